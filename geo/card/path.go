package card

import (
	"math"

	"github.com/endqi/endqi/geo/usmap"
)

type point = usmap.Point

// line is a run of straight segments.
type line struct {
	points []point
	closed bool
}

// path is one or more lines; curves are already flattened.
type path []line

// matrix maps x, y to a·x + c·y + e, b·x + d·y + f, as in SVG.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func scaled(s float64) matrix { return matrix{a: s, d: s} }

func moved(x, y float64) matrix { return matrix{a: 1, d: 1, e: x, f: y} }

// then is m followed by n.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

func (m matrix) at(p point) point {
	return point{X: m.a*p.X + m.c*p.Y + m.e, Y: m.b*p.X + m.d*p.Y + m.f}
}

// scale is by how much the matrix lengthens.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

func (p path) mapped(m matrix) path {
	all := make(path, len(p))
	for i, l := range p {
		points := make([]point, len(l.points))
		for j, q := range l.points {
			points[j] = m.at(q)
		}
		all[i] = line{points, l.closed}
	}
	return all
}

// box is an upright rectangle between two corners. It is empty where right is not right of left.
type box struct{ left, top, right, bottom float64 }

var nothing = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b box) width() float64  { return b.right - b.left }
func (b box) height() float64 { return b.bottom - b.top }
func (b box) empty() bool     { return !(b.right > b.left && b.bottom > b.top) }

func (b box) grown(by float64) box {
	return box{b.left - by, b.top - by, b.right + by, b.bottom + by}
}

func (b box) within(c box) box {
	return box{max(b.left, c.left), max(b.top, c.top), min(b.right, c.right), min(b.bottom, c.bottom)}
}

func (p path) box() box {
	b := nothing
	for _, l := range p {
		for _, q := range l.points {
			b = box{min(b.left, q.X), min(b.top, q.Y), max(b.right, q.X), max(b.bottom, q.Y)}
		}
	}
	return b
}

// rectangle is a box with corners rounded by a radius.
func rectangle(b box, radius float64) path {
	r := max(0, min(radius, b.width()/2, b.height()/2))
	if r == 0 {
		return path{{[]point{{X: b.left, Y: b.top}, {X: b.right, Y: b.top}, {X: b.right, Y: b.bottom}, {X: b.left, Y: b.bottom}}, true}}
	}
	l := line{closed: true}
	for i, c := range [...]point{{X: b.right - r, Y: b.top + r}, {X: b.right - r, Y: b.bottom - r}, {X: b.left + r, Y: b.bottom - r}, {X: b.left + r, Y: b.top + r}} {
		l.arc(c, r, float64(i-1)*math.Pi/2, float64(i)*math.Pi/2)
	}
	return path{l}
}

func circle(x, y, r float64) path {
	l := line{closed: true}
	l.arc(point{X: x, Y: y}, r, 0, 2*math.Pi)
	return path{l}
}

// arc appends points of a circle from one angle to another, in radians clockwise from the right.
func (l *line) arc(c point, r, from, to float64) {
	n := max(4, math.Ceil(math.Abs(to-from)*8))
	for i := range int(n) + 1 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/n)
		l.points = append(l.points, point{X: c.X + r*cos, Y: c.Y + r*sin})
	}
}

// cubic appends a Bézier curve that begins at the last point.
func (l *line) cubic(b, c, d point) {
	a := l.points[len(l.points)-1]
	const n = 16
	for i := 1; i <= n; i++ {
		t := float64(i) / n
		u := 1 - t
		l.points = append(l.points, point{
			X: u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
			Y: u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
		})
	}
}

// quadratic appends a curve as TrueType's outlines have them.
func (l *line) quadratic(b, c point) {
	a := l.points[len(l.points)-1]
	const n = 8
	for i := 1; i <= n; i++ {
		t := float64(i) / n
		u := 1 - t
		l.points = append(l.points, point{X: u*u*a.X + 2*u*t*b.X + t*t*c.X, Y: u*u*a.Y + 2*u*t*b.Y + t*t*c.Y})
	}
}

// evenOdd turns the lines so that a winding fill leaves the same holes as an even-odd fill does. Lines that cross are not looked for.
func (p path) evenOdd() path {
	all := make(path, len(p))
	for i, l := range p {
		depth := 0
		for j, other := range p {
			if i != j && len(l.points) > 0 && other.contains(l.points[0]) {
				depth++
			}
		}
		all[i] = line{append([]point(nil), l.points...), l.closed}
		if (l.area() > 0) != (depth%2 == 0) {
			for a, b := 0, len(l.points)-1; a < b; a, b = a+1, b-1 {
				all[i].points[a], all[i].points[b] = all[i].points[b], all[i].points[a]
			}
		}
	}
	return all
}

// area is twice the area within the line, positive where it runs clockwise on the screen.
func (l line) area() (sum float64) {
	for i, q := range l.points {
		next := l.points[(i+1)%len(l.points)]
		sum += q.X*next.Y - next.X*q.Y
	}
	return sum
}

func (l line) contains(p point) (in bool) {
	for i, a := range l.points {
		b := l.points[(i+1)%len(l.points)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// inside is what a box leaves of the area within the line: its points, where none lies outside, and otherwise those of Sutherland and Hodgman's clipping,
// which runs along the edges of the box. The rasterizer would walk every pixel of a line, however far away.
func (l line) inside(b box) []point {
	if whole := (path{l}).box(); whole == whole.within(b) {
		return l.points
	}
	points := l.points
	for side := range 4 {
		var kept []point
		for i, q := range points {
			last := points[(i+len(points)-1)%len(points)]
			from, to := b.depth(last, side), b.depth(q, side)
			if (from < 0) != (to < 0) {
				t := from / (from - to)
				kept = append(kept, point{X: last.X + (q.X-last.X)*t, Y: last.Y + (q.Y-last.Y)*t})
			}
			if to >= 0 {
				kept = append(kept, q)
			}
		}
		points = kept
	}
	return points
}

// depth is how far inside one of its four sides a point lies.
func (b box) depth(p point, side int) float64 {
	switch side {
	case 0:
		return p.X - b.left
	case 1:
		return b.right - p.X
	case 2:
		return p.Y - b.top
	}
	return b.bottom - p.Y
}

// stroked is the outline of a line drawn with a pen of a width, with round joins and flat ends. All its parts run the same way round.
func (p path) stroked(width float64) path {
	var all path
	half := width / 2
	for _, l := range p {
		points := distinct(l)
		n := len(points)
		if n < 2 {
			continue
		}
		segments := n - 1
		if l.closed {
			segments = n
		}
		for i := range segments {
			a, b := points[i], points[(i+1)%n]
			v := normal(a, b, half)
			all = append(all, line{[]point{{X: a.X + v.X, Y: a.Y + v.Y}, {X: b.X + v.X, Y: b.Y + v.Y}, {X: b.X - v.X, Y: b.Y - v.Y}, {X: a.X - v.X, Y: a.Y - v.Y}}, true})
			if i+1 == segments && !l.closed {
				break
			}
			all = append(all, wedge(b, v, normal(b, points[(i+2)%n], half), half))
		}
	}
	return all
}

// wedge fills the outer side of a corner, where the normals of both segments are known.
func wedge(at, v, w point, half float64) line {
	turn := math.Atan2(v.X*w.Y-v.Y*w.X, v.X*w.X+v.Y*w.Y)
	from := math.Atan2(v.Y, v.X)
	if turn > 0 { // to the right: the outer side is that of the negative normals, from the second back to the first
		from, turn = math.Atan2(-w.Y, -w.X), -turn
	}
	l := line{points: []point{at}, closed: true}
	n := math.Ceil(math.Abs(turn) / .4)
	for i := range int(n) + 1 {
		sin, cos := math.Sincos(from + turn*float64(i)/max(n, 1))
		l.points = append(l.points, point{X: at.X + half*cos, Y: at.Y + half*sin})
	}
	return l
}

func normal(a, b point, length float64) point {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := length / math.Hypot(dx, dy)
	return point{X: -dy * d, Y: dx * d}
}

// distinct leaves out points that repeat the one before.
func distinct(l line) []point {
	var all []point
	for _, q := range l.points {
		if n := len(all); n == 0 || math.Hypot(q.X-all[n-1].X, q.Y-all[n-1].Y) > 1e-6 {
			all = append(all, q)
		}
	}
	if n := len(all); l.closed && n > 1 && math.Hypot(all[0].X-all[n-1].X, all[0].Y-all[n-1].Y) <= 1e-6 {
		all = all[:n-1]
	}
	return all
}

// dashed cuts the lines into strokes of one length with gaps of another between them, both greater than 0. Lines that would
// be cut into more than 100,000 strokes stay whole.
func (p path) dashed(on, off float64) path {
	if p.length() > 1e5*(on+off) {
		return p
	}
	var all path
	for _, l := range p {
		points := distinct(l)
		if l.closed && len(points) > 1 {
			points = append(points, points[0])
		}
		left, drawing := on, true
		var piece []point
		for i := range len(points) - 1 {
			a, b := points[i], points[i+1]
			length := math.Hypot(b.X-a.X, b.Y-a.Y)
			if drawing && piece == nil {
				piece = []point{a}
			}
			for at := 0.0; at < length; {
				step := min(left, length-at)
				at += step
				left -= step
				q := point{X: a.X + (b.X-a.X)*at/length, Y: a.Y + (b.Y-a.Y)*at/length}
				if drawing {
					piece = append(piece, q)
				}
				if left > 1e-9 {
					break
				}
				if drawing {
					all = append(all, line{points: piece})
					piece, left = nil, off
				} else {
					piece, left = []point{q}, on
				}
				drawing = !drawing
			}
		}
		if drawing && len(piece) > 1 {
			all = append(all, line{points: piece})
		}
	}
	return all
}

func (p path) length() (sum float64) {
	for _, l := range p {
		for i, q := range l.points {
			switch {
			case i > 0:
				sum += math.Hypot(q.X-l.points[i-1].X, q.Y-l.points[i-1].Y)
			case l.closed:
				last := l.points[len(l.points)-1]
				sum += math.Hypot(q.X-last.X, q.Y-last.Y)
			}
		}
	}
	return sum
}
