package wasm

import (
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// keys explains the map: the steps of the lens, and what else is on the map.
func (v *view) keys() usmap.Legend {
	l := usmap.LegendOf(v.label(), v.lens, v.regions())
	l.Title = v.shows()
	if v.other != nil {
		l.Entries = v.other.legend(v, l.Entries)
	}
	return l
}

// unmarked reports whether the map shows neither marks nor ranges.
func (v *view) unmarked() bool { return v.other != nil && v.other.unmarked }

// legend writes the keys: the steps as one ramp, the others each with its words.
func (v *view) legend() {
	l := v.keys()
	v.put(`<p id="^legend">%</p>`, l.Title)
	inRamp := v.other == nil || !v.other.rampless
	if inRamp {
		v.raw(`<ul class="ramp">`)
	} else {
		v.raw(`<ul class="keys">`)
	}
	for _, k := range l.Entries {
		_, step := k.Fill.Class()
		if ramp := (step || k.Fill >= usmap.Count(1)) && !k.Partial && k.Mark == states.NoMark; inRamp && !ramp {
			v.raw(`</ul><ul class="keys">`)
			inRamp = false
		}
		if inRamp {
			v.put(`<li class="%">%</li>`, k.Fill.ClassName(), k.Text)
			continue
		}
		if k.Dot { // shows where the geographic map does
			v.raw(`<li class="geo">`)
		} else {
			v.raw(`<li>`)
		}
		v.dst = usmap.AppendSwatch(v.dst, k, usmap.Light)
		v.put(`%</li>`, k.Text)
	}
	v.raw(`</ul>`)
	if c, ok := v.lens.Criterion(); ok && v.other == nil {
		v.proposals(c)
	} else if v.other != nil && v.other.note {
		v.put(`<p class="note">%</p>`, v.other.finds(v))
	}
	v.howToRead()
}

// howToRead explains what the map shows, where the lens shows it, and its keys.
func (v *view) howToRead() {
	sentences := []key{"how.2", "how.3", "how.4", "how.5"}
	switch {
	case v.other != nil:
		sentences = sentences[3:]
	case v.lens != states.LensAll: // which alone shows bills
		sentences = []key{"how.2", "how.5"}
	}
	v.put(`<details><summary>{HowTo}</summary><ul>`)
	for _, k := range sentences {
		v.put(`<li>%</li>`, v.word(k))
	}
	if !v.opt.Plain { // keys are for a script to answer
		v.put(`<li class="script">%</li>`, v.word("how.6"))
	}
	v.raw(`</ul></details>`)
}

// proposals says where a criterion is met, and where bills have proposed it.
func (v *view) proposals(c rubric.Criterion) {
	where := func(roles ...states.Role) (codes []states.Code) {
		for _, s := range v.standings {
			if s.Verdict(c) != rubric.Met && v.proposed(s, c, roles...) && !(roles[0] != states.PendingBill && v.proposed(s, c, states.PendingBill)) {
				codes = append(codes, s.Code)
			}
		}
		return codes
	}
	v.put(`<p class="note">% `, v.met(c))
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
