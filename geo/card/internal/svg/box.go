package svg

import "math"

// Box is an upright rectangle between two corners. It is empty where right is not right of left.
type Box struct{ Left, Top, Right, Bottom float64 }

var nothing = Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b Box) Width() float64 { return b.Right - b.Left }

func (b Box) Height() float64 { return b.Bottom - b.Top }

// Empty reports whether there is nothing in the box.
func (b Box) Empty() bool { return !(b.Right > b.Left && b.Bottom > b.Top) }

// Grown moves each side outward.
func (b Box) Grown(by float64) Box {
	return Box{b.Left - by, b.Top - by, b.Right + by, b.Bottom + by}
}

// Within is what two boxes share.
func (b Box) Within(c Box) Box {
	return Box{max(b.Left, c.Left), max(b.Top, c.Top), min(b.Right, c.Right), min(b.Bottom, c.Bottom)}
}

// depth is how far inside one of its four sides a point lies.
func (b Box) depth(p Point, side int) float64 {
	return [...]float64{p.X - b.Left, b.Right - p.X, p.Y - b.Top, b.Bottom - p.Y}[side]
}
