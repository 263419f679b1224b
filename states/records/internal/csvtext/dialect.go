package csvtext

import (
	"bytes"
	"slices"
	"strings"
)

// separators are those that a file may have between its cells, the most usual first.
const separators = ",;\t|"

// NoTable reads the beginning of the file and words what it is that is no table of text; empty where it may be one.
func (s *Splitter) NoTable() string {
	s.fill()
	return noTable(s.first, s.buf)
}

// noTable words what a file is that is no table of text; empty where it may be one.
func noTable(first, text []byte) string {
	switch lower := bytes.ToLower(first); {
	case bytes.HasPrefix(first, []byte("PK\x03\x04")) && !workbook(first):
		return "the file is a ZIP of other files: unpack it, and name the table that is in it; fetch it once more where it does not unpack"
	case bytes.HasPrefix(first, []byte("PK\x05\x06")):
		return "the file is an empty ZIP: fetch it once more"
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

// workbook reports whether a ZIP is one of a spreadsheet, by the name of its first file (Office Open XML, OpenDocument).
func workbook(zip []byte) bool {
	const name = 30 // where it begins in a local file header (APPNOTE 4.3.7)
	if len(zip) <= name {
		return true
	}
	return slices.ContainsFunc([]string{"[Content_Types].xml", "_rels/", "xl/", "docProps/", "mimetype"}, func(first string) bool {
		return bytes.HasPrefix(zip[name:], []byte(first))
	})
}

// unprintable reports whether a text holds more signs without meaning in text than mistakes explain.
func unprintable(text []byte) bool {
	n := 0
	for _, b := range text {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			n++
		}
	}
	return n > 16 && n > len(text)/50
}

// FindSeparator sets the separator by the beginning of the file, once [Splitter.NoTable] has read it: the one that a first line
// "sep=;" tells, as some spreadsheets write it, else the one with which the first row that has any text names the most columns, or
// the rows below where that is a title; of several, the one with which they have the most cells. named counts the cells that name a
// column.
func (s *Splitter) FindSeparator(named func(cells []string) int) {
	if text := s.buf; len(text) > 5 && bytes.EqualFold(text[:4], []byte("sep=")) && strings.IndexByte(separators, text[4]) >= 0 && (text[5] == '\n' || text[5] == '\r') {
		s.Separate(text[4])
		s.told = true
		return
	}
	best, most, width := byte(','), -1, 0
	text := bytes.TrimLeft(s.buf, "\r\n ")
	for _, separator := range []byte(separators) {
		s.Separate(separator)
		names, cells := 0, 0
		for rest, rows := text, 0; rows < HeaderRows && names == 0 && len(rest) > 0; rows++ {
			row, n := s.scanned(rest)
			names, cells = max(names, named(row)), max(cells, len(row))
			rest = rest[n:]
		}
		if names > most || names == most && cells > width {
			best, most, width = separator, names, cells
		}
	}
	s.Separate(best)
}

// HeaderRows is how many rows may stand above the one that names the columns.
const HeaderRows = 20

// scanned are the cells of the first row of a text, which is n bytes long.
func (s *Splitter) scanned(text []byte) (cells []string, n int) {
	var row Row
	n, _, _ = s.scan(&row, text)
	from := 0
	for _, end := range s.ends {
		cells = append(cells, string(s.text[from:end]))
		from = end
	}
	return cells, n
}

// First reads the first row that has any text and is no line "sep=;". It is false where there is none.
func (s *Splitter) First(r *Row) bool {
	for {
		if _, ok := s.Next(r, nil); !ok {
			return false
		}
		if !Blank(r.Cells) && !(len(r.Cells) == 2 && strings.EqualFold(r.Cells[0], "sep=") && r.Cells[1] == "") {
			return true
		}
	}
}
