package wasm

import (
	"cmp"
	"slices"
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

// tableControls are q, kind, criterion and verdict, which filter, and sort and order, which the heads of the columns set.
func (v *view) tableControls() {
	w := v.words
	v.raw(`<div class="filters" role="search" aria-label="`).say(w.FilterTable).raw(`">`)
	v.searchBox(w.SearchName)
	v.selectBox(w.Law, "kind")
	for k := states.Unsearched; k <= states.Scored; k++ {
		v.choice("kind", k.String(), string(w.Kinds[k]))
	}
	v.raw(`</select></label>`)
	v.selectBox(w.Criterion, "criterion")
	for c := range rubric.Criteria() {
		v.choice("criterion", c.Key(), string(w.Criteria[c]))
	}
	v.raw(`</select></label>`)
	v.selectBox(w.Verdict, "verdict")
	for verdict := rubric.Met; ; verdict-- {
		v.choice("verdict", verdictName(verdict), string(w.Verdicts[verdict]))
		if verdict == rubric.NotAssessed {
			break
		}
	}
	v.raw(`</select></label><input type="hidden" name="sort" value="`).text(v.sorting().key).raw(`"/><input type="hidden" name="order" value="`)
	v.text(v.sorting().order()).raw(`"/></div>`)
}

// verdictName is the verdict's word in a query; that of not assessed, which in data is blank, is "none".
func verdictName(w rubric.Verdict) string { return cmp.Or(w.String(), "none") }

func (v *view) searchBox(label message) {
	v.raw(`<label>`).say(label).raw(` <input type="search" name="q" value="`).text(v.opt.Query["q"]).raw(`"/></label>`)
}

// selectBox opens a choice whose first option is all; the caller closes it.
func (v *view) selectBox(label message, name literal) {
	v.raw(`<label>`).say(label).raw(` <select name="`).raw(name).raw(`"><option value="">`).say(v.words.All).raw(`</option>`)
}

func (v *view) choice(name, value, text string) {
	v.raw(`<option value="`).text(value).raw(`"`)
	if v.opt.Query[name] == value {
		v.raw(` selected=""`)
	}
	v.raw(`>`).text(text).raw(`</option>`)
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
	if s.criterion, ok = rubric.ByKey(s.key); !ok && !slices.Contains([]string{"score", "end", "start", "law"}, s.key) {
		s.key = "name"
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
		if q["kind"] != "" && q["kind"] != s.Kind.String() || !v.found(q["q"], v.place(s.Code), string(s.Code)) {
			continue
		}
		if want := q["verdict"]; want != "" {
			has := false
			for c := range rubric.Criteria() {
				has = has || (!single || c == criterion) && verdictName(s.Verdict(c)) == want
			}
			if !has {
				continue
			}
		}
		rows = append(rows, s)
	}
	by := v.sorting()
	if by.key == "name" && by.descends {
		slices.Reverse(rows)
	}
	slices.SortStableFunc(rows, by.compare)
	return rows
}

// found reports whether each word of a search stands in one of the texts, in any case.
func (v *view) found(search string, texts ...string) bool {
	all := strings.ToLower(strings.Join(texts, "\n"))
	for word := range strings.FieldsSeq(strings.ToLower(search)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// tableList writes the table itself, and says in its caption how it is sorted and filtered.
func (v *view) tableList() {
	w := v.words
	rows := v.rows()
	v.raw(`<div class="scroll" data-answer="" tabindex="0" role="region" aria-labelledby="`).ref(`caption"><table><caption id="`).ref(`caption">`).text(v.caption(len(rows))).raw(`</caption><thead><tr>`)
	v.head("name", string(w.Jurisdiction), false)
	v.head("score", string(w.Score), false)
	v.head("end", string(w.Groups[rubric.End]), false)
	v.head("start", string(w.Groups[rubric.Start]), false)
	for c := range rubric.Criteria() {
		v.head(c.Key(), string(w.Criteria[c]), true)
	}
	v.head("law", string(w.Law), false)
	v.raw(`</tr></thead><tbody>`)
	for _, s := range rows {
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
		v.raw(`<span>`).text(text).raw(`</span></th>`)
		return
	}
	next := sorting{key: key, descends: key != "name"}
	if by.key == key {
		next.descends = !by.descends
	}
	v.raw(`<button type="button" id="`).ref(`sort-`).text(key).raw(`" data-with="sort=`).text(key).raw(`&amp;order=`).text(next.order()).raw(`"><span>`).text(text).raw(`</span></button></th>`)
}

func (v *view) caption(shown int) string {
	w := v.words
	text := w.Caption.with(v.words.date(v.asOf))
	by := v.sorting()
	column := map[string]message{"name": w.Jurisdiction, "score": w.Score, "end": w.Groups[rubric.End], "start": w.Groups[rubric.Start], "law": w.Law}[by.key]
	if column == "" {
		column = w.Criteria[by.criterion]
	}
	order := [...]message{w.Ascending, w.Descending, w.AToZ, w.ZToA}
	i := 0
	if by.descends {
		i++
	}
	if by.key == "name" {
		i += 2
	}
	text += ". " + w.SortedBy.with(string(column), string(order[i]))
	if shown < len(v.standings) {
		text += " " + w.Filtered.with(itoa(shown), itoa(len(v.standings)))
	}
	return text
}

func (v *view) row(s states.Standing) {
	v.raw(`<tr><th scope="row">`)
	v.goTo(s.Code)
	v.raw(`</th>`)
	if s.Kind == states.Unsearched {
		v.raw(`<td colspan="13" class="na">`)
	} else {
		v.raw(`<td class="c`).num(s.Score().Class()).raw(`">`).text(s.Score().String())
		v.raw(`</td><td>`).text(s.End.String()).raw(`</td><td>`).text(s.Start.String()).raw(`</td>`)
		for c := range rubric.Criteria() {
			v.raw(`<td>`).mark(s.Verdict(c)).raw(`<span class="vh">`).say(v.words.Verdicts[s.Verdict(c)]).raw(`</span></td>`)
		}
		v.raw(`<td>`)
	}
	v.text(strings.Join(append([]string{v.kind(s)}, v.marks(s.Marks)...), ", ")).raw(`</td></tr>`)
}
