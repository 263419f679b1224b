package records

import (
	"bytes"
	"flag"
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
)

var update = flag.Bool("update", false, "write the goldens")

// golden compares with a file of testdata, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

// lines are the notes and problems of a report as they are printed.
func lines(r *Report) (all []string) {
	for _, p := range slices.Concat(r.Notes, r.Problems) {
		all = append(all, p.Error())
	}
	return all
}

// readBills reads bills from a text; bills need a state, an effect and a source, which the text has no need to mind.
func readBills(t *testing.T, text string, o Options) ([]states.Bill, *Report) {
	t.Helper()
	bills, report, err := ReadAll[states.Bill](strings.NewReader(text), o)
	require.NoError(t, err)
	for _, f := range report.Files {
		require.Equal(t, f.Read, f.Accepted+f.Rejected, "no row is lost")
	}
	require.Len(t, bills, report.Files[0].Accepted)
	return bills, report
}

var asOf = states.MustParseDate("2026-11-22")

// TestMistakes holds what a person is told. The golden is the measure: every line says where, what, and what to do.
func TestMistakes(t *testing.T) {
	var all []string
	tables, report, err := Open("../../testdata/mistakes", Options{AsOf: asOf})
	require.NoError(t, err)
	all = append(all, lines(report)...)
	problems := report.Problems
	for _, f := range report.Files {
		all = append(all, f.String())
		assert.Equal(t, f.Read, f.Accepted+f.Rejected, "no row is lost")
	}
	assert.Equal(t, report.Errors+report.Warnings, len(report.Problems)+report.More)
	assert.Len(t, tables.Bills, report.Files[0].Accepted, "good rows are there though others fail")

	files, err := filepath.Glob("../../testdata/mistakes/files/*")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, path := range files {
		_, report, err := Open(path, Options{})
		require.NoError(t, err)
		assert.False(t, report.Clean(), path)
		all = append(all, lines(report)...)
		problems = append(problems, report.Problems...)
	}
	slashed := filepath.ToSlash(strings.Join(all, "\n") + "\n")
	golden(t, "../../../testdata/mistakes/golden.txt", strings.ReplaceAll(slashed, "../../testdata/mistakes/", ""))

	kinds := map[string]bool{} // two mistakes of a rule in a column are two kinds where other words explain them
	for _, p := range problems {
		assert.NotContains(t, p.Error(), "%!", "a broken message")
		kinds[p.Column+" "+string(p.Rule)+" "+strings.Join(strings.Fields(p.Message)[:3], " ")] = true
	}
	assert.GreaterOrEqual(t, len(kinds), 40)
}

// The shipped tables are the largest sound ones there are.
func TestShippedTablesAreSoundAndCanonical(t *testing.T) {
	files := Files{Bills: "../bills.csv", Evidence: "../evidence.csv", Coverage: "../coverage.csv", Links: "../links.csv", Cases: "../../cases/cases.csv"}
	tables, report, err := files.Read(Options{AsOf: asOf})
	require.NoError(t, err)
	assert.Empty(t, lines(report))
	assert.True(t, slices.Equal(states.Bills(), tables.Bills), "bills.csv is not what was generated: go generate ./states")
	assert.True(t, slices.Equal(states.AllEvidence(), tables.Evidence), "evidence.csv: go generate ./states")
	assert.True(t, slices.Equal(states.AllCoverage(), tables.Coverage), "coverage.csv: go generate ./states")
	assert.True(t, slices.Equal(states.Links(), tables.Links), "links.csv: go generate ./states")
	assert.True(t, slices.Equal(slices.Collect(cases.All()), tables.Cases), "cases.csv: go generate ./cases")

	canonical(t, files.Bills, tables.Bills)
	canonical(t, files.Evidence, tables.Evidence)
	canonical(t, files.Coverage, tables.Coverage)
	canonical(t, files.Links, tables.Links)
	canonical(t, files.Cases, tables.Cases)
}

func canonical[T any](t *testing.T, path string, rows []T) {
	t.Helper()
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, Write(&out, slices.Values(rows)))
	assert.True(t, string(want) == out.String(), "%s is not as Write writes it", path)
}

const (
	head = "id,state,effect,source_url,title,introduced,police_officers\n"
	one  = "co-1,CO,limits,https://example.org/1,An act,2021-06-19,met\n"
)

func bill1() states.Bill {
	return states.Bill{ID: "co-1", State: "CO", SourceURL: "https://example.org/1", Title: "An act",
		Introduced: states.MustParseDate("2021-06-19"), Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met}}
}

// TestField holds what people are told of files as analysts have them, each kind of mistake once. Read the golden as one
// of them.
func TestField(t *testing.T) {
	paths, err := filepath.Glob("testdata/field/*")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	var all []string
	for _, path := range paths {
		if strings.HasSuffix(path, ".txt") || strings.Contains(path, "own-struct") {
			continue
		}
		files := Files{Bills: path}
		read := files.Read
		if strings.HasSuffix(path, ".json") {
			read = func(o Options) (Tables, *Report, error) { return Open(path, o) }
		}
		tables, report, err := read(Options{AsOf: asOf})
		require.NoError(t, err)
		for _, c := range report.Causes {
			all = append(all, c.Lines()...)
		}
		for _, p := range report.Notes {
			all = append(all, p.Error())
		}
		all = append(all, report.Files[0].String())
		for _, b := range tables.Bills {
			all = append(all, "  "+strings.TrimSpace(strings.TrimPrefix(written(t, b), written[states.Bill](t))))
		}
	}
	golden(t, "field/golden.txt", strings.ReplaceAll(filepath.ToSlash(strings.Join(all, "\n")+"\n"), "testdata/field/", ""))
}

func TestIgnorePassesOverWarnings(t *testing.T) {
	r := Read[states.Bill](strings.NewReader("id,state,effect,source_url,title\na,CO,limits,https://example.org,one \nb,CO,limit5,https://example.org,two \n"), Options{})
	r.Ignore(OuterSpace)
	for _, b := range r.All() {
		assert.Equal(t, "one ", b.Title)
	}
	assert.Equal(t, []int{1, 0}, []int{r.Report().Errors, r.Report().Warnings})
}
