package states_test

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
)

// tables are the records of an edition.
type tables struct {
	bills    []states.Bill
	evidence []states.Evidence
	coverage []states.Coverage
	links    []states.Link
	cases    []cases.Case
}

func shippedTables() *tables {
	return &tables{states.Bills(), states.AllEvidence(), states.AllCoverage(), states.Links(), slices.Collect(cases.All())}
}

// undo takes the changes of an edition back and gives the records of the one before.
func (all *tables) undo(t *testing.T, changes []states.Change, edition string) {
	t.Helper()
	for _, c := range changes {
		if c.Edition.String() != edition {
			continue
		}
		table, column, _ := strings.Cut(c.Field, ".")
		if c.Field == "bill" || c.Field == "case" || c.Field == "link" {
			all.remove(t, c)
			continue
		}
		record := all.find(t, c, table)
		if table == "evidence" {
			_, column, _ = strings.Cut(column, ".")
		} else if column == "" {
			column = c.Field
		}
		found := false
		for name, cell := range record.Fields() {
			if name == column {
				found = true
				require.Equal(t, c.New, cell.String(), "%s %s %s: the new text is the one in the table", c.State, c.Bill, c.Field)
			}
		}
		require.True(t, found, "%s %s: a column of its table", c.Bill, c.Field)
		require.NoError(t, states.Set(record, column, c.Old), "%s %s", c.Bill, c.Field)
	}
	all.evidence = slices.DeleteFunc(all.evidence, func(e states.Evidence) bool { return e.Verdict == 0 })
	slices.SortStableFunc(all.evidence, func(a, b states.Evidence) int {
		return cmp.Or(cmp.Compare(a.Bill, b.Bill), cmp.Compare(a.Criterion, b.Criterion))
	})
}

// remove takes back a row that the edition added.
func (all *tables) remove(t *testing.T, c states.Change) {
	before := len(all.bills) + len(all.cases) + len(all.links)
	switch c.Field {
	case "bill":
		all.bills = slices.DeleteFunc(all.bills, func(b states.Bill) bool { return b.ID == c.Bill && c.New == cmp.Or(b.Number, b.Title) })
	case "case":
		all.cases = slices.DeleteFunc(all.cases, func(k cases.Case) bool { return k.ID == c.Bill && k.Name == c.New })
	case "link":
		all.links = slices.DeleteFunc(all.links, func(l states.Link) bool { return l.URL == c.Bill && l.State == c.State && l.Label == c.New })
	}
	require.Equal(t, before-1, len(all.bills)+len(all.cases)+len(all.links), "%s: the new row is there", c.Bill)
}

// find is the record that a change is of; a verdict that the edition took away is an empty row of evidence.
func (all *tables) find(t *testing.T, c states.Change, table string) states.Record {
	switch table {
	case "evidence":
		criterion := strings.Split(c.Field, ".")[1]
		i := slices.IndexFunc(all.evidence, func(e states.Evidence) bool { return e.Bill == c.Bill && e.Criterion.Key() == criterion })
		if i < 0 {
			i = len(all.evidence)
			all.evidence = append(all.evidence, states.Evidence{Bill: c.Bill})
			require.NoError(t, states.Set(&all.evidence[i], "criterion", criterion))
		}
		return &all.evidence[i]
	case "coverage":
		if i := slices.IndexFunc(all.coverage, func(v states.Coverage) bool { return v.State == c.State }); i >= 0 {
			return &all.coverage[i]
		}
	case "case":
		if i := slices.IndexFunc(all.cases, func(k cases.Case) bool { return k.ID == c.Bill }); i >= 0 {
			return &all.cases[i]
		}
	default:
		if i := slices.IndexFunc(all.bills, func(b states.Bill) bool { return b.ID == c.Bill }); i >= 0 {
			return &all.bills[i]
		}
	}
	require.FailNow(t, "no such record", "%s %s %s", c.State, c.Bill, c.Field)
	return nil
}

// sum is one number for all cells that are not empty, in their order.
func (all *tables) sum() string {
	h := sha256.New()
	add := func(r states.Record) {
		for column, cell := range r.Fields() {
			if text := cell.String(); text != "" {
				fmt.Fprintf(h, "%s=%s\n", column, text)
			}
		}
		fmt.Fprintln(h)
	}
	for i := range all.bills {
		add(&all.bills[i])
	}
	for i := range all.evidence {
		add(&all.evidence[i])
	}
	for i := range all.coverage {
		add(&all.coverage[i])
	}
	for i := range all.links {
		add(&all.links[i])
	}
	for i := range all.cases {
		add(&all.cases[i])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// firstEdition is the sum of the records that were published on 2026-11-22.
const firstEdition = "729b6744dd705229ef601f59fbd6f3340602234e7c64853ca4f0f415177ac629"

// TestEveryChangeHasItsRow undoes the journal: what it does not tell of would leave a cell that the edition before did not
// have. To find that cell, compare the tables with those of the commit that published it.
func TestEveryChangeHasItsRow(t *testing.T) {
	all := shippedTables()
	all.undo(t, states.Changes(), latest)
	assert.Equal(t, firstEdition, all.sum(), "a cell differs from the edition of 2026-11-22 and has no row in changes.csv")
	want, err := os.ReadFile("../testdata/standings/" + edition + ".txt")
	require.NoError(t, err)
	assert.Equal(t, string(want), standings(states.Tally(all.bills, all.coverage, day(edition))), "the standings of the first edition stay what they were")
}

func TestChangesAreExplained(t *testing.T) {
	all := states.Changes()
	require.NotEmpty(t, all)
	key := func(c states.Change) string {
		return c.Edition.String() + " " + string(c.State) + " " + c.Bill + " " + c.Field
	}
	assert.True(t, slices.IsSortedFunc(all, func(a, b states.Change) int {
		return cmp.Or(a.Edition.Compare(b.Edition), cmp.Compare(a.State, b.State), cmp.Compare(a.Bill, b.Bill), cmp.Compare(a.Field, b.Field))
	}), "by edition, state, bill and field")
	for i, c := range all {
		assert.False(t, i > 0 && key(all[i-1]) == key(c), "%s: once an edition", key(c))
		assert.NotEqual(t, c.Old, c.New, key(c))
		assert.Contains(t, []string{"event", "correction"}, c.Kind, key(c))
		assert.True(t, strings.HasSuffix(c.Reason, "."), "%s: a reason in a sentence", key(c))
		assert.False(t, c.Edition.After(states.Updated()), key(c))
		u, err := url.Parse(c.Source)
		if assert.NoError(t, err, key(c)) {
			assert.Contains(t, u.Host, ".", key(c))
		}
	}
}

// TestTheChangelogTellsTheNews holds that each new row and each change of a bill itself has its line under Data, word for
// word from the journal. Notes, sections, addresses, links, companions and ends of
// sessions are no news.
func TestTheChangelogTellsTheNews(t *testing.T) {
	text, err := os.ReadFile("../CHANGELOG.md")
	require.NoError(t, err)
	changelog := strings.Join(strings.Fields(string(text)), " ")
	var missing []string
	for _, c := range states.Changes() {
		if slices.Contains([]string{"note", "link", "url", "source_url", "session_end", "last_action", "companions", "checked"}, c.Field) || strings.Contains(c.Field, ".") {
			continue
		}
		line := "- " + string(c.State) + ", `" + c.Bill + "`, `" + c.Field + "`: " + cmp.Or(c.Old, "blank") + " → " + cmp.Or(c.New, "blank") + ". " + c.Reason + " (" + c.Source + ")"
		if !strings.Contains(changelog, line) {
			missing = append(missing, line)
		}
	}
	assert.Empty(t, missing, "lines for the CHANGELOG")
}

// TestDataPageCounts holds the figures of DATA.md.
func TestDataPageCounts(t *testing.T) {
	text, err := os.ReadFile("DATA.md")
	require.NoError(t, err)
	row := func(all *tables, edition string) string {
		cited, unknown, open := 0, 0, 0
		basis := map[states.Basis]int{}
		for _, e := range all.evidence {
			basis[e.Basis]++
			if e.Citation != "" {
				cited++
			}
		}
		for _, b := range all.bills {
			if b.Status == states.StatusUnknown {
				unknown++
				if b.SessionEnd.IsZero() {
					open++
				}
			}
		}
		cells := []string{edition}
		for _, n := range []int{len(all.bills), unknown, open, len(all.evidence), basis[states.Published], basis[states.Inferred], basis[states.Reading], cited, len(all.links), len(all.cases)} {
			cells = append(cells, strconv.Itoa(n))
		}
		return "| " + strings.Join(cells, " | ") + " |"
	}
	all := shippedTables()
	assert.Contains(t, string(text), row(all, latest))
	all.undo(t, states.Changes(), latest)
	assert.Contains(t, string(text), row(all, edition))
}

// What is not cited and not known may only become less: lower these figures when it does.
const (
	uncited   = 121 // verdicts without a section
	openBills = 28  // bills without an outcome
)

func TestWhatIsNotKnownBecomesLess(t *testing.T) {
	bills := shippedBills(t)
	blank, open := 0, 0
	for _, e := range states.AllEvidence() {
		if e.Citation == "" {
			blank++
			assert.NotEqual(t, states.Enacted, bills[e.Bill].Status, "%s %s: a verdict of a law names its section", e.Bill, e.Criterion)
		}
	}
	for _, b := range bills {
		if b.Status == states.StatusUnknown {
			open++
		}
	}
	assert.Equal(t, uncited, blank)
	assert.Equal(t, openBills, open)
}
