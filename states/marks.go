package states

// Marks are what a map shows beside a score.
type Marks struct {
	Pending        bool // a limiting bill of the jurisdiction's own level is pending
	Recent         bool // such a bill was enacted 0 to [RecentDays] days before, or as many as [Rules] say
	Local          bool // a limiting local law is in force
	Expands        bool // a law that expands immunity is enacted and has not ended
	ExpandsPending bool // a bill that would expand it is pending
}

// add sets the marks that a bill gives, which on the date has a status and is in a phase.
func (m *Marks) add(b Bill, status Status, p Phase, asOf Date, recentDays int) {
	switch {
	case b.Effect == Expands:
		m.Expands = m.Expands || status == Enacted && p != PhaseEnded
		m.ExpandsPending = m.ExpandsPending || p == PhasePending
	case b.Effect != Limits:
	case b.Scope == Local:
		m.Local = m.Local || p == PhaseInForce
	case b.Reformer():
		m.Pending = m.Pending || p == PhasePending
		m.Recent = m.Recent || status == Enacted && b.recent(asOf, recentDays)
	}
}
