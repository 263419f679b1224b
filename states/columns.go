package states

import (
	"iter"

	"github.com/endqi/endqi/states/rows"
)

// Record is a row of a table: its fields by column, in the table's order. Reading, writing and comparing records all go
// through it, so that a column is named in one place only.
type Record interface {
	Fields() iter.Seq2[string, Field]
}

// Field is one cell of a record. An empty text is an empty cell.
type Field interface {
	String() string
	UnmarshalText(text []byte) error
}

// Text is a field that takes any text.
type Text string

// String is the text itself.
func (t *Text) String() string { return string(*t) }

// UnmarshalText takes any text.
func (t *Text) UnmarshalText(text []byte) error {
	*t = Text(text)
	return nil
}

func text(s *string) Field { return (*Text)(s) }

// Fields yields the bill's cells in the order of its table.
func (b *Bill) Fields() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		_ = yield("id", text(&b.ID)) &&
			yield("state", &b.State) &&
			yield("scope", &b.Scope) &&
			yield("place", text(&b.Place)) &&
			yield("number", text(&b.Number)) &&
			yield("companions", text(&b.Companions)) &&
			yield("version", text(&b.Version)) &&
			yield("title", text(&b.Title)) &&
			yield("session", text(&b.Session)) &&
			yield("session_end", &b.SessionEnd) &&
			yield("introduced", &b.Introduced) &&
			yield("status", &b.Status) &&
			yield("status_date", &b.StatusDate) &&
			yield("effective", &b.Effective) &&
			yield("ended", &b.Ended) &&
			yield("ended_by", text(&b.EndedBy)) &&
			yield("amends", text(&b.Amends)) &&
			yield("last_action", &b.LastAction) &&
			yield("checked", &b.Checked) &&
			yield("effect", &b.Effect) &&
			yield("police_officers", &b.PoliceOfficers) &&
			yield("public_employees", &b.PublicEmployees) &&
			yield("constitutional_violations", &b.ConstitutionalViolations) &&
			yield("damage_caps", &b.DamageCaps) &&
			yield("attorney_fees", &b.AttorneyFees) &&
			yield("full_compensation", &b.FullCompensation) &&
			yield("failure_to_intervene", &b.FailureToIntervene) &&
			yield("misconduct_disclosure", &b.MisconductDisclosure) &&
			yield("officer_consequences", &b.OfficerConsequences) &&
			yield("published_end", &b.PublishedEnd) &&
			yield("published_start", &b.PublishedStart) &&
			yield("url", text(&b.URL)) &&
			yield("source_url", text(&b.SourceURL)) &&
			yield("note", text(&b.Note)) &&
			yield("service_id", text(&b.ServiceID))
	}
}

// Fields yields the evidence's cells in the order of its table.
func (e *Evidence) Fields() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		_ = yield("bill", text(&e.Bill)) &&
			yield("criterion", &e.Criterion) &&
			yield("verdict", &e.Verdict) &&
			yield("basis", &e.Basis) &&
			yield("citation", text(&e.Citation)) &&
			yield("note", text(&e.Note)) &&
			yield("source_url", text(&e.SourceURL))
	}
}

// Fields yields the coverage's cells in the order of its table.
func (c *Coverage) Fields() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		_ = yield("state", &c.State) &&
			yield("searched", &c.Searched) &&
			yield("note", text(&c.Note))
	}
}

// Fields yields the link's cells in the order of its table.
func (l *Link) Fields() iter.Seq2[string, Field] {
	return func(yield func(string, Field) bool) {
		_ = yield("kind", text(&l.Kind)) &&
			yield("state", &l.State) &&
			yield("label", text(&l.Label)) &&
			yield("url", text(&l.URL)) &&
			yield("source_url", text(&l.SourceURL)) &&
			yield("checked", &l.Checked)
	}
}

// Set fills the cell of a column from its text. A text that the cell does not take is the cell's own error; a column
// that the record does not have is a [*ParseError].
func Set(r Record, column, value string) error {
	for name, f := range r.Fields() {
		if name == column {
			return f.UnmarshalText([]byte(value))
		}
	}
	return &ParseError{Kind: "column", Value: column, Want: "a column of this table"}
}

// Columns yields the record's column names in the table's order.
func Columns(r Record) iter.Seq[string] {
	return func(yield func(string) bool) {
		for name := range r.Fields() {
			if !yield(name) {
				return
			}
		}
	}
}

// AppendHeader appends the line of column names.
func AppendHeader(dst []byte, r Record) []byte {
	for name := range r.Fields() {
		dst = append(append(dst, name...), ',')
	}
	dst[len(dst)-1] = '\n'
	return dst
}

// AppendCSV appends the record as one line of canonical CSV (RFC 4180 with \n): cells are quoted only where they must be,
// line ends inside a cell become \n, and a cell that a spreadsheet would run as a formula is escaped by [rows.EscapeFormula].
func AppendCSV(dst []byte, r Record) []byte {
	for _, f := range r.Fields() {
		dst = append(rows.AppendCell(dst, f.String()), ',')
	}
	dst[len(dst)-1] = '\n'
	return dst
}
