package usmap

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/internal/inset"
	"github.com/endqi/endqi/geo/internal/pathdata"
	"github.com/endqi/endqi/states"
)

func TestEveryJurisdictionHasAPlace(t *testing.T) {
	n := 0
	for j := range states.All() {
		p, ok := ByCode(j.Code)
		if assert.True(t, ok, "%s", j.Code) {
			n++
			assert.Equal(t, j.Code, p.Code)
			assert.Equal(t, j.Code != states.US, len(p.Rings()) > 0, "%s: the federal government alone has no shape", j.Code)
			assert.Equal(t, p.Path != "", len(p.Rings()) > 0, "%s", j.Code)
		}
	}
	assert.Equal(t, 57, n)
	var codes []states.Code
	for p := range All() {
		codes = append(codes, p.Code)
	}
	assert.Len(t, codes, 57)
	assert.True(t, slices.IsSorted(codes))
	for _, c := range []states.Code{"", "XX", "co", "COL"} {
		_, ok := ByCode(c)
		assert.False(t, ok, "%q", c)
	}
}

// inside counts the edges to the right of a point.
func inside(p Point, ring []Point) bool {
	in := false
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < a.X+(p.Y-a.Y)/(b.Y-a.Y)*(b.X-a.X) {
			in = !in
		}
	}
	return in
}

func overlap(a, b Rect) bool {
	return a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height
}

func TestLabels(t *testing.T) {
	for p := range All() {
		if p.Code == states.US {
			continue
		}
		ring := p.Rings()[0]
		assert.True(t, inside(p.Label, ring), "%s: the label point lies in its shape", p.Code)
		if p.Callout == (Rect{}) {
			for _, corner := range []Point{{-14, -7}, {14, -7}, {-14, 7}, {14, 7}} {
				assert.True(t, inside(Point{p.Label.X + corner.X, p.Label.Y + corner.Y}, ring), "%s: its score fits, or it wants a box", p.Code)
			}
		}
	}
}

func TestCallouts(t *testing.T) {
	var boxes []Place
	for p := range All() {
		if p.Callout != (Rect{}) {
			boxes = append(boxes, p)
		}
	}
	for _, c := range []states.Code{"DC", "DE", "RI", "CT", "NJ", "MD", "MA", "NH", "VT", "PR", "GU", "VI", "AS", "MP", "US"} {
		assert.True(t, slices.ContainsFunc(boxes, func(p Place) bool { return p.Code == c }), "%s has a box", c)
	}
	for i, p := range boxes {
		b := p.Callout
		assert.GreaterOrEqual(t, b.Height*675/Width, 24.0, "%s: at 675 pixels a target is 24 high (WCAG 2.2 SC 2.5.8)", p.Code)
		assert.GreaterOrEqual(t, b.X, OriginX)
		assert.LessOrEqual(t, b.X+b.Width, OriginX+Width, "%s", p.Code)
		assert.LessOrEqual(t, b.Y+b.Height, Height, "%s", p.Code)
		for _, q := range boxes[:i] {
			assert.False(t, overlap(b, q.Callout), "%s and %s", p.Code, q.Code)
		}
		for q := range All() {
			for _, ring := range q.Rings() {
				assert.False(t, slices.ContainsFunc(ring, func(at Point) bool { return overlap(b, Rect{at.X, at.Y, 0.01, 0.01}) }), "the box of %s hides %s", p.Code, q.Code)
			}
		}
	}
}

func TestOutlinesLieOnTheCanvas(t *testing.T) {
	for p := range All() {
		for _, ring := range p.Rings() {
			assert.GreaterOrEqual(t, len(ring), 3, "%s", p.Code)
			for _, at := range ring {
				assert.True(t, at.X > OriginX && at.X < OriginX+Width && at.Y > 0 && at.Y < Height, "%s %v", p.Code, at)
			}
		}
	}
}

// Where two outlines touch they have the same points: no gap, no overlap.
func TestSharedBorders(t *testing.T) {
	points := map[states.Code]map[Point]bool{}
	for p := range All() {
		points[p.Code] = map[Point]bool{}
		for _, ring := range p.Rings() {
			for _, at := range ring {
				points[p.Code][at] = true
			}
		}
	}
	for p := range All() {
		for _, q := range Neighbors(p.Code) {
			shared := 0
			for at := range points[q] {
				if points[p.Code][at] {
					shared++
				}
			}
			assert.GreaterOrEqual(t, shared, 2, "%s and %s", p.Code, q)
		}
	}
}

func TestNeighbors(t *testing.T) {
	assert.Equal(t, []states.Code{"KS", "NE", "NM", "OK", "UT", "WY"}, Neighbors("CO"))
	assert.NotContains(t, Neighbors("CO"), states.Code("AZ"), "the Four Corners are no border")
	assert.Equal(t, []states.Code{"MD", "VA"}, Neighbors("DC"))
	assert.Equal(t, []states.Code{"NH"}, Neighbors("ME"))
	assert.Len(t, Neighbors("MO"), 8)
	assert.Len(t, Neighbors("TN"), 8)
	assert.NotContains(t, Neighbors("MI"), states.Code("IL"), "a lake is no border")
	assert.Contains(t, Neighbors("MI"), states.Code("WI"))
	for _, c := range []states.Code{"AK", "HI", "PR", "GU", "VI", "AS", "MP", "US", "XX"} {
		assert.Empty(t, Neighbors(c), "%s", c)
	}
	for p := range All() {
		for _, q := range Neighbors(p.Code) {
			assert.Contains(t, Neighbors(q), p.Code, "%s and %s", p.Code, q)
		}
	}
}

func TestArrowKeysReachEveryPlace(t *testing.T) {
	for l := range Tiles + 1 {
		for from := range All() {
			seen := map[states.Code]bool{from.Code: true}
			for todo := []states.Code{from.Code}; len(todo) > 0; todo = todo[1:] {
				for d := range Left + 1 {
					if to, ok := Toward(todo[0], d, l); ok && !seen[to] {
						seen[to] = true
						todo = append(todo, to)
					}
				}
			}
			assert.Len(t, seen, 57, "%v: from %s", l, from.Code)
		}
	}
}

// middle is that of a tile, in columns.
func middle(p Place) float64 {
	b := tile(&p)
	return (b.X + b.Width/2) / tilePitch
}

func TestArrowKeysLeadWhereTheyPoint(t *testing.T) {
	for _, c := range []struct {
		from states.Code
		d    Direction
		l    Layout
		to   states.Code
	}{
		{"CO", Left, Geographic, "UT"}, {"CO", Right, Geographic, "KS"}, {"CO", Up, Geographic, "WY"}, {"CO", Down, Geographic, "NM"},
		{"WA", Right, Geographic, "ID"}, {"VT", Left, Geographic, "NY"}, {"CA", Down, Geographic, "AK"}, {"FL", Right, Geographic, "PR"}, {"GU", Right, Geographic, "MP"},
		{"CO", Left, Tiles, "CA"}, {"CO", Right, Tiles, "KS"}, {"CO", Up, Tiles, "UT"}, {"CO", Down, Tiles, "NM"}, {"MN", Up, Tiles, "US"}, {"US", Right, Tiles, "ME"},
		{"WA", Left, Geographic, "US"}, {"US", Right, Geographic, "WA"},
	} {
		got, ok := Toward(c.from, c.d, c.l)
		assert.True(t, ok)
		assert.Equal(t, c.to, got, "%v: %s, key %d", c.l, c.from, c.d)
	}
	for p := range All() {
		for d := range Left + 1 {
			for l := range Tiles + 1 {
				code, ok := Toward(p.Code, d, l)
				if !ok {
					continue
				}
				q, _ := ByCode(code)
				dx, dy := q.Label.X-p.Label.X, q.Label.Y-p.Label.Y
				if l == Tiles {
					dx, dy = middle(q)-middle(p), float64(q.Row-p.Row)
				}
				along := [...]float64{-dy, dx, dy, -dx}[d]
				assert.Positive(t, along, "%v: %s → %s, key %d", l, p.Code, code, d)
			}
		}
	}
	for _, bad := range []func() (states.Code, bool){
		func() (states.Code, bool) { return Toward("XX", Up, Geographic) },
		func() (states.Code, bool) { return Toward("CO", Left+1, Geographic) },
		func() (states.Code, bool) { return Toward("CO", Up, Tiles+1) },
		func() (states.Code, bool) { return Toward("ME", Up, Geographic) },
	} {
		_, ok := bad()
		assert.False(t, ok)
	}
}

func TestTiles(t *testing.T) {
	seen := map[[2]int]states.Code{}
	for p := range All() {
		for b, column := tile(&p), p.Column; float64(column*tilePitch) < b.X-tileEdge+b.Width; column++ {
			cell := [2]int{column, p.Row}
			assert.Empty(t, seen[cell], "%s", p.Code)
			seen[cell] = p.Code
			assert.True(t, column >= 0 && column < tileLines && p.Row >= 0 && p.Row < tileLines, "%s", p.Code)
		}
	}
	assert.Len(t, seen, 58, "the tile of the federal government is two cells wide")
	assert.GreaterOrEqual(t, tileSize*380.0/tilesSide, 40.0, "a tile has room for a thumb where the grid is 380 wide, on a phone of 390")
}

func TestRingsReadThePath(t *testing.T) {
	p := Place{Path: "M15-20l5 0 0 10-10-3zM-100 200l10 10-20 1z"}
	assert.Equal(t, [][]Point{{{1.5, -2}, {2, -2}, {2, -1}, {1, -1.3}}, {{-10, 20}, {-9, 21}, {-11, 21.1}}}, p.Rings())
}

// The outlines are most of what a reader waits for.
func TestOutlinesKeepTheirBudget(t *testing.T) {
	var all []string
	for p := range All() {
		all = append(all, p.Path)
	}
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, 11)
	_, err := w.Write([]byte(strings.Join(all, "\n")))
	require.NoError(t, err)
	require.NoError(t, w.Close())
	assert.LessOrEqual(t, b.Len(), 15_000)
}

func TestProjectPutsPlacesInTheirInsets(t *testing.T) {
	for _, c := range []struct {
		code     states.Code
		lon, lat float64
	}{
		{"PR", -66.106, 18.466}, {"VI", -64.931, 18.342}, {"VI", -65.08, 18.34}, {"PR", -65.23, 18.3}, {"GU", 144.75, 13.47}, {"MP", 145.75, 15.19},
		{"AS", -170.7, -14.28}, {"AK", -149.7, 61.15}, {"HI", -157.8583, 21.3069},
	} {
		x, y, ok := Project(c.lon, c.lat)
		assert.True(t, ok, "%s", c.code)
		i, _ := inset.Of(c.code)
		assert.True(t, x >= i.Clip.Left && x <= i.Clip.Right && y >= i.Clip.Top && y <= i.Clip.Bottom, "%s: %v %v", c.code, x, y)
	}
}

// The generated outlines and callouts are those of the table of insets: a change there wants go generate.
func TestOutlinesLieInTheirInsets(t *testing.T) {
	for _, i := range inset.All() {
		p, ok := ByCode(i.Code)
		require.True(t, ok, "%s", i.Code)
		for _, ring := range p.Rings() {
			for _, q := range ring {
				assert.True(t, q.X >= i.Clip.Left-.1 && q.X <= i.Clip.Right+.1 && q.Y >= i.Clip.Top-.1 && q.Y <= i.Clip.Bottom+.1, "%s: %v", i.Code, q)
			}
		}
		assert.Equal(t, i.Callout, [2]float64{p.Callout.X, p.Callout.Y}, "%s", i.Code)
		assert.False(t, p.Leader, "%s: the box stands beside the shape", i.Code)
		_, err := pathdata.Parse(i.Divider)
		assert.NoError(t, err, "%s", i.Code)
	}
}

func TestProjectAtTheEdgeOfALongitude(t *testing.T) {
	east, _, okEast := Project(180, 51.9)
	west, _, okWest := Project(-180, 51.9)
	assert.True(t, okEast && okWest, "the antimeridian runs through the Aleutians")
	assert.InDelta(t, east, west, 1e-9)
}

func TestProjectRefuses(t *testing.T) {
	for _, p := range [][2]float64{{math.NaN(), 0}, {0, math.NaN()}, {math.Inf(1), 40}, {-181, 40}, {-96, 90.1}, {2, 48}} {
		_, _, ok := Project(p[0], p[1])
		assert.False(t, ok, "%v", p)
	}
}

func BenchmarkProject(b *testing.B) {
	for b.Loop() {
		Project(-157.8583, 21.3069)
	}
}
