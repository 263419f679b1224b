package records

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFix(t *testing.T) {
	const head = "id,state,effect,source_url,introduced,status,police_officers,number"
	cell := func(column int, text string) string {
		row := []string{"co-1", "CO", "limits", "https://example.org", "", "", "", ""}
		row[column] = text
		return strings.Join(row, ",") + "\n"
	}
	for name, c := range map[string]struct {
		text string
		o    Options
		want string // what is said; the row is accepted where it is a note
	}{
		"a day that a spreadsheet counts":   {cell(4, "44001"), Options{}, `2:E introduced: note: "44001" is changed to 2020-06-19: it is a day as spreadsheets count them`},
		"such a day from 1904":              {cell(4, "42539"), Options{Days1904: true}, `2:E introduced: note: "42539" is changed to 2020-06-19: it is a day as spreadsheets count them`},
		"a year that became a number":       {cell(4, "2020.0"), Options{}, `2:E introduced: note: "2020.0" is changed to 2020: it is a year of which a spreadsheet made a number`},
		"two digits, the order is clear":    {cell(4, "6/19/20"), Options{}, `2:E introduced: note: "6/19/20" is changed to 2020-06-19: it has a year of two digits`},
		"two digits, the order is not":      {cell(4, "6/7/20"), Options{}, `2:E introduced: "6/7/20" has a year of two digits: write YYYY-MM-DD`},
		"two orders":                        {cell(4, "3/4/2021"), Options{}, `2:E introduced: "3/4/2021" is 2021-03-04 as month/day/year and 2021-04-03 as day/month/year: write YYYY-MM-DD, or give the order of the whole file with -dates mdy or -dates dmy`},
		"a word that is near one":           {cell(5, "pasesd"), Options{}, `2:F status: note: "pasesd" is changed to enacted: it is none of pending, enacted, failed, unknown`},
		"a word that is near two":           {cell(6, "fall"), Options{}, `2:G police_officers: "fall" is none of met, partial, unmet; did you mean "fail" → unmet?`},
		"a word that is near none":          {cell(5, "xyzzy"), Options{}, `2:F status: "xyzzy" is none of pending, enacted, failed, unknown`},
		"a state":                           {cell(1, "Colarado"), Options{}, `2:B state: note: "Colarado" is changed to CO: it is no jurisdiction`},
		"a verdict with a footnote":         {cell(6, "Yes (1)"), Options{}, `2:G police_officers: note: "Yes (1)" is changed to met: it has a footnote behind it, which belongs in a column of text such as note`},
		"a number with HTML":                {cell(7, "<b>HB 1</b>"), Options{}, `2:H number: note: "<b>HB 1</b>" is changed to HB 1: it holds HTML`},
		"a blank cell that every row needs": {cell(3, ""), Options{}, `2:D source_url: is blank, and every row needs it, such as https://endqi.org/state/co`},
	} {
		t.Run(name, func(t *testing.T) {
			c.o.Fix = true
			bills, report := readBills(t, head+"\n"+c.text, c.o)
			assert.Equal(t, []string{c.want}, lines(report))
			assert.Len(t, bills, len(report.Notes))
			if len(bills) == 0 {
				return
			}
			assert.Equal(t, Fixed, report.Notes[0].Rule)
			var out strings.Builder
			require.NoError(t, Write(&out, slices.Values(bills)))
			again, report := readBills(t, out.String(), c.o)
			assert.Empty(t, lines(report), "a second time there is nothing to fix")
			assert.Equal(t, bills, again)
			c.o.Fix = false
			_, report = readBills(t, head+"\n"+c.text, c.o)
			assert.Equal(t, 1, report.Errors, "nobody asked for it")
		})
	}
}

func TestFixNamesOfColumns(t *testing.T) {
	const row = "co-1,CO,limits,https://example.org,An act,met\n"
	for name, c := range map[string]struct {
		head string
		want []string
		ok   bool
	}{
		"near":                  {"id,state,effect,source_url,titel,police_oficers", []string{`1:E title: note: "titel" is changed to title: it is no column of this table and is not read`}, true},
		"near by another name":  {"id,state,effect,source_url,remark,police_officers", []string{`1:E note: note: "remark" is changed to note: it is no column of this table and is not read`}, true},
		"two are near the same": {"id,state,effect,source_url,titel,tittle", []string{`1:E: warning: "titel" is no column of this table and is not read; did you mean title?`, `1:F: warning: "tittle" is no column of this table and is not read; did you mean title?`}, true},
		"the column is there":   {"id,state,effect,source_url,title,titel", []string{`1:F: warning: "titel" is no column of this table and is not read; did you mean title?`}, true},
		"a required one":        {"id,state,efect,source_url,title,police_officers", []string{`1:C effect: note: "efect" is changed to effect: it is no column of this table and is not read`}, true},
	} {
		t.Run(name, func(t *testing.T) {
			bills, report := readBills(t, c.head+"\n"+row, Options{Fix: true})
			said := slices.DeleteFunc(lines(report), func(line string) bool { return strings.Contains(line, "is read as") })
			assert.Equal(t, c.want, said)
			assert.Equal(t, c.ok, len(bills) == 1)
		})
	}
}
