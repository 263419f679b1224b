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

// Budgets in bytes after brotli 11: what a reader's browser fetches until it shows map, legend and table, and of it the script, for
// which the map waits; what answers the reader, which comes after it; and the core, which comes later if at all. Of the core about 360 kB are the runtime of any Go program; the rest is
// all views in two languages, comparison, scoring and files to take away. Above 606,000 are the shades of bills that are no law,
// the places that went backwards and the words about keys; the same code in another order differs by 2,000.
const (
	visibleBudget = 32_500
	smallBudget   = 28_750 // the same where only parts at the map are shown
	moduleBudget  = 10_250 // the script
	answerBudget  = 6_100  // what answers the reader
	coreBudget    = 611_000
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
	for _, name := range []string{"endqi-place.js", "endqi-map.js", "interaction.js", "endqi-map.css", "endqi-views.css", "page.css", "index.html", "paste.html", "paste-map.html", "core.wasm"} {
		require.NotZero(t, sizes[name], name)
	}
	for _, lang := range site.Languages() {
		for document, budget := range map[string]int{"latest-" + lang + ".html": visibleBudget, "latest-map-" + lang + ".html": smallBudget} {
			require.NotZero(t, sizes[document], document)
			if lang != "en" {
				budget += budget / 20 // texts in another language are longer, and the data's own English is marked as such
			}
			assert.LessOrEqual(t, sizes["endqi-map.js"]+sizes["endqi-views.css"]+sizes[document], budget, "the script's way: module %d, style sheet %d, %s %d", sizes["endqi-map.js"], sizes["endqi-views.css"], document, sizes[document])
		}
	}
	assert.LessOrEqual(t, sizes["endqi-map.js"], moduleBudget, "endqi-map.js")
	assert.LessOrEqual(t, sizes["interaction.js"], answerBudget, "interaction.js")
	sheets := sizes["endqi-map.css"] + sizes["endqi-views.css"]
	assert.LessOrEqual(t, sizes["paste.html"]+sheets, visibleBudget, "what is pasted: markup %d, style sheets %d", sizes["paste.html"], sheets)
	assert.LessOrEqual(t, sizes["paste-map.html"]+sheets, smallBudget, "the map pasted alone: markup %d, style sheets %d", sizes["paste-map.html"], sheets)
	assert.LessOrEqual(t, sizes["index.html"]+sheets+sizes["page.css"], visibleBudget, "the page: markup %d, style sheets %d and %d", sizes["index.html"], sheets, sizes["page.css"])
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
