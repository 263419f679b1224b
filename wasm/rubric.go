package wasm

import "github.com/endqi/endqi/rubric"

// rubric writes the nine criteria: what must end, what must start, and where each is met. In full it adds the standards
// with their precedents, and where the published verdicts do not agree with each other.
func (v *view) rubric(full bool) {
	w := v.words
	v.raw(`<h3 id="`).ref(`rubric">`).say(w.Rubric).raw(`</h3><p>`).say(w.RubricLead).raw(`</p>`)
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		v.raw(`<h4>`).say(w.Must[g]).raw(`</h4><ol`)
		if g == rubric.Start {
			v.raw(` start="5"`)
		}
		v.raw(`>`)
		for c := range g.Criteria() {
			v.raw(`<li><b>`).say(w.Criteria[c]).raw(`</b> `).text(w.standard(c).Question).raw(` <span class="meta">`)
			v.met(c)
			v.raw(`</span>`)
			if full {
				v.standard(c)
				v.precedents(c)
			}
			v.raw(`</li>`)
		}
		v.raw(`</ol>`)
	}
	if !full {
		v.raw(`<p class="script"><button type="button" data-load="rubric">`).say(w.RubricMore).raw(`</button></p>`)
	}
}

// met says where a criterion is met: at least so many, with names, and where nobody has looked.
func (v *view) met(c rubric.Criterion) {
	count := v.With(c, rubric.Met)
	switch {
	case len(count.Sure) > 0:
		v.say(v.words.MetIn, v.atLeast(count), v.places(count.Sure))
	case len(count.Possible) > 0:
		v.say(v.words.MetNotKnown)
	default:
		v.say(v.words.MetNowhere)
	}
	if len(count.Possible) > 0 {
		v.raw(` `).say(v.words.NotAssessedIn, v.places(count.Possible))
	}
}

func (v *view) precedents(c rubric.Criterion) {
	st := c.Standard()
	v.raw(`<details><summary>`).say(v.words.Precedents).raw(`</summary><ul>`)
	for _, p := range st.Precedents {
		for _, b := range v.records.Bills {
			if b.ID == p.Bill {
				v.raw(`<li>`).mark(p.Verdict).raw(` `).say(v.words.Verdicts[p.Verdict]).raw(`: `).text(v.place(b.State)).raw(`, `).text(v.number(b)).raw(`. `).data(p.Why).raw(`</li>`)
			}
		}
	}
	v.raw(`</ul>`)
	if len(st.Inconsistencies) > 0 {
		v.raw(`<p>`).say(v.words.Inconsistencies).raw(`</p><ul>`)
		for _, text := range st.Inconsistencies {
			v.raw(`<li>`).data(text).raw(`</li>`)
		}
		v.raw(`</ul>`)
	}
	v.raw(`</details>`)
}
