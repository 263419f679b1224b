package svg

import (
	"image/color"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// area is what a path covers, counted in a picture of 100 by 100 pixels.
func (p Path) area(t *testing.T) (sum float64) {
	t.Helper()
	c := NewCanvas(100, 100, paperWhite)
	c.Fill(p, Plain(color.RGBA{}, 1))
	for i := 0; i < len(c.Pix); i += 4 {
		sum += 1 - float64(c.Pix[i])/255
	}
	return sum
}

var paperWhite, _ = Color("#ffffff")

func TestPathData(t *testing.T) {
	circle := math.Pi * 20 * 20
	for data, want := range map[string]float64{
		"M10 10H30V40H10z":                           600,
		"M10,10h20v30h-20Z":                          600,
		"M10 10 30 10 30 40 10 40":                   600,
		"m10 10l20 0 0 30-20 0z":                     600,
		"M10 10h20v30h-20zm40 0h10v10h-10z":          700,
		"M10 10h20v30h-20zL40 10V40z":                850, // after a closing, a Line begins where the last one did
		"M50 30a20 20 0 1 0 0 40a20 20 0 1 0 0-40z":  circle,
		"M50 30a20 20 0 1 1 0 40A20 20 0 1 1 50 30z": circle,
		"M50 30a20 20 0 0120 20H50z":                 circle / 4,
		"M50 30a20 20 0 1 0 20 20H50z":               circle * 3 / 4,
		"M30 50a1 1 0 0 0 40 0z":                     circle / 2, // too small to reach: widened
		"M10 10C10 50 50 50 50 10z":                  40 * 40 * .6,
		"M10 50C10 20 50 20 50 50S90 80 90 50z":      2 * 40 * 30 * .6,
		"":                                           0,
	} {
		p, err := ParsePath(data)
		require.NoError(t, err, data)
		assert.InEpsilon(t, want+1, p.area(t)+1, .01, data)
	}
}

func TestEvenOddLeavesHoles(t *testing.T) {
	for name, data := range map[string]string{
		"the hole runs the same way": "M10 10h40v40h-40zM20 20h20v20h-20z",
		"it runs the other way":      "M10 10h40v40h-40zM20 20v20h20v-20z",
		"it comes first":             "M20 20h20v20h-20zM10 10h40v40h-40z",
	} {
		p, err := ParsePath(data)
		require.NoError(t, err)
		assert.InDelta(t, 1200, p.EvenOdd().area(t), .5, name)
	}
	island, err := ParsePath("M10 10h40v40h-40zM20 20h20v20h-20zM25 25h10v10h-10z")
	require.NoError(t, err)
	assert.InDelta(t, 1300, island.EvenOdd().area(t), .5, "an island in the hole")
}

func TestStrokesCoverTheirLengthTimesTheirWidth(t *testing.T) {
	open := Path{{Points: []Point{{X: 10, Y: 10}, {X: 60, Y: 10}}}}
	assert.InDelta(t, 200, open.Stroked(4).area(t), .5)
	assert.InDelta(t, 60, open.Dashed(6, 4).Stroked(2).area(t), .5, "five dashes of six")
	square := Path{{Points: []Point{{X: 10, Y: 10}, {X: 60, Y: 10}, {X: 60, Y: 60}, {X: 10, Y: 60}}, Closed: true}}
	assert.InDelta(t, 200*4-4*(4-math.Pi), square.Stroked(4).area(t), 1, "corners are round")
	assert.InDelta(t, 200*4-4*(4-math.Pi), (Path{reversed(square[0])}).Stroked(4).area(t), 1, "whichever way it runs")
	assert.InDelta(t, 2*math.Pi*20*3, Circle(50, 50, 20).Stroked(3).area(t), 4)
	for name, p := range map[string]Path{"no Point": {{}}, "one Point": {{Points: []Point{{X: 5, Y: 5}}}}, "one Point twice": {{Points: []Point{{X: 5, Y: 5}, {X: 5, Y: 5}}, Closed: true}}} {
		assert.Zero(t, p.Stroked(4).area(t), name)
		assert.Zero(t, p.Dashed(2, 2).Stroked(4).area(t), name)
	}
	far := Path{{Points: []Point{{X: -1e9, Y: 50}, {X: 1e9, Y: 50}}}}
	assert.InDelta(t, 200, far.Dashed(1, 1).Stroked(2).area(t), .5, "a Line without end is not cut into dashes")
}

func reversed(l Line) Line {
	r := Line{Closed: l.Closed}
	for i := range l.Points {
		r.Points = append(r.Points, l.Points[len(l.Points)-1-i])
	}
	return r
}

func TestWhatLiesOutsideIsClipped(t *testing.T) {
	for name, test := range map[string]struct {
		Path Path
		want float64
	}{
		"all around":    {Rectangle(Box{-1e9, -1e9, 1e9, 1e9}, 0), 10000},
		"over an edge":  {Rectangle(Box{-1e9, 20, 10, 30}, 0), 100},
		"over a corner": {Rectangle(Box{90, 90, 5e8, 5e8}, 0), 100},
		"beside":        {Rectangle(Box{200, 0, 300, 100}, 0), 0},
		"a triangle":    {Path{{Points: []Point{{X: 0, Y: 0}, {X: 1e6, Y: 0}, {X: 0, Y: 1e6}}, Closed: true}}, 10000},
	} {
		assert.InDelta(t, test.want, test.Path.area(t), 1, name)
	}
}
