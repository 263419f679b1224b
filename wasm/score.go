package wasm

import (
	"cmp"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// scoreForm is the rubric as a form: nine questions, each with its standard and precedents. Its controls are the nine keys
// with the words of a verdict, place, number and title; card, in a link, stands for the nine: a letter for each, m, p, u,
// and - for not assessed.
func (v *view) scoreForm() {
	card := v.card()
	v.put(`<h3>{ScoreBill}</h3><p>{ScoreLead}</p><div class="filters" role="group" aria-label="{ScoreWhich}"><label>{Number} <input name="number" maxlength="80" value="%"/></label><label>{BillTitle} <input name="title" maxlength="300" value="%"/></label><label>{Jurisdiction} <select name="place">`, v.opt.Query["number"], v.opt.Query["title"])
	chosen, _ := v.scoredPlace()
	v.option("", v.word("ChoosePlace"), chosen.Code == "")
	for _, s := range v.standings {
		v.option(string(s.Code), v.place(s.Code), s.Code == chosen.Code)
	}
	v.raw(`</select></label></div>`)
	for _, g := range halves {
		v.put(`<h4>%</h4>`, v.must(g))
		for _, c := range criteria(g) {
			v.put(`<fieldset><legend>%</legend><p>%</p><p class="answers">`, v.criterion(c), v.standardIn(c).Question)
			for _, verdict := range []rubric.Verdict{rubric.Met, rubric.Partial, rubric.Unmet, rubric.NotAssessed} {
				v.put(`<label><input type="radio" name="%" value="%"`, c.Key(), verdict.String())
				if card.Verdict(c) == verdict {
					v.raw(` checked=""`)
				}
				v.raw(`/> `)
				v.sign(verdict)
				v.put(` %</label>`, v.verdict(verdict))
			}
			v.raw(`</p>`)
			v.standard(c)
			v.precedents(c)
			v.raw(`</fieldset>`)
		}
	}
	v.scoreResult()
}

// card reads the nine verdicts. What is no verdict is not assessed.
func (v *view) card() (card rubric.Scorecard) {
	letters := v.opt.Query["card"]
	i := 0
	for _, c := range nine {
		var verdict rubric.Verdict
		if i < len(letters) {
			if n := strings.IndexByte("-upm", letters[i]); n > 0 {
				verdict = rubric.Verdict(n)
			}
		}
		if text, ok := v.opt.Query[c.Key()]; ok {
			_ = verdict.UnmarshalText([]byte(text))
		}
		card.Set(c, verdict)
		i++
	}
	return card
}

func cardLetters(card rubric.Scorecard) string {
	var letters []byte
	for _, c := range nine {
		letters = append(letters, "-upm"[card.Verdict(c)])
	}
	return string(letters)
}

// scoredPlace is where the bill would be law: place or, until the reader chooses one in the form, the jurisdiction selected. ok is
// false where there is none.
func (v *view) scoredPlace() (s states.Standing, ok bool) {
	code := v.opt.State
	if asked, ok := v.opt.Query["place"]; ok {
		code = states.Code(asked)
	}
	return v.standing(code)
}

// scored is the bill of the form.
func (v *view) scored() states.Bill {
	s, ok := v.scoredPlace()
	place := s.Code
	b := states.Bill{State: place, Scope: place.Level(), Status: states.Pending, Number: oneLine(v.opt.Query["number"]), Title: oneLine(v.opt.Query["title"]),
		Checked: v.asOf, Scorecard: v.card()}
	if ok {
		b.ID = fold(string(place)) + "-" + itoa(int(v.asOf.Year)) + "-" + slug(b.Number)
	}
	return b
}

// slug is a bill's number as it stands in an id: "hb-1" of "HB 1"; "draft" where there is none.
func slug(number string) string {
	var out []byte
	for _, c := range []byte(fold(number)) {
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			out = append(out, c)
		} else if len(out) > 0 && out[len(out)-1] != '-' {
			out = append(out, '-')
		}
	}
	return cmp.Or(strings.Trim(string(out), "-"), "draft")
}

// scoreResult writes what the verdicts add up to, and where they would put the chosen place on the map. What was typed stands there
// again for paper, on which a field would cut it. The score has no color: it is a bill's.
func (v *view) scoreResult() {
	b := v.scored()
	v.said = v.resultWords(b)
	bounds := b.Bounds(rubric.AllNine)
	place := ""
	if b.State != "" {
		place = v.place(b.State)
	}
	v.put(`<div class="result" data-answer=""><h4>{Result}</h4><dl class="paper"><dt>{Number}</dt><dd>%</dd><dt>{BillTitle}</dt><dd>%</dd><dt>{Jurisdiction}</dt><dd>%</dd></dl><p class="score"><b aria-hidden="true">%</b> %</p><p>% %</p><p class="meta">%</p><p class="do"><button type="button" data-copy="%">{CopyText}</button><button type="button" data-link="%">{CopyLink}</button><button type="button" data-export="bill">{DownloadCSV}</button><button type="button" data-print="">{Print}</button></p></div>`, b.Number, b.Title, place, bounds.String(), v.resultScore(b), v.resultSum(b), v.resultPlace(b), v.with("CiteAsOf", v.dateIn(v.asOf)), v.resultText(b), v.resultFragment(b))
}

// resultWords is the score in words and what it adds up from.
func (v *view) resultWords(b states.Bill) string {
	text := v.resultScore(b)
	if sum := v.resultSum(b); sum != "" {
		text += ". " + sum
	}
	return text
}

// resultScore is the score in words, with its halves.
func (v *view) resultScore(b states.Bill) string {
	return v.with("ResultScore", v.points(b), v.outOf(b.Bounds(rubric.End), rubric.End), v.outOf(b.Bounds(rubric.Start), rubric.Start))
}

// resultSum is what the score adds up from.
func (v *view) resultSum(b states.Bill) string {
	if !b.Assessed() {
		return ""
	}
	text, _ := v.sum(&states.Standing{Kind: states.Scored, End: b.Bounds(rubric.End), Start: b.Bounds(rubric.Start), Verdicts: b.Scorecard})
	return text
}

// resultPlace says where the bill, once law, would put its place if one is chosen, and who stands as high today.
func (v *view) resultPlace(b states.Bill) string {
	if !b.Assessed() {
		return v.word("ResultEmpty")
	}
	text, low := "", b.Bounds(rubric.AllNine).Low
	now, ok := v.scoredPlace()
	if ok {
		before := v.kindName(now.Kind)
		if now.Kind != states.Unsearched {
			before = v.total(now)
		}
		after := v.withLaw(now, b)
		text, low = v.with("ResultPlace", v.place(now.Code), v.total(after), before)+" ", after.Score().Low
	}
	var above []states.Code
	for _, s := range v.standings {
		if s.Code != states.US && s.Code != now.Code && s.Score().Low >= low && s.Score().Low > 0 {
			above = append(above, s.Code)
		}
	}
	switch {
	case len(above) > 0:
		text += v.with("ResultAbove", v.places(above))
	case low > 0:
		text += v.word("ResultFirst")
	}
	return text
}

// resultText is the result as plain text.
func (v *view) resultText(b states.Bill) string {
	name := b.Number + " " + b.Title
	if b.State != "" {
		name = v.place(b.State) + " " + name
	}
	lines := []string{oneLine(name), v.resultWords(b)}
	for _, c := range nine {
		lines = append(lines, v.criterion(c)+": "+v.verdict(b.Scorecard.Verdict(c)))
	}
	return strings.TrimPrefix(strings.Join(append(lines, v.with("ResultSource", rubric.Version)), "\n"), "\n")
}

// resultFragment is the result as a query, for the part of an address that is sent to no one.
func (v *view) resultFragment(b states.Bill) string {
	text := "view=score&card=" + cardLetters(b.Scorecard)
	if b.State != "" {
		text += "&place=" + string(b.State)
	}
	if b.Number != "" {
		text += "&number=" + escape(b.Number)
	}
	if b.Title != "" {
		text += "&title=" + escape(b.Title)
	}
	return text
}

// escape writes a text for a query (RFC 3986 § 2.1).
func escape(s string) string {
	const hex = "0123456789ABCDEF"
	var out []byte
	for _, c := range []byte(s) {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-._~", c) >= 0 {
			out = append(out, c)
		} else {
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(out)
}
