package dataset_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm"
)

// corpus gives the files of testdata/datasets, which every reader of datasets must accept, or refuse.
func corpus(t testing.TB, verdict string) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/datasets/" + verdict + "/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	files := map[string][]byte{}
	for _, path := range paths {
		files[strings.TrimSuffix(filepath.Base(path), ".json")], err = os.ReadFile(path)
		require.NoError(t, err)
	}
	return files
}

// readers are those of this module, each with its error or what it found.
var readers = map[string]func(data []byte) error{
	"dataset": func(data []byte) error { _, err := dataset.Parse(data); return err },
	"wasm":    func(data []byte) error { _, err := wasm.ReadDataset(data); return err },
	"core": func(data []byte) error {
		request := append(append([]byte(`{"op":"open","dataset":`), bytes.TrimPrefix(data, []byte("\uFEFF"))...), '}')
		if answer := new(wasm.Core).Call(nil, request); !bytes.HasPrefix(answer, []byte(`{"handle":1,`)) {
			return errors.New(string(answer))
		}
		return nil
	},
	"records": func(data []byte) error {
		_, report, err := records.ReadDataset(bytes.NewReader(data), records.Options{})
		if err == nil && !report.Clean() {
			err = report.Problems[0]
		}
		return err
	},
}

func TestReadersAgree(t *testing.T) {
	for name, data := range corpus(t, "accept") {
		for reader, read := range readers {
			assert.NoError(t, read(data), "%s: %s", name, reader)
		}
	}
	for name, data := range corpus(t, "refuse") {
		for reader, read := range readers {
			assert.Error(t, read(data), "%s: %s", name, reader)
		}
	}
}

func TestParseMakesTheSameRecordsAsTheChecker(t *testing.T) {
	for name, data := range corpus(t, "accept") {
		parsed, err := dataset.Parse(data)
		require.NoError(t, err)
		checked, _, err := records.ReadDataset(bytes.NewReader(data), records.Options{})
		require.NoError(t, err)
		assert.Equal(t, string(parsed.AppendJSON(nil)), string(checked.AppendJSON(nil)), name)
	}
	federal, err := dataset.Parse(corpus(t, "accept")["a-federal-bill-without-a-scope"])
	require.NoError(t, err)
	assert.Equal(t, states.FederalScope, federal.Bills[0].Scope)
}

// FuzzReadersAgree looks for a file of which the readers have two opinions, where that is not by a rule that the checker alone has.
func FuzzReadersAgree(f *testing.F) {
	for _, verdict := range []string{"accept", "refuse"} {
		for _, data := range corpus(f, verdict) {
			f.Add(data[:min(len(data), 1500)])
		}
	}
	checker := []records.Rule{"url", "oneof", "latitude", "longitude", records.DuplicateKey, records.SameBill, records.ScopeOfState, records.PlaceOfLocal,
		records.StatusBeforeIntroduction, records.EnactedWithoutYear, records.EndedBeforeEffective, records.ImpossibleTotal, records.UnknownAmended, records.UnknownEndedBy,
		records.UnknownBill, records.Contradiction, records.HalfAPoint, records.OutsideState, records.Encoding}
	f.Fuzz(func(t *testing.T, data []byte) {
		parsed := readers["dataset"](data)
		checked := readers["records"](data)
		var p records.Problem
		if parsed == nil && checked != nil && !(errors.As(checked, &p) && slices.Contains(checker, p.Rule)) {
			t.Errorf("accepted, but the checker: %v", checked)
		}
		if parsed != nil && checked == nil {
			t.Errorf("the checker accepts, but: %v", parsed)
		}
	})
}

func TestErrorsNameTheMember(t *testing.T) {
	for data, want := range map[string]string{
		`{"schema":1,"bilss":[]}`:      "dataset, member bilss: is no member of a dataset, which has schema, rubric, source, updated, bills, evidence, coverage, cases, links",
		`{"schema":1,"bills":null}`:    "bills: is no list of objects: write [{…}, …]",
		`{"bills":[],"bills":[]}`:      "dataset, member bills: is there twice: leave one out",
		`{"coverage":[{"state":"x"}]}`: `coverage, row 1, column state: jurisdiction "x" is not a USPS code such as CO, DC, PR or US`,
	} {
		assert.EqualError(t, readers["dataset"]([]byte(data)), want)
		assert.Contains(t, readers["core"]([]byte(data)).Error(), strings.Split(want, ":")[0])
	}
}
