package wasm

import "github.com/endqi/endqi/states"

// bills writes every proposed and passed bill with the controls that filter them: q, place, status, year and effect.
func (v *view) bills() {
	w := v.words
	v.put(`<h3>%</h3><div class="filters" role="search" aria-label="%">`, string(w.Bills), string(w.FilterBills))
	v.searchBox(w.SearchBill)
	v.selectBox(w.Jurisdiction, "place")
	for _, s := range v.standings {
		if len(s.Bills) > 0 {
			v.choice("place", string(s.Code), v.place(s.Code))
		}
	}
	v.raw(`</select></label>`)
	v.selectBox(w.Status, "status")
	for _, g := range billGroups(w) {
		v.choice("status", g.name, string(g.heading))
	}
	v.raw(`</select></label>`)
	v.selectBox(w.Year, "year")
	first, last := v.years()
	for year := last; year > 0 && year >= first; year-- {
		v.choice("year", itoa(year), itoa(year))
	}
	v.raw(`</select></label>`)
	v.selectBox(w.Effect, "effect")
	for e := states.Limits; e <= states.Neither; e++ {
		v.choice("effect", e.String(), string(w.Effects[e]))
	}
	v.raw(`</select></label></div>`)
	v.billList()
}

// billGroup is a heading of the list of bills.
type billGroup struct {
	name    string // in a query
	heading message
	note    message
}

func billGroups(w *words) []billGroup {
	return []billGroup{
		{"pending", w.PendingBills, ""},
		{"in_force", w.InForceBills, ""},
		{"upcoming", w.UpcomingLaws, ""},
		{"ended", w.EndedLaws, ""},
		{"failed", w.FailedBills, ""},
		{"unknown", w.UnknownBills, w.UnknownNote},
	}
}

// groupOf is the group that a bill is listed in on the day shown.
func (v *view) groupOf(b states.Listed) string {
	switch {
	case b.On == states.Failed:
		return "failed"
	case b.On == states.Pending && (b.Role == states.PendingBill || b.PendingOn(v.asOf)):
		return "pending"
	case b.On != states.Enacted || b.EffectiveDate().IsZero():
		return "unknown"
	case v.asOf.Before(b.EffectiveDate()):
		return "upcoming"
	case !b.InForce(v.asOf):
		return "ended"
	}
	return "in_force"
}

// yearOf is the year of a bill: of its introduction, else of its session, else of its last step; 0 where none is known.
func yearOf(b states.Bill) (year int) {
	if !b.Introduced.IsZero() {
		return int(b.Introduced.Year)
	}
	if len(b.Session) >= 4 {
		if d, err := states.ParseDate(b.Session[:4]); err == nil {
			return int(d.Year)
		}
	}
	return int(b.StatusDate.Year)
}

// years are the first and the last year that a bill has.
func (v *view) years() (first, last int) {
	for _, s := range v.standings {
		for _, b := range s.Bills {
			if y := yearOf(b.Bill); y != 0 {
				last = max(last, y)
				if first == 0 || y < first {
					first = y
				}
			}
		}
	}
	return first, last
}

// billList writes the bills that the filters keep, newest first in each group.
func (v *view) billList() {
	w, q := v.words, v.opt.Query
	var kept []states.Listed
	all := 0
	for _, s := range v.standings {
		for _, b := range s.Bills {
			all++
			if (q["place"] == "" || q["place"] == string(b.State)) && (q["status"] == "" || q["status"] == v.groupOf(b)) &&
				(q["year"] == "" || q["year"] == itoa(yearOf(b.Bill))) && (q["effect"] == "" || q["effect"] == b.Effect.String()) &&
				found(q["q"], v.place(b.State), b.Number, b.Companions, b.Title, b.Place, b.Note) {
				kept = append(kept, b)
			}
		}
	}
	newest := order(len(kept), func(a, b int) int { return yearOf(kept[b].Bill) - yearOf(kept[a].Bill) })
	v.put(`<div data-answer=""><p>%</p>`, w.BillsShown.with(itoa(len(kept)), itoa(all)))
	for _, g := range billGroups(w) {
		opened := false
		for _, at := range newest {
			b := kept[at]
			if v.groupOf(b) != g.name {
				continue
			}
			if !opened {
				v.put(`<h4>%</h4>`, string(g.heading))
				if g.note != "" {
					v.put(`<p class="note">%</p>`, string(g.note))
				}
				v.raw(`<ul class="bills">`)
				opened = true
			}
			v.raw(`<li><p class="where">`)
			v.goTo(b.State)
			if b.Effect != states.Limits {
				v.put(` <span class="meta">%</span>`, string(w.Effects[b.Effect]))
			}
			v.raw(`</p>`)
			v.bill(b)
			v.raw(`</li>`)
		}
		if opened {
			v.raw(`</ul>`)
		}
	}
	v.raw(`</div>`)
}
