package maptest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/bundle"
)

// Main runs the tests, stops the browsers that they shared, removes the folder and exits.
func Main(m *testing.M) {
	code := m.Run()
	browsertest.StopShared()
	if scratch != "" {
		os.RemoveAll(scratch)
	}
	os.Exit(code)
}

// scratch holds the folder and outlives a single test; it is empty until one is built.
var scratch string

var built = sync.OnceValues(func() (dir string, err error) {
	if dir = os.Getenv("MAP_FOLDER"); dir != "" {
		return dir, nil
	}
	if scratch, err = os.MkdirTemp("", "maptest-"); err != nil {
		return "", err
	}
	dir = filepath.Join(scratch, "map")
	output, err := exec.Command("go", "run", "github.com/endqi/endqi/examples/site", "-out", dir).CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%w: %s", err, output)
	}
	return dir, err
})

// Folder is a folder that examples/site wrote, the same for all tests of a package. The environment variable MAP_FOLDER names one that
// was written before; it has to be of the same sources.
func Folder(t testing.TB) string {
	t.Helper()
	dir, err := built()
	require.NoError(t, err)
	return dir
}

// path is where the one file of the folder is that a pattern matches.
func path(t testing.TB, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(Folder(t), pattern))
	require.NoError(t, err)
	require.Len(t, found, 1, pattern)
	return found[0]
}

// File is the content of the one file of the folder that a pattern matches.
func File(t testing.TB, pattern string) []byte {
	t.Helper()
	data, err := os.ReadFile(path(t, pattern))
	require.NoError(t, err)
	return data
}

// Site serves the folder and further pages, and remembers what is asked for.
type Site struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string
}

// Serve serves the folder under the strict policy for the length of the test. Each of before may answer a request in its
// place; then come the pages, HTML by path.
func Serve(t testing.TB, pages map[string]string, before ...func(w http.ResponseWriter, r *http.Request) (answered bool)) *Site {
	t.Helper()
	return serve(t, bundle.Strict, pages, before)
}

// ServeFreely is like [Serve], but without a policy: the pages may have scripts and styles of their own.
func ServeFreely(t testing.TB, pages map[string]string, before ...func(w http.ResponseWriter, r *http.Request) (answered bool)) *Site {
	t.Helper()
	return serve(t, func(h http.Handler) http.Handler { return h }, pages, before)
}

func serve(t testing.TB, under func(http.Handler) http.Handler, pages map[string]string, before []func(w http.ResponseWriter, r *http.Request) (answered bool)) *Site {
	t.Helper()
	s := &Site{}
	files := bundle.Handler(os.DirFS(Folder(t)))
	s.Server = browsertest.Serve(t, under(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		s.mu.Unlock()
		for _, answer := range before {
			if answer(w, r) {
				return
			}
		}
		if page, ok := pages[r.URL.Path]; ok {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page)
			return
		}
		files.ServeHTTP(w, r)
	})))
	return s
}

// Asked is the paths that were asked for since the start or the last Forget.
func (s *Site) Asked() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.asked)
}

// Forget makes the site forget what was asked for.
func (s *Site) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = nil
}

// Count is how many requests were made for paths that hold the text.
func (s *Site) Count(text string) (n int) {
	for _, path := range s.Asked() {
		if strings.Contains(path, text) {
			n++
		}
	}
	return n
}

// Answer sends a body for the paths that hold a text.
func Answer(path, kind string, body []byte) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if !strings.Contains(r.URL.Path, path) {
			return false
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Access-Control-Allow-Origin", "*")
		w.Write(body)
		return true
	}
}

// Answer404 says that there is nothing at the paths that hold a text.
func Answer404(path string) func(http.ResponseWriter, *http.Request) bool {
	return func(w http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, path) {
			http.NotFound(w, r)
			return true
		}
		return false
	}
}
