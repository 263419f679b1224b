package card

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/usmap"
)

// area is what a path covers, counted in a picture of 100 by 100 pixels.
func (p path) area(t *testing.T) (sum float64) {
	t.Helper()
	c := newCanvas(100, 100, paperWhite)
	c.fill(p, ink("#000000"))
	for i := 0; i < len(c.Pix); i += 4 {
		sum += 1 - float64(c.Pix[i])/255
	}
	return sum
}

var paperWhite, _ = hex("#ffffff")

func TestPathData(t *testing.T) {
	circle := math.Pi * 20 * 20
	for data, want := range map[string]float64{
		"M10 10H30V40H10z":                           600,
		"M10,10h20v30h-20Z":                          600,
		"M10 10 30 10 30 40 10 40":                   600,
		"m10 10l20 0 0 30-20 0z":                     600,
		"M10 10h20v30h-20zm40 0h10v10h-10z":          700,
		"M10 10h20v30h-20zL40 10V40z":                850, // after a closing, a line begins where the last one did
		"M50 30a20 20 0 1 0 0 40a20 20 0 1 0 0-40z":  circle,
		"M50 30a20 20 0 1 1 0 40A20 20 0 1 1 50 30z": circle,
		"M50 30a20 20 0 0120 20H50z":                 circle / 4,
		"M50 30a20 20 0 1 0 20 20H50z":               circle * 3 / 4,
		"M30 50a1 1 0 0 0 40 0z":                     circle / 2, // too small to reach: widened
		"M10 10C10 50 50 50 50 10z":                  40 * 40 * .6,
		"M10 50C10 20 50 20 50 50S90 80 90 50z":      2 * 40 * 30 * .6,
		"":                                           0,
	} {
		p, err := parsePath(data)
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
		p, err := parsePath(data)
		require.NoError(t, err)
		assert.InDelta(t, 1200, p.evenOdd().area(t), .5, name)
	}
	island, err := parsePath("M10 10h40v40h-40zM20 20h20v20h-20zM25 25h10v10h-10z")
	require.NoError(t, err)
	assert.InDelta(t, 1300, island.evenOdd().area(t), .5, "an island in the hole")
}

func TestStrokesCoverTheirLengthTimesTheirWidth(t *testing.T) {
	open := path{{points: []point{{X: 10, Y: 10}, {X: 60, Y: 10}}}}
	assert.InDelta(t, 200, open.stroked(4).area(t), .5)
	assert.InDelta(t, 60, open.dashed(6, 4).stroked(2).area(t), .5, "five dashes of six")
	square := path{{points: []point{{X: 10, Y: 10}, {X: 60, Y: 10}, {X: 60, Y: 60}, {X: 10, Y: 60}}, closed: true}}
	assert.InDelta(t, 200*4-4*(4-math.Pi), square.stroked(4).area(t), 1, "corners are round")
	assert.InDelta(t, 200*4-4*(4-math.Pi), (path{reversed(square[0])}).stroked(4).area(t), 1, "whichever way it runs")
	assert.InDelta(t, 2*math.Pi*20*3, circle(50, 50, 20).stroked(3).area(t), 4)
	for name, p := range map[string]path{"no point": {{}}, "one point": {{points: []point{{X: 5, Y: 5}}}}, "one point twice": {{points: []point{{X: 5, Y: 5}, {X: 5, Y: 5}}, closed: true}}} {
		assert.Zero(t, p.stroked(4).area(t), name)
		assert.Zero(t, p.dashed(2, 2).stroked(4).area(t), name)
	}
	far := path{{points: []point{{X: -1e9, Y: 50}, {X: 1e9, Y: 50}}}}
	assert.InDelta(t, 200, far.dashed(1, 1).stroked(2).area(t), .5, "a line without end is not cut into dashes")
}

func reversed(l line) line {
	r := line{closed: l.closed}
	for i := range l.points {
		r.points = append(r.points, l.points[len(l.points)-1-i])
	}
	return r
}

func TestWhatLiesOutsideIsClipped(t *testing.T) {
	for name, test := range map[string]struct {
		path path
		want float64
	}{
		"all around":    {rectangle(box{-1e9, -1e9, 1e9, 1e9}, 0), 10000},
		"over an edge":  {rectangle(box{-1e9, 20, 10, 30}, 0), 100},
		"over a corner": {rectangle(box{90, 90, 5e8, 5e8}, 0), 100},
		"beside":        {rectangle(box{200, 0, 300, 100}, 0), 0},
		"a triangle":    {path{{points: []point{{X: 0, Y: 0}, {X: 1e6, Y: 0}, {X: 0, Y: 1e6}}, closed: true}}, 10000},
	} {
		assert.InDelta(t, test.want, test.path.area(t), 1, name)
	}
}

func TestOutlinesAreThoseOfTheMap(t *testing.T) {
	require.Len(t, outlines, 56)
	i := 0
	for place := range usmap.All() {
		o := outlines[i]
		i++
		require.Equal(t, place.Code, o.code, "in the order of the map's places")
		near, far := o.path().box(), nothing
		for _, ring := range place.Rings() {
			b := path{{points: ring}}.box()
			far = box{min(far.left, b.left), min(far.top, b.top), max(far.right, b.right), max(far.bottom, b.bottom)}
		}
		assert.Equal(t, far, far.within(near.grown(1.2)), "%s: nothing of the map's outline lies outside this one", place.Code)
		if !strings.Contains("AK AS HI LA MP RI WA", string(place.Code)) { // the map leaves small islands out
			assert.Equal(t, near, near.within(far.grown(4)), "%s: nor the other way round", place.Code)
		}
	}
}

// The northern borders of Colorado and Wyoming are parallels: upright, they are level.
func TestOutlinesStandUpright(t *testing.T) {
	for _, o := range outlines {
		if o.code != "CO" && o.code != "WY" {
			continue
		}
		p := o.path().mapped(o.upright())
		b := p.box()
		nw, ne := point{X: math.Inf(1)}, point{X: math.Inf(-1)}
		for _, q := range p[0].points {
			if q.Y < b.top+.06*b.height() && q.X < nw.X {
				nw = q
			}
			if q.Y < b.top+.06*b.height() && q.X > ne.X {
				ne = q
			}
		}
		assert.Greater(t, ne.X-nw.X, .75*b.width(), "%s", o.code)
		assert.Less(t, math.Abs(ne.Y-nw.Y)/(ne.X-nw.X), .02, "%s leans", o.code)
	}
}
