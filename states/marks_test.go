package states_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
)

func TestMarks(t *testing.T) {
	state := func(effect func(*states.Bill), more ...func(*states.Bill)) states.Bill {
		return law("x-1", full, append([]func(*states.Bill){effect}, more...)...)
	}
	limits := func(*states.Bill) {}
	checked := func(date string) func(*states.Bill) {
		return func(b *states.Bill) { pending(b); b.SessionEnd, b.Checked = states.Date{}, day(date) }
	}
	session := func(end string) func(*states.Bill) {
		return func(b *states.Bill) { pending(b); b.SessionEnd = day(end) }
	}
	for _, c := range []struct {
		fact  string
		bill  states.Bill
		marks []string
	}{
		{"an old law", state(limits), nil},
		{"a pending bill", state(limits, pending), []string{"pending"}},
		{"pending on the last day of its session", state(limits, session(edition)), []string{"pending"}},
		{"its session over", state(limits, session("2026-11-21")), nil},
		{"checked today", state(limits, checked(edition)), []string{"pending"}},
		{"checked 365 days ago", state(limits, checked("2025-11-22")), []string{"pending"}},
		{"checked 366 days ago", state(limits, checked("2025-11-21")), nil},
		{"checked after the date asked for", state(limits, checked("2026-11-23")), nil},
		{"neither a session's end nor a check", state(limits, checked("")), nil},
		{"a city's pending bill", state(local, pending), nil},
		{"a federal bill filed under a state", state(func(b *states.Bill) { b.Scope = states.FederalScope }, pending), nil},
		{"a pending study", state(study, pending), nil},
		{"outcome not known", state(limits, unknown), nil},
		{"a city's law", state(local), []string{"local"}},
		{"a city's recent law", state(local, dates("2026-01-01", "", "")), []string{"local"}},
		{"a city's law not yet in force", state(local, dates("2026-01-01", "2027-01-01", "")), nil},
		{"a city's law that ended", state(local, dates("2021-01-01", "", "2022-01-01")), nil},
		{"a city's law that expands is not the mark of local reform", state(local, expands), []string{"expands"}},
		{"a city's study", state(local, study), nil},
		{"a law that expands", state(expands), []string{"expands"}},
		{"a recent law that expands", state(expands, dates("2026-01-01", "", "")), []string{"expands"}},
		{"a law that expands, enacted and not yet in force", state(expands, dates("2026-01-01", "2027-01-01", "")), []string{"expands"}},
		{"a law that expanded until it ended", state(expands, dates("2021-01-01", "", "2022-01-01")), nil},
		{"a bill that would expand", state(expands, pending), []string{"expands_pending"}},
		{"one whose session is over", state(expands, session("2026-11-21")), nil},
		{"one that failed to expand", state(expands, failed), nil},
		{"one that may have expanded", state(expands, unknown), nil},
		{"a study that became law", state(study, dates(edition, "", "")), nil},
	} {
		assert.Equal(t, c.marks, marks(colorado(t, c.bill).Marks), c.fact)
	}
	assert.Equal(t, []string{"pending", "recent", "local", "expands", "expands_pending"}, marks(colorado(t,
		law("x-1", full, pending), law("x-2", full, dates(edition, "", "")), law("x-3", full, local),
		law("x-4", full, expands), law("x-5", full, expands, pending), law("x-6", full), law("x-7", full, study)).Marks), "all at once")

	us := states.Tally([]states.Bill{law("x-1", full, federal, pending), law("x-2", full, federal, expands, pending), law("x-3", full, federal, dates(edition, "", ""))}, searched, day(edition))
	assert.Equal(t, []string{"pending", "recent", "expands_pending"}, marks(of(t, us, states.US).Marks), "federal bills mark US")
	for _, s := range us[:56] {
		assert.Empty(t, marks(s.Marks), "and no state: %s", s.Code)
	}

	undated := states.Bill{ID: "x-1", State: "CO", Status: states.Pending}
	for _, asOf := range []states.Date{{}, day("1990"), day(edition)} {
		s := of(t, states.Tally([]states.Bill{undated}, searched, asOf), "CO")
		assert.Empty(t, marks(s.Marks), "a bill without any date is nowhere said to be pending: %s", asOf)
	}
}
