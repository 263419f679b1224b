package states_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

func TestRecent(t *testing.T) {
	for _, c := range []struct {
		fact  string
		bill  states.Bill
		marks []string
	}{
		{"enacted today", law("x-1", full, dates(edition, "", "")), []string{"recent"}},
		{"enacted today, in force next year", law("x-1", full, dates(edition, "2027-01-01", "")), []string{"recent"}},
		{"enacted 365 days ago", law("x-1", full, dates("2025-11-22", "", "")), []string{"recent"}},
		{"enacted 366 days ago", law("x-1", full, dates("2025-11-21", "", "")), nil},
		{"enacted long ago, in force since this year", law("x-1", full, dates("2024-11-21", "2026-01-01", "")), nil},
		{"enacted tomorrow", law("x-1", full, dates("2026-11-23", "", "")), []string{"pending"}},
		{"enacted this month, perhaps later than today: neither pending nor recent for sure", law("x-1", full, dates("2026-11", "", "")), nil},
		{"enacted in this year, and in force since its summer", law("x-1", full, dates("2026", "2026-07-01", "")), []string{"recent"}},
		{"enacted in the year before, at the latest when it took effect, 417 days ago", law("x-1", full, dates("2025", "2025-10-01", "")), nil},
		{"enacted on a day not known", law("x-1", full, dates("", "2026-01-01", "")), nil},
		{"a recent law, ended since", law("x-1", full, dates("2026-01-01", "2026-02-01", "2026-03-01")), []string{"recent"}},
		{"a recent law, not assessed", law("x-1", blank, dates("2026-01-01", "", "")), []string{"recent"}},
		{"failed this year", law("x-1", full, failed, dates("2026-01-01", "", "")), nil},
	} {
		assert.Equal(t, c.marks, marks(colorado(t, c.bill).Marks), c.fact)
	}
	assert.Equal(t, 365, states.RecentDays)
}

func TestRecentDaysAreAParameter(t *testing.T) {
	bills := []states.Bill{law("x-1", full, dates("2025-11-21", "", ""))}
	for days, recent := range map[int]bool{0: false, 365: false, 366: true} {
		s, ok := states.Find(states.Rules{RecentDays: days}.Tally(bills, nil, day(edition)), "CO")
		require.True(t, ok)
		assert.Equal(t, recent, s.Marks.Recent, "within %d days", days)
	}
}
