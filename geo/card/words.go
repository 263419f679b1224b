package card

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

var heads = [...]string{rubric.End: "END", rubric.Start: "START"}

var verdicts = [...]struct {
	verdict rubric.Verdict
	text    string
}{{rubric.Met, "met"}, {rubric.Partial, "in part"}, {rubric.Unmet, "not met"}, {rubric.NotAssessed, "not assessed"}}

// total is a group's score in words: "3 of 4", "0–5 of 5".
func total(s states.Standing, g rubric.Group) string {
	if s.Kind == states.Unsearched {
		return "not assessed"
	}
	return s.Bounds(g).String() + " of " + strconv.Itoa(g.Size())
}

// basis says what a score rests on.
func basis(s states.Standing) string {
	switch s.Kind {
	case states.Unsearched:
		return "No score yet"
	case states.NoLaw:
		return "No law found"
	}
	laws := list(s, states.Law, states.UnassessedLaw)
	if len(laws) != 1 {
		return strconv.Itoa(len(laws)) + " laws in force"
	}
	if since := started(laws[0].Bill); !since.IsZero() {
		return "Law in force since " + wordsOf(since)
	}
	return "Law in force"
}

// started is when a law came into force as its record has it, perhaps only a year.
func started(b states.Bill) states.Date {
	if b.Effective.IsZero() {
		return b.StatusDate
	}
	return b.Effective
}

func list(s states.Standing, roles ...states.Role) (all []states.Listed) {
	for b := range s.In(roles...) {
		all = append(all, b)
	}
	return all
}

// fact is a sentence about a law or a bill, which may be one of several.
type fact struct {
	mark               usmap.Mark
	lead, verb, object string // "HB 1 and 2 more"; "would expand immunity"; the title of the first
}

func (f fact) says() string {
	if f.verb == "" || f.object == "" {
		return f.verb + f.object
	}
	return f.verb + ": " + f.object
}

// about is a fact on the bills, which are at least one.
func about(bills []states.Listed, mark usmap.Mark, verb string) fact {
	b := bills[0]
	f := fact{mark, strings.TrimSpace(b.Place + " " + b.Number), verb, b.Title}
	if f.lead == "" {
		f.lead, f.object = b.Title, ""
	}
	if f.lead == "" {
		f.lead = "A bill without number or title"
	}
	if len(bills) > 1 {
		f.lead += " and " + strconv.Itoa(len(bills)-1) + " more"
	}
	return f
}

// facts are one to three: the laws in force, or that none was found; a law to come; and what the marks stand for.
func facts(s states.Standing) []fact {
	var all []fact
	switch laws := list(s, states.Law, states.UnassessedLaw); {
	case s.Kind == states.Unsearched:
		all = append(all, fact{lead: "Not searched yet.", object: "That is not a score of zero: bills and laws are still to be read."})
	case len(laws) > 0:
		all = append(all, about(laws, usmap.NoMark, ""))
	case s.Coverage.Searched.IsZero():
		all = append(all, fact{lead: "No law found", object: "that ends or limits qualified immunity."})
	default:
		all = append(all, fact{lead: "No law found as of " + wordsOf(s.Coverage.Searched), object: "that ends or limits qualified immunity."})
	}
	if upcoming := list(s, states.UpcomingLaw); len(upcoming) > 0 {
		all = append(all, about(upcoming, usmap.NoMark, "in force from "+wordsOf(started(upcoming[0].Bill))))
	}
	if pending := list(s, states.PendingBill); s.Marks.Pending && len(pending) > 0 {
		all = append(all, about(pending, usmap.PendingMark, "pending"))
	}
	local, expands, wouldExpand := marked(s)
	for _, m := range []struct {
		bills []states.Listed
		mark  usmap.Mark
		verb  string
	}{{local, usmap.LocalMark, ""}, {expands, usmap.ExpandsMark, "expands immunity"}, {wouldExpand, usmap.ExpandsPendingMark, "would expand immunity"}} {
		if len(m.bills) > 0 {
			all = append(all, about(m.bills, m.mark, m.verb))
		}
	}
	return all[:min(len(all), 3)]
}

// marked are the bills behind the marks that do not move the score.
func marked(s states.Standing) (local, expands, wouldExpand []states.Listed) {
	for _, b := range list(s, states.LocalBill) {
		if b.Effect == states.Limits && b.InForce(s.AsOf) {
			local = append(local, b)
		}
	}
	for _, b := range list(s, states.ExpandingBill) {
		switch {
		case b.InForce(s.AsOf):
			expands = append(expands, b)
		case b.PendingOn(s.AsOf):
			wouldExpand = append(wouldExpand, b)
		}
	}
	return local, expands, wouldExpand
}

func has(m states.Marks, mark usmap.Mark) bool {
	switch mark {
	case usmap.PendingMark:
		return m.Pending
	case usmap.RecentMark:
		return m.Recent
	case usmap.LocalMark:
		return m.Local
	case usmap.ExpandsMark:
		return m.Expands
	case usmap.ExpandsPendingMark:
		return m.ExpandsPending
	}
	return false
}

var months = strings.Fields("January February March April May June July August September October November December")

// wordsOf is a date as precise as it is known: "June 19, 2020", "June 2020", "2020". No date is empty.
func wordsOf(d states.Date) string {
	year := strconv.Itoa(int(d.Year))
	switch {
	case d.IsZero():
		return ""
	case d.Month < 1 || d.Month > 12:
		return year
	case d.Day == 0:
		return months[d.Month-1] + " " + year
	}
	return months[d.Month-1] + " " + strconv.Itoa(int(d.Day)) + ", " + year
}

// counted is a count and its verb: "1 has", "5 have".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
