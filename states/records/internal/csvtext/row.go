package csvtext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Row is one row of a table as text: cells without their quotes, line ends inside them as \n.
type Row struct {
	Line      int // on which it begins, from 1
	Cells     []string
	Text      string // all cells, with or without separators
	Fault     Fault
	FaultCell int  // which the fault is in, from 0
	Multiline bool // some cell goes over more than one line
}

// Fault is what is wrong with the shape of a row. The zero value is nothing.
type Fault uint8

const (
	Sound     Fault = iota
	Unclosed        // a quote that no other closes: the row is cut at the end of its line, the next line is read as a row
	TextAfter       // text between a closing quote and the next separator
	TooLong         // one line of more bytes than allowed: cut there, the rest of the line is passed over
)

// Blank reports whether cells have no text at all.
func Blank(cells []string) bool {
	for _, c := range cells {
		if c != "" && (' ' < c[0] && c[0] < utf8.RuneSelf || Trim(c) != "") {
			return false
		}
	}
	return true
}

// Trim takes away the spaces around a text, also those that spreadsheets and web pages leave unseen.
func Trim(text string) string {
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\uFEFF'
	})
}
