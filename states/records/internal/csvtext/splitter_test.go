package csvtext

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The splitter agrees with encoding/csv wherever that takes a file at all.
func TestSplitAgreesWithTheStandardLibrary(t *testing.T) {
	for _, text := range []string{
		"a,b,c\n1,2,3\n", "a,b,c\r\n1,2,3\r\n", "a,b\n\"1\",\"2\"\n", "a,b\n\"1,1\",2\n", "a,b\n\"1\n1\",2\n", "a,b\n\"\"\"1\"\"\",\"\"\n", "a,b\n1,\n,2\n", "a\n\n\nb\n", "a,b\n§,é\n",
	} {
		want, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		require.NoError(t, err)
		assert.Equal(t, want, splitAll(text))
	}
}

// splitAll splits a text into rows of cells, without blank lines.
func splitAll(text string) (all [][]string) {
	s := NewSplitter(strings.NewReader(text), 1<<20, nil)
	for {
		var r Row
		if _, ok := s.Next(&r, nil); !ok {
			return all
		}
		if len(r.Cells) != 1 || r.Cells[0] != "" {
			all = append(all, r.Cells)
		}
	}
}

// installed skips a test where a package of npm is missing; in CI it must not be.
func installed(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "..", ".ci", "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") != "true" {
		t.Skip(name + " is not installed: npm ci --prefix .ci")
	}
	return path
}

// csv-spectrum holds files that CSV readers are known to get wrong, each with what it means.
func TestCSVSpectrum(t *testing.T) {
	dir := installed(t, "csv-spectrum")
	files, err := filepath.Glob(filepath.Join(dir, "csvs", "*.csv"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, path := range files {
		name := strings.TrimSuffix(filepath.Base(path), ".csv")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(path)
			require.NoError(t, err)
			meaning, err := os.ReadFile(filepath.Join(dir, "json", name+".json"))
			require.NoError(t, err)
			var want []map[string]string
			if strings.HasPrefix(strings.TrimSpace(string(meaning)), "{") {
				meaning = []byte("[" + string(meaning) + "]")
			}
			require.NoError(t, json.Unmarshal([]byte(strings.ReplaceAll(string(meaning), `\r\n`, `\n`)), &want))
			rows := splitAll(string(text))
			var got []map[string]string
			for _, row := range rows[1:] {
				require.Len(t, row, len(rows[0]))
				cells := map[string]string{}
				for i, cell := range row {
					cells[rows[0][i]] = cell
				}
				got = append(got, cells)
			}
			if name == "location_coordinates" { // its JSON has another telephone number
				assert.Len(t, got, 1)
				return
			}
			assert.Equal(t, want, got)
			assert.Equal(t, rows, splitAll(joined(rows)), "written and read again")
		})
	}
}

// joined writes rows as canonical CSV.
func joined(rows [][]string) string {
	var out []byte
	for _, row := range rows {
		for _, cell := range row {
			out = append(quoteCell(out, cell), ',')
		}
		out[len(out)-1] = '\n'
	}
	return string(out)
}

// quoteCell appends a cell without the escape of formulas.
func quoteCell(dst []byte, cell string) []byte {
	return append(append(append(dst, '"'), strings.ReplaceAll(cell, `"`, `""`)...), '"')
}

// FuzzSplit holds the splitter against a plain reading of texts without quotes, and against itself.
func FuzzSplit(f *testing.F) {
	for _, text := range []string{
		"", "\n", "\"", "a", ",", "\xEF\xBB\xBF", "\xFF\xFE", "\xFF\xFEa", "\xFE\xFF\x00a\x00,", "\xD8\x00", "sep=;\n", "id\r", "id\r\n\r\n", "id,state\n\"a\"b,c\n",
		"a,b\n\"An\nact\",1\n", "a\tb\rc\td\r", "Caf\xe9,é\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		rows := splitAll(string(text))
		if s := NewSplitter(bytes.NewReader(text), 1<<20, nil); s.fill() && s.encoding.Usual() && !bytes.Contains(text, []byte{'"'}) {
			var want [][]string
			plain := strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(string(text), "\uFEFF"), "\r\n", "\n"), "\r", "\n")
			for line := range strings.SplitSeq(plain, "\n") {
				if line != "" {
					want = append(want, strings.Split(line, ","))
				}
			}
			if !slices.EqualFunc(rows, want, slices.Equal) {
				t.Fatalf("%q\n%q", rows, want)
			}
		}
		if !utf8.Valid(text) || bytes.Contains(text, []byte{0}) {
			return // no row with a wrong or a zero byte is accepted; another encoding may be seen in it
		}
		if again := splitAll(joined(rows)); !slices.EqualFunc(rows, again, slices.Equal) {
			t.Fatalf("%q\n%q", rows, again)
		}
	})
}
