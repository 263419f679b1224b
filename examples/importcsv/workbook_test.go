package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// workbookFile writes a workbook of sheets whose rows are given.
func workbookFile(t *testing.T, name string, sheets ...any) string {
	t.Helper()
	f := excelize.NewFile()
	for i := 0; i < len(sheets); i += 2 {
		_, err := f.NewSheet(sheets[i].(string))
		require.NoError(t, err)
		for n, row := range sheets[i+1].([][]any) {
			at, err := excelize.CoordinatesToCellName(1, n+1)
			require.NoError(t, err)
			require.NoError(t, f.SetSheetRow(sheets[i].(string), at, &row))
		}
	}
	require.NoError(t, f.DeleteSheet("Sheet1"))
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, f.SaveAs(path))
	return path
}

// ours is a table as an intern keeps it.
var ours = [][]any{
	{"Our bills, spring 2021"},
	{},
	{"State", "Bill no.", "Session", "Effect", "Source", "Introduced", "Status", "Police officers"},
	{"Colorado", "SB 20-217", 2020, "limits", "https://example.org/1", 43985, "failed", "yes"},
	{"Texas", "HB 2", 2021, "limits", "https://example.org/2", "2021-01-12", "faild", "no"},
	{"Texas", "HB 3", 2021, "limits", "https://example.org/3", "3/4/2021", "failed", ""},
	{"Total", 3},
}

func TestWorkbook(t *testing.T) {
	book := workbookFile(t, "ours.xlsx", "Bills", ours, "Notes", [][]any{{"ask Ann"}})
	dir := t.TempDir()
	out := filepath.Join(dir, "bills.csv")

	code, _, stderr := importcsv(t, "", "-bills", book, "-map", "Bill no.=number", "-o", out)
	assert.Equal(t, 1, code)
	stderr = strings.ReplaceAll(stderr, book, "ours.xlsx")
	for _, line := range []string{
		`ours.xlsx:Bills!F4 introduced: "43985" is a day as spreadsheets count them`,
		`ours.xlsx:Bills!G5 status: "faild" is none of`,
		`ours.xlsx:Bills!F6 introduced: "3/4/2021" is 2021-03-04 as month/day/year and`,
		`ours.xlsx:Bills!A7: warning: "Total" begins a row of totals or remarks`,
		`ours.xlsx:Bills!3: note: names the columns; what stands above is not read: row 1 "Our bills, spring 2021"`,
		`ours.xlsx: note: sheets that are not read: "Notes"`,
		`ours.xlsx:Bills: 3 rows read, 0 accepted, 3 rejected`,
	} {
		assert.Contains(t, stderr, line)
	}
	assert.NoFileExists(t, out, "nothing is left")

	t.Run("a column by another name", func(t *testing.T) {
		path := filepath.Join(dir, "german.csv")
		require.NoError(t, os.WriteFile(path, []byte("Staat;number;session;effect;source_url\nCO;HB 1;2020;limits;https://example.org\n"), 0o644))
		code, _, stderr := importcsv(t, "", "-bills", path, "-check")
		assert.Equal(t, 1, code)
		assert.Contains(t, stderr, `importcsv: where a column of ours goes by another name, say so, such as -map "Staat=state"`)
		code, _, stderr = importcsv(t, "", "-bills", path, "-map", "Staat=state", "-check")
		assert.Equal(t, 0, code, stderr)
	})
	t.Run("fixed, once and for all", func(t *testing.T) {
		code, _, stderr := importcsv(t, "", "-bills", book, "-map", "Bill no.=number", "-fix", "-rejects", filepath.Join(dir, "rejects.csv"), "-o", out)
		assert.Equal(t, 1, code, "what is ambiguous stays an error")
		assert.Contains(t, stderr, `Bills!F4 introduced: note: "43985" is changed to 2020-06-03`)
		assert.Contains(t, stderr, `Bills!G5 status: note: "faild" is changed to failed`)
		assert.Contains(t, stderr, "id: note: is missing in 2 rows, and made of state, session and number: co-2020-sb-20-217")
		text := file(t, out)
		assert.Contains(t, text, "\nco-2020-sb-20-217,CO,statewide,,SB 20-217,,,,2020,,2020-06-03,failed,")
		assert.Contains(t, text, "\ntx-2021-hb-2,TX,")
		assert.NotContains(t, text, "HB 3")
		assert.Contains(t, file(t, filepath.Join(dir, "rejects.csv")), "3/4/2021")

		again := filepath.Join(dir, "again.csv")
		_, _, stderr = importcsv(t, "", "-bills", out, "-fix", "-o", again)
		assert.NotContains(t, stderr, "is changed to")
		assert.Equal(t, text, file(t, again))

		_, _, stderr = importcsv(t, "", "-json", "-bills", book, "-map", "Bill no.=number", "-fix", "-check")
		assert.Contains(t, stderr, `"sheet":"Bills","line":5,"column":"status","letter":"G","value":"faild","rule":"fixed"`)
	})
	t.Run("a sheet by name", func(t *testing.T) {
		_, _, stderr := importcsv(t, "", "-bills", book, "-sheet", "Laws", "-check")
		assert.Contains(t, stderr, `ours.xlsx: there is no sheet "Laws": the workbook has "Bills", "Notes", with -sheet`)
		_, _, stderr = importcsv(t, "", "-bills", book, "-sheet", "Notes", "-check")
		assert.Contains(t, stderr, `ours.xlsx:Notes!1: "ask Ann" is the first row, and names no column`)
		_, _, stderr = importcsv(t, "", "-cases", book, "-check")
		assert.Contains(t, stderr, `the workbook has several sheets, "Bills", "Notes": name the one to read, with -sheet`)
	})
	t.Run("never the file that is read", func(t *testing.T) {
		before := file(t, book)
		for _, args := range [][]string{{"-o", book, "-as", "json"}, {"-check", "-rejects", book}} {
			code, _, stderr := importcsv(t, "", append(args, "-bills", book, "-map", "Bill no.=number", "-fix")...)
			assert.Equal(t, 1, code)
			assert.Contains(t, stderr, "would overwrite")
			assert.Equal(t, before, file(t, book))
		}
	})
}

func TestTablesOfAWorkbook(t *testing.T) {
	book := workbookFile(t, "ours.xlsx",
		"Bills", [][]any{{"id", "state", "effect", "source_url", "police_officers"}, {"a", "CO", "limits", "https://example.org", "met"}},
		"evidence", [][]any{{"bill", "criterion", "verdict", "basis", "source_url"}, {"a", "police_officers", "met", "reading", "https://example.org"}, {"b", "police_officers", "met", "reading", "https://example.org"}},
		"Other", [][]any{{"x"}})
	dir := t.TempDir() + "/"
	code, _, stderr := importcsv(t, "", book, "-o", dir)
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, `evidence!A3 b police_officers bill: "b" is the id of no bill`)
	assert.Contains(t, stderr, `sheets that are not read: "Other"`+"\n")
	assert.Contains(t, file(t, dir+"bills.csv"), "\na,CO,")
	assert.Contains(t, file(t, dir+"evidence.csv"), "\na,police_officers,")

	code, _, stderr = importcsv(t, "", workbookFile(t, "x.xlsx", "My laws", ours), "-check")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "no sheet of")
	assert.Contains(t, stderr, "name the table with -bills")
}

func TestOtherWorkbooksAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bills.ods")
	f, err := os.Create(path)
	require.NoError(t, err)
	z := zip.NewWriter(f)
	w, err := z.Create("mimetype")
	require.NoError(t, err)
	_, err = w.Write([]byte("application/vnd.oasis.opendocument.spreadsheet"))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.NoError(t, f.Close())
	code, _, stderr := importcsv(t, "", "-bills", path, "-check")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "bills.ods: the file is an OpenDocument spreadsheet (.ods), which is not read: in LibreOffice, File > Save As")
	assert.Contains(t, stderr, ".xlsx")
}

func TestLayoutsThatMakeNoSense(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"a map without a name":    {[]string{"-map", "number", "-bills", "b.csv", "-check"}, `such as "Bill no.=number"`},
		"a map to nothing":        {[]string{"-map", "Bill no.=", "-bills", "b.csv", "-check"}, `such as "Bill no.=number"`},
		"a map to no column":      {[]string{"-map", "Bill no.=no", "-bills", "b.csv", "-check"}, `there is no column "no"; there are id, state,`},
		"a map to another table":  {[]string{"-map", "Court=court", "-bills", "b.csv", "-check"}, `there is no column "court"`},
		"a name twice":            {[]string{"-map", "A=title", "-map", "A=note", "-bills", "b.csv", "-check"}, `"A" is given twice, as title and note`},
		"a row before the first":  {[]string{"-header", "-1", "-bills", "b.csv", "-check"}, "from 1 up"},
		"a header of two tables":  {[]string{"-header", "2", "-bills", "b.csv", "-cases", "c.csv", "-check"}, "-header is for one table"},
		"a sheet of two tables":   {[]string{"-sheet", "x", "-bills", "b.xlsx", "-cases", "c.xlsx", "-check"}, "-sheet is for one table"},
		"a fix of a dataset":      {[]string{"-fix", "d.json", "-check"}, "correct this dataset itself"},
		"a fix of service's file": {[]string{"-fix", "-bulk", "d.zip", "-check"}, "are for tables of ours"},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, stderr := importcsv(t, "", c.args...)
			assert.Equal(t, 2, code)
			assert.Contains(t, stderr, c.want)
		})
	}
	path := filepath.Join(t.TempDir(), "b.csv")
	require.NoError(t, os.WriteFile(path, []byte(soundHead+"a,CO,limits,https://example.org\n"), 0o644))
	code, _, stderr := importcsv(t, "", "-sheet", "x", "-bills", path, "-check")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "is no workbook: leave -sheet out")
}
