package usmap

import (
	"bytes"
	"strconv"

	"github.com/endqi/endqi/states"
)

// AppendProperties appends the members of [states.AppendProperties] and after them what a lens shows, as one JSON object, the properties of a GeoJSON
// feature, always with the same members in the same order:
//
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
	for _, part := range [...]string{
		`,"lens":"`, l.String(), `","lens_low":`, low, `,"lens_high":`, high, `,"lens_max":`, v.Max.String(), `,"lens_class":`, class,
		`,"fill":"`, fill, `","fill-opacity":`, opacity, `,"stroke":"`, Light.Border(), `","stroke-width":0.8}`,
	} {
		dst = append(dst, part...)
	}
	return dst
}

// BoundariesError says that a file of boundaries is not as geo.WriteBoundaries writes it.
type BoundariesError struct {
	Line int // counted from 1
	Rule string
}

func (e *BoundariesError) Error() string {
	return "boundaries: line " + strconv.Itoa(e.Line) + ": " + e.Rule
}

// The lines of a file of boundaries begin and end so: one feature a line, its properties last and null.
const (
	boundariesStart = `{"type":"FeatureCollection",`
	featureStart    = `{"type":"Feature","id":"`
	featureEnd      = `"properties":null}`
)

// JoinGeoJSON appends the FeatureCollection that geo.Write writes: boundaries as geo.WriteBoundaries wrote them, with the standings as properties. It is for
// a page that has both at hand; it does not parse the geometry. Boundaries without a standing are left out, and then the collection has no bbox;
// standings without a boundary, such as that of US, are left out too. Boundaries in any other form are a [*BoundariesError]; then nothing is appended.
func JoinGeoJSON(dst, boundaries []byte, standings []states.Standing, l states.Lens, updated states.Date) ([]byte, error) {
	start := len(dst)
	head, rest, ok := bytes.Cut(boundaries, []byte("\n"))
	if !ok || !bytes.HasPrefix(head, []byte(boundariesStart)) || !bytes.HasSuffix(head, []byte(`"features":[`)) {
		return dst, &BoundariesError{1, "want the head of a collection, as geo.WriteBoundaries writes it"}
	}
	whole := true
	body := append(dst, head...)
	body = append(body, '\n')
	first := true
	for line := 2; ; line++ {
		var feature []byte
		if feature, rest, ok = bytes.Cut(rest, []byte("\n")); !ok {
			return dst[:start], &BoundariesError{line, "want \"]}\" and a line end after the last feature"}
		}
		if string(feature) == "]}" {
			break
		}
		feature = bytes.TrimSuffix(feature, []byte(","))
		code, found := bytes.CutPrefix(feature, []byte(featureStart))
		if !found || len(code) < 2 || !bytes.HasSuffix(feature, []byte(featureEnd)) {
			return dst[:start], &BoundariesError{line, "want a feature with its id first and null properties last"}
		}
		i := 0
		for i < len(standings) && string(standings[i].Code) != string(code[:2]) {
			i++
		}
		if i == len(standings) {
			whole = false
			continue
		}
		if !first {
			body = append(body, ",\n"...)
		}
		first = false
		body = append(body, feature[:len(feature)-len("null}")]...)
		body = append(AppendProperties(body, standings[i], l, updated), '}')
	}
	if !first {
		body = append(body, '\n')
	}
	body = append(body, "]}\n"...)
	if !whole { // the box is that of all
		bare := append([]byte(boundariesStart+`"features":[`), body[start+len(head):]...)
		body = append(body[:start], bare...)
	}
	return body, nil
}
