package svg

import (
	_ "embed"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Public Sans, see fonts/README.md.
var (
	//go:embed fonts/PublicSans-Regular.ttf
	regularFile []byte
	//go:embed fonts/PublicSans-SemiBold.ttf
	semiBoldFile []byte
	//go:embed fonts/PublicSans-ExtraBold.ttf
	extraBoldFile []byte
)

// Weight is that of a font.
type Weight uint8

const (
	Regular Weight = iota
	SemiBold
	ExtraBold
)

// face is a font whose glyphs were read once. It does not change afterwards, so that cards can be drawn side by side.
type face struct {
	font   *sfnt.Font
	em     fixed.Int26_6
	glyphs map[rune]glyph
	blank  glyph // for characters that the font lacks
}

// glyph is measured in ems, y downward from the baseline.
type glyph struct {
	index   sfnt.GlyphIndex
	advance float64
	outline Path
}

var faces = [...]func() *face{
	Regular:   sync.OnceValue(func() *face { return parse(regularFile) }),
	SemiBold:  sync.OnceValue(func() *face { return parse(semiBoldFile) }),
	ExtraBold: sync.OnceValue(func() *face { return parse(extraBoldFile) }),
}

// parse reads a font of this package; a test holds that each can be read.
func parse(file []byte) *face {
	f, err := sfnt.Parse(file)
	if err != nil {
		panic(err)
	}
	t := &face{font: f, em: fixed.I(int(f.UnitsPerEm())), glyphs: map[rune]glyph{}}
	var b sfnt.Buffer
	t.blank = t.load(&b, 0)
	for r := ' '; r < 0x2300; r++ { // the Latin subset has nothing beyond the mathematical operators
		if index, err := f.GlyphIndex(&b, r); err == nil && index != 0 {
			t.glyphs[r] = t.load(&b, index)
		}
	}
	return t
}

func (t *face) load(b *sfnt.Buffer, index sfnt.GlyphIndex) glyph {
	g := glyph{index: index}
	em := float64(t.em)
	if advance, err := t.font.GlyphAdvance(b, index, t.em, font.HintingNone); err == nil {
		g.advance = float64(advance) / em
	}
	segments, err := t.font.LoadGlyph(b, index, t.em, nil)
	if err != nil {
		return g
	}
	for _, s := range segments {
		var at [3]Point
		for i, a := range s.Args {
			at[i] = Point{X: float64(a.X) / em, Y: float64(a.Y) / em}
		}
		if s.Op == sfnt.SegmentOpMoveTo {
			g.outline = append(g.outline, Line{[]Point{at[0]}, true})
			continue
		}
		last := &g.outline[len(g.outline)-1]
		switch s.Op {
		case sfnt.SegmentOpLineTo:
			last.Points = append(last.Points, at[0])
		case sfnt.SegmentOpQuadTo:
			last.quadratic(at[0], at[1])
		case sfnt.SegmentOpCubeTo:
			last.cubic(at[0], at[1], at[2])
		}
	}
	return g
}

// Font is Public Sans in a weight and size. A character that the font lacks is drawn as its .notdef glyph.
type Font struct {
	Weight   Weight
	Size     float64 // in pixels
	Tracking float64 // extra space after each character, in ems
}

// Shape sets a text from x = 0 on the baseline y = 0. It gives the outline and the width.
func (f Font) Shape(text string) (outline Path, width float64) {
	f.each(text, func(g glyph, x float64) {
		outline = append(outline, g.outline.Mapped(Matrix{a: f.Size, d: f.Size, e: x})...)
		width = x + g.advance*f.Size
	})
	return outline, width
}

// Width is how wide a text is in pixels.
func (f Font) Width(text string) (width float64) {
	f.each(text, func(g glyph, x float64) { width = x + g.advance*f.Size })
	return width
}

func (f Font) each(text string, yield func(g glyph, x float64)) {
	t := faces[f.Weight]()
	var b sfnt.Buffer
	var x float64
	var last sfnt.GlyphIndex
	for i, r := range text {
		g, ok := t.glyphs[r]
		if !ok {
			g = t.blank
		}
		if i > 0 {
			if kern, err := t.font.Kern(&b, last, g.index, t.em, font.HintingNone); err == nil {
				x += float64(kern) / float64(t.em) * f.Size
			}
		}
		yield(g, x)
		x += (g.advance + f.Tracking) * f.Size
		last = g.index
	}
}

// Shrunk is the style at the largest size, no smaller than the least, at which the text is no wider than the width.
func (f Font) Shrunk(text string, width, least float64) Font {
	if w := f.Width(text); w > width {
		f.Size = max(least, f.Size*width/w)
	}
	return f
}

// slack is what a text that was shrunk to a width may exceed it by, in pixels.
const slack = .01

// Cut is the text, or as many of its characters as the width has room for with an ellipsis after them.
func (f Font) Cut(text string, width float64) string {
	if f.Width(text) <= width+slack {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		middle := (low + high + 1) / 2
		if f.Width(strings.TrimRight(string(runes[:middle]), " ,;:(")+"…") <= width+slack {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ,;:(") + "…"
}

// Wrap breaks a text between words into at most so many lines that fit the width, the first line its own; what is left over is cut.
func (f Font) Wrap(text string, first, width float64, most int) (lines []string) {
	words := strings.Fields(text)
	for len(words) > 0 && len(lines) < most {
		room := width
		if len(lines) == 0 {
			room = first
		}
		n := 1
		for n < len(words) && f.Width(strings.Join(words[:n+1], " ")) <= room+slack {
			n++
		}
		if len(lines)+1 == most {
			n = len(words)
		}
		lines = append(lines, f.Cut(strings.Join(words[:n], " "), room))
		words = words[n:]
	}
	return lines
}
