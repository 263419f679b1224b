package states

// order is the order in which n things stand by a comparison, as their indices; equals may stand either way. It is a heapsort:
// compiled once, where the generic sorts of the standard library are compiled anew for each large type, and each reader of a
// map loads the result.
func order(n int, less func(i, j int) bool) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = i
	}
	sink := func(i, n int) {
		for {
			child := 2*i + 1
			if child >= n {
				return
			}
			if child+1 < n && less(at[child], at[child+1]) {
				child++
			}
			if !less(at[i], at[child]) {
				return
			}
			at[i], at[child] = at[child], at[i]
			i = child
		}
	}
	for i := n/2 - 1; i >= 0; i-- {
		sink(i, n)
	}
	for i := n - 1; i > 0; i-- {
		at[0], at[i] = at[i], at[0]
		sink(0, i)
	}
	return at
}
