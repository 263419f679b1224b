package bundle

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Someone who was given a core compiles it anew in a folder of their own, with nothing left over from another build.
func TestCoreIsTheSameFromAnyFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling the core and the runtime anew takes half a minute")
	}
	here, err := compile(t.Context(), "")
	require.NoError(t, err)

	elsewhere := t.TempDir()
	for _, folder := range []string{"rubric", "states", "cases", "geo/usmap", "wasm", "wasm/reactor"} {
		files, err := filepath.Glob(filepath.Join("../..", folder, "*.go"))
		require.NoError(t, err)
		require.NotEmpty(t, files, folder)
		for _, f := range append(files, "../../go.mod", "../../go.sum") {
			text, err := os.ReadFile(f)
			require.NoError(t, err)
			to := filepath.Join(elsewhere, f[len("../.."):])
			require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
			require.NoError(t, os.WriteFile(to, text, 0o644))
		}
	}
	t.Setenv("GOCACHE", t.TempDir())
	there, err := compile(t.Context(), elsewhere)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(here, there), "%d bytes here and %d there, or other ones", len(here), len(there))
}

// Budgets in bytes after brotli 11: what a reader's browser fetches until it shows map, legend and table, and the core,
// which comes later if at all. Of the core about 360 kB are the runtime of any Go program; the rest is all views in two
// languages, comparison, scoring and files to take away.
const (
	visibleBudget = 30_000
	coreBudget    = 560_000
)

func TestBudgets(t *testing.T) {
	if testing.Short() {
		t.Skip("compressing the core takes some seconds")
	}
	size := func(data []byte) int {
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		_, err := w.Write(data)
		require.NoError(t, err)
		require.NoError(t, w.Close())
		return b.Len()
	}
	dir := t.TempDir()
	core, err := compile(t.Context(), "")
	require.NoError(t, err)
	m, err := Build(t.Context(), Options{Dir: dir, Core: core, hasty: true})
	require.NoError(t, err)
	sizes := map[string]int{}
	for _, f := range m.Files {
		if match := hashed.FindStringIndex(f.Name); match != nil || filepath.Ext(f.Name) == ".html" && !strings.Contains(f.Name, "/") {
			name := f.Name
			if match != nil {
				name = name[:match[0]] + filepath.Ext(name)
			}
			sizes[name] = size(read(t, dir, f.Name))
		}
	}
	for _, lang := range languages {
		document := sizes["latest-"+lang+".html"]
		require.NotZero(t, document, lang)
		script := sizes["endqi-map.js"] + document
		budget := visibleBudget
		if lang != "en" {
			budget += budget / 20 // texts in another language are longer, and the data's own English is marked as such
		}
		assert.LessOrEqual(t, script, budget, "the script's way, %s: module %d, document %d", lang, sizes["endqi-map.js"], document)
	}
	pasted := sizes["paste.html"] + sizes["endqi-map.css"]
	assert.LessOrEqual(t, pasted, visibleBudget, "what is pasted: markup %d, style sheet %d", sizes["paste.html"], sizes["endqi-map.css"])
	page := sizes["index.html"] + sizes["endqi-map.css"] + sizes["page.css"]
	assert.LessOrEqual(t, page, visibleBudget, "the page: markup %d, style sheets %d and %d", sizes["index.html"], sizes["endqi-map.css"], sizes["page.css"])
	assert.LessOrEqual(t, sizes["core.wasm"], coreBudget, "core.wasm")
}
