package states_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
)

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

func TestALawCountsWhileItIsInForce(t *testing.T) {
	for _, c := range []struct {
		fact        string
		dates       func(*states.Bill)
		first, ends string
	}{
		{"effective to the day", dates("2021-04-01", "2021-07-01", "2023-01-15"), "2021-07-01", "2023-01-15"},
		{"effective when enacted", dates("2021-04-01", "", "2023-01-15"), "2021-04-01", "2023-01-15"},
		{"effective in a month", dates("2021-04-01", "2024-02", "2025-02"), "2024-02-29", "2025-02-28"},
		{"effective in a year", dates("2021-04-01", "2022", "2025"), "2022-12-31", "2025-12-31"},
		{"enacted in a year", dates("2021", "", "2025"), "2021-12-31", "2025-12-31"},
		{"enacted in a year, effective to the day", dates("2021", "2021-07-01", "2023-01-15"), "2021-07-01", "2023-01-15"},
		{"enacted at an unknown time, effective to the day", dates("", "2021-07-01", "2023-01-15"), "2021-07-01", "2023-01-15"},
	} {
		b := law("x-1", full, c.dates)
		for date, kind := range map[states.Date]states.StandingKind{
			day(c.first).AddDays(-1): states.NoLaw, day(c.first): states.Scored,
			day(c.ends).AddDays(-1): states.Scored, day(c.ends): states.NoLaw,
		} {
			s := on(t, "CO", date.String(), b)
			assert.Equal(t, kind, s.Kind, "%s: on %s", c.fact, date)
			assert.Equal(t, kind == states.Scored, b.InForce(date), "%s: on %s", c.fact, date)
		}
	}
	assert.Equal(t, states.EndedLaw, colorado(t, law("x-1", full, dates("2021-04-01", "", "2023-01-15"))).Bills[0].Role)
	assert.Equal(t, states.UnknownBill, colorado(t, law("x-1", full, dates("", "", ""))).Bills[0].Role, "a law of unknown date is never in force")
}
