package card

import (
	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/internal/inset"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

//go:generate go run generate.go

// outline is a jurisdiction's boundary, closer than that of usmap.
type outline struct {
	code states.Code
	turn float64 // degrees clockwise that bring north to the top
	data string  // SVG path data, in hundredths of a pixel of usmap's canvas
}

func outlineOf(c states.Code) (outline, bool) {
	for _, o := range outlines {
		if o.code == c {
			return o, true
		}
	}
	return outline{}, false
}

// path is the boundary on usmap's canvas.
func (o outline) path() svg.Path {
	p, _ := svg.ParsePath(o.data) // a test reads them all
	return p.Mapped(svg.Scaled(.01))
}

// locate draws the jurisdiction among its neighbors, north up. Those that usmap has in an inset stand alone.
func (p *page) locate(c states.Code, region usmap.Region) {
	p.at(svg.Point{})
	p.clip = p.pixels(p.place)
	defer func() { p.clip = p.sheet() }()
	p.fill(svg.Rectangle(p.place, 0), p.water)
	o, ok := outlineOf(c)
	if !ok {
		return
	}
	const closest = 40 // how much larger than on usmap's canvas: the District of Columbia is four pixels wide there
	b := o.path().Mapped(svg.Turned(o.turn)).Box()
	room := p.place.Grown(-34)
	room.Bottom -= 30 // of the key
	scale := min(room.Width()/b.Width(), room.Height()/b.Height(), closest)
	to := svg.Turned(o.turn).Then(svg.Moved(-(b.Left+b.Right)/2, -(b.Top+b.Bottom)/2)).Then(svg.Scaled(scale)).
		Then(svg.Moved((room.Left+room.Right)/2, (room.Top+room.Bottom)/2))
	if _, apart := inset.Of(c); !apart {
		for _, other := range outlines {
			if _, apart := inset.Of(other.code); apart || other.code == c {
				continue
			}
			if shape := other.path().Mapped(to); !shape.Box().Within(p.place).Empty() {
				p.fill(shape, p.land)
				p.stroke(shape, 1.5, p.coast)
			}
		}
	}
	p.region(o.path().Mapped(to), region, 3, 2)
}
