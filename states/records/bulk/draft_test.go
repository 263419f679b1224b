package bulk

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records"
)

var update = flag.Bool("update", false, "write the goldens")

var asOf = states.MustParseDate("2026-11-22")

// golden compares with a file, or writes it.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func written[T any](t *testing.T, rows ...T) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, records.Write(&out, slices.Values(rows)))
	return out.String()
}

// lines are the notes and problems of a report as they are printed.
func lines(r *records.Report) (all []string) {
	for _, p := range slices.Concat(r.Notes, r.Problems) {
		all = append(all, filepath.ToSlash(p.Error()))
	}
	return all
}

// drafted reads what a path leads to.
func drafted(t *testing.T, path string, o records.Options) ([]Draft, *records.Report) {
	t.Helper()
	f, c, err := Open(path)
	require.NoError(t, err)
	defer c.Close()
	drafts, report, err := readFiles(f, o)
	require.NoError(t, err)
	return drafts, report
}

func readFiles(f Files, o records.Options) ([]Draft, *records.Report, error) {
	r, err := Read(Options{Options: o}, f)
	return r.Drafts, r.Report, err
}

func readStdin(from io.Reader, o records.Options) ([]Draft, *records.Report, error) {
	o.Stdin = from
	return readFiles(Files{Name: "-"}, o)
}

func TestLegiScan(t *testing.T) {
	drafts, report := drafted(t, "../../../testdata/legiscan/bills.csv", records.Options{})
	golden(t, "../../../testdata/legiscan/drafts.csv", written(t, drafts...))
	assert.Equal(t, []string{
		`../../../testdata/legiscan/bills.csv:10:M url: "https://example.org/CO/bill/HB4004/2021" is no address of a bill on LegiScan, from which state and year are read: https://legiscan.com/CO/bill/SB217/2020`,
		`../../../testdata/legiscan/bills.csv:11:M url: "https://legiscan.com/ZZ/bill/HB4005/2021" names no jurisdiction: ZZ`,
	}, lines(report))
	assert.Equal(t, "../../../testdata/legiscan/bills.csv: 12 rows read, 10 accepted, 2 rejected", report.Files[1].String())
	cautious(t, drafts)
}

func TestOpenStates(t *testing.T) {
	drafts, report := drafted(t, "../../../testdata/openstates/XX_2021_bills.csv", records.Options{})
	golden(t, "../../../testdata/openstates/drafts.csv", written(t, drafts...))
	assert.Equal(t, []string{
		`../../../testdata/openstates/XX_2021_bills.csv: note: there is no XX_2021_bill_abstracts.csv beside it: the descriptions stay blank`,
		`../../../testdata/openstates/XX_2021_bills.csv:8:G jurisdiction: "Californa" is no jurisdiction: write a USPS code such as CO, DC, PR or US; did you mean "California" → CA?`,
	}, lines(report))
	cautious(t, drafts)
}

// cautious holds what no draft may say: nothing is pending by itself, nothing is assessed.
func cautious(t *testing.T, drafts []Draft) {
	t.Helper()
	require.NotEmpty(t, drafts)
	ids := map[string]bool{}
	for _, d := range drafts {
		assert.NotEqual(t, states.Pending, d.Status, d.ID)
		assert.Equal(t, rubric.Scorecard{}, d.Scorecard, d.ID)
		assert.False(t, ids[d.ID], "%s is there twice", d.ID)
		ids[d.ID] = true
	}
	text := written(t, drafts...)
	_, report, err := records.ReadAll[states.Bill](strings.NewReader(text), records.Options{Limit: records.NoLimit})
	require.NoError(t, err)
	assert.Equal(t, len(drafts), report.Files[0].Drafts, "each wants to be assessed, and nothing else is wrong")
	assert.Empty(t, report.Problems)

	rows := strings.Split(strings.TrimSpace(text), "\n")
	var assessed []string
	for _, d := range drafts {
		assessed = append(assessed, written(t, d.Bill))
	}
	assert.Len(t, rows, len(drafts)+1)
	for i, b := range assessed {
		bills, report, err := records.ReadAll[states.Bill](strings.NewReader(b), records.Options{})
		require.NoError(t, err)
		assert.Empty(t, lines(report))
		assert.Equal(t, drafts[i].Bill, bills[0])
	}
	assert.Empty(t, records.Check(records.Tables{Tables: dataset.Tables{Bills: collect(drafts)}}, asOf), "no rule is broken")
}

func collect(drafts []Draft) (bills []states.Bill) {
	for _, d := range drafts {
		bills = append(bills, d.Bill)
	}
	return bills
}

func TestDraftsFromAPipe(t *testing.T) {
	bills, err := os.Open("../../../testdata/legiscan/bills.csv")
	require.NoError(t, err)
	defer bills.Close()
	drafts, report, err := readStdin(bills, records.Options{})
	require.NoError(t, err)
	assert.Contains(t, lines(report)[0], "standard input: note: there is no history.csv beside it")
	at := slices.IndexFunc(drafts, func(d Draft) bool { return d.Number == "SB 10" })
	assert.Equal(t, states.StatusUnknown, drafts[at].Status, "the last action tells of the override too")
	_, _, err = Open("nowhere/bills.csv")
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestNumbersOfServices(t *testing.T) {
	for number, want := range map[string]string{"HB4001": "HB 4001", "HB 4001": "HB 4001", "S.2963": "S.2963", "SB0009": "SB 9", "SB 0": "SB 0", "HB": "HB", "LD 1": "LD 1", "SB20-217": "SB 20-217", "AB5A": "AB 5A", "4001": "4001", "": ""} {
		assert.Equal(t, want, spacedNumber(number))
	}
	for number, want := range map[string]kind{"HB 1": ordinary, "SB 1": ordinary, "HF 1": ordinary, "LB 1": ordinary, "S 1": ordinary, "H.R. 1": ordinary, "H7001": ordinary,
		"HR 1": noLaw, "SJR 1": joint, "HCR 1": noLaw, "HJM 1": noLaw, "HRES 1": noLaw, "SJRG": joint, "H.Res. 5": noLaw, "H.J.Res. 5": joint, "S.Con.Res. 1": noLaw} {
		assert.Equal(t, want, kindOf("", number), number)
	}
}

func TestPythonLists(t *testing.T) {
	for text, want := range map[string][]string{
		"['bill']": {"bill"}, "['a', 'b-c']": {"a", "b-c"}, "['Courts, Criminal', 'O\\'Neil']": {"Courts, Criminal", "O'Neil"}, `["it's"]`: {"it's"}, "[]": nil, "": nil, "bill": {"bill"}, "became-law": {"became-law"},
	} {
		assert.Equal(t, want, pythonList(text), text)
	}
}
