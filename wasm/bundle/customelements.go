package bundle

import (
	"io/fs"
	"regexp"
	"strings"

	"github.com/endqi/endqi/wasm/bundle/site"
	"github.com/endqi/endqi/wasm/element"
)

// item is a member of a custom elements manifest.
type item struct {
	Name        string            `json:"name"`
	Type        map[string]string `json:"type,omitempty"`
	Description string            `json:"description"`
}

// tag is a line of the element's documentation such as "@attr lens - what colors the map".
var tag = regexp.MustCompile(`(?m)^ \* @(attr|slot|event|csspart|cssproperty) (?:([\w-]+) )?-? ?(.+)$`)

// details are the members of an event's detail that its description names: "detail.state is its code" gives "state: string".
func details(description string) (members []string) {
	for _, m := range regexp.MustCompile(`detail\.(\w+)`).FindAllStringSubmatch(description, -1) {
		members = append(members, m[1]+": string")
	}
	return members
}

// customElements is a custom elements manifest (github.com/webcomponents/custom-elements-manifest, schema 1.0.0), made of
// what the elements' sources say of themselves.
func customElements() ([]byte, error) {
	var modules []any
	for _, e := range []struct{ name, class, source, description string }{
		{"endqi-map", "EndqiMap", "element.js", "A map of what each jurisdiction of the United States does about qualified immunity."},
		{"endqi-place", "EndqiPlace", "place.js", "A card of what one jurisdiction of the United States does about qualified immunity."},
	} {
		text, err := fs.ReadFile(element.Files(), e.source)
		if err != nil {
			return nil, err
		}
		items := map[string][]item{}
		for _, m := range tag.FindAllStringSubmatch(string(text), -1) {
			i := item{Name: m[2], Description: m[3]}
			if m[1] == "event" {
				i.Type = map[string]string{"text": "CustomEvent<{" + strings.Join(details(m[3]), "; ") + "}>"}
			}
			items[m[1]] = append(items[m[1]], i)
		}
		declaration := map[string]any{
			"kind": "class", "name": e.class, "tagName": e.name, "customElement": true,
			"superclass":  map[string]string{"name": "HTMLElement"},
			"description": e.description,
			"attributes":  items["attr"], "slots": items["slot"], "events": items["event"], "cssProperties": items["cssproperty"],
		}
		if parts := items["csspart"]; parts != nil {
			declaration["cssParts"] = parts
		}
		module := e.name + ".js"
		class := map[string]string{"name": e.class, "module": module}
		modules = append(modules, map[string]any{
			"kind": "javascript-module", "path": module,
			"declarations": []any{declaration},
			"exports": []any{
				map[string]any{"kind": "custom-element-definition", "name": e.name, "declaration": class},
				map[string]any{"kind": "js", "name": e.class, "declaration": class},
			},
		})
	}
	return site.EncodeJSON(map[string]any{"schemaVersion": "1.0.0", "modules": modules})
}
