package states_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	edition = "2026-11-22" // the day on which invented laws are tried, and the first edition's
	latest  = "2026-11-29" // the edition that is shipped
)

// The laws in these tests are invented: they are the only ones with ids such as x-1.

// total is a published group total in half points.
func total(half rubric.Score) rubric.Total { return rubric.Total{Score: half, Published: true} }

// card reads nine verdicts, four to end and five to start, such as "1,½,0,-|-,-,-,-,-"; - is not assessed.
func card(text string) (s rubric.Scorecard) {
	cells := strings.Split(strings.ReplaceAll(text, "|", ","), ",")
	i := 0
	for c := range rubric.Criteria() {
		v, ok := map[string]rubric.Verdict{"1": rubric.Met, "½": rubric.Partial, "0": rubric.Unmet, "-": rubric.NotAssessed}[cells[i]]
		if !ok {
			panic("no verdict: " + cells[i])
		}
		s.Set(c, v)
		i++
	}
	return s
}

const (
	blank = "-,-,-,-|-,-,-,-,-"
	full  = "1,1,1,1|1,1,1,1,1"
)

// law is a limiting statewide law of Colorado, in force since 2021-07-01.
func law(id, verdicts string, change ...func(*states.Bill)) states.Bill {
	b := states.Bill{
		ID: id, State: "CO", Session: "2021", Status: states.Enacted,
		Introduced: day("2021-01-15"), StatusDate: day("2021-04-01"), Effective: day("2021-07-01"),
		Scorecard: card(verdicts),
	}
	for _, f := range change {
		f(&b)
	}
	return b
}

func local(b *states.Bill)   { b.Scope, b.Place = states.Local, "Springfield" }
func expands(b *states.Bill) { b.Effect = states.Expands }
func study(b *states.Bill)   { b.Effect = states.Neither }
func federal(b *states.Bill) { b.State, b.Scope = states.US, states.FederalScope }
func pending(b *states.Bill) {
	b.Status, b.StatusDate, b.Effective, b.SessionEnd = states.Pending, states.Date{}, states.Date{}, day("2027-01-03")
}
func failed(b *states.Bill)  { b.Status, b.Effective = states.Failed, states.Date{} }
func unknown(b *states.Bill) { pending(b); b.Status = states.StatusUnknown }
func amends(id string) func(*states.Bill) {
	return func(b *states.Bill) { b.Amends = id }
}
func in(code states.Code) func(*states.Bill) {
	return func(b *states.Bill) { b.State = code }
}
func dates(enacted, effective, ended string) func(*states.Bill) {
	return func(b *states.Bill) { b.StatusDate, b.Effective, b.Ended = day(enacted), day(effective), day(ended) }
}
func publishes(end, start rubric.Total) func(*states.Bill) {
	return func(b *states.Bill) { b.PublishedEnd, b.PublishedStart = end, start }
}

var searched = []states.Coverage{{State: "CO", Searched: day(edition)}, {State: "US", Searched: day(edition)}, {State: "WY", Searched: day(edition)}}

func of(t *testing.T, standings []states.Standing, code states.Code) states.Standing {
	t.Helper()
	i := slices.IndexFunc(standings, func(s states.Standing) bool { return s.Code == code })
	require.NotEqual(t, -1, i, code)
	return standings[i]
}

// on is a jurisdiction's standing on a date where CO, US and WY were searched.
func on(t *testing.T, code states.Code, date string, bills ...states.Bill) states.Standing {
	t.Helper()
	return of(t, states.Tally(bills, searched, day(date)), code)
}

func colorado(t *testing.T, bills ...states.Bill) states.Standing {
	t.Helper()
	return on(t, "CO", edition, bills...)
}

func shipped(date string) []states.Standing {
	return states.Tally(states.Bills(), states.AllCoverage(), day(date))
}

// text is a standing's kind, score, END and START in one line; an unsearched place has no score to print.
func text(s states.Standing) string {
	if s.Kind == states.Unsearched {
		return s.Kind.String()
	}
	return fmt.Sprint(s.Kind, " ", s.Score().Of(rubric.AllNine), " END ", s.End.Of(rubric.End), " START ", s.Start.Of(rubric.Start))
}

func marks(m states.Marks) (all []string) {
	for _, mark := range []struct {
		on   bool
		name string
	}{{m.Pending, "pending"}, {m.Recent, "recent"}, {m.Local, "local"}, {m.Expands, "expands"}, {m.ExpandsPending, "expands_pending"}} {
		if mark.on {
			all = append(all, mark.name)
		}
	}
	return all
}

func standings(all []states.Standing) string {
	var lines strings.Builder
	for _, s := range all {
		fmt.Fprintln(&lines, strings.Join(append([]string{string(s.Code), text(s)}, marks(s.Marks)...), " "))
	}
	return lines.String()
}

func TestStandingsOfTheEdition(t *testing.T) {
	const file = "../testdata/standings/" + latest + ".txt"
	got := standings(shipped(latest))
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(want), got, "a change of a standing is news: run with -update and give it a Data line in the CHANGELOG")
}

// What the research found, worked out by hand.
func TestStandingsByHand(t *testing.T) {
	all := shipped(latest)
	scores := map[states.Code]string{
		"CO": "scored 6.5/9 END 3/4 START 3.5/5",
		"CA": "scored 5/9 END 2/4 START 3/5",
		"CT": "scored 3.5/9 END 2/4 START 1.5/5",
		"NM": "partial 4–5/9 END 3/4 START 1–2/5",
		"MA": "partial 0–7/9 END 0–2/4 START 0–5/5",
		"PR": "unsearched", "GU": "unsearched", "VI": "unsearched", "AS": "unsearched", "MP": "unsearched",
	}
	marked := map[states.Code][]string{
		"NJ": {"pending"}, "NY": {"pending", "local"}, "AL": {"expands"}, "IA": {"expands"}, "LA": {"expands"}, "MA": {"pending"}, "US": {"pending", "expands_pending"},
	}
	for _, s := range all {
		want, ok := scores[s.Code]
		if !ok {
			want = "none 0/9 END 0/4 START 0/5"
		}
		assert.Equal(t, want, text(s), s.Code)
		assert.Equal(t, marked[s.Code], marks(s.Marks), s.Code)
	}
	for code, want := range map[states.Code][]string{"CT": {"ct-2026-sb-397"}, "IL": {"il-2025-hb-1312", "il-2021-hb-3653"}, "RI": {"ri-2026-h-7202"}, "VT": {"vt-2026-h-849", "vt-2022-s-254-enacted"}} {
		var others []string
		for b := range of(t, all, code).In(states.OtherBill) {
			if b.On == states.Enacted {
				others = append(others, b.ID)
			}
		}
		assert.Equal(t, want, others, "%s: laws that leave the immunity of its own officials as it is", code)
	}
	var amendments []string
	for a := range of(t, all, "CO").Amendments("co-2020-sb-20-217") {
		amendments = append(amendments, a.ID)
	}
	assert.Equal(t, []string{"co-2021-hb-21-1250"}, amendments, "Colorado's amendment is listed under its law")
}

func TestTheEditionReplayed(t *testing.T) {
	for _, c := range []struct {
		fact, date string
		code       states.Code
		want       string
		marks      []string
	}{
		{"Colorado, the day before its law", "2020-06-18", "CO", "none 0/9 END 0/4 START 0/5", []string{"pending"}},
		{"Colorado, on the day", "2020-06-19", "CO", "scored 6.5/9 END 3/4 START 3.5/5", []string{"recent"}},
		{"Connecticut, enacted and not yet in force", "2021-06-30", "CT", "none 0/9 END 0/4 START 0/5", []string{"recent"}},
		{"Connecticut, on the day it took effect", "2021-07-01", "CT", "scored 3.5/9 END 2/4 START 1.5/5", []string{"recent"}},
		{"New Mexico, the day before", "2021-06-30", "NM", "none 0/9 END 0/4 START 0/5", []string{"recent"}},
		{"New Mexico, on the day", "2021-07-01", "NM", "partial 4–5/9 END 3/4 START 1–2/5", []string{"recent"}},
		{"California, in the last year before", "2021", "CA", "none 0/9 END 0/4 START 0/5", []string{"recent"}},
		{"California, on the day", "2022-01-01", "CA", "scored 5/9 END 2/4 START 3/5", []string{"recent"}},
		{"Massachusetts, on the day of its law", "2020-12-31", "MA", "partial 0–7/9 END 0–2/4 START 0–5/5", []string{"recent"}},
	} {
		s := of(t, shipped(c.date), c.code)
		assert.Equal(t, c.want, text(s), c.fact)
		assert.Equal(t, c.marks, marks(s.Marks), c.fact)
	}
}

func TestATallyHasFiftySevenStandings(t *testing.T) {
	var want []states.Code
	for j := range states.All() {
		want = append(want, j.Code)
	}
	bills := []states.Bill{law("x-1", full, in("ZZ")), law("x-2", full, in("")), law("x-3", full)}
	for fact, all := range map[string][]states.Standing{
		"nothing known":                         states.Tally(nil, nil, day(edition)),
		"bills of no jurisdiction are left out": states.Tally(bills, searched, day(edition)),
	} {
		var got []states.Code
		for _, s := range all {
			got = append(got, s.Code)
			assert.Equal(t, s.Code, s.Coverage.State, fact)
			assert.Equal(t, day(edition), s.AsOf, fact)
			for _, b := range s.Bills {
				assert.Equal(t, s.Code, b.State, fact)
			}
		}
		assert.Equal(t, want, got, fact)
	}
	for _, s := range states.Tally(nil, nil, day(edition)) {
		assert.Equal(t, states.Unsearched, s.Kind, "%s: nothing known and not searched", s.Code)
	}
	assert.Equal(t, day("2021-12-31"), states.Tally(nil, nil, day("2021"))[0].AsOf, "a year asked for counts at its last day")
	assert.Equal(t, "scored", on(t, "CO", "2021", law("x-1", full)).Kind.String(), "and its laws are those of that day")
	assert.Equal(t, "none", on(t, "CO", "2021-06", law("x-1", full)).Kind.String(), "a month likewise")
}

func TestStandingOfOnePlaceIsThatOfTheTally(t *testing.T) {
	bills := append(states.Bills(), law("x-1", full, dates(edition, "", "")))
	for _, rules := range []states.Rules{{}, {RecentDays: 1}} {
		for _, want := range rules.Tally(bills, states.AllCoverage(), day("2026-11-24")) {
			got, ok := rules.StandingOf(want.Code, bills, states.AllCoverage(), day("2026-11-24"))
			require.True(t, ok)
			require.Equal(t, want, got)
		}
	}
	got, ok := states.StandingOf("CO", states.Bills(), states.AllCoverage(), states.Date{})
	assert.True(t, ok)
	assert.Equal(t, of(t, states.Tally(states.Bills(), states.AllCoverage(), states.Updated()), "CO"), got, "no date is the edition's")
	got, ok = states.StandingOf("XX", states.Bills(), states.AllCoverage(), day(edition))
	assert.False(t, ok)
	assert.Zero(t, got)
}

func TestKindsOfStanding(t *testing.T) {
	upcoming := dates("2026-06-01", "2027-01-01", "")
	for _, c := range []struct {
		fact     string
		searched bool
		bills    []states.Bill
		want     string
	}{
		{"searched, nothing found", true, nil, "none 0/9 END 0/4 START 0/5"},
		{"not searched, nothing known", false, nil, "unsearched"},
		{"a law whose verdicts are all known", true, []states.Bill{law("x-1", "1,0,½,1|0,0,0,0,1")}, "scored 3.5/9 END 2.5/4 START 1/5"},
		{"a law that meets nothing", true, []states.Bill{law("x-1", "0,0,0,0|0,0,0,0,0")}, "scored 0/9 END 0/4 START 0/5"},
		{"a law with a blank", true, []states.Bill{law("x-1", "1,0,½,-|0,0,0,0,1")}, "partial 2.5–3.5/9 END 1.5–2.5/4 START 1/5"},
		{"blanks that published totals fill", true, []states.Bill{law("x-1", "1,0,½,-|-,-,-,-,-", publishes(total(5), total(9)))}, "scored 7/9 END 2.5/4 START 4.5/5"},
		{"a law known by its published totals alone", true, []states.Bill{law("x-1", blank, publishes(total(0), total(0)))}, "scored 0/9 END 0/4 START 0/5"},
		{"one total alone", true, []states.Bill{law("x-1", blank, publishes(rubric.Total{}, total(4)))}, "partial 2–6/9 END 0–4/4 START 2/5"},
		{"a law without verdict or total", true, []states.Bill{law("x-1", blank)}, "partial 0–9/9 END 0–4/4 START 0–5/5"},
		{"a known law counts where nobody searched", false, []states.Bill{law("x-1", full)}, "scored 9/9 END 4/4 START 5/5"},
		{"not assessed, where nobody searched", false, []states.Bill{law("x-1", blank)}, "partial 0–9/9 END 0–4/4 START 0–5/5"},
		{"a bill is no law", true, []states.Bill{law("x-1", full, pending), law("x-2", full, failed), law("x-3", full, unknown)}, "none 0/9 END 0/4 START 0/5"},
		{"nor does it make a place searched", false, []states.Bill{law("x-1", full, pending), law("x-2", full, failed)}, "unsearched"},
		{"a law not yet in force", true, []states.Bill{law("x-1", full, upcoming)}, "none 0/9 END 0/4 START 0/5"},
		{"a law no longer in force", true, []states.Bill{law("x-1", full, dates("2021-04-01", "", "2023-01-01"))}, "none 0/9 END 0/4 START 0/5"},
		{"a city's law alone", true, []states.Bill{law("x-1", full, local)}, "none 0/9 END 0/4 START 0/5"},
		{"a city's law alone, where nobody searched", false, []states.Bill{law("x-1", full, local)}, "unsearched"},
	} {
		coverage := []states.Coverage{{State: "CO", Note: "kept"}}
		if c.searched {
			coverage[0].Searched = day(edition)
		}
		s := of(t, states.Tally(c.bills, coverage, day(edition)), "CO")
		assert.Equal(t, c.want, text(s), c.fact)
		assert.Equal(t, coverage[0], s.Coverage, c.fact)
	}

	s := colorado(t, law("x-1", full, upcoming))
	laws := slices.Collect(s.In(states.UpcomingLaw))
	require.Len(t, laws, 1, "a law not yet in force is listed as one")
	assert.Equal(t, day("2027-01-01"), laws[0].EffectiveDate(), "with the day from which it will be")
	assert.Equal(t, states.Enacted, laws[0].On)
}

// slow is the rule of joining laws, word by word: per group, low is the larger of the joined known points and the best
// law's low; high is the sum over the criteria of the best that any law could give, where a blank counts 1, and at most the
// sum of the laws' highs.
func slow(laws []states.Bill, g rubric.Group) rubric.Bounds {
	points := func(v rubric.Verdict, blank int) int {
		return map[rubric.Verdict]int{rubric.Met: 2, rubric.Partial: 1, rubric.Unmet: 0, rubric.NotAssessed: blank}[v]
	}
	joined, possible, bestLow, highs := 0, 0, 0, 0
	for c := range g.Criteria() {
		known, best := 0, 0
		for _, l := range laws {
			known = max(known, points(l.Scorecard.Verdict(c), 0))
			best = max(best, points(l.Scorecard.Verdict(c), 2))
		}
		joined, possible = joined+known, possible+best
	}
	for _, l := range laws {
		low, high := 0, 0
		for c := range g.Criteria() {
			low += points(l.Scorecard.Verdict(c), 0)
			high += points(l.Scorecard.Verdict(c), 2)
		}
		if p := l.Published(g); p.Published {
			low, high = int(p.Score), int(p.Score)
		}
		bestLow, highs = max(bestLow, low), highs+high
	}
	return rubric.Bounds{Low: rubric.Score(max(joined, bestLow)), High: rubric.Score(min(possible, highs))}
}

// fillings yields every way to fill a law's blanks in a group that its published total allows.
func fillings(l states.Bill, g rubric.Group) (all []rubric.Scorecard) {
	all = []rubric.Scorecard{l.Scorecard}
	for c := range g.Criteria() {
		if l.Scorecard.Verdict(c) != rubric.NotAssessed {
			continue
		}
		var next []rubric.Scorecard
		for _, s := range all {
			for _, v := range []rubric.Verdict{rubric.Unmet, rubric.Partial, rubric.Met} {
				s.Set(c, v)
				next = append(next, s)
			}
		}
		all = next
	}
	if p := l.Published(g); p.Published {
		all = slices.DeleteFunc(all, func(s rubric.Scorecard) bool {
			b, err := s.Bounds(g, rubric.Total{})
			return err != nil || b.Low != p.Score
		})
	}
	return all
}

// anyLaw is a random assessed law with as many blanks as there are verdicts; in half of them a group's total is published.
func anyLaw(r *rand.Rand, id string) states.Bill {
	b := law(id, blank)
	for c := range rubric.Criteria() {
		b.Scorecard.Set(c, []rubric.Verdict{rubric.NotAssessed, rubric.NotAssessed, rubric.Unmet, rubric.Partial, rubric.Met, rubric.Met}[r.IntN(6)])
	}
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		possible := b.Bounds(g)
		if r.IntN(2) == 0 {
			continue
		}
		p := total(possible.Low + rubric.Score(r.IntN(int(possible.High-possible.Low)+1)))
		if g == rubric.End {
			b.PublishedEnd = p
		} else {
			b.PublishedStart = p
		}
	}
	if !b.Assessed() {
		b.PoliceOfficers = rubric.Unmet
	}
	return b
}

func TestJoinedLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 18))
	for n := range 4000 {
		laws := []states.Bill{}
		for i := range 1 + n%3 {
			laws = append(laws, anyLaw(r, fmt.Sprint("x-", i)))
		}
		s := colorado(t, laws...)
		require.Equal(t, slow(laws, rubric.End), s.End, laws)
		require.Equal(t, slow(laws, rubric.Start), s.Start, laws)
		require.Equal(t, s.Score().Known(), s.Kind == states.Scored, laws)
		require.Equal(t, !s.Score().Known(), s.Kind == states.PartlyKnown, laws)
		if len(laws) == 1 {
			require.Equal(t, laws[0].Bounds(rubric.AllNine), s.Score(), "a law alone has its own bounds")
		}
	}
}

// TestBoundsHoldWhateverTheBlanksAre fills the blanks of two laws in every possible way: no filling leaves the bounds.
func TestBoundsHoldWhateverTheBlanksAre(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 5))
	for range 300 {
		laws := []states.Bill{anyLaw(r, "x-1"), anyLaw(r, "x-2")}
		s := colorado(t, laws...)
		for _, g := range []rubric.Group{rubric.End, rubric.Start} {
			for _, a := range fillings(laws[0], g) {
				for _, b := range fillings(laws[1], g) {
					var score rubric.Score
					for c := range g.Criteria() {
						score += max(a.Verdict(c).Points(), b.Verdict(c).Points())
					}
					if bounds := s.Bounds(g); score < bounds.Low || score > bounds.High {
						require.Fail(t, "out of bounds", "%s %s: %v and %v give %s", g, bounds, a, b, score)
					}
				}
			}
		}
	}
}

func TestJoinedLawsByHand(t *testing.T) {
	for _, c := range []struct {
		fact string
		laws []states.Bill
		want string
	}{
		{"the best verdict of each criterion", []states.Bill{law("x-1", "1,0,0,0|½,0,0,0,0"), law("x-2", "0,1,0,0|1,0,0,0,0")}, "scored 3/9 END 2/4 START 1/5"},
		{"a blank beside a met adds nothing", []states.Bill{law("x-1", "1,1,1,1|1,1,1,1,1"), law("x-2", "-,-,-,-|-,-,-,-,0")}, "scored 9/9 END 4/4 START 5/5"},
		{"a blank beside a partial may be the other half", []states.Bill{law("x-1", "½,0,0,0|0,0,0,0,0"), law("x-2", "-,0,0,0|0,0,0,0,0")}, "partial 0.5–1/9 END 0.5–1/4 START 0/5"},
		{"a published total counts though its split is not known", []states.Bill{law("x-1", "-,-,-,-|0,0,0,0,0", publishes(total(6), total(0))), law("x-2", "1,0,0,0|0,0,0,0,0")}, "partial 3–4/9 END 3–4/4 START 0/5"},
		{"at most the sum of the laws' highs", []states.Bill{law("x-1", "-,-,-,-|0,0,0,0,0", publishes(total(2), total(0))), law("x-2", "-,-,-,-|0,0,0,0,0", publishes(total(3), total(0)))}, "partial 1.5–2.5/9 END 1.5–2.5/4 START 0/5"},
		{"a law without verdict or total changes no score", []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0"), law("x-2", blank)}, "scored 1/9 END 1/4 START 0/5"},
	} {
		assert.Equal(t, c.want, text(colorado(t, c.laws...)), c.fact)
	}

	var many []states.Bill
	for i := range 32 { // 32 times a high of 8 half points is 256
		many = append(many, law(fmt.Sprint("x-", i), "-,-,-,-|-,-,-,-,0"))
	}
	assert.Equal(t, "partial 0–8/9 END 0–4/4 START 0–4/5", text(colorado(t, many...)), "many laws of which almost nothing is known")
}

func TestVerdictsOfAStanding(t *testing.T) {
	for _, c := range []struct {
		fact string
		laws []states.Bill
		want string
	}{
		{"the best of two", []states.Bill{law("x-1", "1,0,½,0|-,-,-,-,-"), law("x-2", "0,0,1,½|-,-,-,-,-")}, "1,0,1,½|-,-,-,-,-"},
		{"a known half stands beside a blank", []states.Bill{law("x-1", "½,1,0,0|-,-,-,-,-"), law("x-2", "-,-,0,0|0,0,0,0,0")}, "½,1,0,0|-,-,-,-,-"},
		{"unmet beside a blank is not assessed, in either order", []states.Bill{law("x-1", "0,-,0,0|0,0,0,0,0"), law("x-2", "-,0,0,0|0,0,0,0,0")}, "-,-,0,0|0,0,0,0,0"},
		{"a published total gives no verdict", []states.Bill{law("x-1", blank, publishes(total(8), total(10)))}, blank},
		{"nor does a law not assessed", []states.Bill{law("x-1", blank)}, blank},
	} {
		s := colorado(t, c.laws...)
		assert.Equal(t, card(c.want), s.Verdicts, c.fact)
		for criterion, v := range card(c.want).All() {
			assert.Equal(t, v, s.Verdict(criterion), "%s: %s", c.fact, criterion)
		}
	}
	for c := range rubric.Criteria() {
		assert.Equal(t, rubric.Unmet, colorado(t).Verdict(c), "no law found: nothing is met")
		assert.Equal(t, rubric.NotAssessed, on(t, "GU", edition).Verdict(c), "not searched: not assessed, never no")
	}
}

func TestBillsAreListedByRoleThenNewestSessionFirst(t *testing.T) {
	session := func(name string) func(*states.Bill) { return func(b *states.Bill) { b.Session = name } }
	s := colorado(t,
		law("x-8", full, study), law("x-7", full, failed, session("2020")), law("x-6", full, failed, session("2023")),
		law("x-5", full, failed, session("2023"), func(b *states.Bill) { b.ID = "x-50" }),
		law("x-4", full, pending), law("x-3", blank), law("x-2", full), law("x-1", full, session("2020")),
	)
	var ids []string
	for _, b := range s.Bills {
		ids = append(ids, b.ID)
	}
	assert.Equal(t, []string{"x-2", "x-1", "x-3", "x-4", "x-50", "x-6", "x-7", "x-8"}, ids)

	ids = nil
	for b := range s.In(states.FailedBill, states.Law) {
		ids = append(ids, b.ID)
	}
	assert.Equal(t, []string{"x-2", "x-1", "x-50", "x-6", "x-7"}, ids, "In keeps the standing's order, not that of the roles asked for")
	assert.Empty(t, slices.Collect(s.In()), "no role, no bill")
	for b := range s.In(states.Law) {
		assert.Equal(t, "x-2", b.ID)
		break
	}
}

func TestAmendmentsAreListedUnderTheirLaw(t *testing.T) {
	for _, c := range []struct {
		fact  string
		bills []states.Bill
		score string
		under map[string][]string // by law
		alone []string            // laws in force, not assessed, on their own
	}{
		{"under an assessed law", []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0"), law("x-2", blank, amends("x-1"))},
			"scored 1/9 END 1/4 START 0/5", map[string][]string{"x-1": {"x-2"}}, nil},
		{"under a law not assessed", []states.Bill{law("x-1", blank), law("x-2", blank, amends("x-1"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", map[string][]string{"x-1": {"x-2"}}, []string{"x-1"}},
		{"with a score of its own it is a law like others", []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0"), law("x-2", "0,1,0,0|0,0,0,0,0", amends("x-1"))},
			"scored 2/9 END 2/4 START 0/5", nil, nil},
		{"an amendment of an amendment", []states.Bill{law("x-1", full), law("x-2", blank, amends("x-1")), law("x-3", blank, amends("x-2"))},
			"scored 9/9 END 4/4 START 5/5", map[string][]string{"x-1": {"x-2", "x-3"}}, nil},
		{"an amendment of one with a score of its own", []states.Bill{law("x-1", full), law("x-2", full, amends("x-1")), law("x-3", blank, amends("x-2"))},
			"scored 9/9 END 4/4 START 5/5", map[string][]string{"x-2": {"x-3"}}, nil},
		{"of a law that is not there", []states.Bill{law("x-2", blank, amends("x-9"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", nil, []string{"x-2"}},
		{"of a law that has ended", []states.Bill{law("x-1", full, dates("2021-04-01", "", "2023-01-01")), law("x-2", blank, amends("x-1"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", nil, []string{"x-2"}},
		{"of a bill that failed", []states.Bill{law("x-1", full, failed), law("x-2", blank, amends("x-1"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", nil, []string{"x-2"}},
		{"of a city's law", []states.Bill{law("x-1", full, local), law("x-2", blank, amends("x-1"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", nil, []string{"x-2"}},
		{"of itself", []states.Bill{law("x-1", blank, amends("x-1"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", nil, []string{"x-1"}},
		{"of each other", []states.Bill{law("x-1", blank, amends("x-2")), law("x-2", blank, amends("x-1"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", nil, []string{"x-1", "x-2"}},
		{"of a law that amends none, beside one without an id", []states.Bill{law("", blank), law("x-1", blank), law("x-2", blank, amends("x-1"))},
			"partial 0–9/9 END 0–4/4 START 0–5/5", map[string][]string{"x-1": {"x-2"}}, []string{"", "x-1"}},
		{"of no law, beside one without an id", []states.Bill{law("", full), law("x-2", blank)},
			"scored 9/9 END 4/4 START 5/5", nil, []string{"x-2"}},
	} {
		for _, order := range [][]states.Bill{c.bills, reversed(c.bills)} {
			s := colorado(t, order...)
			assert.Equal(t, c.score, text(s), c.fact)
			under := map[string][]string{}
			amendments := 0
			for _, b := range c.bills {
				for a := range s.Amendments(b.ID) {
					assert.Equal(t, states.Amendment, a.Role, c.fact)
					under[b.ID] = append(under[b.ID], a.ID)
					amendments++
				}
			}
			if c.under == nil {
				c.under = map[string][]string{}
			}
			assert.Equal(t, c.under, under, c.fact)
			assert.Len(t, slices.Collect(s.In(states.Amendment)), amendments, "%s: each is under a law", c.fact)
			var alone []string
			for b := range s.In(states.UnassessedLaw) {
				alone = append(alone, b.ID)
			}
			assert.Equal(t, c.alone, alone, c.fact)
		}
	}
	for a := range colorado(t, law("x-1", full), law("x-2", blank, amends("x-1")), law("x-3", blank, amends("x-1"))).Amendments("x-1") {
		assert.Equal(t, "x-2", a.ID)
		break
	}
	before := on(t, "CO", "2021-12-31", law("x-1", full), law("x-2", blank, amends("x-1"), dates("2022-01-01", "", "")))
	assert.Empty(t, slices.Collect(before.Amendments("x-1")), "an amendment not yet in force is none")
}

func reversed(bills []states.Bill) []states.Bill {
	bills = slices.Clone(bills)
	slices.Reverse(bills)
	return bills
}

func TestWhatNeverChangesAScore(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	others := []states.Bill{
		law("y-1", full, local), law("y-2", full, expands), law("y-3", full, study), law("y-4", full, federal), law("y-5", full, in("WY")),
		law("y-6", full, pending), law("y-7", full, failed), law("y-8", full, unknown), law("y-9", blank, amends("x-0")),
		law("y-10", full, func(b *states.Bill) { b.Scope = states.FederalScope }), law("y-11", full, local, study), law("y-12", full, local, expands),
	}
	for n := range 4 {
		var laws []states.Bill
		for i := range n {
			laws = append(laws, anyLaw(r, fmt.Sprint("x-", i)))
		}
		alone := colorado(t, laws...)
		for _, b := range others {
			if n == 0 && b.ID == "y-9" {
				continue // alone it is a law not assessed, and changes the kind
			}
			with := colorado(t, append(slices.Clone(laws), b)...)
			assert.Equal(t, text(alone), text(with), "%s beside %d laws", b.ID, n)
			assert.Equal(t, alone.Verdicts, with.Verdicts, b.ID)
		}
	}
}

func TestFederalLawIsTheFederalGovernmentsAlone(t *testing.T) {
	all := states.Tally([]states.Bill{law("x-1", full, federal), law("x-2", full, in(states.US))}, searched, day(edition))
	assert.Equal(t, "scored 9/9 END 4/4 START 5/5", text(of(t, all, states.US)))
	for _, s := range all[:56] {
		assert.Contains(t, []states.StandingKind{states.NoLaw, states.Unsearched}, s.Kind, s.Code)
		assert.Empty(t, s.Bills, s.Code)
	}
	alone := on(t, states.US, edition, law("x-2", full, in(states.US)))
	assert.Equal(t, "none 0/9 END 0/4 START 0/5", text(alone), "a law of US that is not federal does not count")
}

func TestTallyIsPure(t *testing.T) {
	bills, coverage := states.Bills(), states.AllCoverage()
	bills = append(bills, law("x-1", full), law("x-2", blank, amends("x-1")), law("x-3", blank, amends("x-2")), law("x-4", full, pending),
		law("x-5", "1,0,-,-|-,-,-,-,-", publishes(total(4), rubric.Total{})), law("x-6", blank), law("x-7", full, local))
	kept, keptCoverage := slices.Clone(bills), slices.Clone(coverage)
	want := states.Tally(bills, coverage, day(edition))
	assert.Equal(t, kept, bills, "the bills are left alone")
	assert.Equal(t, keptCoverage, coverage, "the coverage is left alone")
	assert.Equal(t, want, states.Tally(bills, coverage, day(edition)), "once more gives the same")

	r := rand.New(rand.NewPCG(3, 4))
	for range 20 {
		r.Shuffle(len(bills), func(i, j int) { bills[i], bills[j] = bills[j], bills[i] })
		r.Shuffle(len(coverage), func(i, j int) { coverage[i], coverage[j] = coverage[j], coverage[i] })
		require.Equal(t, want, states.Tally(bills, coverage, day(edition)), "in any order")
	}

	want[0].Bills = append(want[0].Bills[:0], states.Listed{})
	assert.NotEqual(t, want[0].Bills, states.Tally(kept, keptCoverage, day(edition))[0].Bills, "a changed result does not reach the next")
}

func TestBillsWithoutAnyDateAreKnownOfSinceTheSearch(t *testing.T) {
	undated := []states.Bill{{ID: "x-1", State: "CO", Status: states.Failed}}
	for date, listed := range map[string]int{"1990-01-01": 0, "2026-11-21": 0, "2026-11-22": 1} {
		s, _ := states.Find(states.Tally(undated, []states.Coverage{{State: "CO", Searched: day("2026-11-22")}}, day(date)), "CO")
		assert.Len(t, s.Bills, listed, "on %s", date)
	}
}

func TestStandingInAFewWords(t *testing.T) {
	all := states.Tally(states.Bills(), states.AllCoverage(), day(edition))
	for code, want := range map[states.Code]string{"CO": "6.5/9", "NM": "4–5/9", "TX": "0/9, no law limiting immunity found", "GU": "not assessed"} {
		s, ok := states.Find(all, code)
		require.True(t, ok)
		assert.Equal(t, want, s.String())
	}
	_, ok := states.Find(all, "XX")
	assert.False(t, ok, "no such jurisdiction")
}

// Chains and circles of amendments, against following each by itself.
func TestAmendmentsFollowTheirChain(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		var bills []states.Bill
		n := 1 + r.IntN(12)
		for i := range n {
			b := states.Bill{ID: "x-" + strconv.Itoa(i), State: "TX", Status: states.Enacted, StatusDate: states.MustParseDate("2020")}
			if r.IntN(3) == 0 {
				b.Scorecard.Set(rubric.DamageCaps, rubric.Met)
			}
			if r.IntN(4) > 0 {
				b.Amends = "x-" + strconv.Itoa(r.IntN(n+2))
			}
			bills = append(bills, b)
		}
		byID := map[string]states.Bill{}
		for _, b := range bills {
			byID[b.ID] = b
		}
		top := func(b states.Bill) string {
			for range bills {
				next, ok := byID[b.Amends]
				if !ok {
					return b.ID
				}
				if b = next; b.Assessed() {
					return b.ID
				}
			}
			return "" // a circle
		}
		for _, b := range on(t, "TX", "2026", bills...).Bills {
			want := ""
			if !b.Assessed() && b.Amends != "" && top(b.Bill) != b.ID {
				want = top(b.Bill)
			}
			assert.Equal(t, want, b.Under, "%+v", b.ID)
			assert.Equal(t, want != "", b.Role == states.Amendment)
		}
	}
}
