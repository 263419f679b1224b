package states

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"github.com/endqi/endqi/rubric"
)

// StandingKind says how much is known of a jurisdiction. The zero value is unsearched, which is never drawn as zero.
type StandingKind uint8

const (
	Unsearched  StandingKind = iota // no limiting law known and not searched: not assessed
	NoLaw                           // searched, no limiting law in force: 0/9
	PartlyKnown                     // a law in force, the bounds do not meet
	Scored                          // a law in force, the bounds meet
)

const kindWords Words = "unsearched none partial scored"

// String is "unsearched", "none", "partial" or "scored".
func (k StandingKind) String() string {
	return cmp.Or(kindWords.At(uint8(k)), "StandingKind("+strconv.Itoa(int(k))+")")
}

// MarshalText gives the same word as String.
func (k StandingKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalJSON reads such a word in quotes; null leaves k alone, and anything else is a [*ParseError].
func (k *StandingKind) UnmarshalJSON(data []byte) error {
	return kindWords.readJSON("kind of standing", data, (*uint8)(k))
}

// Listed is a bill in a standing.
type Listed struct {
	Bill
	Role Role   `json:"role"`
	On   Status `json:"on"` // the bill's status on the standing's date, as far as its dates tell

	// Under is the id of the law in force that an amendment changes, itself or by way of other amendments: the law that it is
	// listed under. It is empty for any other bill.
	Under string `json:"under,omitempty"`
}

// Standing is where a jurisdiction stands on a date.
type Standing struct {
	Code       Code
	AsOf       Date
	Kind       StandingKind
	End, Start rubric.Bounds    // 0 to the group's maximum where nothing is known
	Verdicts   rubric.Scorecard // the best known verdict of the laws that make the score
	Marks      Marks
	Coverage   Coverage
	Bills      []Listed // every bill that existed on the date, by role, then newest session first
}

// Score joins the bounds of both groups: 0 to 9, which is not known, for a place that is unsearched. A bound counts halves: "6 or more
// for sure" is Score().Low >= rubric.Points(6).
func (s Standing) Score() rubric.Bounds { return s.Bounds(rubric.AllNine) }

// String is the standing in a few words: "6.5/9", "3–8/9", "0/9, no law limiting immunity found" or "not assessed".
func (s Standing) String() string {
	switch s.Kind {
	case Unsearched:
		return "not assessed"
	case NoLaw:
		return s.Score().Of(rubric.AllNine) + ", no law limiting immunity found"
	}
	return s.Score().Of(rubric.AllNine)
}

// MarshalText gives the same text as String.
func (s Standing) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// MarshalJSON gives the members of [AppendProperties], without a date of the data: words and points, null for what is not
// known, and bills by their ids. It is not read back: [Tally] makes a standing anew.
func (s Standing) MarshalJSON() ([]byte, error) { return AppendProperties(nil, s, Date{}), nil }

// Verdict is the standing's verdict on one criterion: of the laws in force, unmet where a search found none, and not
// assessed everywhere else.
func (s Standing) Verdict(c rubric.Criterion) rubric.Verdict {
	if s.Kind == NoLaw {
		return rubric.Unmet
	}
	return s.Verdicts.Verdict(c)
}

// In yields the bills of the given roles in the standing's order.
func (s Standing) In(roles ...Role) iter.Seq[Listed] {
	return func(yield func(Listed) bool) {
		for _, b := range s.Bills {
			if slices.Contains(roles, b.Role) && !yield(b) {
				return
			}
		}
	}
}

// Amendments yields the amendments in force of one law, those of its amendments too.
func (s Standing) Amendments(law string) iter.Seq[Listed] {
	return func(yield func(Listed) bool) {
		for b := range s.In(Amendment) {
			if b.Under == law && !yield(b) {
				return
			}
		}
	}
}

// Find is the standing of one jurisdiction among those of a [Tally].
func Find(standings []Standing, c Code) (Standing, bool) {
	for _, s := range standings {
		if s.Code == c {
			return s, true
		}
	}
	return Standing{}, false
}

// Tally works out the standing of each of the 57 jurisdictions on a date, in the order of [All]. Laws count from the day
// they take effect. asOf of a year or a month counts at its last day; the zero Date is the shipped edition's, [Updated]. Bills
// whose state is none of the 57 have no place in it: records.Check names them.
//
// The score joins the limiting laws in force of the jurisdiction's own level. For each group the low bound is the larger
// of the joined known points and the best law's low; the high bound is what the criteria would add up to if each had the
// best that any of the laws could give it, and at most the sum of the laws' highs. A law with neither verdict nor total
// changes no score; alone in force it leaves the score anywhere from 0 to 9. Local laws, laws that expand immunity and
// studies never change a score, and a federal law never adds to a state's.
func Tally(bills []Bill, coverage []Coverage, asOf Date) []Standing {
	return Rules{}.Tally(bills, coverage, asOf)
}

// Tally is the function of the same name by these rules.
func (r Rules) Tally(bills []Bill, coverage []Coverage, asOf Date) []Standing {
	asOf = asOf.asOf()
	var all []Standing
	for j := range All() {
		all = append(all, r.tally(j.Code, bills, coverage, asOf))
	}
	return all
}

// StandingOf is the standing of one jurisdiction, as [Tally] works it out; ok is false for a code that is none of the 57.
func StandingOf(code Code, bills []Bill, coverage []Coverage, asOf Date) (s Standing, ok bool) {
	return Rules{}.StandingOf(code, bills, coverage, asOf)
}

// StandingOf is the function of the same name by these rules.
func (r Rules) StandingOf(code Code, bills []Bill, coverage []Coverage, asOf Date) (s Standing, ok bool) {
	if _, ok = ByCode(code); ok {
		s = r.tally(code, bills, coverage, asOf.asOf())
	}
	return s, ok
}

// newStanding is the standing of a jurisdiction before any bill counts.
func newStanding(code Code, coverage []Coverage, asOf Date) Standing {
	s := Standing{Code: code, AsOf: asOf, Coverage: Coverage{State: code}}
	for _, c := range coverage {
		if c.State == code {
			s.Coverage = c
		}
	}
	return s
}

// tally is the standing of one jurisdiction. It looks for its records among all: maps by jurisdiction would be more code
// for each reader's browser to load, and gain little for 57 of them.
func (r Rules) tally(code Code, bills []Bill, coverage []Coverage, asOf Date) Standing {
	s := newStanding(code, coverage, asOf)
	for i := range bills {
		if bills[i].State != code {
			continue
		}
		b := bills[i]
		if b.began().IsZero() && asOf.Before(s.Coverage.Searched.Last()) {
			continue // without any date of its own, it is known of only since the search
		}
		if status, existed := b.StatusOn(asOf); existed {
			phase := b.PhaseOn(asOf)
			s.Bills = append(s.Bills, Listed{Bill: b, Role: b.role(phase), On: status})
			s.Marks.add(b, status, phase, asOf, cmp.Or(r.RecentDays, RecentDays))
		}
	}
	s.demoteAmendments()
	var sorted []Listed
	var n count
	for _, i := range order(len(s.Bills), func(i, j int) bool {
		a, b := &s.Bills[i], &s.Bills[j]
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(b.Session, a.Session), cmp.Compare(a.ID, b.ID)) < 0
	}) {
		if sorted = append(sorted, s.Bills[i]); s.Bills[i].Role <= UnassessedLaw {
			n.add(&s.Bills[i].Bill, 1)
		}
	}
	s.Bills = sorted
	n.fill(&s)
	return s
}

// demoteAmendments lists a law that changes another law in force under it, unless it has a score of its own.
func (s *Standing) demoteAmendments() {
	inForce := map[string]int{} // the first of each id
	for i, b := range s.Bills {
		if _, twice := inForce[b.ID]; !twice && b.Role <= UnassessedLaw {
			inForce[b.ID] = i
		}
	}
	tops := make([]string, len(s.Bills)) // of those that were looked at: each chain is followed once
	seen := make([]bool, len(s.Bills))
	for i := range s.Bills {
		if s.Bills[i].Role != UnassessedLaw || s.Bills[i].Amends == "" {
			continue
		}
		var chain []int
		top := ""
		for at := i; ; {
			law := s.Bills[at]
			if seen[at] { // looked at before; of laws that name each other in a circle none is the one to list
				top = tops[at]
				break
			}
			seen[at] = true
			chain = append(chain, at)
			next, ok := inForce[law.Amends]
			if law.Role == Law || law.Amends == "" || !ok {
				top = law.ID
				break
			}
			at = next
		}
		for _, at := range chain {
			tops[at] = top
		}
	}
	for i := range s.Bills {
		if b := &s.Bills[i]; b.Role == UnassessedLaw && tops[i] != "" && tops[i] != b.ID {
			b.Role, b.Under = Amendment, tops[i]
		}
	}
}

// count is what a score follows from: how many of the laws in force say what. Laws enter and leave it one by one.
type count struct {
	laws, unassessed int
	verdicts         [rubric.OfficerConsequences + 1][rubric.Met + 1]int // by criterion
	lows             [rubric.Start + 1][19]int                           // by group and half points
	highs            [rubric.Start + 1]int                               // their sum, by group
}

// add counts a law in force in, or out where by is -1.
func (n *count) add(b *Bill, by int) {
	if !b.Assessed() {
		n.unassessed += by
		return
	}
	n.laws += by
	for c := rubric.PoliceOfficers; c <= rubric.OfficerConsequences; c++ {
		n.verdicts[c][min(b.Scorecard.Verdict(c), rubric.Met)] += by
	}
	for g := rubric.End; g <= rubric.Start; g++ {
		own := b.Bounds(g)
		n.lows[g][own.Low] += by
		n.highs[g] += by * int(own.High)
	}
}

// fill works out what the laws in force make of a standing.
func (n *count) fill(s *Standing) {
	switch {
	case n.laws == 0 && (n.unassessed > 0 || s.Coverage.Searched.IsZero()):
		s.End, s.Start = rubric.Bounds{High: rubric.End.Max()}, rubric.Bounds{High: rubric.Start.Max()}
		if n.unassessed > 0 {
			s.Kind = PartlyKnown
		}
		return
	case n.laws == 0:
		s.Kind = NoLaw
		return
	}
	var joined [rubric.Start + 1]rubric.Bounds
	for c := rubric.PoliceOfficers; c <= rubric.OfficerConsequences; c++ {
		best := rubric.Met // the best known verdict of the laws
		for n.verdicts[c][best] == 0 && best > rubric.NotAssessed {
			best--
		}
		b := &joined[c.Group()]
		b.Low += best.Points()
		if n.verdicts[c][rubric.NotAssessed] == 0 {
			b.High += best.Points()
		} else {
			b.High += rubric.Met.Points()
			if best == rubric.Unmet { // it is unmet only where every law was assessed and fails
				best = rubric.NotAssessed
			}
		}
		s.Verdicts.Set(c, best)
	}
	for g := rubric.End; g <= rubric.Start; g++ {
		b := &joined[g]
		for low := g.Max(); low > b.Low; low-- {
			if n.lows[g][low] > 0 {
				b.Low = low
			}
		}
		b.High = min(b.High, rubric.Score(min(n.highs[g], int(g.Max()))))
	}
	s.End, s.Start = joined[rubric.End], joined[rubric.Start]
	s.Kind = PartlyKnown
	if s.Score().Known() {
		s.Kind = Scored
	}
}
