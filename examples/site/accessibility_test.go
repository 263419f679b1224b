package main

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/drive"
)

// audit fails for each violation that axe-core finds on the page, in open shadow roots too.
func audit(t *testing.T, b *drive.Browser) {
	t.Helper()
	axe, err := os.ReadFile("../../.ci/node_modules/axe-core/axe.min.js")
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("axe-core is not installed: npm ci --prefix .ci")
	}
	require.NoError(t, err)
	if drive.Eval[bool](b, "!window.axe") {
		b.Run(string(axe)+"; window.axe = axe", nil)
	}
	for _, v := range drive.Eval[[]struct {
		ID, Help string
		Nodes    []struct {
			HTML   string
			Target []any
		}
	}](b, `axe.run(document, {preload: false, resultTypes: ["violations"]})
		.then(r => JSON.parse(JSON.stringify(r.violations)))`) {
		for _, n := range v.Nodes {
			t.Errorf("%s: %s, at %v %.200s", v.ID, v.Help, n.Target, n.HTML)
		}
	}
}

func TestAudit(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	t.Run("as it comes", func(t *testing.T) { audit(t, b.In(t)) })
	for _, dark := range []bool{false, true} {
		scheme := map[bool]string{false: "light", true: "dark"}[dark]
		b.Prefer(drive.Preferences{Dark: dark})
		for _, view := range []string{"map", "tiles", "table", "bills", "compare", "score"} {
			t.Run(scheme+" "+view, func(t *testing.T) {
				b := b.In(t)
				b.Run(element+`.setAttribute("state", "CO"); `+element+`.setAttribute("view", arguments[0])`, nil, view)
				b.Until(root + `.querySelector(".endqi").dataset.view === "` + view + `" && ` + root + `.querySelector(".panel [data-code=CO]")`)
				audit(t, b)
			})
		}
	}
	b.Prefer(drive.Preferences{})
	b.Run(element+`.setAttribute("view", "map")`, nil)
	for _, lens := range drive.Eval[[]string](b, `[...`+root+`.querySelectorAll(".choices [name=lens] option")].map(o => o.value)`) {
		t.Run("lens "+lens, func(t *testing.T) {
			b := b.In(t)
			set(b, ".choices [name=lens]", lens)
			b.Until(element + `.getAttribute("lens") ?? "all" === "` + lens + `"`)
			b.Until(root + `.querySelector(".choices [name=lens]").value === "` + lens + `"`)
			audit(t, b)
		})
	}
	for name, p := range map[string]drive.Preferences{"forced colors": {ForcedColors: true}, "more contrast": {MoreContrast: true}, "print": {Print: true}} {
		t.Run(name, func(t *testing.T) {
			b := b.In(t)
			b.Prefer(p)
			audit(t, b)
		})
	}
}

func TestAuditOfPages(t *testing.T) {
	s := serveFolder(t, nil)
	b := drive.Shared(t, drive.Chromium)
	for _, page := range []string{"/map.html", "/embed.html", "/places/CO.html", "/places/GU.html", "/places/US.html"} {
		t.Run(page, func(t *testing.T) {
			b := b.In(t)
			b.Open(s.URL + page)
			b.Until(`document.readyState === "complete"`)
			audit(t, b)
		})
	}
}

// What the browser itself tells assistive technology: axe has no rule for a listbox in SVG that has no name.
func TestNamesOfTheMap(t *testing.T) {
	inEach(t, func(t *testing.T, engine drive.Engine) {
		b := start(t, engine, serveFolder(t, nil).URL)
		nodes := b.Nodes(`[` + layout + `, ...` + layout + `.querySelectorAll("[role=option]"), ` + root + `.querySelector(".live")]`)
		require.Len(t, nodes, 58)
		assert.Equal(t, drive.Node{Role: "listbox", Name: "Map of the United States: score on all nine criteria"}, nodes[0])
		names := map[string]bool{}
		for _, n := range nodes[1:57] {
			assert.Equal(t, "option", n.Role)
			assert.Regexp(t, `^[A-Z][A-Za-z. ]+, (.*of 9.*|not assessed)`, n.Name)
			names[n.Name] = true
		}
		assert.Len(t, names, 56, "names that differ")
		for _, name := range []string{"Colorado, 6.5 of 9, law in force", "New Mexico, 3 to 8 of 9, law in force, partly known", "Texas, 0 of 9, no law found", "Guam, not assessed"} {
			assert.True(t, names[name], name)
		}
		assert.Equal(t, "status", nodes[57].Role)
	})
}

// From each place every other is reached by arrow keys alone, on the map and on the tiles.
func TestArrowsReachEveryPlace(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	for _, svg := range []string{"geo", "tiles"} {
		reached := drive.Eval[map[string]int](b, fmt.Sprintf(`(() => {
			const places = [...%s.querySelectorAll("svg.%s [role=option]")].map(o => [o.dataset.code, o.dataset.near.split(" ").filter(c => c !== "-")]);
			const near = new Map(places), reached = {};
			for (const [from] of places) {
				const seen = new Set([from]);
				for (const code of seen) for (const next of near.get(code)) seen.add(next);
				reached[from] = seen.size;
			}
			return reached })()`, root, svg))
		require.Len(t, reached, 56)
		for from, n := range reached {
			assert.Equal(t, 56, n, "%s: places reached from %s", svg, from)
		}
	}
}

// WCAG 2.2 SC 2.5.8: tiles at any width; the boxes of the map where the page is 768 pixels wide or wider.
func TestTargetsAreLargeEnough(t *testing.T) {
	b := start(t, drive.Chromium, serveFolder(t, nil).URL)
	for layoutName, widths := range map[string][]int{"tiles": {320, 768, 1280}, "map": {768, 1079, 1080, 1100, 1280}} {
		b.Run(element+`.setAttribute("view", arguments[0])`, nil, layoutName)
		b.Until(layout + `.matches(".` + map[string]string{"tiles": "tiles", "map": "geo"}[layoutName] + `")`)
		for _, width := range widths {
			b.Size(width, 900)
			for _, small := range drive.Eval[[]string](b, `[...`+layout+`.querySelectorAll("[role=option] > rect:not(.plate, .stripes)"), ...`+root+`.querySelectorAll("button, select, input, summary")]
			.filter(e => e.checkVisibility()).map(e => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24)
			.map(([e, r]) => Math.round(r.width) + "×" + Math.round(r.height) + " " + e.outerHTML.slice(0, 80))`) {
				t.Errorf("%s at %d pixels: %s", layoutName, width, small)
			}
		}
	}
}
