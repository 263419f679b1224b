package states_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func TestAnUnsearchedPlaceIsNeverZero(t *testing.T) {
	zero := states.Standing{}
	for _, s := range append(shipped(latest), zero, on(t, "GU", edition)) {
		if s.Kind != states.Unsearched {
			continue
		}
		for _, g := range []rubric.Group{rubric.AllNine, rubric.End, rubric.Start} {
			assert.Equal(t, rubric.Bounds{High: g.Max()}, s.Bounds(g), "%s", s.Code)
			assert.False(t, s.Bounds(g).Known(), "%s", s.Code)
		}
		assert.Equal(t, "0–9/9", s.Score().Of(rubric.AllNine))
		assert.Equal(t, "not assessed", s.String())
		if s.Code != "" {
			assert.Equal(t, s.Bounds(rubric.End), s.End, "%s", s.Code)
			assert.Equal(t, s.Bounds(rubric.Start), s.Start, "%s", s.Code)
		}
	}
}

func TestStandingsMarshalAsWordsAndPoints(t *testing.T) {
	for _, s := range shipped(latest) {
		out, err := json.Marshal(s)
		require.NoError(t, err)
		assert.Equal(t, string(states.AppendProperties(nil, s, states.Date{})), string(out), "%s", s.Code)
		text, err := s.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, s.String(), string(text))
		for _, b := range s.Bills {
			out, err := json.Marshal(b)
			require.NoError(t, err)
			var back states.Listed
			require.NoError(t, json.Unmarshal(out, &back))
			assert.Equal(t, b, back, "a bill and its role read back")
			var cells map[string]any
			require.NoError(t, json.Unmarshal(out, &cells))
			assert.Equal(t, b.Role.String(), cells["role"])
			assert.Equal(t, b.ID, cells["id"], "cells are named as in the table")
		}
	}
	var s states.Standing
	assert.Error(t, json.Unmarshal([]byte(`{"code":"CO","bills":["x-1"]}`), &s), "a standing is worked out, not read")
}

func TestKindsAndRolesAreWords(t *testing.T) {
	for k := states.Unsearched; k <= states.Scored; k++ {
		var back states.StandingKind
		text, err := k.MarshalText()
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal([]byte(`"`+string(text)+`"`), &back))
		assert.Equal(t, k, back)
	}
	for r := states.Law; r <= states.OtherBill; r++ {
		var back states.Role
		text, err := r.MarshalText()
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal([]byte(`"`+string(text)+`"`), &back))
		assert.Equal(t, r, back)
		assert.NotEmpty(t, r.String())
	}
	for j := range states.All() {
		out, err := json.Marshal(j)
		require.NoError(t, err)
		var back states.Jurisdiction
		require.NoError(t, json.Unmarshal(out, &back))
		assert.Equal(t, j, back)
		assert.Contains(t, string(out), `"kind":"`+j.Kind.String()+`"`)
	}
	assert.Equal(t, "law", states.Law.String())
	assert.Equal(t, "other_bill", states.OtherBill.String())
	assert.Equal(t, "Role(11)", (states.OtherBill + 1).String())
	assert.EqualError(t, json.Unmarshal([]byte(`""`), new(states.Role)), `role "" is not one of law, unassessed_law, amendment, upcoming_law, ended_law, pending_bill, failed_bill, unknown_bill, local_bill, expanding_bill, other_bill`)
	assert.EqualError(t, json.Unmarshal([]byte(`"half"`), new(states.StandingKind)), `kind of standing "half" is not one of unsearched, none, partial, scored`)
}

// A function that asks for a day takes no date for the edition's.
func TestNoDateIsTheDayOfTheEdition(t *testing.T) {
	none, edition := states.Date{}, states.Updated()
	assert.Equal(t, states.Tally(states.Bills(), states.AllCoverage(), edition), states.Tally(states.Bills(), states.AllCoverage(), none))
	for _, b := range states.Bills() {
		assert.Equal(t, b.InForce(edition), b.InForce(none), b.ID)
		assert.Equal(t, b.PendingOn(edition), b.PendingOn(none), b.ID)
		assert.Equal(t, b.SessionOver(edition), b.SessionOver(none), b.ID)
		status, existed := b.StatusOn(edition)
		got, did := b.StatusOn(none)
		assert.Equal(t, status, got, b.ID)
		assert.Equal(t, existed, did, b.ID)
	}
	for _, c := range states.AllCoverage() {
		assert.Equal(t, c.SearchedLongAgo(edition), c.SearchedLongAgo(none), c.State)
	}
}

func TestLookup(t *testing.T) {
	for j := range states.All() {
		for _, text := range []string{string(j.Code), j.FIPS, j.Name, "  " + j.Name + " "} {
			if text == "" {
				continue
			}
			got, ok := states.Lookup(text)
			assert.True(t, ok, text)
			assert.Equal(t, j, got, text)
		}
	}
	for text, want := range map[string]states.Code{
		"co": "CO", "Co": "CO", "C.O.": "CO", "8": "CO", "08": "CO", "colorado": "CO", "State of Colorado": "CO", "the commonwealth of Virginia": "VA",
		"N.Y.": "NY", "new  york": "NY", "Washington, D.C.": "DC", "washington dc": "DC", "Washington": "WA", "the District of Columbia": "DC",
		"Virgin Islands": "VI", "US Virgin Islands": "VI", "CNMI": "MP", "USA": states.US, "united states of america": states.US, "U.S.": states.US,
	} {
		j, ok := states.Lookup(text)
		assert.True(t, ok, text)
		assert.Equal(t, want, j.Code, text)
	}
	for _, none := range []string{"", " ", ".", "0", "99", "XX", "Colarado", "Denver", "New", "state of"} {
		j, ok := states.Lookup(none)
		assert.False(t, ok, "%q", none)
		assert.Zero(t, j)
	}
}
