package records

import (
	"encoding/csv"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"
	"github.com/gocarina/gocsv"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
	"github.com/endqi/endqi/states/rows"
)

// batch is some rows on their way from text to records.
type batch[T any] struct {
	split    []csvtext.Row
	arena    []string // of the rows' cells
	rows     []T
	status   []rowStatus
	problems []located // by row, then by column
	madeIDs  []int     // rows whose id was made
	done     chan struct{}
}

// rowStatus is the result of a row.
type rowStatus uint8

const (
	accepted rowStatus = iota
	rejectedRow
	blankRow
	asideRow // no row of the table: units, totals, remarks
	draftRow // a draft that nobody has assessed
)

// located is a problem of a row of a batch, from 0.
type located struct {
	row int
	Problem
}

// mapper turns batches of text into records. Each goroutine has its own.
type mapper[T any] struct {
	head    *header
	dates   []*spelling.DateColumn
	judge   *validator.Validate
	fix     bool
	seen    []map[string]*cellResult // by place in the file
	byRow   []string                 // fields whose rules look at other cells, by their Go names
	columns map[string]*column       // those, by Go name
	cells   []*cellResult            // of one column of a batch
	fresh   []*cellResult
}

// cellResult is what reading a text in a column gives; it is kept for the next cell of the same text.
type cellResult struct {
	text    string // as the data writes it
	value   reflect.Value
	problem *Problem // lacks the place
	fixed   *Problem // the note of what [Options] Fix changed; nil for nothing
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

func newMapper[T any](head *header, dates []*spelling.DateColumn, o Options) *mapper[T] {
	m := &mapper[T]{head: head, dates: dates, judge: o.Validator, fix: o.Fix, seen: make([]map[string]*cellResult, len(head.columns)), columns: map[string]*column{}}
	for i, c := range head.columns {
		if c == nil {
			continue
		}
		if c.shared && (c.cell != "" || !c.text) {
			m.seen[i] = map[string]*cellResult{}
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

// convert fills rows, status and problems of a batch.
func (m *mapper[T]) convert(b *batch[T]) {
	n := len(b.split)
	b.rows = slices.Grow(b.rows[:0], n)[:n]
	clear(b.rows)
	b.status = slices.Grow(b.status[:0], n)[:n]
	clear(b.status)
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
				if b.status[i] == accepted {
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
			b.status[p.row] = rejectedRow
		}
	}
	if bills, ok := any(b.rows).([]states.Bill); ok {
		m.federal(b, bills)
		m.makeIDs(b, bills)
	}
	if len(m.byRow) > 0 {
		for i := range b.rows {
			if b.status[i] == accepted {
				m.acrossCells(b, i)
			}
		}
	}
	slices.SortStableFunc(b.problems, func(x, y located) int { return x.row - y.row })
}

// federal gives bills of the United States whose scope is blank the only scope that they can have.
func (m *mapper[T]) federal(b *batch[T], bills []states.Bill) {
	at := columnNamed(m.head.columns, "scope")
	for i := range bills {
		if bills[i].State == states.US && bills[i].Scope == states.Statewide && b.status[i] == accepted && (at < 0 || csvtext.Trim(b.split[i].Cells[at]) == "" || m.head.columns[at].nothing(b.split[i].Cells[at])) {
			bills[i].Scope = dataset.BlankScope(bills[i].State)
		}
	}
}

// add reports a problem of a cell, or of the row where at is negative.
func (m *mapper[T]) add(b *batch[T], i, at int, p Problem) {
	r := &b.split[i]
	p.Line = r.Line
	if at >= 0 {
		p.Letter = letter(at)
		if at < len(m.head.columns) && m.head.columns[at] != nil && p.Column == "" {
			p.Column = m.head.columns[at].name
		}
		if r.Multiline && !m.head.sheet {
			for _, before := range r.Cells[:min(at, len(r.Cells))] {
				p.Line += strings.Count(before, "\n")
			}
		}
	}
	b.problems = append(b.problems, located{i, p})
}

// shape judges a row before its cells: whether it is one of this table at all.
func (m *mapper[T]) shape(b *batch[T], i int) {
	r := &b.split[i]
	if csvtext.Blank(r.Cells) {
		b.status[i] = blankRow
		return
	}
	switch width := len(m.head.cells); {
	case r.Fault != csvtext.Sound:
		m.add(b, i, r.FaultCell, faultProblem(r))
		if len(r.Cells) != width || r.Fault == csvtext.TooLong {
			b.status[i] = rejectedRow
			return
		}
	case len(r.Cells) != width:
		p := Problem{Rule: CellCount, Message: "the row has " + count(len(r.Cells), "cell") + ", the header has " + strconv.Itoa(len(m.head.cells))}
		if len(r.Cells) > len(m.head.cells) {
			p.Message += ": put a text with the separator in it in quotes, or take the surplus cells out"
		} else {
			p.Message += ": add the cells that are missing, or put a text of several lines in quotes"
		}
		m.add(b, i, -1, p)
		b.status[i] = rejectedRow
		return
	}
	if r.Line <= m.head.units {
		m.add(b, i, -1, Problem{Value: strings.Join(someText(r.Cells), " | "), Rule: Layout, Severity: Note, Message: "says how to write the cells below it, and is not read as a row"})
		b.status[i] = asideRow
		return
	}
	if m.head.unassessed(r.Cells) {
		b.status[i] = draftRow
		return
	}
	if at, ok := m.head.footer(r.Cells); ok {
		m.add(b, i, at, Problem{Value: r.Cells[at], Rule: Layout, Severity: Warning, Message: "begins a row of totals or remarks, which is passed over"})
		b.problems[len(b.problems)-1].Column = ""
		b.status[i] = asideRow
		return
	}
	for _, at := range m.head.unnamed {
		if cell := r.Cells[at]; csvtext.Trim(cell) != "" {
			m.add(b, i, at, Problem{Value: cell, Rule: UnknownColumn, Severity: Warning, Message: "is not read, since column " + letter(at) + " has no name: name it in the first row"})
		}
	}
	for _, d := range m.head.doubled {
		if cell := r.Cells[d.at]; csvtext.Trim(cell) != "" {
			m.add(b, i, d.at, Problem{Column: d.name, Value: cell, Rule: DuplicateColumn, Message: "stands in a second column of " + d.name + ": write it in column " + letter(d.first)})
		}
	}
	if r.Multiline {
		for at, cell := range r.Cells {
			m.overLines(b, i, at, cell)
		}
	}
	if !utf8.ValidString(r.Text) || strings.IndexByte(r.Text, 0) >= 0 || strings.Contains(r.Text, "\uFFFD") {
		for at, cell := range r.Cells {
			m.characters(b, i, at, cell)
		}
	}
}

// faultProblem words what is wrong with the shape of a row.
func faultProblem(r *csvtext.Row) Problem {
	switch r.Fault {
	case csvtext.Unclosed:
		return Problem{Value: r.Cells[r.FaultCell], Rule: Quote, Message: "begins with a quote that is never closed: close it or leave it out; what follows was read as rows of its own"}
	case csvtext.TextAfter:
		return Problem{Value: r.Cells[r.FaultCell], Rule: Quote, Message: `goes on after its closing quote: write a quote inside a text twice, ""`}
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

// characters finds characters that were lost or cannot be.
func (m *mapper[T]) characters(b *batch[T], i, at int, cell string) {
	for k, r := range cell {
		switch {
		case r == 0:
			m.add(b, i, at, Problem{Value: cell, Rule: Encoding, Message: "holds a zero byte, which no text has"})
			return
		case r == utf8.RuneError && strings.HasPrefix(cell[k:], "\uFFFD"):
			m.add(b, i, at, Problem{Value: cell, Rule: Encoding, Severity: Warning, Message: "holds the sign for a character that was lost when the file was once saved in another encoding: type the character again"})
			return
		case r == utf8.RuneError:
			m.add(b, i, at, Problem{Value: cell, Rule: Encoding, Message: fmt.Sprintf("holds a character that is broken (byte %X), perhaps %q: type it again, and save the file as CSV UTF-8", cell[k], csvtext.FromWindows1252(cell[k]))})
			return
		}
	}
}

// plain is the cell of a column of text without further rules.
func (m *mapper[T]) plain(b *batch[T], i, at int, c *column) string {
	cell := b.split[i].Cells[at]
	if cell == "" {
		if m.needs(c) {
			m.add(b, i, at, blankCell(c))
		}
		return ""
	}
	if !m.head.exact {
		if cell[0] == '\'' {
			cell = rows.UnescapeFormula(cell)
		}
		if c.nothing(cell) {
			return ""
		}
		if c.described.about != "" && spelling.SheetError(cell) {
			m.add(b, i, at, sheetError(cell))
			return cell
		}
		if c.session && strings.HasSuffix(csvtext.Trim(cell), ".0") {
			if year, ok := spelling.YearNumber(cell); ok {
				m.add(b, i, at, Problem{Value: cell, Rule: Unfit, Severity: Warning, Message: "is read as " + year + ", of which a spreadsheet made a number", word: true})
				return year
			}
		}
		if c.number && spelling.HoldsMarkup(cell) {
			p := Problem{Value: cell, Rule: Unfit, Message: "holds HTML: write the number alone", Suggestion: spelling.WithoutMarkup(cell)}
			if m.fix && p.Suggestion != "" {
				m.add(b, i, at, fixed(p, p.Suggestion))
				return p.Suggestion
			}
			m.add(b, i, at, p)
			return cell
		}
	}
	if outerSpace(cell) {
		trimmed := csvtext.Trim(cell)
		if trimmed == "" && m.needs(c) {
			m.add(b, i, at, blankCell(c))
		} else {
			m.add(b, i, at, Problem{Value: cell, Rule: OuterSpace, Severity: Warning, Message: "has a space before or after it: delete it"})
		}
	}
	return cell
}

// needs reports whether every row of a file needs a cell of the column.
func (m *mapper[T]) needs(c *column) bool { return c.required && (!c.made || m.head.exact) }

func blankCell(c *column) Problem {
	return Problem{Rule: Required, Message: "is blank, and every row needs it" + c.example()}
}

// outerSpace reports whether a text begins or ends with a space, a tab, a line end or a no-break space.
func outerSpace(cell string) bool {
	space := func(b byte) bool { return b == ' ' || '\t' <= b && b <= '\r' }
	return cell != "" && (space(cell[0]) || space(cell[len(cell)-1]) || strings.HasPrefix(cell, "\u00A0") || strings.HasSuffix(cell, "\u00A0"))
}

// column converts one column of a batch: each distinct text is read once, and its result is copied to the rows.
func (m *mapper[T]) column(b *batch[T], rows reflect.Value, at int, c *column) {
	m.cells = slices.Grow(m.cells[:0], len(b.split))[:len(b.split)]
	m.fresh = m.fresh[:0]
	var last string // cell that says something, and its result: columns repeat themselves
	var same *cellResult
	for i := range b.split {
		m.cells[i] = nil
		if b.status[i] != accepted {
			continue
		}
		cell := b.split[i].Cells[at]
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
			keep := m.seen[at] != nil && len(m.seen[at]) < mostSeen && len(cell) <= longestSeen
			if keep {
				cell = strings.Clone(cell) // the row's text does not stay for it
			}
			if o = m.fixing(at, c, cell); keep {
				m.seen[at][cell] = o
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
				p.Value = b.split[i].Cells[at]
			}
			m.add(b, i, at, p)
			continue
		case o.value.IsValid():
			rows.Index(i).FieldByIndex(c.index).Set(o.value)
		case c.text:
			rows.Index(i).FieldByIndex(c.index).SetString(o.text)
			if outerSpace(o.text) {
				m.add(b, i, at, Problem{Value: o.text, Rule: OuterSpace, Severity: Warning, Message: "has a space before or after it: delete it"})
			}
		}
		if o != nil && o.fixed != nil {
			p := *o.fixed
			p.Value = b.split[i].Cells[at]
			m.add(b, i, at, p)
		}
	}
}

// understand works out what a cell says, and lets validator judge it.
func (m *mapper[T]) understand(at int, c *column, cell string) *cellResult {
	o := &cellResult{text: cell}
	if o.text != "" && o.text[0] == '\'' && !m.head.exact {
		o.text = rows.UnescapeFormula(o.text)
	}
	if c.described.about != "" && !m.head.exact && spelling.SheetError(o.text) {
		o.problem = new(sheetError(o.text))
		return o
	}
	switch {
	case o.text == "" || csvtext.Trim(o.text) == "" && (c.text && c.required || !c.text && !m.head.exact):
		if o.text = ""; c.required {
			o.problem = new(blankCell(c))
		}
		return o
	case m.head.exact && c.meaning != nil:
		if err := c.takes(o.text); err != nil {
			o.problem = c.problem(c.meaning.ExplainExact(o.text))
			o.problem.Err = err
			return o
		}
	case c.meaning == nil || c.date:
		if !m.head.exact && c.nothing(o.text) {
			o.text = ""
			return o
		}
		if c.date {
			if c.moment && isMoment(o.text) {
				break
			}
			day, refused := m.dates[at].Read(o.text)
			if refused != nil {
				o.text, o.problem = "", c.problem(refused)
				return o
			}
			o.text = day
			if c.moment {
				o.problem = wholeDay(o)
			}
		}
	default:
		word, ok := c.meaning.Read(o.text)
		if !ok && c.nothing(o.text) {
			word, ok = "", true
		}
		if !ok {
			o.problem = c.problem(c.meaning.Explain(o.text))
			return o
		}
		o.text = word
	}
	if o.problem != nil {
		return o
	}
	if o.text == "" && c.required {
		o.problem = new(blankCell(c))
		return o
	}
	if c.cell != "" && !c.typed && o.text != "" {
		if c.described.about != "" && c.address() {
			if message := spelling.WrongAddress(o.text); message != "" && !(c.described.writes && states.CheckURL(o.text) == nil) {
				o.problem = &Problem{Rule: "url", Message: message}
				return o
			}
		}
		o.problem = m.verdict(c, o.text)
	}
	return o
}

// takes is the error of the column's own type where it does not take a text as it is.
func (c *column) takes(text string) error {
	if f, ok := reflect.New(c.typ).Interface().(interface{ UnmarshalText([]byte) error }); ok {
		return f.UnmarshalText([]byte(text))
	}
	return nil // a column of text, which validator judges
}

// problem is a refusal of a cell, without its place.
func (c *column) problem(r *spelling.Refusal) *Problem {
	return &Problem{Rule: Rule(r.Tag), Message: r.Message, Near: r.Near, Suggestion: r.Suggestion, rival: r.Rival, word: c.meaning.Words != nil}
}

// isMoment reports whether a text is a day with its time, as a time.Time writes itself.
func isMoment(text string) bool {
	_, err := time.Parse(time.RFC3339, csvtext.Trim(text))
	return err == nil
}

// wholeDay makes of a date what a time.Time reads, or finds that it is only a part of one.
func wholeDay(o *cellResult) *Problem {
	if o.text != "" && len(o.text) < len(time.DateOnly) {
		return &Problem{Rule: CivilDate, Message: "names no day, and this column wants one: write YYYY-MM-DD"}
	}
	if o.text != "" {
		o.text += "T00:00:00Z"
	}
	return nil
}

// verdict is what validator finds wrong with a text or a value.
func (m *mapper[T]) verdict(c *column, value any) *Problem {
	err := m.judge.Var(value, c.cell)
	if err == nil {
		return nil
	}
	var broken validator.ValidationErrors
	if !errors.As(err, &broken) {
		return &Problem{Rule: Unfit, Message: "cannot be judged: " + err.Error(), Err: err}
	}
	text, ok := value.(string)
	p := &Problem{Rule: Rule(broken[0].Tag()), Message: brokenRule(broken[0].Tag(), broken[0].Param(), c.typ.Kind(), text), Err: broken[0]}
	if ok && c.meaning != nil && c.meaning.Suggest != nil {
		p.Near, p.Suggestion = c.meaning.Suggest(text)
	}
	return p
}

// table is rows of text as gocsv takes them.
type table [][]string

// GetCSVRows gives gocsv the header and the rows.
func (t table) GetCSVRows() ([][]string, error) { return t, nil }

// GetCSVRow is of gocsv's interface; it reads whole tables only.
func (t table) GetCSVRow() ([]string, error) { return nil, errors.ErrUnsupported }

// mapped lets gocsv make values of the fresh results of a column.
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
			fresh[done].problem = &Problem{Rule: Unfit, Message: "does not fit: " + err.Error(), Err: err}
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
		p := Problem{Value: b.split[i].Cells[at], Rule: Rule(f.Tag()), Message: message, Err: f}
		if p.Value == "" {
			p.Message = "is blank, which " + strings.TrimPrefix(message, "breaks ") + " does not allow"
		}
		m.add(b, i, at, p)
		b.status[i] = rejectedRow
	}
}
