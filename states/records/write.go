package records

import (
	"io"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/gocarina/gocsv"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/rows"
)

// ByteOrderMark is how Excel knows UTF-8: write it before a table for people who open it there.
const ByteOrderMark = "\uFEFF"

// Write writes a table as canonical CSV: UTF-8, commas, \n, the columns of T in their order, cells quoted only where
// they must be, formulas escaped (see [rows.EscapeFormula]). Reading it gives the same rows, and writing those the
// same bytes; only line ends inside a text become \n, and a text that says there is none, such as N/A, is read as blank.
// An empty table is its header. Of a type of an importer's own, a nil pointer and a zero time.Time are blank cells, and
// a time.Time that is a whole day of UTC is a date.
func Write[T any](w io.Writer, rows iter.Seq[T]) error {
	var zero T
	if _, ok := any(&zero).(states.Record); !ok {
		return writeTagged(w, rows)
	}
	buf := states.AppendHeader(nil, any(&zero).(states.Record))
	for row := range rows {
		buf = states.AppendCSV(buf, any(&row).(states.Record))
		if len(buf) >= csvtext.Chunk {
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
	columns, err := columnsOf(reflect.TypeFor[T]())
	if err != nil {
		return err
	}
	out := &cells{to: w, moments: map[string]bool{}}
	for _, c := range columns {
		out.moments[c.name] = c.moment
	}
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
	to      io.Writer
	buf     []byte
	err     error
	head    []string        // the first row
	moments map[string]bool // columns of time.Time
}

// Write appends a row. A day without a time of day is written as a date, and no day as a blank.
func (c *cells) Write(row []string) error {
	if c.head == nil {
		c.head = slices.Clone(row)
	}
	for i, cell := range row {
		if i < len(c.head) && c.moments[c.head[i]] {
			cell = strings.TrimSuffix(cell, "T00:00:00Z")
			if cell == "0001-01-01" {
				cell = ""
			}
		}
		c.buf = append(rows.AppendCell(c.buf, cell), ',')
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
	columns, err := tableColumns(table)
	if err != nil {
		return err
	}
	var head, example []byte
	for _, c := range columns {
		head = append(rows.AppendCell(head, c.name), ',')
		example = append(rows.AppendCell(example, c.described.example), ',')
	}
	head[len(head)-1], example[len(example)-1] = '\n', '\n'
	_, err = w.Write(append(head, example...))
	return err
}
