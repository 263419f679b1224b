package topology

import (
	"container/heap"
	"math"

	"github.com/paulmach/orb"
)

// Tolerance says how much may be lost. Areas are in the square of the measure's unit.
type Tolerance struct {
	Area  float64 // a point goes when it and its two neighbours span less than this
	Share float64 // … and less than this share of the smallest shape whose border it is on, so that small shapes keep their form
	// An island goes when it is smaller than this and than IslandShare of its shape; the largest ring of a shape always stays.
	Island      float64
	IslandShare float64
}

// Simplify returns a copy of t with fewer points (Visvalingam and Whyatt's effective area, on arcs). The ends of arcs stay, so borders stay shared;
// no line crosses another that did not before; no ring collapses; no shape vanishes. measure takes a point to a plane on which areas are true.
func (t *Topology) Simplify(measure func(orb.Point) orb.Point, tol Tolerance) *Topology {
	s := &simplifier{t: t, grid: map[[2]int][]*vertex{}}
	limit := make([]float64, len(t.Arcs)) // effective area below which a point of the arc goes
	least := make([]int, len(t.Arcs))     // inner points that keep the rings of the arc open
	for i := range limit {
		limit[i] = tol.Area
	}
	shapes := make([]Shape, len(t.Shapes))
	for k, shape := range t.Shapes {
		areas, total, largest := make([]float64, len(shape.Polygons)), 0.0, 0.0
		for j, polygon := range shape.Polygons {
			for n, ring := range polygon {
				a := math.Abs(measuredArea(t.Points(ring), measure))
				if n == 0 {
					areas[j] = a
				}
				for _, i := range ring {
					i = max(i, ^i)
					least[i] = max(least[i], 3-len(ring))
				}
			}
			total, largest = total+areas[j], max(largest, areas[j])
		}
		shapes[k] = Shape{ID: shape.ID, Name: shape.Name}
		for j, polygon := range shape.Polygons {
			alone := len(polygon) == 1 && len(polygon[0]) == 1
			if alone && areas[j] < largest && areas[j] < tol.Island && areas[j] < tol.IslandShare*total {
				continue
			}
			shapes[k].Polygons = append(shapes[k].Polygons, polygon)
			for _, ring := range polygon {
				for _, i := range ring {
					limit[max(i, ^i)] = min(limit[max(i, ^i)], tol.Share*total)
				}
			}
		}
	}

	for i, arc := range t.Arcs {
		var before *vertex
		inner := len(arc) - 2
		for k, p := range arc {
			v := &vertex{at: p, plane: measure(p), arc: i, prev: before, index: -1}
			if before != nil {
				before.next = v
			}
			before = v
			s.arcs = append(s.arcs, v)
			s.put(v)
			v.inner = k > 0 && k < len(arc)-1 && inner > least[i]
		}
	}
	left := make([]int, len(t.Arcs))
	for i, arc := range t.Arcs {
		left[i] = len(arc) - 2
	}
	for _, v := range s.arcs {
		if v.inner {
			v.weigh(0)
			heap.Push(&s.heap, v)
		}
	}
	for s.heap.Len() > 0 {
		v := heap.Pop(&s.heap).(*vertex)
		if v.weight >= limit[v.arc] || left[v.arc] <= least[v.arc] || s.blocked(v) {
			continue
		}
		v.gone = true
		left[v.arc]--
		v.prev.next, v.next.prev = v.next, v.prev
		for _, n := range [...]*vertex{v.prev, v.next} {
			if n.index >= 0 {
				n.weigh(v.weight)
				heap.Fix(&s.heap, n.index)
			}
		}
	}

	out := &Topology{Arcs: make([][]orb.Point, len(t.Arcs)), Shapes: shapes}
	for _, v := range s.arcs {
		if !v.gone {
			out.Arcs[v.arc] = append(out.Arcs[v.arc], v.at)
		}
	}
	return out
}

func measuredArea(ring orb.Ring, measure func(orb.Point) orb.Point) float64 {
	a := 0.0
	for i := 1; i < len(ring); i++ {
		p, q := measure(ring[i-1]), measure(ring[i])
		a += p[0]*q[1] - q[0]*p[1]
	}
	return a / 2
}

type simplifier struct {
	t    *Topology
	arcs []*vertex
	heap vertices
	grid map[[2]int][]*vertex
}

type vertex struct {
	at, plane  orb.Point
	arc        int
	prev, next *vertex
	weight     float64
	index      int // in the heap, -1 when not there
	inner      bool
	gone       bool
}

// weigh sets the effective area; it never sinks below that of a point already gone, so that points go in a sensible order.
func (v *vertex) weigh(floor float64) {
	a, b, c := v.prev.plane, v.plane, v.next.plane
	v.weight = max(floor, math.Abs((b[0]-a[0])*(c[1]-a[1])-(c[0]-a[0])*(b[1]-a[1]))/2)
}

const cell = 0.5 // side of a cell of the search grid, in the unit of the points

func (s *simplifier) put(v *vertex) {
	k := [2]int{int(math.Floor(v.at[0] / cell)), int(math.Floor(v.at[1] / cell))}
	s.grid[k] = append(s.grid[k], v)
}

// blocked reports whether another point lies in the triangle that goes when v goes: then the new line would run across another border.
func (s *simplifier) blocked(v *vertex) bool {
	a, b, c := v.prev.at, v.at, v.next.at
	x0, x1 := min(a[0], b[0], c[0]), max(a[0], b[0], c[0])
	y0, y1 := min(a[1], b[1], c[1]), max(a[1], b[1], c[1])
	for i := int(math.Floor(x0 / cell)); i <= int(math.Floor(x1/cell)); i++ {
		for j := int(math.Floor(y0 / cell)); j <= int(math.Floor(y1/cell)); j++ {
			for _, w := range s.grid[[2]int{i, j}] {
				p := w.at
				if w.gone || p == a || p == b || p == c {
					continue
				}
				d, e, f := cross(a, b, p), cross(b, c, p), cross(c, a, p)
				if d >= 0 && e >= 0 && f >= 0 || d <= 0 && e <= 0 && f <= 0 {
					return true
				}
			}
		}
	}
	return false
}

func cross(a, b, p orb.Point) float64 {
	return (b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0])
}

// vertices is a heap of the inner points, the smallest effective area first; among equals the earlier point, so that the result is always the same.
type vertices []*vertex

func (h vertices) Len() int { return len(h) }
func (h vertices) Less(i, j int) bool {
	if h[i].weight != h[j].weight {
		return h[i].weight < h[j].weight
	}
	if h[i].at[0] != h[j].at[0] {
		return h[i].at[0] < h[j].at[0]
	}
	return h[i].at[1] < h[j].at[1]
}
func (h vertices) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *vertices) Push(x any) {
	v := x.(*vertex)
	v.index = len(*h)
	*h = append(*h, v)
}
func (h *vertices) Pop() any {
	v := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	v.index = -1
	return v
}
