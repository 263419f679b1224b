package geo

import (
	"io"
	"slices"

	"github.com/paulmach/orb"

	"github.com/endqi/endqi/geo/internal/topology"
	"github.com/endqi/endqi/states"
)

// WriteTopoJSON writes standings as a quantized TopoJSON topology (TopoJSON 1.0), a border that two places share once: at full detail not
// two thirds of the bytes of [Write], for the same positions. Its one object, "states", has a geometry for each place with the USPS code as id and the members of [usmap.AppendProperties]. Outer rings run clockwise,
// whatever Options.Winding says, for the readers of TopoJSON draw with d3: see [D3]. Errors are those of [Features] and of w, and a [*GeometryError] for a shape that
// rounding has pressed flat.
func WriteTopoJSON(w io.Writer, standings []states.Standing, o Options) error {
	features, err := Features(standings, o)
	if err != nil {
		return err
	}
	t := topologies[o.Detail]()
	q := quantized{t: t, decimals: o.decimals(), numbers: make(map[int]int)}
	e := encoder{decimals: o.decimals()}
	e.raw(`{"type":"Topology","transform":{"scale":[`)
	e.number(1)
	e.raw(",")
	e.number(1)
	e.raw("],\"translate\":[0,0]},\"objects\":{\"states\":{\"type\":\"GeometryCollection\",\"geometries\":[\n")
	for i, f := range features {
		if err := f.check(o.decimals()); err != nil {
			return err
		}
		k := slices.IndexFunc(t.Shapes, func(s topology.Shape) bool { j, _ := states.ByFIPS(s.ID); return j.Code == f.Code })
		e.raw(`{"type":"MultiPolygon","id":"` + string(f.Code) + `","properties":`)
		e.b = append(e.b, f.Properties...)
		e.raw(`,"arcs":[`)
		for n, polygon := range t.Shapes[k].Polygons {
			e.comma(n, "[")
			for m, ring := range polygon {
				e.comma(m, "[")
				for a, arc := range q.ring(ring.Reversed()) {
					e.comma(a, "")
					e.integer(int64(arc))
				}
				e.raw("]")
			}
			e.raw("]")
		}
		e.raw("]}")
		if i < len(features)-1 {
			e.raw(",")
		}
		e.raw("\n")
	}
	e.raw("]}},\"arcs\":[\n")
	for i, arc := range q.arcs {
		e.comma(i, "[")
		before := [2]int64{}
		for k, p := range arc {
			e.comma(k, "[")
			e.integer(p[0] - before[0])
			e.raw(",")
			e.integer(p[1] - before[1])
			e.raw("]")
			before = p
		}
		e.raw("]")
	}
	e.raw("\n]}\n")
	return e.flush(w)
}

// quantized numbers the arcs that are used, on a grid of the last decimal.
type quantized struct {
	t        *topology.Topology
	decimals int
	numbers  map[int]int // by arc of the topology; -1 for one that rounding has made a point
	arcs     [][][2]int64
}

// ring are the numbers of a ring's arcs.
func (q *quantized) ring(r topology.Ring) (arcs []int) {
	for _, i := range r {
		at := max(i, ^i)
		n, known := q.numbers[at]
		if !known {
			n = -1
			if arc := rounded(nil, orb.Ring(q.t.Arcs[at]), q.decimals); len(arc) > 1 {
				n = len(q.arcs)
				q.arcs = append(q.arcs, arc)
			}
			q.numbers[at] = n
		}
		switch {
		case n < 0:
		case i < 0:
			arcs = append(arcs, ^n)
		default:
			arcs = append(arcs, n)
		}
	}
	return arcs
}
