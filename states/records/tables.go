package records

import (
	"hash/maphash"
	"maps"
	"slices"

	"github.com/endqi/endqi/states/dataset"
)

// Tables is a whole dataset. A table that was not read is nil; one that has no rows is not nil. Rules that need two
// tables are asked only where both were read.
//
// Tables remember where each row was read, as long as it stays as it is and where it is in its table; a problem of any
// other row names it by its key.
type Tables struct {
	dataset.Tables

	from map[string]*source
}

// source is where the rows of a table come from.
type source struct {
	table    string
	file     string
	sheet    string // of a workbook
	json     bool
	head     *header
	rejects  *rejects
	keep     bool             // the cells, for the rejects
	rows     []origin         // as many as the table's
	gone     map[string]place // keys of rows that were not accepted
	out      map[int]bool     // lines of rows that were taken out again
	filtered bool             // the table lacks rows that have nothing to do with another
	at       int              // of the file in the report
	of       int              // rows of a dataset's table
}

// origin is where one row was read.
type origin struct {
	place
	cells []string
	sum   uint64 // of the record as it was read
}

type place struct{ line, row int }

var seed = maphash.MakeSeed()

// add remembers where a row was read.
func (s *source) add(p place, cells []string, sum uint64) {
	o := origin{place: p, sum: sum}
	if s.keep {
		o.cells = slices.Clone(cells)
	}
	s.rows = append(s.rows, o)
}

// accept checks the tables and takes out the rows with errors, and those that rest on a row that is taken out.
func (t *Tables) accept(report *Report, o Options) {
	for {
		found := t.check(o.AsOf)
		wrong := wrongRows{}
		for _, f := range found {
			if f.Severity == Error {
				wrong.add(f, report)
			}
		}
		if len(wrong) == 0 {
			for _, f := range found {
				report.add(f.Problem, NoLimit)
			}
			for _, s := range t.from {
				if s.json && s.of > 0 && len(s.rows) == 0 {
					report.Files[s.at].barren = true
				}
			}
			report.sort(o.limit())
			return
		}
		t.resting(wrong, report)
		for _, k := range tableKinds {
			k.without(t, wrong[k.name()], report)
		}
	}
}

// wrongRows are the errors of rows, by table and row.
type wrongRows map[string]map[int][]Problem

func (w wrongRows) add(f finding, report *Report) {
	if w[f.table] == nil {
		w[f.table] = map[int][]Problem{}
	}
	w[f.table][f.row] = append(w[f.table][f.row], f.Problem)
	report.add(f.Problem, NoLimit)
}

// reference is a cell that names a bill by its id.
type reference struct {
	table, column string
	row           int
	rule          Rule // that it breaks where there is no such bill
}

// references are the cells that name a bill, by its id.
func (t *Tables) references() map[string][]reference {
	all := map[string][]reference{}
	for i := range t.Bills {
		if b := &t.Bills[i]; b.EndedBy != "" {
			all[b.EndedBy] = append(all[b.EndedBy], reference{"bills", "ended_by", i, UnknownEndedBy})
		}
		if b := &t.Bills[i]; b.Amends != "" {
			all[b.Amends] = append(all[b.Amends], reference{"bills", "amends", i, UnknownAmended})
		}
	}
	for i := range t.Evidence {
		all[t.Evidence[i].Bill] = append(all[t.Evidence[i].Bill], reference{"evidence", "bill", i, UnknownBill})
	}
	return all
}

// resting adds the rows that name a bill which is wrong, and those that name one of these, however many follow each other: to
// check all tables anew for each would take long.
func (t *Tables) resting(wrong wrongRows, report *Report) {
	s := t.from["bills"]
	if s == nil || len(wrong["bills"]) == 0 {
		return
	}
	accepted := map[string]int{} // rows of an id
	for i := range t.Bills {
		accepted[t.Bills[i].ID]++
	}
	references := t.references()
	c := newChecker(t)
	for gone := slices.Sorted(maps.Keys(wrong["bills"])); len(gone) > 0; {
		// All that go at once go before any row that names them is judged.
		var ids []string
		for _, i := range gone {
			id := t.Bills[i].ID
			if _, twice := s.gone[id]; !twice {
				s.gone[id] = s.rows[i].place
			}
			if accepted[id]--; accepted[id] == 0 {
				ids = append(ids, id)
			}
		}
		gone = nil
		fresh := map[int]bool{} // bills that go next
		for _, id := range ids {
			for _, r := range references[id] {
				_, already := wrong[r.table][r.row]
				if already && !(r.table == "bills" && fresh[r.row]) {
					continue
				}
				c.unknownID(r.table, r.row, r.column, id, r.rule)
				wrong.add(c.found[len(c.found)-1], report)
				if r.table == "bills" && !already {
					fresh[r.row], gone = true, append(gone, r.row)
				}
			}
		}
	}
}

// without takes rows out of the table and writes them to its rejects.
func (k *tableOf[T]) without(t *Tables, wrong map[int][]Problem, report *Report) {
	rows, s := *k.rows(t), t.from[k.table]
	if len(wrong) == 0 || s == nil {
		return
	}
	kept, origins := make([]T, 0, len(rows)), make([]origin, 0, len(rows))
	for i := range rows {
		problems, bad := wrong[i]
		if !bad {
			kept, origins = append(kept, rows[i]), append(origins, s.rows[i])
			continue
		}
		s.out[s.rows[i].line] = true
		if s.keep {
			s.rejects.write(s.rows[i].line, s.rows[i].cells, problems) // flushed, with its error, at the end
		}
	}
	file := &report.Files[s.at]
	file.Accepted -= len(wrong)
	file.Rejected += len(wrong)
	s.rows, *k.rows(t) = origins, kept
}
