package svg

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strconv"

	"golang.org/x/image/vector"
)

// Canvas is a picture that is being drawn. Shapes come in its own pixels, and nothing is drawn outside Clip.
type Canvas struct {
	*image.RGBA
	Clip   Box
	raster vector.Rasterizer
}

// NewCanvas is a canvas of one color, clipped at its edges.
func NewCanvas(width, height int, background color.RGBA) *Canvas {
	c := &Canvas{RGBA: image.NewRGBA(image.Rect(0, 0, width, height)), Clip: Box{0, 0, float64(width), float64(height)}}
	draw.Draw(c.RGBA, c.Rect, image.NewUniform(background), image.Point{}, draw.Src)
	return c
}

// Fill paints the area that a path winds around (the nonzero rule of SVG 2 § 13.4.2), each line closed.
func (c *Canvas) Fill(p Path, paint image.Image) {
	b := p.Box().Within(c.Clip)
	if b.Empty() {
		return
	}
	x, y := int(math.Floor(b.Left)), int(math.Floor(b.Top))
	w, h := int(math.Ceil(b.Right))-x, int(math.Ceil(b.Bottom))-y
	c.raster.Reset(w, h)
	edge := b.Grown(2)
	for _, l := range p {
		for i, q := range l.inside(edge) {
			qx, qy := float32(q.X-float64(x)), float32(q.Y-float64(y))
			if i == 0 {
				c.raster.MoveTo(qx, qy)
			} else {
				c.raster.LineTo(qx, qy)
			}
		}
		c.raster.ClosePath()
	}
	c.raster.Draw(c.RGBA, image.Rect(x, y, x+w, y+h), paint, image.Pt(x, y))
}

// Color reads a color written as #rrggbb.
func Color(s string) (color.RGBA, bool) {
	if len(s) != 7 || s[0] != '#' {
		return color.RGBA{}, false
	}
	v, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return color.RGBA{}, false
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, true
}

// Plain is a paint of one color, opaque by a share of 0 to 1.
func Plain(c color.RGBA, opacity float64) *image.Uniform {
	return image.NewUniform(color.NRGBA{c.R, c.G, c.B, uint8(math.Round(255 * max(0, min(1, opacity))))})
}
