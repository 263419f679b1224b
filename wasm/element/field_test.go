package element_test

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm"
	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// What pages, hosts and networks do to an element, each kind with the cases that were met in the field.

// fieldPage is a page of a site with the element's module from a folder such as /slow/, and what tests run in a page.
func fieldPage(under, head, body string) string {
	return maptest.HTMLPage(`<script src="/page.js"></script><script type="module" src="`+under+`endqi-map.js"></script>`+head, body)
}

const plainMap = `<endqi-map>The map could not be shown.</endqi-map>`

// serveField serves such pages, and the folder over several networks: /slow/ delays what views need, /drip/ the document.
func serveField(t *testing.T, pages map[string]string, before ...func(http.ResponseWriter, *http.Request) bool) *maptest.Site {
	t.Helper()
	return maptest.ServeFreely(t, pages, append(before,
		maptest.Script(t, "/page.js", "tests/page.js"),
		maptest.Answer("/theirs.json", "application/json", []byte(theirs)),
		maptest.Slow(t, "/drip/", maptest.Slowness{Name: "latest-", Rate: 60_000}),
		maptest.Slow(t, "/fresh/"), // as it is, but never from a cache
		maptest.Slow(t, "/slow/", maptest.Slowness{Name: "core-", Delay: 500 * time.Millisecond}, maptest.Slowness{Name: "views-", Delay: 200 * time.Millisecond},
			maptest.Slowness{Name: "dataset-", Delay: 200 * time.Millisecond}, maptest.Slowness{Name: "panels-", Delay: 200 * time.Millisecond}),
	)...)
}

// visit opens a page in a shared browser.
func visit(t *testing.T, engine browsertest.Engine, url string) *browsertest.Browser {
	t.Helper()
	b := browsertest.Shared(t, engine)
	b.Size(1280, 900)
	b.Open(url)
	return b
}

// faults is what the console and uncaught errors said, but for what the core says of a dataset, and but for WebKit's loops of
// ResizeObserver: it tells of one now and then under load, though the element waits for the next frame to change anything.
const faults = `said.filter((words) => !words.startsWith("endqi-map dataset:") && !(navigator.vendor.includes("Apple") && words.includes("ResizeObserver loop")))`

// agrees is true when the page's first element shows what its attributes say.
const agrees = `differs(` + maptest.Element + `) === ""`

// inPage runs an asynchronous function body in the page and waits for what it gives: the names of the cases that failed, each
// with what was seen. It may take long, but no case of it a minute.
func inPage(t *testing.T, b *browsertest.Browser, script string, args ...any) {
	t.Helper()
	b.Run(`window.outcome = undefined; (async (...args) => {`+script+`})(...arguments).then((failures) => { window.outcome = failures ?? [] }, (error) => { window.outcome = [String(error)] })`, nil, args...)
	for progress := 0; !browsertest.Eval[bool](b, "!!window.outcome"); progress = browsertest.Eval[int](b, "progress") {
		b.Until(fmt.Sprintf("window.outcome || progress > %d", progress))
	}
	for _, failure := range browsertest.Eval[[]string](b, "outcome") {
		assert.Fail(t, failure)
	}
}

func TestChoiceAfterChoiceArrives(t *testing.T) {
	s := serveField(t, map[string]string{"/race": fieldPage("/slow/", `<style>div { inline-size: 1000px }</style>`, `<div id="here"></div>`)})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/race")
		inPage(t, b, `
			const views = ["map", "tiles", "table", "bills", "compare", "score"], cases = [];
			views.forEach((first, i) => views.forEach((second, j) => (i + j) % args[0] || cases.push({ name: first + ", then " + second, first, second, gap: [0, 100, 250, 400][(i + 5 * j) % 4] })));
			return runAll(cases, async ({ first, second, gap }) => {
				const map = make(document.querySelector("#here"), {});
				await until(() => isWhole(map));
				choose(map, "view", first);
				await pause(gap);
				choose(map, "view", second);
				await settled(map, second + " shows");
				if (map.getAttribute("view") !== second) return "view is " + map.getAttribute("view");
				choose(map, "view", second); // pressing it again
				await pause(30);
				if (differs(map)) return "after a second press: " + differs(map);
				choose(map, "view", first);
				await settled(map, first + " shows again");
				map.remove();
			}, args[1])`, map[browsertest.Engine]int{browsertest.Chromium: 1, browsertest.Firefox: 3, browsertest.WebKit: 3}[engine], // each, or a third
			map[browsertest.Engine]int{browsertest.Chromium: 6, browsertest.Firefox: 6, browsertest.WebKit: 2}[engine]) // at once; a process of WebKit's ends of more
		inPage(t, b, `
			const cases = [["asof", "2019-06-30"], ["lang", "es"], ["lens", "end"], ["src", "/theirs.json"]].flatMap(([name, value]) => [100, 600].map((gap) => ({ name: "table, then " + name + " after " + gap + " ms", attribute: name, value, gap })));
			return runAll(cases, async ({ attribute, value, gap }) => {
				const map = make(document.querySelector("#here"), { view: "table" });
				await pause(gap);
				map.setAttribute(attribute, value);
				await settled(map);
				const row = textOf(findAll(map, ".table tbody tr").find((row) => row.querySelector("[data-code=CO]")));
				const name = find(map, ".geo [data-code=CO]").ariaLabel;
				const says = { asof: [/^Colorado0/, /^Colorado, 0 of 9/], lang: [/^Colorado6,5|^Colorado6.5/, /^Colorado, 6[.,]5 de 9/], lens: [/^Colorado/, /3 of 4/], src: [/^Colorado.*not assessed/, /not assessed/] }[attribute];
				map.remove();
				if (!says[0].test(row) || !says[1].test(name)) return "the row is “" + row + "”, the map says “" + name + "”";
			}, 4)`)
		assert.Empty(t, browsertest.Eval[[]string](b, faults))
	})
}

// What failed has a way back, and the sentence about it goes.
func TestFailureHasAWayBack(t *testing.T) {
	var outage maptest.Outage
	s := serveField(t, map[string]string{"/plain": fieldPage("/fresh/", "", plainMap)}, outage.Answer)
	sentence := maptest.Root + `.querySelector(".live:not(.vh)")?.textContent.trim()`
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		for _, c := range []struct{ name, file, ask, shows string }{
			{"views, for Bills", "/views-", `choose(map, "view", "bills")`, `differs(map) === "" && map.getAttribute("view") === "bills"`},
			{"core, for Bills", "/core-", `choose(map, "view", "bills")`, `differs(map) === "" && map.getAttribute("view") === "bills"`},
			{"dataset, for Bills", "/dataset-", `choose(map, "view", "bills")`, `differs(map) === "" && map.getAttribute("view") === "bills"`},
			{"core, for a lens", "/core-", `choose(map, "lens", "end")`, `differs(map) === "" && find(map, ".geo [data-code=CO]").ariaLabel.includes("3 of 4")`},
			{"views, for a day", "/views-", `choose(map, "asof", "2020")`, `differs(map) === "" && find(map, ".geo [data-code=CA]").ariaLabel.includes(" 0 of 9")`},
			{"core, for the table", "/core-", `choose(map, "view", "table")`, `differs(map) === ""`},
			{"details, for a place", "/panels", `map.setAttribute("state", "CO")`, `differs(map) === "" && textOf(find(map, ".panel")).includes("13-21-131")`},
			{"document in another language", "/latest-es", `map.setAttribute("lang", "es")`, `differs(map) === "" && find(map, ".endqi").lang === "es"`},
			{"a site's own data", "/theirs", `map.setAttribute("src", "/theirs.json")`, `differs(map) === "" && textOf(find(map, ".sources")).includes("A test")`},
		} {
			t.Run(c.name, func(t *testing.T) {
				outage.End()
				b := visit(t, engine, s.URL+"/plain")
				b.Until(agrees)
				ask := `const map = ` + maptest.Element + `; ` + c.ask
				outage.Begin(c.file)
				b.Run(ask, nil)
				b.Until(sentence)
				assert.NotEmpty(t, browsertest.Eval[[]string](b, "said"), "what the console says")
				b.Until(maptest.Root + `.querySelector(".endqi:not([data-busy])")`)
				assert.True(t, browsertest.Eval[bool](b, maptest.Shows+` || !!`+maptest.Root+`.querySelector(".sources")`), "what was there stays")
				outage.End()
				b.Run(ask, nil)
				b.Until(fmt.Sprintf(`(map => %s)(%s)`, c.shows, maptest.Element))
				b.Until(`!(` + sentence + `)`)
			})
		}
	})
}

func TestLensThatFailedAgreesWithItsControl(t *testing.T) {
	var outage maptest.Outage
	s := serveField(t, map[string]string{"/plain": fieldPage("/fresh/", "", plainMap)}, outage.Answer)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		outage.End()
		b := visit(t, engine, s.URL+"/plain")
		b.Until(agrees)
		outage.Begin("/core-")
		b.Run(`choose(`+maptest.Element+`, "lens", "end")`, nil)
		b.Until(maptest.Root + `.querySelector(".live:not(.vh)")?.textContent.trim()`)
		b.Until(maptest.Root + `.querySelector(".choices [name=lens]").value === "all"`) // as the map does
		assert.Contains(t, browsertest.Eval[string](b, maptest.Root+`.querySelector(".geo").getAttribute("aria-label")`), "all nine criteria")
		outage.End()
		b.Run(`choose(`+maptest.Element+`, "lens", "end")`, nil)
		b.Until(agrees + ` && ` + maptest.Root + `.querySelector(".geo [data-code=CO]").ariaLabel.includes("3 of 4")`)
	})
}

// A pointer asks as a click does: what it is on is what the details are of.
func TestDetailsThatFailedUnderThePointerComeBack(t *testing.T) {
	var outage maptest.Outage
	s := serveField(t, map[string]string{"/plain": fieldPage("/fresh/", "", plainMap)}, outage.Answer)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		outage.Begin("/panels")
		b := visit(t, engine, s.URL+"/plain")
		b.Until(agrees)
		b.Move(maptest.Middle(b, "CO"))
		b.Until(maptest.Root + `.querySelector(".live:not(.vh)")?.textContent.trim()`)
		assert.Contains(t, browsertest.Eval[string](b, maptest.Panel), "Colorado", "its name at least")
		outage.End()
		b.Move(maptest.Middle(b, "NM"))
		b.Until(maptest.Panel + `.includes("4 to 5 of 9")`)
		b.Move(maptest.Middle(b, "CO"))
		b.Until(maptest.Panel + `.includes("13-21-131")`)
	})
}

// What answers the reader comes after the map. Until then the map shows, with the details of what the pointer is on; what the
// reader presses meanwhile is answered when it is there, and asks for it again where it failed.
func TestReaderIsFasterThanTheInteraction(t *testing.T) {
	var outage maptest.Outage
	var held atomic.Pointer[chan struct{}] // which an answer waits for
	s := serveField(t, map[string]string{"/plain": fieldPage("/fresh/", "", plainMap)}, outage.Answer, func(_ http.ResponseWriter, r *http.Request) bool {
		if until := held.Load(); until != nil && strings.Contains(r.URL.Path, "/interaction-") {
			select {
			case <-*until:
			case <-r.Context().Done():
			}
		}
		return false
	})
	chosen := func(code string) string {
		return maptest.Element + `.getAttribute("state") === "` + code + `" && ` + agrees
	}
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		t.Run("on its way", func(t *testing.T) {
			until := make(chan struct{})
			held.Store(&until)
			b := visit(t, engine, s.URL+"/plain")
			b.Until(maptest.Shows)
			b.Move(maptest.Middle(b, "CO"))
			b.Until(maptest.Panel + `.includes("13-21-131")`)
			b.Click(browsertest.Mouse, maptest.Middle(b, "NM"))
			assert.False(t, browsertest.Eval[bool](b, maptest.Element+`.hasAttribute("state")`))
			close(until)
			b.Until(chosen("NM"))
			assert.Empty(t, browsertest.Eval[[]string](b, faults))
		})
		t.Run("failed", func(t *testing.T) {
			held.Store(nil)
			t.Cleanup(outage.End) // where the test ends early, for there is no such browser
			outage.Begin("/interaction-")
			b := visit(t, engine, s.URL+"/plain")
			b.Until(maptest.Shows + ` && said.some((words) => words.includes("interaction-"))`)
			b.Move(maptest.Middle(b, "CO"))
			b.Until(maptest.Panel + `.includes("13-21-131")`)
			b.Click(browsertest.Mouse, maptest.Middle(b, "NM"))
			sentence := maptest.Root + `.querySelector(".live:not(.vh)")?.textContent.trim()`
			b.Until(sentence)
			outage.End()
			b.Click(browsertest.Mouse, maptest.Middle(b, "TX"))
			b.Until(chosen("TX"))
			b.Until(`!(` + sentence + `)`)
		})
	})
}

func TestHostAndReaderKeepWhatTheySet(t *testing.T) {
	s := serveField(t, map[string]string{
		"/button": fieldPage("/", "", `<button id="co" onclick="document.querySelector('endqi-map').setAttribute('state', 'CO')">Show Colorado</button>`+plainMap),
		"/pinned": fieldPage("/", "", `<div id="bar"><button id="ok" onclick="this.parentNode.remove()">Accept cookies</button></div><endqi-map state="CO"></endqi-map>`),
		"/host":   fieldPage("/", `<script>addEventListener("click", () => { const map = document.querySelector("endqi-map"); if (map.dataset.lens) map.setAttribute("lens", map.dataset.lens) }, true)</script>`, `<p id="text">Text</p><endqi-map state="CO" data-lens="end"></endqi-map>`),
	})
	middle := func(b *browsertest.Browser, selector string) browsertest.Point {
		return browsertest.Eval[browsertest.Point](b, `(box => ({X: Math.round(box.x + box.width / 2), Y: Math.round(box.y + box.height / 2)}))(document.querySelector(arguments[0]).getBoundingClientRect())`, selector)
	}
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/button")
		b.Until(agrees)
		for range 2 { // a second press changes nothing
			b.Click(browsertest.Mouse, middle(b, "#co"))
			b.Until(maptest.Element + `.getAttribute("state") === "CO" && ` + agrees)
		}

		b.Open(s.URL + "/pinned")
		b.Until(agrees)
		b.Click(browsertest.Mouse, middle(b, "#ok"))
		b.Until(`!document.querySelector("#bar")`)
		assert.Equal(t, "CO", browsertest.Eval[string](b, maptest.Element+`.getAttribute("state")`))
		b.Run(`document.body.click(); document.querySelector("h1").dispatchEvent(new PointerEvent("pointerdown", {bubbles: true}))`, nil)
		b.Until(agrees)
		assert.Equal(t, "CO", browsertest.Eval[string](b, maptest.Element+`.getAttribute("state")`))
		b.Run(maptest.Root+`.querySelector(".panel [data-close]").click()`, nil)
		b.Until(`!` + maptest.Element + `.hasAttribute("state") && ` + agrees)

		b.Open(s.URL + "/host")
		b.Until(agrees)
		b.Click(browsertest.Mouse, middle(b, "#text"))
		b.Until(maptest.Element + `.getAttribute("lens") === "end" && ` + maptest.Element + `.getAttribute("state") === "CO" && ` + agrees)
	})
}

// No container of a page gets wider than the window for the map, at any width and zoom.
func TestContainersKeepTheirWidth(t *testing.T) {
	containers := map[string]string{
		"grid":             `<div style="display:grid;grid-template-columns:1fr">*</div>`,
		"grid beside":      `<div style="display:grid;grid-template-columns:1fr 90px"><div>*</div><aside>Side</aside></div>`,
		"grid auto":        `<div style="display:grid;grid-template-columns:auto auto"><div>*</div><aside>Side</aside></div>`,
		"grid fit":         `<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(100px,1fr))"><div>*</div><div>Side</div></div>`,
		"flex":             `<div style="display:flex"><div style="flex:1">*</div></div>`,
		"flex itself":      `<div style="display:flex">*<aside>Side</aside></div>`,
		"flex column":      `<div style="display:flex;flex-direction:column;align-items:center">*</div>`,
		"flex that wraps":  `<div style="display:flex;flex-wrap:wrap"><div>*</div><div>Side</div></div>`,
		"inline-flex":      `<div style="display:inline-flex">*</div>`,
		"table cell":       `<table style="width:100%"><tr><td>*</td></tr></table>`,
		"two table cells":  `<table style="width:100%"><tr><td>*</td><td>Side</td></tr></table>`,
		"table by itself":  `<table><tr><td>*</td></tr></table>`,
		"fieldset":         `<fieldset>*</fieldset>`,
		"columns":          `<div style="columns:2">*</div>`,
		"inline-block":     `<div style="display:inline-block">*</div>`,
		"inline":           `<span>*</span>`,
		"float":            `<div style="float:left">*</div><br style="clear:both">`,
		"absolute":         `<div style="position:relative;height:400px;overflow:clip"><div style="position:absolute">*</div></div>`,
		"fit-content":      `<div style="width:fit-content">*</div>`,
		"details":          `<details open><summary>More</summary>*</details>`,
		"list item":        `<ul><li>*</li></ul>`,
		"figure":           `<figure>*</figure>`,
		"narrow":           `<div style="width:150px">*</div>`,
		"wide word before": `<p style="white-space:nowrap;overflow:hidden">` + strings.Repeat("word ", 200) + `</p><div>*</div>`,
	}
	var body strings.Builder
	for name, html := range containers {
		body.WriteString(`<section data-name="` + name + `">` + strings.Replace(html, "*", plainMap, 1) + `</section>`)
	}
	s := serveField(t, map[string]string{"/containers": fieldPage("/", `<style>body { margin: 8px }</style>`, body.String())})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/containers")
		b.Until(fmt.Sprintf(`[...document.querySelectorAll("endqi-map")].filter(isWhole).length === %d`, len(containers)))
		for _, view := range []string{"map", "table"} {
			b.Run(`for (const map of document.querySelectorAll("endqi-map")) map.setAttribute("view", arguments[0])`, nil, view)
			b.Until(`[...document.querySelectorAll("endqi-map")].every((map) => find(map, ".endqi").dataset.view === "` + view + `")`)
			for _, width := range []int{390, 768, 1280} {
				b.Size(width, 900)
				for _, zoom := range []float64{1, 2} {
					b.Run(`document.documentElement.style.zoom = arguments[0]`, nil, zoom)
					for _, name := range browsertest.Eval[[]string](b, `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll("section")].filter((s) => [...s.querySelectorAll("*")].some((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("p"))).map((s) => s.dataset.name)`) {
						assert.Fail(t, "too wide: "+name, "%s at %d pixels, zoom %v", view, width, zoom)
					}
				}
				b.Run(`document.documentElement.style.zoom = ""`, nil)
			}
		}
		b.Size(1280, 900)
		for name, width := range browsertest.Eval[map[string]float64](b, `Object.fromEntries([...document.querySelectorAll("section")].map((s) => [s.dataset.name, s.querySelector("endqi-map").getBoundingClientRect().width]))`) {
			least := map[string]float64{"columns": 500, "narrow": 150, "grid fit": 500, "flex that wraps": 400}[name]
			if least == 0 {
				least = 600
			}
			assert.GreaterOrEqual(t, width, least, "%s has room, and the map takes it", name)
		}
	})
}

func TestMovedElementEndsTheSame(t *testing.T) {
	s := serveField(t, map[string]string{
		"/moved":      fieldPage("/drip/", "", `<div id="a">`+plainMap+`</div><div id="b"></div>`),
		"/moved-core": fieldPage("/slow/", "", `<div id="a">`+plainMap+`</div><div id="b"></div>`),
	})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/moved")
		b.Until(maptest.Root + `?.querySelector(".endqi") && !` + maptest.Root + `.querySelector(".sources")`)
		b.Run(`document.querySelector("#b").append(`+maptest.Element+`)`, nil)
		b.Until(agrees + ` && findAll(` + maptest.Element + `, ".table tbody [data-code]").length === 57`)
		assert.Equal(t, 1, browsertest.Eval[int](b, `findAll(`+maptest.Element+`, ".sources").length`))

		b.Open(s.URL + "/moved-core")
		b.Until(agrees)
		b.Run(maptest.Element+`.setAttribute("lens", "end"); setTimeout(() => document.querySelector("#b").append(`+maptest.Element+`), 300)`, nil)
		b.Until(`document.querySelector("#b endqi-map")`)
		b.Until(agrees + ` && ` + maptest.Root + `.querySelector(".geo [data-code=CO]").ariaLabel.includes("3 of 4")`)
		assert.Empty(t, browsertest.Eval[[]string](b, faults))
	})
}

// What is no document of the map leaves what the author wrote, and the console says what came and from where.
func TestForeignDocumentIsNotShown(t *testing.T) {
	document := string(maptest.File(t, "latest-en.html"))
	pieces := strings.SplitAfter(document, wasm.More)
	spa := maptest.HTMLPage(`<script type="module" src="/spa/app.js"></script>`, plainMap)
	for name, body := range map[string]string{
		"empty": "", "space": " \n\n", "login page": `<!doctype html><html><title>Log in</title><form action="/login"><input name="user"></form>`, "json": `{"error": "not found"}`,
		"text": "Service unavailable", "a page with the map": spa, "the map within": `<endqi-map><template shadowrootmode="open">` + document + `</template></endqi-map>`,
		"binary": "\x00\x01\xff\xfe", "cut in the first tag": document[:60], "cut in the first piece": document[:len(pieces[0])/2], "script first": `<script>window.ran = true</script>` + document,
	} {
		t.Run(name, func(t *testing.T) {
			s := serveField(t, map[string]string{"/plain": fieldPage("/", "", plainMap)}, maptest.Answer("/latest-", "text/html", []byte(body)))
			for _, engine := range []browsertest.Engine{browsertest.Chromium, browsertest.Firefox} {
				t.Run(string(engine), func(t *testing.T) {
					b := visit(t, engine, s.URL+"/plain")
					b.Until(`said.length`)
					assert.True(t, browsertest.Eval[bool](b, maptest.Element+`.checkVisibility() && !!`+maptest.Root+`.querySelector("slot")`), "the fallback stays")
					assert.Contains(t, strings.Join(browsertest.Eval[[]string](b, "said"), "\n"), s.URL+"/latest-en.html", "the console says from where")
					assert.Empty(t, browsertest.Eval[string](b, maptest.Root+`.querySelector("endqi-map, script, .endqi, form")?.outerHTML ?? ""`))
					assert.LessOrEqual(t, s.Count("/latest-en"), 2, "requests")
					s.Forget()
				})
			}
		})
	}
	t.Run("a host that answers every address with its page", func(t *testing.T) {
		s := serveField(t, map[string]string{}, maptest.CatchAll(t, "/spa/", strings.Replace(spa, "<script", `<script src="/page.js"></script><script`, 1)))
		maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
			s.Forget()
			b := visit(t, engine, s.URL+"/spa/index.html")
			b.Until(`said.length`)
			assert.Equal(t, 1, s.Count("/spa/latest-en.html"))
			assert.Equal(t, 1, browsertest.Eval[int](b, `document.querySelectorAll("endqi-map").length`))
			assert.Empty(t, browsertest.Eval[string](b, maptest.Root+`.querySelector("endqi-map, h1")?.outerHTML ?? ""`), "no map within the map")
			assert.Contains(t, browsertest.Eval[string](b, "document.body.innerText"), "The map could not be shown.")
		})
	})
}

// A document that ends too soon shows as far as it came, says so, and the next choice brings the rest.
func TestCutDocumentIsMended(t *testing.T) {
	document := string(maptest.File(t, "latest-en.html"))
	pieces := strings.SplitAfter(document, wasm.More)
	for name, length := range map[string]int{
		"after the first piece": len(pieces[0]), "in the second piece": len(pieces[0]) + 300, "in the table": strings.Index(document, `data-code="MD" href`), "before the sources": strings.LastIndex(document, wasm.More),
		"in the sources": len(document) - 300, "in their last tag": len(document) - len("ction></div></section>"),
	} {
		t.Run(name, func(t *testing.T) {
			var whole bool
			s := serveField(t, map[string]string{"/plain": fieldPage("/", "", plainMap)}, func(w http.ResponseWriter, r *http.Request) bool {
				if whole || r.URL.Path != "/latest-en.html" {
					return false
				}
				w.Header().Set("Content-Type", "text/html")
				w.Header().Set("Cache-Control", "no-store")
				w.Write([]byte(document[:length]))
				return true
			})
			for _, engine := range []browsertest.Engine{browsertest.Chromium, browsertest.Firefox} {
				t.Run(string(engine), func(t *testing.T) {
					whole = false
					b := visit(t, engine, s.URL+"/plain")
					b.Until(`said.length`)
					assert.Contains(t, browsertest.Eval[[]string](b, "said")[0], "ends before the document does")
					b.Until(maptest.Root + `.querySelector(".live:not(.vh)")?.textContent.trim()`)
					whole = true
					b.Run(`choose(`+maptest.Element+`, "view", "table")`, nil)
					b.Until(agrees + ` && findAll(` + maptest.Element + `, ".table tbody [data-code]").length === 57`)
					b.Until(`!` + maptest.Root + `.querySelector(".live:not(.vh)")?.textContent.trim()`)
				})
			}
		})
	}
}

// Bytes that flow all the time are no silence: the page's clock runs ten times as fast here, and so does the network.
func TestThinConnectionBringsTheCore(t *testing.T) {
	s := serveField(t, map[string]string{"/thin": fieldPage("/thin/", hurried, `<endqi-map view="bills"></endqi-map>`)}, hurry,
		maptest.Slow(t, "/thin/", maptest.Slowness{Name: "core-", Rate: 1_500_000}))
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/thin")
		b.Until(agrees)
		assert.Equal(t, 1, s.Count("core-"))
		s.Forget()
	})
}

func TestLanguageOfThePage(t *testing.T) {
	wrapped := func(lang, body string) string { return `<div lang="` + lang + `">` + body + `</div>` }
	cases := []struct{ name, html, lang string }{
		{"ES", wrapped("ES", plainMap), "es"}, {"es_MX", wrapped("es_MX", plainMap), "es"}, {"es-419", wrapped("es-419", plainMap), "es"},
		{"empty", wrapped("es", wrapped("", plainMap)), "en"}, {"de", wrapped("de", plainMap), "en"}, {"x-klingon", wrapped("x-klingon", plainMap), "en"},
		{"es within en", wrapped("en", wrapped("es", plainMap)), "es"}, {"its own", wrapped("es", `<endqi-map lang="EN-us"></endqi-map>`), "en"},
		{"of a shadow host", `<div lang="es" data-shadow="open"></div>`, "es"}, {"of a closed shadow host", `<div lang="ES-mx" data-shadow="closed"></div>`, "es"},
		{"of two shadow roots", wrapped("es", `<div data-shadow="open" data-deep></div>`), "es"}, {"none", plainMap, "en"},
	}
	var body strings.Builder
	for _, c := range cases {
		body.WriteString(`<section>` + c.html + `</section>`)
	}
	body.WriteString(`<script>var maps = [...document.querySelectorAll("section")].map((section) => {
		const host = section.querySelector("[data-shadow]");
		if (!host) return section.querySelector("endqi-map");
		let root = host.attachShadow({ mode: host.dataset.shadow });
		if ("deep" in host.dataset) {
			root.append(document.createElement("div"));
			root = root.firstChild.attachShadow({ mode: "closed" });
		}
		return make(root);
	})</script>`)
	s := serveField(t, map[string]string{
		"/langs": strings.Replace(fieldPage("/", "", body.String()), ` lang="en"`, "", 1),
		"/ES":    strings.Replace(fieldPage("/", "", plainMap), ` lang="en"`, ` lang="ES"`, 1),
		"/de":    strings.Replace(fieldPage("/", "", plainMap), ` lang="en"`, ` lang="de"`, 1),
	})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/langs")
		b.Until(`maps.every(isWhole)`)
		langs := browsertest.Eval[[]string](b, `maps.map((map) => find(map, ".endqi").lang)`)
		for i, c := range cases {
			assert.Equal(t, c.lang, langs[i], c.name)
		}
		b.Open(s.URL + "/ES")
		b.Until(agrees + ` && ` + maptest.Root + `.querySelector(".endqi").lang === "es"`)

		b.Open(s.URL + "/de") // in a third language: English, and a choice writes no other document
		b.Until(agrees)
		requests := s.Count("/latest-")
		b.Run(`window.root = `+maptest.Root+`.querySelector(".endqi"); const lens = `+maptest.Root+`.querySelector(".choices [name=lens]"); lens.scrollIntoView(); lens.focus()`, nil)
		if engine == browsertest.WebKit { // a key opens a menu there
			b.Run(`choose(`+maptest.Element+`, "lens", "end")`, nil)
		} else {
			b.Press(browsertest.Down)
		}
		b.Until(maptest.Element + `.getAttribute("lens") === "end" && ` + agrees)
		assert.Equal(t, "lens", browsertest.Eval[string](b, maptest.Root+`.activeElement?.name ?? ""`), "the focus stays on the control")
		assert.True(t, browsertest.Eval[bool](b, `root === `+maptest.Root+`.querySelector(".endqi")`))
		assert.Equal(t, requests, s.Count("/latest-"))
	})
}

func TestShadowRootsAndDirections(t *testing.T) {
	s := serveField(t, map[string]string{"/roots": fieldPage("/", "", `<div id="open"></div><div id="closed"></div><div id="nested"></div><div id="rtl" dir="rtl"><endqi-map></endqi-map></div><script>
		const nested = document.querySelector("#nested").attachShadow({ mode: "open" });
		nested.innerHTML = "<style>* { color: red; font-size: 3px !important; display: flex }</style><section></section>";
		var maps = [
			make(document.querySelector("#open").attachShadow({ mode: "open" })),
			make(document.querySelector("#closed").attachShadow({ mode: "closed" })),
			make(nested.querySelector("section").attachShadow({ mode: "closed" })),
			document.querySelector("#rtl endqi-map")]</script>`)})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/roots")
		b.Until(`maps.every((map) => isWhole(map))`)
		inPage(t, b, `
			return runAll(maps.map((map, i) => ({ name: ["open", "closed", "in two roots", "right to left"][i], map })), async ({ map }) => {
				choose(map, "lens", "end");
				choose(map, "view", "bills");
				await settled(map, "Bills");
				choose(map, "view", "map");
				find(map, ".geo [data-code=CO]").dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
				await settled(map, "Colorado");
				if (map.getAttribute("state") !== "CO") return "state is " + map.getAttribute("state");
				const style = getComputedStyle(find(map, ".endqi"));
				if (style.direction !== "ltr" || style.fontSize !== "16px") return style.direction + " " + style.fontSize;
				find(map, ".panel [data-close]").click();
				await settled(map, "closed");
				if (map.hasAttribute("state")) return "state is " + map.getAttribute("state");
			}, 1)`)
	})
}

func TestHistory(t *testing.T) {
	s := serveField(t, map[string]string{
		"/hash":  fieldPage("/", "", `<a id="next" href="/plain">Read more</a><h2 id="section">A section</h2><endqi-map hash></endqi-map>`),
		"/plain": fieldPage("/", "", `<h2 id="section">A section</h2>`+plainMap),
		"/state": fieldPage("/", "", `<endqi-map state="GA" lens="end"></endqi-map>`),
		"/two":   fieldPage("/", "", `<endqi-map id="here" hash></endqi-map><endqi-map id="there" hash></endqi-map>`),
		"/far":   fieldPage("/", "", `<div style="height:3000px">A long article.</div><endqi-map hash></endqi-map>`),
	})
	state := func(b *browsertest.Browser, code string) {
		b.Until(`(` + maptest.Element + `.getAttribute("state") ?? "") === "` + code + `" && ` + agrees)
	}
	reach := func(b *browsertest.Browser, code string) {
		b.Run(maptest.Root+`.querySelector(".geo [data-code=`+code+`]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil)
		state(b, code)
	}
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		// A browser of its own: a history holds 50 entries, and a full one of Chromium gives up the first that no reader made, which
		// may be the one to go back to.
		b := browsertest.Start(t, engine)
		b.Size(1280, 900)
		t.Run("a link and back", func(t *testing.T) {
			b := b.In(t)
			b.Open(s.URL + "/hash")
			b.Until(agrees)
			reach(b, "TX")
			b.Until(`location.hash === "#endqi=TX"`)
			b.Run(`document.querySelector("#next").click()`, nil)
			b.Until(`location.pathname === "/plain" && ` + agrees)
			b.Run(`history.back()`, nil)
			b.Until(`location.pathname === "/hash" && location.hash === "#endqi=TX"`)
			state(b, "TX")
		})
		for _, page := range []string{"/hash", "/plain"} {
			t.Run("fragments back and forward on "+page, func(t *testing.T) {
				b := b.In(t)
				b.Open("about:blank") // a page of its own, not one that the history brings back
				b.Open(s.URL + page)
				b.Until(`document.readyState === "complete"`)
				b.Until(agrees)
				for _, step := range [][2]string{{"#endqi=CO", "CO"}, {"#endqi=NM&endqi.view=table", "NM"}, {"#section", ""}} {
					b.Run(`location.hash = arguments[0]`, nil, step[0])
					state(b, step[1])
				}
				b.Run(`history.back()`, nil) // from #section, which names no state
				b.Until(`location.hash.includes("NM") && ` + maptest.Element + `.getAttribute("view") === "table"`)
				state(b, "NM")
				b.Run(`history.back()`, nil)
				b.Until(`location.hash === "#endqi=CO" && !` + maptest.Element + `.getAttribute("view")`)
				state(b, "CO")
				b.Run(`history.back()`, nil)
				b.Until(`location.hash === ""`)
				state(b, "")
				b.Run(`history.forward()`, nil)
				state(b, "CO")
				b.Run(`history.forward()`, nil)
				b.Until(maptest.Element + `.getAttribute("view") === "table"`)
				state(b, "NM")
			})
		}
		t.Run("an unrelated fragment takes no choice away", func(t *testing.T) {
			b := b.In(t)
			b.Open(s.URL + "/plain")
			b.Until(agrees)
			reach(b, "TX")
			b.Run(`location.hash = "#section"`, nil)
			b.Until(`location.hash === "#section" && ` + agrees)
			state(b, "TX")
			b.Run(`history.back()`, nil)
			b.Until(`location.hash === "" && ` + agrees)
			state(b, "TX")
		})
		t.Run("a link within the page keeps what the reader chose in it", func(t *testing.T) {
			b := b.In(t)
			b.Open(s.URL + "/hash")
			b.Until(agrees)
			reach(b, "TX")
			b.Run(`location.hash = "#section"`, nil)
			b.Until(`location.hash === "#section" && ` + agrees)
			b.Run(`history.back()`, nil)
			b.Until(`location.hash === "#endqi=TX"`)
			state(b, "TX")
		})
		t.Run("what the author wrote comes back", func(t *testing.T) {
			b := b.In(t)
			b.Open(s.URL + "/state#endqi=CO&endqi.lens=start")
			b.Until(agrees + ` && ` + maptest.Element + `.getAttribute("lens") === "start"`)
			state(b, "CO")
			b.Run(`location.hash = ""`, nil)
			b.Until(maptest.Element + `.getAttribute("lens") === "end"`)
			state(b, "GA")
		})
		t.Run("two elements", func(t *testing.T) {
			b := b.In(t)
			b.Open(s.URL + "/two#here=CO&there=TX&kept=1")
			both := func(here, there string) {
				b.Until(`["here", "there"].map((id) => document.getElementById(id)).every((map) => differs(map) === "") && (here.getAttribute("state") ?? "") + " " + (there.getAttribute("state") ?? "") === "` + here + ` ` + there + `"`)
			}
			both("CO", "TX")
			reach := func(id, code string) {
				b.Run(`document.getElementById(arguments[0]).shadowRoot.querySelector(".geo [data-code=`+code+`]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil, id)
			}
			reach("here", "GA")
			reach("there", "NM")
			both("GA", "NM")
			b.Until(`location.hash === "#kept=1&here=GA&there=NM"`)
			b.Run(`location.hash = "#there=AK"`, nil)
			both("", "AK")
			b.Run(`history.back()`, nil)
			both("GA", "NM")
		})
		t.Run("a shared link brings the map into sight", func(t *testing.T) {
			b := b.In(t)
			b.Open(s.URL + "/far#endqi=CO")
			b.Until(agrees)
			b.Until(`(box => box.top < innerHeight * .7 && box.bottom > 0)(` + maptest.Element + `.getBoundingClientRect())`)
			b.Open("about:blank")
			b.Open(s.URL + "/far#elsewhere")
			b.Until(agrees)
			assert.Zero(t, browsertest.Eval[float64](b, `scrollY`), "one that says nothing of the map does not")
		})
	})
}

func TestEscapeIsConsumedWhereItDidSomething(t *testing.T) {
	s := serveField(t, map[string]string{
		"/dialog": fieldPage("/", "", `<dialog id="d" style="width:90vw"><button id="in">Within</button>`+plainMap+`</dialog><script>d.showModal()</script>`),
		"/plain":  fieldPage("/", `<script>addEventListener("keydown", (event) => { if (event.key === "Escape") window.heard = event.defaultPrevented ? "consumed" : "free" })</script>`, plainMap),
	})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/dialog")
		b.Until(agrees)
		b.Run(maptest.Root+`.querySelector(".geo [data-code=CO]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true})); `+maptest.Root+`.querySelector(".geo [data-code=CO]").focus()`, nil)
		b.Until(maptest.Element + `.getAttribute("state") === "CO" && ` + agrees)
		b.Press(browsertest.Escape)
		b.Until(`!` + maptest.Element + `.hasAttribute("state")`)
		assert.True(t, browsertest.Eval[bool](b, `d.open`), "the dialog stays")
		b.Run(maptest.Root+`.querySelector(".switch button").focus()`, nil)
		b.Until(maptest.Panel + `.includes("Highest scores")`)
		b.Press(browsertest.Escape)
		b.Until(`!d.open`) // nothing else to close

		b.Open(s.URL + "/plain")
		b.Until(agrees)
		b.Run(maptest.Root+`.querySelector(".switch button").focus()`, nil)
		b.Press(browsertest.Escape)
		b.Until(`window.heard === "free"`)
		b.Run(maptest.Root+`.querySelector(".choices [name=lens]").focus(); `+maptest.Element+`.setAttribute("state", "CO")`, nil)
		b.Until(agrees)
		b.Run(`window.heard = ""`, nil)
		b.Press(browsertest.Escape)
		b.Until(`window.heard`)
		assert.Equal(t, "CO", browsertest.Eval[string](b, maptest.Element+`.getAttribute("state")`), "a control has an Escape of its own")
	})
}

// A color that a site sets alone leaves every text readable, or the console says which pair is not.
func TestBrandColors(t *testing.T) {
	s := serveField(t, map[string]string{"/brand": fieldPage("/", "", `<div style="width:1000px"><endqi-map state="CO"></endqi-map></div>`)})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := visit(t, engine, s.URL+"/brand")
		b.Until(agrees)
		b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
		b.Until(agrees)
		require.Empty(t, browsertest.Eval[[]string](b, `faint(`+maptest.Element+`)`), "as it comes")
		inPage(t, b, `
			const map = document.querySelector("endqi-map"), failures = [];
			const names = ["paper", "text", "muted", "line", "tint", "accent", "border", "ink", "ink-strong", "cross", ...Array.from({ length: 10 }, (_, i) => "c" + i)];
			for (const theme of ["light", "dark"]) {
				for (const name of names) {
					for (const color of ["#ffffff", "#101828", "#b00020", "#808080", "#ffe600"]) {
						map.style.setProperty("--endqi-" + name, color);
						said.length = 0;
						map.setAttribute("theme", theme);
						const texts = faint(map);
						if (texts.length && !said.some((words) => words.includes("--endqi-" + name))) failures.push(theme + ", --endqi-" + name + ": " + color + " alone: " + texts.slice(0, 3).join("; ") + " and the console says nothing");
						map.style.removeProperty("--endqi-" + name);
						map.setAttribute("theme", theme);
					}
				}
			}
			return failures`)
	})
}

func TestPageWithoutADoctype(t *testing.T) {
	quirks := `<html><head><title>A site without a doctype</title><script src="/page.js"></script><script type="module" src="/endqi-map.js"></script></head><body bgcolor="white" text="#333"><endqi-map view="table"></endqi-map></body></html>`
	s := serveField(t, map[string]string{"/quirks": quirks})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		for _, dark := range []bool{false, true} {
			b := browsertest.Shared(t, engine)
			b.Prefer(browsertest.Preferences{Dark: dark})
			b.Open(s.URL + "/quirks")
			b.Until(agrees)
			assert.Equal(t, "BackCompat", browsertest.Eval[string](b, "document.compatMode"))
			assert.Empty(t, browsertest.Eval[[]string](b, `faint(`+maptest.Element+`)`), "dark is %v", dark)
			assert.Equal(t, browsertest.Eval[string](b, `getComputedStyle(`+maptest.Root+`.querySelector(".endqi")).color`), browsertest.Eval[string](b, `getComputedStyle(`+maptest.Root+`.querySelector("tbody td:last-child")).color`))
			assert.Equal(t, "14px", browsertest.Eval[string](b, `getComputedStyle(`+maptest.Root+`.querySelector("tbody td")).fontSize`), "the table's text is not the page's")
		}
	})
}

// The page's color-scheme decides where it says one, else the reader's system.
func TestColorSchemeOfThePage(t *testing.T) {
	pages, shows := map[string]string{}, map[string][2]bool{} // whether it is dark for a reader who prefers light, and dark
	add := func(name, head, body string, light, dark bool) {
		pages["/"+name], shows["/"+name] = fieldPage("/", head, body), [2]bool{light, dark}
	}
	add("none", "", plainMap, false, true)
	add("meta-light", `<meta name="color-scheme" content="light">`, plainMap, false, false)
	add("meta-dark", `<meta name="color-scheme" content="dark">`, plainMap, true, true)
	add("meta-both", `<meta name="color-scheme" content="light dark">`, plainMap, false, true)
	add("html-light", `<style>html { color-scheme: light }</style>`, plainMap, false, false)
	add("html-dark", `<style>:root { color-scheme: dark }</style>`, plainMap, true, true)
	add("html-only-light", `<style>:root { color-scheme: only light }</style>`, plainMap, false, false)
	add("wrapper-dark", `<style>:root { color-scheme: light } #w { color-scheme: dark }</style>`, `<div id="w">`+plainMap+`</div>`, true, true)
	add("wrapper-light", `<style>#w { color-scheme: light }</style>`, `<div id="w">`+plainMap+`</div>`, false, false)
	add("paper", `<style>:root { color-scheme: dark } endqi-map { --endqi-paper: #fffdf5 }</style>`, plainMap, false, false)
	add("theme", `<meta name="color-scheme" content="dark">`, `<endqi-map theme="light"></endqi-map>`, false, false)
	s := serveField(t, pages)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		for i, dark := range []bool{false, true} {
			b := browsertest.Shared(t, engine)
			b.Prefer(browsertest.Preferences{Dark: dark})
			for page, isDark := range shows {
				b.Open(s.URL + page)
				b.Until(agrees)
				assert.Equal(t, isDark[i], browsertest.Eval[bool](b, `luminance(getComputedStyle(`+maptest.Root+`.querySelector(".endqi")).backgroundColor) < .2`), "%s is dark where the reader's system is dark: %v", page, dark)
				assert.Empty(t, browsertest.Eval[[]string](b, `faint(`+maptest.Element+`)`), "%s, dark: %v", page, dark)
			}
		}
	})
}
