package states_test

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// These tests hold what is true of any edition of the shipped records, not what a row says.

func shippedBills(t *testing.T) map[string]states.Bill {
	t.Helper()
	all := map[string]states.Bill{}
	for _, b := range states.Bills() {
		require.NotContains(t, all, b.ID, "ids are unique")
		all[b.ID] = b
	}
	require.NotEmpty(t, all)
	return all
}

func TestRecordsAreSorted(t *testing.T) {
	order := map[string]int{}
	for i, kind := range []string{"model_policy", "officials", "contact", "share", "campaign", "report"} {
		order[kind] = i
	}
	assert.True(t, slices.IsSortedFunc(states.Bills(), func(a, b states.Bill) int { return cmp.Compare(a.ID, b.ID) }), "bills by id")
	assert.True(t, slices.IsSortedFunc(states.AllEvidence(), func(a, b states.Evidence) int {
		return cmp.Or(cmp.Compare(a.Bill, b.Bill), cmp.Compare(a.Criterion, b.Criterion))
	}), "evidence by bill, then in the rubric's order")
	assert.True(t, slices.IsSortedFunc(states.AllCoverage(), func(a, b states.Coverage) int { return cmp.Compare(a.State, b.State) }), "coverage by code")
	for _, l := range states.Links() {
		assert.Contains(t, order, l.Kind, l.URL)
	}
	assert.True(t, slices.IsSortedFunc(states.Links(), func(a, b states.Link) int { return cmp.Compare(order[a.Kind], order[b.Kind]) }), "links by kind")
}

func TestNoRecordIsThereTwice(t *testing.T) {
	bills := map[[4]string]string{}
	for id, b := range shippedBills(t) {
		for n := range b.Numbers() {
			key := [4]string{string(b.State), b.Session, n, b.Version}
			assert.NotContains(t, bills, key, "%s is %s", id, bills[key])
			bills[key] = id
		}
	}
	verdicts := map[[2]string]bool{}
	for _, e := range states.AllEvidence() {
		key := [2]string{e.Bill, e.Criterion.Key()}
		assert.NotContains(t, verdicts, key)
		verdicts[key] = true
	}
	links := map[[3]string]bool{}
	for _, l := range states.Links() {
		key := [3]string{l.Kind, string(l.State), l.URL}
		assert.NotContains(t, links, key)
		links[key] = true
	}
}

func TestEveryVerdictHasItsEvidence(t *testing.T) {
	bills := shippedBills(t)
	evidence := map[string]rubric.Scorecard{}
	for _, e := range states.AllEvidence() {
		assert.Contains(t, bills, e.Bill, "evidence of a bill that is there")
		assert.NotEmpty(t, e.Criterion.Key(), e.Bill)
		assert.NotEqual(t, rubric.NotAssessed, e.Verdict, "%s %s: evidence of a verdict", e.Bill, e.Criterion)
		assert.NotEqual(t, states.NoBasis, e.Basis, "%s %s", e.Bill, e.Criterion)
		s := evidence[e.Bill]
		s.Set(e.Criterion, e.Verdict)
		evidence[e.Bill] = s
	}
	for id, b := range bills {
		assert.Equal(t, b.Scorecard, evidence[id], "%s: a row for every verdict, with the same verdict", id)
	}
}

func TestWhatACampaignPublishedIsReadThere(t *testing.T) {
	for _, e := range states.AllEvidence() {
		if e.Basis == states.Published || e.Basis == states.Inferred {
			assert.True(t, strings.HasPrefix(e.SourceURL, "https://endqi.org/"), "%s %s: %s", e.Bill, e.Criterion, e.SourceURL)
		}
	}
}

// TestInferredVerdictsFollow leaves the inferred verdicts of a bill out and tries every other filling that its published
// totals allow.
func TestInferredVerdictsFollow(t *testing.T) {
	bills := shippedBills(t)
	inferred := map[string][]rubric.Criterion{}
	for _, e := range states.AllEvidence() {
		if e.Basis == states.Inferred {
			inferred[e.Bill] = append(inferred[e.Bill], e.Criterion)
		}
	}
	require.NotEmpty(t, inferred)
	for id, criteria := range inferred {
		without := bills[id]
		for _, c := range criteria {
			without.Scorecard.Set(c, rubric.NotAssessed)
		}
		for _, c := range criteria {
			ways := fillings(without, c.Group())
			assert.NotEmpty(t, ways, id)
			for _, way := range ways {
				assert.Equal(t, bills[id].Scorecard.Verdict(c), way.Verdict(c), "%s %s: the total allows another verdict", id, c)
			}
		}
	}
}

func TestPublishedTotalsAgreeWithTheVerdicts(t *testing.T) {
	for id, b := range shippedBills(t) {
		for _, g := range []rubric.Group{rubric.End, rubric.Start} {
			_, err := b.Scorecard.Bounds(g, b.Published(g))
			assert.NoError(t, err, id)
		}
	}
}

func TestBillsPointAtBills(t *testing.T) {
	bills := shippedBills(t)
	for id, b := range bills {
		for column, other := range map[string]string{"amends": b.Amends, "ended_by": b.EndedBy} {
			if other == "" {
				continue
			}
			assert.Contains(t, bills, other, "%s %s", id, column)
			assert.NotEqual(t, id, other, "%s %s itself", id, column)
			assert.Equal(t, b.State, bills[other].State, "%s %s a law of its own jurisdiction", id, column)
		}
		assert.False(t, b.EndedBy != "" && b.Ended.IsZero(), "%s: what ended it did so on a date", id)
	}
}

func TestScopesArePlaced(t *testing.T) {
	for id, b := range shippedBills(t) {
		_, ok := states.ByCode(b.State)
		assert.True(t, ok, id)
		assert.Equal(t, b.Scope == states.Local, b.Place != "", "%s: a local law names its place, no other does", id)
		assert.Equal(t, b.State == states.US, b.Scope == states.FederalScope, "%s: US has the federal bills and no other", id)
		assert.True(t, strings.HasPrefix(id, strings.ToLower(string(b.State))+"-"), "%s is of %s", id, b.State)
	}
}

func TestDatesAreInOrder(t *testing.T) {
	// holds reports whether one date may be on or before another; a date that is not known may be.
	holds := func(first, then states.Date) bool {
		return first.IsZero() || then.IsZero() || !first.First().After(then.Last())
	}
	for id, b := range shippedBills(t) {
		assert.True(t, holds(b.Introduced, b.StatusDate), "%s: introduced before its status", id)
		assert.True(t, holds(b.Introduced, b.LastAction), "%s: introduced before its last action", id)
		assert.True(t, holds(b.StatusDate, b.Effective), "%s: enacted before it took effect", id)
		assert.True(t, b.Ended.IsZero() || b.EffectiveDate().Before(b.Ended.Last()), "%s: took effect before it ended", id)
		for column, d := range map[string]states.Date{"introduced": b.Introduced, "status_date": b.StatusDate, "last_action": b.LastAction, "checked": b.Checked} {
			assert.True(t, holds(d, states.Updated()), "%s: %s is not after the edition", id, column)
		}
		switch b.Status {
		case states.Enacted:
			assert.False(t, b.EffectiveDate().IsZero(), "%s: a law has at least a year", id)
		case states.Pending:
			assert.True(t, b.PendingOn(states.Updated()), "%s: pending, and its session is not over", id)
		}
		assert.True(t, b.Status == states.Enacted || b.Effective.IsZero() && b.Ended.IsZero(), "%s: only a law takes effect and ends", id)
	}
	for _, c := range states.AllCoverage() {
		assert.True(t, holds(c.Searched, states.Updated()), c.State)
	}
	for _, l := range states.Links() {
		assert.True(t, holds(l.Checked, states.Updated()), l.URL)
	}
}

func TestCoverageOfEveryJurisdiction(t *testing.T) {
	covered := map[states.Code]states.Coverage{}
	for _, c := range states.AllCoverage() {
		assert.NotContains(t, covered, c.State)
		covered[c.State] = c
	}
	for j := range states.All() {
		assert.Contains(t, covered, j.Code, "searched or not, it is said")
	}
	assert.Len(t, covered, 57)
}

func TestAddresses(t *testing.T) {
	check := func(id, address string) {
		u, err := url.Parse(address)
		if assert.NoError(t, err, id) {
			assert.Contains(t, []string{"http", "https"}, u.Scheme, id)
			assert.Contains(t, u.Host, ".", id)
		}
	}
	for id, b := range shippedBills(t) {
		check(id, b.SourceURL)
		if b.URL != "" {
			check(id, b.URL)
		}
	}
	for _, e := range states.AllEvidence() {
		check(e.Bill, e.SourceURL)
	}
	for _, l := range states.Links() {
		check(l.Label, l.URL)
		check(l.Label, l.SourceURL)
	}
}

func TestTextIsTidy(t *testing.T) {
	tidy := func(id string, r states.Record) {
		for column, cell := range r.Fields() {
			text := cell.String()
			assert.Equal(t, strings.TrimSpace(text), text, "%s %s: no space around", id, column)
			assert.NotContains(t, text, "  ", "%s %s: no double space", id, column)
			assert.NotContains(t, text, "\n", "%s %s: one line", id, column)
		}
	}
	for _, b := range states.Bills() {
		tidy(b.ID, &b)
	}
	for _, e := range states.AllEvidence() {
		tidy(e.Bill, &e)
	}
	for _, c := range states.AllCoverage() {
		tidy(string(c.State), &c)
	}
	for _, l := range states.Links() {
		assert.NotEmpty(t, l.Label, l.URL)
		tidy(l.Label, &l)
	}
}

func TestShippedRecordsAreCopies(t *testing.T) {
	bills, evidence, coverage, links := states.Bills(), states.AllEvidence(), states.AllCoverage(), states.Links()
	first, verdict, searched, link := bills[0], evidence[0], coverage[0], links[0]
	bills[0], evidence[0], coverage[0], links[0] = states.Bill{}, states.Evidence{}, states.Coverage{}, states.Link{}
	assert.Equal(t, first, states.Bills()[0])
	assert.Equal(t, verdict, states.AllEvidence()[0])
	assert.Equal(t, searched, states.AllCoverage()[0])
	assert.Equal(t, link, states.Links()[0])
}

func TestSourceNamesItsEdition(t *testing.T) {
	assert.Contains(t, states.Source, "edition "+states.Updated().String())
	assert.Equal(t, latest, states.Updated().String())
}
