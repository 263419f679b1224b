package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const (
	field     = "../../states/records/testdata/field/"
	bulkField = "../../states/records/bulk/testdata/field/"
	soundHead = "id,state,effect,source_url\n"
)

// names lists what a directory holds.
func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func TestAnOutputIsReplacedOnlyBySomething(t *testing.T) {
	for name, c := range map[string]struct {
		table string
		args  []string
		want  string
	}{
		"a web page":                   {"<!DOCTYPE html><html><body>Please log in</body></html>", nil, "could not be read: nothing is written"},
		"a web page, of a service":     {"<!DOCTYPE html><html><body>Please log in</body></html>", []string{"-bulk"}, "standard input is of no form that is known"},
		"an empty file":                {"", nil, "could not be read"},
		"an empty file, of a service":  {"", []string{"-bulk"}, "of no form that is known"},
		"another header":               {"a,b\n1,2\n", nil, "could not be read"},
		"a column is missing":          {"id,state,effect\na,CO,limits\n", nil, "could not be read"},
		"a column is twice":            {"id,id,state,effect,source_url\na,a,CO,limits,https://example.org\n", nil, "could not be read"},
		"no row is good":               {soundHead + "a,XX,limits,https://example.org\n", nil, "no row of standard input is good"},
		"no row is good, of a service": {"bill_id,bill_number,url\n1,HB1,nowhere\n", []string{"-bulk"}, "no row of standard input is good"},
		"a header and no row":          {soundHead, nil, "there is no row to write"},
	} {
		for _, ending := range []string{"csv", "svg", "json", "geojson"} {
			if ending != "csv" && c.args != nil {
				continue
			}
			t.Run(name+" "+ending, func(t *testing.T) {
				dir := t.TempDir()
				out := filepath.Join(dir, "good."+ending)
				require.NoError(t, os.WriteFile(out, []byte("what was good"), 0o644))
				read := []string{"-bills", "-"}
				if c.args != nil {
					read = append(c.args, "-")
				}
				code, stdout, stderr := importcsv(t, c.table, append(read, "-o", out)...)
				assert.Equal(t, 1, code)
				assert.Empty(t, stdout)
				assert.Contains(t, stderr, c.want)
				assert.Equal(t, "what was good", file(t, out), "to the byte")
				assert.Len(t, names(t, dir), 1, "and nothing beside it")
				code, stdout, _ = importcsv(t, c.table, append(read, "-diff")...)
				assert.Equal(t, 1, code)
				assert.Empty(t, stdout, "no difference is printed")
			})
		}
	}
	t.Run("one of several tables", func(t *testing.T) {
		dir, in := t.TempDir(), t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(in, "bills.csv"), []byte(file(t, shippedBills)), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(in, "evidence.csv"), []byte("<html>"), 0o644))
		code, _, stderr := importcsv(t, "", "-o", dir, in)
		assert.Equal(t, 1, code)
		assert.Contains(t, stderr, "evidence.csv could not be read")
		assert.Empty(t, names(t, dir))
		assert.True(t, strings.HasPrefix(stderr, filepath.Join(in, "evidence.csv")), "what could not be read is said first")
	})
	t.Run("a dataset", func(t *testing.T) {
		dir := t.TempDir()
		out := filepath.Join(dir, "x.json")
		code, _, stderr := importcsv(t, "", field+"legiscan-bill.json", "-o", out)
		assert.Equal(t, 1, code)
		assert.Contains(t, stderr, "is LegiScan's JSON of a bill, no table of ours: to make drafts of it, type importcsv -bulk")
		assert.Empty(t, names(t, dir))
	})
	t.Run("the first of several outputs waits for the last", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "x.bills.csv"), []byte("old"), 0o644))
		require.NoError(t, os.Mkdir(filepath.Join(dir, "x.coverage.csv"), 0o755)) // where no file can be
		code, _, stderr := importcsv(t, "", "-bills", shippedBills, "-coverage", shippedCoverage, "-o", filepath.Join(dir, "x.csv"))
		assert.Equal(t, 1, code)
		assert.Contains(t, stderr, "is a directory")
		assert.Equal(t, "old", file(t, filepath.Join(dir, "x.bills.csv")))
		assert.Len(t, names(t, dir), 2)
	})
}

func TestOneFileByTwoNames(t *testing.T) {
	dir := t.TempDir()
	const wrong = soundHead + "a,XX,limits,https://example.org\nb,CO,limits,https://example.org\n"
	x := filepath.Join(dir, "x.csv")
	t.Chdir(dir)
	code, _, stderr := importcsv(t, wrong, "-bills", "-", "-o", "x.csv", "-rejects", x)
	assert.Equal(t, 2, code, "neither is there")
	assert.Contains(t, stderr, "the same file")
	require.NoError(t, os.WriteFile(x, []byte("old"), 0o644))
	require.NoError(t, os.Link(x, filepath.Join(dir, "y.csv")))
	code, _, stderr = importcsv(t, wrong, "-bills", "-", "-o", "x.csv", "-rejects", "y.csv")
	assert.Equal(t, 2, code, "a hard link")
	assert.Contains(t, stderr, "the same file")
	assert.Equal(t, "old", file(t, x))

	require.NoError(t, os.WriteFile("in.csv", []byte(wrong), 0o644))
	require.NoError(t, os.Link("in.csv", "linked.csv"))
	for _, args := range [][]string{{"-o", "linked.csv"}, {"-o", filepath.Join(dir, "in.csv")}, {"-rejects", "linked.csv", "-check"}} {
		code, _, stderr = importcsv(t, "", append(args, "-bills", "in.csv")...)
		assert.Equal(t, 1, code, args)
		assert.Contains(t, stderr, "would overwrite", args)
		assert.Equal(t, wrong, file(t, "in.csv"))
	}
	code, _, stderr = importcsv(t, "", "-bulk", "in.csv", "-check", "-rejects", "linked.csv")
	assert.Equal(t, 1, code)
	assert.NotEmpty(t, stderr)
	assert.Equal(t, wrong, file(t, "in.csv"))
}

func TestRejectsOfAnEarlierRun(t *testing.T) {
	dir := t.TempDir()
	rejects := filepath.Join(dir, "rejects.csv")
	const good = soundHead + "a,CO,limits,https://example.org\n"
	bad := strings.Replace(good, "CO", "XX", 1) + "b,CO,limits,https://example.org\n"
	importcsv(t, bad, "-bills", "-", "-check", "-rejects", rejects)
	require.FileExists(t, rejects)
	importcsv(t, "<html>", "-bills", "-", "-check", "-rejects", rejects)
	assert.FileExists(t, rejects, "a table that could not be read has none, and takes none away")
	code, _, _ := importcsv(t, good, "-bills", "-", "-check", "-rejects", rejects)
	assert.Equal(t, 0, code)
	assert.NoFileExists(t, rejects, "there is nothing to correct any more")
	require.NoError(t, os.WriteFile(rejects, []byte("my own notes\n"), 0o644))
	importcsv(t, good, "-bills", "-", "-check", "-rejects", rejects)
	assert.Equal(t, "my own notes\n", file(t, rejects), "what are no rejects stays")
}

func TestServicesWithTheOtherFlags(t *testing.T) {
	dir := t.TempDir()
	rejects, out := filepath.Join(dir, "rejects.csv"), filepath.Join(dir, "drafts.csv")
	code, _, _ := importcsv(t, "", "-bulk", legiscan, "-rejects", rejects, "-o", out)
	assert.Equal(t, 1, code)
	text := file(t, rejects)
	assert.Equal(t, 3, strings.Count(text, "\n"), text)
	assert.Contains(t, text, "is no address of a bill on LegiScan")

	code, stdout, stderr := importcsv(t, strings.ReplaceAll(strings.ReplaceAll(text, "https://example.org/CO/bill/", "https://legiscan.com/CO/bill/"), "/ZZ/", "/CO/"),
		"-bulk", "-", "-rejects", rejects, "-o", "-")
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, 3, strings.Count(stdout, "\n"))
	assert.NoFileExists(t, rejects)

	t.Run("what changes against a table of verdicts", func(t *testing.T) {
		curated := filepath.Join(dir, "tables")
		require.NoError(t, os.Mkdir(curated, 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(curated, "bills.csv"), []byte("id,state,number,session,status,effect,source_url\nours,CO,S.B. 217,2021,pending,limits,https://example.org\n"), 0o644))
		code, stdout, _ := importcsv(t, "", "-bulk", legiscan, "-against", curated, "-asof", "2026-11-22")
		assert.Equal(t, 1, code, "two rows are wrong on purpose")
		assert.Contains(t, stdout, "bills ours: introduced blank → 2021-03-02; status pending → enacted; status_date blank → 2021-06-19\n")
		assert.Contains(t, stdout, "bills co-2021-hb-4001: new\n")
		assert.NotContains(t, stdout, "gone:")
		assert.Contains(t, stdout, " 0 gone,")
		_, stdout, _ = importcsv(t, "", "-bulk", legiscan, "-diff", "-json", "-asof", "2026-11-22")
		var d struct{ Rows []struct{ Key, Kind string } }
		require.NoError(t, json.Unmarshal([]byte(stdout), &d))
		assert.NotEmpty(t, d.Rows)
	})
	t.Run("a ZIP or a folder, without -bills", func(t *testing.T) {
		code, stdout, stderr := importcsv(t, "", "-bulk", bulkField+"legiscan-dataset.zip", "-o", "-")
		assert.Equal(t, 0, code, stderr)
		assert.Contains(t, stdout, "tx-2025-hb-1,")
		code, stdout, stderr = importcsv(t, "", "-bulk", bulkField+"openstates-renamed-by-browser", "-o", "-")
		assert.Equal(t, 0, code, stderr)
		assert.Contains(t, stdout, ",enacted,2026-05-11,")
	})
}

func TestJSONAlone(t *testing.T) {
	for name, args := range map[string][]string{
		"a check":                {"-bills", shippedBills, "-check"},
		"mistakes":               {"-check", mistakes},
		"drafts":                 {"-bulk", legiscan, "-o", filepath.Join(t.TempDir(), "x.csv")},
		"an output":              {"-bills", shippedBills, "-o", filepath.Join(t.TempDir(), "x.csv")},
		"a file that is not":     {"-bills", "nowhere.csv", "-check"},
		"a page":                 {"-bills", field + "login-page-saved-as.csv", "-o", filepath.Join(t.TempDir(), "x.csv")},
		"a command of no sense":  {"-bills", shippedBills},
		"a flag that is none":    {"-nonsense"},
		"a date that is none":    {"-asof", "soon", "-bills", shippedBills, "-check"},
		"a template":             {"-template", t.TempDir()},
		"repeated mistakes":      {"-bills", field + "many-alike.csv", "-check"},
		"repeated mistakes, all": {"-bills", field + "many-alike.csv", "-check", "-all"},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, stderr := importcsv(t, "", append(args, "-json")...)
			if name == "a date that is none" || name == "a flag that is none" {
				_, _, stderr = importcsv(t, "", append([]string{"-json"}, args...)...)
			}
			lines := strings.Split(strings.TrimSuffix(stderr, "\n"), "\n")
			for _, line := range lines {
				var v map[string]any
				require.NoError(t, json.Unmarshal([]byte(line), &v), line)
			}
			var last map[string]any
			require.NoError(t, json.Unmarshal([]byte(lines[len(lines)-1]), &last))
			_, summary := last["errors"]
			_, failed := last["error"]
			assert.True(t, summary || failed, "the last is the summary, or why there is none: %v", last)
		})
	}
}

func TestMistakesThatRepeat(t *testing.T) {
	code, _, stderr := importcsv(t, "", "-bills", field+"many-alike.csv", "-check")
	assert.Equal(t, 1, code)
	assert.Equal(t, 4, strings.Count(stderr, "\n"), stderr)
	assert.Contains(t, stderr, "(6 times: lines 2, 3, 4, 5, 6 …)")
	assert.Contains(t, stderr, "-dates mdy", "the remedy names the flag")
	_, _, stderr = importcsv(t, "", "-bills", field+"many-alike.csv", "-check", "-all")
	assert.Equal(t, 12, strings.Count(stderr, "\n"), stderr)
	_, _, stderr = importcsv(t, "", "-bills", field+"many-alike.csv", "-check", "-dates", "mdy")
	assert.NotContains(t, stderr, "introduced")
}

func TestAFlagGivenTwice(t *testing.T) {
	for _, flag := range []string{"-bills", "-evidence", "-o", "-rejects", "-against"} {
		code, _, stderr := importcsv(t, "", flag, "a.csv", flag, "b.csv", "-check")
		assert.Equal(t, 2, code)
		assert.Contains(t, stderr, `it is given twice, with "a.csv" and "b.csv"`)
	}
}

func TestTemplatesTakeNobodysPlace(t *testing.T) {
	dir := t.TempDir()
	code, _, stderr := importcsv(t, "", "-template", dir)
	require.Equal(t, 0, code, stderr)
	code, _, stderr = importcsv(t, "", "-template", dir)
	require.Equal(t, 0, code, "the same forms again: %s", stderr)
	filled := filepath.Join(dir, "cases.csv")
	require.NoError(t, os.WriteFile(filled, []byte("id,name\nmine,mine\n"), 0o644))
	before := names(t, dir)
	code, _, stderr = importcsv(t, "", "-template", dir)
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "cases.csv is there already, and is no empty form")
	assert.Equal(t, "id,name\nmine,mine\n", file(t, filled))
	assert.Equal(t, before, names(t, dir))
}

func TestTheSourceIsTheFilesName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "co-house-bills.csv")
	require.NoError(t, os.WriteFile(path, []byte(file(t, shippedBills)), 0o644))
	_, stdout, _ := importcsv(t, "", "-bills", path, "-as", "json", "-o", "-")
	assert.Contains(t, stdout, `"source":"co-house-bills.csv"`)
	_, stdout, _ = importcsv(t, file(t, shippedBills), "-bills", "-", "-as", "json", "-o", "-")
	assert.Contains(t, stdout, `"source":"bills"`)
}

func TestNamesThatATerminalWouldObey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "\x1b[2Jbills.csv")
	if err := os.WriteFile(path, []byte(soundHead+"a\x1b[31m,XX,limits,https://example.org\n"), 0o644); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{{"-bills", path, "-check"}, {"-bills", path + "x", "-check"}, {"-bills", path, "-o", path}, {"-bulk", path, "-check"}} {
		_, _, stderr := importcsv(t, "", args...)
		assert.NotContains(t, stderr, "\x1b", args)
		assert.Contains(t, stderr, `\x1b[2J`, args)
	}
}
