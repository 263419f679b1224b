package bulk

import (
	"bytes"
	"io"
	"slices"
	"strings"
)

// rowFilter passes on the header of a CSV file and the rows that are wanted. Of every other row it passes on the line
// ends alone, so that a mistake in a wanted row is still named by its line in the file.
//
// Only comma-separated text in UTF-8 with LF or CRLF is filtered, which is what the services give out. Of anything else every
// row is passed on.
type rowFilter struct {
	from    io.Reader
	columns []string                  // whose cells wanted is shown, in this order
	wanted  func(cells [][]byte) bool // asked about every row; the cells are as in the file, without the quotes around them
	rows    int                       // that were looked at, without the header
	buf     []byte                    // what is read and not yet looked at is buf[at:]
	at      int
	err     error  // of from
	out     []byte // what is passed on next, in buffer
	buffer  []byte
	begun   bool
	all     bool // nothing is filtered
	place   []int
	cells   [][]byte
	shown   [][]byte
	scratch [][]byte
}

const (
	filterChunk = 256 << 10
	filterRow   = 1 << 20 // bytes of a row, after which a quote counts as never closed
)

// Read gives what is passed on.
func (f *rowFilter) Read(p []byte) (int, error) {
	for len(f.out) == 0 {
		if !f.begun {
			f.begin()
		} else if !f.next() {
			return 0, f.err
		}
	}
	n := copy(p, f.out)
	f.out = f.out[n:]
	return n, nil
}

// fill reads on; false at the end of the file.
func (f *rowFilter) fill() bool {
	if f.err != nil {
		return false
	}
	if f.at > 0 {
		f.buf = f.buf[:copy(f.buf, f.buf[f.at:])]
		f.at = 0
	}
	if cap(f.buf)-len(f.buf) < filterChunk/4 {
		f.buf = slices.Grow(f.buf, filterChunk)
	}
	n, err := f.from.Read(f.buf[len(f.buf):cap(f.buf)])
	f.buf, f.err = f.buf[:len(f.buf)+n], err
	return n > 0 || err == nil
}

// begin reads the header.
func (f *rowFilter) begin() {
	f.begun = true
	for bytes.IndexByte(f.buf, '\n') < 0 && len(f.buf) < filterRow && f.fill() {
	}
	end := bytes.IndexByte(f.buf, '\n')
	if end < 0 {
		f.all = true
		return
	}
	names := strings.Split(strings.TrimPrefix(strings.TrimRight(string(f.buf[:end]), "\r"), "\uFEFF"), ",")
	for i := range names {
		names[i] = strings.Trim(names[i], `"`)
	}
	for _, column := range f.columns {
		at := slices.Index(names, column)
		if at < 0 {
			f.all = true
			return
		}
		f.place = append(f.place, at)
	}
	f.shown = make([][]byte, len(f.place))
	f.out = append([]byte{}, f.buf[:end+1]...)
	f.at = end + 1
}

// next looks at rows until there is something to pass on; false at the end of the file.
func (f *rowFilter) next() bool {
	if f.all {
		more := f.at < len(f.buf) || f.fill()
		f.out, f.at = f.buf[f.at:], len(f.buf)
		return more
	}
	out := f.buffer[:0]
	for len(out) < 4<<10 {
		n, whole := f.scan()
		for !whole && len(f.buf)-f.at < filterRow && f.fill() {
			n, whole = f.scan()
		}
		rest := f.buf[f.at:]
		if !whole {
			if len(rest) == 0 {
				break
			}
			// The last row without a line end, or one that a quote never closes: its first line is passed on as it is.
			n = len(rest)
			if end := bytes.IndexByte(rest, '\n'); end >= 0 && bytes.IndexByte(rest, '"') >= 0 {
				n = end + 1
				f.cells = nil
			}
		}
		row := rest[:n]
		f.at += n
		if len(bytes.TrimRight(row, "\r\n")) == 0 { // a blank line
			out = append(out, row...)
			continue
		}
		f.rows++
		if f.asked() {
			out = append(out, row...)
			continue
		}
		for range bytes.Count(row, []byte{'\n'}) {
			out = append(out, '\n')
		}
	}
	f.out, f.buffer = out, out
	return len(out) > 0
}

// asked reports whether the row that was scanned last is wanted; one that is too short is, for somebody to be told of it.
func (f *rowFilter) asked() bool {
	for i, at := range f.place {
		if at >= len(f.cells) {
			return true
		}
		f.shown[i] = f.cells[at]
	}
	return f.wanted(f.shown)
}

// scan cuts the next row into cells and gives its length with the line end; false where its end is not yet read.
func (f *rowFilter) scan() (n int, whole bool) {
	b := f.buf[f.at:]
	cells := f.scratch[:0]
	i := 0
	for {
		start, end := i, -1
		if i < len(b) && b[i] == '"' {
			start++
			for i++; ; {
				k := bytes.IndexByte(b[i:], '"')
				if k < 0 {
					return 0, false
				}
				i += k + 1
				if i == len(b) && f.err == nil {
					return 0, false // perhaps the first of two
				}
				if i == len(b) || b[i] != '"' {
					break
				}
				i++
			}
			end = i - 1
		}
		for i < len(b) && b[i] != ',' && b[i] != '\n' {
			i++
		}
		if end < 0 {
			end = i
		}
		cells = append(cells, b[start:end])
		f.scratch, f.cells = cells, cells
		if i == len(b) {
			return i, false
		}
		if i++; b[i-1] == '\n' {
			last := len(cells) - 1
			cells[last] = bytes.TrimSuffix(cells[last], []byte{'\r'})
			return i, true
		}
	}
}
