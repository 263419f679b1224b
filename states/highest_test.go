package states_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// numbered gives a bill the number that a person would cite.
func numbered(number string) func(*states.Bill) { return func(b *states.Bill) { b.Number = number } }

func session(text string) func(*states.Bill) { return func(b *states.Bill) { b.Session = text } }

func TestHighestBillOnRecord(t *testing.T) {
	const three, threeOrFour, four = "1,1,1,0|0,0,0,0,0", "1,1,1,0|-,0,0,0,0", "1,1,1,1|0,0,0,0,0"
	for _, c := range []struct {
		fact   string
		bills  []states.Bill
		id     string
		text   string
		rivals []string
	}{
		{"no bill", nil, "", "no bill found", nil},
		{"it is cited by its number", []states.Bill{law("x-1", three, numbered("SB 1"))}, "x-1", "3/9, SB 1 of 2021, enacted", nil},
		{"a law in force counts like any other bill", []states.Bill{law("x-1", three)}, "x-1", "3/9, a bill of 2021, enacted", nil},
		{"the highest low bound, whatever became of it", []states.Bill{law("x-1", three), law("x-2", four, failed), law("x-3", three, pending)}, "x-2", "4/9, a bill of 2021, failed", nil},
		{"then the highest high bound", []states.Bill{law("x-1", three), law("x-2", threeOrFour, unknown)}, "x-2", "3–4/9, a bill of 2021, outcome not known", nil},
		{"then the newest session", []states.Bill{law("x-1", three, session("2020")), law("x-2", three, session("2021"))}, "x-2", "3/9, a bill of 2021, enacted", nil},
		{"then the first id", []states.Bill{law("x-2", three), law("x-1", three)}, "x-1", "3/9, a bill of 2021, enacted", nil},
		{"a range that reaches higher than the leader's low bound is said", []states.Bill{law("x-1", four, failed), law("x-2", "1,1,1,0|-,-,0,0,0"), law("x-3", threeOrFour)}, "x-1",
			"4/9, a bill of 2021, failed; another may score higher", []string{"x-2"}},
		{"a bill without verdict or total is not scored", []states.Bill{law("x-1", blank, pending), law("x-2", blank, failed)}, "", "proposed, not scored", nil},
		{"and never reaches higher than one that is", []states.Bill{law("x-1", "0,0,0,0|0,0,0,0,0"), law("x-2", blank, pending)}, "x-1", "0/9, a bill of 2021, enacted", nil},
		{"a published total scores a bill", []states.Bill{law("x-1", blank, func(b *states.Bill) { b.PublishedEnd, b.PublishedStart = total(6), total(9) })}, "x-1", "7.5/9, a bill of 2021, enacted", nil},
		{"bills of another level or effect are none", []states.Bill{law("x-1", full, local), law("x-2", full, expands), law("x-3", full, study)}, "", "no bill found", nil},
		{"a bill that did not exist yet is none", []states.Bill{law("x-1", full, func(b *states.Bill) {
			b.Introduced, b.StatusDate, b.Effective = day("2027-01-01"), day("2027-03-01"), states.Date{}
		})}, "", "no bill found", nil},
	} {
		s := on(t, "CO", edition, c.bills...)
		h := s.Highest()
		assert.Equal(t, c.id, h.Bill.ID, c.fact)
		assert.Equal(t, c.text, h.String(), c.fact)
		assert.Equal(t, c.rivals, h.Rivals, c.fact)
		if c.id == "" {
			assert.False(t, h.Bounds.Known(), c.fact)
		} else {
			assert.Equal(t, h.Bill.Bill.Bounds(rubric.AllNine), h.Bounds, c.fact)
		}
	}
	without := on(t, "CO", edition, law("x-1", three))
	with := on(t, "CO", edition, law("x-1", three), law("x-2", full, failed))
	assert.Equal(t, without.Score(), with.Score(), "it never changes a score")
	federalBill := law("x-1", full, federal, pending)
	assert.Equal(t, 1, on(t, states.US, edition, federalBill).Highest().Bills, "a federal bill is of the federal government's own level")
	assert.Equal(t, "not assessed", states.HighestBill{}.String())
	assert.Equal(t, "not assessed", on(t, "GU", edition).Highest().String(), "nobody searched")
	assert.False(t, on(t, "CO", edition, law("x-1", blank)).Highest().Bounds.Known(), "a bill that was not scored is no zero")
}

func TestHighestBillInJSON(t *testing.T) {
	for want, s := range map[string]states.Standing{
		`{"bill":"x-1","number":"SB 1","low":3,"high":4,"status":"failed","year":2021,"rivals":[],"bills_on_record":1,"bills_scored":1}`:      on(t, "CO", edition, law("x-1", "1,1,1,0|-,0,0,0,0", failed, numbered("SB 1"))),
		`{"bill":null,"number":null,"low":null,"high":null,"status":null,"year":null,"rivals":[],"bills_on_record":1,"bills_scored":0}`:       on(t, "CO", edition, law("x-1", blank)),
		`{"bill":null,"number":null,"low":null,"high":null,"status":null,"year":null,"rivals":[],"bills_on_record":0,"bills_scored":0}`:       on(t, "CO", edition),
		`{"bill":null,"number":null,"low":null,"high":null,"status":null,"year":null,"rivals":[],"bills_on_record":null,"bills_scored":null}`: on(t, "GU", edition),
	} {
		out, err := json.Marshal(s.Highest())
		require.NoError(t, err)
		assert.Equal(t, want, string(out))
	}
}

// The rule, read word by word: of the four comparisons, the first that tells two bills apart decides.
func TestShippedHighestBillsFollowTheRule(t *testing.T) {
	scored := 0
	for _, s := range shipped(latest) {
		h := s.Highest()
		assert.LessOrEqual(t, h.Scored, h.Bills, s.Code)
		if h.Scored == 0 {
			assert.Zero(t, h.Bill, s.Code)
			continue
		}
		scored++
		for _, b := range s.Bills {
			if !b.Reformer() || !b.Assessed() || b.ID == h.Bill.ID {
				continue
			}
			got := b.Bill.Bounds(rubric.AllNine)
			switch {
			case got.Low != h.Bounds.Low:
				assert.Less(t, got.Low, h.Bounds.Low, "%s", b.ID)
			case got.High != h.Bounds.High:
				assert.Less(t, got.High, h.Bounds.High, "%s", b.ID)
			case b.Session != h.Bill.Session:
				assert.Less(t, b.Session, h.Bill.Session, "%s", b.ID)
			default:
				assert.Greater(t, b.ID, h.Bill.ID)
			}
			if got.High > h.Bounds.Low {
				assert.Contains(t, h.Rivals, b.ID)
			} else {
				assert.NotContains(t, h.Rivals, b.ID)
			}
		}
	}
	assert.NotZero(t, scored, "the rule is tried on shipped records")
}

func TestStandingsAsCSV(t *testing.T) {
	out := states.AppendHeader(nil, &states.Standing{})
	for _, s := range shipped(latest) {
		out = states.AppendCSV(out, &s)
	}
	rows, err := csv.NewReader(strings.NewReader(string(out))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 58)
	cell := func(code, column string) string {
		for _, r := range rows[1:] {
			if r[0] == code {
				for i, name := range rows[0] {
					if name == column {
						return r[i]
					}
				}
			}
		}
		require.Fail(t, "no such cell", "%s %s", code, column)
		return ""
	}
	assert.Equal(t, "6.5", cell("CO", "score_low"))
	assert.Equal(t, "08", cell("CO", "fips"))
	assert.Equal(t, latest, cell("CO", "as_of"))
	for _, column := range []string{"score_low", "score_high", "end_low", "start_high", "highest_bill", "highest_low", "bills_on_record"} {
		assert.Empty(t, cell("GU", column), "%s: an unsearched place has no number", column)
	}
	// Columns and members of one name say the same.
	mexico, _ := states.Find(shipped(latest), "NM")
	_, values := members(t, states.AppendProperties(nil, mexico, states.Date{}))
	for _, column := range rows[0] {
		value, there := values[column]
		if column == "state" {
			continue
		}
		require.True(t, there, column)
		switch v := value.(type) {
		case string:
			assert.Equal(t, v, cell("NM", column), column)
		case nil:
			assert.Empty(t, cell("NM", column), column)
		case interface{ String() string }:
			assert.Equal(t, v.String(), cell("NM", column), column)
		case bool:
			assert.Equal(t, map[bool]string{true: "yes", false: "no"}[v], cell("NM", column), column)
		}
	}
	err = states.Set(&states.Standing{}, "score_low", "3")
	var parse *states.ParseError
	require.True(t, errors.As(err, &parse), "a standing is worked out, not read")
	assert.Contains(t, err.Error(), "Tally works it out")
}
