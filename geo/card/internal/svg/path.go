package svg

import (
	"math"
	"slices"

	"github.com/endqi/endqi/geo/internal/pathdata"
)

// Point is a place on a plane; y grows downward.
type Point = pathdata.Point

// Line is a run of straight segments.
type Line struct {
	Points []Point
	Closed bool
}

// Path is any number of lines. Curves have become straight segments.
type Path []Line

// ParsePath reads path data as [pathdata.Parse] does. What it refuses is an [*Error], as is a path of more than 65,536 lines.
func ParsePath(data string) (Path, error) {
	segments, err := pathdata.Parse(data)
	if err != nil {
		return nil, &Error{"has " + err.Error(), nil}
	}
	var p Path
	for i, s := range segments {
		if s.Op == 'M' || s.Op != 'Z' && p[len(p)-1].Closed { // after a closing a new line begins where the old one did
			start := s.To
			if s.Op != 'M' {
				start = segments[i-1].To
			}
			p = append(p, Line{Points: []Point{start}})
		}
		l := &p[len(p)-1]
		switch s.Op {
		case 'L':
			l.Points = append(l.Points, s.To)
		case 'C':
			l.cubic(s.Handles[0], s.Handles[1], s.To)
		case 'A':
			l.arcTo(s)
		case 'Z':
			l.Closed = true
		}
		if len(p) > 1<<16 {
			return nil, &Error{"has a path of too many lines", nil}
		}
	}
	return p, nil
}

// arcTo follows a circle to a point (SVG 2 § B.2.4); one too small to reach it is widened (§ B.2.5).
func (l *Line) arcTo(s pathdata.Segment) {
	at, to := l.Points[len(l.Points)-1], s.To
	dx, dy := to.X-at.X, to.Y-at.Y
	half := math.Hypot(dx, dy) / 2
	if half > 0 && s.Radius > 0 {
		radius := max(s.Radius, half)
		height := math.Sqrt(max(0, radius*radius-half*half))
		if s.Large == s.Clockwise {
			height = -height
		}
		center := Point{X: (at.X+to.X)/2 - height*dy/(2*half), Y: (at.Y+to.Y)/2 + height*dx/(2*half)}
		from := math.Atan2(at.Y-center.Y, at.X-center.X)
		until := math.Atan2(to.Y-center.Y, to.X-center.X)
		if s.Clockwise && until < from {
			until += 2 * math.Pi
		} else if !s.Clockwise && until > from {
			until -= 2 * math.Pi
		}
		l.Arc(center, radius, from, until)
	}
	l.Points = append(l.Points, to)
}

// Mapped is the path after a transformation.
func (p Path) Mapped(m Matrix) Path {
	all := make(Path, len(p))
	for i, l := range p {
		points := make([]Point, len(l.Points))
		for j, q := range l.Points {
			points[j] = m.At(q)
		}
		all[i] = Line{points, l.Closed}
	}
	return all
}

// Box is the smallest box around the path; an empty one around nothing.
func (p Path) Box() Box {
	b := nothing
	for _, l := range p {
		for _, q := range l.Points {
			b = Box{min(b.Left, q.X), min(b.Top, q.Y), max(b.Right, q.X), max(b.Bottom, q.Y)}
		}
	}
	return b
}

// Rectangle is a box with corners rounded by a radius.
func Rectangle(b Box, radius float64) Path {
	r := max(0, min(radius, b.Width()/2, b.Height()/2))
	if r == 0 {
		return Path{{[]Point{{X: b.Left, Y: b.Top}, {X: b.Right, Y: b.Top}, {X: b.Right, Y: b.Bottom}, {X: b.Left, Y: b.Bottom}}, true}}
	}
	l := Line{Closed: true}
	for i, c := range [...]Point{{X: b.Right - r, Y: b.Top + r}, {X: b.Right - r, Y: b.Bottom - r}, {X: b.Left + r, Y: b.Bottom - r}, {X: b.Left + r, Y: b.Top + r}} {
		l.Arc(c, r, float64(i-1)*math.Pi/2, float64(i)*math.Pi/2)
	}
	return Path{l}
}

// Circle is a circle around a point.
func Circle(x, y, r float64) Path {
	l := Line{Closed: true}
	l.Arc(Point{X: x, Y: y}, r, 0, 2*math.Pi)
	return Path{l}
}

// Arc appends points of a circle from one angle to another, in radians clockwise from the right.
func (l *Line) Arc(c Point, r, from, to float64) {
	n := max(4, math.Ceil(math.Abs(to-from)*8))
	for i := range int(n) + 1 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/n)
		l.Points = append(l.Points, Point{X: c.X + r*cos, Y: c.Y + r*sin})
	}
}

// cubic appends a Bézier curve that begins at the last point.
func (l *Line) cubic(b, c, d Point) {
	a := l.Points[len(l.Points)-1]
	const n = 16
	for i := 1; i <= n; i++ {
		t := float64(i) / n
		u := 1 - t
		l.Points = append(l.Points, Point{
			X: u*u*u*a.X + 3*u*u*t*b.X + 3*u*t*t*c.X + t*t*t*d.X,
			Y: u*u*u*a.Y + 3*u*u*t*b.Y + 3*u*t*t*c.Y + t*t*t*d.Y,
		})
	}
}

// quadratic appends a curve as TrueType's outlines have them.
func (l *Line) quadratic(b, c Point) {
	a := l.Points[len(l.Points)-1]
	const n = 8
	for i := 1; i <= n; i++ {
		t := float64(i) / n
		u := 1 - t
		l.Points = append(l.Points, Point{X: u*u*a.X + 2*u*t*b.X + t*t*c.X, Y: u*u*a.Y + 2*u*t*b.Y + t*t*c.Y})
	}
}

// EvenOdd turns the lines so that a winding fill leaves the same holes as an even-odd fill does. Lines that cross are not looked for.
func (p Path) EvenOdd() Path {
	all := make(Path, len(p))
	for i, l := range p {
		depth := 0
		for j, other := range p {
			if i != j && len(l.Points) > 0 && other.contains(l.Points[0]) {
				depth++
			}
		}
		all[i] = Line{slices.Clone(l.Points), l.Closed}
		if (l.area() > 0) != (depth%2 == 0) {
			slices.Reverse(all[i].Points)
		}
	}
	return all
}

// area is twice the area within the line, positive where it runs clockwise on the screen.
func (l Line) area() (sum float64) {
	for i, q := range l.Points {
		next := l.Points[(i+1)%len(l.Points)]
		sum += q.X*next.Y - next.X*q.Y
	}
	return sum
}

func (l Line) contains(p Point) (in bool) {
	for i, a := range l.Points {
		b := l.Points[(i+1)%len(l.Points)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// inside is what a box leaves of the area within the line: its points, where none lies outside, and otherwise those of Sutherland and Hodgman's clipping,
// which runs along the edges of the box. The rasterizer would walk every pixel of a line, however far away.
func (l Line) inside(b Box) []Point {
	if whole := (Path{l}).Box(); whole == whole.Within(b) {
		return l.Points
	}
	points := l.Points
	for side := range 4 {
		var kept []Point
		for i, q := range points {
			last := points[(i+len(points)-1)%len(points)]
			from, to := b.depth(last, side), b.depth(q, side)
			if (from < 0) != (to < 0) {
				t := from / (from - to)
				kept = append(kept, Point{X: last.X + (q.X-last.X)*t, Y: last.Y + (q.Y-last.Y)*t})
			}
			if to >= 0 {
				kept = append(kept, q)
			}
		}
		points = kept
	}
	return points
}
