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

	"github.com/endqi/endqi/examples/internal/recipe"
)

//go:embed page.html page.js page.css
var page embed.FS

var example = recipe.Recipe{
	Name: "maplibre", Library: "maplibre-gl/dist/maplibre-gl.mjs", Port: "8083", Page: page,
	Data: "states.geojson",
}

func main() { example.Main() }
