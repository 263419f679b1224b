package states

// Phase is how far a bill has come by a day. What the bill would do, and whose law it would be, does not matter.
type Phase uint8

const (
	NoPhase       Phase = iota // by its dates it did not exist yet
	PhaseUnknown               // what became of it is not known, or when it takes effect, or whether it is still pending
	PhasePending               // before its legislature
	PhaseFailed                // it did not pass
	PhaseUpcoming              // enacted, not yet in force
	PhaseInForce               // law
	PhaseEnded                 // no longer in force
)

const phaseWords Words = "- unknown pending failed upcoming in_force ended"

// String is "unknown", "pending", "failed", "upcoming", "in_force" or "ended", and empty for a bill that did not exist.
func (p Phase) String() string { return phaseWords.At(uint8(p)) }

// MarshalText gives the same word as String.
func (p Phase) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// PhaseOn is the bill's phase on a date: the one answer that roles, marks, lists and pages follow.
//
// A bill of status pending is so up to its session's end; where that is not known, if the status was checked 0 to 365 days
// before the date. A bill that was decided on a later day was pending from its introduction until then. A law that ended
// before it took effect, or whose day of effect is not known, has ended from the day of its end.
func (b Bill) PhaseOn(asOf Date) Phase {
	asOf = asOf.asOf()
	status, existed := b.StatusOn(asOf)
	from, end := b.EffectiveDate(), b.endDate()
	switch {
	case !existed:
		return NoPhase
	case status == Failed:
		return PhaseFailed
	case status == Pending && (b.Status != Pending || b.mayPend(asOf)):
		return PhasePending
	case status != Enacted:
		return PhaseUnknown
	case !end.IsZero() && !asOf.Before(end):
		return PhaseEnded
	case from.IsZero():
		return PhaseUnknown
	case asOf.Before(from):
		return PhaseUpcoming
	}
	return PhaseInForce
}

// PendingOn reports whether the bill is pending on a date and may be shown so.
func (b Bill) PendingOn(asOf Date) bool { return b.PhaseOn(asOf) == PhasePending }

// mayPend reports whether a bill of status pending may still be so on a date.
func (b Bill) mayPend(asOf Date) bool {
	if !b.SessionEnd.IsZero() {
		return !asOf.After(b.SessionEnd.Last())
	}
	days := b.Checked.DaysUntil(asOf)
	return !b.Checked.IsZero() && 0 <= days && days <= 365
}

// SessionOver reports whether the bill's outcome is not known but its session had ended by a date: no passage is recorded.
// Where the session's end is not known, it is not.
func (b Bill) SessionOver(asOf Date) bool {
	return b.Status == StatusUnknown && !b.SessionEnd.IsZero() && asOf.asOf().After(b.SessionEnd.Last())
}

// StatusOn is the bill's status on a date, as far as its own dates tell, and whether it existed then at all.
//
// Before its first dated step it did not exist: before it was introduced or, where that day is not known, before the first
// year that its session names. A bill without any date exists on every date. On and after the day it was enacted or failed
// a bill has the status of its record; before, it was pending if the day of its introduction is known, and otherwise its
// status then is unknown. A failed bill whose date is not known counts as failed from the day after its session's end or,
// where that is not known either, from the last day of the last year that its session names.
func (b Bill) StatusOn(asOf Date) (Status, bool) {
	asOf = asOf.asOf()
	switch {
	case asOf.Before(b.began()):
		return StatusUnknown, false
	case !asOf.Before(b.decided()):
		return b.Status, true
	case !b.Introduced.IsZero() && asOf.Before(b.StatusDate.First()):
		return Pending, true
	}
	return StatusUnknown, true
}

// began is the first day on which the bill's dates say that it existed; no date where they say nothing.
func (b Bill) began() Date {
	first := b.Introduced.Last()
	if year := b.sessionYear(false); first.IsZero() && year != 0 {
		first = Date{year, 1, 1}
	}
	for _, step := range []Date{b.decided(), b.StatusDate.Last(), b.LastAction.Last(), b.Checked.Last()} {
		if first.IsZero() || !step.IsZero() && step.Before(first) {
			first = step
		}
	}
	return first
}

// decided is the day on which the bill was enacted or had failed, at its last possible day; no date where it was neither
// or its record does not tell. A law whose day of enactment is not known exactly was enacted by the day it took effect.
func (b Bill) decided() Date {
	day, effective := b.StatusDate.Last(), b.Effective.Last()
	switch {
	case b.Status != Enacted && b.Status != Failed:
		return Date{}
	case b.Status == Enacted && !effective.IsZero() &&
		(day.IsZero() || effective.Before(day) && !effective.Before(b.StatusDate.First())):
		return effective
	case !day.IsZero():
		return day
	case !b.SessionEnd.IsZero():
		return b.SessionEnd.AddDays(1)
	}
	if year := b.sessionYear(true); year != 0 {
		return Date{year, 12, 31}
	}
	return Date{}
}

// sessionYear is the first or the last year that the session's name holds, 0 where it holds none.
func (b Bill) sessionYear(last bool) (year int16) {
	digits := 0
	n := 0
	for _, c := range []byte(b.Session + " ") {
		if '0' <= c && c <= '9' {
			digits++
			n = n*10 + int(c-'0')
			continue
		}
		if digits == 4 && (year == 0 || last) {
			year = int16(n)
		}
		digits, n = 0, 0
	}
	return year
}
