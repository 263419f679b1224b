// Package albersusa is the projection of usmap as an orb.Projection: d3's geoAlbersUsa, with insets for the five territories.
package albersusa

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/endqi/endqi/geo/usmap"
)

// Project takes longitude and latitude in WGS 84 degrees to pixels of usmap's canvas, y growing downward. What is not on the map becomes the point
// (NaN, NaN), see [On]; so does NaN. It is an [orb.Projection]: use it with project.Geometry.
func Project(p orb.Point) orb.Point {
	x, y, ok := usmap.Project(p[0], p[1])
	if !ok {
		return orb.Point{math.NaN(), math.NaN()}
	}
	return orb.Point{x, y}
}

// On reports whether a projected point is on the map.
func On(p orb.Point) bool { return p[0] == p[0] && p[1] == p[1] }

var _ orb.Projection = Project
