package records

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
)

func TestCompare(t *testing.T) {
	law := states.Bill{ID: "co-1", State: "CO", Number: "HB 1", Status: states.Enacted, StatusDate: day("2021-01-01"), Title: "An act",
		Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met, PublicEmployees: rubric.Met, ConstitutionalViolations: rubric.Met, DamageCaps: rubric.Met, AttorneyFees: rubric.Met,
			FullCompensation: rubric.Unmet, FailureToIntervene: rubric.Unmet, MisconductDisclosure: rubric.Unmet, OfficerConsequences: rubric.Unmet}}
	before := Tables{Tables: dataset.Tables{Bills: []states.Bill{law, {ID: "co-2", State: "CO"}}, Evidence: []states.Evidence{}, Coverage: []states.Coverage{{State: "CO", Searched: asOf}, {State: "NM", Searched: asOf}}}}

	changed := law
	changed.OfficerConsequences, changed.Title = rubric.Met, ""
	after := Tables{Tables: dataset.Tables{
		Bills:    []states.Bill{{ID: "co-3", State: "CO"}, changed},
		Evidence: []states.Evidence{{Bill: "co-1", Criterion: rubric.OfficerConsequences, Verdict: rubric.Met, Citation: "C.R.S. § 1"}},
		Coverage: []states.Coverage{{State: "CO", Searched: asOf}},
		Links:    []states.Link{{Kind: "share"}},
	}}
	d := Compare(before, after, asOf)
	assert.Equal(t, `2 rows new, 2 gone, 1 changed; 2 jurisdictions with another standing on 2026-11-22.
CO 5/9 → 6/9: officer_consequences unmet → met (C.R.S. § 1)
NM 0/9 → not assessed
bills co-3: new
bills co-1: title "An act" → blank; officer_consequences unmet → met
bills co-2: gone
evidence co-1 officer_consequences: new
coverage NM: gone
`, d.String())

	text, err := json.Marshal(d.Standings[0])
	require.NoError(t, err)
	assert.JSONEq(t, `{"state":"CO","old":"5/9","new":"6/9","verdicts":[{"criterion":"officer_consequences","old":"unmet","new":"met","citation":"C.R.S. § 1"}],"bills":["co-3","co-1","co-2"]}`, string(text))
	text, err = json.Marshal(d.Rows[1])
	require.NoError(t, err)
	assert.JSONEq(t, `{"table":"bills","key":"co-1","kind":"changed","cells":[{"column":"title","old":"An act","new":""},{"column":"officer_consequences","old":"unmet","new":"met"}]}`, string(text))
}

func TestWhatIsNoChange(t *testing.T) {
	b := states.Bill{ID: "co-1", State: "CO", Status: states.Pending, Session: "2021", SessionEnd: day("2027")}
	searched := []states.Coverage{{State: "CO", Searched: asOf}}
	t.Run("nothing changed", func(t *testing.T) {
		d := Compare(Tables{Tables: dataset.Tables{Bills: []states.Bill{b}}}, Tables{Tables: dataset.Tables{Bills: []states.Bill{b}}}, asOf)
		assert.True(t, d.Empty())
		assert.Equal(t, "Nothing changed.\n", d.String())
	})
	t.Run("order is no change", func(t *testing.T) {
		c := b
		c.ID = "co-2"
		assert.True(t, Compare(Tables{Tables: dataset.Tables{Bills: []states.Bill{b, c}}}, Tables{Tables: dataset.Tables{Bills: []states.Bill{c, b}}}, asOf).Empty())
	})
	t.Run("a second row of one key is a row", func(t *testing.T) {
		d := Compare(Tables{Tables: dataset.Tables{Bills: []states.Bill{b}}}, Tables{Tables: dataset.Tables{Bills: []states.Bill{b, b}}}, asOf)
		assert.Equal(t, []Change{{Table: "bills", Key: "co-1", Kind: New}}, d.Rows)
	})
	t.Run("a table that one side lacks is not compared", func(t *testing.T) {
		assert.Empty(t, Compare(Tables{}, Tables{Tables: dataset.Tables{Bills: []states.Bill{b}}}, asOf).Rows)
	})
	t.Run("coverage that one side lacks is taken from the other", func(t *testing.T) {
		assert.True(t, Compare(Tables{Tables: dataset.Tables{Bills: []states.Bill{b}, Coverage: searched}}, Tables{Tables: dataset.Tables{Bills: []states.Bill{b}}}, asOf).Empty())
	})
	t.Run("a law whose verdicts are not known names the bill", func(t *testing.T) {
		law := b
		law.Status, law.StatusDate = states.Enacted, day("2021-06-01")
		d := Compare(Tables{Tables: dataset.Tables{Bills: []states.Bill{b}, Coverage: []states.Coverage{}}}, Tables{Tables: dataset.Tables{Bills: []states.Bill{law}, Coverage: []states.Coverage{}}}, asOf)
		require.Len(t, d.Standings, 1)
		assert.Equal(t, "CO not assessed → 0–9/9: co-1", d.Standings[0].String())
		assert.Equal(t, "bills co-1: status pending → enacted; status_date blank → 2021-06-01", d.Rows[0].String())
	})
	t.Run("the shipped records against themselves", func(t *testing.T) {
		all := Tables{Tables: dataset.Tables{Bills: states.Bills(), Evidence: states.AllEvidence(), Coverage: states.AllCoverage(), Links: states.Links()}}
		again := Tables{Tables: dataset.Tables{Bills: slices.Clone(all.Bills), Evidence: states.AllEvidence(), Coverage: states.AllCoverage(), Links: states.Links()}}
		assert.True(t, Compare(all, again, asOf).Empty())
	})
}
