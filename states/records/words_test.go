package records

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// reads is what a cell of a column comes to, or what is wrong with it.
func reads[T any](t *testing.T, text string) string {
	t.Helper()
	type row struct {
		Cell T      `csv:"cell"`
		More string `csv:"more"`
	}
	cell := `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	rows, report, err := ReadAll[row](strings.NewReader("cell,more\n"+cell+",x\n"), Options{})
	require.NoError(t, err)
	if len(rows) == 0 {
		return report.Problems[0].Reason()
	}
	return any(&rows[0].Cell).(states.Field).String()
}

func TestVerdictWords(t *testing.T) {
	for word, texts := range map[string][]string{
		"met":     {"met", "Met", " MET ", "yes", "Y", "TRUE", "1", "1.0", "✓", "✔", "full"},
		"partial": {"partial", "Partly", "½", "0.5", ".5", "0,5", "half", "in part", "In-Part"},
		"unmet":   {"unmet", "no", "N", "False", "0", "✗", "✘", "not met", "not_met"},
		"":        {"", "  ", "\u00A0", "n/a", "N/A", "not assessed", "Not-Assessed", "unknown", "?"},
	} {
		for _, text := range texts {
			assert.Equal(t, word, reads[rubric.Verdict](t, text), "%q", text)
		}
	}
	for text, want := range map[string]string{
		"-":      `"-" is none of met, partial, unmet`,
		"x":      `"x" is none of met, partial, unmet`,
		"maybe":  `"maybe" is none of met, partial, unmet`,
		"2":      `"2" is none of met, partial, unmet`,
		"parial": `"parial" is none of met, partial, unmet; did you mean partial?`,
		"unmett": `"unmett" is none of met, partial, unmet; did you mean unmet?`,
	} {
		assert.Equal(t, want, reads[rubric.Verdict](t, text))
	}
}

func TestJurisdictions(t *testing.T) {
	for j := range states.All() {
		for _, text := range []string{string(j.Code), strings.ToLower(string(j.Code)), j.Name, strings.ToUpper(j.Name), " " + j.Name + " ", j.FIPS} {
			if text != "" {
				assert.Equal(t, string(j.Code), reads[states.Code](t, text), "%q", text)
			}
		}
		if strings.HasPrefix(j.FIPS, "0") {
			assert.Equal(t, string(j.Code), reads[states.Code](t, j.FIPS[1:]), "a spreadsheet ate the zero of %s", j.FIPS)
		}
	}
	for text, want := range map[string]string{"D.C.": "DC", "Washington, DC": "DC", "USA": "US", "U.S.": "US", "Federal": "US", "Virgin Islands": "VI", "new  mexico": "NM"} {
		assert.Equal(t, want, reads[states.Code](t, text))
	}
	const none = " is no jurisdiction: write a USPS code such as CO, DC, PR or US"
	for text, near := range map[string]string{
		"Colarado": `; did you mean "Colorado" → CO?`, "Pensylvania": `; did you mean "Pennsylvania" → PA?`, "Misouri": `; did you mean "Missouri" → MO?`,
		"XX": "", "3": "", "43": "", "99": "", "Ontario": "", "C0": "",
	} {
		assert.Equal(t, strconv.Quote(text)+none+near, reads[states.Code](t, text))
	}
}

func TestStatusWords(t *testing.T) {
	for word, texts := range map[string][]string{
		"enacted": {"enacted", "Passed", "signed into law", "Became Law"},
		"failed":  {"failed", "died", "Vetoed", "withdrawn"},
		"pending": {"pending", "Active"},
		"unknown": {"unknown", "", "?", "not recorded"},
	} {
		for _, text := range texts {
			assert.Equal(t, word, reads[states.Status](t, text), "%q", text)
		}
	}
	for _, text := range []string{"Introduced", "in committee", "Engrossed", "passed House"} {
		assert.Equal(t, strconv.Quote(text)+" is none of pending, enacted, failed, unknown; did you mean unknown?", reads[states.Status](t, text), "never pending by itself")
	}
}

func TestOtherWords(t *testing.T) {
	assert.Equal(t, "federal", reads[states.Scope](t, "Federal"))
	assert.Equal(t, "local", reads[states.Scope](t, "city"))
	assert.Equal(t, "statewide", reads[states.Scope](t, ""))
	assert.Equal(t, "neither", reads[states.Effect](t, "study"))
	assert.Equal(t, "reading", reads[states.Basis](t, "Reading"))
	assert.Equal(t, "jail_or_prison", reads[cases.Setting](t, "Jail or prison"))
	assert.Equal(t, "search_or_seizure", reads[cases.Claim](t, "search or seizure"))
	assert.Equal(t, "mixed", reads[cases.Outcome](t, "granted in part"))
	assert.Equal(t, "high", reads[cases.Confidence](t, "High"))
	for c := range rubric.Criteria() {
		assert.Equal(t, c.Key(), reads[rubric.Criterion](t, c.Key()))
		assert.Equal(t, c.Key(), reads[rubric.Criterion](t, c.Label()), "the label says which")
	}
	assert.Contains(t, reads[rubric.Criterion](t, "damage_cap"), "did you mean damage_caps?")
}

func TestScores(t *testing.T) {
	for text, want := range map[string]string{"3": "3", "3.5": "3.5", "3,5": "3.5", "3.0": "3", "3½": "3.5", "½": "0.5", "3/4": "3", "3 of 4": "3", "3.5/5": "3.5", "6.5 / 9": "6.5", "3.50": "3.5", "3.500/5": "3.5", "0": "0", "": "", "9": "9"} {
		if want == "" && text != "" {
			assert.Contains(t, reads[rubric.Total](t, text), "is no score", text)
			continue
		}
		assert.Equal(t, want, reads[rubric.Total](t, text), "%q", text)
	}
	for _, text := range []string{"9.5", "-1", "3.25", "three", "3/7", "3 of 7", "of 4", "1/2", "+3"} {
		assert.Contains(t, reads[rubric.Total](t, text), "is no score", text)
	}
}

func TestCoordinates(t *testing.T) {
	for _, text := range []string{"39.7392", "-104.9903", "-93.0900", "0", ""} {
		assert.Equal(t, text, reads[cases.Degrees](t, text), "as it is written")
	}
	assert.Equal(t, "39.7", reads[cases.Degrees](t, " 39.7 "))
	assert.Equal(t, "-104.99", reads[cases.Degrees](t, "-104,99"), "a spreadsheet of another language")
	for _, text := range []string{"1,039.7", "39.7° N", "181", "1e2", "NaN", "0x10"} {
		assert.Contains(t, reads[cases.Degrees](t, text), "is no coordinate", text)
	}
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"2020-06-19": "2020-06-19", "2020-06": "2020-06", "2020": "2020", "": "", " 2020-06-19 ": "2020-06-19", "0000-00-00": "",
		"2020/6/19": "2020-06-19", "2020-6-9": "2020-06-09", "2020.06.19": "2020-06-19", "20200619": "2020-06-19",
		"6/19/2020": "2020-06-19", "19.06.2020": "2020-06-19", "19-6-2020": "2020-06-19", "5/5/2020": "2020-05-05",
		"June 19, 2020": "2020-06-19", "19 June 2020": "2020-06-19", "19-Jun-2020": "2020-06-19", "jun 19 2020": "2020-06-19", "Sept 1, 2020": "2020-09-01",
		"June 2020": "2020-06", "6/2020": "2020-06", "2020/6": "2020-06",
		"2020-06-19T00:00:00Z": "2020-06-19", "2020-06-19 00:00:00": "2020-06-19", "6/19/2020 0:00": "2020-06-19", "6/19/2020 12:00:00 AM": "2020-06-19",
		"2/29/2020": "2020-02-29", "29.2.2024": "2024-02-29",
	} {
		assert.Equal(t, want, reads[states.Date](t, text), "%q", text)
	}
	const none = " is no date: write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"
	const timedWords, serialWords = "has a time of day: write the day alone, as YYYY-MM-DD", "is a day as spreadsheets count them: show the column as dates and save it again, or write YYYY-MM-DD"
	const shortYearWords, yearWords = "has a year of two digits: write YYYY-MM-DD", "is a year of which a spreadsheet made a number: write YYYY, or YYYY-MM-DD where more is known"
	const noDay = " is no day of the calendar: look the date up and write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"
	for text, more := range map[string]string{
		"2020-02-30": noDay, "2020-13-01": noDay, "30/30/2020": noDay, "2/30/2020": noDay, "2/29/2021": noDay, "soon": none, "June": none, "19": none, "0999": none,
		"2020-6-31": noDay, "6/19/": none, "6//19//2020": none, "１/2/2020": none, "June 19 July 2020": none, "1/2/3/2020": none,
		"2020-06-19 14:05":          " " + timedWords + "; did you mean 2020-06-19?",
		"6/19/2020 5:00:00 PM":      " " + timedWords + "; did you mean 2020-06-19?",
		"2020-06-19T00:00:00-04:00": " " + timedWords + "; did you mean 2020-06-19?",
		"3/4/2021 5:00 PM":          " " + timedWords,
		"44001":                     " " + serialWords + "; did you mean 2020-06-19?",
		"2021.0":                    " " + yearWords + "; did you mean 2021?",
		"20-06-19":                  " " + shortYearWords,
		"6/25/87":                   " " + shortYearWords + "; did you mean 1987-06-25?",
		"19999":                     none,
		"60001":                     none,
		"6/19/20":                   " " + shortYearWords + "; did you mean 2020-06-19?",
		"19-Jun-20":                 " " + shortYearWords + "; did you mean 2020-06-19?",
		"6/7/20":                    " " + shortYearWords,
		"3/4/2021":                  " is 2021-03-04 as month/day/year and 2021-04-03 as day/month/year: write YYYY-MM-DD, or give the order of the whole file with -dates mdy or -dates dmy",
		"2021-03-04T05:06Z":         " " + timedWords + "; did you mean 2021-03-04?",
	} {
		assert.Equal(t, strconv.Quote(text)+more, reads[states.Date](t, text))
	}
}

func TestDateOrders(t *testing.T) {
	table := func(dates ...string) string {
		text := "id,state,effect,source_url,introduced,status_date\n"
		for i, d := range dates {
			text += "co-" + strconv.Itoa(i) + ",CO,limits,https://example.org," + d + ",\n"
		}
		return text
	}
	introduced := func(bills []states.Bill) (all string) {
		for _, b := range bills {
			all += b.Introduced.String() + " "
		}
		return strings.TrimSpace(all)
	}
	for name, c := range map[string]struct {
		order  DateOrder
		dates  []string
		want   string
		errors int
	}{
		"told month first":           {MonthFirst, []string{"3/4/2021"}, "2021-03-04", 0},
		"told day first":             {DayFirst, []string{"3/4/2021"}, "2021-04-03", 0},
		"told what cannot be":        {DayFirst, []string{"3/25/2021"}, "", 1},
		"ISO alone":                  {ISODates, []string{"2021-03-04", "2021/3/4", "3/25/2021", "June 1, 2021"}, "2021-03-04", 3},
		"a later cell decides":       {InferDates, []string{"3/4/2021", "3/25/2021"}, "2021-03-04 2021-03-25", 0},
		"a cell decides the other":   {InferDates, []string{"3/4/2021", "25/3/2021"}, "2021-04-03 2021-03-25", 0},
		"nothing decides":            {InferDates, []string{"3/4/2021", "2021-01-01", "5/5/2021"}, "2021-01-01 2021-05-05", 1},
		"cells contradict":           {InferDates, []string{"3/4/2021", "3/25/2021", "25/3/2021"}, "2021-03-25 2021-03-25", 1},
		"an ISO date does not count": {InferDates, []string{"3/4/2021", "2021-03-25"}, "2021-03-25", 1},
	} {
		t.Run(name, func(t *testing.T) {
			bills, report := readBills(t, table(c.dates...), Options{Dates: c.order})
			assert.Equal(t, c.want, introduced(bills))
			assert.Equal(t, c.errors, report.Errors)
		})
	}
	t.Run("the report says which cell decided", func(t *testing.T) {
		_, report := readBills(t, table("3/4/2021", "3/25/2021"), Options{File: "b.csv"})
		assert.Equal(t, []string{`b.csv:3:E introduced: note: "3/25/2021" tells that the dates of this column are month/day/year`}, lines(report))
	})
	t.Run("each column for itself", func(t *testing.T) {
		bills, report := readBills(t, "id,state,effect,source_url,introduced,status_date\nco-1,CO,limits,https://example.org,3/4/2021,3/4/2021\nco-2,CO,limits,https://example.org,3/25/2021,25/3/2021\n", Options{})
		require.Empty(t, report.Problems)
		assert.Equal(t, "2021-03-04", bills[0].Introduced.String())
		assert.Equal(t, "2021-04-03", bills[0].StatusDate.String())
	})
	var many []string
	for range 3000 {
		many = append(many, "3/4/2021")
	}
	late := table(append(many, "3/25/2021")...)
	t.Run("a cell beyond the lookahead decides in a file that can be read twice", func(t *testing.T) {
		_, report := readBills(t, late, Options{Lookahead: 1000})
		assert.Empty(t, report.Problems)
	})
	t.Run("but not in a pipe, where it is refused", func(t *testing.T) {
		_, report, err := ReadAll[states.Bill](onlyReader{strings.NewReader(late)}, Options{Lookahead: 1000})
		require.NoError(t, err)
		assert.Equal(t, 3000, report.Errors)
	})
	t.Run("a cell that contradicts what was decided is refused, with its own reading", func(t *testing.T) {
		_, report, err := ReadAll[states.Bill](onlyReader{strings.NewReader(table(append(append([]string{"3/25/2021"}, many...), "25/3/2021")...))}, Options{Lookahead: 1000})
		require.NoError(t, err)
		assert.Equal(t, []string{
			`2:E introduced: note: "3/25/2021" tells that the dates of this column are month/day/year`,
			`3003:E introduced: "25/3/2021" is no day as month/day/year, as this column is read since line 2 has "3/25/2021"; did you mean 2021-03-25?`,
		}, lines(report))
	})
}

// onlyReader hides what else a reader can do.
type onlyReader struct{ r *strings.Reader }

func (o onlyReader) Read(p []byte) (int, error) { return o.r.Read(p) }

func TestDateOrderText(t *testing.T) {
	for o := InferDates; o <= DayFirst; o++ {
		var again DateOrder
		require.NoError(t, again.UnmarshalText([]byte(o.String())))
		assert.Equal(t, o, again)
	}
	o := DayFirst
	assert.ErrorContains(t, o.UnmarshalText([]byte("ymd")), `date order "ymd" is not one of infer, iso, mdy, dmy`)
	assert.Equal(t, DayFirst, o)
}

// The rule that a cell breaks is named in two packages.
func TestRulesOfMeanings(t *testing.T) {
	named := []Rule{JurisdictionKey, CivilDate, VerdictWord, CriterionKey, ScorePoints, StatusWord, ScopeWord, EffectWord, BasisWord, SettingWord, ClaimWord, OutcomeWord, ConfidenceWord, Coordinate}
	for m := range spelling.Meanings() {
		assert.Contains(t, named, Rule(m.Tag))
	}
	for _, rule := range named {
		_, ok := spelling.ByTag(string(rule))
		assert.True(t, ok, rule)
	}
	for kind, rule := range map[reflect.Kind]Rule{reflect.Int: WholeNumber, reflect.Uint8: WholeNumber, reflect.Float64: DecimalNumber, reflect.Bool: TrueOrFalse} {
		m, _ := spelling.Number(kind)
		assert.Equal(t, rule, Rule(m.Tag))
	}
	assert.Equal(t, string(AmbiguousDate), spelling.AmbiguousDate)
}
