package element_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

const slot = maptest.Root + `.querySelector(".slot").textContent.replace(/\s+/g, " ")`

func TestViews(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		s := maptest.Serve(t, nil)
		b := maptest.Start(t, engine, s.URL)

		t.Run("tiles", func(t *testing.T) {
			b := b.In(t)
			maptest.Press(b, `.switch [data-view=tiles]`)
			b.Until(maptest.Layout + `.matches(".tiles")`)
			maptest.Press(b, `.switch [data-view=map]`)
			b.Until(maptest.Layout + `.matches(".geo")`)
			assert.Zero(t, s.Count(".wasm"), "requests for the core")
		})
		t.Run("table sorts and filters", func(t *testing.T) {
			b := b.In(t)
			maptest.Press(b, `.switch [data-view=table]`)
			b.Until(maptest.Root + `.querySelector(".table th button")`)
			assert.Equal(t, "true", browsertest.Eval[string](b, maptest.Root+`.querySelector(".switch [data-view=table]").getAttribute("aria-pressed")`))
			maptest.Press(b, `.table th button[data-with*="sort=name"]`)
			b.Until(maptest.Root + `.querySelector(".table tbody tr [data-code]").dataset.code === "AL"`)
			maptest.Press(b, `.table th button[data-with*="sort=score"]`)
			b.Until(maptest.Root + `.querySelector(".table tbody tr [data-code]").dataset.code === "CO"`)
			assert.Contains(t, browsertest.Eval[string](b, maptest.Root+`.activeElement.dataset.with ?? ""`), "sort=score", "the focus stays on the button")
			maptest.Set(b, `.table [name=q]`, "new")
			b.Until(maptest.Root + `.querySelectorAll(".table tbody [data-code]").length === 4`)
			assert.Equal(t, "NM", browsertest.Eval[string](b, maptest.Root+`.querySelector(".table tbody tr [data-code]").dataset.code`), "still sorted by score")
		})
		t.Run("bills", func(t *testing.T) {
			b := b.In(t)
			maptest.Press(b, `.switch [data-view=bills]`)
			rows := maptest.Root + `.querySelectorAll(".slot .bills > li").length`
			b.Until(rows + ` === 20`)
			b.Until(maptest.Live + `.includes("180 of 180 bills match.")`)
			maptest.Press(b, `.slot [data-with="shown=40"]`)
			b.Until(rows + ` === 40`)
			b.Until(slot + `.includes("S 4207")`)
			maptest.Set(b, `.slot [name=place]`, "NM")
			b.Until(`!` + slot + `.includes("S 4207")`)
		})
		t.Run("compare", func(t *testing.T) {
			b := b.In(t)
			maptest.Press(b, `.switch [data-view=compare]`)
			b.Until(maptest.Root + `.querySelector(".slot [name=a]")`)
			maptest.Set(b, `.slot [name=a]`, "TX")
			b.Until(maptest.Root + `.querySelector(".slot .compare thead").textContent.includes("Texas")`)
		})
		t.Run("score a bill, share it, come back to it", func(t *testing.T) {
			b := b.In(t)
			maptest.Press(b, `.switch [data-view=score]`)
			b.Until(maptest.Root + `.querySelector(".slot [name=police_officers]")`)
			b.Run(maptest.Root+`.querySelector(".slot [name=police_officers][value=met]").click()`, nil)
			b.Until(maptest.Root + `.querySelector(".slot .result").textContent.includes("1")`)
			maptest.Set(b, `.slot [name=number]`, "HB 1")
			b.Until(maptest.Root + `.querySelector(".slot .result [data-link]").dataset.link.includes("HB%201")`)
			b.Run(`navigator.clipboard.writeText = async t => { window.copied = t }; `+maptest.Root+`.querySelector(".slot .result [data-link]").click()`, nil)
			b.Until(`window.copied`)
			address := browsertest.Eval[string](b, `copied`)
			assert.Contains(t, address, s.URL+"/#endqi.view=score&endqi.card=m--------")
			b.Open("about:blank")
			b.Open(address)
			b.Until(maptest.Root + `?.querySelector(".slot [name=police_officers][value=met]")?.checked`)
			assert.Equal(t, "HB 1", browsertest.Eval[string](b, maptest.Root+`.querySelector(".slot [name=number]").value`))
		})
		t.Run("a day in the past", func(t *testing.T) {
			b := b.In(t)
			b.Open("about:blank")
			b.Open(s.URL)
			b.Until(maptest.Alive)
			maptest.Set(b, `.choices select[name=asof]`, "2020-12-31")
			b.Until(maptest.Layout + `.querySelector("[data-code=CA]").ariaLabel.startsWith("California, 0 of 9")`)
			assert.Contains(t, browsertest.Eval[string](b, maptest.Root+`.querySelector(".time").textContent`), "California")

			maptest.Set(b, `.choices select[name=asof]`, "day")
			assert.Equal(t, "date", browsertest.Eval[string](b, maptest.Root+`.activeElement.type`), "the field is open, and has the focus")
			maptest.Set(b, `.choices input[name=asof]`, "2021-01-15")
			b.Until(maptest.Root + `.querySelector(".time h3").textContent.includes("January 15, 2021")`)
			assert.Equal(t, "day 2021-01-15", browsertest.Eval[string](b, `[...`+maptest.Root+`.querySelectorAll(".choices [name=asof]")].map(c => c.value).join(" ")`))
			maptest.Set(b, `.choices select[name=asof]`, "")
			b.Until(`!` + maptest.Root + `.querySelector(".time h3")`)
			assert.False(t, browsertest.Eval[bool](b, maptest.Root+`.querySelector(".choices input[name=asof]").checkVisibility()`))
		})
		t.Run("standards on demand", func(t *testing.T) {
			b := b.In(t)
			maptest.Press(b, `[data-load=rubric]`)
			b.Until(`!` + maptest.Root + `.querySelector("[data-load=rubric]")`)
		})
		maptest.AssertQuiet(t, b)
	})
}

// On a narrow screen the switch is even, filters leave the first screen to the list, and the result of the form leaves it to the questions.
func TestViewsOnAPhone(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		in := func(selector, value string) string {
			return `(e => ` + value + `)(` + maptest.Root + `.querySelector("` + selector + `"))`
		}
		view := func(name, lang, shows string) {
			b.Run(`const map = `+maptest.Element+`; map.lang = arguments[1]; map.setAttribute("view", arguments[0]); scrollTo(0, 0)`, nil, name, lang)
			b.Until(maptest.Root + `.querySelector(".endqi[lang=` + lang + `]:not([data-busy]) ` + shows + `")`)
		}
		for _, lang := range []string{"en", "es"} {
			b.Size(390, 844)
			view("bills", lang, ".slot .bills")
			assert.Less(t, browsertest.Eval[float64](b, in(".slot .bills > li", `e.getBoundingClientRect().top`)), 800., "%s: the list begins on the first screen", lang)
			assert.False(t, browsertest.Eval[bool](b, in(".slot [name=year]", `e.checkVisibility({contentVisibilityAuto: true})`)))
			b.Run(in(".fold > summary", `e.click()`), nil)
			b.Until(in(".slot [name=year]", `e.checkVisibility({contentVisibilityAuto: true})`))
			b.Run(in(".fold > summary", `e.click()`), nil)

			b.Size(390, 844)
			view("score", lang, ".result .score")
			result := in(".result .score", `e.getBoundingClientRect()`)
			if engine != browsertest.Firefox { // whose narrow windows are a quarter as high
				b.Until(`Math.abs(` + result + `.bottom - innerHeight) < 2`)
			}
			assert.Less(t, browsertest.Eval[float64](b, result+`.height`), 104., "%s: at most three lines of the form's text", lang)

			b.Size(320, 844)
			view("map", lang, ".usmap")
			for _, spaced := range []bool{false, true} {
				if spaced {
					b.Run(`window.unspaced = `+maptest.Root+`.adoptedStyleSheets; `+spacing, nil)
				}
				widths := browsertest.Eval[[]float64](b, `[...`+maptest.Root+`.querySelectorAll(".switch button")].map(e => e.getBoundingClientRect().width)`)
				for _, w := range widths {
					assert.InDelta(t, widths[0], w, 1.5, "%s: buttons as wide as each other", lang)
				}
				assert.Empty(t, browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll(".switch button")].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.textContent)`), lang)
				assert.LessOrEqual(t, browsertest.Eval[float64](b, in(".switch", `e.getBoundingClientRect().right`)), 320.)
			}
			b.Run(maptest.Root+`.adoptedStyleSheets = window.unspaced`, nil)
		}
		maptest.AssertQuiet(t, b)
	})
}

// Answers are said with what is in them.
func TestAnswersAreSaid(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		maptest.Set(b, `.choices [name=lens]`, "damage_caps")
		b.Until(maptest.Live + `.includes("End caps on damages. Met in 3 so far (California, Colorado and Connecticut).")`)
		maptest.Press(b, `.switch [data-view=table]`)
		b.Until(maptest.Root + `.querySelector(".table th button")`)
		maptest.Press(b, `.table [data-with^="sort=name"]`)
		b.Until(maptest.Live + `.includes("Sorted by Place, A to Z. First come Alabama, Alaska and Arizona.")`)
		maptest.Press(b, `.switch [data-view=compare]`)
		b.Until(maptest.Root + `.querySelector(".slot [name=a]")`)
		maptest.Set(b, `.slot [name=b]`, "TX")
		b.Until(maptest.Live + `.includes("Texas: 0 of 9") && ` + maptest.Live + `.includes("Texas would need to: end immunity for police")`)
		maptest.AssertQuiet(t, b)
	})
}

func TestFilesToTakeAway(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	dir := t.TempDir()
	b.DevTools("Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": dir}, nil)
	for format, holds := range map[string]string{
		"svg": "<svg", "png": "\x89PNG", "csv": "Colorado", "json": `"co-2020-sb-20-217"`, "geojson": `"FeatureCollection"`,
	} {
		t.Run(format, func(t *testing.T) {
			maptest.Press(b.In(t), `.sources [data-export=`+format+`]`)
			var found []string
			var data []byte
			require.Eventually(t, func() bool { // an empty file holds the name until the download is whole
				found, _ = filepath.Glob(filepath.Join(dir, "*."+format))
				if len(found) == 1 {
					data, _ = os.ReadFile(found[0])
				}
				return len(data) > 0
			}, time.Minute, 20*time.Millisecond)
			assert.Contains(t, string(data), holds)
			assert.Contains(t, found[0], states.Updated().String())
			if format == "geojson" {
				var collection struct {
					Features []struct {
						ID         string
						Properties map[string]any
					}
				}
				require.NoError(t, json.Unmarshal(data, &collection))
				require.Len(t, collection.Features, 56)
				for _, f := range collection.Features {
					assert.Equal(t, f.ID, f.Properties["code"])
				}
			}
		})
	}
	maptest.AssertQuiet(t, b)
}

func TestStateInTheAddress(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		two := maptest.ScriptPage(t, `id="here" hash`) + `<script></script><endqi-map id="there"></endqi-map>`
		s := maptest.Serve(t, map[string]string{"/two": strings.Replace(two, "<script></script>", "", 1)})
		b := maptest.Start(t, engine, s.URL+"/two#here=CO&there=TX&kept=1")
		panelOf := func(id string) string {
			return `document.getElementById("` + id + `").shadowRoot.querySelector(".panel")?.textContent`
		}
		b.Until(panelOf("here") + `?.includes("Colorado") && ` + panelOf("there") + `?.includes("Texas")`)
		b.Run(`document.getElementById("here").shadowRoot.querySelector("[role=option][data-code=GA]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil)
		b.Until(`location.hash === "#there=TX&kept=1&here=GA"`)
		assert.Equal(t, "TX", browsertest.Eval[string](b, `document.getElementById("there").getAttribute("state")`), "another element's choice")
	})
}
