package wasm

import (
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

// changes lists the laws that moved a score, or expanded immunity, after one day and up to another, in the order in which they took effect.
func (v *view) changes(heading, none key, all []states.Highlight, after, until states.Date) {
	opened := false
	for _, at := range order(len(all), func(a, b int) int { return all[a].Bill.EffectiveDate().Compare(all[b].Bill.EffectiveDate()) }) {
		h := &all[at]
		from := h.Bill.EffectiveDate()
		expands := h.Kind == states.Enactment && h.Bill.Effect == states.Expands
		if !h.Changed() && !expands || !from.After(after) || from.After(until) {
			continue
		}
		if !opened {
			v.put(`<p>%</p><ul>`, v.word(heading))
			opened = true
		}
		v.raw(`<li>`)
		v.date(h.Bill.Started())
		v.raw(` `)
		v.goTo(h.Bill.State)
		text := v.with("PastExpands", v.number(h.Bill))
		if !expands {
			before, now, _ := h.Bounds()
			text = v.with("PastChange", v.number(h.Bill), v.between(before), v.between(now))
		}
		v.put(`: %</li>`, text)
	}
	if opened {
		v.raw(`</ul>`)
	} else {
		v.put(`<p>%</p>`, v.word(none))
	}
}

// turn is a day on which the law of some places became another.
type turn struct {
	day   states.Date
	words string // the day, as exactly as it is known, and the places
}

// turns are the days on which a law that limits immunity or expands it came into force or ended, newest first.
func (v *view) turns() (sorted []turn) {
	var list []turn
	add := func(day, known states.Date, place string) {
		if day.IsZero() || day.After(v.records.day()) {
			return
		}
		for i := range list {
			if list[i].day == day {
				list[i].words += ", " + place
				return
			}
		}
		list = append(list, turn{day, v.dateIn(known) + ": " + place})
	}
	for i := range v.records.Bills {
		b := &v.records.Bills[i]
		place, from, until := v.place(b.State), b.EffectiveDate(), b.Ended.Last()
		switch {
		case b.Scope != b.State.Level() || b.Amends != "" || from.IsZero() || !until.IsZero() && !from.Before(until):
			continue
		case b.Effect == states.Limits:
			add(from, b.Started(), place)
		case b.Effect == states.Expands:
			add(from, b.Started(), place+", "+v.label().Mark(states.ExpandsMark))
		default:
			continue
		}
		add(until, b.Ended, place+", "+v.with("EndedOn", v.dateIn(b.Ended)))
	}
	for _, at := range order(len(list), func(a, b int) int { return list[b].day.Compare(list[a].day) }) {
		sorted = append(sorted, list[at])
	}
	return sorted
}

// timeControls are a choice of days, those on which the law changed, with buttons that go from one to the next, and a field for any
// other day. Choice and field are named asof; empty means the day of the edition. Until a script opens the field it is of type text:
// a browser takes longer to make one of type date than the rest of the map.
func (v *view) timeControls() {
	today := v.records.day()
	asked := v.opt.AsOf.String()
	listed := asked == ""
	option := func(value, text string) {
		listed = listed || value == asked
		v.option(value, text, value == asked)
	}
	v.put(`<span class="steps"><label>{AsOf} <select name="asof"><option value="">%</option>`, v.dateIn(today))
	turns := v.turns()
	for _, t := range turns {
		option(t.day.String(), t.words)
	}
	if len(turns) > 0 { // the year before any of them
		year := itoa(int(turns[len(turns)-1].day.Year) - 1)
		option(year, v.with("EndOf", year))
	}
	v.option("day", v.word("OtherDay"), !listed)
	v.put(`</select></label><button type="button" data-step="-1" aria-label="{Earlier}">←</button><button type="button" data-step="1" aria-label="{Later}">→</button></span>`)
	if listed {
		v.put(`<label hidden="">{Day} <input name="asof" max="%" value=""/></label>`, today.String())
	} else {
		v.put(`<label>{Day} <input type="date" name="asof" max="%" value="%"/></label>`, today.String(), v.asOf.String())
	}
}
