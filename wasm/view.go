package wasm

import (
	"cmp"
	"slices"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Options choose what of a dataset is shown. The zero value is useful; a value that an option does not take counts as
// its default.
type Options struct {
	ID         string          // before every id and its references; "endqi-" where empty
	Lang       string          // "en", the default, or "es"
	AsOf       states.Date     // the day shown; the dataset's own where zero
	Lens       string          // "all", the default, "end", "start", a criterion's key, "highest", "pending" or "cases"
	State      states.Code     // the jurisdiction shown in the panel; none where empty
	Pages      string          // before a code and ".html": the address of a jurisdiction's own page, for readers without script
	Cards      string          // before a file's name, see [CardFile]: the address of what there is to share of a jurisdiction
	Correction string          // where a reader can report a mistake: an address, http, https or mailto
	Plain      bool            // leaves out the controls that only a script can use, and separates texts by white space, for sites that strip the markup
	Small      bool            // leaves out the parts below the map but the sources, for embeds that show the map alone
	Current    string          // address of the current edition, for a copy that stays as it is
	Host       string          // the host that the records come from, "example.org", where they are not the bundle's own; every form names it
	Changes    []states.Change // of the dataset: each panel says which of them the edition made there
	Files      string          // what a script finds in the document's data-files: where the rest of the same edition is

	// Query holds what the controls of a view say, by their names: see [View].
	Query map[string]string
}

// view writes one document from a dataset.
type view struct {
	markup
	records   *Dataset
	opt       Options
	lens      states.Lens // through which the law of a place is read
	other     *otherLens  // what the map shows in place of the law, if it does
	static    bool        // it writes a document, which may be read without a script
	forgiving bool        // a part that panics becomes a sentence
	warning   string      // the parts that panicked, a line each
	said      string      // what assistive technology is told of the view written last
	tally
}

// tally is where all jurisdictions stand on a day.
type tally struct {
	asOf      states.Date
	standings []states.Standing
	states.Summary
}

// opened is a dataset with the tally of the day asked for last: a page asks for one view after the other, of the same day.
type opened struct {
	*Dataset
	tally
}

func newView(dst []byte, d *Dataset, o Options) *view {
	return (&opened{Dataset: d}).newView(dst, o)
}

func (d *opened) newView(dst []byte, o Options) *view {
	v := &view{records: d.Dataset, opt: o}
	v.dst = dst
	v.lang, v.words = languages[0].code, languages[0].words
	for _, l := range languages {
		if l.code == o.Lang {
			v.lang, v.words = l.code, l.words
		}
	}
	v.id = o.ID
	if !usmap.IsPrefix(v.id) {
		v.id = "endqi-"
	}
	v.look(o.Lens)
	asOf := cmp.Or(o.AsOf.Last(), d.day())
	if d.standings == nil || d.asOf != asOf {
		standings := states.Tally(d.Bills, d.Coverage, asOf)
		d.tally = tally{asOf, standings, states.Sum(standings)}
	}
	v.tally = d.tally
	return v
}

// day is the day of the edition; in a dataset that names none, the last day on which anything was read or decided.
func (d *Dataset) day() states.Date {
	day := d.Updated.Last()
	if !day.IsZero() {
		return day
	}
	later := func(c states.Date) {
		if c = c.Last(); c.After(day) {
			day = c
		}
	}
	for _, c := range d.Coverage {
		later(c.Searched)
	}
	for _, b := range d.Bills {
		later(b.Checked)
		later(b.StatusDate)
		later(b.Introduced)
	}
	return day
}

func (v *view) standing(c states.Code) (states.Standing, bool) {
	return states.Find(v.standings, c)
}

// place is a jurisdiction's name in the reader's language.
func (v *view) place(c states.Code) string { return v.label().Place(c) }

// manyPlaces is the most names that a list of places has.
const manyPlaces = 20

// places lists jurisdictions by name. All five territories together are called so, and where more than manyPlaces others would be
// named, it gives their number.
func (v *view) places(codes []states.Code) string {
	var names, territories []string
	for _, c := range codes {
		if j, ok := states.ByCode(c); ok && j.Kind == states.Territory {
			territories = append(territories, v.place(c))
		} else {
			names = append(names, v.place(c))
		}
	}
	if len(territories) == 5 {
		territories = []string{v.word("FiveTerritories")}
	}
	if len(names) > manyPlaces {
		names = []string{v.with("SoManyPlaces", itoa(len(names)))}
	}
	return v.listIn(append(names, territories...))
}

// outOf is a score in words, "6.5 of 9" or "3 to 8 of 9".
func (v *view) outOf(b rubric.Bounds, g rubric.Group) string { return v.label().Score(b, g.Max()) }

// total is a standing's score in words, points that of a bill.
func (v *view) total(s states.Standing) string { return v.outOf(s.Score(), rubric.AllNine) }

func (v *view) points(b states.Bill) string {
	return v.outOf(b.Bounds(rubric.AllNine), rubric.AllNine)
}

// law is what is known of a jurisdiction's law, with its marks, in words.
func (v *view) law(s states.Standing) string { return v.label().Law(s) }

// marks are a jurisdiction's marks, in words.
func (v *view) marks(m states.Marks) (list []string) {
	for k := states.PendingMark; k <= states.ExpandsPendingMark; k++ {
		if m.Has(k) {
			list = append(list, v.label().Mark(k))
		}
	}
	return list
}

// name is a jurisdiction's accessible name: what a person who does not see the map hears of it.
//
//	Colorado, 6.5 of 9, law in force
//	New Mexico, 4 to 5 of 9, law in force, partly scored
//	Texas, 0 of 9, no law limiting immunity found, highest-scoring bill 5 of 9
//	Guam, not assessed
func (v *view) name(s states.Standing) string {
	text := v.place(s.Code) + ", "
	if value := v.value(s); value != "" {
		text += value + ", "
	}
	if v.other != nil && v.other.saysPending {
		s.Marks.Pending = false
	}
	text += v.law(s)
	if h := s.Highest(); v.other == nil && v.lens == states.LensAll && s.Kind == states.NoLaw && h.Bills > 0 {
		text += ", " + v.label().Highest(h)
	}
	return text
}

// value is what the lens shows of a jurisdiction, in words; empty where the kind of its standing already says it all.
func (v *view) value(s states.Standing) string {
	if v.other != nil {
		return v.other.value(v, s)
	}
	if s.Kind == states.Unsearched {
		return ""
	}
	if c, ok := v.lens.Criterion(); ok {
		return v.criterion(c) + ": " + v.verdict(s.Verdict(c))
	}
	value := s.Through(v.lens)
	return v.label().Score(value.Bounds, value.Max)
}

// nine are the criteria in the rubric's order. A loop over an array is far less code than one over an iterator, and each
// reader's browser loads that code.
var nine = [...]rubric.Criterion{rubric.PoliceOfficers, rubric.PublicEmployees, rubric.ConstitutionalViolations, rubric.DamageCaps, rubric.AttorneyFees,
	rubric.FullCompensation, rubric.FailureToIntervene, rubric.MisconductDisclosure, rubric.OfficerConsequences}

func criteria(g rubric.Group) []rubric.Criterion {
	switch g {
	case rubric.End:
		return nine[:rubric.End.Size()]
	case rubric.Start:
		return nine[rubric.End.Size():]
	}
	return nine[:]
}

// halves are the two groups of the rubric.
var halves = [...]rubric.Group{rubric.End, rubric.Start}

// shade is the class that colors a score: a range as the map has it, by its low end and hatched.
func shade(b rubric.Bounds) string {
	class := "c" + itoa(b.Class())
	if !b.Known() {
		class += " partial"
	}
	return class
}

// listed are the bills of a standing in one of the roles.
func listed(s states.Standing, roles ...states.Role) (list []states.Listed) {
	for i := range s.Bills { // a copy of each would be most of the work
		if slices.Contains(roles, s.Bills[i].Role) {
			list = append(list, s.Bills[i])
		}
	}
	return list
}

// bestPending is the pending bill with the highest score.
func bestPending(s states.Standing) (states.Listed, bool) { return best(s, states.PendingBill) }

// best is the bill in one of the roles with the highest score, by what is sure and then by what is possible; where none is
// scored, the first.
func best(s states.Standing, roles ...states.Role) (best states.Listed, ok bool) {
	for _, b := range listed(s, roles...) {
		x, y := b.Bounds(rubric.AllNine), best.Bounds(rubric.AllNine)
		if !ok || b.Assessed() && (!best.Assessed() || x.Low > y.Low || x.Low == y.Low && x.High > y.High) {
			best, ok = b, true
		}
	}
	return best, ok
}
