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

	"github.com/endqi/endqi/examples/internal/recipe"
	"github.com/endqi/endqi/geo"
)

//go:embed page.html page.js
var page embed.FS

var example = recipe.Recipe{
	Name: "plot", Library: "@observablehq/plot/dist/plot.umd.min.js", Port: "8084", Page: page,
	Data: "states.geojson", Winding: geo.D3,
}

func main() { example.Main() }
