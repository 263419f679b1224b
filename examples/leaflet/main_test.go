package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/recipe/recipetest"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/wasm/browsertest"
)

// In a real browser Leaflet draws all shapes in their colors, and a click on Colorado says 6.5.
func TestLeafletShowsTheMap(t *testing.T) {
	b := recipetest.Open(t, example)
	b.Until(`document.querySelectorAll("path.place").length === 56`)

	assert.Equal(t, "#31a0b9", browsertest.Eval[string](b, `document.querySelector(".CO").getAttribute("fill")`), "simplestyle's fill")
	assert.Equal(t, "4 3", browsertest.Eval[string](b, `document.querySelector(".GU").getAttribute("stroke-dasharray")`), "not assessed differs by shape")
	assert.Empty(t, browsertest.Eval[string](b, `document.querySelector(".TX").getAttribute("stroke-dasharray") ?? ""`))
	assert.Less(t, browsertest.Eval[float64](b, `document.querySelector(".AK").getBoundingClientRect().width`), 700., "Alaska does not reach around the world")

	at := browsertest.Eval[[]float64](b, `(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector(".CO").getBoundingClientRect())`)
	b.Click(browsertest.Mouse, browsertest.Point{X: int(at[0]), Y: int(at[1])})
	b.Until(`document.querySelector(".leaflet-popup-content") && getComputedStyle(document.querySelector(".leaflet-popup")).opacity === "1"`)
	popup := browsertest.Eval[string](b, `document.querySelector(".leaflet-popup-content").innerText`)
	for _, want := range []string{"Colorado", "6.5 of 9", "Immunity for police\t● met", "Immunity for all public employees\t○ not met", "Disclosure of misconduct\t? not assessed"} {
		assert.Contains(t, popup, want)
	}
	b.Run(`const s = document.querySelector("select"); s.value = "Guam"; s.dispatchEvent(new Event("change"))`, nil)
	b.Until(`[...document.querySelectorAll(".leaflet-popup-content p")].some(p => p.textContent === "Not assessed")`)
}

// The page's criteria are the rubric's: its keys, its order, its labels.
func TestPageHasTheRubricsCriteria(t *testing.T) {
	script, err := page.ReadFile("page.js")
	require.NoError(t, err)
	from := 0
	for c := range rubric.Criteria() {
		line := c.Key() + `: "` + c.Label() + `"`
		at := strings.Index(string(script)[from:], line)
		if assert.GreaterOrEqual(t, at, 0, "%s is not in page.js, or not in the rubric's order", line) {
			from += at
		}
	}
}

func TestMissingLeafletIsSaid(t *testing.T) {
	var out, problem bytes.Buffer
	assert.Equal(t, 1, example.Run(context.Background(), []string{"-modules", t.TempDir()}, &out, &problem))
	assert.Contains(t, problem.String(), "npm ci --prefix .ci")
	assert.Empty(t, out.String())
}

func TestArguments(t *testing.T) {
	for args, want := range map[string]int{"-h": 0, "-nonsense": 2, "8080": 2} {
		var out, problem bytes.Buffer
		assert.Equal(t, want, example.Run(context.Background(), []string{args}, &out, &problem), args)
		assert.NotEmpty(t, problem.String(), args)
	}
}

func TestItServesUntilItIsEnded(t *testing.T) {
	if _, err := os.Stat(recipetest.Modules + "/" + example.Library); err != nil && os.Getenv("CI") != "true" {
		t.Skip("the server was not tested: Leaflet is missing (npm ci --prefix .ci installs it)")
	}
	ctx, end := context.WithCancel(context.Background())
	end()
	var out, problem bytes.Buffer
	assert.Zero(t, example.Run(ctx, []string{"-addr", "127.0.0.1:0", "-modules", recipetest.Modules}, &out, &problem), problem.String())
	assert.Regexp(t, `^The map is on http://127\.0\.0\.1:\d+/ \(Ctrl-C ends\)\n$`, out.String())
	assert.Equal(t, 1, example.Run(context.Background(), []string{"-addr", "nowhere", "-modules", recipetest.Modules}, &out, &problem))
	assert.Contains(t, problem.String(), "127.0.0.1:0")
}
