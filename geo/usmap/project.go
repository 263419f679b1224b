package usmap

import (
	"math"
	"sync/atomic"

	"github.com/endqi/endqi/geo/internal/inset"
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
// Puerto Rico, the Virgin Islands, Guam, the Northern Marianas and American Samoa, for which d3 has nothing, have insets of their own; package inset holds where.
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
	meridian float64 // of the cone, degrees
	n, c, r0 float64 // of the cone
	k        float64 // pixels a radian
	dx, dy   float64 // where the apex of the cone lies
	clip     inset.Box
}

// newFrame puts the point (meridian+lon, lat) at (x, y).
func newFrame(meridian, lon, lat, parallel0, parallel1, k, x, y float64, clip inset.Box) *frame {
	s := math.Sin(parallel0 * radian)
	n := (s + math.Sin(parallel1*radian)) / 2
	f := &frame{meridian: meridian, n: n, c: 1 + s*(2*n-s), k: k, clip: clip}
	f.r0 = math.Sqrt(f.c) / n
	px, py := f.raw(lon*radian, lat*radian)
	f.dx, f.dy = x-k*px, y+k*py
	return f
}

const radian = math.Pi / 180

// frames are tried in order: that of the 48 contiguous states and DC, then the insets.
func frames() []*frame {
	if made := framesMade.Load(); made != nil {
		return *made
	}
	const k, x, y = inset.Scale, inset.MiddleX, inset.MiddleY
	made := []*frame{newFrame(-96, -0.6, 38.7, 29.5, 45.5, k, x, y, inset.Box{Left: x - .455*k, Top: y - .238*k, Right: x + .455*k, Bottom: y + .238*k})}
	for _, i := range inset.All() {
		made = append(made, newFrame(i.Meridian, i.Lon-i.Meridian, i.Lat, i.Parallel0, i.Parallel1, i.Scale, i.X, i.Y, i.Clip))
	}
	framesMade.Store(&made)
	return made
}

// framesMade keeps the frames once they are worked out, which comes out the same however often it is done: so it needs no lock.
var framesMade atomic.Pointer[[]*frame]

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
	return x, y, f.clip.Left <= x && x <= f.clip.Right && f.clip.Top <= y && y <= f.clip.Bottom
}
