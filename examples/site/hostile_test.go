package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/drive"
	"github.com/endqi/endqi/wasm/bundle"
)

// host is a page of another site that embeds the map.
type host struct {
	page   string // HTML; {HERE} is the address of the bundle, with its last slash
	policy string // content security policy; {ORIGIN} is the bundle's origin
	extra  map[string]http.HandlerFunc
}

// hostPath is none of the bundle's: a browser may have kept one of those from an earlier server on the same port.
const hostPath = "/host"

// visit serves the bundle on one origin, the page on another, and opens the page.
func visit(t *testing.T, engine drive.Engine, h host) (*drive.Browser, *site) {
	t.Helper()
	maps := serveFolder(t, nil)
	page := strings.ReplaceAll(h.page, "{HERE}", maps.URL+"/")
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if answer, ok := h.extra[r.URL.Path]; ok {
			answer(w, r)
			return
		}
		if r.URL.Path != hostPath {
			http.NotFound(w, r)
			return
		}
		if h.policy != "" {
			w.Header().Set("Content-Security-Policy", strings.ReplaceAll(h.policy, "{ORIGIN}", maps.URL))
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(s.Close)
	b := drive.Shared(t, engine)
	b.Size(1280, 900)
	b.Open(s.URL + hostPath)
	return b, maps
}

// picture keeps a picture of the page where go test -artifacts wants them, to be looked at.
func picture(t *testing.T, b *drive.Browser) {
	t.Helper()
	name := strings.NewReplacer("/", "-", " ", "-").Replace(t.Name()) + ".png"
	require.NoError(t, os.WriteFile(filepath.Join(t.ArtifactDir(), name), b.PNG(), 0o644))
}

// snippet is one that embed.html shows, for a page of another site.
func snippet(t *testing.T, number int) string {
	t.Helper()
	dir, err := built()
	require.NoError(t, err)
	text, err := os.ReadFile(filepath.Join(dir, "embed.html"))
	require.NoError(t, err)
	_, after, ok := strings.Cut(string(text), fmt.Sprintf("<h2>%d. ", number))
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
	dir, err := built()
	require.NoError(t, err)
	text, err := os.ReadFile(filepath.Join(dir, "paste.html"))
	require.NoError(t, err)
	return strings.NewReplacer(`src="`, `src="{HERE}`, `href="endqi`, `href="{HERE}endqi`, `href="index`, `href="{HERE}index`).Replace(string(text))
}

func htmlPage(head, body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>A site</title>` +
		head + `</head><body><h1>A site</h1>` + body + `</body></html>`
}

func said(b *drive.Browser) string {
	var text strings.Builder
	for _, m := range b.Console() {
		text.WriteString(m.Level + " " + m.Text + "\n")
	}
	return text.String()
}

const shows = element + `.shadowRoot && (` + layout + `)?.getBoundingClientRect().width > 300 && (` + layout + `).querySelectorAll("[role=option]").length === 56 && ` + root + `.querySelector(".sources") !== null`

func TestHostStylesDoNotReachTheMap(t *testing.T) {
	const hostile = `<style>* { all: unset !important } svg { display: none !important } div { float: left !important; display: none !important }
		path { fill: red !important } table { position: fixed !important } .endqi { visibility: hidden !important }</style>`
	look := func(b *drive.Browser) string {
		b.Until(shows)
		return drive.Eval[string](b, `(() => { const at = e => { const r = e.getBoundingClientRect(), s = getComputedStyle(e);
			return [Math.round(r.width), Math.round(r.height), s.display, s.float, s.color, s.fill, s.fontFamily, s.fontSize, s.visibility, s.position].join(" ") };
			return [".endqi", ".map", "svg.geo", "[data-code=CO] > path", ".legend", ".panel", "table", "td"].map(s => at(`+root+`.querySelector(s))).join("\n") })()`)
	}
	for name, form := range map[string]string{"script": snippet(t, 1), "pasted": pasted(t)} {
		t.Run(name, func(t *testing.T) {
			inEach(t, func(t *testing.T, engine drive.Engine) {
				page := `<div id="around">` + form + `</div>`
				quiet, _ := visit(t, engine, host{page: htmlPage(`<style>#around { width: 1000px }</style>`, page)})
				want := look(quiet)
				b, _ := visit(t, engine, host{page: htmlPage(hostile+`<style>html, body, #around { display: block !important } #around { width: 1000px !important }</style>`, page)})
				assert.Equal(t, want, look(b))
				picture(t, b)
				b.Run(`document.querySelector("#around").style.setProperty("width", "auto", "important")`, nil)
				assert.Greater(t, drive.Eval[float64](b, element+`.getBoundingClientRect().width`), 1000., "a float has room for the map")
			})
		})
	}
}

func TestPastedGivesWayToTheScript(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b, _ := visit(t, engine, host{page: htmlPage(`<script type="module" src="{HERE}endqi-map.js"></script>`, pasted(t))})
		b.Until(alive)
		assert.True(t, drive.Eval[bool](b, root+`.querySelector(".choices [name=lens]").checkVisibility()`), "controls, which what was pasted has not")
		assertQuiet(t, b)
	})
}

func TestMapStylesDoNotReachTheHost(t *testing.T) {
	b, _ := visit(t, drive.Chromium, host{page: htmlPage("", `<section class="endqi"><table class="table"><td>1</td></table></section>`+snippet(t, 1))})
	const style = `JSON.stringify(Object.fromEntries([...getComputedStyle(document.querySelector("section.endqi td"))].map((name) => [name, getComputedStyle(document.querySelector("section.endqi td"))[name]])))`
	b.Until(shows)
	with := drive.Eval[string](b, style)
	b.Run(element+`.remove()`, nil)
	assert.JSONEq(t, drive.Eval[string](b, style), with)
}

func TestPolicies(t *testing.T) {
	strictB := bundle.HostedPolicy("{ORIGIN}")
	t.Run("another origin, strict", func(t *testing.T) {
		inEach(t, func(t *testing.T, engine drive.Engine) {
			b, _ := visit(t, engine, host{policy: strictB, page: htmlPage("", snippet(t, 1))})
			b.Until(shows)
			b.Run(element+`.setAttribute("state", "CO")`, nil)
			b.Until(panel + `.includes("13-21-131")`)
			b.Run(element+`.setAttribute("lens", "end")`, nil)
			b.Until(layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
			assertQuiet(t, b)
			picture(t, b)
		})
	})
	t.Run("Trusted Types with our policy", func(t *testing.T) {
		b, _ := visit(t, drive.Chromium, host{policy: strictB + "; require-trusted-types-for 'script'; trusted-types endqi-map", page: htmlPage("", snippet(t, 1))})
		b.Until(shows)
		b.Run(element+`.setAttribute("lens", "end")`, nil)
		b.Until(layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
		assertQuiet(t, b)
	})
	t.Run("Trusted Types without it", func(t *testing.T) {
		b, _ := visit(t, drive.Chromium, host{policy: strictB + "; require-trusted-types-for 'script'; trusted-types 'none'", page: htmlPage("", snippet(t, 1))})
		b.Until(`customElements.get("endqi-map")`)
		var text string
		assert.Eventually(t, func() bool {
			text += said(b)
			return strings.Contains(text, "add endqi-map to trusted-types in its content security policy")
		}, 15*time.Second, 20*time.Millisecond, "in the console")
		assert.True(t, drive.Eval[bool](b, element+`.querySelector("a").checkVisibility()`), "what the author wrote stays")
		picture(t, b)
	})
	t.Run("WebAssembly not allowed", func(t *testing.T) {
		b, _ := visit(t, drive.Chromium, host{policy: strings.Replace(strictB, " 'wasm-unsafe-eval'", "", 1), page: htmlPage("", snippet(t, 1))})
		b.Until(shows)
		b.Run(element+`.setAttribute("lens", "end")`, nil)
		b.Until(live)
		assert.Contains(t, said(b), "allow 'wasm-unsafe-eval' in script-src")
		assert.True(t, drive.Eval[bool](b, shows), "the snapshot is in place")
		assert.Equal(t, "all", drive.Eval[string](b, root+`.querySelector(".choices [name=lens]").value`), "the control says what is shown")
		b.Run(element+`.setAttribute("state", "CO")`, nil)
		b.Until(panel + `.includes("13-21-131")`) // details need no WebAssembly
		picture(t, b)
	})
}

func TestRightToLeft(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b, _ := visit(t, engine, host{page: strings.Replace(htmlPage("", snippet(t, 1)), `<html lang="en">`, `<html lang="en" dir="rtl">`, 1)})
		b.Until(shows)
		assert.LessOrEqual(t, drive.Eval[int](b, "document.documentElement.scrollWidth"), 1280)
		assert.Equal(t, "ltr", drive.Eval[string](b, `getComputedStyle((`+layout+`).querySelector(".label text")).direction`), "3–8 is not read as 8–3")
		assert.True(t, drive.Eval[bool](b, `(`+layout+`).querySelector("[data-code=CA] path").getBoundingClientRect().x < (`+layout+`).querySelector("[data-code=ME] path").getBoundingClientRect().x`), "west stays left")
		picture(t, b)
	})
}

func TestWithoutJavaScript(t *testing.T) {
	b := drive.Shared(t, drive.Chromium)
	s := serveFolder(t, nil)
	b.Size(1280, 900)
	b.DevTools("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
	b.Open(s.URL)
	require.Zero(t, s.count(".wasm")+s.count("panels"))
	picture(t, b)
	assert.True(t, drive.Eval[bool](b, shows))
	assert.Equal(t, 0, drive.Eval[int](b, `[...`+root+`.querySelectorAll(".views, .choices")].filter(e => e.checkVisibility()).length`), "controls that do nothing")
	assert.Equal(t, 0, drive.Eval[int](b, root+`.querySelectorAll("svg [tabindex]").length`), "stops of the Tab key that do nothing")
	assert.Equal(t, s.URL+"/places/CO.html", drive.Eval[string](b, root+`.querySelector(".table [data-code=CO]").href`))

	b.Open(s.URL + "/places/CO.html")
	assert.Contains(t, drive.Eval[string](b, `document.body.textContent`), "C.R.S. § 13-21-131")
	assert.Equal(t, "Qualified immunity in Colorado", drive.Eval[string](b, `document.title`))
	picture(t, b)
}

func TestManyAtOnce(t *testing.T) {
	ten := strings.Repeat(`<endqi-map lens="end"></endqi-map>`, 10)
	t.Run("ten elements, one instance", func(t *testing.T) {
		counter := `<script>window.instances = 0; { const start = WebAssembly.instantiate; WebAssembly.instantiate = (...a) => { instances++; return start(...a) } }</script>`
		b, s := visit(t, drive.Chromium, host{page: htmlPage(counter, snippet(t, 1)+ten)})
		b.Until(`[...document.querySelectorAll("endqi-map[lens]")].every(e => e.shadowRoot.querySelector(".geo [data-code=CO]")?.ariaLabel === "Colorado, 3 of 4, law in force")`)
		assert.Equal(t, 1, drive.Eval[int](b, `instances`))
		assert.Equal(t, 1, s.count(".wasm"), "requests for the core")
		assert.Equal(t, 1, s.count("latest"), "requests for the current edition")
		assertQuiet(t, b)
	})
	t.Run("two versions", func(t *testing.T) {
		b, _ := visit(t, drive.Chromium, host{page: htmlPage(`<script type="module" src="{HERE}endqi-map.js"></script>`, snippet(t, 1)+`<endqi-map lens="end"></endqi-map>`)})
		b.Until(`[...document.querySelectorAll("endqi-map")].every(e => e.shadowRoot.querySelectorAll(".geo [role=option]").length === 56)`)
		assertQuiet(t, b)
	})
}

func TestPlacesThatComeAndGo(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b, _ := visit(t, engine, host{page: htmlPage("", `<details><summary>Map</summary>`+snippet(t, 1)+`</details><div id="tab" style="display:none"></div><template id="again"><endqi-map state="TX"></endqi-map></template>`)})
		b.Run(`document.querySelector("details").open = true`, nil)
		b.Until(shows)

		b.Run(element+`.setAttribute("state", "CO"); document.querySelector("#tab").append(`+element+`)`, nil)
		b.Run(`document.querySelector("#tab").style.display = ""`, nil)
		b.Until(shows)
		b.Until(panel + `.includes("Colorado")`)
		b.Run(`(`+layout+`).querySelector("[data-code=GA]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil)
		b.Until(element + `.getAttribute("state") === "GA"`) // one listener, not one for each connection: two would undo each other

		for range 3 {
			b.Run(`document.querySelector("#tab").replaceChildren(document.querySelector("#again").content.cloneNode(true))`, nil)
		}
		b.Until(shows)
		b.Until(panel + `.includes("Texas")`)
		b.Run(`const e = `+element+`; for (let i = 0; i < 20; i++) { e.remove(); document.body.append(e) }`, nil)
		b.Until(shows)
		assertQuiet(t, b)
	})
}

func TestFrames(t *testing.T) {
	bare := `<iframe src="{HERE}map.html" title="Map" width="1000" height="800" sandbox="allow-scripts"></iframe>`
	for name, frame := range map[string]string{"documented": snippet(t, 2), "bare allow-scripts": bare} {
		t.Run(name, func(t *testing.T) {
			inEach(t, func(t *testing.T, engine drive.Engine) {
				b, _ := visit(t, engine, host{policy: bundle.HostedPolicy("{ORIGIN}"), page: htmlPage("", strings.Replace(frame, ` loading="lazy"`, "", 1))})
				b.Frame("iframe")
				b.Until(alive)
				if engine == drive.WebKit { // whose driver sends no keys into a frame
					b.Run(layout+`.querySelector("[data-code=AK]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil)
				} else {
					b.Run(layout+`.querySelector("[tabindex='0']").focus()`, nil)
					b.Press(drive.Home)
					b.Press(drive.Enter)
				}
				b.Until(panel + `.includes("Alaska")`)
				b.Frame("")
				if name == "documented" {
					b.Until(`document.querySelector("iframe").getBoundingClientRect().height > 2000`)
					b.Run(`postMessage({"endqi-map": {height: 7}}, "*"); postMessage({"endqi-map": {height: "9px"}}, "*")`, nil)
					assert.Greater(t, drive.Eval[int](b, `new Promise(done => setTimeout(() => done(document.querySelector("iframe").clientHeight), 100))`), 2000,
						"a message of another window")
					assert.NotEmpty(t, drive.Eval[string](b, `document.querySelector("iframe").title`))
				}
				picture(t, b)
			})
		})
	}
}

func TestPastedInAFile(t *testing.T) {
	dir, err := built()
	require.NoError(t, err)
	text, err := os.ReadFile(filepath.Join(dir, "paste.html"))
	require.NoError(t, err)
	page := filepath.Join(dir, "a-page.html") // beside the style sheet that it names
	require.NoError(t, os.WriteFile(page, []byte(htmlPage("", string(text))), 0o644))
	t.Cleanup(func() { os.Remove(page) })
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := drive.Shared(t, engine)
		b.Size(1280, 900)
		b.Open("file://" + page)
		b.Until(shows)
		assert.NotEqual(t, "rgba(0, 0, 0, 0)", drive.Eval[string](b, `getComputedStyle(`+root+`.querySelector(".panel")).backgroundColor`), "the style sheet is there")
		picture(t, b)
	})
}

func TestSecondVisit(t *testing.T) {
	s := serveFolder(t, map[string]string{"/plain": scriptPage(t, "")})
	b := start(t, drive.Chromium, s.URL+"/plain")
	b.Run(element+`.setAttribute("lens", "end")`, nil)
	b.Until(layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	b.Open("about:blank")
	s.mu.Lock()
	s.asked = nil
	s.mu.Unlock()
	b.Open(s.URL + "/plain")
	b.Until(alive)
	b.Run(element+`.setAttribute("lens", "end")`, nil)
	b.Until(layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	for _, path := range s.asked {
		assert.Contains(t, []string{"/plain", "/latest-en.html"}, path)
	}
}
