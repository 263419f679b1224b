package states

// Mark is one of [Marks], in the order in which they are drawn and said.
type Mark uint8

const (
	NoMark Mark = iota
	PendingMark
	RecentMark
	LocalMark
	ExpandsMark
	ExpandsPendingMark
)

// String is the mark's word in data, "pending", "recent", "local", "expands" or "expands_pending"; empty for none.
func (m Mark) String() string {
	if m == NoMark {
		return ""
	}
	return markWords.At(uint8(m - 1))
}

// Has reports whether a mark is set. No mark never is.
func (m Marks) Has(one Mark) bool {
	switch one {
	case PendingMark:
		return m.Pending
	case RecentMark:
		return m.Recent
	case LocalMark:
		return m.Local
	case ExpandsMark:
		return m.Expands
	case ExpandsPendingMark:
		return m.ExpandsPending
	}
	return false
}
