package card

import (
	"image/color"
	"io"
	"math"
	"strconv"
)

// EncodeMap writes a drawing of usmap as PNG, as many pixels wide as asked; the height follows. What the drawing leaves blank is
// transparent: a map that is not Standalone has no background.
//
// Texts are set in Public Sans in place of the reader's own font. Only what AppendSVG writes is understood, within any further svg and g elements: other
// markup is a [*DrawingError], a width that is not 16 to 8192 an [*OptionError]. Nothing is written then.
func EncodeMap(w io.Writer, drawing []byte, width int) error {
	if width < 16 || width > 8192 {
		return &OptionError{"width", strconv.Itoa(width), "16 to 8192 pixels"}
	}
	svg, err := read(drawing)
	if err != nil {
		return err
	}
	view, err := svg.viewBox()
	if err != nil {
		return err
	}
	scale := float64(width) / view.width()
	height := math.Round(view.height() * scale)
	if height < 1 || height > 8192 {
		return &DrawingError{"is too narrow or too flat for a picture " + strconv.Itoa(width) + " pixels wide", nil}
	}
	fit := matrix{a: scale, d: height / view.height()} // to the last row of pixels, whose share would else be transparent
	c := newCanvas(width, int(height), color.RGBA{})
	if err := put(c, svg, moved(-view.left, -view.top).then(fit)); err != nil {
		return err
	}
	return encode(w, c.RGBA)
}
