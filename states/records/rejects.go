package records

import (
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
	"github.com/endqi/endqi/states/rows"
)

// reasonColumn is the last column of a file of rejected rows. It is passed over when the file is read again.
const reasonColumn = "problem"

// rejects writes the rows that were not accepted.
type rejects struct {
	to    io.Writer
	head  *header
	dates []*spelling.DateColumn // by place in the file; nil for a column of no dates
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
	again := width > 0 && spelling.Fold(w.head.cells[width-1]) == reasonColumn // rejects of rejects
	if !w.begun {
		w.begun = true
		head := w.head.cells
		if again {
			head = head[:width-1]
		}
		for _, cell := range head {
			w.buf = append(rows.AppendCell(w.buf, cell), ',')
		}
		w.buf = append(append(w.buf, reasonColumn...), '\n')
	}
	if len(cells) == width {
		cells = slices.Clone(cells)
		for i, d := range w.dates {
			if d != nil && cells[i] != "" {
				if day, p := d.Read(cells[i]); p == nil {
					cells[i] = day
				}
			}
		}
		if again {
			cells = cells[:width-1]
		}
	}
	for _, cell := range cells {
		w.buf = append(rows.AppendCell(w.buf, rows.UnescapeFormula(cell)), ',')
	}
	var reasons []string
	for _, p := range problems {
		if p.Severity == Error {
			reasons = append(reasons, strings.TrimPrefix(p.Column+": ", ": ")+p.Reason())
		}
	}
	w.buf = append(rows.AppendCell(w.buf, "line "+strconv.Itoa(line)+": "+strings.Join(reasons, "; ")), '\n')
	if len(w.buf) >= csvtext.Chunk {
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

// rejectsFile makes the file of rejects when the first of them is written.
type rejectsFile struct {
	out  *Outputs
	path string
	bom  bool
	to   io.Writer
}

func (r *rejectsFile) Write(p []byte) (int, error) {
	if r.to == nil {
		to, err := r.out.Create(r.path)
		if err != nil {
			return 0, err
		}
		r.to = to
		if r.bom {
			if _, err := io.WriteString(to, ByteOrderMark); err != nil {
				return 0, err
			}
		}
	}
	return r.to.Write(p)
}

// oldRejects reports whether a file is one of rejects, by the last column of its header.
func oldRejects(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	var head csvtext.Row
	_, ok := csvtext.NewSplitter(f, 1<<20, nil).Next(&head, nil)
	return ok && len(head.Cells) > 1 && head.Cells[len(head.Cells)-1] == reasonColumn
}
