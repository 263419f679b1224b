package maptest

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// Slowness is what a network does to the files whose name begins with Name.
type Slowness struct {
	Name  string
	Delay time.Duration // before the first byte
	Rate  int           // bytes a second, 0 for all at once
}

// portion is how long a slow network takes from one portion to the next.
const portion = 50 * time.Millisecond

// Slow serves the folder a second time, under a path such as /slow/, over a network like that. No file of it stays in a
// browser's cache.
func Slow(t testing.TB, under string, network ...Slowness) func(http.ResponseWriter, *http.Request) bool {
	t.Helper()
	folder := Folder(t)
	return func(w http.ResponseWriter, r *http.Request) bool {
		name, ok := strings.CutPrefix(r.URL.Path, under)
		if !ok {
			return false
		}
		data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil {
			http.NotFound(w, r)
			return true
		}
		rate := 0
		for _, s := range network {
			if strings.HasPrefix(name, s.Name) {
				rate = s.Rate
				wait(r, s.Delay)
			}
		}
		uncached(w, name)
		if rate == 0 {
			w.Write(data)
			return true
		}
		size := int(float64(rate) * portion.Seconds())
		for ; len(data) > 0 && r.Context().Err() == nil; wait(r, portion) {
			n := min(size, len(data))
			w.Write(data[:n])
			w.(http.Flusher).Flush()
			data = data[n:]
		}
		return true
	}
}

// uncached sets the headers of a file that a browser asks for every time.
func uncached(w http.ResponseWriter, name string) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Access-Control-Allow-Origin", "*")
	h.Set("Content-Type", map[string]string{".html": "text/html; charset=utf-8", ".js": "text/javascript", ".json": "application/json", ".css": "text/css",
		".wasm": "application/wasm"}[filepath.Ext(name)])
}

// wait waits, or until the browser no longer wants the answer.
func wait(r *http.Request, d time.Duration) {
	select {
	case <-time.After(d):
	case <-r.Context().Done():
	}
}

// Outage cuts connections: those for files whose path holds a text, until told otherwise.
type Outage struct{ of atomic.Pointer[string] }

// Begin cuts from now on what is asked for from paths that hold the text.
func (o *Outage) Begin(text string) { o.of.Store(&text) }

// End lets everything through again.
func (o *Outage) End() { o.of.Store(nil) }

// Answer is for [Serve], before what would answer else.
func (o *Outage) Answer(w http.ResponseWriter, r *http.Request) bool {
	if of := o.of.Load(); of != nil && strings.Contains(r.URL.Path, *of) {
		panic(http.ErrAbortHandler) // the connection ends, and no log says so
	}
	return false
}

// CatchAll answers every address under a path with a host's page, as hosts of single-page applications do; but app.js there
// is the element.
func CatchAll(t testing.TB, under, page string) func(http.ResponseWriter, *http.Request) bool {
	t.Helper()
	module := File(t, "endqi-map.js")
	return func(w http.ResponseWriter, r *http.Request) bool {
		name, ok := strings.CutPrefix(r.URL.Path, under)
		if !ok {
			return false
		}
		if name == "app.js" {
			uncached(w, name)
			w.Write(module)
		} else {
			uncached(w, ".html")
			w.Write([]byte(page))
		}
		return true
	}
}

// Script serves a file of the test's own package as a script for pages.
func Script(t testing.TB, path, file string) func(http.ResponseWriter, *http.Request) bool {
	t.Helper()
	source, err := os.ReadFile(file)
	require.NoError(t, err)
	return func(w http.ResponseWriter, r *http.Request) bool {
		if r.URL.Path != path {
			return false
		}
		uncached(w, path)
		w.Write(source)
		return true
	}
}
