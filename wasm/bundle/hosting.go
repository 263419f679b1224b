package bundle

import (
	"bytes"
	"io/fs"
	"regexp"
	"text/template"

	"github.com/endqi/endqi/wasm/element"
)

// hosting writes what hosts and npm read.
func (b *builder) hosting(c code) {
	b.keep("_headers", func() ([]byte, error) {
		var names []string
		for _, f := range b.files {
			if hashed.MatchString(f.Name) {
				names = append(names, f.Name)
			}
		}
		return fill("_headers", map[string]any{"Hashed": names})
	})
	b.keep("HOSTING.md", func() ([]byte, error) { return []byte(source("HOSTING.md")), nil })
	b.keep("README.md", func() ([]byte, error) { return []byte(source("README.md")), nil })
	b.keep("package.json", func() ([]byte, error) { return fill("package.json", map[string]any{"Version": Version}) })
	b.keep("endqi-map.d.ts", func() ([]byte, error) { return []byte(source("endqi-map.d.ts")), nil })
	b.keep("custom-elements.json", customElements)
}

func fill(name string, values map[string]any) ([]byte, error) {
	t, err := template.New(name).Parse(source(name))
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = t.Execute(&text, values)
	return text.Bytes(), err
}

// item is a member of a custom elements manifest.
type item struct {
	Name        string `json:"name"`
	Type        *kind  `json:"type,omitempty"`
	Description string `json:"description"`
}

type kind struct {
	Text string `json:"text"`
}

// tag is a line of the element's documentation such as "@attr lens - what colors the map".
var tag = regexp.MustCompile(`(?m)^ \* @(attr|slot|event|csspart|cssproperty) (?:([\w-]+) )?-? ?(.+)$`)

// customElements is a custom elements manifest (github.com/webcomponents/custom-elements-manifest, schema 1.0.0), made of
// what the element's source says of itself.
func customElements() ([]byte, error) {
	text, err := fs.ReadFile(element.Files(), "element.js")
	if err != nil {
		return nil, err
	}
	items := map[string][]item{}
	for _, m := range tag.FindAllStringSubmatch(string(text), -1) {
		i := item{Name: m[2], Description: m[3]}
		if m[1] == "event" {
			i.Type = &kind{"CustomEvent<{state: string}>"}
		}
		items[m[1]] = append(items[m[1]], i)
	}
	return encode(map[string]any{
		"schemaVersion": "1.0.0",
		"modules": []any{map[string]any{
			"kind": "javascript-module", "path": "endqi-map.js",
			"declarations": []any{map[string]any{
				"kind": "class", "name": "EndqiMap", "tagName": "endqi-map", "customElement": true,
				"superclass":  map[string]string{"name": "HTMLElement"},
				"description": "A map of what each jurisdiction of the United States does about qualified immunity.",
				"attributes":  items["attr"], "slots": items["slot"], "events": items["event"],
				"cssParts": items["csspart"], "cssProperties": items["cssproperty"],
			}},
			"exports": []any{
				map[string]any{"kind": "custom-element-definition", "name": "endqi-map", "declaration": map[string]string{"name": "EndqiMap", "module": "endqi-map.js"}},
				map[string]any{"kind": "js", "name": "EndqiMap", "declaration": map[string]string{"name": "EndqiMap", "module": "endqi-map.js"}},
			},
		}},
	})
}
