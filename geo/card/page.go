package card

import (
	"image"
	"image/color"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
)

// page is a card before it is drawn: what is painted in which order, and where each text stands.
type page struct {
	colors
	paint []func(*canvas) error
	texts []placed
	clip  box
}

// placed is a text with the box that its ink fills and the one that it must stay in.
type placed struct {
	text      string
	ink, room box
}

// sheet is the whole card.
var sheet = box{0, 0, Width, Height}

// colors are the map's light palette, with paler land and water around it.
type colors struct{ accent, text, muted, hair, paper, water, land, coast image.Image }

const theme = usmap.Light

func newPage() *page {
	return &page{clip: sheet, colors: colors{
		accent: ink(theme.Color(usmap.Step(9))), text: ink(theme.Text()), muted: ink(theme.Muted()), hair: solid(theme.Muted(), .35),
		paper: ink("#ffffff"), water: ink("#e3eaf1"), land: ink("#f6f8fa"), coast: ink("#b9c5d1"),
	}}
}

func (p *page) fill(shape path, paint image.Image) {
	clip := p.clip
	p.paint = append(p.paint, func(c *canvas) error {
		c.clip = clip
		c.fill(shape, paint)
		return nil
	})
}

func (p *page) stroke(shape path, width float64, paint image.Image) {
	p.fill(shape.stroked(width), paint)
}

// write sets a text with its left end at x on the baseline y. Its room ends at right. It returns where the text ends.
func (p *page) write(s style, text string, x, y, right float64, paint image.Image) (end float64) {
	outline, width := s.shape(text)
	outline = outline.mapped(moved(x, y))
	p.texts = append(p.texts, placed{text, outline.box(), box{x - 2, y - s.size, right + 1, y + .3*s.size}})
	p.fill(outline, paint)
	return x + width
}

// ink is a paint of one of the palette's colors.
func ink(color string) *image.Uniform { return solid(color, 1) }

func solid(name string, opacity float64) *image.Uniform {
	c, _ := hex(name)
	return plain(c, opacity)
}

// pattern repeats what draw puts on a tile of a size in pixels.
func pattern(size float64, background string, draw func(*canvas)) *tiled {
	const fine = 16
	var ground color.RGBA
	if background != "" {
		ground, _ = hex(background)
	}
	c := newCanvas(int(size*fine), int(size*fine), ground)
	draw(c)
	return &tiled{tile: c.RGBA, toTile: scaled(fine), bounds: image.Rect(0, 0, Width, Height)}
}

// region fills a shape the way usmap does: a step of the ramp, stripes over it where it is partly known, crosses and a broken outline where it is not assessed.
func (p *page) region(shape path, r usmap.Region, border, unit float64) {
	line, f := ink(theme.Border()), r.Fill
	if f == usmap.NotAssessed {
		p.fill(shape, pattern(9*unit, theme.Color(f), func(c *canvas) {
			c.stroke(path{
				{points: []point{{X: 48 * unit, Y: 48 * unit}, {X: 96 * unit, Y: 96 * unit}}},
				{points: []point{{X: 96 * unit, Y: 48 * unit}, {X: 48 * unit, Y: 96 * unit}}},
			}, 14*unit, ink(theme.Muted()))
		}))
		p.broken(shape, border)
		return
	}
	p.fill(shape, ink(theme.Color(f)))
	if r.Partial {
		p.fill(shape, pattern(7*unit, "", func(c *canvas) {
			size := 7 * 16 * unit
			c.stroke(path{
				{points: []point{{X: -size, Y: 0}, {X: size, Y: 2 * size}}},
				{points: []point{{X: -size, Y: -size}, {X: 2 * size, Y: 2 * size}}},
				{points: []point{{X: 0, Y: -size}, {X: 2 * size, Y: size}}},
			}, 21*unit, solid(theme.Border(), .5))
		}))
	}
	p.stroke(shape, border, line)
}

// broken is the outline of what is not assessed.
func (p *page) broken(shape path, width float64) {
	p.stroke(shape.dashed(3*width, 2*width), width, ink(theme.Border()))
}

// sign draws a verdict as a disk: filled with a check, half filled, hollow with a bar, broken with a question mark.
func (p *page) sign(v rubric.Verdict, x, y, r float64) {
	ring := circle(x, y, r-1)
	switch v {
	case rubric.Met:
		p.fill(circle(x, y, r), p.accent)
		p.stroke(path{{points: []point{{X: x - .45*r, Y: y + .02*r}, {X: x - .12*r, Y: y + .36*r}, {X: x + .46*r, Y: y - .34*r}}}}, .25*r, p.paper)
	case rubric.Partial:
		p.fill(ring, p.paper)
		half := line{closed: true}
		half.arc(point{X: x, Y: y}, r-1, half90, 3*half90)
		p.fill(path{half}, p.accent)
		p.stroke(ring, 2, p.accent)
	case rubric.Unmet:
		p.fill(ring, p.paper)
		p.stroke(path{{points: []point{{X: x - .42*r, Y: y}, {X: x + .42*r, Y: y}}}}, .22*r, p.muted)
		p.stroke(ring, 2, p.muted)
	default:
		p.fill(ring, p.paper)
		p.stroke(ring.dashed(r*.42, r*.34), 2, p.muted)
		s := style{weight: semiBold, size: 1.25 * r}
		outline, width := s.shape("?")
		p.fill(outline.mapped(moved(x-width/2, y+.36*s.size)), p.muted)
	}
}

const half90 = 3.141592653589793 / 2

// render draws the page.
func (p *page) render() (*image.RGBA, error) {
	c := newCanvas(Width, Height, color.RGBA{255, 255, 255, 255})
	for _, paint := range p.paint {
		if err := paint(c); err != nil {
			return nil, err
		}
	}
	return c.RGBA, nil
}

// mark draws one of the map's marks 16 pixels wide.
func (p *page) mark(m usmap.Mark, x, y float64) {
	if shape, err := parsePath(m.Path()); err == nil {
		p.fill(shape.mapped(scaled(1.6)).evenOdd().mapped(moved(x, y)), p.text)
	}
}
