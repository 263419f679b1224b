package records

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
)

func day(text string) states.Date { return states.MustParseDate(text) }

func points(text string) rubric.Total {
	var total rubric.Total
	if err := total.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return total
}

// broken lists the rules that tables break, each with its row.
func broken(t Tables, asOf states.Date) (rules []Rule) {
	for _, p := range Check(t, asOf) {
		rules = append(rules, p.Rule)
	}
	return rules
}

func TestRulesOfOneBill(t *testing.T) {
	base := states.Bill{ID: "co-1", State: "CO", Number: "HB 1", Session: "2021"}
	for name, c := range map[string]struct {
		change func(*states.Bill)
		asOf   string
		want   []Rule
	}{
		"sound": {func(b *states.Bill) {}, "2026-11-22", nil},

		"a federal bill of a state":     {func(b *states.Bill) { b.Scope = states.FederalScope }, "", []Rule{ScopeOfState}},
		"a statewide bill of the US":    {func(b *states.Bill) { b.State = states.US }, "", []Rule{ScopeOfState}},
		"a local bill of the US":        {func(b *states.Bill) { b.State, b.Scope, b.Place = states.US, states.Local, "X" }, "", []Rule{ScopeOfState}},
		"a federal bill of the US":      {func(b *states.Bill) { b.State, b.Scope = states.US, states.FederalScope }, "", nil},
		"a local law without its place": {func(b *states.Bill) { b.Scope = states.Local }, "", []Rule{PlaceOfLocal}},
		"a local law with its place":    {func(b *states.Bill) { b.Scope, b.Place = states.Local, "Denver" }, "", nil},
		"a place without a local law":   {func(b *states.Bill) { b.Place = "Denver" }, "", []Rule{PlaceOfLocal}},
		"failed the day before":         {func(b *states.Bill) { b.Introduced, b.StatusDate = day("2021-05-02"), day("2021-05-01") }, "", []Rule{StatusBeforeIntroduction}},
		"failed on the day":             {func(b *states.Bill) { b.Introduced, b.StatusDate = day("2021-05-01"), day("2021-05-01") }, "", nil},
		"perhaps later in the month":    {func(b *states.Bill) { b.Introduced, b.StatusDate = day("2021-05-31"), day("2021-05") }, "", nil},
		"introduced perhaps earlier":    {func(b *states.Bill) { b.Introduced, b.StatusDate = day("2021"), day("2021-01-01") }, "", nil},
		"in an earlier year":            {func(b *states.Bill) { b.Introduced, b.StatusDate = day("2021"), day("2020") }, "", []Rule{StatusBeforeIntroduction}},
		"enacted, nobody knows when":    {func(b *states.Bill) { b.Status = states.Enacted }, "", []Rule{EnactedWithoutYear}},
		"enacted in a year":             {func(b *states.Bill) { b.Status, b.StatusDate = states.Enacted, day("2021") }, "", nil},
		"enacted, effective in a year":  {func(b *states.Bill) { b.Status, b.Effective = states.Enacted, day("2021") }, "", nil},
		"failed, nobody knows when":     {func(b *states.Bill) { b.Status = states.Failed }, "", nil},
		"ended before it began": {func(b *states.Bill) {
			b.Status, b.Effective, b.Ended = states.Enacted, day("2021-07-01"), day("2021-06-30")
		}, "", []Rule{EndedBeforeEffective}},
		"ended as it began": {func(b *states.Bill) {
			b.Status, b.Effective, b.Ended = states.Enacted, day("2021-07-01"), day("2021-07-01")
		}, "", nil},
		"pending on the session's last":                        {func(b *states.Bill) { b.Status, b.SessionEnd = states.Pending, day("2026-11-22") }, "2026-11-22", nil},
		"pending a day after":                                  {func(b *states.Bill) { b.Status, b.SessionEnd = states.Pending, day("2026-11-21") }, "2026-11-22", []Rule{PendingPastSession}},
		"pending, the session in the year":                     {func(b *states.Bill) { b.Status, b.SessionEnd = states.Pending, day("2026") }, "2026-11-22", nil},
		"pending, asked on no day, which is the edition's":     {func(b *states.Bill) { b.Status, b.SessionEnd = states.Pending, day("2020") }, "", []Rule{PendingPastSession}},
		"pending to the edition's last day, asked on no day":   {func(b *states.Bill) { b.Status, b.SessionEnd = states.Pending, states.Updated() }, "", nil},
		"a state that is no jurisdiction":                      {func(b *states.Bill) { b.State = "Denver" }, "", []Rule{JurisdictionKey}},
		"a state in small letters, which Tally would not find": {func(b *states.Bill) { b.State = "co" }, "", []Rule{JurisdictionKey}},
		"no state, which Tally would leave out without a word": {func(b *states.Bill) { b.State = "" }, "", []Rule{JurisdictionKey}},
		"a total below the points": {func(b *states.Bill) {
			b.PoliceOfficers, b.PublicEmployees, b.PublishedEnd = rubric.Met, rubric.Met, points("1.5")
		}, "", []Rule{ImpossibleTotal}},
		"a total at the points":            {func(b *states.Bill) { b.PoliceOfficers, b.PublishedEnd = rubric.Met, points("1") }, "", nil},
		"a total with every blank met":     {func(b *states.Bill) { b.PoliceOfficers, b.PublishedEnd = rubric.Unmet, points("3") }, "", nil},
		"a total above every blank met":    {func(b *states.Bill) { b.PoliceOfficers, b.PublishedEnd = rubric.Unmet, points("3.5") }, "", []Rule{ImpossibleTotal}},
		"a START total above five":         {func(b *states.Bill) { b.PublishedStart = points("5.5") }, "", []Rule{ImpossibleTotal}},
		"it amends nothing there is":       {func(b *states.Bill) { b.Amends = "co-2" }, "", []Rule{UnknownAmended}},
		"it was ended by nothing there is": {func(b *states.Bill) { b.EndedBy = "co-2" }, "", []Rule{UnknownEndedBy}},
		"it amends itself":                 {func(b *states.Bill) { b.Amends = "co-1" }, "", []Rule{UnknownAmended}},
	} {
		t.Run(name, func(t *testing.T) {
			b := base
			c.change(&b)
			asOf, err := states.ParseDate(c.asOf)
			require.NoError(t, err)
			assert.Equal(t, c.want, broken(Tables{Tables: dataset.Tables{Bills: []states.Bill{b}}}, asOf))
		})
	}
}

func TestTheSameBillTwice(t *testing.T) {
	base := states.Bill{ID: "a", State: "CO", Number: "HB 4001", Session: "2021"}
	for name, c := range map[string]struct {
		change func(*states.Bill)
		want   []Rule
	}{
		"the same id":                  {func(b *states.Bill) { b.ID, b.Number = "a", "HB 1" }, []Rule{DuplicateKey}},
		"the same id and number":       {func(b *states.Bill) { b.ID = "a" }, []Rule{DuplicateKey}},
		"the same number":              {func(b *states.Bill) {}, []Rule{SameBill}},
		"without a space":              {func(b *states.Bill) { b.Number = "HB4001" }, []Rule{SameBill}},
		"with points":                  {func(b *states.Bill) { b.Number = "H.B. 4001" }, []Rule{SameBill}},
		"with zeros":                   {func(b *states.Bill) { b.Number = "hb 04001" }, []Rule{SameBill}},
		"as a companion":               {func(b *states.Bill) { b.Number, b.Companions = "SB 9", "SB 10; HB 4001" }, []Rule{SameBill}},
		"another number":               {func(b *states.Bill) { b.Number = "HB 4010" }, nil},
		"another chamber":              {func(b *states.Bill) { b.Number = "SB 4001" }, nil},
		"another state":                {func(b *states.Bill) { b.State = "NM" }, nil},
		"another session":              {func(b *states.Bill) { b.Session = "2022" }, nil},
		"another version":              {func(b *states.Bill) { b.Version = "enacted" }, nil},
		"no session, another year":     {func(b *states.Bill) { b.Session, b.Introduced = "", day("2022-01-01") }, nil},
		"no session, the same year":    {func(b *states.Bill) { b.Session, b.Introduced = "", day("2021-01-01") }, []Rule{SameBill}},
		"no number":                    {func(b *states.Bill) { b.Number = "" }, nil},
		"a local law of another place": {func(b *states.Bill) { b.Scope, b.Place = states.Local, "Denver" }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := base
			b.ID = "b"
			c.change(&b)
			assert.Equal(t, c.want, broken(Tables{Tables: dataset.Tables{Bills: []states.Bill{base, b}}}, states.Date{}))
		})
	}
}

func TestEvidence(t *testing.T) {
	b := states.Bill{ID: "co-1", State: "CO", Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met}}
	e := states.Evidence{Bill: "co-1", Criterion: rubric.PoliceOfficers, Verdict: rubric.Met}
	other := func(change func(*states.Evidence)) states.Evidence {
		o := e
		change(&o)
		return o
	}
	for name, c := range map[string]struct {
		evidence []states.Evidence
		want     []Rule
	}{
		"sound":                      {[]states.Evidence{e}, nil},
		"twice":                      {[]states.Evidence{e, e}, []Rule{DuplicateKey}},
		"another verdict":            {[]states.Evidence{other(func(e *states.Evidence) { e.Verdict = rubric.Partial })}, []Rule{Contradiction}},
		"a verdict that is none":     {[]states.Evidence{e, other(func(e *states.Evidence) { e.Criterion = rubric.DamageCaps })}, []Rule{Contradiction}},
		"a bill that is none":        {[]states.Evidence{e, other(func(e *states.Evidence) { e.Bill = "co-2" })}, []Rule{UnknownBill}},
		"no evidence":                {[]states.Evidence{}, []Rule{NoEvidence}},
		"evidence was not even read": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, broken(Tables{Tables: dataset.Tables{Bills: []states.Bill{b}, Evidence: c.evidence}}, states.Date{}))
		})
	}
	assert.Nil(t, broken(Tables{Tables: dataset.Tables{Evidence: []states.Evidence{e}}}, states.Date{}), "bills were not read")
	assert.Equal(t, Warning, Check(Tables{Tables: dataset.Tables{Bills: []states.Bill{b}, Evidence: []states.Evidence{}}}, states.Date{})[0].Severity)
}

func TestCases(t *testing.T) {
	for name, c := range map[string]struct {
		state     states.Code
		lat, lon  cases.Degrees
		want      Rule
		mentioned string
	}{
		"in its state":                   {"CO", "39.7392", "-104.9903", "", ""},
		"no coordinates":                 {"CO", "", "", "", ""},
		"half a point":                   {"CO", "39.7392", "", HalfAPoint, "both coordinates"},
		"in another":                     {"CO", "35.0844", "-106.6504", OutsideState, "but in New Mexico"},
		"the sign is missing":            {"CO", "39.7392", "104.9903", OutsideState, "West is negative"},
		"swapped":                        {"GA", "-84.39", "33.75", OutsideState, "swapped"},
		"at sea":                         {"CA", "30", "-140", OutsideState, "is not in California"},
		"a cape that the outline cuts":   {"MA", "42.08", "-70.21", "", ""}, // Provincetown
		"Key West":                       {"FL", "24.5551", "-81.78", "", ""},
		"Honolulu":                       {"HI", "21.3069", "-157.8583", "", ""},
		"Adak, beyond the 180th":         {"AK", "51.88", "-176.658", "", ""},
		"Shemya, east of the antimerid.": {"AK", "52.7237", "174.1126", "", ""},
		"federal cases lie anywhere":     {"US", "39.7392", "-104.9903", "", ""},
		"San Juan":                       {"PR", "18.4655", "-66.1057", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := Check(Tables{Tables: dataset.Tables{Cases: []cases.Case{{ID: "a", State: c.state, Latitude: c.lat, Longitude: c.lon}}}}, states.Date{})
			if c.want == "" {
				assert.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			assert.Equal(t, c.want, found[0].Rule)
			assert.Contains(t, found[0].Message, c.mentioned)
		})
	}
	assert.Equal(t, []Rule{DuplicateKey}, broken(Tables{Tables: dataset.Tables{Cases: []cases.Case{{ID: "a"}, {ID: "a"}}}}, states.Date{}))
}

func TestOtherKeys(t *testing.T) {
	assert.Equal(t, []Rule{DuplicateKey}, broken(Tables{Tables: dataset.Tables{Coverage: []states.Coverage{{State: "CO"}, {State: "NM"}, {State: "CO"}}}}, states.Date{}))
	assert.Equal(t, []Rule{DuplicateKey}, broken(Tables{Tables: dataset.Tables{Links: []states.Link{{Kind: "share", State: "US", URL: "x"}, {Kind: "share", State: "CO", URL: "x"}, {Kind: "share", State: "US", URL: "x"}}}}, states.Date{}))
}

// directory writes tables to a directory of their own.
func directory(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	return dir
}

const (
	billHead     = "id,state,effect,source_url,police_officers,amends\n"
	evidenceHead = "bill,criterion,verdict,basis,source_url\n"
)

func TestRowsThatRestOnRejectedRows(t *testing.T) {
	dir := directory(t, map[string]string{
		"bills.csv": billHead +
			"co-1,CO,limits,https://example.org,maybe,\n" + // wrong by itself
			"co-2,CO,limits,https://example.org,,co-1\n" + // amends it
			"co-3,CO,limits,https://example.org,met,co-2\n" + // amends that
			"co-4,CO,limits,https://example.org,met,\n",
		"evidence.csv": evidenceHead +
			"co-3,police_officers,met,reading,https://example.org\n" +
			"co-4,police_officers,met,reading,https://example.org\n",
	})
	tables, report, err := Open(dir, Options{})
	require.NoError(t, err)
	require.Len(t, tables.Bills, 1)
	assert.Equal(t, "co-4", tables.Bills[0].ID)
	assert.Len(t, tables.Evidence, 1)
	var got []string
	for _, line := range lines(report) {
		got = append(got, strings.TrimPrefix(line, dir+string(filepath.Separator)))
	}
	assert.Equal(t, []string{
		`bills.csv:2:E police_officers: "maybe" is none of met, partial, unmet`,
		`bills.csv:3:F co-2 amends: "co-1" is a bill that was not accepted (line 2): correct that first`,
		`bills.csv:4:F co-3 amends: "co-2" is a bill that was not accepted (line 3): correct that first`,
		`evidence.csv:2:A co-3 police_officers bill: "co-3" is a bill that was not accepted (line 4): correct that first`,
	}, got)
	assert.Equal(t, 3, report.Files[0].Rejected)
	assert.Equal(t, 1, report.Files[1].Rejected)
	assert.Empty(t, Check(tables, states.Date{}), "what is left is sound")
}

func TestRejectsOfSeveralTables(t *testing.T) {
	dir := directory(t, map[string]string{
		"bills.csv":    billHead + "co-1,XX,limits,https://example.org,,\nco-2,CO,limits,https://example.org,met,co-9\n",
		"evidence.csv": evidenceHead,
	})
	files, err := FilesIn(dir)
	require.NoError(t, err)
	files.Rejects = filepath.Join(dir, "rejects.csv")
	tables, _, err := files.Read(Options{})
	require.NoError(t, err)
	assert.Empty(t, tables.Bills)
	got, err := os.ReadFile(filepath.Join(dir, "rejects.bills.csv"))
	require.NoError(t, err)
	assert.Equal(t, `id,state,effect,source_url,police_officers,amends,problem
co-1,XX,limits,https://example.org,,,"line 2: state: ""XX"" is no jurisdiction: write a USPS code such as CO, DC, PR or US"
co-2,CO,limits,https://example.org,met,co-9,"line 3: amends: ""co-9"" is the id of no bill: copy it from the table of bills"
`, string(got), "rows of both kinds, as they stood in the file")
	_, err = os.Stat(filepath.Join(dir, "rejects.evidence.csv"))
	assert.ErrorIs(t, err, os.ErrNotExist, "no file where nothing was rejected")
}

func TestProblemsOfRowsThatNobodyRead(t *testing.T) {
	found := Check(Tables{Tables: dataset.Tables{Bills: []states.Bill{{ID: "co-1", State: "CO", Amends: "co-2"}}}}, states.Date{})
	require.Len(t, found, 1)
	assert.Equal(t, `bills co-1 amends: "co-2" is the id of no bill: copy it from the table of bills`, found[0].Error())

	dir := directory(t, map[string]string{"bills.csv": billHead + "co-1,CO,limits,https://example.org,met,\nco-2,CO,limits,https://example.org,met,\n"})
	tables, _, err := Open(dir, Options{})
	require.NoError(t, err)
	slices.Reverse(tables.Bills)
	tables.Bills[0].Amends = "co-3"
	found = Check(tables, states.Date{})
	require.Len(t, found, 1)
	assert.Equal(t, 0, found[0].Line, "a row that was moved has no line any more")
}

func TestOpen(t *testing.T) {
	dir := directory(t, map[string]string{
		"our-Bills-2021.csv": billHead + "co-1,CO,limits,https://example.org,,\n",
		"data.csv":           billHead,
		"set.json":           `{"schema":1,"bills":[]}`,
	})
	tables, report, err := Open(filepath.Join(dir, "our-Bills-2021.csv"), Options{})
	require.NoError(t, err)
	assert.True(t, report.Clean())
	assert.Len(t, tables.Bills, 1)
	assert.Nil(t, tables.Evidence, "not read")

	tables, _, err = Open(filepath.Join(dir, "set.json"), Options{})
	require.NoError(t, err)
	assert.NotNil(t, tables.Bills)
	assert.Empty(t, tables.Bills)

	_, _, err = Open(filepath.Join(dir, "data.csv"), Options{})
	assert.ErrorContains(t, err, "is none of bills, evidence, coverage, cases, links by its name")
	_, _, err = Open(dir, Options{})
	assert.ErrorContains(t, err, "holds none of bills.csv")
	_, _, err = Open(filepath.Join(dir, "nowhere"), Options{})
	assert.ErrorIs(t, err, os.ErrNotExist)

	tables, report, err = Files{Bills: "-"}.Read(Options{Stdin: strings.NewReader(billHead + "co-1,XX,limits,https://example.org,,\n")})
	require.NoError(t, err)
	assert.Empty(t, tables.Bills)
	assert.Contains(t, report.Problems[0].Error(), "standard input:2:B state")
}

func TestRejectsOfRulesAcrossRowsKeepTheOrderOfDates(t *testing.T) {
	dir := directory(t, map[string]string{"bills.csv": "id,state,effect,source_url,introduced,amends\n" +
		"co-1,CO,limits,https://example.org,6/19/2021,\n" + // tells the order, and is accepted
		"co-2,CO,limits,https://example.org,6/7/2021,nothing\n"})
	rejects := filepath.Join(dir, "rejects.csv")
	_, _, err := Files{Bills: filepath.Join(dir, "bills.csv"), Rejects: rejects}.Read(Options{})
	require.NoError(t, err)
	got, err := os.ReadFile(rejects)
	require.NoError(t, err)
	assert.Equal(t, "id,state,effect,source_url,introduced,amends,problem\nco-2,CO,limits,https://example.org,2021-06-07,nothing,\"line 3: amends: \"\"nothing\"\" is the id of no bill: copy it from the table of bills\"\n", string(got))
}

func TestRejectsDoNotOverwriteWhatIsRead(t *testing.T) {
	dir := directory(t, map[string]string{"bills.csv": billHead + "co-1,XX,limits,https://example.org,,\n"})
	bills := filepath.Join(dir, "bills.csv")
	_, _, err := Files{Bills: bills, Rejects: filepath.Join(dir, ".", "bills.csv")}.Read(Options{})
	assert.ErrorContains(t, err, "would overwrite")
	text, err := os.ReadFile(bills)
	require.NoError(t, err)
	assert.Contains(t, string(text), "co-1,XX")
}
