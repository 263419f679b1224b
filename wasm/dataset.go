package wasm

import (
	"bytes"
	"errors"
	"io"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

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
	r := reader{Decoder: jsontext.NewDecoder(bytes.NewBuffer(data))}
	err := r.object(func(name string) error { return d.member(&r, name) })
	if err == nil {
		_, err = r.ReadToken()
		if errors.Is(err, io.EOF) {
			return d, nil
		}
		if err == nil {
			err = errors.New("text follows the dataset's closing brace")
		}
	}
	return nil, r.located(err)
}

func (d *Dataset) member(r *reader, name string) error {
	r.at = DatasetError{Column: name}
	switch name {
	case "schema":
		t, err := r.ReadToken()
		if err != nil {
			return err
		}
		if n, err := t.Int(); err != nil || n > Schema {
			r.at.Value = t.String()
			return ErrSchema
		}
		return nil
	case "source":
		return r.cell((*states.Text)(&d.Source))
	case "updated":
		return r.cell(&d.Updated)
	case "bills":
		return readTable(r, name, &d.Bills, func(b *states.Bill) states.Record { return b }, "id", "state")
	case "evidence":
		return readTable(r, name, &d.Evidence, func(e *states.Evidence) states.Record { return e }, "bill", "criterion")
	case "coverage":
		return readTable(r, name, &d.Coverage, func(c *states.Coverage) states.Record { return c }, "state")
	case "cases":
		return readTable(r, name, &d.Cases, func(c *cases.Case) states.Record { return c }, "id", "state")
	case "links":
		return readTable(r, name, &d.Links, func(l *states.Link) states.Record { return l }, "kind", "url")
	}
	return r.SkipValue()
}

// reader walks one JSON text and remembers where it is.
type reader struct {
	*jsontext.Decoder
	at DatasetError
}

func (r *reader) located(err error) error {
	at := r.at
	at.Offset, at.Cause = r.InputOffset(), err
	return &at
}

// object reads an object; f reads the value of each member.
func (r *reader) object(f func(name string) error) error {
	if k := r.PeekKind(); k != '{' && k != 0 {
		return ErrNoObject
	}
	if _, err := r.ReadToken(); err != nil {
		return err
	}
	for r.PeekKind() != '}' {
		t, err := r.ReadToken()
		if err != nil {
			return err
		}
		if err := f(t.String()); err != nil {
			return err
		}
	}
	_, err := r.ReadToken()
	return err
}

// array reads an array; f reads each element.
func (r *reader) array(f func() error) error {
	if k := r.PeekKind(); k != '[' && k != 0 {
		return ErrNotTable
	}
	if _, err := r.ReadToken(); err != nil {
		return err
	}
	for k := r.PeekKind(); k != ']'; k = r.PeekKind() {
		if k == 0 {
			_, err := r.ReadToken()
			return err
		}
		if err := f(); err != nil {
			return err
		}
	}
	_, err := r.ReadToken()
	return err
}

func (r *reader) cell(f states.Field) error {
	k := r.PeekKind()
	if k == 'n' {
		return r.SkipValue()
	}
	if k != '"' && k != 0 {
		return ErrNotText
	}
	t, err := r.ReadToken()
	if err != nil {
		return err
	}
	text := t.String()
	if text == "" {
		return nil
	}
	r.at.Value = text
	return f.UnmarshalText([]byte(text))
}

func readTable[T any](r *reader, table string, rows *[]T, record func(*T) states.Record, required ...string) error {
	r.at = DatasetError{Table: table}
	if r.PeekKind() == 'n' {
		return r.SkipValue()
	}
	return r.array(func() error {
		var row T
		fields := record(&row)
		r.at = DatasetError{Table: table, Row: len(*rows) + 1}
		if err := r.object(func(column string) error {
			r.at.Column, r.at.Value = column, ""
			for name, f := range fields.Fields() {
				if name == column {
					return r.cell(f)
				}
			}
			return r.SkipValue()
		}); err != nil {
			return err
		}
		for name, f := range fields.Fields() {
			for _, need := range required {
				if name == need && f.String() == "" {
					r.at.Column, r.at.Value = name, ""
					return ErrMissing
				}
			}
		}
		*rows = append(*rows, row)
		return nil
	})
}

// AppendDataset appends the dataset as the JSON that [ReadDataset] reads, one row a line, always the same bytes for the
// same records.
func AppendDataset(dst []byte, d *Dataset) []byte {
	dst = append(dst, `{"schema":`...)
	dst = strconv.AppendInt(dst, Schema, 10)
	dst = append(dst, `,"rubric":`...)
	dst = states.AppendJSON(dst, rubric.Version)
	dst = append(dst, `,"source":`...)
	dst = states.AppendJSON(dst, d.Source)
	dst = append(dst, `,"updated":`...)
	dst = states.AppendJSON(dst, d.Updated.String())
	dst = appendTable(dst, "bills", d.Bills, func(b *states.Bill) states.Record { return b })
	dst = appendTable(dst, "evidence", d.Evidence, func(e *states.Evidence) states.Record { return e })
	dst = appendTable(dst, "coverage", d.Coverage, func(c *states.Coverage) states.Record { return c })
	dst = appendTable(dst, "cases", d.Cases, func(c *cases.Case) states.Record { return c })
	dst = appendTable(dst, "links", d.Links, func(l *states.Link) states.Record { return l })
	return append(dst, "}\n"...)
}

func appendTable[T any](dst []byte, table string, rows []T, record func(*T) states.Record) []byte {
	dst = append(append(append(dst, ",\n\""...), table...), `":[`...)
	for i := range rows {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, "\n{"...)
		first := true
		for name, f := range record(&rows[i]).Fields() {
			text := f.String()
			if text == "" {
				continue
			}
			if !first {
				dst = append(dst, ',')
			}
			first = false
			dst = append(append(append(dst, '"'), name...), `":`...)
			dst = states.AppendJSON(dst, text)
		}
		dst = append(dst, '}')
	}
	return append(dst, ']')
}
