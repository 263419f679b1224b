package labels

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Language is English or Spanish, by its BCP 47 tag. Any other is English.
type Language string

const (
	English Language = "en"
	Spanish Language = "es"
)

// Find is a label by its key, such as "verdict.met": for catalogues that these labels are part of. A key that does not exist has none.
func (l Language) Find(key string) (text string, ok bool) {
	if l == Spanish {
		return spanish.Find(key)
	}
	return english.Find(key)
}

// text is a label with arguments in their places.
func (l Language) text(key string, arguments ...string) string {
	text, _ := l.Find(key)
	for i, a := range arguments {
		text = strings.Replace(text, "{"+strconv.Itoa(i)+"}", a, 1)
	}
	return text
}

// Verdict is "met", "met in part", "not met" or "not assessed".
func (l Language) Verdict(v rubric.Verdict) string {
	if v == rubric.NotAssessed {
		return l.text("verdict.none")
	}
	return l.text("verdict." + v.String())
}

// Kind is what is known of a jurisdiction: "law in force", "law in force, partly scored", "no law limiting immunity found" or "not assessed".
func (l Language) Kind(k states.StandingKind) string { return l.text("kind." + k.String()) }

// Partly is what a score is called whose bounds do not meet: "partly scored".
func (l Language) Partly() string { return l.text("partly") }

// Proposed is what a place is called that has no law and has had a bill: "proposed, not law".
func (l Language) Proposed() string { return l.text("proposed") }

// Nothing is what a place is called that was searched without finding a law or a bill: "no law or bill found".
func (l Language) Nothing() string { return l.text("nothing") }

// Bill is the word before a bill's score in a shape, where no reader may take it for a law's: "bill".
func (l Language) Bill() string { return l.text("bill") }

// Federal is what stands on the map for the law of the United States, beside the codes of the states: "Federal".
func (l Language) Federal() string { return l.text("federal") }

// Highest is a place's highest-scoring bill on record in words: "highest-scoring bill 7.5 of 9"; "proposed, not scored" where no bill is.
func (l Language) Highest(h states.HighestBill) string {
	if h.Scored == 0 {
		return l.text("highest.unscored")
	}
	return l.text("highest", l.Score(h.Bounds, rubric.AllNine.Max()))
}

// Mark is what a mark stands for: "bill pending"; empty for none.
func (l Language) Mark(m states.Mark) string { return l.text("mark." + m.String()) }

// Role is the heading of the bills of a role. Laws in force have one, whether they are assessed or not.
func (l Language) Role(r states.Role) string {
	if r == states.UnassessedLaw {
		r = states.Law
	}
	return l.text("role." + r.String())
}

// Status is how far a bill came: "pending", "enacted", "did not pass", "outcome not known".
func (l Language) Status(s states.Status) string { return l.text("status." + s.String()) }

// Effect is what a law does: "limits immunity", "expands immunity", "leaves immunity as it is".
func (l Language) Effect(e states.Effect) string { return l.text("effect." + e.String()) }

// WouldExpand is what a bill does that is no law: "would expand immunity".
func (l Language) WouldExpand() string { return l.text("effect.would_expand") }

// Criterion is what a law does that meets a criterion: "End immunity for police", so that no check mark reads as having what must
// end.
func (l Language) Criterion(c rubric.Criterion) string { return l.text("criterion." + c.Key()) }

// Place is a jurisdiction's name: "New Mexico", "Nuevo México".
func (l Language) Place(c states.Code) string {
	if name, ok := l.Find("place." + string(c)); ok {
		return name
	}
	return c.Name()
}

// Basis is where a verdict comes from: "Scored by the campaign".
func (l Language) Basis(b states.Basis) string {
	if b == states.NoBasis {
		return l.text("basis.none")
	}
	return l.text("basis." + b.String())
}

// Group is "END" or "START"; empty for all nine.
func (l Language) Group(g rubric.Group) string { return l.text("group." + g.String()) }

// Score is a score in words: "6.5 of 9", "3 to 8 of 9".
func (l Language) Score(b rubric.Bounds, most rubric.Score) string {
	if b.Known() {
		return l.text("score", b.Low.String(), most.String())
	}
	return l.text("score.range", b.Low.String(), b.High.String(), most.String())
}

// Standing is what is known of a jurisdiction's law. Where none is in force, the first that will be is named: "no law limiting immunity found, law in force from January 1, 2031".
func (l Language) Standing(s states.Standing) string {
	text := l.Kind(s.Kind)
	if s.Kind == states.NoLaw {
		for i := range s.Bills {
			if b := &s.Bills[i]; b.Role == states.UpcomingLaw {
				return text + ", " + l.text("law.coming", l.Date(b.EffectiveDate()))
			}
		}
	}
	return text
}

// Law is the standing with its marks: "law in force, bill pending, local law". Where the one law found expands immunity, that says it all.
func (l Language) Law(s states.Standing) string {
	text := l.Standing(s)
	if s.Marks.Has(states.ExpandsMark) && text == l.Kind(states.NoLaw) {
		text = ""
	}
	for m := states.PendingMark; m <= states.ExpandsPendingMark; m++ {
		if s.Marks.Has(m) {
			if text != "" {
				text += ", "
			}
			text += l.Mark(m)
		}
	}
	return text
}

// InForceSince is "in force since June 19, 2020".
func (l Language) InForceSince(d states.Date) string { return l.text("law.since", l.Date(d)) }

// InForceFrom is "in force from January 1, 2031".
func (l Language) InForceFrom(d states.Date) string { return l.text("law.from", l.Date(d)) }

// Date is a date in words, as exactly as it is known: "June 19, 2020", "June 2020", "2020". No date is empty.
func (l Language) Date(d states.Date) string {
	year := strconv.Itoa(int(d.Year))
	month, ok := l.Find("month." + strconv.Itoa(int(d.Month)))
	switch {
	case d.IsZero():
		return ""
	case !ok:
		return year
	case d.Day == 0:
		return l.text("date.month", month, year)
	}
	return l.text("date.day", month, strconv.Itoa(int(d.Day)), year)
}
