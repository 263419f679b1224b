package records

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Severity says what a problem means for the row it was found in. The zero value is an error.
type Severity uint8

const (
	Error   Severity = iota // the row is not accepted; without a line, the file
	Warning                 // the row is accepted: look at it
	Note                    // how the file was read
)

// String is "error", "warning" or "note".
func (s Severity) String() string { return [...]string{"error", "warning", "note"}[min(s, Note)] }

// MarshalText gives the same word as String.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Problem is one thing to put right, and where. It is an error whose text a person can act on.
type Problem struct {
	File       string   `json:"file,omitempty"`
	Sheet      string   `json:"sheet,omitempty"`  // of a workbook: then Line is its row
	Line       int      `json:"line,omitempty"`   // from 1; 0 where the problem is the whole file's, or a program made the record
	Column     string   `json:"column,omitempty"` // the table's name of it; empty for a whole row
	Letter     string   `json:"letter,omitempty"` // as spreadsheets count: A … Z, AA …; empty where the file has no such column
	Table      string   `json:"table,omitempty"`  // "bills", where the file holds several tables or there is none
	Row        int      `json:"row,omitempty"`    // in Table, from 1
	Key        string   `json:"key,omitempty"`    // of the record, where a rule across rows found the problem
	Value      string   `json:"value,omitempty"`  // as found, whole
	Rule       Rule     `json:"rule"`
	Severity   Severity `json:"severity"`
	Message    string   `json:"message"`              // follows the quoted value, where there is one
	Suggestion string   `json:"suggestion,omitempty"` // what to write instead
	Near       string   `json:"near,omitempty"`       // the word that was perhaps meant, where it is not Suggestion itself
	Err        error    `json:"-"`                    // the cause, where another package found it

	fatal bool // no row of the file was read
	rival bool // another word is as near as Near
	word  bool // Value is one of few that a column has: each is a cause of its own
}

// Error is the problem on one line:
//
//	bills.csv:14:L status: "pasesd" is none of pending, enacted, failed, unknown; did you mean "passed" → enacted?
//	bills.xlsx:Bills!L14 status: …
//
// Names with signs that a terminal would obey stand in quotes, the signs spelled out.
func (p Problem) Error() string {
	where := p.where()
	if where != "" {
		where += ": "
	}
	if p.Severity != Error {
		where += p.Severity.String() + ": "
	}
	return where + p.Reason()
}

// where is file:line:letter table row column, or file:sheet!letterline table row column.
func (p Problem) where() string {
	var at []string
	if p.File != "" {
		at = append(at, harmless(p.File))
	}
	switch line := strconv.Itoa(p.Line); {
	case p.Sheet != "" && p.Line > 0:
		at = append(at, harmless(p.Sheet)+"!"+p.Letter+line)
	case p.Sheet != "":
		at = append(at, harmless(p.Sheet))
	default:
		if p.Line > 0 {
			at = append(at, line)
		}
		if p.Letter != "" {
			at = append(at, p.Letter)
		}
	}
	words := []string{strings.Join(at, ":")}
	if p.Table != "" {
		table := p.Table
		if p.Row > 0 {
			table += " row " + strconv.Itoa(p.Row)
		}
		words = append(words, table)
	}
	if p.Key != "" {
		words = append(words, harmless(p.Key))
	}
	if p.Column != "" {
		words = append(words, harmless(p.Column))
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// Reason is the problem without its place: the value, what is wrong with it, and what to write.
func (p Problem) Reason() string {
	text := spelled(p.Message)
	if p.Value != "" {
		text = quoted(p.Value) + " " + text
	}
	switch {
	case p.Suggestion == "" || p.Rule == Fixed:
	case p.Near != "":
		text += `; did you mean ` + quoted(p.Near) + " → " + harmless(p.Suggestion) + "?"
	default:
		text += "; did you mean " + harmless(p.Suggestion) + "?"
	}
	return text
}

// harmless is a name as it is or, where it holds what is no sign to be read, in quotes.
func harmless(name string) string {
	if strings.IndexFunc(name, func(r rune) bool { return !unicode.IsPrint(r) && r != '\u00A0' }) < 0 {
		return name
	}
	return strconv.Quote(name)
}

// spelled is a text whose control characters are spelled out.
func spelled(text string) string {
	if strings.IndexFunc(text, unicode.IsControl) < 0 {
		return text
	}
	quoted := strconv.Quote(text)
	return strings.ReplaceAll(quoted[1:len(quoted)-1], `\"`, `"`)
}

// Unwrap is the cause, such as a [*states.ParseError] or a [*rubric.TotalError]; nil where the rule is this package's own.
func (p Problem) Unwrap() error { return p.Err }

// quoted is a value in quotes, cut where it is too long to read.
func quoted(value string) string {
	const most = 60
	if utf8.RuneCountInString(value) > most {
		value = string([]rune(value)[:most]) + "…"
	}
	return strconv.Quote(value)
}

// letter is a spreadsheet's name of a column, from 0: A … Z, AA ….
func letter(column int) string {
	if column < 26 {
		return string(rune('A' + column))
	}
	return letter(column/26-1) + string(rune('A'+column%26))
}

func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.Itoa(n) + " " + thing
}
