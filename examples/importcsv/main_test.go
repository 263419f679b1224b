package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

const (
	shippedBills    = "../../states/bills.csv"
	shippedEvidence = "../../states/evidence.csv"
	shippedCoverage = "../../states/coverage.csv"
	mistakes        = "../../testdata/mistakes"
	legiscan        = "../../testdata/legiscan/bills.csv"
	openstates      = "../../testdata/openstates/XX_2021_bills.csv"
)

// command runs the program and gives what it printed.
func importcsv(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, problems bytes.Buffer
	code = run(args, strings.NewReader(stdin), &out, &problems)
	return code, out.String(), problems.String()
}

func file(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

func TestCommandsThatMakeNoSense(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"nothing":                  {nil, "nothing to read"},
		"nothing to do":            {[]string{"-bills", "b.csv"}, "nothing to do"},
		"an unknown flag":          {[]string{"-bill", "b.csv"}, "-bill"},
		"an unknown ending":        {[]string{"-bills", "b.csv", "-o", "out.xlsx"}, "ends in .csv, .json, .geojson or .svg"},
		"no ending":                {[]string{"-bills", "b.csv", "-o", "out"}, "ends in .csv"},
		"a map of drafts":          {[]string{"-bulk", "b.csv", "-o", "out.svg"}, "a person has to say what each does"},
		"two tables from one pipe": {[]string{"-bills", "-", "-cases", "-", "-check"}, "only one table"},
		"two tables to one pipe":   {[]string{"-bills", "b.csv", "-cases", "c.csv", "-o", "-"}, "several tables"},
		"a difference in the same": {[]string{"-bills", "b.csv", "-diff", "-o", "-"}, "both go to the standard output"},
		"files and a directory":    {[]string{"-bills", "b.csv", "-check", "dir"}, "either a directory or dataset, or files"},
		"two directories":          {[]string{"-check", "a", "b"}, "one directory"},
		"no date":                  {[]string{"-bills", "b.csv", "-check", "-asof", ""}, "-asof wants a date"},
		"a date that is none":      {[]string{"-bills", "b.csv", "-check", "-asof", "2021-02-30"}, "not a day of the calendar"},
		"an order that is none":    {[]string{"-bills", "b.csv", "-check", "-dates", "ymd"}, "not one of infer, iso, mdy, dmy"},
		"no problems at all":       {[]string{"-bills", "b.csv", "-check", "-limit", "0"}, "from 1 up"},
		"rejects in the same file": {[]string{"-bills", "b.csv", "-rejects", "x.csv", "-o", "./x.csv"}, "the same file"},
		"rejects of a dataset":     {[]string{"-check", "-rejects", "r.csv", "set.json"}, "-rejects is for CSV tables"},
	} {
		t.Run(name, func(t *testing.T) {
			code, stdout, stderr := importcsv(t, "", c.args...)
			assert.Equal(t, 2, code)
			assert.Empty(t, stdout)
			assert.Contains(t, stderr, c.want)
		})
	}
}

func TestHelp(t *testing.T) {
	code, stdout, stderr := importcsv(t, "", "-h")
	assert.Equal(t, 0, code)
	assert.Contains(t, stdout, "Exit code: 0")
	assert.Contains(t, stdout, "-rejects")
	assert.Empty(t, stderr, "it can be paged")
	for line := range strings.SplitSeq(stdout, "\n") {
		assert.LessOrEqual(t, len(line), 140, line)
	}
	_, stdout, stderr = importcsv(t, "", "-bill", "b.csv")
	assert.Empty(t, stdout)
	assert.LessOrEqual(t, strings.Count(stderr, "\n"), 2, "a mistake is not lost among flags")
}

func TestMistakesAreNamedOneALine(t *testing.T) {
	code, stdout, stderr := importcsv(t, "", "-asof", "2026-11-22", "-check", mistakes)
	assert.Equal(t, 1, code)
	assert.Empty(t, stdout)
	golden := strings.Split(strings.TrimSpace(file(t, mistakes+"/golden.txt")), "\n")
	got := strings.Split(strings.ReplaceAll(filepath.ToSlash(stderr), mistakes+"/", ""), "\n")
	assert.Subset(t, golden, got[:len(got)-1])

	code, _, stderr = importcsv(t, "", "-limit", "3", "-check", mistakes)
	assert.Equal(t, 1, code)
	assert.Regexp(t, `and \d+ more; -limit names more of them`, stderr)

	code, _, stderr = importcsv(t, "", "-json", "-limit", "3", "-check", mistakes)
	assert.Equal(t, 1, code)
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	require.Len(t, lines, 5, "three mistakes, a note, the counts")
	var problem struct {
		Line                                int
		Letter, Column, Value, Rule, Near   string
		Severity, Message, Suggestion, Text string
		File                                string
		Files                               []struct{ Read, Accepted, Rejected int }
		More, Errors, Warnings              int
	}
	require.NoError(t, json.Unmarshal([]byte(lines[0]), &problem))
	assert.Equal(t, "status", problem.Rule)
	assert.Equal(t, "passed", problem.Near)
	assert.Equal(t, "enacted", problem.Suggestion)
	assert.Equal(t, 3, problem.Line)
	assert.Contains(t, problem.Text, `"pasesd" is none of`)
	require.NoError(t, json.Unmarshal([]byte(lines[4]), &problem))
	assert.Contains(t, lines[4], `"rejected":`, "in the letters of the other names")
	assert.Len(t, problem.Files, 5)
	assert.Equal(t, problem.Errors+problem.Warnings, problem.More+3)
}

func TestExitCodes(t *testing.T) {
	const head = "id,state,effect,source_url,title\n"
	for name, c := range map[string]struct {
		table string
		args  []string
		want  int
	}{
		"sound":             {head + "a,CO,limits,https://example.org,x\n", nil, 0},
		"a warning":         {head + "a,CO,limits,https://example.org,x \n", nil, 0},
		"a warning, strict": {head + "a,CO,limits,https://example.org,x \n", []string{"-strict"}, 1},
		"an error":          {head + "a,XX,limits,https://example.org,x\n", nil, 1},
	} {
		t.Run(name, func(t *testing.T) {
			code, _, _ := importcsv(t, c.table, append(c.args, "-bills", "-", "-check")...)
			assert.Equal(t, c.want, code)
		})
	}
	code, _, stderr := importcsv(t, "", "-bills", "nowhere.csv", "-check")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "nowhere.csv")
	code, _, stderr = importcsv(t, "", "-bills", t.TempDir(), "-check")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "is a directory: name the file in it")
	assert.NotContains(t, stderr, "rows read")
	code, _, _ = importcsv(t, "", "-bills", shippedBills, "-o", filepath.Join(t.TempDir(), "file.csv", "\x00", "b.csv"))
	assert.Equal(t, 1, code, "a file that cannot be made")
}

func TestGoodRowsAreWrittenThoughOthersFail(t *testing.T) {
	dir := t.TempDir()
	rejects := filepath.Join(dir, "rejects.csv")
	code, stdout, _ := importcsv(t, "id,state,effect,source_url\na,XX,limits,https://example.org\nb,CO,limits,https://example.org\n", "-bills", "-", "-rejects", rejects, "-o", "-")
	assert.Equal(t, 1, code)
	assert.Equal(t, 2, strings.Count(stdout, "\n"))
	assert.Contains(t, stdout, "\nb,CO,")
	assert.Contains(t, file(t, rejects), "a,XX,limits,https://example.org,\"line 2: state:")
}

func TestFlagsMayFollowAName(t *testing.T) {
	dir := t.TempDir()
	code, _, stderr := importcsv(t, "", filepath.Dir(shippedBills), "-asof", "2026-11-22", "-o", dir)
	assert.Equal(t, 0, code, stderr)
	assert.True(t, file(t, shippedBills) == file(t, filepath.Join(dir, "bills.csv")))
}

func TestRejectsAreKept(t *testing.T) {
	dir := t.TempDir()
	const table = "id,state,effect,source_url,title\na,XX,limits,https://example.org,caf\u00e9\nb,CO,limits,https://example.org,\n"
	rejects := filepath.Join(dir, "bills.csv")
	code, _, stderr := importcsv(t, table, "-bills", "-", "-rejects", rejects, "-bom", "-o", dir)
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "holds the rejects")
	text := file(t, rejects)
	assert.True(t, strings.HasPrefix(text, "\uFEFFid,state"), "for Excel too")
	assert.Contains(t, text, "caf\u00e9")

	corrected := strings.Replace(text, "XX", "CO", 1)
	code, stdout, stderr := importcsv(t, corrected, "-bills", "-", "-o", "-")
	assert.Equal(t, 0, code, stderr)
	assert.Contains(t, stdout, "\na,CO,")
}

func TestFormats(t *testing.T) {
	dir := t.TempDir()
	tables := []string{"-bills", shippedBills, "-evidence", shippedEvidence, "-coverage", shippedCoverage, "-asof", "2026-11-22"}
	to := func(out string, more ...string) string {
		path := dir + string(filepath.Separator) + out // Join would take the separator at the end away
		code, _, stderr := importcsv(t, "", append(append(tables, more...), "-o", path)...)
		require.Equal(t, 0, code, stderr)
		return path
	}
	t.Run("csv, a file each", func(t *testing.T) {
		to("clean.csv")
		assert.True(t, file(t, shippedBills) == file(t, filepath.Join(dir, "clean.bills.csv")), "canonical as it is")
		assert.True(t, file(t, shippedCoverage) == file(t, filepath.Join(dir, "clean.coverage.csv")))
	})
	t.Run("csv, a directory, which can be read again", func(t *testing.T) {
		out := to("tables" + string(filepath.Separator))
		assert.True(t, file(t, shippedEvidence) == file(t, filepath.Join(out, "evidence.csv")))
		code, stdout, _ := importcsv(t, "", "-diff", out)
		assert.Equal(t, 0, code)
		assert.Equal(t, "Nothing changed.\n", stdout)
	})
	t.Run("csv for Excel", func(t *testing.T) {
		to("excel.csv", "-bom")
		assert.True(t, strings.HasPrefix(file(t, filepath.Join(dir, "excel.bills.csv")), "\uFEFFid,"))
	})
	t.Run("the widget's dataset", func(t *testing.T) {
		out := to("set.json")
		set, err := wasm.ReadDataset([]byte(file(t, out)))
		require.NoError(t, err)
		assert.Len(t, set.Bills, len(states.Bills()))
		assert.Equal(t, "bills.csv, evidence.csv, coverage.csv", set.Source)
		assert.Equal(t, states.MustParseDate("2026-11-22"), set.Updated)
		code, stdout, _ := importcsv(t, "", "-against", out, "-check", out)
		assert.Equal(t, 0, code)
		assert.Empty(t, stdout, "a check compares nothing")
		code, stdout, _ = importcsv(t, "", "-against", to("again"+string(filepath.Separator)), out)
		assert.Equal(t, 0, code)
		assert.Equal(t, "Nothing changed.\n", stdout)
	})
	t.Run("GeoJSON", func(t *testing.T) {
		f, err := os.Open(to("map.geojson"))
		require.NoError(t, err)
		defer f.Close()
		features, err := geo.Read(f)
		require.NoError(t, err)
		assert.Len(t, features, 56)
	})
	t.Run("SVG", func(t *testing.T) {
		svg := file(t, to("map.svg"))
		d := xml.NewDecoder(strings.NewReader(svg))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else {
				require.NoError(t, err)
			}
		}
		assert.Contains(t, svg, "November 22, 2026")
		assert.NotEqual(t, svg, file(t, to("caps.svg", "-lens", "damage_caps")), "another lens is another map")
	})
	t.Run("to a pipe", func(t *testing.T) {
		code, stdout, _ := importcsv(t, "", "-bills", shippedBills, "-as", "svg", "-o", "-")
		assert.Equal(t, 0, code)
		assert.True(t, strings.HasPrefix(stdout, "<svg"))
	})
}

func TestDifferences(t *testing.T) {
	changed := strings.Replace(file(t, shippedBills), "co-2020-sb-20-217,CO,statewide,,SB 20-217", "co-2020-sb-20-217,CO,statewide,,SB 217", 1)
	code, stdout, _ := importcsv(t, changed, "-bills", "-", "-diff", "-asof", "2026-11-22")
	assert.Equal(t, 0, code)
	assert.Equal(t, "0 rows new, 0 gone, 1 changed; 0 jurisdictions with another standing on 2026-11-22.\nbills co-2020-sb-20-217: number \"SB 20-217\" → \"SB 217\"\n", stdout)
	_, stdout, _ = importcsv(t, changed, "-json", "-bills", "-", "-diff", "-asof", "2026-11-22")
	assert.JSONEq(t, `{"as_of":"2026-11-22","rows":[{"table":"bills","key":"co-2020-sb-20-217","kind":"changed","cells":[{"column":"number","old":"SB 20-217","new":"SB 217"}]}]}`, stdout)
	code, _, stderr := importcsv(t, changed, "-bills", "-", "-against", mistakes, "-asof", "2026-11-22")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "has errors itself")
}

func TestServices(t *testing.T) {
	for _, path := range []string{legiscan, openstates} {
		out := filepath.Join(t.TempDir(), "drafts.csv")
		code, _, stderr := importcsv(t, "", "-bulk", path, "-o", out)
		assert.Equal(t, 1, code, "a row is wrong on purpose")
		assert.Contains(t, stderr, "a person has to read the bills")
		assert.Equal(t, file(t, filepath.Join(filepath.Dir(path), "drafts.csv")), file(t, out))
	}
}

func TestTemplates(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "forms")
	code, _, stderr := importcsv(t, "", "-template", dir)
	require.Equal(t, 0, code, stderr)
	for _, name := range []string{"bills.csv", "evidence.csv", "coverage.csv", "cases.csv", "links.csv", "datapackage.json", "dataset.schema.json"} {
		assert.NotEmpty(t, file(t, filepath.Join(dir, name)))
	}
	code, _, stderr = importcsv(t, "", "-check", dir)
	assert.Equal(t, 0, code, stderr)
}

func TestProgress(t *testing.T) {
	draw, clear := progress(&bytes.Buffer{}, 100)
	assert.Nil(t, draw, "nobody sees a bar in a pipe")
	clear()
	f, err := os.Create(filepath.Join(t.TempDir(), "log"))
	require.NoError(t, err)
	defer f.Close()
	draw, clear = progress(f, 100)
	assert.Nil(t, draw, "nor in a file")
	clear()

	var out bytes.Buffer
	now := time.Unix(0, 0)
	draw, _ = bar(&out, 200, func() time.Time { return now })
	draw(50)
	assert.Empty(t, out.String(), "short files have none")
	now = now.Add(time.Second)
	draw(50)
	assert.Equal(t, "\r[#######.......................]  25%", out.String())
	now = now.Add(99 * time.Millisecond)
	draw(51)
	assert.Equal(t, 1, strings.Count(out.String(), "\r"), "not more than ten times a second")
	draw(100)
	draw(20) // the next file begins
	now = now.Add(100 * time.Millisecond)
	draw(50)
	assert.Contains(t, out.String(), " 75%")
	draw(100)
	assert.True(t, strings.HasSuffix(out.String(), "\r"), "it is gone at the end")

	draw, clear = bar(&out, 200, func() time.Time { now = now.Add(time.Second); return now })
	draw(50)
	assert.True(t, strings.HasSuffix(out.String(), "%"))
	clear()
	assert.True(t, strings.HasSuffix(out.String(), " \r"), "it is gone where fewer bytes were read than were to be")
}

func TestWhatWasReadIsNotOverwritten(t *testing.T) {
	dir := t.TempDir()
	bills := filepath.Join(dir, "bills.csv")
	require.NoError(t, os.WriteFile(bills, []byte(file(t, shippedBills)), 0o644))
	for _, args := range [][]string{{"-bills", bills, "-o", bills}, {"-o", dir, dir}, {"-bills", bills, "-rejects", bills, "-check"}} {
		code, _, stderr := importcsv(t, "", args...)
		assert.Equal(t, 1, code)
		assert.Contains(t, stderr, "would overwrite")
		assert.True(t, file(t, shippedBills) == file(t, bills))
	}
}
