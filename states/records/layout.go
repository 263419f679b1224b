package records

import (
	"bytes"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// separators are those that a file may have between its cells, the most usual first.
const separators = ",;\t|"

// begin finds the header and how the file is written; false where that makes reading impossible.
func (r *Reader[T]) begin() bool {
	s := r.split
	s.fill()
	if message := noTable(s.first, s.buf); message != "" {
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
	r.rejects.head, r.rejects.dates = r.head, r.dates
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
func noTable(first, text []byte) string {
	switch lower := bytes.ToLower(first); {
	case bytes.HasPrefix(first, []byte("PK\x03\x04")), bytes.HasPrefix(first, []byte("\xD0\xCF\x11\xE0")):
		return "the file is a workbook, not text: save it from the spreadsheet as CSV UTF-8"
	case bytes.HasPrefix(first, []byte("%PDF")):
		return "the file is a PDF, not a table"
	case bytes.HasPrefix(first, []byte("\x1F\x8B")):
		return "the file is compressed: unpack it first"
	case bytes.HasPrefix(lower, []byte("<!doctype")), bytes.HasPrefix(lower, []byte("<html")):
		return "the file is a web page, not a table: was it saved from a page that wants a login?"
	case unprintable(text):
		return "the file is not text: save it from the program that made it as CSV UTF-8"
	}
	return ""
}

// unprintable reports whether a text holds more signs without meaning in text than slips explain.
func unprintable(text []byte) bool {
	n := 0
	for _, b := range text {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			n++
		}
	}
	return n > 16 && n > len(text)/50
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

// blank reports whether a row has no text at all.
func blank(cells []string) bool {
	for _, c := range cells {
		if c != "" && (' ' < c[0] && c[0] < utf8.RuneSelf || trim(c) != "") {
			return false
		}
	}
	return true
}
