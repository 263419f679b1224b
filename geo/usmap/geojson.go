package usmap

import (
	"strconv"

	"github.com/endqi/endqi/states"
)

// AppendProperties appends the members of [states.AppendProperties] and after them where a label goes and what a lens shows, as one JSON object, the properties of a GeoJSON
// feature, always with the same members in the same order:
//
//	label_lon, label_lat      a point inside the largest polygon, with room around it, in degrees; null for US
//	lens                      "all", "end", "start" or the key of a criterion
//	lens_low, lens_high       numbers in points; null where not assessed
//	lens_max                  the most points the lens can show: 9, 4, 5 or 1
//	lens_class                step of the ramp, 0 to 9; null where not assessed
//	fill, fill-opacity, stroke, stroke-width   simplestyle-spec 1.1.0: the colors of [Light]; what is not assessed is a grey that the ramp does not hold, seen through
func AppendProperties(dst []byte, s states.Standing, l states.Lens, updated states.Date) []byte {
	dst = states.AppendProperties(dst, s, updated)
	dst = dst[:len(dst)-1]
	v := s.Through(l)
	low, high, class := "null", "null", "null"
	fill, opacity := palettes[Light].cross, "0.25"
	if v.Assessed {
		low, high, class = v.Bounds.Low.String(), v.Bounds.High.String(), strconv.Itoa(v.Class())
		fill, opacity = Light.Color(Step(v.Class())), "1"
	}
	lon, lat := "null", "null"
	if p, ok := ByCode(s.Code); ok && p.Path != "" {
		var m markup
		x, y := p.LonLat()
		m.number(x)
		lon, m.b = string(m.b), nil
		m.number(y)
		lat = string(m.b)
	}
	for _, part := range [...]string{
		`,"label_lon":`, lon, `,"label_lat":`, lat, `,"lens":"`, l.String(), `","lens_low":`, low, `,"lens_high":`, high, `,"lens_max":`, v.Max.String(), `,"lens_class":`, class,
		`,"fill":"`, fill, `","fill-opacity":`, opacity, `,"stroke":"`, Light.Border(), `","stroke-width":0.8}`,
	} {
		dst = append(dst, part...)
	}
	return dst
}
