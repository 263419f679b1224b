package wasm

import (
	"bytes"
	"strings"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// maps draws both layouts; the style sheet shows one of them.
func (v *view) maps() {
	v.said = v.with("Shows", v.shows())
	if v.asOf != v.records.day() { // a reader who moves through the years hears where each led
		v.said = v.with("CiteAsOf", v.dateIn(v.asOf)) + " " + v.with("SummaryLaw", itoa(len(v.WithLaw)), itoa(v.Places)) + ". " + v.said
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
			IDPrefix:    v.id + m.suffix,
		})
		if err != nil {
			panic(err) // the regions are those of a Tally and the prefix was checked: a test draws every lens
		}
		v.dst = dst
		if v.lens == lensCases && m.layout == usmap.Geographic {
			v.dst = v.dots(v.dst)
		}
		if v.static {
			v.dst = parted(v.dst)
			if m.layout == usmap.Geographic {
				v.raw(More)
			}
		}
	}
}

// parted makes two pieces of the labels of a map that svg ends with: a browser lays them out longer than it draws all shapes.
// A piece begins with an element that markup can begin with, which g is not.
func parted(svg []byte) []byte {
	at := bytes.LastIndex(svg, []byte(`<g class="labels"`))
	labels := string(svg[at : len(svg)-len("</g></svg>")])
	begin := labels[:strings.IndexByte(labels, '>')+1]
	last := strings.LastIndex(labels, `<g class="label `) // dots may follow it, however many
	half := min(len(labels)/2, last)
	half += strings.Index(labels[half:], `<g class="label `)
	m := markup{dst: svg[:at]}
	for _, part := range []string{labels[len(begin):half], labels[half:]} {
		m.raw(More + `<svg class="over" overflow="visible">`)
		m.dst = append(append(m.dst, begin...), part...)
		m.raw(`</g></svg>`)
	}
	m.raw(`</svg>`)
	return m.dst
}

// dots adds a dot for each case whose city is known to a map that svg ends with. They are for the eye: the number of cases
// is in each place's label and name, and the stories are in its panel.
func (v *view) dots(svg []byte) []byte {
	m := markup{dst: svg[:len(svg)-len("</svg>")]}
	m.raw(`<g class="dots" fill="#b3261e" fill-opacity=".8" stroke="#ffffff" stroke-width=".7" pointer-events="none" aria-hidden="true">`)
	for _, k := range v.records.Cases {
		lon, lat, ok := k.Point()
		if !ok || !v.decided(k) {
			continue
		}
		if x, y, ok := usmap.Project(lon, lat); ok {
			m.put(`<circle r="3" cx="%" cy="%"/>`, whole(x), whole(y))
		}
	}
	m.raw(`</g></svg>`)
	return m.dst
}

// whole is a coordinate to the pixel.
func whole(f float64) string {
	if f < 0 {
		return "-" + whole(-f)
	}
	return itoa(int(f + .5))
}

// shows is what the map is colored by, in words.
func (v *view) shows() string { return v.showsOf(v.lens) }

func (v *view) showsOf(l lens) string {
	switch l {
	case lensPending:
		return v.word("LensPending")
	case lensCases:
		return v.word("LensCases")
	}
	if c, ok := l.law().Criterion(); ok {
		return v.criterion(c)
	}
	return v.word([...]key{"LensAll", "LensEnd", "LensStart"}[l])
}

// regions are the 56 places as the lens shows them.
func (v *view) regions() []usmap.Region {
	var regions []usmap.Region
	for _, s := range v.standings {
		if s.Code != states.US {
			regions = append(regions, v.region(s))
		}
	}
	return regions
}

func (v *view) region(s states.Standing) usmap.Region {
	value := s.Through(v.lens.law())
	r := usmap.Region{Code: s.Code, Name: v.name(s), Label: value.String(), Partial: value.Assessed && !value.Bounds.Known(), Marks: s.Marks}
	if value.Assessed {
		r.Fill = usmap.Step(value.Class())
	}
	if c, ok := v.lens.law().Criterion(); ok {
		// The mark of a pending bill is of one that would meet this criterion, at least in part.
		r.Marks.Pending = v.proposed(s, c, states.PendingBill)
		_, r.Label = signOf(s.Verdict(c))
	}
	switch v.lens {
	case lensPending:
		// The map shows what the best pending bill would do by itself. A searched place without one keeps the first step and
		// has no label; a bill that nobody scored, and a place that nobody searched, are not assessed.
		r.Fill, r.Label, r.Partial = usmap.NotAssessed, "", false
		if best, ok := bestPending(s); ok && best.Assessed() {
			b := best.Bounds(rubric.AllNine)
			r.Fill, r.Label, r.Partial = usmap.Step(b.Class()), b.String(), !b.Known()
		} else if !ok && s.Kind != states.Unsearched {
			r.Fill = usmap.Step(0)
		}
	case lensCases:
		r.Fill, r.Label, r.Partial, r.Marks = usmap.NotAssessed, "", false, states.Marks{}
		if n := v.caseCount(s.Code); n > 0 {
			r.Fill, r.Label = usmap.Step(min(n, 9)), itoa(n)
		}
	}
	return r
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
