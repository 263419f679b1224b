// Package topology reads boundaries that share their borders (TopoJSON) and simplifies them without tearing those borders apart.
package topology

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Topology holds shapes as rings of arcs. Two shapes that touch along a line name the same arc, so whatever is done to an arc is done to both.
type Topology struct {
	Arcs   [][]orb.Point // no point twice in a row; an arc that no shape names may be a single point
	Shapes []Shape
}

// Shape is one named area: polygons of rings, the outer ring first.
type Shape struct {
	ID, Name string
	Polygons [][]Ring
}

// Ring is a closed line of arcs, end to end. ^i is arc i walked backwards (TopoJSON 1.0 § 2.1.4).
type Ring []int

// Reversed is the ring walked the other way around.
func (r Ring) Reversed() Ring {
	back := make(Ring, len(r))
	for k, i := range r {
		back[len(r)-1-k] = ^i
	}
	return back
}

// Points joins the arcs of a ring; the first point is repeated at the end.
func (t *Topology) Points(r Ring) orb.Ring {
	var ring orb.Ring
	for _, i := range r {
		arc, back := t.Arcs[max(i, ^i)], i < 0
		if len(ring) > 0 {
			ring = ring[:len(ring)-1] // an arc begins where the one before it ends
		}
		for k := range arc {
			if back {
				k = len(arc) - 1 - k
			}
			ring = append(ring, arc[k])
		}
	}
	return ring
}

// Map returns a copy of t with f applied to every point.
func (t *Topology) Map(f func(orb.Point) orb.Point) *Topology {
	arcs := make([][]orb.Point, len(t.Arcs))
	for i, arc := range t.Arcs {
		arcs[i] = make([]orb.Point, len(arc))
		for k, p := range arc {
			arcs[i][k] = f(p)
		}
	}
	return &Topology{Arcs: arcs, Shapes: t.Shapes}
}

// FormatError says where a TopoJSON file breaks the rules of TopoJSON 1.0.
type FormatError struct {
	Where string // "arcs[3]", "objects.states.geometries[0]"; empty for the file as a whole
	Rule  string // what is wrong, in words
	Err   error  // the cause, where there is one
}

func (e *FormatError) Error() string {
	s := "topojson"
	if e.Where != "" {
		s += ": " + e.Where
	}
	s += ": " + e.Rule
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *FormatError) Unwrap() error { return e.Err }

// Decode reads one object of a quantized TopoJSON file. The object is a GeometryCollection of Polygons and MultiPolygons. Every fault of the
// file is a [*FormatError]: no JSON, no such object, an arc of fewer than two points, an index
// that names no arc, a ring that does not close, a shape without area. Islands that rounding has
// pressed flat are left out.
func Decode(data []byte, object string) (*Topology, error) {
	var file struct {
		Type      string
		Transform *struct{ Scale, Translate [2]float64 }
		Objects   map[string]struct {
			Geometries []struct {
				Type       string
				ID         string
				Properties struct{ Name string }
				Arcs       json.RawMessage
			}
		}
		Arcs [][][2]int
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, &FormatError{Rule: "not readable as JSON", Err: err}
	}
	collection, ok := file.Objects[object]
	if file.Type != "Topology" || file.Transform == nil || !ok {
		return nil, &FormatError{Rule: fmt.Sprintf("want a quantized Topology with an object %q", object)}
	}
	for _, v := range file.Transform.Scale {
		if v == 0 || math.IsInf(v, 0) {
			return nil, &FormatError{Where: "transform", Rule: "a scale must be a number other than 0"}
		}
	}
	t := &Topology{Arcs: make([][]orb.Point, len(file.Arcs))}
	for i, deltas := range file.Arcs {
		if len(deltas) < 2 {
			return nil, &FormatError{Where: fmt.Sprintf("arcs[%d]", i), Rule: "an arc has at least two points"}
		}
		x, y := 0, 0
		for _, d := range deltas {
			if len(t.Arcs[i]) > 0 && d == [2]int{} {
				continue // rounding has put this point where the one before it is
			}
			x, y = x+d[0], y+d[1]
			t.Arcs[i] = append(t.Arcs[i], orb.Point{
				float64(x)*file.Transform.Scale[0] + file.Transform.Translate[0],
				float64(y)*file.Transform.Scale[1] + file.Transform.Translate[1],
			})
		}
	}
	for i, g := range collection.Geometries {
		where := fmt.Sprintf("objects.%s.geometries[%d]", object, i)
		s := Shape{ID: g.ID, Name: g.Properties.Name}
		var err error
		switch g.Type {
		case "Polygon":
			s.Polygons = make([][]Ring, 1)
			err = json.Unmarshal(g.Arcs, &s.Polygons[0])
		case "MultiPolygon":
			err = json.Unmarshal(g.Arcs, &s.Polygons)
		default:
			return nil, &FormatError{Where: where, Rule: fmt.Sprintf("type %q is neither Polygon nor MultiPolygon", g.Type)}
		}
		if err != nil {
			return nil, &FormatError{Where: where, Rule: "arcs do not fit the type " + g.Type, Err: err}
		}
		if err := t.check(s, where); err != nil {
			return nil, err
		}
		for _, polygon := range s.Polygons {
			for k, ring := range polygon {
				polygon[k] = withoutSpikes(slices.DeleteFunc(ring, t.pressed))
			}
		}
		if t.dropFlat(&s); len(s.Polygons) == 0 {
			return nil, &FormatError{Where: where, Rule: "encloses no area"}
		}
		t.Shapes = append(t.Shapes, s)
	}
	return t, nil
}

func (t *Topology) check(s Shape, where string) error {
	if len(s.Polygons) == 0 {
		return &FormatError{Where: where, Rule: "has no polygon"}
	}
	for _, polygon := range s.Polygons {
		if len(polygon) == 0 {
			return &FormatError{Where: where, Rule: "a polygon has no ring"}
		}
		for _, ring := range polygon {
			if len(ring) == 0 {
				return &FormatError{Where: where, Rule: "a ring has no arc"}
			}
			for _, i := range ring {
				if max(i, ^i) >= len(t.Arcs) {
					return &FormatError{Where: where, Rule: fmt.Sprintf("arc %d does not exist: there are %d", i, len(t.Arcs))}
				}
			}
			for k, i := range ring {
				next := ring[(k+1)%len(ring)]
				if t.ends(i)[1] != t.ends(next)[0] {
					return &FormatError{Where: where, Rule: fmt.Sprintf("arc %d does not begin where arc %d ends", next, i)}
				}
			}
		}
	}
	return nil
}

// pressed reports whether rounding has made one point of an arc, so that it is no border of anything.
func (t *Topology) pressed(i int) bool { return len(t.Arcs[max(i, ^i)]) == 1 }

// withoutSpikes leaves out an arc that a ring walks out along and straight back: it encloses nothing, and the shape has no border there. us-atlas has one
// such, at the corner of California, Nevada and Oregon.
func withoutSpikes(r Ring) Ring {
	for changed := true; changed; {
		changed = false
		for k := range r {
			if next := (k + 1) % len(r); r[k] == ^r[next] {
				r = slices.DeleteFunc(slices.Clone(r), func(i int) bool { return max(i, ^i) == max(r[k], ^r[k]) })
				changed = true
				break
			}
		}
	}
	return r
}

// dropFlat leaves out what rounding to the file's grid has pressed to a line: polygons whose outer ring encloses nothing, and such holes.
func (t *Topology) dropFlat(s *Shape) {
	flat := func(r Ring) bool { return len(r) == 0 || math.Abs(measuredArea(t.Points(r), identity)) < 1e-9 }
	s.Polygons = slices.DeleteFunc(s.Polygons, func(p []Ring) bool { return flat(p[0]) })
	for i := range s.Polygons {
		s.Polygons[i] = slices.DeleteFunc(s.Polygons[i], flat)
	}
}

func identity(p orb.Point) orb.Point { return p }

// ends are the first and the last point of an arc in the direction that i asks for.
func (t *Topology) ends(i int) [2]orb.Point {
	arc := t.Arcs[max(i, ^i)]
	if i < 0 {
		return [2]orb.Point{arc[len(arc)-1], arc[0]}
	}
	return [2]orb.Point{arc[0], arc[len(arc)-1]}
}

// Neighbors are for each shape, by its place in Shapes, the shapes that it shares an arc with, in the order of Shapes. To meet at a point is not enough.
func (t *Topology) Neighbors() [][]int {
	owners := make([][]int, len(t.Arcs)) // shapes by arc
	for s, shape := range t.Shapes {
		for _, polygon := range shape.Polygons {
			for _, ring := range polygon {
				for _, i := range ring {
					owners[max(i, ^i)] = append(owners[max(i, ^i)], s)
				}
			}
		}
	}
	all := make([][]int, len(t.Shapes))
	for _, shapes := range owners {
		for _, a := range shapes {
			for _, b := range shapes {
				if a != b && !slices.Contains(all[a], b) {
					all[a] = append(all[a], b)
				}
			}
		}
	}
	for _, of := range all {
		slices.Sort(of)
	}
	return all
}
