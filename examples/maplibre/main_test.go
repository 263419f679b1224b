package main

import (
	"bytes"
	"image/color"
	"image/png"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/recipe/recipetest"
	"github.com/endqi/endqi/wasm/browsertest"
)

func TestMapLibreDrawsTheMap(t *testing.T) {
	b := recipetest.Open(t, example)
	b.Until(`document.body.dataset.drawn === "yes"`)
	// The middle of Colorado, on Mercator's map of the bounds of page.js.
	at := browsertest.Point{X: 422, Y: 362}
	picture, err := png.Decode(bytes.NewReader(b.PNG()))
	require.NoError(t, err)
	assert.Equal(t, color.RGBA{0x31, 0xa0, 0xb9, 255}, color.RGBAModel.Convert(picture.At(at.X, at.Y)), "simplestyle's fill")
	b.Click(browsertest.Mouse, at)
	b.Until(`document.querySelector(".maplibregl-popup-content")`)
	assert.Contains(t, browsertest.Eval[string](b, `document.querySelector(".maplibregl-popup-content").innerText`), "Colorado: 6.5")
}
