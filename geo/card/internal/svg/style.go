package svg

import (
	"image/color"
	"strconv"
	"strings"
)

// paintOf is a fill or stroke: a color, or a pattern by its id, or nothing.
type paintOf struct {
	color   color.RGBA
	pattern string
	none    bool
}

// style is the presentation attributes that an element inherits from those around it, and the transformation of its plane.
type style struct {
	to            Matrix
	fill, stroke  paintOf
	strokeWidth   float64
	strokeOpacity float64
	dash          [2]float64
	evenOdd       bool
	fontSize      float64
	bold          bool
	anchor        string
}

// of is the style of an element within one of this style: its own attributes, and for the rest those it inherits.
func (s style) of(e *element) (style, error) {
	for name, value := range e.attrs {
		var err error
		switch name {
		case "fill":
			s.fill, err = paintFrom(value, s.fill)
		case "stroke":
			s.stroke, err = paintFrom(value, s.stroke)
		case "stroke-width":
			s.strokeWidth, err = number(value)
		case "stroke-opacity":
			s.strokeOpacity, err = number(value)
		case "stroke-dasharray":
			var v []float64
			if v, err = numbers(value); err == nil && len(v) != 2 {
				err = &Error{"has a stroke-dasharray that is not two numbers: " + strconv.Quote(value), nil}
			} else if err == nil && !(v[0] >= .5 && v[1] >= .5) {
				err = &Error{"has a stroke-dasharray finer than 0.5: " + strconv.Quote(value), nil}
			} else if err == nil {
				s.dash = [2]float64(v)
			}
		case "fill-rule":
			s.evenOdd = value == "evenodd"
		case "font-size":
			s.fontSize, err = number(value)
		case "font-weight":
			s.bold = value == "700" || value == "bold"
		case "text-anchor":
			s.anchor = value
		case "transform":
			var m Matrix
			if m, err = transform(value); err == nil {
				s.to = m.Then(s.to)
				if scale := s.to.scale(); !(scale > 1e-3 && scale < 1e5) {
					err = &Error{"has a transformation that leaves nothing to see: " + strconv.Quote(value), nil}
				}
			}
		}
		if err != nil {
			return s, err
		}
	}
	return s, nil
}

func paintFrom(value string, inherited paintOf) (paintOf, error) {
	if value == "none" {
		return paintOf{none: true}, nil
	}
	if rest, ok := strings.CutPrefix(value, "url(#"); ok {
		id, fallback, closed := strings.Cut(rest, ")")
		_, isColor := Color(strings.TrimSpace(fallback))
		if closed && id != "" && (isColor || strings.TrimSpace(fallback) == "" || fallback == " none") {
			return paintOf{pattern: id}, nil // patterns are known here, so that the fallback is never seen
		}
	}
	c, ok := Color(value)
	if !ok {
		return inherited, &Error{"has a color that is not #rrggbb: " + strconv.Quote(value), nil}
	}
	return paintOf{color: c}, nil
}

// transform reads translate and scale.
func transform(value string) (Matrix, error) {
	m := identity
	for rest := strings.TrimSpace(value); rest != ""; rest = strings.TrimSpace(rest) {
		name, after, open := strings.Cut(rest, "(")
		args, next, closed := strings.Cut(after, ")")
		v, err := numbers(args)
		switch {
		case err != nil:
			return m, err
		case open && closed && name == "translate" && len(v) == 2:
			m = Moved(v[0], v[1]).Then(m)
		case open && closed && name == "scale" && len(v) == 1:
			m = Scaled(v[0]).Then(m)
		default:
			return m, &Error{"has a transformation that no map has: " + strconv.Quote(value), nil}
		}
		rest = next
	}
	return m, nil
}
