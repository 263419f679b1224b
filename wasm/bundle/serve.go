package bundle

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/endqi/endqi/wasm/bundle/site"
)

// types are fixed here, since a system's own table may lack wasm, which browsers do not stream under another type.
var types = map[string]string{
	".css":      "text/css; charset=utf-8",
	".csv":      "text/csv; charset=utf-8",
	".geojson":  "application/geo+json",
	".html":     "text/html; charset=utf-8",
	".js":       "text/javascript; charset=utf-8",
	".json":     "application/json",
	".md":       "text/markdown; charset=utf-8",
	".png":      "image/png",
	".svg":      "image/svg+xml",
	".topojson": "application/json",
	".txt":      "text/plain; charset=utf-8",
	".wasm":     "application/wasm",
	".xml":      "application/xml",
	".zip":      "application/zip",
}

// Handler serves a bundle as any host should: compressed as the browser likes best, with content types, for pages of every
// origin, files with a hash in their name for good and the others for five minutes, after which their ETag tells whether they
// have changed. A path that ends in / is its index.html; where there is no file, the bundle's 404.html says so. A header that is set
// before stays as it is.
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
		addHeaders(h, site.CommonHeaders())
		h.Add("Vary", "Accept-Encoding")
		kind, ok := types[path.Ext(name)]
		if !ok {
			notFound(w, r, folder)
			return
		}
		data, coding := negotiate(folder, name, strings.Join(r.Header.Values("Accept-Encoding"), ","))
		switch {
		case coding == "":
			notFound(w, r, folder)
			return
		case data == nil:
			http.Error(w, "the file has no form that the request's Accept-Encoding allows", http.StatusNotAcceptable)
			return
		case coding != "identity":
			h.Set("Content-Encoding", coding)
		}
		addHeaders(h, site.HeadersOf(name))
		addHeaders(h, []site.Header{{Name: "Content-Type", Value: kind}})
		if !site.IsPinned(name) {
			sum := sha256.Sum256(data)
			h.Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`) // who has it gets no second copy
		}
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
	})
}

// addHeaders sets headers. One that is set already stays: it is of a stricter site, such as that of [Strict].
func addHeaders(h http.Header, headers []site.Header) {
	for _, x := range headers {
		if h.Get(x.Name) == "" {
			h.Set(x.Name, x.Value)
		}
	}
}

// notFound sends the page that says so, or where the folder has none, a line.
func notFound(w http.ResponseWriter, r *http.Request, folder fs.FS) {
	page, err := fs.ReadFile(folder, "404.html")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", types[".html"])
	w.Header().Set("Content-Length", strconv.Itoa(len(page)))
	w.WriteHeader(http.StatusNotFound)
	w.Write(page) // of which a HEAD request gets nothing
}

// negotiate gives a file in the form that is wanted most, and its coding. The coding is "" where there is no such file, and
// the content nil where every form of it is refused.
func negotiate(folder fs.FS, name, accept string) (data []byte, coding string) {
	best := 0
	for _, form := range forms {
		content, err := fs.ReadFile(folder, name+form.ext)
		if err != nil {
			continue
		}
		if coding == "" {
			coding = form.coding
		}
		if w := weight(accept, form.coding); w > best {
			data, coding, best = content, form.coding, w
		}
	}
	return data, coding
}

// Strict serves files, such as those of [Handler], under [site.Policy], with which the map works and little else does. The pages
// for frames name their own origin as well: in a sandboxed frame WebKit does not count it as 'self'.
func Strict(files http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		policy := site.Policy
		if r.URL.Path == "/map.html" || r.URL.Path == "/card.html" {
			policy = site.HostedPolicy("http://" + r.Host)
		}
		w.Header().Set("Content-Security-Policy", policy)
		files.ServeHTTP(w, r)
	})
}
