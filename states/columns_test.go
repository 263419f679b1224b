package states_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/rows"
)

// tags are the csv tags of a struct in order; those of an embedded struct stand in its place.
func tags(typ reflect.Type) (names []string) {
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Anonymous {
			names = append(names, tags(f.Type)...)
			continue
		}
		names = append(names, f.Tag.Get("csv"))
	}
	return names
}

// rows reads a table of the package as encoding/csv does.
func tableRows(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(all), 1, "%s has no record", file)
	return all
}

func testTable[T any, P interface {
	*T
	states.Record
}](t *testing.T, file string, records []T) {
	t.Helper()
	table := tableRows(t, file)
	header := table[0]
	assert.Equal(t, tags(reflect.TypeFor[T]()), slices.Collect(states.Columns(P(new(T)))), "the columns are the tags of the struct")
	assert.Equal(t, header, slices.Collect(states.Columns(P(new(T)))), "the columns are those of the shipped table")
	assert.Equal(t, strings.Join(header, ",")+"\n", string(states.AppendHeader(nil, P(new(T)))))

	read := make([]T, 0, len(table))
	written := states.AppendHeader(nil, P(new(T)))
	for n, row := range table[1:] {
		var v T
		for c, cell := range row {
			require.NoError(t, states.Set(P(&v), header[c], rows.UnescapeFormula(cell)), "%s:%d %s", file, n+2, header[c])
		}
		read = append(read, v)
		written = states.AppendCSV(written, P(&v))
	}
	require.Equal(t, read, records, "the generated Go is the table: run go generate")
	shipped, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, string(shipped), string(written), "%s is canonical: reading and writing gives the same bytes", file)

	// A column is the field of its tag: every cell of the table, set alone, changes that field and no other.
	for _, row := range table[1:] {
		for c, column := range header {
			var v T
			require.NoError(t, states.Set(P(&v), column, rows.UnescapeFormula(row[c])))
			for _, f := range reflect.VisibleFields(reflect.TypeFor[T]()) {
				if tag := f.Tag.Get("csv"); tag != "" && tag != column {
					require.True(t, reflect.ValueOf(v).FieldByIndex(f.Index).IsZero(), "%s set %s", column, tag)
				}
			}
		}
	}
	for range P(new(T)).Fields() {
		break
	}
	for range states.Columns(P(new(T))) {
		break
	}
}

func TestTables(t *testing.T) {
	testTable(t, "bills.csv", states.Bills())
	testTable(t, "evidence.csv", states.AllEvidence())
	testTable(t, "coverage.csv", states.AllCoverage())
	testTable(t, "links.csv", states.Links())
}

func TestSetFillsEveryColumn(t *testing.T) {
	cells := map[string]string{
		"id": "x-1", "state": "US", "scope": "federal", "place": "Springfield", "number": "HB 1", "companions": "SB 2; SB 3", "version": "enrolled",
		"title": "An Act, so called", "session": "2021", "session_end": "2021-06", "introduced": "2021-01-15", "status": "enacted",
		"status_date": "2021-04-01", "effective": "2021-07-01", "ended": "2023", "ended_by": "x-2", "amends": "x-3", "last_action": "2021-04-02",
		"checked": "2026-11-22", "effect": "neither",
		"police_officers": "met", "public_employees": "partial", "constitutional_violations": "unmet", "damage_caps": "met",
		"attorney_fees": "partial", "full_compensation": "unmet", "failure_to_intervene": "met", "misconduct_disclosure": "partial",
		"officer_consequences": "unmet", "published_end": "2.5", "published_start": "0",
		"url": "https://example.org/bill", "source_url": "https://example.org/source", "note": "read",
	}
	var got states.Bill
	for column, cell := range cells {
		require.NoError(t, states.Set(&got, column, cell), column)
	}
	assert.Equal(t, states.Bill{
		ID: "x-1", State: "US", Scope: states.FederalScope, Place: "Springfield", Number: "HB 1", Companions: "SB 2; SB 3", Version: "enrolled",
		Title: "An Act, so called", Session: "2021", SessionEnd: day("2021-06"), Introduced: day("2021-01-15"), Status: states.Enacted,
		StatusDate: day("2021-04-01"), Effective: day("2021-07-01"), Ended: day("2023"), EndedBy: "x-2", Amends: "x-3", LastAction: day("2021-04-02"),
		Checked: day("2026-11-22"), Effect: states.Neither, Scorecard: card("1,½,0,1|½,0,1,½,0"),
		PublishedEnd: total(5), PublishedStart: total(0),
		URL: "https://example.org/bill", SourceURL: "https://example.org/source", Note: "read",
	}, got)
	for column, cell := range got.Fields() {
		assert.Equal(t, cells[column], cell.String(), column)
	}
}

func TestSetSaysWhatIsWrong(t *testing.T) {
	b := states.Bill{Status: states.Enacted, Introduced: day("2021")}
	kept := b
	for column, kind := range map[string]string{"state": "jurisdiction", "status": "status", "introduced": "date", "scope": "scope", "effect": "effect"} {
		var parse *states.ParseError
		require.True(t, errors.As(states.Set(&b, column, "nonsense"), &parse), column)
		assert.Equal(t, kind, parse.Kind)
	}
	for column, kind := range map[string]string{"damage_caps": "verdict", "published_end": "score"} {
		var word *rubric.WordError
		require.True(t, errors.As(states.Set(&b, column, "nonsense"), &word), column)
		assert.Equal(t, kind, word.Kind)
	}
	for _, column := range []string{"", "ID", "police officers", "scorecard"} {
		var parse *states.ParseError
		require.True(t, errors.As(states.Set(&b, column, "x"), &parse), column)
		assert.Equal(t, states.ParseError{Kind: "column", Value: column, Want: "a column of this table"}, *parse)
	}
	assert.Equal(t, kept, b, "a refused cell leaves the record alone")
	assert.NoError(t, states.Set(&b, "introduced", ""), "an empty cell is no date")
	assert.Zero(t, b.Introduced)
}

// FuzzAppendCSV reads back with encoding/csv what AppendCSV wrote.
func FuzzAppendCSV(f *testing.F) {
	f.Add("x-1", "Springfield", "a \"title\", so called\r\nof two lines", "=1+1")
	f.Add("", "", "", "")
	f.Add(" ", "\t", "\"", ",")
	f.Add("\n", "\r", "\r\n", `\.`)
	f.Add("'=1", "-5", "'-5", "\xff\x00")
	f.Add("\ufeffx", "#", ";", "|")
	f.Fuzz(func(t *testing.T, id, place, title, note string) {
		b := law(id, "1,½,0,-|-,-,-,-,-", publishes(total(3), rubric.Total{}))
		b.Place, b.Title, b.Note = place, title, note
		line := states.AppendCSV(nil, &b)

		read, err := csv.NewReader(strings.NewReader(string(line))).ReadAll()
		require.NoError(t, err, "%q", line)
		require.Len(t, read, 1, "%q", line)
		var back states.Bill
		i := 0
		for column, cell := range b.Fields() {
			got := rows.UnescapeFormula(read[0][i])
			i++
			want := strings.ReplaceAll(strings.ReplaceAll(cell.String(), "\r\n", "\n"), "\r", "\n")
			require.Equal(t, want, got, "%s in %q", column, line)
			require.NoError(t, states.Set(&back, column, got))
		}
		require.Len(t, read[0], i)
		require.Equal(t, string(line), string(states.AppendCSV(nil, &back)), "write, read, write gives the same bytes")
	})
}

func FuzzAppendJSON(f *testing.F) {
	for _, seed := range []string{"", "plain", `"\/`, "a\nb\r\tc", "\x00\x1f\x7f", "§ ½ – 🗽", "\xff\xfe", "a\xc3", "\u2028\u2029", "\ufffd", "</script>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := states.AppendJSON([]byte("kept:"), text)
		require.Equal(t, "kept:", string(got[:5]))
		std, err := json.Marshal(text)
		require.NoError(t, err)
		var ours, theirs string
		require.NoError(t, json.Unmarshal(got[5:], &ours), "%q", got)
		require.NoError(t, json.Unmarshal(std, &theirs))
		assert.Equal(t, theirs, ours)
	})
}
