package records

import (
	"bytes"
	"errors"
	"hash/maphash"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
	"github.com/endqi/endqi/states/rows"
)

// ReadDataset reads a dataset as the widget takes it, by the rules of package dataset:
//
//	{"schema":1,"source":"…","updated":"2026-11-22","bills":[{"id":"co-2020-sb-20-217","state":"CO",…}],"evidence":[…]}
//
// A text is read as the data writes it: what a table in CSV may say in other words, "Colorado" or "yes", is an error here, with the
// text to write instead. Problems name the line, the table, the row and the column. Like [Open], it leaves out every row with an
// error; where the file itself is none, no row is read. It holds the text of the file and the records in memory.
func ReadDataset(from io.Reader, o Options) (Tables, *Report, error) {
	none := Tables{from: map[string]*source{}}
	data, err := readWhole(from)
	if err != nil {
		return none, &Report{Files: []File{{Name: o.File}}}, err
	}
	d := &datasetReader{o: o, data: data, line: 1, report: &Report{Files: []File{{Name: o.File}}}, t: Tables{from: map[string]*source{}}}
	if d.o.Validator == nil {
		d.o.Validator = shared()
	}
	var wrong *dataset.Error
	if err := dataset.Read(data, d); errors.As(err, &wrong) {
		report := &Report{Files: []File{{Name: o.File, Unread: true}}}
		report.add(d.unread(wrong), o.limit())
		report.sort(o.limit())
		return none, report, nil
	} else if err != nil {
		return none, d.report, err
	}
	if d.jsonTable != nil {
		d.end()
	}
	d.data, d.jsonTable = nil, nil // checking needs memory too
	d.t.accept(d.report, o)
	return d.t, d.report, nil
}

// readWhole reads a file into no more memory than it needs, where its size is known.
func readWhole(from io.Reader) ([]byte, error) {
	f, ok := from.(interface{ Stat() (fs.FileInfo, error) })
	if !ok {
		return io.ReadAll(from)
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return io.ReadAll(from)
	}
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	_, err = data.ReadFrom(from)
	return data.Bytes(), err
}

// datasetReader is told what stands in a dataset.
type datasetReader struct {
	o      Options
	data   []byte
	at     int // how far lines are counted
	line   int
	report *Report
	t      Tables

	jsonTable // that is read: its rows and cells are told to it
}

// jsonTable is told what stands in a table of a dataset, and where it ends.
type jsonTable interface {
	dataset.Handler
	end()
}

// lineOf is the line of a place, which is never before one that was asked for.
func (d *datasetReader) lineOf(p *dataset.Place) int {
	d.line += bytes.Count(d.data[d.at:p.Offset], []byte("\n"))
	d.at = p.Offset
	return d.line
}

// unread words why a file is no dataset.
func (d *datasetReader) unread(e *dataset.Error) Problem {
	p := Problem{File: d.o.File, Line: d.lineOf(&e.Place), Rule: FileFormat, fatal: true}
	where := e.Column
	if e.Table != "" {
		where = e.Table
	}
	if e.Row > 0 {
		where += " row " + strconv.Itoa(e.Row)
	}
	switch e.Cause {
	case dataset.ErrEdition:
		p.Message = "the dataset's schema is not " + strconv.Itoa(dataset.Edition) + ", the one that is read"
	case dataset.ErrNotText:
		p.Message = where + " is no text"
	case dataset.ErrNotTable:
		p.Message = where + " is no list of rows"
	case dataset.ErrTwice:
		p.Message = where + " is there twice: leave one out"
	case dataset.ErrAfter:
		p.Message = "the file goes on after its dataset"
	case dataset.ErrUnknownMember:
		p.Rule, p.Message = UnknownColumn, d.unknownMember(e.Column)
	case rows.ErrNoObject:
		if p.Message = where + " is no object"; e.Row == 0 {
			p.Message = `the file is no dataset: it must be an object, {"schema":1,"bills":[…]}`
		}
	case rows.ErrEnd:
		p.Message = "the file ends before its JSON does"
	case rows.ErrUTF8:
		p.Message = "the file is no UTF-8 text: save it as UTF-8"
	default:
		p.Message = "the file " + e.Cause.Error()
	}
	return p
}

// unknownMember words that no dataset has a member; of what service the file is, where that can be told.
func (d *datasetReader) unknownMember(name string) string {
	message := harmless(strconv.Quote(name)) + " " + dataset.ErrUnknownMember.Error()
	switch near, ok := spelling.Suggest(name, slices.Values(slices.Concat([]string{"schema", "rubric", "source", "updated"}, dataset.Names()))); {
	case (name == "bill" || name == "status") && bytes.Contains(d.data, []byte("legiscan.com")):
		message = "the file is a bill of LegiScan, no dataset: importcsv -bulk FILE makes drafts of it"
	case ok:
		message += "; did you mean " + near + "?"
	}
	return message
}

// Text keeps the source or the day of the edition.
func (d *datasetReader) Text(at *dataset.Place, text string) error {
	if at.Column == "source" {
		d.t.Source = text
		return nil
	}
	var err error
	if d.t.Updated, err = states.ParseDate(text); err != nil {
		date, _ := spelling.Of(dateType)
		d.report.add(Problem{File: d.o.File, Line: d.lineOf(at), Column: at.Column, Value: text, Rule: CivilDate, Message: date.Wrong, Err: err}, d.o.limit())
	}
	return nil
}

// Table begins a table.
func (d *datasetReader) Table(at *dataset.Place) (err error) {
	if d.jsonTable != nil {
		d.end()
	}
	d.jsonTable, err = kindNamed(at.Table).readJSON(d)
	return err
}

// jsonRow is a row as it stands in the file.
type jsonRow struct {
	line     int
	cells    []string // by column
	lines    []int    // of the cells; 0 for one that is not there
	problems []Problem
}

// datasetRows makes records of the rows of a table.
type datasetRows[T comparable] struct {
	*datasetReader
	table   string
	into    *[]T
	columns []*column
	at      map[string]int // place of each column
	row     jsonRow        // that is read
	read    []jsonRow      // that are not yet records
	before  int            // rows before those
	mapper  *mapper[T]
	batch   batch[T]
	source  *source
	unknown map[string]bool // columns that were reported
}

// readJSON begins to read a table.
func (k *tableOf[T]) readJSON(d *datasetReader) (jsonTable, error) {
	columns, err := columnsFor[T](d.o.Validator)
	if err != nil {
		return nil, err
	}
	head := &header{columns: columns, exact: true}
	w := &datasetRows[T]{datasetReader: d, table: k.table, into: k.rows(&d.t), columns: columns, at: map[string]int{}, unknown: map[string]bool{}}
	for i, c := range columns {
		head.cells = append(head.cells, c.name)
		w.at[c.name] = i
	}
	*w.into = []T{}
	w.mapper = newMapper[T](head, nil, Options{Validator: d.o.Validator})
	w.source = &source{table: k.table, file: d.o.File, json: true, head: head, gone: map[string]place{}, out: map[int]bool{}}
	return w, nil
}

// Row begins a row.
func (w *datasetRows[T]) Row(at *dataset.Place) error {
	w.row = jsonRow{line: w.lineOf(at), cells: make([]string, len(w.columns)), lines: make([]int, len(w.columns))}
	return nil
}

// Cell keeps a cell.
func (w *datasetRows[T]) Cell(at *dataset.Place, text string) error {
	i := w.at[at.Column]
	w.row.cells[i], w.row.lines[i] = text, w.lineOf(at)
	return nil
}

// Wrong keeps what is wrong with a cell, and reports a column that the table does not have, once. What is missing is found with the
// other rules of the row.
func (w *datasetRows[T]) Wrong(at *dataset.Place, value string, cause error) error {
	p := Problem{Line: w.lineOf(at), Column: at.Column, Value: value, Rule: Unfit}
	switch cause {
	case dataset.ErrMissing:
		return nil
	case dataset.ErrUnknownColumn:
		if !w.unknown[at.Column] {
			w.unknown[at.Column] = true
			p.Rule, p.Severity, p.Message = UnknownColumn, Warning, cause.Error()
			p.Near, p.Suggestion, _ = nearestColumn(at.Column, w.columns, nil)
			w.problem(at.Row, p)
		}
		return nil
	case dataset.ErrTwice:
		p.Value, p.Rule, p.Message = "", DuplicateColumn, "is there twice in this row: leave one out"
	default:
		switch value[0] {
		case '{', '[':
			p.Value, p.Message = value[:1], "begins something else than a text"
		case 't', 'f':
			p.Message = "is no text: write it in quotes"
		default:
			p.Message = "is a number: write it in quotes"
		}
	}
	w.row.problems = append(w.row.problems, p)
	return nil
}

// EndRow ends a row.
func (w *datasetRows[T]) EndRow(*dataset.Place) error {
	const some = 256
	if w.read = append(w.read, w.row); len(w.read) >= some {
		w.convert()
	}
	return nil
}

// end ends the table.
func (w *datasetRows[T]) end() {
	w.convert()
	w.source.of = w.before
	w.t.from[w.table] = w.source
}

func (w *datasetRows[T]) problem(row int, p Problem) {
	p.File, p.Table, p.Row, p.Letter = w.o.File, w.table, row, ""
	w.report.add(p, NoLimit)
}

// convert turns the rows into records and forgets them.
func (w *datasetRows[T]) convert() {
	b, file := &w.batch, &w.report.Files[0]
	b.split = b.split[:0]
	for _, r := range w.read {
		b.split = append(b.split, csvtext.Row{Line: r.line, Cells: r.cells, Text: strings.Join(r.cells, "")})
	}
	w.mapper.convert(b)
	problems := b.problems
	for i, r := range w.read {
		at := w.before + i + 1
		for _, p := range r.problems {
			w.problem(at, p)
		}
		for ; len(problems) > 0 && problems[0].row == i; problems = problems[1:] {
			p := problems[0].Problem
			if c := slices.Index(w.source.head.cells, p.Column); c >= 0 && r.lines[c] != 0 {
				p.Line = r.lines[c]
			}
			w.problem(at, p)
		}
		file.Read++
		if bad := len(r.problems) > 0; bad || b.status[i] != accepted {
			if b.status[i] == blankRow && !bad {
				w.problem(at, Problem{Line: r.line, Rule: Required, Message: "the row has no text at all"})
			}
			file.Rejected++
			if id, ok := w.at["id"]; ok {
				w.source.gone[r.cells[id]] = place{line: r.line, row: at}
			}
			continue
		}
		file.Accepted++
		*w.into = append(*w.into, b.rows[i])
		w.source.add(place{line: r.line, row: at}, nil, maphash.Comparable(seed, b.rows[i]))
	}
	w.before += len(w.read)
	clear(w.read)
	w.read = w.read[:0]
}
