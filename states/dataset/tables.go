// Package dataset is the JSON of a dataset: five tables with their source and edition, as the map, the importer and every other
// program of this module write and read them.
//
//	{"schema":1,"rubric":"1.0.0","source":"…","updated":"2026-11-22",
//	 "bills":[{"id":"co-2020-sb-20-217","state":"CO",…}],"evidence":[…],"coverage":[…],"cases":[…],"links":[…]}
//
// What a file may hold is decided here alone, by [Read]: whoever reads datasets is told what stands in one. The rules, of which
// testdata/datasets at the top of the repository has examples to accept and to refuse:
//
//   - It is one JSON object (RFC 8259) in UTF-8, with a byte order mark or without, nested at most 63 deep.
//   - Its members are those above and "$schema", each at most once. "schema" is [Edition]; a table is a list of objects.
//   - A member of a row is a text or null, and stands once. An empty text, null and no member are a blank cell. Members that are no
//     column are passed over.
//   - A text is as the data writes it, and is refused otherwise: CO, met, enacted, 2020-06-19. A row has every column that it needs.
//   - A bill of the United States whose scope is blank is federal.
//
// Whether an address can be opened, and what cells say of each other, is judged by package records.
package dataset

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Edition is the edition of the shape of a dataset, its member "schema". What a later one adds could change what the rest means.
const Edition = 1

// Tables is a dataset.
type Tables struct {
	Source   string      // what it was compiled from, in words
	Updated  states.Date // the day of the edition
	Bills    []states.Bill
	Evidence []states.Evidence
	Coverage []states.Coverage
	Cases    []cases.Case
	Links    []states.Link
}

// Names are the names of the five tables, in the order in which they are written.
func Names() []string { return []string{"bills", "evidence", "coverage", "cases", "links"} }

// Needs are the columns in which every row of a table has a text; nil where there is no such table.
func Needs(table string) []string {
	var columns string
	switch table {
	case "bills":
		columns = "id state effect source_url"
	case "evidence":
		columns = "bill criterion verdict basis source_url"
	case "coverage":
		columns = "state"
	case "cases":
		columns = "id name court decided state summary source_url"
	case "links":
		columns = "kind state label url source_url"
	default:
		return nil
	}
	return strings.Split(columns, " ")
}

// add appends a row to a table.
func (t *Tables) add(table string) states.Record {
	switch table {
	case "bills":
		t.Bills = append(t.Bills, states.Bill{})
		return &t.Bills[len(t.Bills)-1]
	case "evidence":
		t.Evidence = append(t.Evidence, states.Evidence{})
		return &t.Evidence[len(t.Evidence)-1]
	case "coverage":
		t.Coverage = append(t.Coverage, states.Coverage{})
		return &t.Coverage[len(t.Coverage)-1]
	case "cases":
		t.Cases = append(t.Cases, cases.Case{})
		return &t.Cases[len(t.Cases)-1]
	}
	t.Links = append(t.Links, states.Link{})
	return &t.Links[len(t.Links)-1]
}

// AppendJSON appends the dataset as the JSON that [Parse] reads, one row a line, always the same bytes for the same records.
func (t *Tables) AppendJSON(dst []byte) []byte {
	dst = append(dst, `{"schema":`+strconv.Itoa(Edition)+`,"rubric":`...)
	dst = states.AppendJSON(dst, rubric.Version)
	dst = append(dst, `,"source":`...)
	dst = states.AppendJSON(dst, t.Source)
	dst = append(dst, `,"updated":`...)
	dst = states.AppendJSON(dst, t.Updated.String())
	dst = appendTable(dst, "bills", len(t.Bills), func(i int) states.Record { return &t.Bills[i] })
	dst = appendTable(dst, "evidence", len(t.Evidence), func(i int) states.Record { return &t.Evidence[i] })
	dst = appendTable(dst, "coverage", len(t.Coverage), func(i int) states.Record { return &t.Coverage[i] })
	dst = appendTable(dst, "cases", len(t.Cases), func(i int) states.Record { return &t.Cases[i] })
	dst = appendTable(dst, "links", len(t.Links), func(i int) states.Record { return &t.Links[i] })
	return append(dst, "}\n"...)
}

// appendTable appends the n rows of a table.
func appendTable(dst []byte, table string, n int, row func(i int) states.Record) []byte {
	dst = append(dst, ",\n\""+table+`":[`...)
	for i := range n {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, "\n{"...)
		before := `"`
		for name, f := range row(i).Fields() {
			if text := f.String(); text != "" {
				dst = states.AppendJSON(append(dst, before+name+`":`...), text)
				before = `,"`
			}
		}
		dst = append(dst, '}')
	}
	return append(dst, ']')
}
