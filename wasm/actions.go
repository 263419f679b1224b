package wasm

import (
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// act writes what a reader can do for a jurisdiction. What has no address is not shown, and nothing is sent or asked for
// without a click.
func (v *view) act(s states.Standing) {
	v.raw(`<div class="act">`)
	v.heading(v.word("Act"))
	v.put(`<p class="do script"><button type="button" data-link="state=%">{CopyLink}</button><button type="button" data-view="compare">{Compare}</button><button type="button" data-view="score">{ScoreBill}</button></p>`, string(s.Code))
	if leads(v.opt.Cards) {
		v.put(`<p><a href="%%" download="">{Card}</a> · <a href="%kits/%.zip" download="">{Kit}</a></p>`, v.opt.Cards, CardFile(s.Code, v.lang), v.opt.Cards, string(s.Code))
	}
	own := false // a campaign of the place; elsewhere those of the country are
	for _, l := range v.records.Links {
		own = own || l.State == s.Code && l.Kind == "campaign"
	}
	v.linkList(campaigning, func(l states.Link) bool {
		return l.State == s.Code || l.State == states.US && !(own && l.Kind == "campaign")
	}, "", "")
	v.raw(`</div>`)
}

// CardFile is the name of a jurisdiction's picture to share in a language: "CO.png", "CO-es.png". Its share kit, "kits/CO.zip", has
// all languages.
func CardFile(c states.Code, lang string) string {
	if lang == "en" {
		return string(c) + ".png"
	}
	return string(c) + "-" + lang + ".png"
}

// involved is the same for the country: whom to write to about the federal bills, and who campaigns. Letters are in the panels.
func (v *view) involved() {
	v.put(`<h3>{Act}</h3><p>{ActLead}</p>`)
	v.linkList([]string{"contact", "officials", "campaign", "model_policy", "share"}, func(l states.Link) bool { return l.State == states.US }, "", "")
}

// The kinds of links, by what they are for.
var (
	writing     = []string{"contact", "officials"}
	campaigning = []string{"campaign", "model_policy", "share"}
)

// write writes what a reader can do at once: share the score, or write to those who make the law. How to reach them, a letter, and
// whom else it may go to are folded away.
func (v *view) write(s states.Standing) {
	subject, draft := v.with("DraftSubject", v.place(s.Code)), v.draft(s)
	v.put(`<div class="do"><details class="write"><summary>{Write}</summary>`)
	if s.Code != states.US {
		v.linkList(writing, func(l states.Link) bool { return l.State == s.Code }, subject, draft)
	}
	v.put(`<p class="do"><button type="button" class="script" data-copy="%">{CopyText}</button><a href="mailto:?subject=%&amp;body=%">{Email}</a></p><blockquote>`, draft, escape(subject), escape(draft))
	for paragraph := range strings.SplitSeq(draft, "\n\n") {
		v.put(`<p>%</p>`, paragraph)
	}
	v.raw(`</blockquote>`)
	v.linkList(writing, func(l states.Link) bool { return l.State == states.US }, subject, draft)
	v.put(`</details><button type="button" class="script" data-share="%">{Share}</button></div>`, v.shareText(s))
}

// linkList writes links of some kinds, a line for each thing they are for. A mailto address gets the subject and the draft.
func (v *view) linkList(kinds []string, keep func(states.Link) bool, subject, draft string) {
	opened := false
	for _, kind := range kinds {
		line := false
		for _, l := range v.records.Links {
			if l.Kind != kind || !keep(l) || !meant(l.URL) {
				continue
			}
			if !opened {
				v.raw(`<ul class="links">`)
				opened = true
			}
			if line {
				v.raw(` · `)
			} else {
				v.put(`<li><span class="meta">%</span> `, v.word("link."+key(kind)))
				line = true
			}
			address := l.URL
			if strings.HasPrefix(fold(address), "mailto:") && draft != "" {
				join := "?"
				if strings.Contains(address, "?") {
					join = "&"
				}
				address += join + "subject=" + escape(subject) + "&body=" + escape(draft)
			}
			v.link(address, l.Label, `@`)
		}
		if line {
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

// draft is a letter to a representative. It states what is known of the law, and what it does not meet.
func (v *view) draft(s states.Standing) string {
	text := v.word("DraftOpen") + "\n\n"
	switch s.Kind {
	case states.Unsearched:
		text += v.shareText(s) + " " + v.word("DraftTell")
	case states.NoLaw:
		text += v.noLaw(s)
		if h := s.Highest(); h.Scored > 0 && h.Bill.On != states.Pending {
			text += " " + v.with("DraftRecord", v.number(h.Bill.Bill), v.outOf(h.Bounds, rubric.AllNine))
		}
	default:
		text += v.shareText(s)
	}
	if missing, _ := v.lacks(s, full()); len(missing) > 0 {
		text += " " + v.with("DraftMissing", v.listIn(missing))
	}
	text += "\n\n" + v.word("DraftAsk")
	if best, ok := bestPending(s); ok {
		var numbers []string // of all that score as the best does
		for _, b := range listed(s, states.PendingBill) {
			if b.Bounds(rubric.AllNine) == best.Bounds(rubric.AllNine) {
				numbers = append(numbers, v.number(b.Bill))
			}
		}
		text += " " + v.with("DraftBill", v.listIn(numbers))
	}
	return text + "\n\n" + v.word("DraftClose") + "\n\n" + v.edition()
}

// doing is a criterion within a sentence: "end immunity for police".
func (v *view) doing(c rubric.Criterion) string {
	text := v.criterion(c)
	return fold(text[:1]) + text[1:]
}
