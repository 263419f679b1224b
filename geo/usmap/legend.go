package usmap

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
)

// Key is one line of a legend: a fill, a fill that is partly known, or a mark.
type Key struct {
	Fill    Fill
	Partial bool
	Mark    Mark // if there is one, the key shows it alone
	Text    string
}

// Legend explains a map.
type Legend struct {
	Title string
	Keys  []Key
}

// LegendOf is the legend of a lens in English: its steps, partly known, not assessed, and the five marks.
func LegendOf(l states.Lens) Legend {
	var legend Legend
	if c, ok := l.Criterion(); ok {
		legend.Title = c.Label()
		legend.Keys = []Key{{Fill: Step(0), Text: "not met"}, {Fill: Step(4), Text: "met in part"}, {Fill: Step(9), Text: "met"}}
	} else {
		group := l.Group()
		legend.Title = "Score out of " + strconv.Itoa(group.Size())
		for points := range group.Size() + 1 {
			legend.Keys = append(legend.Keys, Key{Fill: Step(points * 9 / group.Size()), Text: strconv.Itoa(points)})
		}
		legend.Keys = append(legend.Keys, Key{Fill: Step(3), Partial: true, Text: "partly known"})
	}
	return Legend{legend.Title, append(legend.Keys,
		Key{Text: "not assessed"},
		Key{Mark: PendingMark, Text: "bill pending"},
		Key{Mark: RecentMark, Text: "recently passed"},
		Key{Mark: LocalMark, Text: "local law"},
		Key{Mark: ExpandsMark, Text: "expands immunity"},
		Key{Mark: ExpandsPendingMark, Text: "would expand it, pending"},
	)}
}

func (o *Options) theLegend() Legend {
	if o.Legend.Keys == nil {
		return LegendOf(o.Lens)
	}
	return o.Legend
}

const (
	swatchWidth  = 30
	swatchHeight = 20
	markWidth    = 16
)

func (k Key) width() float64 {
	if k.Mark != NoMark {
		return markWidth
	}
	return swatchWidth
}

// AppendSwatch appends one key of a legend as an svg element 22 pixels high, hidden from assistive technology, to stand before the key's text in HTML. It
// needs nothing else of the document: the pattern of a partial or not assessed key is drawn in it.
func AppendSwatch(dst []byte, k Key, t Theme) []byte {
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
func (p *painter) swatch(k Key, x, y float64) {
	p.raw(`<g class="place `)
	if k.Mark != NoMark {
		p.raw(`mark"`)
		p.set("fill", p.theme.Text())
		p.raw(`><path fill-rule="evenodd" transform="translate(`)
		p.pair(x+1, y+swatchHeight/2-7)
		p.raw(`) scale(1.4)" d="` + k.Mark.Path() + `"/></g>`)
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
	switch {
	case !step:
		p.raw(`<path class="cross" fill="none"`)
		p.set("stroke", palettes[p.theme].cross)
		p.raw(` stroke-width=".9" transform="translate(`)
		p.pair(x, y)
		p.raw(`)" d="M4 4l3 3m0-3l-3 3M13 4l3 3m0-3l-3 3M22 4l3 3m0-3l-3 3M4 13l3 3m0-3l-3 3M13 13l3 3m0-3l-3 3M22 13l3 3m0-3l-3 3"/>`)
	case p.theme == Print && c > 0:
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
	l := p.o.theLegend()
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
	for i, k := range l.Keys {
		_, step := k.Fill.Class()
		if short := utf8.RuneCountInString(k.Text) <= 2; short && step && k.Mark == NoMark && !k.Partial {
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
			if i+1 < len(l.Keys) && utf8.RuneCountInString(l.Keys[i+1].Text) > 2 {
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
	for word := range strings.FieldsSeq(s) {
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
