// Leaflet shows this module's GeoJSON on a Leaflet map: colors as they come, and a popup with the score and the nine verdicts.
//
//	npm ci --prefix .ci
//	go run ./examples/leaflet
//
// Copy page.html and page.js; states.geojson is what geo.Write writes, a file that any server can hold. Leaflet itself comes from npm and is served from
// this machine: the page asks nobody else for anything.
package main

import (
	"embed"

	"github.com/endqi/endqi/examples/internal/recipe"
)

//go:embed page.html page.js page.css
var page embed.FS

var example = recipe.Recipe{
	Name: "leaflet", Library: "leaflet/dist/leaflet.js", Port: "8081", Page: page,
	Data: "states.geojson",
}

func main() { example.Main() }
