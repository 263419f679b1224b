package wasm

import (
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// table writes every jurisdiction with its score, halves, nine verdicts and law status.
func (v *view) table() {
	w := v.words
	v.raw(`<table><caption>`).text(v.caption()).raw(`</caption><thead><tr><th scope="col">`).say(w.Jurisdiction)
	v.raw(`</th><th scope="col">`).say(w.Score).raw(`</th><th scope="col">`).say(w.Groups[rubric.End]).raw(`</th><th scope="col">`).say(w.Groups[rubric.Start]).raw(`</th>`)
	for c := range rubric.Criteria() {
		v.raw(`<th scope="col" class="tall"><span>`).say(w.Criteria[c]).raw(`</span></th>`)
	}
	v.raw(`<th scope="col">`).say(w.Law).raw(`</th></tr></thead><tbody>`)
	for _, s := range v.standings {
		v.row(s)
	}
	v.raw(`</tbody></table>`)
}

func (v *view) caption() string { return v.words.Caption.with(v.words.date(v.asOf)) }

func (v *view) row(s states.Standing) {
	v.raw(`<tr><th scope="row">`)
	v.goTo(s.Code)
	v.raw(`</th>`)
	if s.Kind == states.Unsearched {
		v.raw(`<td colspan="13" class="na">`)
	} else {
		v.raw(`<td class="c`).num(s.Score().Class()).raw(`">`).text(s.Score().String())
		v.raw(`</td><td>`).text(s.End.String()).raw(`</td><td>`).text(s.Start.String()).raw(`</td>`)
		for c := range rubric.Criteria() {
			v.raw(`<td>`).mark(s.Verdict(c)).raw(`<span class="vh">`).say(v.words.Verdicts[s.Verdict(c)]).raw(`</span></td>`)
		}
		v.raw(`<td>`)
	}
	v.text(strings.Join(append([]string{v.kind(s)}, v.marks(s.Marks)...), ", ")).raw(`</td></tr>`)
}
