package topology

import (
	"cmp"
	"container/heap"
	"iter"
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
	shapes, limits := t.keep(measure, tol)
	s := &simplifier{grid: map[[2]int][]*vertex{}, limits: limits}
	for i, arc := range t.Arcs {
		s.add(i, arc, measure)
	}
	s.run()
	out := &Topology{Arcs: make([][]orb.Point, len(t.Arcs)), Shapes: shapes}
	for _, v := range s.vertices {
		if !v.gone {
			out.Arcs[v.arc] = append(out.Arcs[v.arc], v.at)
		}
	}
	return out
}

// limit says how much of an arc may go.
type limit struct {
	area  float64 // a point goes when its effective area is below this
	least int     // inner points that keep the rings of the arc open
}

// keep leaves out small islands, and says for each arc how much of it may go.
func (t *Topology) keep(measure func(orb.Point) orb.Point, tol Tolerance) ([]Shape, []limit) {
	limits := make([]limit, len(t.Arcs))
	for i := range limits {
		limits[i].area = tol.Area
	}
	shapes := make([]Shape, len(t.Shapes))
	for k, shape := range t.Shapes {
		areas, total, largest := make([]float64, len(shape.Polygons)), 0.0, 0.0
		for j, polygon := range shape.Polygons {
			areas[j] = math.Abs(measuredArea(t.Points(polygon[0]), measure))
			total, largest = total+areas[j], max(largest, areas[j])
			for i, ring := range arcs(polygon) {
				limits[i].least = max(limits[i].least, 3-len(ring))
			}
		}
		shapes[k] = Shape{ID: shape.ID, Name: shape.Name}
		for j, polygon := range shape.Polygons {
			alone := len(polygon) == 1 && len(polygon[0]) == 1
			if alone && areas[j] < largest && areas[j] < tol.Island && areas[j] < tol.IslandShare*total {
				continue
			}
			shapes[k].Polygons = append(shapes[k].Polygons, polygon)
			for i := range arcs(polygon) {
				limits[i].area = min(limits[i].area, tol.Share*total)
			}
		}
	}
	return shapes, limits
}

// arcs yields the arcs of a polygon, each with the ring that names it.
func arcs(polygon []Ring) iter.Seq2[int, Ring] {
	return func(yield func(int, Ring) bool) {
		for _, ring := range polygon {
			for _, i := range ring {
				if !yield(max(i, ^i), ring) {
					return
				}
			}
		}
	}
}

// add makes vertices of an arc's points.
func (s *simplifier) add(i int, arc []orb.Point, measure func(orb.Point) orb.Point) {
	s.left = append(s.left, len(arc)-2)
	var before *vertex
	for k, p := range arc {
		v := &vertex{at: p, plane: measure(p), arc: i, prev: before, index: -1}
		if before != nil {
			before.next = v
		}
		before = v
		s.vertices = append(s.vertices, v)
		s.put(v)
		v.inner = k > 0 && k < len(arc)-1 && s.left[i] > s.limits[i].least
	}
}

// run takes points away, that of the smallest effective area first.
func (s *simplifier) run() {
	for _, v := range s.vertices {
		if v.inner {
			v.weigh(0)
			heap.Push(&s.heap, v)
		}
	}
	for s.heap.Len() > 0 {
		v := heap.Pop(&s.heap).(*vertex)
		if v.weight >= s.limits[v.arc].area || s.left[v.arc] <= s.limits[v.arc].least || s.blocked(v) {
			continue
		}
		v.gone = true
		s.left[v.arc]--
		v.prev.next, v.next.prev = v.next, v.prev
		for _, n := range [...]*vertex{v.prev, v.next} {
			if n.index >= 0 {
				n.weigh(v.weight)
				heap.Fix(&s.heap, n.index)
			}
		}
	}
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
	limits   []limit // by arc
	left     []int   // inner points by arc
	vertices []*vertex
	heap     byArea
	grid     map[[2]int][]*vertex
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
	v.weight = max(floor, math.Abs(cross(v.prev.plane, v.plane, v.next.plane))/2)
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

// byArea is a heap of the inner points, the smallest effective area first; among equals the earlier point, so that the result is always the same.
type byArea []*vertex

func (h byArea) Len() int { return len(h) }
func (h byArea) Less(i, j int) bool {
	a, b := h[i], h[j]
	return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(a.at[0], b.at[0]), cmp.Compare(a.at[1], b.at[1])) < 0
}
func (h byArea) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *byArea) Push(x any) {
	v := x.(*vertex)
	v.index = len(*h)
	*h = append(*h, v)
}
func (h *byArea) Pop() any {
	v := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	v.index = -1
	return v
}
