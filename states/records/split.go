package records

import (
	"bytes"
	"io"
	"slices"
	"strings"
)

// row is one row of a table as text: cells without their quotes, line ends inside them as \n.
type row struct {
	line  int // on which it begins, from 1
	cells []string
	text  string // all cells, with or without separators
	fault fault
	cell  int  // which the fault is in, from 0
	lines bool // some cell goes over more than one line
}

// fault is what is wrong with the shape of a row. The zero value is nothing.
type fault uint8

const (
	sound     fault = iota
	unclosed        // a quote that no other closes: the row is cut at the end of its line, the next line is read as a row
	textAfter       // text between a closing quote and the next separator
	overlong        // one line of more bytes than allowed: cut there, the rest of the line is passed over
)

// splitter cuts text into rows of cells (RFC 4180). It is as lenient as spreadsheets are: LF, CRLF and CR all end a
// row, a quote inside a cell that does not begin with one is a character, spaces around a quoted cell do not count.
type splitter struct {
	decoder
	comma   byte
	stops   [256]bool // bytes that end a cell outside quotes
	max     int       // bytes of a row
	width   int       // cells of the header; 0 before it is read
	cr      bool      // the first line ends in CR: no use to look for LF
	lineEnd string    // of the first line: "LF", "CRLF", "CR"
	buf     []byte
	at      int // start of what is not yet read in buf
	line    int // of at, from 1

	// Of the row that was scanned last.
	text   []byte
	ends   []int
	opened int // where its last quote opened, in what was scanned
}

func newSplitter(r io.Reader, maxRow int) *splitter {
	s := &splitter{decoder: decoder{from: r}, max: maxRow, line: 1}
	s.separate(',')
	return s
}

// separate sets the separator.
func (s *splitter) separate(comma byte) {
	s.stops = [256]bool{'\r': true, '\n': true}
	s.stops[comma] = true
	s.comma = comma
}

// fill reads on; false at the end of the input.
func (s *splitter) fill() bool {
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

func (s *splitter) findLineEnd() {
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

// next reads a row into r; its cells are appended to arena, which is given back. It is false at the end, and where
// reading failed, whatever part of a row came before.
func (s *splitter) next(r *row, arena []string) ([]string, bool) {
	*r = row{line: s.line}
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
func (s *splitter) cells(r *row, arena []string, line string) []string {
	r.text = line
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
	r.cells = arena[first:len(arena):len(arena)]
	return arena
}

// slow reads a row byte by byte.
func (s *splitter) slow(r *row, arena []string) ([]string, bool) {
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
		s.line += lines
		break
	}
	r.text = string(s.text)
	first, from := len(arena), 0
	for _, end := range s.ends {
		arena = append(arena, r.text[from:end])
		from = end
	}
	r.cells = arena[first:len(arena):len(arena)]
	return arena, true
}

// strayQuote reports whether a row over several lines is rather one of a single line with a quote too many: text follows
// its closing quote on another line, or it has not as many cells as the header, and its first line alone has. What was
// scanned stays.
func (s *splitter) strayQuote(r *row) bool {
	if r.fault == textAfter && r.lines {
		return true
	}
	if s.width < 2 || len(s.ends) == s.width {
		return false
	}
	text, ends, whole := slices.Clone(s.text), slices.Clone(s.ends), *r
	line := s.buf[s.at:]
	s.scanLine(r, line[:bytes.IndexAny(line, "\r\n")])
	stray := len(s.ends) == s.width
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
func (s *splitter) scan(r *row, text []byte) (n, lines int, state scanned) {
	s.text, s.ends = s.text[:0], s.ends[:0]
	r.fault, r.lines = sound, false
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
			r.lines = true
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
				if r.fault == sound {
					r.fault, r.cell = textAfter, len(s.ends)
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
func (s *splitter) scanLine(r *row, line []byte) {
	const most = 8 // quotes, lest a line of nothing else takes forever
	_, _, state := s.scan(r, line)
	first := len(s.ends) - 1
	for n := 0; state == open && n < most; n++ {
		line = slices.Concat(line[:s.opened], line[s.opened+1:])
		_, _, state = s.scan(r, line)
	}
	r.fault, r.cell = unclosed, first
}

// cut makes a row of the first line alone, however its quotes stand, and goes past it.
func (s *splitter) cut(r *row) {
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
		r.fault, r.cell = overlong, len(s.ends)-1
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
