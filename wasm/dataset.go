package wasm

import (
	"errors"
	"strconv"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Schema is the edition of the dataset's shape. A file of a later one is refused; what it adds could change what the rest
// means.
const Schema = 1

// Dataset is all that the widget shows: the records, and where and when they come from.
type Dataset struct {
	Source   string      // the edition, in words
	Updated  states.Date // the day of the edition
	Bills    []states.Bill
	Evidence []states.Evidence
	Coverage []states.Coverage
	Cases    []cases.Case
	Links    []states.Link
}

// DatasetError says where a dataset cannot be read.
type DatasetError struct {
	Table  string // "bills"; empty for the file as a whole
	Row    int    // from 1; 0 for the table as a whole
	Column string
	Value  string
	Offset int64 // of the bytes read so far
	Cause  error
}

func (e *DatasetError) Error() string {
	text := "dataset"
	if e.Table != "" {
		text = e.Table
	}
	if e.Row > 0 {
		text += ", row " + strconv.Itoa(e.Row)
	}
	if e.Column != "" {
		text += ", column " + e.Column
	}
	return text + ": " + e.Cause.Error()
}

func (e *DatasetError) Unwrap() error { return e.Cause }

// Causes of a [DatasetError] that no other package has a type for.
var (
	ErrSchema   = errors.New("the file is of a later schema than this program reads: use a newer program")
	ErrNotText  = errors.New("is neither text nor null: write it between quotation marks")
	ErrNotTable = errors.New("is no list of objects: write [{…}, …]")
	ErrMissing  = errors.New("is missing or empty: every row of the table needs it")
	ErrNoObject = errors.New("is no JSON object: write {…}")
)

// ReadDataset reads the dataset's JSON (RFC 8259):
//
//	{"schema":1,"rubric":"1.0.0","source":"…","updated":"2026-11-22",
//	 "bills":[{…}],"evidence":[{…}],"coverage":[{…}],"cases":[{…}],"links":[{…}]}
//
// A row is an object of texts named as the table's columns are; an empty text, null and an absent member are an empty cell.
// Members of other names and missing tables are no error. The first text that a cell does not take, a row without its
// key, or a schema above [Schema] is a [*DatasetError].
func ReadDataset(data []byte) (*Dataset, error) {
	d := &Dataset{}
	r := reader{decoder: decoder{data: data}}
	err := r.object(func(name string) error { return d.member(&r, name) })
	if err == nil && !r.done() {
		err = errors.New("text follows the dataset's closing brace")
	}
	if err == nil {
		return d, nil
	}
	return nil, r.located(err)
}

func (d *Dataset) member(r *reader, name string) error {
	r.at = DatasetError{Column: name}
	switch name {
	case "schema":
		start := r.pos
		if n, err := r.number(); err != nil || n > Schema {
			r.at.Value = strings.TrimSpace(string(r.data[start:r.pos]))
			return ErrSchema
		}
		return nil
	case "source":
		return r.cell((*states.Text)(&d.Source))
	case "updated":
		return r.cell(&d.Updated)
	case "bills":
		return r.table(name, func() states.Record {
			d.Bills = append(d.Bills, states.Bill{})
			return &d.Bills[len(d.Bills)-1]
		}, "id", "state")
	case "evidence":
		return r.table(name, func() states.Record {
			d.Evidence = append(d.Evidence, states.Evidence{})
			return &d.Evidence[len(d.Evidence)-1]
		}, "bill", "criterion")
	case "coverage":
		return r.table(name, func() states.Record {
			d.Coverage = append(d.Coverage, states.Coverage{})
			return &d.Coverage[len(d.Coverage)-1]
		}, "state")
	case "cases":
		return r.table(name, func() states.Record {
			d.Cases = append(d.Cases, cases.Case{})
			return &d.Cases[len(d.Cases)-1]
		}, "id", "state")
	case "links":
		return r.table(name, func() states.Record {
			d.Links = append(d.Links, states.Link{})
			return &d.Links[len(d.Links)-1]
		}, "kind", "url")
	}
	return r.skip()
}

// reader walks one JSON text and remembers where it is.
type reader struct {
	decoder
	at DatasetError
}

func (r *reader) located(err error) error {
	at := r.at
	at.Offset, at.Cause = int64(r.pos), err
	return &at
}

func (r *reader) cell(f states.Field) error {
	switch r.peek() {
	case 'n':
		return r.skip()
	case '"', 0:
	default:
		return ErrNotText
	}
	text, err := r.text()
	if err != nil || text == "" {
		return err
	}
	r.at.Value = text
	return f.UnmarshalText([]byte(text))
}

// table reads a list of objects; each makes room for one.
func (r *reader) table(name string, each func() states.Record, required ...string) error {
	r.at = DatasetError{Table: name}
	switch r.peek() {
	case 'n':
		return r.skip()
	case '[', 0:
	default:
		return ErrNotTable
	}
	row := 0
	return r.list('[', ']', func() error {
		row++
		r.at = DatasetError{Table: name, Row: row}
		record := each()
		if err := r.object(func(column string) error {
			r.at.Column, r.at.Value = column, ""
			for name, f := range record.Fields() {
				if name == column {
					return r.cell(f)
				}
			}
			return r.skip()
		}); err != nil {
			return err
		}
		for name, f := range record.Fields() {
			for _, need := range required {
				if name == need && f.String() == "" {
					r.at.Column, r.at.Value = name, ""
					return ErrMissing
				}
			}
		}
		return nil
	})
}

// AppendDataset appends the dataset as the JSON that [ReadDataset] reads, one row a line, always the same bytes for the
// same records.
func AppendDataset(dst []byte, d *Dataset) []byte {
	dst = append(dst, `{"schema":`+strconv.Itoa(Schema)+`,"rubric":`...)
	dst = states.AppendJSON(dst, rubric.Version)
	dst = append(dst, `,"source":`...)
	dst = states.AppendJSON(dst, d.Source)
	dst = append(dst, `,"updated":`...)
	dst = states.AppendJSON(dst, d.Updated.String())
	dst = appendTable(dst, "bills", len(d.Bills), func(i int) states.Record { return &d.Bills[i] })
	dst = appendTable(dst, "evidence", len(d.Evidence), func(i int) states.Record { return &d.Evidence[i] })
	dst = appendTable(dst, "coverage", len(d.Coverage), func(i int) states.Record { return &d.Coverage[i] })
	dst = appendTable(dst, "cases", len(d.Cases), func(i int) states.Record { return &d.Cases[i] })
	dst = appendTable(dst, "links", len(d.Links), func(i int) states.Record { return &d.Links[i] })
	return append(dst, "}\n"...)
}

func appendTable(dst []byte, table string, rows int, record func(i int) states.Record) []byte {
	dst = append(dst, ",\n\""+table+`":[`...)
	for i := range rows {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, "\n{"...)
		before := `"`
		for name, f := range record(i).Fields() {
			if text := f.String(); text != "" {
				dst = states.AppendJSON(append(dst, before+name+`":`...), text)
				before = `,"`
			}
		}
		dst = append(dst, '}')
	}
	return append(dst, ']')
}
