package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"iter"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/gocarina/gocsv"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func written[T any](t *testing.T, rows ...T) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, Write(&out, slices.Values(rows)))
	return out.String()
}

// Texts that a spreadsheet, a CSV reader or an escape could take for something else.
var awkward = []string{
	"", " ", "a", " a ", "\ta", "a,b", `a"b`, `"`, `""`, "a\nb", "\n", "'", "''", "'a", "'=a", "''=a", "=1+1", "+1", "+a", "-1", "-a", "-", "@x", "=", "\t=x",
	"-106.6504", "1e5", `\.`, "café", "🗽", "\uFEFF", "\u00A0", "a;b", "a|b", "sep=;", "problem", "NULL", "0x10", "1/2", "=HYPERLINK(\"x\",\"y\")",
}

func TestWriteReadWrite(t *testing.T) {
	for _, text := range awkward {
		b := bill1()
		b.Note, b.Title, b.Number = text, text, text
		once := written(t, b)
		rows, report, err := ReadAll[states.Bill](strings.NewReader(once), Options{})
		require.NoError(t, err)
		require.True(t, report.Clean(), "%q: %v", text, lines(report))
		assert.Equal(t, []states.Bill{b}, rows, "%q", text)
		assert.Equal(t, once, written(t, rows...), "%q", text)
	}
	t.Run("line ends become LF", func(t *testing.T) {
		b := bill1()
		b.Note = "a\r\nb\rc"
		rows, _, err := ReadAll[states.Bill](strings.NewReader(written(t, b)), Options{})
		require.NoError(t, err)
		assert.Equal(t, "a\nb\nc", rows[0].Note)
	})
	t.Run("behind the mark of Excel", func(t *testing.T) {
		rows, report, err := ReadAll[states.Bill](strings.NewReader(ByteOrderMark+written(t, bill1())), Options{})
		require.NoError(t, err)
		assert.Empty(t, lines(report))
		assert.Equal(t, bill1(), rows[0])
	})
}

func TestFormulasAreEscapedAndNumbersAreNot(t *testing.T) {
	c := cases.Case{ID: "a", Longitude: "-93.0900", Name: "-93.0900", Summary: "-cmd|' /C calc'!A0"}
	text := written(t, c)
	assert.Contains(t, text, "a,-93.0900,")
	assert.Contains(t, text, "'-cmd|' /C calc'!A0")
}

func TestAnEmptyTableIsItsHeader(t *testing.T) {
	assert.Equal(t, "state,searched,note\n", written[states.Coverage](t))
	assert.Equal(t, "name,verdict\n", written[plainRow](t))
}

// plainRow is an importer's own row, which has no Fields.
type plainRow struct {
	Name    string         `csv:"name"`
	Verdict rubric.Verdict `csv:"verdict"`
}

func TestRowsOfAnImportersOwnAreWrittenTheSameWay(t *testing.T) {
	for _, text := range awkward {
		row := plainRow{text, rubric.Partial}
		once := written(t, row, row)
		rows, report, err := ReadAll[plainRow](strings.NewReader(once), Options{})
		require.NoError(t, err)
		require.True(t, report.Clean())
		assert.Equal(t, []plainRow{row, row}, rows, "%q", text)
	}
	many := slices.Repeat([]plainRow{{"a", rubric.Met}}, 1000)
	assert.Equal(t, 1001, strings.Count(written(t, many...), "\n"))
}

// gocsv knows the columns by the same tags; both ways of writing give the same bytes.
func TestFieldsAndTagsAgree(t *testing.T) {
	t.Run("bills", func(t *testing.T) { agree(t, slices.Values(states.Bills())) })
	t.Run("evidence", func(t *testing.T) { agree(t, slices.Values(states.AllEvidence())) })
	t.Run("coverage", func(t *testing.T) { agree(t, slices.Values(states.AllCoverage())) })
	t.Run("links", func(t *testing.T) { agree(t, slices.Values(states.Links())) })
	t.Run("cases", func(t *testing.T) { agree(t, cases.All()) })
}

func agree[T any](t *testing.T, rows iter.Seq[T]) {
	var byFields, byTags bytes.Buffer
	require.NoError(t, Write(&byFields, rows))
	require.NoError(t, writeTagged(&byTags, rows))
	assert.True(t, byFields.String() == byTags.String())
	columns, err := columnsOf(reflect.TypeFor[T]())
	require.NoError(t, err)
	header, err := gocsv.MarshalString([]T{})
	require.NoError(t, err)
	var names []string
	for _, c := range columns {
		names = append(names, c.name)
	}
	assert.Equal(t, strings.TrimSpace(header), strings.Join(names, ","))
}

// failing is a writer that takes n bytes.
type failing struct{ n int }

var errFull = errors.New("the disk is full")

func (f *failing) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWritingThatFails(t *testing.T) {
	assert.ErrorIs(t, Write(&failing{10}, slices.Values(states.Bills())), errFull)
	assert.ErrorIs(t, Write(&failing{10}, slices.Values(slices.Repeat([]plainRow{{"a", rubric.Met}}, 1000))), errFull)
	_, _, err := ReadAll[states.Bill](strings.NewReader(head+strings.Replace(one, "CO", "XX", 1)), Options{Rejects: &failing{10}})
	assert.ErrorIs(t, err, errFull)
}

func TestTemplatesAreSoundAndWhole(t *testing.T) {
	dir := map[string]string{}
	for _, name := range TableNames() {
		var out bytes.Buffer
		require.NoError(t, WriteTemplate(&out, name))
		dir[name+".csv"] = out.String()
		assert.Equal(t, 2, strings.Count(out.String(), "\n"), "a header and an example")
	}
	tables, report, err := Open(directory(t, dir), Options{})
	require.NoError(t, err)
	assert.True(t, report.Clean(), "%v", lines(report))
	assert.Len(t, tables.Bills, 1)
	assert.Len(t, tables.Links, 1)
	assert.ErrorContains(t, WriteTemplate(&bytes.Buffer{}, "laws"), `there is no table "laws"`)
}

func TestEveryColumnIsDescribed(t *testing.T) {
	for _, name := range TableNames() {
		columns, err := tableColumns(name)
		require.NoError(t, err)
		for _, c := range columns {
			assert.NotEmpty(t, c.described.about, "%s %s", name, c.name)
		}
		if name == "bills" {
			columns = columns[9:] // the verdicts are described with the scorecard
		}
		assert.Len(t, descriptions[kindNamed(name).rowType()], len(columns), "a description without a column")
	}
}

// The descriptors in the tree are those that the tags give: go generate.
func TestDescriptorsAreUpToDate(t *testing.T) {
	for path, make := range map[string]func() ([]byte, error){
		"../datapackage.json":          func() ([]byte, error) { return DataPackage("bills", "evidence", "coverage", "links") },
		"../../cases/datapackage.json": func() ([]byte, error) { return DataPackage("cases") },
		"dataset.schema.json":          func() ([]byte, error) { return DatasetSchema(), nil },
	} {
		got, err := make()
		require.NoError(t, err)
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.True(t, string(want) == string(got), "%s: go generate ./states/records", path)
	}
	_, err := DataPackage("laws")
	assert.ErrorContains(t, err, `there is no table "laws"`)
}

func TestDataPackage(t *testing.T) {
	text, err := DataPackage(TableNames()...)
	require.NoError(t, err)
	var p struct {
		Resources []struct {
			Name, Path string
			Dialect    struct{ Delimiter string }
			Schema     struct {
				Fields []struct {
					Name, Type  string
					Constraints struct {
						Required bool
						Enum     []any
					}
				}
				PrimaryKey  []string
				ForeignKeys []struct {
					Fields    []string
					Reference struct{ Resource string }
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal(text, &p))
	require.Len(t, p.Resources, 5)
	bills := p.Resources[0].Schema
	assert.Equal(t, []string{"id"}, bills.PrimaryKey)
	assert.Equal(t, []string{"ended_by"}, bills.ForeignKeys[0].Fields)
	assert.Equal(t, "bills", p.Resources[1].Schema.ForeignKeys[0].Reference.Resource)
	for _, r := range p.Resources {
		assert.Equal(t, ",", r.Dialect.Delimiter, r.Name)
	}
	for _, f := range bills.Fields {
		switch f.Name {
		case "id", "state", "effect", "source_url":
			assert.True(t, f.Constraints.Required, f.Name)
		case "status":
			assert.Equal(t, []any{"pending", "enacted", "failed", "unknown"}, f.Constraints.Enum)
		case "published_end":
			assert.Equal(t, "number", f.Type)
			assert.Equal(t, []any{0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0}, f.Constraints.Enum)
		case "place":
			assert.False(t, f.Constraints.Required)
		}
	}
}
