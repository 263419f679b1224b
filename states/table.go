package states

import "iter"

// worked is a cell that [Tally] works out: it is written and never read.
type worked string

func (w *worked) String() string { return string(*w) }

// UnmarshalText refuses: a standing follows from bills and coverage.
func (w *worked) UnmarshalText(text []byte) error {
	return &ParseError{Kind: "standing", Value: string(text), Want: "read from a table: Tally works it out of bills and coverage"}
}

// Fields yields the standing's cells, a row of a table of standings: [AppendHeader] and [AppendCSV] write it. The columns are
// the members of [AppendProperties] but updated and version, and code is called state, as in the other tables. What is not
// known is blank, as every score of an unsearched place is; marks are "yes" or "no", ids are separated by "; ".
func (s *Standing) Fields() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		more := true
		s.each(func(m member) {
			if m.name == "code" {
				m.name = "state"
			}
			w := worked(m.text)
			more = more && yield(m.name, &w)
		})
	}
}
