package bulk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

// zipped makes a ZIP of a folder, under the folder's own paths.
func zipped(t *testing.T, dir, to string) {
	t.Helper()
	f, err := os.Create(to)
	require.NoError(t, err)
	z := zip.NewWriter(f)
	require.NoError(t, z.AddFS(os.DirFS(dir)))
	require.NoError(t, z.Close())
	require.NoError(t, f.Close())
}

// read reads what paths lead to.
func read(t *testing.T, o Options, paths ...string) *Reading {
	t.Helper()
	var all []Files
	for _, path := range paths {
		f, c, err := Open(path)
		require.NoError(t, err)
		t.Cleanup(func() { c.Close() })
		all = append(all, f)
	}
	r, err := Read(o, all...)
	require.NoError(t, err)
	return r
}

func TestEveryForm(t *testing.T) {
	r := read(t, Options{}, "testdata/services")
	golden(t, "testdata/services/drafts.txt", written(t, r.Drafts...)+strings.Join(lines(r.Report), "\n")+"\n")
	cautious(t, r.Drafts)

	t.Run("the same in a ZIP, in a folder of ZIPs, in several at once", func(t *testing.T) {
		dir := t.TempDir()
		zipped(t, "testdata/services/legiscan", filepath.Join(dir, "a.zip"))
		zipped(t, "testdata/services/openstates", filepath.Join(dir, "no ending"))
		assert.Equal(t, r.Drafts, read(t, Options{}, dir).Drafts)
		assert.Equal(t, r.Drafts, read(t, Options{}, filepath.Join(dir, "a.zip"), filepath.Join(dir, "no ending")).Drafts)
	})
	t.Run("a bill that is there twice counts once, as it was last", func(t *testing.T) {
		twice := read(t, Options{}, "testdata/services", "testdata/services/legiscan")
		assert.Len(t, twice.Drafts, len(r.Drafts))
		assert.Contains(t, strings.Join(lines(twice.Report), "\n"), "6 bills are in more than one file")
	})
}

func TestWhatAFileIs(t *testing.T) {
	for path, want := range map[string]string{
		"legiscan/NM/2023-2023_Regular_Session/csv/bills.csv":                 "LegiScan's table of bills",
		"legiscan/NM/2023-2023_Regular_Session/csv/actions as downloaded.csv": "LegiScan's history of bills",
		"legiscan/NM/2021-2022_Regular_Session/bill/HB9001.json":              "LegiScan's JSON of a bill",
		"openstates/csv/one.csv":                                              "Open States' table of bills",
		"openstates/csv/two.csv":                                              "Open States' table of abstracts",
		"openstates/NV_2021_bills.json":                                       "Open States' JSON of bills",
		"openstates/HB9201.json":                                              "Open States' JSON of bills",
		"notes.csv":                                                           "",
		"legiscan":                                                            "a folder of LegiScan",
	} {
		what, ok := Recognize("testdata/services/" + path)
		assert.Equal(t, want, what)
		assert.Equal(t, want != "", ok)
	}
	dir := t.TempDir()
	zipped(t, "testdata/services/legiscan", filepath.Join(dir, "x.zip"))
	what, _ := Recognize(filepath.Join(dir, "x.zip"))
	assert.Equal(t, "a ZIP of LegiScan", what)
	_, ok := Recognize("../../bills.csv")
	assert.False(t, ok, "a table of ours")
}

func TestBadFilesOfServices(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.zip")
	zipped(t, "testdata/services/legiscan", whole)
	text, err := os.ReadFile(whole)
	require.NoError(t, err)
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  string
	}{
		"half a ZIP":       {fstest.MapFS{"half.zip": {Data: text[:len(text)/2]}}, "half.zip is no whole ZIP: fetch it once more"},
		"nothing known":    {fstest.MapFS{"a.csv": {Data: []byte("a,b\n1,2\n")}}, "holds no bills of LegiScan or Open States"},
		"nothing at all":   {fstest.MapFS{"a.txt": {}}, "holds no bills"},
		"history alone":    {fstest.MapFS{"history.csv": {Data: []byte("bill_id,date,chamber,sequence,action\n")}}, "holds no bills"},
		"a ZIP of nothing": {fstest.MapFS{"a.csv": {Data: []byte("PK\x03\x04")}}, "is no whole ZIP"},
	} {
		_, err := Read(Options{}, Files{c.files, ".", "x"})
		assert.ErrorContains(t, err, c.want, name)
	}
	_, err = Read(Options{}, Files{fstest.MapFS{"history.csv": {Data: []byte("bill_id,date,chamber,sequence,action\n")}}, "history.csv", ""})
	assert.ErrorContains(t, err, "is LegiScan's history of bills: name the file of the bills themselves")

	broken := bytes.Clone(text) // in the middle of a file
	for i := range 400 {
		broken[600+i] ^= 0x55
	}
	require.NoError(t, os.WriteFile(whole, broken, 0o644))
	f, c, err := Open(whole)
	if err == nil {
		defer c.Close()
		var r *Reading
		r, err = Read(Options{}, f)
		assert.Empty(t, r.Drafts)
	}
	assert.Error(t, err)
}

func TestFind(t *testing.T) {
	r := read(t, Options{Terms: ShippedTerms()}, "testdata/find/bills.csv")
	assert.Equal(t, []int{15, 9}, []int{r.Looked, r.Found})
	golden(t, "testdata/find/found.csv", written(t, Candidates(r.Drafts)...))

	t.Run("in every form, and in texts", func(t *testing.T) {
		r := read(t, Options{Terms: ShippedTerms()}, "testdata/services")
		assert.Equal(t, 10, r.Looked)
		var got []string
		for _, c := range Candidates(r.Drafts) {
			got = append(got, fmt.Sprintf("%s %d %s", c.ID, c.Rank, c.Hits[0]))
		}
		golden(t, "testdata/services/found.txt", strings.Join(got, "\n")+"\n")
	})
	t.Run("as reading all and looking then", func(t *testing.T) {
		terms := ShippedTerms()
		all := read(t, Options{}, "testdata/find/bills.csv", "../../../testdata/legiscan/bills.csv", "../../../testdata/openstates/XX_2021_bills.csv")
		var want []string
		for i := range all.Drafts {
			if rank, _ := terms.Find(&all.Drafts[i]); rank >= LeastRank {
				want = append(want, all.Drafts[i].ServiceID)
			}
		}
		var got []string
		for _, d := range read(t, Options{Terms: terms}, "testdata/find/bills.csv", "../../../testdata/legiscan/bills.csv", "../../../testdata/openstates/XX_2021_bills.csv").Drafts {
			got = append(got, d.ServiceID)
		}
		assert.Equal(t, want, got)
	})
	t.Run("a mistake in a bill that is found has its line", func(t *testing.T) {
		text := file(t, "testdata/find/bills.csv")
		text = strings.Replace(text, "https://legiscan.com/NM/bill/HB13/2021", "nowhere", 1)
		r, err := Read(Options{Terms: ShippedTerms()}, Files{fstest.MapFS{"bills.csv": {Data: []byte(text)}}, "bills.csv", ""})
		require.NoError(t, err)
		assert.Equal(t, 14, r.Report.Problems[0].Line)
	})
	t.Run("a table that is not filtered is read whole", func(t *testing.T) {
		text := strings.ReplaceAll(strings.ReplaceAll(file(t, "testdata/find/bills.csv"), `"`, ""), ",", ";")
		r, err := Read(Options{Terms: ShippedTerms()}, Files{fstest.MapFS{"bills.csv": {Data: []byte(text)}}, "bills.csv", ""})
		require.NoError(t, err)
		assert.Len(t, r.Drafts, 9)
	})
}

func TestTerms(t *testing.T) {
	readTerms := func(text string) (*Terms, []string) {
		terms, report, err := ReadTerms(strings.NewReader(text), records.Options{File: "terms.csv"})
		require.NoError(t, err)
		return terms, lines(report)
	}
	terms, problems := readTerms("term\nski* area|areas\n")
	require.Empty(t, problems)
	rank, hits := terms.Find(&Draft{Bill: states.Bill{Title: "Ski areas; and the skiing areas"}})
	assert.Equal(t, LeastRank, rank, "a term counts once")
	assert.Equal(t, `title: "ski areas"`, hits[0].String())
	terms, _ = readTerms("term,points\n\"sheriff … liable\",7\nsheriff ... liable elsewhere,1\nexempt,-3\n")
	rank, _ = terms.Find(&Draft{Description: "A sheriff who does so is exempt, or LIABLE"})
	assert.Equal(t, 4, rank)
	rank, _ = terms.Find(&Draft{Description: "A sheriff " + strings.Repeat("and ", Gap+1) + "liable"})
	assert.Zero(t, rank)

	for text, want := range map[string]string{
		"term\nthe\n":                        "matches nearly every bill",
		"term\nbill|law\n":                   "matches nearly every bill",
		"term\n*\n":                          `"*" is no word`,
		"term\n§ 1983\n":                     `"§" is no word`,
		"term\na*b cdef\n":                   `"a*b" is no word`,
		"term,points\npolice,-5\n":           "no term with points above 0",
		"term,points\npolice,100\n":          "points",
		"term,effect\npolice,good\n":         "effect",
		"term,criterion\npolice,all of it\n": "criterion",
		"words\npolice\n":                    "names no column of this table",
		"":                                   "empty",
	} {
		terms, problems := readTerms(text)
		assert.Nil(t, terms, text)
		assert.Contains(t, strings.Join(problems, "\n"), want, text)
	}
	assert.NotEmpty(t, ShippedTerms().All())
}

// What the shipped bills are called is what the terms must find: a table of titles that they missed on the day they were
// written would be no test of them.
func TestShippedBillsAreFound(t *testing.T) {
	terms := ShippedTerms()
	titled, found := 0, 0
	for _, b := range states.Bills() {
		if b.Title == "" || b.Scope == states.Local {
			continue
		}
		titled++
		if rank, _ := terms.Find(&Draft{Bill: states.Bill{Title: b.Title}}); rank >= LeastRank {
			found++
		}
	}
	assert.Greater(t, found*100, titled*85, "%d of %d by their titles alone", found, titled)
}

func TestUpdateBills(t *testing.T) {
	before, report, err := records.ReadAll[states.Bill](strings.NewReader(file(t, "testdata/update/before.csv")), records.Options{})
	require.NoError(t, err)
	require.True(t, report.Clean(), "%v", report.Problems)
	r := read(t, Options{Terms: ShippedTerms(), Into: before}, "testdata/update/bills.csv")
	u, err := UpdateBills(before, r.Drafts, false)
	require.NoError(t, err)
	var told []string
	for _, c := range u.Changed {
		told = append(told, c.String())
	}
	for _, c := range u.Contrary {
		told = append(told, "contrary: "+c.String())
	}
	for _, d := range u.Unmatched {
		told = append(told, "new: "+d.ID)
	}
	golden(t, "testdata/update/told.txt", strings.Join(told, "\n")+"\n")
	golden(t, "testdata/update/after.csv", written(t, u.Bills...))
	assert.Equal(t, 3, u.Known)

	t.Run("twice changes nothing", func(t *testing.T) {
		again, err := UpdateBills(u.Bills, r.Drafts, false)
		require.NoError(t, err)
		assert.Empty(t, again.Changed)
		assert.Equal(t, u.Bills, again.Bills)
	})
	t.Run("what a person wrote stays", func(t *testing.T) {
		accepted, err := UpdateBills(before, r.Drafts, true)
		require.NoError(t, err)
		assert.Empty(t, accepted.Contrary)
		golden(t, "testdata/update/accepted.csv", written(t, accepted.Bills...))
		for _, after := range [][]states.Bill{u.Bills, accepted.Bills} {
			for i, b := range after {
				was := before[i]
				assert.Equal(t, []any{was.ID, was.Effect, was.Scorecard, was.PublishedEnd, was.PublishedStart, was.Note, was.SourceURL, was.Number},
					[]any{b.ID, b.Effect, b.Scorecard, b.PublishedEnd, b.PublishedStart, b.Note, b.SourceURL, b.Number})
			}
		}
		again, err := UpdateBills(accepted.Bills, r.Drafts, true)
		require.NoError(t, err)
		assert.Empty(t, again.Changed)
	})
	t.Run("a session that is over", func(t *testing.T) {
		pending := []states.Bill{{ID: "a", State: "NM", Number: "HB 1", Session: "2021", Status: states.Pending, ServiceID: "1"}}
		d := Draft{Bill: states.Bill{State: "NM", Number: "HB 1", Session: "2021", ServiceID: "1"}, Adjourned: true}
		u, err := UpdateBills(pending, []Draft{d}, false)
		require.NoError(t, err)
		assert.Equal(t, "bills a: status pending → unknown", u.Contrary[0].String())
	})
	t.Run("names that are not the service's", func(t *testing.T) {
		for id, want := range map[string]string{"HB-1": "no name of LegiScan", "902": "is NM HB 2 of 2021"} {
			wrong := []states.Bill{{ID: "a", State: "NM", Number: "HB 1", Session: "2021", ServiceID: id}}
			_, err := UpdateBills(wrong, read(t, Options{Into: wrong}, "testdata/update/bills.csv").Drafts, false)
			assert.ErrorContains(t, err, want)
		}
		_, err := UpdateBills([]states.Bill{{ID: "a", ServiceID: "1"}, {ID: "b", ServiceID: "1"}}, nil, false)
		assert.ErrorContains(t, err, "bills a and b have the same service_id")
	})
}

// FuzzRowFilter holds that a filter which wants every row changes nothing, and one that wants none keeps every line end.
func FuzzRowFilter(f *testing.F) {
	f.Add("a,b\n1,\"x\ny\"\r\n2,z\n")
	f.Add("a,b\n\"1,2\n3,4\n")
	f.Add("a,b\n1\n\n\"\"\"\",\"")
	f.Fuzz(func(t *testing.T, text string) {
		pass := func(want bool) string {
			all, err := io.ReadAll(&rowFilter{from: inPieces(text), columns: []string{"a"}, wanted: func([][]byte) bool { return want }})
			if err != nil {
				t.Fatal(err)
			}
			return string(all)
		}
		if got := pass(true); strings.ReplaceAll(got, "\r", "") != strings.ReplaceAll(text, "\r", "") {
			t.Fatalf("%q became %q", text, got)
		}
		if got := pass(false); strings.Count(got, "\n") != strings.Count(text, "\n") {
			t.Fatalf("%q: lines were lost: %q", text, got)
		}
	})
}

// inPieces gives a text in fifty pieces or so.
func inPieces(text string) io.Reader { return &pieces{text, 1 + len(text)/50} }

type pieces struct {
	rest string
	size int
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.rest == "" {
		return 0, io.EOF
	}
	n := copy(b, p.rest[:min(p.size, len(p.rest))])
	p.rest = p.rest[n:]
	return n, nil
}
