package records

import "strings"

// fixing is [mapper.understand] that takes what a problem suggests, where [Options] Fix is set and nothing else can be meant.
func (m *mapper[T]) fixing(at int, c *column, cell string) *cellResult {
	o := m.understand(at, c, cell)
	if !m.fix || o.problem == nil || o.problem.Suggestion == "" || o.problem.rival {
		return o
	}
	again := m.understand(at, c, o.problem.Suggestion)
	if again.problem != nil {
		return o
	}
	again.fixed = new(fixed(*o.problem, o.problem.Suggestion))
	return again
}

// fixed is the note of a problem whose suggestion was taken.
func fixed(p Problem, text string) Problem {
	why, _, _ := strings.Cut(p.Message, ": ")
	p.Rule, p.Severity, p.Suggestion, p.Message = Fixed, Note, text, "is changed to "+text+": it "+why
	return p
}

// fixNames makes columns of those whose names are near that of one column, which no other name of the file is or is near to.
func (r *headerReader) fixNames() {
	if !r.fix {
		return
	}
	wanted := map[string]int{}
	for _, p := range r.problems {
		if p.Rule == UnknownColumn {
			wanted[p.Suggestion]++
		}
	}
	for i := range r.problems {
		p := &r.problems[i]
		if p.Rule != UnknownColumn || p.Suggestion == "" || wanted[p.Suggestion] > 1 || p.rival {
			continue
		}
		c := r.table[columnNamed(r.table, p.Suggestion)]
		for at, cell := range r.cells {
			if _, taken := r.at[c]; taken || letter(at) != p.Letter || cell != p.Value {
				continue
			}
			r.take(at, c)
			*p = fixed(*p, p.Suggestion)
			p.Column = c.name
		}
	}
}

// sheetError is the problem of a cell that holds an error of a spreadsheet's formula.
func sheetError(cell string) Problem {
	return Problem{Value: cell, Rule: Unfit, Message: "is an error of the spreadsheet's formula: mend the formula, or clear the cell"}
}
