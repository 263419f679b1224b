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
	v.put(`<h3>{Highlights}</h3><ol class="events">`)
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
		v.put(`<p class="script"><button type="button" data-load="highlights">%</button></p>`, v.with("HighlightsMore", itoa(left)))
	}
}

func (v *view) event(h states.Highlight) {
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
	v.text(v.word("event." + key(h.Kind.String())))
	switch before, after, ok := h.Bounds(); {
	case b.Effect == states.Expands:
		v.put(` {EventExpands}`)
	case b.Effect == states.Neither:
		v.put(` {EventStudy}`)
	case b.Scope == states.Local:
		v.put(` %`, v.with("EventLocal", b.Place))
	case h.Changed():
		v.put(` <b>%</b>`, v.with("EventScore", v.outOf(before, rubric.AllNine), v.outOf(after, rubric.AllNine)))
		if since(b) != b.StatusDate {
			v.raw(` (`)
			v.say("InForceSince", v.dateIn(since(b)))
			v.raw(`)`)
		}
	case ok:
		v.put(` {EventNoChange}`)
	}
	v.raw(`</li>`)
}
