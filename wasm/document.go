package wasm

import (
	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// More stands between the pieces of a [Document], which a script adds to the page one by one.
const More = "<!--more-->"

// Document appends the whole widget: what stands in the shadow root, or on a page of its own. It is complete without a
// script. The style sheets are common.css, map.css, cells.css and views.css of package element, in this order.
//
// Each part is an element of its own class. What needs a script is hidden until the script shows it. Elements with data-code
// select that jurisdiction.
//
// The map comes first: a browser shows it at once, and a reader of a small screen need not look for it. The first piece ends
// with the shapes of the geographic map, whose presentation attributes give them their colors before the style sheet is
// there. Then come its labels in two pieces, the shapes of the tiles, their labels in two, the first tag of the panel, and
// what is in the panel. Each piece is little work for a browser to add.
func Document(dst []byte, d *Dataset, o Options) []byte {
	v := newView(nil, d, o)
	v.document()
	if o.Plain {
		return v.spaced(dst)
	}
	return append(dst, v.dst...)
}

// Stream appends a [Document] whose first piece also opens the panel: a script shows it while the others are on their way,
// and the map can answer a pointer at once.
func Stream(dst []byte, d *Dataset, o Options) []byte {
	v := newView(nil, d, o)
	v.stream()
	return append(dst, v.dst...)
}

// View appends one part of the document, with its element: map, time, legend, table, rubric, federal, highlights or
// sources. Of panel it appends the content alone. rubric and highlights are complete, or with brief=true in [Options.Query]
// as short as in the document. bills, compare and score are not in the document; a script puts them into its slot.
//
// table, bills, compare and score have controls, and one element with data-answer that shows what the controls choose. To
// renew that element alone, ask for the name in the view's data-asks, which is table.list, bills.list, compare.list or
// score.result, with the controls' values by name in [Options.Query]. A button with data-with stands for such values, as in
// "sort=score&order=desc". The names are:
//
//	table    q, kind, criterion, verdict, sort, order; open is true where the rows of places without a bill are folded out
//	bills    q, place, status, year, effect, sort, shown
//	compare  a, b, c, d
//	score    the nine keys, or card for all of them; place, number, title
//
// A value that a name does not take counts as none. ok is false, and nothing is appended, for any other view.
func View(dst []byte, d *Dataset, name string, o Options) (out []byte, ok bool) {
	v := newView(dst, d, o)
	ok = v.named(name)
	return v.dst, ok
}

// Panels appends a JSON object with the panel of each of the 57 jurisdictions by code, and under "" the highest scores,
// each member on a line of its own, so that a script can find one without parsing all. The options' State does not matter.
func Panels(dst []byte, d *Dataset, o Options) []byte {
	v := newView(nil, d, o)
	dst = append(dst, "{\n"...)
	write := func(c states.Code) {
		v.dst = v.dst[:0]
		v.panel(c)
		dst = states.AppendJSON(dst, string(c))
		dst = append(dst, ':')
		dst = states.AppendJSON(dst, string(v.dst))
	}
	write("")
	for _, s := range v.standings {
		dst = append(dst, ",\n"...)
		write(s.Code)
	}
	return append(dst, "\n}\n"...)
}

// header names the map, the day and the host of its records, and says what the map shows in a headline and a sentence.
func (v *view) header() {
	v.put(`<p class="kicker" id="^title">{Title}</p>`)
	if !v.records.Updated.IsZero() || v.opt.Host != "" {
		v.raw(`<p class="updated">`)
		between := ""
		if !v.records.Updated.IsZero() {
			v.fill("Updated", 0, func(int) { v.date(v.records.Updated) })
			between = " · "
		}
		v.text(v.ofHost(between))
		if current := v.opt.Current; safe(current) || relative(current) {
			v.put(` · <a href="%">{Current}</a>`, current)
		}
		v.raw(`</p>`)
	}
	v.raw(`<h2>`)
	for i, sentence := range v.finding() {
		if i > 0 {
			v.raw(" ")
		}
		v.put(`<span>%</span>`, sentence)
	}
	v.put(`</h2><p>%</p>`, v.word("how.1"))
}

// finding is the headline, by sentences: in how many states a law limits immunity, in how many others a bill would have, and in how many a law
// expands it. Where a state was not searched there may be more laws, and the headline claims no more than is known.
func (v *view) finding() []string {
	laws, tried, expand, unsearched := 0, 0, 0, false
	for _, s := range v.standings {
		if j, ok := states.ByCode(s.Code); !ok || j.Kind != states.State {
			continue
		}
		switch {
		case s.Kind != states.NoLaw && s.Kind != states.Unsearched:
			laws++
		case s.Highest().Bills > 0:
			tried++
		}
		if s.Marks.Expands {
			expand++
		}
		unsearched = unsearched || s.Kind == states.Unsearched
	}
	all, known, tries, expands := key("Finding"), key("FindingKnown"), key("FindingTried"), key("FindingExpand")
	if v.asOf != v.records.day() {
		all, known, tries, expands = "FindingThen", "FindingKnownThen", "FindingTriedThen", "FindingExpandThen"
	}
	if unsearched {
		all = known
	}
	sentences := []string{v.with(all, itoa(laws), v.dateIn(v.asOf))}
	if tried > 0 {
		sentences = append(sentences, v.with(tries, itoa(tried)))
	}
	if expand > 0 {
		sentences = append(sentences, v.with(expands, itoa(expand)))
	}
	return sentences
}

// opening says what qualified immunity is, with one person's story from the cases, in at most 120 words.
func (v *view) opening() {
	v.put(`<p>{Opening}</p>`)
	if k, ok := v.openingStory(); ok {
		v.raw(`<p class="story">`)
		if k.Plaintiff != "" {
			v.put(`<b>%.</b> `, k.Plaintiff)
		}
		if text, ok := v.words.Find("story." + k.ID); ok {
			v.text(text)
		} else {
			v.data(k.Summary)
		}
		v.put(` <cite>@</cite>, % %. `, k.Name, k.Court, itoa(int(k.Decided.Year)))
		v.source(k.SourceURL)
		v.raw(`</p>`)
	}
}

// openingStory is the case of a person with a name that shows in a few sentences what the doctrine does. Where a dataset lacks
// that case, it is the newest one of high confidence in which immunity was granted.
func (v *view) openingStory() (story cases.Case, ok bool) {
	for _, k := range v.records.Cases {
		if k.ID == "collie-v-barron" {
			return k, true
		}
		if k.Outcome == cases.Granted && k.Confidence == cases.High && (!ok || k.Decided.After(story.Decided)) {
			story, ok = k, true
		}
	}
	return story, ok
}

// atLeast is how many places are counted for sure, with words that say so where there may be more.
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
				v.put(`% · `, v.label().WouldExpand())
			} else if b.Assessed() {
				v.put(`<b>%</b> · `, v.points(b.Bill))
			} else {
				v.put(`{NotScored} · `)
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
	v.linkList([]string{"report"}, func(l states.Link) bool { return l.State == states.US }, "", "")
	v.raw(`<p class="do script">`)
	for _, b := range []struct {
		format string
		text   key
	}{{"svg", "TakeSVG"}, {"png", "TakePNG"}, {"csv", "TakeCSV"}, {"geojson", "TakeGeoJSON"}, {"json", "TakeJSON"}} {
		v.put(`<button type="button" data-export="%">%</button>`, b.format, v.word(b.text))
	}
	v.put(`<button type="button" data-print="">{Print}</button></p><p class="meta">{CiteAs} <span class="cite">%</span></p>`, v.citation())
}
