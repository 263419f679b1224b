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
func (v *view) selectBox(label key, name literal) {
	v.put(`<label>% <select name="`, v.word(label))
	v.raw(name)
	v.put(`"><option value="">{All}</option>`)
}

func (v *view) choice(name, value, text string) {
	v.option(value, text, v.opt.Query[name] == value)
}

// sorting is a column of the table and a direction.
type sorting struct {
	key       string // "name", "score", "end", "start", a criterion's key or "law"
	descends  bool
	criterion rubric.Criterion
}

// sorting reads sort and order; what is no column is the name, and numbers begin with the highest.
func (v *view) sorting() sorting {
	s := sorting{key: v.opt.Query["sort"]}
	var ok bool
	if s.criterion, ok = rubric.ByKey(s.key); !ok {
		switch s.key {
		case "score", "end", "start", "law":
		default:
			s.key = "name"
		}
	}
	s.descends = v.opt.Query["order"] == "desc" || v.opt.Query["order"] != "asc" && s.key != "name"
	return s
}

func (s sorting) order() string {
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
	case "name":
	default:
		n = cmp.Compare(a.Verdict(s.criterion), b.Verdict(s.criterion))
	}
	if s.descends {
		n = -n
	}
	return n
}

// rows are the standings that the filters keep, sorted.
func (v *view) rows() []states.Standing {
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
	by := v.sorting()
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
	rows := v.rows()
	v.said = v.caption(len(rows))
	v.put(`<div class="scroll" data-answer=""><table><caption>%</caption><thead><tr>`, v.said)
	v.head("name", v.word("Jurisdiction"), false)
	v.head("score", v.word("Score"), false)
	v.head("end", v.group(rubric.End), false)
	v.head("start", v.group(rubric.Start), false)
	for _, c := range nine {
		v.head(c.Key(), v.criterion(c), true)
	}
	v.head("law", v.word("Law"), false)
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
func (v *view) head(key, text string, tall bool) {
	by := v.sorting()
	v.raw(`<th scope="col"`)
	if tall {
		v.raw(` class="tall"`)
	}
	if by.key == key && !v.static {
		if by.descends {
			v.raw(` aria-sort="descending"`)
		} else {
			v.raw(` aria-sort="ascending"`)
		}
	}
	v.raw(`>`)
	if v.static {
		v.put(`<span>%</span></th>`, text)
		return
	}
	next := sorting{key: key, descends: key != "name"}
	if by.key == key {
		next.descends = !by.descends
	}
	v.put(`<button type="button" id="^sort-%" data-with="sort=%&amp;order=%"><span>%</span></button></th>`, key, key, next.order(), text)
}

func (v *view) caption(shown int) string {
	text := v.with("Caption", v.dateIn(v.asOf))
	by := v.sorting()
	column := v.criterion(by.criterion)
	switch by.key {
	case "name":
		column = v.word("Jurisdiction")
	case "score":
		column = v.word("Score")
	case "end":
		column = v.group(rubric.End)
	case "start":
		column = v.group(rubric.Start)
	case "law":
		column = v.word("Law")
	}
	order := [...]key{"Ascending", "Descending", "AToZ", "ZToA"}
	i := 0
	if by.descends {
		i++
	}
	if by.key == "name" {
		i += 2
	}
	text += ". " + v.with("SortedBy", column, v.word(order[i]))
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
			v.put(`<td colspan="9" class="none">{NoneOfNine}</td>`) // nine cells alike in most rows: the longest work of the page
		} else {
			for _, c := range nine {
				class, sign := signOf(s.Verdict(c))
				v.put(`<td><i class="v %" role="img" aria-label="%">%</i></td>`, class, v.verdict(s.Verdict(c)), sign)
			}
		}
		v.raw(`<td>`)
	}
	v.put(`%</td></tr>`, v.law(s))
}
