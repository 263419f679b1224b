package card

import (
	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

// The sizes of a card's score, in pixels of its letters. Both are the largest: a long score is set smaller.
const (
	scoreSize        = 92  // of the card's own jurisdiction
	federalScoreSize = 38  // of federal law on the card of the whole country
	notAssessedSize  = .58 // as a share of either: words are longer than digits
)

// score draws the score in the color of its class, at the left of a room; it returns where it ends. What is not assessed is said in smaller letters.
func (p *page) score(region usmap.Region, room svg.Box, size float64) (end float64) {
	label := region.Label
	if region.Fill == usmap.NotAssessed {
		label, size = capital(p.in.Kind(states.Unsearched)), size*notAssessedSize
	}
	pad := .22 * room.Height()
	st := svg.Font{Weight: svg.ExtraBold, Size: size}.Shrunk(label, room.Width()-2*pad, 12)
	b := box(room.Left, room.Top, room.Left+st.Width(label)+2*pad, room.Bottom)
	shape := svg.Rectangle(b, .13*room.Height())
	if region.Fill == usmap.NotAssessed {
		p.fill(shape, ink(p.theme.Color(region.Fill)))
		p.broken(shape, 2.5)
	} else {
		p.region(shape, region, 2.5, 1.6)
	}
	if region.Partial { // no stripes behind the digits
		p.fill(svg.Rectangle(b.Grown(-.13*room.Height()), 6), ink(p.theme.Color(region.Fill)))
	}
	p.write(st, label, b.Left+pad, (b.Top+b.Bottom)/2+.355*st.Size, b.Right, ink(p.theme.Ink(region.Fill)))
	return b.Right
}
