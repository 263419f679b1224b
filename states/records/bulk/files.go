package bulk

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/endqi/endqi/states/records"
)

// Files are where the files of a service lie.
type Files struct {
	FS   fs.FS  // a folder, a ZIP, files of a program
	Name string // in FS: a table, a JSON file, or a folder with all below it, "." for everything; "-" is Options.Stdin
	Path string // how problems name FS; empty for nothing before the name
}

// Open finds what a path leads to: a ZIP as a service gives it out, a folder, a table or a JSON file; "-" is the
// standard input. Close it after reading.
func Open(name string) (Files, io.Closer, error) {
	nothing := io.NopCloser(nil)
	if name == "-" {
		return Files{Name: name}, nothing, nil
	}
	info, err := os.Stat(name)
	if err != nil {
		return Files{}, nil, err
	}
	if info.IsDir() {
		return Files{os.DirFS(name), ".", name}, nothing, nil
	}
	if info.Mode().IsRegular() && isZIP(name) {
		z, err := zip.OpenReader(name)
		if err != nil {
			return Files{}, nil, brokenZIP(name, err)
		}
		if err := refusedZIP(name, &z.Reader); err != nil {
			z.Close()
			return Files{}, nil, err
		}
		return Files{z, ".", name}, z, nil
	}
	dir := filepath.Dir(name)
	f := Files{os.DirFS(dir), filepath.Base(name), dir}
	if !strings.ContainsAny(name, `/\`) {
		f.Path = ""
	}
	return f, nothing, nil
}

func isZIP(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	var first [4]byte
	_, err = io.ReadFull(f, first[:])
	return err == nil && formOf(first[:]) == aZIP
}

// shown is how problems name a file.
func (f Files) shown(name string) string {
	switch {
	case name == "-":
		return "standard input"
	case f.Path == "":
		return filepath.FromSlash(name)
	}
	return filepath.Join(f.Path, filepath.FromSlash(name))
}

// open opens a file and names it in the options.
func (f Files) open(name string, o records.Options) (io.ReadCloser, records.Options, error) {
	o.File = f.shown(name)
	if name == "-" {
		if o.Stdin == nil {
			o.Stdin = os.Stdin
		}
		return io.NopCloser(o.Stdin), o, nil
	}
	file, err := f.FS.Open(name)
	return file, o, err
}

// copied is what browsers put at the end of the name of a second download.
var copied = regexp.MustCompile(` ?\([0-9]+\)$`)

// plainName is a file's name without that mark.
func plainName(name string) string {
	ext := path.Ext(name)
	return copied.ReplaceAllString(strings.TrimSuffix(name, ext), "") + ext
}

// besideTable is a table that lies beside a table of bills.
type besideTable struct {
	name    string          // that the service gives it
	form    form            // by which it is known under another name
	only    map[string]bool // the bills whose rows are read; nil reads all
	without string          // what is not known where there is none
}

// beside finds a table that lies beside another: under its own name, with the mark of a download that the other has, with
// any, or under whatever name where only one file of the folder has its columns.
func (f Files) beside(name string, t besideTable) (string, bool) {
	if name == "-" {
		return "", false
	}
	dir, ext := path.Dir(name), path.Ext(t.name)
	stem := strings.TrimSuffix(t.name, ext)
	mark := copied.FindString(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	for _, try := range []string{stem + mark + ext, t.name} {
		if info, err := fs.Stat(f.FS, path.Join(dir, try)); err == nil && !info.IsDir() {
			return path.Join(dir, try), true
		}
	}
	entries, _ := fs.ReadDir(f.FS, dir)
	var alike []string
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if strings.EqualFold(plainName(e.Name()), t.name) {
			return path.Join(dir, e.Name()), true
		}
		if strings.EqualFold(path.Ext(e.Name()), ext) {
			if form, err := f.form(path.Join(dir, e.Name())); err == nil && form == t.form {
				alike = append(alike, path.Join(dir, e.Name()))
			}
		}
	}
	if len(alike) == 1 {
		return alike[0], true
	}
	return "", false
}

// readBeside reads a table that lies beside another. A note says that there is none, and what is not known without it,
// or which it is where its name is another.
func readBeside[T any](f Files, name string, t besideTable, o records.Options, report *records.Report, each func(*T)) error {
	found, ok := f.beside(name, t)
	if !ok {
		report.Add(records.Problem{File: f.shown(name), Rule: records.Layout, Severity: records.Note, Message: "there is no " + t.name + " beside it: " + t.without}, o)
		return nil
	}
	if path.Base(found) != t.name {
		report.Add(records.Problem{File: f.shown(name), Rule: records.Layout, Severity: records.Note, Message: "read with " + path.Base(found) + ", which lies beside it"}, o)
	}
	o.Rejects = nil
	from, o, err := f.open(found, o)
	if err != nil {
		return err
	}
	defer from.Close()
	if t.only == nil {
		return readFrom(from, o, report, nil, each)
	}
	return readFrom(&rowFilter{from: from, columns: []string{"bill_id"}, wanted: func(c [][]byte) bool { return t.only[string(c[0])] }}, o, report, nil, each)
}

func readFrom[T any](from io.Reader, o records.Options, report *records.Report, judge func(*T) *records.Problem, each func(*T)) error {
	r := records.Read[T](from, o)
	r.Ignore(records.OuterSpace)
	if judge != nil {
		r.Judge(judge)
	}
	for _, v := range r.All() {
		each(&v)
	}
	report.Join(r.Report(), o)
	return r.Err()
}

// oneHeader passes on the rejects of several tables of the same columns as one table.
type oneHeader struct {
	to     io.Writer
	begun  bool // something was passed on
	inside bool // of the table that is written now, the header is past
}

func (w *oneHeader) Write(p []byte) (int, error) {
	text := p
	if !w.inside && w.begun {
		if i := slices.Index(text, '\n'); i >= 0 {
			text = text[i+1:]
		}
	}
	w.begun, w.inside = true, true
	if _, err := w.to.Write(text); err != nil {
		return 0, err
	}
	return len(p), nil
}

// rejects prepares the options for the next of several tables.
func rejects(o *records.Options) func() {
	if o.Rejects == nil {
		return func() {}
	}
	w := &oneHeader{to: o.Rejects}
	o.Rejects = w
	return func() { w.inside = false }
}
