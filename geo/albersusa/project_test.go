package albersusa_test

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/project"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/geo/albersusa"
	"github.com/endqi/endqi/states"
)

func TestProjectAgreesWithD3(t *testing.T) {
	f, err := os.Open("testdata/d3.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1201)
	null := 0
	for _, row := range rows[1:] {
		number := func(s string) float64 {
			v, err := strconv.ParseFloat(s, 64)
			require.NoError(t, err)
			return v
		}
		p := orb.Point{number(row[0]), number(row[1])}
		got := albersusa.Project(p)
		if row[2] == "" {
			null++
			assert.False(t, albersusa.On(got), "%v: d3 says null", p)
			continue
		}
		assert.InDelta(t, number(row[2]), got[0], 1e-5, "%v", p)
		assert.InDelta(t, number(row[3]), got[1], 1e-5, "%v", p)
	}
	assert.Greater(t, null, 50, "points that d3 clips are in the file")
}

// The published values are of d3-geo's own tests, at its default scale 1070 and translate (480, 250).
func TestProjectAgreesWithPublishedValues(t *testing.T) {
	for _, c := range []struct {
		place    string
		lon, lat float64
		x, y     float64
	}{
		{"San Francisco", -122.4194, 37.7749, 107.4, 214.1},
		{"New York", -74.0059, 40.7128, 794.6, 176.5},
		{"Tulsa", -95.9928, 36.1540, 488.8, 298.0},
		{"Anchorage", -149.9003, 61.2181, 171.2, 446.9},
		{"Honolulu", -157.8583, 21.3069, 298.5, 451.0},
	} {
		p := albersusa.Project(orb.Point{c.lon, c.lat})
		assert.InDelta(t, c.x, (p[0]-487.5)*1070/1300+480, 0.06, c.place)
		assert.InDelta(t, c.y, (p[1]-305)*1070/1300+250, 0.06, c.place)
	}
}

func TestProjectOutsideTheMap(t *testing.T) {
	for _, p := range []orb.Point{{2.35, 48.86}, {0, 0}, {-40, 35}, {181, 40}, {-96, 91}, {math.NaN(), 40}, {-96, math.Inf(1)}, {0, -90}} {
		got := albersusa.Project(p)
		assert.True(t, math.IsNaN(got[0]) && math.IsNaN(got[1]), "%v → %v", p, got)
		assert.False(t, albersusa.On(got))
	}
}

// scattered are points inside the 50 states, each state among them, always the same.
func scattered(t *testing.T, n int) (points []orb.Point) {
	t.Helper()
	random := rand.New(rand.NewPCG(2026, 1122))
	for len(points) < n {
		for j := range states.All() {
			if j.Kind != states.State {
				continue
			}
			boundary, ok := geo.Boundary(j.Code, geo.Full)
			require.True(t, ok)
			largest := slices.MaxFunc(boundary, func(a, b orb.Polygon) int { return cmp.Compare(planar.Area(a), planar.Area(b)) })
			b := largest.Bound()
			for {
				p := orb.Point{b.Left() + random.Float64()*(b.Right()-b.Left()), b.Bottom() + random.Float64()*(b.Top()-b.Bottom())}
				if planar.PolygonContains(largest, p) {
					points = append(points, p)
					break
				}
			}
		}
	}
	return points[:n]
}

func TestProjectAgreesWithInstalledD3(t *testing.T) {
	node, err := exec.LookPath("node")
	_, missing := os.Stat("../../.ci/node_modules/d3-geo")
	if (err != nil || missing != nil) && os.Getenv("CI") != "true" {
		t.Skip("Node.js or d3-geo is not installed: npm ci --prefix .ci")
	}
	require.NoError(t, err)
	require.NoError(t, missing, "d3-geo is not installed: npm ci --prefix .ci")

	points := scattered(t, 1000)
	var in strings.Builder
	for _, p := range points {
		fmt.Fprintf(&in, "%v,%v\n", p[0], p[1])
	}
	d3 := exec.Command(node, "testdata/project.mjs")
	d3.Stdin = strings.NewReader(in.String())
	out, err := d3.Output()
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	require.Len(t, lines, len(points))

	// worst is the largest distance in pixels between d3's answers and those of a projection.
	worst := func(ours orb.Projection) (distance float64) {
		for i, line := range lines {
			x, y, ok := strings.Cut(line, ",")
			require.True(t, ok, "d3 knows every point of the 50 states: %v", points[i])
			theirs := orb.Point{}
			for k, s := range []string{x, y} {
				theirs[k], err = strconv.ParseFloat(s, 64)
				require.NoError(t, err)
			}
			distance = max(distance, planar.Distance(ours(points[i]), theirs))
		}
		return distance
	}
	shifted := func(p orb.Point) orb.Point { return albersusa.Project(orb.Point{p[0] + 0.02, p[1]}) }
	require.Greater(t, worst(shifted), 0.2, "two kilometers off is noticed")
	assert.Less(t, worst(albersusa.Project), 1e-6)
}

func TestProjectGeometry(t *testing.T) {
	line := orb.LineString{{-105, 40}, {-104, 40}}
	got := project.Geometry(line.Clone(), albersusa.Project).(orb.LineString)
	require.Len(t, got, 2)
	assert.Less(t, got[0][0], got[1][0], "east is right")
}

func ExampleProject() {
	denver := albersusa.Project(orb.Point{-104.99, 39.74})
	london := albersusa.Project(orb.Point{-0.13, 51.51})
	fmt.Printf("%.0f %v\n", denver, albersusa.On(london))
	// Output: [343 274] false
}
