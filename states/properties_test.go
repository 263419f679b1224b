package states_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// members are the names of an object's members in order, and their values as encoding/json reads them.
func members(t *testing.T, text []byte) (names []string, values map[string]any) {
	t.Helper()
	require.True(t, json.Valid(text), "%s", text)
	d := json.NewDecoder(strings.NewReader(string(text)))
	d.UseNumber()
	open, err := d.Token()
	require.NoError(t, err)
	require.Equal(t, json.Delim('{'), open)
	values = map[string]any{}
	for d.More() {
		name, err := d.Token()
		require.NoError(t, err)
		var value any
		require.NoError(t, d.Decode(&value))
		names = append(names, name.(string))
		_, double := values[name.(string)]
		require.False(t, double, name)
		values[name.(string)] = value
	}
	return names, values
}

func TestPropertiesHaveTheDocumentedMembers(t *testing.T) {
	want := []string{"code", "fips", "name", "as_of", "kind", "score", "score_low", "score_high",
		"end_score", "end_low", "end_high", "start_score", "start_low", "start_high", "class", "label"}
	for c := range rubric.Criteria() {
		want = append(want, c.Key())
	}
	want = append(want, "pending", "recent", "local", "expands", "expands_pending", "laws", "bills",
		"highest_bill", "highest_number", "highest_low", "highest_high", "highest_status", "highest_year", "highest_rivals",
		"bills_on_record", "bills_scored", "updated", "version")
	for _, s := range shipped(edition) {
		names, values := members(t, states.AppendProperties(nil, s, day(edition)))
		assert.Equal(t, want, names, s.Code)
		j, _ := states.ByCode(s.Code)
		assert.Equal(t, string(j.Code), values["code"])
		assert.Equal(t, j.FIPS, values["fips"])
		assert.Equal(t, j.Name, values["name"])
		assert.Equal(t, s.Kind.String(), values["kind"])
		assert.Equal(t, edition, values["updated"])
		assert.Equal(t, edition, values["as_of"])
		assert.Equal(t, json.Number("2"), values["version"])
		for c := range rubric.Criteria() {
			if v := s.Verdict(c); v == rubric.NotAssessed {
				assert.Nil(t, values[c.Key()], "%s: %s is not assessed", s.Code, c)
			} else {
				assert.Equal(t, v.String(), values[c.Key()], "%s: %s", s.Code, c)
			}
		}
	}
	assert.Equal(t, 2, states.PropertiesVersion)
}

func TestProperties(t *testing.T) {
	number := func(n string) any { return json.Number(n) }
	for _, c := range []struct {
		fact  string
		code  states.Code
		bills []states.Bill
		want  map[string]any
	}{
		{"a known score", "CO", []states.Bill{law("x-1", "1,0,1,1|1,1,½,0,1")}, map[string]any{
			"kind": "scored", "score": number("6.5"), "score_low": number("6.5"), "score_high": number("6.5"),
			"end_score": "3 of 4", "start_score": "3.5 of 5", "class": number("6"), "label": "6.5",
			"police_officers": "met", "public_employees": "unmet", "failure_to_intervene": "partial",
		}},
		{"a score with bounds", "CO", []states.Bill{law("x-1", "1,1,1,0|-,-,-,-,-")}, map[string]any{
			"kind": "partial", "score": nil, "score_low": number("3"), "score_high": number("8"),
			"end_score": "3 of 4", "start_score": "0–5 of 5", "end_low": number("3"), "end_high": number("3"), "start_low": number("0"), "start_high": number("5"), "class": number("3"), "label": "3–8",
			"damage_caps": "unmet", "attorney_fees": nil,
		}},
		{"a law not assessed", "CO", []states.Bill{law("x-1", blank)}, map[string]any{
			"kind": "partial", "score": nil, "score_low": number("0"), "score_high": number("9"), "class": number("0"), "label": "0–9",
			"damage_caps": nil, "laws": []any{"x-1"},
		}},
		{"no law found", "CO", nil, map[string]any{
			"kind": "none", "score": number("0"), "score_low": number("0"), "score_high": number("0"),
			"end_score": "0 of 4", "start_score": "0 of 5", "class": number("0"), "label": "0", "damage_caps": "unmet", "laws": []any{}, "bills": []any{},
		}},
		{"not searched", "GU", nil, map[string]any{
			"kind": "unsearched", "as_of": edition, "score": nil, "end_low": nil, "end_high": nil, "start_low": nil, "start_high": nil,
			"highest_bill": nil, "highest_low": nil, "highest_year": nil, "highest_rivals": []any{}, "bills_on_record": nil, "bills_scored": nil, "score_low": nil, "score_high": nil, "end_score": nil, "start_score": nil, "class": nil, "label": nil,
			"damage_caps": nil, "attorney_fees": nil, "fips": "66", "laws": []any{}, "bills": []any{},
		}},
		{"the federal government", "US", nil, map[string]any{"fips": "", "name": "United States", "kind": "none"}},
		{"a bill that scores higher than the law", "CO", []states.Bill{law("x-1", "1,0,0,0|0,0,0,0,0"), law("x-2", "1,1,1,0|-,0,0,0,0", failed), law("x-3", blank, pending)}, map[string]any{
			"score": number("1"), "highest_bill": "x-2", "highest_number": nil, "highest_low": number("3"), "highest_high": number("4"),
			"highest_status": "failed", "highest_year": number("2021"), "highest_rivals": []any{}, "bills_on_record": number("3"), "bills_scored": number("2"),
		}},
		{"a bill that nobody scored", "CO", []states.Bill{law("x-1", blank, failed)}, map[string]any{
			"highest_bill": nil, "highest_low": nil, "highest_high": nil, "highest_status": nil, "highest_year": nil, "bills_on_record": number("1"), "bills_scored": number("0"),
		}},
		{"no bill in a place that was searched", "CO", nil, map[string]any{"highest_bill": nil, "bills_on_record": number("0"), "bills_scored": number("0")}},
		{"no mark", "CO", []states.Bill{law("x-1", full)}, map[string]any{
			"pending": false, "recent": false, "local": false, "expands": false, "expands_pending": false,
		}},
		{"pending", "CO", []states.Bill{law("x-1", full, pending)}, map[string]any{"pending": true, "recent": false, "local": false, "expands": false, "expands_pending": false}},
		{"recent", "CO", []states.Bill{law("x-1", full, dates(edition, "", ""))}, map[string]any{"pending": false, "recent": true, "local": false, "expands": false, "expands_pending": false}},
		{"local", "CO", []states.Bill{law("x-1", full, local)}, map[string]any{"pending": false, "recent": false, "local": true, "expands": false, "expands_pending": false}},
		{"expands", "CO", []states.Bill{law("x-1", full, expands)}, map[string]any{"pending": false, "recent": false, "local": false, "expands": true, "expands_pending": false}},
		{"expands_pending", "CO", []states.Bill{law("x-1", full, expands, pending)}, map[string]any{"pending": false, "recent": false, "local": false, "expands": false, "expands_pending": true}},
		{"laws in force that limit, and limiting bills that are pending", "CO", []states.Bill{
			law("x-1", full), law("x-2", blank), law("x-3", blank, amends("x-1")), law("x-4", full, dates("2026-01-01", "2027-01-01", "")),
			law("x-5", full, dates("2021-01-01", "", "2022-01-01")), law("x-6", full, local), law("x-7", full, expands), law("x-8", full, study),
			law("x-9", full, pending), law("x-10", full, failed), law("x-11", full, pending, local), law("x-12", full, pending, expands), law("x-13", full, pending),
		}, map[string]any{"laws": []any{"x-1", "x-2"}, "bills": []any{"x-13", "x-9"}}},
		{"an id that JSON must escape", "CO", []states.Bill{law("x\"\\\n\x01", full)}, map[string]any{"laws": []any{"x\"\\\n\x01"}}},
	} {
		_, got := members(t, states.AppendProperties(nil, on(t, c.code, edition, c.bills...), states.Date{}))
		for name, want := range c.want {
			value, there := got[name]
			assert.True(t, there, "%s: %s is there", c.fact, name)
			assert.Equal(t, want, value, "%s: %s", c.fact, name)
		}
		assert.Nil(t, got["updated"], "no date of the data")
	}
	got := states.AppendProperties([]byte("kept:"), on(t, "CO", edition), day("2026-11"))
	assert.Equal(t, `kept:{"code":"CO","fips":"08",`, string(got[:len(`kept:{"code":"CO","fips":"08",`)]), "appended")
	_, values := members(t, got[len("kept:"):])
	assert.Equal(t, "2026-11", values["updated"])
}
