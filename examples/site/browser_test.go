package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/drive"
	"github.com/endqi/endqi/wasm/bundle"
)

// built is a folder that the program wrote. It is run as a user runs it, and once for all tests.
var built = sync.OnceValues(func() (dir string, err error) {
	dir = filepath.Join(scratch, "map")
	output, err := exec.Command("go", "run", ".", "-out", dir).CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, output)
	}
	return dir, err
})

// scratch outlives a single test.
var scratch string

func TestMain(m *testing.M) {
	var err error
	if scratch, err = os.MkdirTemp("", "site-test-"); err != nil {
		panic(err)
	}
	code := m.Run()
	drive.StopShared()
	os.RemoveAll(scratch)
	os.Exit(code)
}

// site serves the folder under the strict policy, and further pages, and counts what is asked for.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

func serveFolder(t *testing.T, pages map[string]string, before ...func(w http.ResponseWriter, r *http.Request) (answered bool)) *site {
	t.Helper()
	dir, err := built()
	require.NoError(t, err)
	s := &site{}
	files := bundle.Handler(os.DirFS(dir))
	s.Server = httptest.NewServer(strict(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		s.mu.Unlock()
		for _, answer := range before {
			if answer(w, r) {
				return
			}
		}
		if page, ok := pages[r.URL.Path]; ok {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page)
			return
		}
		files.ServeHTTP(w, r)
	})))
	t.Cleanup(s.Close)
	return s
}

// count is how many requests were made for paths that hold the text.
func (s *site) count(text string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, path := range s.asked {
		if strings.Contains(path, text) {
			n++
		}
	}
	return n
}

// module is the name of the element's module in the folder.
func module(t *testing.T) string {
	t.Helper()
	dir, err := built()
	require.NoError(t, err)
	found, err := filepath.Glob(filepath.Join(dir, "endqi-map-*.js"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	return filepath.Base(found[0])
}

// scriptPage is a page with the element in its plain form.
func scriptPage(t *testing.T, attributes string) string {
	return `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A site</title><script type="module" src="/` + module(t) +
		`"></script><body><main><h1>A site</h1><endqi-map ` + attributes + `><p id="fallback">The map is on endqi.org.</p></endqi-map></main>`
}

const (
	element = `document.querySelector("endqi-map")`
	root    = element + `.shadowRoot`
	panel   = root + `.querySelector(".panel").textContent.replace(/\s+/g, " ")`
	live    = root + `?.querySelector(".live")?.textContent`
	// the one of both layouts that shows
	layout  = `[...` + root + `.querySelectorAll("[role=listbox]")].find(m => m.checkVisibility())`
	focused = `(` + root + `.activeElement?.dataset.code ?? "")`
	alive   = root + `?.querySelector("[role=option][tabindex='0']") && ` + root + `.querySelector(".sources")`
)

// middle is the middle of the box around a place's shape, scrolled into view.
func middle(b *drive.Browser, code string) (at drive.Point) {
	b.Run(`const shape = (`+layout+`).querySelector("[data-code="+arguments[0]+"] > :is(path, rect):not(.leader, .stripes)");
		shape.scrollIntoView({block: "center"});
		const box = shape.getBoundingClientRect();
		return {X: Math.round(box.x + box.width / 2), Y: Math.round(box.y + box.height / 2)}`, &at, code)
	return at
}

// inEach runs a test in each engine.
func inEach(t *testing.T, test func(t *testing.T, engine drive.Engine)) {
	for _, engine := range []drive.Engine{drive.Chromium, drive.Firefox, drive.WebKit} {
		t.Run(string(engine), func(t *testing.T) { test(t, engine) })
	}
}

// start opens a page and waits for the element to be alive.
func start(t *testing.T, engine drive.Engine, url string) *drive.Browser {
	t.Helper()
	b := drive.Shared(t, engine)
	b.Size(1280, 900)
	b.Open(url)
	b.Until(alive)
	return b
}

// assertQuiet wants no error and no warning in the console, which Chromium alone tells.
func assertQuiet(t *testing.T, b *drive.Browser) {
	t.Helper()
	if b.Engine != drive.Chromium {
		return
	}
	for _, m := range b.Console() {
		assert.NotContains(t, []string{"SEVERE", "WARNING"}, m.Level, m.Text)
	}
}

func TestMapIsThereBeforeTheCore(t *testing.T) {
	for name, path := range map[string]string{"as a page": "/", "as a script": "/plain"} {
		t.Run(name, func(t *testing.T) {
			s := serveFolder(t, map[string]string{"/plain": scriptPage(t, "")})
			b := start(t, drive.Chromium, s.URL+path)
			assert.Equal(t, 56, drive.Eval[int](b, layout+`.querySelectorAll("[role=option]").length`), "places in sight")
			assert.Equal(t, 57, drive.Eval[int](b, root+`.querySelectorAll(".table tbody tr").length`), "rows of the table")
			assert.Zero(t, s.count(".wasm"), "requests for the core before anybody needs it")
			assert.False(t, drive.Eval[bool](b, `document.querySelector("#fallback")?.checkVisibility() ?? false`), "what stands in for the map")

			before := drive.Eval[string](b, layout+`.getAttribute("aria-label")`)
			b.Run(element+`.setAttribute("lens", "end")`, nil)
			b.Until(layout + `.getAttribute("aria-label") !== ` + fmt.Sprintf("%q", before))
			assert.Equal(t, 1, s.count(".wasm"))
			assert.Equal(t, "Colorado, 3 of 4, law in force", drive.Eval[string](b, layout+`.querySelector("[data-code=CO]").ariaLabel`))
			assert.Equal(t, "end", drive.Eval[string](b, root+`.querySelector(".choices [name=lens]").value`))
			assertQuiet(t, b)
		})
	}
}

// The element gets the document in pieces, and puts each where it belongs.
func TestPiecesMakeTheDocument(t *testing.T) {
	s := serveFolder(t, map[string]string{"/plain": scriptPage(t, "")})
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := start(t, engine, s.URL+"/plain")
		b.Run(`window.elements = (node) => [...node.querySelectorAll("*")].map(e => e.localName + "." + (e.getAttribute("class") ?? "")).join("\n")`, nil)
		whole := drive.Eval[string](b, `fetch("/index.html").then(r => r.text()).then(html => {
			const whole = new DOMParser().parseFromString(html, "text/html").querySelector("endqi-map template").content.querySelector(".endqi");
			whole.querySelector("link").remove();
			return elements(whole) })`)
		assert.Equal(t, whole, drive.Eval[string](b, `elements(`+root+`.querySelector(".endqi"))`))
		assert.Equal(t, 2, drive.Eval[int](b, root+`.querySelectorAll(".geo .labels").length`), "the pieces of the labels")
		assertQuiet(t, b)
	})
}

func TestPointerThatIsThereFirst(t *testing.T) {
	still := regexp.MustCompile(`<script.*?</script>`).ReplaceAllString(string(file(t, "index.html")), "")
	s := serveFolder(t, map[string]string{"/still": still})
	b := drive.Shared(t, drive.Chromium)
	b.Open(s.URL + "/still")
	b.Until(shows)
	b.Move(middle(b, "CO"))
	b.Run(`const late = document.createElement("script"); late.type = "module"; late.src = "/endqi-map.js"; document.head.append(late)`, nil)
	b.Until(root + `.querySelector(".panel").textContent.includes("C.R.S. § 13-21-131")`)
}

func TestPanelSaysWhatIsKnown(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := start(t, engine, serveFolder(t, nil).URL)
		for _, c := range []struct {
			code string
			says []string
		}{
			{"CO", []string{"Colorado", "6.5 of 9", "law in force", "3 of 4", "3.5 of 5", "C.R.S. § 13-21-131"}},
			{"NM", []string{"New Mexico", "3 to 8 of 9", "partly known"}},
			{"TX", []string{"Texas", "0 of 9", "no law found"}},
			{"GU", []string{"Guam", "not assessed"}},
		} {
			t.Run(c.code, func(t *testing.T) {
				b := b.In(t)
				b.Run(element+`.setAttribute("state", arguments[0])`, nil, c.code)
				b.Until(root + `.querySelector(".panel [data-code=` + c.code + `]")`)
				text := drive.Eval[string](b, panel)
				for _, words := range c.says {
					assert.Contains(t, text, words)
				}
			})
		}
		assertQuiet(t, b)
	})
}

func TestPointer(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		s := serveFolder(t, nil)
		b := start(t, engine, s.URL)

		b.Move(middle(b, "GA"))
		b.Until(panel + `.includes("Georgia")`)
		b.Move(middle(b, "CO"))
		b.Until(panel + `.includes("C.R.S. § 13-21-131")`)
		assert.Empty(t, drive.Eval[string](b, live), "looking is not choosing")

		b.Click(drive.Mouse, middle(b, "CO"))
		b.Until(element + `.getAttribute("state") === "CO"`)
		b.Until(live + ` === "Colorado, 6.5 of 9, law in force"`)
		b.Move(middle(b, "GA"))
		assert.Contains(t, drive.Eval[string](b, panel), "Colorado", "what was chosen stays while the pointer passes others")
		b.Click(drive.Mouse, middle(b, "CO"))
		b.Until(`!` + element + `.hasAttribute("state")`)
		b.Until(live + `.trim() === ""`) // what is closed is no longer announced
		assert.Equal(t, 1, s.count("panels"), "requests for the details")
		assertQuiet(t, b)
	})
}

func TestTouch(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := start(t, engine, serveFolder(t, nil).URL)
		b.Click(drive.Touch, middle(b, "NM"))
		b.Until(panel + `.includes("3 to 8 of 9")`)
		b.Click(drive.Touch, middle(b, "NM"))
		b.Until(`!` + element + `.hasAttribute("state")`) // again closes
		b.Click(drive.Touch, middle(b, "NM"))
		b.Until(element + `.getAttribute("state") === "NM"`)
		b.Run(`document.documentElement.click()`, nil)
		b.Until(`!` + element + `.hasAttribute("state")`) // outside as well
	})
}

func TestKeyboard(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := start(t, engine, serveFolder(t, nil).URL)
		assert.Equal(t, 1, drive.Eval[int](b, layout+`.querySelectorAll("[tabindex='0']").length`), "stops of the Tab key on the map")
		b.Run(layout+`.querySelector("[tabindex='0']").focus()`, nil)
		for _, step := range []struct {
			key, focus, state, why string
		}{
			{drive.Home, "AK", "", "the first place"},
			{"c", "CA", "", "a letter goes to the next name with it"},
			{drive.Right, "NV", "", "an arrow goes to a neighbor"},
			{drive.Right, "UT", "", ""},
			{drive.Right, "CO", "", ""},
			{drive.Enter, "CO", "CO", "Enter chooses"},
			{drive.Down, "NM", "CO", "the focus moves, the choice stays"},
			{" ", "NM", "NM", "Space chooses as well"},
			{drive.Escape, "NM", "", "Escape takes the choice back"},
		} {
			b.Press(step.key)
			b.Until(focused + ` === "` + step.focus + `" && (` + element + `.getAttribute("state") ?? "") === "` + step.state + `"`)
		}
		b.Until(panel + `.includes("How to read")`)
		b.Press(drive.Home)
		b.Until(focused + ` === "AK"`)
		b.Run(`for (const key of "new m") `+root+`.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}))`, nil) // without a pause
		b.Until(focused + ` === "NM" && !` + element + `.hasAttribute("state")`)                                                                            // the space goes on with the name and chooses nothing
		b.Press(drive.Tab)
		assert.False(t, drive.Eval[bool](b, root+`.activeElement?.matches("[role=option]") ?? false`), "one stop, and Tab is past it")
		assertQuiet(t, b)
	})
}

// With -artifacts the pictures are kept, to be looked at.
func TestReflow(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	for _, dark := range []bool{false, true} {
		for _, width := range []int{320, 768, 1280} {
			scheme := map[bool]string{false: "light", true: "dark"}[dark]
			t.Run(fmt.Sprintf("%d %s", width, scheme), func(t *testing.T) {
				b := b.In(t)
				b.Prefer(drive.Preferences{Dark: dark})
				b.Size(width, 1000)
				assert.LessOrEqual(t, drive.Eval[int](b, "document.documentElement.scrollWidth"), width, "WCAG 2.2 SC 1.4.10: no scrolling sideways")
				for name, state := range map[string]string{"": "", "-co": "CO"} {
					b.Run(element+`.setAttribute("state", arguments[0]); scrollTo(0, 0)`, nil, state)
					b.Until(element + `.getAttribute("state") ? ` + root + `.querySelector(".panel [data-code=CO]") : ` + panel + `.includes("How to read")`)
					b.Size(width, drive.Eval[int](b, "document.documentElement.scrollHeight"))
					require.NoError(t, os.WriteFile(filepath.Join(t.ArtifactDir(), fmt.Sprintf("%d-%s%s.png", width, scheme, name)), b.PNG(), 0o644))
				}
			})
		}
	}
}
