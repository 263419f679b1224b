package bundle

import (
	"bytes"
	_ "embed"
	"text/template"
)

//go:embed index.html
var indexSource string

//go:embed page.css
var frameSource string

// indexPage is the map as a page. The map stands in the page's own text, as a declarative shadow root: it shows before any
// script is there, and without one.
func indexPage(module, sheet, frame Asset, snapshot []byte) ([]byte, error) {
	t, err := template.New("index.html").Parse(indexSource)
	if err != nil {
		return nil, err
	}
	var page bytes.Buffer
	err = t.Execute(&page, map[string]any{"Module": module, "Sheet": sheet, "Frame": frame, "Snapshot": string(snapshot)})
	return page.Bytes(), err
}
