package element_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

func TestMain(m *testing.M) { maptest.Main(m) }

func TestMapIsThereBeforeTheCore(t *testing.T) {
	for name, path := range map[string]string{"as a page": "/", "as a script": "/plain"} {
		t.Run(name, func(t *testing.T) {
			s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, "")})
			b := maptest.Start(t, browsertest.Chromium, s.URL+path)
			assert.Equal(t, 57, browsertest.Eval[int](b, maptest.Layout+`.querySelectorAll("[role=option]").length`), "places in sight")
			assert.Equal(t, 57, browsertest.Eval[int](b, maptest.Root+`.querySelectorAll(".table tbody [data-code]").length`), "rows of the table")
			assert.Zero(t, s.Count(".wasm"), "requests for the core before anybody needs it")
			assert.False(t, browsertest.Eval[bool](b, `document.querySelector("#fallback")?.checkVisibility() ?? false`), "what stands in for the map")

			before := browsertest.Eval[string](b, maptest.Layout+`.getAttribute("aria-label")`)
			b.Run(maptest.Element+`.setAttribute("lens", "end")`, nil)
			b.Until(maptest.Layout + `.getAttribute("aria-label") !== ` + fmt.Sprintf("%q", before))
			assert.Equal(t, 1, s.Count(".wasm"))
			assert.Equal(t, "Colorado, 3 of 4, law in force", browsertest.Eval[string](b, maptest.Layout+`.querySelector("[data-code=CO]").ariaLabel`))
			assert.Equal(t, "end", browsertest.Eval[string](b, maptest.Root+`.querySelector(".choices [name=lens]").value`))
			maptest.AssertQuiet(t, b)
		})
	}
}

// The element gets the document in pieces, and puts each where it belongs.
func TestPiecesMakeTheDocument(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, "")})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, s.URL+"/plain")
		b.Run(`window.elements = (node) => [...node.querySelectorAll("*")].map(e => e.localName + "." + (e.getAttribute("class") ?? "")).join("\n")`, nil)
		whole := browsertest.Eval[string](b, `fetch("/index.html").then(r => r.text()).then(html => {
			const whole = new DOMParser().parseFromString(html, "text/html").querySelector("endqi-map template").content.querySelector(".endqi");
			for (const link of whole.querySelectorAll("link")) link.remove();
			return elements(whole) })`)
		assert.Equal(t, whole, browsertest.Eval[string](b, `elements(`+maptest.Root+`.querySelector(".endqi"))`))
		assert.Equal(t, 2, browsertest.Eval[int](b, maptest.Root+`.querySelectorAll(".geo .labels").length`), "the pieces of the labels")
		maptest.AssertQuiet(t, b)
	})
}

func TestPointerThatIsThereFirst(t *testing.T) {
	still := regexp.MustCompile(`<script.*?</script>`).ReplaceAllString(string(maptest.File(t, "index.html")), "")
	s := maptest.Serve(t, map[string]string{"/still": still})
	b := browsertest.Shared(t, browsertest.Chromium)
	b.Open(s.URL + "/still")
	b.Until(maptest.Shows)
	b.Move(maptest.Middle(b, "CO"))
	b.Run(`const late = document.createElement("script"); late.type = "module"; late.src = "/endqi-map.js"; document.head.append(late)`, nil)
	b.Until(maptest.Root + `.querySelector(".panel").textContent.includes("C.R.S. § 13-21-131")`)
}

func TestPanelSaysWhatIsKnown(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		for _, c := range []struct {
			code string
			says []string
		}{
			{"CO", []string{"Colorado", "6.5 of 9", "law in force", "3 of 4", "3.5 of 5", "C.R.S. § 13-21-131"}},
			{"NM", []string{"New Mexico", "4 to 5 of 9", "partly scored"}},
			{"TX", []string{"Texas", "0 of 9", "no law limiting immunity found"}},
			{"GU", []string{"Guam", "not assessed"}},
		} {
			t.Run(c.code, func(t *testing.T) {
				b := b.In(t)
				b.Run(maptest.Element+`.setAttribute("state", arguments[0])`, nil, c.code)
				b.Until(maptest.Root + `.querySelector(".panel > article[data-code=` + c.code + `]")`)
				text := browsertest.Eval[string](b, maptest.Panel)
				for _, words := range c.says {
					assert.Contains(t, text, words)
				}
			})
		}
		maptest.AssertQuiet(t, b)
	})
}

func TestPointer(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		s := maptest.Serve(t, nil)
		b := maptest.Start(t, engine, s.URL)

		b.Move(maptest.Middle(b, "GA"))
		b.Until(maptest.Panel + `.includes("Georgia")`)
		b.Move(maptest.Middle(b, "CO"))
		b.Until(maptest.Panel + `.includes("C.R.S. § 13-21-131")`)
		assert.Empty(t, browsertest.Eval[string](b, maptest.Live), "looking is not choosing")

		b.Click(browsertest.Mouse, maptest.Middle(b, "CO"))
		b.Until(maptest.Element + `.getAttribute("state") === "CO"`)
		b.Until(maptest.Live + ` === "Colorado, 6.5 of 9, law in force"`)
		b.Move(maptest.Middle(b, "GA"))
		assert.Contains(t, browsertest.Eval[string](b, maptest.Panel), "Colorado", "what was chosen stays while the pointer passes others")
		b.Click(browsertest.Mouse, maptest.Middle(b, "CO"))
		b.Until(`!` + maptest.Element + `.hasAttribute("state")`)
		b.Until(maptest.Live + `.trim() === ""`) // what is closed is no longer announced
		assert.Equal(t, 1, s.Count("/panels-"), "requests for the file with all details")
		maptest.AssertQuiet(t, b)
	})
}

// The details of a place stay while the pointer goes to them over other places, and give way when it rests on one.
func TestPointerOnItsWayToTheDetails(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		at := map[string]browsertest.Point{}
		for _, code := range []string{"CO", "KS", "MO"} {
			at[code] = maptest.Middle(b, code)
		}
		b.Move(maptest.Middle(b, "CO"))
		b.Until(maptest.Panel + `.includes("13-21-131")`)
		const passed = `document.body.dataset.passed`
		b.Run(passed+` = ""; `+maptest.Root+`.addEventListener("pointerover", ({ target }) => { `+passed+` += (target.closest("[data-code]")?.dataset.code ?? target.className) + " " })`, nil)
		for _, code := range []string{"KS", "MO"} {
			b.Move(at[code])
		}
		b.Move(browsertest.Eval[browsertest.Point](b, `(box => ({X: Math.round(box.x + box.width / 2), Y: Math.round(box.y + 60)}))(`+maptest.Root+`.querySelector(".panel").getBoundingClientRect())`))
		b.Until(passed + `.includes("KS")`)
		b.Run(`setTimeout(() => { document.body.dataset.later = "" }, 600)`, nil) // when any place that the pointer rests on would have shown
		b.Until(`document.body.dataset.later === ""`)
		assert.Equal(t, "CO", browsertest.Eval[string](b, maptest.Root+`.querySelector(".panel > article").dataset.code`), "the pointer passed %s", browsertest.Eval[string](b, passed))
		b.Move(at["MO"])
		b.Until(maptest.Root + `.querySelector(".panel > article").dataset.code === "MO"`) // where it rests
		maptest.AssertQuiet(t, b)
	})
}

func TestTouch(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		b.Click(browsertest.Touch, maptest.Middle(b, "NM"))
		b.Until(maptest.Panel + `.includes("4 to 5 of 9")`)
		b.Click(browsertest.Touch, maptest.Middle(b, "NM"))
		b.Until(`!` + maptest.Element + `.hasAttribute("state")`) // again closes
		b.Click(browsertest.Touch, maptest.Middle(b, "NM"))
		b.Until(maptest.Element + `.getAttribute("state") === "NM"`)
		b.Run(`document.documentElement.click()`, nil)
		assert.Equal(t, "NM", browsertest.Eval[string](b, maptest.Element+`.getAttribute("state")`), "a click elsewhere takes nothing back")
		b.Until(maptest.Root + `.querySelector(".panel [data-close]")`)
		b.Click(browsertest.Touch, centre(b, `.panel [data-close]`))
		b.Until(`!` + maptest.Element + `.hasAttribute("state")`) // its button does
	})
}

func TestKeyboard(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		assert.Equal(t, 1, browsertest.Eval[int](b, maptest.Layout+`.querySelectorAll("[tabindex='0']").length`), "stops of the Tab key on the map")
		b.Run(maptest.Layout+`.querySelector("[tabindex='0']").focus()`, nil)
		for _, step := range []struct {
			key, focus, state, why string
		}{
			{browsertest.Home, "AL", "", "the first place of the alphabet"},
			{"c", "CA", "", "a letter goes to the next name with it"},
			{browsertest.Right, "NV", "", "an arrow goes to a neighbor"},
			{browsertest.Right, "UT", "", ""},
			{browsertest.Right, "CO", "", ""},
			{browsertest.Enter, "CO", "CO", "Enter chooses"},
			{browsertest.Down, "NM", "CO", "the focus moves, the choice stays"},
			{" ", "NM", "NM", "Space chooses as well"},
			{browsertest.Escape, "NM", "", "Escape takes the choice back"},
		} {
			b.Press(step.key)
			b.Until(maptest.Focused + ` === "` + step.focus + `" && (` + maptest.Element + `.getAttribute("state") ?? "") === "` + step.state + `"`)
		}
		b.Until(maptest.Panel + `.includes("Highest scores")`)
		b.Press(browsertest.Home)
		b.Until(maptest.Focused + ` === "AL"`)
		b.Run(`for (const key of "new m") `+maptest.Root+`.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}))`, nil) // without a pause
		b.Until(maptest.Focused + ` === "NM" && !` + maptest.Element + `.hasAttribute("state")`)                                                                    // the space goes on with the name and chooses nothing
		b.Press(browsertest.Tab)
		assert.False(t, browsertest.Eval[bool](b, maptest.Root+`.activeElement?.matches("[role=option]") ?? false`), "one stop, and Tab is past it")
		maptest.AssertQuiet(t, b)
	})
}

// Federal law has no shape. Its box opens the details by mouse, thumb and keyboard, on the map and on the tiles.
func TestFederalLawIsChosenLikeAPlace(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	for view, reach := range map[string]struct{ from, key string }{"map": {"WA", browsertest.Left}, "tiles": {"MN", browsertest.Up}} {
		b.Run(maptest.Element+`.setAttribute("view", arguments[0])`, nil, view)
		for way, choose := range map[string]func(){
			"mouse": func() { b.Click(browsertest.Mouse, maptest.Middle(b, "US")) },
			"thumb": func() { b.Click(browsertest.Touch, maptest.Middle(b, "US")) },
			"keyboard": func() {
				b.Run(maptest.Layout+`.querySelector("[data-code=`+reach.from+`]").focus()`, nil)
				b.Press(reach.key)
				b.Until(maptest.Focused + ` === "US"`)
				b.Press(browsertest.Enter)
			},
		} {
			t.Run(view+" "+way, func(t *testing.T) {
				b := b.In(t)
				choose()
				b.Until(maptest.Element + `.getAttribute("state") === "US" && ` + maptest.Root + `.querySelector(".panel > article[data-code=US]")`)
				assert.Contains(t, browsertest.Eval[string](b, maptest.Live), "Federal, United States, 0 of 9")
				b.Run(maptest.Element+`.removeAttribute("state")`, nil)
				b.Until(`!` + maptest.Root + `.querySelector(".panel > article")`)
			})
		}
	}
	maptest.AssertQuiet(t, b)
}

// With -artifacts the pictures are kept, to be looked at.
func TestReflow(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	for _, dark := range []bool{false, true} {
		for _, width := range []int{320, 768, 1280} {
			scheme := map[bool]string{false: "light", true: "dark"}[dark]
			t.Run(fmt.Sprintf("%d %s", width, scheme), func(t *testing.T) {
				b := b.In(t)
				b.Prefer(browsertest.Preferences{Dark: dark})
				b.Size(width, 1000)
				assert.LessOrEqual(t, browsertest.Eval[int](b, "document.documentElement.scrollWidth"), width, "WCAG 2.2 SC 1.4.10: no scrolling sideways")
				for name, state := range map[string]string{"": "", "-co": "CO"} {
					b.Run(maptest.Element+`.setAttribute("state", arguments[0]); scrollTo(0, 0)`, nil, state)
					b.Until(maptest.Element + `.getAttribute("state") ? ` + maptest.Root + `.querySelector(".panel > article[data-code=CO]") : ` + maptest.Panel + `.includes("Highest scores")`)
					b.Size(width, browsertest.Eval[int](b, "document.documentElement.scrollHeight"))
					require.NoError(t, os.WriteFile(filepath.Join(t.ArtifactDir(), fmt.Sprintf("%d-%s%s.png", width, scheme, name)), b.PNG(), 0o644))
				}
			})
		}
	}
}

// centre is the middle of what a selector finds in the document, scrolled into view.
func centre(b *browsertest.Browser, selector string) (at browsertest.Point) {
	b.Run(`const target = `+maptest.Root+`.querySelector(arguments[0]);
		target.scrollIntoView({block: "center"});
		const box = target.getBoundingClientRect();
		return {X: Math.round(box.x + box.width / 2), Y: Math.round(box.y + box.height / 2)}`, &at, selector)
	return at
}
