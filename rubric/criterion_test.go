package rubric_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
)

// The order and the keys are permanent: they are columns in every table and words in every address.
var endKeys = []string{"police_officers", "public_employees", "constitutional_violations", "damage_caps"}
var startKeys = []string{"attorney_fees", "full_compensation", "failure_to_intervene", "misconduct_disclosure", "officer_consequences"}

func keys(g rubric.Group) (all []string) {
	for c := range g.Criteria() {
		all = append(all, c.Key())
	}
	return all
}

func TestCriteriaInOrder(t *testing.T) {
	assert.Equal(t, endKeys, keys(rubric.End), "four to end")
	assert.Equal(t, startKeys, keys(rubric.Start), "five to start")
	assert.Equal(t, slices.Concat(endKeys, startKeys), keys(rubric.AllNine), "the four, then the five")
	assert.Equal(t, slices.Collect(rubric.AllNine.Criteria()), slices.Collect(rubric.Criteria()), "Criteria yields all nine")
}

func TestCriteriaStopWhereTheLoopDoes(t *testing.T) {
	for c := range rubric.Criteria() {
		assert.Equal(t, rubric.PoliceOfficers, c)
		break
	}
}

func TestConstantsStandForTheirKeys(t *testing.T) {
	for c, key := range map[rubric.Criterion]string{
		rubric.PoliceOfficers:           "police_officers",
		rubric.PublicEmployees:          "public_employees",
		rubric.ConstitutionalViolations: "constitutional_violations",
		rubric.DamageCaps:               "damage_caps",
		rubric.AttorneyFees:             "attorney_fees",
		rubric.FullCompensation:         "full_compensation",
		rubric.FailureToIntervene:       "failure_to_intervene",
		rubric.MisconductDisclosure:     "misconduct_disclosure",
		rubric.OfficerConsequences:      "officer_consequences",
	} {
		assert.Equal(t, key, c.Key())
		assert.Equal(t, key, c.String(), "String is the key")
	}
}

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		group rubric.Group
		word  string
		size  int
		max   string
	}{
		{rubric.AllNine, "all", 9, "9"},
		{rubric.End, "end", 4, "4"},
		{rubric.Start, "start", 5, "5"},
	} {
		assert.Equal(t, c.word, c.group.String())
		assert.Equal(t, c.size, c.group.Size(), c.word)
		assert.Len(t, keys(c.group), c.group.Size(), c.word)
		assert.Equal(t, c.max, c.group.Max().String(), "%s: one point a criterion", c.word)
	}
	var zero rubric.Group
	assert.Equal(t, rubric.AllNine, zero, "the zero value is all nine")
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		for c := range g.Criteria() {
			assert.Equal(t, g, c.Group(), c.Key())
		}
	}
}

func TestByKey(t *testing.T) {
	for c := range rubric.Criteria() {
		found, ok := rubric.ByKey(c.Key())
		assert.True(t, ok, c.Key())
		assert.Equal(t, c, found)
	}
	for _, key := range []string{"", "Damage_Caps", "damage caps", "damage_caps ", "all", "end"} {
		_, ok := rubric.ByKey(key)
		assert.False(t, ok, "%q is no key", key)
	}
}

func TestLabelsAreThereAndDiffer(t *testing.T) {
	seen := map[string]rubric.Criterion{}
	for c := range rubric.Criteria() {
		require.NotEmpty(t, c.Label(), c.Key())
		other, double := seen[c.Label()]
		assert.False(t, double, "%s and %s are both %q", c, other, c.Label())
		seen[c.Label()] = c
	}
}

func TestNoCriterionIsEmpty(t *testing.T) {
	for _, c := range []rubric.Criterion{0, rubric.OfficerConsequences + 1, 255} {
		assert.Empty(t, c.Key(), int(c))
		assert.Empty(t, c.String(), int(c))
		assert.Empty(t, c.Label(), int(c))
		assert.Zero(t, c.Standard(), int(c))
	}
}

func TestCriterionText(t *testing.T) {
	for c := range rubric.Criteria() {
		text, err := c.MarshalText()
		require.NoError(t, err)
		var back rubric.Criterion
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, c, back)
	}
	for _, text := range []string{"", "caps", "DAMAGE_CAPS"} {
		c := rubric.DamageCaps
		err := c.UnmarshalText([]byte(text))
		var word *rubric.WordError
		require.True(t, errors.As(err, &word), "%q: %v", text, err)
		assert.Equal(t, rubric.WordError{Kind: "criterion", Value: text, Want: "one of the nine keys, such as damage_caps"}, *word)
		assert.Equal(t, rubric.DamageCaps, c, "%q leaves the criterion alone", text)
	}
}

func TestVersionIsSemantic(t *testing.T) {
	assert.Regexp(t, `^\d+\.\d+\.\d+$`, rubric.Version)
}
