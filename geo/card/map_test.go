package card_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

func drawing(t *testing.T, l states.Lens, o usmap.Options) []byte {
	t.Helper()
	svg, err := usmap.AppendSVG(nil, usmap.Regions(tally(), l), o)
	require.NoError(t, err)
	return svg
}

func picture(t *testing.T, svg []byte, width int) image.Image {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, card.EncodeMap(&b, svg, width))
	p, err := png.Decode(&b)
	require.NoError(t, err)
	require.Equal(t, width, p.Bounds().Dx())
	return p
}

// onMap is a pixel of a map as wide as its canvas and without margins.
func onMap(p image.Image, place usmap.Point, dx, dy float64) color.RGBA {
	return at(p, int(place.X+dx-usmap.OriginX), int(place.Y+dy))
}

func TestMapHasTheColorsOfItsRegions(t *testing.T) {
	for _, theme := range []usmap.Theme{usmap.Light, usmap.Dark} {
		p := picture(t, drawing(t, states.LensAll, usmap.Options{Theme: theme}), usmap.Width)
		assert.Equal(t, int(usmap.Height), p.Bounds().Dy())
		for code, fill := range map[states.Code]usmap.Fill{"CO": usmap.Step(6), "CA": usmap.Step(5), "WY": usmap.Step(0), "AL": usmap.Expanding} {
			place, _ := usmap.ByCode(code)
			assert.Equal(t, rgb(theme.Color(fill)), onMap(p, place.Label, -24, 6), "%s in the %s theme", code, theme)
		}
		texas, _ := usmap.ByCode("TX")
		assert.Contains(t, []color.RGBA{onMap(p, texas.Label, -24, 6), onMap(p, texas.Label, -22, 6)}, rgb(theme.Color(usmap.Proposed)), "between upright lines")
		assert.Zero(t, at(p, 3, 3).A, "without a background it is transparent")
	}
}

func TestStandaloneMapHasItsBackground(t *testing.T) {
	for _, theme := range []usmap.Theme{usmap.Light, usmap.Dark, usmap.Print} {
		for _, layout := range []usmap.Layout{usmap.Geographic, usmap.Tiles} {
			p := picture(t, drawing(t, states.LensAll, usmap.Options{Theme: theme, Layout: layout, Standalone: true, Source: "Source: us"}), 700)
			assert.Equal(t, rgb(theme.Background()), at(p, 3, 3), "%s %s", theme, layout)
			assert.Greater(t, count(p, theme.Text()), 100, "%s %s has words", theme, layout)
		}
	}
}

func TestPatternsAreDrawn(t *testing.T) {
	// the share of dark pixels in a window around a point of the map
	dark := func(p image.Image, at usmap.Point) (share float64) {
		for dy := -10.0; dy < 10; dy++ {
			for dx := -10.0; dx < 10; dx++ {
				if c := onMap(p, at, dx, dy); c.A > 0 && int(c.R)+int(c.G)+int(c.B) < 300 {
					share += 1. / 400
				}
			}
		}
		return share
	}
	light := picture(t, drawing(t, states.LensAll, usmap.Options{}), usmap.Width)
	ink := picture(t, drawing(t, states.LensAll, usmap.Options{Theme: usmap.Print}), usmap.Width)
	place := func(c states.Code) usmap.Point {
		p, _ := usmap.ByCode(c)
		return usmap.Point{X: p.Label.X - 36, Y: p.Label.Y + 24}
	}
	assert.Greater(t, dark(light, place("NM")), .08, "New Mexico is partly scored")
	assert.Zero(t, dark(light, place("CO")), "Colorado is known")
	assert.Greater(t, dark(ink, place("CO")), .25, "in print a step is a pattern")
	assert.Zero(t, dark(ink, place("TX")), "zero is white")
}

func TestEveryDrawingBecomesAPicture(t *testing.T) {
	for l := range states.Lenses() {
		for _, layout := range []usmap.Layout{usmap.Geographic, usmap.Tiles} {
			for theme := usmap.Light; theme <= usmap.Print; theme++ {
				o := usmap.Options{Layout: layout, Theme: theme, Standalone: true, Title: "A < B & \"C\"", Desc: "words", Date: "Today", Source: "us", Interactive: l == 0, Highlight: []states.Code{"CO", "DC"}}
				assert.NoError(t, card.EncodeMap(io.Discard, drawing(t, l, o), 120), "%s %s %s", l, layout, theme)
			}
		}
	}
}

func TestAnSVGElementWithinAnotherIsPlacedAndClipped(t *testing.T) {
	const inner = `<svg x="20" y="10" width="40" height="20" viewBox="0 0 4 2"><path fill="#ff0000" d="M-9-9H9V9H-9z"/></svg>`
	p := picture(t, []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">`+inner+`</svg>`), 100)
	assert.Equal(t, image.Rect(0, 0, 100, 50), p.Bounds())
	red := color.RGBA{255, 0, 0, 255}
	for at0, want := range map[image.Point]color.RGBA{{21, 11}: red, {58, 28}: red, {18, 11}: {}, {61, 20}: {}, {40, 8}: {}, {40, 31}: {}} {
		assert.Equal(t, want, at(p, at0.X, at0.Y), "%v", at0)
	}
}

func TestEncodeMapErrors(t *testing.T) {
	good := drawing(t, states.LensAll, usmap.Options{})
	var out bytes.Buffer
	var option *usmap.OptionError
	for _, width := range []int{-1, 0, 15, 8193} {
		assert.ErrorAs(t, card.EncodeMap(&out, good, width), &option, "width %d", width)
	}
	for _, width := range []int{16, 8192} {
		small := `<svg viewBox="0 0 32 2"><path d="M0 0H9V9z"/></svg>`
		assert.NoError(t, card.EncodeMap(io.Discard, []byte(small), width), "width %d", width)
	}

	wrap := func(s string) string { return `<svg viewBox="0 0 10 10">` + s + `</svg>` }
	for why, svg := range map[string]string{
		"empty":                           "",
		"not XML":                         "colorado",
		"not closed":                      `<svg viewBox="0 0 1 1"><g>`,
		"another root":                    `<html/>`,
		"two roots":                       `<svg viewBox="0 0 9 9"/><svg viewBox="0 0 9 9"/>`,
		"no viewBox":                      `<svg/>`,
		"a viewBox of three numbers":      `<svg viewBox="0 0 1"/>`,
		"a viewBox without height":        `<svg viewBox="0 0 10 0"/>`,
		"a viewBox of no numbers":         `<svg viewBox="0 0 NaN NaN"/>`,
		"a picture of no height":          `<svg viewBox="0 0 90000 1"/>`,
		"a picture of endless height":     `<svg viewBox="0 0 1 90000"/>`,
		"an element that no map has":      wrap(`<image href="x.png"/>`),
		"a script":                        wrap(`<script/>`),
		"a color by name":                 wrap(`<path fill="red" d="M0 0z"/>`),
		"a color of five digits":          wrap(`<path fill="#12345" d="M0 0z"/>`),
		"a color that is not hexadecimal": wrap(`<g fill="#12345g"/>`),
		"a pattern that is not there":     wrap(`<path fill="url(#p)" d="M0 0H5V5z"/>`),
		"a turned pattern":                wrap(`<pattern id="p" width="9" height="9" patternTransform="rotate(9)"/><path fill="url(#p)" d="M0 0H5V5z"/>`),
		"a pattern without size":          wrap(`<defs><pattern id="p"/></defs><path fill="url(#p)" d="M0 0H5V5z"/>`),
		"a pattern of itself":             wrap(`<pattern id="p" width="9" height="9"><path fill="url(#p)" d="M0 0H5V5z"/></pattern>`),
		"a path without start":            wrap(`<path d="L5 5"/>`),
		"a path without command":          wrap(`<path d="5 5"/>`),
		"half a pair":                     wrap(`<path d="M5"/>`),
		"an unknown command":              wrap(`<path d="M0 0Q1 1 2 2"/>`),
		"an ellipse":                      wrap(`<path d="M0 0A1 2 0 0 0 2 2"/>`),
		"an infinite number":              wrap(`<circle cx="Inf" cy="0" r="1"/>`),
		"a number beyond any map":         wrap(`<rect x="1e300" width="1" height="1"/>`),
		"text that is no number":          wrap(`<text x="left">a</text>`),
		"markup in a text":                wrap(`<text>a<path/></text>`),
		"a turned group":                  wrap(`<g transform="rotate(9)"/>`),
		"a scale of nothing":              wrap(`<g transform="scale(0)"/>`),
		"dashes too fine to see":          wrap(`<path d="M0 0H9" stroke="#000000" stroke-dasharray=".1 .1"/>`),
		"nested without end":              strings.Repeat(`<svg viewBox="0 0 9 9">`, 99) + strings.Repeat(`</svg>`, 99),
	} {
		var bad *card.DrawingError
		err := card.EncodeMap(&out, []byte(svg), 100)
		if assert.ErrorAs(t, err, &bad, why) {
			assert.True(t, strings.HasPrefix(err.Error(), "the drawing "), "%s: %v", why, err)
		}
	}
	assert.Zero(t, out.Len(), "nothing is written with an error")
	assert.ErrorIs(t, card.EncodeMap(full{}, good, 100), errFull)
}

// Any bytes give a picture or an error, soon and without a panic.
func FuzzEncodeMap(f *testing.F) {
	for _, theme := range []usmap.Theme{usmap.Light, usmap.Print} {
		standings := states.Tally(nil, nil, states.Updated())
		svg, err := usmap.AppendSVG(nil, usmap.Regions(standings, states.LensAll)[:2], usmap.Options{Theme: theme, Subset: true})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(svg)
	}
	f.Add([]byte(`<svg viewBox="0 0 9 9"><pattern id="p" width="4" height="4"><path d="M0 0L4 4" stroke="#000000"/></pattern><g transform="translate(1 2) scale(.5)" fill="url(#p)" stroke="#123456"><circle cx="1" cy="2" r="3" stroke-dasharray="3 2"/><text x="1" font-weight="700" text-anchor="middle">Ä b</text><path fill-rule="evenodd" d="M1 1a2 2 0 1 0 4 0zM2 2h-1v3c1 2 3 4 5 6s1 2 3 4S1 2 3 4"/></g></svg>`))
	f.Fuzz(func(t *testing.T, svg []byte) {
		var out bytes.Buffer
		if card.EncodeMap(&out, svg, 64) != nil {
			assert.Zero(t, out.Len())
			return
		}
		_, err := png.Decode(&out)
		assert.NoError(t, err)
	})
}
