package rubric_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
)

func TestScoreTexts(t *testing.T) {
	texts := []string{"0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5", "5.5", "6", "6.5", "7", "7.5", "8", "8.5", "9"}
	require.Len(t, texts, int(rubric.AllNine.Max())+1, "0 to 9 in steps of a half")
	for half, text := range texts {
		s := rubric.Score(half)
		assert.Equal(t, text, s.String())
		assert.Equal(t, text+"/9", s.Of(rubric.AllNine))
		assert.Equal(t, text+"/4", s.Of(rubric.End))
		assert.Equal(t, text+"/5", s.Of(rubric.Start))
		points, err := strconv.ParseFloat(text, 64)
		require.NoError(t, err)
		assert.Equal(t, points, float64(half)/2, "half points")
	}
}

func TestParseScore(t *testing.T) {
	for _, g := range []rubric.Group{rubric.AllNine, rubric.End, rubric.Start} {
		for s := rubric.Score(0); s <= rubric.AllNine.Max(); s++ {
			got, err := rubric.ParseScore(s.String(), g)
			if s > g.Max() {
				assert.Error(t, err, "%s is above the maximum of %s", s, g)
				assert.Zero(t, got)
				continue
			}
			assert.NoError(t, err)
			assert.Equal(t, s, got, g)
		}
	}
	whole, err := rubric.ParseScore("3.0", rubric.End)
	assert.NoError(t, err, "a whole number may have its zero")
	assert.Equal(t, rubric.Score(6), whole)
}

func TestTextsThatAreNoScore(t *testing.T) {
	for _, c := range []struct {
		fact, text string
		group      rubric.Group
	}{
		{"empty", "", rubric.AllNine},
		{"half a half", "3.25", rubric.AllNine},
		{"below none", "-0.5", rubric.AllNine},
		{"minus zero", "-0", rubric.AllNine},
		{"half above nine", "9.5", rubric.AllNine},
		{"half above END", "4.5", rubric.End},
		{"half above START", "5.5", rubric.Start},
		{"a sign", "+3", rubric.AllNine},
		{"a space", " 3", rubric.AllNine},
		{"a comma", "3,5", rubric.AllNine},
		{"too many digits", "3.50", rubric.AllNine},
		{"no whole", ".5", rubric.AllNine},
		{"an exponent", "1e0", rubric.AllNine},
		{"leading zero", "03", rubric.AllNine},
		{"out of its group", "3/4", rubric.End},
		{"a word", "three", rubric.AllNine},
	} {
		_, err := rubric.ParseScore(c.text, c.group)
		var word *rubric.WordError
		if assert.True(t, errors.As(err, &word), "%s: %v", c.fact, err) {
			assert.Equal(t, c.text, word.Value, c.fact)
		}
	}
	_, err := rubric.ParseScore("4.5", rubric.End)
	assert.EqualError(t, err, `score "4.5" is not a number from 0 to 4 in steps of 0.5`)
}

func TestTotal(t *testing.T) {
	var none rubric.Total
	assert.False(t, none.Published, "the zero value is none published")
	assert.Empty(t, none.String())
	zero := rubric.Total{Published: true}
	assert.Equal(t, "0", zero.String(), "a published 0 is not the same as none")

	for _, total := range []rubric.Total{none, zero, {Score: 7, Published: true}, {Score: 18, Published: true}} {
		text, err := total.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, total.String(), string(text), "MarshalText and String agree")
		back := rubric.Total{Score: 1, Published: true}
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, total, back)
	}
	for _, text := range []string{"9.5", "none", " "} {
		total := rubric.Total{Score: 7, Published: true}
		var word *rubric.WordError
		assert.True(t, errors.As(total.UnmarshalText([]byte(text)), &word), text)
		assert.Equal(t, rubric.Total{Score: 7, Published: true}, total, "%q leaves the total alone", text)
	}
}

func TestBoundsText(t *testing.T) {
	for _, c := range []struct {
		bounds       rubric.Bounds
		text, ofNine string
		known        bool
	}{
		{rubric.Bounds{}, "0", "0/9", true},
		{rubric.Bounds{Low: 13, High: 13}, "6.5", "6.5/9", true},
		{rubric.Bounds{Low: 6, High: 16}, "3–8", "3–8/9", false},
		{rubric.Bounds{Low: 6, High: 7}, "3–3.5", "3–3.5/9", false},
		{rubric.Bounds{High: 18}, "0–9", "0–9/9", false},
	} {
		assert.Equal(t, c.text, c.bounds.String())
		assert.Equal(t, c.ofNine, c.bounds.Of(rubric.AllNine))
		assert.Equal(t, c.known, c.bounds.Known(), c.text)
	}
	assert.Equal(t, "3–4/4", rubric.Bounds{Low: 6, High: 8}.Of(rubric.End))
	assert.Equal(t, "3.5/5", rubric.Bounds{Low: 7, High: 7}.Of(rubric.Start))
	assert.Equal(t, rubric.Bounds{Low: 7, High: 18}, rubric.Bounds{Low: 6, High: 8}.Add(rubric.Bounds{Low: 1, High: 10}))
}

func TestClassIsTheLowBoundRoundedDown(t *testing.T) {
	for class := range 10 {
		exact := rubric.Score(2 * class)
		assert.Equal(t, class, rubric.Bounds{Low: exact, High: exact}.Class(), "exactly %d", class)
		assert.Equal(t, class, rubric.Bounds{Low: exact, High: 18}.Class(), "the high bound does not count")
		if class < 9 {
			assert.Equal(t, class, rubric.Bounds{Low: exact + 1, High: exact + 1}.Class(), "half a point above %d", class)
		}
	}
}
