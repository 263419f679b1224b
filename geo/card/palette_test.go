package card

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFewColorsAreKeptAsTheyAre(t *testing.T) {
	p := image.NewRGBA(image.Rect(0, 0, 16, 16))
	for i := range 256 {
		p.SetRGBA(i%16, i/16, color.RGBA{uint8(i), uint8(i / 2), uint8(255 - i), 255})
	}
	back := reread(t, p)
	for i := range 256 {
		assert.Equal(t, p.RGBAAt(i%16, i/16), color.RGBAModel.Convert(back.At(i%16, i/16)))
	}
	clear := image.NewRGBA(image.Rect(0, 0, 2, 1))
	clear.SetRGBA(1, 0, color.RGBA{9, 8, 7, 255})
	back = reread(t, clear)
	assert.Equal(t, color.RGBA{}, color.RGBAModel.Convert(back.At(0, 0)), "transparent stays so")
	assert.Equal(t, color.RGBA{9, 8, 7, 255}, color.RGBAModel.Convert(back.At(1, 0)))
}

// 1,024 shades on top of one color that fills half of the picture: it stays exact, and each shade becomes one close by.
func TestRareShadesBecomeTheNearest(t *testing.T) {
	p := image.NewRGBA(image.Rect(0, 0, 64, 32))
	ground := color.RGBA{200, 100, 50, 255}
	for i := range 2048 {
		c := ground
		if i >= 1024 {
			v := uint8((i - 1024) / 4)
			c = color.RGBA{v, v, v - v%4 + uint8(i%4), 255}
		}
		p.SetRGBA(i%64, i/64, c)
	}
	back := reread(t, p)
	for i := range 2048 {
		was, is := p.RGBAAt(i%64, i/64), color.RGBAModel.Convert(back.At(i%64, i/64)).(color.RGBA)
		if i < 1024 {
			require.Equal(t, ground, is)
			continue
		}
		for _, d := range []int{int(was.R) - int(is.R), int(was.G) - int(is.G), int(was.B) - int(is.B)} {
			require.LessOrEqual(t, max(d, -d), 8, "%v became %v", was, is)
		}
	}
}

func reread(t *testing.T, p *image.RGBA) image.Image {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, encode(&b, p))
	back, err := png.Decode(&b)
	require.NoError(t, err)
	require.Equal(t, p.Bounds(), back.Bounds())
	return back
}
