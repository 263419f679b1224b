package maptest

import (
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/endqi/endqi/wasm/browsertest"
)

// JavaScript expressions for parts of the page's first map.
const (
	Element = `document.querySelector("endqi-map")`
	Root    = Element + `.shadowRoot`
	Panel   = Root + `.querySelector(".panel").textContent.replace(/\s+/g, " ")`
	Live    = Root + `?.querySelector(".live")?.textContent`
	// Layout is the one of both layouts that shows.
	Layout = `[...` + Root + `.querySelectorAll("[role=listbox]")].find(m => m.checkVisibility())`
	// Focused is the code of the place that has the focus, or empty.
	Focused = `(` + Root + `.activeElement?.dataset.code ?? "")`
	// Alive is true when the element answers, all of the document is there, and the rows of its table wait no longer.
	Alive = Root + `?.querySelector("[role=option][tabindex='0']") && ` + Root + `.querySelector(".sources") && !` + Root + `.querySelector(".table")?.getAnimations().length`
	// Shows is true when all of the document is there and the map has room, whether or not a script answers.
	Shows = Element + `.shadowRoot && (` + Layout + `)?.getBoundingClientRect().width > 300 && (` + Layout + `).querySelectorAll("[role=option]").length === 57 && ` + Root + `.querySelector(".sources") !== null`
)

// ScriptPage is a page with the element in its plain form.
func ScriptPage(t testing.TB, attributes string) string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A site</title><script type="module" src="/` + filepath.Base(path(t, "endqi-map-*.js")) +
		`"></script><body><main><h1>A site</h1><endqi-map ` + attributes + `><p id="fallback">The map is on endqi.org.</p></endqi-map></main>`
}

// HTMLPage is a page of a site with what the arguments add to its head and body.
func HTMLPage(head, body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>A site</title>` +
		head + `</head><body><h1>A site</h1>` + body + `</body></html>`
}

// Host is a page of another site that embeds the map.
type Host struct {
	Page   string // HTML; {HERE} is the address of the bundle, with its last slash
	Policy string // content security policy; {ORIGIN} is the bundle's origin
}

// Visit serves the bundle on one origin, the page on another, and opens the page.
func Visit(t testing.TB, engine browsertest.Engine, h Host) (*browsertest.Browser, *Site) {
	t.Helper()
	maps := Serve(t, nil)
	page := strings.ReplaceAll(h.Page, "{HERE}", maps.URL+"/")
	s := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		if h.Policy != "" {
			w.Header().Set("Content-Security-Policy", strings.ReplaceAll(h.Policy, "{ORIGIN}", maps.URL))
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	b := browsertest.Shared(t, engine)
	b.Size(1280, 900)
	b.Open(s.URL)
	return b, maps
}
