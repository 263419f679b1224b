package wasm

import (
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// otherLens colors the map by something else than the law of a place, which a [states.Lens] does. To add one, add a row to
// otherLenses and its words to the catalogues.
type otherLens struct {
	name        string                                               // in [Options] and requests
	title       key                                                  // what the map shows, in words
	color       func(*view, states.Standing, *usmap.Region)          // sets a place's fill, label and pattern
	value       func(*view, states.Standing) string                  // what a place has, in words; empty where the kind of its standing says it all
	legend      func(*view, []usmap.LegendEntry) []usmap.LegendEntry // changes the ten steps of the ramp and what else is on the map
	dots        func(*view) []usmap.Point                            // what is drawn over the geographic map; nil is nothing
	finds       func(*view) string                                   // what the map shows, in a sentence
	rampless    bool                                                 // its legend is no ramp: each entry has its words
	note        bool                                                 // the legend says that sentence too
	unmarked    bool                                                 // it shows no marks
	saysPending bool                                                 // value says whether a bill is pending
}

var otherLenses = [...]otherLens{
	{name: "highest", title: "LensHighest", color: colorHighest, value: (*view).highestValue, legend: (*view).highestLegend, rampless: true, finds: (*view).highestFinds, note: true},
	{name: "pending", title: "LensPending", color: colorPending, value: (*view).pendingValue, legend: (*view).pendingLegend, rampless: true, finds: (*view).pendingFinds, note: true, saysPending: true},
	{name: "cases", title: "LensCases", color: colorCases, value: (*view).casesValue, legend: (*view).casesLegend, dots: (*view).caseDots, finds: (*view).casesFinds, unmarked: true},
}

// look sets the lens of a name; a name that is none shows all nine criteria.
func (v *view) look(name string) {
	for i := range otherLenses {
		if otherLenses[i].name == name {
			v.other = &otherLenses[i]
			return
		}
	}
	_ = v.lens.UnmarshalText([]byte(name))
}

// lensOptions are the choice of a lens.
func (v *view) lensOptions() {
	for l := states.LensAll; l <= states.LensOf(rubric.OfficerConsequences); l++ {
		v.option(l.String(), v.lensTitle(l), v.other == nil && l == v.lens)
	}
	for i := range otherLenses {
		l := &otherLenses[i]
		v.option(l.name, v.word(l.title), l == v.other)
	}
}

// shows is what the map is colored by, in words.
func (v *view) shows() string {
	if v.other != nil {
		return v.word(v.other.title)
	}
	return v.lensTitle(v.lens)
}

func (v *view) lensTitle(l states.Lens) string {
	if c, ok := l.Criterion(); ok {
		return v.criterion(c)
	}
	return v.word([...]key{"LensAll", "LensEnd", "LensStart"}[l])
}

// The map of the highest-scoring bills on record shows what each would do by itself, whatever became of it; one that is not law says that it is a bill.
func colorHighest(v *view, s states.Standing, r *usmap.Region) {
	h := s.Highest()
	switch {
	case h.Scored > 0 && h.Bill.On == states.Enacted:
		r.Fill, r.Label, r.Partial = usmap.Step(h.Bounds.Class()), h.Bounds.String(), !h.Bounds.Known()
	case h.Scored > 0:
		v.colorBill(h.Bounds, r)
	case h.Bills > 0:
		r.Fill, r.Bill = usmap.Proposed, v.label().Bill()
	case h.Searched:
		r.Fill = usmap.Step(0)
	}
}

// colorBill shows the score of a bill that is not law, which no reader may take for a law's.
func (v *view) colorBill(b rubric.Bounds, r *usmap.Region) {
	r.Fill, r.Bill, r.Label, r.Partial = usmap.Bill(b.Class()), v.label().Bill(), b.String(), !b.Known()
}

func (v *view) highestValue(s states.Standing) string {
	switch h := s.Highest(); {
	case h.Bills > 0:
		return v.label().Highest(h)
	case h.Searched:
		return v.word("NoBill")
	}
	return ""
}

func (v *view) highestFinds() string {
	says := v.word("Ranking") + v.leading(3, func(s states.Standing) (rubric.Bounds, bool) {
		h := s.Highest()
		return h.Bounds, h.Scored > 0
	})
	if text := v.unsettled(); text != "" {
		says += " " + text
	}
	return says
}

func (v *view) highestLegend(entries []usmap.LegendEntry) []usmap.LegendEntry {
	return v.billLegend(entries, v.label().Highest(states.HighestBill{}), v.word("NoBill"))
}

// billLegend has what is on a map of bills: their shades and, where laws are among them, the steps of those; then what else entries explain, with the
// words of a bill without a score and of a place without a bill.
func (v *view) billLegend(entries []usmap.LegendEntry, unscored, none string) (list []usmap.LegendEntry) {
	add := func(f usmap.Fill, text string) { list = append(list, usmap.LegendEntry{Fill: f, Text: text}) }
	var on [32]bool // by fill
	nothing, partial := false, usmap.NotAssessed
	for _, r := range v.regions() {
		if r.Fill == usmap.Step(0) && r.Label == "" {
			nothing = true
		} else {
			on[r.Fill] = true
		}
		if r.Partial {
			partial = max(partial, r.Fill) // a bill's, where there are some
		}
	}
	for i, points := range [...]string{" 0–1.5", " 2–3.5", " 4–5.5", " 6–7.5", " 8–9"} {
		if f := usmap.Bill(2 * i); on[f] {
			add(f, v.label().Bill()+points)
		}
	}
	for points := range 10 {
		if f := usmap.Step(points); on[f] {
			add(f, v.word("Law")+" "+itoa(points))
		}
	}
	if nothing {
		add(usmap.Step(0), none)
	}
	explain(entries, usmap.Proposed, unscored)
	for _, e := range entries[10:] {
		if e.Partial {
			e.Fill = partial
		}
		if e.Text != v.label().Nothing() {
			list = append(list, e)
		}
	}
	return list
}

// The map of pending bills shows what the best of a place would do by itself. A searched place without one keeps the first step and has no label.
func colorPending(v *view, s states.Standing, r *usmap.Region) {
	switch best, ok := bestPending(s); {
	case ok && best.Assessed():
		v.colorBill(best.Bounds(rubric.AllNine), r)
	case ok:
		r.Fill, r.Bill = usmap.Proposed, v.label().Bill()
	case s.Kind != states.Unsearched:
		r.Fill = usmap.Step(0)
	}
}

// pendingFinds says where bills are pending, and how many in Congress.
func (v *view) pendingFinds() string {
	var codes []states.Code
	federal, expand := 0, 0
	for _, s := range v.standings {
		switch n := len(listed(s, states.PendingBill)); {
		case s.Code == states.US:
			federal = n
			for _, b := range listed(s, states.ExpandingBill) {
				if b.PhaseOn(v.asOf) == states.PhasePending {
					expand++
				}
			}
		case n > 0:
			codes = append(codes, s.Code)
		}
	}
	text := ""
	if len(codes) > 0 {
		text = v.with("PendingIn", itoa(len(codes)), v.places(codes)) + " "
	}
	return text + v.with("PendingFederal", itoa(federal), itoa(expand))
}

func (v *view) pendingValue(s states.Standing) string {
	best, ok := bestPending(s)
	switch {
	case ok && best.Assessed():
		return v.with("PendingScore", v.points(best.Bill))
	case ok:
		return v.word("PendingUnscored")
	case s.Kind == states.Unsearched:
		return ""
	}
	return v.word("NoPending")
}

func (v *view) pendingLegend(entries []usmap.LegendEntry) []usmap.LegendEntry {
	return v.billLegend(entries, v.word("PendingUnscored"), v.word("NoPending"))
}

// explain says what a fill stands for.
func explain(entries []usmap.LegendEntry, f usmap.Fill, text string) {
	for i := range entries {
		if e := &entries[i]; e.Fill == f && e.Mark == states.NoMark {
			e.Text = text
		}
	}
}

func colorCases(v *view, s states.Standing, r *usmap.Region) {
	r.Label = "–" // it is known that the collection has none
	if n := v.caseCount(s.Code); n > 0 {
		r.Fill, r.Label = usmap.Count(n), itoa(n)
	}
}

func (v *view) casesValue(s states.Standing) string {
	if n := v.caseCount(s.Code); n > 0 {
		return v.with("CaseCount", itoa(n))
	}
	return v.word("NoCase")
}

func (v *view) casesLegend(entries []usmap.LegendEntry) []usmap.LegendEntry {
	explain(entries, usmap.NotAssessed, v.word("NoCase"))
	var counts []usmap.LegendEntry
	for n := range usmap.Many {
		counts = append(counts, usmap.LegendEntry{Fill: usmap.Count(n + 1), Text: itoa(n + 1)})
	}
	counts[usmap.Many-1].Text += "+"
	counts = append(counts, entries[10:]...) // in place of the steps of the score
	if len(v.caseDots()) > 0 {
		counts = append(counts, usmap.LegendEntry{Dot: true, Text: v.word("CaseDot")})
	}
	return counts
}

func (v *view) casesFinds() string {
	n := 0
	for _, s := range v.standings {
		if s.Code != states.US { // which is not on the map
			n += v.caseCount(s.Code)
		}
	}
	return v.with("CaseCount", itoa(n)) + "."
}

func (v *view) caseCount(c states.Code) (n int) {
	for _, k := range v.records.Cases {
		if k.State == c && v.decided(k) {
			n++
		}
	}
	return n
}

// dots are what the lens draws over the map.
func (v *view) dots() []usmap.Point {
	if v.other == nil || v.other.dots == nil {
		return nil
	}
	return v.other.dots(v)
}

// caseDots are where cases come from whose city is known. They are for the eye: the number of cases is in each place's label and name, and the stories
// are in its panel.
func (v *view) caseDots() (dots []usmap.Point) {
	for _, k := range v.records.Cases {
		if lon, lat, ok := k.Point(); ok && v.decided(k) {
			if x, y, ok := usmap.Project(lon, lat); ok {
				dots = append(dots, usmap.Point{X: x, Y: y})
			}
		}
	}
	return dots
}
