package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/examples/internal/recipe/recipetest"
	"github.com/endqi/endqi/wasm/browsertest"
)

func TestPlotDrawsTheMap(t *testing.T) {
	b := recipetest.Open(t, example)
	b.Until(`document.querySelectorAll("#map path").length === 56`)
	assert.Equal(t, 51, browsertest.Eval[int](b, `document.querySelectorAll("#map path[d]").length`), "Albers has nothing for the five territories")
	const colorado = `[...document.querySelectorAll("#map path")].find(p => p.textContent === "Colorado: 6.5")`
	assert.Equal(t, "#31a0b9", browsertest.Eval[string](b, colorado+`.getAttribute("fill")`))
	widest := browsertest.Eval[float64](b, `Math.max(...[...document.querySelectorAll("#map path")].map(p => p.getBBox().width))`)
	assert.Less(t, widest, 300., "no state fills the picture, as with the rings of RFC 7946 each does")
}
