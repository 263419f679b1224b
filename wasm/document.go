package wasm

import (
	"slices"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// More parts the pieces of a [Document].
const More = "<!--more-->"

// Document appends the whole widget: what stands in the shadow root, or on a page of its own. It is complete without a
// script. The style sheet is element/map.css.
//
// Its parts, in order, have these classes: head, views, map, panel, live, choices, time, legend, slot, summary, opening,
// table, rubric, federal, highlights, sources. What needs a script is hidden until the script shows it. Elements with
// data-code select that jurisdiction.
//
// The map comes first, before all that would move it when it came later: a browser shows it at once, and a reader of a
// small screen need not look for it. [More] stands between pieces. The first ends with the shapes of the geographic map, which
// are by presentation attributes as they should be without the style sheet; two write on them, then comes the other layout
// in the same way, the begin of the panel, and what it says. Each of them, and of the others, is little work for a browser to add.
func Document(dst []byte, d *Dataset, o Options) []byte {
	v := newView(dst, d, o)
	v.static = true
	v.document()
	return v.dst
}

// Stream appends a [Document] in the order in which a script can show it while it comes in: the panel begins with the first
// piece, so that the map can answer whoever points at it.
func Stream(dst []byte, d *Dataset, o Options) []byte {
	pieces := strings.Split(string(Document(nil, d, o)), More)
	panel := slices.IndexFunc(pieces, func(piece string) bool { return strings.HasPrefix(piece, `</div><section class="panel"`) })
	pieces[0] += pieces[panel]
	return append(dst, strings.Join(slices.Delete(pieces, panel, panel+1), More)...)
}

func (v *view) document() {
	v.put(`<section class="endqi" part="root" lang="%" dir="ltr" aria-labelledby="^title" data-edition="%" data-id="%" data-loading="{Loading}" data-failed="{Failed}" data-refused="{Refused}" data-copied="{Copied}"`, v.lang, v.records.Updated.String(), v.id)
	if v.opt.Files != "" {
		v.put(` data-files="%"`, v.opt.Files)
	}
	v.put(`><div class="grid"><header class="head" part="head"><h2 id="^title">{Title}</h2>`)
	if !v.records.Updated.IsZero() {
		v.raw(`<p class="updated">`)
		v.fill("Updated", 0, func(int) { v.date(v.records.Updated) })
		if current := v.opt.Current; safe(current) || relative(current) {
			v.put(` · <a href="%">{Current}</a>`, current)
		}
		v.raw(`</p>`)
	}
	v.raw(`</header>`)
	if !v.opt.Plain {
		v.raw(`<div class="views" part="views" hidden="">`)
		v.viewSwitch()
		v.raw(`</div>`)
	}
	v.raw(`<div class="map" part="map">`)
	v.maps()
	v.put(More + `</div><section class="panel" part="panel" id="^panel" aria-labelledby="^name">` + More)
	v.panel(v.opt.State)
	v.raw(`</section><div class="live vh" role="status"></div>` + More)
	if !v.opt.Plain {
		v.raw(`<div class="choices" part="choices" hidden="">`)
		v.choices()
		v.raw(`</div>`)
	}
	v.raw(`<div class="time" part="time">`)
	v.time()
	v.raw(`</div><div class="legend" part="legend">`)
	v.legend()
	v.raw(`</div><div class="slot" part="slot" hidden=""></div>` + More + `<div class="summary" part="summary">`)
	v.summary()
	v.raw(`</div><div class="opening" part="opening">`)
	v.opening()
	v.raw(`</div>` + More + `<div class="table" part="table">`)
	v.table()
	v.raw(`</div>` + More + `<section class="rubric" part="rubric">`)
	v.rubric(false)
	v.raw(`</section>` + More + `<section class="federal" part="federal">`)
	v.federal()
	v.raw(`</section>` + More + `<section class="highlights" part="highlights">`)
	v.highlights(false)
	v.raw(`</section>` + More + `<section class="sources" part="sources">`)
	v.sources()
	v.raw(`</section></div></section>`)
}

// opening says what qualified immunity is, with one story from the cases, in at most 120 words.
func (v *view) opening() {
	v.put(`<p>{Opening}</p>`)
	if k, ok := v.openingStory(); ok {
		v.raw(`<p class="story">`)
		if text, ok := v.words.find("story." + k.ID); ok {
			v.text(text)
		} else {
			v.data(k.Summary)
		}
		v.put(` <cite>@</cite>, % %. `, k.Name, k.Court, itoa(int(k.Decided.Year)))
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
	v.raw(`<ul class="facts">`)
	v.fact("SummaryLaw", len(v.WithLaw), itoa(len(v.WithLaw)), itoa(v.Places))
	v.fact("SummaryNone", len(v.NoLaw), itoa(len(v.NoLaw)), "")
	if n := len(v.Unsearched); n > 0 {
		v.fact("SummaryUnsearched", n, itoa(n), "")
	}
	if five := v.AtLeast(10, rubric.AllNine); len(five.Sure) > 0 {
		v.fact("SummaryFive", len(five.Sure), v.atLeast(five), v.places(five.Sure))
	}
	v.raw(`</ul>`)
}

// fact writes a line of the summary: its number stands out.
func (v *view) fact(k key, count int, number, other string) {
	v.raw(`<li>`)
	v.fill(k, count, func(n int) {
		if n == 0 {
			v.put(`<b>%</b>`, number)
		} else {
			v.text(other)
		}
	})
	v.raw(`</li>`)
}

// atLeast is a number of places of which one or more are sure.
func (v *view) atLeast(c states.Count) string {
	number := itoa(len(c.Sure))
	if len(c.Possible) == 0 {
		return number
	}
	return v.with("AtLeast", number)
}

// federal lists what is before Congress, and what was.
func (v *view) federal() {
	v.put(`<h3>{Federal}</h3>`)
	s, _ := v.standing(states.US)
	v.put(`<p>{FederalLead}</p><ul class="bills">`)
	n := 0
	for _, role := range []states.Role{states.Law, states.UnassessedLaw, states.UpcomingLaw, states.PendingBill, states.ExpandingBill} {
		for _, b := range listed(s, role) {
			if role == states.ExpandingBill && b.On != states.Pending && b.On != states.Enacted {
				continue
			}
			v.put(`<li><b>%</b> @ <span class="meta">`, v.number(b.Bill), b.Title)
			if b.Effect == states.Expands {
				v.put(`{WouldExpand} · `)
			}
			v.put(`% · `, string(v.status(b)))
			v.source(b.SourceURL)
			v.raw(`</span></li>`)
			n++
		}
	}
	v.raw(`</ul><p>`)
	if earlier := len(s.Bills) - n; earlier > 0 {
		v.put(`% `, v.with("FederalEarlier", itoa(earlier)))
	}
	v.raw(`<a data-code="US" href="`)
	v.page(v.opt.Pages, states.US)
	v.put(`">{FederalAll}</a></p>`)
}

// sources says where all this comes from and what it is not.
func (v *view) sources() {
	v.put(`<h3>{Sources}</h3><p><strong>{NotAdvice}</strong> {NotAdviceMore}</p>`)
	if v.records.Source != "" {
		v.put(`<p>@.</p>`, v.records.Source)
	}
	if v.lang != languages[0].code {
		v.put(`<p>{Translation}</p>`)
	}
	v.put(`<p>%`, v.with("Method", rubric.Version))
	if safe(v.opt.Correction) {
		v.raw(` `)
		v.link(v.opt.Correction, v.word("Correct"), `%`)
	}
	v.raw(`</p>`)
	v.linkList(func(l states.Link) bool { return l.State == states.US }, "", "")
	v.raw(`<p class="do script">`)
	for _, b := range []struct {
		format literal
		text   key
	}{{"svg", "TakeSVG"}, {"png", "TakePNG"}, {"csv", "TakeCSV"}, {"geojson", "TakeGeoJSON"}, {"json", "TakeJSON"}} {
		v.raw(`<button type="button" data-export="`)
		v.raw(b.format)
		v.put(`">%</button>`, v.word(b.text))
	}
	v.put(`<button type="button" data-print="">{Print}</button></p><p class="meta">{CiteAs} <span class="cite">%</span></p>`, v.citation())
}
