package records

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states"
)

// reasonColumn is the last column of a file of rejected rows. It is passed over when the file is read again.
const reasonColumn = "problem"

// rejects writes the rows that were not accepted.
type rejects struct {
	to    io.Writer
	head  *header
	dates []*dateColumn // by place in the file; nil for a column of no dates
	buf   []byte
	begun bool
	err   error
}

// write writes a row: dates that were understood as the data has them, since the cell that told their order may not be
// among the rejects; all other cells as they were; the reasons. The error is the writer's, and stays.
func (w *rejects) write(line int, cells []string, problems []Problem) error {
	if w.to == nil {
		return nil
	}
	width := len(w.head.cells)
	again := width > 0 && fold(w.head.cells[width-1]) == reasonColumn // rejects of rejects
	if !w.begun {
		w.begun = true
		head := w.head.cells
		if again {
			head = head[:width-1]
		}
		for _, cell := range head {
			w.buf = append(states.AppendCell(w.buf, cell), ',')
		}
		w.buf = append(append(w.buf, reasonColumn...), '\n')
	}
	if len(cells) == width {
		cells = slices.Clone(cells)
		for i, d := range w.dates {
			if d != nil && cells[i] != "" {
				if day, p := d.read(cells[i]); p == nil {
					cells[i] = day
				}
			}
		}
		if again {
			cells = cells[:width-1]
		}
	}
	for _, cell := range cells {
		w.buf = append(states.AppendCell(w.buf, states.UnescapeFormula(cell)), ',')
	}
	var reasons []string
	for _, p := range problems {
		if p.Severity == Error {
			reasons = append(reasons, strings.TrimPrefix(p.Column+": ", ": ")+p.Reason())
		}
	}
	w.buf = append(states.AppendCell(w.buf, "line "+strconv.Itoa(line)+": "+strings.Join(reasons, "; ")), '\n')
	if len(w.buf) >= chunk {
		return w.flush()
	}
	return w.err
}

func (w *rejects) flush() error {
	if len(w.buf) == 0 || w.err != nil {
		return w.err
	}
	_, w.err = w.to.Write(w.buf)
	w.buf = w.buf[:0]
	return w.err
}
