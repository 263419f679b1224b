package records

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
)

// seeds adds files of testdata and texts that are hard on a reader.
func seeds(f *testing.F, patterns ...string) {
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			f.Fatalf("%s: no seeds (%v)", pattern, err)
		}
		for _, path := range files {
			text, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text[:min(len(text), 1000)]) // a long seed is minimized for minutes before anything is tried
		}
	}
	for _, text := range []string{
		"", "\n", "\"", "a", ",", "\xEF\xBB\xBF", "\xFF\xFE", "\xFF\xFEa", "\xFE\xFF\x00a\x00,", "\xD8\x00", "sep=;\n", "sep=;\na;b\n", "id\r", "id\r\n\r\n", "id,state\n\"a\"b,c\n",
		head + one, strings.ReplaceAll(head+one, "\n", "\r"), head + strings.Replace(one, "An act", "\"An\nact", 1) + one, head + strings.Replace(one, "An act", "'=1", 1),
		strings.ReplaceAll(head+one, ",", "\t"), head + strings.Replace(one, "2021-06-19", "3/4/2021", 1), head + strings.Replace(one, "An act", "Caf\xe9", 1),
	} {
		f.Add([]byte(text))
	}
}

// read holds what every reading must keep: no row is lost, the rejects hold the others, the good ones survive writing, and
// the bytes may come in any pieces.
func read[T comparable](t *testing.T, text []byte) {
	var rejects bytes.Buffer
	o := Options{MaxRow: 300, Lookahead: 100, Limit: NoLimit, Rejects: &rejects}
	rows, report, err := ReadAll[T](bytes.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	file := report.Files[0]
	if file.Read != file.Accepted+file.Rejected || len(rows) != file.Accepted {
		t.Fatalf("rows were lost: %+v, %d rows", file, len(rows))
	}
	if len(report.Problems) != report.Errors+report.Warnings {
		t.Fatal("problems were lost")
	}
	if file.Rejected > 0 != (rejects.Len() > 0) {
		t.Fatal("rejects were lost")
	}
	if again := rowsOf(rejects.String()); rejects.Len() > 0 && again != file.Rejected+1 {
		t.Fatalf("%d rows rejected, the file of them has %d:\n%s", file.Rejected, again-1, &rejects)
	}
	for _, p := range report.Problems {
		if p.Error() == "" || p.Rule == "" || p.Line < 0 {
			t.Fatalf("a problem that says nothing: %+v", p)
		}
	}

	o.Rejects = nil
	inPieces, piecesReport, err := ReadAll[T](iotest.HalfReader(bytes.NewReader(text)), o)
	if err != nil || !slices.Equal(inPieces, rows) || piecesReport.Errors != report.Errors || piecesReport.Files[0] != file {
		// A reader that cannot be read twice may refuse dates that the other reading found the order of.
		if piecesReport.Errors <= report.Errors {
			t.Fatalf("in pieces it reads otherwise: %+v %+v %v", piecesReport.Files[0], file, err)
		}
	}

	var once, twice bytes.Buffer
	if err := Write(&once, slices.Values(rows)); err != nil {
		t.Fatal(err)
	}
	again, report, err := ReadAll[T](bytes.NewReader(once.Bytes()), Options{})
	if err != nil || !slices.Equal(again, rows) {
		t.Fatalf("written and read again it is not the same: %v\n%q\n%+v\n%+v", lines(report), &once, rows, again)
	}
	if err := Write(&twice, slices.Values(again)); err != nil || once.String() != twice.String() {
		t.Fatal("written again it is not the same")
	}
}

func FuzzBills(f *testing.F) {
	seeds(f, "../../testdata/mistakes/*bills.csv", "../../testdata/mistakes/files/*.csv", "../bills.csv")
	f.Fuzz(func(t *testing.T, text []byte) { read[states.Bill](t, text) })
}

func FuzzEvidence(f *testing.F) {
	seeds(f, "../../testdata/mistakes/evidence.csv", "../evidence.csv")
	f.Fuzz(func(t *testing.T, text []byte) { read[states.Evidence](t, text) })
}

func FuzzCases(f *testing.F) {
	seeds(f, "../../testdata/mistakes/cases.csv", "../../cases/cases.csv")
	f.Fuzz(func(t *testing.T, text []byte) { read[cases.Case](t, text) })
}

func FuzzCoverage(f *testing.F) {
	seeds(f, "../../testdata/mistakes/coverage.csv", "../coverage.csv")
	f.Fuzz(func(t *testing.T, text []byte) { read[states.Coverage](t, text) })
}

func FuzzLinks(f *testing.F) {
	seeds(f, "../../testdata/mistakes/links.csv", "../links.csv")
	f.Fuzz(func(t *testing.T, text []byte) { read[states.Link](t, text) })
}

// FuzzOwn reads rows of an importer's own, with fields of every kind.
func FuzzOwn(f *testing.F) {
	f.Add([]byte("name,state,count,share,active,mark\na,CO,1,0.5,yes,q\n"))
	seeds(f)
	type row struct {
		Name   string  `csv:"name" validate:"required,max=10"`
		State  string  `csv:"state" validate:"usps"`
		Count  int     `csv:"count" validate:"max=10"`
		Active bool    `csv:"active"`
		Mark   mark    `csv:"mark"`
		From   int8    `csv:"from"`
		To     int8    `csv:"to" validate:"omitempty,gtefield=From"`
		Share  float32 `csv:"-"`
	}
	f.Fuzz(func(t *testing.T, text []byte) { read[row](t, text) })
}

func FuzzDataset(f *testing.F) {
	seeds(f, "../../testdata/mistakes/files/*.json")
	for _, text := range []string{`{"schema":1,"bills":[{"id":"a"}]}`, `{"bills":[{"id":"a","id":[{}]}]}`, `{"bills":[{}],"evidence":[{}]}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		tables, report, err := ReadDataset(bytes.NewReader(text), Options{AsOf: asOf, Limit: NoLimit})
		if err != nil {
			t.Fatal(err)
		}
		file := report.Files[0]
		rows := len(tables.Bills) + len(tables.Evidence) + len(tables.Coverage) + len(tables.Cases) + len(tables.Links)
		if file.Read != file.Accepted+file.Rejected || rows != file.Accepted {
			t.Fatalf("rows were lost: %+v, %d rows", file, rows)
		}
		for _, p := range Check(tables, asOf) {
			if p.Severity == Error {
				t.Fatalf("an error was left in: %v", p)
			}
		}
	})
}

// FuzzTables reads bills and evidence that belong together, and checks them.
func FuzzTables(f *testing.F) {
	f.Add(billHead+"co-1,CO,limits,https://example.org,met,\n", evidenceHead+"co-1,police_officers,met,reading,https://example.org\n")
	f.Add(billHead+"a,CO,limits,https://example.org,met,b\nb,CO,limits,https://example.org,,a\n", evidenceHead+"a,police_officers,no,reading,https://example.org\n")
	f.Fuzz(func(t *testing.T, bills, evidence string) {
		dir := t.TempDir()
		for name, text := range map[string]string{"bills.csv": bills, "evidence.csv": evidence} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		files := Files{Bills: filepath.Join(dir, "bills.csv"), Evidence: filepath.Join(dir, "evidence.csv"), Rejects: filepath.Join(dir, "rejects.csv")}
		tables, report, err := files.Read(Options{AsOf: asOf})
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range []int{len(tables.Bills), len(tables.Evidence)} {
			file := report.Files[i]
			if file.Read != file.Accepted+file.Rejected || n != file.Accepted {
				t.Fatalf("rows were lost: %+v, %d rows", file, n)
			}
			if file.Rejected > 0 {
				text, err := os.ReadFile(filepath.Join(dir, "rejects."+TableNames()[i]+".csv"))
				if again := rowsOf(string(text)); err != nil || again != file.Rejected+1 {
					t.Fatalf("%d rows rejected, the file of them has %d (%v)", file.Rejected, again-1, err)
				}
			}
		}
		for _, p := range Check(tables, asOf) {
			if p.Severity == Error {
				t.Fatalf("an error was left in: %v", p)
			}
		}
		if _, _, filtered, err := files.readMany(Options{AsOf: asOf}, 0, 64); err != nil || !slices.Equal(filtered.Files, report.Files) || filtered.Errors != report.Errors || filtered.Warnings != report.Warnings {
			t.Fatalf("filtered it reads otherwise: %+v %+v %v", filtered, report, err)
		}
	})
}
