package records

import (
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
)

// Tables is a whole dataset. A table that was not read is nil; one that has no rows is not nil. Rules that need two
// tables are asked only where both were read.
//
// Tables remember where each row was read, as long as it stays as it is and where it is in its table; a problem of any
// other row names it by its key.
type Tables struct {
	Bills    []states.Bill
	Evidence []states.Evidence
	Coverage []states.Coverage
	Cases    []cases.Case
	Links    []states.Link
	Source   string      // of a dataset: what it was compiled from
	Updated  states.Date // of a dataset: its edition

	from map[string]*source
}

// TableNames are the names of the five tables, in the order in which they are read and reported.
func TableNames() []string { return []string{"bills", "evidence", "coverage", "cases", "links"} }

// Files are the tables of a dataset, each a CSV file: a path, "-" for the standard input, or empty for a table that there
// is none of.
type Files struct {
	Bills, Evidence, Coverage, Cases, Links string

	// Rejects is the path of a file for rows that are not accepted (see [Options]); empty for none. Where there is more than
	// one table, each has its own: rejects.csv becomes rejects.bills.csv and so on. Files are made only where they are needed.
	Rejects string

	// MarkRejects begins them with [Mark], for people who correct them in Excel.
	MarkRejects bool
}

// Open reads a dataset: a directory that holds some of bills.csv, evidence.csv, coverage.csv, cases.csv and links.csv, a
// JSON dataset, or a single CSV file that is called after its table ("my-bills.csv"). It reads, checks across rows and
// tables, and leaves out every row with an error; the report names them all. The error is one of opening or reading.
func Open(path string, o Options) (Tables, *Report, error) {
	if strings.EqualFold(filepath.Ext(path), ".json") {
		f, err := os.Open(path)
		if err != nil {
			return Tables{}, &Report{}, err
		}
		defer f.Close()
		o.File = cmp.Or(o.File, path)
		return ReadDataset(f, o)
	}
	files, err := FilesIn(path)
	if err != nil {
		return Tables{}, &Report{}, err
	}
	return files.Read(o)
}

// FilesIn finds the CSV files that [Open] would read.
func FilesIn(path string) (files Files, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return files, err
	}
	if !info.IsDir() {
		for _, name := range TableNames() {
			if strings.Contains(strings.ToLower(filepath.Base(path)), strings.TrimSuffix(name, "s")) {
				*files.path(name) = path
				return files, nil
			}
		}
		return files, fmt.Errorf("records: %s is none of %s by its name: rename it", path, strings.Join(TableNames(), ", "))
	}
	for _, name := range TableNames() {
		table := filepath.Join(path, name+".csv")
		if _, err := os.Stat(table); err == nil {
			*files.path(name) = table
		} else if !errors.Is(err, fs.ErrNotExist) {
			return files, err
		}
	}
	if files == (Files{}) {
		return files, fmt.Errorf("records: %s holds none of %s.csv", path, strings.Join(TableNames(), ".csv, "))
	}
	return files, nil
}

func (f *Files) path(table string) *string {
	switch table {
	case "bills":
		return &f.Bills
	case "evidence":
		return &f.Evidence
	case "coverage":
		return &f.Coverage
	case "cases":
		return &f.Cases
	}
	return &f.Links
}

// Read reads the tables as [Open] does. Options.File and Options.Rejects are not used.
func (f Files) Read(o Options) (Tables, *Report, error) { return f.read(o, nil) }

// read keeps all rows, or those that stay in a sieve.
func (f Files) read(o Options, keep *sieve) (Tables, *Report, error) {
	t := Tables{from: map[string]*source{}}
	report := &Report{}
	if err := f.overwrites(); err != nil {
		return t, report, err
	}
	err := errors.Join(
		readTable(&t, "bills", &t.Bills, f, o, report, keep, keep.bill),
		readTable(&t, "evidence", &t.Evidence, f, o, report, keep, keep.evidence),
		readTable(&t, "coverage", &t.Coverage, f, o, report, keep, keep.coverage),
		readTable(&t, "cases", &t.Cases, f, o, report, keep, keep.oneCase),
		readTable(&t, "links", &t.Links, f, o, report, keep, keep.link),
	)
	t.accept(report, o)
	for _, name := range TableNames() {
		if s := t.from[name]; s != nil {
			err = errors.Join(err, s.rejects.flush(), s.lazy.Close())
		}
	}
	return t, report, err
}

// overwrites is an error where rejects would take the place of a table that is read.
func (f Files) overwrites() error {
	for _, name := range TableNames() {
		rejects, err := os.Stat(f.rejectsPath(name))
		if err != nil {
			continue // there is nothing to overwrite
		}
		for _, other := range TableNames() {
			if table, err := os.Stat(*f.path(other)); err == nil && os.SameFile(rejects, table) {
				return fmt.Errorf("records: rejects would overwrite %s, which is read: name another file", *f.path(other))
			}
		}
	}
	return nil
}

// rejectsPath is where the rejected rows of a table go; empty for nowhere.
func (f Files) rejectsPath(table string) string {
	tables := 0
	for _, name := range TableNames() {
		if *f.path(name) != "" {
			tables++
		}
	}
	if f.Rejects == "" || tables == 1 {
		return f.Rejects
	}
	ext := filepath.Ext(f.Rejects)
	return strings.TrimSuffix(f.Rejects, ext) + "." + table + ext
}

// source is where the rows of a table come from.
type source struct {
	table   string
	file    string
	json    bool
	head    *header
	rejects *rejects
	lazy    *lazyFile
	keep    bool             // the cells, for the rejects
	rows    []origin         // as many as the table's
	gone    map[string]place // keys of rows that were not accepted
	out     map[int]bool     // lines of rows that were taken out again
	sifted  bool             // the table is without rows that have nothing to do with another
	at      int              // of the file in the report
}

// origin is where one row was read.
type origin struct {
	place
	cells []string
	sum   uint64 // of the record as it was read
}

type place struct{ line, row int }

var seed = maphash.MakeSeed()

// add remembers where a row was read.
func (s *source) add(p place, cells []string, sum uint64) {
	o := origin{place: p, sum: sum}
	if s.keep {
		o.cells = slices.Clone(cells)
	}
	s.rows = append(s.rows, o)
}

// lazyFile is made when it is first written to.
type lazyFile struct {
	path string
	mark bool
	file *os.File
}

func (l *lazyFile) Write(p []byte) (int, error) {
	if l.file == nil {
		f, err := os.Create(l.path)
		if err != nil {
			return 0, err
		}
		l.file = f
		if l.mark {
			if _, err := io.WriteString(f, Mark); err != nil {
				return 0, err
			}
		}
	}
	return l.file.Write(p)
}

func (l *lazyFile) Close() error {
	if l.file == nil {
		return nil
	}
	return l.file.Close()
}

// openTable opens a path or, for "-", the standard input, and names it in the options.
func openTable(path string, o Options) (io.Reader, Options, func() error, error) {
	if path == "-" {
		o.File = "standard input"
		if o.Stdin == nil {
			o.Stdin = os.Stdin
		}
		return o.Stdin, o, func() error { return nil }, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, o, nil, err
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		file.Close()
		return nil, o, nil, fmt.Errorf("records: %s is a directory: name the file in it", path)
	}
	o.File = path
	return file, o, file.Close, nil
}

func readTable[T comparable](t *Tables, table string, rows *[]T, f Files, o Options, report *Report, sift *sieve, keep func(*T) bool) error {
	path := *f.path(table)
	if path == "" {
		return nil
	}
	o.Rejects = nil
	from, o, closeFile, err := openTable(path, o)
	if err != nil {
		return err
	}
	defer closeFile()
	*rows = []T{}
	s := &source{table: table, file: o.File, lazy: &lazyFile{path: f.rejectsPath(table), mark: f.MarkRejects}, gone: map[string]place{}, out: map[int]bool{}, at: len(report.Files), sifted: !sift.whole()}
	if s.keep = s.lazy.path != ""; s.keep {
		o.Rejects = s.lazy
	}
	r := Read[T](from, o)
	r.rejected = func(row *row) {
		if key := r.head.cell(row.cells, "id"); key != "" && sift.named(key) {
			s.gone[strings.Clone(key)] = place{line: row.line}
		}
	}
	r.each(func(line int, cells []string, v *T) bool {
		if s.sifted && !keep(v) {
			return true
		}
		*rows = append(*rows, *v)
		s.add(place{line: line}, cells, maphash.Comparable(seed, *v))
		return true
	})
	s.head, s.rejects = r.head, &r.rejects
	t.from[table] = s
	report.join(*r.Report())
	return r.Err()
}

// cell is the text of a column in a row; empty where the file has none.
func (h *header) cell(cells []string, column string) string {
	for i, c := range h.columns {
		if c != nil && c.name == column && i < len(cells) {
			return cells[i]
		}
	}
	return ""
}

// accept checks the tables and takes out the rows with errors, until none is left: a row may rest on one that is taken out.
func (t *Tables) accept(report *Report, o Options) {
	for {
		found := t.check(o.AsOf)
		wrong := map[string]map[int][]Problem{}
		for _, f := range found {
			if f.Severity == Error {
				if wrong[f.table] == nil {
					wrong[f.table] = map[int][]Problem{}
				}
				wrong[f.table][f.row] = append(wrong[f.table][f.row], f.Problem)
				report.add(f.Problem, NoLimit)
			}
		}
		if len(wrong) == 0 {
			for _, f := range found {
				report.add(f.Problem, NoLimit)
			}
			report.order(o.limit())
			return
		}
		t.Bills = without(t, "bills", t.Bills, wrong["bills"], report, func(b *states.Bill) string { return b.ID })
		t.Evidence = without(t, "evidence", t.Evidence, wrong["evidence"], report, nil)
		t.Coverage = without(t, "coverage", t.Coverage, wrong["coverage"], report, nil)
		t.Cases = without(t, "cases", t.Cases, wrong["cases"], report, func(c *cases.Case) string { return c.ID })
		t.Links = without(t, "links", t.Links, wrong["links"], report, nil)
	}
}

// without takes rows out of a table and writes them to its rejects.
func without[T any](t *Tables, table string, rows []T, wrong map[int][]Problem, report *Report, key func(*T) string) []T {
	s := t.from[table]
	if len(wrong) == 0 || s == nil {
		return rows
	}
	kept, origins := make([]T, 0, len(rows)), make([]origin, 0, len(rows))
	for i := range rows {
		problems, bad := wrong[i]
		if !bad {
			kept, origins = append(kept, rows[i]), append(origins, s.rows[i])
			continue
		}
		s.out[s.rows[i].line] = true
		if key != nil {
			if _, twice := s.gone[key(&rows[i])]; !twice {
				s.gone[key(&rows[i])] = s.rows[i].place
			}
		}
		if s.keep {
			s.rejects.write(s.rows[i].line, s.rows[i].cells, problems) // flushed, with its error, at the end
		}
	}
	file := &report.Files[s.at]
	file.Accepted -= len(wrong)
	file.Rejected += len(wrong)
	s.rows = origins
	return kept
}
