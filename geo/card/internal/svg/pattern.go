package svg

import (
	"cmp"
	"image"
	"image/color"
	"math"
	"strconv"
)

// tiled is a paint that repeats a picture, the tile, over the plane. Each pixel is the mean of samples, since a tile's size is seldom a whole number of
// pixels.
type tiled struct {
	tile   *image.RGBA
	toTile Matrix // from the canvas to the tile's own pixels
	bounds image.Rectangle
}

func (t *tiled) ColorModel() color.Model { return color.RGBAModel }
func (t *tiled) Bounds() image.Rectangle { return t.bounds }

const samples = 4 // of a pixel, each way

func (t *tiled) At(x, y int) color.Color {
	var r, g, b, a, n uint32
	w, h := float64(t.tile.Rect.Dx()), float64(t.tile.Rect.Dy())
	for i := range samples {
		for j := range samples {
			p := t.toTile.At(Point{
				X: float64(x) + (float64(i)+.5)/float64(samples),
				Y: float64(y) + (float64(j)+.5)/float64(samples),
			})
			px, py := p.X-math.Floor(p.X/w)*w, p.Y-math.Floor(p.Y/h)*h
			v := t.tile.RGBAAt(min(int(px), t.tile.Rect.Dx()-1), min(int(py), t.tile.Rect.Dy()-1))
			r, g, b, a, n = r+uint32(v.R), g+uint32(v.G), b+uint32(v.B), a+uint32(v.A), n+1
		}
	}
	return color.RGBA{uint8((r + n/2) / n), uint8((g + n/2) / n), uint8((b + n/2) / n), uint8((a + n/2) / n)}
}

// tileKey is a pattern on a plane.
type tileKey struct {
	id string
	to Matrix
}

// pattern is a pattern element as a paint. Its tile is drawn once, 16 pixels to a unit of the drawing.
func (p *painter) pattern(id string, to Matrix) (image.Image, error) {
	key := tileKey{id, to}
	if t := p.tiles[key]; t != nil {
		return t, nil
	}
	e := p.patterns[id]
	if e == nil {
		return nil, &Error{"refers to a pattern that it does not define: " + strconv.Quote(id), nil}
	}
	width, errWidth := e.number("width", 0)
	height, errHeight := e.number("height", 0)
	if err := cmp.Or(errWidth, errHeight); err != nil {
		return nil, err
	}
	if !(width >= 1 && height >= 1 && width <= 64 && height <= 64) {
		return nil, &Error{"has a pattern that is not 1 to 64 wide and high", nil}
	}
	const fine = 16
	tile := NewCanvas(int(width*fine), int(height*fine), color.RGBA{})
	if err := newPainter(tile, nil).children(e, initial(Scaled(fine))); err != nil {
		return nil, err
	}
	own, err := transform(e.attrs["patternTransform"])
	if err != nil {
		return nil, err
	}
	back, ok := own.Then(to).inverse()
	if !ok {
		return nil, &Error{"has a pattern in a plane without area", nil}
	}
	t := &tiled{tile: tile.RGBA, toTile: back.Then(Scaled(fine)), bounds: p.canvas.Rect}
	p.tiles[key] = t
	return t, nil
}
