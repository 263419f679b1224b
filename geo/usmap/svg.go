package usmap

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/endqi/endqi/geo/internal/inset"
	"github.com/endqi/endqi/rubric"
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
	Legend     Legend // in other words or of something else than a lens; the zero value is [LegendOf] the regions, in English
	Date       string // "Updated November 22, 2026"; empty is none
	Source     string // "Source: endqi.org"; empty is none

	// Highlight draws a heavy outline around these places, over every shape.
	Highlight []states.Code
	// Dots are drawn over the shapes of the geographic map and below the labels, see [Project]; tiles have none.
	Dots []Point

	// Interactive makes the map a listbox (WAI-ARIA 1.2) whose options are the places; a script adds focus and selection, and finds in data-near where
	// the arrow keys lead: up, right, down, left, "-" for nowhere. It also adds an
	// empty path of class "ring", drawn over every shape, for the outline of the place in focus.
	Interactive bool
	// IDPrefix keeps the ids of several maps in one document apart. [IsPrefix] says which there are. Empty is made of
	// layout, theme, lens and day, "usmap-geo-light-all-2026-11-29", and of the place where there is one alone: two maps that differ in none of them want a
	// prefix each.
	IDPrefix string
	// Subset draws only the regions given. Otherwise each of the 57 places wants a region, so that none is forgotten in silence.
	Subset bool
}

const fonts = "system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif"

// AppendSVG appends a map as one svg element in UTF-8. Each region is a g of class "place" with its fill's class (see [Fill.ClassName]), "partial" where it is so,
// and data-code; what is written in it is a g of class "label" with the same fill's class, in one of class "labels" over all shapes. Colors are presentation
// attributes: the picture is right without any style sheet, and a style sheet can change all of it. Behind each pattern stands
// a color, for programs that know no patterns. There is no script, no style attribute or element and no reference to anything outside. The same input gives the same bytes, in whatever order the regions come.
//
// A region of a code that is not on the map, a second region of one place, a missing one, one of another lens than the others and a fill that does not
// exist are a [*RegionError]; a layout, theme, prefix or place to highlight that does not exist is an [*OptionError]. Then nothing is appended.
func AppendSVG(dst []byte, regions []Region, o Options) ([]byte, error) {
	if err := o.check(); err != nil {
		return dst, err
	}
	var drawn [len(places)]*Region
	for i := range regions {
		r := &regions[i]
		at := index(r.Code)
		switch {
		case at < 0:
			return dst, &RegionError{r.Code, "is no place on the map: write a USPS code such as CO, DC, PR or US"}
		case drawn[at] != nil:
			return dst, &RegionError{r.Code, "comes twice"}
		case r.Fill > last:
			return dst, &RegionError{r.Code, "has a fill that does not exist: use Step, Count, Bill, Proposed, Expanding or NotAssessed"}
		case r.Lens > states.LensOf(rubric.OfficerConsequences):
			return dst, &RegionError{r.Code, "has a lens that does not exist: use one of states.Lenses"}
		case r.Lens != regions[0].Lens:
			return dst, &RegionError{r.Code, "shows another lens than the first: a map has one"}
		}
		drawn[at] = r
	}
	if !o.Subset {
		for i, r := range drawn {
			if r == nil {
				return dst, &RegionError{places[i].Code, "is missing: give one for each of the 57 places, or set Subset"}
			}
		}
	}
	p := &painter{markup: markup{dst}, o: o, theme: o.Theme, regions: regions, prefix: o.IDPrefix}
	for _, c := range o.Highlight {
		if i := index(c); i < 0 || drawn[i] == nil {
			return dst, &OptionError{"Highlight", string(c), "the USPS code of a place that is drawn, such as CO, DC or PR"}
		}
	}
	day, place := "", ""
	if len(regions) > 0 {
		p.lens, day = regions[0].Lens, regions[0].AsOf.String()
	}
	if len(regions) == 1 {
		place = string(regions[0].Code)
	}
	if p.prefix == "" {
		p.prefix = "usmap"
		for _, part := range [...]string{o.Layout.String(), o.Theme.String(), p.lens.String(), day, place} {
			if part != "" {
				p.prefix += "-" + part
			}
		}
	}
	p.draw(&drawn)
	return p.b, nil
}

func (o *Options) check() error {
	// a value that does not exist has no word that can be read
	_, layout := ParseLayout(o.Layout.String())
	_, theme := ParseTheme(o.Theme.String())
	if err := cmp.Or(layout, theme); err != nil {
		return err
	}
	if o.IDPrefix != "" && !IsPrefix(o.IDPrefix) {
		return &OptionError{"IDPrefix", o.IDPrefix, "a letter followed by letters, digits, - and _"}
	}
	return nil
}

// IsPrefix reports whether a text can begin an id: a letter, then letters, digits, "-" and "_".
func IsPrefix(text string) bool {
	for i, c := range []byte(text) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || !('0' <= c && c <= '9') && c != '-' && c != '_') {
			return false
		}
	}
	return text != ""
}

type painter struct {
	markup
	o       Options
	theme   Theme
	lens    states.Lens
	regions []Region
	prefix  string
}

const (
	footSize = 14
	footLine = 20
)

// The grid of tiles.
const (
	tileSize  = 57
	tilePitch = 60
	tileEdge  = 2 // room for the outline around the grid
	tileLines = 9 // columns and rows
	tilesSide = tileLines*tilePitch - (tilePitch - tileSize) + 2*tileEdge
)

// draw writes the picture: the head of the svg element, patterns, the places, what lies over them, and what a picture on its own has around the map.
func (p *painter) draw(drawn *[len(places)]*Region) {
	f := p.surroundings()
	p.open(f.box)
	p.patterns(drawn)
	if p.o.Standalone {
		p.heading(f)
	}
	if p.o.Layout == Geographic {
		p.raw(`<path class="divider" fill="none"`)
		p.set("stroke", p.theme.Muted())
		p.raw(` stroke-width=".8" stroke-opacity=".6" d="`)
		for _, i := range inset.All() {
			p.raw(i.Divider)
		}
		p.raw(`"/>`)
	}
	p.raw(`<g class="places" transform="scale(.1)" stroke-width="8" stroke-linejoin="round"`)
	if p.o.Interactive {
		p.raw(` role="presentation"`) // a listbox owns its options
	}
	p.set("stroke", p.theme.Border())
	p.raw(">")
	for _, i := range byName(drawn) {
		p.place(&places[i], drawn[i])
	}
	p.raw("</g>")
	p.leaders(drawn)
	p.highlight()
	if p.o.Interactive {
		p.raw(`<path class="ring" transform="scale(.1)" fill="none" stroke-width="30" stroke-linejoin="round" pointer-events="none"`)
		p.set("stroke", p.theme.Text())
		p.raw("/>")
	}
	p.dots()
	p.labels(drawn)
	p.raw(string(f.legend))
	if len(f.foot) > 0 {
		p.foot(f)
	}
	p.raw("</svg>")
}

// surround is what stands around the map.
type surround struct {
	inner, box  Rect     // the map alone, and with all around it
	title       []string // in lines
	size, above float64  // of the title: of its letters, and how high it is
	legend      []byte
	foot        []string // date and source, in lines
}

// surroundings lays out what stands around the map. Only a picture on its own has anything there.
func (p *painter) surroundings() surround {
	o := &p.o
	inner := Rect{OriginX, 0, Width, Height}
	size := 28.0
	if o.Layout == Tiles {
		inner = Rect{0, 0, tilesSide, tilesSide}
		size = 20
	}
	f := surround{inner: inner, box: inner, size: size}
	if !o.Standalone {
		return f
	}
	const margin = 24
	f.title = wrap(p.title(), inner.Width, size)
	f.above = float64(len(f.title))*size*1.25 + 10
	l := painter{o: p.o, theme: p.theme, lens: p.lens, regions: p.regions, prefix: p.prefix}
	below := l.legend(Rect{inner.X, inner.Y + inner.Height + 18, inner.Width, 0})
	f.legend = l.b
	line := o.Source
	if o.Date != "" && o.Source != "" {
		line = " · " + line
	}
	if f.foot = wrap(o.Date+line, inner.Width, footSize); f.foot[0] != "" {
		below += 10 + footLine*float64(len(f.foot))
	}
	f.box = Rect{inner.X - margin, inner.Y - margin - f.above, inner.Width + 2*margin, inner.Height + 2*margin + f.above + (below + 8)}
	return f
}

// byName is the order in which places are read: by their names, the federal government last. Few are sorted, in little code.
func byName(drawn *[len(places)]*Region) (turn []int) {
	after := func(a, b *Region) bool {
		return b.Code != states.US && (a.Code == states.US || a.name() > b.name())
	}
	for i, r := range drawn {
		if r == nil {
			continue
		}
		turn = append(turn, i)
		for at := len(turn) - 1; at > 0 && after(drawn[turn[at-1]], r); at-- {
			turn[at-1], turn[at] = i, turn[at-1]
		}
	}
	return turn
}

func (p *painter) title() string { return cmp.Or(p.o.Title, "United States") }

// open writes the head of the svg element, and what it says to those who do not see it.
func (p *painter) open(box Rect) {
	o := &p.o
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
	p.attr("lang", cmp.Or(o.Lang, "en"))
	if o.Interactive {
		p.raw(` role="listbox"`)
		p.attr("aria-label", p.title())
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
		p.described("title", p.title())
	}
	if o.Desc != "" {
		p.described("desc", o.Desc)
	}
}

// described writes a title or desc element.
func (p *painter) described(element, text string) {
	p.raw("<" + element)
	p.set("id", p.prefix+"-"+element)
	p.raw(">")
	p.text(text)
	p.raw("</" + element + ">")
}

// heading writes background and title.
func (p *painter) heading(f surround) {
	p.raw("<rect")
	p.rect(f.box)
	p.set("class", "background")
	p.set("fill", p.theme.Background())
	p.raw(`/><g class="title" text-anchor="start" font-weight="700"`)
	p.num("font-size", f.size)
	p.set("fill", p.theme.Text())
	p.raw(">")
	for i, line := range f.title {
		p.words(line, f.inner.X, f.inner.Y-f.above+f.size*(.9+1.25*float64(i)))
	}
	p.raw("</g>")
}

// foot writes date and source.
func (p *painter) foot(f surround) {
	p.raw(`<g class="source" text-anchor="start" font-size="14"`)
	p.set("fill", p.theme.Muted())
	p.raw(">")
	for i, line := range f.foot {
		p.words(line, f.inner.X, f.box.Y+f.box.Height-20-footLine*float64(len(f.foot)-1-i))
	}
	p.raw("</g>")
}

func (p *painter) rect(r Rect) {
	p.num("x", r.X)
	p.num("y", r.Y)
	p.num("width", r.Width)
	p.num("height", r.Height)
}

// highlight draws outlines, each on a lighter one, so that it stands off from any shade.
func (p *painter) highlight() {
	if len(p.o.Highlight) == 0 {
		return
	}
	p.raw(`<g class="highlight" transform="scale(.1)" fill="none" stroke-linejoin="round" pointer-events="none"`)
	p.set("stroke", p.theme.Text())
	p.raw(">")
	for _, under := range [...]bool{true, false} {
		for i := range places {
			at := &places[i]
			if !slices.Contains(p.o.Highlight, at.Code) {
				continue
			}
			line := func() {
				if under {
					p.set("stroke", p.theme.Background())
					p.raw(` stroke-width="64"/>`)
				} else {
					p.raw(` stroke-width="36"/>`)
				}
			}
			box := at.Callout
			if p.o.Layout == Tiles {
				box = tile(at)
			} else if at.Path != "" {
				p.raw("<path")
				p.set("d", at.Path)
				line()
			}
			if box != (Rect{}) {
				p.raw("<rect")
				p.rect(Rect{box.X * 10, box.Y * 10, box.Width * 10, box.Height * 10})
				p.raw(` rx="50"`)
				line()
			}
		}
	}
	p.raw("</g>")
}

func (p *painter) place(at *Place, r *Region) {
	name := r.name()
	p.raw(`<g class="place `)
	p.raw(r.Fill.ClassName())
	if r.striped() {
		p.raw(" partial")
	}
	p.raw(`"`)
	p.set("fill", p.paint(r.Fill))
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
	p.raw(">")
	if !p.o.Interactive {
		p.raw("<title>")
		p.text(name)
		p.raw("</title>")
	}
	if p.o.Layout == Tiles {
		p.box(r, tile(at))
	} else {
		if at.Path != "" {
			p.outline(at, r)
		}
		if at.Callout != (Rect{}) {
			p.box(r, at.Callout)
		}
	}
	p.raw("</g>")
}

// dots draws the dots, each with a rim that parts it from any shade. A label over a dot can still be read.
func (p *painter) dots() {
	if len(p.o.Dots) == 0 || p.o.Layout == Tiles {
		return
	}
	p.raw(`<g class="dots" stroke-width="1" pointer-events="none"`)
	p.set("fill", palettes[p.theme].dot)
	p.set("stroke", p.theme.Text())
	p.raw(">")
	for _, at := range p.o.Dots {
		p.dot(at)
	}
	p.raw("</g>")
}

func (p *painter) dot(at Point) {
	p.raw(`<circle r="3.5"`)
	p.num("cx", at.X)
	p.num("cy", at.Y)
	p.raw("/>")
}

// labels writes what stands in the places, over all shapes: none covers another's.
func (p *painter) labels(drawn *[len(places)]*Region) {
	p.raw(`<g class="labels" font-weight="700" pointer-events="none" aria-hidden="true"`)
	p.num("font-size", p.scoreSize())
	p.raw(">")
	for i, r := range drawn {
		at := &places[i]
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

// shape draws an element that begin has opened, and over it what tells a bill's score from a law's and a score that is partly known from others.
func (p *painter) shape(r *Region, begin func()) {
	begin()
	if r.Fill == NotAssessed {
		p.raw(` stroke-dasharray="30 20"`)
	}
	p.raw("/>")
	over := func(pattern string) {
		begin()
		p.set("class", "stripes")
		p.set("fill", "url(#"+p.prefix+pattern+") none")
		p.raw("/>")
	}
	if _, bill := r.Fill.shade(); bill {
		over("-lines")
	}
	if r.striped() {
		over("-part")
	}
}

// box draws a rectangle in the place's colors. One that is not assessed is blank.
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

// leaders draws the lines from small places to their boxes, over all shapes.
func (p *painter) leaders(drawn *[len(places)]*Region) {
	if p.o.Layout == Tiles {
		return
	}
	p.raw(`<g class="leaders" transform="scale(.1)" stroke-width="8" pointer-events="none"`)
	p.set("stroke", p.theme.Border())
	p.set("fill", p.theme.Border())
	p.raw(">")
	for i, r := range drawn {
		at := &places[i]
		if r == nil || !at.Leader {
			continue
		}
		b := at.Callout
		x, y := b.X, b.Y+b.Height/2
		if at.Label.X > b.X+b.Width {
			x = b.X + b.Width
		}
		p.raw(`<path d="M`)
		p.pair(x*10, y*10)
		p.raw("L")
		p.pair(at.Label.X*10, at.Label.Y*10)
		p.raw(`"/><circle stroke="none" r="18"`)
		p.num("cx", at.Label.X*10)
		p.num("cy", at.Label.Y*10)
		p.raw("/>")
	}
	p.raw("</g>")
}

func (p *painter) calloutLabel(at *Place, r *Region) {
	b := at.Callout
	if r.Fill != NotAssessed {
		p.plate(r, Rect{b.X + 6, b.Y + 4, b.Width - 10, b.Height - 8})
	}
	list, shift := marksOf(r.Marks), 0.0
	if r.Bill != "" && len(list) > 0 { // the longer text makes room for the marks
		shift = 5
	}
	wider, size := b.Width-calloutWidth, 12.0
	if r.Word != "" {
		size = 11
	}
	p.code(r, b.X+20+wider/2-shift, b.Y+26.5, size)
	p.score(r, b.X+57+wider-shift, b.Y+26.5, p.scoreSize())
	if len(list) == 1 {
		p.mark(list[0], b.X+b.Width-16, b.Y+b.Height/2-6, 1.2)
	} else {
		p.markGrid(list, b.X+b.Width-4, b.Y+9, 12)
	}
}

// markGrid draws marks in two lines, so far apart, whose right end is given.
func (p *painter) markGrid(list []states.Mark, right, y, line float64) {
	columns := (len(list) + 1) / 2
	for i, m := range list {
		p.mark(m, right-9*float64(columns-i%columns), y+line*float64(i/columns), .8)
	}
}

func (p *painter) label(at *Place, r *Region) {
	x, y := at.Label.X, at.Label.Y
	list := marksOf(r.Marks)
	n := len(list)
	beside := n
	if n > 2 {
		beside = 0
	}
	shift := float64(beside) * 5.5
	half := max(17, 10+shift)
	switch {
	case r.printed() == "":
		p.plate(r, Rect{x - half, y - 9, 2 * half, 18})
	case n > 2:
		p.plate(r, Rect{x - 24, y - 15, 48, 41})
	case utf8.RuneCountInString(r.printed()) > 3:
		p.plate(r, Rect{x - 22, y - 15, 44, 31})
	default:
		p.plate(r, Rect{x - half, y - 15, 2 * half, 31})
	}
	top := y - 3.5
	if r.printed() == "" {
		top = y + 4
	}
	p.code(r, x-shift, top, 12)
	if r.printed() != "" { // without one the crosses of the shape itself say so
		p.score(r, x, y+13, p.scoreSize())
	}
	for i, m := range list[:beside] {
		p.mark(m, x-shift+10+11*float64(i), top-9, 1)
	}
	for i, m := range list[beside:] {
		p.mark(m, x-4.5*float64(n)+9*float64(i), y+16, .8)
	}
}

// tile is where a place is on the grid. A word wants more room than a code.
func tile(at *Place) Rect {
	b := Rect{tileEdge + float64(at.Column)*tilePitch, tileEdge + float64(at.Row)*tilePitch, tileSize, tileSize}
	if at.Code == states.US {
		b.Width += tilePitch
	}
	return b
}

func (p *painter) tileLabel(at *Place, r *Region) {
	b := tile(at)
	if r.Fill != NotAssessed {
		p.plate(r, Rect{b.X + 4, b.Y + 4, b.Width - 8, b.Height - 10})
	}
	p.code(r, b.X+18+(b.Width-tileSize)/3, b.Y+20, 16)
	if r.Bill == "" {
		p.score(r, b.X+b.Width/2, b.Y+45, p.scoreSize())
	} else { // the word above the score: side by side they are wider than a tile
		p.write(r.Bill, true, b.X+b.Width/2, b.Y+33, 15)
		if r.Label != "" {
			size := 25.0
			if utf8.RuneCountInString(r.Label) > 5 { // "1.5–6.5"
				size = 19
			}
			p.write(r.Label, true, b.X+b.Width/2, b.Y+50, size)
		}
	}
	if list := marksOf(r.Marks); len(list) == 1 {
		p.mark(list[0], b.X+b.Width-16, b.Y+8, 1.1)
	} else {
		p.markGrid(list, b.X+b.Width-5, b.Y+5, 10)
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
	p.text(cmp.Or(r.Word, string(r.Code)))
	p.raw("</text>")
}

// scoreSize is the size of most scores of the layout.
func (p *painter) scoreSize() float64 {
	if p.o.Layout == Tiles {
		return 22
	}
	return 18
}

// score writes what stands in a shape: smaller where it is long, light where it is a bill's, a question mark where nothing is assessed.
func (p *painter) score(r *Region, x, y, size float64) {
	text := r.printed()
	if text == "" {
		if r.Fill != NotAssessed {
			return
		}
		text = "?"
	}
	p.write(text, r.Bill != "", x, y, size)
}

// write writes a text, smaller where it is long.
func (p *painter) write(text string, light bool, x, y, size float64) {
	p.raw("<text")
	p.num("x", x)
	p.num("y", y)
	switch n := utf8.RuneCountInString(text); {
	case n > 8 && light:
		size *= .62
	case light:
		size *= .75
	case n > 3 && !light:
		size *= .75
	}
	if light {
		p.raw(` font-weight="400"`)
	}
	if size != p.scoreSize() {
		p.num("font-size", size)
	}
	p.raw(">")
	p.text(text)
	p.raw("</text>")
}

func (p *painter) mark(m states.Mark, x, y, scale float64) {
	p.raw(`<path class="mark" fill-rule="evenodd" transform="translate(`)
	p.pair(x, y)
	p.raw(")")
	if scale != 1 {
		p.raw(" scale(")
		p.number(scale)
		p.raw(")")
	}
	p.raw(`" d="` + MarkPath(m) + `"/>`)
}

// pair appends two numbers as in a path or a transformation.
func (p *painter) pair(x, y float64) {
	p.number(x)
	p.raw(" ")
	p.number(y)
}
