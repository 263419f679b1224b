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
	numbers := map[string]string{}
	for i := range v.records.Bills {
		numbers[v.records.Bills[i].ID] = v.number(v.records.Bills[i])
	}
	var added []string
	var rest []func()
	for i := range v.opt.Changes {
		ch := &v.opt.Changes[i]
		if ch.State != c || ch.Edition != v.records.Updated {
			continue
		}
		criterion, isVerdict := rubric.ByKey(ch.Field)
		switch {
		case ch.Field == "bill" || ch.Field == "case":
			added = append(added, ch.New)
		case ch.Field == "status":
			rest = append(rest, func() {
				v.put(`<b>%</b>: % → %`, numbers[ch.Bill], v.word("status."+key(ch.Old)), v.word("status."+key(ch.New)))
			})
		case isVerdict:
			rest = append(rest, func() {
				var before, now rubric.Verdict
				_, _ = before.UnmarshalText([]byte(ch.Old)), now.UnmarshalText([]byte(ch.New))
				v.put(`<b>%</b>: %: % → %`, numbers[ch.Bill], v.criterion(criterion), v.verdict(before), v.verdict(now))
			})
		}
	}
	if len(added)+len(rest) == 0 {
		return
	}
	v.put(`<details><summary>%</summary><ul>`, v.with("EditionChanged", itoa(len(added)+len(rest))))
	if len(added) > 0 {
		v.put(`<li>%</li>`, v.with("EditionAdded", strings.Join(added, ", ")))
	}
	for _, write := range rest {
		v.raw(`<li>`)
		write()
		v.raw(`</li>`)
	}
	v.raw(`</ul></details>`)
}
