package card

import (
	"image"
	"image/color"
	"io"
	"math"
	"strconv"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
)

// EncodeMap writes a drawing of usmap as PNG, as many pixels wide as asked; the height follows. What the drawing leaves blank is
// transparent: a map that is not Standalone has no background.
//
// Texts are set in Public Sans in place of the reader's own font. Only what AppendSVG writes is understood, within any further svg and g elements: other
// markup is a [*DrawingError], a width that is not 16 to 8192 an [*usmap.OptionError]. Nothing is written then.
func EncodeMap(w io.Writer, drawing []byte, width int) error {
	if width < 16 || width > 8192 {
		return &usmap.OptionError{Option: "width", Value: strconv.Itoa(width), Want: "16 to 8192 pixels"}
	}
	picture, err := raster(drawing, width)
	if bad, ok := err.(*svg.Error); ok {
		return (*DrawingError)(bad)
	}
	if err != nil {
		return err
	}
	return encode(w, picture)
}

func raster(drawing []byte, width int) (*image.RGBA, error) {
	d, err := svg.Parse(drawing)
	if err != nil {
		return nil, err
	}
	scale := float64(width) / d.View.Width()
	height := math.Round(d.View.Height() * scale)
	if height < 1 || height > 8192 {
		return nil, &svg.Error{Rule: "is too narrow or too flat for a picture " + strconv.Itoa(width) + " pixels wide"}
	}
	fit := svg.Stretched(scale, height/d.View.Height()) // to the last row of pixels, whose share would else be transparent
	c := svg.NewCanvas(width, int(height), color.RGBA{})
	return c.RGBA, d.Draw(c, svg.Moved(-d.View.Left, -d.View.Top).Then(fit))
}
