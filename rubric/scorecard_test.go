package rubric_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
)

// cards yields every scorecard whose verdicts outside a group are all as given: 4 verdicts to the power of the group's size.
func cards(g rubric.Group, elsewhere rubric.Verdict) func(yield func(rubric.Scorecard) bool) {
	return func(yield func(rubric.Scorecard) bool) {
		criteria := slices.Collect(g.Criteria())
		for n := range 1 << (2 * len(criteria)) {
			var card rubric.Scorecard
			for c := range rubric.Criteria() {
				card.Set(c, elsewhere)
			}
			for i, c := range criteria {
				card.Set(c, rubric.Verdict(n>>(2*i)&3))
			}
			if !yield(card) {
				return
			}
		}
	}
}

// slowBounds tries every way to fill the blanks and keeps the lowest and the highest sum.
func slowBounds(card rubric.Scorecard, g rubric.Group) rubric.Bounds {
	sums := []int{0}
	for c := range g.Criteria() {
		options := []int{}
		switch card.Verdict(c) {
		case rubric.Met:
			options = []int{2}
		case rubric.Partial:
			options = []int{1}
		case rubric.Unmet:
			options = []int{0}
		case rubric.NotAssessed:
			options = []int{0, 1, 2}
		}
		var next []int
		for _, sum := range sums {
			for _, o := range options {
				next = append(next, sum+o)
			}
		}
		slices.Sort(next)
		sums = slices.Compact(next)
	}
	return rubric.Bounds{Low: rubric.Score(slices.Min(sums)), High: rubric.Score(slices.Max(sums))}
}

func TestBoundsOfEveryScorecard(t *testing.T) {
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		for _, elsewhere := range []rubric.Verdict{rubric.NotAssessed, rubric.Met} {
			for card := range cards(g, elsewhere) {
				want := slowBounds(card, g)
				got, err := card.Bounds(g, rubric.Total{})
				if err != nil || got != want {
					require.Equal(t, want, got, "%s of %v: %v", g, card, err)
				}
			}
		}
	}
}

func TestBoundsOfAllNineAddTheGroups(t *testing.T) {
	for card := range cards(rubric.End, rubric.NotAssessed) {
		card.FailureToIntervene = rubric.Partial
		all, err := card.Bounds(rubric.AllNine, rubric.Total{})
		require.NoError(t, err)
		end, _ := card.Bounds(rubric.End, rubric.Total{})
		start, _ := card.Bounds(rubric.Start, rubric.Total{})
		require.Equal(t, end.Add(start), all, card)
	}
}

func TestPublishedTotalPinsTheBounds(t *testing.T) {
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		for card := range cards(g, rubric.NotAssessed) {
			possible, err := card.Bounds(g, rubric.Total{})
			require.NoError(t, err)
			for s := rubric.Score(0); s <= g.Max()+1; s++ {
				got, err := card.Bounds(g, rubric.Total{Score: s, Published: true})
				if possible.Low <= s && s <= possible.High {
					require.NoError(t, err)
					require.Equal(t, rubric.Bounds{Low: s, High: s}, got, card)
					continue
				}
				require.Equal(t, &rubric.TotalError{Group: g, Published: s, Possible: possible}, err, card)
				require.Equal(t, possible, got, "beside the error: what the verdicts alone allow")
			}
		}
	}
}

func TestTotalErrorSaysWhatToDo(t *testing.T) {
	card := rubric.Scorecard{PoliceOfficers: rubric.Met, PublicEmployees: rubric.Met, DamageCaps: rubric.Unmet, AttorneyFees: rubric.Partial}
	for _, c := range []struct {
		fact  string
		group rubric.Group
		total rubric.Score
		text  string
	}{
		{"exactly the known points", rubric.End, 4, ""},
		{"exactly the known points and the blank", rubric.End, 6, ""},
		{"half a point below", rubric.End, 3, "published end total 1.5 is below the known points 2: correct the total or a verdict"},
		{"half a point above", rubric.End, 7, "published end total 3.5 is above 3, the known points and one for each blank: correct the total or a verdict"},
		{"nothing where half is known", rubric.Start, 0, "published start total 0 is below the known points 0.5: correct the total or a verdict"},
		{"all where half is lost", rubric.Start, 10, "published start total 5 is above 4.5, the known points and one for each blank: correct the total or a verdict"},
	} {
		_, err := card.Bounds(c.group, rubric.Total{Score: c.total, Published: true})
		if c.text == "" {
			assert.NoError(t, err, c.fact)
			continue
		}
		assert.EqualError(t, err, c.text, c.fact)
		var total *rubric.TotalError
		require.True(t, errors.As(err, &total), c.fact)
		assert.Equal(t, c.group, total.Group, c.fact)
		assert.Equal(t, c.total, total.Published, c.fact)
	}
}

func TestScorecardColumnsAreTheKeys(t *testing.T) {
	typ := reflect.TypeFor[rubric.Scorecard]()
	var columns []string
	for i := range typ.NumField() {
		columns = append(columns, typ.Field(i).Tag.Get("csv"))
	}
	assert.Equal(t, keys(rubric.AllNine), columns, "a field each, in the rubric's order")

	for i, c := range slices.Collect(rubric.Criteria()) {
		var card rubric.Scorecard
		card.Set(c, rubric.Partial)
		assert.Equal(t, uint64(rubric.Partial), reflect.ValueOf(card).Field(i).Uint(), "%s is the field of its tag", c)
		assert.Equal(t, rubric.Partial, card.Verdict(c))
		for other := range rubric.Criteria() {
			if other != c {
				assert.Equal(t, rubric.NotAssessed, card.Verdict(other), "%s leaves %s alone", c, other)
			}
		}
	}
}

func TestScorecardInOrder(t *testing.T) {
	card := rubric.Scorecard{DamageCaps: rubric.Unmet, OfficerConsequences: rubric.Met}
	var order []string
	for c, v := range card.All() {
		order = append(order, c.Key())
		assert.Equal(t, card.Verdict(c), v)
	}
	assert.Equal(t, keys(rubric.AllNine), order)
	for c := range card.All() {
		assert.Equal(t, rubric.PoliceOfficers, c)
		break
	}
}

func TestZeroScorecardHasAssessedNothing(t *testing.T) {
	var card rubric.Scorecard
	assert.False(t, card.Assessed())
	for c, v := range card.All() {
		assert.Equal(t, rubric.NotAssessed, v, c)
	}
	for c := range rubric.Criteria() {
		one := card
		one.Set(c, rubric.Unmet)
		assert.True(t, one.Assessed(), "a single unmet on %s is an assessment", c)
	}
	bounds, err := card.Bounds(rubric.AllNine, rubric.Total{})
	require.NoError(t, err)
	assert.Equal(t, "0–9/9", bounds.Of(rubric.AllNine), "anything is possible, nothing is counted as no")
}

func TestNoCriterionHasNoVerdict(t *testing.T) {
	full := rubric.Scorecard{}
	for c := range rubric.Criteria() {
		full.Set(c, rubric.Met)
	}
	before := full
	for _, none := range []rubric.Criterion{0, rubric.OfficerConsequences + 1} {
		assert.Equal(t, rubric.NotAssessed, full.Verdict(none))
		full.Set(none, rubric.Unmet)
		assert.Equal(t, before, full, "setting it does nothing")
	}
}
