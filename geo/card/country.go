package card

import (
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/geo/card/internal/svg"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// threshold is the score from which the card of the country counts.
const threshold rubric.Score = 10

// country is the card of the United States: the map of all, what it adds up to, and federal law's own standing.
func country(us states.Standing, standings []states.Standing, o Options) (*page, error) {
	regions := usmap.Regions(standings, states.LensAll)
	drawing, err := usmap.AppendSVG(nil, regions, usmap.Options{Theme: o.Theme})
	if err != nil {
		return nil, err
	}
	picture, err := svg.Parse(drawing)
	if err != nil {
		return nil, err
	}
	const end = 372.0 // of the words; the map is beside them
	p := newPage(o)
	p.draw(picture, box(end+16, 64, Width-20, 64))
	p.heading(us.Code.Name(), end)

	sum := states.Sum(standings)
	count := capital(sum.AtLeast(threshold, rubric.AllNine).String())
	st := svg.Font{Weight: svg.ExtraBold, Size: 54}.Shrunk(count, end-left, 20)
	p.write(st, count, left-2, 214, end, p.accent)
	y := p.paragraph(svg.Font{Weight: svg.SemiBold, Size: 21},
		"of "+strconv.Itoa(sum.Places)+" states and territories score "+threshold.String()+" of 9 or more.", 247, end, p.text)
	p.paragraph(svg.Font{Weight: svg.Regular, Size: 18},
		counted(len(sum.WithLaw), "has", "have")+" a law in force, in "+strconv.Itoa(len(sum.NoLaw))+" none was found, "+
			counted(len(sum.Unsearched), "is", "are")+" "+in.Kind(states.Unsearched)+".", y+6, end, p.muted)

	p.federal(us, end)
	p.ramp(end+44, 566)
	onMap := func(m states.Mark) bool {
		return slices.ContainsFunc(regions, func(r usmap.Region) bool { return r.Marks.Has(m) })
	}
	p.marks(onMap, 15, 716, 611, Width-20)
	p.source(us.AsOf, o, 690)
	return p, nil
}

// federal says what federal law does, and which bills there are.
func (p *page) federal(us states.Standing, end float64) {
	p.write(svg.Font{Weight: svg.SemiBold, Size: 17, Tracking: .08}, "FEDERAL LAW", left, 392, end, p.muted)
	p.fill(svg.Rectangle(box(left, 401, end, 402.5), 0), p.hair)
	x := p.score(usmap.RegionOf(us, states.LensAll), box(left, 418, end-130, 470), federalScoreSize) + 14
	if us.Kind != states.Unsearched {
		x = p.write(svg.Font{Weight: svg.ExtraBold, Size: 24}, "of 9", x, 453, end, p.text) + 14
	}
	line := basis(us)
	st := svg.Font{Weight: svg.SemiBold, Size: 18}.Shrunk(line, end-x, 12)
	p.write(st, st.Cut(line, end-x), x, 452, end, p.text)
	for c := range rubric.Criteria() {
		at := left + 10 + 27*float64(c-1)
		if c.Group() == rubric.Start {
			at += 14
		}
		p.sign(us.Verdict(c), at, 496, 10)
	}
	y := 538.0
	for _, f := range facts(us) {
		if f.mark == states.NoMark || y > 570 {
			continue
		}
		line := strings.TrimSpace(f.lead + " " + f.verb)
		st := svg.Font{Weight: svg.Regular, Size: 18}.Shrunk(line, end-left-24, 14)
		p.mark(f.mark, left, y-14)
		p.write(st, st.Cut(line, end-left-24), left+24, y, end, p.text)
		y += 27
	}
}

// ramp explains the map's fills in one line.
func (p *page) ramp(x, y float64) {
	st := svg.Font{Weight: svg.Regular, Size: 15}
	x = p.write(st, "Score", x, y+15, Width, p.text) + 10
	digit := svg.Font{Weight: svg.SemiBold, Size: 13}
	for class := range 10 {
		f := usmap.Step(class)
		p.region(svg.Rectangle(box(x, y, x+22, y+20), 3), usmap.Region{Fill: f}, 1, 1)
		label := strconv.Itoa(class)
		p.write(digit, label, x+11-digit.Width(label)/2, y+15, x+22, ink(p.theme.Ink(f)))
		x += 24
	}
	for _, k := range []struct {
		region usmap.Region
		text   string
	}{{usmap.Region{Fill: usmap.Step(3), Partial: true}, in.Partly()}, {usmap.Region{Fill: usmap.Proposed}, in.Proposed()}, {usmap.Region{}, in.Kind(states.Unsearched)}} {
		p.region(svg.Rectangle(box(x+18, y, x+48, y+20), 3), k.region, 1, 1)
		x = p.write(st, k.text, x+55, y+15, Width-20, p.text)
	}
}
