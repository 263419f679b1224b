package dataset

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/states/rows"
)

// Place is where something stands in a dataset.
type Place struct {
	Table  string // "bills"; empty for the file as a whole
	Row    int    // from 1; 0 for the table as a whole
	Column string // or member of the file
	Offset int    // of the bytes read so far
}

// Error says where a file is no dataset, and why. The cause is one of this package, one of the errors of a [rows.Decoder], or the
// error of the cell itself, such as a [*states.ParseError].
type Error struct {
	Place
	Value string
	Cause error
}

func (e *Error) Error() string {
	text := "dataset"
	if e.Table != "" {
		text = e.Table
	}
	if e.Row > 0 {
		text += ", row " + strconv.Itoa(e.Row)
	}
	if e.Column != "" {
		word := ", member "
		if e.Table != "" {
			word = ", column "
		}
		text += word + e.Column
	}
	return text + ": " + e.Cause.Error()
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Causes of an [Error] that end the reading of a file.
var (
	ErrEdition       = errors.New("the file is not of schema 1, the one that this program reads: for a later one use a newer program")
	ErrUnknownMember = errors.New("is no member of a dataset, which has schema, rubric, source, updated, bills, evidence, coverage, cases, links")
	ErrNotTable      = errors.New("is no list of objects: write [{…}, …]")
	ErrAfter         = errors.New("text follows the dataset's closing brace")
)

// Causes of what is wrong with a cell or a row.
var (
	ErrNotText       = errors.New("is neither text nor null: write it between quotation marks")
	ErrTwice         = errors.New("is there twice: leave one out")
	ErrMissing       = errors.New("is missing or empty: every row of the table needs it")
	ErrUnknownColumn = errors.New("is no column of this table and is not read")
)

// Handler is told what stands in a dataset, in the order of the file. An error that it returns ends the reading. A
// place is valid during the call.
type Handler interface {
	// Text is a text of the file, its source or the day of its edition.
	Text(at *Place, text string) error
	// Table begins a table.
	Table(at *Place) error
	// Row begins a row.
	Row(at *Place) error
	// Cell is a cell of the row; an empty text is a blank one. No column comes twice.
	Cell(at *Place, text string) error
	// Wrong is a cell that is not read, with its JSON, or a column that is missing or unknown: the cause is ErrNotText, ErrTwice,
	// ErrMissing or ErrUnknownColumn. Where it returns nil, reading goes on.
	Wrong(at *Place, value string, cause error) error
	// EndRow ends a row.
	EndRow(at *Place) error
}

// Read tells a handler what stands in a dataset. What ends the reading is an [*Error].
func Read(data []byte, h Handler) error {
	r := reader{Decoder: rows.Decoder{Data: data, Depth: 1}, h: h} // a dataset may be the member of a request
	if strings.HasPrefix(string(data[:min(3, len(data))]), "\uFEFF") {
		r.Pos = 3
	}
	err := r.Object(r.member)
	if err == nil && !r.Done() {
		r.at, err = Place{}, ErrAfter
	}
	if _, whole := err.(*Error); err == nil || whole {
		return err
	}
	if !utf8.Valid(data) {
		err = rows.ErrUTF8
	}
	return &Error{*r.here(), r.value, err}
}

// reader walks a dataset and remembers where it is.
type reader struct {
	rows.Decoder
	h     Handler
	at    Place
	value string   // that ends the reading
	seen  []string // members so far
}

func (r *reader) here() *Place {
	r.at.Offset = r.Pos
	return &r.at
}

// raw is a value as it stands in the file.
func (r *reader) raw() (string, error) {
	r.Peek()
	start := r.Pos
	err := r.Skip()
	return string(r.Data[start:r.Pos]), err
}

func (r *reader) member(name string) error {
	r.at = Place{Column: name}
	if slices.Contains(r.seen, name) {
		return ErrTwice
	}
	r.seen = append(r.seen, name)
	switch name {
	case "schema":
		edition, err := r.raw()
		if err == nil && edition != strconv.Itoa(Edition) {
			r.value, err = edition, ErrEdition
		}
		return err
	case "source", "updated":
		switch r.Peek() {
		case 'n':
			return r.Skip()
		case '"', 0:
		default:
			return ErrNotText
		}
		text, err := r.Text()
		if err == nil {
			err = r.h.Text(r.here(), text)
		}
		return err
	case "rubric", "$schema":
		return r.Skip()
	}
	if Needs(name) == nil {
		return ErrUnknownMember
	}
	return r.table(name)
}

func (r *reader) table(name string) error {
	r.at = Place{Table: name}
	if c := r.Peek(); c != '[' && c != 0 {
		return ErrNotTable
	}
	if err := r.h.Table(r.here()); err != nil {
		return err
	}
	var columns []string
	for column := range new(Tables).add(name).Fields() {
		columns = append(columns, column)
	}
	needs := Needs(name)
	row := 0
	return r.List('[', ']', func() error {
		row++
		r.at = Place{Table: name, Row: row}
		if r.Peek() == '{' {
			if err := r.h.Row(r.here()); err != nil {
				return err
			}
		}
		var there, filled uint64 // columns of the row, a bit each
		if err := r.Object(func(column string) error {
			r.at.Column = column
			n := slices.Index(columns, column)
			if n < 0 {
				if err := r.Skip(); err != nil {
					return err
				}
				return r.h.Wrong(r.here(), "", ErrUnknownColumn)
			}
			twice := there&(1<<n) != 0
			there |= 1 << n
			text, err := r.cell(twice)
			if text != "" {
				filled |= 1 << n
			}
			return err
		}); err != nil {
			return err
		}
		for _, need := range needs {
			if filled&(1<<slices.Index(columns, need)) == 0 {
				r.at.Column = need
				if err := r.h.Wrong(r.here(), "", ErrMissing); err != nil {
					return err
				}
			}
		}
		r.at.Column = ""
		return r.h.EndRow(r.here())
	})
}

// cell reads a cell and gives its text; a cell of spaces alone gives none.
func (r *reader) cell(twice bool) (text string, err error) {
	var value string
	cause := ErrNotText
	switch r.Peek() {
	case '"', 0:
		text, err = r.Text()
		cause = nil
	default:
		if value, err = r.raw(); value == "null" {
			cause = nil
		}
	}
	if twice {
		cause = ErrTwice
	}
	switch {
	case err != nil:
		return "", err
	case cause != nil:
		return "", r.h.Wrong(r.here(), value, cause)
	}
	return strings.Trim(text, " \t\r\n"), r.h.Cell(r.here(), text)
}
