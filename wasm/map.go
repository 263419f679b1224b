package wasm

import (
	"cmp"
	"strings"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// maps draws both layouts; the style sheet shows one of them.
func (v *view) maps() {
	v.said = v.with("Shows", v.shows()) + " " + v.finds()
	if v.asOf != v.records.day() { // a reader who moves through the years hears where each led
		v.said = v.with("CiteAsOf", v.dateIn(v.asOf)) + " " + v.said
	}
	for _, m := range []struct {
		layout usmap.Layout
		label  key
		suffix string
	}{{usmap.Geographic, "MapLabel", "g"}, {usmap.Tiles, "TilesLabel", "t"}} {
		dst, err := usmap.AppendSVG(v.dst, v.regions(), usmap.Options{
			Layout:      m.layout,
			Title:       v.with(m.label, v.shows()),
			Lang:        v.lang,
			Interactive: true,
			Dots:        v.dots(),
			IDPrefix:    v.id + m.suffix,
		})
		if err != nil {
			panic(err) // the regions are those of a Tally and the prefix was checked: a test draws every lens
		}
		v.dst = dst
		if v.static {
			v.dst = splitLabels(v.dst)
			if m.layout == usmap.Geographic {
				v.raw(More)
			}
		}
	}
}

// finds is what the map shows, in a sentence: who hears it need not go through the places.
func (v *view) finds() string {
	if v.other != nil {
		return v.other.finds(v)
	}
	if c, ok := v.lens.Criterion(); ok {
		return v.met(c)
	}
	return v.with("SummaryLaw", itoa(len(v.WithLaw)), itoa(v.Places)) + v.leading(v.Places, func(s states.Standing) (rubric.Bounds, bool) {
		value := s.Through(v.lens)
		return value.Bounds, s.Kind != states.NoLaw && s.Kind != states.Unsearched
	})
}

// leading are the places with the highest scores of some kind, at most so many, with their scores: ": Colorado 6.5, California 5."
func (v *view) leading(most int, score func(states.Standing) (b rubric.Bounds, ok bool)) string {
	type scored struct {
		rubric.Bounds
		words string
	}
	var list []scored
	for _, s := range v.standings {
		if b, ok := score(s); ok && s.Code != states.US {
			list = append(list, scored{b, v.place(s.Code) + " " + v.between(b)})
		}
	}
	var names []string
	for _, at := range order(len(list), func(a, b int) int {
		return cmp.Or(cmp.Compare(list[b].Low, list[a].Low), cmp.Compare(list[b].High, list[a].High))
	}) {
		if len(names) < most {
			names = append(names, list[at].words)
		}
	}
	if len(names) == 0 {
		return "."
	}
	return ": " + v.listIn(names) + "."
}

// splitLabels makes two pieces of the labels of the map at the end of svg: laying them out takes a browser longer than
// drawing all shapes. Each piece is an svg element, since HTML cannot begin with a g.
func splitLabels(svg []byte) []byte {
	at := strings.LastIndex(string(svg), `<g class="labels"`)
	labels := string(svg[at : len(svg)-len("</g></svg>")])
	begin := labels[:strings.IndexByte(labels, '>')+1]
	half := len(labels) / 2
	half += strings.Index(labels[half:], `<g class="label `)
	m := markup{dst: svg[:at]}
	for _, some := range []string{labels[len(begin):half], labels[half:]} {
		m.raw(More + `<svg class="over" overflow="visible">`)
		m.dst = append(append(m.dst, begin...), some...)
		m.raw(`</g></svg>`)
	}
	m.raw(`</svg>`)
	return m.dst
}

// regions are the places as the lens shows them.
func (v *view) regions() []usmap.Region {
	regions := make([]usmap.Region, len(v.standings))
	for i, s := range v.standings {
		regions[i] = v.region(s)
	}
	return regions
}

func (v *view) region(s states.Standing) usmap.Region {
	r := usmap.RegionOf(s, v.lens).WithHighest(s)
	r.Name = v.name(s)
	if r.Bill != "" {
		r.Bill = v.label().Bill()
	}
	if v.unmarked() {
		r.Marks = states.Marks{}
	}
	if v.other != nil {
		r.Fill, r.Label, r.Bill, r.Partial = usmap.NotAssessed, "", "", false
		v.other.color(v, s, &r)
	}
	if c, ok := v.lens.Criterion(); ok {
		// The mark of a pending bill is of one that would meet this criterion, at least in part.
		r.Marks.Pending = v.proposed(s, c, states.PendingBill)
		_, r.Label = signOf(s.Verdict(c))
	}
	return r.InWords(v.label())
}

// proposed reports whether a bill of one of the roles meets a criterion, at least in part.
func (v *view) proposed(s states.Standing, c rubric.Criterion, roles ...states.Role) bool {
	for _, b := range listed(s, roles...) {
		if b.Scorecard.Verdict(c) >= rubric.Partial {
			return true
		}
	}
	return false
}
