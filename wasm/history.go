package wasm

import (
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// time says, of a day in the past, which laws have changed a score since, what the year before brought, and what the records
// do not know of that day. Of the day of the edition it says nothing.
func (v *view) time() {
	today := v.records.day()
	if !v.asOf.Before(today) {
		return
	}
	v.raw(`<h3>`)
	v.fill("PastOn", 0, func(int) { v.date(v.asOf) })
	v.raw(`</h3>`)
	all := states.Highlights(v.records.Bills, v.records.Coverage, today)
	v.changes("PastBefore", "PastBeforeNone", all, v.asOf.AddDays(-365), v.asOf)
	v.changes("PastSince", "PastSinceNone", all, v.asOf, today)
	v.put(`<p class="note">{PastUnknown}</p>`)
}

// changes lists the laws that moved a score after one day and up to another, oldest first.
func (v *view) changes(heading, none key, all []states.Highlight, after, until states.Date) {
	opened := false
	for i := len(all) - 1; i >= 0; i-- {
		h := all[i]
		from := h.Bill.EffectiveDate()
		if !h.Changed() || !from.After(after) || from.After(until) {
			continue
		}
		if !opened {
			v.put(`<p>%</p><ul>`, v.word(heading))
			opened = true
		}
		before, now, _ := h.Bounds()
		v.raw(`<li>`)
		v.date(h.Bill.Started())
		v.raw(` `)
		v.goTo(h.Bill.State)
		v.put(`: %</li>`, v.with("PastChange", v.number(h.Bill), v.outOf(before, rubric.AllNine), v.outOf(now, rubric.AllNine)))
	}
	if opened {
		v.raw(`</ul>`)
	} else {
		v.put(`<p>%</p>`, v.word(none))
	}
}

// firstYear is the year before the first law of the records took effect, where the choice of years begins.
func (v *view) firstYear() int {
	first := int(v.records.day().Year)
	for i := range v.records.Bills {
		b := &v.records.Bills[i]
		if from := b.EffectiveDate(); b.Reformer() && !from.IsZero() {
			first = min(first, int(from.Year)-1)
		}
	}
	return first
}

// timeControls are a choice of years and a field for a day. Both are named asof; empty means the day of the edition. Until a
// script opens the field it is of type text: a browser takes longer to make one of type date than the rest of the map.
func (v *view) timeControls() {
	today := v.records.day()
	asked := v.opt.AsOf.String()
	v.put(`<label>{AsOf} <select name="asof"><option value="">%</option>`, v.with("Today", v.dateIn(today)))
	first := v.firstYear()
	for year := int(today.Year) - 1; year >= first; year-- {
		v.option(itoa(year), v.with("EndOf", itoa(year)), asked == itoa(year))
	}
	day := len(asked) == len("2006-01-02")
	v.option("day", v.word("OtherDay"), day)
	v.raw(`</select></label>`)
	if day {
		v.put(`<label>{Day} <input type="date" name="asof" max="%" value="%"/></label>`, today.String(), asked)
	} else {
		v.put(`<label hidden="">{Day} <input name="asof" max="%" value=""/></label>`, today.String())
	}
}
