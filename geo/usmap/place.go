package usmap

import (
	"cmp"
	"iter"
	"slices"
	"strconv"

	"github.com/endqi/endqi/geo/internal/pathdata"
	"github.com/endqi/endqi/states"
)

//go:generate go run generate.go

// Point is a place on the canvas in pixels; y grows downward.
type Point struct{ X, Y float64 }

// Rect is an upright rectangle of the canvas. The zero value is none.
type Rect struct{ X, Y, Width, Height float64 }

// Callout boxes are at least 24 pixels high where the map is 675 wide or wider (WCAG 2.2 SC 2.5.8).
const (
	calloutWidth  = 96
	calloutHeight = 40
)

// Place is where and how a jurisdiction is drawn. The federal government, US, has a box and no outline.
type Place struct {
	Code    states.Code
	Path    string // outline as SVG path data in tenths of the canvas's unit, the largest ring first; neighbors share the points of their border; empty for US
	Label   Point  // middle of the label, and the leader's end: a point inside the largest ring with room around it; for US the middle of its box
	Callout Rect   // box for the label of a small place, and for US; the zero Rect for the others
	Leader  bool   // a line joins the callout and the shape; where false the box stands right beside it
	Column  int    // of the tile grid, from 0; the tile of US reaches into the next
	Row     int

	lon, lat       int16  // see LonLat, in hundredths of a degree
	borders        string // codes, two letters each
	onMap, onTiles string // where the arrow keys lead: up, right, down, left; two spaces for nowhere
}

// All yields the 57 places of the map in the order of their codes: 56 with an outline, and US.
func All() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for i := range places {
			if !yield(places[i]) {
				return
			}
		}
	}
}

// ByCode finds a place. There is none for a code that names no jurisdiction.
func ByCode(c states.Code) (Place, bool) {
	if i := index(c); i >= 0 {
		return places[i], true
	}
	return Place{}, false
}

func index(c states.Code) int {
	i, ok := slices.BinarySearchFunc(places[:], c, func(p Place, c states.Code) int { return cmp.Compare(p.Code, c) })
	if !ok {
		return -1
	}
	return i
}

// LonLat is where Label lies on earth, in degrees: a point inside the jurisdiction's largest polygon at any detail of package geo. US lies nowhere: 0, 0.
func (p Place) LonLat() (lon, lat float64) { return float64(p.lon) / 100, float64(p.lat) / 100 }

// Neighbors are the jurisdictions that share a stretch of border with c, in the order of their codes. Water is no border here: Michigan and
// Illinois are none. There are none for Hawaii, for Alaska, for a territory or for US.
func Neighbors(c states.Code) []states.Code {
	p, _ := ByCode(c)
	return unpack(p.borders)
}

func unpack(codes string) (all []states.Code) {
	for ; codes != ""; codes = codes[2:] {
		all = append(all, states.Code(codes[:2]))
	}
	return all
}

// Direction is that of an arrow key.
type Direction uint8

const (
	Up Direction = iota
	Right
	Down
	Left
)

// Toward is the place that an arrow key leads to from c in a layout. From each place every other can be reached. There is none at the edge of the
// map, for a code that is not on it, or for a direction or layout that does not exist.
func Toward(c states.Code, d Direction, l Layout) (states.Code, bool) {
	p, ok := ByCode(c)
	keys := p.onMap
	if l == Tiles {
		keys = p.onTiles
	}
	if !ok || d > Left || l > Tiles || keys[2*d] == ' ' {
		return "", false
	}
	return states.Code(keys[2*d : 2*d+2]), true
}

// Rings reads the outline as points of the canvas: closed rings, the largest first, without the repetition of the first point. It is for those
// who draw something other than SVG. US has none.
func (p Place) Rings() [][]Point {
	var rings [][]Point
	segments, _ := pathdata.Parse(p.Path) // outlines are right: a test reads them all
	for _, s := range segments {
		switch s.Op {
		case 'M':
			rings = append(rings, []Point{{s.To.X / 10, s.To.Y / 10}})
		case 'L':
			last := &rings[len(rings)-1]
			*last = append(*last, Point{s.To.X / 10, s.To.Y / 10})
		}
	}
	return rings
}

// Layout is the arrangement of the places.
type Layout uint8

const (
	// Geographic is the map itself.
	Geographic Layout = iota
	// Tiles is a grid of equal squares, for narrow screens and for those who want each place to count the same.
	Tiles
)

// ParseLayout reads "geo" or "tiles"; anything else is an [*OptionError].
func ParseLayout(text string) (Layout, error) {
	for l := range Tiles + 1 {
		if l.String() == text {
			return l, nil
		}
	}
	return 0, &OptionError{Option: "layout", Value: text, Want: "geo or tiles"}
}

// String is "geo" or "tiles".
func (l Layout) String() string {
	switch l {
	case Geographic:
		return "geo"
	case Tiles:
		return "tiles"
	}
	return "Layout(" + strconv.Itoa(int(l)) + ")"
}
