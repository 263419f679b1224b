package records

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// File is how one file was read.
type File struct {
	Name      string `json:"name"`
	Sheet     string `json:"sheet,omitempty"`     // of a workbook
	Encoding  string `json:"encoding,omitempty"`  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE" or "Windows-1252"; empty for JSON
	Separator string `json:"separator,omitempty"` // one character; empty for JSON
	LineEnds  string `json:"line_ends,omitempty"` // "LF", "CRLF" or "CR", of the first line; empty for JSON
	Read      int    `json:"read"`                // rows, without the header and blank rows: always Accepted + Rejected
	Accepted  int    `json:"accepted"`
	Rejected  int    `json:"rejected"`
	Blank     int    `json:"blank,omitempty"`  // rows without any text, which are passed over
	Aside     int    `json:"aside,omitempty"`  // units, totals, sources, notes: rows that are passed over and named
	Drafts    int    `json:"drafts,omitempty"` // of a service's bills, rows that nobody has assessed: they are left out, and a note counts them
	Unread    bool   `json:"unread,omitempty"` // it is no table, or its header is wrong: no row was read

	barren bool // a table of a dataset has rows, and none was accepted
}

// Lost reports whether nothing is left of the file, or of a table in it: it could not be read, or it has rows and none was
// accepted. What would be made of it must not take the place of anything.
func (f File) Lost() bool { return f.Unread || f.barren || f.Read > 0 && f.Accepted == 0 }

// String is a sentence of counts: "bills.csv: 130 rows read, 128 accepted, 2 rejected".
func (f File) String() string {
	text := strings.Trim(harmless(f.Name)+":"+harmless(f.Sheet), ":")
	if text != "" {
		text += ": "
	}
	if f.Unread {
		return text + "not read"
	}
	text += count(f.Read, "row") + " read, " + strconv.Itoa(f.Accepted) + " accepted, " + strconv.Itoa(f.Rejected) + " rejected"
	if f.Drafts > 0 {
		text += ", " + count(f.Drafts, "draft") + " left out"
	}
	return text
}

// Report is what reading found. Nothing is passed over in silence: each file's Read is its Accepted and Rejected.
type Report struct {
	Files    []File
	Notes    []Problem // how files were read, where that is not UTF-8, commas and LF
	Problems []Problem // errors, then warnings, each by file, line and column; the first Options.Limit of them
	Causes   []Cause   // all problems by what they have in common, in the order of the first of each; the first Options.Limit of them
	More     int       // problems that are not in Problems
	Errors   int       // all of them, also those
	Warnings int

	causes map[string]int // by what they have in common, in Causes; nil where that has to be found out again
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

// Lost names the files of which nothing is left; see [File.Lost].
func (r *Report) Lost() (names []string) {
	for _, f := range r.Files {
		if f.Lost() {
			names = append(names, f.Name)
		}
	}
	return names
}

// Cause is a mistake that is made once or many times over: in one column, against one rule, with one remedy.
type Cause struct {
	Problems []Problem // the first few of them
	Count    int       // all of them
}

const (
	fewest = 3 // how many problems of a cause are named one by one
	few    = 5 // how many lines of a cause are named where there are more
)

// Lines are what to print of a cause: each problem where they are few, else the first one with their number and where the
// next ones are.
func (c Cause) Lines() (lines []string) {
	if c.Count <= fewest {
		for _, p := range c.Problems {
			lines = append(lines, p.Error())
		}
		return lines
	}
	var at []string
	for _, p := range c.Problems {
		switch {
		case p.Row > 0:
			at = append(at, strconv.Itoa(p.Row))
		case p.Line > 0:
			at = append(at, strconv.Itoa(p.Line))
		}
	}
	text := c.Problems[0].Error() + " (" + strconv.Itoa(c.Count) + " times"
	if at = slices.Compact(at); len(at) > 0 {
		text += map[bool]string{true: ": rows ", false: ": lines "}[c.Problems[0].Row > 0 || c.Problems[0].Sheet != ""] + strings.Join(at, ", ")
		if c.Count > len(c.Problems) {
			text += " …"
		}
	}
	return []string{text + ")"}
}

// key is what problems of one cause have in common.
func (p *Problem) key() string {
	column, value := p.Column, ""
	if p.Rule == NoEvidence {
		column = "" // whatever the criterion
	}
	if p.word {
		value = p.Value
	}
	// Words with digits and quotes tell one row from another.
	kind := slices.DeleteFunc(strings.Fields(p.Message), func(word string) bool { return strings.ContainsAny(word, `0123456789"`) })
	return strings.Join(append(kind, p.File, p.Sheet, p.Table, column, string(p.Rule), p.Severity.String(), value, strconv.FormatBool(p.Suggestion == "")), "\x00")
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
	r.Problems = append(r.Problems, p)
	if r.causes == nil {
		r.causes = map[string]int{}
		for i, c := range r.Causes {
			r.causes[c.Problems[0].key()] = i
		}
	}
	key := p.key()
	if i, known := r.causes[key]; known {
		c := &r.Causes[i]
		if c.Count++; len(c.Problems) < few {
			c.Problems = append(c.Problems, p)
		}
	} else {
		r.causes[key] = len(r.Causes)
		r.Causes = append(r.Causes, Cause{[]Problem{p}, 1})
	}
	// Now and then what is too much is left out, the last warnings first.
	if over := limit + limit/2 + 100; over > 0 && max(len(r.Problems), len(r.Causes)) > over {
		r.sort(limit)
	}
}

// Add adds a problem that the caller found.
func (r *Report) Add(p Problem, o Options) {
	r.add(p, o.limit())
	r.sort(o.limit())
}

// Join adds another report, whose files follow.
func (r *Report) Join(more *Report, o Options) {
	r.join(*more)
	r.sort(o.limit())
}

// join adds another report, whose files follow.
func (r *Report) join(o Report) {
	r.Files = append(r.Files, o.Files...)
	r.Notes = append(r.Notes, o.Notes...)
	r.Problems = append(r.Problems, o.Problems...)
	r.Causes = append(r.Causes, o.Causes...)
	r.causes = nil
	r.More += o.More
	r.Errors += o.Errors
	r.Warnings += o.Warnings
}

// sort orders problems and causes: files that could not be read, errors, warnings, each by file, line and column. It
// keeps the first limit of them.
func (r *Report) sort(limit int) {
	place := map[string]int{}
	for i, f := range r.Files {
		place[f.Name] = i
	}
	first := func(p *Problem) int {
		switch {
		case p.Severity != Error:
			return 2
		case p.fatal:
			return 0
		}
		return 1
	}
	compare := func(a, b Problem) int {
		return cmp.Or(first(&a)-first(&b), place[a.File]-place[b.File], cmp.Compare(a.Sheet, b.Sheet), a.Line-b.Line, cmp.Compare(a.Table, b.Table), a.Row-b.Row,
			len(a.Letter)-len(b.Letter), cmp.Compare(a.Letter, b.Letter))
	}
	slices.SortStableFunc(r.Problems, compare)
	if beyond := len(r.Problems) - limit; beyond > 0 {
		r.Problems = r.Problems[:limit]
		r.More += beyond
	}
	for _, c := range r.Causes {
		slices.SortStableFunc(c.Problems, compare)
	}
	slices.SortStableFunc(r.Causes, func(a, b Cause) int { return compare(a.Problems[0], b.Problems[0]) })
	r.Causes = r.Causes[:min(len(r.Causes), limit)]
	r.causes = nil
}
