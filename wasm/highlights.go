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
	v.raw(`<h3>`).say(w.Highlights).raw(`</h3><ol class="events">`)
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
		v.raw(`<p class="script"><button type="button" data-load="highlights">`).say(w.HighlightsMore, itoa(left)).raw(`</button></p>`)
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
	v.raw(`">`).date(h.Date).raw(` `)
	v.goTo(b.State)
	v.raw(` <b>`).text(v.number(b)).raw(`</b> `)
	if b.Number != "" && b.Title != "" {
		v.data(b.Title).raw(`. `)
	}
	v.say(w.Events[h.Kind])
	switch before, after, ok := h.Bounds(); {
	case b.Effect == states.Expands:
		v.raw(` `).say(w.EventExpands)
	case b.Effect == states.Neither:
		v.raw(` `).say(w.EventStudy)
	case b.Scope == states.Local:
		v.raw(` `).say(w.EventLocal, b.Place)
	case h.Changed():
		v.raw(` <b>`).say(w.EventScore, v.outOf(before, rubric.AllNine), v.outOf(after, rubric.AllNine)).raw(`</b>`)
	case ok:
		v.raw(` `).say(w.EventNoChange)
	}
	v.raw(`</li>`)
}
