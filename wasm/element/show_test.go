package element_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/wasm"
	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// shownParts are the names of the parts that can be seen, in the order of the document.
const shownParts = `[...` + maptest.Root + `.querySelectorAll(".grid > [part]")].filter(e => e.checkVisibility() && e.getBoundingClientRect().height > 1).map(e => e.getAttribute("part"))`

// covered is true when the details are over the middle of the map.
const covered = `(() => { const box = (` + maptest.Layout + `)?.getBoundingClientRect(); return Boolean(box && ` + maptest.Root + `.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest(".panel")) })()`

func TestShowNamesParts(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, `show="map legend"`)})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		s.Forget()
		b := maptest.Start(t, engine, s.URL+"/plain")
		assert.Equal(t, []int{1, 0}, []int{s.Count("/latest-map-en"), s.Count("/latest-en")}, "the smaller document is enough")
		assert.Equal(t, []string{"map", "legend"}, browsertest.Eval[[]string](b, shownParts))
		width := `Math.round((` + maptest.Layout + `).getBoundingClientRect().width - ` + maptest.Root + `.querySelector(".grid").clientWidth)`
		assert.GreaterOrEqual(t, browsertest.Eval[int](b, width), -60, "the map takes the width, but for the space around it")

		b.Move(maptest.Middle(b, "GA"))
		b.Click(browsertest.Mouse, maptest.Middle(b, "CO"))
		b.Until(active + `?.matches(".panel h3") && ` + maptest.Panel + `.includes("13-21-131") && ` + covered)
		assert.Equal(t, 0, browsertest.Eval[int](b, maptest.Root+`.querySelector(".panel").clientHeight < 300 ? 1 : 0`), "room to read in")
		assert.Empty(t, browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll(".panel [data-view]")].filter(e => e.checkVisibility()).map(e => e.outerHTML)`), "ways to views from which there is none back")
		b.Press(browsertest.Escape)
		b.Until(maptest.Focused + ` === "CO" && !` + maptest.Element + `.hasAttribute("state")`)
		assert.Equal(t, []string{"map", "legend"}, browsertest.Eval[[]string](b, shownParts))

		b.Press(browsertest.Enter)
		b.Until(active + `?.matches(".panel h3") && ` + covered)
		b.Click(browsertest.Mouse, centre(b, `.panel [data-close]`))
		b.Until(`!` + maptest.Element + `.hasAttribute("state") && ` + maptest.Focused + ` === "CO"`)
		assert.Equal(t, []string{"map", "legend"}, browsertest.Eval[[]string](b, shownParts))
		maptest.AssertQuiet(t, b)

		for _, c := range []struct {
			why, run string
			shown    []string
		}{
			{"in another order, and with other spaces", `map.setAttribute("show", " legend\n\tmap ")`, []string{"map", "legend"}},
			{"details beside the map", `map.setAttribute("show", "map panel")`, []string{"map", "panel"}},
			{"a lens renews the parts", `map.setAttribute("show", "head map choices"); map.setAttribute("lens", "end")`, []string{"head", "map", "choices"}},
			{"a view that was asked for shows", `map.setAttribute("show", "map"); map.setAttribute("view", "bills")`, []string{"slot"}},
			{"and leaves again", `map.removeAttribute("view"); map.removeAttribute("lens")`, []string{"map"}},
		} {
			t.Run(c.why, func(t *testing.T) {
				b := b.In(t)
				b.Run(`const map = `+maptest.Element+`; `+c.run, nil)
				b.Until(`JSON.stringify(` + shownParts + `) === JSON.stringify(` + quoted(c.shown) + `)`)
			})
		}
		b.Run(maptest.Element+`.removeAttribute("show")`, nil)
		b.Until(shownParts + `.length > 10`)
		assert.Equal(t, 1, s.Count("/latest-en"), "the whole one comes when it is asked for")
		maptest.AssertQuiet(t, b)
	})
}

// Who pastes the map alone and loads the script later still has the map alone.
func TestShowOfTheMapPastedAlone(t *testing.T) {
	paste := string(maptest.File(t, "paste-map.html"))
	s := maptest.Serve(t, map[string]string{
		"/still": maptest.HTMLPage("", paste),
		"/alive": maptest.HTMLPage(`<script type="module" src="/endqi-map.js"></script>`, paste),
	})
	parts := []string{"head", "map", "panel", "legend", "sources"}
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		b.Open(s.URL + "/still")
		b.Until(`JSON.stringify(` + shownParts + `) === JSON.stringify(` + quoted(parts) + `)`)
		assert.Equal(t, 0, s.Count("/endqi-map.js"), "no script")
		assert.Empty(t, browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll("button, select, input")].filter(e => e.checkVisibility()).map(e => e.outerHTML)`), "controls that do nothing")
		b.Size(400, 800)
		assert.True(t, browsertest.Eval[bool](b, `(([panel, sources]) => panel.getBoundingClientRect().bottom <= sources.getBoundingClientRect().top)([".panel", ".sources"].map(s => `+maptest.Root+`.querySelector(s)))`), "sources last")
		b.Size(1280, 900)
		b.Open(s.URL + "/alive")
		b.Until(maptest.Alive + ` && JSON.stringify(` + shownParts + `) === JSON.stringify(` + quoted(parts) + `)`)
		assert.Equal(t, []int{1, 0}, []int{s.Count("/latest-map-en"), s.Count("/latest-en")}, "the smaller document is enough")
		s.Forget()
	})
}

func quoted(names []string) string {
	text := "["
	for _, n := range names {
		text += `"` + n + `",`
	}
	return text + "]"
}

func TestShowRefusesWhatIsNoPart(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/some": maptest.ScriptPage(t, `show="map legende slot"`), "/none": maptest.ScriptPage(t, `show="karte"`)})
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/some")
	assert.Equal(t, []string{"map"}, browsertest.Eval[[]string](b, shownParts))
	assert.Contains(t, maptest.Said(b), `names what is no part: there are head, views, map, panel, choices, time, legend, opening, table, rubric, federal, highlights, involved, sources`)
	b = maptest.Start(t, browsertest.Chromium, s.URL+"/none")
	assert.Greater(t, browsertest.Eval[int](b, shownParts+`.length`), 10, "the default")
	assert.Contains(t, maptest.Said(b), `show=\"karte\"`)
	assert.NotContains(t, wasm.ScriptNames().Parts, "bills", "views are asked for by another attribute")
}

func TestShowInTheAddressOfTheFrame(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL+"/map.html?show=map+legend")
	b.Until(`JSON.stringify(` + shownParts + `) === '["map","legend"]'`)
}

func TestAuditOfAPart(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, `show="map legend"`)})
	b := maptest.Start(t, browsertest.Chromium, s.URL+"/plain")
	for _, width := range []int{300, 1280} {
		b.Size(width, 800)
		for _, code := range []string{"", "CO"} {
			t.Run(code, func(t *testing.T) {
				axe := maptest.Axe(t)
				b := b.In(t)
				b.Run(maptest.Element+`.setAttribute("state", arguments[0])`, nil, code)
				b.Until(maptest.Root + `.querySelector(".panel > article[data-code=CO]") || !"` + code + `"`)
				assert.LessOrEqual(t, browsertest.Eval[int](b, "document.documentElement.scrollWidth"), width)
				maptest.Audit(t, b, axe)
				maptest.Picture(t, b)
			})
		}
	}
}
