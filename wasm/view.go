package wasm

import (
	"slices"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Options choose what of a dataset is shown. The zero value is useful; a value that an option does not take counts as
// its default.
type Options struct {
	ID         string      // before every id and its references; "endqi-" where empty
	Lang       string      // "en", the default, or "es"
	AsOf       states.Date // the day shown; the dataset's own where zero
	Lens       string      // "all", the default, "end", "start", a criterion's key, "pending" or "cases"
	State      states.Code // the jurisdiction shown in the panel; none where empty
	Pages      string      // before a code and ".html": the address of a jurisdiction's own page, for readers without script
	Cards      string      // before a code and ".png": the address of a jurisdiction's share card
	Correction string      // where a reader can report a mistake: an address, http, https or mailto
	Plain      bool        // leaves out the controls that only a script can use
	Current    string      // address of the current edition, for a copy that stays as it is
	Files      string      // what a script finds in the document's data-files: where the rest of the same edition is

	// Query holds what the controls of a view say, by their names: see [View].
	Query map[string]string
}

// view writes one document from a dataset.
type view struct {
	markup
	records   *Dataset
	opt       Options
	lens      lens
	static    bool   // of a document that may have no script
	said      string // what assistive technology should hear of the view written last
	asOf      states.Date
	standings []states.Standing
	states.Summary
}

func newView(dst []byte, d *Dataset, o Options) *view {
	v := &view{records: d, opt: o}
	v.dst = dst
	v.lang, v.words = languages[0].code, languages[0].words
	for _, l := range languages {
		if l.code == o.Lang {
			v.lang, v.words = l.code, l.words
		}
	}
	v.id = o.ID
	if !isID(v.id) {
		v.id = "endqi-"
	}
	v.lens, _ = parseLens(o.Lens)
	v.asOf = o.AsOf.Last()
	if v.asOf.IsZero() {
		v.asOf = d.day()
	}
	v.standings = states.Tally(d.Bills, d.Coverage, v.asOf)
	v.Summary = states.Sum(v.standings)
	return v
}

// isID reports whether a text can begin an id: a letter, then letters, digits, "-" and "_".
func isID(text string) bool {
	for i, c := range []byte(text) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || !('0' <= c && c <= '9') && c != '-' && c != '_') {
			return false
		}
	}
	return text != ""
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

// lens is a lens of the states package or one of two that read other records than verdicts.
type lens uint8

const (
	lensAll     = lens(states.LensAll)
	lensPending = lens(states.LensAll) + 12 + iota // after all nine, END, START and the nine criteria
	lensCases
)

func parseLens(text string) (lens, bool) {
	switch text {
	case "":
		return lensAll, true
	case "pending":
		return lensPending, true
	case "cases":
		return lensCases, true
	}
	var l states.Lens
	err := l.UnmarshalText([]byte(text))
	return lens(l), err == nil
}

// law is the lens through which standings are read: all nine where the lens reads other records.
func (l lens) law() states.Lens {
	if l >= lensPending {
		return states.LensAll
	}
	return states.Lens(l)
}

// place is a jurisdiction's name in the reader's language.
func (v *view) place(c states.Code) string {
	if name, ok := v.words.find("place." + string(c)); ok {
		return name
	}
	return c.Name()
}

// manyPlaces is how many names a list of places may have before it is counted.
const manyPlaces = 20

// places lists jurisdictions by name. The five territories, where all are there, are named as such, and a list that no one
// would read is counted.
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
func (v *view) outOf(b rubric.Bounds, g rubric.Group) string { return v.outOfMax(b, g.Max()) }

func (v *view) outOfMax(b rubric.Bounds, most rubric.Score) string {
	if b.Known() {
		return v.with("OutOf", b.Low.String(), most.String())
	}
	return v.with("RangeOutOf", b.Low.String(), b.High.String(), most.String())
}

// total is a standing's score in words, points that of a bill.
func (v *view) total(s states.Standing) string { return v.outOf(s.Score(), rubric.AllNine) }

func (v *view) points(b states.Bill) string {
	return v.outOf(b.Bounds(rubric.AllNine), rubric.AllNine)
}

// law is what is known of a jurisdiction's law, with its marks, in words.
func (v *view) law(s states.Standing) string {
	return strings.Join(append([]string{v.kind(s)}, v.marks(s.Marks)...), ", ")
}

// kind is how much is known of a jurisdiction, in words.
func (v *view) kind(s states.Standing) string {
	text := v.kindName(s.Kind)
	if s.Kind == states.NoLaw {
		for _, b := range listed(s, states.UpcomingLaw) {
			text += ", " + v.with("InForceFrom", v.dateIn(b.EffectiveDate()))
			break
		}
	}
	return text
}

// markKeys are the words of the marks, in the order of usmap.
var markKeys = [...]key{"MarkPending", "MarkRecent", "MarkLocal", "MarkExpands", "MarkExpandsPending"}

// marksOf are a jurisdiction's marks, in that order.
func marksOf(m states.Marks) [len(markKeys)]bool {
	return [...]bool{m.Pending, m.Recent, m.Local, m.Expands, m.ExpandsPending}
}

// marks are a jurisdiction's marks, in words.
func (v *view) marks(m states.Marks) (list []string) {
	for i, on := range marksOf(m) {
		if on {
			list = append(list, v.word(markKeys[i]))
		}
	}
	return list
}

// name is a jurisdiction's accessible name: what a person who does not see the map hears of it.
//
//	Colorado, 6.5 of 9, law in force
//	New Mexico, 3 to 8 of 9, law in force, partly known
//	Texas, 0 of 9, no law found
//	Guam, not assessed
func (v *view) name(s states.Standing) string {
	text := v.place(s.Code) + ", "
	if value := v.value(s); value != "" {
		text += value + ", "
	}
	if v.lens == lensPending {
		s.Marks.Pending = false // the value says it
	}
	return text + v.law(s)
}

// value is what the lens shows of a jurisdiction, in words; empty where the kind of its standing already says it all.
func (v *view) value(s states.Standing) string {
	switch v.lens {
	case lensPending:
		best, ok := bestPending(s)
		if !ok && s.Kind == states.Unsearched {
			return ""
		}
		if !ok {
			return v.word("NoPending")
		}
		if !best.Assessed() {
			return v.word("PendingUnscored")
		}
		return v.with("PendingScore", v.points(best.Bill))
	case lensCases:
		n := v.caseCount(s.Code)
		if n == 0 {
			return v.word("NoCase")
		}
		return v.with("CaseCount", itoa(n))
	}
	if s.Kind == states.Unsearched {
		return ""
	}
	if c, ok := v.lens.law().Criterion(); ok {
		return v.criterion(c) + ": " + v.verdict(s.Verdict(c))
	}
	value := s.Through(v.lens.law())
	return v.outOfMax(value.Bounds, value.Max)
}

func (v *view) caseCount(c states.Code) (n int) {
	for _, k := range v.records.Cases {
		if k.State == c && v.decided(k) {
			n++
		}
	}
	return n
}

// nine are the criteria in the rubric's order. An array in place of an iterator: a loop over it is far less code, and each
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

// listed are the bills of a standing in one of the roles.
func listed(s states.Standing, roles ...states.Role) (list []states.Listed) {
	for _, b := range s.Bills {
		if slices.Contains(roles, b.Role) {
			list = append(list, b)
		}
	}
	return list
}

// bestPending is the pending bill with the highest score: by what is sure, then by what is possible.
func bestPending(s states.Standing) (best states.Listed, ok bool) {
	for _, b := range listed(s, states.PendingBill) {
		x, y := b.Bounds(rubric.AllNine), best.Bounds(rubric.AllNine)
		if !ok || b.Assessed() && (!best.Assessed() || x.Low > y.Low || x.Low == y.Low && x.High > y.High) {
			best, ok = b, true
		}
	}
	return best, ok
}
