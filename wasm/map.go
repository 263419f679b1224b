package wasm

import (
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// maps draws both layouts; the style sheet shows one of them.
func (v *view) maps() {
	for _, m := range []struct {
		layout usmap.Layout
		label  message
		suffix string
	}{{usmap.Geographic, v.words.MapLabel, "g"}, {usmap.Tiles, v.words.TilesLabel, "t"}} {
		dst, err := usmap.AppendSVG(v.dst, v.regions(), usmap.Options{
			Layout:      m.layout,
			Title:       m.label.with(v.shows()),
			Lang:        v.words.Code,
			Interactive: true,
			IDPrefix:    v.id + m.suffix,
		})
		if err != nil {
			panic(err) // the regions are those of a Tally and the prefix was checked: a test draws every lens
		}
		v.dst = dst
	}
}

// shows is what the map is colored by, in words.
func (v *view) shows() string {
	switch v.lens {
	case lensPending:
		return string(v.words.LensPending)
	case lensCases:
		return string(v.words.LensCases)
	}
	if c, ok := v.lens.law().Criterion(); ok {
		return string(v.words.Criteria[c])
	}
	return string([...]message{v.words.LensAll, v.words.LensEnd, v.words.LensStart}[v.lens])
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
	r := usmap.RegionOf(s, v.lens.law())
	r.Name = v.name(s)
	switch v.lens {
	case lensPending:
		// The map shows what the best pending bill would do by itself. A place without one keeps the first step and has no
		// label; a bill that nobody scored is not assessed.
		r.Fill, r.Label, r.Partial = usmap.Step(0), "", false
		if best, ok := bestPending(s); ok && best.Assessed() {
			b := best.Bounds(rubric.AllNine)
			r.Fill, r.Label, r.Partial = usmap.Step(b.Class()), b.String(), !b.Known()
		} else if ok {
			r.Fill = usmap.NotAssessed
		}
	case lensCases:
		n := v.caseCount(s.Code)
		r.Fill, r.Label, r.Partial, r.Marks = usmap.Step(min(n, 9)), itoa(n), false, states.Marks{}
	}
	return r
}
