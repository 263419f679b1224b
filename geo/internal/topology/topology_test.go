package topology

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two squares side by side that share arc 0, and an island in arc 3 that rounding has pressed flat.
const squares = `{"type":"Topology","transform":{"scale":[1,1],"translate":[0,0]},
"arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[1,0],[0,1],[-1,0]],[[5,5],[1,0],[-1,0]]],
"objects":{"states":{"type":"GeometryCollection","geometries":[
{"type":"MultiPolygon","id":"01","properties":{"name":"West"},"arcs":[[[0,1]],[[3]]]},
{"type":"Polygon","id":"02","properties":{"name":"East"},"arcs":[[2,-1]]}]}}}`

func TestDecode(t *testing.T) {
	top, err := Decode([]byte(squares), "states")
	require.NoError(t, err)
	require.Len(t, top.Shapes, 2)
	west, east := top.Shapes[0], top.Shapes[1]
	assert.Equal(t, "01", west.ID)
	assert.Equal(t, "East", east.Name)
	assert.Len(t, west.Polygons, 1, "the flat island is left out")
	assert.Equal(t, orb.Ring{{1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}}, top.Points(west.Polygons[0][0]))
	assert.Equal(t, orb.Ring{{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}}, top.Points(east.Polygons[0][0]))
	assert.Equal(t, [][]int{{1}, {0}}, top.Neighbors())
}

func TestDecodeLeavesOutSpikes(t *testing.T) {
	spiked := strings.Replace(squares, `[[2,-1]]`, `[[2,4,-5,-1]]`, 1)
	spiked = strings.Replace(spiked, `[[5,5],[1,0],[-1,0]]]`, `[[5,5],[1,0],[-1,0]],[[1,1],[0,3]]]`, 1)
	top, err := Decode([]byte(spiked), "states")
	require.NoError(t, err)
	assert.Equal(t, Ring{2, -1}, top.Shapes[1].Polygons[0][0])
}

func TestDecodeAppliesTheTransform(t *testing.T) {
	moved := strings.Replace(squares, `"scale":[1,1],"translate":[0,0]`, `"scale":[2,-3],"translate":[10,20]`, 1)
	moved = strings.Replace(moved, `[[1,0],[0,1]]`, `[[0,0],[1,0],[0,1]]`, 1)
	moved = strings.Replace(moved, `"arcs":[[[0,1]],[[3]]]`, `"arcs":[[[3]]]`, 1)
	moved = strings.Replace(moved, `[[2,-1]]`, `[[3]]`, 1)
	moved = strings.Replace(moved, `[[5,5],[1,0],[-1,0]]`, `[[0,0],[1,0],[0,1],[-1,-1]]`, 1)
	top, err := Decode([]byte(moved), "states")
	require.NoError(t, err)
	assert.Equal(t, []orb.Point{{10, 20}, {12, 20}, {12, 17}}, top.Arcs[0], "an arc may begin at the grid's origin")
}

func TestDecodeLeavesOutPointsThatRoundingJoined(t *testing.T) {
	joined := strings.Replace(squares, `[[1,0],[0,1]]`, `[[1,0],[0,0],[0,1],[0,0]]`, 1)
	joined = strings.Replace(joined, `[[2,-1]]`, `[[2,4,-1]]`, 1)
	joined = strings.Replace(joined, `[[5,5],[1,0],[-1,0]]]`, `[[5,5],[1,0],[-1,0]],[[1,1],[0,0]]]`, 1)
	top, err := Decode([]byte(joined), "states")
	require.NoError(t, err)
	assert.Equal(t, []orb.Point{{1, 0}, {1, 1}}, top.Arcs[0])
	assert.Equal(t, Ring{2, -1}, top.Shapes[1].Polygons[0][0], "an arc of one point is no border")
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct{ why, old, new, want string }{
		{"no JSON", `{"type":"Topology"`, `{"type"`, "not readable as JSON"},
		{"another type", `"type":"Topology"`, `"type":"FeatureCollection"`, "want a quantized Topology"},
		{"no transform", `"transform"`, `"transforms"`, "want a quantized Topology"},
		{"no such object", `"states"`, `"counties"`, `an object "states"`},
		{"a scale of zero", `"scale":[1,1]`, `"scale":[1,0]`, "transform: a scale"},
		{"an arc of one point", `[[1,0],[0,1]]`, `[[1,0]]`, "arcs[0]: an arc has at least two points"},
		{"an arc that does not exist", `[[2,-1]]`, `[[2,-9]]`, "geometries[1]: arc -9 does not exist: there are 4"},
		{"the arc after the last", `[[2,-1]]`, `[[2,4]]`, "geometries[1]: arc 4 does not exist: there are 4"},
		{"a ring that does not close", `[[2,-1]]`, `[[2,0]]`, "arc 0 does not begin where arc 2 ends"},
		{"no polygon", `[[[0,1]],[[3]]]`, `[]`, "geometries[0]: has no polygon"},
		{"no ring", `[[2,-1]]`, `[]`, "geometries[1]: a polygon has no ring"},
		{"no arc", `[[2,-1]]`, `[[]]`, "geometries[1]: a ring has no arc"},
		{"another geometry", `"type":"Polygon"`, `"type":"Point"`, `type "Point" is neither`},
		{"arcs of another depth", `[[2,-1]]`, `[2,-1]`, "arcs do not fit the type Polygon"},
		{"no area at all", `[[[0,1]],[[3]]]`, `[[[3]]]`, "geometries[0]: encloses no area"},
	} {
		broken := strings.Replace(squares, c.old, c.new, 1)
		require.NotEqual(t, squares, broken, c.why)
		_, err := Decode([]byte(broken), "states")
		var format *FormatError
		require.ErrorAs(t, err, &format, c.why)
		assert.Contains(t, err.Error(), c.want, c.why)
	}
	_, err := Decode([]byte("{"), "states")
	var syntax *json.SyntaxError
	assert.ErrorAs(t, err, &syntax, "the cause can be reached")
}

func TestSimplify(t *testing.T) {
	// A square whose right side, shared with nothing, has a dent of area 0.05, and a small island.
	top := &Topology{
		Arcs: [][]orb.Point{
			{{0, 0}, {10, 0}, {9.99, 5}, {10, 10}, {0, 10}, {0, 0}},
			{{20, 0}, {20.5, 0}, {20.5, 0.5}, {20, 0}},
		},
		Shapes: []Shape{{ID: "A", Polygons: [][]Ring{{{0}}, {{1}}}}, {ID: "B", Polygons: [][]Ring{{{1}}}}},
	}
	for _, c := range []struct {
		why    string
		tol    Tolerance
		points int
		rings  int
	}{
		{"nothing below the tolerance", Tolerance{Area: 0.04, Share: 1}, 6, 2},
		{"the dent goes, the corners stay", Tolerance{Area: 0.06, Share: 1}, 5, 2},
		{"the share of the shape is the lower limit", Tolerance{Area: 0.06, Share: 0.0001}, 6, 2},
		{"a ring never collapses", Tolerance{Area: 1e9, Share: 1e9}, 4, 2},
		{"an island goes", Tolerance{Area: 0.01, Share: 1, Island: 1, IslandShare: 0.1}, 6, 1},
		{"an island that counts stays", Tolerance{Area: 0.01, Share: 1, Island: 1, IslandShare: 0.0001}, 6, 2},
	} {
		got := top.Simplify(identity, c.tol)
		assert.Len(t, got.Arcs[0], c.points, c.why)
		assert.Len(t, got.Shapes[0].Polygons, c.rings, c.why)
		assert.Len(t, got.Shapes[1].Polygons, 1, "%s: the only ring of a shape stays", c.why)
		for _, arc := range got.Arcs {
			assert.Equal(t, arc[0], arc[len(arc)-1])
			assert.GreaterOrEqual(t, len(arc), 4, c.why)
		}
	}
	assert.Len(t, top.Arcs[0], 6, "the original is left alone")
}

func TestSimplifyNeverCrossesAnotherLine(t *testing.T) {
	// An island sits in the dent: to straighten the dent would run across it.
	top := &Topology{
		Arcs: [][]orb.Point{
			{{0, 0}, {10, 0}, {8, 5}, {10, 10}, {0, 10}, {0, 0}},
			{{9, 5}, {9.2, 5}, {9.1, 5.1}, {9, 5}},
		},
		Shapes: []Shape{{ID: "A", Polygons: [][]Ring{{{0}}}}, {ID: "B", Polygons: [][]Ring{{{1}}}}},
	}
	assert.Len(t, top.Simplify(identity, Tolerance{Area: 11, Share: 1}).Arcs[0], 6)
	top.Arcs[1] = []orb.Point{{29, 5}, {29.2, 5}, {29.1, 5.1}, {29, 5}}
	assert.Len(t, top.Simplify(identity, Tolerance{Area: 11, Share: 1}).Arcs[0], 5, "without the island it goes")
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(squares))
	f.Fuzz(func(t *testing.T, data []byte) {
		top, err := Decode(data, "states")
		if err != nil {
			return
		}
		for _, s := range top.Shapes {
			require.NotEmpty(t, s.Polygons)
			for _, polygon := range s.Polygons {
				for _, ring := range polygon {
					p := top.Points(ring)
					require.GreaterOrEqual(t, len(p), 4)
					require.True(t, p[0] == p[len(p)-1] || math.IsNaN(p[0][0]) || math.IsNaN(p[0][1]))
				}
			}
		}
		top.Neighbors()
	})
}
