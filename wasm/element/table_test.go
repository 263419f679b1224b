package element_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// inSight are the places whose rows show.
const inSight = `[...` + maptest.Root + `.querySelectorAll(".table tbody [data-code]")].filter(e => e.checkVisibility()).length`

// spacing is the most that a reader may set (WCAG 2.2 SC 1.4.12).
const spacing = `const sheet = new CSSStyleSheet(), { shadowRoot } = ` + maptest.Element + `;
	sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }");
	shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet]`

func TestPlacesWithNothingToShowFoldAway(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		maptest.Press(b, `.switch [data-view=table]`)
		b.Until(maptest.Root + `.querySelector(".table th button")`)
		assert.Equal(t, 44, browsertest.Eval[int](b, inSight), "57 without the 13")
		b.Run(maptest.Root+`.querySelector(".table summary").focus()`, nil)
		b.Press(browsertest.Enter)
		b.Until(maptest.Root + `.querySelector(".table details").open`)
		b.Until(inSight + ` === 57`)
		maptest.Press(b, `.table [data-with^="sort=score"]`)
		b.Until(maptest.Root + `.querySelector(".table tbody [data-code]").dataset.code === "AK"`)
		assert.Equal(t, 57, browsertest.Eval[int](b, inSight), "what the reader opened stays open in another order")
		maptest.Press(b, `.table summary`)
		b.Until(inSight + ` === 44`)
		maptest.Set(b, `.table [name=q]`, "wyoming")
		b.Until(inSight + ` === 1`) // what was found is not folded away
		maptest.Set(b, `.table [name=q]`, "")
		b.Until(inSight + ` > 1`)
		maptest.Press(b, `.table [data-with^="sort=name"]`)
		b.Until(inSight + ` === 57`) // in one list
		maptest.AssertQuiet(t, b)
	})
}

func TestPastedTableShowsAllRows(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/pasted": maptest.HTMLPage("", string(maptest.File(t, "paste.html")))})
	b := browsertest.Shared(t, browsertest.Chromium)
	b.Size(1280, 900)
	b.Open(s.URL + "/pasted")
	b.Until(maptest.Shows + ` && ` + inSight)
	assert.Equal(t, 57, browsertest.Eval[int](b, inSight))
}

// The heads of the columns are upright, and no reader's spacing makes one run into another or out of its cell.
func TestHeadsOfTheTableHaveRoom(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	for _, lang := range []string{"en", "es"} {
		b.Run(maptest.Element+`.setAttribute("lang", arguments[0]); `+maptest.Element+`.setAttribute("view", "table")`, nil, lang)
		b.Until(maptest.Root + `.querySelector(".endqi").lang === "` + lang + `" && ` + maptest.Root + `.querySelector(".table th button")`)
		for _, spaced := range []bool{false, true} {
			if spaced {
				b.Run(spacing, nil)
			}
			for _, width := range []int{320, 390, 768, 1024, 1280} {
				b.Size(width, 900)
				assert.Empty(t, browsertest.Eval[[]string](b, `(() => {
					const heads = [...`+maptest.Root+`.querySelectorAll(".table thead th")].filter(e => e.checkVisibility()), wrong = [];
					for (const [i, th] of heads.entries()) {
						const range = document.createRange(), style = getComputedStyle(th);
						range.selectNodeContents(th);
						const text = range.getBoundingClientRect(), box = th.getBoundingClientRect();
						if (text.left < box.left - 1 || text.right > box.right + 1 || text.top < box.top - 1 || text.bottom > box.bottom + 1) wrong.push(th.textContent + " is wider than its cell");
						if (style.writingMode !== "horizontal-tb" || style.rotate !== "none") wrong.push(th.textContent + " is turned");
						if (th.scrollWidth > th.clientWidth + 1) wrong.push(th.textContent + " is cut");
					}
					return wrong })()`), "%s at %d pixels, spaced: %v", lang, width, spaced)
				assert.LessOrEqual(t, browsertest.Eval[int](b, "document.documentElement.scrollWidth"), width, "%s at %d pixels, spaced: %v", lang, width, spaced)
			}
		}
	}
	b.Size(1280, 900)
}

func TestNarrowTableSaysWhatItLeavesOut(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	b.Run(maptest.Element+`.setAttribute("view", "table")`, nil)
	b.Until(maptest.Root + `.querySelector(".table th button")`)
	for width, heads := range map[int]string{320: "Place, Score, Best bill, Law", 390: "Place, Score, Best bill, Law", 1280: "Place, Score, Best bill, Law, END, Police, All staff, All rights, No caps, START, Fees, Full pay, Duty to act, Open files, Officer pays"} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := b.In(t)
			b.Size(width, 900)
			assert.Equal(t, heads, browsertest.Eval[string](b, `[...`+maptest.Root+`.querySelectorAll(".table thead th")].filter(e => e.checkVisibility()).map(e => e.textContent).join(", ")`))
			says := browsertest.Eval[string](b, `(note => note.checkVisibility() ? getComputedStyle(note, "::before").content : "")(`+maptest.Root+`.querySelector(".table .narrow"))`)
			if width < 640 {
				assert.Contains(t, says, "Left out here for lack of room: END, START and the nine verdicts.")
				assert.LessOrEqual(t, browsertest.Eval[int](b, maptest.Root+`.querySelector(".table .scroll").scrollWidth - `+maptest.Root+`.querySelector(".table .scroll").clientWidth`), 0, "nothing to scroll sideways")
			} else {
				assert.Empty(t, says)
			}
			maptest.Picture(t, b)
		})
	}
	b.Size(1280, 900)
}

// On paper the table has two columns of the page, and runs from neither into the other; what folds away is there.
func TestTableKeepsToItsColumnsOnPaper(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	for _, lang := range []string{"en", "es"} {
		b.Run(maptest.Element+`.setAttribute("lang", arguments[0])`, nil, lang)
		b.Until(maptest.Root + `.querySelector(".endqi").lang === "` + lang + `" && ` + maptest.Root + `.querySelector(".sources")`)
		b.Size(740, 960) // Letter, without its margins
		b.Prefer(browsertest.Preferences{Print: true})
		assert.Equal(t, 57, browsertest.Eval[int](b, inSight), lang)
		room := browsertest.Eval[float64](b, `(scroll => (scroll.clientWidth - parseFloat(getComputedStyle(scroll).fontSize)) / 2)(`+maptest.Root+`.querySelector(".table .scroll"))`)
		for _, width := range browsertest.Eval[[]float64](b, `[...`+maptest.Root+`.querySelector(".table table").getClientRects()].map(r => r.width)`) {
			assert.LessOrEqual(t, width, room+1, lang)
		}
		maptest.Picture(t, b)
		b.Prefer(browsertest.Preferences{})
	}
	b.Size(1280, 900)
}

// The rows below the map wait for its first answer, by the style sheet alone, and never again: not where they were asked for, nor
// where they take the place of others.
func TestTableWaitsOnce(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/still": maptest.HTMLPage("", string(maptest.File(t, "paste.html")))})
	const cell = `.table tbody td`
	sources := maptest.Root + `.querySelector(".sources")`
	shows := maptest.Root + `?.querySelector("` + cell + `")?.checkVisibility()`
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		for _, path := range []string{"/still", "/"} {
			b.Open(s.URL + path)
			b.Until(shows)
		}
		b.Run(`window.hid = window.bare = 0; window.before = `+maptest.Root+`.querySelector("`+cell+`");
			(function look() {
				if (!(`+shows+`)) hid++;
				if (getComputedStyle(`+sources+`).borderBlockStartStyle !== "solid") bare++;
				requestAnimationFrame(look);
			})()`, nil)
		maptest.Set(b, `.choices [name=lens]`, "end")
		b.Until(maptest.Root + `.querySelector("` + cell + `") !== before`)
		b.Until(`new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(true))))`)
		assert.Zero(t, browsertest.Eval[int](b, `hid`), "frames without the rows of another lens")
		assert.Zero(t, browsertest.Eval[int](b, `bare`), "frames without the style sheet that the page had linked in what was replaced")
		b.Open(s.URL + "/index.html?view=table")
		b.Until(maptest.Root + `?.querySelector(".endqi[data-view=table]")`)
		assert.True(t, browsertest.Eval[bool](b, shows), "the table that was asked for")
		b.Open(s.URL + "/")
		b.Until(maptest.Alive)
		maptest.Press(b, `.switch [data-view=score]`)
		b.Until(maptest.Root + `.querySelector(".slot h3")`)
		maptest.Press(b, `.switch [data-view=map]`)
		b.Until(maptest.Root + `.querySelector(".endqi[data-view=map]")`)
		assert.True(t, browsertest.Eval[bool](b, shows), "back from a view in its place")
	})
}
