package card

import (
	"math"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states"
)

//go:generate go run generate.go

// outline is a jurisdiction's boundary, closer than that of usmap.
type outline struct {
	code  states.Code
	turn  float64 // degrees clockwise that bring north to the top
	rings string  // in hundredths of a pixel of usmap's canvas: the first point, then steps, a semicolon between rings
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
func (o outline) path() path {
	var all path
	for ring := range strings.SplitSeq(o.rings, ";") {
		l := line{closed: true}
		var at [2]int
		i := 0
		for field := range strings.SplitSeq(ring, " ") {
			step, _ := strconv.Atoi(field)
			at[i%2] += step
			if i++; i%2 == 0 {
				l.points = append(l.points, point{X: float64(at[0]) / 100, Y: float64(at[1]) / 100})
			}
		}
		all = append(all, l)
	}
	return all
}

// upright turns usmap's canvas so that north is up in the place.
func (o outline) upright() matrix {
	sin, cos := math.Sincos(o.turn * math.Pi / 180)
	return matrix{cos, sin, -sin, cos, 0, 0}
}
