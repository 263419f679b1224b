// D3 draws this module's TopoJSON with d3 and topojson-client: ten lines, page.js.
//
//	npm ci --prefix .ci
//	go run ./examples/d3
//
// Copy page.html and page.js; states.topojson is what geo.WriteTopoJSON and rendermap -o states.topojson write, a file that
// any server can hold. The rings run as d3 wants them. d3's own projection has no place for the five territories.
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
	Name: "d3", Library: "d3/dist/d3.min.js", Port: "8082", Page: page,
	Files: map[string]func(io.Writer) error{"states.topojson": func(w io.Writer) error {
		standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
		return geo.WriteTopoJSON(w, standings, geo.Options{Detail: geo.Medium, Updated: states.Updated()})
	}},
}

func main() { example.Main() }
