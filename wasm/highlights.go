package wasm

import (
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// newest is how many introductions and failures the short list of highlights holds.
const newest = 6

// highlights lists what happened, newest first, with what it did to the score: every enactment, and of the other steps the
// newest; in full all of them.
func (v *view) highlights(full bool) {
	w := v.words
	v.put(`<h3>%</h3><ol class="events">`, string(w.Highlights))
	others, left := 0, 0
	for _, h := range states.Highlights(v.records.Bills, v.records.Coverage, v.asOf) {
		if h.Kind != states.Enactment {
			if others++; others > newest && !full {
				left++
				continue
			}
		}
		v.event(h)
	}
	v.raw(`</ol>`)
	if left > 0 {
		v.put(`<p class="script"><button type="button" data-load="highlights">%</button></p>`, w.HighlightsMore.with(itoa(left)))
	}
}

func (v *view) event(h states.Highlight) {
	w := v.words
	b := h.Bill
	v.raw(`<li class="`)
	switch h.Kind {
	case states.Enactment:
		v.raw(`enacted`)
	case states.Failure:
		v.raw(`failed`)
	case states.Introduction:
		v.raw(`introduced`)
	}
	v.raw(`">`)
	v.date(h.Date)
	v.raw(` `)
	v.goTo(b.State)
	v.put(` <b>%</b> `, v.number(b))
	if b.Number != "" && b.Title != "" {
		v.put(`@. `, b.Title)
	}
	v.text(string(w.Events[h.Kind]))
	switch before, after, ok := h.Bounds(); {
	case b.Effect == states.Expands:
		v.put(` %`, string(w.EventExpands))
	case b.Effect == states.Neither:
		v.put(` %`, string(w.EventStudy))
	case b.Scope == states.Local:
		v.put(` %`, w.EventLocal.with(b.Place))
	case h.Changed():
		v.put(` <b>%</b>`, w.EventScore.with(v.outOf(before, rubric.AllNine), v.outOf(after, rubric.AllNine)))
	case ok:
		v.put(` %`, string(w.EventNoChange))
	}
	v.raw(`</li>`)
}
