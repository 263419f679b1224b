package records

import (
	"maps"
	"slices"
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// header joins a file's columns with a table's.
type header struct {
	cells   []string
	line    int
	columns []*column // by place in the file; nil for one that is not read
	exact   bool      // cells are never escaped formulas
	footers bool      // rows of units, totals and remarks are known
	units   int       // the line of the last row of units below the header; 0 for none
	drafts  []int     // columns that are all blank in a draft which nobody has assessed; nil where the file is none of drafts
	sheet   bool      // the text was made from a sheet of a workbook
	unnamed []int     // columns without a name
	doubled []doubled // columns of a criterion that another column is already
}

// doubled is a column whose criterion another column is already; its cells must be blank.
type doubled struct {
	at, first int
	name      string
}

// named reports whether a column goes by a folded name; own are the names that its csv tag gives it.
func (c *column) named(folded string, further map[string]string) (own, other bool) {
	if slices.Contains(c.own, folded) {
		return true, true
	}
	if slices.Contains(c.other, folded) {
		return false, true
	}
	for n, column := range further {
		other = other || column == c.name && spelling.Fold(n) == folded
	}
	return false, other
}

// known counts the cells that name a column of the table.
func known(cells []string, columns []*column, further map[string]string) (n int) {
	for _, cell := range cells {
		if folded := spelling.Fold(cell); folded != "" && slices.ContainsFunc(columns, func(c *column) bool {
			_, other := c.named(folded, further)
			return other
		}) {
			n++
		}
	}
	return n
}

// begin finds the header and how the file is written; false where that makes reading impossible.
func (r *Reader[T]) begin() bool {
	s := r.split
	if message := s.NoTable(); message != "" {
		return r.unread(Problem{Rule: FileFormat, Message: message})
	}
	if r.o.Separator != 0 {
		s.Separate(r.o.Separator)
	} else {
		s.FindSeparator(func(cells []string) int { return known(cells, r.columns, r.o.Names) })
	}
	var first csvtext.Row
	if !s.First(&first) {
		if s.Err() == nil {
			r.unread(Problem{Rule: FileFormat, Message: "the file is empty: its first row must name the columns"})
		}
		return false
	}
	head, above := r.headerRow(first)
	switch {
	case head.Line == 0:
		return r.unread(Problem{Line: r.o.Header, Rule: MissingColumn, Message: "has no text, and should name the columns: give the line of the row that does, or none to have it found"})
	case head.Fault != csvtext.Sound:
		p := faultProblem(&head)
		p.Line, p.Letter = head.Line, letter(head.FaultCell)
		return r.unread(p)
	}
	var problems []Problem
	r.head, problems = readHeader(head.Cells, head.Line, r.columns, r.o)
	if !slices.ContainsFunc(r.head.columns, func(c *column) bool { return c != nil }) {
		message := "names no column of this table; it must name at least " + r.requiredColumns()
		if r.o.Header == 0 {
			message = "is the first row, and " + message
		}
		return r.unread(Problem{Line: head.Line, Rule: MissingColumn, Value: strings.Join(head.Cells, string(s.Separator())), Message: message})
	}
	fatal := slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error })
	for _, p := range problems {
		if p.Severity == Error {
			r.unread(p)
		} else {
			r.problem(p)
		}
	}
	if !fatal && (len(above) > 0 || head.Line > 1 && !s.Told()) {
		r.problem(Problem{Line: head.Line, Rule: Layout, Severity: Note, Message: "names the columns; " + r.wordsAbove(above)})
	}
	s.Width = len(r.head.cells)
	r.dates = make([]*spelling.DateColumn, len(r.head.columns))
	for i, c := range r.head.columns {
		if c != nil && c.date {
			r.dates[i] = &spelling.DateColumn{Order: spelling.DateOrder(r.o.Dates), Days1904: r.o.Days1904}
		}
	}
	r.rejects.head, r.rejects.dates = r.head, r.dates
	return !fatal
}

// unread reports what makes the whole file unreadable; it is false.
func (r *Reader[T]) unread(p Problem) bool {
	p.fatal = true
	r.report.Files[0].Unread = true
	r.problem(p)
	return false
}

// requiredColumns are those that every table of T has; the first where none is required.
func (r *Reader[T]) requiredColumns() string {
	var names []string
	for _, c := range r.columns {
		if c.required {
			names = append(names, c.name)
		}
	}
	if len(names) == 0 {
		names = append(names, r.columns[0].name)
	}
	return strings.Join(names, ", ")
}

// headerReader joins the columns of a file with those of a table.
type headerReader struct {
	*header
	table    []*column
	further  map[string]string // names of columns that the caller gives
	fix      bool
	at       map[*column]int // place in the file of each column that was found
	service  bool            // the file has a column of the names that services give
	problems []Problem
}

// readHeader finds the table's columns in a file's first row. Names are compared without case, spaces, hyphens and
// underscores. The problems lack only the file's name.
func readHeader(cells []string, line int, table []*column, o Options) (*header, []Problem) {
	r := headerReader{header: &header{cells: slices.Clone(cells), line: line, sheet: o.Sheet != "", columns: make([]*column, len(cells))}, table: table, further: o.Names, fix: o.Fix, at: map[*column]int{}}
	r.footers = slices.ContainsFunc(table, func(c *column) bool { return c.described.about != "" })
	var left []int
	for i, cell := range cells {
		folded := spelling.Fold(cell)
		r.service = r.service || folded == "serviceid"
		if csvtext.Trim(cell) == "" {
			r.unnamed = append(r.unnamed, i)
		}
		own := slices.IndexFunc(table, func(c *column) bool { own, _ := c.named(folded, nil); return own && folded != "" })
		if given := r.given(folded); given >= 0 {
			own = given
		}
		switch {
		case own >= 0:
			r.take(i, table[own])
		case csvtext.Trim(cell) != "" && (folded != reasonColumn || i < len(cells)-1):
			left = append(left, i)
		}
	}
	for _, i := range left {
		r.otherName(i)
	}
	r.fixNames()
	r.findDrafts()
	for _, c := range table {
		if _, found := r.at[c]; c.required && !found && !(c.made && r.numbered()) {
			r.problems = append(r.problems, Problem{Line: line, Column: c.name, Rule: MissingColumn, Message: "the column is missing, and every row needs it" + c.example()})
		}
	}
	return r.header, r.problems
}

func (r *headerReader) report(i int, rule Rule, severity Severity, column, message string) *Problem {
	r.problems = append(r.problems, Problem{Line: r.line, Column: column, Letter: letter(i), Value: r.cells[i], Rule: rule, Severity: severity, Message: message, word: true})
	return &r.problems[len(r.problems)-1]
}

// take makes a column of the file one of the table's, which it can be once.
func (r *headerReader) take(i int, c *column) {
	if first, twice := r.at[c]; twice {
		r.report(i, DuplicateColumn, Error, c.name, "is the column "+c.name+" once more, which column "+letter(first)+" is already: leave one out")
		return
	}
	r.at[c], r.columns[i] = i, c
}

// otherName finds the column that a name means which is not the table's own, once all of those are found.
func (r *headerReader) otherName(i int) {
	name := r.cells[i]
	folded := spelling.Fold(name)
	var by []*column
	for _, c := range r.table {
		if _, other := c.named(folded, r.further); other && folded != "" {
			by = append(by, c)
		}
	}
	free := slices.IndexFunc(by, func(c *column) bool { _, taken := r.at[c]; return !taken })
	switch {
	case free >= 0:
		r.take(i, by[free])
		return
	case len(by) > 0 && spelling.Fold(r.cells[r.at[by[0]]]) == folded:
		r.take(i, by[0])
		return
	case len(by) > 0:
		r.report(i, UnknownColumn, Warning, by[0].name, "is not read, since column "+letter(r.at[by[0]])+" is "+by[0].name)
		return
	}
	criterion := columnNamed(r.table, spelling.Criterion(name))
	c := ofEveryPart(name, r.table)
	if criterion >= 0 {
		c = r.table[criterion]
	}
	if c == nil {
		r.noName(i)
		return
	}
	switch first, taken := r.at[c]; {
	case !taken:
		r.take(i, c)
		r.report(i, UnknownColumn, Note, c.name, "is read as "+c.name)
	case criterion >= 0:
		r.report(i, UnknownColumn, Note, c.name, "is "+c.name+" once more, which column "+letter(first)+" is already: its cells must be blank")
		r.doubled = append(r.doubled, doubled{i, first, c.name})
	default:
		r.report(i, UnknownColumn, Warning, c.name, "is not read, since column "+letter(first)+" is "+c.name)
	}
}

// noName reports a column whose name means none of the table's.
func (r *headerReader) noName(i int) {
	name := r.cells[i]
	if r.service && slices.Contains(draftColumns, spelling.Fold(name)) {
		r.report(i, UnknownColumn, Note, "", "is a column of drafts, for the person who assesses them, and is not kept")
		return
	}
	if advice := spelling.NoColumn(name); advice != "" {
		r.report(i, UnknownColumn, Warning, "", "is no column of this table and is not read: "+advice)
		return
	}
	p := r.report(i, UnknownColumn, Warning, "", "is no column of this table and is not read")
	p.Near, p.Suggestion, p.rival = nearestColumn(name, r.table, r.further)
	if spelling.IsCriterion(p.Suggestion) {
		p.Severity, p.Message = Error, "is no column of this table, but near the name of a criterion, whose verdicts would be lost: correct the name, or choose another"
	}
}

// ofEveryPart is the column that every part of a name means: Session/Year. It is nil for a name of one part.
func ofEveryPart(name string, columns []*column) (both *column) {
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '\n' || r == '(' || r == ')' || r == '|' })
	if len(parts) < 2 {
		return nil
	}
	for _, part := range parts {
		folded := spelling.Fold(part)
		at := slices.IndexFunc(columns, func(c *column) bool {
			_, other := c.named(folded, nil)
			return other && folded != "" && (both == nil || c == both)
		})
		if at < 0 {
			return nil
		}
		both = columns[at]
	}
	return both
}

// nearestColumn is the column that a name was perhaps meant to be, the name of it that is near where that is another, and whether
// a name of another column is as near.
func nearestColumn(name string, columns []*column, further map[string]string) (near, column string, rival bool) {
	of := map[string]string{}
	var all []string
	add := func(n, column string) {
		if _, twice := of[n]; !twice {
			of[n] = column
			all = append(all, n)
		}
	}
	for _, c := range columns {
		add(c.name, c.name)
	}
	for _, c := range columns {
		for _, n := range slices.Concat(c.others, spelling.OtherNames(c.name), slices.Sorted(maps.Keys(further))) {
			if further[n] == "" || further[n] == c.name {
				add(n, c.name)
			}
		}
	}
	typed := strings.ReplaceAll(csvtext.Trim(name), " ", "_")
	near, _ = spelling.Suggest(typed, slices.Values(all))
	for other := range spelling.Nearest(typed, slices.Values(all)) {
		rival = rival || of[other] != of[near]
	}
	if of[near] == near {
		return "", near, rival
	}
	return near, of[near], rival
}

// cell is the text of a column in a row; empty where the file has none.
func (h *header) cell(cells []string, column string) string {
	if at := columnNamed(h.columns, column); at >= 0 && at < len(cells) {
		return cells[at]
	}
	return ""
}
