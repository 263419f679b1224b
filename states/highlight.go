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

	// For an enactment that is in force by the asked date, the standing on the day before it took effect and on that day,
	// with neither Marks nor Bills, which for thousands of laws would fill a reader's memory: [Tally] has them.
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
	asOf = asOf.asOf()
	var all []Highlight
	var moves []move
	add := func(d Date, k EventKind, b *Bill) {
		if d.IsZero() || d.Last().After(asOf) {
			return
		}
		if from := b.EffectiveDate(); k == Enactment && b.Reformer() && !from.IsZero() && !from.After(asOf) {
			moves = append(moves, move{b, from, 0, len(all)})
		}
		all = append(all, Highlight{Date: d, Kind: k, Bill: *b})
	}
	var turns []move
	for i := range bills {
		b := &bills[i]
		add(b.Introduced, Introduction, b)
		switch b.Status {
		case Enacted:
			add(b.StatusDate, Enactment, b)
		case Failed:
			add(b.StatusDate, Failure, b)
		}
		from, until := b.EffectiveDate(), b.endDate()
		if b.Reformer() && !from.IsZero() && (until.IsZero() || from.Before(until)) {
			if turns = append(turns, move{b, from, 1, 0}); !until.IsZero() {
				turns = append(turns, move{b, until, -1, 0})
			}
		}
	}
	moves, turns = sortMoves(moves), sortMoves(turns)
	var n count
	var place Standing
	on := func(day Date) *Standing { // days of a place come in their order
		for ; len(turns) > 0 && turns[0].bill.State == place.Code && !turns[0].day.After(day); turns = turns[1:] {
			n.add(turns[0].bill, turns[0].by)
		}
		s := place
		s.AsOf = day
		n.fill(&s)
		return &s
	}
	var before, after *Standing
	for _, m := range moves {
		if after == nil || m.bill.State != place.Code {
			n, place, after = count{}, newStanding(m.bill.State, coverage, asOf), nil
			for len(turns) > 0 && turns[0].bill.State < place.Code {
				turns = turns[1:]
			}
		}
		if after == nil || after.AsOf != m.day {
			before, after = on(m.day.AddDays(-1)), on(m.day)
		}
		all[m.highlight].Before, all[m.highlight].After = before, after
	}
	var sorted []Highlight
	for _, i := range order(len(all), func(i, j int) bool {
		a, b := &all[i], &all[j]
		return cmp.Or(b.Date.Last().Compare(a.Date.Last()), cmp.Compare(b.Kind, a.Kind), cmp.Compare(a.Bill.ID, b.Bill.ID)) < 0
	}) {
		sorted = append(sorted, all[i])
	}
	return sorted
}

// move is a day on which a law takes effect or ends. All days of a jurisdiction are gone through once, in their order, so that the
// time for a law does not grow with the number of others.
type move struct {
	bill      *Bill
	day       Date
	by        int // 1 where the law takes effect, -1 where it ends
	highlight int // which of them wants the standings around the day
}

func sortMoves(list []move) (sorted []move) {
	for _, i := range order(len(list), func(i, j int) bool {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(a.bill.State, b.bill.State), a.day.Compare(b.day)) < 0
	}) {
		sorted = append(sorted, list[i])
	}
	return sorted
}
