package rows_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states/rows"
)

func TestCellsOfCanonicalCSV(t *testing.T) {
	for _, c := range []struct{ fact, cell, want string }{
		{"empty", "", ""},
		{"plain", "HB 1", "HB 1"},
		{"letters beyond ASCII", "§ 13-21-131 – ½", "§ 13-21-131 – ½"},
		{"a comma", "a,b", `"a,b"`},
		{"a quote", `a "b"`, `"a ""b"""`},
		{"a line end", "a\nb", "\"a\nb\""},
		{"a line end of Windows", "a\r\nb", "\"a\nb\""},
		{"a line end of old Macs", "a\rb", "\"a\nb\""},
		{"a carriage return before a line end of Windows", "a\r\r\nb", "\"a\n\nb\""},
		{"a leading space", " a", `" a"`},
		{"a trailing space", "a ", "a "},
		{"the end of data in PostgreSQL's dialect", `\.`, `"\."`},
		{"a formula", "=1+1", "'=1+1"},
		{"a formula with a comma", "=SUM(A1,A2)", `"'=SUM(A1,A2)"`},
		{"a formula behind a line end", "\r\n=1", "\"'\n=1\""},
		{"an apostrophe", "'tis", "'tis"},
		{"a semicolon and a tab inside", "a;\tb", "a;\tb"},
	} {
		assert.Equal(t, c.want, string(rows.AppendCell(nil, c.cell)), c.fact)
		assert.Equal(t, "before,"+c.want, string(rows.AppendCell([]byte("before,"), c.cell)), "%s: appended", c.fact)
	}
}

func TestFormulasAreEscaped(t *testing.T) {
	for _, c := range []struct{ fact, text, escaped string }{
		{"equals", "=1+1", "'=1+1"},
		{"plus", "+SUM(A1)", "'+SUM(A1)"},
		{"minus", "-cmd", "'-cmd"},
		{"at", "@SUM(A1)", "'@SUM(A1)"},
		{"tab", "\t=1", "'\t=1"},
		{"carriage return", "\r=1", "'\r=1"},
		{"a sign alone", "-", "'-"},
		{"equals alone", "=", "'="},
		{"a negative number", "-106.5", "-106.5"},
		{"a whole negative number", "-7", "-7"},
		{"a signed number", "+1", "+1"},
		{"an equals sign before a number", "=7", "'=7"},
		{"an at sign before a number", "@7", "'@7"},
		{"two signs", "--7", "'--7"},
		{"two points", "-1.2.3", "'-1.2.3"},
		{"no digit before the point", "-.5", "'-.5"},
		{"no digit after the point", "-5.", "'-5."},
		{"an exponent", "-1e5", "'-1e5"},
		{"a sum", "-1+1", "'-1+1"},
		{"a formula behind digits", "-1,A1", "'-1,A1"},
		{"plain text", "HB 1", "HB 1"},
		{"a sign inside", "a=b", "a=b"},
		{"empty", "", ""},
		{"an apostrophe alone", "'", "'"},
		{"an apostrophe before plain text", "'tis", "'tis"},
		{"an apostrophe before a negative number", "'-5", "'-5"},
		{"an apostrophe before a formula", "'=1", "''=1"},
		{"two of them", "''=1", "'''=1"},
		{"behind a line end", "\n=1", "'\n=1"},
		{"behind spaces", "  =1", "'  =1"},
		{"behind a no-break space", "\u00A0@x", "'\u00A0@x"},
		{"a line end before plain text", "\nHB 1", "\nHB 1"},
		{"full-width equals", "＝1", "'＝1"},
		{"full-width plus", "＋1", "'＋1"},
		{"full-width minus", "－1", "'－1"},
		{"full-width at", "＠x", "'＠x"},
		{"another full-width letter", "Ａ", "Ａ"},
	} {
		assert.Equal(t, c.escaped, rows.EscapeFormula(c.text), c.fact)
		assert.Equal(t, c.text, rows.UnescapeFormula(c.escaped), "%s: and back", c.fact)
	}
	for _, plain := range []string{"", "'", "'tis", "=1", "HB 1", "''x", "'-5"} {
		assert.Equal(t, plain, rows.UnescapeFormula(plain), "what was not escaped stays")
	}
}

func FuzzEscapeFormula(f *testing.F) {
	for _, seed := range []string{"", "'", "=1", "'=1", "''=1", "-5", "'-5", "-5e3", "\t", "\r\n=1", "@", "+1.5", "-1.2.3", "½"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		escaped := rows.EscapeFormula(text)
		assert.Equal(t, text, rows.UnescapeFormula(escaped), "escaped and restored")
		assert.LessOrEqual(t, len(escaped), len(text)+1)
		if escaped != "" && strings.ContainsRune("=+-@\t\r", rune(escaped[0])) {
			assert.Regexp(t, `^[+-][0-9]+(\.[0-9]+)?$`, escaped, "what still begins with a sign is a plain number")
		}
	})
}
