// Package element holds the source of the custom element <endqi-map>: ES modules and the style sheet of its shadow root.
// Package bundle joins them to the one file that a site hosts.
package element

import (
	"embed"
	"io/fs"
)

//go:embed *.js *.css
var files embed.FS

// Files is the source: endqi-map.js, which defines the element, the modules it imports and map.css, all in one folder.
func Files() fs.FS { return files }
