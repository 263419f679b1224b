package records

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheRowOfTheHeader(t *testing.T) {
	const header, row = "id,state,effect,source_url,title", "co-1,CO,limits,https://example.org,An act"
	for name, c := range map[string]struct {
		text string
		o    Options
		want []string // what is said
		rows int
	}{
		"the first":                  {header + "\n" + row, Options{}, nil, 1},
		"below a title":              {"Our bills\n\n" + header + "\n" + row, Options{}, []string{`3: note: names the columns; what stands above is not read: line 1 "Our bills"; -header says another line`}, 1},
		"below title and semicolons": {"Our bills\nid;state;effect;source_url\nco-1;CO;limits;https://example.org", Options{}, []string{`2: note: names the columns; what stands above is not read: line 1 "Our bills"; -header says another line`, "note: semicolons between the cells"}, 1},
		"below groups":               {"Bill,,,Where,Units\n" + header + "\n" + row, Options{}, []string{`2: note: names the columns; what stands above is not read: line 1 "Bill | Where | Units"; -header says another line`}, 1},
		"below many":                 {"a\nb\nc\nd\ne\n" + header + "\n" + row, Options{}, []string{`6: note: names the columns; what stands above is not read: line 1 "a", line 2 "b", line 3 "c", 2 more; -header says another line`}, 1},
		"by its line":                {header + "\n" + header + "\n" + row, Options{Header: 2}, []string{`2: note: names the columns; what stands above is not read: line 1 "id | state | effect | source_url | title"; -header says another line`}, 1},
		"by a line of none":          {header + "\n\n" + row, Options{Header: 2}, []string{"2: has no text, and should name the columns: give the line of the row that does, or none to have it found"}, 0},
		"by a line beyond":           {header + "\n" + row, Options{Header: 9}, []string{"9: has no text, and should name the columns: give the line of the row that does, or none to have it found"}, 0},
		"by the line of a row":       {header + "\n" + row, Options{Header: 2}, []string{`2: "co-1,CO,limits,https://example.org,An act" names no column of this table; it must name at least id, state, effect, source_url`}, 0},
		"of a sheet":                 {"Our bills\n\"id\nor key\",state,effect,source_url,title\n" + row, Options{Sheet: "Bills", Names: map[string]string{"id or key": "id"}}, []string{`Bills!2: note: names the columns; what stands above is not read: row 1 "Our bills"; -header says another line`}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			bills, report := readBills(t, c.text+"\n", c.o)
			assert.Equal(t, c.want, lines(report))
			assert.Len(t, bills, c.rows)
		})
	}
}

// A row below the header that says how to write the cells is no bill; a bill never looks like it.
func TestTheRowOfUnits(t *testing.T) {
	const header = "id,state,effect,source_url,introduced,police_officers,title\n"
	const row = "co-1,CO,limits,https://example.org,2020-06-19,met,An act\n"
	said := func(line, units string) []string {
		return []string{line + `: note: "` + units + `" says how to write the cells below it, and is not read as a row`}
	}
	for name, c := range map[string]struct {
		text string
		o    Options
		want []string
		rows int
	}{
		"units":            {header + "text,two letters,limits/expands/neither,url,YYYY-MM-DD,0/1/½,\n" + row, Options{}, said("2", "text | two letters | limits/expands/neither | url | YYYY-MM-…"), 1},
		"in brackets":      {header + "(text),(USPS code),,(link),(mm/dd/yyyy),(0 / 0.5 / 1),(free text)\n" + row, Options{}, said("2", "(text) | (USPS code) | (link) | (mm/dd/yyyy) | (0 / 0.5 / 1)…"), 1},
		"in German":        {header + ",,,Link,TT.MM.JJJJ,\"0, ½ or 1\",\n" + row, Options{}, said("2", "Link | TT.MM.JJJJ | 0, ½ or 1"), 1},
		"examples":         {header + "e.g. co-2020-sb-217,e.g. CO,e.g. limits,,,,\n" + row, Options{}, said("2", "e.g. co-2020-sb-217 | e.g. CO | e.g. limits"), 1},
		"free text":        {header + "our key,code,choice,,,,as on the ballot\n" + row, Options{}, said("2", "our key | code | choice | as on the ballot"), 1},
		"two rows":         {header + "required,required,required,required,optional,optional,optional\ntext,text,text,text,date,score,text\n" + row, Options{}, append(said("2", "required | required | required | required | optional | optio…"), said("3", "text | text | text | text | date | score | text")...), 1},
		"below -header":    {header + header + "text,,,url,date,,\n" + row, Options{Header: 2}, append([]string{`2: note: names the columns; what stands above is not read: line 1 "id | state | effect | source_url | introduced | police_offic…"; -header says another line`}, said("3", "text | url | date")...), 1},
		"further down":     {header + row + "text,two letters,limits/expands/neither,url,YYYY-MM-DD,0/1/½,\n", Options{}, nil, 1},
		"a bill of states": {header + "a/b,MD,limits,https://example.org,2020,,Police/Fire\n", Options{}, nil, 1},
		"a single cell":    {header + "text,,,,,,\n" + row, Options{}, nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			bills, report := readBills(t, c.text, c.o)
			assert.Len(t, bills, c.rows)
			if c.want != nil {
				assert.Equal(t, c.want, lines(report))
				assert.Equal(t, len(c.want)-len(above(report)), report.Files[0].Aside)
				return
			}
			assert.NotContains(t, strings.Join(lines(report), "\n"), "how to write")
		})
	}
	t.Run("not of a table of somebody's own", func(t *testing.T) {
		all, _, err := ReadAll[struct {
			A string `csv:"a"`
			B string `csv:"b"`
		}](strings.NewReader("a,b\ntext,date\n"), Options{})
		require.NoError(t, err)
		assert.Len(t, all, 1)
	})
}

func above(r *Report) (notes []Problem) {
	for _, p := range r.Notes {
		if strings.Contains(p.Message, "what stands above") {
			notes = append(notes, p)
		}
	}
	return notes
}

func TestDraftsThatNobodyHasAssessed(t *testing.T) {
	const header = "id,state,effect,source_url,police_officers,service_id,description,rank\n"
	bills, report := readBills(t, header+"a,CO,limits,https://example.org,met,1,,9\nb,CO,,https://example.org,,2,,8\nc,CO,,https://example.org,,3,,7\nd,CO,,https://example.org,met,4,,6\n", Options{File: "drafts.csv"})
	assert.Len(t, bills, 1)
	assert.Equal(t, []string{
		`drafts.csv:1:G: note: "description" is a column of drafts, for the person who assesses them, and is not kept`,
		`drafts.csv:1:H: note: "rank" is a column of drafts, for the person who assesses them, and is not kept`,
		"drafts.csv effect: note: is blank in 2 drafts, which nobody has assessed yet and which are left out: lines 3, 4",
		"drafts.csv:5:C effect: is blank, and every row needs it: write limits, expands or neither",
	}, lines(report), "a verdict without an effect is a mistake")
	assert.Equal(t, "drafts.csv: 2 rows read, 1 accepted, 1 rejected, 2 drafts left out", report.Files[0].String())

	_, report = readBills(t, "id,state,effect,source_url,service_id\na,CO,,https://example.org,1\n", Options{})
	assert.Len(t, report.Problems, 1, "a table without the columns of drafts is none")
}

// Problems of a sheet are where a spreadsheet has them, whatever the lines of its text.
func TestCellsOfASheet(t *testing.T) {
	_, report := readBills(t, "id,state,effect,source_url,title\nco-1,CO,limits,https://example.org,\"one\ntwo\nthree\"\n\nco-2,XX,limits,https://example.org,\"a\nb\"\nco-3,CO,limit5,,\n", Options{File: "b.xlsx", Sheet: "My bills"})
	assert.Equal(t, []string{
		"b.xlsx:My bills!B4 state: \"XX\" is no jurisdiction: write a USPS code such as CO, DC, PR or US",
		"b.xlsx:My bills!C5 effect: \"limit5\" is none of limits, expands, neither; did you mean limits?",
		"b.xlsx:My bills!D5 source_url: is blank, and every row needs it, such as https://endqi.org/state/co",
	}, lines(report))
	assert.Equal(t, "b.xlsx:My bills: 3 rows read, 1 accepted, 2 rejected", report.Files[0].String())
}

func TestNamesThatAreGivenCountFirst(t *testing.T) {
	const row = "co-1,CO,limits,https://example.org,HB 1,Ours\n"
	bills, report := readBills(t, "id,state,effect,source_url,title,What\n"+row, Options{Names: map[string]string{"Title": "number", "what": "title"}})
	require.Empty(t, lines(report))
	assert.Equal(t, "HB 1", bills[0].Number)
	assert.Equal(t, "Ours", bills[0].Title)
}
