package records

import (
	"encoding/csv"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"
	"github.com/gocarina/gocsv"

	"github.com/endqi/endqi/states"
)

// batch is some rows on their way from text to records.
type batch[T any] struct {
	split    []row
	arena    []string // of the rows' cells
	rows     []T
	fate     []fate
	problems []located // by row, then by column
	done     chan struct{}
}

// fate is what becomes of a row.
type fate uint8

const (
	accepted fate = iota
	rejectedRow
	blankRow
)

// located is a problem of a row of a batch, from 0.
type located struct {
	row int
	Problem
}

// mapper turns batches of text into records. Each goroutine has its own.
type mapper[T any] struct {
	head    *header
	dates   []*dateColumn
	judge   *validator.Validate
	seen    []map[string]*outcome // by place in the file
	byRow   []string              // fields whose rules look at other cells, by their Go names
	columns map[string]*column    // those, by Go name
	cells   []*outcome            // of one column of a batch
	fresh   []*outcome
}

// outcome is what one distinct cell of a column comes to.
type outcome struct {
	text    string // as the data writes it
	value   reflect.Value
	problem *Problem // lacks the place
}

// How many distinct cells of a column are remembered, and how long they may be.
const (
	mostSeen    = 1024
	longestSeen = 128
)

// columnsFor lists the columns of T once its tags have been tried.
func columnsFor[T any](judge *validator.Validate) (columns []*column, err error) {
	t := reflect.TypeFor[T]()
	if columns, err = columnsOf(t); err != nil {
		return nil, err
	}
	for _, c := range columns {
		if c.typ.Kind() == reflect.Pointer && c.typ.Elem().Kind() == reflect.Struct && !readsText(c.typ.Elem()) {
			return nil, fmt.Errorf("records: column %s of %s is a pointer to a struct: embed the struct itself", c.name, t)
		}
		if err := tryRules(judge, c); err != nil {
			return nil, fmt.Errorf("records: column %s of %s: %w", c.name, t, err)
		}
	}
	return columns, nil
}

// tryRules finds tags that validator does not know, at which it would panic.
func tryRules(judge *validator.Validate, c *column) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	if c.cell != "" {
		var v any = ""
		if c.typed {
			v = reflect.Zero(c.typ).Interface()
		}
		_ = judge.Var(v, c.cell) // what it thinks of a blank does not matter
	}
	return nil
}

func newMapper[T any](head *header, dates []*dateColumn, judge *validator.Validate) *mapper[T] {
	m := &mapper[T]{head: head, dates: dates, judge: judge, seen: make([]map[string]*outcome, len(head.columns)), columns: map[string]*column{}}
	for i, c := range head.columns {
		if c == nil {
			continue
		}
		if c.shared && (c.cell != "" || !c.text) {
			m.seen[i] = map[string]*outcome{}
		}
		if c.row {
			name := goName(reflect.TypeFor[T](), c.index)
			m.byRow = append(m.byRow, name)
			m.columns[name] = c
		}
	}
	return m
}

// goName is the name by which validator knows a field.
func goName(t reflect.Type, index []int) string {
	var names []string
	for i := range index {
		names = append(names, t.FieldByIndex(index[:i+1]).Name)
	}
	return strings.Join(names, ".")
}

// convert fills rows, fate and problems of a batch.
func (m *mapper[T]) convert(b *batch[T]) {
	n := len(b.split)
	b.rows = slices.Grow(b.rows[:0], n)[:n]
	clear(b.rows)
	b.fate = slices.Grow(b.fate[:0], n)[:n]
	clear(b.fate)
	b.problems = b.problems[:0]
	for i := range b.split {
		m.shape(b, i)
	}
	rows := reflect.ValueOf(b.rows)
	for at, c := range m.head.columns {
		switch {
		case c == nil:
		case c.text && c.cell == "":
			for i := range b.split {
				if b.fate[i] == accepted {
					if cell := m.plain(b, i, at, c); cell != "" {
						rows.Index(i).FieldByIndex(c.index).SetString(cell)
					}
				}
			}
		default:
			m.column(b, rows, at, c)
		}
	}
	for _, p := range b.problems {
		if p.Severity == Error {
			b.fate[p.row] = rejectedRow
		}
	}
	if len(m.byRow) > 0 {
		for i := range b.rows {
			if b.fate[i] == accepted {
				m.acrossCells(b, i)
			}
		}
	}
	slices.SortStableFunc(b.problems, func(x, y located) int { return x.row - y.row })
}

// add reports a problem of a cell, or of the row where at is negative.
func (m *mapper[T]) add(b *batch[T], i, at int, p Problem) {
	r := &b.split[i]
	p.Line = r.line
	if at >= 0 {
		p.Letter = letter(at)
		if at < len(m.head.columns) && m.head.columns[at] != nil {
			p.Column = m.head.columns[at].name
		}
		if r.lines {
			for _, before := range r.cells[:min(at, len(r.cells))] {
				p.Line += strings.Count(before, "\n")
			}
		}
	}
	b.problems = append(b.problems, located{i, p})
}

// shape judges a row before its cells: whether it is one of this table at all.
func (m *mapper[T]) shape(b *batch[T], i int) {
	r := &b.split[i]
	if blank(r.cells) {
		b.fate[i] = blankRow
		return
	}
	switch width := len(m.head.cells); {
	case r.fault != sound:
		m.add(b, i, r.cell, faultProblem(r))
		if len(r.cells) != width || r.fault == overlong {
			b.fate[i] = rejectedRow
			return
		}
	case len(r.cells) != width:
		p := Problem{Rule: CellCount, Message: "the row has " + count(len(r.cells), "cell") + ", the header has " + strconv.Itoa(len(m.head.cells))}
		if len(r.cells) > len(m.head.cells) {
			p.Message += ": put a text with the separator in it in quotes, or take the surplus cells out"
		} else {
			p.Message += ": add the cells that are missing, or put a text of several lines in quotes"
		}
		m.add(b, i, -1, p)
		b.fate[i] = rejectedRow
		return
	}
	if r.lines {
		for at, cell := range r.cells {
			m.overLines(b, i, at, cell)
		}
	}
	if !utf8.ValidString(r.text) || strings.IndexByte(r.text, 0) >= 0 || strings.Contains(r.text, "\uFFFD") {
		for at, cell := range r.cells {
			m.spelling(b, i, at, cell)
		}
	}
}

// faultProblem words what is wrong with the shape of a row.
func faultProblem(r *row) Problem {
	switch r.fault {
	case unclosed:
		return Problem{Value: r.cells[r.cell], Rule: Quote, Message: "begins with a quote that is never closed: close it or leave it out; what follows was read as rows of its own"}
	case textAfter:
		return Problem{Value: r.cells[r.cell], Rule: Quote, Message: `goes on after its closing quote: write a quote inside a text twice, ""`}
	}
	return Problem{Rule: LongRow, Message: "the line is far longer than a row can be, and the rest of it was left out: is the file a table?"}
}

// overLines warns of a cell that goes over many lines, or over lines that look like rows: a stray quote makes it.
func (m *mapper[T]) overLines(b *batch[T], i, at int, cell string) {
	const many, cells = 10, 4
	lines := strings.Count(cell, "\n") + 1
	if lines < 2 {
		return
	}
	alike := 0
	for line := range strings.SplitSeq(cell, "\n") {
		if width := len(m.head.cells); width >= cells && strings.Count(line, ",")+1 >= width {
			alike++
		}
	}
	if lines <= many && alike == 0 {
		return
	}
	message := "goes over " + strconv.Itoa(lines) + " lines"
	if alike > 0 {
		message += ", " + strconv.Itoa(alike) + " of which look like rows"
	}
	m.add(b, i, at, Problem{Value: cell, Rule: LongCell, Severity: Warning, Message: message + ": is there a quote too many at its beginning or end?"})
}

// spelling finds characters that were lost or cannot be.
func (m *mapper[T]) spelling(b *batch[T], i, at int, cell string) {
	for k, r := range cell {
		switch {
		case r == 0:
			m.add(b, i, at, Problem{Value: cell, Rule: Encoding, Message: "holds a zero byte, which no text has"})
			return
		case r == utf8.RuneError && strings.HasPrefix(cell[k:], "\uFFFD"):
			m.add(b, i, at, Problem{Value: cell, Rule: Encoding, Severity: Warning, Message: "holds the sign for a character that was lost when the file was once saved in another encoding: type the character again"})
			return
		case r == utf8.RuneError:
			m.add(b, i, at, Problem{Value: cell, Rule: Encoding, Message: fmt.Sprintf("holds a character that is broken (byte %X), perhaps %q: type it again, and save the file as CSV UTF-8", cell[k], fromWindows1252(cell[k]))})
			return
		}
	}
}

// plain is the cell of a column of text without further rules.
func (m *mapper[T]) plain(b *batch[T], i, at int, c *column) string {
	cell := b.split[i].cells[at]
	if cell == "" {
		if c.required {
			m.add(b, i, at, blankCell(c))
		}
		return ""
	}
	if cell[0] == '\'' && !m.head.exact {
		cell = states.UnescapeFormula(cell)
	}
	if outerSpace(cell) {
		trimmed := trim(cell)
		if trimmed == "" && c.required {
			m.add(b, i, at, blankCell(c))
		} else {
			m.add(b, i, at, Problem{Value: cell, Rule: OuterSpace, Severity: Warning, Message: "has a space before or after it: delete it"})
		}
	}
	return cell
}

func blankCell(c *column) Problem {
	return Problem{Rule: Required, Message: "is blank, and every row needs it" + c.example()}
}

// outerSpace reports whether a text begins or ends with a space, a tab, a line end or a no-break space.
func outerSpace(cell string) bool {
	space := func(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }
	return cell != "" && (space(cell[0]) || space(cell[len(cell)-1]) || strings.HasPrefix(cell, "\u00A0") || strings.HasSuffix(cell, "\u00A0"))
}

// column converts one column of a batch: what its distinct cells come to is found out once, then copied to the rows.
func (m *mapper[T]) column(b *batch[T], rows reflect.Value, at int, c *column) {
	m.cells = slices.Grow(m.cells[:0], len(b.split))[:len(b.split)]
	m.fresh = m.fresh[:0]
	var last string // cell that says something, and its outcome: columns repeat themselves
	var same *outcome
	for i := range b.split {
		m.cells[i] = nil
		if b.fate[i] != accepted {
			continue
		}
		cell := b.split[i].cells[at]
		if cell == "" && !c.blank {
			if c.required {
				m.add(b, i, at, blankCell(c))
			}
			continue
		}
		if same != nil && cell == last && c.shared {
			m.cells[i] = same
			continue
		}
		o, known := m.seen[at][cell]
		if !known {
			if seen := m.seen[at]; seen != nil && len(seen) < mostSeen && len(cell) <= longestSeen {
				cell = strings.Clone(cell) // the row's text does not stay for it
				o = m.understand(at, c, cell)
				seen[cell] = o
			} else {
				o = m.understand(at, c, cell)
			}
			if o.problem == nil && !c.text && (o.text != "" || c.blank) {
				m.fresh = append(m.fresh, o)
			}
		}
		m.cells[i], last, same = o, cell, o
	}
	if len(m.fresh) > 0 {
		m.mapped(c)
	}
	for i, o := range m.cells {
		switch {
		case o == nil:
		case o.problem != nil:
			p := *o.problem
			if p.Rule != Required {
				p.Value = b.split[i].cells[at]
			}
			m.add(b, i, at, p)
		case o.value.IsValid():
			rows.Index(i).FieldByIndex(c.index).Set(o.value)
		case c.text:
			rows.Index(i).FieldByIndex(c.index).SetString(o.text)
			if outerSpace(o.text) {
				m.add(b, i, at, Problem{Value: o.text, Rule: OuterSpace, Severity: Warning, Message: "has a space before or after it: delete it"})
			}
		}
	}
}

// understand works out what a cell says, and lets validator judge it.
func (m *mapper[T]) understand(at int, c *column, cell string) *outcome {
	o := &outcome{text: cell}
	if o.text != "" && o.text[0] == '\'' && !m.head.exact {
		o.text = states.UnescapeFormula(o.text)
	}
	switch {
	case trim(o.text) == "" && (c.required || !c.text):
		if o.text = ""; c.required {
			p := blankCell(c)
			o.problem = &p
		}
		return o
	case c.date:
		if o.text, o.problem = m.dates[at].read(o.text); o.problem != nil {
			return o
		}
	case c.meaning != nil:
		word, ok := c.meaning.read(o.text)
		if !ok {
			o.problem = &Problem{Rule: c.meaning.rule, Message: c.meaning.wrong}
			if c.meaning.suggest != nil {
				o.problem.Near, o.problem.Suggestion = c.meaning.suggest(o.text)
			}
			return o
		}
		o.text = word
	}
	if o.text == "" && c.required {
		p := blankCell(c)
		o.problem = &p
		return o
	}
	if c.cell != "" && !c.typed && o.text != "" {
		o.problem = m.verdict(c, o.text)
	}
	return o
}

// verdict is what validator finds wrong with a text or a value.
func (m *mapper[T]) verdict(c *column, value any) *Problem {
	err := m.judge.Var(value, c.cell)
	if err == nil {
		return nil
	}
	var broken validator.ValidationErrors
	if !errors.As(err, &broken) {
		return &Problem{Rule: Value, Message: "cannot be judged: " + err.Error(), Err: err}
	}
	p := &Problem{Rule: Rule(broken[0].Tag()), Message: brokenRule(broken[0].Tag(), broken[0].Param(), c.typ.Kind()), Err: broken[0]}
	if text, ok := value.(string); ok && c.meaning != nil && c.meaning.suggest != nil {
		p.Near, p.Suggestion = c.meaning.suggest(text)
	}
	return p
}

// table is rows of text as gocsv takes them.
type table [][]string

// GetCSVRows gives gocsv the header and the rows.
func (t table) GetCSVRows() ([][]string, error) { return t, nil }

// GetCSVRow is of gocsv's interface; it reads whole tables only.
func (t table) GetCSVRow() ([]string, error) { return nil, errors.ErrUnsupported }

// mapped lets gocsv make values of the fresh outcomes of a column.
func (m *mapper[T]) mapped(c *column) {
	for fresh := m.fresh; len(fresh) > 0; {
		rows := table{{c.name}}
		for _, o := range fresh {
			rows = append(rows, []string{o.text})
		}
		var made []T
		err := gocsv.UnmarshalDecoder(rows, &made)
		done := len(fresh)
		if err != nil {
			// gocsv stops at the first text that it cannot map; it counts the header.
			var at *csv.ParseError
			if done = 0; errors.As(err, &at) && at.Line >= 2 && at.Line-2 < len(fresh) {
				done = at.Line - 2
				err = at.Err
			}
			fresh[done].problem = &Problem{Rule: Value, Message: "does not fit: " + err.Error(), Err: err}
		}
		for i, o := range fresh[:done] {
			field := reflect.ValueOf(&made[i]).Elem().FieldByIndex(c.index)
			o.value = reflect.New(c.typ).Elem()
			o.value.Set(field)
			if c.typed && c.cell != "" {
				o.problem = m.verdict(c, o.value.Interface())
			}
		}
		fresh = fresh[min(done+1, len(fresh)):]
		if err == nil {
			break
		}
	}
}

// acrossCells lets validator judge the rules of a row that look at more than one cell.
func (m *mapper[T]) acrossCells(b *batch[T], i int) {
	var broken validator.ValidationErrors
	if !errors.As(m.judge.StructPartial(&b.rows[i], m.byRow...), &broken) {
		return
	}
	for _, f := range broken {
		_, name, _ := strings.Cut(f.StructNamespace(), ".")
		c, ok := m.columns[name]
		if !ok {
			continue
		}
		at := slices.Index(m.head.columns, c)
		message := "breaks the rule " + f.Tag()
		if f.Param() != "" {
			message += "=" + f.Param()
		}
		p := Problem{Value: b.split[i].cells[at], Rule: Rule(f.Tag()), Message: message, Err: f}
		if p.Value == "" {
			p.Message = "is blank, which " + strings.TrimPrefix(message, "breaks ") + " does not allow"
		}
		m.add(b, i, at, p)
		b.fate[i] = rejectedRow
	}
}
