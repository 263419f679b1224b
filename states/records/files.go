package records

import (
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"os"
	slashpath "path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// Files are the tables of a dataset, each a CSV file: a path, "-" for the standard input, or empty for a table that there
// is none of.
type Files struct {
	Bills, Evidence, Coverage, Cases, Links string

	// FS is where the paths lead: a directory, a ZIP (zip.Reader), files of a program. Nil is the machine's own files.
	// A file of it with the method Sheet() (workbook, name string, days1904 bool) is text that was made from a sheet of a workbook:
	// they are File, Sheet and Days1904 of its [Options].
	FS fs.FS

	// Rejects is the path of a file for rows that are not accepted (see [Options]); empty for none. Where there is more
	// than one table, each has its own: rejects.csv becomes rejects.bills.csv and so on. Where every row is accepted,
	// there is no file, and rejects of an earlier reading are removed. They take their place as [Outputs] do, on the
	// machine itself.
	Rejects string

	// RejectsBOM begins them with a [ByteOrderMark], for people who correct them in Excel.
	RejectsBOM bool
}

// Open reads a dataset: a directory that holds some of bills.csv, evidence.csv, coverage.csv, cases.csv and links.csv, a
// JSON dataset, or a single CSV file that is called after its table ("my-bills.csv"). It reads, checks across rows and
// tables, and leaves out every row with an error; the report names them all. The error is one of opening or reading.
func Open(path string, o Options) (Tables, *Report, error) { return OpenFS(nil, path, o) }

// OpenFS reads a dataset as [Open] does from other files than the machine's own, such as a ZIP; "." is all of them.
func OpenFS(fsys fs.FS, path string, o Options) (Tables, *Report, error) {
	if strings.EqualFold(filepath.Ext(path), ".json") {
		f, err := openIn(fsys, path)
		if err != nil {
			return Tables{}, &Report{}, err
		}
		defer f.Close()
		o.File = cmp.Or(o.File, path)
		return ReadDataset(f, o)
	}
	files, err := FilesInFS(fsys, path)
	if err != nil {
		return Tables{}, &Report{}, err
	}
	return files.Read(o)
}

// FilesIn finds the CSV files that [Open] would read.
func FilesIn(path string) (Files, error) { return FilesInFS(nil, path) }

// FilesInFS finds the CSV files that [OpenFS] would read.
func FilesInFS(fsys fs.FS, path string) (Files, error) {
	files := Files{FS: fsys}
	info, err := stat(fsys, path)
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
		return files, fmt.Errorf("records: %s is none of %s by its name: rename it", harmless(path), strings.Join(TableNames(), ", "))
	}
	there := false
	for _, name := range TableNames() {
		table := slashed(fsys, path, name+".csv")
		if _, err := stat(fsys, table); err == nil {
			*files.path(name) = table
			there = true
		} else if !errors.Is(err, fs.ErrNotExist) {
			return files, err
		}
	}
	if !there {
		return files, fmt.Errorf("records: %s holds none of %s.csv", harmless(path), strings.Join(TableNames(), ".csv, "))
	}
	return files, nil
}

// openIn, stat and slashed reach files of fsys, or of the machine where that is nil.
func openIn(fsys fs.FS, path string) (fs.File, error) {
	if fsys == nil {
		return os.Open(path)
	}
	return fsys.Open(path)
}

func stat(fsys fs.FS, path string) (fs.FileInfo, error) {
	if fsys == nil {
		return os.Stat(path)
	}
	return fs.Stat(fsys, path)
}

func slashed(fsys fs.FS, dir, name string) string {
	if fsys == nil {
		return filepath.Join(dir, name)
	}
	return slashpath.Join(dir, name)
}

func (f *Files) path(table string) *string { return kindNamed(table).path(f) }

// Read reads the tables as [Open] does. Options.File and Options.Rejects are not used.
func (f Files) Read(o Options) (Tables, *Report, error) { return f.read(o, nil) }

// Check reads and checks the tables as [Files.Read] does, and gives the report alone. Its memory does not grow with rows
// that are sound: tables of more than 10 MB in all are read twice, first for their ids and numbers, and then only those rows are kept that break a rule or may have to do with another row. Where evidence is read too, bills with verdicts and the
// evidence are such rows. Tables of which one cannot be read twice, the standard input or another pipe, are kept whole.
func (f Files) Check(o Options) (*Report, error) {
	_, _, report, err := f.readMany(o, mostWhole, manyKeys)
	return report, err
}

// Rewrite reads and checks the tables, and writes every row that is accepted as canonical CSV (see [Write]), in memory that
// grows as little as that of [Files.Check]; many rows are read once more for it. It calls write for each table, in the order of
// [TableNames], with a function that writes the rows.
// Where nothing is left of a table ([Report.Lost]), it calls write for none: what was written before stays.
func (f Files) Rewrite(o Options, write func(table string, rows func(io.Writer) error) error) (*Report, error) {
	t, filter, report, err := f.readMany(o, mostWhole, manyKeys)
	if err != nil || len(report.Lost()) > 0 {
		return report, err
	}
	for _, k := range tableKinds {
		err = errors.Join(err, k.rewrite(&t, f, o, filter, write))
	}
	return report, err
}

// rewrite writes the accepted rows of a table that was read.
func (k *tableOf[T]) rewrite(t *Tables, f Files, o Options, filter *keyFilter, write func(table string, rows func(io.Writer) error) error) error {
	s, path := t.from[k.table], *k.file(&f)
	if s == nil {
		return nil
	}
	return write(k.table, func(w io.Writer) error {
		if filter == nil {
			return Write(w, slices.Values(*k.rows(t)))
		}
		from, o, err := f.open(path, o)
		if err != nil {
			return err
		}
		defer from.Close()
		o.Rejects = nil
		r := Read[T](from, o)
		err = Write(w, func(yield func(T) bool) {
			r.each(func(line int, _ []string, v *T) bool { return s.out[line] || yield(*v) })
		})
		if err = errors.Join(err, r.Err()); err != nil {
			return err
		}
		return filter.unchanged(path, from)
	})
}

// mostWhole is how many bytes of all tables are kept whole.
const mostWhole = 10_000_000

// readMany reads and checks the tables. Where they have more than most bytes, only the rows are kept that a filter of so many bits
// lets through; it is nil where every row was kept.
func (f Files) readMany(o Options, most int64, bits int) (Tables, *keyFilter, *Report, error) {
	size, twice := int64(0), true
	for _, name := range TableNames() {
		if path := *f.path(name); path != "" {
			info, err := stat(f.FS, path)
			if path == "-" || err != nil || !info.Mode().IsRegular() {
				twice = false
				break
			}
			size += info.Size()
		}
	}
	var filter *keyFilter
	if twice && size > most {
		filter = newKeyFilter(f, o, bits)
		if err := filter.count(); err != nil {
			return Tables{}, nil, &Report{}, err
		}
	}
	t, report, err := f.read(o, filter)
	return t, filter, report, err
}

// read keeps the rows that a filter lets through; nil keeps them all.
func (f Files) read(o Options, filter *keyFilter) (Tables, *Report, error) {
	t := Tables{from: map[string]*source{}}
	report := &Report{}
	if err := f.overwrites(); err != nil {
		return t, report, err
	}
	var out Outputs
	defer out.Discard()
	var err error
	for _, k := range tableKinds {
		err = errors.Join(err, k.read(&t, f, o, report, &out, filter))
	}
	t.accept(report, o)
	for _, name := range TableNames() {
		if s := t.from[name]; s != nil && s.keep {
			if wrong := s.rejects.flush(); !errors.Is(err, wrong) {
				err = errors.Join(err, wrong)
			}
			if !s.rejects.begun {
				out.RemoveRejects(f.rejectsPath(name))
			}
		}
	}
	if err == nil {
		err = out.Commit()
	}
	return t, report, err
}

// overwrites is an error where rejects would take the place of a table that is read.
func (f Files) overwrites() error {
	for _, name := range TableNames() {
		for _, other := range TableNames() {
			rejects, table := f.rejectsPath(name), *f.path(other)
			if f.FS == nil && *f.path(name) != "" && rejects != "" && table != "" && table != "-" && SameFile(rejects, table) {
				return fmt.Errorf("records: rejects would overwrite %s, which is read: name another file", harmless(table))
			}
		}
	}
	return nil
}

// RejectsPaths are where the rejected rows of the tables would go.
func (f Files) RejectsPaths() (paths []string) {
	for _, name := range TableNames() {
		if path := f.rejectsPath(name); path != "" && *f.path(name) != "" {
			paths = append(paths, path)
		}
	}
	return paths
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

// tableFile is a file that is read, and the sum of what was read.
type tableFile struct {
	file io.ReadCloser
	sum  maphash.Hash
}

func (t *tableFile) Read(p []byte) (n int, err error) {
	n, err = t.file.Read(p)
	t.sum.Write(p[:n])
	return n, err
}

func (t *tableFile) Close() error { return t.file.Close() }

// open opens a path or, for "-", the standard input, and names it in the options.
func (f Files) open(path string, o Options) (*tableFile, Options, error) {
	t := &tableFile{}
	t.sum.SetSeed(seed)
	if path == "-" {
		o.File = "standard input"
		if o.Stdin == nil {
			o.Stdin = os.Stdin
		}
		t.file = io.NopCloser(o.Stdin)
		return t, o, nil
	}
	o.File = path
	file, err := openIn(f.FS, path)
	if err != nil {
		return nil, o, err
	}
	info, err := file.Stat()
	switch {
	case err != nil:
		file.Close()
		return nil, o, err
	case info.IsDir():
		file.Close()
		return nil, o, fmt.Errorf("records: %s is a directory: name the file in it", harmless(path))
	case info.Mode().IsRegular():
		o.again = func() (io.ReadCloser, error) { return openIn(f.FS, path) }
	}
	if s, ok := file.(interface {
		Sheet() (workbook, name string, days1904 bool)
	}); ok {
		o.File, o.Sheet, o.Days1904 = s.Sheet()
	}
	t.file = file
	return t, o, nil
}

// read reads a table: all of it, or what a filter lets through.
func (k *tableOf[T]) read(t *Tables, f Files, o Options, report *Report, out *Outputs, filter *keyFilter) error {
	path := *k.file(&f)
	if path == "" {
		return nil
	}
	o.Rejects = nil
	from, o, err := f.open(path, o)
	if err != nil {
		return err
	}
	defer from.Close()
	s := &source{table: k.table, file: o.File, sheet: o.Sheet, gone: map[string]place{}, out: map[int]bool{}, at: len(report.Files), filtered: filter != nil}
	if to := f.rejectsPath(k.table); to != "" {
		s.keep = true
		o.Rejects = &rejectsFile{out: out, path: to, bom: f.RejectsBOM}
	}
	all := []T{}
	r := Read[T](from, o)
	r.rejected = func(row *csvtext.Row) {
		if key := r.head.cell(row.Cells, "id"); key != "" && filter.named(key) {
			s.gone[strings.Clone(key)] = place{line: row.Line}
		}
	}
	r.each(func(line int, cells []string, v *T) bool {
		if k.keeps(filter, v) {
			all = append(all, *v)
			s.add(place{line: line}, cells, maphash.Comparable(seed, *v))
		}
		return true
	})
	report.join(*r.Report())
	if !report.Files[s.at].Unread { // what could not be read is no table without rows
		*k.rows(t) = all
		s.head, s.rejects = r.head, &r.rejects
		t.from[k.table] = s
	}
	if err := r.Err(); err != nil {
		return err
	}
	return filter.unchanged(path, from)
}
