// Plot draws this module's GeoJSON with Observable Plot: ten lines, page.js.
//
//	npm ci --prefix .ci
//	go run ./examples/plot
//
// Copy page.html and page.js; states.geojson is what geo.Write writes with geo.D3 as its winding, and rendermap with
// -winding d3, a file that any server can hold. With the rings of RFC 7946 each state would fill the whole picture.
package main

import (
	"embed"
	"io"

	"github.com/endqi/endqi/examples/internal/recipe"
	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
)

//go:embed page.html page.js
var page embed.FS

var example = recipe.Recipe{
	Name: "plot", Library: "@observablehq/plot/dist/plot.umd.min.js", Port: "8084", Page: page,
	Files: map[string]func(io.Writer) error{"states.geojson": func(w io.Writer) error {
		standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
		return geo.Write(w, standings, geo.Options{Detail: geo.Medium, Winding: geo.D3, Updated: states.Updated()})
	}},
}

func main() { example.Main() }
