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

func TestInForce(t *testing.T) {
	enacted := states.Bill{Status: states.Enacted}
	with := func(status, effective, ended string) states.Bill {
		b := enacted
		b.StatusDate, b.Effective, b.Ended = day(status), day(effective), day(ended)
		return b
	}
	for _, c := range []struct {
		fact  string
		bill  states.Bill
		first string // the first day in force; empty for never
		end   string // the first day no longer in force
	}{
		{"from the day it takes effect", with("2021-04-07", "2021-07-01", ""), "2021-07-01", ""},
		{"without one, from the day it was enacted", with("2021-04-07", "", ""), "2021-04-07", ""},
		{"until the day before it ended", with("2021-04-07", "2021-07-01", "2023-01-01"), "2021-07-01", "2023-01-01"},
		{"a year of effect counts at its last day", with("2021-04-07", "2021", ""), "2021-12-31", ""},
		{"a month of effect counts at its last day", with("2021-04-07", "2024-02", ""), "2024-02-29", ""},
		{"a year of enactment counts at its last day", with("2024", "", ""), "2024-12-31", ""},
		{"a month of enactment counts at its last day", with("2021-06", "", ""), "2021-06-30", ""},
		{"a year of ending counts at its last day", with("2021-04-07", "", "2022"), "2021-04-07", "2022-12-31"},
		{"a month of ending counts at its last day", with("2021-04-07", "", "2022-02"), "2021-04-07", "2022-02-28"},
		{"enacted in an inexact year, in force from its exact day of effect", with("2021", "2021-07-01", ""), "2021-07-01", ""},
		{"no day of enactment, in force from its day of effect", with("", "2021-07-01", ""), "2021-07-01", ""},
		{"a law that reaches back is law from its enactment", with("2021-04-07", "2021-01-01", ""), "2021-04-07", ""},
		{"a law without a date", with("", "", ""), "", ""},
		{"ended before it took effect", with("2021-04-07", "2022-01-01", "2021-12-31"), "", ""},
	} {
		if c.first == "" {
			for _, asOf := range []string{"2000-01-01", "2021-12-31", "2022-01-01", "2099-12-31"} {
				assert.False(t, c.bill.InForce(day(asOf)), "%s: never in force", c.fact)
			}
			continue
		}
		first := day(c.first)
		assert.Equal(t, first, c.bill.EffectiveDate(), c.fact)
		assert.False(t, c.bill.InForce(first.AddDays(-1)), "%s: the day before", c.fact)
		assert.True(t, c.bill.InForce(first), "%s: on the day", c.fact)
		if c.end == "" {
			assert.True(t, c.bill.InForce(day("2099-12-31")), "%s: and ever after", c.fact)
			continue
		}
		assert.True(t, c.bill.InForce(day(c.end).AddDays(-1)), "%s: the day before its end", c.fact)
		assert.False(t, c.bill.InForce(day(c.end)), "%s: on the day of its end", c.fact)
		assert.False(t, c.bill.InForce(day(c.end).AddDays(1)), "%s: the day after its end", c.fact)
	}

	for _, status := range []states.Status{states.StatusUnknown, states.Pending, states.Failed} {
		b := with("2021-04-07", "2021-07-01", "")
		b.Status = status
		assert.False(t, b.InForce(day("2026-11-22")), "%s is not enacted", status)
		assert.Zero(t, b.EffectiveDate(), status)
	}
	assert.Zero(t, with("", "", "").EffectiveDate(), "a law without a date has none")

	july := with("2021-07-15", "", "")
	assert.True(t, july.InForce(day("2021-07")), "a month asked for counts at its last day")
	assert.True(t, july.InForce(day("2021")), "and so does a year")
	assert.False(t, july.InForce(day("2021-06")))
}

func TestStatusOn(t *testing.T) {
	type at struct{ date, status string } // "" for a bill that did not exist
	for _, c := range []struct {
		fact string
		bill states.Bill
		on   []at
	}{
		{
			"enacted: pending between its introduction and its enactment",
			states.Bill{Status: states.Enacted, Introduced: day("2020-06-03"), StatusDate: day("2020-06-19")},
			[]at{{"2020-06-02", ""}, {"2020-06-03", "pending"}, {"2020-06-18", "pending"}, {"2020-06-19", "enacted"}, {"2020-06", "enacted"}, {"2026", "enacted"}},
		},
		{
			"enacted with a later day of effect: enacted before it is in force",
			states.Bill{Status: states.Enacted, Introduced: day("2021-01-05"), StatusDate: day("2021-04-07"), Effective: day("2021-07-01")},
			[]at{{"2021-04-06", "pending"}, {"2021-04-07", "enacted"}, {"2021-06-30", "enacted"}},
		},
		{
			"failed: pending between its introduction and its failure",
			states.Bill{Status: states.Failed, Introduced: day("2021-02-11"), StatusDate: day("2023-01-10")},
			[]at{{"2021-02-10", ""}, {"2021-02-11", "pending"}, {"2023-01-09", "pending"}, {"2023-01-10", "failed"}},
		},
		{
			"introduced on a day not known: unknown within its session",
			states.Bill{Status: states.Enacted, Session: "2021", StatusDate: day("2021-04-07")},
			[]at{{"2020-12-31", ""}, {"2021-01-01", "unknown"}, {"2021-04-06", "unknown"}, {"2021-04-07", "enacted"}},
		},
		{
			"failed on a day not known: at the end of its session's last year",
			states.Bill{Status: states.Failed, Session: "2021-2022 Regular"},
			[]at{{"2020", ""}, {"2021-01-01", "unknown"}, {"2022-12-30", "unknown"}, {"2022-12-31", "failed"}},
		},
		{
			"failed on a day not known, introduced on one that is",
			states.Bill{Status: states.Failed, Session: "2021", Introduced: day("2021-03-01")},
			[]at{{"2021-02-28", ""}, {"2021-03-01", "unknown"}, {"2021-12-30", "unknown"}, {"2021-12-31", "failed"}},
		},
		{
			"failed on a day not known, in a session whose end is",
			states.Bill{Status: states.Failed, Session: "2021", Introduced: day("2021-03-01"), SessionEnd: day("2023-01-03")},
			[]at{{"2021-12-31", "unknown"}, {"2023-01-03", "unknown"}, {"2023-01-04", "failed"}},
		},
		{
			"pending: from its introduction on",
			states.Bill{Status: states.Pending, Introduced: day("2025-05-23"), StatusDate: day("2025-05-23"), SessionEnd: day("2027-01-03")},
			[]at{{"2025-05-22", ""}, {"2025-05-23", "pending"}, {"2028-01-01", "pending"}},
		},
		{
			"pending, introduced on a day not known: from its session's first year on",
			states.Bill{Status: states.Pending, Session: "2025", Checked: day("2025-09-19")},
			[]at{{"2024-12-31", ""}, {"2025-01-01", "pending"}},
		},
		{
			"pending in a session that names no year: from its first dated step on",
			states.Bill{Status: states.Pending, Session: "119th Congress", LastAction: day("2025-03"), Checked: day("2025-09-19"), SessionEnd: day("2027-01-03")},
			[]at{{"1990", ""}, {"2025-03-30", ""}, {"2025-03-31", "pending"}},
		},
		{
			"pending since a day, in a session that names no year: from that day on",
			states.Bill{Status: states.Pending, StatusDate: day("2025-05-23"), Checked: day("2025-09-19")},
			[]at{{"2025-05-22", ""}, {"2025-05-23", "pending"}},
		},
		{
			"pending when checked, and nothing else known: from then on",
			states.Bill{Status: states.Pending, Checked: day("2025-09-19")},
			[]at{{"2025-09-18", ""}, {"2025-09-19", "pending"}},
		},
		{
			"enacted on a day not known: from the day it took effect",
			states.Bill{Status: states.Enacted, Effective: day("2021-07-01")},
			[]at{{"2021-06-30", ""}, {"2021-07-01", "enacted"}},
		},
		{
			"failed on a day not known, in a session of which only the end is: from the day after",
			states.Bill{Status: states.Failed, SessionEnd: day("2023-01-03")},
			[]at{{"2023-01-03", ""}, {"2023-01-04", "failed"}},
		},
		{
			"enacted in a session that names no year: from its enactment on",
			states.Bill{Status: states.Enacted, StatusDate: day("2021-04-07"), Effective: day("2022-01-01")},
			[]at{{"2021-04-06", ""}, {"2021-04-07", "enacted"}},
		},
		{
			"introduced in an inexact year and decided in it",
			states.Bill{Status: states.Enacted, Introduced: day("2021"), StatusDate: day("2021-04-07")},
			[]at{{"2021-04-06", ""}, {"2021-04-07", "enacted"}},
		},
		{
			"enacted in an inexact year: by the day it took effect",
			states.Bill{Status: states.Enacted, Introduced: day("2021-01-05"), StatusDate: day("2021"), Effective: day("2021-07-01")},
			[]at{{"2021-01-05", "unknown"}, {"2021-06-30", "unknown"}, {"2021-07-01", "enacted"}},
		},
		{
			"failed in an inexact month: pending until that month",
			states.Bill{Status: states.Failed, Introduced: day("2021-01-05"), StatusDate: day("2021-03")},
			[]at{{"2021-02-28", "pending"}, {"2021-03-01", "unknown"}, {"2021-03-31", "failed"}},
		},
		{
			"enacted in an inexact year, with no day of effect: at the end of that year",
			states.Bill{Status: states.Enacted, Session: "2024", StatusDate: day("2024")},
			[]at{{"2024-12-30", "unknown"}, {"2024-12-31", "enacted"}},
		},
		{
			"enacted, reaching back: not before its enactment",
			states.Bill{Status: states.Enacted, Introduced: day("2021-01-05"), StatusDate: day("2021-09-30"), Effective: day("2021-07-01")},
			[]at{{"2021-07-01", "pending"}, {"2021-09-29", "pending"}, {"2021-09-30", "enacted"}},
		},
		{
			"unknown stays unknown",
			states.Bill{Status: states.StatusUnknown, Introduced: day("2023-01-19"), Session: "2023"},
			[]at{{"2023-01-18", ""}, {"2023-01-19", "unknown"}, {"2026", "unknown"}},
		},
		{
			"without any date it exists on every date, as its record says",
			states.Bill{Status: states.Failed},
			[]at{{"1990", "failed"}, {"2026", "failed"}},
		},
		{
			"numbers in a session's name that are no years",
			states.Bill{Status: states.Failed, Session: "55th, 2R, 20212 (2022)"},
			[]at{{"2021-12-31", ""}, {"2022-01-01", "unknown"}, {"2022-12-31", "failed"}},
		},
	} {
		for _, on := range c.on {
			status, existed := c.bill.StatusOn(day(on.date))
			assert.Equal(t, on.status != "", existed, "%s: existed on %s", c.fact, on.date)
			want := on.status
			if want == "" {
				want = "unknown"
			}
			assert.Equal(t, want, status.String(), "%s: on %s", c.fact, on.date)
		}
	}
}

func TestPendingOn(t *testing.T) {
	for _, c := range []struct {
		fact    string
		bill    states.Bill
		on      string
		pending bool
	}{
		{"on the last day of its session", states.Bill{Status: states.Pending, SessionEnd: day("2026-06-30")}, "2026-06-30", true},
		{"on the day after", states.Bill{Status: states.Pending, SessionEnd: day("2026-06-30")}, "2026-07-01", false},
		{"a session's end of a month counts at its last day", states.Bill{Status: states.Pending, SessionEnd: day("2026-06")}, "2026-06-30", true},
		{"and not beyond", states.Bill{Status: states.Pending, SessionEnd: day("2026-06")}, "2026-07-01", false},
		{"a session's end of a year counts at its last day", states.Bill{Status: states.Pending, SessionEnd: day("2026")}, "2026-12-31", true},
		{"where the session's end is known an old check does not matter", states.Bill{Status: states.Pending, Checked: day("2020-01-01"), SessionEnd: day("2026-06-30")}, "2026-06-30", true},
		{"nor does a new one", states.Bill{Status: states.Pending, Introduced: day("2026-01-01"), Checked: day("2026-07-01"), SessionEnd: day("2026-06-30")}, "2026-07-01", false},
		{"checked on the day", states.Bill{Status: states.Pending, Checked: day("2025-11-22")}, "2025-11-22", true},
		{"checked 365 days before", states.Bill{Status: states.Pending, Checked: day("2025-11-22")}, "2026-11-22", true},
		{"checked 366 days before", states.Bill{Status: states.Pending, Checked: day("2025-11-22")}, "2026-11-23", false},
		{"checked later, introduced before", states.Bill{Status: states.Pending, Introduced: day("2025-01-17"), Checked: day("2025-11-22")}, "2025-11-21", false},
		{"checked in an inexact year: at its last day", states.Bill{Status: states.Pending, Introduced: day("2024-01-01"), Checked: day("2024")}, "2025-12-31", true},
		{"neither a session's end nor a check", states.Bill{Status: states.Pending, Introduced: day("2026-01-01")}, "2026-01-01", false},
		{"before it was introduced", states.Bill{Status: states.Pending, Introduced: day("2026-01-10"), SessionEnd: day("2026-06-30")}, "2026-01-09", false},
		{"once it was introduced", states.Bill{Status: states.Pending, Introduced: day("2026-01-10"), SessionEnd: day("2026-06-30")}, "2026-01-10", true},
		{"a month asked for counts at its last day", states.Bill{Status: states.Pending, SessionEnd: day("2026-06-29")}, "2026-06", false},
		{"enacted later: pending until then", states.Bill{Status: states.Enacted, Introduced: day("2020-06-03"), StatusDate: day("2020-06-19")}, "2020-06-18", true},
		{"enacted: no longer", states.Bill{Status: states.Enacted, Introduced: day("2020-06-03"), StatusDate: day("2020-06-19")}, "2020-06-19", false},
		{"failed: no longer", states.Bill{Status: states.Failed, Introduced: day("2020-06-03"), StatusDate: day("2020-06-19"), SessionEnd: day("2020-12-31")}, "2020-06-19", false},
		{"enacted later, introduced on a day not known: not said to be", states.Bill{Status: states.Enacted, Session: "2020", StatusDate: day("2020-06-19")}, "2020-06-18", false},
		{"introduced long ago, outcome not known", states.Bill{Status: states.StatusUnknown, Introduced: day("2026-01-10"), SessionEnd: day("2026-12-31"), Checked: day("2026-11-22")}, "2026-11-22", false},
	} {
		assert.Equal(t, c.pending, c.bill.PendingOn(day(c.on)), c.fact)
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
