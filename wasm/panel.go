package wasm

import (
	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// panel writes the details of one jurisdiction; of none, how to read the map.
func (v *view) panel(c states.Code) {
	s, ok := v.standing(c)
	if !ok {
		v.howToRead()
		return
	}
	v.said = v.name(s)
	v.put(`<article class="place" data-code="%" aria-labelledby="^name"><h3 id="^name" tabindex="-1">%</h3>`, string(c), v.place(c))
	v.score(s)
	v.lead(s)
	v.verdicts(s)
	v.billLists(s)
	v.stories(c)
	v.coverage(s)
	v.act(s)
	v.neighbors(c)
	v.raw(`</article>`)
}

// heading opens a part of the panel.
func (v *view) heading(text string) { v.put(`<h4>%</h4>`, text) }

// score writes the score with its halves. A place that was not assessed has none, not even a zero.
func (v *view) score(s states.Standing) {
	v.raw(`<p class="score">`)
	class, score, of := itoa(s.Score().Class()), s.Score().String(), v.with("OutOf", "", rubric.AllNine.Max().String())
	switch {
	case s.Kind == states.Unsearched:
	case s.Score().Known():
		v.put(`<b class="c%">%</b> <span>%</span> `, class, score, of)
	default: // a dash between numbers is not read aloud
		v.put(`<span class="vh">%</span> <span aria-hidden="true"><b class="c%">%</b> %</span> `, v.total(s), class, score, of)
	}
	v.put(`<strong class="kind">%</strong></p>`, v.kind(s))
	if marks := v.marks(s.Marks); len(marks) > 0 {
		v.raw(`<ul class="marks">`)
		for _, m := range marks {
			v.put(`<li>%</li>`, m)
		}
		v.raw(`</ul>`)
	}
	if s.Kind == states.Unsearched {
		return
	}
	v.raw(`<dl class="halves">`)
	for _, g := range halves {
		v.put(`<div><dt>%</dt><dd>%</dd></div>`, v.group(g), v.outOf(s.Bounds(g), g))
	}
	v.raw(`</dl>`)
}

// lead says in a sentence or two what the score rests on.
func (v *view) lead(s states.Standing) {
	name := v.place(s.Code)
	v.raw(`<p class="lead">`)
	switch s.Kind {
	case states.Unsearched:
		v.say("LeadUnsearched", name)
	case states.NoLaw:
		if s.AsOf.Before(s.Coverage.Searched.First()) { // what the search found may have come into force since
			v.say("LeadNoLawThen", name, v.dateIn(s.AsOf), v.dateIn(s.Coverage.Searched))
		} else {
			v.say("LeadNoLaw", name, v.dateIn(s.Coverage.Searched))
		}
	default:
		for _, b := range listed(s, states.Law, states.UnassessedLaw) {
			v.fill("LeadLaw", 0, func(n int) {
				if n == 1 {
					v.text(v.dateIn(since(b.Bill)))
					return
				}
				v.put(`<b>%</b>`, v.number(b.Bill))
				if b.Number != "" && b.Title != "" {
					v.put(`, @,`, b.Title)
				}
			})
			v.raw(` `)
		}
	}
	if s.Kind == states.PartlyKnown {
		v.say("LeadPartly", s.Score().Low.String(), s.Score().High.String())
	}
	v.raw(`</p>`)
	v.ifPassed(s)
}

// ifPassed says what would change if the best pending bill passed.
func (v *view) ifPassed(s states.Standing) {
	best, ok := bestPending(s)
	if !ok {
		return
	}
	v.raw(`<p class="if">`)
	if !best.Assessed() {
		v.say("IfPassedUnscored", v.number(best.Bill))
	} else {
		after := v.withLaw(s, best.Bill)
		v.say("IfPassed", v.number(best.Bill), v.total(s), v.total(after))
	}
	v.raw(`</p>`)
}

// withLaw is the standing with one more bill in force.
func (v *view) withLaw(s states.Standing, b states.Bill) states.Standing {
	b.State, b.Scope, b.Effect = s.Code, s.Code.Level(), states.Limits
	b.Status, b.StatusDate, b.Effective, b.Ended, b.Introduced = states.Enacted, v.asOf, v.asOf, states.Date{}, states.Date{}
	var bills []states.Bill
	for _, other := range v.records.Bills {
		if other.State == s.Code && other.ID != b.ID {
			bills = append(bills, other)
		}
	}
	for _, after := range states.Tally(append(bills, b), []states.Coverage{s.Coverage}, v.asOf) {
		if after.Code == s.Code {
			return after
		}
	}
	return s
}

// verdicts writes the nine, each with what it rests on.
func (v *view) verdicts(s states.Standing) {
	if s.Kind == states.Unsearched {
		return
	}
	laws := listed(s, states.Law)
	for _, g := range halves {
		v.heading(v.must(g))
		v.raw(`<ul class="verdicts">`)
		for _, c := range criteria(g) {
			v.raw(`<li><p>`)
			v.mark(s.Verdict(c))
			v.put(` <b>%</b> <span class="word">%</span></p>`, v.criterion(c), v.verdict(s.Verdict(c)))
			v.behind(s, laws, c)
			v.standard(c)
			v.raw(`</li>`)
		}
		v.raw(`</ul>`)
	}
}

// mark writes a verdict's sign: its shape, its color and its character each tell it apart.
func (m *markup) mark(w rubric.Verdict) {
	class, sign := signOf(w)
	m.put(`<i class="v %" aria-hidden="true">%</i>`, class, sign)
}

// signOf is a verdict's sign: its class, which gives it shape and color, and its character.
func signOf(w rubric.Verdict) (class, sign string) {
	switch w {
	case rubric.Met:
		return "met", "✓"
	case rubric.Partial:
		return "partial", "½"
	case rubric.Unmet:
		return "unmet", "✗"
	}
	return "na", "?"
}

// behind writes what a verdict rests on: citation, note, basis and source, for each law that has one.
func (v *view) behind(s states.Standing, laws []states.Listed, c rubric.Criterion) {
	blank := false
	for _, law := range laws {
		verdict := law.Scorecard.Verdict(c)
		if verdict == rubric.NotAssessed {
			blank = true
			if law.Published(c.Group()).Published && s.Verdict(c) == rubric.NotAssessed {
				v.put(`<p class="why">{SplitNotPublished}</p>`)
				return
			}
			continue
		}
		v.raw(`<p class="why">`)
		if len(laws) > 1 {
			v.put(`%: `, v.number(law.Bill))
		}
		v.cite(law.Bill, c)
		v.raw(`</p>`)
	}
	if blank && s.Verdict(c) == rubric.NotAssessed {
		v.put(`<p class="why">{NotAssessedYet}</p>`)
	}
}

// cite writes the evidence of one bill's verdict.
func (v *view) cite(b states.Bill, c rubric.Criterion) {
	for _, e := range v.records.Evidence {
		if e.Bill != b.ID || e.Criterion != c {
			continue
		}
		if e.Note != "" {
			v.put(`@ `, e.Note)
		}
		v.raw(`<span class="meta">`)
		if e.Citation != "" {
			v.put(`<cite class="section">@.</cite> `, e.Citation)
		}
		v.put(`%. `, v.basis(e.Basis))
		v.source(e.SourceURL)
		v.raw(`</span>`)
		return
	}
	v.put(`<span class="meta">{NoEvidence} `)
	v.source(b.SourceURL)
	v.raw(`</span>`)
}

// source links to where a record was read, and names the site, so that links are told apart out of their context.
func (v *view) source(address string) {
	if !safe(address) {
		return
	}
	v.link(address, v.with("Source", host(address)), `%`)
}

// standard writes how a criterion is judged, folded away.
func (v *view) standard(c rubric.Criterion) {
	st := v.standardIn(c)
	v.put(`<details><summary>{StandardOf}<span class="vh">: %</span></summary><p>%</p><dl>`, v.criterion(c), st.Question)
	for _, row := range []struct {
		verdict rubric.Verdict
		text    string
	}{{rubric.Met, st.Met}, {rubric.Partial, st.Partial}, {rubric.Unmet, st.Unmet}} {
		if row.text != "" {
			v.raw(`<dt>`)
			v.mark(row.verdict)
			v.put(` %</dt><dd>%</dd>`, v.verdict(row.verdict), row.text)
		}
	}
	v.raw(`</dl></details>`)
}

// number is what a bill is called.
func (v *view) number(b states.Bill) string {
	if b.Number != "" {
		return b.Number
	}
	if b.Title != "" {
		return b.Title
	}
	return v.word("Unnumbered")
}

// billLists writes every bill of a standing, by what it is to the standing.
func (v *view) billLists(s states.Standing) {
	for _, part := range []struct {
		heading key
		roles   []states.Role
	}{
		{"LawsInForce", []states.Role{states.Law, states.UnassessedLaw}},
		{"UpcomingLaws", []states.Role{states.UpcomingLaw}},
		{"EndedLaws", []states.Role{states.EndedLaw}},
		{"PendingBills", []states.Role{states.PendingBill}},
		{"FailedBills", []states.Role{states.FailedBill}},
		{"UnknownBills", []states.Role{states.UnknownBill}},
		{"StudyBills", []states.Role{states.StudyBill}},
		{"LocalLaws", []states.Role{states.LocalBill}},
		{"ExpandingBills", []states.Role{states.ExpandingBill}},
	} {
		opened := false
		for _, b := range listed(s, part.roles...) {
			if !opened {
				v.heading(v.word(part.heading))
				v.raw(`<ul class="bills">`)
				opened = true
			}
			v.raw(`<li>`)
			v.bill(b)
			if b.Role <= states.UnassessedLaw {
				v.amendments(s, b.ID)
			}
			v.raw(`</li>`)
		}
		if opened {
			v.raw(`</ul>`)
		}
	}
}

// amendments writes what changed a law, itself or by way of other amendments.
func (v *view) amendments(s states.Standing, law string) {
	opened := false
	for a := range s.Amendments(law) {
		if !opened {
			v.put(`<p class="meta">{AmendedBy}</p><ul>`)
			opened = true
		}
		v.raw(`<li>`)
		v.bill(a)
		v.raw(`</li>`)
	}
	if opened {
		v.raw(`</ul>`)
	}
}

// bill writes one bill: number, title, status with date, score, text and source, note.
func (v *view) bill(b states.Listed) {
	v.raw(`<p><b>`)
	if b.Number == "" {
		v.say("Unnumbered")
	} else {
		v.text(b.Number)
	}
	v.raw(`</b>`)
	if b.Version != "" {
		v.put(` (@)`, b.Version)
	}
	if b.Title != "" {
		v.put(` @`, b.Title)
	}
	v.raw(`</p><p class="meta">`)
	if b.Place != "" {
		v.put(`@ · `, b.Place)
	}
	v.text(v.status(b))
	if b.Introduced != (states.Date{}) {
		v.raw(` · `)
		v.say("IntroducedOn", v.dateIn(b.Introduced))
	} else if b.Session != "" {
		v.put(` · %`, v.with("Session", b.Session))
	}
	if b.Effect == states.Limits && b.Role != states.Amendment {
		v.raw(` · `)
		if b.Assessed() {
			v.put(`<b>%</b>`, v.points(b.Bill))
		} else {
			v.say("NotScored")
		}
	}
	if b.Companions != "" {
		v.put(` · %`, v.with("Companions", b.Companions))
	}
	if safe(b.URL) && b.URL != b.SourceURL {
		v.raw(` · `)
		v.link(b.URL, v.with("TextOf", v.number(b.Bill)), `%`)
	}
	if safe(b.SourceURL) {
		v.raw(` · `)
		v.source(b.SourceURL)
	}
	v.raw(`</p>`)
	if b.Note != "" {
		v.put(`<p class="note">@</p>`, b.Note)
	}
}

// status is where a bill stands on the day shown, in words, with the date if there is one.
func (v *view) status(b states.Listed) string {
	dated := func(k key, d states.Date) string {
		if d.IsZero() {
			return ""
		}
		return v.with(k, v.dateIn(d))
	}
	from, exact := b.EffectiveDate(), since(b.Bill)
	var text string
	switch {
	case b.On == states.Enacted && b.Effect == states.Neither:
		text = dated("EnactedOn", b.StatusDate)
	case b.On == states.Enacted && !b.Ended.IsZero() && !b.InForce(v.asOf) && !v.asOf.Before(b.Ended.Last()):
		text = dated("EndedOn", b.Ended)
	case b.On == states.Enacted && from.After(v.asOf):
		text = dated("InForceFrom", exact)
	case b.On == states.Enacted && b.InForce(v.asOf):
		text = dated("InForceSince", exact)
		if exact != b.StatusDate && !b.StatusDate.IsZero() {
			text = dated("EnactedOn", b.StatusDate) + ", " + text
		}
	case b.On == states.Failed:
		text = dated("FailedOn", b.StatusDate)
	}
	if text == "" {
		text = v.word("status." + key(b.On.String()))
	}
	return text
}

// since is the day a law takes or took effect, as exactly as it is known.
func since(b states.Bill) states.Date {
	if b.Effective.IsZero() {
		return b.StatusDate
	}
	return b.Effective
}

// stories writes the cases of a jurisdiction, newest first.
func (v *view) stories(c states.Code) {
	all := v.records.Cases
	var own []int
	for i, k := range all {
		if k.State == c && v.decided(k) {
			own = append(own, i)
		}
	}
	if len(own) == 0 {
		return
	}
	v.heading(v.word("Cases"))
	v.raw(`<ul class="cases">`)
	for _, at := range order(len(own), func(a, b int) int { return all[own[b]].Decided.Compare(all[own[a]].Decided) }) {
		v.raw(`<li>`)
		v.story(all[own[at]])
		v.raw(`</li>`)
	}
	v.raw(`</ul>`)
}

// decided reports whether a case was decided by the day shown, as far as its date tells.
func (v *view) decided(k cases.Case) bool { return !k.Decided.First().After(v.asOf) }

// story writes one case: name, court, year, what the court did, summary, source.
func (v *view) story(k cases.Case) {
	v.put(`<p><cite>@</cite> (% %)`, k.Name, k.Court, itoa(int(k.Decided.Year)))
	if k.City != "" {
		v.put(`, %`, k.City)
	}
	if k.Outcome != cases.NotRecorded {
		v.put(`. <b>%</b>`, v.word("outcome."+key(k.Outcome.String())))
	}
	v.put(`</p><p>@ <span class="meta">`, k.Summary)
	if k.Citation != "" {
		v.put(`%. `, k.Citation)
	}
	v.source(k.SourceURL)
	v.raw(`</span></p>`)
}

// coverage says whether and when bills were searched for.
func (v *view) coverage(s states.Standing) {
	v.heading(v.word("Coverage"))
	v.raw(`<p class="meta">`)
	if !s.Coverage.Searched.IsZero() {
		v.say("SearchedOn", v.dateIn(s.Coverage.Searched))
	} else if s.Coverage.Note == "" {
		v.say("NotSearched")
	}
	if s.Coverage.Note != "" {
		v.put(` @`, s.Coverage.Note)
	}
	if safe(v.opt.Correction) {
		v.raw(` `)
		v.link(v.opt.Correction, v.word("Correct"), `%`)
	}
	v.raw(`</p>`)
}

// neighbors writes where to go on: the jurisdictions that share a border.
func (v *view) neighbors(c states.Code) {
	list := usmap.Neighbors(c)
	if len(list) == 0 {
		return
	}
	v.heading(v.word("Neighbors"))
	v.raw(`<ul class="neighbors">`)
	for _, n := range list {
		if s, ok := v.standing(n); ok {
			v.raw(`<li>`)
			v.goTo(n)
			v.put(` %</li>`, v.short(s))
		}
	}
	v.raw(`</ul>`)
}

// short is a standing in the fewest words: the score, or that there is none.
func (v *view) short(s states.Standing) string {
	if s.Kind == states.Unsearched {
		return v.kindName(s.Kind)
	}
	return s.Score().Of(rubric.AllNine)
}

// goTo links to a jurisdiction: with a script to its panel, without to its own page if there is one.
func (v *view) goTo(c states.Code) {
	v.put(`<a data-code="%" href="`, string(c))
	v.page(v.opt.Pages, c)
	v.put(`">%</a>`, v.place(c))
}

// page writes the address of a jurisdiction's own page, or of the panel where there is none.
func (m *markup) page(prefix string, c states.Code) {
	if !safe(prefix) && !relative(prefix) {
		m.put(`#^panel`)
		return
	}
	m.put(`%%.html`, prefix, string(c))
}

// howToRead explains the map before anything is selected.
func (v *view) howToRead() {
	v.put(`<div class="how"><h3 id="^name" tabindex="-1">{HowTo}</h3><ul>`)
	for _, m := range []key{"how.1", "how.2", "how.3", "how.4"} {
		v.put(`<li>%</li>`, v.word(m))
	}
	v.raw(`</ul></div>`)
}
