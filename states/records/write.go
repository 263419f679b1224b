package records

import (
	"fmt"
	"io"
	"iter"
	"reflect"

	"github.com/gocarina/gocsv"

	"github.com/endqi/endqi/states"
)

// Mark is the byte order mark by which Excel knows UTF-8: write it before a table for people who open it there.
const Mark = "\uFEFF"

// Write writes a table as canonical CSV: UTF-8, commas, \n, the columns of T in their order, cells quoted only where they
// must be, formulas escaped (see [states.EscapeFormula]). Reading it gives the same rows, and writing those the same
// bytes; only line ends inside a text become \n. An empty table is its header.
func Write[T any](w io.Writer, rows iter.Seq[T]) error {
	var zero T
	if _, ok := any(&zero).(states.Record); !ok {
		return writeTagged(w, rows)
	}
	buf := states.AppendHeader(nil, any(&zero).(states.Record))
	for row := range rows {
		buf = states.AppendCSV(buf, any(&row).(states.Record))
		if len(buf) >= chunk {
			if _, err := w.Write(buf); err != nil {
				return err
			}
			buf = buf[:0]
		}
	}
	_, err := w.Write(buf)
	return err
}

// writeTagged writes a type of an importer's own, as gocsv makes texts of it.
func writeTagged[T any](w io.Writer, rows iter.Seq[T]) error {
	out := &cells{to: w}
	if err := gocsv.MarshalCSV([]T{}, out); err != nil { // the header
		return err
	}
	some := make([]T, 0, 256)
	for row := range rows {
		if some = append(some, row); len(some) == cap(some) {
			if err := gocsv.MarshalCSVWithoutHeaders(some, out); err != nil {
				return err
			}
			some = some[:0]
		}
	}
	return gocsv.MarshalCSVWithoutHeaders(some, out)
}

// cells is a writer of rows as gocsv wants one.
type cells struct {
	to  io.Writer
	buf []byte
	err error
}

// Write appends a row.
func (c *cells) Write(row []string) error {
	for _, cell := range row {
		c.buf = append(states.AppendCell(c.buf, cell), ',')
	}
	c.buf[len(c.buf)-1] = '\n'
	return nil
}

// Flush writes what was appended.
func (c *cells) Flush() {
	if c.err == nil {
		_, c.err = c.to.Write(c.buf)
	}
	c.buf = c.buf[:0]
}

// Error is the first error of writing.
func (c *cells) Error() error { return c.err }

// WriteTemplate writes a table's header and one example row. The names are those of [TableNames]; another is an error.
func WriteTemplate(w io.Writer, table string) error {
	t, ok := tableTypes[table]
	if !ok {
		return fmt.Errorf("records: there is no table %q", table)
	}
	columns, err := columnsOf(t)
	if err != nil {
		return err
	}
	var head, example []byte
	for _, c := range columns {
		head = append(states.AppendCell(head, c.name), ',')
		example = append(states.AppendCell(example, c.described.example), ',')
	}
	head[len(head)-1], example[len(example)-1] = '\n', '\n'
	_, err = w.Write(append(head, example...))
	return err
}

var tableTypes = map[string]reflect.Type{
	"bills":    billType,
	"evidence": evidenceType,
	"coverage": coverageType,
	"cases":    caseType,
	"links":    linkType,
}
