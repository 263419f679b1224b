// Embed is a site of its own that shows the map of another: the page comes from one origin, the map from a second, and the
// page allows that second origin and nothing else.
//
//	go run ./examples/site -out map
//	go run ./examples/embed map
package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"io/fs"
	"net"
	"net/http"
	"os"
	"strings"

	"github.com/endqi/endqi/wasm/bundle"
	"github.com/endqi/endqi/wasm/bundle/site"
)

//go:embed page.html
var page string

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "embed:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("say where the map is: go run ./examples/site -out map && go run ./examples/embed map")
	}
	folder := os.DirFS(args[0])
	maps, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	pages, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	host, err := hostPage(folder, "http://"+maps.Addr().String())
	if err != nil {
		return err
	}
	fmt.Printf("A site on http://%s/ shows the map of http://%s/ (Ctrl-C ends)\n", pages.Addr(), maps.Addr())
	go http.Serve(maps, bundle.Handler(folder))
	return http.Serve(pages, host)
}

// hostPage is a page that embeds the map of an origin, pinned by the hash that the map's manifest has for it.
func hostPage(folder fs.FS, origin string) (http.Handler, error) {
	text, err := fs.ReadFile(folder, "manifest.json")
	if err != nil {
		return nil, fmt.Errorf("the folder has no map: %w", err)
	}
	var manifest site.Manifest
	if err := json.Unmarshal(text, &manifest); err != nil {
		return nil, fmt.Errorf("manifest.json: %w", err)
	}
	t, err := template.New("page").Parse(page)
	if err != nil {
		return nil, err
	}
	for _, f := range manifest.Files {
		if strings.HasPrefix(f.Name, "endqi-map-") && strings.HasSuffix(f.Name, ".js") {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Security-Policy", site.HostedPolicy(origin))
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				t.Execute(w, map[string]string{"Origin": origin, "Module": f.Name, "Integrity": f.Integrity})
			}), nil
		}
	}
	return nil, fmt.Errorf("manifest.json names no module of the map")
}
