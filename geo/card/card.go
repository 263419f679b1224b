package card

import (
	"image/png"
	"io"
	"strconv"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Width and Height are a card's size in pixels, the one that social networks ask for.
const (
	Width  = 1200
	Height = 630
)

// Options say what a card tells besides the standings.
type Options struct {
	Source string // where the records come from; empty is [states.Source]
}

// Encode writes the card of one jurisdiction as PNG.
func Encode(w io.Writer, standings []states.Standing, c states.Code, o Options) error {
	p, err := compose(standings, c, o)
	if err != nil {
		return err
	}
	picture, err := p.render()
	if err != nil {
		return err
	}
	return png.Encode(w, picture)
}

func compose(standings []states.Standing, c states.Code, o Options) (*page, error) {
	for _, s := range standings {
		if s.Code == c {
			return stateCard(s, o)
		}
	}
	return nil, &OptionError{"jurisdiction", string(c), "among the standings"}
}

const (
	left  = 48.0
	right = 768.0
)

var panel = box{800, 0, Width, Height}

func stateCard(s states.Standing, o Options) (*page, error) {
	p := newPage()
	theme := usmap.Light
	region := usmap.RegionOf(s, states.LensAll)
	p.locate(s.Code, region)

	text, muted := ink(theme.Text()), ink(theme.Muted())
	p.fill(rectangle(box{left, 40, left + 44, 46}, 3), ink(theme.Color(usmap.Step(9))))
	p.write(style{semiBold, 17, .08}, "QUALIFIED IMMUNITY SCORECARD", left, 76, right, muted)
	name := style{weight: extraBold, size: 62}.shrunk(s.Code.Name(), right-left, 30)
	p.write(name, s.Code.Name(), left-3, 136, right, text)

	p.score(s, region)
	p.group(s, rubric.End, left, left+390)
	p.group(s, rubric.Start, left+414, right)
	p.footer(s, o)
	return p, nil
}

func (p *page) score(s states.Standing, region usmap.Region) {
	theme := usmap.Light
	text, muted := ink(theme.Text()), ink(theme.Muted())
	label := region.Label
	x := left
	if s.Kind == states.Unsearched {
		label = "Not assessed"
		st := style{weight: extraBold, size: 54}
		_, w := st.shape(label)
		b := box{x, 160, x + w + 48, 270}
		p.region(rectangle(b, 14), region.Fill, false, 2.5, 1)
		p.fill(rectangle(box{b.left + 12, b.top + 16, b.right - 12, b.bottom - 16}, 8), ink("#ffffff"))
		p.write(st, label, x+24, 234, right, text)
		p.write(style{weight: regular, size: 22}, "Not searched yet: no score.", b.right+22, 223, right, muted)
		return
	}
	st := style{weight: extraBold, size: 92}
	_, w := st.shape(label)
	b := box{x, 160, x + w + 44, 270}
	p.region(rectangle(b, 14), region.Fill, region.Partial, 2.5, 2)
	if region.Partial {
		p.fill(rectangle(box{b.left + 12, b.top + 14, b.right - 12, b.bottom - 14}, 8), ink(theme.Color(region.Fill)))
	}
	p.write(st, label, x+21, 248, right, ink(theme.Ink(region.Fill)))
	x = b.right + 24
	p.write(style{weight: extraBold, size: 40}, "of 9", x, 200, right, text)
	status := style{weight: semiBold, size: 22}
	switch s.Kind {
	case states.NoLaw:
		p.write(status, "No law found", x, 234, right, text)
	case states.PartlyKnown:
		p.write(status, "Partly known", x, 234, right, text)
	default:
		p.write(status, "Law in force", x, 234, right, text)
	}
}

func (p *page) group(s states.Standing, g rubric.Group, from, to float64) {
	theme := usmap.Light
	text, muted := ink(theme.Text()), ink(theme.Muted())
	head := map[rubric.Group]string{rubric.End: "END", rubric.Start: "START"}[g]
	end := p.write(style{semiBold, 18, .06}, head, from, 318, to, text)
	total := "not assessed"
	if s.Kind != states.Unsearched {
		total = s.Bounds(g).String() + " of " + strconv.Itoa(g.Size())
	}
	p.write(style{weight: semiBold, size: 18}, total, end+12, 318, to, muted)
	p.fill(rectangle(box{from, 327, to, 328.5}, 0), solid(theme.Muted(), .35))
	y := 354.0
	for c := range g.Criteria() {
		v := s.Verdict(c)
		p.sign(v, from+11, y-6.5, 11)
		st, paint := style{weight: regular, size: 19}, muted
		if v == rubric.Met || v == rubric.Partial {
			st.weight, paint = semiBold, text
		}
		p.write(st.shrunk(c.Label(), to-from-32, 12), c.Label(), from+32, y, to, paint)
		y += 31
	}
}

func (p *page) footer(s states.Standing, o Options) {}

// locate draws the jurisdiction among its neighbors.
func (p *page) locate(c states.Code, region usmap.Region) {
	outside := p.clip
	p.clip = panel
	defer func() { p.clip = outside }()
	p.fill(rectangle(panel, 0), ink("#e3eaf1"))
	o, ok := outlineOf(c)
	if !ok {
		return
	}
	turned := o.path().mapped(o.upright())
	b := turned.box()
	room := box{panel.left + 34, 60, panel.right - 34, 550}
	scale := min(room.width()/b.width(), room.height()/b.height(), 40)
	to := o.upright().then(moved(-(b.left+b.right)/2, -(b.top+b.bottom)/2)).then(scaled(scale)).then(moved((room.left+room.right)/2, (room.top+room.bottom)/2))
	if !inset(c) {
		for _, other := range outlines {
			if other.code == c || inset(other.code) {
				continue
			}
			q := other.path().mapped(to)
			if q.box().within(panel).empty() {
				continue
			}
			p.fill(q, ink("#f6f8fa"))
			p.stroke(q, 1.5, ink("#b9c5d1"))
		}
	}
	p.region(o.path().mapped(to), region.Fill, region.Partial, 3, 2)
}

func inset(c states.Code) bool {
	j, _ := states.ByCode(c)
	return c == "AK" || c == "HI" || j.Kind == states.Territory
}
