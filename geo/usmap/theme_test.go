package usmap

import (
	"fmt"
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// color is linear sRGB, 0 to 1.
type color [3]float64

func parseColor(t *testing.T, s string) (c color) {
	t.Helper()
	require.Regexp(t, "^#[0-9a-f]{6}$", s)
	for i := range c {
		v, err := strconv.ParseUint(s[1+2*i:3+2*i], 16, 8)
		require.NoError(t, err)
		if f := float64(v) / 255; f <= 0.04045 {
			c[i] = f / 12.92
		} else {
			c[i] = math.Pow((f+0.055)/1.055, 2.4)
		}
	}
	return c
}

// luminance as WCAG 2.2 defines it.
func (c color) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

func contrast(a, b color) float64 {
	x, y := a.luminance()+0.05, b.luminance()+0.05
	return max(x, y) / min(x, y)
}

// lab is CIE 1976 L*a*b* for D65.
func (c color) lab() [3]float64 {
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124564*c[0] + 0.3575761*c[1] + 0.1804375*c[2]) / 0.95047)
	y := f(0.2126729*c[0] + 0.7151522*c[1] + 0.0721750*c[2])
	z := f((0.0193339*c[0] + 0.1191920*c[1] + 0.9503041*c[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

func difference(a, b color) float64 {
	p, q := a.lab(), b.lab()
	return math.Sqrt((p[0]-q[0])*(p[0]-q[0]) + (p[1]-q[1])*(p[1]-q[1]) + (p[2]-q[2])*(p[2]-q[2]))
}

// seen is how a color looks: to full color vision, to the three dichromacies (Machado, Oliveira and Fernandes 2009, severity 1), and without color.
var seen = map[string][3][3]float64{
	"trichromacy":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":   {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	"greyscale":    {{0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}, {0.2126, 0.7152, 0.0722}},
}

func (c color) as(m [3][3]float64) (out color) {
	for i, row := range m {
		out[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	return out
}

// distinct is twice the difference that is just noticeable side by side (2.3, Mahy, Van Eycken and Oosterlinck 1994).
const distinct = 4.6

func TestRampStepsStayDistinct(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for vision, m := range seen {
			for i := range 10 {
				for j := range i {
					a, b := parseColor(t, theme.Color(Step(i))).as(m), parseColor(t, theme.Color(Step(j))).as(m)
					assert.GreaterOrEqual(t, difference(a, b), distinct, "%v: steps %d and %d in %s", theme, i, j, vision)
				}
			}
		}
	}
}

// What is not a step differs from all steps by pattern or mark, and to all who see colors by color too.
func TestOtherFillsStayDistinct(t *testing.T) {
	for _, theme := range []Theme{Light, Dark} {
		for vision, m := range seen {
			if vision == "greyscale" {
				continue
			}
			for _, f := range []Fill{Proposed, Expanding} {
				for other := NotAssessed; other < f; other++ {
					a, b := parseColor(t, theme.Color(f)).as(m), parseColor(t, theme.Color(other)).as(m)
					assert.GreaterOrEqual(t, difference(a, b), distinct, "%v: %s and %s in %s", theme, f.ClassName(), other.ClassName(), vision)
				}
			}
		}
	}
}

func TestRampIsMonotonous(t *testing.T) {
	for i := range 9 {
		low, high := parseColor(t, Light.Color(Step(i))), parseColor(t, Light.Color(Step(i+1)))
		assert.Greater(t, low.luminance(), high.luminance(), "light: more is darker, step %d", i)
		low, high = parseColor(t, Dark.Color(Step(i))), parseColor(t, Dark.Color(Step(i+1)))
		assert.Less(t, low.luminance(), high.luminance(), "dark: more is lighter, step %d", i)
		assert.GreaterOrEqual(t, coverage(Step(i+1))-coverage(Step(i)), 0.025, "print: more is blacker, step %d", i)
	}
	assert.Zero(t, coverage(Step(0)))
	assert.Less(t, coverage(Step(9)), 0.75, "the darkest pattern is still a pattern")
}

// Even steps are too close for the eye in the dark. So steps that stand side by side there, on the map of a lens or in its legend, have a contrast of 1.3:1 at
// least; of all ten, which do not fit between paper and outlines, those that a law of the shipped data has.
func TestStepsInUseStandApartInTheDark(t *testing.T) {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	for l := range states.Lenses() {
		var used [10]bool
		for _, r := range Regions(standings, l) {
			if c, ok := r.Fill.Class(); ok {
				used[c] = true
			}
		}
		if l != states.LensAll {
			var steps [10]bool
			for _, e := range LegendOf(labels.English, l, nil).Entries {
				c, _ := e.Fill.Class()
				steps[c] = true
			}
			for c := range used {
				assert.True(t, steps[c] || !used[c], "%v: the legend has step %d of the map", l, c)
			}
			used = steps
		}
		before := -1
		for c := range used {
			if !used[c] {
				continue
			}
			if before >= 0 {
				assert.GreaterOrEqual(t, contrast(parseColor(t, Dark.Color(Step(before))), parseColor(t, Dark.Color(Step(c)))), 1.3, "%v: steps %d and %d", l, before, c)
			}
			before = c
		}
		assert.GreaterOrEqual(t, before, 4, "%v: there are laws to tell apart", l)
	}
}

// A count is no score: its color is none of the ramp, and whoever reads a map of counts tells each step from the next.
func TestCountsAreNoScores(t *testing.T) {
	assert.Equal(t, NotAssessed, Count(0))
	assert.Equal(t, NotAssessed, Count(-1))
	assert.Equal(t, "n1", Count(1).ClassName())
	assert.Equal(t, Count(Many), Count(Many+1))
	for theme := range Print + 1 {
		for n := range Many {
			f := Count(n + 1)
			_, step := f.Class()
			assert.False(t, step, "%s is no step of the ramp", f.ClassName())
			if n > 0 {
				assert.GreaterOrEqual(t, contrast(parseColor(t, theme.Color(f)), parseColor(t, theme.Color(Count(n)))), 1.3, "%v: %d and %d", theme, n, n+1)
			}
			if theme == Print { // where scores are patterns, and counts flat greys
				continue
			}
			for other := NotAssessed; other <= Expanding; other++ {
				for vision, m := range seen {
					if vision != "greyscale" {
						a, b := parseColor(t, theme.Color(f)).as(m), parseColor(t, theme.Color(other)).as(m)
						assert.GreaterOrEqual(t, difference(a, b), distinct, "%v: %s and %s in %s", theme, f.ClassName(), other.ClassName(), vision)
					}
				}
			}
		}
	}
}

// The score of a bill is no law's: its color is none of the ramp's and none of the counts', each shade stands apart from the next, and upright lines lie on it.
func TestBillsAreNoLaws(t *testing.T) {
	assert.Equal(t, Proposed, Bill(-1), "a bill without a score")
	assert.Equal(t, Proposed, Bill(10))
	assert.Equal(t, last, Bill(9))
	for class := range 10 {
		f := Bill(class)
		_, step := f.Class()
		_, counts := f.count()
		assert.False(t, step || counts, f.ClassName())
		assert.Equal(t, "b"+strconv.Itoa(class/2+1), f.ClassName())
		svg, err := AppendSVG(nil, []Region{{Code: "TX", Fill: f, Label: "5", Bill: "bill"}}, Options{Subset: true, IDPrefix: "m"})
		require.NoError(t, err)
		assert.Contains(t, string(svg), `class="stripes" fill="url(#m-lines) none"`)
		assert.Contains(t, string(svg), `<pattern id="m-lines"`)
		assert.Contains(t, string(AppendSwatch(nil, LegendEntry{Fill: f}, Light)), "V20M9 0V20", "upright lines in the legend")
	}
	for theme := range Print + 1 {
		for class := 0; class < 10; class += 2 {
			f := Bill(class)
			if class > 0 {
				assert.GreaterOrEqual(t, contrast(parseColor(t, theme.Color(f)), parseColor(t, theme.Color(Bill(class-1)))), 1.3, "%v: %d", theme, class)
			}
			if theme == Print { // where scores are patterns, and bills flat greys
				continue
			}
			for other := NotAssessed; other < Bill(0); other++ {
				for vision, m := range seen {
					if vision != "greyscale" {
						a, b := parseColor(t, theme.Color(f)).as(m), parseColor(t, theme.Color(other)).as(m)
						assert.GreaterOrEqual(t, difference(a, b), distinct, "%v: %s and %s in %s", theme, f.ClassName(), other.ClassName(), vision)
					}
				}
			}
		}
	}
}

func TestContrast(t *testing.T) {
	for theme := range Print + 1 {
		border, background := parseColor(t, theme.Border()), parseColor(t, theme.Background())
		assert.GreaterOrEqual(t, contrast(parseColor(t, theme.Text()), background), 7.0, "%v: text", theme)
		assert.GreaterOrEqual(t, contrast(parseColor(t, theme.Muted()), background), 4.5, "%v: muted text", theme)
		assert.GreaterOrEqual(t, contrast(border, background), 3.0, "%v: borders on the background", theme)
		for n := range Many {
			f := Count(n + 1)
			assert.GreaterOrEqual(t, contrast(parseColor(t, theme.Ink(f)), parseColor(t, palettes[theme].dot)), 4.5, "%v: digits on a dot", theme)
			assert.GreaterOrEqual(t, contrast(parseColor(t, theme.Text()), parseColor(t, theme.Color(f))), 3.0, "%v: the rim of a dot on %s", theme, f.ClassName())
		}
		assert.GreaterOrEqual(t, contrast(parseColor(t, palettes[theme].cross), parseColor(t, theme.Color(NotAssessed))), 3.0, "%v: crosses", theme)
		for f := NotAssessed; f <= last; f++ {
			fill := parseColor(t, theme.Color(f))
			assert.GreaterOrEqual(t, contrast(parseColor(t, theme.Ink(f)), fill), 4.5, "%v: digits on %s", theme, f.ClassName())
			assert.GreaterOrEqual(t, contrast(border, fill), 3.0, "%v: borders on %s", theme, f.ClassName())
			if theme == Print {
				grey := 1 - coverage(f) // black on white reflects as much light as a grey of this luminance
				assert.GreaterOrEqual(t, (grey+0.05)/0.05, 3.0, "print: borders on the pattern of %s", f.ClassName())
			}
		}
	}
}

func TestFill(t *testing.T) {
	var zero Fill
	assert.Equal(t, NotAssessed, zero, "the zero value is not assessed")
	assert.Equal(t, "na", zero.ClassName())
	_, ok := zero.Class()
	assert.False(t, ok)
	for class := range 10 {
		got, ok := Step(class).Class()
		assert.True(t, ok)
		assert.Equal(t, class, got)
		assert.Equal(t, fmt.Sprintf("c%d", class), Step(class).ClassName())
	}
	assert.Equal(t, NotAssessed, Step(-1))
	assert.Equal(t, NotAssessed, Step(10))
}

func TestWordsOfOptions(t *testing.T) {
	for theme := range Print + 1 {
		got, err := ParseTheme(theme.String())
		assert.NoError(t, err)
		assert.Equal(t, theme, got)
	}
	for l := range Tiles + 1 {
		got, err := ParseLayout(l.String())
		assert.NoError(t, err)
		assert.Equal(t, l, got)
	}
	var wrong *OptionError
	_, err := ParseTheme("sepia")
	require.ErrorAs(t, err, &wrong)
	assert.Equal(t, `theme "sepia" is not light, dark or print`, err.Error())
	_, err = ParseLayout("")
	require.ErrorAs(t, err, &wrong)
	assert.Equal(t, "layout", wrong.Option)
}

// coverage is the share of a step's area that Print's pattern blackens, 0 to 1; 0 for what is no step.
func coverage(f Fill) float64 {
	c, ok := f.Class()
	if !ok {
		return 0
	}
	switch p := patterns[c]; p.kind {
	case dots:
		return 2 * 3.141592653589793 * p.width * p.width / (patternSize * patternSize)
	case lines:
		return p.width * 2 / patternSize
	case grid:
		free := 1 - p.width*2/patternSize
		return 1 - free*free
	}
	return 0
}
