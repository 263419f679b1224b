package states_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

func lines(all []states.Highlight) (text []string) {
	for _, h := range all {
		line := fmt.Sprint(h.Date, " ", h.Kind, " ", h.Bill.ID)
		if before, after, ok := h.Bounds(); ok {
			line += fmt.Sprint(" ", before, "→", after)
		}
		text = append(text, line)
	}
	return text
}

func TestHighlights(t *testing.T) {
	introduced := func(date string) func(*states.Bill) { return func(b *states.Bill) { b.Introduced = day(date) } }
	for _, c := range []struct {
		fact  string
		bills []states.Bill
		want  []string
	}{
		{"a law was introduced, then enacted", []states.Bill{law("x-1", full)},
			[]string{"2021-04-01 enacted x-1 0→9", "2021-01-15 introduced x-1"}},
		{"a bill failed", []states.Bill{law("x-1", full, failed)},
			[]string{"2021-04-01 failed x-1", "2021-01-15 introduced x-1"}},
		{"the date of a pending status is no step", []states.Bill{law("x-1", full, pending, func(b *states.Bill) { b.StatusDate = day("2021-02-01") })},
			[]string{"2021-01-15 introduced x-1"}},
		{"nor is that of an unknown one", []states.Bill{law("x-1", full, unknown, func(b *states.Bill) { b.StatusDate = day("2021-02-01") })},
			[]string{"2021-01-15 introduced x-1"}},
		{"what has no date is not listed", []states.Bill{law("x-1", full, failed, introduced(""), dates("", "", ""))}, nil},
		{"what is still to come is not listed", []states.Bill{law("x-1", full, introduced("2026-11-23"), dates("2026-11-24", "", ""))}, nil},
		{"today is", []states.Bill{law("x-1", full, failed, introduced(edition), dates(edition, "", ""))},
			[]string{"2026-11-22 failed x-1", "2026-11-22 introduced x-1"}},
		{"a month or a year counts at its last day", []states.Bill{law("x-1", full, failed, introduced("2026-10"), dates("2026-11", "", "")), law("x-2", full, failed, introduced("2026"), dates("2025", "", ""))},
			[]string{"2026-10 introduced x-1", "2025 failed x-2"}},
		{"enacted and not yet in force: no score has moved", []states.Bill{law("x-1", full, introduced(""), dates("2026-06-01", "2026-11-23", ""))},
			[]string{"2026-06-01 enacted x-1"}},
		{"in force from today", []states.Bill{law("x-1", full, introduced(""), dates("2026-06-01", edition, ""))},
			[]string{"2026-06-01 enacted x-1 0→9"}},
		{"a law that reaches back moves the score when it is enacted", []states.Bill{law("x-1", full, introduced(""), dates("2021-09-30", "2021-01-01", ""))},
			[]string{"2021-09-30 enacted x-1 0→9"}},
		{"ended since: it moved the score then", []states.Bill{law("x-1", full, introduced(""), dates("2021-04-01", "", "2022-01-01"))},
			[]string{"2021-04-01 enacted x-1 0→9"}},
		{"a second law adds to the first", []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0", introduced("")), law("x-2", "0,1,0,-|0,0,0,0,0", introduced(""), dates("2022-01-01", "", ""))},
			[]string{"2022-01-01 enacted x-2 1→2–3", "2021-04-01 enacted x-1 0→1"}},
		{"an amendment moves nothing", []states.Bill{law("x-1", full, introduced("")), law("x-2", blank, amends("x-1"), introduced(""), dates("2022-01-01", "", ""))},
			[]string{"2022-01-01 enacted x-2 9→9", "2021-04-01 enacted x-1 0→9"}},
		{"local laws, laws that expand and studies have no score to move", []states.Bill{law("x-1", full, local, introduced("")), law("x-2", full, expands, introduced("")), law("x-3", full, study, introduced(""))},
			[]string{"2021-04-01 enacted x-1", "2021-04-01 enacted x-2", "2021-04-01 enacted x-3"}},
		{"newest first; on one day the later step first, then by id", []states.Bill{
			law("x-3", full, failed, introduced("2021-04-01")), law("x-1", blank, expands, introduced("2022-03-01")),
			law("x-2", full, failed, introduced("2021-04")), law("x-0", full, pending, introduced("2021-04-01"))},
			[]string{"2022-03-01 introduced x-1", "2021-04 introduced x-2", "2021-04-01 failed x-2", "2021-04-01 failed x-3", "2021-04-01 enacted x-1",
				"2021-04-01 introduced x-0", "2021-04-01 introduced x-3"}},
	} {
		for _, order := range [][]states.Bill{c.bills, reversed(c.bills)} {
			assert.Equal(t, c.want, lines(states.Highlights(order, searched, day(edition))), c.fact)
		}
	}
}

func TestBeforeAndAfter(t *testing.T) {
	bills := []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0"), law("x-2", full, in("WY")), law("x-3", full, in("GU")), law("x-4", blank, in("PR"))}
	all := states.Highlights(bills, searched, day(edition))
	find := func(id string) states.Highlight {
		i := slices.IndexFunc(all, func(h states.Highlight) bool { return h.Bill.ID == id && h.Kind == states.Enactment })
		require.NotEqual(t, -1, i, id)
		return all[i]
	}
	h := find("x-1")
	assert.Equal(t, on(t, "CO", "2021-06-30", bills...), *h.Before, "the standing of the day before it took effect")
	assert.Equal(t, on(t, "CO", "2021-07-01", bills...), *h.After, "and of that day")
	assert.True(t, h.Changed())
	assert.Equal(t, day("2021-04-01"), h.Date, "listed on the day it was enacted")

	h = find("x-3")
	assert.Equal(t, states.Unsearched, h.Before.Kind, "nothing was known of a place not searched")
	assert.Equal(t, states.Scored, h.After.Kind)
	assert.True(t, h.Changed())
	assert.True(t, find("x-4").Changed(), "from not known to anything from 0 to 9")

	zero := states.Highlights([]states.Bill{law("x-1", "0,0,0,0|0,0,0,0,0")}, searched, day(edition))
	assert.True(t, zero[0].Changed(), "a law that meets nothing is not the same as no law found")
	assert.False(t, zero[1].Changed(), "an introduction changes nothing")
	_, _, ok := zero[1].Bounds()
	assert.False(t, ok)

	same := states.Highlights([]states.Bill{law("x-1", full), law("x-2", full, dates("2022-01-01", "", ""))}, searched, day(edition))
	assert.Equal(t, "x-2", same[0].Bill.ID)
	assert.False(t, same[0].Changed(), "a second law that adds nothing")
	_, _, ok = same[0].Bounds()
	assert.True(t, ok, "could have")
}

func TestHighlightsOfTheEdition(t *testing.T) {
	all := states.Highlights(states.Bills(), states.AllCoverage(), day(edition))
	var enacted []string
	for _, h := range all {
		assert.False(t, h.Date.IsZero(), h.Bill.ID)
		if h.Changed() {
			enacted = append(enacted, lines([]states.Highlight{h})...)
		}
	}
	assert.Equal(t, []string{
		"2021-09-30 enacted ca-2021-sb-2 0→5",
		"2021-04-07 enacted nm-2021-hb-4 0→3–8",
		"2020-12-31 enacted ma-2020-s-2963 0→0–7",
		"2020-07-31 enacted ct-2020-hb-6004 0→3.5",
		"2020-06-19 enacted co-2020-sb-20-217 0→6.5",
	}, enacted, "the laws that moved a score")
	assert.True(t, slices.IsSortedFunc(all, func(a, b states.Highlight) int { return b.Date.Last().Compare(a.Date.Last()) }), "newest first")
	assert.Empty(t, states.Highlights(states.Bills(), states.AllCoverage(), day("1999")), "nothing before the first record")
	assert.Empty(t, states.Highlights(nil, nil, day(edition)))
}
