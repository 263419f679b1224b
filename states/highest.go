package states

import (
	"cmp"
	"strconv"

	"github.com/endqi/endqi/rubric"
)

// HighestBill is a jurisdiction's highest-scoring bill on record: of the limiting bills of its own level that existed on a
// date, the one with the highest low bound, then the highest high bound, then the newest session, then the first id,
// whatever became of it. It never changes a score. The zero value is no bill where nobody searched.
type HighestBill struct {
	Bill   Listed        // Bill.On is what had become of it on the date; the zero Listed where no bill was scored
	Bounds rubric.Bounds // its score on all nine criteria; 0 to 9, which is not known, where no bill was scored
	Bills  int           // how many such bills are known; without Searched, none known does not mean none
	Scored int           // how many of them have a verdict or a published total; the others are proposed, not scored
	Rivals []string      // ids of other scored bills whose high bound exceeds Bounds.Low: any of them may be the highest

	Searched bool // a standing other than [Unsearched]
}

// Highest is the highest-scoring bill on record. A bill with neither verdict nor published total is not scored, and never
// the highest: where no bill is scored, Scored is 0 and Bill is the zero Listed.
func (s Standing) Highest() (h HighestBill) {
	best := -1
	h.Searched = s.Kind != Unsearched
	for i := range s.Bills {
		b := &s.Bills[i]
		if !b.Reformer() {
			continue
		}
		h.Bills++
		if !b.Assessed() {
			continue
		}
		h.Scored++
		if bounds := b.Bounds(rubric.AllNine); best < 0 || b.outscores(bounds, &s.Bills[best], h.Bounds) {
			best, h.Bounds = i, bounds
		}
	}
	if best < 0 {
		h.Bounds = rubric.Bounds{High: rubric.AllNine.Max()}
		return h
	}
	h.Bill = s.Bills[best]
	for i := range s.Bills {
		b := &s.Bills[i]
		if i != best && b.Reformer() && b.Assessed() && b.Bounds(rubric.AllNine).High > h.Bounds.Low {
			h.Rivals = append(h.Rivals, b.ID)
		}
	}
	return h
}

// outscores reports whether a bill comes before another one as the highest.
func (b *Listed) outscores(own rubric.Bounds, other *Listed, its rubric.Bounds) bool {
	switch {
	case own.Low != its.Low:
		return own.Low > its.Low
	case own.High != its.High:
		return own.High > its.High
	case b.Session != other.Session:
		return b.Session > other.Session
	}
	return b.ID < other.ID
}

// String is the bill in a few words: "7.5/9, SB 1 of 2021, failed", with a remark where another may score higher;
// "proposed, not scored" where there are bills and none was scored; "no bill found", or "not assessed" where nobody searched.
func (h HighestBill) String() string {
	switch {
	case h.Bills == 0 && h.Searched:
		return "no bill found"
	case h.Bills == 0:
		return "not assessed"
	case h.Scored == 0:
		return "proposed, not scored"
	}
	text := h.Bounds.Of(rubric.AllNine) + ", " + cmp.Or(h.Bill.Number, h.Bill.Title, "a bill")
	if year := h.Bill.Year(); year != 0 {
		text += " of " + strconv.Itoa(year)
	}
	text += ", " + h.Bill.On.words()
	if len(h.Rivals) > 0 {
		text += "; another may score higher"
	}
	return text
}

// MarshalJSON gives an object of the members bill, number, low, high, status, year, rivals, bills_on_record and bills_scored,
// which mean what those of [AppendProperties] do: null for what is not known, and never 0 for a bill that was not scored.
func (h HighestBill) MarshalJSON() ([]byte, error) {
	o := object{dst: []byte("{")}
	h.each("", o.add)
	return append(o.dst, '}'), nil
}

// MarshalText gives the same text as String.
func (h HighestBill) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// words are the status in a sentence.
func (s Status) words() string {
	if s == StatusUnknown {
		return "outcome not known"
	}
	return s.String()
}

// Year is the year that a bill is cited by: that of its introduction or, where it is not known, the first that its session
// names, and else the year of its status or its last action; 0 where the record names none.
func (b Bill) Year() int {
	return int(cmp.Or(b.Introduced.Year, b.sessionYear(false), b.StatusDate.Year, b.LastAction.Year))
}
