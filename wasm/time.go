package wasm

import (
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// time says, of a day in the past, which laws have changed a score since, what the year before brought, and what the records
// do not know of that day. Of the day of the edition it says nothing.
func (v *view) time() {
	w := v.words
	today := v.records.day()
	if !v.asOf.Before(today) {
		return
	}
	v.raw(`<h3>`)
	v.fill(w.PastOn, 0, func() { v.date(v.asOf) })
	v.raw(`</h3>`)
	all := states.Highlights(v.records.Bills, v.records.Coverage, today)
	v.changes(w.PastBefore, w.PastBeforeNone, all, v.asOf.AddDays(-365), v.asOf)
	v.changes(w.PastSince, w.PastSinceNone, all, v.asOf, today)
	v.put(`<p class="note">%</p>`, string(w.PastUnknown))
}

// changes lists the laws that moved a score after one day and up to another, oldest first.
func (v *view) changes(heading, none message, all []states.Highlight, after, until states.Date) {
	opened := false
	for i := len(all) - 1; i >= 0; i-- {
		h := all[i]
		from := h.Bill.EffectiveDate()
		if !h.Changed() || !from.After(after) || from.After(until) {
			continue
		}
		if !opened {
			v.put(`<p>%</p><ul>`, string(heading))
			opened = true
		}
		before, now, _ := h.Bounds()
		v.raw(`<li>`)
		v.date(since(h.Bill))
		v.raw(` `)
		v.goTo(h.Bill.State)
		v.put(`: %</li>`, v.words.PastChange.with(v.number(h.Bill), v.outOf(before, rubric.AllNine), v.outOf(now, rubric.AllNine)))
	}
	if opened {
		v.raw(`</ul>`)
	} else {
		v.put(`<p>%</p>`, string(none))
	}
}

// firstYear is the year before the first law of the records took effect, where the choice of years begins.
func (v *view) firstYear() int {
	first := int(v.records.day().Year)
	for _, b := range v.records.Bills {
		if from := b.EffectiveDate(); b.Reformer() && !from.IsZero() {
			first = min(first, int(from.Year)-1)
		}
	}
	return first
}

// timeControls are a choice of years and a day. Both are named asof; an empty one is the day of the edition.
func (v *view) timeControls() {
	w := v.words
	today := v.records.day()
	asked := v.opt.AsOf.String()
	v.put(`<label>% <select name="asof"><option value="">%</option>`, string(w.AsOf), w.Today.with(w.date(today)))
	for year := int(today.Year) - 1; year >= v.firstYear(); year-- {
		v.put(`<option value="%"`, itoa(year))
		if asked == itoa(year) {
			v.raw(` selected=""`)
		}
		v.put(`>%</option>`, w.EndOf.with(itoa(year)))
	}
	v.put(`</select></label><label>% <input type="date" name="asof" max="%" value="`, string(w.OrDay), today.String())
	if len(asked) == len("2006-01-02") {
		v.text(asked)
	}
	v.raw(`"/></label>`)
}
