package card

import (
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// basis says what a score rests on.
func (l language) basis(s states.Standing) string {
	switch s.Kind {
	case states.Unsearched:
		return l.text("noScore")
	case states.NoLaw:
		return capital(l.Kind(s.Kind))
	}
	laws := slices.Collect(s.In(states.Law, states.UnassessedLaw))
	if len(laws) != 1 {
		return l.text("laws", strconv.Itoa(len(laws)))
	}
	if since := laws[0].Started(); !since.IsZero() {
		return l.text("law", l.InForceSince(since))
	}
	return capital(l.Kind(states.Scored))
}

// capital begins a line with a label.
func capital(label string) string { return strings.ToUpper(label[:1]) + label[1:] }

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
func (l language) about(bills []states.Listed, mark states.Mark, verb string) fact {
	b := bills[0]
	f := fact{mark, strings.TrimSpace(b.Place + " " + b.Number), verb, b.Title}
	if f.lead == "" {
		f.lead, f.object = b.Title, ""
	}
	if f.lead == "" {
		f.lead = l.text("unnamed")
	}
	if len(bills) > 1 {
		f.lead = l.text("also", f.lead, strconv.Itoa(len(bills)-1))
	}
	return f
}

// facts are one to three: the laws in force; without one the highest-scoring bill on record; a law to come; what the marks stand
// for; and where there is room and no law, when it was searched for.
func (l language) facts(s states.Standing) []fact {
	var all []fact
	switch laws := slices.Collect(s.In(states.Law, states.UnassessedLaw)); {
	case s.Kind == states.Unsearched:
		all = append(all, fact{lead: l.text("notSearched"), object: l.text("notZero")})
	case len(laws) > 0:
		all = append(all, l.about(laws, states.NoMark, ""))
	}
	h := s.Highest()
	tells := h.Scored > 0 && (s.Kind == states.NoLaw || s.Kind == states.Unsearched)
	if tells {
		says := "highest"
		if len(h.Rivals) > 0 {
			says = "highestKnown"
		}
		f := l.about([]states.Listed{h.Bill}, states.NoMark, l.text(says, l.Score(h.Bounds, rubric.AllNine.Max()), l.Status(h.Bill.On)))
		f.object = ""
		all = append(all, f)
	}
	if upcoming := slices.Collect(s.In(states.UpcomingLaw)); len(upcoming) > 0 {
		all = append(all, l.about(upcoming, states.NoMark, l.InForceFrom(upcoming[0].Started())))
	}
	if pending := slices.Collect(s.In(states.PendingBill)); s.Marks.Pending && len(pending) > 0 && !(tells && len(pending) == 1 && pending[0].ID == h.Bill.ID) {
		all = append(all, l.about(pending, states.PendingMark, l.Status(states.Pending)))
	}
	local, expands, wouldExpand := marked(s)
	for _, m := range []struct {
		bills []states.Listed
		mark  states.Mark
		verb  string
	}{{local, states.LocalMark, ""}, {expands, states.ExpandsMark, l.Effect(states.Expands)}, {wouldExpand, states.ExpandsPendingMark, l.WouldExpand()}} {
		if len(m.bills) > 0 {
			all = append(all, l.about(m.bills, m.mark, m.verb))
		}
	}
	if s.Kind == states.NoLaw {
		f := fact{lead: l.text("noLaw")}
		if day := s.Coverage.Searched; !day.IsZero() {
			f = fact{lead: l.text("searched", l.Date(day)), object: l.text("searchedFor")}
		}
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
