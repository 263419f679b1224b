package records

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

// installed skips a test where a package of npm is missing; in CI it must not be.
func installed(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", ".ci", "node_modules", filepath.FromSlash(name))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") != "true" {
		t.Skip(name + " is not installed: npm ci --prefix .ci")
	}
	return path
}

// The schema is judged by someone else's validator: it takes the shipped records, and refuses what ReadDataset refuses.
func TestSchemaAgreesWithTheReader(t *testing.T) {
	installed(t, "ajv")
	node, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("Node.js is not installed")
	}
	judge := func(datasets []any) []string {
		text, err := json.Marshal(datasets)
		require.NoError(t, err)
		path := filepath.Join(t.TempDir(), "sets.json")
		require.NoError(t, os.WriteFile(path, text, 0o644))
		out, err := exec.Command(node, "testdata/validate.mjs", "dataset.schema.json", path).CombinedOutput()
		require.NoError(t, err, "%s", out)
		return strings.Split(strings.TrimSpace(string(out)), "\n")
	}
	rows := func(record states.Record) map[string]string {
		row := map[string]string{}
		for name, f := range record.Fields() {
			if f.String() != "" {
				row[name] = f.String()
			}
		}
		return row
	}
	var bills, evidence, links []map[string]string
	for _, b := range states.Bills() {
		bills = append(bills, rows(&b))
	}
	for _, e := range states.AllEvidence() {
		evidence = append(evidence, rows(&e))
	}
	for _, l := range states.Links() {
		links = append(links, rows(&l))
	}
	shipped := map[string]any{"schema": 1, "updated": "2026-11-22", "bills": bills, "evidence": evidence, "links": links}
	assert.Equal(t, []string{"valid"}, judge([]any{shipped}))

	var datasets []any
	cells := []struct {
		why, column, cell string
		ok                bool
	}{
		{"sound", "title", "An act", true},
		{"a blank cell", "status", "", true},
		{"no status", "status", "passed", false},
		{"no jurisdiction", "state", "XX", false},
		{"no date", "introduced", "2021-13-01", false},
		{"a month", "introduced", "2021-12", true},
		{"no verdict", "police_officers", "yes", false},
		{"a total", "published_end", "3.5", true},
		{"no total", "published_end", "4.5", false},
		{"no source", "source_url", "", false},
		{"no address", "source_url", "example", false},
		{"no effect", "effect", "", false},
	}
	for _, c := range cells {
		row := map[string]string{"id": "co-1", "state": "CO", "effect": "limits", "source_url": "https://example.org"}
		row[c.column] = c.cell
		datasets = append(datasets, map[string]any{"schema": 1, "bills": []any{row}})
	}
	datasets = append(datasets, map[string]any{"schema": 2}, map[string]any{"schema": 1, "bills": map[string]string{}}, map[string]any{"schema": 1, "more": true})
	found := judge(datasets)
	require.Len(t, found, len(datasets))
	for i, c := range cells {
		assert.Equal(t, c.ok, found[i] == "valid", "%s: %s", c.why, found[i])
	}
	assert.NotEqual(t, "valid", found[len(cells)], "a later schema")
	assert.NotEqual(t, "valid", found[len(cells)+1], "a table that is none")
	assert.NotEqual(t, "valid", found[len(cells)+2], "a member that is none")
}
