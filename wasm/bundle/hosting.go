package bundle

import (
	"bytes"
	"embed"

	"github.com/endqi/endqi/wasm/bundle/site"
)

//go:embed hosting
var hostingFiles embed.FS

// hosting writes what hosts and npm read.
func (b *builder) hosting() {
	for _, name := range []string{"HOSTING.md", "LICENSES.txt", "README.md", "endqi-map.d.ts", "endqi-place.d.ts"} {
		b.named(name, func() ([]byte, error) { return hostingFiles.ReadFile("hosting/" + name) })
	}
	b.named("package.json", npmPackage)
	b.named("custom-elements.json", customElements)
}

// headers writes the headers that a host is to send with the files so far, the manifest and the archive.
func (b *builder) headers(address string) {
	b.named("_headers", func() ([]byte, error) {
		names := []string{"manifest.json", site.ArchiveName}
		for _, f := range b.files {
			names = append(names, f.Name)
		}
		return site.HeadersFile(address, names), nil
	})
}

// npmPackage is package.json, with the version.
func npmPackage() ([]byte, error) {
	text, err := hostingFiles.ReadFile("hosting/package.json")
	return bytes.ReplaceAll(text, []byte("{{.Version}}"), []byte(site.Version)), err
}
