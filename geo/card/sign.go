package card

import (
	"math"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// sign draws a verdict as a disk: filled with a check, half filled, hollow with a bar, broken with a question mark.
func (p *page) sign(v rubric.Verdict, x, y, r float64) {
	ring := svg.Circle(x, y, r-1)
	switch v {
	case rubric.Met:
		p.fill(svg.Circle(x, y, r), p.accent)
		p.stroke(svg.Path{{Points: []svg.Point{{X: x - .45*r, Y: y + .02*r}, {X: x - .12*r, Y: y + .36*r}, {X: x + .46*r, Y: y - .34*r}}}}, .25*r, p.paper)
	case rubric.Partial:
		p.fill(ring, p.paper)
		half := svg.Line{Closed: true}
		half.Arc(svg.Point{X: x, Y: y}, r-1, math.Pi/2, 3*math.Pi/2)
		p.fill(svg.Path{half}, p.accent)
		p.stroke(ring, 2, p.accent)
	case rubric.Unmet:
		p.fill(ring, p.paper)
		p.stroke(svg.Path{{Points: []svg.Point{{X: x - .42*r, Y: y}, {X: x + .42*r, Y: y}}}}, .22*r, p.muted)
		p.stroke(ring, 2, p.muted)
	default:
		p.fill(ring, p.paper)
		p.stroke(ring.Dashed(r*.42, r*.34), 2, p.muted)
		s := svg.Font{Weight: svg.SemiBold, Size: 1.25 * r}
		outline, width := s.Shape("?")
		p.fill(outline.Mapped(svg.Moved(x-width/2, y+.36*s.Size)), p.muted)
	}
}

// mark draws one of the map's marks 16 pixels wide.
func (p *page) mark(m states.Mark, x, y float64) {
	if shape, err := svg.ParsePath(usmap.MarkPath(m)); err == nil {
		p.fill(shape.Mapped(svg.Scaled(1.6)).EvenOdd().Mapped(svg.Moved(x, y)), p.text)
	}
}

// marks names in one line the marks that there are.
func (p *page) marks(has func(states.Mark) bool, size, x, y, end float64) {
	st := svg.Font{Weight: svg.Regular, Size: size}
	var shown []states.Mark
	var says []string
	room := end - x
	for m := states.PendingMark; m <= states.ExpandsPendingMark; m++ {
		if has(m) && room > 0 {
			shown, says = append(shown, m), append(says, p.in.Mark(m))
			room -= 44
		}
	}
	st, _ = fitted(st, says, room)
	for i, m := range shown {
		p.mark(m, x, y-14)
		x = p.write(st, says[i], x+22, y, end, p.muted) + 22
	}
}

// key explains the signs of the verdicts at the foot of the map.
func (p *page) key() {
	p.at(svg.Point{})
	st := svg.Font{Weight: svg.Regular, Size: 14}
	verdicts := [...]rubric.Verdict{rubric.Met, rubric.Partial, rubric.Unmet, rubric.NotAssessed}
	const gap, indent = 15, 20
	var says []string
	for _, v := range verdicts {
		says = append(says, p.in.Verdict(v))
	}
	const between = float64(indent*len(verdicts) + gap*(len(verdicts)-1))
	st, width := fitted(st, says, p.place.Width()-48-between)
	width += between
	x, y := (p.place.Left+p.place.Right)/2-width/2, p.place.Bottom-27
	p.fill(svg.Rectangle(box(x-14, y-14, x+width+14, y+14), 14), p.paper)
	for i, v := range verdicts {
		p.sign(v, x+7, y, 7.5)
		x = p.write(st, says[i], x+indent, y+5, p.place.Right, p.text) + gap
	}
}
