package element_test

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/wasm"
	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// hurried makes the page's clock run ten times as fast, so that nobody waits long for what does not come.
const hurried = `<script src="/hurry.js"></script>`

var hurry = maptest.Answer("/hurry.js", "text/javascript", []byte(`{ const real = window.setTimeout; window.setTimeout = (f, ms, ...rest) => real(f, ms / 10, ...rest) }`))

func TestWhatCannotBeLoadedLeavesTheSnapshot(t *testing.T) {
	core := maptest.File(t, "core-*.wasm")
	altered := bytes.Clone(core)
	altered[len(altered)/2] ^= 1
	dataset := maptest.File(t, "dataset-*.json")
	hang := func(w http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, "hang") {
			<-r.Context().Done()
			return true
		}
		return false
	}
	for _, c := range []struct {
		name   string
		attr   string
		answer func(http.ResponseWriter, *http.Request) bool
		says   string
	}{
		{"core altered", `lens="end"`, maptest.Answer("core-", "application/wasm", altered), "is not the file that was published: publish the whole folder anew"},
		{"core cut short", `lens="end"`, maptest.Answer("core-", "application/wasm", core[:len(core)/2]), "is not the file that was published: publish the whole folder anew"},
		{"core missing", `lens="end"`, maptest.Answer404("core-"), "answers 404: put the file there, or correct the address"},
		{"views altered", `lens="end"`, maptest.Answer("/views-", "text/javascript", []byte("alert(1)")), "is not the file that was published: publish the whole folder anew"},
		{"dataset altered", `lens="end"`, maptest.Answer("dataset-", "application/json", append(dataset, ' ')), "is not the file that was published: publish the whole folder anew"},
		{"own dataset missing", `src="/mine.json"`, maptest.Answer404("mine"), "/mine.json answers 404: put the file there, or correct the address"},
		{"own dataset that hangs", `src="/hang.json"`, hang, "/hang.json sent nothing for 15 seconds: see whether the server is up"},
		{"own dataset that is no JSON", `src="/mine.json"`, maptest.Answer("mine", "application/json", []byte("<html>")), "/mine.json: is no JSON"},
		{"own dataset with a mistake", `src="/mine.json"`, maptest.Answer("mine", "application/json", []byte(`{"bills":[{"id":"co-1","state":"Colarado"}]}`)), `/mine.json: bills, row 1, column state: `},
		{"own dataset of a newer schema", `src="/mine.json"`, maptest.Answer("mine", "application/json", []byte(`{"schema":2}`)), "/mine.json: dataset, member schema: the file is not of schema 1, the one that this program reads"},
		{"own dataset on a host that does not share", `src="http://localhost:1/mine.json"`, nil, "could not be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := []func(http.ResponseWriter, *http.Request) bool{hurry}
			if c.answer != nil {
				before = append(before, c.answer)
			}
			page := maptest.ScriptPage(t, c.attr)
			if strings.Contains(c.attr, "hang") { // elsewhere a busy machine would be late
				page = strings.Replace(page, `<script`, hurried+`<script`, 1)
			}
			s := maptest.Serve(t, map[string]string{"/plain": page}, before...)
			b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
			b.Until(maptest.Live)
			assert.True(t, browsertest.Eval[bool](b, maptest.Shows), "the snapshot is in place")
			assert.Contains(t, browsertest.Eval[string](b, maptest.Layout+`.querySelector("[data-code=CO]").ariaLabel`), "Colorado, 6.5 of 9", "all of it, not half of another view")
			assert.Contains(t, maptest.Said(b), c.says)
			assert.Equal(t, "status", browsertest.Eval[string](b, maptest.Root+`.querySelector(".live").getAttribute("role")`))
		})
	}
}

// Without the style sheet of what is not the map, all of the document shows; what the reader asks for next loads it.
func TestStyleSheetThatCannotBeLoaded(t *testing.T) {
	for _, c := range []struct {
		name   string
		answer func(http.ResponseWriter, *http.Request) bool
		says   string
	}{
		{"missing", maptest.Answer404("/endqi-views-"), ".css answers 404: put the file there, or correct the address"},
		{"altered", maptest.Answer("/endqi-views-", "text/css", []byte(".grid { display: none }")), ".css is not the file that was published: publish the whole folder anew"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var mended atomic.Bool
			s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, "")}, func(w http.ResponseWriter, r *http.Request) bool {
				return !mended.Load() && c.answer(w, r)
			})
			b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
			b.Until(maptest.Alive)
			assert.True(t, browsertest.Eval[bool](b, maptest.Shows))
			assert.Equal(t, "block", browsertest.Eval[string](b, `getComputedStyle(`+maptest.Root+`.querySelector(".legend")).display`))
			assert.Eventually(t, func() bool { return strings.Contains(maptest.Said(b), c.says) }, time.Minute, 50*time.Millisecond, c.says)
			mended.Store(true)
			b.Run(`document.querySelector("endqi-map").setAttribute("state", "CO")`, nil)
			b.Until(`getComputedStyle(` + maptest.Root + `.querySelector(".legend")).display === "grid"`)
		})
	}
}

// Where no frame comes, as in a tab that nobody sees, the document does not wait for one, but for its look.
func TestUnseenPageHasItsLook(t *testing.T) {
	page := fieldPage("/later/", `<script>window.requestAnimationFrame = () => 0</script>`, `<endqi-map state="CO"></endqi-map>`)
	s := serveField(t, map[string]string{"/unseen": page}, maptest.Slow(t, "/later/", maptest.Slowness{Name: "endqi-views-", Delay: 300 * time.Millisecond}))
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/unseen")
	b.Run(`const looking = setInterval(() => {
		const sources = find(document.querySelector("endqi-map"), ".sources");
		if (!sources) return;
		window.border = getComputedStyle(sources).borderBlockStartStyle;
		clearInterval(looking);
	})`, nil)
	b.Until(`window.border`)
	assert.Equal(t, "solid", browsertest.Eval[string](b, `border`), "the line above the sources when they are there")
}

func TestCoreOfAnotherContentType(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, `lens="end"`)}, maptest.Answer("core-", "application/octet-stream", maptest.File(t, "core-*.wasm")))
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
	b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	maptest.AssertQuiet(t, b)
}

// A trap is made by a page that answers for the core: the first view of the first instance fails.
func TestTrapStartsOneMoreInstance(t *testing.T) {
	trap := maptest.Answer("/trap.js", "text/javascript", []byte(`{
		window.instances = 0;
		const start = WebAssembly.instantiate;
		WebAssembly.instantiate = async (...args) => {
			const { exports } = await start(...args), number = ++instances;
			let calls = 0;
			return { exports: { ...exports, call() { if (number <= window.traps && ++calls === 2) throw new WebAssembly.RuntimeError("unreachable"); return exports.call() } } };
		};
	}`))
	page := func(traps int) string {
		return strings.Replace(maptest.ScriptPage(t, `lens="end"`), `<script`, fmt.Sprintf(`<script src="/traps-%d.js"></script><script src="/trap.js"></script><script`, traps), 1)
	}
	s := maptest.Serve(t, map[string]string{"/once": page(1), "/always": page(9)}, trap,
		maptest.Answer("/traps-1.js", "text/javascript", []byte("window.traps = 1")), maptest.Answer("/traps-9.js", "text/javascript", []byte("window.traps = 9")))
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/once")
	b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	assert.Equal(t, 2, browsertest.Eval[int](b, "instances"))
	maptest.AssertQuiet(t, b)

	b.Open(s.URL + "/always")
	b.Until(maptest.Live)
	assert.Equal(t, 2, browsertest.Eval[int](b, "instances"), "one more, not one after the other")
	assert.Contains(t, browsertest.Eval[string](b, maptest.Layout+`.querySelector("[data-code=CO]").ariaLabel`), "Colorado, 6.5 of 9")
}

func TestOldElementWithNewData(t *testing.T) {
	document := []byte(`<section class="endqi" lang="en" data-invented="later"><div class="new"><h2>Another document</h2></div><div class="map"><svg class="usmap geo" role="listbox" aria-label="Map"><g role="option" data-code="CO" aria-label="Colorado, 9 of 9"><path d="M0 0h9v9z"/></g></svg></div><!--more--><p class="sources"></p></section>`)
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, "")}, maptest.Answer("latest-en", "text/html", document))
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
	b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
	b.Until(maptest.Root + `.querySelector("[aria-selected=true]") && ` + maptest.Root + `.querySelector(".sources")`)
	maptest.AssertQuiet(t, b)
}

func TestMarkupOfADataFileCannotRun(t *testing.T) {
	pieces := []string{ // each is cleaned by itself
		`<section class="endqi"><h2>x</h2><svg role="listbox" class="geo"><g role="option" data-code="CO" aria-label="Colorado"><path d="M0 0h9v9z"/></g></svg>`,
		`<svg><path onclick="bad()" d="M0 0h9v9z"/><script>bad()</script><a href="javascript:bad()"><text>y</text></a><a xlink:href="javascript:bad()"><text>z</text></a><set attributeName="href" to="javascript:bad()"/></svg>`,
		`<img src="x" onerror="bad()">`, `<img src="x"onerror=bad()>`, `<img/onerror=bad()/src=x>`, "<img src=x\nONERROR\t=\nbad()>", `<img src=javascript:bad()>`,
		`<p style="color:red">s</p>`, `<iframe srcdoc="<script>parent.bad()</script>"></iframe>`, `<button formaction="javascript:bad()">f</button>`,
		`<a href=" JaVaScRiPt:bad()">a</a><a href="java&#10;script:bad()">b</a><a href="data:text/html,x">c</a>`,
		`<form action="javascript:bad()"><button>d</button></form><style>*{}</style><base href="https://other.example/"><template><img onerror="bad()"></template><p class="sources"></p></section>`,
	}
	s := maptest.Serve(t, nil, maptest.Answer("latest-en", "text/html", []byte(strings.Join(pieces, wasm.More))))
	b, _ := maptest.Visit(t, browsertest.Chromium, maptest.Host{Page: `<!doctype html><script>window.ran = 0; window.bad = () => ran++</script><script type="module" src="` + s.URL + `/endqi-map.js"></script><endqi-map></endqi-map>`})
	b.Until(maptest.Alive)
	b.Run(maptest.Root+`.querySelectorAll("a, path, button").forEach(e => e.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})))`, nil)
	assert.Zero(t, browsertest.Eval[int](b, "new Promise(done => setTimeout(() => done(ran), 200))"))
	assert.Empty(t, browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll("script,style,iframe,base,form,set,template,[onclick],[onerror],[style],[srcdoc],[formaction]")].map(e => e.outerHTML)`))
	assert.Empty(t, browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll("*")].flatMap(e => [...e.attributes]).filter(a => /script:|data:/i.test(a.value)).map(a => a.value)`))
}
