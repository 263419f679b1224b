package states

import "iter"

// Change is one cell of the shipped records that an edition changed, or one row that it added, and why. The changes of an
// edition, undone, give the edition before it.
type Change struct {
	Edition Date   `csv:"edition" json:"edition,omitzero"`
	Kind    string `csv:"kind" json:"kind,omitzero"` // event: something happened; correction: the record was wrong or lacked it
	State   Code   `csv:"state" json:"state,omitzero"`
	Bill    string `csv:"bill" json:"bill,omitzero"`   // id of the bill or the case, address of the link; empty for coverage
	Field   string `csv:"field" json:"field,omitzero"` // column of the bill; "evidence.attorney_fees.note", "coverage.note", "case.summary"; "bill", "case" or "link" for a new row
	Old     string `csv:"old" json:"old,omitzero"`
	New     string `csv:"new" json:"new,omitzero"` // of a new row, its number, name or label
	Reason  string `csv:"reason" json:"reason,omitzero"`
	Source  string `csv:"source" json:"source,omitzero"`
}

// Fields yields the change's cells in the order of its table.
func (c *Change) Fields() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		_ = yield("edition", &c.Edition) &&
			yield("kind", text(&c.Kind)) &&
			yield("state", &c.State) &&
			yield("bill", text(&c.Bill)) &&
			yield("field", text(&c.Field)) &&
			yield("old", text(&c.Old)) &&
			yield("new", text(&c.New)) &&
			yield("reason", text(&c.Reason)) &&
			yield("source", text(&c.Source))
	}
}
