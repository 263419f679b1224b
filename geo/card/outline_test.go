package card

import (
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

func TestOutlinesAreThoseOfTheMap(t *testing.T) {
	require.Len(t, outlines, 56)
	i := 0
	for place := range usmap.All() {
		if place.Code == states.US {
			continue
		}
		o := outlines[i]
		i++
		require.Equal(t, place.Code, o.code, "in the order of the map's places")
		near, far := o.path().Box(), svg.Box{Left: math.Inf(1), Top: math.Inf(1), Right: math.Inf(-1), Bottom: math.Inf(-1)}
		for _, ring := range place.Rings() {
			for _, q := range ring {
				far = svg.Box{Left: min(far.Left, q.X), Top: min(far.Top, q.Y), Right: max(far.Right, q.X), Bottom: max(far.Bottom, q.Y)}
			}
		}
		assert.Equal(t, far, far.Within(near.Grown(1.2)), "%s: nothing of the map's outline lies outside this one", place.Code)
		if !strings.Contains("AK AS HI LA MP RI WA", string(place.Code)) { // the map leaves small islands out
			assert.Equal(t, near, near.Within(far.Grown(4)), "%s: nor the other way round", place.Code)
		}
	}
}

// The northern borders of Colorado and Wyoming are parallels: upright, they are level.
func TestOutlinesStandUpright(t *testing.T) {
	for _, o := range outlines {
		if o.code != "CO" && o.code != "WY" {
			continue
		}
		p := o.path().Mapped(svg.Turned(o.turn))
		b := p.Box()
		nw, ne := svg.Point{X: math.Inf(1)}, svg.Point{X: math.Inf(-1)}
		for _, q := range p[0].Points {
			if q.Y < b.Top+.06*b.Height() && q.X < nw.X {
				nw = q
			}
			if q.Y < b.Top+.06*b.Height() && q.X > ne.X {
				ne = q
			}
		}
		assert.Greater(t, ne.X-nw.X, .75*b.Width(), "%s", o.code)
		assert.Less(t, math.Abs(ne.Y-nw.Y)/(ne.X-nw.X), .02, "%s leans", o.code)
	}
}
