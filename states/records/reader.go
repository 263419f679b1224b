package records

import (
	"bytes"
	"errors"
	"io"
	"iter"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-playground/validator/v10"

	"github.com/endqi/endqi/states"
)

// separators are those that a file may have between its cells, the most usual first.
const separators = ",;\t|"

// NoLimit, as a limit of [Options], keeps every problem.
const NoLimit = math.MaxInt

// Options say how tables are read. The zero value suits any file.
type Options struct {
	File      string    // how problems name the file
	Dates     DateOrder // of dates such as 3/4/2021
	Separator byte      // between cells; 0 looks for a comma, semicolon, tab or pipe
	Limit     int       // problems that are kept, the rest is counted; 0 is 200
	MaxRow    int       // bytes of a row, after which a quote counts as never closed; 0 is 1 MiB
	Lookahead int       // bytes that [InferDates] may read before the first row; 0 is 256 KiB

	// Names are further names of columns, by the name in the file: {"Bundesstaat": "state"}.
	Names map[string]string

	// Rejects takes the header and the rows that were not accepted, with the reasons in a last column named "problem".
	// Once corrected it can be read again as it is. Nothing is written where every row is accepted.
	Rejects io.Writer

	// Progress is told how many bytes were read so far, perhaps by another goroutine.
	Progress func(bytes int64)

	// Validator judges the validate tags; nil is one made by [Validator].
	Validator *validator.Validate

	// Stdin is what [Files] read for "-"; nil is os.Stdin.
	Stdin io.Reader

	// AsOf is the day on which [Open], [ReadDataset] and [Check] look at a table; zero leaves out what depends on it.
	AsOf states.Date
}

func (o Options) limit() int {
	if o.Limit == 0 {
		return 200
	}
	return o.Limit
}

// Reader reads a table of T, one row at a time. Its memory does not grow with the table.
type Reader[T any] struct {
	o       Options
	from    io.Reader
	split   *splitter
	columns []*column
	head    *header
	dates   []*dateColumn // by place in the file; nil for a column of no dates
	report  Report
	rejects rejects
	err     error
	used    bool

	rejected func(*row)        // told of each row that is not accepted
	judge    func(*T) *Problem // asked about each row that is otherwise good
}

// Read starts to read a table whose rows are T: a struct with csv and validate tags, such as [states.Bill] or an importer's
// own. Every row is mapped by gocsv and judged by validator, each distinct cell of a column once; the fields' own
// UnmarshalText and the validator's rules must therefore be safe to call from several goroutines, and depend on nothing
// but the text.
func Read[T any](r io.Reader, o Options) *Reader[T] {
	if o.MaxRow <= 0 {
		o.MaxRow = 1 << 20
	}
	if o.Lookahead <= 0 {
		o.Lookahead = 256 << 10
	}
	if o.Validator == nil {
		o.Validator = shared()
	}
	t := &Reader[T]{o: o, from: r, split: newSplitter(r, o.MaxRow), rejects: rejects{to: o.Rejects}}
	t.split.progress = o.Progress
	t.report.Files = []File{{Name: o.File}}
	t.columns, t.err = columnsFor[T](o.Validator)
	return t
}

// All yields the rows that are accepted, each with the line on which it begins, in the order of the file. It can be used
// once; when it has come to its end, see [Reader.Report] and [Reader.Err].
func (r *Reader[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		r.each(func(line int, _ []string, v *T) bool { return yield(line, *v) })
	}
}

// Report is what was found so far: all of it once [Reader.All] has come to its end.
func (r *Reader[T]) Report() *Report { return &r.report }

// Err is the error of the underlying reader or of Options.Rejects, or what makes T no row of a table. What is wrong with
// the file's contents is in the report instead. Where reading failed, the rows before are in the report.
func (r *Reader[T]) Err() error { return r.err }

// ReadAll reads a whole table.
func ReadAll[T any](from io.Reader, o Options) ([]T, *Report, error) {
	r := Read[T](from, o)
	var all []T
	r.each(func(_ int, _ []string, v *T) bool {
		if len(all) == cap(all) { // twice as many: append would copy large tables more often
			all = slices.Grow(all, len(all)+256)
		}
		all = append(all, *v)
		return true
	})
	return all, r.Report(), r.Err()
}

func (r *Reader[T]) problem(p Problem) {
	p.File = r.o.File
	r.report.add(p, r.o.limit())
}

// each reads the table; cells are the row as it stands in the file, valid during the call.
func (r *Reader[T]) each(yield func(line int, cells []string, v *T) bool) {
	if r.used || r.err != nil {
		return
	}
	r.used = true
	defer r.finish()
	if !r.begin() {
		return
	}
	batches := r.lookAhead()
	if runtime.GOMAXPROCS(0) == 1 || r.split.decoder.err != nil && len(batches) <= 1 {
		m := newMapper[T](r.head, r.dates, r.o.Validator)
		for b := r.next(&batches, nil); b != nil; b = r.next(&batches, b) {
			m.convert(b)
			if !r.deliver(b, yield) {
				return
			}
		}
		return
	}
	r.concurrently(batches, yield)
}

// concurrently splits, converts and delivers at the same time, in the order of the file.
func (r *Reader[T]) concurrently(batches []*batch[T], yield func(int, []string, *T) bool) {
	workers := min(runtime.GOMAXPROCS(0), 8)
	jobs := make(chan *batch[T], workers)
	order := make(chan *batch[T], 2*workers)
	free := make(chan *batch[T], 4*workers)
	quit := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		defer close(order)
		defer close(jobs)
		for {
			var old *batch[T]
			select {
			case old = <-free:
			default:
			}
			b := r.next(&batches, old)
			if b == nil {
				return
			}
			b.done = make(chan struct{})
			select {
			case order <- b:
			case <-quit:
				return
			}
			select {
			case jobs <- b:
			case <-quit:
				return
			}
		}
	})
	for range workers {
		running.Go(func() {
			m := newMapper[T](r.head, r.dates, r.o.Validator)
			for b := range jobs {
				m.convert(b)
				close(b.done)
			}
		})
	}
	defer running.Wait()
	defer close(quit)
	for b := range order {
		<-b.done
		if !r.deliver(b, yield) {
			return
		}
		select {
		case free <- b:
		default:
		}
	}
}

// begin finds the header and how the file is written; false where that makes reading impossible.
func (r *Reader[T]) begin() bool {
	s := r.split
	s.fill()
	if message := noTable(s.first); message != "" {
		r.problem(Problem{Rule: FileFormat, Message: message})
		return false
	}
	if r.o.Separator != 0 {
		s.separate(r.o.Separator)
	} else if sep, ok := separatorLine(s.buf); ok {
		s.separate(sep)
	} else {
		s.separate(r.findSeparator())
	}
	var first row
	for {
		if _, ok := s.next(&first, nil); !ok {
			if s.err == nil || s.err == io.EOF {
				r.problem(Problem{Rule: FileFormat, Message: "the file is empty: its first row must name the columns"})
			}
			return false
		}
		if !blank(first.cells) && !isSeparatorLine(first.cells) {
			break
		}
	}
	if first.fault != sound {
		p := faultProblem(&first)
		p.Line, p.Letter = first.line, letter(first.cell)
		r.problem(p)
		return false
	}
	var problems []Problem
	r.head, problems = readHeader(first.cells, first.line, r.columns, r.o.Names)
	if !slices.ContainsFunc(r.head.columns, func(c *column) bool { return c != nil }) {
		message := "is the first row, and names no column of this table; it must name at least " + r.requiredColumns()
		if line, ok := r.headerBelow(); ok {
			message = "is the first row, and names no column of this table, but line " + strconv.Itoa(line) + " does: delete what is above it"
		}
		r.problem(Problem{Line: first.line, Rule: MissingColumn, Value: strings.Join(first.cells, string(s.comma)), Message: message})
		return false
	}
	fatal := false
	for _, p := range problems {
		r.problem(p)
		fatal = fatal || p.Severity == Error
	}
	s.width = len(r.head.cells)
	r.dates = make([]*dateColumn, len(r.head.columns))
	for i, c := range r.head.columns {
		if c != nil && c.date {
			r.dates[i] = &dateColumn{order: r.o.Dates}
		}
	}
	r.rejects.head = r.head
	return !fatal
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

// noTable words what a file is that is no table of text; empty where it may be one.
func noTable(first []byte) string {
	switch lower := bytes.ToLower(first); {
	case bytes.HasPrefix(first, []byte("PK\x03\x04")), bytes.HasPrefix(first, []byte("\xD0\xCF\x11\xE0")):
		return "the file is a workbook, not text: save it from the spreadsheet as CSV UTF-8"
	case bytes.HasPrefix(first, []byte("%PDF")):
		return "the file is a PDF, not a table"
	case bytes.HasPrefix(first, []byte("\x1F\x8B")):
		return "the file is compressed: unpack it first"
	case bytes.HasPrefix(lower, []byte("<!doctype")), bytes.HasPrefix(lower, []byte("<html")):
		return "the file is a web page, not a table: was it saved from a page that wants a login?"
	}
	return ""
}

// separatorLine reads the first line "sep=;" that some spreadsheets write.
func separatorLine(text []byte) (byte, bool) {
	if len(text) > 5 && bytes.EqualFold(text[:4], []byte("sep=")) && strings.IndexByte(separators, text[4]) >= 0 && (text[5] == '\n' || text[5] == '\r') {
		return text[4], true
	}
	return 0, false
}

func isSeparatorLine(cells []string) bool {
	return len(cells) == 2 && strings.EqualFold(cells[0], "sep=") && cells[1] == ""
}

// findSeparator is the separator with which the first row that has any text names the most columns; of several, the one
// with which it has the most cells.
func (r *Reader[T]) findSeparator() byte {
	s := r.split
	best, named, cells := byte(','), -1, 0
	text := bytes.TrimLeft(s.buf, "\r\n ")
	for _, comma := range []byte(separators) {
		s.separate(comma)
		var first row
		s.scan(&first, text)
		list, from := make([]string, 0, len(s.ends)), 0
		for _, end := range s.ends {
			list = append(list, string(s.text[from:end]))
			from = end
		}
		if n := known(list, r.columns, r.o.Names); n > named || n == named && len(list) > cells {
			best, named, cells = comma, n, len(list)
		}
	}
	return best
}

// headerBelow looks for the header in the next few rows.
func (r *Reader[T]) headerBelow() (line int, ok bool) {
	for range 20 {
		var next row
		if _, ok := r.split.next(&next, nil); !ok {
			break
		}
		if known(next.cells, r.columns, r.o.Names) > 1 {
			return next.line, true
		}
	}
	return 0, false
}

// lookAhead splits as many rows as it takes to know how each column writes its dates.
func (r *Reader[T]) lookAhead() (batches []*batch[T]) {
	if r.o.Dates != InferDates || !slices.ContainsFunc(r.dates, func(d *dateColumn) bool { return d != nil }) {
		return nil
	}
	for size := 0; size < r.o.Lookahead; {
		b := r.fillBatch(nil)
		if b == nil {
			return batches
		}
		batches = append(batches, b)
		for i := range b.split {
			size += len(b.split[i].text)
			r.lookAtDates(&b.split[i])
		}
	}
	if slices.ContainsFunc(r.dates, func(d *dateColumn) bool { return d != nil && d.doubtful && d.decider == "" }) {
		r.lookAtAll()
	}
	return batches
}

func (r *Reader[T]) lookAtDates(row *row) {
	if len(row.cells) != len(r.dates) {
		return
	}
	for i, d := range r.dates {
		if d != nil {
			d.look(row.cells[i], row.line)
		}
	}
}

// lookAtAll reads the rest of a file that can be read twice, for its dates alone.
func (r *Reader[T]) lookAtAll() {
	at, ok := r.from.(interface {
		io.ReaderAt
		io.Seeker
	})
	if !ok {
		return
	}
	here, err := at.Seek(0, io.SeekCurrent)
	if err != nil {
		return
	}
	again := newSplitter(io.NewSectionReader(at, here-r.split.read, math.MaxInt64-here), r.o.MaxRow)
	again.separate(r.split.comma)
	again.width = r.split.width
	var arena []string
	var next row
	for ok = true; ok; arena, ok = again.next(&next, arena[:0]) {
		if next.line > r.head.line {
			r.lookAtDates(&next)
		}
	}
}

// next is the next batch to convert, made in old where there is one; nil at the end.
func (r *Reader[T]) next(ready *[]*batch[T], old *batch[T]) *batch[T] {
	if len(*ready) > 0 {
		b := (*ready)[0]
		(*ready)[0] = nil
		*ready = (*ready)[1:]
		return b
	}
	return r.fillBatch(old)
}

// fillBatch splits the next rows.
func (r *Reader[T]) fillBatch(b *batch[T]) *batch[T] {
	const most, mostBytes = 256, 128 << 10
	if b == nil {
		b = &batch[T]{split: make([]row, 0, most), arena: make([]string, 0, most*len(r.head.cells))}
	}
	b.split, b.arena = b.split[:0], b.arena[:0]
	for size := 0; len(b.split) < most && size < mostBytes; {
		b.split = b.split[:len(b.split)+1]
		next := &b.split[len(b.split)-1]
		var ok bool
		if b.arena, ok = r.split.next(next, b.arena); !ok {
			b.split = b.split[:len(b.split)-1]
			break
		}
		size += len(next.text)
	}
	if len(b.split) == 0 {
		return nil
	}
	return b
}

// deliver counts and reports a converted batch, and yields its good rows.
func (r *Reader[T]) deliver(b *batch[T], yield func(int, []string, *T) bool) bool {
	file := &r.report.Files[0]
	problems := b.problems
	for i := range b.split {
		n := 0
		for n < len(problems) && problems[n].row == i {
			r.problem(problems[n].Problem)
			n++
		}
		row := &b.split[i]
		own := problems[:n]
		if b.fate[i] == accepted && r.judge != nil {
			if p := r.judge(&b.rows[i]); p != nil {
				p.Line = row.line
				if at := slices.IndexFunc(r.head.columns, func(c *column) bool { return c != nil && c.name == p.Column }); at >= 0 {
					p.Letter = letter(at)
				}
				r.problem(*p)
				b.fate[i], own = rejectedRow, append(slices.Clone(own), located{i, *p})
			}
		}
		switch b.fate[i] {
		case blankRow:
			file.Blank++
		case rejectedRow:
			file.Read++
			file.Rejected++
			if r.rejected != nil {
				r.rejected(row)
			}
			if err := r.rejects.write(row, r.dates, own); err != nil && r.err == nil {
				r.err = err
			}
		default:
			file.Read++
			file.Accepted++
			if !yield(row.line, row.cells, &b.rows[i]) {
				return false
			}
		}
		problems = problems[n:]
	}
	return true
}

// finish completes the report.
func (r *Reader[T]) finish() {
	s, file := r.split, &r.report.Files[0]
	if s.err != nil && !errors.Is(s.err, io.EOF) && r.err == nil {
		r.err = s.err
	}
	if err := r.rejects.flush(); err != nil && r.err == nil {
		r.err = err
	}
	file.Encoding, file.Separator, file.LineEnds = s.encoding.String(), string(s.comma), s.lineEnd
	var unusual []string
	if s.encoding > utf8Marked {
		unusual = append(unusual, "read as "+file.Encoding)
	}
	if word := map[byte]string{';': "semicolons", '\t': "tabs", '|': "pipes"}[s.comma]; word != "" {
		unusual = append(unusual, word+" between the cells")
	}
	if s.lineEnd == "CR" {
		unusual = append(unusual, "lines that end in CR")
	}
	if len(unusual) > 0 && r.head != nil {
		r.problem(Problem{Rule: Layout, Severity: Note, Message: strings.Join(unusual, ", ")})
	}
	for i, d := range r.dates {
		if d != nil && d.decider != "" && d.mixed == 0 {
			r.problem(Problem{Line: d.line, Column: r.head.columns[i].name, Letter: letter(i), Value: d.decider, Rule: Layout, Severity: Note,
				Message: "tells that the dates of this column are " + d.order.words()})
		}
	}
}

// rejects writes the rows that were not accepted.
type rejects struct {
	to   io.Writer
	head *header
	buf  []byte
	any  bool
	err  error
}

// write writes a row: dates that were understood as the data has them, all other cells as they were, and the reasons.
func (w *rejects) write(r *row, dates []*dateColumn, problems []located) error {
	var reasons []string
	for _, p := range problems {
		if p.Severity != Error {
			continue
		}
		reason := p.Reason()
		if p.Column != "" {
			reason = p.Column + ": " + reason
		}
		reasons = append(reasons, reason)
	}
	cells := slices.Clone(r.cells)
	for i := range min(len(cells), len(dates)) {
		if dates[i] != nil && len(cells) == len(dates) {
			if day, p := dates[i].read(cells[i]); p == nil && cells[i] != "" {
				cells[i] = day
			}
		}
	}
	return w.line(r.line, cells, reasons)
}

func (w *rejects) line(line int, cells, reasons []string) error {
	if w.to == nil {
		return nil
	}
	if !w.any {
		w.any = true
		head := w.head.cells
		if n := len(head); n > 0 && fold(head[n-1]) == reasonColumn {
			head = head[:n-1]
		}
		for _, cell := range head {
			w.buf = append(states.AppendCell(w.buf, cell), ',')
		}
		w.buf = append(append(w.buf, reasonColumn...), '\n')
	}
	if n := len(w.head.cells); n > 0 && fold(w.head.cells[n-1]) == reasonColumn && len(cells) == n {
		cells = cells[:n-1]
	}
	for _, cell := range cells {
		w.buf = append(states.AppendCell(w.buf, states.UnescapeFormula(cell)), ',')
	}
	w.buf = append(states.AppendCell(w.buf, "line "+strconv.Itoa(line)+": "+strings.Join(reasons, "; ")), '\n')
	if len(w.buf) >= chunk {
		return w.flush()
	}
	return nil
}

func (w *rejects) flush() error {
	if len(w.buf) == 0 || w.err != nil {
		return w.err
	}
	_, w.err = w.to.Write(w.buf)
	w.buf = w.buf[:0]
	return w.err
}

// blank reports whether a row has no text at all.
func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" && (' ' < c[0] && c[0] < utf8.RuneSelf || trim(c) != "") {
			return false
		}
	}
	return true
}
