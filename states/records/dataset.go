package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"hash/maphash"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
)

// SchemaVersion is the edition of the dataset's JSON that [ReadDataset] reads and [DatasetSchema] describes.
const SchemaVersion = 1

// ReadDataset reads a dataset as the widget takes it: one JSON object (RFC 8259) of five tables, each a list of rows, each
// an object of texts by column:
//
//	{"schema":1,"source":"…","updated":"2026-11-22","bills":[{"id":"co-2020-sb-20-217","state":"CO",…}],"evidence":[…]}
//
// Blank cells may be left out, other members are passed over. Cells are read and judged as those of CSV are; problems name
// the line, the table, the row and the column. Like [Open], it leaves out every row with an error.
func ReadDataset(from io.Reader, o Options) (Tables, *Report, error) {
	t := Tables{from: map[string]*source{}}
	report := &Report{Files: []File{{Name: o.File}}}
	data, err := io.ReadAll(from)
	if err != nil {
		return t, report, err
	}
	d := &datasetReader{o: o, data: bytes.TrimPrefix(data, []byte("\uFEFF")), line: 1, report: report, rows: map[string][]jsonRow{}, t: &t}
	if i := invalidUTF8(d.data); i >= 0 {
		d.line += bytes.Count(d.data[:i], []byte("\n"))
		d.fail(FileFormat, "the file is no UTF-8 text: save it as UTF-8")
		return t, report, nil
	}
	d.json = json.NewDecoder(bytes.NewReader(d.data))
	d.json.UseNumber()
	if !d.dataset() {
		return t, report, nil
	}
	err = errors.Join(
		datasetTable(d, "bills", &t.Bills), datasetTable(d, "evidence", &t.Evidence), datasetTable(d, "coverage", &t.Coverage),
		datasetTable(d, "cases", &t.Cases), datasetTable(d, "links", &t.Links),
	)
	t.accept(report, o)
	return t, report, err
}

func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

type datasetReader struct {
	o      Options
	data   []byte
	json   *json.Decoder
	at     int // how far lines are counted
	line   int
	report *Report
	rows   map[string][]jsonRow
	t      *Tables
}

// jsonRow is a row as it stands in the file.
type jsonRow struct {
	line     int
	cells    map[string]jsonCell
	order    []string
	problems []Problem
}

type jsonCell struct {
	text string
	line int
}

// fail reports what makes the rest of the file unreadable; it is false.
func (d *datasetReader) fail(rule Rule, message string) bool {
	d.report.add(Problem{File: d.o.File, Line: d.line, Rule: rule, Message: message}, d.o.limit())
	return false
}

// token is the next token; ok is false where the text is no JSON, which is reported.
func (d *datasetReader) token() (json.Token, bool) {
	token, err := d.json.Token()
	end := int(d.json.InputOffset())
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		end = max(d.at, min(int(syntax.Offset), len(d.data)))
	}
	d.line += bytes.Count(d.data[d.at:end], []byte("\n"))
	d.at = end
	if err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			d.line += bytes.Count(d.data[d.at:], []byte("\n"))
			return nil, d.fail(FileFormat, "the file ends before its JSON does")
		}
		return nil, d.fail(FileFormat, "the file is no JSON here: "+err.Error())
	}
	return token, true
}

// dataset reads the whole file.
func (d *datasetReader) dataset() bool {
	if token, ok := d.token(); !ok {
		return false
	} else if token != json.Delim('{') {
		return d.fail(FileFormat, `the file is no dataset: it must be an object, {"schema":1,"bills":[…]}`)
	}
	for d.json.More() {
		token, ok := d.token()
		if !ok {
			return false
		}
		name := token.(string)
		switch {
		case slices.Contains(TableNames(), name):
			ok = d.table(name)
		case name == "schema" || name == "source" || name == "updated":
			ok = d.member(name)
		default:
			ok = d.skip()
		}
		if !ok {
			return false
		}
	}
	if _, ok := d.token(); !ok {
		return false
	}
	if _, err := d.json.Token(); err != io.EOF {
		return d.fail(FileFormat, "the file goes on after its dataset")
	}
	return true
}

// member reads one of the texts beside the tables.
func (d *datasetReader) member(name string) bool {
	token, ok := d.token()
	if !ok {
		return false
	}
	text, isText := token.(string)
	switch {
	case name == "schema" && token == json.Number(strconv.Itoa(SchemaVersion)):
	case name == "schema":
		return d.fail(FileFormat, "the dataset's schema is not "+strconv.Itoa(SchemaVersion)+", the one that is read")
	case name == "source" && isText:
		d.t.Source = text
	case name == "updated" && isText:
		var err error
		if d.t.Updated, err = states.ParseDate(text); err != nil {
			d.report.add(Problem{File: d.o.File, Line: d.line, Column: name, Value: text, Rule: CivilDate, Message: meanings[dateType].wrong, Err: err}, d.o.limit())
		}
	default:
		return d.fail(FileFormat, name+" is no text")
	}
	return true
}

// skip passes over a value.
func (d *datasetReader) skip() bool {
	for depth := 0; ; {
		token, ok := d.token()
		if !ok {
			return false
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return true
		}
	}
}

// table reads the rows of a table as texts.
func (d *datasetReader) table(name string) bool {
	token, ok := d.token()
	if !ok {
		return false
	}
	if token != json.Delim('[') {
		return d.fail(FileFormat, name+" is no list of rows")
	}
	if _, twice := d.rows[name]; twice {
		return d.fail(FileFormat, name+" is there twice: leave one out")
	}
	rows := []jsonRow{}
	for d.json.More() {
		if token, ok = d.token(); !ok {
			return false
		}
		if token != json.Delim('{') {
			return d.fail(FileFormat, name+" row "+strconv.Itoa(len(rows)+1)+" is no object")
		}
		row := jsonRow{line: d.line, cells: map[string]jsonCell{}}
		for d.json.More() {
			if !d.cell(&row) {
				return false
			}
		}
		if _, ok = d.token(); !ok {
			return false
		}
		rows = append(rows, row)
	}
	d.rows[name] = rows
	_, ok = d.token()
	return ok
}

// cell reads one member of a row.
func (d *datasetReader) cell(row *jsonRow) bool {
	token, ok := d.token()
	if !ok {
		return false
	}
	name := token.(string)
	problem := func(rule Rule, value, message string) {
		row.problems = append(row.problems, Problem{Line: d.line, Column: name, Value: value, Rule: rule, Message: message})
	}
	if d.json.More() {
		if token, ok = d.token(); !ok {
			return false
		}
	}
	cell := jsonCell{line: d.line}
	switch v := token.(type) {
	case string:
		cell.text = v
	case nil:
	case json.Number:
		problem(Value, v.String(), "is a number: write it in quotes")
	case bool:
		problem(Value, strconv.FormatBool(v), "is no text: write it in quotes")
	case json.Delim:
		problem(Value, v.String(), "begins something else than a text")
		for depth := 1; depth > 0; {
			if token, ok = d.token(); !ok {
				return false
			}
			switch token {
			case json.Delim('{'), json.Delim('['):
				depth++
			case json.Delim('}'), json.Delim(']'):
				depth--
			}
		}
	}
	if _, twice := row.cells[name]; twice {
		problem(DuplicateColumn, "", "is there twice in this row: leave one out")
	} else {
		row.order = append(row.order, name)
	}
	row.cells[name] = cell
	return true
}

// datasetTable makes records of the rows of a table.
func datasetTable[T comparable](d *datasetReader, table string, into *[]T) error {
	rows, there := d.rows[table]
	if !there {
		return nil
	}
	judge := d.o.Validator
	if judge == nil {
		judge = shared()
	}
	columns, err := columnsFor[T](judge)
	if err != nil {
		return err
	}
	head := &header{columns: columns, exact: true}
	dates := make([]*dateColumn, len(columns))
	for i, c := range columns {
		head.cells = append(head.cells, c.name)
		if c.date {
			dates[i] = &dateColumn{order: d.o.Dates}
		}
	}
	b := &batch[T]{}
	for _, r := range rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = r.cells[c.name].text
			if dates[i] != nil && d.o.Dates == InferDates {
				dates[i].look(cells[i], r.cells[c.name].line)
			}
		}
		b.split = append(b.split, row{line: r.line, cells: cells, text: strings.Join(cells, "")})
	}
	newMapper[T](head, dates, judge).convert(b)
	s := &source{table: table, file: d.o.File, json: true, head: head, gone: map[string]place{}, out: map[int]bool{}}
	*into = []T{}
	file := &d.report.Files[0]
	unknown := map[string]bool{}
	for i, r := range rows {
		report := func(p Problem) {
			p.File, p.Table, p.Row, p.Letter = d.o.File, table, i+1, ""
			d.report.add(p, NoLimit)
		}
		for _, name := range r.order {
			if !slices.Contains(head.cells, name) && !unknown[name] {
				unknown[name] = true
				p := Problem{Line: r.cells[name].line, Column: name, Rule: UnknownColumn, Severity: Warning, Message: "is no column of this table and is not read"}
				p.Near, p.Suggestion = nearestColumn(name, columns, nil)
				report(p)
			}
		}
		bad := len(r.problems) > 0
		for _, p := range r.problems {
			report(p)
		}
		for len(b.problems) > 0 && b.problems[0].row == i {
			p := b.problems[0].Problem
			b.problems = b.problems[1:]
			if cell, ok := r.cells[p.Column]; ok {
				p.Line = cell.line
			}
			report(p)
		}
		file.Read++
		if bad || b.fate[i] != accepted {
			if b.fate[i] == blankRow && !bad {
				report(Problem{Line: r.line, Rule: Required, Message: "the row has no text at all"})
			}
			file.Rejected++
			s.gone[r.cells["id"].text] = place{line: r.line, row: i + 1}
			continue
		}
		file.Accepted++
		*into = append(*into, b.rows[i])
		s.add(place{line: r.line, row: i + 1}, nil, maphash.Comparable(seed, b.rows[i]))
	}
	d.t.from[table] = s
	return nil
}
