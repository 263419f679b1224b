package card

import (
	"io"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Width and Height are a card's size in pixels, the one that social networks ask for.
const (
	Width  = 1200
	Height = 630
)

// Options say what cards tell besides the standings. The zero value is for the shipped records.
type Options struct {
	Source string // where the records come from; empty names those of the shipped ones
}

const shippedSource = "endqi.org, bill texts and public records"

// Encode writes the card of one jurisdiction as PNG, [Width] by [Height]. Standings are the result of [states.Tally]: that of US has the whole map, so
// it wants all of them; any other wants its own alone. The same input gives the same bytes on one kind of processor; on another, single pixels of an
// edge may differ by a shade.
//
// A jurisdiction that is not among the standings is an [*OptionError]; standings that make no map for US are a [*usmap.RegionError]. Nothing is written
// then.
func Encode(w io.Writer, standings []states.Standing, c states.Code, o Options) error {
	p, err := compose(standings, c, o)
	if err != nil {
		return err
	}
	picture, err := p.render()
	if err != nil {
		return err
	}
	return encode(w, picture)
}

// compose lays out a card.
func compose(standings []states.Standing, c states.Code, o Options) (*page, error) {
	for _, s := range standings {
		switch {
		case s.Code != c:
		case c == states.US:
			return country(s, standings, o)
		default:
			return single(s, o), nil
		}
	}
	return nil, &OptionError{"jurisdiction", string(c), "among the standings"}
}

// The columns of a card: words from left to right, then the map.
const (
	left  = 48.0
	right = 768.0
)

var panel = box{800, 0, Width, Height}

// single is the card of a state, district or territory.
func single(s states.Standing, o Options) *page {
	p := newPage()
	region := usmap.RegionOf(s, states.LensAll)
	p.locate(s.Code, region)
	p.heading(s.Code.Name(), right)
	end := p.badge(region, box{left, 160, right - 240, 270}, 92)
	p.situation(s, end+24)
	p.group(s, rubric.End, left, left+390)
	p.group(s, rubric.Start, left+414, right)
	p.fill(rectangle(box{left, 501, right, 502.5}, 0), p.hair)
	p.facts(facts(s), 530)
	p.source(s.AsOf, o, right)
	p.key()
	return p
}

// heading names the card and its place.
func (p *page) heading(name string, end float64) {
	p.fill(rectangle(box{left, 40, left + 44, 46}, 3), p.accent)
	p.write(style{semiBold, 17, .08}, "QUALIFIED IMMUNITY SCORECARD", left, 77, max(end, 400), p.muted)
	s := style{weight: extraBold, size: 62}.shrunk(name, end-left, 24)
	p.write(s, s.cut(name, end-left), left-s.size/20, 138, end, p.text)
}

// badge is the score in the color of its class; it returns where it ends.
func (p *page) badge(region usmap.Region, room box, size float64) (end float64) {
	label := region.Label
	unknown := region.Fill == usmap.NotAssessed
	if unknown {
		label, size = "Not assessed", size*.58
	}
	pad := .22 * room.height()
	st := style{weight: extraBold, size: size}.shrunk(label, room.width()-2*pad, 12)
	b := box{room.left, room.top, room.left + st.width(label) + 2*pad, room.bottom}
	shape := rectangle(b, .13*room.height())
	if unknown {
		p.fill(shape, ink(theme.Color(region.Fill)))
		p.broken(shape, 2.5)
	} else {
		p.region(shape, region, 2.5, 1.6)
	}
	if region.Partial { // no stripes behind the digits
		p.fill(rectangle(b.grown(-.13*room.height()), 6), ink(theme.Color(region.Fill)))
	}
	p.write(st, label, b.left+pad, (b.top+b.bottom)/2+.355*st.size, b.right, ink(theme.Ink(region.Fill)))
	return b.right
}

// situation says beside the badge what the score is out of, what it rests on, and the marks.
func (p *page) situation(s states.Standing, x float64) {
	y := 211.0
	if s.Kind != states.Unsearched {
		end := p.write(style{weight: extraBold, size: 40}, "of 9", x, 200, right, p.text)
		if s.Kind == states.PartlyKnown {
			p.write(style{weight: semiBold, size: 24}, "partly known", end+14, 200, right, p.muted)
		}
		y = 235
	}
	line := basis(s)
	st := style{weight: semiBold, size: 22}.shrunk(line, right-x, 13)
	p.write(st, st.cut(line, right-x), x, y, right, p.text)
	p.marks(s.Marks, 18, x, y+31, right)
}

// marks names marks in one line, as many as fit.
func (p *page) marks(m states.Marks, size, x, y, end float64) {
	st := style{weight: regular, size: size}
	for _, k := range usmap.LegendOf(states.LensAll).Keys {
		if !has(m, k.Mark) {
			continue
		}
		if x+22+st.width(k.Text) > end {
			return
		}
		p.mark(k.Mark, x, y-14)
		x = p.write(st, k.Text, x+22, y, end, p.muted) + 22
	}
}

// group lists the criteria of one half with their verdicts.
func (p *page) group(s states.Standing, g rubric.Group, from, to float64) {
	end := p.write(style{semiBold, 18, .06}, heads[g], from, 318, to, p.text)
	p.write(style{weight: semiBold, size: 18}, total(s, g), end+12, 318, to, p.muted)
	p.fill(rectangle(box{from, 327, to, 328.5}, 0), p.hair)
	y := 355.0
	for c := range g.Criteria() {
		v := s.Verdict(c)
		p.sign(v, from+11, y-6.5, 11)
		st, paint := style{weight: regular, size: 19}, p.muted
		if v == rubric.Met || v == rubric.Partial {
			st.weight, paint = semiBold, p.text
		}
		st = st.shrunk(c.Label(), to-from-32, 12)
		p.write(st, st.cut(c.Label(), to-from-32), from+32, y, to, paint)
		y += 31
	}
}

// facts sets up to three lines; the first fact takes those that are left over.
func (p *page) facts(all []fact, y float64) {
	const pitch = 26
	free := 3
	lead, rest := style{weight: semiBold, size: 18.5}, style{weight: regular, size: 18.5}
	for i, f := range all {
		x := left
		if f.mark != usmap.NoMark {
			p.mark(f.mark, x, y-14)
			x += 24
		}
		st := lead.shrunk(f.lead, right-x, 12)
		x = p.write(st, st.cut(f.lead, right-x), x, y, right, p.text) + 7
		lines := free - (len(all) - 1 - i)
		if right-x < 60 {
			if lines--; lines > 0 {
				x, y, free = left, y+pitch, free-1
			}
		}
		for j, l := range rest.wrap(f.says(), right-x, right-left, lines) {
			if j > 0 {
				x, y, free = left, y+pitch, free-1
			}
			p.write(rest, l, x, y, right, p.text)
		}
		y += pitch
		free--
	}
}

// source is the last line: the date, where the records come from, and what a card is not.
func (p *page) source(asOf states.Date, o Options, end float64) {
	source := o.Source
	if source == "" {
		source = shippedSource
	}
	line := "Source: " + source
	if !asOf.IsZero() {
		line = "As of " + wordsOf(asOf) + " · " + line
	}
	const tail = " · Not legal advice"
	st := style{weight: regular, size: 15}.shrunk(line+tail, end-left, 13)
	p.write(st, st.cut(line, end-left-st.width(tail))+tail, left, 611, end, p.muted)
}

// key explains the signs of the verdicts at the foot of the map.
func (p *page) key() {
	st := style{weight: regular, size: 14}
	const gap, indent = 15, 20
	width := -float64(gap)
	for _, k := range verdicts {
		width += indent + st.width(k.text) + gap
	}
	x := (panel.left+panel.right)/2 - width/2
	p.fill(rectangle(box{x - 14, 589, x + width + 14, 617}, 14), p.paper)
	for _, k := range verdicts {
		p.sign(k.verdict, x+7, 603, 7.5)
		x = p.write(st, k.text, x+indent, 608, panel.right, p.text) + gap
	}
}

// locate draws the jurisdiction among its neighbors, north up. Those that usmap has in an inset stand alone.
func (p *page) locate(c states.Code, region usmap.Region) {
	p.clip = panel
	defer func() { p.clip = sheet }()
	p.fill(rectangle(panel, 0), p.water)
	o, ok := outlineOf(c)
	if !ok {
		return
	}
	const closest = 40 // how much larger than on usmap's canvas: the District of Columbia is four pixels wide there
	b := o.path().mapped(o.upright()).box()
	room := box{panel.left + 34, 40, panel.right - 34, 566}
	scale := min(room.width()/b.width(), room.height()/b.height(), closest)
	to := o.upright().then(moved(-(b.left+b.right)/2, -(b.top+b.bottom)/2)).then(scaled(scale)).
		then(moved((room.left+room.right)/2, (room.top+room.bottom)/2))
	if !inset(c) {
		for _, other := range outlines {
			if other.code == c || inset(other.code) {
				continue
			}
			if shape := other.path().mapped(to); !shape.box().within(panel).empty() {
				p.fill(shape, p.land)
				p.stroke(shape, 1.5, p.coast)
			}
		}
	}
	p.region(o.path().mapped(to), region, 3, 2)
}

// inset reports whether usmap draws a place apart from where it lies.
func inset(c states.Code) bool {
	j, _ := states.ByCode(c)
	return c == "AK" || c == "HI" || j.Kind == states.Territory
}
