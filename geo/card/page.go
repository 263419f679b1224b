package card

import (
	"cmp"
	"image"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

// page is a card before it is drawn: what is painted in which order, and where each text stands.
type page struct {
	layout
	colors
	in    language
	paint []func(*svg.Canvas) error
	texts []placed
	to    svg.Matrix // from where a part is laid out to pixels
	clip  svg.Box    // in pixels
}

// placed is a text with the box that its ink fills and the one that it must stay in, in pixels.
type placed struct {
	text      string
	ink, room svg.Box
}

// left and right are the margins of the words of a card.
const (
	left  = 48.0
	right = 768.0
)

// box is a rectangle of the card.
func box(left, top, right, bottom float64) svg.Box {
	return svg.Box{Left: left, Top: top, Right: right, Bottom: bottom}
}

// sheet is the whole card, in pixels.
func (l *layout) sheet() svg.Box { return box(0, 0, float64(l.width), float64(l.height)) }

// edge is the right margin of the map of all, where a part is laid out.
const edge = 1180.0

func newPage(o Options) *page {
	t, g := o.Theme, grounds[o.Theme]
	p := &page{layout: layouts[o.Format], in: language{o.Language}, colors: colors{
		theme: t, accent: ink(o.accent()), text: ink(t.Text()), muted: ink(t.Muted()), hair: solid(t.Muted(), .35),
		paper: ink(t.Background()), water: ink(g.water), land: ink(g.land), coast: ink(g.coast),
	}}
	p.clip = p.sheet()
	p.at(svg.Point{})
	return p
}

// at lays out what comes next so far from where it lies on a wide card.
func (p *page) at(moved svg.Point) { p.to = svg.Moved(moved.X, moved.Y).Then(svg.Scaled(p.unit)) }

// pixels is where a box comes to lie.
func (p *page) pixels(b svg.Box) svg.Box {
	low, high := p.to.At(svg.Point{X: b.Left, Y: b.Top}), p.to.At(svg.Point{X: b.Right, Y: b.Bottom})
	return box(low.X, low.Y, high.X, high.Y)
}

func (p *page) fill(shape svg.Path, paint image.Image) {
	clip, shape := p.clip, shape.Mapped(p.to)
	p.paint = append(p.paint, func(c *svg.Canvas) error {
		c.Clip = clip
		c.Fill(shape, paint)
		return nil
	})
}

func (p *page) stroke(shape svg.Path, width float64, paint image.Image) {
	p.fill(shape.Stroked(width), paint)
}

// write sets a text with its left end at x on the baseline y. Its room ends at right. It returns where the text ends.
func (p *page) write(s svg.Font, text string, x, y, right float64, paint image.Image) (end float64) {
	outline, width := s.Shape(text)
	outline = outline.Mapped(svg.Moved(x, y))
	p.texts = append(p.texts, placed{text, outline.Mapped(p.to).Box(), p.pixels(box(x-2, y-s.Size, right+1, y+.3*s.Size))})
	p.fill(outline, paint)
	return x + width
}

// fitted is a font, perhaps smaller, in which texts fit side by side in a room, and how wide they are.
func fitted(s svg.Font, texts []string, room float64) (_ svg.Font, width float64) {
	for _, t := range texts {
		width += s.Width(t)
	}
	if width > room {
		s.Size, width = s.Size*room/width, room
	}
	return s, width
}

// lines sets a text around a baseline, in two lines where it is too long for one.
func (p *page) lines(s svg.Font, text string, x, y, end float64, paint image.Image) {
	all := s.Wrap(text, end-x, end-x, 2)
	y -= .6 * s.Size * float64(len(all)-1)
	for _, l := range all {
		s := s.Shrunk(l, end-x, 10)
		p.write(s, s.Cut(l, end-x), x, y, end, paint)
		y += 1.1 * s.Size
	}
}

// paragraph sets lines from a baseline on and returns the one after them.
func (p *page) paragraph(st svg.Font, words string, y, end float64, paint image.Image) float64 {
	for _, l := range st.Wrap(words, end-left, end-left, 4) {
		p.write(st, l, left, y, end, paint)
		y += 1.3 * st.Size
	}
	return y
}

// draw puts a drawing at the left and top of a box, as wide as it is.
func (p *page) draw(d *svg.Drawing, b svg.Box) {
	to, sheet := p.to, p.sheet()
	p.paint = append(p.paint, func(c *svg.Canvas) error {
		c.Clip = sheet
		return d.Draw(c, svg.Moved(-d.View.Left, -d.View.Top).Then(svg.Scaled(b.Width()/d.View.Width())).Then(svg.Moved(b.Left, b.Top)).Then(to))
	})
}

// heading names the card and its place.
func (p *page) heading(name string, end float64) {
	p.fill(svg.Rectangle(box(left, 40, left+44, 46), 3), p.accent)
	p.write(svg.Font{Weight: svg.SemiBold, Size: 17, Tracking: .08}, p.in.text("title"), left, 77, max(end, 440), p.muted)
	s := svg.Font{Weight: svg.ExtraBold, Size: 62}.Shrunk(name, end-left, 24)
	p.write(s, s.Cut(name, end-left), left-s.Size/20, 138, end, p.text)
}

// address says where a reader finds more, up to an end.
func (p *page) address(address string, to svg.Point) {
	const room = 300
	st := svg.Font{Weight: svg.SemiBold, Size: 17}.Shrunk(address, room, 11)
	text := st.Cut(address, room)
	p.write(st, text, to.X-st.Width(text), to.Y, to.X, p.muted)
}

// source is the last line: the date, where the records come from, and what a card is not.
func (p *page) source(asOf states.Date, o Options, end float64) {
	line := p.in.text("source", cmp.Or(o.Source, p.in.text("shipped")))
	if !asOf.IsZero() {
		line = p.in.text("asOf", p.in.Date(asOf)) + " · " + line
	}
	line += " · " + p.in.text("notAdvice")
	st := svg.Font{Weight: svg.Regular, Size: 15}.Shrunk(line, end-left, 13)
	lines := st.Wrap(line, end-left, end-left, 2)
	y := 611 - 16*float64(len(lines)-1)
	for _, l := range lines {
		p.write(st, l, left, y, end, p.muted)
		y += 16
	}
}

// region fills a shape as the map does: a step of the ramp, stripes over it where it is partly scored, upright lines where a bill is not law, crosses and a
// broken outline where it is not assessed.
// The patterns are as many times larger than the map's as unit says.
func (p *page) region(shape svg.Path, r usmap.Region, border, unit float64) {
	p.fill(shape, ink(p.theme.Color(r.Fill)))
	if r.Fill == usmap.Proposed {
		p.fill(shape, p.pattern(usmap.AppendUprights, unit))
	}
	if r.Fill == usmap.NotAssessed {
		p.fill(shape, p.pattern(usmap.AppendCrosses, unit))
		p.broken(shape, border)
		return
	}
	if r.Partial {
		p.fill(shape, p.pattern(usmap.AppendStripes, unit))
	}
	p.stroke(shape, border, ink(p.theme.Border()))
}

// pattern is a paint of one of the map's patterns.
func (p *page) pattern(appendTo func(dst []byte, id string, t usmap.Theme) []byte, unit float64) image.Image {
	const id = "pattern"
	drawing, err := svg.Parse(append(appendTo([]byte(`<svg viewBox="0 0 1 1">`), id, p.theme), "</svg>"...))
	if err != nil {
		panic(err) // a test draws both
	}
	paint, err := drawing.Pattern(id, svg.Scaled(unit/10*p.unit), image.Rect(0, 0, p.width, p.height))
	if err != nil {
		panic(err)
	}
	return paint
}

// broken is the outline of what is not assessed.
func (p *page) broken(shape svg.Path, width float64) {
	p.stroke(shape.Dashed(3*width, 2*width), width, ink(p.theme.Border()))
}

// render draws the page.
func (p *page) render() (*image.RGBA, error) {
	paper, _ := svg.Color(p.theme.Background())
	c := svg.NewCanvas(p.width, p.height, paper)
	for _, paint := range p.paint {
		if err := paint(c); err != nil {
			return nil, err
		}
	}
	return c.RGBA, nil
}
