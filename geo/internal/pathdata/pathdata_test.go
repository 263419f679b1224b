package pathdata

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseGivesAbsoluteSegments(t *testing.T) {
	got, err := Parse("M10 10h20V5l-1,1zm1 2C1 2 3 4 5 6s1 1 2 2a3 3 0 012 2")
	require.NoError(t, err)
	assert.Equal(t, []Segment{
		{Op: 'M', To: Point{10, 10}},
		{Op: 'L', To: Point{30, 10}},
		{Op: 'L', To: Point{30, 5}},
		{Op: 'L', To: Point{29, 6}},
		{Op: 'Z', To: Point{10, 10}},
		{Op: 'M', To: Point{11, 12}},
		{Op: 'C', Handles: [2]Point{{1, 2}, {3, 4}}, To: Point{5, 6}},
		{Op: 'C', Handles: [2]Point{{7, 8}, {6, 7}}, To: Point{7, 8}}, // the first handle mirrors the last curve's second
		{Op: 'A', Radius: 3, Clockwise: true, To: Point{9, 10}},
	}, got)
	got, err = Parse(" ")
	assert.NoError(t, err)
	assert.Empty(t, got)
}

func TestParseRefuses(t *testing.T) {
	for data, rest := range map[string]string{
		"L5 5": "5 5", "5 5": "5 5", "M5": "", "M0 0Q1 1 2 2": "1 1 2 2", "M0 0A1 2 0 0 0 2 2": "", "M0 0 a1 1 0 2 0 1 1": "2 0 1 1",
		"M1e9 0": "e9 0", "M1000001 0": "1000001 0", "M0 0z5": "5",
	} {
		_, err := Parse(data)
		assert.Equal(t, &Error{rest}, err, data)
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	text := AppendRing(AppendRing(nil, [][2]int{{15, -20}, {20, -20}, {20, -20}, {20, -10}}), [][2]int{{-1, 2}, {-3, 4}})
	assert.Equal(t, "M15-20l5 0 0 10zM-1 2l-2 2z", string(text))
	got, err := Parse(string(text))
	require.NoError(t, err)
	require.Len(t, got, 7)
	assert.Equal(t, Point{20, -10}, got[2].To)
}
