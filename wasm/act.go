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
	v.put(`<p class="do script"><button type="button" data-share="%">%</button><button type="button" data-link="state=%">%</button><button type="button" data-view="compare">%</button><button type="button" data-view="score">%</button></p>`, v.shareText(s), string(w.Share), string(s.Code), string(w.CopyLink), string(w.Compare), string(w.ScoreBill))
	if v.opt.Cards != "" && (safe(v.opt.Cards) || relative(v.opt.Cards)) {
		v.put(`<p><a href="%%.png" download="">%</a></p>`, v.opt.Cards, string(s.Code), string(w.Card))
	}
	draft := v.draft(s)
	v.put(`<details><summary>%</summary><blockquote id="^draft">`, string(w.Draft))
	for rest := draft; rest != ""; {
		paragraph, after, _ := strings.Cut(rest, "\n\n")
		v.put(`<p>%</p>`, paragraph)
		rest = after
	}
	v.put(`</blockquote><p class="do script"><button type="button" data-copy="%">%</button></p></details>`, draft, string(w.CopyText))
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
			if strings.HasPrefix(fold(address), "mailto:") && draft != "" {
				join := "?"
				if strings.Contains(address, "?") {
					join = "&"
				}
				address += join + "subject=" + escape(subject) + "&body=" + escape(draft)
			}
			v.put(`<li><span class="meta">%</span> `, string(kind.label))
			v.link(address, func() { v.put(`@`, l.Label) })
			v.raw(`</li>`)
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
	for _, c := range nine {
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
