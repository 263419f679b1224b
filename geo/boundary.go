package geo

import (
	"cmp"
	_ "embed"
	"math"
	"slices"
	"strconv"
	"sync"

	"github.com/paulmach/orb"

	"github.com/endqi/endqi/geo/internal/topology"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

// Detail says how closely boundaries are drawn. At every detail a border that two jurisdictions share is the same line in both, and all 56 are there.
type Detail uint8

const (
	// Full is us-atlas as it comes (1:10,000,000).
	Full Detail = iota
	// Medium has about two fifths of the points; every jurisdiction's area is within 2 % of Full.
	Medium
	// Small is for a thumbnail: about an eighth of the points, and only the larger islands.
	Small
)

// ParseDetail reads "full", "medium" or "small"; anything else is an [*usmap.OptionError].
func ParseDetail(text string) (Detail, error) {
	for d := Full; d <= Small; d++ {
		if d.String() == text {
			return d, nil
		}
	}
	return 0, &usmap.OptionError{Option: "detail", Value: text, Want: "full, medium or small"}
}

// String is "full", "medium" or "small".
func (d Detail) String() string {
	switch d {
	case Full:
		return "full"
	case Medium:
		return "medium"
	case Small:
		return "small"
	}
	return "Detail(" + strconv.Itoa(int(d)) + ")"
}

// Boundary is the jurisdiction's shape in WGS 84 degrees, longitude first, its largest polygon first. Outer rings run counterclockwise and holes clockwise (RFC 7946 § 3.1.6);
// Alaska is cut at the antimeridian (§ 3.1.9). The result is the caller's own. There is none for US, for a code that names no jurisdiction, or for
// a detail that is none of the three.
func Boundary(c states.Code, d Detail) (orb.MultiPolygon, bool) {
	if d > Small {
		return nil, false
	}
	shape, ok := outlines[d]()[c]
	return shape.Clone(), ok
}

// BBox is the smallest box around a boundary: west, south, east, north in degrees. West is greater than east where the box crosses the
// antimeridian, as Alaska's does (RFC 7946 § 5.2): of the two ways around the world it is the shorter. An empty boundary has none.
func BBox(m orb.MultiPolygon) (box [4]float64, ok bool) {
	var e extent
	addAll(&e, m)
	return e.bbox()
}

func addAll(e *extent, m orb.MultiPolygon) {
	for _, polygon := range m {
		for _, ring := range polygon {
			for _, p := range ring {
				e.add(p[0], p[1])
			}
		}
	}
}

//go:embed us-atlas/states-10m.json
var atlas []byte

var full = sync.OnceValue(decode)

func decode() *topology.Topology {
	t, err := topology.Decode(atlas, "states")
	if err != nil {
		panic(err) // the embedded file is what its checksum says: a test holds both
	}
	return sorted(t)
}

// sorted puts the largest polygon of each shape first, and holds the rings as [Boundary] has them.
func sorted(t *topology.Topology) *topology.Topology {
	for _, s := range t.Shapes {
		slices.SortStableFunc(s.Polygons, func(a, b []topology.Ring) int { return cmp.Compare(size(t.Points(b[0])), size(t.Points(a[0]))) })
		for k, rings := range s.Polygons {
			rings = slices.Clone(rings) // another detail may hold the same
			for i, r := range rings {
				if (i == 0) != (signedArea(t.Points(r)) > 0) {
					rings[i] = r.Reversed()
				}
			}
			s.Polygons[k] = rings
		}
	}
	return t
}

// size is a ring's area on the sphere in square kilometers.
func size(ring orb.Ring) float64 {
	for i, p := range ring {
		ring[i] = equalArea(p)
	}
	return math.Abs(signedArea(ring))
}

// topologies are the boundaries in each detail, the largest polygon of each shape first.
var topologies = [...]func() *topology.Topology{
	Full:   full,
	Medium: sync.OnceValue(func() *topology.Topology { return sorted(full().Simplify(equalArea, medium)) }),
	Small:  sync.OnceValue(func() *topology.Topology { return sorted(full().Simplify(equalArea, small)) }),
}

var outlines = [...]func() map[states.Code]orb.MultiPolygon{
	Full:   sync.OnceValue(func() map[states.Code]orb.MultiPolygon { return join(topologies[Full]()) }),
	Medium: sync.OnceValue(func() map[states.Code]orb.MultiPolygon { return join(topologies[Medium]()) }),
	Small:  sync.OnceValue(func() map[states.Code]orb.MultiPolygon { return join(topologies[Small]()) }),
}

// Tolerances in square kilometers, see the tests for what they keep.
var (
	medium = topology.Tolerance{Area: 25, Share: 0.002, Island: 100, IslandShare: 0.002}
	small  = topology.Tolerance{Area: 200, Share: 0.008, Island: 600, IslandShare: 0.03}
)

// equalArea is Lambert's cylindrical projection in kilometers: areas on it are those on the sphere.
func equalArea(p orb.Point) orb.Point {
	const radius, degree = 6371.0088, math.Pi / 180 // mean radius of WGS 84
	return orb.Point{radius * degree * p[0], radius * math.Sin(degree*p[1])}
}

func join(t *topology.Topology) map[states.Code]orb.MultiPolygon {
	m := make(map[states.Code]orb.MultiPolygon, len(t.Shapes))
	for _, shape := range t.Shapes {
		j, _ := states.ByFIPS(shape.ID)
		var multi orb.MultiPolygon
		for _, rings := range shape.Polygons {
			var polygon orb.Polygon
			for _, r := range rings {
				polygon = append(polygon, t.Points(r))
			}
			multi = append(multi, polygon)
		}
		m[j.Code] = multi
	}
	return m
}
