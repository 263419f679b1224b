// Maplibre shows this module's GeoJSON with MapLibre GL: ten lines, page.js.
//
//	npm ci --prefix .ci
//	go run ./examples/maplibre
//
// Copy page.html and page.js; states.geojson is what geo.Write and rendermap -o states.geojson write, a file that any server
// can hold. MapLibre wants numbers as ids of features: promoteId makes one of the code.
package main

import (
	"embed"
	"io"

	"github.com/endqi/endqi/examples/internal/recipe"
	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
)

//go:embed page.html page.js page.css
var page embed.FS

var example = recipe.Recipe{
	Name: "maplibre", Library: "maplibre-gl/dist/maplibre-gl.mjs", Port: "8083", Page: page,
	Files: map[string]func(io.Writer) error{"states.geojson": func(w io.Writer) error {
		standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
		return geo.Write(w, standings, geo.Options{Detail: geo.Medium, Updated: states.Updated()})
	}},
}

func main() { example.Main() }
