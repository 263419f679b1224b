package usmap

import "github.com/endqi/endqi/states"

// Mark is a small sign beside a score. The five differ by shape.
type Mark uint8

const (
	NoMark Mark = iota
	PendingMark
	RecentMark
	LocalMark
	ExpandsMark
	ExpandsPendingMark
)

const markSize = 10

// Path is the mark as SVG path data in a box of 10 by 10, to be filled by the even-odd rule: a clock for pending, a star for recently passed, a pin for
// local, a filled triangle for expands and a hollow one for would expand. Empty for no mark.
func (m Mark) Path() string {
	switch m {
	case PendingMark:
		return "M5 .4a4.6 4.6 0 1 0 0 9.2a4.6 4.6 0 1 0 0-9.2zM5 1.7a3.3 3.3 0 1 1 0 6.6a3.3 3.3 0 1 1 0-6.6zM4.4 2.5h1.2v2.2h1.7v1.2H4.4z"
	case RecentMark:
		return "M5 .2 6.4 3.5 10 3.8 7.3 6.2 8.1 9.7 5 7.8 1.9 9.7 2.7 6.2 0 3.8 3.6 3.5z"
	case LocalMark:
		return "M5 0C2.9 0 1.4 1.6 1.4 3.6 1.4 6.1 5 10 5 10S8.6 6.1 8.6 3.6C8.6 1.6 7.1 0 5 0zM5 2.1a1.5 1.5 0 1 1 0 3a1.5 1.5 0 1 1 0-3z"
	case ExpandsMark:
		return "M5 .4 10 9.6H0zM4.4 3.6h1.2v3H4.4zM4.4 7.2h1.2v1.2H4.4z"
	case ExpandsPendingMark:
		return "M5 .4 10 9.6H0zM5 3.1 2.1 8.4h5.8z"
	}
	return ""
}

// marksOf lists the marks in the order they are drawn.
func marksOf(m states.Marks) (list [5]Mark, n int) {
	for _, k := range [...]struct {
		on   bool
		mark Mark
	}{{m.Pending, PendingMark}, {m.Recent, RecentMark}, {m.Local, LocalMark}, {m.Expands, ExpandsMark}, {m.ExpandsPending, ExpandsPendingMark}} {
		if k.on {
			list[n] = k.mark
			n++
		}
	}
	return list, n
}
