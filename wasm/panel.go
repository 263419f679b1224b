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
		v.ranking()
		return
	}
	v.said = v.name(s)
	v.put(`<article class="place" data-code="%" aria-labelledby="^name"><h3 id="^name" tabindex="-1">%</h3><button type="button" class="close script" data-close="" aria-label="{Close}">×</button><button type="button" class="skip script" data-skip="">{Skip}</button><button type="button" class="grip" data-grip="" aria-label="{FullHeight}" aria-expanded="false"></button>`, string(c), v.place(c))
	v.scoreLine(s)
	v.strip(s)
	if s.Kind != states.NoLaw { // then a bill is what matters most, and coverage tells when laws were searched for
		v.lead(s)
	}
	v.setbacks(s)
	v.onRecord(s)
	v.ifPassed(s)
	v.write(s)
	v.match(s)
	v.effects(s)
	v.verdicts(s)
	v.act(s)
	v.billLists(s)
	v.stories(c)
	v.coverage(s)
	v.changed(c)
	v.neighbors(c)
	v.raw(`</article>`)
}

// heading writes the heading of a section of the panel.
func (v *view) heading(text string) { v.put(`<h4>%</h4>`, text) }

// scoreLine writes the score, what it adds up from, and the marks. A place that was not assessed has none, not even a zero.
func (v *view) scoreLine(s states.Standing) {
	v.raw(`<p class="score">`)
	class, score, of := shade(s.Score()), s.Score().String(), v.with("score", "", rubric.AllNine.Max().String())
	switch {
	case s.Kind == states.Unsearched:
	case s.Score().Known():
		v.put(`<b class="%">%</b> <span>%</span> `, class, score, of)
	default: // a dash between numbers is not read aloud
		v.put(`<span class="vh">%</span> <span aria-hidden="true"><b class="%">%</b> %</span> `, v.total(s), class, score, of)
	}
	v.put(`<strong class="kind">%</strong></p>`, v.label().Standing(s))
	if s.Kind == states.Scored || s.Kind == states.PartlyKnown {
		if sum, whole := v.sum(&s); !whole {
			v.put(`<p class="meta">%</p>`, sum)
		}
	}
	if marks := v.marks(s.Marks); len(marks) > 0 {
		v.raw(`<ul class="marks">`)
		for _, m := range marks {
			v.put(`<li>%</li>`, m)
		}
		v.raw(`</ul>`)
	}
}

// lead says in a sentence or two what the score rests on.
func (v *view) lead(s states.Standing) {
	v.raw(`<p class="lead">`)
	switch s.Kind {
	case states.Unsearched:
		v.say("LeadUnsearched", v.place(s.Code))
	case states.NoLaw:
		v.text(v.noLaw(s))
	default:
		for _, b := range listed(s, states.Law, states.UnassessedLaw) {
			v.fill("LeadLaw", 0, func(n int) {
				if n == 1 {
					v.text(v.dateIn(b.Started()))
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
	v.raw(`</p>`)
}

// setbacks names the laws in force that expand immunity.
func (v *view) setbacks(s states.Standing) {
	for _, b := range listed(s, states.ExpandingBill) {
		if b.PhaseOn(v.asOf) != states.PhaseInForce {
			continue
		}
		v.raw(`<p>`)
		v.fill("PlaceExpands", 0, func(n int) {
			if n == 1 {
				v.text(v.status(b))
				return
			}
			v.put(`<b>%</b>`, v.number(b.Bill))
		})
		v.raw(`</p>`)
	}
}

// effects says what each law in force does, and what it leaves open, as far as a note on it does.
func (v *view) effects(s states.Standing) {
	laws := listed(s, states.Law, states.UnassessedLaw)
	for _, b := range laws {
		if b.Note == "" {
			continue
		}
		v.raw(`<p class="note">`)
		if len(laws) > 1 {
			v.put(`%: `, v.number(b.Bill))
		}
		v.put(`@</p>`, b.Note)
	}
}

// noLaw says what a search did not find.
func (v *view) noLaw(s states.Standing) string {
	searched := s.Coverage.Searched
	if s.AsOf.Before(searched.First()) { // what the search found may have come into force since
		return v.with("LeadNoLawThen", v.dateIn(s.AsOf), v.dateIn(searched))
	}
	law := v.with("LawOf", v.place(s.Code))
	if s.Code == states.US {
		law = v.word("LawFederal")
	}
	return v.with("LeadNoLaw", law, v.dateIn(searched))
}

// onRecord writes the highest-scoring bill on record where it is no law, or that no bill was found. It changes no score.
func (v *view) onRecord(s states.Standing) {
	h := s.Highest()
	switch {
	case h.Scored > 0 && h.Bill.On != states.Enacted:
		v.put(`<p>{PlaceBill} <b>%</b>`, v.number(h.Bill.Bill))
		if year := h.Bill.Year(); year != 0 {
			v.put(`, %`, itoa(year))
		}
		v.put(`, %, <b class="bill">%</b>`, v.label().Status(h.Bill.On), v.outOf(h.Bounds, rubric.AllNine))
		if len(h.Rivals) > 0 {
			v.put(`; {RankingRivals}`)
		}
		v.raw(`.</p>`)
	case h.Bills > 0 && h.Scored == 0:
		v.put(`<p>%</p>`, v.with("PlaceUnscored", itoa(h.Bills)))
	case h.Bills == 0 && s.Kind == states.NoLaw:
		v.put(`<p>{PlaceBill} <b>{NoBill}</b>.</p>`)
	}
}

// ifPassed says what would change if the best pending bill passed.
func (v *view) ifPassed(s states.Standing) {
	best, ok := bestPending(s)
	if !ok {
		return
	}
	v.raw(`<p>`)
	if !best.Assessed() {
		v.say("IfPassedUnscored", v.number(best.Bill))
	} else {
		after := v.withLaw(s, best.Bill)
		v.say("IfPassed", v.number(best.Bill), v.between(s.Score()), v.between(after.Score()))
	}
	v.raw(`</p>`)
}

// between is a score within a sentence: "2", "between 2 and 9".
func (v *view) between(b rubric.Bounds) string {
	if b.Known() {
		return b.Low.String()
	}
	return v.with("Between", b.Low.String(), b.High.String())
}

// withLaw is the standing with one more bill in force.
func (v *view) withLaw(s states.Standing, b states.Bill) states.Standing {
	b.State, b.Scope, b.Effect = s.Code, s.Code.Level(), states.Limits
	b.Status, b.StatusDate, b.Effective, b.Ended, b.Introduced = states.Enacted, v.asOf, v.asOf, states.Date{}, states.Date{}
	var bills []states.Bill
	for i := range s.Bills {
		if s.Bills[i].ID != b.ID {
			bills = append(bills, s.Bills[i].Bill)
		}
	}
	after, _ := states.StandingOf(s.Code, append(bills, b), []states.Coverage{s.Coverage}, v.asOf)
	return after
}

// verdicts writes the nine, each a line that opens to what it rests on and how it is judged.
func (v *view) verdicts(s states.Standing) {
	if s.Kind == states.Unsearched {
		return
	}
	laws := listed(s, states.Law)
	found := v.evidenceOf(laws)
	v.raw(`<div class="nine">`)
	for _, g := range halves {
		v.put(`<div><h4>% <span class="meta">%</span></h4><ul class="verdicts">`, v.must(g), v.outOf(s.Bounds(g), g))
		for _, c := range criteria(g) {
			if unsplit(&s, c) {
				v.raw(`<li class="sum">`)
			} else {
				v.raw(`<li>`)
			}
			v.raw(`<details><summary>`)
			v.sign(s.Verdict(c))
			if s.Verdict(c) > rubric.Unmet {
				v.put(` <b>%</b>`, v.criterion(c))
			} else {
				v.put(` <span>%</span>`, v.criterion(c))
			}
			v.put(` <span class="vh">%</span></summary>`, v.stands(&s, c))
			v.behind(s, laws, found, c)
			v.judged(c)
			v.raw(`</details></li>`)
		}
		v.raw(`</ul></div>`)
	}
	v.raw(`</div>`)
}

// strip writes the nine signs in a line, for the eye alone: the criteria follow in words. A bracket joins those that have points in a
// total alone.
func (v *view) strip(s states.Standing) {
	if s.Kind == states.Unsearched {
		return
	}
	v.raw(`<p class="strip" aria-hidden="true">`)
	for _, g := range halves {
		v.put(`<span><b>%</b>`, v.group(g))
		joined := false
		for _, c := range criteria(g) {
			switch sum := unsplit(&s, c); {
			case sum && !joined:
				v.raw(`<span class="sum">`)
			case joined && !sum:
				v.raw(`</span>`)
			}
			joined = unsplit(&s, c)
			class, sign := signOf(s.Verdict(c))
			v.put(`<i class="v %" title="%: %">%</i>`, class, v.criterion(c), v.stands(&s, c), sign)
		}
		if joined {
			v.raw(`</span>`)
		}
		v.raw(`</span> `)
	}
	v.raw(`</p>`)
}

// unsplit reports whether a criterion has points only in the published total of its group.
func unsplit(s *states.Standing, c rubric.Criterion) bool {
	return s.Verdict(c) == rubric.NotAssessed && s.Bounds(c.Group()).Known()
}

// stands is a verdict in words; of one that has points in a total alone, that it was scored only together with others.
func (v *view) stands(s *states.Standing, c rubric.Criterion) string {
	if unsplit(s, c) {
		return v.word("Unsplit")
	}
	return v.verdict(s.Verdict(c))
}

// sum says what a score adds up from: "6.5 points: 5 for criteria met and 1.5 for 3 criteria (?) that the campaign scored only together.";
// empty where nothing is met. It is whole where there is nothing to add.
func (v *view) sum(s *states.Standing) (text string, whole bool) {
	var met, part, left, open, rest rubric.Score
	unsplit, unscored := 0, 0
	for _, g := range halves {
		known, blank, bounds := rubric.Score(0), 0, s.Bounds(g)
		for _, c := range criteria(g) {
			verdict := s.Verdict(c)
			switch known += verdict.Points(); verdict {
			case rubric.Met:
				met += verdict.Points()
			case rubric.Partial:
				part += verdict.Points()
			case rubric.NotAssessed:
				blank++
			}
		}
		if bounds.Known() {
			left, unsplit = left+bounds.Low-known, unsplit+blank
		} else {
			open, rest, unscored = open+bounds.Low-known, rest+bounds.High-known, unscored+blank
		}
	}
	var list []string
	add := func(k key, points string, n int) { list = append(list, v.with(k, points, itoa(n))) }
	if met > 0 {
		add("SumMet", met.String(), 0)
	}
	if part > 0 {
		add("SumPart", part.String(), 0)
	}
	if unsplit > 0 {
		add("SumUnsplit", left.String(), unsplit)
	}
	if unscored > 0 {
		add("SumUnscored", rubric.Bounds{Low: open, High: rest}.String(), unscored)
	}
	if len(list) > 0 {
		text = v.with("Sum", s.Score().String(), v.listIn(list))
	}
	return text, unsplit == 0 && (unscored == 0 || met+part == 0)
}

// sign writes a verdict's sign: its shape, its color and its character each tell it apart.
func (m *markup) sign(w rubric.Verdict) {
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
func (v *view) behind(s states.Standing, laws []states.Listed, found evidence, c rubric.Criterion) {
	blank := false
	for _, law := range laws {
		verdict := law.Scorecard.Verdict(c)
		if verdict == rubric.NotAssessed {
			blank = true
			if law.Published(c.Group()).Published && s.Verdict(c) == rubric.NotAssessed {
				g := c.Group()
				v.put(`<p class="why">%</p>`, v.with("SplitNotPublished", v.group(g), law.Bounds(g).Low.String()))
				return
			}
			continue
		}
		v.raw(`<p class="why">`)
		if len(laws) > 1 {
			v.put(`%: `, v.number(law.Bill))
		}
		v.cite(found[law.ID][c], law.SourceURL)
		v.raw(`</p>`)
	}
	if blank && s.Verdict(c) == rubric.NotAssessed {
		v.put(`<p class="why">{NotAssessedYet}</p>`)
	}
}

// evidence holds what verdicts rest on, by the id of the bill and by criterion.
type evidence map[string]*[rubric.OfficerConsequences + 1]*states.Evidence

// evidenceOf is the evidence of some bills: for each verdict the first row that names it.
func (v *view) evidenceOf(bills []states.Listed) evidence {
	found := evidence{}
	for i := range bills {
		found[bills[i].ID] = new([rubric.OfficerConsequences + 1]*states.Evidence)
	}
	if len(bills) == 0 {
		return found
	}
	for i := range v.records.Evidence {
		e := &v.records.Evidence[i]
		if verdicts := found[e.Bill]; verdicts != nil && int(e.Criterion) < len(verdicts) && verdicts[e.Criterion] == nil {
			verdicts[e.Criterion] = e
		}
	}
	return found
}

// cite writes the evidence of one verdict; without any, a link to where the bill itself was read.
func (v *view) cite(e *states.Evidence, source string) {
	if e == nil {
		v.put(`<span class="meta">{NoEvidence} `)
		v.source(source)
		v.raw(`</span>`)
		return
	}
	if e.Note != "" {
		v.put(`@ `, e.Note)
	}
	v.raw(`<span class="meta">`)
	if e.Citation != "" {
		v.put(`<cite class="section">@.</cite> `, e.Citation)
	}
	v.put(`%. `, v.label().Basis(e.Basis))
	v.source(e.SourceURL)
	v.raw(`</span>`)
}

// source links to where a record was read, and names the site, so that links are told apart out of their context.
func (v *view) source(address string) {
	if meant(address) {
		v.link(address, v.with("Source", host(address)), `%`)
	}
}

// standard writes how a criterion is judged, folded away.
func (v *view) standard(c rubric.Criterion) {
	v.put(`<details><summary>{StandardOf}<span class="vh">: %</span></summary>`, v.criterion(c))
	v.judged(c)
	v.raw(`</details>`)
}

// judged writes how a criterion is judged.
func (v *view) judged(c rubric.Criterion) {
	st := v.standardIn(c)
	v.put(`<dl><dt>%</dt>`, st.Question)
	for _, row := range []struct {
		verdict rubric.Verdict
		text    string
	}{{rubric.Met, st.Met}, {rubric.Partial, st.Partial}, {rubric.Unmet, st.Unmet}} {
		if row.text != "" {
			v.raw(`<dd>`)
			v.sign(row.verdict)
			v.put(` <b>%:</b> %</dd>`, v.verdict(row.verdict), row.text)
		}
	}
	v.raw(`</dl>`)
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
	under := map[string][]states.Listed{} // amendments by the law that they change
	for _, a := range listed(s, states.Amendment) {
		under[a.Under] = append(under[a.Under], a)
	}
	for _, roles := range [][]states.Role{
		{states.Law, states.UnassessedLaw}, {states.UpcomingLaw}, {states.EndedLaw}, {states.PendingBill}, {states.FailedBill}, {states.UnknownBill},
		{states.OtherBill}, {states.LocalBill}, {states.ExpandingBill},
	} {
		opened := false
		bills := listed(s, roles...)
		for _, b := range bills {
			if !opened {
				v.put(`<h4>%`, v.label().Role(roles[0]))
				if len(bills) > 1 {
					v.put(` <span class="meta">%</span>`, itoa(len(bills)))
				}
				v.raw(`</h4><ul class="bills">`)
				opened = true
			}
			v.raw(`<li>`)
			isLaw := b.Role <= states.UnassessedLaw
			if isLaw {
				b.Note = "" // which stands at the top
			}
			v.bill(b)
			if isLaw {
				v.amendments(under[b.ID])
			}
			v.raw(`</li>`)
		}
		if opened {
			v.raw(`</ul>`)
		}
	}
}

// amendments writes what changed a law, itself or by way of other amendments.
func (v *view) amendments(list []states.Listed) {
	if len(list) == 0 {
		return
	}
	v.put(`<p class="meta">%</p><ul>`, v.label().Role(states.Amendment))
	for _, a := range list {
		v.raw(`<li>`)
		v.bill(a)
		v.raw(`</li>`)
	}
	v.raw(`</ul>`)
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
	if meant(b.URL) && b.URL != b.SourceURL {
		v.raw(` · `)
		v.link(b.URL, v.with("TextOf", v.number(b.Bill)), `%`)
	}
	if meant(b.SourceURL) {
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
	exact := b.Started()
	var text string
	switch phase := b.PhaseOn(v.asOf); {
	case b.On == states.Enacted && b.Effect == states.Neither:
		text = dated("EnactedOn", b.StatusDate)
	case phase == states.PhaseEnded:
		text = dated("EndedOn", b.Ended)
	case phase == states.PhaseUpcoming:
		text = dated("law.from", exact)
	case phase == states.PhaseInForce:
		text = dated("law.since", exact)
		if exact != b.StatusDate && !b.StatusDate.IsZero() {
			text = dated("EnactedOn", b.StatusDate) + ", " + text
		}
	case phase == states.PhaseFailed:
		text = dated("FailedOn", b.StatusDate)
	case b.SessionOver(v.asOf):
		text = v.word("SessionOver")
	}
	if text == "" {
		text = v.label().Status(v.statusOn(b))
	}
	return text
}

// statusOn is a bill's status on the day shown. One that its record calls pending may have ended since.
func (v *view) statusOn(b states.Listed) states.Status {
	if b.On == states.Pending && b.PhaseOn(v.asOf) != states.PhasePending {
		return states.StatusUnknown
	}
	return b.On
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
	v.put(`</p><p>@ `, k.Summary)
	if k.Doctrine != "" {
		v.put(`<b>{Doctrine}</b> @ `, k.Doctrine)
	}
	v.raw(`<span class="meta">`)
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
		if s.Kind == states.NoLaw && s.AsOf.Before(s.Coverage.Searched.First()) {
			v.put(` %`, v.noLaw(s))
		}
		if s.Coverage.SearchedLongAgo(v.asOf) {
			v.put(` {SearchedLongAgo}`)
		}
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
			v.put(` %`, v.short(s))
			if h := s.Highest(); s.Kind == states.NoLaw && h.Scored > 0 {
				v.put(` · % %`, v.label().Bill(), h.Bounds.String())
			}
			v.raw(`</li>`)
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
	if !leads(prefix) {
		m.put(`#^panel`)
		return
	}
	m.put(`%%.html`, prefix, string(c))
}
