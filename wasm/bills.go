package wasm

import (
	"cmp"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// billsAtOnce is how many bills the list shows at first, and how many more a button adds.
const billsAtOnce = 20

// bills writes every proposed and passed bill with the controls that filter and sort them: q, place, status, year, effect and sort; shown is how many
// of them the list holds.
func (v *view) bills() {
	v.put(`<h3>{Bills}</h3><div class="filters" role="search" aria-label="{FilterBills}">`)
	v.searchBox("SearchBill")
	v.put(`<label>{SortBy} <select name="sort"><option value="">{NewestFirst}</option>`)
	v.choice("sort", "score", v.word("Score")+", "+v.word("Descending"))
	v.put(`</select></label><details class="fold"><summary>{Filters}</summary><div class="filters">`)
	v.selectBox("Jurisdiction", "place")
	for _, s := range v.standings {
		if len(s.Bills) > 0 {
			v.choice("place", string(s.Code), v.place(s.Code))
		}
	}
	v.raw(`</select></label>`)
	v.selectBox("Status", "status")
	for _, g := range phaseGroups {
		v.choice("status", g.phase.String(), v.word(g.heading))
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
	v.raw(`</select></label></div></details></div>`)
	v.billList()
}

type phaseGroup struct {
	phase   states.Phase
	heading key
	note    key
}

// phaseGroups are the headings of the list of bills, by the phase of a bill on the day shown.
var phaseGroups = [...]phaseGroup{
	{states.PhasePending, "role.pending_bill", ""},
	{states.PhaseInForce, "InForceBills", ""},
	{states.PhaseUpcoming, "role.upcoming_law", ""},
	{states.PhaseEnded, "role.ended_law", ""},
	{states.PhaseFailed, "role.failed_bill", ""},
	{states.PhaseUnknown, "role.unknown_bill", "UnknownNote"},
}

// years are the first and the last year that a bill has.
func (v *view) years() (first, last int) {
	for _, s := range v.standings {
		for _, b := range s.Bills {
			if y := b.Year(); y != 0 {
				last = max(last, y)
				if first == 0 || y < first {
					first = y
				}
			}
		}
	}
	return first, last
}

// billList writes the first of the bills that the filters keep, newest first in each group, or the highest-scoring first of all.
func (v *view) billList() {
	q := v.opt.Query
	byScore := q["sort"] == "score"
	var kept []states.Listed
	var years []int
	var phases []states.Phase
	all := 0
	for _, s := range v.standings {
		for _, b := range s.Bills {
			all++
			phase, year := b.PhaseOn(v.asOf), b.Year()
			if (q["place"] == "" || q["place"] == string(b.State)) && (q["status"] == "" || q["status"] == phase.String()) &&
				(q["year"] == "" || q["year"] == itoa(year)) && (q["effect"] == "" || q["effect"] == b.Effect.String()) &&
				found(q["q"], v.place(b.State), b.Number, b.Companions, b.Title, b.Place, b.Note) {
				kept, years, phases = append(kept, b), append(years, year), append(phases, phase)
			}
		}
	}
	sorted := order(len(kept), func(a, b int) int {
		if byScore {
			x, y := kept[a].Bounds(rubric.AllNine), kept[b].Bounds(rubric.AllNine)
			if kept[a].Assessed() != kept[b].Assessed() {
				return cmp.Compare(scored(kept[b]), scored(kept[a]))
			}
			return cmp.Or(cmp.Compare(y.Low, x.Low), cmp.Compare(y.High, x.High), years[b]-years[a])
		}
		if phases[a] == states.PhaseInForce && phases[b] == phases[a] && kept[a].Effect != kept[b].Effect {
			return cmp.Compare(kept[a].Effect, kept[b].Effect) // laws that limit immunity first
		}
		return cmp.Or(years[b]-years[a], kept[b].Introduced.Compare(kept[a].Introduced))
	})
	left := billsAtOnce
	if n, ok := atoi(q["shown"]); ok {
		left = max(left, n)
	}
	shown := left
	v.said = v.with("BillsShown", itoa(len(kept)), itoa(all))
	v.put(`<div data-answer=""><p>%</p>`, v.said)
	groups := phaseGroups[:]
	if byScore { // then no group stands before another
		groups = []phaseGroup{{heading: "BillsByScore", note: "BillsByScoreNote"}}
	}
	for _, g := range groups {
		opened, n := false, 0
		for _, phase := range phases {
			if byScore || phase == g.phase {
				n++
			}
		}
		for _, at := range sorted {
			if !byScore && phases[at] != g.phase || left == 0 {
				continue
			}
			left--
			b := kept[at]
			if !opened {
				v.put(`<h4>% <span class="meta">%</span></h4>`, v.word(g.heading), itoa(n))
				if g.note != "" {
					v.put(`<p class="note">%</p>`, v.word(g.note))
				}
				v.raw(`<ul class="bills">`)
				opened = true
			}
			v.raw(`<li>`)
			v.chip(b)
			v.raw(`<p class="where">`)
			v.goTo(b.State)
			if byScore { // else the group's heading says it
				v.put(` <span class="bill">%</span>`, v.label().Status(v.statusOn(b)))
			}
			if b.Effect != states.Limits {
				v.put(` <span class="bill">%</span>`, v.word("effect."+key(b.Effect.String())))
			}
			v.raw(`</p>`)
			v.bill(b)
			v.raw(`</li>`)
		}
		if opened {
			v.raw(`</ul>`)
		}
	}
	if more := len(kept) - shown; more > 0 {
		v.put(`<p><button type="button" data-with="shown=%">%</button></p>`, itoa(shown+billsAtOnce), v.with("ShowMore", itoa(min(more, billsAtOnce)), itoa(len(kept))))
	}
	v.raw(`</div>`)
}

// scored is 1 for a bill that has a score.
func scored(b states.Listed) int {
	if b.Assessed() {
		return 1
	}
	return 0
}

// chip is a limiting bill's score, colored as on the map where it is law, with a broken outline where it is not; of one that expands
// immunity, the sign and the color of such laws.
func (v *view) chip(b states.Listed) {
	switch bounds := b.Bounds(rubric.AllNine); {
	case b.Effect == states.Expands:
		v.raw(`<b class="expands" aria-hidden="true">▲</b>`)
	case b.Effect != states.Limits || !b.Assessed():
		v.raw(`<b aria-hidden="true">–</b>`)
	case b.On == states.Enacted:
		v.put(`<b class="%" aria-hidden="true">%</b>`, shade(bounds), bounds.String())
	default:
		v.put(`<b aria-hidden="true">%</b>`, bounds.String())
	}
}
