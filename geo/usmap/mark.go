package usmap

import "github.com/endqi/endqi/states"

// MarkPath is a mark as SVG path data in a box of 10 by 10, to be filled by the even-odd rule: a clock for pending, a star for recently passed, a pin for
// local, a filled triangle for expands and a hollow one for would expand. The five differ by shape. Empty for no mark.
func MarkPath(m states.Mark) string {
	switch m {
	case states.PendingMark:
		return "M5 .4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2zM5 1.7a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 1 1 0-6.6zM4.4 2.5h1.2v2.2h1.7v1.2H4.4z"
	case states.RecentMark:
		return "M5 .2 6.4 3.5 10 3.8 7.3 6.2 8.1 9.7 5 7.8 1.9 9.7 2.7 6.2 0 3.8 3.6 3.5z"
	case states.LocalMark:
		return "M5 0C2.9 0 1.4 1.6 1.4 3.6 1.4 6.1 5 10 5 10S8.6 6.1 8.6 3.6C8.6 1.6 7.1 0 5 0zM5 2.1a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3z"
	case states.ExpandsMark:
		return "M5 .4 10 9.6H0zM4.4 3.6h1.2v3H4.4zM4.4 7.2h1.2v1.2H4.4z"
	case states.ExpandsPendingMark:
		return "M5 .4 10 9.6H0zM5 3.1 2.1 8.4h5.8z"
	}
	return ""
}

// marksOf lists the marks in the order they are drawn.
func marksOf(m states.Marks) (list []states.Mark) {
	for k := states.PendingMark; k <= states.ExpandsPendingMark; k++ {
		if m.Has(k) {
			list = append(list, k)
		}
	}
	return list
}
