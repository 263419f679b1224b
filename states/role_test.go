package states_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func TestRoles(t *testing.T) {
	for _, c := range []struct {
		fact string
		bill states.Bill
		role states.Role
		on   states.Status
	}{
		{"a law with a verdict", law("x-1", "0,-,-,-|-,-,-,-,-"), states.Law, states.Enacted},
		{"a law with a published total", law("x-1", blank, publishes(rubric.Total{}, total(0))), states.Law, states.Enacted},
		{"a law with neither", law("x-1", blank), states.UnassessedLaw, states.Enacted},
		{"enacted, in force from tomorrow", law("x-1", full, dates("2026-06-01", "2026-11-23", "")), states.UpcomingLaw, states.Enacted},
		{"enacted, ended today", law("x-1", full, dates("2021-04-01", "", "2026-11-22")), states.EndedLaw, states.Enacted},
		{"enacted, ended before it takes effect", law("x-1", full, dates("2021-04-01", "2027-01-01", "2026-11-22")), states.EndedLaw, states.Enacted},
		{"enacted, in force since a day not known", law("x-1", full, dates("", "", "")), states.UnknownBill, states.Enacted},
		{"and ended since", law("x-1", full, dates("", "", "2026-11-22")), states.EndedLaw, states.Enacted},
		{"pending", law("x-1", full, pending), states.PendingBill, states.Pending},
		{"pending, its session over", law("x-1", full, pending, func(b *states.Bill) { b.SessionEnd = day("2025-12-31") }), states.UnknownBill, states.Pending},
		{"failed", law("x-1", full, failed), states.FailedBill, states.Failed},
		{"outcome not known", law("x-1", full, unknown), states.UnknownBill, states.StatusUnknown},
		{"a city's law", law("x-1", full, local), states.LocalBill, states.Enacted},
		{"a city's bill", law("x-1", full, local, pending), states.LocalBill, states.Pending},
		{"a law that expands", law("x-1", full, expands), states.ExpandingBill, states.Enacted},
		{"a bill that would expand", law("x-1", full, expands, pending), states.ExpandingBill, states.Pending},
		{"a city's bill that would expand", law("x-1", full, expands, local, pending), states.ExpandingBill, states.Pending},
		{"a study", law("x-1", full, study), states.OtherBill, states.Enacted},
	} {
		s := colorado(t, c.bill)
		require.Len(t, s.Bills, 1, c.fact)
		assert.Equal(t, c.bill, s.Bills[0].Bill, c.fact)
		assert.Equal(t, c.role, s.Bills[0].Role, c.fact)
		assert.Equal(t, c.on, s.Bills[0].On, c.fact)
	}
	assert.Empty(t, on(t, "CO", "2021-01-14", law("x-1", full)).Bills, "a bill not yet introduced is not listed")
	s := on(t, "CO", "2021-03-31", law("x-1", full))
	assert.Equal(t, states.PendingBill, s.Bills[0].Role, "a law was once a bill")
	assert.Equal(t, states.Pending, s.Bills[0].On)
}
