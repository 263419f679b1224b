// Package inset says where the map draws the places that it does not draw where they lie: Alaska, Hawaii and the five territories. Projection, outlines,
// callouts, dividers and cards follow from its table; after a change `go generate ./geo/...` makes the outlines anew.
package inset

import "github.com/endqi/endqi/states"

// Box is an upright rectangle of usmap's canvas.
type Box struct{ Left, Top, Right, Bottom float64 }

// Inset is where one place is drawn.
type Inset struct {
	Code states.Code
	// The projection is an Albers equal-area conic with two standard parallels. It puts the place on earth at Lon, Lat, in degrees, at X, Y of the canvas,
	// and draws nothing outside Clip.
	Meridian, Parallel0, Parallel1 float64
	Scale                          float64 // pixels a radian
	Lon, Lat, X, Y                 float64
	Clip                           Box

	Callout [2]float64 // left and top of the box with the label; zero for none: the label stands in the shape
	Divider string     // the lines that part the inset from the rest, as SVG path data
}

// The scale and the middle of d3's geoAlbersUsa on its canvas of 975 by 610. Its clip rectangles are given in units of the scale from the middle, and its
// insets end a little inside them.
const (
	Scale   = 1300
	MiddleX = 487.5
	MiddleY = 305
	edge    = 1e-6
)

// All are the insets in the order in which they are tried and drawn. Those of Alaska and Hawaii are d3's.
func All() [7]Inset {
	return [...]Inset{
		{
			Code: "AK", Meridian: -154, Parallel0: 55, Parallel1: 65, Scale: Scale * .35,
			Lon: -156, Lat: 58.5, X: MiddleX - .307*Scale, Y: MiddleY + .201*Scale,
			Clip:    Box{MiddleX - .425*Scale + edge, MiddleY + .120*Scale + edge, MiddleX - .214*Scale - edge, MiddleY + .234*Scale - edge},
			Divider: "M-50 446H130L206 492V605",
		},
		{
			Code: "HI", Meridian: -157, Parallel0: 8, Parallel1: 18, Scale: Scale,
			Lon: -160, Lat: 19.9, X: MiddleX - .205*Scale, Y: MiddleY + .212*Scale,
			Clip:    Box{MiddleX - .214*Scale + edge, MiddleY + .166*Scale + edge, MiddleX - .115*Scale - edge, MiddleY + .234*Scale - edge},
			Callout: [2]float64{222, 614}, Divider: "M206 508H286L342 558V648",
		},
		territory("GU", 144.79, 13.45, 4, 392, 348, 436, 348, "M342 604H620"),
		territory("MP", 145.47, 14.7, 1.33, 484, 440, 528, 450, "M438 610V648"),
		territory("AS", -170.13, -14.27, 2.2, 576, 532, 620, 552, "M530 610V648"),
		territory("PR", -66.58, 18.21, 1.4, 924, 876, 967, 864, "M874 648V604H1060"), // ends between Culebra and the first of the Virgin Islands
		territory("VI", -64.83, 18.03, 2.2, 1016, 970, 1060, 966, "M969 610V648"),
	}
}

// territory is an inset in the row at the bottom, enlarged around a middle, from left to right, with the left edge of its callout.
func territory(c states.Code, lon, lat, enlarged, x, left, right, callout float64, divider string) Inset {
	return Inset{
		Code: c, Meridian: lon, Parallel0: lat - 2, Parallel1: lat + 2, Scale: Scale * enlarged,
		Lon: lon, Lat: lat, X: x, Y: 630, Clip: Box{left, 608, right, 652},
		Callout: [2]float64{callout, 654}, Divider: divider,
	}
}

// Of is the inset of a place; there is none for one that is drawn where it lies.
func Of(c states.Code) (Inset, bool) {
	for _, i := range All() {
		if i.Code == c {
			return i, true
		}
	}
	return Inset{}, false
}
