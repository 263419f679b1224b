package element_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// frameHTML is a page for frames, with room for an element.
const frameHTML = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A frame</title><div id="a"></div><div id="b"></div>`

// What sites, frameworks and readers do, in tests/sequences.js: the element shows in the end what its attributes say.
func TestSequences(t *testing.T) {
	s := serveField(t, map[string]string{
		"/sequences": fieldPage("/", `<script src="/sequences.js"></script>`, ""),
		"/after":     frameHTML + `<script type="module" src="/endqi-map.js"></script>`,
	}, maptest.Script(t, "/sequences.js", "tests/sequences.js"), maptest.Answer404("/nowhere/spanish/latest-en"), maptest.Slow(t, "/nowhere/spanish/"))
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/sequences")
		b.Until(`customElements.get("endqi-map")`)
		inPage(t, b, `return sequence()`)
		for _, said := range browsertest.Eval[[]string](b, faults) {
			if !strings.Contains(said, "ResizeObserver loop") { // which a browser tells where an element grows twice in one frame
				assert.Contains(t, said, "/nowhere/", "nothing else failed")
			}
		}
	})
}

func TestElementBeforeItsModule(t *testing.T) {
	s := serveField(t, map[string]string{"/late": maptest.HTMLPage(`<script src="/page.js"></script>`, `<endqi-map lens="end"></endqi-map>`)})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/late")
		b.Run(`const map = document.querySelector("endqi-map"), script = document.createElement("script");
			map.setAttribute("view", "bills");
			map.setAttribute("state", "CO");
			script.type = "module";
			script.src = "/endqi-map.js";
			document.head.append(script);
			map.removeAttribute("lens")`, nil)
		b.Until(agrees + ` && ` + maptest.Element + `.getAttribute("view") === "bills"`)
		assert.Empty(t, browsertest.Eval[[]string](b, faults))
	})
}

func TestPrintedWhileItLoads(t *testing.T) {
	s := serveField(t, map[string]string{"/plain": fieldPage("/slow/", "", `<endqi-map view="bills" state="CO"></endqi-map>`)})
	b := visit(t, browsertest.Chromium, s.URL+"/plain")
	b.Until(maptest.Root + `?.querySelector(".endqi")`)
	for range 3 {
		b.DevTools("Page.printToPDF", map[string]any{}, nil)
	}
	b.Until(agrees)
	assert.Empty(t, browsertest.Eval[[]string](b, faults))
}
