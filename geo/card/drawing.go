package card

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image"
	"image/color"
	"io"
	"math"
	"strconv"
	"strings"
)

// The part of SVG that usmap writes, and no more: what it does not know is an error, so that nothing is left out of a picture in silence.

// paintOf is a fill or stroke: a color, or a pattern by its id, or nothing.
type paintOf struct {
	color   color.RGBA
	pattern string
	none    bool
}

// look is what elements inherit.
type look struct {
	to            matrix
	fill, stroke  paintOf
	strokeWidth   float64
	strokeOpacity float64
	dash          [2]float64
	evenOdd       bool
	fontSize      float64
	bold          bool
	anchor        string
}

// element is one of the drawing's, with all its attributes.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	children []*element
}

// read builds the tree of a drawing.
func read(drawing []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(drawing))
	root := &element{}
	stack := []*element{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, &DrawingError{"is not well-formed XML", err}
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) > 64 {
				return nil, &DrawingError{"is nested more than 64 deep", nil}
			}
			e := &element{name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			parent := stack[len(stack)-1]
			parent.children = append(parent.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			stack[len(stack)-1].text += string(t)
		}
	}
	if len(root.children) != 1 || root.children[0].name != "svg" {
		return nil, &DrawingError{"is not one svg element", nil}
	}
	return root.children[0], nil
}

// drawer puts a drawing on a canvas.
type drawer struct {
	canvas   *canvas
	patterns map[string]*element
	tiles    map[string]*tiled
}

// viewBox is the part of its own plane that an svg element shows.
func (e *element) viewBox() (box, error) {
	v, err := numbers(e.attrs["viewBox"])
	if err != nil || len(v) != 4 || !(v[2] >= 1 && v[3] >= 1) {
		return box{}, &DrawingError{"has no viewBox of four numbers, at least 1 wide and high", err}
	}
	return box{v[0], v[1], v[0] + v[2], v[1] + v[3]}, nil
}

// put draws the children of an svg element whose viewBox to takes to the canvas.
func put(c *canvas, svg *element, to matrix) error {
	d := &drawer{canvas: c, patterns: map[string]*element{}, tiles: map[string]*tiled{}}
	d.collect(svg)
	start := look{to: to, fill: paintOf{color: color.RGBA{A: 255}}, stroke: paintOf{none: true}, strokeWidth: 1, strokeOpacity: 1, fontSize: 16}
	return d.children(svg, start)
}

func (d *drawer) collect(e *element) {
	for _, child := range e.children {
		if child.name == "pattern" {
			d.patterns[child.attrs["id"]] = child
		}
		d.collect(child)
	}
}

func (d *drawer) children(e *element, l look) error {
	l, err := e.inherit(l)
	if err != nil {
		return err
	}
	for _, child := range e.children {
		if err := d.draw(child, l); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawer) draw(e *element, l look) error {
	switch e.name {
	case "title", "desc", "defs":
		return nil
	case "g":
		return d.children(e, l)
	case "svg":
		return d.inner(e, l)
	case "path", "rect", "circle", "text":
	default:
		return &DrawingError{"has an element that no map has: " + strconv.Quote(e.name), nil}
	}
	l, err := e.inherit(l)
	if err != nil {
		return err
	}
	if e.name == "text" {
		return d.write(e, l)
	}
	p, err := e.outline()
	if err != nil {
		return err
	}
	p = p.mapped(l.to)
	if l.evenOdd {
		p = p.evenOdd()
	}
	if !l.fill.none {
		paint, err := d.paint(l.fill, 1, l.to)
		if err != nil {
			return err
		}
		d.canvas.fill(p, paint)
	}
	if !l.stroke.none && l.strokeWidth > 0 {
		paint, err := d.paint(l.stroke, l.strokeOpacity, l.to)
		if err != nil {
			return err
		}
		scale := l.to.scale()
		if l.dash[0] > 0 {
			p = p.dashed(l.dash[0]*scale, l.dash[1]*scale)
		}
		d.canvas.stroke(p, l.strokeWidth*scale, paint)
	}
	return nil
}

// inner draws an svg element within another, clipped to its own rectangle.
func (d *drawer) inner(e *element, l look) error {
	view, err := e.viewBox()
	if err != nil {
		return err
	}
	at := [4]float64{0, 0, view.width(), view.height()}
	for i, name := range [...]string{"x", "y", "width", "height"} {
		if at[i], err = e.number(name, at[i]); err != nil {
			return err
		}
	}
	if !(at[2] >= 1 && at[3] >= 1) {
		return &DrawingError{"has an svg element less than 1 wide or high", nil}
	}
	scale := min(at[2]/view.width(), at[3]/view.height())
	l.to = moved(-view.left, -view.top).then(scaled(scale)).
		then(moved(at[0]+(at[2]-view.width()*scale)/2, at[1]+(at[3]-view.height()*scale)/2)).then(l.to)
	outside := d.canvas.clip
	d.canvas.clip = outside.within(rectangle(view, 0).mapped(l.to).box())
	defer func() { d.canvas.clip = outside }()
	return d.children(e, l)
}

func (d *drawer) write(e *element, l look) error {
	if len(e.children) > 0 {
		return &DrawingError{"has an element within a text", nil}
	}
	x, errX := e.number("x", 0)
	y, errY := e.number("y", 0)
	if err := errors.Join(errX, errY); err != nil {
		return err
	}
	s := style{size: l.fontSize, weight: regular}
	if l.bold {
		s.weight = extraBold
	}
	p, width := s.shape(strings.Join(strings.Fields(e.text), " "))
	switch l.anchor {
	case "middle":
		x -= width / 2
	case "end":
		x -= width
	}
	paint, err := d.paint(l.fill, 1, l.to)
	if err == nil && !l.fill.none {
		d.canvas.fill(p.mapped(moved(x, y).then(l.to)), paint)
	}
	return err
}

// paint is a color as it is, and a pattern as a tile, which is drawn large once.
func (d *drawer) paint(p paintOf, opacity float64, to matrix) (image.Image, error) {
	if p.pattern == "" {
		return plain(p.color, opacity), nil
	}
	if t := d.tiles[p.pattern]; t != nil {
		return t, nil
	}
	e := d.patterns[p.pattern]
	if e == nil {
		return nil, &DrawingError{"refers to a pattern that it does not define: " + strconv.Quote(p.pattern), nil}
	}
	width, err := e.number("width", 0)
	if err != nil {
		return nil, err
	}
	height, err := e.number("height", 0)
	if err != nil {
		return nil, err
	}
	if !(width >= 1 && height >= 1 && width <= 64 && height <= 64) {
		return nil, &DrawingError{"has a pattern that is not 1 to 64 wide and high", nil}
	}
	const fine = 16 // pixels of the tile to a unit of the drawing
	large := &drawer{canvas: newCanvas(int(width*fine), int(height*fine), color.RGBA{}), patterns: map[string]*element{}, tiles: map[string]*tiled{}}
	start := look{to: scaled(fine), fill: paintOf{color: color.RGBA{A: 255}}, stroke: paintOf{none: true}, strokeWidth: 1, strokeOpacity: 1, fontSize: 16}
	if err := large.children(e, start); err != nil {
		return nil, err
	}
	own := identity
	if value, ok := e.attrs["patternTransform"]; ok {
		if own, err = transform(value); err != nil {
			return nil, err
		}
	}
	back, ok := own.then(to).inverse()
	if !ok {
		return nil, &DrawingError{"has a pattern in a plane without area", nil}
	}
	t := &tiled{tile: large.canvas.RGBA, toTile: back.then(scaled(fine)), bounds: d.canvas.Rect}
	d.tiles[p.pattern] = t
	return t, nil
}

// inherit is the look of an element: its own attributes, and for the rest those of its parent.
func (e *element) inherit(l look) (look, error) {
	for name, value := range e.attrs {
		var err error
		switch name {
		case "fill":
			l.fill, err = paintFrom(value, l.fill)
		case "stroke":
			l.stroke, err = paintFrom(value, l.stroke)
		case "stroke-width":
			l.strokeWidth, err = number(value)
		case "stroke-opacity":
			l.strokeOpacity, err = number(value)
		case "stroke-dasharray":
			var v []float64
			if v, err = numbers(value); err == nil && len(v) != 2 {
				err = &DrawingError{"has a stroke-dasharray that is not two numbers: " + strconv.Quote(value), nil}
			} else if err == nil && !(v[0] >= .5 && v[1] >= .5) {
				err = &DrawingError{"has a stroke-dasharray finer than 0.5: " + strconv.Quote(value), nil}
			} else if err == nil {
				l.dash = [2]float64(v)
			}
		case "fill-rule":
			l.evenOdd = value == "evenodd"
		case "font-size":
			l.fontSize, err = number(value)
		case "font-weight":
			l.bold = value == "700" || value == "bold"
		case "text-anchor":
			l.anchor = value
		case "transform":
			var m matrix
			if m, err = transform(value); err == nil {
				l.to = m.then(l.to)
				if s := l.to.scale(); !(s > 1e-3 && s < 1e5) {
					err = &DrawingError{"has a transformation that leaves nothing to see: " + strconv.Quote(value), nil}
				}
			}
		}
		if err != nil {
			return l, err
		}
	}
	return l, nil
}

func paintFrom(value string, inherited paintOf) (paintOf, error) {
	if value == "none" {
		return paintOf{none: true}, nil
	}
	if id, ok := strings.CutPrefix(value, "url(#"); ok {
		if id, ok = strings.CutSuffix(id, ")"); ok && id != "" {
			return paintOf{pattern: id}, nil
		}
	}
	c, ok := hex(value)
	if !ok {
		return inherited, &DrawingError{"has a color that is not #rrggbb: " + strconv.Quote(value), nil}
	}
	return paintOf{color: c}, nil
}

// transform reads translate and scale.
func transform(value string) (matrix, error) {
	m := identity
	for rest := strings.TrimSpace(value); rest != ""; rest = strings.TrimSpace(rest) {
		name, after, open := strings.Cut(rest, "(")
		args, next, closed := strings.Cut(after, ")")
		v, err := numbers(args)
		switch {
		case err != nil:
			return m, err
		case open && closed && name == "translate" && len(v) == 2:
			m = moved(v[0], v[1]).then(m)
		case open && closed && name == "scale" && len(v) == 1:
			m = scaled(v[0]).then(m)
		default:
			return m, &DrawingError{"has a transformation that no map has: " + strconv.Quote(value), nil}
		}
		rest = next
	}
	return m, nil
}

// outline is the shape of a path, rect or circle.
func (e *element) outline() (path, error) {
	var v [5]float64
	names := [5]string{"x", "y", "width", "height", "rx"}
	switch e.name {
	case "path":
		return parsePath(e.attrs["d"])
	case "circle":
		names = [5]string{"cx", "cy", "r"}
	}
	for i, name := range names {
		if name == "" {
			break
		}
		n, err := e.number(name, 0)
		if err != nil {
			return nil, err
		}
		v[i] = n
	}
	if e.name == "circle" {
		return circle(v[0], v[1], v[2]), nil
	}
	return rectangle(box{v[0], v[1], v[0] + v[2], v[1] + v[3]}, v[4]), nil
}

// number is an attribute, or the given value where the element has none of that name.
func (e *element) number(name string, without float64) (float64, error) {
	value, ok := e.attrs[name]
	if !ok {
		return without, nil
	}
	return number(value)
}

// limit is beyond what a drawing's number may be: larger ones name no place on a map.
const limit = 1e6

func number(text string) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > limit {
		return 0, &DrawingError{"has a number that cannot be drawn: " + strconv.Quote(text), err}
	}
	return v, nil
}

func numbers(text string) (all []float64, err error) {
	for field := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == ',' }) {
		v, err := number(field)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func (m matrix) inverse() (matrix, bool) {
	d := m.a*m.d - m.b*m.c
	if d == 0 {
		return matrix{}, false
	}
	return matrix{m.d / d, -m.b / d, -m.c / d, m.a / d, (m.c*m.f - m.d*m.e) / d, (m.b*m.e - m.a*m.f) / d}, true
}
