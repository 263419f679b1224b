package states_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

var territories = []states.Code{"AS", "GU", "MP", "PR", "VI"}

func TestNationalSums(t *testing.T) {
	s := states.Sum(shipped(edition))
	assert.Equal(t, day(edition), s.AsOf)
	assert.Equal(t, 56, s.Places, "US is no place on the map")
	assert.Equal(t, territories, s.Unsearched)
	assert.Equal(t, []states.Code{"CA", "CO", "CT", "MA", "NM"}, s.WithLaw, "assessed or not")
	assert.Len(t, s.NoLaw, 46, "the other states and DC")
	assert.Equal(t, s.Places, len(s.Unsearched)+len(s.NoLaw)+len(s.WithLaw), "each place is one of the three")
	assert.Equal(t, []states.Code{"MA", "NJ", "NY"}, s.Pending, "bills of US do not count")
	assert.Empty(t, s.Recent)
	assert.Equal(t, []states.Code{"NY"}, s.Local)
	assert.Equal(t, []states.Code{"AL", "IA", "LA"}, s.Expands)

	five := s.AtLeast(10, rubric.AllNine)
	assert.Equal(t, states.Count{Sure: []states.Code{"CA", "CO"}, Possible: []states.Code{"MA", "NM", "AS", "GU", "MP", "PR", "VI"}}, five)
	assert.Equal(t, "at least 2", five.String())

	caps := s.With(rubric.DamageCaps, rubric.Met)
	assert.Equal(t, states.Count{Sure: []states.Code{"CA", "CO", "CT"}, Possible: append([]states.Code{"MA"}, territories...)}, caps,
		"not assessed in Massachusetts and five territories")
	assert.Equal(t, "at least 3", caps.String())
	assert.Contains(t, s.With(rubric.DamageCaps, rubric.Unmet).Sure, states.Code("NM"))

	replayed := states.Sum(shipped("2021-07-01"))
	assert.Equal(t, []states.Code{"CT", "MA", "NM"}, replayed.Recent, "within a year before")
	assert.Contains(t, replayed.NoLaw, states.Code("CA"), "enacted later")
}

func TestSumOfNothing(t *testing.T) {
	s := states.Sum(nil)
	assert.Zero(t, s.Places)
	assert.Equal(t, "0", s.AtLeast(0, rubric.AllNine).String())
	assert.Equal(t, "0", s.With(rubric.DamageCaps, rubric.Met).String())
}

func TestCounts(t *testing.T) {
	one, two := []states.Code{"CO"}, []states.Code{"GU", "PR"}
	for _, c := range []struct {
		fact  string
		count states.Count
		text  string
	}{
		{"none, for sure", states.Count{}, "0"},
		{"one, for sure", states.Count{Sure: one}, "1"},
		{"one, perhaps more", states.Count{Sure: one, Possible: two}, "at least 1"},
		{"none is known, some are possible", states.Count{Possible: two}, "none known"},
	} {
		assert.Equal(t, c.text, c.count.String(), c.fact)
	}
}

func TestCountsTakeBoundsAtTheirWord(t *testing.T) {
	// Colorado has 2–2.5 of END; Wyoming was searched and has none; the other 54 places were not searched.
	all := states.Tally([]states.Bill{law("x-1", "1,½,½,-|0,0,0,0,0", publishes(rubric.Total{}, total(0)))}, searched, day(edition))
	s := states.Sum(all)
	for _, c := range []struct {
		fact           string
		score          rubric.Score
		sure, possible bool
	}{
		{"exactly the low bound", 4, true, false},
		{"half a point above it", 5, false, true},
		{"exactly the high bound", 6, false, true},
		{"half a point above the high bound", 7, false, false},
	} {
		for _, g := range []rubric.Group{rubric.End, rubric.AllNine} {
			n := s.AtLeast(c.score, g)
			assert.Equal(t, c.sure, slices.Contains(n.Sure, "CO"), c.fact)
			assert.Equal(t, c.possible, slices.Contains(n.Possible, "CO"), c.fact)
			assert.False(t, slices.Contains(n.Sure, "GU"), "%s: not searched is not sure", c.fact)
			assert.True(t, slices.Contains(n.Possible, "GU"), "%s: but possible", c.fact)
			assert.False(t, slices.Contains(n.Sure, "WY") || slices.Contains(n.Possible, "WY"), "%s: no law found", c.fact)
		}
	}
	zero := s.AtLeast(0, rubric.Start)
	assert.Equal(t, []states.Code{"CO", "WY"}, zero.Sure, "at least nothing holds where something is known")
	assert.Len(t, zero.Possible, 54)

	assert.Equal(t, []states.Code{"CO"}, s.With(rubric.PoliceOfficers, rubric.Met).Sure)
	assert.Equal(t, []states.Code{"CO"}, s.With(rubric.PublicEmployees, rubric.Partial).Sure)
	assert.Equal(t, []states.Code{"CO", "WY"}, s.With(rubric.AttorneyFees, rubric.Unmet).Sure, "no law found meets nothing")
	caps := s.With(rubric.DamageCaps, rubric.Met)
	assert.Empty(t, caps.Sure)
	assert.True(t, slices.Contains(caps.Possible, "CO"), "a blank may be met")
	blank := s.With(rubric.DamageCaps, rubric.NotAssessed)
	assert.Empty(t, blank.Sure, "not assessed is no verdict to count")
}
