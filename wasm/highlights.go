package wasm

import (
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// highlights lists the laws that limited immunity or expanded it, newest first, with what each did to the score; in full it is the timeline of all
// that happened.
func (v *view) highlights(full bool) {
	all := states.Highlights(v.records.Bills, v.records.Coverage, v.asOf)
	if full {
		v.put(`<h3>{Timeline}</h3>`)
	} else {
		v.put(`<h3>{Highlights}</h3>`)
	}
	v.raw(`<ol class="events">`)
	left := 0
	for i := range all {
		if !full && (all[i].Kind != states.Enactment || all[i].Bill.Effect == states.Neither) {
			left++
			continue
		}
		v.event(all[i])
	}
	v.raw(`</ol>`)
	if left > 0 {
		v.put(`<p class="script"><button type="button" data-load="highlights">%</button></p>`, v.with("HighlightsMore", itoa(len(all))))
	}
}

func (v *view) event(h states.Highlight) {
	b := h.Bill
	v.put(`<li class="%">`, h.Kind.String())
	v.date(h.Date)
	v.raw(` `)
	v.goTo(b.State)
	v.put(` <b>%</b> `, v.number(b))
	if b.Number != "" && b.Title != "" {
		v.put(`@. `, b.Title)
	}
	v.text(v.word("event." + key(h.Kind.String())))
	switch before, after, ok := h.Bounds(); {
	case b.Effect == states.Expands:
		v.put(` {EventExpands}`)
	case b.Effect == states.Neither:
		v.put(` {EventOther}`)
	case b.Scope == states.Local:
		v.put(` %`, v.with("EventLocal", b.Place))
	case h.Changed():
		score := v.with("EventOpen", v.between(after))
		if after.Known() {
			score = v.with("EventScore", v.outOf(before, rubric.AllNine), v.outOf(after, rubric.AllNine))
		}
		v.put(` <b>%</b>`, score)
		if b.Started() != b.StatusDate {
			v.raw(` (`)
			v.text(v.label().InForceSince(b.Started()))
			v.raw(`)`)
		}
	case ok:
		v.put(` {EventNoChange}`)
	}
	v.raw(`</li>`)
}
