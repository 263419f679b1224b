package records

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
)

// A pointer reads as what it points to, and stays nil where the cell is blank.
func TestPointers(t *testing.T) {
	type row struct {
		Name   string        `csv:"name"`
		Amount *float64      `csv:"amount"`
		N      *int          `csv:"n"`
		B      *bool         `csv:"b"`
		Day    *states.Date  `csv:"day"`
		State  *states.Code  `csv:"state"`
		Total  *rubric.Total `csv:"total"`
		At     *time.Time    `csv:"at"`
	}
	read := func(text string) ([]row, []string) {
		rows, report, err := ReadAll[row](strings.NewReader("name,amount,n,b,day,state,total,at\n"+text), Options{})
		require.NoError(t, err)
		var said []string
		for _, p := range report.Problems {
			said = append(said, p.Error())
		}
		return rows, said
	}
	rows, said := read("a,0,0,no,6/19/2020,Colorado,3.50,6/19/2020\nb,,,,,,,\nc,1.5,-2,Yes,,N/A,–,2020-06-19T10:00:00Z\n")
	require.Empty(t, said)
	require.Len(t, rows, 3)
	assert.Zero(t, *rows[0].Amount, "a 0 is there")
	assert.Zero(t, *rows[0].N)
	assert.False(t, *rows[0].B)
	assert.Equal(t, day("2020-06-19"), *rows[0].Day)
	assert.Equal(t, states.Code("CO"), *rows[0].State)
	assert.Equal(t, points("3.5"), *rows[0].Total)
	assert.Equal(t, time.Date(2020, 6, 19, 0, 0, 0, 0, time.UTC), *rows[0].At)
	assert.Equal(t, row{Name: "b"}, rows[1], "a blank is not")
	assert.True(t, *rows[2].B)
	assert.Nil(t, rows[2].State)
	assert.Equal(t, 10, rows[2].At.Hour())
	assert.Equal(t, "name,amount,n,b,day,state,total,at\na,0,0,false,2020-06-19,CO,3.5,2020-06-19\n", written(t, rows[0]))
	assert.Equal(t, "b,,,,,,,\n", strings.SplitAfterN(written(t, rows[1]), "\n", 2)[1])

	_, said = read("a,\"1,000\",12.7,maybe,2020-02-30,XX,3.3,2020-06\n")
	assert.Equal(t, []string{
		`2:B amount: "1,000" is no number: write digits alone, with a point before decimals; did you mean 1000?`,
		`2:C n: "12.7" is no whole number`,
		`2:D b: "maybe" is none of true, false`,
		`2:E day: "2020-02-30" is no day of the calendar: look the date up and write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known`,
		`2:F state: "XX" is no jurisdiction: write a USPS code such as CO, DC, PR or US`,
		`2:G total: "3.3" is no score: write points such as 3 or 3.5, up to 4 for END and 5 for START`,
		`2:H at: "2020-06" names no day, and this column wants one: write YYYY-MM-DD`,
	}, said)

	file, err := os.Open("testdata/field/own-struct-pointer-numbers.csv")
	require.NoError(t, err)
	defer file.Close()
	rows, report, err := ReadAll[row](file, Options{})
	require.NoError(t, err)
	assert.Empty(t, rows)
	assert.Equal(t, []Rule{DecimalNumber, WholeNumber, DecimalNumber, WholeNumber, TrueOrFalse}, rulesOf(report))
}

func rulesOf(r *Report) (rules []Rule) {
	for _, p := range r.Problems {
		rules = append(rules, p.Rule)
	}
	return rules
}

func TestTimes(t *testing.T) {
	type row struct {
		Day  time.Time `csv:"day"`
		Last time.Time `csv:"last" validate:"omitempty,gtefield=Day"`
	}
	rows, report, err := ReadAll[row](strings.NewReader("day,last\n\"June 19, 2020\",2020-06-20\n2020-06-19,2020-06-19T05:06:07Z\n2020-06-19,2020-06-18\n2020,\n"), Options{})
	require.NoError(t, err)
	require.Len(t, rows, 2)
	assert.Equal(t, "day,last\n2020-06-19,2020-06-20\n2020-06-19,2020-06-19T05:06:07Z\n", written(t, rows...))
	assert.Equal(t, []Rule{"gtefield", CivilDate}, rulesOf(report))
	assert.Equal(t, "day,last\n,\n", written(t, row{}), "no day is a blank")
}

func TestErrorsComeFirst(t *testing.T) {
	var bills, evidence strings.Builder
	bills.WriteString(billHead)
	for i := range 300 {
		fmt.Fprintf(&bills, "co-%d,CO,limits,https://example.org,met,\n", i)
	}
	evidence.WriteString("bill,criterion,verdict\nco-1,police_officers,met\n") // two columns are missing
	dir := directory(t, map[string]string{"bills.csv": bills.String(), "evidence.csv": evidence.String()})
	tables, report, err := Open(dir, Options{})
	require.NoError(t, err)
	assert.Nil(t, tables.Evidence, "a table that could not be read is none")
	assert.Len(t, tables.Bills, 300)
	assert.Equal(t, []Rule{MissingColumn, MissingColumn}, rulesOf(report), "and its columns are not said of the other's rows")
	assert.Equal(t, []string{filepath.Join(dir, "evidence.csv")}, report.Lost())
	assert.True(t, report.Files[1].Unread)

	evidence.Reset()
	evidence.WriteString(evidenceHead)
	evidence.WriteString("co-1,police_officers,no,reading,https://example.org\n")
	dir = directory(t, map[string]string{"bills.csv": bills.String(), "evidence.csv": evidence.String()})
	_, report, err = Open(dir, Options{Limit: 10})
	require.NoError(t, err)
	require.Len(t, report.Problems, 10)
	assert.Equal(t, []Rule{Contradiction, NoEvidence}, rulesOf(report)[:2], "the error is not behind 300 warnings")
	require.Len(t, report.Causes, 2, "300 warnings are one cause")
	assert.Equal(t, 300, report.Causes[1].Count)
	assert.Equal(t, []string{filepath.Join(dir, "bills.csv") + `:2:E co-0 police_officers: warning: "met" has no row of evidence: add one that says where the verdict comes from (300 times: lines 2, 3, 4, 5, 6 …)`}, report.Causes[1].Lines())
	assert.Equal(t, report.Errors+report.Warnings, len(report.Problems)+report.More)

	t.Run("bills that could not be read make no row of another of no bill", func(t *testing.T) {
		dir := directory(t, map[string]string{"bills.csv": "<!doctype html>", "evidence.csv": evidence.String()})
		tables, report, err := Open(dir, Options{})
		require.NoError(t, err)
		assert.Nil(t, tables.Bills)
		assert.Len(t, tables.Evidence, 1)
		assert.Equal(t, []Rule{FileFormat}, rulesOf(report))
	})
	t.Run("however many errors there are, what makes a file unreadable is the first", func(t *testing.T) {
		many := head + strings.Repeat("co-1,XX,limits,https://example.org/1,An act,2021-06-19,met\n", 1000)
		dir := directory(t, map[string]string{"bills.csv": many, "evidence.csv": ""})
		_, report, err := Open(dir, Options{Limit: 3})
		require.NoError(t, err)
		assert.Equal(t, FileFormat, report.Problems[0].Rule)
		assert.Equal(t, 1001, report.Errors)
		assert.Equal(t, 1000, report.Causes[1].Count)
	})
}

// A chain of bills of which each amends the next falls at once, and every reference is named.
func TestALongChainThatEndsNowhere(t *testing.T) {
	const n = 3000
	var text strings.Builder
	text.WriteString(billHead)
	for i := range n {
		fmt.Fprintf(&text, "co-%d,CO,limits,https://example.org,,co-%d\n", i, i+1)
	}
	dir := directory(t, map[string]string{"bills.csv": text.String(), "evidence.csv": evidenceHead + "co-0,police_officers,met,reading,https://example.org\n"})
	tables, report, err := Open(dir, Options{Limit: NoLimit})
	require.NoError(t, err)
	assert.Empty(t, tables.Bills)
	assert.Empty(t, tables.Evidence)
	assert.Equal(t, n+1, report.Errors)
	assert.Equal(t, n, report.Files[0].Rejected)
	assert.Contains(t, report.Problems[0].Message, "is a bill that was not accepted (line 3)")
	assert.Equal(t, "is the id of no bill: copy it from the table of bills", report.Problems[n-1].Message)
}

// changing gives another text each time it is opened.
type changing struct {
	fstest.MapFS
	texts [][]byte
}

func (c *changing) Open(name string) (fs.File, error) {
	if len(c.texts) > 0 {
		c.MapFS[name] = &fstest.MapFile{Data: c.texts[0]}
		c.texts = c.texts[1:]
	}
	return c.MapFS.Open(name)
}

func TestAFileThatChangesWhileItIsRead(t *testing.T) {
	large := soundBills(soundRows(mostWhole) + 1000)
	other := bytes.Replace(large, []byte("co-5,CO"), []byte("co-5,NM"), 1)
	for name, texts := range map[string][][]byte{
		"before its rows are judged":  {large, other},
		"before its rows are written": {large, large, other},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := &changing{fstest.MapFS{"bills.csv": &fstest.MapFile{Data: large}}, texts}
			_, err := Files{Bills: "bills.csv", FS: fsys}.Rewrite(Options{}, func(_ string, rows func(io.Writer) error) error { return rows(io.Discard) })
			assert.ErrorContains(t, err, "bills.csv was changed while it was read")
		})
	}
	_, err := Files{Bills: "bills.csv", FS: fstest.MapFS{"bills.csv": &fstest.MapFile{Data: large}}}.Rewrite(Options{}, func(_ string, rows func(io.Writer) error) error { return rows(io.Discard) })
	assert.NoError(t, err)
}

func TestOtherFileSystems(t *testing.T) {
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for name, text := range map[string]string{"set/bills.csv": head + one, "set/coverage.csv": "state,searched\nCO,3/4/2021\nNM,3/25/2021\n", "set.json": `{"schema":1,"bills":[]}`} {
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(w, text)
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	fsys, err := zip.NewReader(bytes.NewReader(archive.Bytes()), int64(archive.Len()))
	require.NoError(t, err)
	tables, report, err := OpenFS(fsys, "set", Options{})
	require.NoError(t, err)
	assert.True(t, report.Clean(), lines(report))
	assert.Equal(t, []states.Bill{bill1()}, tables.Bills)
	assert.Equal(t, day("2021-03-04"), tables.Coverage[0].Searched)
	assert.Equal(t, "set/bills.csv", report.Files[0].Name)
	_, report, err = OpenFS(fsys, "set.json", Options{})
	require.NoError(t, err)
	assert.True(t, report.Clean())
	_, _, err = OpenFS(fsys, ".", Options{})
	assert.ErrorContains(t, err, "holds none of")
	_, _, err = OpenFS(fsys, "nowhere", Options{})
	assert.ErrorIs(t, err, os.ErrNotExist)

	t.Run("a date beyond the lookahead decides there too", func(t *testing.T) {
		text := "state,searched\n" + strings.Repeat("CO,3/4/2021\n", 3000) + "NM,3/25/2021\n"
		_, report, err := Files{Coverage: "c.csv", FS: fstest.MapFS{"c.csv": &fstest.MapFile{Data: []byte(text)}}}.Read(Options{Lookahead: 1000})
		require.NoError(t, err)
		assert.False(t, slices.Contains(rulesOf(report), AmbiguousDate))
	})
}

func TestNamesThatATerminalWouldObey(t *testing.T) {
	const escape = "\x1b[31m"
	tables, report, err := ReadDataset(strings.NewReader(`{"bills":[{"id":"a\u001b[2J","\u001b[31m":"","state":"CO","effect":"limits","source_url":"https://example.org","amends":"x\u001b"}]}`), Options{File: escape + ".json"})
	require.NoError(t, err)
	assert.Empty(t, tables.Bills)
	for _, line := range append(lines(report), report.Files[0].String()) {
		assert.NotContains(t, line, "\x1b")
		assert.Contains(t, line, `\x1b[31m`)
	}
	d := Compare(Tables{Tables: dataset.Tables{Bills: []states.Bill{}}}, Tables{Tables: dataset.Tables{Bills: []states.Bill{{ID: "a\x1b[2J", State: "CO"}}}}, asOf)
	assert.NotContains(t, d.String(), "\x1b")
}

// What drafts have beside a bill is said to be of drafts alone.
func TestColumnsOfDrafts(t *testing.T) {
	_, report := readBills(t, "id,state,effect,source_url,description,subjects,service_id\nco-1,CO,limits,https://example.org,x,y,z\n", Options{})
	assert.Empty(t, report.Problems)
	assert.Len(t, report.Notes, 2)
	_, report = readBills(t, "id,state,effect,source_url,description\nco-1,CO,limits,https://example.org,x\n", Options{})
	assert.Equal(t, 1, report.Warnings, "elsewhere a column that is not read is a warning")
}

func TestSecondColumnsOfACriterion(t *testing.T) {
	const head = "id,state,effect,source_url,attorney_fees,Attorney's Fees\n"
	bills, report := readBills(t, head+"co-1,CO,limits,https://example.org,met,\nco-2,CO,limits,https://example.org,,yes\n", Options{})
	require.Len(t, bills, 1)
	assert.Equal(t, []string{
		`1:F attorney_fees: note: "Attorney's Fees" is attorney_fees once more, which column E is already: its cells must be blank`,
		`3:F attorney_fees: "yes" stands in a second column of attorney_fees: write it in column E`,
	}, lines(report))
}

func TestManyProblemsAreCountedWithoutKeepingThem(t *testing.T) {
	var text strings.Builder
	text.WriteString(head)
	for i := range 5000 {
		text.WriteString("co-" + strconv.Itoa(i) + ",Nowhere " + strconv.Itoa(i) + ",limits,https://example.org/1,An act ,2021-06-19,met\n")
	}
	_, report := readBills(t, text.String(), Options{Limit: 50})
	assert.Equal(t, 5000, report.Errors)
	assert.Len(t, report.Problems, 50)
	assert.Len(t, report.Causes, 50, "each value is a cause of its own")
	assert.Equal(t, 4950+report.Warnings, report.More)
}
