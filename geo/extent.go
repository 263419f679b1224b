package geo

// extent gathers positions on earth and finds the box around them. It holds those of the eastern and of the western
// hemisphere apart, so that the gap in the middle of the Pacific can be compared with the one at Greenwich. The zero value
// holds nothing.
type extent struct{ east, west bounds }

// bounds are west, south, east and north of some positions.
type bounds struct {
	box  [4]float64
	some bool
}

func (b *bounds) add(lon, lat float64) {
	if !b.some {
		*b = bounds{[4]float64{lon, lat, lon, lat}, true}
		return
	}
	b.box = [4]float64{min(b.box[0], lon), min(b.box[1], lat), max(b.box[2], lon), max(b.box[3], lat)}
}

// add takes a position in degrees.
func (e *extent) add(lon, lat float64) {
	if lon < 0 {
		e.west.add(lon, lat)
	} else {
		e.east.add(lon, lat)
	}
}

// bbox is the smallest box: west, south, east, north in degrees. West is greater than east where the box crosses the
// antimeridian (RFC 7946 § 5.2): of the two ways around the world it is the shorter. There is none around nothing.
func (e *extent) bbox() (box [4]float64, ok bool) {
	east, west := e.east.box, e.west.box
	switch {
	case !e.west.some:
		return east, e.east.some
	case !e.east.some:
		return west, true
	}
	south, north := min(east[1], west[1]), max(east[3], west[3])
	if across := west[2] + 360 - east[0]; across < east[2]-west[0] {
		return [4]float64{east[0], south, west[2], north}, true
	}
	return [4]float64{west[0], south, east[2], north}, true
}
