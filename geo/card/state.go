package card

import (
	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// single is the card of a state, district or territory.
func single(s states.Standing, o Options) *page {
	p := newPage(o)
	region := usmap.RegionOf(s, states.LensAll)
	p.locate(s.Code, region)
	p.at(p.words)
	p.heading(p.in.Place(s.Code), right)
	p.address(o.page(s.Code), svg.Point{X: right, Y: 77})
	end := p.score(region, box(left, 160, right-240, 270), scoreSize)
	p.situation(s, end+24)
	p.group(s, rubric.End, left, left+380)
	p.group(s, rubric.Start, left+398, right)
	p.fill(svg.Rectangle(box(left, 501, right, 502.5), 0), p.hair)
	p.facts(p.in.facts(s), 530)
	p.source(s.AsOf, o, right)
	p.key()
	return p
}

// situation says beside the badge what the score is out of, what it rests on, and the marks.
func (p *page) situation(s states.Standing, x float64) {
	y := 211.0
	if s.Kind != states.Unsearched {
		end := p.write(svg.Font{Weight: svg.ExtraBold, Size: 40}, p.in.text("of"), x, 200, right, p.text)
		if s.Kind == states.PartlyKnown {
			p.write(svg.Font{Weight: svg.SemiBold, Size: 24}, p.in.Partly(), end+14, 200, right, p.muted)
		}
		y = 235
	}
	line := p.in.basis(s)
	st := svg.Font{Weight: svg.SemiBold, Size: 22}.Shrunk(line, right-x, 13)
	p.write(st, st.Cut(line, right-x), x, y, right, p.text)
	p.marks(s.Marks.Has, 18, x, y+31, right)
}

// group lists the criteria of one half with their verdicts. Each is named as what the law does, "End immunity for police", so that no
// check mark reads as having what must end; those that count in a total alone have a bracket.
func (p *page) group(s states.Standing, g rubric.Group, from, to float64) {
	end := p.write(svg.Font{Weight: svg.SemiBold, Size: 18, Tracking: .06}, p.in.Group(g), from, 318, to, p.text) + 12
	sum := p.in.total(s, g)
	st := svg.Font{Weight: svg.SemiBold, Size: 18}.Shrunk(sum, to-end, 12)
	p.write(st, sum, end, 318, to, p.muted)
	p.fill(svg.Rectangle(box(from, 327, to, 328.5), 0), p.hair)
	y, room := 353.0, to-from-42
	size := 19.0
	for c := range g.Criteria() { // all in the size of the longest; one that would be too small has two lines
		st := svg.Font{Weight: svg.SemiBold, Size: size}
		size = st.Shrunk(p.in.Criterion(c), room, 13.5).Size
	}
	for c := range g.Criteria() {
		v := s.Verdict(c)
		p.sign(v, from+11, y-6.5, 11)
		st, paint := svg.Font{Weight: svg.Regular, Size: size}, p.muted
		if v == rubric.Met || v == rubric.Partial {
			st.Weight, paint = svg.SemiBold, p.text
		}
		p.lines(st, p.in.Criterion(c), from+32, y, from+32+room, paint)
		if v == rubric.NotAssessed && s.Bounds(g).Known() {
			p.fill(svg.Rectangle(box(to-4, y-22, to-2, y+9), 0), p.muted)
		}
		y += 33
	}
}

// facts sets up to three lines; the first fact takes those that are left over.
func (p *page) facts(all []fact, y float64) {
	const pitch = 26
	free := 3
	lead, rest := svg.Font{Weight: svg.SemiBold, Size: 18.5}, svg.Font{Weight: svg.Regular, Size: 18.5}
	for i, f := range all {
		x := left
		if f.mark != states.NoMark {
			p.mark(f.mark, x, y-14)
			x += 24
		}
		st := lead.Shrunk(f.lead, right-x, 12)
		x = p.write(st, st.Cut(f.lead, right-x), x, y, right, p.text) + 7
		lines := free - (len(all) - 1 - i)
		if right-x < 60 {
			if lines--; lines > 0 {
				x, y, free = left, y+pitch, free-1
			}
		}
		for j, l := range rest.Wrap(f.says(), right-x, right-left, lines) {
			if j > 0 {
				x, y, free = left, y+pitch, free-1
			}
			p.write(rest, l, x, y, right, p.text)
		}
		y += pitch
		free--
	}
}
