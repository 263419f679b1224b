package states_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func TestLenses(t *testing.T) {
	want := []string{"all", "end", "start"}
	for c := range rubric.Criteria() {
		want = append(want, c.Key())
		l := states.LensOf(c)
		got, ok := l.Criterion()
		assert.True(t, ok, c)
		assert.Equal(t, c, got)
		assert.Equal(t, c.Group(), l.Group(), "a criterion's lens has its group")
	}
	var words []string
	for l := range states.Lenses() {
		words = append(words, l.String())
		text, err := l.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, l.String(), string(text), "MarshalText and String agree")
		var back states.Lens
		require.NoError(t, back.UnmarshalText(text))
		assert.Equal(t, l, back)
	}
	assert.Equal(t, want, words, "all nine, END, START, the nine")
	for range states.Lenses() {
		break
	}
	for l, g := range map[states.Lens]rubric.Group{states.LensAll: rubric.AllNine, states.LensEnd: rubric.End, states.LensStart: rubric.Start} {
		_, ok := l.Criterion()
		assert.False(t, ok, "%s shows no criterion alone", l)
		assert.Equal(t, g, l.Group())
	}
	var zero states.Lens
	assert.Equal(t, states.LensAll, zero, "the zero value shows all nine")

	for _, none := range []string{"", "All", "END", "damage caps", "cases"} {
		l := states.LensEnd
		var parse *states.ParseError
		require.True(t, errors.As(l.UnmarshalText([]byte(none)), &parse), "%q", none)
		assert.Equal(t, states.ParseError{Kind: "lens", Value: none, Want: "all, end, start or the key of a criterion, such as damage_caps"}, *parse)
		assert.Equal(t, states.LensEnd, l, "left alone")
	}
}

func TestStandingThroughALens(t *testing.T) {
	known := colorado(t, law("x-1", "1,0,1,1|1,1,½,0,1"))
	partly := colorado(t, law("x-1", "1,1,1,0|-,-,-,-,-"))
	none, unsearched := colorado(t), on(t, "GU", edition)
	for _, c := range []struct {
		fact     string
		standing states.Standing
		lens     string
		text     string // empty where not assessed
		class    int
	}{
		{"all nine", known, "all", "6.5", 6},
		{"END: three of four is six steps of nine", known, "end", "3", 6},
		{"START: three and a half of five is shaded as three, five steps of nine", known, "start", "3.5", 5},
		{"a criterion met", known, "police_officers", "1", 9},
		{"a criterion met in part", known, "failure_to_intervene", "0.5", 4},
		{"a criterion unmet", known, "public_employees", "0", 0},
		{"bounds", partly, "all", "3–8", 3},
		{"a group that is known", partly, "end", "3", 6},
		{"a group of which nothing is known has bounds", partly, "start", "0–5", 0},
		{"a criterion not assessed", partly, "attorney_fees", "", 0},
		{"no law found", none, "all", "0", 0},
		{"no law found, a criterion", none, "damage_caps", "0", 0},
		{"not searched", unsearched, "all", "", 0},
		{"not searched, a group", unsearched, "end", "", 0},
		{"not searched, a criterion", unsearched, "damage_caps", "", 0},
	} {
		var l states.Lens
		require.NoError(t, l.UnmarshalText([]byte(c.lens)))
		v := c.standing.Through(l)
		assert.Equal(t, c.text != "", v.Assessed, c.fact)
		assert.Equal(t, c.text, v.String(), c.fact)
		assert.Equal(t, c.class, v.Class(), c.fact)
		want := l.Group().Max()
		if _, ok := l.Criterion(); ok {
			want = 2
		}
		assert.Equal(t, want, v.Max, c.fact)
	}
	assert.Equal(t, known.End, known.Bounds(rubric.End))
	assert.Equal(t, known.Start, known.Bounds(rubric.Start))
	assert.Equal(t, known.Score(), known.Bounds(rubric.AllNine))
	assert.Zero(t, states.Value{}.Class(), "the zero value has the lowest class")
	assert.Empty(t, states.Value{}.String())
	for half := range rubric.AllNine.Max() + 1 {
		b := rubric.Bounds{Low: half, High: half}
		assert.Equal(t, b.Class(), states.Value{Bounds: b, Max: rubric.AllNine.Max()}.Class(), "for all nine it is the low bound rounded down")
	}
}
