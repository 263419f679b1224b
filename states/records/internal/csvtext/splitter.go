// Package csvtext turns the bytes of a table into rows of cells: it finds out the encoding and the separator, and splits. It knows
// nothing of what the cells mean.
package csvtext

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
)

// Splitter cuts text into rows of cells (RFC 4180). It is as lenient as spreadsheets are: LF, CRLF and CR all end a
// row, a quote inside a cell that does not begin with one is a character, spaces around a quoted cell do not count.
type Splitter struct {
	Width int  // cells of the header, by which a row with a quote too many is known; 0 before it is read
	Rows  bool // count rows instead of lines, as a spreadsheet does

	decoder
	comma   byte
	stops   [256]bool // bytes that end a cell outside quotes
	max     int       // bytes of a row
	cr      bool      // the first line ends in CR: no use to look for LF
	lineEnd string    // of the first line: "LF", "CRLF", "CR"
	buf     []byte
	told    bool // a first line tells the separator
	at      int  // start of what is not yet read in buf
	line    int  // of at, from 1

	// Of the row that was scanned last.
	text   []byte
	ends   []int
	opened int // where its last quote opened, in what was scanned
}

// NewSplitter splits what a reader gives, with commas until [Splitter.Separate], in rows of at most maxRow bytes. Progress,
// where it is not nil, is told how many bytes were read so far.
func NewSplitter(r io.Reader, maxRow int, progress func(int64)) *Splitter {
	s := &Splitter{decoder: decoder{from: r, progress: progress}, max: maxRow, line: 1}
	s.Separate(',')
	return s
}

// Separate sets the separator.
func (s *Splitter) Separate(separator byte) {
	s.stops = [256]bool{'\r': true, '\n': true}
	s.stops[separator] = true
	s.comma = separator
}

// Separator is the separator in use.
func (s *Splitter) Separator() byte { return s.comma }

// Told reports whether the first line of the file is one that tells the separator, "sep=;".
func (s *Splitter) Told() bool { return s.told }

// Encoding is what was found out so far.
func (s *Splitter) Encoding() Encoding { return s.encoding }

// LineEnds is how the first line ends: "LF", "CRLF" or "CR"; empty where no line does.
func (s *Splitter) LineEnds() string { return s.lineEnd }

// BytesRead is how many bytes were read so far.
func (s *Splitter) BytesRead() int64 { return s.read }

// Drained reports whether all bytes were read, be they split or not, or reading failed.
func (s *Splitter) Drained() bool { return s.err != nil }

// Err is the error of the underlying reader; the end of the input is none.
func (s *Splitter) Err() error {
	if errors.Is(s.err, io.EOF) {
		return nil
	}
	return s.err
}

// fill reads on; false at the end of the input.
func (s *Splitter) fill() bool {
	if s.err != nil {
		return false
	}
	if s.at > 0 {
		s.buf = s.buf[:copy(s.buf, s.buf[s.at:])]
		s.at = 0
	}
	s.buf = s.appendTo(s.buf)
	if s.lineEnd == "" {
		s.findLineEnd()
	}
	return true
}

func (s *Splitter) findLineEnd() {
	i := bytes.IndexAny(s.buf, "\r\n")
	switch {
	case i < 0 || s.buf[i] == '\r' && i+1 == len(s.buf) && s.err == nil:
	case s.buf[i] == '\n':
		s.lineEnd = "LF"
	case i+1 < len(s.buf) && s.buf[i+1] == '\n':
		s.lineEnd = "CRLF"
	default:
		s.lineEnd, s.cr = "CR", true
	}
}

// Next reads a row into r and appends its cells to arena, which it returns. It is false at the end of the input, and where
// reading failed: then the part of a row that came before is not given.
func (s *Splitter) Next(r *Row, arena []string) ([]string, bool) {
	*r = Row{Line: s.line}
	for !s.cr {
		rest := s.buf[s.at:]
		end := bytes.IndexByte(rest, '\n')
		if end < 0 {
			if len(rest) <= s.max && s.fill() {
				continue
			}
			break
		}
		line := bytes.TrimSuffix(rest[:end], []byte{'\r'})
		if end > s.max || bytes.IndexByte(line, '"') >= 0 || bytes.IndexByte(line, '\r') >= 0 {
			break
		}
		s.at += end + 1
		s.line++
		return s.cells(r, arena, string(line)), true
	}
	return s.slow(r, arena)
}

// cells splits a line that has no quotes.
func (s *Splitter) cells(r *Row, arena []string, line string) []string {
	r.Text = line
	first := len(arena)
	for {
		i := strings.IndexByte(line, s.comma)
		if i < 0 {
			break
		}
		arena = append(arena, line[:i])
		line = line[i+1:]
	}
	arena = append(arena, line)
	r.Cells = arena[first:len(arena):len(arena)]
	return arena
}

// slow reads a row byte by byte.
func (s *Splitter) slow(r *Row, arena []string) ([]string, bool) {
	for {
		n, lines, state := s.scan(r, s.buf[s.at:])
		if state != whole && n <= s.max && s.fill() {
			continue
		}
		if state != whole && (n == 0 || s.err != nil && s.err != io.EOF) {
			return arena, false
		}
		if state == open || n > s.max || lines > 1 && s.strayQuote(r) {
			s.cut(r)
			break
		}
		s.at += n
		if s.Rows {
			lines = min(lines, 1)
		}
		s.line += lines
		break
	}
	r.Text = string(s.text)
	first, from := len(arena), 0
	for _, end := range s.ends {
		arena = append(arena, r.Text[from:end])
		from = end
	}
	r.Cells = arena[first:len(arena):len(arena)]
	return arena, true
}

// strayQuote reports whether a row that was scanned over several lines is meant as a row of one line in which a quote is too many,
// for example
//
//	co-1,CO,"An act,2021
//	co-2,CO,An act,6"
//
// It is where text follows the closing quote on a later line, or where the row has not as many cells as the header and its first
// line alone has. What was scanned stays.
func (s *Splitter) strayQuote(r *Row) bool {
	if r.Fault == TextAfter && r.Multiline {
		return true
	}
	if s.Width < 2 || len(s.ends) == s.Width {
		return false
	}
	text, ends, whole := slices.Clone(s.text), slices.Clone(s.ends), *r
	line := s.buf[s.at:]
	s.scanLine(r, line[:bytes.IndexAny(line, "\r\n")])
	stray := len(s.ends) == s.Width
	s.text, s.ends, *r = text, ends, whole
	return stray
}

// scanned is how far a scan came.
type scanned uint8

const (
	whole scanned = iota // to the end of a row
	short                // to the end of the bytes, outside quotes
	open                 // to the end of the bytes, inside quotes
)

// scan reads one row from text into s.text and s.ends; n bytes and some line ends belong to it.
func (s *Splitter) scan(r *Row, text []byte) (n, lines int, state scanned) {
	s.text, s.ends = s.text[:0], s.ends[:0]
	r.Fault, r.Multiline = Sound, false
	const (
		atStart = iota
		bare
		inQuotes
		closed
	)
	at, start := atStart, 0 // where the cell begins in s.text
	last := 0               // where it ends, once its quotes are closed
	endCell := func() {
		if at == closed {
			s.text = s.text[:last]
		}
		s.ends = append(s.ends, len(s.text))
		at, start = atStart, len(s.text)
	}
	for n < len(text) {
		// What is neither quote, separator nor line end goes over in one piece.
		run := 0
		if at == inQuotes {
			if run = bytes.IndexByte(text[n:], '"'); run < 0 {
				run = len(text) - n
			}
			for _, end := range []byte{'\r', '\n'} {
				if i := bytes.IndexByte(text[n:n+run], end); i >= 0 {
					run = i
				}
			}
		} else if at == bare {
			for rest := text[n:]; run < len(rest) && !s.stops[rest[run]]; {
				run++
			}
		}
		if run > 0 {
			s.text = append(s.text, text[n:n+run]...)
			n += run
			continue
		}
		c := text[n]
		n++
		switch {
		case at == inQuotes && c == '"' && n < len(text) && text[n] == '"':
			s.text = append(s.text, '"')
			n++
		case at == inQuotes && c == '"':
			at, last = closed, len(s.text)
		case at == inQuotes: // a line end
			if c == '\r' && n < len(text) && text[n] == '\n' {
				n++
			}
			s.text = append(s.text, '\n')
			lines++
			r.Multiline = true
		case c == s.comma:
			endCell()
		case c == '\r' && n == len(text) && s.err == nil:
			return n, lines, short // a line feed may follow
		case c == '\r' || c == '\n':
			if c == '\r' && n < len(text) && text[n] == '\n' {
				n++
			}
			endCell()
			return n, lines + 1, whole
		case c == '"' && at == atStart:
			s.text = s.text[:start]
			at, s.opened = inQuotes, n-1
		default:
			s.text = append(s.text, c)
			switch {
			case c == ' ':
			case at == atStart:
				at = bare
			case at == closed:
				at = bare
				if r.Fault == Sound {
					r.Fault, r.FaultCell = TextAfter, len(s.ends)
				}
			}
		}
	}
	state = short
	if at == inQuotes {
		state = open
	}
	endCell()
	return n, lines, state
}

// scanLine scans a line that has a quote too many: a quote that is not closed in it counts for nothing.
func (s *Splitter) scanLine(r *Row, line []byte) {
	const most = 8 // quotes, lest a line of nothing else takes forever
	_, _, state := s.scan(r, line)
	first := len(s.ends) - 1
	for n := 0; state == open && n < most; n++ {
		line = slices.Concat(line[:s.opened], line[s.opened+1:])
		_, _, state = s.scan(r, line)
	}
	r.Fault, r.FaultCell = Unclosed, first
}

// cut makes a row of the first line alone, however its quotes stand, and goes past it.
func (s *Splitter) cut(r *Row) {
	line := s.buf[s.at:]
	end := bytes.IndexAny(line, "\r\n")
	if end >= 0 && end <= s.max {
		s.scanLine(r, line[:end])
		s.at += end
	} else if end < 0 && len(line) <= s.max {
		s.scanLine(r, line) // the last line of the file
		s.at += len(line)
	} else {
		s.scan(r, line[:min(len(line), s.max)])
		r.Fault, r.FaultCell = TooLong, len(s.ends)-1
		for end = bytes.IndexAny(line, "\r\n"); end < 0; end = bytes.IndexAny(s.buf, "\r\n") {
			s.at = len(s.buf)
			if !s.fill() {
				return
			}
		}
		s.at += end
	}
	for len(s.buf)-s.at < 2 && s.fill() {
	}
	if rest := s.buf[s.at:]; bytes.HasPrefix(rest, []byte("\r\n")) {
		s.at += 2
	} else if len(rest) > 0 {
		s.at++
	}
	s.line++
}
