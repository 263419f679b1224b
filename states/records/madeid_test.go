package records

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
)

// The rule gives the shipped ids, but for those that also name companions or a version.
func TestMadeIDsAreThoseOfTheShippedBills(t *testing.T) {
	for _, b := range states.Bills() {
		if b.Number != "" && b.Session != "" && b.Companions == "" && b.Version == "" {
			assert.Equal(t, b.ID, MadeID(&b))
		}
	}
}

func TestMadeID(t *testing.T) {
	for name, c := range map[string]struct {
		bill states.Bill
		want string
	}{
		"state, session, number": {states.Bill{State: "CO", Session: "2020", Number: "SB 20-217"}, "co-2020-sb-20-217"},
		"letters and digits":     {states.Bill{State: "CO", Session: "2020", Number: "SB20-217"}, "co-2020-sb-20-217"},
		"two years":              {states.Bill{State: "CA", Session: "2021-2022", Number: "SB 2"}, "ca-2021-sb-2"},
		"a special session":      {states.Bill{State: "VA", Session: "2020 Special Session I", Number: "HB 5013"}, "va-2020-special-session-i-hb-5013"},
		"no session":             {states.Bill{State: "NM", Number: "HB 4", Introduced: states.MustParseDate("2021-01-19")}, "nm-2021-hb-4"},
		"no day either":          {states.Bill{State: "NM", Number: "HB 4"}, ""},
		"no number":              {states.Bill{State: "NM", Session: "2021"}, ""},
		"a number of signs":      {states.Bill{State: "NM", Session: "2021", Number: "?"}, ""},
		"nothing":                {states.Bill{}, ""},
	} {
		assert.Equal(t, c.want, MadeID(&c.bill), name)
	}
}

// A dataset in JSON is made by programs: there an id is missing.
func TestNoIDsAreMadeInADataset(t *testing.T) {
	_, report, err := ReadDataset(strings.NewReader(`{"bills":[{"id":"","state":"CO","session":"2020","number":"SB 1","effect":"limits","source_url":"https://example.org"}]}`), Options{})
	assert.NoError(t, err)
	assert.Equal(t, 1, report.Errors)
}
