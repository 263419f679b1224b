package bundle_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
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
		head, body, ok := strings.Cut(page, "</head>")
		require.True(t, ok, name)
		link := `<link rel="stylesheet" href="endqi-map-`
		assert.Contains(t, head, link, "%s: before it nothing is painted", name)
		assert.Less(t, strings.Index(body, "<svg"), strings.Index(body, link), "%s: at a link before the map the parser would wait", name)
		assert.Less(t, strings.Index(body, "</main>"), strings.Index(body, "<script type=\"module\""), "%s: no script shares the line with it", name)
	}
}

// Nothing of the map is on the screen before its style is, however late the sheet comes, or the rest of the map; without the sheet
// all is there to read.
func TestMapIsNeverSeenWithoutItsStyle(t *testing.T) {
	watch := `<head><script>window.bare = []; let count = 0;
	const some = () => { fetch("/frames"); };
	setTimeout(some, 2000); // WebKit may show no frame of a page before it is whole, and then shows nothing bare
	requestAnimationFrame(function look() {
		if (++count === 3) some();
		const shape = document.querySelector("endqi-map")?.shadowRoot?.querySelector(".geo [role=option]");
		if (shape?.checkVisibility({ visibilityProperty: true })) bare.push(getComputedStyle(shape.closest(".grid")).display !== "grid");
		if (bare.length < 9) requestAnimationFrame(look);
	})</script>`
	page := strings.Replace(string(maptest.File(t, "index.html")), "<head>", watch, 1)
	first, rest, ok := strings.Cut(page, `data-code="CO"`) // within the map
	require.True(t, ok)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		for _, name := range []string{"the page comes in two parts", "the sheet comes last", "the sheet is missing"} {
			t.Run(name, func(t *testing.T) {
				ready, once := make(chan struct{}), sync.Once{}
				wait := func(r *http.Request) {
					select {
					case <-ready:
					case <-r.Context().Done():
					}
				}
				s := maptest.ServeFreely(t, nil, func(w http.ResponseWriter, r *http.Request) bool {
					is := func(prefix, suffix string) bool {
						return strings.HasPrefix(r.URL.Path, prefix) && strings.HasSuffix(r.URL.Path, suffix)
					}
					switch {
					case r.URL.Path == "/":
						w.Header().Set("Content-Type", "text/html")
						fmt.Fprint(w, first)
						if name == "the page comes in two parts" {
							w.(http.Flusher).Flush()
							wait(r)
						}
						fmt.Fprint(w, `data-code="CO"`+rest)
						return true
					case is("/endqi-map-", ".css") && name == "the sheet comes last":
						wait(r)
					case is("/endqi-map-", ".css") && name == "the sheet is missing":
						http.NotFound(w, r)
						return true
					case r.URL.Path == "/frames", is("/endqi-page-", ".js"): // some frames have been seen; the last file that the page asks for
						once.Do(func() { close(ready) })
					}
					return false
				})
				b := browsertest.Shared(t, engine)
				b.Open(s.URL + "/")
				b.Until(`bare.length === 9`)
				seen := browsertest.Eval[[]bool](b, "bare")
				assert.Equal(t, name == "the sheet is missing", slices.Contains(seen, true), "%v", seen)
			})
		}
	})
}
