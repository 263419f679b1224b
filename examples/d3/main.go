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

	"github.com/endqi/endqi/examples/internal/recipe"
)

//go:embed page.html page.js
var page embed.FS

var example = recipe.Recipe{
	Name: "d3", Library: "d3/dist/d3.min.js", Port: "8082", Page: page,
	Data: "states.topojson",
}

func main() { example.Main() }
