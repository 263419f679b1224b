package bulk

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/endqi/endqi/states/records"
)

// Reading is what was read.
type Reading struct {
	Drafts []Draft         // in the order of the files
	Looked int             // bills that were looked at, without rows that are not accepted
	Found  int             // of those that the terms find; all of them without terms
	Report *records.Report // mistakes of the files; its Files are the tables that were read
}

// Read reads the bills of files of LegiScan and Open States: their ZIPs, the folders of those, single tables and JSON files,
// and folders of all these. What a file is says its content, not its name; what is of neither service is passed over, with a
// note. Files are read at the same time, as many as there are processors.
//
// With terms, or bills to update, only the bills that are wanted are kept, and memory does not grow with the files: of the
// others a row is looked through and forgotten, so that a mistake in one is not reported.
//
// A bill that is there twice, as in two editions of one archive, is one draft, the one with the later last action.
//
// The error is one of opening or reading, half a ZIP among them, or that there is no bill of a service at all; then there are
// no drafts.
func Read(o Options, all ...Files) (*Reading, error) {
	r := &Reading{Report: &records.Report{}}
	s := scan{o: &o}
	defer s.close()
	for _, f := range all {
		before := len(s.parts)
		if err := s.files(f); err != nil {
			return r, err
		}
		if len(s.parts) == before && len(s.nested) > 0 {
			return r, fmt.Errorf("%s is a ZIP in a ZIP: unpack the outer one, and name the folder", s.nested[0])
		}
		if len(s.parts) == before {
			return r, fmt.Errorf("%s holds no bills of LegiScan or Open States: name the folder or the ZIP as the service gave it out", f.shown(f.Name))
		}
	}
	parts, unknown := s.parts, s.unknown
	var looked, matched atomic.Int64
	want := o.wanted(&looked, &matched)
	if o.Terms != nil && len(s.texts) > 0 {
		t, err := readTexts(s.texts, o.Terms)
		if err != nil {
			return r, err
		}
		want.found = t.phrases
		t.report(o.Options, r.Report)
	}
	read := make([]struct {
		drafts drafts
		report records.Report
		err    error
	}, len(parts))
	next := func() {}
	workers := runtime.GOMAXPROCS(0)
	if o.Rejects != nil { // all go to one file
		workers = 1
		next = rejects(&o.Options)
	}
	share(len(parts), workers, func() func(int) {
		own := want.clone()
		return func(i int) {
			to := &read[i]
			to.drafts.want = own
			to.err = parts[i].read(o.Options, &to.drafts, &to.report)
			to.drafts.want = nil
			next()
		}
	})
	d := &drafts{}
	var err error
	for i := range read {
		err = errors.Join(err, read[i].err)
		r.Report.Join(&read[i].report, o.Options)
		d.all = append(d.all, read[i].drafts.all...)
		read[i].drafts = drafts{}
	}
	if n := d.once(); n > 0 {
		r.Report.Add(records.Problem{File: all[0].shown(all[0].Name), Rule: records.DuplicateKey, Severity: records.Note, Message: fmt.Sprintf("%d bills are in more than one file: the record with the later action counts", n)}, o.Options)
	}
	if len(unknown) > 0 {
		r.Report.Add(records.Problem{File: unknown[0], Rule: records.FileFormat, Severity: records.Note, Message: more(len(unknown)) + "of no form that is known, and not read"}, o.Options)
	}
	if len(s.nested) > 0 {
		r.Report.Add(records.Problem{File: s.nested[0], Rule: records.FileFormat, Severity: records.Warning, Message: more(len(s.nested)) + "in a ZIP in its turn, and not read: unpack the outer one, and name the folder"}, o.Options)
	}
	if err != nil {
		return r, err
	}
	if r.Drafts = d.finish(); want == nil {
		r.Looked, r.Found = len(r.Drafts), len(r.Drafts)
	} else {
		r.Looked, r.Found = int(looked.Load()), int(matched.Load())
	}
	return r, nil
}

// share shares n jobs, from 0, among as many goroutines at most; each makes a worker of its own.
func share(n, goroutines int, worker func() func(int)) {
	jobs := make(chan int)
	var running sync.WaitGroup
	for range min(goroutines, n) {
		running.Go(func() {
			work := worker()
			for i := range jobs {
				work(i)
			}
		})
	}
	for i := range n {
		jobs <- i
	}
	close(jobs)
	running.Wait()
}

func more(n int) string {
	if n == 1 {
		return "is "
	}
	return fmt.Sprintf("and %d more are ", n-1)
}

// part is what one goroutine reads: a table of bills, or files of JSON of one folder.
type part struct {
	Files
	names []string
	form  form // of a table, or one of JSON
	alone bool // nothing else was named
}

// scan finds what there is to read.
type scan struct {
	o       *Options
	parts   []part
	texts   []textFile
	unknown []string // files of no form that is known
	nested  []string // ZIPs in ZIPs
	opened  []io.Closer
}

func (s *scan) close() {
	for _, c := range s.opened {
		c.Close()
	}
}

// files finds the parts of a folder, a ZIP or a single file.
func (s *scan) files(f Files) error {
	if f.Name == "-" {
		s.parts = append(s.parts, part{Files: f, names: []string{"-"}, alone: true})
		return nil
	}
	info, err := fs.Stat(f.FS, f.Name)
	if err != nil {
		return err
	}
	if !info.IsDir() {
		return s.single(f)
	}
	json := map[string]int{} // the part of a folder's JSON
	return fs.WalkDir(f.FS, f.Name, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(name, "__MACOSX") || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		form, err := f.form(name)
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", f.shown(name), err)
		case form == aZIP:
			return s.zip(f, name)
		case form == legiScanDocument:
			s.texts = append(s.texts, textFile{f, name})
		case form.companion():
		case form == noForm:
			if slices.Contains([]string{".csv", ".json", ".tsv"}, strings.ToLower(path.Ext(name))) {
				s.unknown = append(s.unknown, f.shown(name))
			}
		case form == legiScanFile || form == openStatesFile:
			const some = 256
			dir := path.Dir(name) + " " + form.String()
			at, there := json[dir]
			if !there || len(s.parts[at].names) == some {
				at = len(s.parts)
				json[dir] = at
				s.parts = append(s.parts, part{Files: f, form: form})
			}
			s.parts[at].names = append(s.parts[at].names, name)
		default:
			s.parts = append(s.parts, part{Files: f, names: []string{name}, form: form})
		}
		return nil
	})
}

// single finds the part that is one file, or the parts of a ZIP.
func (s *scan) single(f Files) error {
	form, err := f.form(f.Name)
	if err != nil {
		return fmt.Errorf("%s: %w", f.shown(f.Name), err)
	}
	if form == aZIP {
		return s.zip(f, f.Name)
	}
	if !form.bills() {
		return form.refusal(f.shown(f.Name))
	}
	s.parts = append(s.parts, part{Files: f, names: []string{f.Name}, form: form, alone: true})
	return nil
}

// zip finds the parts of a ZIP that lies among the files.
func (s *scan) zip(f Files, name string) error {
	file, err := f.FS.Open(name)
	if err != nil {
		return err
	}
	s.opened = append(s.opened, file)
	at, ok := file.(io.ReaderAt)
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if !ok { // a ZIP in a ZIP
		s.nested = append(s.nested, f.shown(name))
		return nil
	}
	z, err := zip.NewReader(at, info.Size())
	if err != nil {
		return brokenZIP(f.shown(name), err)
	}
	if err := refusedZIP(f.shown(name), z); err != nil {
		if name == f.Name { // it was named, not found in a folder
			return err
		}
		s.unknown = append(s.unknown, f.shown(name))
		return nil
	}
	return s.files(Files{z, ".", f.shown(name)})
}

// read reads the bills of a part.
func (p *part) read(o records.Options, d *drafts, report *records.Report) error {
	bills := &records.Report{Files: []records.File{{Name: p.shown(p.Name)}}} // of JSON
	for _, name := range p.names {
		from, own, err := p.open(name, o)
		if err != nil {
			return err
		}
		text := bufio.NewReaderSize(from, sniffed)
		form := p.form
		if name == "-" {
			first, _ := text.Peek(sniffed)
			if form = formOf(first); !form.bills() {
				return form.refusal(own.File)
			}
		}
		switch form {
		case legiScanBills:
			err = d.legiScanTable(p.Files, text, own, name, report)
		case openStatesBills:
			err = d.openStatesTable(p.Files, text, own, name, report)
		default:
			err = p.readJSON(text, form, d, own, bills)
		}
		from.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", own.File, err)
		}
	}
	if count := bills.Files[0]; count.Read > 0 || count.Unread {
		report.Join(bills, o)
	}
	return nil
}

// readJSON reads a file of JSON.
func (p *part) readJSON(from io.Reader, form form, d *drafts, o records.Options, bills *records.Report) error {
	count := &bills.Files[0]
	there := false
	if form == openStatesFile {
		n, err := d.openStatesJSON(from, o, bills)
		if there = n > 0; err != nil {
			return err
		}
	} else {
		data, err := io.ReadAll(io.LimitReader(from, mostJSON+1))
		if err != nil {
			return err
		}
		if len(data) > mostJSON {
			return fmt.Errorf("has more than %d MB, which no bill has", mostJSON>>20)
		}
		there = d.legiScanJSON(bytes.TrimPrefix(data, []byte("\uFEFF")), o, bills)
	}
	if !p.alone {
		return nil
	}
	count.Name = o.File
	if !there {
		count.Read, count.Rejected, count.Unread = 1, 1, true
		bills.Add(records.Problem{File: o.File, Rule: records.FileFormat, Message: "the file is no bill of " + string(form.service()) + form.wants()}, o)
	}
	return nil
}

// pick passes on the rows of a table that are wanted, or all where its form is none that is filtered. Bills are counted.
func (d *drafts) pick(from io.Reader, columns []string, bills bool, wanted func([][]byte) bool) (rows io.Reader, all bool, err error) {
	f := &rowFilter{from: from, columns: columns, wanted: wanted}
	if f.begin(); f.all {
		return f, true, nil
	}
	kept, err := io.ReadAll(f)
	if bills {
		d.want.looked.Add(int64(f.rows))
	}
	return bytes.NewReader(kept), false, err
}

// once leaves one draft of each bill, in the place of the first, and says how many were there more than once.
func (d *drafts) once() (twice int) {
	at := map[string]int{}
	n := 0
	for i := range d.all {
		if id := d.all[i].ServiceID; id != "" {
			if first, known := at[id]; known {
				if twice++; d.all[first].latest().Before(d.all[i].latest()) {
					d.all[first] = d.all[i]
				}
				continue
			}
			at[id] = n
		}
		d.all[n] = d.all[i]
		n++
	}
	clear(d.all[n:])
	d.all = d.all[:n]
	return twice
}

// jsonValue is the first value of a member of that name, without reading the rest: a number or a text without escapes.
func jsonValue(data []byte, name string) []byte {
	at := bytes.Index(data, []byte(`"`+name+`"`))
	if at < 0 {
		return nil
	}
	value := bytes.TrimLeft(data[at+len(name)+2:], ": \n\r\t")
	value = bytes.TrimPrefix(value, []byte{'"'})
	return value[:max(0, bytes.IndexAny(value, `",}`+"\n"))]
}
