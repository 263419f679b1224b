package geo

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

// Options say what GeoJSON holds. The zero value is all 56 places in full detail, four decimals, the score on all nine criteria.
type Options struct {
	Detail   Detail
	Decimals int           // of a degree, 3 to 7; 0 stands for 4, about 10 meters, which is finer than the boundaries
	Lens     states.Lens   // what fill and the lens members show
	Only     []states.Code // which jurisdictions; empty is all 56
	Winding  Winding       // which way rings run; the zero value is that of RFC 7946
	Located  bool          // of cases, only those whose coordinates are known; otherwise the others have a null geometry
	Updated  states.Date   // the date of the data, see [states.Updated]; the zero Date writes null
}

// Winding is which way the rings of a polygon run.
type Winding uint8

const (
	// RFC7946 has outer rings run counterclockwise, as the standard and most tools want them.
	RFC7946 Winding = iota
	// D3 has them run clockwise: d3-geo, and Observable Plot and Vega, which draw with it, take a ring on the sphere for what lies to its
	// right, so that a ring of RFC 7946 is to them the whole earth but the shape.
	D3
)

// ParseWinding reads "rfc7946" or "d3"; anything else is an [*usmap.OptionError].
func ParseWinding(text string) (Winding, error) {
	for w := RFC7946; w <= D3; w++ {
		if w.String() == text {
			return w, nil
		}
	}
	return 0, &usmap.OptionError{Option: "winding", Value: text, Want: "rfc7946 or d3"}
}

// String is "rfc7946" or "d3".
func (w Winding) String() string {
	switch w {
	case RFC7946:
		return "rfc7946"
	case D3:
		return "d3"
	}
	return "Winding(" + strconv.Itoa(int(w)) + ")"
}

// DefaultDecimals is how many decimals of a degree are written where no other number is asked for.
const DefaultDecimals = 4

func (o *Options) check() error {
	// a value that does not exist has no word that can be read
	_, detail := ParseDetail(o.Detail.String())
	_, winding := ParseWinding(o.Winding.String())
	if err := cmp.Or(detail, winding); err != nil {
		return err
	}
	if d := o.decimals(); d < 3 || d > 7 {
		return &usmap.OptionError{Option: "decimals", Value: strconv.Itoa(o.Decimals), Want: "a number from 3 to 7"}
	}
	if !slices.Contains(slices.Collect(states.Lenses()), o.Lens) {
		return &usmap.OptionError{Option: "lens", Value: strconv.Itoa(int(o.Lens)), Want: "all, end, start or a criterion"}
	}
	for _, c := range o.Only {
		if _, ok := usmap.ByCode(c); !ok || c == states.US {
			return &usmap.OptionError{Option: "jurisdiction", Value: string(c), Want: "the USPS code of a place with a boundary, such as CO, DC or PR"}
		}
	}
	return nil
}

func (o *Options) decimals() int { return cmp.Or(o.Decimals, DefaultDecimals) }

// Feature is a boundary and what is said of it.
type Feature struct {
	Code       states.Code
	Boundary   orb.MultiPolygon
	Properties json.RawMessage // a JSON object; empty writes null
}

// Features joins standings to boundaries, in the order of the codes. A standing of US is left out, for it has no boundary of its own; a place that is asked
// for and has no standing is an [*usmap.OptionError], as is every option that does not exist.
func Features(standings []states.Standing, o Options) ([]Feature, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	byCode := make(map[states.Code]states.Standing, len(standings))
	for _, s := range standings {
		byCode[s.Code] = s
	}
	var features []Feature
	for p := range o.places() {
		s, ok := byCode[p]
		if !ok {
			return nil, &usmap.OptionError{Option: "jurisdiction", Value: string(p), Want: "among the standings: pass the whole of states.Tally, or name in Only those that are"}
		}
		boundary, _ := Boundary(p, o.Detail)
		features = append(features, Feature{p, boundary, usmap.AppendProperties(nil, s, o.Lens, o.Updated)})
	}
	return features, nil
}

func (o *Options) places() iter.Seq[states.Code] {
	return func(yield func(states.Code) bool) {
		for p := range usmap.All() {
			if p.Code != states.US && (len(o.Only) == 0 || slices.Contains(o.Only, p.Code)) && !yield(p.Code) {
				return
			}
		}
	}
}

// Write streams standings as a GeoJSON FeatureCollection (RFC 7946), one feature a line, to be served as application/geo+json. Each feature has its USPS code as id,
// a MultiPolygon, its largest polygon first, and the members of [usmap.AppendProperties]. The collection has a bbox, and so has each feature but one that crosses the
// antimeridian, Alaska: much software takes west > east for an empty box (RFC 7946 § 5 leaves the member free). The bytes are the same for the same input. Errors are those of [Features] and of w.
func Write(w io.Writer, standings []states.Standing, o Options) error {
	features, err := Features(standings, o)
	if err != nil {
		return err
	}
	return WriteFeatures(w, features, o)
}

// WriteBoundaries writes the boundaries alone, with null properties: for a page that joins properties to them.
func WriteBoundaries(w io.Writer, o Options) error {
	var features []Feature
	for p := range o.places() {
		boundary, _ := Boundary(p, o.Detail)
		features = append(features, Feature{Code: p, Boundary: boundary})
	}
	return WriteFeatures(w, features, o)
}

// WriteFeatures writes features of your own making; of the options, Decimals and Winding count. Rings are turned the way that Winding says; points that fall together
// when rounded are written once. A boundary that is empty, a ring that is open, has fewer than four positions or encloses nothing after rounding, a position that is
// not on earth or not a number, a code that is none of the 57 and properties that are no JSON object are a [*GeometryError]; then nothing of that feature is written.
func WriteFeatures(w io.Writer, features []Feature, o Options) error {
	if err := o.check(); err != nil {
		return err
	}
	var around extent
	for _, f := range features {
		if err := f.check(o.decimals()); err != nil {
			return err
		}
		addAll(&around, f.Boundary)
	}
	e := encoder{decimals: o.decimals(), winding: o.Winding}
	e.raw(`{"type":"FeatureCollection",`)
	if b, ok := around.bbox(); ok {
		e.box(b)
	}
	e.raw("\"features\":[\n")
	for i, f := range features {
		e.feature(f)
		if i < len(features)-1 {
			e.raw(",")
		}
		e.raw("\n")
		if err := e.flush(w); err != nil {
			return err
		}
	}
	e.raw("]}\n")
	return e.flush(w)
}

// WriteCases streams cases as a FeatureCollection of points, one feature a line, in the given order. A point is that of the city that the record names, not of the event; a case
// without one has a null geometry (RFC 7946 § 3.2), so that none is lost; where Options.Located asks for it, it is left out. Members: id, name, citation, court, decided, state, city, plaintiff, agency, setting, claim, outcome,
// summary, source, version; what is not known is null. Coordinates that are not on earth are a [*GeometryError].
func WriteCases(w io.Writer, all iter.Seq[cases.Case], o Options) error {
	if err := o.check(); err != nil {
		return err
	}
	e := encoder{decimals: o.decimals()}
	e.raw("{\"type\":\"FeatureCollection\",\"features\":[\n")
	first := true
	for c := range all {
		lon, lat, located := c.Point()
		if len(o.Only) > 0 && !slices.Contains(o.Only, c.State) || o.Located && !located {
			continue
		}
		if located && !onEarth(orb.Point{lon, lat}) {
			return &GeometryError{ID: c.ID, Rule: fmt.Sprintf("the position %v, %v is not on earth: longitude is -180 to 180, latitude -90 to 90", lon, lat)}
		}
		if !first {
			e.raw(",\n")
		}
		first = false
		e.raw(`{"type":"Feature","id":`)
		e.b = states.AppendJSON(e.b, c.ID)
		if located {
			at := rounded(nil, orb.Ring{{lon, lat}}, e.decimals)[0]
			e.raw(`,"geometry":{"type":"Point","coordinates":[`)
			e.number(at[0])
			e.raw(",")
			e.number(at[1])
			e.raw("]}")
		} else {
			e.raw(`,"geometry":null`)
		}
		e.raw(`,"properties":{`)
		for i, m := range [...][2]string{
			{"id", c.ID}, {"name", c.Name}, {"citation", c.Citation}, {"court", c.Court}, {"decided", c.Decided.String()}, {"state", string(c.State)}, {"city", c.City},
			{"plaintiff", c.Plaintiff}, {"agency", c.Agency}, {"setting", c.Setting.String()}, {"claim", c.Claim.String()}, {"outcome", c.Outcome.String()},
			{"summary", c.Summary}, {"source", c.SourceURL},
		} {
			e.comma(i, `"`+m[0]+`":`)
			if m[1] == "" {
				e.raw("null")
			} else {
				e.b = states.AppendJSON(e.b, m[1])
			}
		}
		e.raw(`,"version":` + strconv.Itoa(states.PropertiesVersion) + "}}")
		if err := e.flush(w); err != nil {
			return err
		}
	}
	if !first {
		e.raw("\n")
	}
	e.raw("]}\n")
	return e.flush(w)
}

// Read reads a FeatureCollection of Polygons and MultiPolygons whose ids are USPS codes, such as [Write] writes, back into orb. The properties are kept as they are. What
// is no GeoJSON or no such feature is a [*GeometryError]; winding is not checked, since RFC 7946 § 3.1.6 asks readers to accept either.
func Read(r io.Reader) ([]Feature, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("geojson: %w", err)
	}
	var file struct {
		Type     string
		Features []struct {
			ID         states.Code
			Geometry   geometry
			Properties json.RawMessage
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, &GeometryError{Rule: "is no GeoJSON FeatureCollection whose ids are USPS codes", Err: err}
	}
	if file.Type != "FeatureCollection" {
		return nil, &GeometryError{Rule: fmt.Sprintf("type %q is not FeatureCollection", file.Type)}
	}
	var features []Feature
	for i, f := range file.Features {
		id := string(f.ID)
		if id == "" {
			return nil, &GeometryError{ID: strconv.Itoa(i), Rule: "has no id: want a USPS code"}
		}
		if bytes.Equal(f.Properties, []byte("null")) {
			f.Properties = nil
		}
		feature := Feature{Code: f.ID, Properties: f.Properties}
		if feature.Boundary, err = f.Geometry.boundary(); err != nil {
			return nil, &GeometryError{ID: id, Rule: "has no boundary", Err: err}
		}
		if err := feature.check(15); err != nil {
			return nil, err
		}
		features = append(features, feature)
	}
	return features, nil
}

// geometry is a GeoJSON Polygon or MultiPolygon as it stands in a file.
type geometry struct {
	Type        string
	Coordinates json.RawMessage
}

func (g geometry) boundary() (orb.MultiPolygon, error) {
	var polygons [][][][]float64
	var err error
	switch g.Type {
	case "Polygon":
		polygons = make([][][][]float64, 1)
		err = json.Unmarshal(g.Coordinates, &polygons[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Coordinates, &polygons)
	default:
		return nil, fmt.Errorf("geometry type %q is neither Polygon nor MultiPolygon", g.Type)
	}
	if err != nil {
		return nil, err
	}
	m := make(orb.MultiPolygon, len(polygons))
	for i, rings := range polygons {
		for _, positions := range rings {
			ring := make(orb.Ring, len(positions))
			for k, p := range positions {
				if len(p) < 2 {
					return nil, fmt.Errorf("position %v has no longitude and latitude", p)
				}
				ring[k] = orb.Point{p[0], p[1]} // a height is no part of a boundary (RFC 7946 § 3.1.1)
			}
			m[i] = append(m[i], ring)
		}
	}
	return m, nil
}

func onEarth(p orb.Point) bool {
	return p[0] >= -180 && p[0] <= 180 && p[1] >= -90 && p[1] <= 90 // false for NaN
}

func (f *Feature) check(decimals int) error {
	fault := func(rule string) error { return &GeometryError{ID: string(f.Code), Rule: rule} }
	if _, ok := states.ByCode(f.Code); !ok {
		return fault("is no jurisdiction: want a USPS code such as CO, DC or PR")
	}
	if p := bytes.TrimSpace(f.Properties); len(p) > 0 && (p[0] != '{' || !json.Valid(p)) {
		return fault("has properties that are no JSON object")
	}
	if len(f.Boundary) == 0 {
		return fault("has an empty boundary")
	}
	for i, polygon := range f.Boundary {
		if len(polygon) == 0 {
			return fault(fmt.Sprintf("polygon %d has no ring", i))
		}
		for k, ring := range polygon {
			where := fmt.Sprintf("polygon %d, ring %d ", i, k)
			for _, p := range ring {
				if !onEarth(p) {
					return fault(where + fmt.Sprintf("holds %v, which is not on earth: longitude is -180 to 180, latitude -90 to 90", p))
				}
			}
			switch {
			case len(ring) < 4:
				return fault(where + fmt.Sprintf("has %d positions: a closed ring has at least four", len(ring)))
			case ring[0] != ring[len(ring)-1]:
				return fault(where + "is open: the last position repeats the first")
			case len(rounded(nil, ring, decimals)) < 4 || signedArea(ring) == 0:
				return fault(where + "encloses nothing")
			}
		}
	}
	return nil
}

// signedArea is positive for a ring that runs counterclockwise.
func signedArea(ring orb.Ring) (a float64) {
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		a += (p[0]-ring[0][0])*(q[1]-ring[0][1]) - (q[0]-ring[0][0])*(p[1]-ring[0][1])
	}
	return a / 2
}

// rounded appends the positions of a ring as whole numbers of the last decimal, each that equals the one before it left out.
func rounded(dst [][2]int64, ring orb.Ring, decimals int) [][2]int64 {
	scale := math.Pow10(decimals)
	for _, p := range ring {
		q := [2]int64{int64(math.Round(p[0] * scale)), int64(math.Round(p[1] * scale))}
		if len(dst) == 0 || q != dst[len(dst)-1] {
			dst = append(dst, q)
		}
	}
	return dst
}

// encoder writes one feature at a time, in one buffer.
type encoder struct {
	b         []byte
	decimals  int
	winding   Winding
	positions [][2]int64
}

func (e *encoder) raw(s string) { e.b = append(e.b, s...) }

func (e *encoder) flush(w io.Writer) error {
	_, err := w.Write(e.b)
	e.b = e.b[:0]
	return err
}

func (e *encoder) feature(f Feature) {
	e.raw(`{"type":"Feature","id":"` + string(f.Code) + `",`)
	if b, _ := BBox(f.Boundary); b[0] <= b[2] {
		e.box(b)
	}
	e.raw(`"geometry":{"type":"MultiPolygon","coordinates":[`)
	for i, polygon := range f.Boundary {
		e.comma(i, "[")
		for k, ring := range polygon {
			e.comma(k, "[")
			e.ring(ring, k == 0)
		}
		e.raw("]")
	}
	e.raw(`]},"properties":`)
	if len(bytes.TrimSpace(f.Properties)) == 0 {
		e.raw("null")
	} else {
		compact := bytes.NewBuffer(e.b)
		json.Compact(compact, f.Properties) // checked before; a line end among the properties would end the feature's line
		e.b = compact.Bytes()
	}
	e.raw("}")
}

func (e *encoder) ring(ring orb.Ring, outer bool) {
	e.positions = rounded(e.positions[:0], ring, e.decimals)
	if (signedArea(ring) > 0) != (outer == (e.winding == RFC7946)) {
		slices.Reverse(e.positions)
	}
	for i, p := range e.positions {
		e.comma(i, "[")
		e.number(p[0])
		e.raw(",")
		e.number(p[1])
		e.raw("]")
	}
	e.raw("]")
}

// box writes the bbox member and a comma.
func (e *encoder) box(b [4]float64) {
	scale := math.Pow10(e.decimals)
	e.raw(`"bbox":[`)
	for i, v := range b {
		e.comma(i, "")
		e.number(int64(math.Round(v * scale)))
	}
	e.raw("],")
}

// comma parts the i-th item of a list from the one before it, and writes what it begins with.
func (e *encoder) comma(i int, begin string) {
	if i > 0 {
		e.raw(",")
	}
	e.raw(begin)
}

func (e *encoder) integer(v int64) { e.b = strconv.AppendInt(e.b, v, 10) }

// number writes v units of the last decimal without trailing zeros.
func (e *encoder) number(v int64) {
	e.b = strconv.AppendFloat(e.b, float64(v)/math.Pow10(e.decimals), 'f', -1, 64)
}
