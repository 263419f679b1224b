package card

import (
	"strconv"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
)

// Format is a card's shape. The zero value is [Wide].
type Format uint8

const (
	Wide   Format = iota // 1200 by 630 pixels, as previews of links want it
	Square               // 1080 by 1080, for posts
	Tall                 // 1080 by 1920, for stories, whose own buttons lie over the foot
)

// ParseFormat reads a size as [Format.String] writes it; anything else is an [*usmap.OptionError].
func ParseFormat(text string) (Format, error) {
	for f := range layouts {
		if Format(f).String() == text {
			return Format(f), nil
		}
	}
	return 0, &usmap.OptionError{Option: "size", Value: text, Want: "1200x630, 1080x1080 or 1080x1920"}
}

// Size is the width and height in pixels. Of no format they are zero.
func (f Format) Size() (width, height int) {
	if int(f) >= len(layouts) {
		return 0, 0
	}
	return layouts[f].width, layouts[f].height
}

// String is the size: "1200x630".
func (f Format) String() string {
	width, height := f.Size()
	return strconv.Itoa(width) + "x" + strconv.Itoa(height)
}

// layout is where the parts of a card lie. All but its size in pixels is in units, of which a wide card's pixel is one. A part is
// laid out where it lies on a wide card, and its point says how far it lies from there.
type layout struct {
	width, height int // pixels
	unit          float64

	// the card of one jurisdiction
	place svg.Box // the map around it
	words svg.Point

	// the card of the country
	country                                 svg.Box // the map; its height follows
	head, count, federal, ramp, marks, foot svg.Point
	more                                    svg.Point // where the address ends, beside the head
}

var layouts = [...]layout{
	Wide: {width: 1200, height: 630, unit: 1, place: box(800, 0, 1200, 630), country: box(388, 64, 1180, 64), more: svg.Point{X: edge, Y: 52}},
	Square: {width: 1080, height: 1080, unit: 1.2, place: box(0, 0, 900, 270), words: svg.Point{X: 42, Y: 270},
		country: box(130, 148, 770, 148), count: svg.Point{X: 42, Y: 452}, federal: svg.Point{X: 436, Y: 248}, ramp: svg.Point{X: -326, Y: -6}, marks: svg.Point{X: -626, Y: -4}, head: svg.Point{X: 42}, more: svg.Point{X: right, Y: 77}, foot: svg.Point{X: 42, Y: 262}},
	Tall: {width: 1080, height: 1920, unit: 1.3, place: box(0, 0, 830.8, 650), words: svg.Point{X: 7.4, Y: 650},
		country: box(35, 330, 795, 330), count: svg.Point{X: 7.4, Y: 740}, federal: svg.Point{X: 400, Y: 540}, ramp: svg.Point{X: -364, Y: 256}, marks: svg.Point{X: -664, Y: 262}, head: svg.Point{X: 7.4, Y: 170}, more: svg.Point{X: right, Y: 77}, foot: svg.Point{X: 7.4, Y: 660}},
}
