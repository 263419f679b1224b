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
	colors
	paint []func(*svg.Canvas) error
	texts []placed
	clip  svg.Box
}

// placed is a text with the box that its ink fills and the one that it must stay in.
type placed struct {
	text      string
	ink, room svg.Box
}

// box is a rectangle of the card.
func box(left, top, right, bottom float64) svg.Box {
	return svg.Box{Left: left, Top: top, Right: right, Bottom: bottom}
}

// sheet is the whole card.
var sheet = box(0, 0, Width, Height)

func newPage(o Options) *page {
	t, g := o.Theme, grounds[o.Theme]
	return &page{clip: sheet, colors: colors{
		theme: t, accent: ink(o.accent()), text: ink(t.Text()), muted: ink(t.Muted()), hair: solid(t.Muted(), .35),
		paper: ink(t.Background()), water: ink(g.water), land: ink(g.land), coast: ink(g.coast),
	}}
}

func (p *page) fill(shape svg.Path, paint image.Image) {
	clip := p.clip
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
	p.texts = append(p.texts, placed{text, outline.Box(), box(x-2, y-s.Size, right+1, y+.3*s.Size)})
	p.fill(outline, paint)
	return x + width
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
	p.paint = append(p.paint, func(c *svg.Canvas) error {
		c.Clip = sheet
		return d.Draw(c, svg.Moved(-d.View.Left, -d.View.Top).Then(svg.Scaled(b.Width()/d.View.Width())).Then(svg.Moved(b.Left, b.Top)))
	})
}

// heading names the card and its place.
func (p *page) heading(name string, end float64) {
	p.fill(svg.Rectangle(box(left, 40, left+44, 46), 3), p.accent)
	p.write(svg.Font{Weight: svg.SemiBold, Size: 17, Tracking: .08}, "QUALIFIED IMMUNITY SCORECARD", left, 77, max(end, 400), p.muted)
	s := svg.Font{Weight: svg.ExtraBold, Size: 62}.Shrunk(name, end-left, 24)
	p.write(s, s.Cut(name, end-left), left-s.Size/20, 138, end, p.text)
}

const shippedSource = "endqi.org, bill texts and public records"

// source is the last line: the date, where the records come from, and what a card is not.
func (p *page) source(asOf states.Date, o Options, end float64) {
	line := "Source: " + cmp.Or(o.Source, shippedSource)
	if !asOf.IsZero() {
		line = "As of " + in.Date(asOf) + " · " + line
	}
	line += " · Not legal advice"
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
		p.fill(shape, pattern(usmap.AppendUprights, p.theme, unit))
	}
	if r.Fill == usmap.NotAssessed {
		p.fill(shape, pattern(usmap.AppendCrosses, p.theme, unit))
		p.broken(shape, border)
		return
	}
	if r.Partial {
		p.fill(shape, pattern(usmap.AppendStripes, p.theme, unit))
	}
	p.stroke(shape, border, ink(p.theme.Border()))
}

// pattern is a paint of one of the map's patterns.
func pattern(appendTo func(dst []byte, id string, t usmap.Theme) []byte, t usmap.Theme, unit float64) image.Image {
	const id = "pattern"
	drawing, err := svg.Parse(append(appendTo([]byte(`<svg viewBox="0 0 1 1">`), id, t), "</svg>"...))
	if err != nil {
		panic(err) // a test draws both
	}
	paint, err := drawing.Pattern(id, svg.Scaled(unit/10), image.Rect(0, 0, Width, Height))
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
	c := svg.NewCanvas(Width, Height, paper)
	for _, paint := range p.paint {
		if err := paint(c); err != nil {
			return nil, err
		}
	}
	return c.RGBA, nil
}
