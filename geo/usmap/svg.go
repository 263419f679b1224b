package usmap

import (
	"strconv"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
)

// Options say how a map is drawn. The zero value draws the geographic map alone, in light colors.
type Options struct {
	Layout Layout
	Theme  Theme

	Title string // name of the picture; empty is "United States"
	Desc  string // alternative text; empty is none
	Lang  string // language of all texts, a BCP 47 tag; empty is "en"

	// Standalone draws background, title, legend, date and source around the map, for a file that is shown by itself.
	Standalone bool
	Lens       states.Lens // what the regions show: it chooses the legend
	Legend     Legend      // the zero value is [LegendOf] Lens
	Date       string      // "Updated November 22, 2026"; empty is none
	Source     string      // "Source: endqi.org"; empty is none

	// Interactive makes the map a listbox (WAI-ARIA 1.2) whose options are the places; a script adds focus and selection, and finds in data-near where
	// the arrow keys lead: up, right, down, left, "-" for nowhere. It also adds an
	// empty path of class "ring", drawn over every shape, for the outline of the place in focus.
	Interactive bool
	// IDPrefix keeps the ids of several maps in one document apart. It begins with a letter and goes on with letters, digits, "-" and "_"; empty is "usmap".
	IDPrefix string
	// Subset draws only the regions given. Otherwise each of the 56 places wants a region, so that none is forgotten in silence.
	Subset bool
}

const fonts = "system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif"

// AppendSVG appends a map as one svg element in UTF-8. Each region is a g of class "place" with its fill's class (c0 to c9 or na), "partial" where it is so,
// and data-code; what is written in it is a g of class "label" with the same fill's class, in one of class "labels" over all shapes. Colors are presentation
// attributes: the picture is right without any style sheet, and a style sheet can change all of it. There is
// no script, no style attribute or element and no reference to anything outside. The same input gives the same bytes, in whatever order the regions come.
//
// A region of a code that is not on the map, a second region of one place, a missing one and a fill that does not exist are a [*RegionError]; a layout,
// theme or prefix that does not exist is an [*OptionError]. Then nothing is appended.
func AppendSVG(dst []byte, regions []Region, o Options) ([]byte, error) {
	if err := o.check(); err != nil {
		return dst, err
	}
	var drawn [len(places)]*Region
	for i := range regions {
		r := &regions[i]
		at := index(r.Code)
		switch {
		case at < 0 && r.Code == states.US:
			return dst, &RegionError{r.Code, "is no place on the map: leave the United States out of the regions"}
		case at < 0:
			return dst, &RegionError{r.Code, "is no place on the map: write a USPS code such as CO, DC or PR"}
		case drawn[at] != nil:
			return dst, &RegionError{r.Code, "comes twice"}
		case r.Fill > 10:
			return dst, &RegionError{r.Code, "has a fill that does not exist: use Step(0) to Step(9) or NotAssessed"}
		}
		drawn[at] = r
	}
	if !o.Subset {
		for i, r := range drawn {
			if r == nil {
				return dst, &RegionError{places[i].Code, "is missing: give one for each of the 56 places, or set Subset"}
			}
		}
	}
	p := &painter{markup: markup{dst}, o: o, theme: o.Theme}
	p.prefix = o.IDPrefix
	if p.prefix == "" {
		p.prefix = "usmap"
	}
	p.draw(&drawn)
	return p.b, nil
}

func (o *Options) check() error {
	switch {
	case o.Layout > Tiles:
		return &OptionError{"layout", o.Layout.String(), "geo or tiles"}
	case o.Theme > Print:
		return &OptionError{"theme", o.Theme.String(), "light, dark or print"}
	}
	for i, c := range []byte(o.IDPrefix) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || !(c >= '0' && c <= '9' || c == '-' || c == '_')) {
			return &OptionError{"IDPrefix", o.IDPrefix, "a letter followed by letters, digits, - and _"}
		}
	}
	return nil
}

type painter struct {
	markup
	o      Options
	theme  Theme
	prefix string
}

const (
	footSize = 14
	footLine = 20
)

// Tiles of the grid, and the gap between two.
const (
	tileSize  = 56
	tilePitch = 60
	tileEdge  = 2 // room for the outline around the grid
)

func (p *painter) draw(drawn *[len(places)]*Region) {
	o := &p.o
	box := Rect{OriginX, 0, Width, Height}
	if o.Layout == Tiles {
		box = Rect{0, 0, 11*tilePitch - tilePitch + tileSize + 2*tileEdge, 9*tilePitch - tilePitch + tileSize + 2*tileEdge}
	}
	title := o.Title
	if title == "" {
		title = "United States"
	}
	inner := box
	var legend []byte
	var heading, foot []string
	size, head := 28.0, 0.0
	if o.Standalone {
		const margin = 24
		if o.Layout == Tiles {
			size = 22
		}
		heading = wrap(title, inner.Width, size)
		head = float64(len(heading))*size*1.25 + 10
		box = Rect{inner.X - margin, inner.Y - margin - head, inner.Width + 2*margin, inner.Height + 2*margin + head}
		l := painter{o: p.o, theme: p.theme, prefix: p.prefix}
		height := l.legend(Rect{inner.X, inner.Y + inner.Height + 18, inner.Width, 0})
		line := o.Source
		if o.Date != "" && o.Source != "" {
			line = " · " + line
		}
		if foot = wrap(o.Date+line, inner.Width, footSize); foot[0] != "" {
			height += 10 + footLine*float64(len(foot))
		}
		legend = l.b
		box.Height += height + 8
	}

	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="`)
	for i, v := range [...]float64{box.X, box.Y, box.Width, box.Height} {
		if i > 0 {
			p.raw(" ")
		}
		p.number(v)
	}
	p.raw(`"`)
	if o.Standalone {
		p.num("width", box.Width)
		p.num("height", box.Height)
	}
	p.set("class", "usmap "+o.Layout.String()+" "+p.theme.String())
	lang := o.Lang
	if lang == "" {
		lang = "en"
	}
	p.attr("lang", lang)
	if o.Interactive {
		p.raw(` role="listbox"`)
		p.attr("aria-label", title)
	} else {
		p.set("role", "img")
		p.set("aria-labelledby", p.prefix+"-title")
	}
	if o.Desc != "" {
		p.set("aria-describedby", p.prefix+"-desc")
	}
	p.set("font-family", fonts)
	p.raw(` text-anchor="middle" text-rendering="geometricPrecision">`) // browsers then lay the labels out once, not again at the scale of the screen
	if !o.Interactive {
		p.raw("<title")
		p.set("id", p.prefix+"-title")
		p.raw(">")
		p.text(title)
		p.raw("</title>")
	}
	if o.Desc != "" {
		p.raw("<desc")
		p.set("id", p.prefix+"-desc")
		p.raw(">")
		p.text(o.Desc)
		p.raw("</desc>")
	}
	p.patterns(drawn)
	if o.Standalone {
		p.raw("<rect")
		p.rect(box)
		p.set("class", "background")
		p.set("fill", p.theme.Background())
		p.raw(`/><g class="title" text-anchor="start" font-weight="700"`)
		p.num("font-size", size)
		p.set("fill", p.theme.Text())
		p.raw(">")
		for i, line := range heading {
			p.words(line, inner.X, inner.Y-head+size*(.9+1.25*float64(i)))
		}
		p.raw("</g>")
	}
	if o.Layout == Geographic {
		p.raw(`<path class="divider" fill="none"`)
		p.set("stroke", p.theme.Muted())
		p.raw(` stroke-width=".8" stroke-opacity=".6" d="` + dividers + `"/>`)
	}
	p.raw(`<g class="places" transform="scale(.1)" stroke-width="8" stroke-linejoin="round"`)
	if o.Interactive {
		p.raw(` role="presentation"`) // a listbox owns its options
	}
	p.set("stroke", p.theme.Border())
	p.raw(">")
	for _, i := range order {
		if drawn[i] != nil {
			p.place(&places[i], drawn[i])
		}
	}
	p.raw("</g>")
	if o.Interactive {
		p.raw(`<path class="ring" transform="scale(.1)" fill="none" stroke-width="30" stroke-linejoin="round" pointer-events="none"`)
		p.set("stroke", p.theme.Text())
		p.raw("/>")
	}
	p.labels(drawn)
	p.raw(string(legend))
	if len(foot) > 0 {
		p.raw(`<g class="source" text-anchor="start" font-size="14"`)
		p.set("fill", p.theme.Muted())
		p.raw(">")
		for i, line := range foot {
			p.words(line, inner.X, box.Y+box.Height-20-footLine*float64(len(foot)-1-i))
		}
		p.raw("</g>")
	}
	p.raw("</svg>")
}

// dividers part the insets from the map that is drawn to scale.
const dividers = "M-50 446H130L206 492V605M206 508H286L342 558V648M342 604H620M438 610V648M530 610V648M874 648V604H1060M969 610V648"

func (p *painter) rect(r Rect) {
	p.num("x", r.X)
	p.num("y", r.Y)
	p.num("width", r.Width)
	p.num("height", r.Height)
}

// paint is the value of a fill attribute: a color, or a pattern of this picture.
func (p *painter) paint(f Fill) string {
	if c, ok := f.Class(); ok {
		if p.theme == Print && c > 0 {
			return "url(#" + p.prefix + "-c" + strconv.Itoa(c) + ")"
		}
		return p.theme.Color(f)
	}
	return "url(#" + p.prefix + "-na)"
}

// patterns defines what the regions use; the legend draws its own, see swatch.
func (p *painter) patterns(drawn *[len(places)]*Region) {
	var steps [11]bool
	partial := false
	for _, r := range drawn {
		if r != nil {
			steps[r.Fill] = true
			partial = partial || r.striped()
		}
	}
	p.raw("<defs>")
	if partial {
		p.patternStart("part", 7)
		p.raw(`<path class="stripe" fill="none" stroke-width="1.3" d="M-1 6L1 8M0 0L7 7M6 -1L8 1"`)
		p.set("stroke", p.theme.Border())
		p.raw(` stroke-opacity=".75"/></pattern>`)
	}
	if steps[NotAssessed] {
		p.patternStart("na", 9)
		p.raw(`<path class="blank" d="M0 0H9V9H0z"`)
		p.set("fill", p.theme.Color(NotAssessed))
		p.raw(`/><path class="cross" fill="none" stroke-width=".9" d="M3 3L6 6M6 3L3 6"`)
		p.set("stroke", palettes[p.theme].cross)
		p.raw(`/></pattern>`)
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

func (p *painter) patternStart(id string, size float64) {
	p.raw("<pattern")
	p.set("id", p.prefix+"-"+id)
	p.num("width", size)
	p.num("height", size)
	p.raw(` patternUnits="userSpaceOnUse" patternTransform="scale(10)">`) // of shapes, which are in tenths
}

func (p *painter) printPattern(c int) {
	p.patternStart("c"+strconv.Itoa(c), patternSize)
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

func (p *painter) place(at *Place, r *Region) {
	name := r.Name
	if name == "" {
		name = r.Code.Name()
	}
	p.raw(`<g class="place `)
	p.raw(r.Fill.ClassName())
	if r.striped() {
		p.raw(" partial")
	}
	p.raw(`"`)
	if p.o.Interactive {
		p.raw(` role="option"`)
		p.attr("aria-label", name)
	}
	p.set("data-code", string(at.Code))
	if p.o.Interactive {
		p.raw(` data-near="`)
		for d := Up; d <= Left; d++ {
			if d > Up {
				p.raw(" ")
			}
			if to, ok := Toward(at.Code, d, p.o.Layout); ok {
				p.raw(string(to))
			} else {
				p.raw("-")
			}
		}
		p.raw(`"`)
	}
	p.set("fill", p.paint(r.Fill))
	p.raw(">")
	if !p.o.Interactive {
		p.raw("<title>")
		p.text(name)
		p.raw("</title>")
	}
	switch {
	case p.o.Layout == Tiles:
		p.box(r, tile(at))
	case at.Callout != Rect{}:
		p.outline(at, r)
		p.callout(at, r)
	default:
		p.outline(at, r)
	}
	p.raw("</g>")
}

// labels writes what stands in the places, over all shapes: none covers another's.
func (p *painter) labels(drawn *[len(places)]*Region) {
	p.raw(`<g class="labels" font-weight="700" pointer-events="none" aria-hidden="true"`)
	p.num("font-size", p.scoreSize())
	p.raw(">")
	for _, i := range order {
		at, r := &places[i], drawn[i]
		if r == nil {
			continue
		}
		p.raw(`<g class="label `)
		p.raw(r.Fill.ClassName())
		p.raw(`"`)
		p.set("fill", p.theme.Ink(r.Fill))
		p.raw(">")
		switch {
		case p.o.Layout == Tiles:
			p.tileLabel(at, r)
		case at.Callout != Rect{}:
			p.calloutLabel(at, r)
		default:
			p.label(at, r)
		}
		p.raw("</g>")
	}
	p.raw("</g>")
}

// outline draws the shape. Shapes, boxes and leaders are in tenths of the canvas's unit, as places are: see [Place].
func (p *painter) outline(at *Place, r *Region) {
	p.shape(r, func() {
		p.raw("<path")
		p.set("d", at.Path)
	})
}

// shape draws an element that begin has opened, and again with stripes where the score is partly known.
func (p *painter) shape(r *Region, begin func()) {
	begin()
	if r.Fill == NotAssessed {
		p.raw(` stroke-dasharray="30 20"`)
	}
	p.raw("/>")
	if r.striped() {
		begin()
		p.set("class", "stripes")
		p.set("fill", "url(#"+p.prefix+"-part)")
		p.raw("/>")
	}
}

// box draws a rectangle in the place's colors. One that is not assessed is blank: its crosses stand where the score would.
func (p *painter) box(r *Region, b Rect) {
	p.shape(r, func() {
		p.raw("<rect")
		p.rect(Rect{b.X * 10, b.Y * 10, b.Width * 10, b.Height * 10})
		p.raw(` rx="50"`)
		if r.Fill == NotAssessed { // then begun once only
			p.raw(` class="blank"`)
			p.set("fill", p.theme.Color(NotAssessed))
		}
	})
}

func (p *painter) callout(at *Place, r *Region) {
	b := at.Callout
	if at.Leader {
		x, y := b.X, b.Y+b.Height/2
		if at.Label.X > b.X+b.Width {
			x = b.X + b.Width
		}
		p.raw(`<path class="leader" fill="none" d="M`)
		p.pair(x*10, y*10)
		p.raw("L")
		p.pair(at.Label.X*10, at.Label.Y*10)
		p.raw(`"/><circle class="dot" stroke="none" r="18"`)
		p.num("cx", at.Label.X*10)
		p.num("cy", at.Label.Y*10)
		p.set("fill", p.theme.Border())
		p.raw("/>")
	}
	p.box(r, b)
}

func (p *painter) calloutLabel(at *Place, r *Region) {
	b := at.Callout
	list, n := marksOf(r.Marks)
	if r.Fill != NotAssessed {
		p.plate(r, Rect{b.X + 6, b.Y + 4, b.Width - 10, b.Height - 8})
	}
	p.code(r, b.X+20, b.Y+26.5, 12)
	p.score(r, b.X+57, b.Y+26.5, p.scoreSize())
	if n == 1 {
		p.mark(list[0], b.X+b.Width-16, b.Y+b.Height/2-6, 1.2)
	} else {
		columns := (n + 1) / 2
		for i, m := range list[:n] {
			p.mark(m, b.X+b.Width-4-9*float64(columns-i%columns), b.Y+9+12*float64(i/columns), .8)
		}
	}
}

func (p *painter) label(at *Place, r *Region) {
	x, y := at.Label.X, at.Label.Y
	list, n := marksOf(r.Marks)
	beside := n
	if n > 2 {
		beside = 0
	}
	shift := float64(beside) * 5.5
	half := max(17, 10+shift)
	switch {
	case r.Label == "":
		p.plate(r, Rect{x - half, y - 9, 2 * half, 18})
	case n > 2:
		p.plate(r, Rect{x - 24, y - 15, 48, 41})
	case utf8.RuneCountInString(r.Label) > 3:
		p.plate(r, Rect{x - 22, y - 15, 44, 31})
	default:
		p.plate(r, Rect{x - half, y - 15, 2 * half, 31})
	}
	top := y - 3.5
	if r.Label == "" {
		top = y + 4
	}
	p.code(r, x-shift, top, 12)
	if r.Label != "" { // without one the crosses of the shape itself say so
		p.score(r, x, y+13, p.scoreSize())
	}
	for i, m := range list[:beside] {
		p.mark(m, x-shift+10+11*float64(i), top-9, 1)
	}
	for i, m := range list[beside:n] {
		p.mark(m, x-4.5*float64(n)+9*float64(i), y+16, .8)
	}
}

// tile is where a place is on the grid.
func tile(at *Place) Rect {
	return Rect{tileEdge + float64(at.Column)*tilePitch, tileEdge + float64(at.Row)*tilePitch, tileSize, tileSize}
}

func (p *painter) tileLabel(at *Place, r *Region) {
	b := tile(at)
	if r.Fill != NotAssessed {
		p.plate(r, Rect{b.X + 4, b.Y + 4, b.Width - 8, b.Height - 10})
	}
	p.code(r, b.X+18, b.Y+20, 16)
	p.score(r, b.X+b.Width/2, b.Y+45, p.scoreSize())
	list, n := marksOf(r.Marks)
	if n == 1 {
		p.mark(list[0], b.X+b.Width-16, b.Y+8, 1.1)
	} else {
		columns := (n + 1) / 2
		for i, m := range list[:n] {
			p.mark(m, b.X+b.Width-5-9*float64(columns-i%columns), b.Y+5+10*float64(i/columns), .8)
		}
	}
}

// plate keeps patterns away from the digits.
func (p *painter) plate(r *Region, b Rect) {
	if !r.striped() && r.Fill != NotAssessed && (p.theme != Print || r.Fill == Step(0)) {
		return
	}
	p.raw(`<rect class="plate" rx="3"`)
	p.rect(b)
	p.set("fill", p.theme.Color(r.Fill))
	p.raw("/>")
}

func (p *painter) code(r *Region, x, y float64, size float64) {
	p.raw(`<text class="code"`)
	p.num("x", x)
	p.num("y", y)
	p.num("font-size", size)
	p.raw(">")
	p.raw(string(r.Code))
	p.raw("</text>")
}

// scoreSize is the size of most scores of the layout.
func (p *painter) scoreSize() float64 {
	if p.o.Layout == Tiles {
		return 22
	}
	return 18
}

// score writes the label, smaller where it is long, or three crosses where nothing is assessed.
func (p *painter) score(r *Region, x, y, size float64) {
	if r.Label == "" {
		if r.Fill == NotAssessed {
			p.raw(`<path class="cross" fill="none" stroke-width="1.2" d="M`)
			p.pair(x-13, y-8)
			p.raw(`l5 5m0-5l-5 5m11-5l5 5m0-5l-5 5m11-5l5 5m0-5l-5 5"`)
			p.set("stroke", palettes[p.theme].cross)
			p.raw("/>")
		}
		return
	}
	p.raw("<text")
	p.num("x", x)
	p.num("y", y)
	if utf8.RuneCountInString(r.Label) > 3 {
		size *= .75
	}
	if size != p.scoreSize() {
		p.num("font-size", size)
	}
	p.raw(">")
	p.text(r.Label)
	p.raw("</text>")
}

func (p *painter) mark(m Mark, x, y, scale float64) {
	p.raw(`<path class="mark" fill-rule="evenodd" transform="translate(`)
	p.pair(x, y)
	p.raw(")")
	if scale != 1 {
		p.raw(" scale(")
		p.number(scale)
		p.raw(")")
	}
	p.raw(`" d="` + m.Path() + `"/>`)
}

// pair appends two numbers as in a path or a transformation.
func (p *painter) pair(x, y float64) {
	p.number(x)
	p.raw(" ")
	p.number(y)
}
