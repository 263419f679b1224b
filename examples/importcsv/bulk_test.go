package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var updateGoldens = flag.Bool("update", false, "write the goldens")

const bulkData = "../../states/records/bulk/testdata/"

func goldenText(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *updateGoldens {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func contents(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

// TestTheAnalystsYear finds, assesses, updates, checks and draws, as the README tells it.
func TestTheAnalystsYear(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	var told strings.Builder
	run := func(args ...string) (code int) {
		code, stdout, stderr := importcsv(t, "", append(args, "-asof", "2026-11-22")...)
		told.WriteString("$ importcsv " + strings.Join(args, " ") + "\n" + stdout + stderr)
		return code
	}
	require.Zero(t, run("-bulk", bulkData+"services", "-find", "-o", in("drafts.csv")))

	// A person writes what three of them do, and leaves the others as they are.
	rows := strings.SplitAfter(contents(t, in("drafts.csv")), "\n")
	var assessed strings.Builder
	assessed.WriteString(rows[0])
	for i, row := range rows[1:] {
		if cells := strings.Split(row, ","); i < 3 { // their titles hold no comma
			cells[19], cells[20] = "limits", "met"
			row = strings.Join(cells, ",")
		}
		assessed.WriteString(row)
	}
	require.NoError(t, os.WriteFile(in("assessed.csv"), []byte(assessed.String()), 0o644))
	require.Zero(t, run("-bills", in("assessed.csv"), "-o", in("bills.csv")))

	// The next edition says what became of two of them.
	next := strings.NewReplacer(`1,Introduced,2023-01-17,"Repeal the rights act"`, `4,Passed,2023-04-01,"Repeal the rights act"`, `2023-02-01,"Tabled in committee"`, `2023-04-01,"Signed by Governor - Chapter 44"`)
	const session = "NM/2023-2023_Regular_Session/csv/"
	require.NoError(t, os.MkdirAll(in("next/"+session), 0o755))
	require.NoError(t, os.WriteFile(in("next/"+session+"bills.csv"), []byte(next.Replace(contents(t, bulkData+"services/legiscan/"+session+"bills.csv"))), 0o644))
	require.Zero(t, run("-bulk", in("next"), bulkData+"services/openstates", "-into", in("bills.csv"), "-find", "-o", in("more.csv")))
	updated := contents(t, in("bills.csv"))
	require.Zero(t, run("-bulk", in("next"), bulkData+"services/openstates", "-into", in("bills.csv"), "-find", "-o", in("more.csv")))
	assert.Equal(t, updated, contents(t, in("bills.csv")), "twice changes nothing")
	require.Zero(t, run("-bills", in("bills.csv"), "-check"))
	require.Zero(t, run("-bills", in("bills.csv"), "-o", in("map.svg")))
	goldenText(t, "year.txt", strings.ReplaceAll(filepath.ToSlash(told.String()), filepath.ToSlash(dir)+"/", ""))
	goldenText(t, "bills.csv", updated)
}

func TestNothingIsWrittenOfBadServices(t *testing.T) {
	dir := t.TempDir()
	in := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		return path
	}
	head := "id,state,number,session,effect,source_url,service_id\n"
	other := in("other.csv", head+"co-1,CO,HB 1,1999,limits,https://example.org,\n")
	wrongID := in("wrong.csv", head+"nm-1,NM,HB 1,2021,limits,https://example.org,NM-HB-1\n")
	otherID := in("otherid.csv", head+"nm-1,NM,HB 1,2021,limits,https://example.org,902\n")
	broken := in("broken.csv", head+"nm-1,NM,HB 1,2021,limit5,https://example.org,\nnm-2,NM,HB 2,2021,limits,https://example.org,\n")
	drafts := in("drafts.csv", "id,state,effect,source_url,service_id,rank\nnm-1,NM,limits,https://example.org,,9\nnm-2,NM,,https://example.org,,8\n")
	lossy := in("lossy.csv", "id,state,effect,source_url,our own column\nco-1,CO,limits,https://example.org,text\n")
	half := in("half.zip", "PK\x03\x04 and no more")
	unknown := in("unknown.csv", "a,b\n1,2\n")
	everything := in("everything.csv", "term\nchile|rights|immunity|immunization|congratulating|civil|enforcement|force|bivens|duty|sovereign|codifying|ending\n")
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"half a ZIP":                     {[]string{"-bulk", half, "-find"}, "half.zip is no whole ZIP: fetch it once more"},
		"a form that nobody knows":       {[]string{"-bulk", unknown}, "is of no form that is known"},
		"an archive of another year":     {[]string{"-bulk", bulkData + "update", "-into", other}, "none of the 1 bills"},
		"ids that are not the service's": {[]string{"-bulk", bulkData + "update", "-into", wrongID}, `service_id "NM-HB-1" is no name of LegiScan`},
		"ids of other bills":             {[]string{"-bulk", bulkData + "update", "-into", otherID}, "which is NM HB 2 of 2021"},
		"a row with an error":            {[]string{"-bulk", bulkData + "update", "-into", broken}, "broken.csv has errors: correct them first; importcsv -bills "},
		"drafts":                         {[]string{"-bulk", bulkData + "update", "-into", drafts}, "drafts.csv has columns that would be lost"},
		"a column that would be lost":    {[]string{"-bulk", bulkData + "update", "-into", lossy}, "columns that would be lost"},
		"a term that all bills have":     {[]string{"-bulk", bulkData + "update", "-terms", in("the.csv", "term\nthe\n")}, "matches nearly every bill"},
		"terms that match everything":    {[]string{"-bulk", bulkData + "find", bulkData + "update", "-terms", everything}, "more than half"},
	} {
		t.Run(name, func(t *testing.T) {
			out := in("out.csv", "what was there")
			into := ""
			for _, path := range []string{other, wrongID, otherID, lossy, broken, drafts} {
				into += contents(t, path)
			}
			args := append(c.args, "-o", out)
			if c.args[len(c.args)-2] == "-into" {
				args = append(args, "-find")
				if name == "an archive of another year" {
					args = c.args
				}
			}
			code, _, stderr := importcsv(t, "", args...)
			assert.Equal(t, 1, code)
			assert.Contains(t, stderr, c.want)
			assert.Equal(t, "what was there", contents(t, out))
			after := ""
			for _, path := range []string{other, wrongID, otherID, lossy, broken, drafts} {
				after += contents(t, path)
			}
			assert.Equal(t, into, after)
		})
	}
}

func TestWhatTheServiceSaysOtherwise(t *testing.T) {
	table := filepath.Join(t.TempDir(), "bills.csv")
	require.NoError(t, os.WriteFile(table, []byte(contents(t, bulkData+"update/before.csv")), 0o644))
	code, stdout, stderr := importcsv(t, "", "-bulk", bulkData+"update/bills.csv", "-into", table, "-check")
	assert.Zero(t, code)
	assert.Contains(t, stdout, "nm-1: introduced blank → 2021-01-19; status pending → enacted")
	assert.Contains(t, stderr, `nm-3 status: warning: "enacted" is "failed" at the service, and stays: -accept takes it`)
	assert.Equal(t, contents(t, bulkData+"update/before.csv"), contents(t, table), "-check writes nothing")

	code, _, _ = importcsv(t, "", "-bulk", bulkData+"update/bills.csv", "-into", table)
	assert.Zero(t, code)
	assert.Equal(t, contents(t, bulkData+"update/after.csv"), contents(t, table))
	code, _, _ = importcsv(t, "", "-bulk", bulkData+"update/bills.csv", "-into", table, "-accept")
	assert.Zero(t, code)
	assert.Equal(t, contents(t, bulkData+"update/accepted.csv"), contents(t, table))
}

func TestFilesOfServicesWithoutBulk(t *testing.T) {
	path := bulkField + "openstates-renamed-by-browser/CO_2026A_bills (1).csv"
	for _, args := range [][]string{{"-bills", path, "-check"}, {path, "-o", filepath.Join(t.TempDir(), "x.csv")}} {
		code, stdout, stderr := importcsv(t, "", args...)
		assert.Equal(t, 1, code)
		assert.Empty(t, stdout)
		assert.Contains(t, stderr, `is Open States' table of bills, no table of ours: to make drafts of it, type importcsv -bulk "`+path+`" -o drafts.csv`)
	}
	for path, what := range map[string]string{
		bulkData + "services/openstates/csv": "is a folder of Open States",
		bulkData + "services/legiscan":       "is a folder of LegiScan",
		bulkField + "legiscan-dataset.zip":   "is a ZIP of LegiScan",
	} {
		code, _, stderr := importcsv(t, "", path, "-o", t.TempDir()+"/")
		assert.Equal(t, 1, code)
		assert.Contains(t, stderr, what)
	}
	for _, args := range [][]string{{"-find", "-bills", "x"}, {"-bulk"}, {"-bulk", "x.zip"}, {"-bulk", "x.zip", "-o", "x.svg"}, {"-bulk", "x.zip", "-accept", "-check"},
		{"-bulk", "x.zip", "-into", "a.csv", "-o", "b.csv"}, {"-bulk", "x.zip", "-find", "-into", "a.csv", "-o", "a.csv"}, {"-bulk", "x.zip", "-bills", "b.csv", "-check"}, {"-into", "a.csv", "-bills", "b.csv"}} {
		code, _, stderr := importcsv(t, "", args...)
		assert.Equal(t, 2, code, "%v: %s", args, stderr)
	}
}
