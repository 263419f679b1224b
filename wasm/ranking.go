package wasm

import (
	"cmp"
	"slices"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// mostRanked is how many bills the ranking holds.
const mostRanked = 6

// higher puts the higher score first.
func higher(a, b rubric.Bounds) int {
	return cmp.Or(cmp.Compare(b.Low, a.Low), cmp.Compare(b.High, a.High))
}

// laws are the jurisdictions with a law in force, those with the highest scores first.
func (v *view) laws() (list []states.Standing) {
	for _, s := range v.standings {
		if s.Kind != states.NoLaw && s.Kind != states.Unsearched {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b states.Standing) int { return higher(a.Score(), b.Score()) })
	return list
}

// ranking is what the panel holds before a place is chosen: the laws in force by their score, and where a law expands immunity; then
// of each jurisdiction the highest-scoring bill on record that is not law, those with the highest scores first.
func (v *view) ranking() {
	laws := v.laws()
	type proposal struct {
		states.HighestBill
		code states.Code
	}
	var proposals []proposal
	for _, s := range v.standings {
		if h := s.Highest(); h.Scored > 0 && h.Bill.On != states.Enacted {
			proposals = append(proposals, proposal{h, s.Code})
		}
	}
	slices.SortStableFunc(proposals, func(a, b proposal) int { return higher(a.Bounds, b.Bounds) })

	v.put(`<div class="ranking"><h3 id="^name" tabindex="-1">{Ranking}</h3><p>{ActLead}</p>`)
	if len(laws) > 0 {
		v.heading(v.label().Role(states.Law))
		v.raw(`<ol>`)
		for _, s := range laws {
			v.put(`<li><b class="%">%</b> `, shade(s.Score()), s.Score().String())
			v.goTo(s.Code)
			if s.Kind == states.PartlyKnown {
				v.put(` <span class="meta">%</span>`, v.label().Partly())
			}
			v.raw(`</li>`)
		}
		v.raw(`</ol>`)
	}
	var backwards []states.Code
	for _, s := range v.standings {
		if s.Marks.Expands {
			backwards = append(backwards, s.Code)
		}
	}
	if len(backwards) > 0 {
		v.put(`<h4>{RankingBackwards}</h4><p>`)
		for i, c := range backwards {
			if i > 0 {
				v.raw(` · `)
			}
			v.goTo(c)
		}
		v.raw(`</p>`)
	}
	if len(proposals) > 0 {
		v.put(`<h4>{RankingBills}</h4><p class="meta">{RankingNote}</p><ol>`)
		for _, p := range proposals[:min(len(proposals), mostRanked)] {
			v.put(`<li><b>%</b> `, p.Bounds.String())
			v.goTo(p.code)
			v.put(` <span class="meta">%`, v.number(p.Bill.Bill))
			if year := p.Bill.Year(); year != 0 {
				v.put(`, %`, itoa(year))
			}
			v.put(`, %`, v.label().Status(p.Bill.On))
			if len(p.Rivals) > 0 {
				v.put(`; {RankingRivals}`)
			}
			v.raw(`</span></li>`)
		}
		v.raw(`</ol>`)
		if text := v.unsettled(); text != "" {
			v.put(`<p class="meta">%</p>`, text)
		}
	}
	v.raw(`</div>`)
}

// unsettled says where a bill that is scored only in part may score higher than any is known to; empty where none may.
func (v *view) unsettled() string {
	best := rubric.Score(0)
	for _, s := range v.standings {
		if h := s.Highest(); h.Scored > 0 {
			best = max(best, h.Bounds.Low)
		}
	}
	var codes []states.Code
	for _, s := range v.standings {
		if slices.ContainsFunc(s.Bills, func(b states.Listed) bool {
			return b.Reformer() && b.Assessed() && b.Bounds(rubric.AllNine).High > best
		}) {
			codes = append(codes, s.Code)
		}
	}
	if len(codes) == 0 {
		return ""
	}
	return v.with("RankingHigher", best.String(), v.places(codes))
}
