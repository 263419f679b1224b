package element_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// Parts of a phone's page, as JavaScript.
const (
	panelBox  = maptest.Root + `.querySelector(".panel").getBoundingClientRect()`
	placeBox  = `[...(` + maptest.Layout + `).querySelectorAll("[role=option]")].find(o => o.ariaSelected === "true").getBoundingClientRect()`
	sheet     = maptest.Root + `.querySelector(".endqi").dataset.sheet`
	isHalf    = sheet + ` === "half" && Math.abs(` + panelBox + `.top - innerHeight / 2) < 3 && Math.abs(` + panelBox + `.bottom - innerHeight) < 3`
	isFull    = sheet + ` === "full" && ` + panelBox + `.top < 40 && Math.abs(` + panelBox + `.bottom - innerHeight) < 3`
	isClosed  = `!` + sheet + ` && !` + maptest.Element + `.hasAttribute("state")`
	inDetails = active + `?.matches(".panel h3")`
)

// phone opens a page of the built folder on a narrow screen, and chooses a place there with a finger.
func phone(t *testing.T, engine browsertest.Engine, url, code string) *browsertest.Browser {
	t.Helper()
	b := browsertest.Shared(t, engine)
	b.Size(500, 800) // the least that Firefox has without page zoom
	b.Open(url)
	b.Until(maptest.Alive)
	tap(b, code)
	return b
}

// tap chooses a place in the upper half of the screen, where no sheet is.
func tap(b *browsertest.Browser, code string) {
	b.Run(`scrollBy(0, (`+maptest.Layout+`).querySelector("[data-code=`+code+`]").getBoundingClientRect().top - 100)`, nil)
	b.Click(browsertest.Touch, browsertest.Eval[browsertest.Point](b, `(box => ({X: Math.round(box.x + box.width / 2), Y: Math.round(box.y + box.height / 2)}))((`+maptest.Layout+`).querySelector("[data-code=`+code+`]").getBoundingClientRect())`))
	b.Until(maptest.Root + `.querySelector(".panel > article[data-code=` + code + `]")`)
}

func TestSheetOfALinkLeavesItsPlaceInSight(t *testing.T) {
	s := maptest.Serve(t, nil)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		b.Size(500, 800)
		for _, page := range []string{"/#endqi=GU&endqi.view=tiles", "/?lang=es#endqi=GU&endqi.view=tiles"} { // the second is written once more by the script: the tiles come after the details
			b.Open("about:blank")
			b.Open(s.URL + page)
			b.Until(maptest.Shows + ` && ` + maptest.Root + `.querySelector(".panel > article[data-code=GU]") && ` + isHalf)
			b.Until(placeBox + `.bottom < ` + panelBox + `.top`)
		}
	})
}

func TestSheetOnAPhone(t *testing.T) {
	s := maptest.Serve(t, nil)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := phone(t, engine, s.URL+"/", "NM")
		b.Until(isHalf + ` && ` + inDetails)
		assert.Less(t, browsertest.Eval[float64](b, placeBox+`.bottom - `+panelBox+`.top`), 0., "the chosen place is in sight above the sheet")
		assert.Contains(t, browsertest.Eval[string](b, maptest.Panel), "HB 4")
		b.Until(`location.hash === "#endqi=NM"`)
		choices := maptest.Root + `.querySelector(".choices").getBoundingClientRect()`
		assert.Less(t, browsertest.Eval[float64](b, choices+`.top - (`+maptest.Layout+`).getBoundingClientRect().bottom`), 60., "the lenses stay at the map")
		maptest.Picture(t, b)

		middle := func() browsertest.Point { return centre(b, ".grip") }
		b.Click(browsertest.Mouse, middle())
		b.Until(isFull + ` && ` + maptest.Root + `.querySelector(".grip").ariaExpanded === "true"`)
		b.Click(browsertest.Mouse, middle())
		b.Until(isHalf)
		from := middle()
		b.Drag(browsertest.Mouse, from, browsertest.Point{X: from.X, Y: from.Y - 200})
		b.Until(isFull)
		from = middle()
		b.Drag(browsertest.Mouse, from, browsertest.Point{X: from.X, Y: from.Y + 100})
		b.Until(isHalf)
		maptest.Press(b, ".panel .write > summary")
		b.Until(isFull) // for the letter, which opens below what was in sight
		maptest.Press(b, ".panel .write > summary")
		b.Click(browsertest.Mouse, middle())
		b.Until(isHalf)

		scrolled := browsertest.Eval[int](b, "Math.round(scrollY)")
		b.Run(maptest.Root+`.querySelector(".panel > .place").scrollTo(0, 1e6)`, nil)
		b.Until(maptest.Root + `.querySelector(".panel > .place").scrollTop > 100`)
		assert.Equal(t, scrolled, browsertest.Eval[int](b, "Math.round(scrollY)"), "the page stays where it was")
		assert.Equal(t, "contain", browsertest.Eval[string](b, `getComputedStyle(`+maptest.Root+`.querySelector(".panel > .place")).overscrollBehaviorY`))

		from = middle()
		b.Drag(browsertest.Mouse, from, browsertest.Point{X: from.X, Y: from.Y + 150})
		b.Until(isClosed + ` && ` + maptest.Focused + ` === "NM" && location.hash === ""`)
		maptest.AssertQuiet(t, b)
	})
}

// Who came by a link in the table stays there.
func TestSheetOverTheTable(t *testing.T) {
	b := phone(t, browsertest.Chromium, maptest.Serve(t, nil).URL+"/", "CO")
	b.Press(browsertest.Escape)
	b.Until(isClosed)
	link := maptest.Root + `.querySelector(".table a[data-code=NM]")`
	b.Click(browsertest.Touch, centre(b, ".table a[data-code=NM]"))
	b.Until(isHalf + ` && ` + inDetails)
	between := link + `.getBoundingClientRect().top > 0 && ` + link + `.getBoundingClientRect().bottom < ` + panelBox + `.top`
	b.Until(between)
	b.Press(browsertest.Escape)
	b.Until(isClosed + ` && ` + active + ` === ` + link)
}

// Back closes the sheet in place of leaving the site, however often it was opened, and leaves what else was chosen.
func TestBackClosesTheSheet(t *testing.T) {
	s := maptest.Serve(t, nil)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := phone(t, engine, s.URL+"/", "CO")
		b.Until(isHalf)
		before := browsertest.Eval[int](b, "history.length")
		for _, close := range []func(){
			func() { b.Run("history.back()", nil) },
			func() { b.Press(browsertest.Escape) },
			func() { b.Click(browsertest.Mouse, centre(b, ".panel [data-close]")) },
		} {
			close()
			b.Until(isClosed + ` && ` + maptest.Focused + ` === "CO" && location.hash === ""`)
			tap(b, "NM")
			tap(b, "CO")
			b.Until(isHalf + ` && location.hash === "#endqi=CO"`)
			assert.Equal(t, before, browsertest.Eval[int](b, "history.length"))
		}
		maptest.Set(b, ".choices [name=lens]", "end")
		b.Until(`location.hash.includes("lens=end")`)
		b.Run("history.back()", nil)
		b.Until(isClosed + ` && location.hash === "#endqi.lens=end" && ` + maptest.Element + `.getAttribute("lens") === "end"`)
		b.Run("history.forward()", nil)
		b.Until(isHalf)
		maptest.AssertQuiet(t, b)
	})
}

// In a page of another site the sheet keeps to the element, and its history stays the page's own.
func TestSheetInAHostPage(t *testing.T) {
	page := maptest.HTMLPage(maptest.ScriptPage(t, ""), `<footer>`+strings.Repeat("<p>Footer</p>", 60)+`</footer>`)
	s := maptest.Serve(t, map[string]string{"/plain": page})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := phone(t, engine, s.URL+"/plain", "CO")
		before := browsertest.Eval[int](b, "history.length")
		b.Until(isHalf)
		assert.Equal(t, before, browsertest.Eval[int](b, "history.length"))
		b.Run(`document.querySelector("footer").scrollIntoView()`, nil)
		b.Until(panelBox + `.bottom <= document.querySelector("footer").getBoundingClientRect().top + 1`)
		maptest.AssertQuiet(t, b)
	})
}

// A frame is as high as what it holds: details stay below the map. So they do on a page that is wide, and in views of their own.
func TestNoSheetElsewhere(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/frame": maptest.HTMLPage("", `<iframe title="Map" width="380" height="3000" src="/map.html"></iframe>`)})
	position := `getComputedStyle(` + maptest.Root + `.querySelector(".panel")).position`
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/")
	chosen := maptest.Root + `.querySelector(".panel > article[data-code=CO]")`
	b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
	b.Until(chosen)
	for _, width := range []int{600, 1000} {
		b.Size(width, 700)
		b.Until(position + ` === "static"`)
	}
	b.Size(390, 700)
	b.Until(isHalf)
	b.Run(maptest.Element+`.setAttribute("view", "score")`, nil)
	b.Until(position + ` === "static" && ` + maptest.Root + `.querySelector(".score-view")`)
	b.Run(maptest.Element+`.setAttribute("view", "table")`, nil)
	b.Until(isHalf)
	b.Open(s.URL + "/frame")
	b.Frame("iframe")
	b.Until(maptest.Alive)
	b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
	b.Until(chosen + ` && !` + sheet + ` && ` + position + ` === "static"`)
}

// What a press has done is said where the finger is.
func TestConfirmationIsOnTheButton(t *testing.T) {
	b := phone(t, browsertest.Chromium, maptest.Serve(t, nil).URL+"/", "TX")
	b.Run(`window.copied = ""; navigator.clipboard.writeText = async (text) => { copied = text }`, nil)
	button := maptest.Root + `.querySelector(".panel .do [data-link]")`
	b.Run(button+`.click()`, nil)
	b.Until(`copied.endsWith("#endqi=TX") && ` + button + `.textContent === "Copied" && ` + maptest.Live + ` === "Copied"`)
	b.Until(button + `.textContent === "Copy link"`)
}

func TestAuditOfTheSheet(t *testing.T) {
	b := phone(t, browsertest.Chromium, maptest.Serve(t, nil).URL+"/", "CO")
	for name, p := range map[string]browsertest.Preferences{"light": {}, "dark": {Dark: true}, "forced colors": {ForcedColors: true}} {
		for _, size := range []string{"half", "full"} {
			t.Run(name+" "+size, func(t *testing.T) {
				axe := maptest.Axe(t)
				b := b.In(t)
				b.Prefer(p)
				if browsertest.Eval[string](b, sheet) != size {
					maptest.Press(b, ".grip")
				}
				b.Until(sheet + ` === "` + size + `"`)
				maptest.Audit(t, b, axe)
				maptest.Picture(t, b)
			})
		}
	}
}
