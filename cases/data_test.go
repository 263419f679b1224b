package cases_test

import (
	"cmp"
	"encoding/csv"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/rows"
)

// These tests hold what is true of any edition of the shipped records, not what a row says.

func TestTheTable(t *testing.T) {
	text, err := os.ReadFile("cases.csv")
	require.NoError(t, err)
	table, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	require.NoError(t, err)
	require.Greater(t, len(table), 1)

	var tags []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[cases.Case]()) {
		tags = append(tags, f.Tag.Get("csv"))
	}
	assert.Equal(t, tags, slices.Collect(states.Columns(&cases.Case{})), "the columns are the tags of the struct")
	assert.Equal(t, table[0], tags, "the columns are those of the shipped table")

	var read []cases.Case
	written := states.AppendHeader(nil, &cases.Case{})
	for n, row := range table[1:] {
		var c cases.Case
		for i, cell := range row {
			var alone cases.Case
			require.NoError(t, states.Set(&c, tags[i], rows.UnescapeFormula(cell)), "cases.csv:%d %s", n+2, tags[i])
			require.NoError(t, states.Set(&alone, tags[i], rows.UnescapeFormula(cell)))
			for j := range tags {
				require.True(t, j == i || reflect.ValueOf(alone).Field(j).IsZero(), "%s set %s", tags[i], tags[j])
			}
		}
		read = append(read, c)
		written = states.AppendCSV(written, &c)
	}
	require.Equal(t, read, slices.Collect(cases.All()), "the generated Go is the table: run go generate")
	assert.Equal(t, string(text), string(written), "cases.csv is canonical: reading and writing gives the same bytes")
	for range (&cases.Case{}).Fields() {
		break
	}
}

func TestCasesAreSortedByTheirIDs(t *testing.T) {
	all := slices.Collect(cases.All())
	assert.True(t, slices.IsSortedFunc(all, func(a, b cases.Case) int { return cmp.Compare(a.ID, b.ID) }))
	for i := range all[1:] {
		assert.NotEqual(t, all[i].ID, all[i+1].ID, "ids are unique")
	}
	citations := map[string]string{}
	for _, c := range all {
		if c.Citation != "" {
			assert.Empty(t, citations[c.Citation], "%s is also %s", c.Citation, c.ID)
			citations[c.Citation] = c.ID
		}
	}
}

func TestEveryStateHasACase(t *testing.T) {
	in := map[states.Code]int{}
	for c := range cases.All() {
		in[c.State]++
	}
	for j := range states.All() {
		if j.Kind == states.State || j.Kind == states.District {
			assert.Positive(t, in[j.Code], j.Name)
		}
	}
	for code := range in {
		_, ok := states.ByCode(code)
		assert.True(t, ok, code)
	}
}

func TestCasesAreComplete(t *testing.T) {
	for c := range cases.All() {
		assert.NotEmpty(t, c.Name, c.ID)
		assert.NotEmpty(t, c.Court, c.ID)
		assert.NotEmpty(t, c.Plaintiff, c.ID)
		assert.True(t, strings.HasSuffix(c.Summary, "."), "%s: a summary in sentences", c.ID)
		assert.NotEqual(t, cases.NotRecorded, c.Outcome, c.ID)
		assert.NotEqual(t, cases.Unrated, c.Confidence, c.ID)
		assert.Equal(t, c.Decided.First(), c.Decided.Last(), "%s: a decision has a day", c.ID)
		assert.False(t, c.Decided.After(states.Updated()), c.ID)

		u, err := url.Parse(c.SourceURL)
		if assert.NoError(t, err, c.ID) {
			assert.Contains(t, []string{"http", "https"}, u.Scheme, c.ID)
			assert.Contains(t, u.Host, ".", c.ID)
		}
		for column, cell := range c.Fields() {
			assert.Equal(t, strings.TrimSpace(cell.String()), cell.String(), "%s %s: no space around", c.ID, column)
			assert.NotContains(t, cell.String(), "\n", "%s %s: one line", c.ID, column)
		}
	}
}

func TestPointsAreOnTheMap(t *testing.T) {
	placed := 0
	for c := range cases.All() {
		assert.Equal(t, c.Latitude == "", c.Longitude == "", "%s: both or neither", c.ID)
		lon, lat, ok := c.Point()
		if !ok {
			continue
		}
		placed++
		assert.NotEmpty(t, c.City, "%s: the point is that of a city", c.ID)
		assert.True(t, -180 <= lon && lon <= 180, "%s: longitude %v", c.ID, lon)
		assert.True(t, -15 <= lat && lat <= 72, "%s: latitude %v, from American Samoa to Alaska", c.ID, lat)
		assert.True(t, lon < -60 || lon > 140, "%s: longitude %v, from the Virgin Islands west to Guam", c.ID, lon)
	}
	assert.Positive(t, placed)
}

func TestCasesAreCopies(t *testing.T) {
	all := slices.Collect(cases.All())
	first := all[0]
	all[0] = cases.Case{}
	for c := range cases.All() {
		assert.Equal(t, first, c)
		break
	}
}
