package wasm

import (
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// changed lists what the edition changed of a jurisdiction: the bills and cases that it added, outcomes and verdicts. A note, a
// citation or an address that became another is not told. Of a day before the edition nothing is.
func (v *view) changed(c states.Code) {
	if v.asOf != v.records.day() {
		return
	}
	var added, rest []string
	for i := range v.opt.Changes {
		ch := &v.opt.Changes[i]
		if ch.State != c || ch.Edition != v.records.Updated {
			continue
		}
		criterion, isVerdict := rubric.ByKey(ch.Field)
		what, before, now := "", "", ""
		switch {
		case ch.Field == "bill" || ch.Field == "case":
			added = append(added, ch.New)
			continue
		case ch.Field == "status":
			before, now = v.word("status."+key(ch.Old)), v.word("status."+key(ch.New))
		case isVerdict:
			what, before, now = v.criterion(criterion)+": ", v.verdictOf(ch.Old), v.verdictOf(ch.New)
		default:
			continue
		}
		for j := range v.records.Bills {
			if b := &v.records.Bills[j]; b.ID == ch.Bill {
				what = v.number(*b) + ": " + what
			}
		}
		rest = append(rest, what+before+" → "+now)
	}
	if len(added) > 0 {
		rest = append(rest, v.with("EditionAdded", strings.Join(added, ", ")))
	}
	if len(rest) == 0 {
		return
	}
	v.put(`<details><summary>{EditionChanged}</summary><ul>`)
	for _, text := range rest {
		v.put(`<li>%</li>`, text)
	}
	v.raw(`</ul></details>`)
}

// verdictOf is a verdict in words, of its text in a table: of an empty one, that it was not assessed.
func (v *view) verdictOf(text string) string {
	var verdict rubric.Verdict
	_ = verdict.UnmarshalText([]byte(text))
	return v.verdict(verdict)
}
