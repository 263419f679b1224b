package wasm

import (
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// compared are the names of the four choices of a comparison.
var compared = [...]string{"a", "b", "c", "d"}

// compare sets two to four jurisdictions side by side, and against 9 of 9. Its controls are a, b, c and d. Without any, it
// begins with the jurisdiction selected and the one whose law is known to score highest, or where none is selected with the laws
// that score highest.
func (v *view) compare() {
	chosen := v.comparedCodes()
	v.put(`<h3>{Compare}</h3><div class="filters" role="group" aria-label="{CompareChoose}">`)
	for i, name := range compared {
		v.put(`<label>% <select name="%"><option value="">{CompareNone}</option>`, v.with("CompareNth", itoa(i+1)), name)
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
		code, ok := v.opt.Query[name]
		asked = asked || ok
		add(states.Code(code))
	}
	if !asked {
		add(v.opt.State)
		if len(list) > 0 {
			add(v.highest().Code)
			return list
		}
		for _, s := range v.laws() {
			if len(list) < len(compared) {
				add(s.Code)
			}
		}
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
		value := v.kindName(s.Kind)
		if s.Kind != states.Unsearched {
			value = v.total(s)
		}
		v.said += "; " + v.place(s.Code) + ": " + value
	}
	v.said += "."
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
				v.put(`<td class="%">`, shade(s.Score()))
			} else {
				v.raw(`<td>`)
			}
			v.text(v.outOf(s.Bounds(g), g))
			if sum, whole := v.sum(&s); g == rubric.AllNine && s.Kind != states.NoLaw && !whole {
				v.put(`<br/><small>%</small>`, sum)
			}
			v.raw(`</td>`)
		}
		v.put(`<td>%</td></tr>`, v.outOf(rubric.Bounds{Low: g.Max(), High: g.Max()}, g))
	}
	for _, c := range nine {
		v.put(`<tr><th scope="row">%</th>`, v.criterion(c))
		for _, s := range list {
			v.cell(&s, c)
			v.sign(s.Verdict(c))
			v.put(` %</td>`, v.stands(&s, c))
		}
		v.raw(`<td>`)
		v.sign(rubric.Met)
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
	known := false
	for _, s := range list {
		if s.Code == top.Code {
			continue
		}
		known = known || s.Kind != states.Unsearched
		text := v.toMatch(s, top)
		v.said += " " + text
		v.put(`<li>%`, text)
		if b, ok := best(s, states.PendingBill, states.FailedBill, states.UnknownBill); ok && b.Assessed() {
			v.put(` %`, v.with("ReachBill", v.number(b.Bill), v.points(b.Bill), v.status(b)))
		}
		v.raw(`</li>`)
	}
	v.raw(`</ul>`)
	if text := v.unsplitOf(top); text != "" && known {
		v.said += " " + text
		v.put(`<p>%</p>`, text)
	}
}

// match writes what the law of a place lacks of the highest score; of the highest, what it lacks of 9.
func (v *view) match(s states.Standing) {
	top := v.highest()
	switch {
	case s.Code == states.US || s.Kind == states.Unsearched || top.Score().Low == 0:
	case s.Code != top.Code:
		v.put(`<p>% %</p>`, v.toMatch(s, top), v.unsplitOf(top))
	default:
		missing, open := v.lacks(s, full())
		v.put(`<p>%</p>`, v.needs(s, v.with("ReachNine", v.place(s.Code), v.listIn(missing)), missing, open))
	}
}

// cell opens a cell of a table for a criterion: with a bracket where it counts in a total alone.
func (v *view) cell(s *states.Standing, c rubric.Criterion) {
	if unsplit(s, c) {
		v.raw(`<td class="sum">`)
	} else {
		v.raw(`<td>`)
	}
}

// toMatch is what a place would have to do to score as another does.
func (v *view) toMatch(s, top states.Standing) string {
	name, other := v.place(s.Code), v.place(top.Code)
	if s.Kind == states.Unsearched {
		return v.with("ReachUnsearched", name)
	}
	missing, open := v.lacks(s, top.Verdicts)
	text := v.needs(s, v.with("Reach", other, name, v.listIn(missing)), missing, open)
	if text == "" {
		text = v.with("ReachNothing", name, other)
	}
	return text
}

// unsplitOf says that a place scores more than its verdicts add up to, and for what that may be; empty where it does not.
func (v *view) unsplitOf(s states.Standing) string {
	points, may := v.left(s)
	if points == 0 {
		return ""
	}
	return v.with("ReachUnsplit", v.place(s.Code), points.String(), v.listIn(may))
}

// needs joins what a place is known to lack, if anything, with what is not known of it.
func (v *view) needs(s states.Standing, text string, missing, open []string) string {
	if len(missing) == 0 {
		text = ""
	}
	if len(open) > 0 {
		text += " " + v.with("ReachOpen", v.place(s.Code), v.listIn(open))
	}
	return strings.TrimPrefix(text, " ")
}

// lacks are the criteria on which a place's law is known to do less than a scorecard, and those on which nothing is known of it,
// each as what a law would do.
func (v *view) lacks(s states.Standing, want rubric.Scorecard) (missing, open []string) {
	for _, c := range nine {
		switch has := s.Verdict(c); {
		case has >= want.Verdict(c):
		case has == rubric.NotAssessed:
			open = append(open, v.doing(c))
		default:
			missing = append(missing, v.doing(c))
		}
	}
	return missing, open
}

// full is the scorecard of nine of nine.
func full() (card rubric.Scorecard) {
	for _, c := range nine {
		card.Set(c, rubric.Met)
	}
	return card
}

// left is how many points of a score belong to no one criterion, since only the total of their group is published, and the criteria
// that they may be for.
func (v *view) left(s states.Standing) (points rubric.Score, may []string) {
	for _, g := range halves {
		rest, blank := s.Bounds(g).Low, []string(nil)
		for _, c := range criteria(g) {
			if s.Verdict(c) == rubric.NotAssessed {
				blank = append(blank, v.doing(c))
			}
			rest -= s.Verdict(c).Points()
		}
		if rest > 0 {
			points, may = points+rest, append(may, blank...)
		}
	}
	return points, may
}
