package wasm

import (
	"cmp"
	"slices"

	"github.com/endqi/endqi/states"
)

// bills writes every proposed and passed bill with the controls that filter them: q, place, status, year and effect.
func (v *view) bills() {
	w := v.words
	v.raw(`<h3>`).say(w.Bills).raw(`</h3><div class="filters" role="search" aria-label="`).say(w.FilterBills).raw(`">`)
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
	for _, year := range v.years() {
		v.choice("year", year, year)
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

// yearOf is the year of a bill: of its introduction, else of its session, else of its last step; empty where none is known.
func yearOf(b states.Bill) string {
	switch {
	case !b.Introduced.IsZero():
		return itoa(int(b.Introduced.Year))
	case len(b.Session) >= 4:
		return b.Session[:4]
	case !b.StatusDate.IsZero():
		return itoa(int(b.StatusDate.Year))
	}
	return ""
}

func (v *view) years() []string {
	var years []string
	for _, s := range v.standings {
		for _, b := range s.Bills {
			if y := yearOf(b.Bill); y != "" && !slices.Contains(years, y) {
				years = append(years, y)
			}
		}
	}
	slices.Sort(years)
	slices.Reverse(years)
	return years
}

// billList writes the bills that the filters keep, newest first in each group.
func (v *view) billList() {
	w, q := v.words, v.opt.Query
	groups := map[string][]states.Listed{}
	shown, all := 0, 0
	for _, s := range v.standings {
		for _, b := range s.Bills {
			all++
			group := v.groupOf(b)
			if q["place"] != "" && q["place"] != string(b.State) || q["status"] != "" && q["status"] != group ||
				q["year"] != "" && q["year"] != yearOf(b.Bill) || q["effect"] != "" && q["effect"] != b.Effect.String() ||
				!v.found(q["q"], v.place(b.State), b.Number, b.Companions, b.Title, b.Place, b.Note) {
				continue
			}
			groups[group] = append(groups[group], b)
			shown++
		}
	}
	v.raw(`<div data-answer=""><p>`).say(w.BillsShown, itoa(shown), itoa(all)).raw(`</p>`)
	for _, g := range billGroups(w) {
		list := groups[g.name]
		if len(list) == 0 {
			continue
		}
		slices.SortStableFunc(list, func(a, b states.Listed) int {
			return cmp.Or(cmp.Compare(yearOf(b.Bill), yearOf(a.Bill)), cmp.Compare(v.place(a.State), v.place(b.State)))
		})
		v.raw(`<h4>`).say(g.heading).raw(` <span class="meta">`).num(len(list)).raw(`</span></h4>`)
		if g.note != "" {
			v.raw(`<p class="note">`).say(g.note).raw(`</p>`)
		}
		v.raw(`<ul class="bills">`)
		for _, b := range list {
			v.raw(`<li><p class="where">`)
			v.goTo(b.State)
			if b.Effect != states.Limits {
				v.raw(` <span class="meta">`).say(w.Effects[b.Effect]).raw(`</span>`)
			}
			v.raw(`</p>`)
			v.bill(b)
			v.raw(`</li>`)
		}
		v.raw(`</ul>`)
	}
	v.raw(`</div>`)
}
