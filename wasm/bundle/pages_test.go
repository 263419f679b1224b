package bundle_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

func TestMain(m *testing.M) { maptest.Main(m) }

func TestAuditOfPages(t *testing.T) {
	s := maptest.Serve(t, nil)
	b := browsertest.Shared(t, browsertest.Chromium)
	for _, page := range []string{"/map.html", "/card.html", "/card.html?state=CO", "/embed.html", "/places/CO.html", "/places/GU.html", "/places/US.html"} {
		t.Run(page, func(t *testing.T) {
			axe := maptest.Axe(t)
			b := b.In(t)
			b.Open(s.URL + page)
			b.Until(`document.readyState === "complete"`)
			maptest.Audit(t, b, axe)
		})
	}
}

// Whoever chooses a place on the page of snippets copies those of that place.
func TestSnippetsOfAnotherPlace(t *testing.T) {
	s := maptest.Serve(t, nil)
	b := browsertest.Shared(t, browsertest.Chromium)
	b.Open(s.URL + "/embed.html")
	b.Until(`document.querySelector(".one endqi-place").shadowRoot?.querySelector("article")?.dataset.code === "CO"`)
	b.Run(`const place = document.querySelector(".one select"); place.value = "NM"; place.dispatchEvent(new Event("change", { bubbles: true }))`, nil)
	b.Until(`document.querySelector(".one .pasted").textContent.includes('data-code="NM"')`)
	for _, code := range browsertest.Eval[[]string](b, `[...document.querySelectorAll(".one pre code")].map(c => c.textContent)`) {
		assert.Regexp(t, `state="NM"|card\.html#NM"`, code)
		assert.Contains(t, code, `<a href="`+s.URL+`/places/NM.html">`)
		assert.Contains(t, code, "Qualified immunity in New Mexico")
		assert.NotContains(t, code, "Colorado")
	}
	b.Until(`document.querySelector(".one endqi-place").shadowRoot.querySelector("article").dataset.code === "NM"`)
	assert.NotContains(t, maptest.Said(b), "<endqi-", "no element complains; of web-share, which the frames allow, Chromium on Linux knows nothing")
}

// A map without its style is a flash of other sizes in other places.
func TestStyleComesBeforeTheMap(t *testing.T) {
	for _, name := range []string{"index.html", "map.html"} {
		page := string(maptest.File(t, name))
		style := strings.Index(page, `<link rel="stylesheet" href="endqi-map-`)
		require.Positive(t, style, name)
		assert.Less(t, style, strings.Index(page, "<svg"), name)
	}
}
