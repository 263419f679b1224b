package bundle_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/bundle"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// Pages that are isolated from other origins show the map of one, since it is sent with the headers of [bundle.Handler].
func TestIsolatedPages(t *testing.T) {
	maps := browsertest.Serve(t, bundle.Handler(os.DirFS(maptest.Folder(t))))
	site := func(t *testing.T, page string) *httptest.Server {
		return browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cross-Origin-Opener-Policy", "same-origin")
			w.Header().Set("Cross-Origin-Embedder-Policy", "require-corp")
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, strings.ReplaceAll(page, "{HERE}", maps.URL+"/"))
		}))
	}
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		show := func(t *testing.T, page string) *browsertest.Browser {
			b := browsertest.Shared(t, engine)
			b.Open(site(t, page).URL)
			assert.True(t, browsertest.Eval[bool](b, `crossOriginIsolated`))
			return b
		}
		works := func(t *testing.T, b *browsertest.Browser) {
			b.Until(maptest.Alive)
			b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
			b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
			b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
			b.Until(maptest.Panel + `.includes("13-21-131")`)
		}
		t.Run("frame", func(t *testing.T) {
			b := show(t, maptest.HTMLPage("", snippet(t, 2)))
			b.Until(`document.querySelector("iframe").getBoundingClientRect().height > 2000`)
			b.Frame("iframe")
			works(t, b)
		})
		t.Run("script", func(t *testing.T) {
			works(t, show(t, maptest.HTMLPage("", snippet(t, 1))))
		})
	})
}
