package geo

import (
	"crypto/sha256"
	"encoding/hex"
	"iter"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

func TestAtlasIsTheOneThatTheChecksumNames(t *testing.T) {
	sum := sha256.Sum256(atlas)
	readme, err := os.ReadFile("us-atlas/README.md")
	require.NoError(t, err)
	assert.Contains(t, string(readme), "sha256 "+hex.EncodeToString(sum[:]))
}

// bounded are the places with a boundary.
func bounded() iter.Seq[usmap.Place] {
	return func(yield func(usmap.Place) bool) {
		for p := range usmap.All() {
			if p.Code != states.US && !yield(p) {
				return
			}
		}
	}
}

// each calls f with every ring of every boundary at every detail.
func each(t *testing.T, f func(d Detail, c states.Code, polygon, ring int, r orb.Ring)) {
	t.Helper()
	for d := range Small + 1 {
		n := 0
		for p := range bounded() {
			boundary, ok := Boundary(p.Code, d)
			require.True(t, ok, "%v %s", d, p.Code)
			for i, polygon := range boundary {
				for k, r := range polygon {
					n++
					f(d, p.Code, i, k, r)
				}
			}
		}
		require.GreaterOrEqual(t, n, 56)
	}
}

// turn is the literal oracle of winding: at the lowest, then leftmost point of a ring the line turns left if it runs counterclockwise.
func turn(r orb.Ring) float64 {
	low := 0
	for i, p := range r {
		if p[1] < r[low][1] || p[1] == r[low][1] && p[0] < r[low][0] {
			low = i
		}
	}
	n := len(r) - 1
	at := r[low]
	before, after := r[(low+n-1)%n], r[(low+1)%n]
	return (at[0]-before[0])*(after[1]-at[1]) - (at[1]-before[1])*(after[0]-at[0])
}

func TestOuterRingsRunCounterclockwise(t *testing.T) {
	assert.Positive(t, turn(orb.Ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}}), "the oracle knows left")
	assert.Negative(t, turn(orb.Ring{{0, 0}, {1, 1}, {1, 0}, {0, 0}}), "the oracle knows right")
	each(t, func(d Detail, c states.Code, polygon, ring int, r orb.Ring) {
		if ring == 0 {
			assert.Positive(t, turn(r), "%v %s %d", d, c, polygon)
		} else {
			assert.Negative(t, turn(r), "%v %s %d", d, c, polygon)
		}
	})
}

func TestRingsAreClosedAndEncloseSomething(t *testing.T) {
	each(t, func(d Detail, c states.Code, polygon, ring int, r orb.Ring) {
		assert.True(t, r.Closed(), "%v %s", d, c)
		assert.GreaterOrEqual(t, len(r), 4, "%v %s", d, c)
		assert.NotZero(t, signedArea(r), "%v %s", d, c)
		for i := 1; i < len(r); i++ {
			assert.NotEqual(t, r[i-1], r[i], "%v %s: no position comes twice in a row", d, c)
			assert.Less(t, math.Abs(r[i][0]-r[i-1][0]), 20.0, "%v %s: no line runs across the antimeridian", d, c)
		}
	})
}

// A border that crosses itself or another would make a wrong picture.
func TestLinesDoNotCross(t *testing.T) {
	type segment struct{ a, b orb.Point }
	crosses := func(s, u segment) bool {
		side := func(a, b, p orb.Point) float64 { return (b[0]-a[0])*(p[1]-a[1]) - (b[1]-a[1])*(p[0]-a[0]) }
		return side(s.a, s.b, u.a)*side(s.a, s.b, u.b) < 0 && side(u.a, u.b, s.a)*side(u.a, u.b, s.b) < 0
	}
	assert.True(t, crosses(segment{orb.Point{0, 0}, orb.Point{1, 1}}, segment{orb.Point{0, 1}, orb.Point{1, 0}}), "the oracle knows a cross")
	for d := range Small + 1 {
		var all []segment
		each(t, func(at Detail, _ states.Code, _, _ int, r orb.Ring) {
			for i := 1; at == d && i < len(r); i++ {
				all = append(all, segment{r[i-1], r[i]})
			}
		})
		slices.SortFunc(all, func(s, u segment) int {
			switch m, n := min(s.a[0], s.b[0]), min(u.a[0], u.b[0]); {
			case m < n:
				return -1
			case m > n:
				return 1
			}
			return 0
		})
		for i, s := range all {
			right := max(s.a[0], s.b[0])
			for _, u := range all[i+1:] {
				if min(u.a[0], u.b[0]) > right {
					break
				}
				if crosses(s, u) {
					t.Errorf("%v: %v crosses %v", d, s, u)
				}
			}
		}
	}
}

// area is that on the sphere in square kilometers.
func area(m orb.MultiPolygon) float64 {
	m = m.Clone()
	for _, polygon := range m {
		for _, ring := range polygon {
			for i := range ring {
				ring[i] = equalArea(ring[i])
			}
		}
	}
	return planar.Area(m)
}

func TestAreas(t *testing.T) {
	// Land and inland water of two states with straight borders, in square kilometers (Census Bureau, State Area Measurements): the data are in kilometers and the right way up.
	for c, want := range map[states.Code]float64{"CO": 269_601, "WY": 253_335} {
		boundary, _ := Boundary(c, Full)
		assert.InEpsilon(t, want, area(boundary), 0.01, "%s", c)
	}
	for p := range bounded() {
		full, _ := Boundary(p.Code, Full)
		medium, _ := Boundary(p.Code, Medium)
		assert.InEpsilon(t, area(full), area(medium), 0.02, "%s", p.Code)
	}
}

func TestDetailsHaveFewerPoints(t *testing.T) {
	var n [3]int
	each(t, func(d Detail, _ states.Code, _, _ int, r orb.Ring) { n[d] += len(r) })
	assert.Less(t, n[Medium], n[Full]/2)
	assert.Less(t, n[Small], n[Full]/7)
}

// Neighbors share their border's points at every detail, and nobody else's.
func TestNeighborsShareTheirBorder(t *testing.T) {
	for d := range Small + 1 {
		type edge [2]orb.Point
		owners := map[edge][]states.Code{}
		for p := range bounded() {
			boundary, _ := Boundary(p.Code, d)
			for _, polygon := range boundary {
				for _, r := range polygon {
					for i := 1; i < len(r); i++ {
						a, b := r[i-1], r[i]
						if b[0] < a[0] || b[0] == a[0] && b[1] < a[1] {
							a, b = b, a
						}
						owners[edge{a, b}] = append(owners[edge{a, b}], p.Code)
					}
				}
			}
		}
		got := map[states.Code]map[states.Code]bool{}
		for _, codes := range owners {
			assert.LessOrEqual(t, len(codes), 2, "a line has at most two sides")
			for _, a := range codes {
				for _, b := range codes {
					if a != b {
						if got[a] == nil {
							got[a] = map[states.Code]bool{}
						}
						got[a][b] = true
					}
				}
			}
		}
		for p := range bounded() {
			assert.Len(t, got[p.Code], len(usmap.Neighbors(p.Code)), "%v %s", d, p.Code)
			for _, q := range usmap.Neighbors(p.Code) {
				assert.True(t, got[p.Code][q], "%v: %s and %s", d, p.Code, q)
			}
		}
	}
}

func TestKnownNeighbors(t *testing.T) {
	assert.Equal(t, []states.Code{"KS", "NE", "NM", "OK", "UT", "WY"}, usmap.Neighbors("CO"))
}

func TestPlacesInTheirJurisdiction(t *testing.T) {
	for _, c := range []struct {
		place string
		code  states.Code
		at    orb.Point
	}{
		{"Denver", "CO", orb.Point{-104.99, 39.74}}, {"Washington", "DC", orb.Point{-77.03, 38.9}}, {"Attu, east of the antimeridian", "AK", orb.Point{173.0, 52.92}},
		{"Anchorage", "AK", orb.Point{-149.7, 61.15}}, {"Ponce", "PR", orb.Point{-66.62, 18.05}}, {"Dededo", "GU", orb.Point{144.84, 13.53}},
	} {
		for j := range states.All() {
			boundary, ok := Boundary(j.Code, Full)
			assert.Equal(t, j.Code != states.US, ok)
			assert.Equal(t, j.Code == c.code, planar.MultiPolygonContains(boundary, c.at), "%s and %s", c.place, j.Code)
		}
	}
	for c := range cases.All() {
		if lon, lat, ok := c.Point(); ok {
			boundary, _ := Boundary(c.State, Full)
			near := planar.MultiPolygonContains(boundary, orb.Point{lon, lat}) || planar.DistanceFrom(boundary, orb.Point{lon, lat}) < 0.05
			assert.True(t, near, "%s: %v %v lies in %s", c.ID, lon, lat, c.State)
		}
	}
}

func TestBBox(t *testing.T) {
	for _, c := range []struct {
		why  string
		m    orb.MultiPolygon
		want [4]float64
		ok   bool
	}{
		{"empty has none", nil, [4]float64{}, false},
		{"no ring has none", orb.MultiPolygon{{}}, [4]float64{}, false},
		{"west only", orb.MultiPolygon{{{{-3, 1}, {-2, 2}, {-4, 0}}}}, [4]float64{-4, 0, -2, 2}, true},
		{"east only", orb.MultiPolygon{{{{3, 1}, {2, 2}, {4, 0}}}}, [4]float64{2, 0, 4, 2}, true},
		{"across Greenwich", orb.MultiPolygon{{{{-3, 1}, {2, 2}, {4, 0}}}}, [4]float64{-3, 0, 4, 2}, true},
		{"across the antimeridian", orb.MultiPolygon{{{{179, 1}, {180, 2}}}, {{{-180, 0}, {-170, 5}}}}, [4]float64{179, 0, -170, 5}, true},
	} {
		got, ok := BBox(c.m)
		assert.Equal(t, c.ok, ok, c.why)
		assert.Equal(t, c.want, got, c.why)
	}
	alaska, _ := Boundary("AK", Full)
	box, ok := BBox(alaska)
	assert.True(t, ok)
	assert.Greater(t, box[0], box[2], "Alaska's west is greater than its east (RFC 7946 § 5.2)")
	assert.InDeltaSlice(t, []float64{172.46, 51.23, -129.98, 71.35}, box[:], 0.01)
}

func TestBoundaryGivesACopy(t *testing.T) {
	for d := range Small + 1 {
		mine, _ := Boundary("CO", d)
		mine[0][0][0] = orb.Point{0, 0}
		again, _ := Boundary("CO", d)
		assert.NotEqual(t, mine, again)
	}
}

func TestBoundaryRefuses(t *testing.T) {
	for _, c := range []states.Code{"US", "", "XX", "co"} {
		m, ok := Boundary(c, Full)
		assert.False(t, ok, "%q", c)
		assert.Empty(t, m)
	}
	_, ok := Boundary("CO", Small+1)
	assert.False(t, ok)
}

func TestParseDetail(t *testing.T) {
	for d := range Small + 1 {
		got, err := ParseDetail(d.String())
		assert.NoError(t, err)
		assert.Equal(t, d, got)
	}
	_, err := ParseDetail("tiny")
	var option *usmap.OptionError
	require.ErrorAs(t, err, &option)
	assert.Equal(t, `detail "tiny" is not full, medium or small`, err.Error())
}

const emptyProgram = "package main\n\nimport _ %q\n\nfunc main() {}\n"

// build makes an empty program that imports a package.
func build(t testing.TB, pkg string) string {
	t.Helper()
	dir := t.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "program")
	require.NoError(t, os.WriteFile(source, []byte(strings.Replace(emptyProgram, "%q", strconv.Quote(pkg), 1)), 0o644))
	out, err := exec.Command("go", "build", "-o", program, source).CombinedOutput()
	require.NoError(t, err, "%s", out)
	return program
}

// The Go runtime says what each package does when a program starts (GODEBUG=inittrace=1): ours may set up a few functions, but decode nothing.
func TestImportDoesNoWork(t *testing.T) {
	run := exec.Command(build(t, "github.com/endqi/endqi/geo"))
	run.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	trace, err := run.CombinedOutput()
	require.NoError(t, err)
	require.Contains(t, string(trace), "init runtime", "the runtime traces")
	for _, m := range regexp.MustCompile(`init (github\.com/endqi/\S+) .* (\d+) bytes`).FindAllStringSubmatch(string(trace), -1) {
		bytes, err := strconv.Atoi(m[2])
		require.NoError(t, err)
		assert.Less(t, bytes, 2048, "%s", m[1])
	}
}

// BenchmarkImport runs an empty program that imports geo, and the same without it.
func BenchmarkImport(b *testing.B) {
	for _, pkg := range []string{"embed", "github.com/endqi/endqi/geo"} {
		b.Run(filepath.Base(pkg), func(b *testing.B) {
			program := build(b, pkg)
			for b.Loop() {
				if err := exec.Command(program).Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		join(decode())
	}
}

func BenchmarkSimplify(b *testing.B) {
	full()
	b.ReportAllocs()
	for b.Loop() {
		full().Simplify(equalArea, medium)
	}
}
