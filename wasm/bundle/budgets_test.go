package bundle_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/bundle/site"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// Budgets in bytes after brotli 11: what a reader's browser fetches until it shows map, legend and table, and the core,
// which comes later if at all. Above 34,000 are the words of bills that are not law, the section on getting involved, the
// choice of parts to show, with 220 bytes the box of the federal government and the colors of counts, with 1,000 the sheet of
// details on phones, and with as many the groups of the table and the days on which the law changed. Of the core about 360 kB are
// the runtime of any Go program; the rest is all views in two languages, comparison, scoring and files to take away.
const (
	visibleBudget = 37_250
	coreBudget    = 606_000
	placeBudget   = 8_000 // the card of one place: its script, with the style sheet inside, and its file
)

func TestBudgets(t *testing.T) {
	if testing.Short() {
		t.Skip("compressing the core takes some seconds")
	}
	var m site.Manifest
	require.NoError(t, json.Unmarshal(maptest.File(t, "manifest.json"), &m))
	sizes, hash := map[string]int{}, regexp.MustCompile(`-[0-9a-f]{10}\.`)
	for _, f := range m.Files {
		sizes[hash.ReplaceAllString(f.Name, ".")] = f.Brotli
	}
	for _, name := range []string{"endqi-place.js", "endqi-map.js", "endqi-map.css", "page.css", "index.html", "paste.html", "core.wasm"} {
		require.NotZero(t, sizes[name], name)
	}
	for _, lang := range site.Languages() {
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
	cards := 0
	for name, size := range sizes {
		if strings.HasPrefix(name, site.CardsFolder) && strings.HasSuffix(name, ".html") {
			assert.LessOrEqual(t, sizes["endqi-place.js"]+size, placeBudget, "a card: script %d, %s %d", sizes["endqi-place.js"], name, size)
			cards++
		}
	}
	assert.Equal(t, 57*len(site.Languages()), cards)
}
