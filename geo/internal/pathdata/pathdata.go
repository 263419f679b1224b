// Package pathdata reads and writes SVG path data (SVG 2 § 9.3): the outlines that usmap and card keep as text.
package pathdata

import (
	"math"
	"strconv"
	"strings"
)

// Point is a place on a plane; y grows downward.
type Point struct{ X, Y float64 }

// Segment is one step of a path, in absolute coordinates.
type Segment struct {
	Op               byte     // 'M' begins a line, 'L' goes straight, 'C' along a Bézier curve, 'A' along a circle, 'Z' back to where the line began
	Handles          [2]Point // of a curve
	Radius           float64  // of a circle
	Large, Clockwise bool     // which of the four arcs of a circle
	To               Point    // where it ends
}

// Error says where path data cannot be read.
type Error struct {
	Rest string // the data from there on
}

func (e *Error) Error() string {
	return "path data that cannot be drawn, at " + strconv.Quote(e.Rest[:min(20, len(e.Rest))])
}

// Parse reads the commands M, L, H, V, C, A, S and Z, absolute and relative. Anything else is an [*Error], as are an arc of an ellipse, a number beyond a
// million, and a path that does not begin with M.
func Parse(data string) ([]Segment, error) {
	r := reader{rest: data}
	for r.skip(); r.rest != ""; r.skip() {
		if c := r.rest[0]; c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			r.command = c
			r.rest = r.rest[1:]
		} else if r.command|0x20 == 'z' || r.command == 0 {
			return nil, &Error{r.rest}
		}
		if !r.segment() {
			return nil, &Error{r.rest}
		}
	}
	return r.all, nil
}

type reader struct {
	rest      string
	command   byte
	at, start Point
	hinge     Point // the last curve's second handle, for S; the last point after anything else
	all       []Segment
}

// segment reads the numbers of the command.
func (r *reader) segment() bool {
	const letters, counts = "zhvmlsca", "01122467"
	letter := r.command | 0x20
	known := strings.IndexByte(letters, letter)
	if known < 0 || len(r.all) == 0 && letter != 'm' {
		return false
	}
	var v [7]float64
	for i := range int(counts[known] - '0') {
		ok := false
		if v[i], ok = r.number(letter == 'a' && (i == 3 || i == 4)); !ok {
			return false
		}
	}
	var from Point
	if r.command >= 'a' {
		from = r.at
	}
	to := func(i int) Point { return Point{from.X + v[i], from.Y + v[i+1]} }
	s := Segment{Op: 'L'}
	switch letter {
	case 'm':
		s.Op, s.To = 'M', to(0)
		r.start = s.To
		r.command -= 'm' - 'l' // further pairs are lines
	case 'l':
		s.To = to(0)
	case 'h':
		s.To = Point{from.X + v[0], r.at.Y}
	case 'v':
		s.To = Point{r.at.X, from.Y + v[0]}
	case 'c':
		s.Op, s.Handles, s.To = 'C', [2]Point{to(0), to(2)}, to(4)
	case 's':
		s.Op, s.Handles, s.To = 'C', [2]Point{{2*r.at.X - r.hinge.X, 2*r.at.Y - r.hinge.Y}, to(0)}, to(2)
	case 'a':
		s.Op, s.Radius, s.Large, s.Clockwise, s.To = 'A', math.Abs(v[0]), v[3] != 0, v[4] != 0, to(5)
	case 'z':
		s.Op, s.To = 'Z', r.start
	}
	r.at, r.hinge = s.To, s.To
	if s.Op == 'C' {
		r.hinge = s.Handles[1]
	}
	r.all = append(r.all, s)
	return v[0] == v[1] || letter != 'a' // a circle, not an ellipse
}

func (r *reader) skip() {
	for r.rest != "" && (r.rest[0] == ' ' || r.rest[0] == ',' || r.rest[0] == '\n') {
		r.rest = r.rest[1:]
	}
}

// number reads the next number; a flag of an arc is a single digit, which may touch the next.
func (r *reader) number(flag bool) (float64, bool) {
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
	v, err := strconv.ParseFloat(s[:n], 64)
	if err != nil || math.Abs(v) > 1e6 || flag && v != 0 && v != 1 {
		return 0, false
	}
	r.rest = s[n:]
	return v, true
}

// AppendRing appends a closed line through points in whole numbers: it begins absolute and goes on in steps, so that nothing drifts. A point that repeats
// the one before is left out. Whole numbers make a compressed map a twelfth smaller than decimals do.
func AppendRing(dst []byte, points [][2]int) []byte {
	last := points[0]
	dst = appendPair(append(dst, 'M'), last)
	first := true
	for _, p := range points[1:] {
		step := [2]int{p[0] - last[0], p[1] - last[1]}
		if step == [2]int{} {
			continue
		}
		if first {
			dst, first = append(dst, 'l'), false
		} else if step[0] >= 0 {
			dst = append(dst, ' ')
		}
		dst, last = appendPair(dst, step), p
	}
	return append(dst, 'z')
}

// appendPair appends two numbers; a space parts them unless a sign does.
func appendPair(dst []byte, p [2]int) []byte {
	dst = strconv.AppendInt(dst, int64(p[0]), 10)
	if p[1] >= 0 {
		dst = append(dst, ' ')
	}
	return strconv.AppendInt(dst, int64(p[1]), 10)
}
