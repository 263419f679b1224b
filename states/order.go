package states

// order sorts n things in place; equals may change places. It is a heapsort over indices: compiled once, where the generic
// sorts of the standard library are compiled anew for each large type, and each reader of a map loads the result.
func order(n int, less func(i, j int) bool, swap func(i, j int)) {
	sink := func(i, n int) {
		for {
			child := 2*i + 1
			if child >= n {
				return
			}
			if child+1 < n && less(child, child+1) {
				child++
			}
			if !less(i, child) {
				return
			}
			swap(i, child)
			i = child
		}
	}
	for i := n/2 - 1; i >= 0; i-- {
		sink(i, n)
	}
	for i := n - 1; i > 0; i-- {
		swap(0, i)
		sink(0, i)
	}
}
