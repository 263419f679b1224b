package sheet

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// Limits are how much a workbook may hold. A field that is zero is what its comment says.
type Limits struct {
	Bytes   int64 // of all files in the workbook, unpacked: 256 MiB
	Rows    int   // of a sheet, blank ones too: 200,000
	Columns int   // of a sheet, blank ones too: 1,024
	Cells   int   // of a sheet, counting each row to its last cell: 2 million
	Strings int   // shared by the sheets: 1 million
	Merged  int   // groups of merged cells of a sheet: 10,000
}

// or is the limits with those that are zero replaced.
func (l Limits) or() Limits {
	set := func(n *int, standard int) {
		if *n <= 0 {
			*n = standard
		}
	}
	if l.Bytes <= 0 {
		l.Bytes = 256 << 20
	}
	set(&l.Rows, 200_000)
	set(&l.Columns, 1024)
	set(&l.Cells, 2_000_000)
	set(&l.Strings, 1_000_000)
	set(&l.Merged, 10_000)
	return l
}

// LimitError is a workbook that holds more than [Limits] allow.
type LimitError struct {
	Part string // of the workbook: "xl/worksheets/sheet1.xml"; empty for all
	What string // "rows", "bytes"
	Most int64
}

func (e *LimitError) Error() string {
	what := "the workbook has"
	if e.Part != "" {
		what = e.Part + " in the workbook has"
	}
	return what + " more than " + strconv.FormatInt(e.Most, 10) + " " + e.What + ": delete the rows and columns beyond the table, blank ones too, or save the sheet as CSV UTF-8"
}

// check reads the parts of a workbook one after the other and keeps none. It counts what a library would have to hold: every row
// and every cell up to the last of its row, whether it is written out or not.
func (l Limits) check(z *zip.Reader) error {
	var bytes int64
	for _, f := range z.File {
		// What a ZIP says of its size is checked against what there is by archive/zip, as a part is read.
		if f.UncompressedSize64 > uint64(l.Bytes) || bytes+int64(f.UncompressedSize64) > l.Bytes {
			return &LimitError{What: "bytes", Most: l.Bytes}
		}
		bytes += int64(f.UncompressedSize64)
	}
	for _, f := range z.File {
		if err := l.part(f); err != nil {
			return err
		}
	}
	return nil
}

// part counts what is in one part, whatever its name: a relation can make a sheet of any. Pictures end at the first sign that is no
// XML, where a library would end too.
func (l Limits) part(f *zip.File) error {
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	var row, column, cells, shared, merged int
	var syntax *xml.SyntaxError
	depth := 0
	beyond := func(what string, n, most int) error {
		if n > most {
			return &LimitError{Part: f.Name, What: what, Most: int64(most)}
		}
		return nil
	}
	for d := xml.NewDecoder(r); ; {
		token, err := d.RawToken()
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &syntax) && !strings.EqualFold(path.Ext(f.Name), ".xml"):
			return nil
		case err != nil:
			return fmt.Errorf("%w: %s: %w", ErrBroken, f.Name, err)
		}
		if _, end := token.(xml.EndElement); end {
			depth--
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		depth++
		at := attribute(start, "r")
		switch start.Name.Local {
		case "row":
			row, column = row+1, 0
			if n, err := strconv.Atoi(at); err == nil {
				row = n
			}
			err = beyond("rows", row, l.Rows)
		case "c":
			before := column
			column = max(column+1, columnOf(at))
			cells += max(column-before, 0)
			err = errors.Join(beyond("columns", column, l.Columns), beyond("cells", cells, l.Cells))
		case "si":
			shared++
			err = beyond("texts", shared, l.Strings)
		case "mergeCell":
			merged++
			err = beyond("merged cells", merged, l.Merged)
		}
		if depth > 64 {
			err = &LimitError{Part: f.Name, What: "elements in each other", Most: 64}
		}
		if err != nil {
			return err
		}
	}
}

// columnOf is the number of the column of a cell, from 1: 3 for C7; 0 for a text that is none.
func columnOf(cell string) (n int) {
	for _, c := range cell {
		if c < 'A' || c > 'Z' || n > 1<<20 {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n
}
