package bundle

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/bundle/site"
)

// joined is what a host sends for a path that reads the file _headers as Netlify and Cloudflare Pages do: the values of all
// rules that fit, joined.
func joined(t *testing.T, rules, path string) map[string]string {
	t.Helper()
	sent, fits := map[string]string{}, false
	for line := range strings.Lines(rules) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "/") {
			fits = regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(line), `\*`, ".*") + "$").MatchString(path)
			continue
		}
		name, value, ok := strings.Cut(line, ": ")
		require.True(t, ok, line)
		if fits && sent[name] != "" {
			value = sent[name] + ", " + value
		}
		if fits {
			sent[name] = value
		}
	}
	return sent
}

func TestHeaders(t *testing.T) {
	dir := t.TempDir()
	m := small(t, dir)
	h := Handler(os.DirFS(dir))
	t.Run("hosts send each once", func(t *testing.T) { hostsSendEachHeaderOnce(t, dir, m, h) })
	t.Run("frame", func(t *testing.T) { frameMayBeShownByEveryPage(t, h) })
	t.Run("what is not there", func(t *testing.T) { pageForWhatIsNotThere(t, h) })
}

func hostsSendEachHeaderOnce(t *testing.T, dir string, m site.Manifest, h http.Handler) {
	var names []string
	for _, f := range m.Files {
		names = append(names, f.Name)
	}
	for _, c := range []struct{ why, address, root string }{
		{"no address", "", "/"},
		{"at the root", "https://map.example/", "/"},
		{"below the root", "https://site.example/a/map/", "/a/map/"},
		{"a space in the path", "https://site.example/a%20b/", "/a%20b/"},
	} {
		t.Run(c.why, func(t *testing.T) {
			rules := string(site.HeadersFile(c.address, names))
			assert.Less(t, strings.Count("\n"+rules, "\n/"), 100, "rules that Cloudflare Pages takes")
			for _, name := range append(names, "") {
				w := httptest.NewRecorder()
				h.ServeHTTP(w, httptest.NewRequest("GET", "http://map.test/"+name, nil))
				if w.Code != http.StatusOK { // no browser reads it
					continue
				}
				for header, value := range joined(t, rules, c.root+name) {
					assert.Equal(t, []string{value}, w.Header()[header], "%s of %s", header, name)
				}
				assert.NotEmpty(t, joined(t, rules, c.root+name)["Cache-Control"], name)
				if page, ok := strings.CutSuffix(name, ".html"); ok {
					assert.Equal(t, joined(t, rules, c.root+name), joined(t, rules, c.root+page), "%s without its ending", name)
				}
			}
			if c.root != "/" {
				assert.Empty(t, joined(t, rules, "/other.html"), "files of the site around")
			}
		})
	}
	written, err := fs.ReadFile(os.DirFS(dir), "_headers")
	require.NoError(t, err)
	for _, name := range append(names, "", "manifest.json", site.ArchiveName) {
		assert.NotEmpty(t, joined(t, string(written), "/"+name), name)
		if name != "_headers" {
			assert.NotEmpty(t, joined(t, string(written), "/"+name)["Cache-Control"], name)
		}
	}
}

func frameMayBeShownByEveryPage(t *testing.T, h http.Handler) {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://map.test/map.html", nil))
	assert.Equal(t, "base-uri 'none'; form-action 'none'; object-src 'none'", w.Header().Get("Content-Security-Policy"))
	assert.Equal(t, "require-corp", w.Header().Get("Cross-Origin-Embedder-Policy"))
	assert.Empty(t, w.Header().Get("X-Frame-Options"))
	assert.Contains(t, w.Header().Get("Permissions-Policy"), "geolocation=()")
	assert.NotEmpty(t, w.Header().Get("Referrer-Policy"))
}

func pageForWhatIsNotThere(t *testing.T, h http.Handler) {
	for _, path := range []string{"/nothing.html", "/a/b/c", "/core-0000000000.wasm", "/places/"} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "http://map.test"+path, nil))
		assert.Equal(t, 404, w.Code, path)
		assert.Equal(t, "text/html; charset=utf-8", w.Header().Get("Content-Type"), path)
		assert.Contains(t, w.Body.String(), `<a href="/index.html">`, path)
		assert.Empty(t, w.Header().Get("Cache-Control"), "it may be there soon")
	}
}
