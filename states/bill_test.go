package states_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func TestNumbersOfABill(t *testing.T) {
	for _, c := range []struct {
		fact, number, companions string
		want                     []string
	}{
		{"its own", "HB 1", "", []string{"HB 1"}},
		{"its own first, then its companions", "HB 1", "SB 2; SB 3", []string{"HB 1", "SB 2", "SB 3"}},
		{"companions alone", "", "SB 2", []string{"SB 2"}},
		{"blanks left out", " HB 1 ", ";SB 2;; ", []string{"HB 1", "SB 2"}},
		{"none", "", "", nil},
	} {
		b := states.Bill{Number: c.number, Companions: c.companions}
		assert.Equal(t, c.want, slices.Collect(b.Numbers()), c.fact)
	}
	for n := range (states.Bill{Number: "HB 1", Companions: "SB 2"}).Numbers() {
		assert.Equal(t, "HB 1", n)
		break
	}
}

func TestPublishedTotals(t *testing.T) {
	b := states.Bill{PublishedEnd: total(6), PublishedStart: total(7)}
	assert.Equal(t, total(6), b.Published(rubric.End))
	assert.Equal(t, total(7), b.Published(rubric.Start))
	assert.Equal(t, total(13), b.Published(rubric.AllNine), "both groups together")

	for fact, half := range map[string]states.Bill{
		"END alone": {PublishedEnd: total(6)}, "START alone": {PublishedStart: total(7)}, "neither": {},
	} {
		assert.Equal(t, rubric.Total{}, half.Published(rubric.AllNine), "%s: no total of all nine", fact)
	}
	assert.True(t, states.Bill{PublishedEnd: total(0)}.Assessed(), "a published 0 is an assessment")
	assert.True(t, states.Bill{PublishedStart: total(0)}.Assessed())
	assert.True(t, states.Bill{Scorecard: card("-,-,-,-|-,-,-,-,0")}.Assessed(), "so is a single unmet")
	assert.False(t, states.Bill{}.Assessed())
}

func TestBoundsOfABill(t *testing.T) {
	for _, c := range []struct {
		fact            string
		bill            states.Bill
		end, start, all string
	}{
		{"nothing known", states.Bill{}, "0–4", "0–5", "0–9"},
		{"a blank is anything from 0 to 1", states.Bill{Scorecard: card("1,0,1,-|½,0,0,0,-")}, "2–3", "0.5–1.5", "2.5–4.5"},
		{"a published total fixes its own group", states.Bill{Scorecard: card("1,1,1,0|-,-,-,-,-"), PublishedStart: total(7)}, "3", "3.5", "6.5"},
		{"New Mexico's: END alone is published", states.Bill{Scorecard: card("1,1,1,0|-,-,-,-,-"), PublishedEnd: total(6)}, "3", "0–5", "3–8"},
		{"an impossible total is left aside", states.Bill{Scorecard: card("1,1,1,0|1,0,0,0,-"), PublishedEnd: total(7), PublishedStart: total(1)}, "3", "1–2", "4–5"},
		{"whatever its status and effect", states.Bill{Scorecard: card("1,1,1,1|1,1,1,1,1"), Status: states.Failed, Effect: states.Expands}, "4", "5", "9"},
	} {
		assert.Equal(t, c.end, c.bill.Bounds(rubric.End).String(), c.fact)
		assert.Equal(t, c.start, c.bill.Bounds(rubric.Start).String(), c.fact)
		assert.Equal(t, c.all, c.bill.Bounds(rubric.AllNine).String(), c.fact)
	}
}

func TestReformer(t *testing.T) {
	for _, c := range []struct {
		fact string
		bill states.Bill
		want bool
	}{
		{"a state's own law", states.Bill{State: "CO"}, true},
		{"the federal government's own", states.Bill{State: "US", Scope: states.FederalScope}, true},
		{"a city's", states.Bill{State: "CO", Scope: states.Local}, false},
		{"a federal law filed under a state", states.Bill{State: "CO", Scope: states.FederalScope}, false},
		{"a statewide law filed under US", states.Bill{State: "US"}, false},
		{"one that expands", states.Bill{State: "CO", Effect: states.Expands}, false},
		{"a study", states.Bill{State: "CO", Effect: states.Neither}, false},
	} {
		assert.Equal(t, c.want, c.bill.Reformer(), c.fact)
	}
}

func TestSearchedLongAgo(t *testing.T) {
	c := states.Coverage{Searched: day("2026-01-01")}
	assert.False(t, c.SearchedLongAgo(day("2026-06-30")), "180 days")
	assert.True(t, c.SearchedLongAgo(day("2026-07-01")), "181 days")
	assert.False(t, states.Coverage{}.SearchedLongAgo(day("2026-07-01")), "not searched")
}
