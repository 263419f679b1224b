package records

import (
	"io"
	"iter"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

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

	// Names are further names of columns, by the name in the file: {"Bundesstaat": "state"}. They count before any other.
	Names map[string]string

	// Header is the line of the row that names the columns; 0 finds it, below a title or a row of groups too.
	Header int

	// Sheet is the name of the sheet of a workbook that the text was made from (see package sheet): problems name cells as
	// spreadsheets do, Bills!C7. A line is then a row, however many lines its cells have.
	Sheet string

	// Days1904 says that days which a spreadsheet left as numbers count from 1904, as in some workbooks, and not from 1900.
	Days1904 bool

	// Fix takes what a problem suggests where that is all that the cell, or the name of the column, can mean: the row is accepted,
	// and a note has the old text as Value and the new one as Suggestion.
	Fix bool

	// Rejects takes the header and the rows that were not accepted, with the reasons in a last column named "problem".
	// Once corrected it can be read again as it is. Nothing is written where every row is accepted.
	Rejects io.Writer

	// Progress is told how many bytes were read so far, perhaps by another goroutine.
	Progress func(bytes int64)

	// Validator judges the validate tags; nil is one made by [Validator].
	Validator *validator.Validate

	// Stdin is what [Files] read for "-"; nil is os.Stdin.
	Stdin io.Reader

	// AsOf is the day on which [Open], [ReadDataset] and [Check] look at a table; zero is that of the shipped edition.
	AsOf states.Date

	again func() (io.ReadCloser, error) // opens the same file once more; nil where that cannot be
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
	split   *csvtext.Splitter
	columns []*column
	head    *header
	dates   []*spelling.DateColumn // by place in the file; nil for a column of no dates
	report  Report
	rejects rejects
	err     error // of the underlying reader, or of T itself
	used    bool
	made    madeIDs
	drafts  []string // lines of the first that nobody has assessed

	rejected func(*csvtext.Row) // told of each row that is not accepted
	ignore   Rule               // whose warnings are passed over
	judge    func(*T) *Problem  // asked about each row that is otherwise good
}

// Read starts to read a table whose rows are T: a struct with csv and validate tags, such as [states.Bill] or an
// importer's own. A blank cell leaves its field zero; a field that is a pointer stays nil, by which a blank number is
// told from 0. Pointers read as what they point to, and a time.Time reads dates as a [states.Date] does. Every row is
// mapped by gocsv and judged by validator, each distinct cell of a column once; the fields' own UnmarshalText and the
// validator's rules must therefore be safe to call from several goroutines, and depend on nothing but the text.
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
	t := &Reader[T]{o: o, from: r, split: csvtext.NewSplitter(r, o.MaxRow, o.Progress), rejects: rejects{to: o.Rejects}}
	t.split.Rows = o.Sheet != ""
	t.report.Files = []File{{Name: o.File, Sheet: o.Sheet}}
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

// Judge adds a rule of the importer's own, asked about each row that is otherwise good. What it finds wrong, with the
// column's name where there is one, is reported at the row's place as other errors are.
func (r *Reader[T]) Judge(rule func(*T) *Problem) { r.judge = rule }

// Ignore passes over the warnings of a rule, where the file is somebody else's and the reader cannot mend it.
func (r *Reader[T]) Ignore(rule Rule) { r.ignore = rule }

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
	if r.ignore != "" && p.Rule == r.ignore && p.Severity == Warning {
		return
	}
	p.File, p.Sheet = r.o.File, r.o.Sheet
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
	if len(batches) == 0 {
		if b := r.fillBatch(nil); b != nil {
			batches = append(batches, b)
		}
	}
	if len(batches) > 0 {
		r.head.findUnits(batches[0].split)
	}
	if runtime.GOMAXPROCS(0) == 1 || r.split.Drained() && len(batches) <= 1 {
		m := newMapper[T](r.head, r.dates, r.o)
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
	converted := make(chan *batch[T], 2*workers)
	free := make(chan *batch[T], 4*workers)
	quit := make(chan struct{})
	var running sync.WaitGroup
	running.Go(func() {
		defer close(converted)
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
			case converted <- b:
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
			m := newMapper[T](r.head, r.dates, r.o)
			for b := range jobs {
				m.convert(b)
				close(b.done)
			}
		})
	}
	defer running.Wait()
	defer close(quit)
	for b := range converted {
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
		b = &batch[T]{split: make([]csvtext.Row, 0, most), arena: make([]string, 0, most*len(r.head.cells))}
	}
	b.split, b.arena = b.split[:0], b.arena[:0]
	for size := 0; len(b.split) < most && size < mostBytes; {
		b.split = b.split[:len(b.split)+1]
		next := &b.split[len(b.split)-1]
		var ok bool
		if b.arena, ok = r.split.Next(next, b.arena); !ok {
			b.split = b.split[:len(b.split)-1]
			break
		}
		size += len(next.Text)
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
		row := &b.split[i]
		var own []Problem
		for ; len(problems) > 0 && problems[0].row == i; problems = problems[1:] {
			own = append(own, problems[0].Problem)
		}
		if b.status[i] == accepted && r.judge != nil {
			if p := r.judge(&b.rows[i]); p != nil {
				p.Line = row.Line
				if at := columnNamed(r.head.columns, p.Column); at >= 0 {
					p.Letter = letter(at)
				}
				b.status[i], own = rejectedRow, append(own, *p)
			}
		}
		for _, p := range own {
			r.problem(p)
		}
		if b.status[i] == accepted && slices.Contains(b.madeIDs, i) {
			r.made.count(row.Line, any(&b.rows[i]).(*states.Bill).ID)
		}
		switch b.status[i] {
		case blankRow:
			file.Blank++
		case asideRow:
			file.Aside++
		case draftRow:
			if file.Drafts++; file.Drafts <= few {
				r.drafts = append(r.drafts, strconv.Itoa(row.Line))
			}
		case rejectedRow:
			file.Read++
			file.Rejected++
			if r.rejected != nil {
				r.rejected(row)
			}
			r.rejects.write(row.Line, row.Cells, own)
		default:
			file.Read++
			file.Accepted++
			if !yield(row.Line, row.Cells, &b.rows[i]) {
				return false
			}
		}
	}
	return true
}

// finish completes the report.
func (r *Reader[T]) finish() {
	s, file := r.split, &r.report.Files[0]
	r.err = s.Err()
	if err := r.rejects.flush(); r.err == nil {
		r.err = err
	}
	file.Encoding, file.Separator, file.LineEnds = s.Encoding().String(), string(s.Separator()), s.LineEnds()
	var unusual []string
	if !s.Encoding().Usual() {
		unusual = append(unusual, "read as "+file.Encoding)
	}
	if word := map[byte]string{';': "semicolons", '\t': "tabs", '|': "pipes"}[s.Separator()]; word != "" {
		unusual = append(unusual, word+" between the cells")
	}
	if s.LineEnds() == "CR" {
		unusual = append(unusual, "lines that end in CR")
	}
	if len(unusual) > 0 && r.head != nil {
		r.problem(Problem{Rule: Layout, Severity: Note, Message: strings.Join(unusual, ", ")})
	}
	r.made.report(r.problem)
	r.reportDrafts()
	for i, d := range r.dates {
		if d == nil {
			continue
		}
		if cell, line, ok := d.Decided(); ok {
			r.problem(Problem{Line: line, Column: r.head.columns[i].name, Letter: letter(i), Value: cell, Rule: Layout, Severity: Note,
				Message: "tells that the dates of this column are " + d.Order.Words()})
		}
	}
	r.report.sort(r.o.limit())
}
