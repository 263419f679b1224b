package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/states/records/sheet"
)

// layout is what the arguments say of how tables are laid out.
type layout struct {
	sheet string // of a workbook
	names []string
}

func (l *layout) flags(flags *flag.FlagSet, o *records.Options) {
	flags.Var(&once{to: &l.sheet}, "sheet", "read the sheet of this `name` of a workbook; without it, its one sheet, or the one named as the table")
	flags.IntVar(&o.Header, "header", 0, "the row `n` names the columns; without it, the first row that does")
	flags.Func("map", "the column of this name is one of ours, `\"Our name=column\"`; may be given several times", func(value string) error {
		at := strings.LastIndexByte(value, '=')
		if at < 1 || at == len(value)-1 {
			return errors.New(`it wants a name of the file and one of ours, such as "Bill no.=number"`)
		}
		name, column := strings.TrimSpace(value[:at]), strings.TrimSpace(value[at+1:])
		if o.Names == nil {
			o.Names = map[string]string{}
		}
		if other, twice := o.Names[name]; twice && other != column {
			return fmt.Errorf("%q is given twice, as %s and %s", name, other, column)
		}
		o.Names[name] = column
		l.names = append(l.names, column)
		return nil
	})
	flags.BoolVar(&o.Fix, "fix", false, "take what a mistake can only have been meant as, and print each cell with its old and new text; -o writes them")
}

// layoutMisuse is what makes no sense in a command about how tables are laid out.
func (c *command) layoutMisuse() error {
	l, o := &c.layout, &c.options
	given := l.sheet != "" || o.Header != 0 || len(l.names) > 0 || o.Fix
	ours := c.tables()
	switch {
	case !given:
		return nil
	case c.services.on:
		return errors.New("-sheet, -header, -map and -fix are for tables of ours: files of services have a form of their own")
	case o.Header < 0:
		return errors.New("-header wants the number of a row, from 1 up")
	case ending(c.path) == "json":
		return errors.New("-sheet, -header, -map and -fix are for CSV and .xlsx: correct this dataset itself")
	case len(ours) != 1 && l.sheet != "":
		return errors.New("-sheet is for one table, with -bills FILE or another: of a workbook of several tables, name each sheet as its table is")
	case len(ours) != 1 && o.Header != 0:
		return errors.New("-header is for one table, with -bills FILE or another: without it, the header is found")
	}
	if len(ours) == 0 {
		ours = records.TableNames()
	}
	var columns []string
	for _, table := range ours {
		var form bytes.Buffer
		if err := records.WriteTemplate(&form, table); err != nil {
			return err
		}
		head, _, _ := strings.Cut(form.String(), "\n")
		columns = append(columns, strings.Split(head, ",")...)
	}
	for _, name := range l.names {
		if !slices.Contains(columns, name) {
			return fmt.Errorf("-map: there is no column %q; there are %s", name, strings.Join(columns, ", "))
		}
	}
	return nil
}

// openWorkbooks reads those of the tables that are sheets of workbooks, and makes text of them.
func (c *command) openWorkbooks() error {
	if info, err := os.Stat(c.path); c.path != "" && err == nil && info.Mode().IsRegular() && workbook(c.path) {
		if err := c.tablesOfWorkbook(); err != nil {
			return err
		}
	}
	for _, table := range c.tables() {
		path := *c.file(table)
		info, err := os.Stat(path)
		if path == "-" || err != nil || !info.Mode().IsRegular() || !workbook(path) {
			if c.layout.sheet != "" {
				return fmt.Errorf("%s is no workbook: leave -sheet out", path)
			}
			continue
		}
		s, err := sheet.Open(path, sheet.Options{Sheet: c.layout.sheet, Prefer: table})
		var several *sheet.NameError
		if errors.As(err, &several) {
			return fmt.Errorf("%s: %w, with -sheet", path, err)
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if c.workbooks == nil {
			c.workbooks = workbooks{}
		}
		name := path + "!" + s.Name
		c.workbooks[name] = &sheetText{FileInfo: info, path: path, sheet: s, text: s.AppendCSV(nil)}
		*c.file(table) = name
		for _, note := range s.Notes {
			c.notes = append(c.notes, records.Problem{File: path, Sheet: s.Name, Rule: records.Layout, Severity: records.Note, Message: note})
		}
	}
	if c.workbooks == nil {
		return nil
	}
	c.noteUnread()
	c.files.FS = c.workbooks
	for _, rejects := range c.files.RejectsPaths() {
		if read, ok := c.reads(rejects); ok {
			return fmt.Errorf("rejects would overwrite %s, which is read: name another file", read)
		}
	}
	return nil
}

// noteUnread names the sheets of which no table is read.
func (c *command) noteUnread() {
	said := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(c.workbooks)) {
		book := c.workbooks[name]
		var left []string
		for _, other := range book.sheet.Names {
			words := strconv.Quote(other)
			if slices.Contains(book.sheet.Hidden, other) {
				words += " (hidden)"
			}
			if c.workbooks[book.path+"!"+other] == nil {
				left = append(left, words)
			}
		}
		if len(left) > 0 && !said[book.path] {
			said[book.path] = true
			c.notes = append(c.notes, records.Problem{File: book.path, Rule: records.Layout, Severity: records.Note, Message: "sheets that are not read: " + strings.Join(left, ", ")})
		}
	}
}

// tablesOfWorkbook makes tables of the sheets of a workbook that are named as tables are.
func (c *command) tablesOfWorkbook() error {
	path := c.path
	for _, table := range records.TableNames() {
		_, err := sheet.Open(path, sheet.Options{Sheet: table})
		var missing *sheet.NameError
		if errors.As(err, &missing) {
			continue
		} else if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		*c.file(table) = path
	}
	if len(c.tables()) == 0 {
		return fmt.Errorf("no sheet of %s is named as a table is, %s: name the table with -bills %s, or another", path, strings.Join(records.TableNames(), ", "), path)
	}
	c.path = ""
	return nil
}

// workbook reports whether a file is a workbook, of whatever format.
func workbook(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	info, err := f.Stat()
	return err == nil && sheet.Format(f, info.Size()) != ""
}

// workbooks are the machine's own files and, by names such as bills.xlsx!Bills, sheets as text.
type workbooks map[string]*sheetText

// Open opens a sheet or another file.
func (w workbooks) Open(name string) (fs.File, error) {
	if s, ok := w[name]; ok {
		return &sheetFile{sheetText: s, Reader: bytes.NewReader(s.text)}, nil
	}
	return os.Open(name)
}

// sheetText is a sheet of a workbook as CSV. It is a file as the workbook is one.
type sheetText struct {
	fs.FileInfo
	path  string
	sheet *sheet.Sheet
	text  []byte
}

// sheetFile is a sheet that is open as a file, of the size of the text.
type sheetFile struct {
	*sheetText
	*bytes.Reader
}

// Sheet names the place of the cells for package records.
func (f *sheetFile) Sheet() (workbook, name string, days1904 bool) {
	return f.path, f.sheet.Name, f.sheet.Days1904
}

func (f *sheetFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *sheetFile) Close() error               { return nil }
