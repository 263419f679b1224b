package card

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// canvas is a picture in the making. Shapes come in its own pixels.
type canvas struct {
	*image.RGBA
	clip   box
	raster vector.Rasterizer
}

func newCanvas(width, height int, background color.RGBA) *canvas {
	c := &canvas{RGBA: image.NewRGBA(image.Rect(0, 0, width, height)), clip: box{0, 0, float64(width), float64(height)}}
	draw.Draw(c.RGBA, c.Rect, image.NewUniform(background), image.Point{}, draw.Src)
	return c
}

// fill paints a path where its lines wind around a point.
func (c *canvas) fill(p path, paint image.Image) {
	b := p.box().within(c.clip)
	if b.empty() {
		return
	}
	x, y := int(math.Floor(b.left)), int(math.Floor(b.top))
	w, h := int(math.Ceil(b.right))-x, int(math.Ceil(b.bottom))-y
	c.raster.Reset(w, h)
	edge := b.grown(2)
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

func (c *canvas) stroke(p path, width float64, paint image.Image) {
	c.fill(p.stroked(width), paint)
}

// hex reads a color of the palette, #rrggbb.
func hex(s string) (color.RGBA, bool) {
	if len(s) != 7 || s[0] != '#' {
		return color.RGBA{}, false
	}
	var v uint32
	for _, d := range []byte(s[1:]) {
		v <<= 4
		switch {
		case d >= '0' && d <= '9':
			v |= uint32(d - '0')
		case d >= 'a' && d <= 'f':
			v |= uint32(d-'a') + 10
		case d >= 'A' && d <= 'F':
			v |= uint32(d-'A') + 10
		default:
			return color.RGBA{}, false
		}
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}, true
}

// plain is a paint of one color, opaque by a share of 0 to 1.
func plain(c color.RGBA, opacity float64) *image.Uniform {
	return image.NewUniform(color.NRGBA{c.R, c.G, c.B, uint8(math.Round(255 * max(0, min(1, opacity))))})
}

// tiled repeats a square picture, the tile, over the plane. Each pixel is the mean of samples, since a tile's size is seldom a whole number of pixels.
type tiled struct {
	tile   *image.RGBA
	toTile matrix // from the canvas to the tile's own pixels
	bounds image.Rectangle
}

func (t *tiled) ColorModel() color.Model { return color.RGBAModel }
func (t *tiled) Bounds() image.Rectangle { return t.bounds }

const subpixels = 4 // each way

func (t *tiled) At(x, y int) color.Color {
	var r, g, b, a, n uint32
	w, h := float64(t.tile.Rect.Dx()), float64(t.tile.Rect.Dy())
	for i := range subpixels {
		for j := range subpixels {
			p := t.toTile.at(point{
				X: float64(x) + (float64(i)+.5)/float64(subpixels),
				Y: float64(y) + (float64(j)+.5)/float64(subpixels),
			})
			px, py := p.X-math.Floor(p.X/w)*w, p.Y-math.Floor(p.Y/h)*h
			v := t.tile.RGBAAt(min(int(px), t.tile.Rect.Dx()-1), min(int(py), t.tile.Rect.Dy()-1))
			r, g, b, a, n = r+uint32(v.R), g+uint32(v.G), b+uint32(v.B), a+uint32(v.A), n+1
		}
	}
	return color.RGBA{uint8((r + n/2) / n), uint8((g + n/2) / n), uint8((b + n/2) / n), uint8((a + n/2) / n)}
}
