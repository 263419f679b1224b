package wasm

import (
	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Document appends the whole widget: what stands in the shadow root, or on a page of its own. It is complete without a
// script. The style sheet is element/map.css.
//
// Its parts, in order, have these classes: head, opening, summary, views, map, legend,
// panel, live, slot, table, rubric, federal, highlights, sources. What needs a script is hidden until the script shows it.
// Elements with data-code select that jurisdiction.
func Document(dst []byte, d *Dataset, o Options) []byte {
	v := newView(dst, d, o)
	v.static = true
	v.document()
	return v.dst
}

func (v *view) document() {
	w := v.words
	v.put(`<section class="endqi" part="root" lang="%" aria-labelledby="^title" data-edition="%" data-id="%" data-loading="%" data-failed="%" data-copied="%"><div class="grid"><header class="head" part="head"><h2 id="^title">%</h2>`, w.Code, v.records.Updated.String(), v.id, string(w.Loading), string(w.Failed), string(w.Copied), string(w.Title))
	if !v.records.Updated.IsZero() {
		v.raw(`<p class="updated">`)
		v.fill(w.Updated, 0, func() { v.date(v.records.Updated) })
		v.raw(`</p>`)
	}
	v.raw(`</header><div class="opening" part="opening">`)
	v.opening()
	v.raw(`</div><div class="summary" part="summary">`)
	v.summary()
	v.raw(`</div><div class="views" part="views" hidden="">`)
	v.controls()
	v.raw(`</div><div class="time" part="time">`)
	v.time()
	v.raw(`</div><div class="map" part="map">`)
	v.maps()
	v.raw(`</div><div class="legend" part="legend">`)
	v.legend()
	v.put(`</div><section class="panel" part="panel" id="^panel" aria-labelledby="^name">`)
	v.panel(v.opt.State)
	v.raw(`</section><div class="live vh" role="status"></div><div class="slot" part="slot" hidden=""></div><div class="table" part="table">`)
	v.table()
	v.raw(`</div><section class="rubric" part="rubric">`)
	v.rubric(false)
	v.raw(`</section><section class="federal" part="federal">`)
	v.federal()
	v.raw(`</section><section class="highlights" part="highlights">`)
	v.highlights(false)
	v.raw(`</section><section class="sources" part="sources">`)
	v.sources()
	v.raw(`</section></div></section>`)
}

// opening says what qualified immunity is, with one story from the cases, in at most 120 words.
func (v *view) opening() {
	v.put(`<p>%</p>`, string(v.words.Opening))
	if k, ok := v.openingStory(); ok {
		v.put(`<p class="story">@ <cite>@</cite>, % %. `, k.Summary, k.Name, k.Court, itoa(int(k.Decided.Year)))
		v.source(k.SourceURL)
		v.raw(`</p>`)
	}
}

// openingStory is a case that shows in two sentences what the doctrine does: the court called the conduct unlawful and
// granted immunity all the same. Of a dataset without it, it is the newest case in which immunity was granted and of whose
// record the compiler is sure.
func (v *view) openingStory() (story cases.Case, ok bool) {
	for _, k := range v.records.Cases {
		if k.ID == "ew-v-dolgos" {
			return k, true
		}
		if k.Outcome == cases.Granted && k.Confidence == cases.High && (!ok || k.Decided.After(story.Decided)) {
			story, ok = k, true
		}
	}
	return story, ok
}

// summary says where the country stands, in numbers that are true whatever is not known.
func (v *view) summary() {
	w := v.words
	number := func(text string) func() {
		return func() { v.put(`<b>%</b>`, text) }
	}
	v.raw(`<ul class="facts"><li>`)
	v.fill(w.SummaryLaw, len(v.WithLaw), number(itoa(len(v.WithLaw))), func() { v.put(`%`, itoa(v.Places)) })
	v.raw(`</li><li>`)
	v.fill(w.SummaryNone, len(v.NoLaw), number(itoa(len(v.NoLaw))))
	if n := len(v.Unsearched); n > 0 {
		v.raw(`</li><li>`)
		v.fill(w.SummaryUnsearched, n, number(itoa(n)))
	}
	if five := v.AtLeast(10, rubric.AllNine); len(five.Sure) > 0 {
		v.raw(`</li><li>`)
		v.fill(w.SummaryFive, len(five.Sure), number(v.atLeast(five)), func() { v.put(`%`, v.places(five.Sure)) })
	}
	v.raw(`</li></ul>`)
}

// atLeast is a number of places of which one or more are sure.
func (v *view) atLeast(c states.Count) string {
	number := itoa(len(c.Sure))
	if len(c.Possible) == 0 {
		return number
	}
	return v.words.AtLeast.with(number)
}

// federal lists what is before Congress, and what was.
func (v *view) federal() {
	w := v.words
	v.put(`<h3>%</h3>`, string(w.Federal))
	s, _ := v.standing(states.US)
	v.put(`<p>%</p><ul class="bills">`, string(w.FederalLead))
	n := 0
	for _, role := range []states.Role{states.Law, states.UnassessedLaw, states.UpcomingLaw, states.PendingBill, states.ExpandingBill} {
		for _, b := range listed(s, role) {
			if role == states.ExpandingBill && b.On != states.Pending && b.On != states.Enacted {
				continue
			}
			v.put(`<li><b>%</b> @ <span class="meta">`, v.number(b.Bill), b.Title)
			if b.Effect == states.Expands {
				v.put(`% · `, string(w.WouldExpand))
			}
			v.put(`% · `, string(v.status(b)))
			v.source(b.SourceURL)
			v.raw(`</span></li>`)
			n++
		}
	}
	v.raw(`</ul><p>`)
	if earlier := len(s.Bills) - n; earlier > 0 {
		v.put(`% `, w.FederalEarlier.with(itoa(earlier)))
	}
	v.raw(`<a data-code="US" href="`)
	v.page(v.opt.Pages, states.US)
	v.put(`">%</a></p>`, string(w.FederalAll))
}

// sources says where all this comes from and what it is not.
func (v *view) sources() {
	w := v.words
	v.put(`<h3>%</h3><p><strong>%</strong> %</p>`, string(w.Sources), string(w.NotAdvice), string(w.NotAdviceMore))
	if v.records.Source != "" {
		v.put(`<p>@.</p>`, v.records.Source)
	}
	v.put(`<p>%`, w.Method.with(rubric.Version))
	if safe(v.opt.Correction) {
		v.raw(` `)
		v.link(v.opt.Correction, func() { v.text(string(w.Correct)) })
	}
	v.raw(`</p>`)
	v.linkList(func(l states.Link) bool { return l.State == states.US }, "", "")
	v.raw(`<p class="do script">`)
	for _, b := range []struct {
		format literal
		text   message
	}{{"svg", w.TakeSVG}, {"png", w.TakePNG}, {"csv", w.TakeCSV}, {"geojson", w.TakeGeoJSON}, {"json", w.TakeJSON}} {
		v.raw(`<button type="button" data-export="`)
		v.raw(b.format)
		v.put(`">%</button>`, string(b.text))
	}
	v.put(`<button type="button" data-print="">%</button></p><p class="meta">% <span class="cite">%</span></p>`, string(w.Print), string(w.CiteAs), v.citation())
}
