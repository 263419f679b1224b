package records

import (
	"bytes"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// writeTables writes tables into a directory; nil ones are left out.
func writeTables(t *testing.T, dir string, tables Tables) {
	t.Helper()
	write := func(name string, there bool, write func(io.Writer) error) {
		if there {
			var out bytes.Buffer
			require.NoError(t, write(&out))
			require.NoError(t, os.WriteFile(filepath.Join(dir, name+".csv"), out.Bytes(), 0o644))
		}
	}
	write("bills", tables.Bills != nil, func(w io.Writer) error { return Write(w, slices.Values(tables.Bills)) })
	write("evidence", tables.Evidence != nil, func(w io.Writer) error { return Write(w, slices.Values(tables.Evidence)) })
	write("coverage", tables.Coverage != nil, func(w io.Writer) error { return Write(w, slices.Values(tables.Coverage)) })
	write("cases", tables.Cases != nil, func(w io.Writer) error { return Write(w, slices.Values(tables.Cases)) })
	write("links", tables.Links != nil, func(w io.Writer) error { return Write(w, slices.Values(tables.Links)) })
}

// someTables are rows that now and then have to do with each other, rightly or wrongly.
func someTables(r *rand.Rand, withEvidence bool) (t Tables) {
	const rows = 120
	// None is a slip of another: ids are suggested among few bills only.
	id := func() string { return strconv.FormatUint(uint64(r.IntN(3*rows)+1)*0x9E3779B97F4A7C15, 36) }
	seldom := func(n int) bool { return r.IntN(n) == 0 }
	for range rows {
		b := states.Bill{ID: id(), State: "CO", Number: "HB " + strconv.Itoa(r.IntN(5*rows)), Session: "2021", Effect: states.Limits, SourceURL: "https://example.org"}
		if seldom(12) {
			b.Amends = id()
		}
		if seldom(12) {
			b.EndedBy = id()
		}
		if seldom(12) {
			b.Companions = "HB " + strconv.Itoa(r.IntN(5*rows))
		}
		if seldom(12) {
			b.Status = states.Enacted
		}
		if seldom(12) {
			b.Scope = states.FederalScope
		}
		if seldom(20) {
			b.Scorecard.PoliceOfficers = rubric.Met
		}
		if seldom(30) {
			b.SourceURL = "no address"
		}
		t.Bills = append(t.Bills, b)
	}
	if withEvidence {
		t.Evidence = []states.Evidence{}
		for range 20 {
			t.Evidence = append(t.Evidence, states.Evidence{Bill: id(), Criterion: rubric.PoliceOfficers, Verdict: rubric.Met, Basis: states.Reading, SourceURL: "https://example.org"})
		}
	}
	for i := range 20 {
		t.Cases = append(t.Cases, cases.Case{ID: strconv.Itoa(r.IntN(60)), Name: "Roe v. Doe", Court: "10th Cir.", Decided: day("2016"), State: "CO", Outcome: cases.Denied,
			Summary: "x", SourceURL: "https://example.org", Latitude: cases.Degrees([]string{"39.7", "35.1", ""}[i%3]), Longitude: "-104.9"})
		t.Links = append(t.Links, states.Link{Kind: "contact", State: "CO", URL: "https://example.org/" + strconv.Itoa(r.IntN(60)), SourceURL: "https://example.org", Checked: day("2026-11-22")})
		t.Coverage = append(t.Coverage, states.Coverage{State: slices.Collect(states.All())[r.IntN(57)].Code})
	}
	return t
}

// The oracle is reading the tables whole.
func TestFilteredTablesAreJudgedLikeWholeOnes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	kept, all := 0, 0
	for i := range 60 {
		dir := t.TempDir()
		writeTables(t, dir, someTables(r, i%2 == 0))
		files, err := FilesIn(dir)
		require.NoError(t, err)
		o := Options{AsOf: asOf, Limit: 20 + i%40}
		files.Rejects = filepath.Join(dir, "whole.csv")
		whole, want, err := files.Read(o)
		require.NoError(t, err)
		require.False(t, want.Clean())
		files.Rejects = filepath.Join(dir, "filtered.csv")
		filtered, filter, got, err := files.readMany(o, 0, 1<<(9+i%4))
		require.NoError(t, err)
		require.NotNil(t, filter)
		require.Equal(t, lines(want), lines(got))
		require.Equal(t, want.Files, got.Files)
		require.Equal(t, []int{want.Errors, want.Warnings, want.More}, []int{got.Errors, got.Warnings, got.More})
		kept, all = kept+len(filtered.Bills), all+len(whole.Bills)
		for _, name := range TableNames() {
			want, _ := os.ReadFile(filepath.Join(dir, "whole."+name+".csv"))
			got, _ := os.ReadFile(filepath.Join(dir, "filtered."+name+".csv"))
			require.Equal(t, string(want), string(got), "the rejected rows of %s", name)
		}
	}
	assert.Less(t, kept, all*4/5, "sound rows are not kept, unless by chance: the filters are small")
	assert.Positive(t, kept)
}

// rewritten is what Rewrite makes of the tables.
func rewritten(t *testing.T, files Files, o Options) (map[string]string, *Report) {
	t.Helper()
	out := map[string]string{}
	report, err := files.Rewrite(o, func(table string, rows func(io.Writer) error) error {
		var text bytes.Buffer
		err := rows(&text)
		out[table] = text.String()
		return err
	})
	require.NoError(t, err)
	return out, report
}

// soundBills is a table of n bills that have nothing to do with each other.
func soundBills(n int) []byte {
	out := states.AppendHeader(nil, new(states.Bill))
	for i := range n {
		out = states.AppendCSV(out, &states.Bill{ID: "co-" + strconv.Itoa(i), State: "CO", Number: "HB " + strconv.Itoa(i), Effect: states.Limits, SourceURL: "https://example.org"})
	}
	return out
}

// soundRows is how many sound bills have about so many bytes.
func soundRows(size int) int { return size / (len(soundBills(10_000)) / 10_000) }

func TestRewrite(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "bills.csv")
	for name, rows := range map[string]int{
		"a table that is kept whole":        1000,
		"a larger one, which is read again": soundRows(mostWhole) + 1000,
	} {
		t.Run(name, func(t *testing.T) {
			sound := soundBills(rows - 1)
			twice := states.AppendCSV(bytes.Clone(sound), &states.Bill{ID: "co-7", State: "CO", Effect: states.Limits, SourceURL: "https://example.org"})
			require.NoError(t, os.WriteFile(path, append(twice, "co-x,Colarado\n"...), 0o644))
			out, report := rewritten(t, Files{Bills: path}, Options{})
			assert.True(t, string(sound) == out["bills"], "every sound row, as it was")
			assert.Len(t, out, 1)
			require.Len(t, report.Problems, 2)
			assert.Equal(t, DuplicateKey, report.Problems[0].Rule)
			assert.Contains(t, report.Problems[0].Message, "on line 9")
			assert.Equal(t, CellCount, report.Problems[1].Rule)
			assert.Equal(t, []int{rows + 1, rows - 1, 2}, []int{report.Files[0].Read, report.Files[0].Accepted, report.Files[0].Rejected})
			again, err := Files{Bills: path}.Check(Options{})
			require.NoError(t, err)
			assert.Equal(t, report, again)
		})
	}
	t.Run("from a pipe", func(t *testing.T) {
		out, _ := rewritten(t, Files{Bills: "-"}, Options{Stdin: bytes.NewReader(soundBills(3))})
		assert.Equal(t, string(soundBills(3)), out["bills"])
	})
	t.Run("a file that there is none of", func(t *testing.T) {
		_, err := Files{Bills: filepath.Join(dir, "nowhere.csv")}.Rewrite(Options{}, nil)
		require.ErrorIs(t, err, os.ErrNotExist)
	})
	t.Run("a writer that fails", func(t *testing.T) {
		_, err := Files{Bills: path}.Rewrite(Options{}, func(string, func(io.Writer) error) error { return io.ErrShortWrite })
		require.ErrorIs(t, err, io.ErrShortWrite)
	})
}
