package records

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// ChangeKind says what became of a row.
type ChangeKind uint8

const (
	Changed ChangeKind = iota
	New
	Gone
)

// String is "changed", "new" or "gone".
func (k ChangeKind) String() string { return [...]string{"changed", "new", "gone"}[min(k, Gone)] }

// MarshalText gives the same word as String.
func (k ChangeKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// Change is what became of one row. Rows are the same where their keys are.
type Change struct {
	Table string       `json:"table"`
	Key   string       `json:"key"`
	Kind  ChangeKind   `json:"kind"`
	Cells []CellChange `json:"cells,omitempty"` // of a changed row, in the order of the columns
}

// CellChange is a cell before and after; an empty text is a blank cell.
type CellChange struct {
	Column string `json:"column"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// String is the change on one line: "bills co-2020-sb-20-217: status pending → enacted; status_date blank → 2020-06-19".
func (c Change) String() string {
	key := harmless(c.Key)
	if c.Kind != Changed {
		return c.Table + " " + key + ": " + c.Kind.String()
	}
	var cells []string
	for _, cell := range c.Cells {
		cells = append(cells, cell.Column+" "+cellWords(cell.Old)+" → "+cellWords(cell.New))
	}
	return c.Table + " " + key + ": " + strings.Join(cells, "; ")
}

// cellWords is a cell within a sentence: a word as it is, a longer text in quotes.
func cellWords(cell string) string {
	switch {
	case cell == "":
		return "blank"
	case strings.ContainsAny(cell, " ;\n"):
		return quoted(cell)
	}
	return harmless(cell)
}

// StandingChange is a jurisdiction whose score, verdicts or kind of standing is another.
type StandingChange struct {
	State    states.Code     `json:"state"`
	Old      string          `json:"old"` // "5/9", "3–8/9", "not assessed"
	New      string          `json:"new"`
	Verdicts []VerdictChange `json:"verdicts,omitempty"`
	Bills    []string        `json:"bills,omitempty"` // ids of its bills that are new, gone or changed

	Before states.Standing `json:"-"`
	After  states.Standing `json:"-"`
}

// VerdictChange is a criterion on which a jurisdiction's law is judged otherwise, with the section of the law where the new
// evidence names one.
type VerdictChange struct {
	Criterion rubric.Criterion `json:"criterion"`
	Old       rubric.Verdict   `json:"old"`
	New       rubric.Verdict   `json:"new"`
	Citation  string           `json:"citation,omitempty"`
}

// String is the change on one line: "XX 5/9 → 6/9: officer_consequences unmet → met (CITATION)". Where no verdict is another
// it names the bills instead.
func (s StandingChange) String() string {
	text := string(s.State) + " " + s.Old + " → " + s.New
	if s.Old == s.New {
		text = string(s.State) + " " + s.New
	}
	var why []string
	for _, v := range s.Verdicts {
		reason := v.Criterion.Key() + " " + cmp.Or(v.Old.String(), "not assessed") + " → " + cmp.Or(v.New.String(), "not assessed")
		if v.Citation != "" {
			reason += " (" + v.Citation + ")"
		}
		why = append(why, reason)
	}
	if len(why) == 0 {
		for _, id := range s.Bills {
			why = append(why, harmless(id))
		}
	}
	if len(why) == 0 {
		return text
	}
	return text + ": " + strings.Join(why, ", ")
}

// Difference is what changed between two sets of tables.
type Difference struct {
	AsOf      states.Date      `json:"as_of"`
	Standings []StandingChange `json:"standings,omitempty"` // in the order of [states.All]
	Rows      []Change         `json:"rows,omitempty"`      // by table; new and changed rows as the new tables have them, then those that are gone
}

// Empty reports whether nothing changed.
func (d Difference) Empty() bool { return len(d.Standings) == 0 && len(d.Rows) == 0 }

// String is the difference in words: a sentence of counts, then a line for each standing and each row. Nothing changed is
// a sentence too.
func (d Difference) String() string {
	if d.Empty() {
		return "Nothing changed.\n"
	}
	var kinds [Gone + 1]int
	for _, c := range d.Rows {
		kinds[c.Kind]++
	}
	text := fmt.Sprintf("%s new, %d gone, %d changed; %s with another standing on %s.\n",
		count(kinds[New], "row"), kinds[Gone], kinds[Changed], count(len(d.Standings), "jurisdiction"), d.AsOf)
	for _, s := range d.Standings {
		text += s.String() + "\n"
	}
	for _, c := range d.Rows {
		text += c.String() + "\n"
	}
	return text
}

// Compare finds what changed from one set of tables to another: every row, and every jurisdiction whose standing on a day is
// another. A table that either set lacks is not compared; without bills, nor are standings, and without coverage both sets
// are taken to have searched the same places. A zero asOf is the day of the shipped edition.
func Compare(before, after Tables, asOf states.Date) Difference {
	d := Difference{AsOf: cmp.Or(asOf, states.Updated())}
	for _, k := range tableKinds {
		d.Rows = append(d.Rows, k.compare(&before, &after)...)
	}
	if before.Bills != nil && after.Bills != nil {
		d.standings(before, after)
	}
	return d
}

// compare compares the rows of two tables by their keys; of rows of one key, the first with the first, and so on.
func (t *tableOf[T]) compare(from, to *Tables) (all []Change) {
	before, after, table := *t.rows(from), *t.rows(to), t.table
	if before == nil || after == nil {
		return nil
	}
	type row struct {
		key string
		nth int
	}
	index := func(rows []T) (at map[row]int, keys []row) {
		at = make(map[row]int, len(rows))
		seen := map[string]int{}
		for i := range rows {
			k := t.key(&rows[i])
			seen[k]++
			at[row{k, seen[k]}] = i
			keys = append(keys, row{k, seen[k]})
		}
		return at, keys
	}
	old, oldKeys := index(before)
	current, keys := index(after)
	for i, k := range keys {
		j, was := old[k]
		if !was {
			all = append(all, Change{Table: table, Key: k.key, Kind: New})
			continue
		}
		if cells := compareCells(any(&before[j]).(states.Record), any(&after[i]).(states.Record)); cells != nil {
			all = append(all, Change{Table: table, Key: k.key, Cells: cells})
		}
	}
	for _, k := range oldKeys {
		if _, is := current[k]; !is {
			all = append(all, Change{Table: table, Key: k.key, Kind: Gone})
		}
	}
	return all
}

func compareCells(before, after states.Record) (cells []CellChange) {
	was := map[string]string{}
	for name, f := range before.Fields() {
		was[name] = f.String()
	}
	for name, f := range after.Fields() {
		if is := f.String(); is != was[name] {
			cells = append(cells, CellChange{name, was[name], is})
		}
	}
	return cells
}

// standings compares the jurisdictions.
func (d *Difference) standings(before, after Tables) {
	was, is := before.Coverage, after.Coverage
	if was == nil {
		was = is
	}
	if is == nil {
		is = was
	}
	old := states.Tally(before.Bills, was, d.AsOf)
	current := states.Tally(after.Bills, is, d.AsOf)
	home := map[string]states.Code{}
	for _, b := range slices.Concat(before.Bills, after.Bills) {
		home[b.ID] = b.State
	}
	for i, now := range current {
		was := old[i]
		if was.Kind == now.Kind && was.End == now.End && was.Start == now.Start && was.Verdicts == now.Verdicts {
			continue
		}
		s := StandingChange{State: now.Code, Old: standingWords(was), New: standingWords(now), Before: was, After: now}
		for c := range rubric.Criteria() {
			if a, b := was.Verdict(c), now.Verdict(c); a != b && max(was.Kind, now.Kind) > states.NoLaw {
				s.Verdicts = append(s.Verdicts, VerdictChange{c, a, b, citation(now, c, b, after.Evidence)})
			}
		}
		for _, c := range d.Rows {
			if c.Table == "bills" && home[c.Key] == now.Code {
				s.Bills = append(s.Bills, c.Key)
			}
		}
		d.Standings = append(d.Standings, s)
	}
}

// standingWords is a standing's score, which an unsearched place has none of.
func standingWords(s states.Standing) string {
	if s.Kind == states.Unsearched {
		return "not assessed"
	}
	return s.Score().Of(rubric.AllNine)
}

// citation is the section of law that earns a verdict, of the first law in force whose evidence names one.
func citation(s states.Standing, c rubric.Criterion, v rubric.Verdict, evidence []states.Evidence) string {
	for law := range s.In(states.Law, states.UnassessedLaw) {
		for _, e := range evidence {
			if e.Bill == law.ID && e.Criterion == c && e.Verdict == v && e.Citation != "" {
				return e.Citation
			}
		}
	}
	return ""
}
