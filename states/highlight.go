package states

import (
	"cmp"

	"github.com/endqi/endqi/rubric"
)

// EventKind is a step in the life of a bill.
type EventKind uint8

const (
	Introduction EventKind = iota
	Enactment
	Failure
)

// String is "introduced", "enacted" or "failed".
func (k EventKind) String() string {
	return [...]string{"introduced", "enacted", "failed"}[min(k, Failure)]
}

// Highlight is a dated step of a bill and what it did to its jurisdiction's score.
type Highlight struct {
	Date Date // as exact as the record has it: perhaps only a year
	Kind EventKind
	Bill Bill

	// For an enactment that is in force by the asked date, the standing on the day before it took effect and on that day.
	// Both are nil for any other event, and for laws that never change a score.
	Before, After *Standing
}

// Changed reports whether the event moved the jurisdiction's score.
func (h Highlight) Changed() bool {
	return h.After != nil && (h.Before.Kind != h.After.Kind || h.Before.Score() != h.After.Score())
}

// Bounds are the score before and after; ok is false where the event is not one that can move it.
func (h Highlight) Bounds() (before, after rubric.Bounds, ok bool) {
	if h.After == nil {
		return before, after, false
	}
	return h.Before.Score(), h.After.Score(), true
}

// Highlights lists every dated introduction, enactment and failure up to a date, newest first. A date known only to the
// year or the month counts at its last possible day.
func Highlights(bills []Bill, coverage []Coverage, asOf Date) []Highlight {
	asOf = asOf.Last()
	var all []Highlight
	add := func(d Date, k EventKind, b Bill) {
		if d.IsZero() || d.Last().After(asOf) {
			return
		}
		h := Highlight{Date: d, Kind: k, Bill: b}
		if from := b.EffectiveDate(); k == Enactment && b.Reformer() && !from.IsZero() && !from.After(asOf) {
			before, after := Rules{}.tally(b.State, bills, coverage, from.AddDays(-1)), Rules{}.tally(b.State, bills, coverage, from)
			h.Before, h.After = &before, &after
		}
		all = append(all, h)
	}
	for _, b := range bills {
		add(b.Introduced, Introduction, b)
		switch b.Status {
		case Enacted:
			add(b.StatusDate, Enactment, b)
		case Failed:
			add(b.StatusDate, Failure, b)
		}
	}
	order(len(all), func(i, j int) bool {
		a, b := &all[i], &all[j]
		return cmp.Or(b.Date.Last().Compare(a.Date.Last()), cmp.Compare(b.Kind, a.Kind), cmp.Compare(a.Bill.ID, b.Bill.ID)) < 0
	}, func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}
