package card

import (
	"math"
	"strconv"
)

// pathReader reads SVG path data (SVG 2 § 9.3) into straight segments.
type pathReader struct {
	rest  string
	all   path
	at    point
	start point
}

// parsePath reads the commands M, L, H, V, C, A, S and Z, absolute and relative; arcs must be circles. Anything else is a [*DrawingError].
func parsePath(data string) (path, error) {
	r := &pathReader{rest: data}
	var command byte
	var hinge point // the last curve's second handle, for S
	for r.skip(); r.rest != ""; r.skip() {
		if c := r.rest[0]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			command = c
			r.rest = r.rest[1:]
		} else if command == 'z' || command == 'Z' || command == 0 {
			return nil, r.bad()
		}
		relative := command >= 'a'
		from := point{}
		if relative {
			from = r.at
		}
		var v [7]float64
		n := map[byte]int{'m': 2, 'l': 2, 'h': 1, 'v': 1, 'c': 6, 's': 4, 'a': 7, 'z': 0}
		count, known := n[command|0x20]
		if !known || len(r.all) == 0 && command|0x20 != 'm' {
			return nil, r.bad()
		}
		for i := range count {
			value, ok := r.number(command|0x20 == 'a' && (i == 3 || i == 4))
			if !ok {
				return nil, r.bad()
			}
			v[i] = value
		}
		to := func(i int) point { return point{X: from.X + v[i], Y: from.Y + v[i+1]} }
		previous := hinge
		hinge = r.at
		switch command | 0x20 {
		case 'm':
			r.begin(to(0))
			hinge = r.at
			command -= 'm' - 'l' // further pairs are lines
		case 'l':
			r.line(to(0))
		case 'h':
			r.line(point{X: from.X + v[0], Y: r.at.Y})
		case 'v':
			y := v[0]
			if relative {
				y += r.at.Y
			}
			r.line(point{X: r.at.X, Y: y})
		case 'c':
			hinge = to(2)
			r.curve(to(0), hinge, to(4))
		case 's':
			mirrored := point{X: 2*r.at.X - previous.X, Y: 2*r.at.Y - previous.Y}
			hinge = to(0)
			r.curve(mirrored, hinge, to(2))
		case 'a':
			if v[0] != v[1] {
				return nil, r.bad()
			}
			r.arc(math.Abs(v[0]), v[3] != 0, v[4] != 0, to(5))
		case 'z':
			r.all[len(r.all)-1].closed = true
			r.at = r.start
		}
		if command|0x20 != 'c' && command|0x20 != 's' {
			hinge = r.at
		}
		if len(r.all) > 1<<16 {
			return nil, r.bad()
		}
	}
	return r.all, nil
}

func (r *pathReader) bad() error {
	return &DrawingError{"has path data that cannot be drawn, at " + strconv.Quote(r.rest[:min(20, len(r.rest))]), nil}
}

func (r *pathReader) begin(p point) {
	r.all = append(r.all, line{points: []point{p}})
	r.at, r.start = p, p
}

// last is the line that a segment is added to. After a closing a new one begins where the old one did.
func (r *pathReader) last() *line {
	if l := &r.all[len(r.all)-1]; !l.closed {
		return l
	}
	r.begin(r.start)
	return &r.all[len(r.all)-1]
}

func (r *pathReader) line(p point) {
	l := r.last()
	l.points = append(l.points, p)
	r.at = p
}

func (r *pathReader) curve(b, c, d point) {
	r.last().cubic(b, c, d)
	r.at = d
}

// arc follows a circle to a point (SVG 2 § B.2.4); one too small to reach it is widened (§ B.2.5).
func (r *pathReader) arc(radius float64, large, clockwise bool, to point) {
	dx, dy := to.X-r.at.X, to.Y-r.at.Y
	half := math.Hypot(dx, dy) / 2
	if half == 0 || radius == 0 {
		r.line(to)
		return
	}
	radius = max(radius, half)
	height := math.Sqrt(max(0, radius*radius-half*half))
	if large == clockwise {
		height = -height
	}
	center := point{X: (r.at.X+to.X)/2 - height*dy/(2*half), Y: (r.at.Y+to.Y)/2 + height*dx/(2*half)}
	from := math.Atan2(r.at.Y-center.Y, r.at.X-center.X)
	until := math.Atan2(to.Y-center.Y, to.X-center.X)
	if clockwise && until < from {
		until += 2 * math.Pi
	} else if !clockwise && until > from {
		until -= 2 * math.Pi
	}
	r.last().arc(center, radius, from, until)
	r.line(to)
}

func (r *pathReader) skip() {
	for r.rest != "" && (r.rest[0] == ' ' || r.rest[0] == ',' || r.rest[0] == '\n') {
		r.rest = r.rest[1:]
	}
}

// number reads the next number; a flag of an arc is a single digit, which may touch the next.
func (r *pathReader) number(flag bool) (float64, bool) {
	r.skip()
	s := r.rest
	n := 0
	if flag {
		n = min(1, len(s))
	} else {
		if n < len(s) && (s[n] == '-' || s[n] == '+') {
			n++
		}
		for dot := false; n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == '.' && !dot); n++ {
			dot = dot || s[n] == '.'
		}
	}
	v, err := number(s[:n])
	if err != nil || flag && v != 0 && v != 1 {
		return 0, false
	}
	r.rest = s[n:]
	return v, true
}
