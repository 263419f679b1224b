package card

import (
	"cmp"
	"fmt"
	"image"
	"image/color"
	"math"
	"strconv"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
)

// colors are the map's palette, with quieter land and water around it.
type colors struct {
	theme                                                usmap.Theme
	accent, text, muted, hair, paper, water, land, coast image.Image
}

// grounds are the sheet, the water, and the land and coast of the neighbors.
var grounds = map[usmap.Theme]struct{ water, land, coast string }{
	usmap.Light: {"#e3eaf1", "#f6f8fa", "#b9c5d1"},
	usmap.Dark:  {"#1b2530", "#121a22", "#46535f"},
}

func (o *Options) check() error {
	if int(o.Format) >= len(layouts) {
		return &usmap.OptionError{Option: "format", Value: strconv.Itoa(int(o.Format)), Want: "card.Wide, card.Square or card.Tall"}
	}
	if o.Theme > usmap.Dark {
		return &usmap.OptionError{Option: "theme", Value: o.Theme.String(), Want: "light or dark: a card is for screens"}
	}
	if o.Accent == "" {
		return nil
	}
	accent, ok := svg.Color(o.Accent)
	if !ok {
		return &usmap.OptionError{Option: "accent", Value: o.Accent, Want: "a color such as #1f6c9e"}
	}
	paper, _ := svg.Color(o.Theme.Background())
	if c := contrast(accent, paper); c < 3 { // WCAG 2.2 SC 1.4.11
		return &usmap.OptionError{Option: "accent", Value: o.Accent, Want: fmt.Sprintf("seen on %s: it has a contrast of %.1f and wants 3 to 1, so take a %s one", o.Theme.Background(), c,
			map[usmap.Theme]string{usmap.Light: "darker", usmap.Dark: "lighter"}[o.Theme])}
	}
	return nil
}

func (o *Options) accent() string {
	return cmp.Or(o.Accent, o.Theme.Color(usmap.Step(9)))
}

// contrast is the ratio of two colors' relative luminances (WCAG 2.2).
func contrast(a, b color.RGBA) float64 {
	luminance := func(c color.RGBA) float64 {
		linear := func(v uint8) float64 {
			if s := float64(v) / 255; s > .04045 {
				return math.Pow((s+.055)/1.055, 2.4)
			} else {
				return s / 12.92
			}
		}
		return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B) + .05
	}
	x, y := luminance(a), luminance(b)
	return max(x, y) / min(x, y)
}

// ink is a paint of one of the palette's colors.
func ink(color string) *image.Uniform { return solid(color, 1) }

func solid(name string, opacity float64) *image.Uniform {
	c, _ := svg.Color(name)
	return svg.Plain(c, opacity)
}
