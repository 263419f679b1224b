package records

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
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

// Rule names what a problem breaks. A rule of a column has the name of its validate tag, "required" or "url"; the names
// of this package are the constants.
type Rule string

// Rules of a file and of the shape of its rows.
const (
	FileFormat      Rule = "file_format"      // no table of cells: a workbook, a web page, nothing at all
	Encoding        Rule = "encoding"         // characters that are not what the file's encoding says
	Layout          Rule = "layout"           // how the file was read: encoding, separator, line ends
	MissingColumn   Rule = "missing_column"   // a required column
	DuplicateColumn Rule = "duplicate_column" // two columns of the same name
	UnknownColumn   Rule = "unknown_column"   // a column that is not read
	CellCount       Rule = "cell_count"       // too few or too many cells
	Quote           Rule = "quote"            // a quote that is not closed, or closed too early
	LongCell        Rule = "long_cell"        // a cell over many lines, as a stray quote makes it
	LongRow         Rule = "long_row"         // a row of more bytes than Options.MaxRow
	OuterSpace      Rule = "outer_space"      // a text with spaces around it
)

// Rules of a cell, each also a validate tag of [Validator].
const (
	Required        Rule = "required"
	JurisdictionKey Rule = "usps"
	CivilDate       Rule = "civil_date"
	VerdictWord     Rule = "verdict"
	CriterionKey    Rule = "criterion"
	ScorePoints     Rule = "score"
	StatusWord      Rule = "status"
	ScopeWord       Rule = "scope"
	EffectWord      Rule = "effect"
	BasisWord       Rule = "basis"
	SettingWord     Rule = "setting"
	ClaimWord       Rule = "claim"
	OutcomeWord     Rule = "outcome"
	ConfidenceWord  Rule = "confidence"
	Coordinate      Rule = "coordinate"
	WholeNumber     Rule = "whole_number"
	DecimalNumber   Rule = "decimal_number"
	TrueOrFalse     Rule = "true_or_false"
)

// Rules of a cell that are no tags.
const (
	AmbiguousDate Rule = "ambiguous_date" // day/month or month/day
	Value         Rule = "value"          // the field's own type refuses the text
)

// Problem is one thing to put right, and where. It is an error whose text a person can act on.
type Problem struct {
	File       string   `json:"file,omitempty"`
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
}

// Error is the problem on one line:
//
//	bills.csv:14:L status: "pasesd" is none of pending, enacted, failed, unknown; did you mean "passed" → enacted?
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

// where is file:line:letter table row column.
func (p Problem) where() string {
	var at []string
	if p.File != "" {
		at = append(at, p.File)
	}
	if p.Line > 0 {
		at = append(at, strconv.Itoa(p.Line))
	}
	if p.Letter != "" {
		at = append(at, p.Letter)
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
		words = append(words, p.Key)
	}
	if p.Column != "" {
		words = append(words, p.Column)
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// Reason is the problem without its place: the value, what is wrong with it, and what to write.
func (p Problem) Reason() string {
	text := p.Message
	if p.Value != "" {
		text = quoted(p.Value) + " " + text
	}
	switch {
	case p.Suggestion == "":
	case p.Near != "":
		text += `; did you mean ` + quoted(p.Near) + " → " + p.Suggestion + "?"
	default:
		text += "; did you mean " + p.Suggestion + "?"
	}
	return text
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

// File is how one file was read.
type File struct {
	Name      string `json:"name"`
	Encoding  string `json:"encoding,omitempty"`  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE" or "Windows-1252"; empty for JSON
	Separator string `json:"separator,omitempty"` // one character; empty for JSON
	LineEnds  string `json:"line_ends,omitempty"` // "LF", "CRLF" or "CR", of the first line; empty for JSON
	Read      int    `json:"read"`                // rows, without the header and blank rows: always Accepted + Rejected
	Accepted  int    `json:"accepted"`
	Rejected  int    `json:"rejected"`
	Blank     int    `json:"blank,omitempty"` // rows without any text, which are passed over
}

// String is a sentence of counts: "bills.csv: 130 rows read, 128 accepted, 2 rejected".
func (f File) String() string {
	text := f.Name
	if text != "" {
		text += ": "
	}
	return text + count(f.Read, "row") + " read, " + strconv.Itoa(f.Accepted) + " accepted, " + strconv.Itoa(f.Rejected) + " rejected"
}

// Report is what reading found. Nothing is passed over in silence: each file's Read is its Accepted and Rejected.
type Report struct {
	Files    []File
	Notes    []Problem // how files were read, where that is not UTF-8, commas and LF
	Problems []Problem // errors and warnings by file, line and column; the first Options.Limit of them
	More     int       // problems beyond those
	Errors   int       // all of them, also those beyond
	Warnings int
}

// Clean reports whether there is no error. Warnings and notes do not count.
func (r *Report) Clean() bool { return r.Errors == 0 }

// Read is how many rows all files have.
func (r *Report) Read() (n int) {
	for _, f := range r.Files {
		n += f.Read
	}
	return n
}

// add keeps a problem, or only counts it where there are enough.
func (r *Report) add(p Problem, limit int) {
	switch p.Severity {
	case Note:
		r.Notes = append(r.Notes, p)
		return
	case Warning:
		r.Warnings++
	default:
		r.Errors++
	}
	if len(r.Problems) < limit {
		r.Problems = append(r.Problems, p)
	} else {
		r.More++
	}
}

// join adds another report, whose files follow.
func (r *Report) join(o Report) {
	r.Files = append(r.Files, o.Files...)
	r.Notes = append(r.Notes, o.Notes...)
	r.Problems = append(r.Problems, o.Problems...)
	r.More += o.More
	r.Errors += o.Errors
	r.Warnings += o.Warnings
}

// order sorts problems by file, line and column, and keeps the first limit of them.
func (r *Report) order(limit int) {
	place := map[string]int{}
	for i, f := range r.Files {
		place[f.Name] = i
	}
	slices.SortStableFunc(r.Problems, func(a, b Problem) int {
		return cmp.Or(place[a.File]-place[b.File], a.Line-b.Line, cmp.Compare(a.Table, b.Table), a.Row-b.Row,
			len(a.Letter)-len(b.Letter), cmp.Compare(a.Letter, b.Letter))
	})
	if beyond := len(r.Problems) - limit; beyond > 0 {
		r.Problems = r.Problems[:limit]
		r.More += beyond
	}
}

func count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return strconv.Itoa(n) + " " + thing
}
