package states

import "cmp"

// Started is when the law came or comes into force as exactly as its record says it, perhaps only a year: Effective, or else
// StatusDate. Reckoning wants [Bill.EffectiveDate].
func (b Bill) Started() Date { return cmp.Or(b.Effective, b.StatusDate) }

// EffectiveDate is the day the law came or comes into force, at its last possible day: Effective, or else StatusDate, but
// not before it was enacted. A bill that was not enacted has none, nor has a law whose dates are not known.
func (b Bill) EffectiveDate() Date {
	from := cmp.Or(b.Effective.Last(), b.StatusDate.Last())
	switch {
	case b.Status != Enacted || from.IsZero():
		return Date{}
	case from.Before(b.decided()):
		return b.decided()
	}
	return from
}

// endDate is the first day on which the law is no longer in force and stops counting, such as that of its repeal, at its last
// possible day; no date where it has none.
func (b Bill) endDate() Date { return b.Ended.Last() }

// InForce reports whether the bill is law on a date: enacted, and effective ≤ asOf < ended. A law of unknown date is
// never in force.
func (b Bill) InForce(asOf Date) bool { return b.PhaseOn(asOf) == PhaseInForce }
