package card

import (
	"cmp"
	"image"
	"image/color"
	"image/png"
	"io"
	"slices"
)

// encode writes a picture as PNG with at most 256 colors. Pictures here have a dozen colors and, along edges, shades between them; where there are more
// than 256, the shades of few pixels that are close to another are replaced by it. So the file is half as large, and written in less than half the time.
func encode(w io.Writer, picture *image.RGBA) error {
	shades := shadesOf(picture)
	kept := reduce(shades)
	flat := image.NewPaletted(picture.Rect, make(color.Palette, len(kept)))
	for i, c := range kept {
		flat.Palette[i] = c
	}
	index := make(map[color.RGBA]uint8, len(shades))
	for _, s := range shades {
		index[s.color] = s.nearest
	}
	var last color.RGBA
	var at uint8
	for i := range flat.Pix {
		if c := pixel(picture, i); i == 0 || c != last {
			last, at = c, index[c]
		}
		flat.Pix[i] = at
	}
	return png.Encode(w, flat)
}

// shade is a color of a picture.
type shade struct {
	color   color.RGBA
	count   int   // of pixels
	nearest uint8 // in the palette
	off     int   // its distance to that
}

// shadesOf are the colors of a picture, the most frequent first.
func shadesOf(picture *image.RGBA) []shade {
	counts := map[color.RGBA]int{}
	for i, n := 0, len(picture.Pix)/4; i < n; {
		c, start := pixel(picture, i), i
		for i < n && pixel(picture, i) == c {
			i++
		}
		counts[c] += i - start
	}
	shades := make([]shade, 0, len(counts))
	for c, n := range counts {
		shades = append(shades, shade{color: c, count: n, off: 1 << 30})
	}
	slices.SortFunc(shades, func(a, b shade) int {
		return cmp.Or(cmp.Compare(b.count, a.count), slices.Compare([]uint8{a.color.R, a.color.G, a.color.B, a.color.A}, []uint8{b.color.R, b.color.G, b.color.B, b.color.A}))
	})
	return shades
}

func pixel(p *image.RGBA, i int) color.RGBA {
	return color.RGBA{p.Pix[4*i], p.Pix[4*i+1], p.Pix[4*i+2], p.Pix[4*i+3]}
}

// reduce chooses the palette. Each time it takes the shade that is worst represented: its number of pixels times their distance to the nearest color
// chosen before is the largest.
func reduce(shades []shade) (palette []color.RGBA) {
	for next := 0; len(palette) < min(256, len(shades)); {
		chosen := shades[next].color
		most := -1
		for i := range shades {
			s := &shades[i]
			if d := apart(s.color, chosen); d < s.off {
				s.off, s.nearest = d, uint8(len(palette))
			}
			if weight := s.count * s.off; weight > most {
				most, next = weight, i
			}
		}
		palette = append(palette, chosen)
	}
	return palette
}

// apart is the distance of two colors: the sum of the squares of the channels' differences, each with a weight for what the eye sees of it.
func apart(a, b color.RGBA) int {
	red, green, blue, alpha := int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B), int(a.A)-int(b.A)
	return 3*red*red + 4*green*green + 2*blue*blue + 4*alpha*alpha
}
