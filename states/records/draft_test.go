package records

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func TestLegiScan(t *testing.T) {
	drafts, report, err := LegiScan("testdata/legiscan/bills.csv", Options{})
	require.NoError(t, err)
	golden(t, "legiscan/drafts.csv", written(t, drafts...))
	assert.Equal(t, []string{
		`testdata/legiscan/bills.csv:10:M url: "https://example.org/CO/bill/HB4004/2021" is no address of a bill on LegiScan, from which state and year are read: https://legiscan.com/CO/bill/SB217/2020`,
		`testdata/legiscan/bills.csv:11:M url: "https://legiscan.com/ZZ/bill/HB4005/2021" names no jurisdiction: ZZ`,
	}, lines(report))
	assert.Equal(t, "testdata/legiscan/bills.csv: 12 rows read, 10 accepted, 2 rejected", report.Files[1].String())
	cautious(t, drafts)
}

func TestOpenStates(t *testing.T) {
	drafts, report, err := OpenStates("testdata/openstates/XX_2021_bills.csv", Options{})
	require.NoError(t, err)
	golden(t, "openstates/drafts.csv", written(t, drafts...))
	assert.Equal(t, []string{
		`testdata/openstates/XX_2021_bills.csv:8:G jurisdiction: "Californa" is no jurisdiction: write a USPS code such as CO, DC, PR or US; did you mean "California" → CA?`,
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
	_, report, err := ReadAll[states.Bill](strings.NewReader(text), Options{Limit: NoLimit})
	require.NoError(t, err)
	assert.Equal(t, len(drafts), report.Errors, "each wants its effect, and nothing else is wrong")
	for _, p := range report.Problems {
		assert.Equal(t, "effect", p.Column)
	}

	rows := strings.Split(strings.TrimSpace(text), "\n")
	var assessed []string
	for _, d := range drafts {
		assessed = append(assessed, written(t, d.Bill))
	}
	assert.Len(t, rows, len(drafts)+1)
	for i, b := range assessed {
		bills, report, err := ReadAll[states.Bill](strings.NewReader(b), Options{})
		require.NoError(t, err)
		assert.Empty(t, lines(report))
		assert.Equal(t, drafts[i].Bill, bills[0])
	}
	assert.Empty(t, Check(Tables{Bills: collect(drafts)}, asOf), "no rule is broken")
}

func collect(drafts []Draft) (bills []states.Bill) {
	for _, d := range drafts {
		bills = append(bills, d.Bill)
	}
	return bills
}

func TestDraftsFromAPipe(t *testing.T) {
	bills, err := os.Open("testdata/legiscan/bills.csv")
	require.NoError(t, err)
	defer bills.Close()
	drafts, _, err := LegiScan("-", Options{Stdin: bills})
	require.NoError(t, err)
	at := slices.IndexFunc(drafts, func(d Draft) bool { return d.Number == "SB 10" })
	assert.Equal(t, states.Failed, drafts[at].Status, "without the history nobody knows of the override")
	_, _, err = LegiScan("nowhere/bills.csv", Options{})
	assert.ErrorIs(t, err, os.ErrNotExist)
}

func TestNumbersOfServices(t *testing.T) {
	for number, want := range map[string]string{"HB4001": "HB 4001", "HB 4001": "HB 4001", "S.2963": "S.2963", "SB0009": "SB 9", "SB 0": "SB 0", "HB": "HB", "LD 1": "LD 1", "SB20-217": "SB 20-217", "AB5A": "AB 5A", "4001": "4001", "": ""} {
		assert.Equal(t, want, spacedNumber(number))
	}
	for number, want := range map[string]bool{"HB 1": false, "SB 1": false, "HF 1": false, "LB 1": false, "S 1": false, "HR 1": true, "SJR 1": true, "HCR 1": true, "HJM 1": true, "HRES 1": true} {
		assert.Equal(t, want, resolution(number), number)
	}
}

func TestPythonLists(t *testing.T) {
	for text, want := range map[string][]string{
		"['bill']": {"bill"}, "['a', 'b-c']": {"a", "b-c"}, `["it's"]`: {"it's"}, "[]": nil, "": nil, "bill": {"bill"}, "became-law": {"became-law"},
	} {
		assert.Equal(t, want, pythonList(text), text)
	}
}
