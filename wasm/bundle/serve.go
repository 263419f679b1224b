package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
	"time"
)

// Policy is a content security policy under which a page shows the map from its own origin. WebAssembly needs
// 'wasm-unsafe-eval', which allows no JavaScript from text.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'"

// HostedPolicy is a content security policy under which a page shows the map from another origin, "https://map.example".
func HostedPolicy(origin string) string {
	return "default-src 'none'; script-src 'self' " + origin + " 'wasm-unsafe-eval'; style-src 'self' " + origin +
		"; connect-src 'self' " + origin + "; img-src 'self' data: " + origin + "; frame-src 'self' " + origin
}

// types are fixed here, since a system's own table may lack wasm, which browsers do not stream under another type.
var types = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".md":   "text/markdown; charset=utf-8",
	".png":  "image/png",
	".svg":  "image/svg+xml",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
	".zip":  "application/zip",
}

var hashed = regexp.MustCompile(`-[0-9a-f]{10}\.[a-z]+$`)

// Handler serves a bundle as any host should: compressed as the browser likes best, with content types, for pages of every
// origin, files with a hash in their name for good and the others for five minutes, after which who has them is told so. A path that ends in / is its index.html.
func Handler(folder fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD are answered", http.StatusMethodNotAllowed)
			return
		}
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		if name == "" || strings.HasSuffix(r.URL.Path, "/") {
			name = path.Join(name, "index.html")
		}
		h := w.Header()
		h.Set("Access-Control-Allow-Origin", "*")
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Add("Vary", "Accept-Encoding")
		kind, ok := types[path.Ext(name)]
		if !ok {
			http.NotFound(w, r)
			return
		}
		for _, encoding := range []struct{ name, ext string }{{"br", ".br"}, {"gzip", ".gz"}, {"", ""}} {
			if !strings.Contains(r.Header.Get("Accept-Encoding"), encoding.name) {
				continue
			}
			data, err := fs.ReadFile(folder, name+encoding.ext)
			if err != nil {
				continue
			}
			if encoding.name != "" {
				h.Set("Content-Encoding", encoding.name)
			}
			h.Set("Content-Type", kind)
			if hashed.MatchString(name) {
				h.Set("Cache-Control", "public, max-age=31536000, immutable")
			} else {
				h.Set("Cache-Control", "public, max-age=300")
				sum := sha256.Sum256(data)
				h.Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`) // who has it gets no second copy
			}
			http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
			return
		}
		http.NotFound(w, r)
	})
}
