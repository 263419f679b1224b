package records

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
)

func readDataset(t *testing.T, text string) (Tables, *Report) {
	t.Helper()
	tables, report, err := ReadDataset(strings.NewReader(text), Options{File: "set.json", AsOf: asOf})
	require.NoError(t, err)
	require.Equal(t, report.Files[0].Read, report.Files[0].Accepted+report.Files[0].Rejected, "no row is lost")
	return tables, report
}

func TestReadDataset(t *testing.T) {
	tables, report := readDataset(t, "\uFEFF"+`{"schema":1,"rubric":"1.0.0","source":"ours","updated":"2026-11-22","$schema":"https://example.org/schema",
"bills":[{"id":"co-1","state":"CO","effect":"limits","source_url":"https://example.org","title":"'=1","police_officers":"met","introduced":null}],
"evidence":[{"bill":"co-1","criterion":"police_officers","verdict":"met","basis":"reading","source_url":"https://example.org"}],"links":[]}`)
	assert.Empty(t, lines(report))
	require.Len(t, tables.Bills, 1)
	assert.Equal(t, states.Bill{ID: "co-1", State: "CO", SourceURL: "https://example.org", Title: "'=1", Scorecard: bill1().Scorecard}, tables.Bills[0],
		"a text is what it is: JSON has no escaped formulas")
	assert.Equal(t, "ours", tables.Source)
	assert.Equal(t, asOf, tables.Updated)
	assert.Len(t, tables.Evidence, 1)
	assert.NotNil(t, tables.Links, "a table of no rows was read")
	assert.Nil(t, tables.Cases, "a table that is not there was not read")
}

func TestDatasetsThatAreWrong(t *testing.T) {
	const sound = `{"id":"co-1","state":"CO","effect":"limits","source_url":"https://example.org"}`
	for name, c := range map[string]struct{ text, want string }{
		"a list":                     {`[]`, `set.json:1: the file is no dataset: it must be an object, {"schema":1,"bills":[…]}`},
		"nothing":                    {``, `set.json:1: the file ends before its JSON does`},
		"cut off":                    {"{\"schema\":1,\n\"bills\":[", `set.json:2: the file ends before its JSON does`},
		"no JSON":                    {"{\"schema\":1,\n\"bills\":[{]}", `set.json:2: the file is no JSON here`},
		"more behind it":             {`{"schema":1} {}`, `set.json:1: the file goes on after its dataset`},
		"a later schema":             {`{"schema":2}`, `set.json:1: the dataset's schema is not 1, the one that is read`},
		"a schema in quotes":         {`{"schema":"1"}`, `set.json:1: the dataset's schema is not 1`},
		"source is no text":          {`{"source":1}`, `set.json:1: source is no text`},
		"a date that is none":        {`{"updated":"today"}`, `set.json:1 updated: "today" is no date`},
		"a member that is none":      {`{"schema":1,"bilss":[]}`, `set.json:1: "bilss" is no member of a dataset, which has schema, rubric, source, updated, bills, evidence, coverage, cases, links; did you mean bills?`},
		"a bill of LegiScan":         {`{"bill":{"bill_id":1,"url":"https://legiscan.com/CO/bill/HB1/2023"}}`, `set.json:1: the file is a bill of LegiScan, no dataset: importcsv -bulk FILE makes drafts of it`},
		"a table that is none":       {`{"bills":{}}`, `set.json:1: bills is no list of rows`},
		"a row that is none":         {`{"bills":["a"]}`, `set.json:1: bills row 1 is no object`},
		"a table twice":              {`{"bills":[],"bills":[]}`, `set.json:1: bills is there twice: leave one out`},
		"no UTF-8":                   {"{\"schema\":1,\n\"source\":\"\xe9\"}", `set.json:2: the file is no UTF-8 text: save it as UTF-8`},
		"a number":                   {`{"bills":[{"id":5}]}`, `set.json:1 bills row 1 id: "5" is a number: write it in quotes`},
		"true":                       {`{"bills":[{"id":true}]}`, `set.json:1 bills row 1 id: "true" is no text: write it in quotes`},
		"a list in a cell":           {`{"bills":[{"id":[["a"]]}]}`, `set.json:1 bills row 1 id: "[" begins something else than a text`},
		"a cell twice":               {`{"bills":[{"id":"a","id":"b"}]}`, `set.json:1 bills row 1 id: is there twice in this row: leave one out`},
		"a row of nothing":           {`{"bills":[{}]}`, `set.json:1 bills row 1: the row has no text at all`},
		"an unknown column, once":    {`{"bills":[` + strings.Replace(sound, `"co-1"`, `"co-1","titel":""`, 1) + `,` + strings.Replace(sound, `"co-1"`, `"co-2","titel":""`, 1) + `]}`, `set.json:1 bills row 1 titel: warning: is no column of this table and is not read; did you mean title?`},
		"the line of the cell":       {"{\"bills\":[\n{\"id\":\"co-1\",\n\"state\":\"XX\",\n\"effect\":\"limits\",\"source_url\":\"https://example.org\"}]}", `set.json:3 bills row 1 state: "XX" is no jurisdiction: write a USPS code such as CO, DC, PR or US`},
		"a rule across rows":         {"{\"bills\":[" + sound + ",\n" + sound + "]}", `set.json:2 bills row 2 co-1 id: "co-1" is there already, on bills row 1: leave one of the two out`},
		"a rule across tables":       {`{"bills":[` + sound + `],"evidence":[{"bill":"co-9","criterion":"damage_caps","verdict":"met","basis":"reading","source_url":"https://example.org"}]}`, `set.json:1 evidence row 1 co-9 damage_caps bill: "co-9" is the id of no bill: copy it from the table of bills; did you mean co-1?`},
		"a date in the user's order": {`{"bills":[` + strings.Replace(sound, `"co-1"`, `"co-1","introduced":"3/4/2021"`, 1) + `]}`, `set.json:1 bills row 1 introduced: "3/4/2021" is no date: write YYYY-MM-DD`},
		"a word of a spreadsheet":    {`{"bills":[` + strings.Replace(sound, `"CO"`, `"Colorado"`, 1) + `]}`, `set.json:1 bills row 1 state: "Colorado" is no jurisdiction: write a USPS code such as CO, DC, PR or US; did you mean CO?`},
		"a date of a spreadsheet":    {`{"bills":[` + strings.Replace(sound, `"co-1"`, `"co-1","introduced":"6/19/2020"`, 1) + `]}`, `set.json:1 bills row 1 introduced: "6/19/2020" is no date: write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known; did you mean 2020-06-19?`},
	} {
		t.Run(name, func(t *testing.T) {
			_, report := readDataset(t, c.text)
			require.NotEmpty(t, lines(report))
			assert.Contains(t, lines(report)[0], c.want)
			assert.Equal(t, 1, report.Errors+report.Warnings-strings.Count(strings.Join(lines(report), ""), "every row needs it"), "%v", lines(report))
		})
	}
	_, _, err := ReadDataset(iotest.ErrReader(errors.New("no cable")), Options{})
	assert.ErrorContains(t, err, "no cable")
}

func TestEveryRowNeedsWhatPackageDatasetSays(t *testing.T) {
	for _, table := range dataset.Names() {
		columns, err := tableColumns(table)
		require.NoError(t, err)
		var needs []string
		for _, c := range columns {
			if c.required {
				needs = append(needs, c.name)
			}
		}
		assert.Equal(t, needs, dataset.Needs(table), table)
	}
}
