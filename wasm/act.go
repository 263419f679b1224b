package wasm

import (
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// act writes what a reader can do for a jurisdiction: share it, write to those who make its law, find officials, read the
// model policy. What has no address is not shown, and nothing is sent or asked for without a click.
func (v *view) act(s states.Standing) {
	w := v.words
	v.heading(w.Act)
	v.raw(`<p class="do script"><button type="button" data-share="`).text(v.shareText(s)).raw(`">`).say(w.Share).raw(`</button><button type="button" data-link="state=`).text(string(s.Code)).raw(`">`).say(w.CopyLink).raw(`</button>`)
	v.raw(`<button type="button" data-view="compare">`).say(w.Compare).raw(`</button><button type="button" data-view="score">`).say(w.ScoreBill).raw(`</button></p>`)
	if v.opt.Cards != "" && (safe(v.opt.Cards) || relative(v.opt.Cards)) {
		v.raw(`<p><a href="`).text(v.opt.Cards).text(string(s.Code)).raw(`.png" download="">`).say(w.Card).raw(`</a></p>`)
	}
	draft := v.draft(s)
	v.raw(`<details><summary>`).say(w.Draft).raw(`</summary><blockquote id="`).ref(`draft">`)
	for paragraph := range strings.SplitSeq(draft, "\n\n") {
		v.raw(`<p>`).text(paragraph).raw(`</p>`)
	}
	v.raw(`</blockquote><p class="do script"><button type="button" data-copy="`).text(draft).raw(`">`).say(w.CopyText).raw(`</button></p></details>`)
	v.linkList(func(l states.Link) bool {
		return l.State == s.Code || l.State == states.US && l.Kind != "campaign" && l.Kind != "report"
	}, w.DraftSubject.with(v.place(s.Code)), draft)
}

// linkList writes links by what they are for. A mailto address gets the subject and the draft.
func (v *view) linkList(keep func(states.Link) bool, subject, draft string) {
	opened := false
	for _, kind := range v.words.LinkKinds {
		for _, l := range v.records.Links {
			if l.Kind != kind.kind || !keep(l) || !safe(l.URL) {
				continue
			}
			if !opened {
				v.raw(`<ul class="links">`)
				opened = true
			}
			address := l.URL
			if strings.HasPrefix(strings.ToLower(address), "mailto:") && draft != "" {
				join := "?"
				if strings.Contains(address, "?") {
					join = "&"
				}
				address += join + "subject=" + escape(subject) + "&body=" + escape(draft)
			}
			v.raw(`<li><span class="meta">`).say(kind.label).raw(`</span> `).link(address, func() { v.data(l.Label) }).raw(`</li>`)
		}
	}
	if opened {
		v.raw(`</ul>`)
	}
}

// linkKind is what a link is for, as data writes it, and in words.
type linkKind struct {
	kind  string
	label message
}

// shareText is a jurisdiction's score in a sentence.
func (v *view) shareText(s states.Standing) string {
	if s.Kind == states.Unsearched {
		return v.words.ShareUnsearched.with(v.place(s.Code))
	}
	return v.words.ShareText.with(v.place(s.Code), v.outOf(s.Score(), rubric.AllNine))
}

// draft is a letter to a representative. It states the score and what the law does not meet, as far as that is known.
func (v *view) draft(s states.Standing) string {
	w := v.words
	text := string(w.DraftOpen) + "\n\n" + v.shareText(s)
	var missing []string
	for c := range rubric.Criteria() {
		if verdict := s.Verdict(c); verdict == rubric.Unmet || verdict == rubric.Partial {
			missing = append(missing, string(w.Criteria[c]))
		}
	}
	if len(missing) > 0 {
		text += " " + w.DraftMissing.with(w.list(missing))
	}
	text += "\n\n" + string(w.DraftAsk)
	if best, ok := bestPending(s); ok {
		text += " " + w.DraftBill.with(v.number(best.Bill))
	}
	return text + "\n\n" + v.citation()
}
