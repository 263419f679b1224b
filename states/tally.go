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

// String is "unsearched", "none", "partial" or "scored".
func (k StandingKind) String() string {
	names := [...]string{"unsearched", "none", "partial", "scored"}
	if int(k) < len(names) {
		return names[k]
	}
	return "StandingKind(" + strconv.Itoa(int(k)) + ")"
}

// Role is what a bill is to its jurisdiction's standing on a date.
type Role uint8

const (
	Law           Role = iota // in force, limits, with a verdict or a published total: makes the score
	UnassessedLaw             // in force, limits, neither verdict nor total: changes no score
	Amendment                 // in force, changes a law in force
	UpcomingLaw               // enacted, not yet in force
	EndedLaw                  // enacted, no longer in force
	PendingBill               // limits, pending
	FailedBill                // limits, failed
	UnknownBill               // limits, outcome not known
	LocalBill                 // limits, of a city or county; has its own status and score
	ExpandingBill             // expands qualified immunity
	StudyBill                 // does neither
)

// Listed is a bill in a standing.
type Listed struct {
	Bill
	Role Role
	On   Status // the bill's status on the standing's date, as far as its dates tell
}

// Marks are what a map shows beside a score.
type Marks struct {
	Pending        bool // a limiting bill of the jurisdiction's own level is pending
	Recent         bool // such a bill was enacted 0 to [RecentDays] days before, or as many as [Rules] say
	Local          bool // a limiting local law is in force
	Expands        bool // a law that expands immunity is enacted and has not ended
	ExpandsPending bool // a bill that would expand it is pending
}

// RecentDays is how long a law counts as recently passed, unless [Rules] say otherwise.
const RecentDays = 365

// Rules are what a caller may choose. The zero value has the campaign's.
type Rules struct {
	RecentDays int // how long a law counts as recently passed; 0 is [RecentDays]
}

// Standing is where a jurisdiction stands on a date.
type Standing struct {
	Code       Code
	AsOf       Date
	Kind       StandingKind
	End, Start rubric.Bounds
	Verdicts   rubric.Scorecard // the best known verdict of the laws that make the score
	Marks      Marks
	Coverage   Coverage
	Bills      []Listed // every bill that existed on the date, by role, then newest session first
}

// Score joins the bounds of both groups. Unsearched, it is the zero Bounds: look at Kind first.
func (s Standing) Score() rubric.Bounds { return s.End.Add(s.Start) }

// String is the standing in a few words: "6.5/9", "3–8/9", "0/9, no law found" or "not assessed".
func (s Standing) String() string {
	switch s.Kind {
	case Unsearched:
		return "not assessed"
	case NoLaw:
		return s.Score().Of(rubric.AllNine) + ", no law found"
	}
	return s.Score().Of(rubric.AllNine)
}

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
			if top, _ := s.amended(b.Bill); top == law && !yield(b) {
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
// they take effect; bills whose state is none of the 57 are left out. asOf of a year or a month counts at its last day.
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
	asOf = asOf.Last()
	var all []Standing
	for j := range All() {
		all = append(all, r.tally(j.Code, bills, coverage, asOf))
	}
	return all
}

// tally is the standing of one jurisdiction. It looks for its records among all: maps by jurisdiction would be more code
// for each reader's browser to load, and gain little for 57 of them.
func (r Rules) tally(code Code, bills []Bill, coverage []Coverage, asOf Date) Standing {
	s := Standing{Code: code, AsOf: asOf, Coverage: Coverage{State: code}}
	for _, c := range coverage {
		if c.State == code {
			s.Coverage = c
		}
	}
	for i := range bills {
		if bills[i].State != code {
			continue
		}
		b := bills[i]
		if b.began().IsZero() && asOf.Before(s.Coverage.Searched.Last()) {
			continue // without any date of its own, it is known of only since the search
		}
		if status, existed := b.StatusOn(asOf); existed {
			s.Bills = append(s.Bills, Listed{b, b.role(asOf, status), status})
			s.mark(b, status, cmp.Or(r.RecentDays, RecentDays))
		}
	}
	s.demoteAmendments()
	order(len(s.Bills), func(i, j int) bool {
		a, b := &s.Bills[i], &s.Bills[j]
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(b.Session, a.Session), cmp.Compare(a.ID, b.ID)) < 0
	}, func(i, j int) { s.Bills[i], s.Bills[j] = s.Bills[j], s.Bills[i] })
	s.score()
	return s
}

// role places a bill that existed on the date; status is its status then.
func (b Bill) role(asOf Date, status Status) Role {
	switch {
	case b.Effect == Neither:
		return StudyBill
	case b.Effect == Expands:
		return ExpandingBill
	case !b.Reformer():
		return LocalBill
	case b.PendingOn(asOf):
		return PendingBill
	case status == Failed:
		return FailedBill
	case status != Enacted || b.EffectiveDate().IsZero():
		return UnknownBill
	case asOf.Before(b.EffectiveDate()):
		return UpcomingLaw
	case !b.InForce(asOf):
		return EndedLaw
	case !b.Assessed():
		return UnassessedLaw
	}
	return Law
}

// demoteAmendments lists a law that changes another law in force under it, unless it has a score of its own.
func (s *Standing) demoteAmendments() {
	for i, a := range s.Bills {
		if a.Role != UnassessedLaw || a.Amends == "" {
			continue
		}
		if top, ok := s.amended(a.Bill); ok && top != a.ID {
			s.Bills[i].Role = Amendment
		}
	}
}

// amended is the id of the law in force that a law changes, itself or by way of other amendments; the law's own id where
// it changes none in force. ok is false for laws that name each other in a circle: none of them is the one to list.
func (s *Standing) amended(law Bill) (id string, ok bool) {
	for range s.Bills {
		i := slices.IndexFunc(s.Bills, func(b Listed) bool { return b.ID == law.Amends && b.Role <= Amendment })
		if law.Amends == "" || i < 0 {
			return law.ID, true
		}
		if law = s.Bills[i].Bill; s.Bills[i].Role == Law {
			return law.ID, true
		}
	}
	return "", false
}

func (s *Standing) mark(b Bill, status Status, recentDays int) {
	switch {
	case b.Effect == Expands:
		s.Marks.Expands = s.Marks.Expands || status == Enacted && (b.Ended.IsZero() || s.AsOf.Before(b.Ended.Last()))
		s.Marks.ExpandsPending = s.Marks.ExpandsPending || b.PendingOn(s.AsOf)
	case b.Effect != Limits:
	case b.Scope == Local:
		s.Marks.Local = s.Marks.Local || b.InForce(s.AsOf)
	case b.Reformer():
		s.Marks.Pending = s.Marks.Pending || b.PendingOn(s.AsOf)
		s.Marks.Recent = s.Marks.Recent || status == Enacted && b.recent(s.AsOf, recentDays)
	}
}

// recent reports whether the bill, which is law on the date, was enacted at most so many days before.
func (b Bill) recent(asOf Date, days int) bool {
	return !b.StatusDate.IsZero() && b.decided().DaysUntil(asOf) <= days
}

func (s *Standing) score() {
	var laws []Listed
	unassessed := false
	for _, b := range s.Bills {
		if b.Role == Law {
			laws = append(laws, b)
		}
		unassessed = unassessed || b.Role == UnassessedLaw
	}
	switch {
	case len(laws) == 0 && unassessed:
		s.Kind = PartlyKnown
		s.End, s.Start = rubric.Bounds{High: rubric.End.Max()}, rubric.Bounds{High: rubric.Start.Max()}
		return
	case len(laws) == 0 && s.Coverage.Searched.IsZero():
		s.Kind = Unsearched
		return
	case len(laws) == 0:
		s.Kind = NoLaw
		return
	}
	for c := rubric.PoliceOfficers; c <= rubric.OfficerConsequences; c++ {
		s.Verdicts.Set(c, joined(laws, c))
	}
	s.End, s.Start = bounds(laws, rubric.End), bounds(laws, rubric.Start)
	s.Kind = PartlyKnown
	if s.Score().Known() {
		s.Kind = Scored
	}
}

// joined is the best known verdict of the laws on a criterion. It is unmet only where every law was assessed and fails.
func joined(laws []Listed, c rubric.Criterion) rubric.Verdict {
	best, blank := rubric.NotAssessed, false
	for _, l := range laws {
		v := l.Scorecard.Verdict(c)
		best, blank = max(best, v), blank || v == rubric.NotAssessed
	}
	if best == rubric.Unmet && blank {
		return rubric.NotAssessed
	}
	return best
}

func bounds(laws []Listed, g rubric.Group) (b rubric.Bounds) {
	var known, possible, highs rubric.Score
	for _, l := range laws {
		own := l.Bounds(g)
		b.Low = max(b.Low, own.Low)
		highs = min(highs+own.High, g.Max()) // more than the maximum is never possible, and a sum of many laws would overflow
	}
	for c := range g.Criteria() {
		var least, most rubric.Score
		for _, l := range laws {
			v := l.Scorecard.Verdict(c)
			least, most = max(least, v.Points()), max(most, v.Points())
			if v == rubric.NotAssessed {
				most = 2
			}
		}
		known, possible = known+least, possible+most
	}
	b.Low = max(b.Low, known)
	b.High = min(possible, highs)
	return b
}
