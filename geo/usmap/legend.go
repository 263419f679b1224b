package usmap

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// LegendEntry is one line of a legend: a fill, a fill that is partly scored, a mark, or a dot.
type LegendEntry struct {
	Fill    Fill
	Partial bool
	Mark    states.Mark // if there is one, the entry shows it alone, or in Expanding
	Dot     bool        // the entry shows one of [Options.Dots] alone; a drawing without any leaves it out
	Text    string
}

// Legend explains a map.
type Legend struct {
	Title   string
	Entries []LegendEntry
}

// LegendOf is the legend of a lens in a language: all of its steps, and what else is on the map of these regions.
func LegendOf(in labels.Language, l states.Lens, regions []Region) Legend {
	var legend Legend
	add := func(e LegendEntry) { legend.Entries = append(legend.Entries, e) }
	if c, ok := l.Criterion(); ok {
		legend.Title = c.Label()
		for v := rubric.Unmet; v <= rubric.Met; v++ {
			add(LegendEntry{Fill: Step(int(v.Points()) * 9 / 2), Text: in.Verdict(v)})
		}
	} else {
		group := l.Group()
		legend.Title = "Score out of " + strconv.Itoa(group.Size())
		for points := range group.Size() + 1 {
			add(LegendEntry{Fill: Step(points * 9 / group.Size()), Text: strconv.Itoa(points)})
		}
	}
	var fills [last + 1]bool
	var marks [states.ExpandsPendingMark + 1]bool
	partial, nothing := false, false
	for i := range regions {
		r := &regions[i]
		fills[r.Fill] = true
		partial = partial || r.striped()
		nothing = nothing || r.Kind == states.NoLaw && r.Bill == ""
		for _, m := range marksOf(r.Marks) {
			marks[m] = true
		}
	}
	if partial {
		add(LegendEntry{Fill: Step(3), Partial: true, Text: in.Partly()})
	}
	if fills[Proposed] {
		add(LegendEntry{Fill: Proposed, Text: in.Proposed()})
		if nothing {
			add(LegendEntry{Fill: Step(0), Text: in.Nothing()})
		}
	}
	if fills[NotAssessed] {
		add(LegendEntry{Text: in.Kind(states.Unsearched)})
	}
	for m := states.PendingMark; m <= states.ExpandsPendingMark; m++ {
		if !marks[m] {
			continue
		}
		e := LegendEntry{Mark: m, Text: in.Mark(m)}
		if m == states.ExpandsMark && fills[Expanding] {
			e.Fill = Expanding
		}
		add(e)
	}
	return legend
}

// theLegend is the one asked for, or that of what the regions show.
func (p *painter) theLegend() Legend {
	if p.o.Legend.Entries == nil {
		return LegendOf(labels.English, p.lens, p.regions)
	}
	l := p.o.Legend
	if len(p.o.Dots) == 0 || p.o.Layout == Tiles {
		l.Entries = slices.DeleteFunc(slices.Clone(l.Entries), func(e LegendEntry) bool { return e.Dot })
	}
	return l
}

const (
	swatchWidth  = 30
	swatchHeight = 20
	markWidth    = 16
)

// alone reports whether the entry shows a mark or a dot without a shape.
func (k LegendEntry) alone() bool { return k.Dot || k.Mark != states.NoMark && k.Fill == NotAssessed }

// ramp reports whether the entry is a step of a ramp: the number stands in it.
func (k LegendEntry) ramp() bool {
	_, step := k.Fill.Class()
	_, count := k.Fill.count()
	return (step || count) && utf8.RuneCountInString(k.Text) <= 2 && k.Mark == states.NoMark && !k.Partial
}

func (k LegendEntry) width() float64 {
	if k.alone() {
		return markWidth
	}
	return swatchWidth
}

// AppendSwatch appends one key of a legend as an svg element 22 pixels high, hidden from assistive technology, to stand before the key's text in HTML. It
// needs nothing else of the document: the pattern of a partial or not assessed key is drawn in it.
func AppendSwatch(dst []byte, k LegendEntry, t Theme) []byte {
	p := painter{markup: markup{dst}, theme: t.known()}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="swatch"`)
	p.num("width", k.width()+2)
	p.raw(` height="22" viewBox="-1 -1 `)
	p.pair(k.width()+2, swatchHeight+2)
	p.raw(`" aria-hidden="true">`)
	p.swatch(k, 0, 0)
	p.raw("</svg>")
	return p.b
}

// swatch draws a key with plain lines in place of patterns, so that it stands on its own.
func (p *painter) swatch(k LegendEntry, x, y float64) {
	if k.Dot {
		p.raw(`<g class="dots"`)
		p.set("fill", palettes[p.theme].dot)
		p.set("stroke", p.theme.Text())
		p.raw(">")
		p.dot(Point{x + markWidth/2, y + swatchHeight/2})
		p.raw("</g>")
		return
	}
	p.raw(`<g class="place `)
	if k.alone() {
		p.raw(`mark"`)
		p.set("fill", p.theme.Text())
		p.raw(`><path fill-rule="evenodd" transform="translate(`)
		p.pair(x+1, y+swatchHeight/2-7)
		p.raw(`) scale(1.4)" d="` + MarkPath(k.Mark) + `"/></g>`)
		return
	}
	p.raw(k.Fill.ClassName())
	p.raw(`"`)
	p.set("fill", p.theme.Color(k.Fill))
	p.raw("><rect")
	p.rect(Rect{x, y, swatchWidth, swatchHeight})
	p.set("stroke", p.theme.Border())
	if k.Fill == NotAssessed {
		p.raw(` stroke-dasharray="3 2"`)
	}
	p.raw(` stroke-width=".8" rx="3"/>`)
	c, step := k.Fill.Class()
	_, bill := k.Fill.shade()
	switch {
	case bill, k.Fill == Proposed:
		p.raw(`<path class="stripe" fill="none"`)
		p.set("stroke", p.theme.Border())
		p.raw(` stroke-width=".6" stroke-opacity=".25" transform="translate(`)
		p.pair(x, y)
		p.raw(`)" d="M3 0V20M9 0V20M15 0V20M21 0V20M27 0V20"/>`)
	case k.Fill == Expanding:
		p.raw("<g")
		p.set("fill", p.theme.Ink(k.Fill))
		p.raw(">")
		p.mark(k.Mark, x+swatchWidth/2-5, y+swatchHeight/2-5, 1)
		p.raw("</g>")
	case k.Fill == NotAssessed:
		p.raw(`<path class="cross" fill="none"`)
		p.set("stroke", palettes[p.theme].cross)
		p.raw(` stroke-width=".9" transform="translate(`)
		p.pair(x, y)
		p.raw(`)" d="M4 4l3 3m0-3l-3 3M13 4l3 3m0-3l-3 3M22 4l3 3m0-3l-3 3M4 13l3 3m0-3l-3 3M13 13l3 3m0-3l-3 3M22 13l3 3m0-3l-3 3"/>`)
	case step && p.theme == Print && c > 0:
		p.printed(c, x, y)
	}
	if k.Partial {
		p.raw(`<path class="stripe" fill="none"`)
		p.set("stroke", p.theme.Border())
		p.raw(` stroke-width="1.3" stroke-opacity=".75" transform="translate(`)
		p.pair(x, y)
		p.raw(`)" d="M1 11l8 8M2 2l17 17M10 0l20 20M20 0l9 9"/>`)
	}
	p.raw("</g>")
}

// printed draws the pattern of a step in a swatch.
func (p *painter) printed(c int, x, y float64) {
	w := patterns[c].width
	if patterns[c].kind == dots {
		for i := range 7 {
			for j := range 5 {
				if (i+j)%2 == 0 {
					p.raw("<circle")
					p.num("cx", x+3+4*float64(i))
					p.num("cy", y+2+4*float64(j))
					p.num("r", w)
					p.raw(` fill="#000000"/>`)
				}
			}
		}
		return
	}
	p.raw(`<path class="printed" stroke="#000000"`)
	p.num("stroke-width", w)
	p.raw(` transform="translate(`)
	p.pair(x, y)
	p.raw(`)" d="M0 2h30M0 6h30M0 10h30M0 14h30M0 18h30`)
	if patterns[c].kind == grid {
		p.raw("M3 0v20M7 0v20M11 0v20M15 0v20M19 0v20M23 0v20M27 0v20")
	}
	p.raw(`"/>`)
}

// legend draws the keys in lines that fit the width and returns the height they take.
func (p *painter) legend(at Rect) float64 {
	const line, gap, size = 32, 24, 15
	l := p.theLegend()
	p.raw(`<g class="legend" text-anchor="start" font-size="15"`)
	p.set("fill", p.theme.Text())
	p.raw(">")
	x, y := at.X, at.Y
	next := func(width float64) {
		if x > at.X && x+width > at.X+at.Width {
			x, y = at.X, y+line
		}
	}
	if l.Title != "" {
		p.words(l.Title, x, y+15)
		x += textWidth(l.Title, size) + 12
	}
	for i, k := range l.Entries {
		if k.ramp() {
			next(swatchWidth)
			p.swatch(k, x, y)
			if p.theme == Print && k.Fill != Step(0) {
				p.raw(`<rect class="plate" rx="3"`)
				p.rect(Rect{x + 9, y + 3, 12, 14})
				p.set("fill", p.theme.Color(k.Fill))
				p.raw("/>")
			}
			p.raw(`<text text-anchor="middle" font-size="13" font-weight="700"`)
			p.num("x", x+swatchWidth/2)
			p.num("y", y+15)
			p.set("fill", p.theme.Ink(k.Fill))
			p.raw(">")
			p.text(k.Text)
			p.raw("</text>")
			x += swatchWidth + 2
			if i+1 < len(l.Entries) && utf8.RuneCountInString(l.Entries[i+1].Text) > 2 {
				x += gap - 2
			}
			continue
		}
		indent := k.width() + 7
		width := indent + textWidth(k.Text, size)
		next(width)
		p.swatch(k, x, y)
		p.words(k.Text, x+indent, y+15)
		x += width + gap
	}
	p.raw("</g>")
	return y - at.Y + line
}

func (p *painter) words(s string, x, y float64) {
	p.raw("<text")
	p.num("x", x)
	p.num("y", y)
	p.raw(">")
	p.text(s)
	p.raw("</text>")
}

// wrap breaks a text into lines that fit the width; a word that is too long stays whole.
func wrap(s string, width, size float64) (lines []string) {
	line := ""
	for word := range strings.SplitSeq(s, " ") {
		if line != "" && textWidth(line+" "+word, size)*1.12 > width { // bold
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// textWidth is a cautious estimate: this package measures no fonts.
func textWidth(s string, size float64) float64 {
	return float64(utf8.RuneCountInString(s)) * size * .56
}
