package card

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// in is the language of cards.
const in = labels.English

// total is a group's score in words: "3 of 4", "0–5 of 5"; where the campaign published more than its verdicts add up to,
// "3.5 of 5 = 2 met + 1.5 not broken down".
func total(s states.Standing, g rubric.Group) string {
	if s.Kind == states.Unsearched {
		return in.Kind(states.Unsearched)
	}
	b := s.Bounds(g)
	text := b.String() + " of " + strconv.Itoa(g.Size())
	known := rubric.Score(0)
	for c := range g.Criteria() {
		known += s.Verdict(c).Points()
	}
	if b.Known() && b.Low > known {
		text += " = " + known.String() + " met + " + (b.Low - known).String() + " not broken down"
	}
	return text
}

// basis says what a score rests on.
func basis(s states.Standing) string {
	switch s.Kind {
	case states.Unsearched:
		return "No score yet"
	case states.NoLaw:
		return capital(in.Kind(s.Kind))
	}
	laws := slices.Collect(s.In(states.Law, states.UnassessedLaw))
	if len(laws) != 1 {
		return strconv.Itoa(len(laws)) + " laws in force"
	}
	if since := started(laws[0].Bill); !since.IsZero() {
		return "Law " + in.InForceSince(since)
	}
	return capital(in.Kind(states.Scored))
}

// capital begins a line with a label.
func capital(label string) string { return strings.ToUpper(label[:1]) + label[1:] }

// started is when a law came into force as its record has it, perhaps only a year.
func started(b states.Bill) states.Date { return cmp.Or(b.Effective, b.StatusDate) }

// fact is a sentence about a law or a bill, which may be one of several.
type fact struct {
	mark               states.Mark
	lead, verb, object string // "HB 1 and 2 more"; "would expand immunity"; the title of the first
}

func (f fact) says() string {
	if f.verb == "" || f.object == "" {
		return f.verb + f.object
	}
	return f.verb + ": " + f.object
}

// about is a fact on the bills, which are at least one.
func about(bills []states.Listed, mark states.Mark, verb string) fact {
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

// facts are one to three: the laws in force, or when they were searched for; a law to come; what the marks stand for; and where there is room and
// no law, the highest-scoring bill on record.
func facts(s states.Standing) []fact {
	var all []fact
	switch laws := slices.Collect(s.In(states.Law, states.UnassessedLaw)); {
	case s.Kind == states.Unsearched:
		all = append(all, fact{lead: "Not searched yet.", object: "That is not a score of zero: bills and laws are still to be read."})
	case len(laws) > 0:
		all = append(all, about(laws, states.NoMark, ""))
	case s.Coverage.Searched.IsZero():
		all = append(all, fact{lead: "No law that ends or limits qualified immunity found."})
	default:
		all = append(all, fact{lead: "Searched on " + in.Date(s.Coverage.Searched), object: "for laws that end or limit qualified immunity."})
	}
	if upcoming := slices.Collect(s.In(states.UpcomingLaw)); len(upcoming) > 0 {
		all = append(all, about(upcoming, states.NoMark, in.InForceFrom(started(upcoming[0].Bill))))
	}
	if pending := slices.Collect(s.In(states.PendingBill)); s.Marks.Pending && len(pending) > 0 {
		all = append(all, about(pending, states.PendingMark, in.Status(states.Pending)))
	}
	local, expands, wouldExpand := marked(s)
	for _, m := range []struct {
		bills []states.Listed
		mark  states.Mark
		verb  string
	}{{local, states.LocalMark, ""}, {expands, states.ExpandsMark, in.Effect(states.Expands)}, {wouldExpand, states.ExpandsPendingMark, in.WouldExpand()}} {
		if len(m.bills) > 0 {
			all = append(all, about(m.bills, m.mark, m.verb))
		}
	}
	if h := s.Highest(); s.Kind == states.NoLaw && h.Scored > 0 && h.Bill.On != states.Pending {
		f := about([]states.Listed{h.Bill}, states.NoMark, "highest-scoring bill on record, "+in.Score(h.Bounds, rubric.AllNine.Max())+", "+in.Status(h.Bill.On))
		f.object = ""
		all = append(all, f)
	}
	return all[:min(len(all), 3)]
}

// marked are the bills behind the marks that do not move the score.
func marked(s states.Standing) (local, expands, wouldExpand []states.Listed) {
	for b := range s.In(states.LocalBill) {
		if b.PhaseOn(s.AsOf) == states.PhaseInForce {
			local = append(local, b)
		}
	}
	for b := range s.In(states.ExpandingBill) {
		switch b.PhaseOn(s.AsOf) {
		case states.PhaseInForce:
			expands = append(expands, b)
		case states.PhasePending:
			wouldExpand = append(wouldExpand, b)
		}
	}
	return local, expands, wouldExpand
}

// counted is a count and its verb: "1 has", "5 have".
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
