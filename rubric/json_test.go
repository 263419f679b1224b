package rubric_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
)

func TestPoints(t *testing.T) {
	for points, want := range map[float64]string{
		0: "0", 5: "5", 6.5: "6.5", 9: "9", 0.5: "0.5",
		6.49: "6", 0.49: "0", -1: "0", 9.5: "9", math.Inf(1): "9", math.Inf(-1): "0",
	} {
		assert.Equal(t, want, rubric.Points(points).String(), "%v", points)
	}
	assert.Zero(t, rubric.Points(math.NaN()))
	for s := rubric.Score(0); s <= rubric.AllNine.Max(); s++ {
		assert.Equal(t, s, rubric.Points(float64(s)/2))
	}
}

func TestScoresAreInPointsInJSONAndText(t *testing.T) {
	type row struct {
		Score  rubric.Score
		Bounds rubric.Bounds
		By     map[rubric.Score]int
	}
	for s := rubric.Score(0); s <= rubric.AllNine.Max(); s++ {
		in := row{s, rubric.Bounds{Low: s, High: rubric.AllNine.Max()}, map[rubric.Score]int{s: 1}}
		out, err := json.Marshal(in)
		require.NoError(t, err)
		assert.Equal(t, `{"Score":`+s.String()+`,"Bounds":{"low":`+s.String()+`,"high":9},"By":{"`+s.String()+`":1}}`, string(out))
		var back row
		require.NoError(t, json.Unmarshal(out, &back))
		assert.Equal(t, in, back)
		spaced, err := json.MarshalIndent(in, "", "\t")
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(spaced, &back))
		assert.Equal(t, in, back)
		text, err := in.Bounds.MarshalText()
		require.NoError(t, err)
		bounds, err := rubric.ParseBounds(string(text))
		require.NoError(t, err)
		assert.Equal(t, in.Bounds, bounds)
	}
	b, err := rubric.ParseBounds("3-8")
	require.NoError(t, err, "with a hyphen")
	assert.Equal(t, "3–8", b.String())
	kept := row{Score: 3, Bounds: b}
	require.NoError(t, json.Unmarshal([]byte(`{"Score":null,"Bounds":null}`), &kept))
	assert.Equal(t, row{Score: 3, Bounds: b}, kept, "null leaves a field alone")
}

func TestWhatIsNoScoreIsRefused(t *testing.T) {
	var word *rubric.WordError
	for _, text := range []string{"", "10", "-1", "6.25", "8–3", "3–", "–8", "3–8–9", "not assessed"} {
		b, err := rubric.ParseBounds(text)
		require.True(t, errors.As(err, &word), "%q", text)
		assert.Zero(t, b)
	}
	for _, text := range []string{`6`, `{}`, `"3–8"`, `{"low":3}`, `{"low":3,"high":99}`, `{"low":8,"high":3}`, `[3,8]`} {
		b := rubric.Bounds{Low: 1, High: 2}
		require.True(t, errors.As(json.Unmarshal([]byte(text), &b), &word), "%s", text)
		assert.Equal(t, rubric.Bounds{Low: 1, High: 2}, b, "%s", text)
	}
	s := rubric.Score(1)
	for _, text := range []string{`"sixty"`, `""`, `10`, `6.25`, `true`} {
		require.True(t, errors.As(json.Unmarshal([]byte(text), &s), &word), "%s", text)
		assert.Equal(t, rubric.Score(1), s)
	}
}
