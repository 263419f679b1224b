package bundle

import (
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
	"github.com/endqi/endqi/wasm/bundle/site"
	"github.com/endqi/endqi/wasm/element"
)

// small makes a bundle quickly: a few records, and a core that nobody runs.
func small(t *testing.T, dir string) site.Manifest {
	t.Helper()
	data := site.Shipped()
	data.Bills, data.Evidence, data.Cases = data.Bills[:5], nil, data.Cases[:3]
	m, err := Build(t.Context(), Options{Dir: dir, Dataset: data, Core: []byte("\x00asm\x01\x00\x00\x00"), hasty: true})
	require.NoError(t, err)
	return m
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	require.NoError(t, err)
	return data
}

func TestBundle(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "map")
	m := small(t, dir)
	t.Run("manifest tells the truth", func(t *testing.T) { manifestTellsTheTruth(t, dir, m) })
	t.Run("latest names files that are there", func(t *testing.T) { latestNamesFiles(t, dir) })
	again := t.TempDir()
	require.Equal(t, m, small(t, again), "the same records give the same manifest")
	t.Run("same bytes", func(t *testing.T) { sameBytes(t, dir, again, m) })
	t.Run("pinned files and past editions outlive one", func(t *testing.T) { pastStays(t, again, m) })
}

func manifestTellsTheTruth(t *testing.T, dir string, m site.Manifest) {
	assert.Equal(t, states.Updated().String(), m.Edition)
	require.NotEmpty(t, m.Files)
	listed := map[string]bool{"manifest.json": true, "endqi-map-" + site.Version + ".zip": true}
	for _, f := range m.Files {
		listed[f.Name] = true
		data := read(t, dir, f.Name)
		sum := sha512.Sum384(data)
		assert.Equal(t, "sha384-"+base64.StdEncoding.EncodeToString(sum[:]), f.Integrity, f.Name)
		assert.Len(t, data, f.Bytes, f.Name)

		if compressed(f.Name) {
			assert.Zero(t, f.Brotli+f.Gzip, f.Name)
			continue
		}
		br, gz := read(t, dir, f.Name+".br"), read(t, dir, f.Name+".gz")
		assert.Len(t, br, f.Brotli, f.Name)
		assert.Len(t, gz, f.Gzip, f.Name)
		plain, err := io.ReadAll(brotli.NewReader(bytes.NewReader(br)))
		require.NoError(t, err, f.Name)
		assert.Equal(t, data, plain, f.Name)
		z, err := gzip.NewReader(bytes.NewReader(gz))
		require.NoError(t, err, f.Name)
		plain, err = io.ReadAll(z)
		require.NoError(t, err, f.Name)
		assert.Equal(t, data, plain, f.Name)
	}
	require.NoError(t, filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		name, _ = filepath.Rel(dir, name)
		name = strings.TrimSuffix(strings.TrimSuffix(filepath.ToSlash(name), ".br"), ".gz")
		assert.True(t, err != nil || d.IsDir() || listed[name], "%s is in the folder and not in the manifest", name)
		return err
	}))

	var written site.Manifest
	require.NoError(t, json.Unmarshal(read(t, dir, "manifest.json"), &written))
	assert.Equal(t, m, written)
}

func latestNamesFiles(t *testing.T, dir string) {
	var latest site.Latest
	require.NoError(t, json.Unmarshal(read(t, dir, "latest.json"), &latest))
	assets := []site.Asset{latest.Dataset, latest.Boundaries, latest.Core}
	for _, lang := range []string{"en", "es"} {
		require.Contains(t, latest.Views, lang)
		views := latest.Views[lang]
		assets = append(assets, views.Snapshot, views.Panels)
	}
	for _, a := range assets {
		data := read(t, dir, a.URL)
		sum := sha512.Sum384(data)
		assert.Equal(t, "sha384-"+base64.StdEncoding.EncodeToString(sum[:]), a.Integrity, a.URL)
		assert.Len(t, data, a.Bytes, a.URL)
		if !strings.HasPrefix(a.URL, "latest-") {
			assert.Regexp(t, `^[a-z-]+-[0-9a-f]{10}\.[a-z]+$`, a.URL)
		}
	}
	for lang, views := range latest.Views {
		assert.Equal(t, "latest-"+lang+".html", views.Snapshot.URL)
		html := string(read(t, dir, views.Snapshot.URL))
		for _, a := range []site.Asset{views.Panels, latest.Dataset} {
			assert.Contains(t, html, a.URL, "the document names its own files")
			assert.Contains(t, html, a.Integrity)
		}
	}
	_, err := wasm.ReadDataset(read(t, dir, latest.Dataset.URL))
	assert.NoError(t, err)
	var panels map[string]string
	require.NoError(t, json.Unmarshal(read(t, dir, latest.Views["en"].Panels.URL), &panels))
	assert.Len(t, panels, 58, "57 jurisdictions and how to read the map")
	for code, panel := range panels {
		if code != "" {
			own := strings.NewReplacer("panels-", site.PanelsFolder+code+"-", ".json", ".html").Replace(latest.Views["en"].Panels.URL)
			assert.Equal(t, panel, string(read(t, dir, own)), "the place's own file")
			assert.True(t, site.IsPinned(own), own)
		}
	}
}

func sameBytes(t *testing.T, a, b string, m site.Manifest) {
	for _, f := range append(m.Files, site.File{Name: "manifest.json"}, site.File{Name: "endqi-map-" + site.Version + ".zip"}) {
		for _, ext := range []string{"", ".br", ".gz"} {
			if ext == "" || !compressed(f.Name) {
				assert.True(t, bytes.Equal(read(t, a, f.Name+ext), read(t, b, f.Name+ext)), f.Name+ext)
			}
		}
	}
}

var dataNames = []string{"standings.csv", "standings.csv.br", "map.geojson", "places/CO.json", "datapackage.json"}

func pastStays(t *testing.T, dir string, before site.Manifest) {
	former := map[string][]byte{}
	for _, name := range dataNames {
		former[name] = read(t, dir, "data/"+name)
	}
	_, err := Build(t.Context(), Options{Dir: dir, Dataset: &wasm.Dataset{Updated: states.MustParseDate("2027-01-01")}, Core: []byte("\x00asm\x01\x00\x00\x00"), hasty: true})
	require.NoError(t, err)
	for _, f := range before.Files {
		if site.IsPinned(f.Name) {
			assert.Len(t, read(t, dir, f.Name), f.Bytes, f.Name)
		}
	}
	for _, name := range dataNames {
		assert.Equal(t, string(former[name]), string(read(t, dir, "data/"+before.Edition+"/"+name)), "an earlier edition stays as it was")
		assert.Equal(t, string(read(t, dir, "data/2027-01-01/"+name)), string(read(t, dir, "data/"+name)), "the current one is at both addresses")
		assert.NotEqual(t, string(former[name]), string(read(t, dir, "data/"+name)))
	}
}

func TestAddressThatIsNone(t *testing.T) {
	_, err := Build(t.Context(), Options{Dir: t.TempDir(), URL: "https://map.example"})
	assert.ErrorIs(t, err, site.ErrURL)
}

func TestAddressIsEscapedInPages(t *testing.T) {
	const address = "https://map.example/a&lt;'b/" // an address of a folder, with what HTML has its own meaning for
	dir := t.TempDir()
	_, err := Build(t.Context(), Options{Dir: dir, URL: address, Dataset: &wasm.Dataset{Updated: states.MustParseDate("2027-01-01")}, Core: []byte("\x00asm\x01\x00\x00\x00"), hasty: true})
	require.NoError(t, err)
	for _, name := range []string{"index.html", "map.html", "embed.html", "paste.html", "paste-map.html", "404.html", "places/CO.html", "latest-en.html"} {
		assert.NotContains(t, string(read(t, dir, name)), address, name)
	}
	assert.Contains(t, string(read(t, dir, "_headers")), "\n/a&lt;'b/core-", "a path as a request has it")
}

func TestCustomElementsManifestNamesWhatTheElementTakes(t *testing.T) {
	text, err := customElements()
	require.NoError(t, err)
	source, err := fs.ReadFile(element.Files(), "element.js")
	require.NoError(t, err)
	observed := regexp.MustCompile(`observedAttributes = \[(.*)\]`).FindSubmatch(source)
	require.NotNil(t, observed)
	for name := range strings.SplitSeq(string(observed[1]), ", ") {
		assert.Contains(t, string(text), `"name": `+name)
		assert.Contains(t, attributesOfTypes(t), strings.Trim(name, `"`), "endqi-map.d.ts")
	}
	for name := range attributesOfTypes(t) {
		assert.Contains(t, string(text), `"name": "`+name+`"`)
	}
}

func attributesOfTypes(t *testing.T) map[string]bool {
	t.Helper()
	names := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^  ([a-z]+)\?: `).FindAllStringSubmatch(hosting(t, "endqi-map.d.ts"), -1) {
		names[m[1]] = true
	}
	require.NotEmpty(t, names)
	return names
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	_, err := Build(t.Context(), Options{Dir: filepath.Join(file, "map")})
	var cause *fs.PathError
	require.ErrorAs(t, err, &cause)
	assert.Contains(t, err.Error(), "cannot make the folder: mkdir "+file)
}

func TestNoGo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := Build(t.Context(), Options{Dir: t.TempDir()})
	assert.ErrorIs(t, err, ErrNoGo)
}

func TestStrict(t *testing.T) {
	h := Strict(Handler(fstest.MapFS{"index.html": {Data: []byte("page")}, "map.html": {Data: []byte("frame")}}))
	for path, policy := range map[string]string{"/": site.Policy, "/map.html": site.HostedPolicy("http://map.test")} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "http://map.test"+path, nil))
		assert.Equal(t, http.StatusOK, w.Code, path)
		assert.Equal(t, policy, w.Header().Get("Content-Security-Policy"), path)
	}
}

func TestHandler(t *testing.T) {
	h := Handler(fstest.MapFS{
		"index.html":                  {Data: []byte("page")},
		"core-0123456789.wasm":        {Data: []byte("wasm")},
		"core-0123456789.wasm.br":     {Data: []byte("br")},
		"core-0123456789.wasm.gz":     {Data: []byte("gz")},
		"latest.json":                 {Data: []byte("{}")},
		"co/index.html":               {Data: []byte("Colorado")},
		"notes":                       {Data: []byte("not of the bundle")},
		"data/standings.csv":          {Data: []byte("csv")},
		"data/2026-11-29/map.geojson": {Data: []byte("{}")},
		"feed.xml":                    {Data: []byte("feed")},
		"feed.json":                   {Data: []byte("{}")},
		"sitemap.xml":                 {Data: []byte("urls")},
		"endqi-map-0123456789.js":     {Data: []byte("js")},
		"endqi-map-0123456789.css":    {Data: []byte("css")},
	})
	const forGood, fiveMinutes = "public, max-age=31536000, immutable", "public, max-age=300"
	for _, c := range []struct {
		name, method, path, accept string
		status                     int
		body, kind, encoding, keep string
	}{
		{"front page", "GET", "/", "", 200, "page", "text/html; charset=utf-8", "", fiveMinutes},
		{"page of a folder", "GET", "/co/", "", 200, "Colorado", "text/html; charset=utf-8", "", fiveMinutes},
		{"brotli before gzip", "GET", "/core-0123456789.wasm", "gzip, deflate, br", 200, "br", "application/wasm", "br", forGood},
		{"gzip where there is no brotli", "GET", "/core-0123456789.wasm", "gzip", 200, "gz", "application/wasm", "gzip", forGood},
		{"plain where nothing is asked for", "GET", "/core-0123456789.wasm", "", 200, "wasm", "application/wasm", "", forGood},
		{"plain where there is nothing else", "GET", "/endqi-map-0123456789.js", "br", 200, "js", "text/javascript; charset=utf-8", "", forGood},
		{"table", "GET", "/data/standings.csv", "", 200, "csv", "text/csv; charset=utf-8", "", fiveMinutes},
		{"map for programs", "GET", "/data/2026-11-29/map.geojson", "", 200, "{}", "application/geo+json", "", fiveMinutes},
		{"feed", "GET", "/feed.xml", "", 200, "feed", "application/atom+xml", "", fiveMinutes},
		{"feed in JSON", "GET", "/feed.json", "", 200, "{}", "application/feed+json", "", fiveMinutes},
		{"sitemap", "GET", "/sitemap.xml", "", 200, "urls", "application/xml", "", fiveMinutes},
		{"what moves is kept for five minutes", "GET", "/latest.json", "", 200, "{}", "application/json", "", fiveMinutes},
		{"head", "HEAD", "/latest.json", "", 200, "", "application/json", "", fiveMinutes},
		{"missing", "GET", "/nothing.json", "br", 404, "404 page not found\n", "text/plain; charset=utf-8", "", ""},
		{"of no known kind", "GET", "/notes", "", 404, "404 page not found\n", "text/plain; charset=utf-8", "", ""},
		{"out of the folder", "GET", "/../../etc/x.json", "", 404, "404 page not found\n", "text/plain; charset=utf-8", "", ""},
		{"post", "POST", "/", "", 405, "only GET and HEAD are answered\n", "text/plain; charset=utf-8", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "http://map.test"+c.path, nil)
			r.Header.Set("Accept-Encoding", c.accept)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			assert.Equal(t, c.status, w.Code)
			assert.Equal(t, c.body, w.Body.String())
			for header, want := range map[string]string{"Content-Type": c.kind, "Content-Encoding": c.encoding, "Cache-Control": c.keep} {
				assert.Equal(t, want, w.Header().Get(header), header)
			}
			if c.status == http.StatusOK {
				assert.Equal(t, "*", w.Header().Get("Access-Control-Allow-Origin"))
				assert.Equal(t, "nosniff", w.Header().Get("X-Content-Type-Options"))
				assert.Equal(t, "Accept-Encoding", w.Header().Get("Vary"))
			}
		})
	}
	t.Run("who has the file gets no second copy", func(t *testing.T) {
		r := httptest.NewRequest("GET", "http://map.test/latest.json", nil)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		r.Header.Set("If-None-Match", w.Header().Get("ETag"))
		again := httptest.NewRecorder()
		h.ServeHTTP(again, r)
		assert.Equal(t, 304, again.Code)
		assert.Zero(t, again.Body.Len())
	})
}
