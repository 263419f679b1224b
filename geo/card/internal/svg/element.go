package svg

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"strings"
)

// element is one of the drawing's, with all its attributes.
type element struct {
	name     string
	attrs    map[string]string
	text     string
	children []*element
}

// parseTree reads the elements of a drawing.
func parseTree(text []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(text))
	root := &element{}
	stack := []*element{root}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, &Error{"is not well-formed XML", err}
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) > 64 {
				return nil, &Error{"is nested more than 64 deep", nil}
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
		return nil, &Error{"is not one svg element", nil}
	}
	return root.children[0], nil
}

// viewBox is the part of its own plane that an svg element shows.
func (e *element) viewBox() (Box, error) {
	v, err := numbers(e.attrs["viewBox"])
	if err != nil || len(v) != 4 || !(v[2] >= 1 && v[3] >= 1) {
		return Box{}, &Error{"has no viewBox of four numbers, at least 1 wide and high", err}
	}
	return Box{v[0], v[1], v[0] + v[2], v[1] + v[3]}, nil
}

// outline is the shape of a path, rect or circle.
func (e *element) outline() (Path, error) {
	var v [5]float64
	names := [5]string{"x", "y", "width", "height", "rx"}
	switch e.name {
	case "path":
		return ParsePath(e.attrs["d"])
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
		return Circle(v[0], v[1], v[2]), nil
	}
	return Rectangle(Box{v[0], v[1], v[0] + v[2], v[1] + v[3]}, v[4]), nil
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
		return 0, &Error{"has a number that cannot be drawn: " + strconv.Quote(text), err}
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
