package usmap

import (
	"math"
	"sync/atomic"
)

// Width and Height are the map's canvas; its left edge is at [OriginX], its top at 0. Within it lies the 975 by 610 canvas of us-atlas and d3's
// geoAlbersUsa, unmoved; what is added holds the far Aleutians at the left, callouts at the right, and territories at the bottom.
const (
	OriginX = -62.0
	Width   = 1124.0
	Height  = 698.0
)

// Project places a point of the earth, in WGS 84 degrees, on the map's canvas; y grows downward.
//
// For the 50 states and DC it is d3-geo's geoAlbersUsa at scale 1300 and translate (487.5, 305): three Albers equal-area conics, Alaska's at 0.35
// of the scale, each with d3's clip rectangle, tried in d3's order. Places near the coast and in Canada and Mexico fall on it as they do in d3.
// Puerto Rico, the Virgin Islands, Guam, the Northern Marianas and American Samoa, for which d3 has nothing, have insets of their own.
// Everything else, and any value that is no longitude or latitude, NaN among them, is not on the map: ok is false.
func Project(lon, lat float64) (x, y float64, ok bool) {
	if !(lon >= -180 && lon <= 180 && lat >= -90 && lat <= 90) {
		return 0, 0, false
	}
	for _, f := range frames() {
		if x, y, ok = f.project(lon, lat); ok {
			return x, y, true
		}
	}
	return 0, 0, false
}

// frame is an Albers equal-area conic and the rectangle of the canvas that it may draw in (Snyder, Map Projections: A Working Manual, § 14).
type frame struct {
	meridian       float64 // of the cone, degrees
	n, c, r0       float64 // of the cone
	k              float64 // pixels a radian
	dx, dy         float64 // where the apex of the cone lies
	x0, y0, x1, y1 float64 // clip
}

// newFrame puts the point (meridian+lon, lat) at (x, y).
func newFrame(meridian, lon, lat, parallel0, parallel1, k, x, y float64, clip [4]float64) *frame {
	s := math.Sin(parallel0 * radian)
	n := (s + math.Sin(parallel1*radian)) / 2
	f := &frame{meridian: meridian, n: n, c: 1 + s*(2*n-s), k: k, x0: clip[0], y0: clip[1], x1: clip[2], y1: clip[3]}
	f.r0 = math.Sqrt(f.c) / n
	px, py := f.raw(lon*radian, lat*radian)
	f.dx, f.dy = x-k*px, y+k*py
	return f
}

const radian = math.Pi / 180

// frames are tried in order. The first three are d3's, their clip rectangles given as it gives them: in units of the scale from the canvas' middle.
func frames() []*frame {
	if made := framesMade.Load(); made != nil {
		return *made
	}
	const k, x, y, e = 1300, 487.5, 305, 1e-6
	inset := func(meridian, lat, scale, x, y float64, clip [4]float64) *frame {
		return newFrame(meridian, 0, lat, lat-2, lat+2, k*scale, x, y, clip)
	}
	made := []*frame{
		newFrame(-96, -0.6, 38.7, 29.5, 45.5, k, x, y, [4]float64{x - .455*k, y - .238*k, x + .455*k, y + .238*k}),
		newFrame(-154, -2, 58.5, 55, 65, k*.35, x-.307*k, y+.201*k, [4]float64{x - .425*k + e, y + .120*k + e, x - .214*k - e, y + .234*k - e}),
		newFrame(-157, -3, 19.9, 8, 18, k, x-.205*k, y+.212*k, [4]float64{x - .214*k + e, y + .166*k + e, x - .115*k - e, y + .234*k - e}),
		inset(144.79, 13.45, 4, 392, 630, guam),
		inset(145.47, 14.7, 1.33, 484, 630, marianas),
		inset(-170.13, -14.27, 2.2, 576, 630, samoa),
		inset(-66.58, 18.21, 1.4, 924, 630, puertoRico),
		inset(-64.83, 18.03, 2.2, 1016, 630, virginIslands),
	}
	framesMade.Store(&made)
	return made
}

// framesMade keeps the frames once they are worked out, which comes out the same however often it is done: so it needs no lock.
var framesMade atomic.Pointer[[]*frame]

// Insets of the territories: left, top, right, bottom.
var (
	guam          = [4]float64{348, 608, 436, 652}
	marianas      = [4]float64{440, 608, 528, 652}
	samoa         = [4]float64{532, 608, 620, 652}
	puertoRico    = [4]float64{876, 608, 967, 652} // ends between Culebra and the first of the Virgin Islands
	virginIslands = [4]float64{970, 608, 1060, 652}
)

func (f *frame) raw(lambda, phi float64) (x, y float64) {
	r := math.Sqrt(f.c-2*f.n*math.Sin(phi)) / f.n
	return r * math.Sin(lambda*f.n), f.r0 - r*math.Cos(lambda*f.n)
}

func (f *frame) project(lon, lat float64) (x, y float64, ok bool) {
	lambda := (lon - f.meridian) * radian
	if math.Abs(lambda) > math.Pi {
		lambda -= math.Round(lambda/(2*math.Pi)) * 2 * math.Pi
	}
	x, y = f.raw(lambda, lat*radian)
	x, y = f.dx+f.k*x, f.dy-f.k*y
	return x, y, f.x0 <= x && x <= f.x1 && f.y0 <= y && y <= f.y1
}
