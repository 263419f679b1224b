package usmap

import (
	"slices"
	"strconv"
)

type patternKind uint8

const (
	plain patternKind = iota
	dots              // two a tile, staggered; width is the radius
	lines             // two a tile, level
	grid              // two a tile, both ways
)

const patternSize = 8

// patterns are the steps of the ramp in [Print], each darker than the one before.
var patterns = [10]struct {
	kind  patternKind
	width float64
}{{}, {dots, .75}, {dots, 1.05}, {dots, 1.35}, {lines, .96}, {lines, 1.28}, {lines, 1.6}, {grid, 1.12}, {grid, 1.4}, {grid, 1.7}}

// paint is the value of a fill attribute: a color, or a pattern of this picture with the color that is seen without it.
func (p *painter) paint(f Fill) string {
	if c, ok := f.Class(); ok {
		if p.theme == Print && c > 0 {
			return "url(#" + p.prefix + "-c" + strconv.Itoa(c) + ") " + gray(c)
		}
		return p.theme.Color(f)
	}
	switch f {
	case Proposed:
		return "url(#" + p.prefix + "-bill) " + p.theme.Color(f)
	case NotAssessed:
		return "url(#" + p.prefix + "-na) " + p.theme.Color(f)
	}
	return p.theme.Color(f)
}

// gray is the shade of a step's pattern in Print, seen from afar.
func gray(step int) string {
	const shares = "fff1e3d1c2ad99846c54" // of light, two hexadecimal digits a step
	pair := shares[2*step : 2*step+2]
	return "#" + pair + pair + pair
}

// patterns defines what the regions use; the legend draws its own, see swatch.
func (p *painter) patterns(drawn *[len(places)]*Region) {
	var steps [last + 1]bool
	partial := false
	for _, r := range drawn {
		if r != nil {
			steps[r.Fill] = true
			partial = partial || r.striped()
		}
	}
	p.raw("<defs>")
	if partial {
		p.stripes(p.prefix + "-part")
	}
	if steps[NotAssessed] {
		p.crosses(p.prefix + "-na")
	}
	if steps[Proposed] {
		p.uprights(p.prefix+"-bill", true)
	}
	if slices.Contains(steps[Bill(0):], true) {
		p.uprights(p.prefix+"-lines", false)
	}
	if p.theme == Print {
		for c := range patterns {
			if c > 0 && steps[c+1] {
				p.printPattern(c)
			}
		}
	}
	p.raw("</defs>")
}

// AppendStripes appends the pattern element that AppendSVG lays over what is partly scored, for another drawing in a theme. Its unit is a tenth of the
// canvas's, as that of shapes is: see [Place].
func AppendStripes(dst []byte, id string, t Theme) []byte {
	p := painter{markup: markup{dst}, theme: t.known()}
	p.stripes(id)
	return p.b
}

// AppendCrosses appends the pattern element, likewise, that AppendSVG fills with what is not assessed.
func AppendCrosses(dst []byte, id string, t Theme) []byte {
	p := painter{markup: markup{dst}, theme: t.known()}
	p.crosses(id)
	return p.b
}

// AppendUprights appends the pattern element, likewise, that AppendSVG fills with what is proposed.
func AppendUprights(dst []byte, id string, t Theme) []byte {
	p := painter{markup: markup{dst}, theme: t.known()}
	p.uprights(id, true)
	return p.b
}

// uprights are drawn on the color of Proposed, or alone to lie over the color of a [Bill].
func (p *painter) uprights(id string, ground bool) {
	p.patternStart(id, 6)
	if ground {
		p.raw(`<path class="proposed" d="M0 0H6V6H0z"`)
		p.set("fill", p.theme.Color(Proposed))
		p.raw("/>")
	}
	p.raw(`<path class="stripe" fill="none" stroke-width=".6" d="M3 0V6"`)
	p.set("stroke", p.theme.Border())
	p.raw(` stroke-opacity=".25"/></pattern>`)
}

func (p *painter) stripes(id string) {
	p.patternStart(id, 7)
	p.raw(`<path class="stripe" fill="none" stroke-width="1.3" d="M-1 6L1 8M0 0L7 7M6 -1L8 1"`)
	p.set("stroke", p.theme.Border())
	p.raw(` stroke-opacity=".75"/></pattern>`)
}

func (p *painter) crosses(id string) {
	p.patternStart(id, 9)
	p.raw(`<path class="blank" d="M0 0H9V9H0z"`)
	p.set("fill", p.theme.Color(NotAssessed))
	p.raw(`/><path class="cross" fill="none" stroke-width=".9" d="M3 3L6 6M6 3L3 6"`)
	p.set("stroke", palettes[p.theme].cross)
	p.raw(`/></pattern>`)
}

func (p *painter) patternStart(id string, size float64) {
	p.raw("<pattern")
	p.set("id", id)
	p.num("width", size)
	p.num("height", size)
	p.raw(` patternUnits="userSpaceOnUse" patternTransform="scale(10)">`) // of shapes, which are in tenths
}

func (p *painter) printPattern(c int) {
	p.patternStart(p.prefix+"-c"+strconv.Itoa(c), patternSize)
	p.raw(`<path fill="#ffffff" d="M0 0H8V8H0z"/>`)
	switch w := patterns[c].width; patterns[c].kind {
	case dots:
		for _, at := range [...]float64{2, 6} {
			p.raw("<circle")
			p.num("cx", at)
			p.num("cy", at)
			p.num("r", w)
			p.raw("/>")
		}
	case lines, grid:
		p.raw(`<path stroke="#000000"`)
		p.num("stroke-width", w)
		p.raw(` d="M0 2H8M0 6H8`)
		if patterns[c].kind == grid {
			p.raw("M2 0V8M6 0V8")
		}
		p.raw(`"/>`)
	}
	p.raw("</pattern>")
}
