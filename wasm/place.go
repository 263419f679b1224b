package wasm

import (
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// PlaceMark is how each [Place] begins, before the code of the place and a quotation mark. A script tells by it a card from what a
// host sends in place of a file.
const PlaceMark = `<article class="endqi card" data-code="`

// Place appends a card of the options' State, for a page that has no room for the map: its score, the nine verdicts as cells, the
// law or the highest-scoring bill on record, and a link to the place's own page. It is complete without a script; the style sheets
// are common.css, cells.css and place.css of package element, in this order. ok is false, and nothing is appended, where State is no
// jurisdiction.
func Place(dst []byte, d *Dataset, o Options) (out []byte, ok bool) {
	v := newView(dst, d, o)
	s, ok := v.standing(o.State)
	if !ok {
		return dst, false
	}
	v.raw(PlaceMark)
	v.put(`%" data-edition="%" lang="%" dir="ltr" aria-labelledby="^place-%">`+"\n", string(s.Code), d.Updated.String(), v.lang, string(s.Code))
	v.put(`<p class="kicker">{PlaceTitle}</p>`+"\n"+`<h2 id="^place-%">%</h2>`+"\n", string(s.Code), v.place(s.Code))
	v.scoreLine(s)
	v.raw("\n")
	for _, g := range halves {
		v.cells(s, g)
	}
	if s.Kind == states.NoLaw || s.Kind == states.Unsearched {
		v.onRecord(s)
		v.raw("\n")
	}
	v.lead(s)
	v.raw("\n")
	v.raw(`<p><a href="`)
	v.page(o.Pages, s.Code)
	v.put(`">%</a></p>`+"\n"+`<p class="meta">`, v.with("PlaceMore", v.place(s.Code)))
	if !d.Updated.IsZero() {
		v.fill("Updated", 0, func(int) { v.date(d.Updated) })
		v.raw(`. `)
	}
	v.put(`{NotAdvice}</p>` + "\n" + `</article>` + "\n")
	return v.dst, true
}

// cells writes the verdicts of a half, each in as little room as its sign takes.
func (v *view) cells(s states.Standing, g rubric.Group) {
	v.put(`<p class="half"><b>%</b>`, v.group(g))
	if s.Kind != states.Unsearched {
		v.put(` %`, v.outOf(s.Bounds(g), g))
	}
	v.put(`</p>`+"\n"+`<ul class="cells" aria-label="%">`, v.must(g))
	for _, c := range criteria(g) {
		class, sign := signOf(s.Verdict(c))
		says := v.criterion(c) + ": " + v.verdict(s.Verdict(c))
		v.put(`<li title="%"><i class="v %" aria-hidden="true">%</i> <span class="vh">%</span></li>`, says, class, sign, says)
	}
	v.raw(`</ul>` + "\n")
}
