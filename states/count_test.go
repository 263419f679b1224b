package states_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// slowScore works out kind, score and verdicts of the bills of a standing, with all laws at hand.
func slowScore(s *states.Standing) {
	var laws []states.Listed
	unassessed := false
	for _, b := range s.Bills {
		if b.Role == states.Law {
			laws = append(laws, b)
		}
		unassessed = unassessed || b.Role == states.UnassessedLaw
	}
	s.End, s.Start, s.Verdicts = rubric.Bounds{}, rubric.Bounds{}, rubric.Scorecard{}
	switch {
	case len(laws) == 0 && unassessed:
		s.Kind = states.PartlyKnown
		s.End, s.Start = rubric.Bounds{High: rubric.End.Max()}, rubric.Bounds{High: rubric.Start.Max()}
		return
	case len(laws) == 0 && s.Coverage.Searched.IsZero():
		s.Kind = states.Unsearched
		s.End, s.Start = rubric.Bounds{High: rubric.End.Max()}, rubric.Bounds{High: rubric.Start.Max()}
		return
	case len(laws) == 0:
		s.Kind = states.NoLaw
		return
	}
	for c := range rubric.Criteria() {
		best, blank := rubric.NotAssessed, false
		for _, l := range laws {
			v := l.Scorecard.Verdict(c)
			best, blank = max(best, v), blank || v == rubric.NotAssessed
		}
		if best == rubric.Unmet && blank {
			best = rubric.NotAssessed
		}
		s.Verdicts.Set(c, best)
	}
	bounds := func(g rubric.Group) (b rubric.Bounds) {
		var known, possible, highs rubric.Score
		for _, l := range laws {
			own := l.Bounds(g)
			b.Low = max(b.Low, own.Low)
			highs = min(highs+own.High, g.Max())
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
	s.End, s.Start = bounds(rubric.End), bounds(rubric.Start)
	s.Kind = states.PartlyKnown
	if s.Score().Known() {
		s.Kind = states.Scored
	}
}

func TestScoreAgreesWithTheSlowOne(t *testing.T) {
	seen := map[states.StandingKind]int{}
	for seed := range uint64(400) {
		bills := invented(1+int(seed%40), seed, "CO", "GU", states.US)
		for _, s := range states.Tally(bills, searched, day([]string{"2005", "2012-06", "2020-03-31", edition}[seed%4])) {
			want := s
			slowScore(&want)
			require.Equal(t, want, s)
			seen[s.Kind]++
		}
	}
	for kind := states.Unsearched; kind <= states.Scored; kind++ {
		assert.Greater(t, seen[kind], 5, "%s was tried", kind)
	}
}

func TestLawThatEndedLeavesNothing(t *testing.T) {
	one := publishes(total(2), total(2)) // a point each, of criteria that are not known
	all := states.Highlights([]states.Bill{
		law("x-1", blank, one, dates("2020-01-01", "", "2021-01-01")), law("x-2", "1,0,0,0|1,0,0,0,0", dates("2020-01-01", "", "2021-01-01")),
		law("x-3", blank, one, dates("2020-06-01", "", "")), law("x-4", blank, one, dates("2022-01-01", "", "")),
	}, searched, day(edition))
	for _, h := range all {
		if h.Bill.ID == "x-4" && h.Kind == states.Enactment {
			assert.Equal(t, "scored 2/9 END 1/4 START 1/5", text(*h.Before), "of x-3 alone")
			assert.Equal(t, "partial 2–4/9 END 1–2/4 START 1–2/5", text(*h.After), "of x-3 and x-4")
			return
		}
	}
	t.Fatal("x-4 is not listed")
}
