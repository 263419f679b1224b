package bundle_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/bundle/site"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// snippet is one that embed.html shows, for a page of another site.
func snippet(t *testing.T, number int) string {
	t.Helper()
	_, after, ok := strings.Cut(string(maptest.File(t, "embed.html")), fmt.Sprintf("<h2>%d. ", number))
	require.True(t, ok)
	_, after, ok = strings.Cut(after, `<pre tabindex="0"><code>`)
	require.True(t, ok)
	code, _, _ := strings.Cut(after, "</code>")
	return strings.ReplaceAll(strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#43;", "+", "&#39;", "'", "&amp;", "&").Replace(code),
		"https://map.example/", "{HERE}")
}

// pasted is the map as markup.
func pasted(t *testing.T) string {
	t.Helper()
	return strings.NewReplacer(`src="`, `src="{HERE}`, `href="endqi`, `href="{HERE}endqi`, `href="index`, `href="{HERE}index`).Replace(string(maptest.File(t, "paste.html")))
}

func TestHostStylesDoNotReachTheMap(t *testing.T) {
	const hostile = `<style>* { all: unset !important } svg { display: none !important } div { float: left !important; display: none !important }
		path { fill: red !important } table { position: fixed !important } .endqi { visibility: hidden !important }</style>`
	look := func(b *browsertest.Browser) string {
		b.Until(maptest.Shows)
		// The height of the whole is left out: what is out of sight has its own only once it was laid out.
		return browsertest.Eval[string](b, `(() => { const at = e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e);
			return [Math.round(r.width), e.matches(".endqi") ? "" : Math.round(r.height), s.display, s.float, s.color, s.fill, s.fontFamily, s.fontSize, s.visibility, s.position].join(" ") };
			return [".endqi", ".map", "svg.geo", "[data-code=CO] > path", ".legend", ".panel", "table", "td"].map(s => at(`+maptest.Root+`.querySelector(s))).join("\n") })()`)
	}
	for name, form := range map[string]string{"script": snippet(t, 1), "pasted": pasted(t)} {
		t.Run(name, func(t *testing.T) {
			maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
				page := `<div id="around">` + form + `</div>`
				quiet, _ := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage(`<style>#around { width: 1000px }</style>`, page)})
				want := look(quiet)
				b, _ := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage(hostile+`<style>html, body, #around { display: block !important } #around { width: 1000px !important }</style>`, page)})
				assert.Equal(t, want, look(b))
				maptest.Picture(t, b)
				b.Run(`document.querySelector("#around").style.setProperty("width", "auto", "important")`, nil)
				assert.Greater(t, browsertest.Eval[float64](b, maptest.Element+`.getBoundingClientRect().width`), 1000., "a float has room for the map")
			})
		})
	}
}

func TestPastedGivesWayToTheScript(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b, _ := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage(`<script type="module" src="{HERE}endqi-map.js"></script>`, pasted(t))})
		b.Until(maptest.Alive)
		assert.True(t, browsertest.Eval[bool](b, maptest.Root+`.querySelector(".choices [name=lens]").checkVisibility()`), "controls, which what was pasted has not")
		maptest.AssertQuiet(t, b)
	})
}

func TestMapStylesDoNotReachTheHost(t *testing.T) {
	b, _ := maptest.Visit(t, browsertest.Chromium, maptest.Host{Page: maptest.HTMLPage("", `<section class="endqi"><table class="table"><td>1</td></table></section>`+snippet(t, 1))})
	const style = `JSON.stringify(Object.fromEntries([...getComputedStyle(document.querySelector("section.endqi td"))].map((name) => [name, getComputedStyle(document.querySelector("section.endqi td"))[name]])))`
	b.Until(maptest.Shows)
	with := browsertest.Eval[string](b, style)
	b.Run(maptest.Element+`.remove()`, nil)
	assert.JSONEq(t, browsertest.Eval[string](b, style), with)
}

func TestPolicies(t *testing.T) {
	strictB := site.HostedPolicy("{ORIGIN}")
	t.Run("another origin, strict", func(t *testing.T) {
		maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
			b, _ := maptest.Visit(t, engine, maptest.Host{Policy: strictB, Page: maptest.HTMLPage("", snippet(t, 1))})
			b.Until(maptest.Shows)
			b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
			b.Until(maptest.Panel + `.includes("13-21-131")`)
			b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
			b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
			maptest.AssertQuiet(t, b)
			maptest.Picture(t, b)
		})
	})
	t.Run("Trusted Types with our policy", func(t *testing.T) {
		b, _ := maptest.Visit(t, browsertest.Chromium, maptest.Host{Policy: strictB + "; require-trusted-types-for 'script'; trusted-types endqi-map", Page: maptest.HTMLPage("", snippet(t, 1))})
		b.Until(maptest.Shows)
		b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
		b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
		maptest.AssertQuiet(t, b)
	})
	t.Run("Trusted Types without it", func(t *testing.T) {
		b, _ := maptest.Visit(t, browsertest.Chromium, maptest.Host{Policy: strictB + "; require-trusted-types-for 'script'; trusted-types 'none'", Page: maptest.HTMLPage("", snippet(t, 1))})
		b.Until(`customElements.get("endqi-map")`)
		var text string
		assert.Eventually(t, func() bool {
			text += maptest.Said(b)
			return strings.Contains(text, "add endqi-map to trusted-types in its content security policy")
		}, time.Minute, 20*time.Millisecond, "in the console")
		assert.True(t, browsertest.Eval[bool](b, maptest.Element+`.querySelector("a").checkVisibility()`), "what the author wrote stays")
		maptest.Picture(t, b)
	})
	t.Run("a nonce in place of origins", func(t *testing.T) {
		policy := regexp.MustCompile(`script-src [^;]*`).ReplaceAllString(strictB, "script-src 'nonce-aB3' 'wasm-unsafe-eval'")
		page := strings.Replace(maptest.HTMLPage("", snippet(t, 1)), `<script type="module"`, `<script nonce="aB3" type="module"`, 1)
		maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
			b, _ := maptest.Visit(t, engine, maptest.Host{Policy: policy, Page: page})
			b.Until(maptest.Alive)
			b.Click(browsertest.Mouse, maptest.Middle(b, "CO"))
			b.Until(maptest.Panel + `.includes("13-21-131")`)
			b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
			b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
		})
	})
	t.Run("WebAssembly not allowed", func(t *testing.T) {
		b, _ := maptest.Visit(t, browsertest.Chromium, maptest.Host{Policy: strings.Replace(strictB, " 'wasm-unsafe-eval'", "", 1), Page: maptest.HTMLPage("", snippet(t, 1))})
		b.Until(maptest.Shows)
		b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
		b.Until(maptest.Live)
		assert.Contains(t, maptest.Said(b), "allow 'wasm-unsafe-eval' in script-src")
		assert.True(t, browsertest.Eval[bool](b, maptest.Shows), "the snapshot is in place")
		assert.Equal(t, "all", browsertest.Eval[string](b, maptest.Root+`.querySelector(".choices [name=lens]").value`), "the control says what is shown")
		b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
		b.Until(maptest.Panel + `.includes("13-21-131")`) // details need no WebAssembly
		maptest.Picture(t, b)
	})
}

func TestRightToLeft(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b, _ := maptest.Visit(t, engine, maptest.Host{Page: strings.Replace(maptest.HTMLPage("", snippet(t, 1)), `<html lang="en">`, `<html lang="en" dir="rtl">`, 1)})
		b.Until(maptest.Shows)
		assert.LessOrEqual(t, browsertest.Eval[int](b, "document.documentElement.scrollWidth"), 1280)
		assert.Equal(t, "ltr", browsertest.Eval[string](b, `getComputedStyle((`+maptest.Layout+`).querySelector(".label text")).direction`), "4–5 is not read as 5–4")
		assert.True(t, browsertest.Eval[bool](b, `(`+maptest.Layout+`).querySelector("[data-code=CA] path").getBoundingClientRect().x < (`+maptest.Layout+`).querySelector("[data-code=ME] path").getBoundingClientRect().x`), "west stays left")
		maptest.Picture(t, b)
	})
}

func TestWithoutJavaScript(t *testing.T) {
	b := browsertest.Shared(t, browsertest.Chromium)
	s := maptest.Serve(t, nil)
	b.Size(1280, 900)
	b.DevTools("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.Open(s.URL)
	require.Zero(t, s.Count(".wasm")+s.Count("panels"))
	maptest.Picture(t, b)
	assert.True(t, browsertest.Eval[bool](b, maptest.Shows))
	assert.Equal(t, 0, browsertest.Eval[int](b, `[...`+maptest.Root+`.querySelectorAll(".views, .choices")].filter(e => e.checkVisibility()).length`), "controls that do nothing")
	assert.Equal(t, 0, browsertest.Eval[int](b, maptest.Root+`.querySelectorAll("svg [tabindex]").length`), "stops of the Tab key that do nothing")
	assert.Equal(t, s.URL+"/places/CO.html", browsertest.Eval[string](b, maptest.Root+`.querySelector(".table [data-code=CO]").href`))

	b.Open(s.URL + "/places/CO.html")
	assert.Contains(t, browsertest.Eval[string](b, `document.body.textContent`), "C.R.S. § 13-21-131")
	assert.Equal(t, "Qualified immunity in Colorado", browsertest.Eval[string](b, `document.title`))
	maptest.Picture(t, b)
}

func TestManyAtOnce(t *testing.T) {
	ten := strings.Repeat(`<endqi-map lens="end"></endqi-map>`, 10)
	t.Run("ten elements, one instance", func(t *testing.T) {
		counter := `<script>window.instances = 0; { const start = WebAssembly.instantiate; WebAssembly.instantiate = (...a) => { instances++; return start(...a) } }</script>`
		b, s := maptest.Visit(t, browsertest.Chromium, maptest.Host{Page: maptest.HTMLPage(counter, snippet(t, 1)+ten)})
		b.Until(`[...document.querySelectorAll("endqi-map[lens]")].every(e => e.shadowRoot.querySelector(".geo [data-code=CO]")?.ariaLabel === "Colorado, 3 of 4, law in force")`)
		assert.Equal(t, 1, browsertest.Eval[int](b, `instances`))
		assert.Equal(t, 1, s.Count(".wasm"), "requests for the core")
		assert.Equal(t, 1, s.Count("latest"), "requests for the current edition")
		maptest.AssertQuiet(t, b)
	})
	t.Run("two versions", func(t *testing.T) {
		b, _ := maptest.Visit(t, browsertest.Chromium, maptest.Host{Page: maptest.HTMLPage(`<script type="module" src="{HERE}endqi-map.js"></script>`, snippet(t, 1)+`<endqi-map lens="end"></endqi-map>`)})
		b.Until(`[...document.querySelectorAll("endqi-map")].every(e => e.shadowRoot.querySelectorAll(".geo [role=option]").length === 57)`)
		maptest.AssertQuiet(t, b)
	})
}

func TestPlacesThatComeAndGo(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b, _ := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage("", `<details><summary>Map</summary>`+snippet(t, 1)+`</details><div id="tab" style="display:none"></div><template id="again"><endqi-map state="TX"></endqi-map></template>`)})
		b.Run(`document.querySelector("details").open = true`, nil)
		b.Until(maptest.Shows)

		b.Run(maptest.Element+`.setAttribute("state", "CO"); document.querySelector("#tab").append(`+maptest.Element+`)`, nil)
		b.Run(`document.querySelector("#tab").style.display = ""`, nil)
		b.Until(maptest.Shows)
		b.Until(maptest.Panel + `.includes("Colorado")`)
		b.Run(`(`+maptest.Layout+`).querySelector("[data-code=GA]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil)
		b.Until(maptest.Element + `.getAttribute("state") === "GA"`) // one listener, not one for each connection: two would undo each other

		for range 3 {
			b.Run(`document.querySelector("#tab").replaceChildren(document.querySelector("#again").content.cloneNode(true))`, nil)
		}
		b.Until(maptest.Shows)
		b.Until(maptest.Panel + `.includes("Texas")`)
		b.Run(`const e = `+maptest.Element+`; for (let i = 0; i < 20; i++) { e.remove(); document.body.append(e) }`, nil)
		b.Until(maptest.Shows)
		maptest.AssertQuiet(t, b)
	})
}

func TestFrames(t *testing.T) {
	bare := `<iframe src="{HERE}map.html" title="Map" width="1000" height="800" sandbox="allow-scripts"></iframe>`
	for name, frame := range map[string]string{"documented": snippet(t, 2), "bare allow-scripts": bare} {
		t.Run(name, func(t *testing.T) {
			maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
				b, _ := maptest.Visit(t, engine, maptest.Host{Policy: site.HostedPolicy("{ORIGIN}"), Page: maptest.HTMLPage("", strings.Replace(frame, ` loading="lazy"`, "", 1))})
				b.Frame("iframe")
				b.Until(maptest.Alive)
				if engine == browsertest.WebKit { // whose driver sends no keys into a frame
					b.Run(maptest.Layout+`.querySelector("[data-code=AL]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil)
				} else {
					b.Run(maptest.Layout+`.querySelector("[tabindex='0']").focus()`, nil)
					b.Press(browsertest.Home)
					b.Press(browsertest.Enter)
				}
				b.Until(maptest.Panel + `.includes("Alabama")`)
				b.Frame("")
				if name == "documented" {
					b.Until(`document.querySelector("iframe").getBoundingClientRect().height > 2000`)
					b.Run(`postMessage({"endqi-map": {height: 7}}, "*"); postMessage({"endqi-map": {height: "9px"}}, "*")`, nil)
					assert.Greater(t, browsertest.Eval[int](b, `new Promise(done => setTimeout(() => done(document.querySelector("iframe").clientHeight), 100))`), 2000,
						"a message of another window")
					assert.NotEmpty(t, browsertest.Eval[string](b, `document.querySelector("iframe").title`))
				}
				maptest.Picture(t, b)
			})
		})
	}
}

func TestPastedInAFile(t *testing.T) {
	page := filepath.Join(maptest.Folder(t), "a-page.html") // beside the style sheet that it names
	require.NoError(t, os.WriteFile(page, []byte(maptest.HTMLPage("", string(maptest.File(t, "paste.html")))), 0o644))
	t.Cleanup(func() { os.Remove(page) })
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		b.Size(1280, 900)
		b.Open("file://" + page)
		b.Until(maptest.Shows)
		assert.NotEqual(t, "rgba(0, 0, 0, 0)", browsertest.Eval[string](b, `getComputedStyle(`+maptest.Root+`.querySelector(".panel")).backgroundColor`), "the style sheet is there")
		top := func(part string) int {
			return browsertest.Eval[int](b, `Math.round(`+maptest.Root+`.querySelector(arguments[0]).getBoundingClientRect().top)`, part)
		}
		assert.Equal(t, top(".map"), top(".panel"), "panel and map begin at one height, also without controls above them")
		assert.Less(t, top(".map"), top(".legend"))
		maptest.Picture(t, b)
	})
}

func TestSecondVisit(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, "")})
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
	b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
	b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	b.Open("about:blank")
	s.Forget()
	b.Open(s.URL + "/plain")
	b.Until(maptest.Alive)
	b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
	b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	for _, path := range s.Asked() {
		assert.Contains(t, []string{"/plain", "/latest-en.html"}, path)
	}
}
