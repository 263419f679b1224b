package wasm

import "github.com/endqi/endqi/rubric"

// rubric writes the nine criteria: what must end, what must start, and where each is met. In full it adds the standards
// with their precedents, and where the published verdicts do not agree with each other.
func (v *view) rubric(full bool) {
	v.put(`<h3 id="^rubric">{Rubric}</h3><p>{RubricLead}</p>`)
	for _, g := range halves {
		v.put(`<h4>%</h4><ol`, v.must(g))
		if g == rubric.Start {
			v.raw(` start="5"`)
		}
		v.raw(`>`)
		for _, c := range criteria(g) {
			v.put(`<li><b>%</b> % <span class="meta">%</span>`, v.criterion(c), v.standardIn(c).Question, v.met(c))
			if full {
				v.standard(c)
				v.precedents(c)
			}
			v.raw(`</li>`)
		}
		v.raw(`</ol>`)
	}
	if !full {
		v.put(`<p class="script"><button type="button" data-load="rubric">{RubricMore}</button></p>`)
	}
}

// met says where a criterion is met: at least so many, with names, and where nobody has looked.
func (v *view) met(c rubric.Criterion) (text string) {
	count := v.With(c, rubric.Met)
	switch {
	case len(count.Sure) > 0:
		text = v.with("MetIn", v.atLeast(count), v.places(count.Sure))
	case len(count.Possible) > 0:
		text = v.word("MetNotKnown")
	default:
		text = v.word("MetNowhere")
	}
	if len(count.Possible) > 0 {
		text += " " + v.with("NotAssessedIn", v.places(count.Possible))
	}
	return text
}

func (v *view) precedents(c rubric.Criterion) {
	st := c.Standard()
	v.put(`<details><summary>{Precedents}<span class="vh">: %</span></summary><ul>`, v.criterion(c))
	for _, p := range st.Precedents {
		for _, b := range v.records.Bills {
			if b.ID == p.Bill {
				v.raw(`<li>`)
				v.sign(p.Verdict)
				v.put(` %: %, %. @</li>`, v.verdict(p.Verdict), v.place(b.State), v.number(b), p.Why)
			}
		}
	}
	v.raw(`</ul>`)
	if len(st.Inconsistencies) > 0 {
		v.put(`<p>{Inconsistencies}</p><ul>`)
		for _, text := range st.Inconsistencies {
			v.put(`<li>@</li>`, text)
		}
		v.raw(`</ul>`)
	}
	v.raw(`</details>`)
}
