package sheet

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// marks reads what the rows of the library do not tell of a sheet's cells, one row after the other: their types and styles, the
// columns that are hidden and the cells that are merged. The library tells them too, but holds the whole sheet for it.
type marks struct {
	from   io.ReadCloser
	d      *xml.Decoder
	more   bool     // the next row was met, and not yet read
	row    int      // its number, from 1
	hidden [][2]int // columns, first and last, from 1; all of them before the first row
	merged []string // A1:B3; all of them after the last row
}

// mark is what a cell is.
type mark struct {
	column  int // from 1
	kind    string
	style   int
	formula bool
}

// newMarks begins to read the sheet that the workbook is related to by that id.
func newMarks(z *zip.Reader, relation string) (*marks, error) {
	var part string
	if _, document := relations(z, "", func(id, kind string) bool { return strings.HasSuffix(kind, "/officeDocument") }); document != "" {
		_, part = relations(z, document, func(id, kind string) bool { return id == relation })
	}
	file := find(z, part)
	if file == nil {
		return nil, fmt.Errorf("%w: it names a sheet that is not there", ErrBroken)
	}
	from, err := file.Open()
	if err != nil {
		return nil, err
	}
	m := &marks{from: from, d: xml.NewDecoder(from)}
	return m, m.advance()
}

func find(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if name != "" && strings.EqualFold(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"), name) {
			return f
		}
	}
	return nil
}

// relations finds the part that another one is related to (ECMA-376 part 2, 6.5); "" is the package itself.
func relations(z *zip.Reader, of string, want func(id, kind string) bool) (id, part string) {
	file := find(z, path.Join(path.Dir(of), "_rels", path.Base("/"+of)+".rels"))
	if of == "" {
		file = find(z, "_rels/.rels")
	}
	if file == nil {
		return "", ""
	}
	from, err := file.Open()
	if err != nil {
		return "", ""
	}
	defer from.Close()
	var all struct {
		Relations []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if xml.NewDecoder(from).Decode(&all) != nil {
		return "", ""
	}
	for _, r := range all.Relations {
		if want(r.ID, r.Type) {
			if target, absolute := strings.CutPrefix(r.Target, "/"); absolute {
				return r.ID, target
			}
			return r.ID, path.Join(path.Dir(of), r.Target)
		}
	}
	return "", ""
}

func (m *marks) close() { m.from.Close() }

// advance goes on to the next row, or to the end.
func (m *marks) advance() error {
	m.more = false
	for {
		token, err := m.d.RawToken()
		if err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%w: %w", ErrBroken, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "row":
			m.more = true
			if n, err := strconv.Atoi(attribute(start, "r")); err == nil {
				m.row = n
			} else {
				m.row++
			}
			return nil
		case "col":
			if h := attribute(start, "hidden"); h == "1" || h == "true" {
				first, _ := strconv.Atoi(attribute(start, "min"))
				last, _ := strconv.Atoi(attribute(start, "max"))
				m.hidden = append(m.hidden, [2]int{first, last})
			}
		case "mergeCell":
			m.merged = append(m.merged, attribute(start, "ref"))
		}
	}
}

// upTo gives the cells of a row, appended to those of the row that was read before.
func (m *marks) upTo(row int, cells []mark) ([]mark, error) {
	for m.more && m.row <= row {
		column := 0
		for inside := true; inside; {
			token, err := m.d.RawToken()
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrBroken, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				switch e.Name.Local {
				case "c":
					column = max(column+1, columnOf(attribute(e, "r")))
					style, _ := strconv.Atoi(attribute(e, "s"))
					cells = append(cells, mark{column: column, kind: attribute(e, "t"), style: style})
				case "f":
					if len(cells) > 0 {
						cells[len(cells)-1].formula = true
					}
				}
			case xml.EndElement:
				inside = e.Name.Local != "row"
			}
		}
		if err := m.advance(); err != nil {
			return nil, err
		}
	}
	return cells, nil
}

// end reads on to the end of the sheet.
func (m *marks) end() error {
	_, err := m.upTo(int(^uint(0)>>1), nil)
	return err
}

// attribute is an attribute of no name space; empty where there is none.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}
