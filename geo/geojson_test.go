package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func shipped() []states.Standing {
	return states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
}

func written(t testing.TB, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, Write(&b, shipped(), o))
	return b.Bytes()
}

type collection struct {
	Type     string
	BBox     []float64
	Features []feature
}

type feature struct {
	Type, ID string
	BBox     []float64
	Geometry *struct {
		Type        string
		Coordinates json.RawMessage
	}
	Properties map[string]any
}

func TestWrite(t *testing.T) {
	var c collection
	out := written(t, Options{Updated: states.Updated()})
	require.NoError(t, json.Unmarshal(out, &c))
	assert.Equal(t, "FeatureCollection", c.Type)
	assert.Len(t, c.Features, 56)
	require.Len(t, c.BBox, 4)
	assert.Greater(t, c.BBox[0], c.BBox[2], "from Guam east to the Virgin Islands")
	assert.NotContains(t, string(out), `"crs"`, "RFC 7946 § 4 knows WGS 84 only")
	members := ""
	for _, f := range c.Features {
		assert.Equal(t, "Feature", f.Type)
		assert.Equal(t, f.ID, f.Properties["code"])
		assert.Equal(t, "MultiPolygon", f.Geometry.Type)
		if f.ID == "AK" {
			assert.Nil(t, f.BBox, "a box across the antimeridian is an empty one to many tools")
		} else {
			require.Len(t, f.BBox, 4, "%s", f.ID)
			assert.Less(t, f.BBox[0], f.BBox[2], "%s", f.ID)
		}
		line := regexp.MustCompile(`(?m)^\{"type":"Feature","id":"` + f.ID + `".*$`).FindString(string(out))
		keys := strings.Join(regexp.MustCompile(`"[a-z_-]+":`).FindAllString(line[strings.Index(line, `"properties"`):], -1), "")
		if members == "" {
			members = keys
		}
		assert.Equal(t, members, keys, "%s: the same members in the same order", f.ID)
	}
	i := slices.IndexFunc(c.Features, func(f feature) bool { return f.ID == "GU" })
	guam := c.Features[i].Properties
	assert.Nil(t, guam["score"], "not assessed is no zero")
	assert.Nil(t, guam["lens_class"])
	assert.NotEqual(t, usmap.Light.Color(usmap.Step(0)), guam["fill"])
	assert.Equal(t, out, written(t, Options{Updated: states.Updated()}), "the same bytes again")
}

func TestWriteThroughEveryLens(t *testing.T) {
	for l := range states.Lenses() {
		features, err := Features(shipped(), Options{Lens: l, Detail: Small})
		require.NoError(t, err)
		for _, f := range features {
			var p map[string]any
			require.NoError(t, json.Unmarshal(f.Properties, &p))
			assert.Equal(t, l.String(), p["lens"])
			i := slices.IndexFunc(shipped(), func(s states.Standing) bool { return s.Code == f.Code })
			v := shipped()[i].Through(l)
			if v.Assessed {
				assert.Equal(t, usmap.Light.Color(usmap.Step(v.Class())), p["fill"])
				assert.Equal(t, float64(v.Bounds.Low)/2, p["lens_low"])
				assert.Equal(t, float64(v.Max)/2, p["lens_max"])
			} else {
				assert.Nil(t, p["lens_low"])
			}
		}
	}
}

func TestWriteSomeJurisdictions(t *testing.T) {
	features, err := Features(shipped(), Options{Only: []states.Code{"WY", "CO", "GU"}})
	require.NoError(t, err)
	require.Len(t, features, 3)
	assert.Equal(t, states.Code("CO"), features[0].Code, "in the order of the codes")
	var c collection
	require.NoError(t, json.Unmarshal(written(t, Options{Only: []states.Code{"WY", "CO"}}), &c))
	assert.InDeltaSlice(t, []float64{-111.06, 36.99, -102.04, 45.01}, c.BBox, 0.01, "the box is that of the two")
	require.NoError(t, json.Unmarshal(written(t, Options{Only: []states.Code{"AK"}}), &c))
	require.Len(t, c.BBox, 4, "a collection has one always")
	assert.Greater(t, c.BBox[0], c.BBox[2], "Alaska's crosses the antimeridian")
}

// What stands in the properties: the day, numbers, and a point for a label.
func TestPropertiesOfFeatures(t *testing.T) {
	past := states.Tally(states.Bills(), states.AllCoverage(), states.MustParseDate("2019-01-01"))
	features, err := Features(past, Options{Updated: states.Updated()})
	require.NoError(t, err)
	for _, f := range features {
		var p struct {
			AsOf     string   `json:"as_of"`
			LabelLon *float64 `json:"label_lon"`
			LabelLat *float64 `json:"label_lat"`
		}
		require.NoError(t, json.Unmarshal(f.Properties, &p))
		assert.Equal(t, "2019-01-01", p.AsOf, "the day that was asked for is in the file")
		require.NotNil(t, p.LabelLon, "%s", f.Code)
		for d := range Small + 1 {
			boundary, _ := Boundary(f.Code, d)
			assert.True(t, planar.PolygonContains(boundary[0], orb.Point{*p.LabelLon, *p.LabelLat}), "%s %v: the label is in the largest polygon", f.Code, d)
			for _, polygon := range boundary[1:] {
				assert.GreaterOrEqual(t, area(orb.MultiPolygon{{boundary[0][0]}}), area(orb.MultiPolygon{{polygon[0]}}), "%s %v: which comes first", f.Code, d)
			}
		}
	}
}

func TestWindingOfD3(t *testing.T) {
	for d := range Small + 1 {
		features, err := Read(bytes.NewReader(written(t, Options{Detail: d, Winding: D3})))
		require.NoError(t, err)
		for _, f := range features {
			for _, polygon := range f.Boundary {
				for k, r := range polygon {
					assert.Equal(t, k == 0, turn(r) < 0, "%s", f.Code)
				}
			}
		}
	}
	for w := RFC7946; w <= D3; w++ {
		got, err := ParseWinding(w.String())
		require.NoError(t, err)
		assert.Equal(t, w, got)
	}
	_, err := ParseWinding("D3")
	assert.EqualError(t, err, `winding "D3" is not rfc7946 or d3`)
}

// positions yields every position of a file of boundaries.
func positions(t *testing.T, data []byte) (all [][2]string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`\[(-?[0-9.]+),(-?[0-9.]+)\]`).FindAllSubmatch(data, -1) {
		all = append(all, [2]string{string(m[1]), string(m[2])})
	}
	require.NotEmpty(t, all)
	return all
}

func TestDecimals(t *testing.T) {
	for decimals, want := range map[int]int{0: 4, 3: 3, 4: 4, 7: 7} {
		longest := 0
		for _, p := range positions(t, written(t, Options{Detail: Small, Decimals: decimals})) {
			for _, v := range p {
				if _, after, ok := strings.Cut(v, "."); ok {
					longest = max(longest, len(after))
					assert.NotEqual(t, byte('0'), after[len(after)-1], "no trailing zeros")
				}
			}
		}
		assert.Equal(t, want, longest, "decimals %d", decimals)
	}
}

func TestEveryDetailAndPrecisionHasAll56(t *testing.T) {
	for d := range Small + 1 {
		for _, decimals := range []int{3, 4, 5, 6, 7} {
			features, err := Read(bytes.NewReader(written(t, Options{Detail: d, Decimals: decimals})))
			require.NoError(t, err, "%v %d", d, decimals)
			require.Len(t, features, 56)
			for _, f := range features {
				for _, polygon := range f.Boundary {
					for k, r := range polygon {
						assert.Equal(t, k == 0, turn(r) > 0, "%v %d %s: rounding keeps the winding", d, decimals, f.Code)
					}
				}
			}
		}
	}
}

func TestReadGivesBackWhatWasWritten(t *testing.T) {
	for d := range Small + 1 {
		first := written(t, Options{Detail: d, Updated: states.Updated()})
		features, err := Read(bytes.NewReader(first))
		require.NoError(t, err)
		var second bytes.Buffer
		require.NoError(t, WriteFeatures(&second, features, Options{}))
		assert.Equal(t, string(first), second.String())
	}
}

func TestRead(t *testing.T) {
	one := func(geometry string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","id":"CO","properties":{"a":1},"geometry":` + geometry + `}]}`
	}
	features, err := Read(strings.NewReader(one(`{"type":"Polygon","coordinates":[[[0,0,99],[1,0],[1,1],[0,0,99]]]}`)))
	require.NoError(t, err)
	assert.Equal(t, []Feature{{Code: "CO", Boundary: orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}}, Properties: json.RawMessage(`{"a":1}`)}}, features)
	corners, err := Read(strings.NewReader(one(`{"type":"Polygon","coordinates":[[[-180,-90],[180,-90],[180,90],[-180,90],[-180,-90]]]}`)))
	require.NoError(t, err, "the edge of the earth is on it")
	assert.Len(t, corners, 1)
	none, err := Read(strings.NewReader(`{"type":"FeatureCollection","features":[]}`))
	require.NoError(t, err)
	assert.Empty(t, none)
	for _, c := range []struct{ why, in, want string }{
		{"no JSON", `{`, "is no GeoJSON"},
		{"another type", `{"type":"Feature"}`, `type "Feature" is not FeatureCollection`},
		{"no id", strings.Replace(one("null"), `"id":"CO",`, "", 1), `feature "0" has no id`},
		{"an id that is none", strings.Replace(one("null"), "CO", "XX", 1), "is not a USPS code"},
		{"no geometry", one("null"), `feature "CO" has no boundary`},
		{"a point", one(`{"type":"Point","coordinates":[0,0]}`), `geometry type "Point"`},
		{"no coordinates", one(`{"type":"Polygon"}`), "has no boundary"},
		{"empty", one(`{"type":"MultiPolygon","coordinates":[]}`), "has an empty boundary"},
		{"no ring", one(`{"type":"Polygon","coordinates":[]}`), "polygon 0 has no ring"},
		{"half a position", one(`{"type":"Polygon","coordinates":[[[0,0],[1],[1,1],[0,0]]]}`), "has no longitude and latitude"},
		{"a triangle that is open", one(`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}`), "is open"},
		{"three positions", one(`{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}`), "has 3 positions"},
		{"a line", one(`{"type":"Polygon","coordinates":[[[0,0],[1,0],[2,0],[0,0]]]}`), "encloses nothing"},
		{"off the earth", one(`{"type":"Polygon","coordinates":[[[0,0],[181,0],[1,1],[0,0]]]}`), "is not on earth"},
	} {
		_, err := Read(strings.NewReader(c.in))
		var geometry *GeometryError
		require.ErrorAs(t, err, &geometry, c.why)
		assert.Contains(t, err.Error(), c.want, c.why)
	}
	_, err = Read(broken{})
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

// broken fails to be read and to be written.
type broken struct{}

func (broken) Read([]byte) (int, error)  { return 0, io.ErrUnexpectedEOF }
func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWriteRefuses(t *testing.T) {
	for _, c := range []struct {
		why  string
		o    Options
		want string
	}{
		{"detail", Options{Detail: 3}, `detail "Detail(3)" is not full, medium or small`},
		{"too few decimals", Options{Decimals: 2}, `decimals "2" is not a number from 3 to 7`},
		{"too many decimals", Options{Decimals: 8}, `decimals "8" is not a number from 3 to 7`},
		{"negative decimals", Options{Decimals: -1}, `decimals "-1" is not a number from 3 to 7`},
		{"winding", Options{Winding: 2}, `winding "Winding(2)" is not rfc7946 or d3`},
		{"lens", Options{Lens: states.LensOf(rubric.OfficerConsequences) + 1}, `lens "12" is not all, end, start or a criterion`},
		{"jurisdiction", Options{Only: []states.Code{"CO", "XX"}}, `jurisdiction "XX" is not the USPS code of a place with a boundary, such as CO, DC or PR`},
		{"the United States", Options{Only: []states.Code{"US"}}, `jurisdiction "US" is not the USPS code of a place with a boundary, such as CO, DC or PR`},
	} {
		var b bytes.Buffer
		for _, err := range []error{Write(&b, shipped(), c.o), WriteTopoJSON(&b, shipped(), c.o), WriteBoundaries(&b, c.o), WriteCases(&b, cases.All(), c.o)} {
			var option *usmap.OptionError
			require.ErrorAs(t, err, &option, c.why)
			assert.Equal(t, c.want, err.Error())
			assert.Empty(t, b.Bytes(), "%s: nothing is written", c.why)
		}
	}
	var option *usmap.OptionError
	require.ErrorAs(t, Write(io.Discard, shipped()[:3], Options{}), &option, "a standing is missing")
	assert.Contains(t, option.Error(), "pass the whole of states.Tally")
	assert.ErrorIs(t, Write(broken{}, shipped(), Options{Detail: Small}), io.ErrClosedPipe)
	assert.ErrorIs(t, WriteCases(broken{}, cases.All(), Options{}), io.ErrClosedPipe)
}

func TestWriteFeaturesRefuses(t *testing.T) {
	square := orb.Ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}}
	nan := math.NaN()
	for _, c := range []struct {
		why, want string
		f         Feature
	}{
		{"no boundary", `geojson: feature "CO" has an empty boundary`, Feature{Code: "CO"}},
		{"no code", "is no jurisdiction", Feature{Boundary: orb.MultiPolygon{{square}}}},
		{"an empty polygon", "polygon 0 has no ring", Feature{Code: "CO", Boundary: orb.MultiPolygon{{}}}},
		{"an empty ring", "has 0 positions", Feature{Code: "CO", Boundary: orb.MultiPolygon{{{}}}}},
		{"NaN", "polygon 1, ring 0 holds [NaN 1], which is not on earth", Feature{Code: "CO", Boundary: orb.MultiPolygon{{square}, {{{0, 0}, {nan, 1}, {1, 1}, {0, 0}}}}}},
		{"infinity", "is not on earth", Feature{Code: "CO", Boundary: orb.MultiPolygon{{{{0, 0}, {0, math.Inf(1)}, {1, 1}, {0, 0}}}}}},
		{"smaller than a rounded step", "encloses nothing", Feature{Code: "CO", Boundary: orb.MultiPolygon{{{{0, 0}, {1e-6, 0}, {1e-6, 1e-6}, {0, 0}}}}}},
		{"properties that are no object", "properties that are no JSON object", Feature{Code: "CO", Boundary: orb.MultiPolygon{{square}}, Properties: json.RawMessage(`[1]`)}},
	} {
		var b bytes.Buffer
		err := WriteFeatures(&b, []Feature{c.f}, Options{})
		var geometry *GeometryError
		require.ErrorAs(t, err, &geometry, c.why)
		assert.Contains(t, err.Error(), c.want, c.why)
		assert.Empty(t, b.Bytes(), c.why)
	}
	assert.Error(t, WriteFeatures(io.Discard, nil, Options{Decimals: 99}))
}

func TestWriteFeaturesTurnsRings(t *testing.T) {
	clockwise := orb.MultiPolygon{{{{0, 0}, {0, 9}, {9, 9}, {9, 0}, {0, 0}}, {{1, 1}, {2, 1}, {2, 2}, {1, 1}}}}
	var b bytes.Buffer
	require.NoError(t, WriteFeatures(&b, []Feature{{Code: "CO", Boundary: clockwise}}, Options{}))
	features, err := Read(&b)
	require.NoError(t, err)
	assert.Positive(t, turn(features[0].Boundary[0][0]))
	assert.Negative(t, turn(features[0].Boundary[0][1]), "a hole runs the other way")
	assert.Equal(t, orb.Point{0, 9}, clockwise[0][0][1], "the caller's own is left alone")
}

func TestWriteFeaturesKeepsAFeatureOnItsLine(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, WriteFeatures(&b, []Feature{{Code: "CO", Boundary: orb.MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}, {0, 0}}}}, Properties: json.RawMessage("{\n \"a\": 1\n}\n")}}, Options{}))
	assert.Equal(t, 3, strings.Count(b.String(), "\n"))
	assert.Contains(t, b.String(), `"properties":{"a":1}}`)
}

func TestWriteNothing(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, WriteFeatures(&b, nil, Options{}))
	var c collection
	require.NoError(t, json.Unmarshal(b.Bytes(), &c))
	assert.NotNil(t, c.Features)
	assert.Nil(t, c.BBox)
	b.Reset()
	require.NoError(t, WriteCases(&b, func(func(cases.Case) bool) {}, Options{}))
	require.NoError(t, json.Unmarshal(b.Bytes(), &c))
	assert.Empty(t, c.Features)
}

func TestWriteCases(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, WriteCases(&b, cases.All(), Options{}))
	var c collection
	require.NoError(t, json.Unmarshal(b.Bytes(), &c))
	all := slices.Collect(cases.All())
	require.Len(t, c.Features, len(all), "none is lost")
	for i, f := range c.Features {
		_, _, located := all[i].Point()
		assert.Equal(t, located, f.Geometry != nil, "%s", f.ID)
		assert.Equal(t, all[i].ID, f.ID)
		assert.Equal(t, all[i].Name, f.Properties["name"])
		assert.Contains(t, f.Properties, "outcome")
		for member, value := range f.Properties {
			assert.NotEqual(t, "", value, "%s: %s unknown is null", f.ID, member)
		}
	}
	b.Reset()
	require.NoError(t, WriteCases(&b, cases.All(), Options{Located: true}))
	c = collection{}
	require.NoError(t, json.Unmarshal(b.Bytes(), &c))
	located := slices.DeleteFunc(slices.Clone(all), func(c cases.Case) bool { _, _, ok := c.Point(); return !ok })
	assert.Len(t, c.Features, len(located))
	assert.Less(t, len(located), len(all), "there are some without coordinates")
	for _, f := range c.Features {
		assert.NotNil(t, f.Geometry, "%s", f.ID)
	}
	b.Reset()
	require.NoError(t, WriteCases(&b, cases.All(), Options{Only: []states.Code{"CO"}}))
	c = collection{}
	require.NoError(t, json.Unmarshal(b.Bytes(), &c))
	require.NotEmpty(t, c.Features)
	for _, f := range c.Features {
		assert.Equal(t, "CO", f.Properties["state"])
	}
	bad := cases.Case{ID: "x", State: "CO", Latitude: "99", Longitude: "5"}
	err := WriteCases(io.Discard, func(yield func(cases.Case) bool) { yield(bad) }, Options{})
	var geometry *GeometryError
	require.ErrorAs(t, err, &geometry)
	assert.Contains(t, err.Error(), `feature "x" the position 5, 99 is not on earth`)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","id":"CO","properties":{"a":"½"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}]}`))
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"id":"AK","properties":null,"geometry":{"type":"MultiPolygon","coordinates":[[[[179,0],[180,0],[180,1],[179,0]]],[[[-180,0],[-179,0],[-179,1],[-180,0]]]]}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		features, err := Read(bytes.NewReader(data))
		if err != nil {
			var geometry *GeometryError
			require.ErrorAs(t, err, &geometry)
			return
		}
		var first, second bytes.Buffer
		if err := WriteFeatures(&first, features, Options{Decimals: 7}); err != nil {
			return // too small for seven decimals
		}
		again, err := Read(bytes.NewReader(first.Bytes()))
		if err != nil {
			var geometry *GeometryError
			require.ErrorAs(t, err, &geometry)
			require.Contains(t, geometry.Rule, "encloses nothing", "rounding may have pressed it flat")
			return
		}
		require.NoError(t, WriteFeatures(&second, again, Options{Decimals: 7}))
		require.Equal(t, first.String(), second.String())
	})
}

// tool finds a program, or skips the test; where CI=true it must be there.
func tool(t *testing.T, name, missing string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip(missing)
	}
	require.NoError(t, err, missing)
	return path
}

func file(t *testing.T, data []byte) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "map.geojson")
	require.NoError(t, os.WriteFile(name, data, 0o644))
	return name
}

const backwards = `{"type":"FeatureCollection","features":[{"type":"Feature","id":"CO","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}}]}`

func TestGDALReadsIt(t *testing.T) {
	ogrinfo := tool(t, "ogrinfo", "GDAL is not installed: apt-get install gdal-bin")
	read := func(data []byte) (string, error) {
		out, err := exec.Command(ogrinfo, "-ro", "-al", "-so", file(t, data)).CombinedOutput()
		return string(out), err
	}
	// GEOS knows whether rings cross themselves or each other.
	invalidOf := func(layer string, data []byte) string {
		out, err := exec.Command(ogrinfo, "-ro", "-q", file(t, data), "-dialect", "sqlite", "-sql", "SELECT count(*) AS wrong FROM "+layer+" WHERE NOT ST_IsValid(geometry)").CombinedOutput()
		require.NoError(t, err, "%s", out)
		m := regexp.MustCompile(`wrong \(Integer\) = (\d+)`).FindSubmatch(out)
		require.NotNil(t, m, "%s", out)
		return string(m[1])
	}
	invalid := func(data []byte) string { return invalidOf("map", data) }
	_, err := read([]byte(`{"type":"FeatureCollection","features":[{"type"`))
	require.Error(t, err, "a broken file fails")
	require.Equal(t, "1", invalid([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","id":"CO","properties":{},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}]}`)), "a bow tie fails")
	for d := range Small + 1 {
		data := written(t, Options{Detail: d})
		out, err := read(data)
		require.NoError(t, err, out)
		assert.Contains(t, out, "Feature Count: 56")
		assert.Contains(t, out, "Geometry: Multi Polygon")
		assert.Contains(t, out, "WGS 84")
		assert.Equal(t, "0", invalid(data), "%v", d)
	}
	var topo bytes.Buffer
	require.NoError(t, WriteTopoJSON(&topo, shipped(), Options{Detail: Medium}))
	assert.Equal(t, "0", invalidOf("states", topo.Bytes()))
	summary, err := read(topo.Bytes())
	require.NoError(t, err)
	assert.Contains(t, summary, "Feature Count: 56")
	var b bytes.Buffer
	require.NoError(t, WriteCases(&b, cases.All(), Options{}))
	out, err := read(b.Bytes())
	require.NoError(t, err)
	assert.Contains(t, out, "Geometry: Point")
}

func TestGeoJSONLinterAccepts(t *testing.T) {
	node := tool(t, "node", "Node.js is not installed")
	const linter = "../.ci/node_modules/@mapbox/geojsonhint/bin/geojsonhint"
	if _, err := os.Stat(linter); errors.Is(err, os.ErrNotExist) && os.Getenv("CI") != "true" {
		t.Skip("geojsonhint is not installed: npm ci --prefix .ci")
	}
	lint := func(data []byte) string {
		out, err := exec.Command(node, linter, "-f", "compact", file(t, data)).CombinedOutput()
		if err != nil && len(out) == 0 {
			return err.Error()
		}
		return string(out)
	}
	require.Contains(t, lint([]byte(backwards)), "right-hand rule", "a ring the wrong way around fails")
	require.NotEmpty(t, lint([]byte(`{"type":"FeatureCollection"}`)), "a collection without features fails")
	for d := range Small + 1 {
		assert.Empty(t, lint(written(t, Options{Detail: d, Updated: states.Updated()})), "%v", d)
	}
	var b bytes.Buffer
	require.NoError(t, WriteCases(&b, cases.All(), Options{}))
	assert.Empty(t, lint(b.Bytes()))
	b.Reset()
	require.NoError(t, WriteBoundaries(&b, Options{}))
	assert.Empty(t, lint(b.Bytes()))
}

// What turf and d3 make of the files. node runs the script with the files' paths; it prints JSON.
func TestToolsOfJavaScript(t *testing.T) {
	node := tool(t, "node", "Node.js is not installed")
	for _, name := range []string{"@turf/tag", "@turf/boolean-point-in-polygon", "d3-geo", "topojson-client"} {
		if _, err := os.Stat("../.ci/node_modules/" + name); errors.Is(err, os.ErrNotExist) && os.Getenv("CI") != "true" {
			t.Skip(name + " is not installed: npm ci --prefix .ci")
		}
	}
	var topo, points bytes.Buffer
	require.NoError(t, WriteTopoJSON(&topo, shipped(), Options{Detail: Medium}))
	require.NoError(t, WriteCases(&points, cases.All(), Options{Located: true}))
	out, err := exec.Command(node, "testdata/tools.mjs", file(t, written(t, Options{})), file(t, written(t, Options{Detail: Medium, Winding: D3})),
		file(t, topo.Bytes()), file(t, points.Bytes())).CombinedOutput()
	require.NoError(t, err, "%s", out)
	var got struct {
		Tagged, Inside, Strangers []string
		Area, Backwards, Topology float64
		Features                  int
		Drawn                     []float64
		Neighbors                 int
	}
	require.NoError(t, json.Unmarshal(out, &got), "%s", out)
	for _, s := range [][]string{got.Tagged, got.Inside} {
		assert.Equal(t, []string{"AK", "AK", "AK", "AK"}, s, "Anchorage, Fairbanks, Juneau and Attu")
	}
	assert.Empty(t, got.Strangers, "every case lies in its own state")
	// Land and water of all 56 are 9.9 million square kilometers, 0.24 steradians; the whole earth is 4π.
	assert.InDelta(t, .24, got.Area, .01)
	assert.InDelta(t, .24, got.Topology, .01)
	assert.Greater(t, got.Backwards, 600., "RFC 7946's rings are the earth but the shape to d3, 56 times")
	assert.Equal(t, 56, got.Features)
	assert.Len(t, got.Drawn, 51, "geoAlbersUsa has nothing for the five territories")
	for _, a := range got.Drawn {
		assert.Less(t, a, 60000., "no state fills the canvas of 975 by 610")
	}
	assert.Greater(t, got.Neighbors, 100, "borders are shared")
}

func BenchmarkWrite(b *testing.B) {
	standings := shipped()
	for d := range Small + 1 {
		Boundary("CO", d)
		b.Run(d.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, standings, Options{Detail: d}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
