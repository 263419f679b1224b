package svg

import (
	"cmp"
	"image"
	"image/color"
	"strconv"
	"strings"
)

// Drawing is an svg element that has been read.
type Drawing struct {
	View     Box // its viewBox: the part of its own plane that it shows
	root     *element
	patterns map[string]*element // by id
}

// Parse reads a drawing: one svg element in well-formed XML, no more than 64 elements deep, whose viewBox is at least 1 wide and high. Anything else
// is an [*Error], as is what [Drawing.Draw] finds in it that it does not know.
func Parse(text []byte) (*Drawing, error) {
	root, err := parseTree(text)
	if err != nil {
		return nil, err
	}
	view, err := root.viewBox()
	if err != nil {
		return nil, err
	}
	d := &Drawing{view, root, map[string]*element{}}
	d.collect(root)
	return d, nil
}

func (d *Drawing) collect(e *element) {
	for _, child := range e.children {
		if child.name == "pattern" {
			d.patterns[child.attrs["id"]] = child
		}
		d.collect(child)
	}
}

// Draw puts the drawing on a canvas. The matrix takes its plane to the canvas's pixels.
func (d *Drawing) Draw(c *Canvas, to Matrix) error {
	return newPainter(c, d.patterns).children(d.root, initial(to))
}

// Pattern is one of the drawing's patterns as a paint for a canvas, whose bounds it has. The matrix is as in [Drawing.Draw].
func (d *Drawing) Pattern(id string, to Matrix, bounds image.Rectangle) (image.Image, error) {
	return newPainter(&Canvas{RGBA: &image.RGBA{Rect: bounds}}, d.patterns).pattern(id, to)
}

// painter draws elements on a canvas.
type painter struct {
	canvas   *Canvas
	patterns map[string]*element
	tiles    map[tileKey]*tiled
}

func newPainter(c *Canvas, patterns map[string]*element) *painter {
	return &painter{c, patterns, map[tileKey]*tiled{}}
}

func (p *painter) children(e *element, s style) error {
	s, err := s.of(e)
	if err != nil {
		return err
	}
	for _, child := range e.children {
		if err := p.draw(child, s); err != nil {
			return err
		}
	}
	return nil
}

func (p *painter) draw(e *element, s style) error {
	switch e.name {
	case "title", "desc", "defs":
		return nil
	case "g":
		return p.children(e, s)
	case "svg":
		return p.inner(e, s)
	case "path", "rect", "circle", "text":
	default:
		return &Error{"has an element that no map has: " + strconv.Quote(e.name), nil}
	}
	s, err := s.of(e)
	if err != nil {
		return err
	}
	if e.name == "text" {
		return p.text(e, s)
	}
	shape, err := e.outline()
	if err != nil {
		return err
	}
	return p.shape(shape.Mapped(s.to), s)
}

// shape fills and strokes a path of the canvas.
func (p *painter) shape(shape Path, s style) error {
	if s.evenOdd {
		shape = shape.EvenOdd()
	}
	if !s.fill.none {
		paint, err := p.paint(s.fill, 1, s.to)
		if err != nil {
			return err
		}
		p.canvas.Fill(shape, paint)
	}
	if s.stroke.none || s.strokeWidth <= 0 {
		return nil
	}
	paint, err := p.paint(s.stroke, s.strokeOpacity, s.to)
	if err != nil {
		return err
	}
	scale := s.to.scale()
	if s.dash[0] > 0 {
		shape = shape.Dashed(s.dash[0]*scale, s.dash[1]*scale)
	}
	p.canvas.Fill(shape.Stroked(s.strokeWidth*scale), paint)
	return nil
}

// inner draws an svg element within another, clipped to its own rectangle.
func (p *painter) inner(e *element, s style) error {
	view, err := e.viewBox()
	if err != nil {
		return err
	}
	at := [4]float64{0, 0, view.Width(), view.Height()}
	for i, name := range [...]string{"x", "y", "width", "height"} {
		if at[i], err = e.number(name, at[i]); err != nil {
			return err
		}
	}
	if !(at[2] >= 1 && at[3] >= 1) {
		return &Error{"has an svg element less than 1 wide or high", nil}
	}
	scale := min(at[2]/view.Width(), at[3]/view.Height())
	s.to = Moved(-view.Left, -view.Top).Then(Scaled(scale)).
		Then(Moved(at[0]+(at[2]-view.Width()*scale)/2, at[1]+(at[3]-view.Height()*scale)/2)).Then(s.to)
	outside := p.canvas.Clip
	p.canvas.Clip = outside.Within(Rectangle(view, 0).Mapped(s.to).Box())
	defer func() { p.canvas.Clip = outside }()
	return p.children(e, s)
}

func (p *painter) text(e *element, s style) error {
	if len(e.children) > 0 {
		return &Error{"has an element within a text", nil}
	}
	x, errX := e.number("x", 0)
	y, errY := e.number("y", 0)
	if err := cmp.Or(errX, errY); err != nil {
		return err
	}
	font := Font{Size: s.fontSize, Weight: Regular}
	if s.bold {
		font.Weight = ExtraBold
	}
	shape, width := font.Shape(strings.Join(strings.Fields(e.text), " "))
	switch s.anchor {
	case "middle":
		x -= width / 2
	case "end":
		x -= width
	}
	paint, err := p.paint(s.fill, 1, s.to)
	if err == nil && !s.fill.none {
		p.canvas.Fill(shape.Mapped(Moved(x, y).Then(s.to)), paint)
	}
	return err
}

func (p *painter) paint(of paintOf, opacity float64, to Matrix) (image.Image, error) {
	if of.pattern == "" {
		return Plain(of.color, opacity), nil
	}
	return p.pattern(of.pattern, to)
}

// initial is the style of the outermost element.
func initial(to Matrix) style {
	return style{to: to, fill: paintOf{color: color.RGBA{A: 255}}, stroke: paintOf{none: true}, strokeWidth: 1, strokeOpacity: 1, fontSize: 16}
}
