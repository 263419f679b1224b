package element_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// unstyled says which parts do not look as the style sheet wants them for a reader who prefers dark, where the markup by itself is
// light; "" for none. A place page has no map, and a page without a script no controls.
var unstyled = `
window.unstyled = (root) => {
	const css = (selector) => (root.querySelector(selector) ? getComputedStyle(root.querySelector(selector)) : undefined);
	const ramp = "` + darkRamp() + `".split(" ").map((hex) => "rgb(" + [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)).join(", ") + ")");
	const shape = root.querySelector(".geo [data-code=CO] > :is(path, rect):not(.stripes)"), step = shape?.closest("[class*=c]").getAttribute("class").match(/\bc(\d)\b/)?.[1];
	const facts = [
		["font", css(".endqi").fontFamily.split(",")[0].replaceAll('"', ""), "system-ui"],
		["paper", css(".endqi").backgroundColor, "rgb(13, 19, 25)"],
		["text", css(".endqi").color, "rgb(238, 242, 246)"],
		["panel", css(".panel")?.backgroundColor, "rgb(21, 29, 38)"],
		["grid", css(".grid")?.display, "grid"],
		["cell of the table", css(".table tbody td:last-child")?.color, "rgb(238, 242, 246)"],
		["head of the slot's view", css(".slot h3")?.lineHeight, css(".slot h3") && parseFloat(css(".slot h3").fontSize) * 1.2 + "px"],
		["button", css(".switch button")?.borderTopStyle, "solid"],
		["shape", step && getComputedStyle(shape).fill, ramp[step]],
	];
	return facts.filter(([, is, should]) => is !== undefined && is !== should && Math.abs(parseFloat(is) - parseFloat(should)) !== 0).map(([what, is, should]) => what + " is " + is + ", not " + should).join("; ");
};`

// darkRamp is the ramp of the map's dark theme, from 0 to 9.
func darkRamp() string {
	var colors []string
	for class := range 10 {
		colors = append(colors, usmap.Dark.Color(usmap.Step(class)))
	}
	return strings.Join(colors, " ")
}

func TestStyleInEveryForm(t *testing.T) {
	paste := string(maptest.File(t, "paste.html"))
	script := `<script src="/page.js"></script>`
	module := `<script type="module" src="/endqi-map.js"></script>`
	s := maptest.Serve(t, map[string]string{
		"/script":  maptest.HTMLPage(script+module, `<endqi-map></endqi-map>`),
		"/pasted":  maptest.HTMLPage(script+module, paste),
		"/still":   maptest.HTMLPage(script, paste),
		"/alone":   maptest.HTMLPage(script, string(maptest.File(t, "paste-map.html"))),
		"/spanish": strings.Replace(maptest.HTMLPage(script+module, `<endqi-map></endqi-map>`), `lang="en"`, `lang="es"`, 1),
	}, maptest.Script(t, "/page.js", "tests/page.js"))
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		b.Prefer(browsertest.Preferences{Dark: true})
		b.Size(1280, 900)
		for form, path := range map[string]string{
			"own page": "/index.html", "frame page": "/map.html", "own page in Spanish": "/index.html?lang=es", "script": "/script", "pasted with the script": "/pasted", "Spanish page": "/spanish",
		} {
			t.Run(form, func(t *testing.T) {
				b := b.In(t)
				b.Open(s.URL + path)
				b.Run(`if (!window.differs) { const script = document.createElement("script"); script.src = "/page.js"; document.head.append(script) }`+unstyled, nil)
				b.Until(`window.differs && ` + maptest.Alive + ` && ` + agrees)
				inPage(t, b, `
					const map = document.querySelector("endqi-map"), failures = [];
					const check = async (what) => {
						const found = unstyled(map.shadowRoot);
						if (found) failures.push(what + ": " + found);
					};
					await check("as it comes");
					for (const [name, values] of [["view", ["tiles", "table", "bills", "compare", "score", "map"]], ["lens", ["end", "police_officers", "pending", "cases", "all"]], ["asof", ["2020", "2019-06-30", ""]], ["state", ["CO", ""]],
						["view", ["bills"]], ["lens", ["start"]], ["view", ["table"]], ["asof", ["2021"]], ["lang", ["es", "en"]]]) {
						for (const value of values) {
							choose(map, name, value);
							await until(() => differs(map) === "", name + "=" + value);
							await check(name + "=" + value);
						}
					}
					return failures`)
			})
		}
		for form, path := range map[string]string{"pasted without a script": "/still", "the map alone pasted": "/alone", "page of a place": "/places/CO.html"} {
			t.Run(form, func(t *testing.T) {
				b := b.In(t)
				b.Open(s.URL + path)
				b.Run(unstyled, nil)
				b.Until(`(document.querySelector("endqi-map")?.shadowRoot ?? document).querySelector(".endqi") && !unstyled(document.querySelector("endqi-map")?.shadowRoot ?? document)`)
			})
		}
		b.Prefer(browsertest.Preferences{})
		assert.NotEmpty(t, paste)
	})
}
