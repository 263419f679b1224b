package records

import (
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// headerRow finds the row that names the columns, and the rows with text above it. It is the one on [Options] Header; without that
// the first row with any text or, where that is a title or a row of groups and cannot be the header, the one of the next few that
// names more columns of the table. Where the line of Options.Header has no text, the row is zero.
func (r *Reader[T]) headerRow(first csvtext.Row) (head csvtext.Row, above []csvtext.Row) {
	if r.o.Header > 0 {
		for first.Line < r.o.Header {
			above = append(above, first)
			if !r.split.First(&first) {
				return csvtext.Row{}, nil
			}
		}
		if first.Line > r.o.Header {
			return csvtext.Row{}, nil
		}
		return first, above
	}
	h, problems := readHeader(first.Cells, first.Line, r.columns, r.o)
	if slices.ContainsFunc(h.columns, func(c *column) bool { return c != nil }) && !slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error }) {
		return first, nil
	}
	named := max(known(first.Cells, r.columns, r.o.Names), 1)
	above = append(above, first)
	for range csvtext.HeaderRows {
		var next csvtext.Row
		if !r.split.First(&next) {
			break
		}
		if known(next.Cells, r.columns, r.o.Names) > named {
			return next, above
		}
		above = append(above, next)
	}
	return first, nil // no table at all: what was read on the way is not missed
}

// lineWord is what a row is called by which a reader finds it.
func (r *Reader[T]) lineWord() string {
	if r.o.Sheet != "" {
		return "row"
	}
	return "line"
}

// wordsAbove says what stands above the row that names the columns.
func (r *Reader[T]) wordsAbove(above []csvtext.Row) string {
	const most = 3 // rows that are quoted
	if len(above) == 0 {
		return "the rows above are blank"
	}
	var rows []string
	for _, row := range above[:min(len(above), most)] {
		rows = append(rows, r.lineWord()+" "+strconv.Itoa(row.Line)+" "+quoted(strings.Join(someText(row.Cells), " | ")))
	}
	if more := len(above) - most; more > 0 {
		rows = append(rows, strconv.Itoa(more)+" more")
	}
	return "what stands above is not read: " + strings.Join(rows, ", ") + "; -header says another line"
}

// someText are the cells that have any.
func someText(cells []string) []string {
	return slices.DeleteFunc(slices.Clone(cells), func(cell string) bool { return csvtext.Trim(cell) == "" })
}

// given is the column that a folded name means by [Options] Names; -1 for none.
func (r *headerReader) given(folded string) int {
	for name, to := range r.further {
		if at := columnNamed(r.table, to); at >= 0 && folded != "" && spelling.Fold(name) == folded {
			return at
		}
	}
	return -1
}
