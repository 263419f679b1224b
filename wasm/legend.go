package wasm

import (
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// keys explains the map: the steps of the lens, what is not known, and the marks.
func (v *view) keys() usmap.Legend {
	l := usmap.Legend{Title: v.shows()}
	add := func(k usmap.Key) { l.Keys = append(l.Keys, k) }
	step := func(s, most rubric.Score, text string) {
		value := states.Value{Assessed: true, Bounds: rubric.Bounds{Low: s, High: s}, Max: most}
		add(usmap.Key{Fill: usmap.Step(value.Class()), Text: text})
	}
	if v.single() {
		for w := rubric.Unmet; w <= rubric.Met; w++ {
			step(w.Points(), rubric.Met.Points(), v.verdict(w))
		}
	} else {
		most := v.lens.law().Group().Max()
		for s := rubric.Score(0); s <= most; s += 2 {
			step(s, most, s.String())
		}
	}
	switch v.lens {
	case lensCases:
		l.Keys = l.Keys[1:]
		l.Keys[len(l.Keys)-1].Text += "+"
		add(usmap.Key{Text: v.word("NoCase")})
		return l
	case lensPending:
		add(usmap.Key{Text: v.word("PendingUnscored") + " / " + v.kindName(states.Unsearched)})
		add(usmap.Key{Fill: usmap.Step(0), Text: v.word("NoPending")})
	default:
		add(usmap.Key{Text: v.kindName(states.Unsearched)})
	}
	if !v.single() {
		add(usmap.Key{Fill: usmap.Step(3), Partial: true, Text: v.word("LegendPartly")})
	}
	for i, k := range markKeys {
		add(usmap.Key{Mark: usmap.PendingMark + usmap.Mark(i), Text: v.word(k)})
	}
	return l
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
	where := func(roles ...states.Role) (codes []states.Code) {
		for _, s := range v.standings {
			if s.Verdict(c) != rubric.Met && v.proposed(s, c, roles...) && !(roles[0] != states.PendingBill && v.proposed(s, c, states.PendingBill)) {
				codes = append(codes, s.Code)
			}
		}
		return codes
	}
	v.raw(`<p class="note">`)
	if pending := where(states.PendingBill); len(pending) > 0 {
		v.say("ProposedPending", v.places(pending))
	} else {
		v.say("ProposedNowhere")
	}
	if earlier := where(states.FailedBill, states.UnknownBill); len(earlier) > 0 {
		v.raw(` `)
		v.say("ProposedEarlier", v.places(earlier))
	}
	v.raw(`</p>`)
}
