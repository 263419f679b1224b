package main

import (
	"fmt"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/examples/internal/drive"
)

// active is the element that has the focus.
const active = root + `.activeElement`

func TestFocusFollowsTheReader(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := start(t, engine, serveFolder(t, nil).URL)
		b.Run(root+`.querySelector(".table [data-code=NM]").focus()`, nil)
		b.Press(drive.Enter)
		b.Until(active + `?.matches("h3") && ` + active + `.textContent === "New Mexico"`) // a link leads into the details
		b.Press(drive.Escape)
		b.Until(active + `?.matches(".table [data-code=NM]") && !` + element + `.hasAttribute("state")`) // Escape leads back to it

		b.Run(layout+`.querySelector("[data-code=CO]").focus()`, nil)
		b.Press(drive.Enter)
		b.Until(panel + `.includes("13-21-131")`)
		assert.Equal(t, "CO", drive.Eval[string](b, focused), "on the map the focus stays where the arrows go on")
		b.Run(root+`.querySelector(".panel summary").focus()`, nil)
		b.Press(drive.Escape)
		b.Until(focused + ` === "CO" && !` + element + `.hasAttribute("state")`) // from the details of a place on the map to that place

		b.Run(element+`.setAttribute("state", "TX")`, nil)
		b.Until(root + `.querySelector(".panel [data-view=compare]")`)
		press(b, `.panel [data-view=compare]`)
		b.Until(active + `?.matches(".slot h3")`) // a view that was asked for from the details
		assertQuiet(t, b)
	})
}

func TestDetailsBeginAtTheirTop(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	b.Run(element+`.setAttribute("state", "CO")`, nil)
	b.Until(root + `.querySelector(".panel [data-code=CO]")`)
	b.Run(root+`.querySelector(".panel").scrollTop = 500`, nil)
	b.Run(element+`.setAttribute("state", "NM")`, nil)
	b.Until(root + `.querySelector(".panel [data-code=NM]")`)
	assert.Zero(t, drive.Eval[int](b, root+`.querySelector(".panel").scrollTop`))
}

// On a narrow page the details are below the map: choosing a place brings them into sight, and leaves the map there.
func TestDetailsComeIntoSight(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := start(t, engine, serveFolder(t, nil).URL)
		b.Size(500, 800)
		b.Click(drive.Touch, middle(b, "NM"))
		b.Until(panel + `.includes("New Mexico")`)
		b.Until(root + `.querySelector(".panel h3").getBoundingClientRect().bottom < innerHeight`)
		assert.Greater(t, drive.Eval[float64](b, root+`.querySelector(".panel").getBoundingClientRect().top`), 0.)
		picture(t, b)
	})
}

func TestAttributesThatMeanNothingTakeTheirDefaults(t *testing.T) {
	s := serveFolder(t, map[string]string{"/plain": scriptPage(t, `state="&quot;]" view="globe" lens="moon" asof="soon" lang="tlh" theme="pink" correction="javascript:alert(1)" base="."`)})
	b := start(t, drive.Chromium, s.URL+"/plain")
	b.Until(layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 6.5 of 9, law in force"`)
	b.Until(panel + `.includes("How to read the map")`)
	assert.Equal(t, "all", drive.Eval[string](b, root+`.querySelector(".choices [name=lens]").value`))
	assert.Empty(t, drive.Eval[[]string](b, `[...`+root+`.querySelectorAll("a[href^=javascript]")].map(a => a.outerHTML)`))
	assertQuiet(t, b)
}

func TestTwoElementsWithDifferentData(t *testing.T) {
	page := scriptPage(t, `id="ours"`) + `<endqi-map id="theirs" src="/theirs.json" lens="end"></endqi-map>`
	theirs := `{"schema":1,"updated":"2026-01-01","source":"A test","bills":[{"id":"tx-1","state":"TX","scope":"statewide","number":"HB 1","title":"An act","session":"2025","status":"enacted","status_date":"2025-06-01","effect":"limits","police_officers":"met","source_url":"https://example.org/"}]}`
	s := serveFolder(t, map[string]string{"/plain": page}, answer("theirs.json", "application/json", []byte(theirs)))
	b := start(t, drive.Chromium, s.URL+"/plain")
	name := func(id, code string) string {
		return `document.getElementById("` + id + `").shadowRoot.querySelector(".geo [data-code=` + code + `]")?.ariaLabel`
	}
	b.Until(name("theirs", "TX") + ` === "Texas, 1 to 4 of 4, law in force, partly known, recently passed"`)
	b.Until(name("ours", "TX") + ` === "Texas, 0 of 9, no law found"`)
	assert.Equal(t, "Colorado, not assessed", drive.Eval[string](b, name("theirs", "CO")))
	b.Run(`document.getElementById("theirs").remove()`, nil)
	b.Run(`document.getElementById("ours").setAttribute("lens", "end")`, nil)
	b.Until(name("ours", "CO") + ` === "Colorado, 3 of 4, law in force"`)
}

func TestSpanishInTheBrowser(t *testing.T) {
	s := serveFolder(t, map[string]string{"/plain": scriptPage(t, `lang="es" state="NM" correction="mailto:fix@site.example"`)})
	b := start(t, drive.Chromium, s.URL+"/plain")
	b.Until(layout + `.querySelector("[data-code=NM]").ariaLabel.startsWith("Nuevo México, de 3 a 8 de 9")`)
	b.Until(panel + `.includes("Nuevo México")`)
	assert.Equal(t, "es", drive.Eval[string](b, root+`.querySelector(".endqi").lang`))
	assert.Greater(t, drive.Eval[int](b, root+`.querySelectorAll(".panel [lang=en]").length`), 5, "texts of the records say their language")
	assert.Equal(t, "mailto:fix@site.example", drive.Eval[string](b, root+`.querySelector(".panel a[href^=mailto]").href`), "the site's address for corrections")
	assertQuiet(t, b)
}

func TestActing(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	b.Run(`window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text) }; delete Navigator.prototype.share`, nil)
	b.Run(element+`.setAttribute("state", "TX")`, nil)
	b.Until(root + `.querySelector(".panel [data-share]")`)
	for i, selector := range []string{".panel [data-share]", ".panel .do [data-link]", ".panel details [data-copy]"} {
		press(b, selector)
		b.Until(fmt.Sprintf("copied.length === %d", i+1))
	}
	copied := drive.Eval[[]string](b, "copied")
	assert.Regexp(t, `^Texas scores 0 of 9 .* http://127.0.0.1:\d+/#endqi=TX$`, copied[0])
	assert.Regexp(t, `^http://127.0.0.1:\d+/#endqi=TX$`, copied[1])
	assert.Contains(t, copied[2], "What its law does not do yet: End immunity for police")
	b.Until(root + `.querySelector(".live").textContent === "Copied"`)
	assertQuiet(t, b)
}

// A map with its table, and a jurisdiction with its details, print on one page each; one with many bills takes more.
func TestPrintsOnOnePage(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	for _, state := range []string{"", "CO", "GU"} {
		b.Run(element+`.setAttribute("state", arguments[0])`, nil, state)
		b.Until(root + `.querySelector(".panel :is(.how, article)")?.matches("` + map[bool]string{true: ".how", false: "[data-code=" + state + "]"}[state == ""] + `")`)
		var pdf struct{ Data []byte }
		b.DevTools("Page.printToPDF", map[string]any{"paperWidth": 8.5, "paperHeight": 11}, &pdf)
		assert.Len(t, regexp.MustCompile(`/Type /Page\b`).FindAll(pdf.Data, -1), 1, "pages of %q", state)
	}
}
