package svg

import "math"

// Stroked is the outline of a line drawn with a pen of a width, with round joins and flat ends. All its parts run the same way round.
func (p Path) Stroked(width float64) Path {
	var all Path
	half := width / 2
	for _, l := range p {
		points := distinct(l)
		n := len(points)
		if n < 2 {
			continue
		}
		segments := n - 1
		if l.Closed {
			segments = n
		}
		for i := range segments {
			a, b := points[i], points[(i+1)%n]
			v := normal(a, b, half)
			all = append(all, Line{[]Point{{X: a.X + v.X, Y: a.Y + v.Y}, {X: b.X + v.X, Y: b.Y + v.Y}, {X: b.X - v.X, Y: b.Y - v.Y}, {X: a.X - v.X, Y: a.Y - v.Y}}, true})
			if i+1 == segments && !l.Closed {
				break
			}
			all = append(all, wedge(b, v, normal(b, points[(i+2)%n], half), half))
		}
	}
	return all
}

// wedge fills the outer side of a corner, where the normals of both segments are known.
func wedge(at, v, w Point, half float64) Line {
	turn := math.Atan2(v.X*w.Y-v.Y*w.X, v.X*w.X+v.Y*w.Y)
	from := math.Atan2(v.Y, v.X)
	if turn > 0 { // to the right: the outer side is that of the negative normals, from the second back to the first
		from, turn = math.Atan2(-w.Y, -w.X), -turn
	}
	l := Line{Points: []Point{at}, Closed: true}
	n := math.Ceil(math.Abs(turn) / .4)
	for i := range int(n) + 1 {
		sin, cos := math.Sincos(from + turn*float64(i)/max(n, 1))
		l.Points = append(l.Points, Point{X: at.X + half*cos, Y: at.Y + half*sin})
	}
	return l
}

func normal(a, b Point, length float64) Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := length / math.Hypot(dx, dy)
	return Point{X: -dy * d, Y: dx * d}
}

// distinct leaves out points that repeat the one before.
func distinct(l Line) []Point {
	var all []Point
	for _, q := range l.Points {
		if n := len(all); n == 0 || math.Hypot(q.X-all[n-1].X, q.Y-all[n-1].Y) > 1e-6 {
			all = append(all, q)
		}
	}
	if n := len(all); l.Closed && n > 1 && math.Hypot(all[0].X-all[n-1].X, all[0].Y-all[n-1].Y) <= 1e-6 {
		all = all[:n-1]
	}
	return all
}

// Dashed cuts the lines into strokes of one length with gaps of another between them, both greater than 0. Lines that would
// be cut into more than 100,000 strokes stay whole.
func (p Path) Dashed(on, off float64) Path {
	if p.length() > 1e5*(on+off) {
		return p
	}
	var all Path
	for _, l := range p {
		points := distinct(l)
		if l.Closed && len(points) > 1 {
			points = append(points, points[0])
		}
		left, drawing := on, true
		var piece []Point
		for i := range len(points) - 1 {
			a, b := points[i], points[i+1]
			length := math.Hypot(b.X-a.X, b.Y-a.Y)
			if drawing && piece == nil {
				piece = []Point{a}
			}
			for at := 0.0; at < length; {
				step := min(left, length-at)
				at += step
				left -= step
				q := Point{X: a.X + (b.X-a.X)*at/length, Y: a.Y + (b.Y-a.Y)*at/length}
				if drawing {
					piece = append(piece, q)
				}
				if left > 1e-9 {
					break
				}
				if drawing {
					all = append(all, Line{Points: piece})
					piece, left = nil, off
				} else {
					piece, left = []Point{q}, on
				}
				drawing = !drawing
			}
		}
		if drawing && len(piece) > 1 {
			all = append(all, Line{Points: piece})
		}
	}
	return all
}

func (p Path) length() (sum float64) {
	for _, l := range p {
		for i, q := range l.Points {
			switch {
			case i > 0:
				sum += math.Hypot(q.X-l.Points[i-1].X, q.Y-l.Points[i-1].Y)
			case l.Closed:
				last := l.Points[len(l.Points)-1]
				sum += math.Hypot(q.X-last.X, q.Y-last.Y)
			}
		}
	}
	return sum
}
