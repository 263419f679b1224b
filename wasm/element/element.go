// Package element holds the source of the custom elements <endqi-map> and <endqi-place>: ES modules and the style sheets of their
// shadow roots. Package bundle joins them to one file each.
//
// A .js or .css file in this folder is part of an element; what is not, such as the tests for Node, lies in a folder below.
package element

import (
	"embed"
	"io/fs"
)

//go:embed *.js *.css
var files embed.FS

// Files is the source, all in one folder: endqi-map.js and endqi-place.js, which define the elements, the modules that they import,
// and their style sheets: common.css, map.css, cells.css and views.css; common.css, cells.css and place.css.
func Files() fs.FS { return files }
