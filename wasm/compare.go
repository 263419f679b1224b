package wasm

import (
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// compared are the names of the four choices of a comparison.
var compared = [...]literal{"a", "b", "c", "d"}

// compare sets two to four jurisdictions side by side, and against 9 of 9. Its controls are a, b, c and d. Without any, it
// begins with the jurisdiction selected and the one whose law is known to score highest.
func (v *view) compare() {
	chosen := v.comparedCodes()
	v.put(`<h3>{Compare}</h3><div class="filters" role="group" aria-label="{CompareChoose}">`)
	for i, name := range compared {
		v.put(`<label>% <select name="`, v.with("CompareNth", itoa(i+1)))
		v.raw(name)
		v.put(`"><option value="">{CompareNone}</option>`)
		for _, s := range v.standings {
			v.option(string(s.Code), v.place(s.Code), i < len(chosen) && chosen[i].Code == s.Code)
		}
		v.raw(`</select></label>`)
	}
	v.raw(`</div>`)
	v.compareList()
}

// comparedCodes are the standings chosen, each once.
func (v *view) comparedCodes() []states.Standing {
	var list []states.Standing
	add := func(c states.Code) {
		s, ok := v.standing(c)
		for _, other := range list {
			ok = ok && other.Code != c
		}
		if ok {
			list = append(list, s)
		}
	}
	asked := false
	for _, name := range compared {
		code, ok := v.opt.Query[string(name)]
		asked = asked || ok
		add(states.Code(code))
	}
	if !asked {
		add(v.opt.State)
		add(v.highest().Code)
	}
	return list
}

// highest is the place whose law is known to score highest; the first of them by name.
func (v *view) highest() (best states.Standing) {
	for _, s := range v.standings {
		if s.Code != states.US && (best.Code == "" || s.Score().Low > best.Score().Low) {
			best = s
		}
	}
	return best
}

// compareList writes the comparison.
func (v *view) compareList() {
	list := v.comparedCodes()
	caption := v.with("CompareCaption", v.dateIn(v.asOf))
	v.said = caption
	for _, s := range list {
		v.said += "; " + v.place(s.Code) + ": " + v.short(s)
	}
	v.raw(`<div data-answer="">`)
	if len(list) == 0 {
		v.put(`<p>{CompareEmpty}</p></div>`)
		return
	}
	v.reach(list)
	v.put(`<div class="scroll"><table class="compare"><caption>%</caption><thead><tr><td></td>`, caption)
	for _, s := range list {
		v.raw(`<th scope="col">`)
		v.goTo(s.Code)
		v.raw(`</th>`)
	}
	v.put(`<th scope="col">{Full}</th></tr></thead><tbody>`)
	for _, g := range []rubric.Group{rubric.AllNine, rubric.End, rubric.Start} {
		heading := v.word("Score")
		if g != rubric.AllNine {
			heading = v.group(g)
		}
		v.put(`<tr><th scope="row">%</th>`, heading)
		for _, s := range list {
			if s.Kind == states.Unsearched {
				v.put(`<td>%</td>`, v.kindName(s.Kind))
				continue
			}
			if g == rubric.AllNine {
				v.put(`<td class="c%">`, itoa(s.Score().Class()))
			} else {
				v.raw(`<td>`)
			}
			v.put(`%</td>`, v.outOf(s.Bounds(g), g))
		}
		v.put(`<td>%</td></tr>`, v.outOf(rubric.Bounds{Low: g.Max(), High: g.Max()}, g))
	}
	for _, c := range nine {
		v.put(`<tr><th scope="row">%</th>`, v.criterion(c))
		for _, s := range list {
			v.raw(`<td>`)
			v.mark(s.Verdict(c))
			v.put(` %</td>`, v.verdict(s.Verdict(c)))
		}
		v.raw(`<td>`)
		v.mark(rubric.Met)
		v.put(` %</td></tr>`, v.verdict(rubric.Met))
	}
	v.put(`<tr><th scope="row">{Law}</th>`)
	for _, s := range list {
		v.put(`<td>%</td>`, v.law(s))
	}
	v.raw(`<td></td></tr></tbody></table></div></div>`)
}

// reach says what each place would have to do to score as the highest of those compared does.
func (v *view) reach(list []states.Standing) {
	top := list[0]
	for _, s := range list {
		if s.Score().Low > top.Score().Low {
			top = s
		}
	}
	if top.Score().Low == 0 {
		return
	}
	v.raw(`<ul class="reach">`)
	for _, s := range list {
		if s.Code == top.Code {
			continue
		}
		name := v.place(s.Code)
		v.raw(`<li>`)
		if s.Kind == states.Unsearched {
			v.say("ReachUnsearched", name)
			v.raw(`</li>`)
			continue
		}
		var missing, open []string
		for _, c := range nine {
			switch has, want := s.Verdict(c), top.Verdict(c); {
			case has >= want:
			case has == rubric.NotAssessed:
				open = append(open, v.criterion(c))
			default:
				missing = append(missing, v.criterion(c))
			}
		}
		if len(missing) > 0 {
			v.say("Reach", name, v.total(s), v.place(top.Code), v.total(top), v.listIn(missing))
		} else {
			v.say("ReachNothing", name, v.place(top.Code))
		}
		if len(open) > 0 {
			v.put(` %`, v.with("ReachOpen", name, v.listIn(open)))
		}
		if unsplit := v.unsplit(top); unsplit > 0 {
			v.put(` %`, v.with("ReachUnsplit", v.place(top.Code), unsplit.String()))
		}
		if b, ok := v.bestProposal(s); ok {
			v.put(` %`, v.with("ReachBill", v.number(b.Bill), v.points(b.Bill), v.status(b)))
		}
		v.raw(`</li>`)
	}
	v.raw(`</ul>`)
}

// unsplit is how many points of a score belong to no criterion, since only the total of their group is published.
func (v *view) unsplit(s states.Standing) rubric.Score {
	known := rubric.Score(0)
	for _, c := range nine {
		known += s.Verdict(c).Points()
	}
	return s.Score().Low - known
}

// bestProposal is the bill of a jurisdiction that is no law and has the highest score, pending or not.
func (v *view) bestProposal(s states.Standing) (best states.Listed, ok bool) {
	for _, b := range listed(s, states.PendingBill, states.FailedBill, states.UnknownBill) {
		if b.Assessed() && (!ok || b.Bounds(rubric.AllNine).Low > best.Bounds(rubric.AllNine).Low) {
			best, ok = b, true
		}
	}
	return best, ok
}
