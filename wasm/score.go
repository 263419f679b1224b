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
	chosen := v.scoredPlace()
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

// scoredPlace is where the bill would be law: place, else the jurisdiction selected, else the first.
func (v *view) scoredPlace() states.Standing {
	for _, code := range []states.Code{states.Code(v.opt.Query["place"]), v.opt.State} {
		if s, ok := v.standing(code); ok {
			return s
		}
	}
	return v.standings[0]
}

// scored is the bill of the form.
func (v *view) scored() states.Bill {
	place := v.scoredPlace().Code
	b := states.Bill{State: place, Scope: place.Level(), Status: states.Pending, Number: oneLine(v.opt.Query["number"]), Title: oneLine(v.opt.Query["title"]),
		Checked: v.asOf, Scorecard: v.card()}
	b.ID = fold(string(place)) + "-" + itoa(int(v.asOf.Year)) + "-" + slug(b.Number)
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
// again for paper, on which a field would cut it.
func (v *view) scoreResult() {
	b := v.scored()
	v.said = v.resultWords(b)
	bounds := b.Bounds(rubric.AllNine)
	v.put(`<div class="result" data-answer=""><h4>{Result}</h4><dl class="paper"><dt>{Number}</dt><dd>%</dd><dt>{BillTitle}</dt><dd>%</dd><dt>{Jurisdiction}</dt><dd>%</dd></dl><p class="score"><b class="c%" aria-hidden="true">%</b> %</p><p>%</p><p class="meta">%</p><p class="do"><button type="button" data-copy="%">{CopyText}</button><button type="button" data-link="%">{CopyLink}</button><button type="button" data-export="bill">{DownloadCSV}</button><button type="button" data-print="">{Print}</button></p></div>`, b.Number, b.Title, v.place(b.State), itoa(bounds.Class()), bounds.String(), v.said, v.resultPlace(b), v.with("CiteAsOf", v.dateIn(v.asOf)), v.resultText(b), v.resultFragment(b))
}

// resultWords is the score in words, with its halves.
func (v *view) resultWords(b states.Bill) string {
	text := v.with("ResultScore", v.points(b), v.outOf(b.Bounds(rubric.End), rubric.End), v.outOf(b.Bounds(rubric.Start), rubric.Start))
	if sum, _ := v.sum(&states.Standing{Kind: states.Scored, End: b.Bounds(rubric.End), Start: b.Bounds(rubric.Start), Verdicts: b.Scorecard}); b.Assessed() {
		text += ". " + sum
	}
	return text
}

// resultPlace says where the bill, once law, would put its place, and who stands as high today.
func (v *view) resultPlace(b states.Bill) string {
	now := v.scoredPlace()
	after := v.withLaw(now, b)
	if !b.Assessed() {
		return v.word("ResultEmpty")
	}
	before := v.kindName(now.Kind)
	if now.Kind != states.Unsearched {
		before = v.total(now)
	}
	text := v.with("ResultPlace", v.place(now.Code), v.total(after), before)
	var above []states.Code
	for _, s := range v.standings {
		if s.Code != states.US && s.Code != now.Code && s.Score().Low >= after.Score().Low && s.Score().Low > 0 {
			above = append(above, s.Code)
		}
	}
	if len(above) == 0 && after.Score().Low > 0 {
		return text + " " + v.word("ResultFirst")
	}
	if len(above) > 0 {
		text += " " + v.with("ResultAbove", v.places(above))
	}
	return text
}

// resultText is the result as plain text.
func (v *view) resultText(b states.Bill) string {
	lines := []string{oneLine(v.place(b.State) + " " + b.Number + " " + b.Title), v.resultWords(b)}
	for _, c := range nine {
		lines = append(lines, v.criterion(c)+": "+v.verdict(b.Scorecard.Verdict(c)))
	}
	return strings.Join(append(lines, v.with("ResultSource", rubric.Version)), "\n")
}

// resultFragment is the result as a query, for the part of an address that is sent to no one.
func (v *view) resultFragment(b states.Bill) string {
	text := "view=score&card=" + cardLetters(b.Scorecard) + "&place=" + string(b.State)
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
