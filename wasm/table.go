package wasm

import (
	"cmp"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// table writes every jurisdiction with its score, its highest-scoring bill, law status, halves and nine verdicts, in groups; with a
// script it can be sorted and filtered.
func (v *view) table() {
	if !v.static {
		v.tableControls()
	}
	v.put(`<p class="note narrow" data-says="{TableNarrow}"></p>`) // whoever leaves the columns out, the style sheet, says so
	v.tableList()
}

// tableControls are q, kind, criterion and verdict; sort and order are set by the heads of the columns.
func (v *view) tableControls() {
	v.put(`<div class="filters" role="search" aria-label="{FilterTable}">`)
	v.searchBox("SearchName")
	v.selectBox("Law", "kind")
	for k := states.Unsearched; k <= states.Scored; k++ {
		v.choice("kind", k.String(), v.kindName(k))
	}
	v.choice("kind", states.ExpandsMark.String(), v.label().Mark(states.ExpandsMark))
	v.raw(`</select></label>`)
	v.selectBox("Criterion", "criterion")
	for _, c := range nine {
		v.choice("criterion", c.Key(), v.criterion(c))
	}
	v.raw(`</select></label>`)
	v.selectBox("Verdict", "verdict")
	for verdict := rubric.Met; ; verdict-- {
		v.choice("verdict", verdictName(verdict), v.verdict(verdict))
		if verdict == rubric.NotAssessed {
			break
		}
	}
	v.raw(`</select></label></div>`)
}

// verdictName is the verdict's word in a query; that of not assessed, which in data is blank, is "none".
func verdictName(w rubric.Verdict) string { return cmp.Or(w.String(), "none") }

func (v *view) searchBox(label key) {
	v.put(`<label>% <input type="search" name="q" value="%"/></label>`, v.word(label), v.opt.Query["q"])
}

// selectBox opens a choice whose first option is all; the caller closes it.
func (v *view) selectBox(label key, name string) {
	v.put(`<label>% <select name="%"><option value="">{All}</option>`, v.word(label), name)
}

func (v *view) choice(name, value, text string) {
	v.option(value, text, v.opt.Query[name] == value)
}

// column is one of the table, and by its key what the table is sorted by.
type column struct {
	key  string
	name string
	head string // name in as few words as a narrow column has room for
}

func (v *view) columns() []column {
	place, score, law := v.word("short.name"), v.word("Score"), v.word("Law")
	list := []column{{"name", place, place}, {"score", score, score}, {"bill", v.word("LensHighest"), v.word("short.bill")}, {"law", law, law}}
	for _, g := range halves {
		name := v.group(g)
		list = append(list, column{g.String(), name, name})
		for _, c := range criteria(g) {
			list = append(list, column{c.Key(), v.criterion(c), v.word("short." + key(c.Key()))})
		}
	}
	return list
}

// sorting is a column of the table and a direction.
type sorting struct {
	column
	descends bool
}

// sorting reads sort and order; what is no column is the score, and numbers begin with the highest.
func (v *view) sorting(columns []column) sorting {
	s := sorting{column: columns[1]}
	for _, c := range columns {
		if c.key == v.opt.Query["sort"] {
			s.column = c
		}
	}
	s.descends = v.opt.Query["order"] == "desc" || v.opt.Query["order"] != "asc" && s.key != "name"
	return s
}

func (s sorting) direction() string {
	if s.descends {
		return "desc"
	}
	return "asc"
}

// tableGroup is a group of the table's rows, under a heading with their number.
type tableGroup uint8

const (
	lawGroup        tableGroup = iota // a law in force
	billGroup                         // a limiting bill on record; sorted by bills, those with a law too
	expandGroup                       // a law that expands immunity, and none that limits it
	emptyGroup                        // neither: folded away, since its rows are alike
	unsearchedGroup                   // not assessed, which is never among the zeros
	oneGroup                          // all, without a heading
)

// group is where a place stands in the order. The order by name, in which a place is looked up, has no groups.
func (s sorting) group(p states.Standing) tableGroup {
	switch {
	case s.key == "name":
		return oneGroup
	case p.Kind == states.Unsearched:
		return unsearchedGroup
	case p.Kind != states.NoLaw && s.key != "bill":
		return lawGroup
	case p.Marks.Expands && s.key != "bill":
		return expandGroup
	case p.Highest().Bills > 0:
		return billGroup
	}
	return emptyGroup
}

// compare orders two standings: by their groups, which an ascending order turns round, then by the column, then by the
// highest-scoring bill. Places that are not assessed, and bills that are not scored, come last either way.
func (s sorting) compare(a, b states.Standing) int {
	turned := func(n int) int {
		if s.descends {
			return -n
		}
		return n
	}
	if x, y := s.group(a), s.group(b); x != y {
		if x == unsearchedGroup || y == unsearchedGroup {
			return cmp.Compare(x, y)
		}
		return turned(cmp.Compare(y, x))
	}
	bounds := func(x, y rubric.Bounds) int { return cmp.Or(cmp.Compare(x.Low, y.Low), cmp.Compare(x.High, y.High)) }
	n := 0
	switch s.key {
	case "name":
		return 0 // as they come
	case "score":
		n = bounds(a.Score(), b.Score())
	case "end":
		n = bounds(a.End, b.End)
	case "start":
		n = bounds(a.Start, b.Start)
	case "law":
		n = cmp.Compare(a.Kind, b.Kind)
	default:
		if c, ok := rubric.ByKey(s.key); ok {
			n = cmp.Compare(a.Verdict(c), b.Verdict(c))
		}
	}
	if n != 0 {
		return turned(n)
	}
	x, y := a.Highest(), b.Highest()
	if x.Scored == 0 || y.Scored == 0 {
		return cmp.Compare(min(y.Scored, 1), min(x.Scored, 1))
	}
	return turned(bounds(x.Bounds, y.Bounds))
}

// rows are the standings that the filters keep, sorted.
func (v *view) rows(by sorting) []states.Standing {
	q := v.opt.Query
	criterion, single := rubric.ByKey(q["criterion"])
	var rows []states.Standing
	for _, s := range v.standings {
		if kind := q["kind"]; kind != "" && kind != s.Kind.String() && !(kind == states.ExpandsMark.String() && s.Marks.Expands) || !found(q["q"], v.place(s.Code), string(s.Code)) {
			continue
		}
		if want := q["verdict"]; want != "" {
			has := false
			for _, c := range nine {
				has = has || (!single || c == criterion) && verdictName(s.Verdict(c)) == want
			}
			if !has {
				continue
			}
		}
		rows = append(rows, s)
	}
	sorted := make([]states.Standing, len(rows))
	for i, at := range order(len(rows), func(a, b int) int { return by.compare(rows[a], rows[b]) }) {
		if by.key == "name" && by.descends {
			at = len(rows) - 1 - i
		}
		sorted[i] = rows[at]
	}
	return sorted
}

// found reports whether each word of a search stands in one of the texts, in any case.
func found(search string, texts ...string) bool {
	all := fold(strings.Join(texts, "\n"))
	for _, word := range fields(fold(search)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// rowsAPiece is how many rows of a document's table a browser is given at once.
const rowsAPiece = 10

// tableList writes the table itself, and says in its caption how it is sorted and filtered.
func (v *view) tableList() {
	columns := v.columns()
	by := v.sorting(columns)
	rows := v.rows(by)
	caption := v.caption(by, len(rows))
	v.said = caption + v.tableSays(rows)
	v.put(`<div class="scroll" data-answer=""><table><caption>%</caption><thead><tr>`, caption)
	for _, c := range columns {
		v.head(c, by)
	}
	v.raw(`</tr></thead>`)
	if v.static {
		v.raw(More)
	}
	sizes := [oneGroup + 1]int{}
	for _, s := range rows {
		sizes[by.group(s)]++
	}
	open := len(rows) < len(v.standings) || v.opt.Plain || v.opt.Query["open"] == "true"
	begin := func(g tableGroup) {
		if g == emptyGroup && open {
			v.raw(`<tbody data-open="">`)
		} else {
			v.raw(`<tbody>`)
		}
	}
	if len(rows) == 0 {
		v.raw(`<tbody>`)
	}
	last, inPiece := oneGroup, 0
	for i, s := range rows {
		g := by.group(s)
		if i == 0 {
			begin(g)
		} else if g != last || v.static && inPiece == rowsAPiece && g != emptyGroup {
			v.raw(`</tbody>`)
			if v.static {
				v.raw(More)
			}
			begin(g)
			inPiece = 0
		}
		if g != last {
			v.groupRow(by, g, sizes[g], open)
		}
		v.row(s)
		last = g
		inPiece++
	}
	v.raw(`</tbody></table></div>`)
}

// tableSays are the places of the rows; of many, those that come first.
func (v *view) tableSays(rows []states.Standing) string {
	shown := len(rows)
	if shown == 0 {
		return ""
	}
	if shown > manyPlaces {
		shown = 3
	}
	var codes []states.Code
	for _, s := range rows[:shown] {
		codes = append(codes, s.Code)
	}
	if shown < len(rows) {
		return " " + v.with("TableFirst", v.places(codes))
	}
	return " " + v.places(codes) + "."
}

// groupRow writes the heading of a group of so many rows. That of the places with nothing to show folds them away, but where what is
// left of a filter is among them and in a document for pages without a script or a style.
func (v *view) groupRow(by sorting, g tableGroup, rows int, open bool) {
	k := [...]key{"GroupLaw", "GroupBill", "GroupExpand", "GroupEmpty", "GroupUnsearched"}[g]
	if g == billGroup && by.key == "bill" {
		k = "GroupBills"
	}
	head := v.with(k, itoa(rows))
	v.raw(`<tr class="group"><th colspan="4" scope="rowgroup">`)
	if g != emptyGroup {
		v.put(`%</th></tr>`, head)
		return
	}
	v.raw(`<details`)
	if open {
		v.raw(` open=""`)
	}
	v.put(`><summary>%</summary></details></th></tr>`, head)
}

// head writes the head of a column; with a script it is a button that sorts.
func (v *view) head(c column, by sorting) {
	v.raw(`<th scope="col"`)
	if c.name != c.head {
		v.put(` title="%"`, c.name)
	}
	if by.key == c.key && !v.static {
		if by.descends {
			v.raw(` aria-sort="descending"`)
		} else {
			v.raw(` aria-sort="ascending"`)
		}
	}
	v.raw(`>`)
	if v.static {
		v.put(`%</th>`, c.head)
		return
	}
	next := sorting{c, c.key != "name"}
	if by.key == c.key {
		next.descends = !by.descends
	}
	v.put(`<button type="button" id="^sort-%" data-with="sort=%&amp;order=%">%</button></th>`, c.key, c.key, next.direction(), c.head)
}

func (v *view) caption(by sorting, shown int) string {
	text := v.with("Caption", v.dateIn(v.asOf))
	directions := [...]key{"Ascending", "Descending", "AToZ", "ZToA"}
	i := 0
	if by.descends {
		i++
	}
	if by.key == "name" {
		i += 2
	}
	text += ". " + v.with("SortedBy", by.name, v.word(directions[i]))
	if shown < len(v.standings) {
		text += " " + v.with("Filtered", itoa(shown), itoa(len(v.standings)))
	}
	return text
}

// noneMet reports whether all nine verdicts are known to be unmet.
func noneMet(s states.Standing) bool {
	for _, c := range nine {
		if s.Verdict(c) != rubric.Unmet {
			return false
		}
	}
	return true
}

// row writes a place: score, highest-scoring bill and law; then halves and verdicts, or one cell where all of them are alike.
func (v *view) row(s states.Standing) {
	v.raw(`<tr><th scope="row">`)
	v.goTo(s.Code)
	v.raw(`</th>`)
	if s.Kind == states.Unsearched {
		v.raw(`<td>`)
		v.sign(rubric.NotAssessed)
		v.raw(`</td>`)
	} else {
		v.put(`<td class="%">%</td>`, shade(s.Score()), s.Score().String())
	}
	h := s.Highest()
	switch {
	case h.Scored > 0:
		v.put(`<td>%</td>`, h.Bounds.String())
	case h.Bills > 0:
		v.put(`<td>{NotScored}</td>`)
	default:
		v.raw(`<td>–</td>`)
	}
	v.put(`<td>%</td>`, strings.Replace(v.law(s), v.kindName(states.NoLaw), v.word("NoLaw"), 1)) // what law is meant, the headings of the groups say
	switch {
	case s.Kind == states.Unsearched:
		v.raw(`<td colspan="11"></td></tr>`)
		return
	case noneMet(s): // in most rows: eleven equal cells took a browser longer than all else
		v.put(`<td colspan="11" class="none">%</td></tr>`, v.none(s, h))
		return
	}
	for _, g := range halves {
		v.put(`<td>%</td>`, s.Bounds(g).String())
		for _, c := range criteria(g) {
			class, sign := signOf(s.Verdict(c))
			v.cell(&s, c)
			v.put(`<i class="v %" role="img" aria-label="%">%</i></td>`, class, v.stands(&s, c), sign)
		}
	}
	v.raw(`</tr>`)
}

// none is what a row says in place of nine verdicts that are not met: which bill of a place without a law scores highest.
func (v *view) none(s states.Standing, h states.HighestBill) string {
	switch {
	case s.Kind != states.NoLaw:
		return v.word("NoneOfNine")
	case h.Scored > 0:
		return v.with("NoneBest", v.number(h.Bill.Bill))
	case h.Bills > 0:
		return v.label().Highest(h)
	}
	return v.word("NoBill")
}
