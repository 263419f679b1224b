package rubric_test

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
)

// shippedVerdicts maps a bill's id to its cells by column name, read from the data that ships.
func shippedVerdicts(t *testing.T) map[string]map[string]string {
	t.Helper()
	f, err := os.Open("../states/bills.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(rows), 1, "bills.csv has no bills")
	bills := map[string]map[string]string{}
	for _, row := range rows[1:] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			cells[name] = row[i]
		}
		bills[cells["id"]] = cells
	}
	return bills
}

func TestEveryPrecedentIsAVerdictInTheData(t *testing.T) {
	bills := shippedVerdicts(t)
	for c := range rubric.Criteria() {
		seen := map[string]bool{}
		for _, p := range c.Standard().Precedents {
			bill, ok := bills[p.Bill]
			if !assert.True(t, ok, "%s: no bill %q in bills.csv", c, p.Bill) {
				continue
			}
			verdict, err := p.Verdict.MarshalText()
			require.NoError(t, err)
			assert.NotEmpty(t, bill[c.Key()], "%s: %s is not assessed and sets no precedent", c, p.Bill)
			assert.Equal(t, bill[c.Key()], string(verdict), "%s: %s", c, p.Bill)
			assert.False(t, seen[p.Bill], "%s: %s twice", c, p.Bill)
			seen[p.Bill] = true
		}
	}
}

func TestStandardsAreComplete(t *testing.T) {
	for c := range rubric.Criteria() {
		s := c.Standard()
		assert.True(t, strings.HasSuffix(s.Question, "?"), "%s: the question asks nothing: %q", c, s.Question)
		assert.True(t, strings.HasSuffix(s.Met, "."), "%s: met: %q", c, s.Met)
		assert.True(t, strings.HasSuffix(s.Unmet, "."), "%s: unmet: %q", c, s.Unmet)
		assert.GreaterOrEqual(t, len(s.Precedents), 2, "%s: too few precedents to show a line", c)
		assert.LessOrEqual(t, len(s.Precedents), 5, "%s: more precedents than a reader takes in", c)
		for _, p := range s.Precedents {
			assert.True(t, strings.HasSuffix(p.Why, "."), "%s: %s: %q", c, p.Bill, p.Why)
		}
		for _, line := range s.Inconsistencies {
			assert.True(t, strings.HasSuffix(line, "."), "%s: %q", c, line)
		}
	}
	assert.Empty(t, rubric.Criterion(0).Standard(), "no criterion has the zero Standard")
}

// TestReach holds the rule against the data: what leaves the immunity of a place's own officials as it is has no point.
func TestReach(t *testing.T) {
	assert.True(t, strings.HasSuffix(rubric.Reach, "."))
	for id, bill := range shippedVerdicts(t) {
		if bill["effect"] != "neither" {
			continue
		}
		for c := range rubric.Criteria() {
			assert.Contains(t, []string{"", "unmet"}, bill[c.Key()], "%s: %s", id, c)
		}
	}
}

func TestPartialIsDescribedWhereTheDataHasOne(t *testing.T) {
	bills := shippedVerdicts(t)
	for c := range rubric.Criteria() {
		recorded := false
		for _, bill := range bills {
			recorded = recorded || bill[c.Key()] == "partial"
		}
		s := c.Standard()
		assert.Equal(t, recorded, s.Partial != "", "%s: partial is %q", c, s.Partial)
		shown := false
		for _, p := range s.Precedents {
			shown = shown || p.Verdict == rubric.Partial
		}
		assert.Equal(t, recorded, shown, "%s: a partial verdict on record is a precedent", c)
	}
}
