package element_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

func TestAudit(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	t.Run("as it comes", func(t *testing.T) {
		axe := maptest.Axe(t)
		maptest.Audit(t, b.In(t), axe)
	})
	for _, dark := range []bool{false, true} {
		scheme := map[bool]string{false: "light", true: "dark"}[dark]
		b.Prefer(browsertest.Preferences{Dark: dark})
		for _, view := range []string{"map", "tiles", "table", "bills", "compare", "score"} {
			t.Run(scheme+" "+view, func(t *testing.T) {
				axe := maptest.Axe(t)
				b := b.In(t)
				b.Run(maptest.Element+`.setAttribute("state", "CO"); `+maptest.Element+`.setAttribute("view", arguments[0])`, nil, view)
				b.Until(maptest.Root + `.querySelector(".endqi").dataset.view === "` + view + `" && ` + maptest.Root + `.querySelector(".panel > article[data-code=CO]")`)
				maptest.Audit(t, b, axe)
			})
		}
	}
	b.Prefer(browsertest.Preferences{})
	b.Run(maptest.Element+`.setAttribute("view", "map")`, nil)
	for _, lens := range browsertest.Eval[[]string](b, `[...`+maptest.Root+`.querySelectorAll(".choices [name=lens] option")].map(o => o.value)`) {
		t.Run("lens "+lens, func(t *testing.T) {
			axe := maptest.Axe(t)
			b := b.In(t)
			maptest.Set(b, ".choices [name=lens]", lens)
			b.Until(maptest.Element + `.getAttribute("lens") ?? "all" === "` + lens + `"`)
			b.Until(maptest.Root + `.querySelector(".choices [name=lens]").value === "` + lens + `"`)
			maptest.Audit(t, b, axe)
		})
	}
	for name, p := range map[string]browsertest.Preferences{"forced colors": {ForcedColors: true}, "more contrast": {MoreContrast: true}, "print": {Print: true}} {
		t.Run(name, func(t *testing.T) {
			axe := maptest.Axe(t)
			b := b.In(t)
			b.Prefer(p)
			maptest.Audit(t, b, axe)
		})
	}
}

// What the browser itself tells assistive technology: axe has no rule for a listbox in SVG that has no name.
func TestNamesOfTheMap(t *testing.T) {
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, maptest.Serve(t, nil).URL)
		nodes := b.Nodes(`[` + maptest.Layout + `, ...` + maptest.Layout + `.querySelectorAll("[role=option]"), ` + maptest.Root + `.querySelector(".live")]`)
		require.Len(t, nodes, 59)
		assert.Equal(t, browsertest.Node{Role: "listbox", Name: "Map of the United States: score on all nine criteria"}, nodes[0])
		names := map[string]bool{}
		for _, n := range nodes[1:58] {
			assert.Equal(t, "option", n.Role)
			assert.Regexp(t, `^[A-Z][A-Za-z. ]+, (.*of 9.*|not assessed)`, n.Name)
			names[n.Name] = true
		}
		assert.Len(t, names, 57, "names that differ")
		for _, name := range []string{"Colorado, 6.5 of 9, law in force", "New Mexico, 4 to 5 of 9, law in force, partly scored", "Texas, 0 of 9, no law limiting immunity found, highest-scoring bill 5 of 9", "Guam, not assessed"} {
			assert.True(t, names[name], name)
		}
		assert.Equal(t, "status", nodes[58].Role)
	})
}

// From each place every other is reached by arrow keys alone, on the map and on the tiles.
func TestArrowsReachEveryPlace(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	for _, svg := range []string{"geo", "tiles"} {
		reached := browsertest.Eval[map[string]int](b, fmt.Sprintf(`(() => {
			const places = [...%s.querySelectorAll("svg.%s [role=option]")].map(o => [o.dataset.code, o.dataset.near.split(" ").filter(c => c !== "-")]);
			const near = new Map(places), reached = {};
			for (const [from] of places) {
				const seen = new Set([from]);
				for (const code of seen) for (const next of near.get(code)) seen.add(next);
				reached[from] = seen.size;
			}
			return reached })()`, maptest.Root, svg))
		require.Len(t, reached, 57)
		for from, n := range reached {
			assert.Equal(t, 57, n, "%s: places reached from %s", svg, from)
		}
	}
}

// WCAG 2.2 SC 2.5.8: tiles at any width; the boxes of the map where the page is 768 pixels wide or wider. On a phone a tile has room for a thumb.
func TestTargetsAreLargeEnough(t *testing.T) {
	b := maptest.Start(t, browsertest.Chromium, maptest.Serve(t, nil).URL)
	for layoutName, widths := range map[string][]int{"tiles": {320, 390, 768, 1280}, "map": {768, 1079, 1080, 1100, 1280}} {
		b.Run(maptest.Element+`.setAttribute("view", arguments[0])`, nil, layoutName)
		b.Until(maptest.Layout + `.matches(".` + map[string]string{"tiles": "tiles", "map": "geo"}[layoutName] + `")`)
		for _, width := range widths {
			b.Size(width, 900)
			if width == 390 {
				smallest := browsertest.Eval[float64](b, `Math.min(...[...`+maptest.Layout+`.querySelectorAll("[role=option] > rect")].map(e => e.getBoundingClientRect()).flatMap(r => [r.width, r.height]))`)
				assert.GreaterOrEqual(t, smallest, 40.0, "a side of a tile on a phone")
				assert.False(t, browsertest.Eval[bool](b, `document.documentElement.scrollWidth > innerWidth`), "the tiles widen the page")
			}
			for _, small := range browsertest.Eval[[]string](b, `[...`+maptest.Layout+`.querySelectorAll("[role=option] > rect:not(.plate, .stripes)"), ...`+maptest.Root+`.querySelectorAll("button, select, input, summary")]
			.filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24)
			.map(([e, r]) => Math.round(r.width) + "×" + Math.round(r.height) + " " + e.outerHTML.slice(0, 80))`) {
				t.Errorf("%s at %d pixels: %s", layoutName, width, small)
			}
		}
	}
}
