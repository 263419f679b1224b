package records

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// same reports whether two bills have a key in common.
func same(a, b states.Bill) bool {
	for _, x := range BillKeys(&a) {
		for _, y := range BillKeys(&b) {
			if x == y {
				return true
			}
		}
	}
	return false
}

func TestSessionsByOtherNames(t *testing.T) {
	bill := func(state states.Code, session string) states.Bill {
		return states.Bill{State: state, Number: "HB 1", Session: session}
	}
	for name, c := range map[string]struct {
		state states.Code
		a, b  string
		same  bool
	}{
		"a year within a span":             {"CO", "2019", "2019-2020", true},
		"the other year":                   {"CO", "2019-2020", "2020", true},
		"years run together":               {"CA", "20192020", "2019-2020", true},
		"a short second year":              {"CO", "2019-20", "2020", true},
		"a dash":                           {"CO", "2019–2020", "2019/2020", true},
		"a letter of a regular session":    {"CO", "2026A", "2026", true},
		"words":                            {"CO", "2021 Regular Session", "2021", true},
		"words before the year":            {"CO", "Regular Session 2021", "2021RS", true},
		"a number that a spreadsheet made": {"CO", "2021.0", "2021", true},
		"another year":                     {"CO", "2019", "2020", false},
		"another span":                     {"CO", "2019-2020", "2021-2022", false},
		"a special session":                {"TX", "2025", "2025 Special Session 2", false},
		"two special sessions":             {"TX", "2025X1", "2025 Special Session 2", false},
		"one special session":              {"TX", "2025X2", "2025 Special Session 2", true},
		"as words":                         {"TX", "2nd Special Session 2025", "2025 Second Special Session", true},
		"as OpenStates writes it":          {"VA", "2020S1", "2020 Special Session", true},
		"extraordinary":                    {"KS", "2021 First Extraordinary Session", "2021S1", true},
		"a letter of a special session":    {"CO", "2020B", "2020X1", true},
		"a Congress":                       {"US", "119", "119th", true},
		"in words":                         {"US", "119th Congress", "2025", true},
		"its second year":                  {"US", "119", "2026", true},
		"two years of one Congress":        {"US", "2019", "2020", true},
		"two Congresses":                   {"US", "2020", "2021", false},
		"another Congress":                 {"US", "118", "2025", false},
		"a Congress and its years":         {"US", "116th Congress (2019-2020)", "2020", true},
		"a number elsewhere is a name":     {"NE", "107", "2025", false},
		"and the same as itself":           {"NE", "107", "107", true},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.same, same(bill(c.state, c.a), bill(c.state, c.b)), "%+v %+v", spelling.ReadSession(c.state, c.a), spelling.ReadSession(c.state, c.b))
		})
	}
}

func TestNumbersOfCongressInOtherLetters(t *testing.T) {
	const legiScan = "https://legiscan.com/US/bill/X/2019"
	bill := func(number, source string) states.Bill {
		return states.Bill{State: states.US, Session: "116", Number: number, SourceURL: source}
	}
	for name, c := range map[string]struct {
		a, b states.Bill
		same bool
	}{
		"a bill of the House":             {bill("HB 7085", legiScan), bill("H.R. 7085", ""), true},
		"as people write it":              {bill("HR 7085", ""), bill("H.R. 7085", ""), true},
		"a resolution of the House":       {bill("HR 988", legiScan), bill("H.Res. 988", ""), true},
		"which is no bill":                {bill("HR 988", legiScan), bill("H.R. 988", ""), false},
		"points tell a bill from it":      {bill("H.R. 988", legiScan), bill("HB 988", legiScan), true},
		"a bill of the Senate":            {bill("SB 40", legiScan), bill("S. 40", ""), true},
		"a resolution of the Senate":      {bill("SR 40", legiScan), bill("S.Res. 40", ""), true},
		"joint resolutions":               {bill("HJR 4", legiScan), bill("H.J. Res. 4", ""), true},
		"concurrent resolutions":          {bill("SCR 4", legiScan), bill("S.Con.Res. 4", ""), true},
		"another number":                  {bill("SB 40", legiScan), bill("S. 41", ""), false},
		"the letters are those of the US": {states.Bill{State: "CO", Number: "HB 1", Session: "2021"}, states.Bill{State: "CO", Number: "HR 1", Session: "2021"}, false},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.same, same(c.a, c.b)) })
	}
}

func TestTheDayOfIntroduction(t *testing.T) {
	a := states.Bill{State: "MI", Number: "HB 10", Session: "2019", Introduced: day("2020-09-29")}
	b := states.Bill{State: "MI", Number: "HB 10", Session: "2020", Introduced: day("2020-09-29")}
	assert.True(t, same(a, b), "whatever year the session is named after")
	b.Introduced = day("2020-09-30")
	assert.False(t, same(a, b))
	a.Introduced, b.Introduced = day("2020-09"), day("2020-09")
	assert.False(t, same(a, b), "a month is no day")
	a.Introduced, b.Introduced = day("2020-09-29"), day("2020-09-29")
	b.Session = "2020 Special Session 1"
	assert.False(t, same(a, b), "special sessions stand apart")
}

func TestNumbersAsServicesWriteThem(t *testing.T) {
	bill := func(state states.Code, number, session string) states.Bill {
		return states.Bill{State: state, Number: number, Session: session}
	}
	for name, c := range map[string]struct {
		a, b states.Bill
		same bool
	}{
		"the year of the session":   {bill("CO", "SB 20-217", "2020"), bill("CO", "SB217", "2020"), true},
		"another year":              {bill("CO", "SB 19-217", "2020"), bill("CO", "SB217", "2020"), false},
		"zeros after the year":      {bill("CO", "SB 25-065", "2025"), bill("CO", "SB 65", "2025A"), true},
		"the year before":           {bill("WI", "2021 AB 186", "2021-2022"), bill("WI", "AB186", "2021"), true},
		"the print of a bill":       {bill("NY", "S 8668-B", "2020"), bill("NY", "S08668", "2019-2020"), true},
		"a letter elsewhere counts": {bill("CA", "AB 5A", "2020"), bill("CA", "AB 5", "2020"), false},
		"one letter or two":         {bill("FL", "SB 1982", "2021"), bill("FL", "S1982", "2021"), true},
		"a bill and a resolution":   {bill("MA", "HR 1", "2021"), bill("MA", "H 1", "2021"), false},
		"two chambers":              {bill("MA", "H 1", "2021"), bill("MA", "S 1", "2021"), false},
	} {
		assert.Equal(t, c.same, same(c.a, c.b), name)
	}
}
