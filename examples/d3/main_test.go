package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/examples/internal/recipe/recipetest"
	"github.com/endqi/endqi/wasm/browsertest"
)

func TestD3DrawsTheMap(t *testing.T) {
	b := recipetest.Open(t, example)
	b.Until(`document.querySelectorAll("svg path").length === 51`)
	assert.Equal(t, "#31a0b9", browsertest.Eval[string](b, `document.querySelector("[data-code=CO]").getAttribute("fill")`))
	assert.Equal(t, "Colorado: 6.5", browsertest.Eval[string](b, `document.querySelector("[data-code=CO] title").textContent`))
	widest := browsertest.Eval[float64](b, `Math.max(...[...document.querySelectorAll("svg path")].map(p => p.getBBox().width))`)
	assert.Less(t, widest, 300., "no state fills the picture, as with the rings of RFC 7946 each does")
}
