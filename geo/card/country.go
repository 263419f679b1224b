package card

import (
	"image"
	"strconv"
	"strings"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// threshold is the score from which the card of the country counts.
const threshold rubric.Score = 10

// country is the card of the United States: the map of all, what it adds up to, and federal law's own standing.
func country(us states.Standing, standings []states.Standing, o Options) (*page, error) {
	regions := usmap.Regions(standings, states.LensAll)
	drawing, err := usmap.AppendSVG(nil, regions, usmap.Options{})
	if err != nil {
		return nil, err
	}
	svg, err := read(drawing)
	if err != nil {
		return nil, err
	}
	const end = 372.0 // of the words; the map is beside them
	p := newPage()
	p.draw(svg, box{end + 8, 64, Width - 20, 64})
	p.heading(us.Code.Name(), end)

	sum := states.Sum(standings)
	count := sum.AtLeast(threshold, rubric.AllNine).String()
	count = strings.ToUpper(count[:1]) + count[1:]
	st := style{weight: extraBold, size: 54}.shrunk(count, end-left, 20)
	p.write(st, count, left-2, 214, end, p.accent)
	y := p.paragraph(style{weight: semiBold, size: 21},
		"of "+strconv.Itoa(sum.Places)+" states and territories score "+threshold.String()+" of 9 or more.", 247, end, p.text)
	p.paragraph(style{weight: regular, size: 18},
		counted(len(sum.WithLaw), "has", "have")+" a law in force, in "+strconv.Itoa(len(sum.NoLaw))+" none was found, "+
			counted(len(sum.Unsearched), "is", "are")+" not assessed.", y+6, end, p.muted)

	p.write(style{semiBold, 17, .08}, "FEDERAL LAW", left, 392, end, p.muted)
	p.fill(rectangle(box{left, 401, end, 402.5}, 0), p.hair)
	x := p.badge(usmap.RegionOf(us, states.LensAll), box{left, 418, end - 130, 470}, 38) + 14
	if us.Kind != states.Unsearched {
		x = p.write(style{weight: extraBold, size: 24}, "of 9", x, 453, end, p.text) + 14
	}
	line := basis(us)
	st = style{weight: semiBold, size: 18}.shrunk(line, end-x, 12)
	p.write(st, st.cut(line, end-x), x, 452, end, p.text)
	for c := range rubric.Criteria() {
		at := left + 10 + 27*float64(c-1)
		if c.Group() == rubric.Start {
			at += 14
		}
		p.sign(us.Verdict(c), at, 496, 10)
	}
	y = 538
	for _, f := range facts(us) {
		if f.mark == usmap.NoMark || y > 570 {
			continue
		}
		line := strings.TrimSpace(f.lead + " " + f.verb)
		st := style{weight: regular, size: 18}.shrunk(line, end-left-24, 14)
		p.mark(f.mark, left, y-14)
		p.write(st, st.cut(line, end-left-24), left+24, y, end, p.text)
		y += 27
	}
	p.ramp(end+44, 566)
	var marks states.Marks
	for _, r := range regions {
		marks = states.Marks{
			Pending: marks.Pending || r.Marks.Pending, Recent: marks.Recent || r.Marks.Recent, Local: marks.Local || r.Marks.Local,
			Expands: marks.Expands || r.Marks.Expands, ExpandsPending: marks.ExpandsPending || r.Marks.ExpandsPending,
		}
	}
	p.marks(marks, 15, 716, 611, Width-20)
	p.source(us.AsOf, o, 690)
	return p, nil
}

// ramp explains the map's fills in one line.
func (p *page) ramp(x, y float64) {
	st := style{weight: regular, size: 15}
	x = p.write(st, "Score", x, y+15, Width, p.text) + 10
	digit := style{weight: semiBold, size: 13}
	for class := range 10 {
		f := usmap.Step(class)
		p.region(rectangle(box{x, y, x + 25, y + 20}, 3), usmap.Region{Fill: f}, 1, 1)
		label := strconv.Itoa(class)
		p.write(digit, label, x+12.5-digit.width(label)/2, y+15, x+25, ink(theme.Ink(f)))
		x += 27
	}
	for _, k := range []struct {
		region usmap.Region
		text   string
	}{{usmap.Region{Fill: usmap.Step(3), Partial: true}, "partly known"}, {usmap.Region{}, "not assessed"}} {
		p.region(rectangle(box{x + 18, y, x + 48, y + 20}, 3), k.region, 1, 1)
		x = p.write(st, k.text, x+55, y+15, Width-20, p.text)
	}
}

// draw puts a drawing at the left and top of a box, as wide as it is.
func (p *page) draw(svg *element, b box) {
	p.paint = append(p.paint, func(c *canvas) error {
		c.clip = sheet
		view, err := svg.viewBox()
		if err != nil {
			return err
		}
		return put(c, svg, moved(-view.left, -view.top).then(scaled(b.width()/view.width())).then(moved(b.left, b.top)))
	})
}

// paragraph sets lines from a baseline on and returns the one after them.
func (p *page) paragraph(st style, words string, y, end float64, paint image.Image) float64 {
	for _, l := range st.wrap(words, end-left, end-left, 4) {
		p.write(st, l, left, y, end, paint)
		y += 1.3 * st.size
	}
	return y
}
