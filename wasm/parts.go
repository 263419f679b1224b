package wasm

import (
	"strings"

	"github.com/endqi/endqi/states"
)

// part is a part of the document that can be written by itself.
type part struct {
	name  string
	open  literal // the element around it in the document; none for the panel, whose element stays when its content changes
	shut  literal
	write func(*view)
}

func parts() []part {
	return []part{
		{"summary", `<div class="summary" part="summary">`, `</div>`, (*view).summary},
		{"time", `<div class="time" part="time">`, `</div>`, (*view).time},
		{"map", `<div class="map" part="map">`, `</div>`, (*view).maps},
		{"legend", `<div class="legend" part="legend">`, `</div>`, (*view).legend},
		{"panel", ``, ``, func(v *view) { v.panel(v.opt.State) }},
		{"table", `<div class="table" part="table" data-asks="table.list">`, `</div>`, (*view).table},
		{"table.list", ``, ``, (*view).tableList},
		{"bills", `<div class="bills-view" data-asks="bills.list">`, `</div>`, (*view).bills},
		{"bills.list", ``, ``, (*view).billList},
		{"compare", `<div class="compare-view" data-asks="compare.list">`, `</div>`, (*view).compare},
		{"compare.list", ``, ``, (*view).compareList},
		{"score", `<div class="score-view" data-asks="score.result">`, `</div>`, (*view).scoreForm},
		{"score.result", ``, ``, (*view).scoreResult},
		{"rubric", `<section class="rubric" part="rubric">`, `</section>`, func(v *view) { v.rubric(true) }},
		{"federal", `<section class="federal" part="federal">`, `</section>`, (*view).federal},
		{"highlights", `<section class="highlights" part="highlights">`, `</section>`, func(v *view) { v.highlights(true) }},
		{"sources", `<section class="sources" part="sources">`, `</section>`, (*view).sources},
	}
}

func viewNames() string {
	var names []string
	for _, p := range parts() {
		names = append(names, p.name)
	}
	return strings.Join(names, ", ")
}

// View appends one part of the document: summary, time, map, legend, table, rubric, federal, highlights or sources, each
// with its own element; or panel, the content of the element that the document has for it. rubric and highlights come in
// full. bills, compare and score are views that the document does not begin with; they go into its slot.
//
// table, bills, compare and score have controls, and an element with data-answer that they govern. What the controls hold,
// by name, is asked of table.list, bills.list, compare.list or score.result, as data-asks on the view says, in
// [Options.Query]; the answer takes the place of that element. Buttons with data-with stand for values of the controls, as
// in "sort=score&order=desc". The names are:
//
//	table    q, kind, criterion, verdict, sort, order
//	bills    q, place, status, year, effect
//	compare  a, b, c, d
//	score    the nine keys, or card for all of them; place, number, title
//
// A value that a name does not take counts as none. ok is false, and nothing is appended, for any other view.
func View(dst []byte, d *Dataset, name string, o Options) (out []byte, ok bool) {
	out, _, ok = render(dst, d, name, o)
	return out, ok
}

// render writes a view and what assistive technology should hear of it.
func render(dst []byte, d *Dataset, name string, o Options) (out []byte, announce string, ok bool) {
	if name == "document" {
		return Document(dst, d, o), "", true
	}
	if name == "stream" {
		return Stream(dst, d, o), "", true
	}
	for _, p := range parts() {
		if p.name == name {
			v := newView(dst, d, o)
			v.raw(p.open)
			p.write(v)
			v.raw(p.shut)
			return v.dst, v.said, true
		}
	}
	return dst, "", false
}

// Panels appends a JSON object with the panel of each of the 57 jurisdictions by code, and under "" how to read the map,
// each member on a line of its own: whoever needs one can read it without the others. The options' State does not matter.
func Panels(dst []byte, d *Dataset, o Options) []byte {
	v := newView(nil, d, o)
	dst = append(dst, "{\n"...)
	write := func(c states.Code) {
		v.dst = v.dst[:0]
		v.panel(c)
		dst = states.AppendJSON(dst, string(c))
		dst = append(dst, ':')
		dst = states.AppendJSON(dst, string(v.dst))
	}
	write("")
	for _, s := range v.standings {
		dst = append(dst, ",\n"...)
		write(s.Code)
	}
	return append(dst, "\n}\n"...)
}

// warnings are what a dataset holds that no view can show.
func (d *Dataset) warnings() (list []string) {
	seen := map[string]bool{}
	warn := func(text, id string) { list = append(list, text+id) }
	for _, b := range d.Bills {
		if seen[b.ID] {
			warn("bills: both are shown that have the id ", b.ID)
		}
		seen[b.ID] = true
	}
	for _, e := range d.Evidence {
		if !seen[e.Bill] {
			seen[e.Bill] = true
			warn("evidence: no bill has the id ", e.Bill)
		}
	}
	if len(d.Bills) == 0 {
		warn("bills: there are none; no place has a law", "")
	}
	if len(d.Coverage) == 0 {
		warn("coverage: there is none; a place without a law counts as not assessed", "")
	}
	return list
}
