package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/drive"
)

// press clicks what a selector finds in the document, as a reader does with the keyboard or the mouse.
func press(b *drive.Browser, selector string) {
	b.Run(`const target = `+root+`.querySelector(arguments[0]); target.scrollIntoView(); target.focus(); target.click()`, nil, selector)
}

// set gives a control a value and says so, as a browser does when a reader is done.
func set(b *drive.Browser, selector, value string) {
	b.Run(`const control = `+root+`.querySelector(arguments[0]); control.value = arguments[1];
		for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true, composed: true}))`, nil, selector, value)
}

const slot = root + `.querySelector(".slot").textContent.replace(/\s+/g, " ")`

func TestViews(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		s := serveFolder(t, nil)
		b := start(t, engine, s.URL)

		t.Run("tiles", func(t *testing.T) {
			b := b.In(t)
			press(b, `.switch [data-view=tiles]`)
			b.Until(layout + `.matches(".tiles")`)
			press(b, `.switch [data-view=map]`)
			b.Until(layout + `.matches(".geo")`)
			assert.Zero(t, s.count(".wasm"), "requests for the core")
		})
		t.Run("table sorts and filters", func(t *testing.T) {
			b := b.In(t)
			press(b, `.switch [data-view=table]`)
			b.Until(root + `.querySelector(".table th button")`)
			assert.Equal(t, "true", drive.Eval[string](b, root+`.querySelector(".switch [data-view=table]").getAttribute("aria-pressed")`))
			press(b, `.table th button[data-with*="sort=score"]`)
			b.Until(root + `.querySelector(".table tbody tr [data-code]").dataset.code === "CO"`)
			assert.Contains(t, drive.Eval[string](b, root+`.activeElement.dataset.with ?? ""`), "sort=score", "the focus stays on the button")
			set(b, `.table [name=q]`, "new")
			b.Until(root + `.querySelectorAll(".table tbody tr").length === 4`)
			assert.Equal(t, "NM", drive.Eval[string](b, root+`.querySelector(".table tbody tr [data-code]").dataset.code`), "still sorted by score")
		})
		t.Run("bills", func(t *testing.T) {
			b := b.In(t)
			press(b, `.switch [data-view=bills]`)
			b.Until(slot + `.includes("SB 20-217")`)
			set(b, `.slot [name=place]`, "NM")
			b.Until(`!` + slot + `.includes("SB 20-217")`)
		})
		t.Run("compare", func(t *testing.T) {
			b := b.In(t)
			press(b, `.switch [data-view=compare]`)
			b.Until(root + `.querySelector(".slot [name=a]")`)
			set(b, `.slot [name=a]`, "TX")
			b.Until(root + `.querySelector(".slot .compare thead").textContent.includes("Texas")`)
		})
		t.Run("score a bill, share it, come back to it", func(t *testing.T) {
			b := b.In(t)
			press(b, `.switch [data-view=score]`)
			b.Until(root + `.querySelector(".slot [name=police_officers]")`)
			b.Run(root+`.querySelector(".slot [name=police_officers][value=met]").click()`, nil)
			b.Until(root + `.querySelector(".slot .result").textContent.includes("1")`)
			set(b, `.slot [name=number]`, "HB 1")
			b.Until(root + `.querySelector(".slot .result [data-link]").dataset.link.includes("HB%201")`)
			address := drive.Eval[string](b, `(() => { let text; navigator.clipboard.writeText = async t => { text = t };
			`+root+`.querySelector(".slot .result [data-link]").click(); return new Promise(r => setTimeout(() => r(text), 200)) })()`)
			assert.Contains(t, address, s.URL+"/#endqi.view=score&endqi.card=m--------")
			b.Open("about:blank")
			b.Open(address)
			b.Until(root + `?.querySelector(".slot [name=police_officers][value=met]")?.checked`)
			assert.Equal(t, "HB 1", drive.Eval[string](b, root+`.querySelector(".slot [name=number]").value`))
		})
		t.Run("a day in the past", func(t *testing.T) {
			b := b.In(t)
			b.Open("about:blank")
			b.Open(s.URL)
			b.Until(alive)
			set(b, `.choices select[name=asof]`, "2020")
			b.Until(layout + `.querySelector("[data-code=CA]").ariaLabel.startsWith("California, 0 of 9")`)
			assert.Contains(t, drive.Eval[string](b, root+`.querySelector(".time").textContent`), "California")

			set(b, `.choices select[name=asof]`, "day")
			assert.Equal(t, "date", drive.Eval[string](b, root+`.activeElement.type`), "the field is open, and has the focus")
			set(b, `.choices input[name=asof]`, "2021-01-15")
			b.Until(root + `.querySelector(".time h3").textContent.includes("January 15, 2021")`)
			assert.Equal(t, "day 2021-01-15", drive.Eval[string](b, `[...`+root+`.querySelectorAll(".choices [name=asof]")].map(c => c.value).join(" ")`))
			set(b, `.choices select[name=asof]`, "")
			b.Until(`!` + root + `.querySelector(".time h3")`)
			assert.False(t, drive.Eval[bool](b, root+`.querySelector(".choices input[name=asof]").checkVisibility()`))
		})
		t.Run("standards on demand", func(t *testing.T) {
			b := b.In(t)
			press(b, `[data-load=rubric]`)
			b.Until(`!` + root + `.querySelector("[data-load=rubric]")`)
		})
		assertQuiet(t, b)
	})
}

func TestFilesToTakeAway(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	dir := t.TempDir()
	b.DevTools("Browser.setDownloadBehavior", map[string]any{"behavior": "allow", "downloadPath": dir}, nil)
	for format, holds := range map[string]string{
		"svg": "<svg", "png": "\x89PNG", "csv": "Colorado", "json": `"co-2020-sb-20-217"`, "geojson": `"FeatureCollection"`,
	} {
		t.Run(format, func(t *testing.T) {
			press(b.In(t), `.sources [data-export=`+format+`]`)
			var found []string
			require.Eventually(t, func() bool {
				found, _ = filepath.Glob(filepath.Join(dir, "*."+format))
				return len(found) == 1
			}, 10*time.Second, 20*time.Millisecond)
			data, err := os.ReadFile(found[0])
			require.NoError(t, err)
			assert.Contains(t, string(data), holds)
			assert.Contains(t, found[0], "2026-11-22")
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
	assertQuiet(t, b)
}

func TestStateInTheAddress(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		two := scriptPage(t, `id="here" hash`) + `<script></script><endqi-map id="there"></endqi-map>`
		s := serveFolder(t, map[string]string{"/two": strings.Replace(two, "<script></script>", "", 1)})
		b := start(t, engine, s.URL+"/two#here=CO&there=TX&kept=1")
		panelOf := func(id string) string {
			return `document.getElementById("` + id + `").shadowRoot.querySelector(".panel")?.textContent`
		}
		b.Until(panelOf("here") + `?.includes("Colorado") && ` + panelOf("there") + `?.includes("Texas")`)
		b.Run(`document.getElementById("here").shadowRoot.querySelector("[role=option][data-code=GA]").dispatchEvent(new MouseEvent("click", {bubbles: true, composed: true}))`, nil)
		b.Until(`location.hash === "#there=TX&kept=1&here=GA"`)
		assert.Equal(t, "TX", drive.Eval[string](b, `document.getElementById("there").getAttribute("state")`), "another element's choice")
	})
}
