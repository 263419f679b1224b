package wasm

import (
	"cmp"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// table writes every jurisdiction with its score, halves, nine verdicts and law status; with a script it can be sorted and
// filtered.
func (v *view) table() {
	if !v.static {
		v.tableControls()
	}
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
type column struct{ key, head string }

func (v *view) columns() []column {
	list := []column{{"name", v.word("Jurisdiction")}, {"score", v.word("Score")}, {"end", v.group(rubric.End)}, {"start", v.group(rubric.Start)}}
	for _, c := range nine {
		list = append(list, column{c.Key(), v.criterion(c)})
	}
	return append(list, column{"law", v.word("Law")})
}

// sorting is a column of the table and a direction.
type sorting struct {
	column
	descends bool
}

// sorting reads sort and order; what is no column is the name, and numbers begin with the highest.
func (v *view) sorting(columns []column) sorting {
	s := sorting{column: columns[0]}
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

// compare orders two standings. A place of which nothing is known comes last either way.
func (s sorting) compare(a, b states.Standing) int {
	if x, y := a.Kind == states.Unsearched, b.Kind == states.Unsearched; x != y && s.key != "name" {
		if x {
			return 1
		}
		return -1
	}
	n := 0
	bounds := func(g rubric.Group) int {
		x, y := a.Bounds(g), b.Bounds(g)
		return cmp.Or(cmp.Compare(x.Low, y.Low), cmp.Compare(x.High, y.High))
	}
	switch s.key {
	case "score":
		n = bounds(rubric.AllNine)
	case "end":
		n = bounds(rubric.End)
	case "start":
		n = bounds(rubric.Start)
	case "law":
		n = cmp.Compare(a.Kind, b.Kind)
	default:
		if c, ok := rubric.ByKey(s.key); ok {
			n = cmp.Compare(a.Verdict(c), b.Verdict(c))
		}
	}
	if s.descends {
		n = -n
	}
	return n
}

// rows are the standings that the filters keep, sorted.
func (v *view) rows(by sorting) []states.Standing {
	q := v.opt.Query
	criterion, single := rubric.ByKey(q["criterion"])
	var rows []states.Standing
	for _, s := range v.standings {
		if q["kind"] != "" && q["kind"] != s.Kind.String() || !found(q["q"], v.place(s.Code), string(s.Code)) {
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
	v.said = v.caption(by, len(rows))
	v.put(`<div class="scroll" data-answer=""><table><caption>%</caption><thead><tr>`, v.said)
	for _, c := range columns {
		v.head(c, by)
	}
	v.raw(`</tr></thead>`)
	if v.static {
		v.raw(More)
	}
	v.raw(`<tbody>`)
	for i, s := range rows {
		if v.static && i > 0 && i%rowsAPiece == 0 {
			v.raw(`</tbody>` + More + `<tbody>`)
		}
		v.row(s)
	}
	v.raw(`</tbody></table></div>`)
}

// head writes the head of a column; with a script it is a button that sorts.
func (v *view) head(c column, by sorting) {
	v.raw(`<th scope="col"`)
	if _, tall := rubric.ByKey(c.key); tall {
		v.raw(` class="tall"`)
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
		v.put(`<span>%</span></th>`, c.head)
		return
	}
	next := sorting{c, c.key != "name"}
	if by.key == c.key {
		next.descends = !by.descends
	}
	v.put(`<button type="button" id="^sort-%" data-with="sort=%&amp;order=%"><span>%</span></button></th>`, c.key, c.key, next.direction(), c.head)
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
	text += ". " + v.with("SortedBy", by.head, v.word(directions[i]))
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

func (v *view) row(s states.Standing) {
	v.raw(`<tr><th scope="row">`)
	v.goTo(s.Code)
	v.raw(`</th>`)
	if s.Kind == states.Unsearched {
		v.raw(`<td colspan="13" class="na">`)
	} else {
		v.put(`<td class="c%">%</td><td>%</td><td>%</td>`, itoa(s.Score().Class()), s.Score().String(), s.End.String(), s.Start.String())
		if noneMet(s) {
			v.put(`<td colspan="9" class="none">%</td>`, v.none(s)) // in most rows: nine equal cells took a browser longer than all else
		} else {
			for _, c := range nine {
				class, sign := signOf(s.Verdict(c))
				v.cell(&s, c)
				v.put(`<i class="v %" role="img" aria-label="%">%</i></td>`, class, v.stands(&s, c), sign)
			}
		}
		v.raw(`<td>`)
	}
	v.put(`%</td></tr>`, v.law(s))
}

// none is what a row says in place of nine verdicts that are not met: the best bill of a place without a law.
func (v *view) none(s states.Standing) string {
	h := s.Highest()
	switch {
	case s.Kind != states.NoLaw:
		return v.word("NoneOfNine")
	case h.Scored > 0 && h.Bill.On != states.Enacted:
		return v.with("NoneBest", h.Bounds.String())
	}
	return v.word("NoLaw")
}
