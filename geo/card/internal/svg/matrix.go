package svg

import "math"

// Matrix maps x, y to a·x + c·y + e, b·x + d·y + f, as in SVG.
type Matrix struct{ a, b, c, d, e, f float64 }

var identity = Matrix{a: 1, d: 1}

// Scaled enlarges by a factor.
func Scaled(s float64) Matrix { return Matrix{a: s, d: s} }

// Stretched enlarges by a factor each way.
func Stretched(x, y float64) Matrix { return Matrix{a: x, d: y} }

// Moved shifts.
func Moved(x, y float64) Matrix { return Matrix{a: 1, d: 1, e: x, f: y} }

// Turned turns clockwise around the origin.
func Turned(degrees float64) Matrix {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Matrix{cos, sin, -sin, cos, 0, 0}
}

// Then is m followed by n.
func (m Matrix) Then(n Matrix) Matrix {
	return Matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// At is where a point comes to lie.
func (m Matrix) At(p Point) Point {
	return Point{X: m.a*p.X + m.c*p.Y + m.e, Y: m.b*p.X + m.d*p.Y + m.f}
}

// scale is by how much the matrix lengthens.
func (m Matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

func (m Matrix) inverse() (Matrix, bool) {
	d := m.a*m.d - m.b*m.c
	if d == 0 {
		return Matrix{}, false
	}
	return Matrix{m.d / d, -m.b / d, -m.c / d, m.a / d, (m.c*m.f - m.d*m.e) / d, (m.b*m.e - m.a*m.f) / d}, true
}
