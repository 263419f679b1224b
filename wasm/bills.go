package wasm

import "github.com/endqi/endqi/states"

// bills writes every proposed and passed bill with the controls that filter them: q, place, status, year and effect.
func (v *view) bills() {
	v.put(`<h3>{Bills}</h3><div class="filters" role="search" aria-label="{FilterBills}">`)
	v.searchBox("SearchBill")
	v.selectBox("Jurisdiction", "place")
	for _, s := range v.standings {
		if len(s.Bills) > 0 {
			v.choice("place", string(s.Code), v.place(s.Code))
		}
	}
	v.raw(`</select></label>`)
	v.selectBox("Status", "status")
	for _, g := range billGroups {
		v.choice("status", g.name, v.word(g.heading))
	}
	v.raw(`</select></label>`)
	v.selectBox("Year", "year")
	first, last := v.years()
	for year := last; year > 0 && year >= first; year-- {
		v.choice("year", itoa(year), itoa(year))
	}
	v.raw(`</select></label>`)
	v.selectBox("Effect", "effect")
	for e := states.Limits; e <= states.Neither; e++ {
		v.choice("effect", e.String(), v.word("effect."+key(e.String())))
	}
	v.raw(`</select></label></div>`)
	v.billList()
}

// billGroup is a heading of the list of bills.
type billGroup struct {
	name    string // in a query
	heading key
	note    key
}

var billGroups = [...]billGroup{
	{"pending", "PendingBills", ""},
	{"in_force", "InForceBills", ""},
	{"upcoming", "UpcomingLaws", ""},
	{"ended", "EndedLaws", ""},
	{"failed", "FailedBills", ""},
	{"unknown", "UnknownBills", "UnknownNote"},
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
	q := v.opt.Query
	var kept []states.Listed
	var years []int
	all := 0
	for _, s := range v.standings {
		for _, b := range s.Bills {
			all++
			if (q["place"] == "" || q["place"] == string(b.State)) && (q["status"] == "" || q["status"] == v.groupOf(b)) &&
				(q["year"] == "" || q["year"] == itoa(yearOf(b.Bill))) && (q["effect"] == "" || q["effect"] == b.Effect.String()) &&
				found(q["q"], v.place(b.State), b.Number, b.Companions, b.Title, b.Place, b.Note) {
				kept = append(kept, b)
				years = append(years, yearOf(b.Bill))
			}
		}
	}
	newest := order(len(kept), func(a, b int) int { return years[b] - years[a] })
	v.said = v.with("BillsShown", itoa(len(kept)), itoa(all))
	v.put(`<div data-answer=""><p>%</p>`, v.said)
	for _, g := range billGroups {
		opened := false
		for _, at := range newest {
			b := kept[at]
			if v.groupOf(b) != g.name {
				continue
			}
			if !opened {
				v.put(`<h4>%</h4>`, v.word(g.heading))
				if g.note != "" {
					v.put(`<p class="note">%</p>`, v.word(g.note))
				}
				v.raw(`<ul class="bills">`)
				opened = true
			}
			v.raw(`<li><p class="where">`)
			v.goTo(b.State)
			if b.Effect != states.Limits {
				v.put(` <span class="meta">%</span>`, v.word("effect."+key(b.Effect.String())))
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
