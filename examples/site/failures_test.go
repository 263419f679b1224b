package main

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/drive"
	"github.com/endqi/endqi/wasm"
)

// file is a file of the built folder.
func file(t *testing.T, pattern string) []byte {
	t.Helper()
	dir, err := built()
	require.NoError(t, err)
	found, err := filepath.Glob(filepath.Join(dir, pattern))
	require.NoError(t, err)
	require.Len(t, found, 1)
	data, err := os.ReadFile(found[0])
	require.NoError(t, err)
	return data
}

// answer sends a body for the paths that hold a text.
func answer(path, kind string, body []byte) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.Contains(r.URL.Path, path) {
			return false
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Write(body)
		return true
	}
}

// hurried makes the page's clock run ten times as fast, so that nobody waits long for what does not come.
const hurried = `<script src="/hurry.js"></script>`

var hurry = answer("/hurry.js", "text/javascript", []byte(`{ const real = window.setTimeout; window.setTimeout = (f, ms, ...rest) => real(f, ms / 10, ...rest) }`))

func TestWhatCannotBeLoadedLeavesTheSnapshot(t *testing.T) {
	core := file(t, "core-*.wasm")
	altered := bytes.Clone(core)
	altered[len(altered)/2] ^= 1
	dataset := file(t, "dataset-*.json")
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
		{"core altered", `lens="end"`, answer("core-", "application/wasm", altered), "and that the file is the one that was published"},
		{"core cut short", `lens="end"`, answer("core-", "application/wasm", core[:len(core)/2]), "and that the file is the one that was published"},
		{"core missing", `lens="end"`, answer404("core-"), "could not be read (Failed to fetch): see that the address is right"},
		{"views altered", `lens="end"`, answer("views-", "text/javascript", []byte("alert(1)")), "could not be run: see that it is there and is the file that was published"},
		{"dataset altered", `lens="end"`, answer("dataset-", "application/json", append(dataset, ' ')), "and that the file is the one that was published"},
		{"own dataset missing", `src="/mine.json"`, answer404("mine"), "/mine.json answers 404: put the file there, or correct the address"},
		{"own dataset that hangs", `src="/hang.json"`, hang, "/hang.json took longer than 15 seconds: see whether the server is up"},
		{"own dataset that is no JSON", `src="/mine.json"`, answer("mine", "application/json", []byte("<html>")), "/mine.json: is no JSON"},
		{"own dataset with a mistake", `src="/mine.json"`, answer("mine", "application/json", []byte(`{"bills":[{"id":"co-1","state":"Colarado"}]}`)), `/mine.json: bills, row 1, column state: `},
		{"own dataset of a newer schema", `src="/mine.json"`, answer("mine", "application/json", []byte(`{"schema":2}`)), "/mine.json: dataset, column schema: the file is of a later schema than this program reads"},
		{"own dataset on a host that does not share", `src="http://localhost:1/mine.json"`, nil, "could not be read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := []func(http.ResponseWriter, *http.Request) bool{hurry}
			if c.answer != nil {
				before = append(before, c.answer)
			}
			page := scriptPage(t, c.attr)
			if strings.Contains(c.attr, "hang") { // elsewhere a busy machine would be late
				page = strings.Replace(page, `<script`, hurried+`<script`, 1)
			}
			s := serveFolder(t, map[string]string{"/plain": page}, before...)
			b := start(t, drive.Chromium, s.URL+"/plain")
			b.Until(live)
			assert.True(t, drive.Eval[bool](b, shows), "the snapshot is in place")
			assert.Contains(t, drive.Eval[string](b, layout+`.querySelector("[data-code=CO]").ariaLabel`), "Colorado, 6.5 of 9", "all of it, not half of another view")
			assert.Contains(t, said(b), c.says)
			assert.Equal(t, "status", drive.Eval[string](b, root+`.querySelector(".live").getAttribute("role")`))
		})
	}
}

func answer404(path string) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, path) {
			http.NotFound(w, r)
			return true
		}
		return false
	}
}

func TestCoreOfAnotherContentType(t *testing.T) {
	s := serveFolder(t, map[string]string{"/plain": scriptPage(t, `lens="end"`)}, answer("core-", "application/octet-stream", file(t, "core-*.wasm")))
	b := start(t, drive.Chromium, s.URL+"/plain")
	b.Until(layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	assertQuiet(t, b)
}

// A trap is made by a page that answers for the core: the first view of the first instance fails.
func TestTrapStartsOneMoreInstance(t *testing.T) {
	trap := answer("/trap.js", "text/javascript", []byte(`{
		window.instances = 0;
		const start = WebAssembly.instantiate;
		WebAssembly.instantiate = async (...args) => {
			const { exports } = await start(...args), number = ++instances;
			let calls = 0;
			return { exports: { ...exports, call() { if (number <= window.traps && ++calls === 2) throw new WebAssembly.RuntimeError("unreachable"); return exports.call() } } };
		};
	}`))
	page := func(traps int) string {
		return strings.Replace(scriptPage(t, `lens="end"`), `<script`, fmt.Sprintf(`<script src="/traps-%d.js"></script><script src="/trap.js"></script><script`, traps), 1)
	}
	s := serveFolder(t, map[string]string{"/once": page(1), "/always": page(9)}, trap,
		answer("/traps-1.js", "text/javascript", []byte("window.traps = 1")), answer("/traps-9.js", "text/javascript", []byte("window.traps = 9")))
	b := start(t, drive.Chromium, s.URL+"/once")
	b.Until(layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
	assert.Equal(t, 2, drive.Eval[int](b, "instances"))
	assertQuiet(t, b)

	b.Open(s.URL + "/always")
	b.Until(live)
	assert.Equal(t, 2, drive.Eval[int](b, "instances"), "one more, not one after the other")
	assert.Contains(t, drive.Eval[string](b, layout+`.querySelector("[data-code=CO]").ariaLabel`), "Colorado, 6.5 of 9")
}

func TestOldElementWithNewData(t *testing.T) {
	document := []byte(`<section class="endqi" lang="en" data-invented="later"><div class="new"><h2>Another document</h2></div><div class="map"><svg class="usmap geo" role="listbox" aria-label="Map"><g role="option" data-code="CO" aria-label="Colorado, 9 of 9"><path d="M0 0h9v9z"/></g></svg></div><!--more--><p class="sources"></p></section>`)
	s := serveFolder(t, map[string]string{"/plain": scriptPage(t, "")}, answer("latest-en", "text/html", document))
	b := start(t, drive.Chromium, s.URL+"/plain")
	b.Run(element+`.setAttribute("state", "CO")`, nil)
	b.Until(root + `.querySelector("[aria-selected=true]") && ` + root + `.querySelector(".sources")`)
	assertQuiet(t, b)
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
	s := serveFolder(t, nil, answer("latest-en", "text/html", []byte(strings.Join(pieces, wasm.More))))
	b, _ := visit(t, drive.Chromium, host{page: `<!doctype html><script>window.ran = 0; window.bad = () => ran++</script><script type="module" src="` + s.URL + `/endqi-map.js"></script><endqi-map></endqi-map>`})
	b.Until(alive)
	b.Run(root+`.querySelectorAll("a, path, button").forEach(e => e.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true})))`, nil)
	assert.Zero(t, drive.Eval[int](b, "new Promise(done => setTimeout(() => done(ran), 200))"))
	assert.Empty(t, drive.Eval[[]string](b, `[...`+root+`.querySelectorAll("script,style,iframe,base,form,set,template,[onclick],[onerror],[style],[srcdoc],[formaction]")].map(e => e.outerHTML)`))
	assert.Empty(t, drive.Eval[[]string](b, `[...`+root+`.querySelectorAll("*")].flatMap(e => [...e.attributes]).filter(a => /script:|data:/i.test(a.value)).map(a => a.value)`))
}
