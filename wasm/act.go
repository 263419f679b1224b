package wasm

import (
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// act writes what a reader can do for a jurisdiction: share it, write to those who make its law, find officials, read the
// model policy. What has no address is not shown, and nothing is sent or asked for without a click.
func (v *view) act(s states.Standing) {
	v.raw(`<div class="act">`)
	v.heading(v.word("Act"))
	v.put(`<p class="do script"><button type="button" data-share="%">{Share}</button><button type="button" data-link="state=%">{CopyLink}</button><button type="button" data-view="compare">{Compare}</button><button type="button" data-view="score">{ScoreBill}</button></p>`, v.shareText(s), string(s.Code))
	if v.opt.Cards != "" && (safe(v.opt.Cards) || relative(v.opt.Cards)) {
		v.put(`<p><a href="%%.png" download="">{Card}</a></p>`, v.opt.Cards, string(s.Code))
	}
	draft := v.draft(s)
	v.put(`<details><summary>{Draft}</summary><blockquote id="^draft">`)
	for rest := draft; rest != ""; {
		paragraph, after, _ := strings.Cut(rest, "\n\n")
		v.put(`<p>%</p>`, paragraph)
		rest = after
	}
	v.put(`</blockquote><p class="do script"><button type="button" data-copy="%">{CopyText}</button></p></details>`, draft)
	v.linkList(func(l states.Link) bool {
		return l.State == s.Code || l.State == states.US && l.Kind != "campaign" && l.Kind != "report"
	}, v.with("DraftSubject", v.place(s.Code)), draft)
	v.raw(`</div>`)
}

// linkList writes links by what they are for. A mailto address gets the subject and the draft.
func (v *view) linkList(keep func(states.Link) bool, subject, draft string) {
	opened := false
	for _, kind := range []string{"contact", "officials", "model_policy", "share", "campaign", "report"} {
		for _, l := range v.records.Links {
			if l.Kind != kind || !keep(l) || !safe(l.URL) {
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
			v.put(`<li><span class="meta">%</span> `, v.word("link."+key(kind)))
			v.link(address, l.Label, `@`)
			v.raw(`</li>`)
		}
	}
	if opened {
		v.raw(`</ul>`)
	}
}

// shareText is a jurisdiction's score in a sentence.
func (v *view) shareText(s states.Standing) string {
	if s.Kind == states.Unsearched {
		return v.with("ShareUnsearched", v.place(s.Code))
	}
	return v.with("ShareText", v.place(s.Code), v.total(s))
}

// draft is a letter to a representative. It states the score and what the law does not meet, as far as that is known.
func (v *view) draft(s states.Standing) string {
	text := v.word("DraftOpen") + "\n\n" + v.shareText(s)
	var missing []string
	for _, c := range nine {
		if verdict := s.Verdict(c); verdict == rubric.Unmet || verdict == rubric.Partial {
			missing = append(missing, v.criterion(c))
		}
	}
	if len(missing) > 0 {
		text += " " + v.with("DraftMissing", v.listIn(missing))
	}
	text += "\n\n" + v.word("DraftAsk")
	if best, ok := bestPending(s); ok {
		text += " " + v.with("DraftBill", v.number(best.Bill))
	}
	return text + "\n\n" + v.citation()
}
