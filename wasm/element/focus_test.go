package element_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// active is the element that has the focus.
const active = maptest.Root + `.activeElement`

func TestFocusFollowsTheReader(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		b.Run(maptest.Root+`.querySelector(".table [data-code=NM]").focus()`, nil)
		b.Press(browsertest.Enter)
		b.Until(active + `?.matches("h3") && ` + active + `.textContent === "New Mexico"`) // a link leads into the details
		b.Press(browsertest.Escape)
		b.Until(active + `?.matches(".table [data-code=NM]") && !` + maptest.Element + `.hasAttribute("state")`) // Escape leads back to it

		b.Run(maptest.Layout+`.querySelector("[data-code=CO]").focus()`, nil)
		b.Press(browsertest.Enter)
		b.Until(maptest.Panel + `.includes("13-21-131")`)
		assert.Equal(t, "CO", browsertest.Eval[string](b, maptest.Focused), "on the map the focus stays where the arrows go on")
		b.Run(maptest.Root+`.querySelector(".panel summary").focus()`, nil)
		b.Press(browsertest.Escape)
		b.Until(maptest.Focused + ` === "CO" && !` + maptest.Element + `.hasAttribute("state")`) // from the details of a place on the map to that place

		b.Run(maptest.Element+`.setAttribute("state", "TX")`, nil)
		b.Until(maptest.Root + `.querySelector(".panel [data-view=compare]")`)
		maptest.Press(b, `.panel [data-view=compare]`)
		b.Until(active + `?.matches(".slot h3")`) // a view that was asked for from the details
		maptest.AssertQuiet(t, b)
	})
}

// To look around is not to choose: details come with Enter or a click.
func TestFocusOnTheMapOpensNothing(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		s := maptest.Serve(t, nil)
		b := maptest.Start(t, engine, s.URL)
		b.Run(maptest.Layout+`.querySelector("[tabindex='0']").focus()`, nil)
		for _, key := range []string{browsertest.End, browsertest.Home, "c", browsertest.Right} {
			b.Press(key)
		}
		b.Until(maptest.Focused + ` === "NV"`)
		assert.Contains(t, browsertest.Eval[string](b, maptest.Panel), "Highest scores")
		assert.False(t, browsertest.Eval[bool](b, maptest.Element+`.hasAttribute("state")`))
		assert.Zero(t, s.Count("/panels/"), "details that were asked for")
		b.Press(browsertest.Enter)
		b.Until(maptest.Root + `.querySelector(".panel > article[data-code=NV]")`)
		maptest.AssertQuiet(t, b)
	})
}

// Who does not want the details goes past them with one key.
func TestSkipsPastDetails(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
		b.Until(maptest.Root + `.querySelector(".panel [data-skip]")`)
		b.Run(maptest.Root+`.querySelector(".panel [data-skip]").focus()`, nil)
		assert.True(t, browsertest.Eval[bool](b, `(box => box.width > 24 && box.height >= 24)(`+active+`.getBoundingClientRect()) && getComputedStyle(`+active+`).clipPath === "none"`), "it shows while it has the focus")
		b.Press(browsertest.Enter)
		b.Until(active + `?.matches(".choices *")`)
		assert.Equal(t, "CO", browsertest.Eval[string](b, maptest.Element+`.getAttribute("state")`), "the details stay")
		maptest.AssertQuiet(t, b)
	})
}

// A link to a place leads to its details; one in the details of a place leads to where it says.
func TestLinksInDetailsLeadToTheirSources(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
	b.Until(maptest.Root + `.querySelector(".panel > article[data-code=CO] a[rel]")`)
	for selector, followed := range map[string]bool{".panel a[rel]": true, ".panel .neighbors a": false, ".table [data-code=TX]": false} {
		assert.Equal(t, followed, browsertest.Eval[bool](b, `(() => {
			let followed;
			addEventListener("click", (event) => { followed = !event.defaultPrevented; event.preventDefault() }, { once: true });
			`+maptest.Root+`.querySelector("`+selector+`").dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true }));
			return followed })()`), selector)
	}
}

func TestDetailsBeginAtTheirTop(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	b.Run(maptest.Element+`.setAttribute("state", "CO")`, nil)
	b.Until(maptest.Root + `.querySelector(".panel > article[data-code=CO]")`)
	b.Run(maptest.Root+`.querySelector(".panel").scrollTop = 500`, nil)
	b.Run(maptest.Element+`.setAttribute("state", "NM")`, nil)
	b.Until(maptest.Root + `.querySelector(".panel > article[data-code=NM]")`)
	assert.Zero(t, browsertest.Eval[int](b, maptest.Root+`.querySelector(".panel").scrollTop`))
}

// On a narrow page the details are below the map: choosing a place brings them into sight, and leaves the map there.
func TestDetailsComeIntoSight(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		b.Size(500, 800)
		b.Click(browsertest.Touch, maptest.Middle(b, "NM"))
		b.Until(maptest.Panel + `.includes("New Mexico")`)
		b.Until(maptest.Root + `.querySelector(".panel h3").getBoundingClientRect().bottom < innerHeight`)
		assert.Greater(t, browsertest.Eval[float64](b, maptest.Root+`.querySelector(".panel").getBoundingClientRect().top`), 0.)
		maptest.Picture(t, b)
	})
}

func TestAttributesThatMeanNothingTakeTheirDefaults(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, `state="&quot;]" view="globe" lens="moon" asof="soon" lang="tlh" theme="pink" correction="javascript:alert(1)" base="."`)})
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
	b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 6.5 of 9, law in force"`)
	b.Until(maptest.Panel + `.includes("Highest scores")`)
	assert.Equal(t, "all", browsertest.Eval[string](b, maptest.Root+`.querySelector(".choices [name=lens]").value`))
	assert.Empty(t, browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll("a[href^=javascript]")].map(a => a.outerHTML)`))
	maptest.AssertQuiet(t, b)
}

func TestTwoElementsWithDifferentData(t *testing.T) {
	page := maptest.ScriptPage(t, `id="ours"`) + `<endqi-map id="theirs" src="/theirs.json" lens="end"></endqi-map>`
	s := maptest.Serve(t, map[string]string{"/plain": page}, maptest.Answer("theirs.json", "application/json", []byte(theirs)))
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
	name := func(id, code string) string {
		return `document.getElementById("` + id + `").shadowRoot.querySelector(".geo [data-code=` + code + `]")?.ariaLabel`
	}
	b.Until(name("theirs", "TX") + ` === "Texas, 1 to 4 of 4, law in force, partly scored, recently passed"`)
	b.Until(name("ours", "TX") + ` === "Texas, 0 of 9, no law limiting immunity found, highest-scoring bill 5 of 9"`)
	assert.Equal(t, "Colorado, not assessed", browsertest.Eval[string](b, name("theirs", "CO")))
	b.Run(`document.getElementById("theirs").remove()`, nil)
	b.Run(`document.getElementById("ours").setAttribute("lens", "end")`, nil)
	b.Until(name("ours", "CO") + ` === "Colorado, 3 of 4, law in force"`)
}

func TestSpanishInTheBrowser(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, `lang="es" state="NM" correction="mailto:fix@site.example"`)})
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
	b.Until(maptest.Layout + `.querySelector("[data-code=NM]").ariaLabel.startsWith("Nuevo México, de 4 a 5 de 9")`)
	b.Until(maptest.Panel + `.includes("Nuevo México")`)
	assert.Equal(t, "es", browsertest.Eval[string](b, maptest.Root+`.querySelector(".endqi").lang`))
	assert.Greater(t, browsertest.Eval[int](b, maptest.Root+`.querySelectorAll(".panel [lang=en]").length`), 5, "texts of the records say their language")
	assert.Equal(t, "mailto:fix@site.example", browsertest.Eval[string](b, maptest.Root+`.querySelector(".panel a[href^='mailto:f']").href`), "the site's address for corrections")
	maptest.AssertQuiet(t, b)
}

func TestActing(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	b.Run(`window.copied = []; navigator.clipboard.writeText = async (text) => { copied.push(text) }; delete Navigator.prototype.share`, nil)
	b.Run(maptest.Element+`.setAttribute("state", "TX")`, nil)
	b.Until(maptest.Root + `.querySelector(".panel [data-share]")`)
	for i, selector := range []string{".panel [data-share]", ".panel .do [data-link]", ".panel details [data-copy]"} {
		maptest.Press(b, selector)
		b.Until(fmt.Sprintf("copied.length === %d", i+1))
	}
	copied := browsertest.Eval[[]string](b, "copied")
	assert.Regexp(t, `^Texas scores 0 of 9 .* http://127.0.0.1:\d+/#endqi=TX$`, copied[0])
	assert.Regexp(t, `^http://127.0.0.1:\d+/#endqi=TX$`, copied[1])
	assert.Contains(t, copied[2], "Our law does not yet end immunity for police")
	b.Until(maptest.Root + `.querySelector(".live").textContent === "Copied"`)
	maptest.AssertQuiet(t, b)
}

// What a reader can do stands on the first screen of a place, however much there is to say of it.
func TestActionsAreOnTheFirstScreen(t *testing.T) {
	s := maptest.Serve(t, nil)
	b := browsertest.Shared(t, browsertest.Chromium)
	b.Size(1280, 800)
	for _, lang := range []string{"en", "es"} {
		b.Open(s.URL + "/?lang=" + lang)
		b.Until(maptest.Alive)
		for place := range states.All() {
			b.Run(maptest.Element+`.setAttribute("state", arguments[0])`, nil, place.Code)
			b.Until(maptest.Root + `.querySelector(".panel > article[data-code=` + string(place.Code) + `]")`)
			assert.Less(t, browsertest.Eval[float64](b, maptest.Root+`.querySelector(".panel [data-share]").getBoundingClientRect().bottom`), 800., "%s in %s", place.Code, lang)
		}
	}
}

// A map with its table, and a jurisdiction with its details, print on one page each; one with many bills takes more.
func TestPrintsOnOnePage(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	for _, state := range []string{"", "NM", "CT", "CO", "CA", "KS", "GU"} {
		b.Run(maptest.Element+`.setAttribute("state", arguments[0])`, nil, state)
		b.Until(maptest.Root + `.querySelector(".panel :is(.ranking, article)")?.matches("` + map[bool]string{true: ".ranking", false: "[data-code=" + state + "]"}[state == ""] + `")`)
		assert.Equal(t, 1, pages(b, letter, defaultMargin), "pages of %q", state)
	}
}

// Paper is in inches, as DevTools has it.
var (
	letter = [2]float64{8.5, 11}
	a4     = [2]float64{8.27, 11.69}
)

const defaultMargin = .4

// pages is on how many pages what shows prints.
func pages(b *browsertest.Browser, paper [2]float64, margin float64) int {
	var pdf struct{ Data []byte }
	b.DevTools("Page.printToPDF", map[string]any{"paperWidth": paper[0], "paperHeight": paper[1], "marginTop": margin, "marginBottom": margin, "marginLeft": margin, "marginRight": margin}, &pdf)
	return len(regexp.MustCompile(`/Type /Page\b`).FindAll(pdf.Data, -1))
}

// Whatever the margins, up to an inch: nothing is wider than the page, and a place and the form of a bill take one page each. So does
// the map with its table, where the margins are not that large.
func TestPrintsWithAnyMargin(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	title := strings.Repeat("An act relating to civil actions for deprivation of rights ", 4)
	for _, c := range []struct{ name, fragment, shows string }{
		{"the map", "", ".ranking"},
		{"a place", "endqi=NM", ".panel > article[data-code=NM]"},
		{"a bill", "endqi.view=score&endqi.card=mmpu-mmuu&endqi.place=TX&endqi.number=HB 1234&endqi.title=" + title, ".score-view [value=met]:checked"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := b.In(t)
			b.Run(`location.hash = arguments[0]`, nil, c.fragment)
			b.Until(maptest.Root + `.querySelector(".endqi:not([data-busy]) ` + c.shows + `")`)
			for _, paper := range [][2]float64{letter, a4} {
				for _, margin := range []float64{0, defaultMargin, 1} {
					most := 1
					if c.fragment == "" && margin == 1 {
						most = 2
					}
					assert.LessOrEqual(t, pages(b, paper, margin), most, "pages on %v with margins of %v", paper, margin)
					b.Prefer(browsertest.Preferences{Print: true})
					b.Size(int((paper[0]-2*margin)*96), 900)
					assert.Empty(t, browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll(".grid *")].filter(e => e.checkVisibility() && !e.closest("svg, .vh") && e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
						.map(e => e.outerHTML.slice(0, 100))`), "on %v with margins of %v", paper, margin)
					b.Prefer(browsertest.Preferences{})
				}
			}
		})
	}
	form := maptest.Root + `.querySelector(".score-view")`
	b.Prefer(browsertest.Preferences{Print: true})
	printed := browsertest.Eval[string](b, form+`.innerText.replace(/\s+/g, " ")`)
	for _, text := range []string{"Number HB 1234", "Title " + strings.TrimSpace(title), "Jurisdiction Texas", "4.5 to 5.5 of 9", "As of November 29, 2026.", "End immunity for police", "Start consequences for officers"} {
		assert.Contains(t, printed, text)
	}
	assert.NotContains(t, printed, "Copy link")
	assert.Equal(t, 9, browsertest.Eval[int](b, form+`.querySelectorAll(":checked").length`)-1, "nine verdicts, and the jurisdiction")
	b.Prefer(browsertest.Preferences{})
}
