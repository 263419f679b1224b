package cases_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
)

// The cases in this file are invented: they are the only ones with ids such as x-1.

func TestDegrees(t *testing.T) {
	for _, c := range []struct {
		text, why string
		number    float64
		known     bool
	}{
		{"-104.9903", "west of Greenwich", -104.9903, true},
		{"67.0861", "north", 67.0861, true},
		{"-180", "exactly the lowest", -180, true},
		{"180", "exactly the highest", 180, true},
		{"0", "zero is known", 0, true},
		{"39.7500", "zeros at the end are kept as text", 39.75, true},
		{"", "not known", 0, false},
	} {
		var d cases.Degrees
		require.NoError(t, d.UnmarshalText([]byte(c.text)), c.why)
		f, ok := d.Float()
		assert.Equal(t, c.known, ok, c.why)
		if c.known {
			assert.Equal(t, c.number, f, c.why)
		}
		assert.Equal(t, c.text, d.String(), c.why)
		text, err := d.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, c.text, string(text), "%s: reads back the same", c.why)
	}
	for _, c := range []struct{ text, why string }{
		{"-180.0001", "below the lowest"},
		{"180.0001", "above the highest"},
		{"39,75", "a comma"},
		{"39°45′N", "degrees and minutes"},
		{"104.99W", "a letter"},
		{"1e2", "an exponent"},
		{"0x1p4", "hexadecimal"},
		{"NaN", "not a number"},
		{"Inf", "infinite"},
		{"+5", "a plus sign"},
		{" 5", "a space"},
		{" ", "a space alone"},
		{"-", "a sign alone"},
		{".", "a point alone"},
		{"1-2", "a sign inside"},
		{"1.2.3", "two points"},
	} {
		d := cases.Degrees("39.75")
		var parse *states.ParseError
		require.True(t, errors.As(d.UnmarshalText([]byte(c.text)), &parse), c.why)
		assert.Equal(t, states.ParseError{Kind: "coordinate", Value: c.text, Want: "decimal degrees from -180 to 180, such as -104.99"}, *parse, c.why)
		assert.Equal(t, cases.Degrees("39.75"), d, "%s: left alone", c.why)
	}
}

func TestPoint(t *testing.T) {
	lon, lat, ok := cases.Case{Latitude: "39.7392", Longitude: "-104.9903"}.Point()
	assert.True(t, ok)
	assert.Equal(t, -104.9903, lon, "longitude first, as in GeoJSON")
	assert.Equal(t, 39.7392, lat)
	for fact, c := range map[string]cases.Case{"neither": {}, "latitude alone": {Latitude: "39.7"}, "longitude alone": {Longitude: "-104.9"}} {
		_, _, ok := c.Point()
		assert.False(t, ok, "%s is no point", fact)
	}
}

func TestFilter(t *testing.T) {
	decided := states.MustParseDate
	all := []cases.Case{
		{ID: "x-1", State: "CO", Decided: decided("2019-06-15"), Setting: cases.Home, Claim: cases.Shooting, Outcome: cases.Granted},
		{ID: "x-2", State: "CO", Decided: decided("2020-06"), Setting: cases.School, Claim: cases.Theft, Outcome: cases.Denied},
		{ID: "x-3", State: "WY", Decided: decided("2021"), Setting: cases.Home, Claim: cases.Theft, Outcome: cases.Mixed},
		{ID: "x-4", State: "WY", Decided: decided("2021-12-31"), Setting: cases.OtherSetting, Claim: cases.OtherClaim},
	}
	for _, c := range []struct {
		fact   string
		filter cases.Filter
		want   string
	}{
		{"the zero filter keeps all, in order", cases.Filter{}, "x-1 x-2 x-3 x-4"},
		{"one jurisdiction", cases.Filter{State: "WY"}, "x-3 x-4"},
		{"a jurisdiction without cases", cases.Filter{State: "GU"}, ""},
		{"a setting", cases.Filter{Settings: []cases.Setting{cases.Home}}, "x-1 x-3"},
		{"one of two settings", cases.Filter{Settings: []cases.Setting{cases.School, cases.Home}}, "x-1 x-2 x-3"},
		{"the zero setting can be asked for", cases.Filter{Settings: []cases.Setting{cases.OtherSetting}}, "x-4"},
		{"a claim", cases.Filter{Claims: []cases.Claim{cases.Theft}}, "x-2 x-3"},
		{"an outcome", cases.Filter{Outcomes: []cases.Outcome{cases.Denied}}, "x-2"},
		{"outcome not recorded", cases.Filter{Outcomes: []cases.Outcome{cases.NotRecorded}}, "x-4"},
		{"every field that is set must match", cases.Filter{State: "WY", Settings: []cases.Setting{cases.Home}, Claims: []cases.Claim{cases.Theft}, Outcomes: []cases.Outcome{cases.Mixed}}, "x-3"},
		{"one that does not", cases.Filter{State: "WY", Settings: []cases.Setting{cases.School}}, ""},
		{"from the day of a decision", cases.Filter{From: decided("2019-06-15")}, "x-1 x-2 x-3 x-4"},
		{"from the day after", cases.Filter{From: decided("2019-06-16")}, "x-2 x-3 x-4"},
		{"a decision of a month may be of its last day", cases.Filter{From: decided("2020-06-30")}, "x-2 x-3 x-4"},
		{"but not of a later one", cases.Filter{From: decided("2020-07-01")}, "x-3 x-4"},
		{"from a year: from its first day", cases.Filter{From: decided("2021")}, "x-3 x-4"},
		{"to the day of a decision", cases.Filter{To: decided("2019-06-15")}, "x-1"},
		{"to the day before", cases.Filter{To: decided("2019-06-14")}, ""},
		{"a decision of a month may be of its first day", cases.Filter{To: decided("2020-06-01")}, "x-1 x-2"},
		{"but not of an earlier one", cases.Filter{To: decided("2020-05-31")}, "x-1"},
		{"to a year: to its last day", cases.Filter{To: decided("2021")}, "x-1 x-2 x-3 x-4"},
		{"between two dates", cases.Filter{From: decided("2020"), To: decided("2020")}, "x-2"},
	} {
		var got []string
		for kept := range c.filter.Cases(slices.Values(all)) {
			got = append(got, kept.ID)
			assert.True(t, c.filter.Keeps(kept), c.fact)
		}
		assert.Equal(t, c.want, strings.Join(got, " "), c.fact)
	}
	for c := range (cases.Filter{}).Cases(slices.Values(all)) {
		assert.Equal(t, "x-1", c.ID)
		break
	}
}

func TestInOneJurisdiction(t *testing.T) {
	n := 0
	for c := range cases.In(cases.All(), "CO") {
		assert.Equal(t, states.Code("CO"), c.State)
		n++
	}
	assert.Positive(t, n)
	assert.Empty(t, slices.Collect(cases.In(cases.All(), "ZZ")))
}
