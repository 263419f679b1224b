package states_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
)

func TestPhaseOn(t *testing.T) {
	enacted := func(status, effective, ended string) states.Bill {
		return states.Bill{Status: states.Enacted, StatusDate: day(status), Effective: day(effective), Ended: day(ended)}
	}
	for _, c := range []struct {
		fact string
		bill states.Bill
		on   map[string]states.Phase
	}{
		{"the life of a law", states.Bill{Introduced: day("2021-01-15"), Status: states.Enacted, StatusDate: day("2021-04-01"), Effective: day("2021-07-01"), Ended: day("2023-01-15")}, map[string]states.Phase{
			"2021-01-14": states.NoPhase, "2021-01-15": states.PhasePending, "2021-03-31": states.PhasePending, "2021-04-01": states.PhaseUpcoming, "2021-06-30": states.PhaseUpcoming,
			"2021-07-01": states.PhaseInForce, "2023-01-14": states.PhaseInForce, "2023-01-15": states.PhaseEnded, "2099": states.PhaseEnded}},
		{"a bill that fails", states.Bill{Introduced: day("2021-01-15"), Status: states.Failed, StatusDate: day("2021-04-01")}, map[string]states.Phase{
			"2021-01-14": states.NoPhase, "2021-03-31": states.PhasePending, "2021-04-01": states.PhaseFailed}},
		{"pending until the session's end", states.Bill{Introduced: day("2026-01-15"), Status: states.Pending, SessionEnd: day("2026-06-30")}, map[string]states.Phase{
			"2026-06-30": states.PhasePending, "2026-07-01": states.PhaseUnknown}},
		{"an outcome that nobody recorded", states.Bill{Session: "2021"}, map[string]states.Phase{"2020-12-31": states.NoPhase, "2021-01-01": states.PhaseUnknown}},
		{"a law that ended before it took effect", enacted("2021-04-01", "2022-01-01", "2021-12-01"), map[string]states.Phase{
			"2021-11-30": states.PhaseUpcoming, "2021-12-01": states.PhaseEnded, "2022-01-01": states.PhaseEnded}},
		{"a law whose days are not known", enacted("", "", ""), map[string]states.Phase{"2021-01-01": states.PhaseUnknown}},
		{"and of which only the end is known", enacted("", "", "2022-02"), map[string]states.Phase{"2022-02-27": states.PhaseUnknown, "2022-02-28": states.PhaseEnded}},
	} {
		for date, phase := range c.on {
			assert.Equal(t, phase, c.bill.PhaseOn(day(date)), "%s: on %s", c.fact, date)
			for _, effect := range []states.Effect{states.Expands, states.Neither} {
				b := c.bill
				b.Effect, b.Scope = effect, states.Local
				assert.Equal(t, phase, b.PhaseOn(day(date)), "%s, whatever it would do: on %s", c.fact, date)
			}
		}
	}
	for p, word := range []string{"", "unknown", "pending", "failed", "upcoming", "in_force", "ended"} {
		text, err := states.Phase(p).MarshalText()
		assert.NoError(t, err)
		assert.Equal(t, word, string(text))
		assert.Equal(t, word, states.Phase(p).String())
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

func TestSessionOver(t *testing.T) {
	open := states.Bill{SessionEnd: day("2024-05-20")}
	assert.False(t, open.SessionOver(day("2024-05-20")), "the last day belongs to the session")
	assert.True(t, open.SessionOver(day("2024-05-21")))
	assert.True(t, open.SessionOver(day("2024")), "a year counts at its last day")
	assert.False(t, states.Bill{}.SessionOver(day("2024-05-21")), "an end that is not known is not over")
	for _, status := range []states.Status{states.Pending, states.Enacted, states.Failed} {
		assert.False(t, states.Bill{Status: status, SessionEnd: open.SessionEnd}.SessionOver(day("2024-05-21")), "%s: what became of it is known", status)
	}
}
