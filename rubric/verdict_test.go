package rubric_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
)

var verdicts = []rubric.Verdict{rubric.NotAssessed, rubric.Unmet, rubric.Partial, rubric.Met}

func TestVerdicts(t *testing.T) {
	for _, c := range []struct {
		verdict rubric.Verdict
		word    string
		points  string
	}{
		{rubric.NotAssessed, "", "0"},
		{rubric.Unmet, "unmet", "0"},
		{rubric.Partial, "partial", "0.5"},
		{rubric.Met, "met", "1"},
	} {
		assert.Equal(t, c.word, c.verdict.String())
		assert.Equal(t, c.points, c.verdict.Points().String(), c.word)
	}
	var zero rubric.Verdict
	assert.Equal(t, rubric.NotAssessed, zero, "the zero value is not assessed")
	assert.NotEqual(t, rubric.Unmet, zero, "and never no")
	assert.Empty(t, rubric.Verdict(9).String(), "beyond the four there is no word")
}

func TestVerdictsOrderByWorth(t *testing.T) {
	for i := range verdicts[1:] {
		assert.Less(t, verdicts[i], verdicts[i+1], "the larger verdict is the better one")
	}
}

func TestVerdictText(t *testing.T) {
	for _, v := range verdicts {
		text, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, v.String(), string(text), "MarshalText and String agree")
		back := rubric.Verdict(9)
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, v, back)
	}
}

func TestWordsThatAreNoVerdict(t *testing.T) {
	for _, c := range []struct{ word, why string }{
		{"yes", "spellings of other tables are the importer's business"},
		{"Met", "capitals"},
		{"met ", "a space"},
		{" ", "blank is the empty text"},
		{"not assessed", "in data that is the empty text"},
		{"1", "points are no verdict"},
	} {
		v := rubric.Partial
		err := v.UnmarshalText([]byte(c.word))
		var word *rubric.WordError
		require.True(t, errors.As(err, &word), "%s: %v", c.why, err)
		assert.Equal(t, "verdict", word.Kind, c.why)
		assert.Equal(t, c.word, word.Value, c.why)
		assert.Equal(t, rubric.Partial, v, "%s: the verdict is left alone", c.why)
	}
	err := new(rubric.Verdict).UnmarshalText([]byte("ye\"s"))
	assert.EqualError(t, err, `verdict "ye\"s" is not met, partial, unmet or blank for not assessed`)
}
