package wasm

import (
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// keys explains the map: the steps of the lens, what is not known, and the marks.
func (v *view) keys() usmap.Legend {
	l := usmap.Legend{Title: v.shows()}
	if v.single() {
		for _, verdict := range []rubric.Verdict{rubric.Unmet, rubric.Partial, rubric.Met} {
			value := states.Value{Assessed: true, Bounds: rubric.Bounds{Low: verdict.Points(), High: verdict.Points()}, Max: rubric.Met.Points()}
			l.Keys = append(l.Keys, usmap.Key{Fill: usmap.Step(value.Class()), Text: v.verdict(verdict)})
		}
	} else {
		most := v.lens.law().Group().Max()
		for s := rubric.Score(0); s <= most; s += 2 {
			value := states.Value{Assessed: true, Bounds: rubric.Bounds{Low: s, High: s}, Max: most}
			l.Keys = append(l.Keys, usmap.Key{Fill: usmap.Step(value.Class()), Text: s.String()})
		}
	}
	switch v.lens {
	case lensCases:
		l.Keys[len(l.Keys)-1].Text += "+"
		return l
	case lensPending:
		l.Keys = append(l.Keys, usmap.Key{Text: v.word("PendingUnscored")})
	default:
		l.Keys = append(l.Keys, usmap.Key{Text: v.word("LegendNone")})
	}
	if !v.single() {
		l.Keys = append(l.Keys, usmap.Key{Fill: usmap.Step(3), Partial: true, Text: v.word("LegendPartly")})
	}
	return usmap.Legend{Title: l.Title, Keys: append(l.Keys,
		usmap.Key{Mark: usmap.PendingMark, Text: v.word("MarkPending")},
		usmap.Key{Mark: usmap.RecentMark, Text: v.word("MarkRecent")},
		usmap.Key{Mark: usmap.LocalMark, Text: v.word("MarkLocal")},
		usmap.Key{Mark: usmap.ExpandsMark, Text: v.word("MarkExpands")},
		usmap.Key{Mark: usmap.ExpandsPendingMark, Text: v.word("MarkExpandsPending")},
	)}
}

// single reports whether the lens shows one criterion alone.
func (v *view) single() bool {
	_, ok := v.lens.law().Criterion()
	return ok
}

// legend writes the keys: the steps as one ramp, the others each with its words.
func (v *view) legend() {
	l := v.keys()
	v.put(`<p id="^legend">%</p><ul class="ramp">`, l.Title)
	inRamp := true
	for _, k := range l.Keys {
		class, step := k.Fill.Class()
		if ramp := step && !k.Partial && k.Mark == usmap.NoMark; inRamp && !ramp {
			v.raw(`</ul><ul class="keys">`)
			inRamp = false
		}
		if inRamp {
			v.put(`<li class="c%">%</li>`, itoa(class), k.Text)
			continue
		}
		v.raw(`<li>`)
		v.dst = usmap.AppendSwatch(v.dst, k, usmap.Light)
		v.put(`%</li>`, k.Text)
	}
	v.raw(`</ul>`)
	if c, ok := v.lens.law().Criterion(); ok {
		v.proposals(c)
	}
}

// proposals says where a criterion is not law and bills have proposed it.
func (v *view) proposals(c rubric.Criterion) {
	var pending, earlier []states.Code
	for _, s := range v.standings {
		switch {
		case s.Verdict(c) == rubric.Met:
		case v.proposed(s, c, states.PendingBill):
			pending = append(pending, s.Code)
		case v.proposed(s, c, states.FailedBill, states.UnknownBill):
			earlier = append(earlier, s.Code)
		}
	}
	v.raw(`<p class="note">`)
	if len(pending) > 0 {
		v.put(`% `, v.with("ProposedPending", v.places(pending)))
	} else {
		v.put(`{ProposedNowhere} `)
	}
	if len(earlier) > 0 {
		v.say("ProposedEarlier", v.places(earlier))
	}
	v.raw(`</p>`)
}
