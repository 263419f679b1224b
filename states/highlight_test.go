package states_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func lines(all []states.Highlight) (text []string) {
	for _, h := range all {
		line := fmt.Sprint(h.Date, " ", h.Kind, " ", h.Bill.ID)
		if before, after, ok := h.Bounds(); ok {
			line += fmt.Sprint(" ", before, "→", after)
		}
		text = append(text, line)
	}
	return text
}

func TestHighlights(t *testing.T) {
	introduced := func(date string) func(*states.Bill) { return func(b *states.Bill) { b.Introduced = day(date) } }
	for _, c := range []struct {
		fact  string
		bills []states.Bill
		want  []string
	}{
		{"a law was introduced, then enacted", []states.Bill{law("x-1", full)},
			[]string{"2021-04-01 enacted x-1 0→9", "2021-01-15 introduced x-1"}},
		{"a bill failed", []states.Bill{law("x-1", full, failed)},
			[]string{"2021-04-01 failed x-1", "2021-01-15 introduced x-1"}},
		{"the date of a pending status is no step", []states.Bill{law("x-1", full, pending, func(b *states.Bill) { b.StatusDate = day("2021-02-01") })},
			[]string{"2021-01-15 introduced x-1"}},
		{"nor is that of an unknown one", []states.Bill{law("x-1", full, unknown, func(b *states.Bill) { b.StatusDate = day("2021-02-01") })},
			[]string{"2021-01-15 introduced x-1"}},
		{"what has no date is not listed", []states.Bill{law("x-1", full, failed, introduced(""), dates("", "", ""))}, nil},
		{"what is still to come is not listed", []states.Bill{law("x-1", full, introduced("2026-11-23"), dates("2026-11-24", "", ""))}, nil},
		{"today is", []states.Bill{law("x-1", full, failed, introduced(edition), dates(edition, "", ""))},
			[]string{"2026-11-22 failed x-1", "2026-11-22 introduced x-1"}},
		{"a month or a year counts at its last day", []states.Bill{law("x-1", full, failed, introduced("2026-10"), dates("2026-11", "", "")), law("x-2", full, failed, introduced("2026"), dates("2025", "", ""))},
			[]string{"2026-10 introduced x-1", "2025 failed x-2"}},
		{"enacted and not yet in force: no score has moved", []states.Bill{law("x-1", full, introduced(""), dates("2026-06-01", "2026-11-23", ""))},
			[]string{"2026-06-01 enacted x-1"}},
		{"in force from today", []states.Bill{law("x-1", full, introduced(""), dates("2026-06-01", edition, ""))},
			[]string{"2026-06-01 enacted x-1 0→9"}},
		{"a law that reaches back moves the score when it is enacted", []states.Bill{law("x-1", full, introduced(""), dates("2021-09-30", "2021-01-01", ""))},
			[]string{"2021-09-30 enacted x-1 0→9"}},
		{"ended since: it moved the score then", []states.Bill{law("x-1", full, introduced(""), dates("2021-04-01", "", "2022-01-01"))},
			[]string{"2021-04-01 enacted x-1 0→9"}},
		{"a second law adds to the first", []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0", introduced("")), law("x-2", "0,1,0,-|0,0,0,0,0", introduced(""), dates("2022-01-01", "", ""))},
			[]string{"2022-01-01 enacted x-2 1→2–3", "2021-04-01 enacted x-1 0→1"}},
		{"an amendment moves nothing", []states.Bill{law("x-1", full, introduced("")), law("x-2", blank, amends("x-1"), introduced(""), dates("2022-01-01", "", ""))},
			[]string{"2022-01-01 enacted x-2 9→9", "2021-04-01 enacted x-1 0→9"}},
		{"local laws, laws that expand and studies have no score to move", []states.Bill{law("x-1", full, local, introduced("")), law("x-2", full, expands, introduced("")), law("x-3", full, study, introduced(""))},
			[]string{"2021-04-01 enacted x-1", "2021-04-01 enacted x-2", "2021-04-01 enacted x-3"}},
		{"newest first; on one day the later step first, then by id", []states.Bill{
			law("x-3", full, failed, introduced("2021-04-01")), law("x-1", blank, expands, introduced("2022-03-01")),
			law("x-2", full, failed, introduced("2021-04")), law("x-0", full, pending, introduced("2021-04-01"))},
			[]string{"2022-03-01 introduced x-1", "2021-04 introduced x-2", "2021-04-01 failed x-2", "2021-04-01 failed x-3", "2021-04-01 enacted x-1",
				"2021-04-01 introduced x-0", "2021-04-01 introduced x-3"}},
	} {
		for _, order := range [][]states.Bill{c.bills, reversed(c.bills)} {
			assert.Equal(t, c.want, lines(states.Highlights(order, searched, day(edition))), c.fact)
		}
	}
}

func TestBeforeAndAfter(t *testing.T) {
	bills := []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0"), law("x-2", full, in("WY")), law("x-3", full, in("GU")), law("x-4", blank, in("PR"))}
	all := states.Highlights(bills, searched, day(edition))
	find := func(id string) states.Highlight {
		i := slices.IndexFunc(all, func(h states.Highlight) bool { return h.Bill.ID == id && h.Kind == states.Enactment })
		require.NotEqual(t, -1, i, id)
		return all[i]
	}
	h := find("x-1")
	assert.Equal(t, scoreAlone(on(t, "CO", "2021-06-30", bills...)), *h.Before, "the standing of the day before it took effect")
	assert.Equal(t, scoreAlone(on(t, "CO", "2021-07-01", bills...)), *h.After, "and of that day")
	assert.True(t, h.Changed())
	assert.Equal(t, day("2021-04-01"), h.Date, "listed on the day it was enacted")

	h = find("x-3")
	assert.Equal(t, states.Unsearched, h.Before.Kind, "nothing was known of a place not searched")
	assert.Equal(t, states.Scored, h.After.Kind)
	assert.True(t, h.Changed())
	assert.True(t, find("x-4").Changed(), "from not known to anything from 0 to 9")

	zero := states.Highlights([]states.Bill{law("x-1", "0,0,0,0|0,0,0,0,0")}, searched, day(edition))
	assert.True(t, zero[0].Changed(), "a law that meets nothing is not the same as no law found")
	assert.False(t, zero[1].Changed(), "an introduction changes nothing")
	_, _, ok := zero[1].Bounds()
	assert.False(t, ok)

	same := states.Highlights([]states.Bill{law("x-1", full), law("x-2", full, dates("2022-01-01", "", ""))}, searched, day(edition))
	assert.Equal(t, "x-2", same[0].Bill.ID)
	assert.False(t, same[0].Changed(), "a second law that adds nothing")
	_, _, ok = same[0].Bounds()
	assert.True(t, ok, "could have")
}

// scoreAlone is a standing without what the events leave out.
func scoreAlone(s states.Standing) states.Standing {
	s.Marks, s.Bills = states.Marks{}, nil
	return s
}

// highlightsByTally is a literal reading of what Highlights says: two tallies over all bills for each enactment.
func highlightsByTally(bills []states.Bill, coverage []states.Coverage, asOf states.Date) (all []states.Highlight) {
	add := func(d states.Date, k states.EventKind, b states.Bill) {
		if d.IsZero() || d.Last().After(asOf) {
			return
		}
		h := states.Highlight{Date: d, Kind: k, Bill: b}
		if from := b.EffectiveDate(); k == states.Enactment && b.Reformer() && !from.IsZero() && !from.After(asOf) {
			standing := func(on states.Date) *states.Standing {
				s, _ := states.Find(states.Tally(bills, coverage, on), b.State)
				s = scoreAlone(s)
				return &s
			}
			h.Before, h.After = standing(from.AddDays(-1)), standing(from)
		}
		all = append(all, h)
	}
	for _, b := range bills {
		add(b.Introduced, states.Introduction, b)
		switch b.Status {
		case states.Enacted:
			add(b.StatusDate, states.Enactment, b)
		case states.Failed:
			add(b.StatusDate, states.Failure, b)
		}
	}
	slices.SortStableFunc(all, func(a, b states.Highlight) int {
		return cmp.Or(b.Date.Last().Compare(a.Date.Last()), cmp.Compare(b.Kind, a.Kind), cmp.Compare(a.Bill.ID, b.Bill.ID))
	})
	return all
}

// invented are bills of the given jurisdictions by turns, with whatever dates, verdicts and relations a record may have.
func invented(n int, seed uint64, codes ...states.Code) (bills []states.Bill) {
	r := rand.New(rand.NewPCG(seed, 0))
	date := func() states.Date {
		d := states.Date{Year: int16(2000 + r.IntN(27)), Month: int8(1 + r.IntN(12)), Day: int8(1 + r.IntN(28))}
		return [...]states.Date{d, d, d, d, {Year: d.Year}, {Year: d.Year, Month: d.Month}, {}}[r.IntN(7)]
	}
	for i := range n {
		b := states.Bill{
			ID: fmt.Sprintf("x-%06d", i), State: codes[i%len(codes)], Session: strconv.Itoa(2000 + r.IntN(27)), Title: "Invented",
			Introduced: date(), Status: states.Status(r.IntN(4)), StatusDate: date(), Effective: date(), LastAction: date(), Checked: date(),
		}
		b.Scope = [...]states.Scope{b.State.Level(), b.State.Level(), b.State.Level(), states.Local}[r.IntN(4)]
		b.Effect = [...]states.Effect{states.Limits, states.Limits, states.Limits, states.Expands, states.Neither}[r.IntN(5)]
		for c := range rubric.Criteria() {
			b.Scorecard.Set(c, rubric.Verdict(max(0, r.IntN(7)-3)))
		}
		switch r.IntN(4) {
		case 0:
			b.Scorecard = rubric.Scorecard{}
		case 1:
			b.PublishedEnd, b.PublishedStart = total(rubric.Score(r.IntN(9))), total(rubric.Score(r.IntN(11)))
		}
		if r.IntN(3) == 0 {
			b.Ended = date()
		}
		if r.IntN(3) == 0 {
			b.Amends = fmt.Sprintf("x-%06d", r.IntN(n))
		}
		bills = append(bills, b)
	}
	return bills
}

func TestHighlightsAsByTally(t *testing.T) {
	seen := map[states.StandingKind]bool{}
	for seed := range uint64(200) {
		bills := invented(24, seed, "CO", "GU", states.US)
		got := states.Highlights(bills, searched, day(edition))
		require.Equal(t, highlightsByTally(bills, searched, day(edition)), got, "seed %d", seed)
		for _, h := range got {
			if h.After != nil {
				seen[h.Before.Kind], seen[h.After.Kind] = true, true
			}
		}
	}
	assert.Len(t, seen, 4, "every kind of standing was tried")
}

// The time for a bill should not grow with the number of bills: ten times as many spread over all jurisdictions take ten to
// twenty times as long. All of one state, each with days of its own, is the worst that a dataset can hold.
func BenchmarkHighlights(b *testing.B) {
	var all []states.Code
	for j := range states.All() {
		all = append(all, j.Code)
	}
	for _, c := range []struct {
		name  string
		n     int
		codes []states.Code
	}{{"500 over all", 500, all}, {"5000 over all", 5_000, all}, {"500 laws of one", 500, []states.Code{"CO"}}, {"5000 laws of one", 5_000, []states.Code{"CO"}}} {
		bills := invented(c.n, 1, c.codes...)
		if len(c.codes) == 1 {
			for i := range bills {
				d := states.Date{Year: 2000, Month: 1, Day: 1}.AddDays(i * 9_000 / c.n)
				bills[i].Status, bills[i].Scope, bills[i].Effect, bills[i].Introduced, bills[i].StatusDate, bills[i].Effective, bills[i].Ended = states.Enacted, states.Statewide, states.Limits, d, d, d, states.Date{}
			}
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				states.Highlights(bills, searched, day(edition))
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(c.n), "ns/bill")
		})
	}
}

func TestHighlightsOfTheEdition(t *testing.T) {
	all := states.Highlights(states.Bills(), states.AllCoverage(), day(edition))
	var enacted []string
	for _, h := range all {
		assert.False(t, h.Date.IsZero(), h.Bill.ID)
		if h.Changed() {
			enacted = append(enacted, lines([]states.Highlight{h})...)
		}
	}
	assert.Equal(t, []string{
		"2021-09-30 enacted ca-2021-sb-2 0→5",
		"2021-04-07 enacted nm-2021-hb-4 0→4–5",
		"2020-12-31 enacted ma-2020-s-2963 0→0–7",
		"2020-07-31 enacted ct-2020-hb-6004 0→3.5",
		"2020-06-19 enacted co-2020-sb-20-217 0→6.5",
	}, enacted, "the laws that moved a score")
	assert.True(t, slices.IsSortedFunc(all, func(a, b states.Highlight) int { return b.Date.Last().Compare(a.Date.Last()) }), "newest first")
	assert.Empty(t, states.Highlights(states.Bills(), states.AllCoverage(), day("1999")), "nothing before the first record")
	assert.Empty(t, states.Highlights(nil, nil, day(edition)))
}
