package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
)

// A browser draws the .svg as the .png has it, but for the letters, which it sets in another font.
func TestPNGIsWhatABrowserDraws(t *testing.T) {
	b := browsertest.Start(t, browsertest.Chromium)
	const width = 1100
	var other image.Image
	for _, args := range []string{"-theme light", "-theme dark", "-theme print", "-theme light -layout tiles", "-theme print -layout tiles"} {
		mine, err := png.Decode(bytes.NewReader([]byte(mustRender(t, fmt.Sprintf("-o - -format png -width %d %s", width, args)))))
		require.NoError(t, err)
		svg := mustRender(t, "-o - -format svg "+args)
		server := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/map.svg" {
				w.Header().Set("Content-Type", "image/svg+xml")
				fmt.Fprint(w, svg)
				return
			}
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprintf(w, `<!doctype html><style>body{margin:0}img{display:block}</style><img src="map.svg" width="%d">`, width)
		}))
		b.Size(width, mine.Bounds().Dy())
		b.Open(server.URL)
		theirs, err := png.Decode(bytes.NewReader(b.PNG()))
		require.NoError(t, err)
		require.Equal(t, mine.Bounds(), theirs.Bounds())

		most := .04
		if strings.HasSuffix(args, "tiles") {
			most = .05 // the fonts differ, and words fill more of a tile than of a shape
		}
		assert.Less(t, apart(mine, theirs), most, args)
		if other != nil && other.Bounds() == mine.Bounds() {
			assert.Greater(t, apart(other, theirs), .05, "another theme is told apart")
		}
		other = mine
	}
}

// Two pictures within one page keep to themselves: where the first is hidden, the second looks as when it is alone.
func TestPicturesOnOnePageKeepToThemselves(t *testing.T) {
	b := browsertest.Start(t, browsertest.Chromium)
	light, dark := mustRender(t, "-o - -format svg"), mustRender(t, "-o - -format svg -theme dark")
	page := ""
	server := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!doctype html><style>body{margin:0}</style>"+page)
	}))
	look := func(body string) image.Image {
		page = body
		b.Size(1200, 900)
		b.Open(server.URL)
		picture, err := png.Decode(bytes.NewReader(b.PNG()))
		require.NoError(t, err)
		return picture
	}
	alone := look(dark)
	assert.Zero(t, apart(alone, look(`<div style="display:none">`+light+"</div>"+dark)), "stripes and crosses are its own")
	assert.Equal(t, 2, browsertest.Eval[int](b, `document.querySelectorAll("svg[aria-labelledby]").length`))
	assert.Empty(t, browsertest.Eval[[]string](b, `(ids => ids.filter((id, i) => ids.indexOf(id) !== i))([...document.querySelectorAll("[id]")].map(e => e.id))`))
}

// apart is the share of pixels that differ clearly in some channel.
func apart(a, b image.Image) float64 {
	n := 0
	size := a.Bounds()
	for y := range size.Dy() {
		for x := range size.Dx() {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			if max(distance(p.R, q.R), distance(p.G, q.G), distance(p.B, q.B)) > 64 {
				n++
			}
		}
	}
	return float64(n) / float64(size.Dx()*size.Dy())
}

func distance(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }
