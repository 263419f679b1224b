package bundle_test

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// A project installs the folder as a package, offline, and shows the map from node_modules.
func TestNPMPackage(t *testing.T) {
	if _, err := exec.LookPath("npm"); err != nil && os.Getenv("CI") != "true" {
		t.Skip("npm is not installed: the package was not packed")
	}
	dir := maptest.Folder(t)
	project := t.TempDir()
	run := func(args ...string) string {
		t.Helper()
		c := exec.Command(args[0], args[1:]...)
		c.Dir = project
		output, err := c.CombinedOutput()
		require.NoError(t, err, "%v: %s", args, output)
		return string(output)
	}
	listing := run("npm", "pack", dir, "--pack-destination", project)
	assert.NotContains(t, listing, ".br", "what is compressed for hosts stays out")
	archives, err := filepath.Glob(filepath.Join(project, "endqi-map-*.tgz"))
	require.NoError(t, err)
	require.Len(t, archives, 1)
	require.NoError(t, os.WriteFile(filepath.Join(project, "package.json"), []byte(`{"private": true, "type": "module"}`), 0o644))
	run("npm", "install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", archives[0])

	t.Run("types", func(t *testing.T) {
		tsc, err := filepath.Abs("../../.ci/node_modules/.bin/tsc")
		require.NoError(t, err)
		if _, err := os.Stat(tsc); err != nil && os.Getenv("CI") != "true" {
			t.Skip("tsc is not installed: npm ci --prefix .ci")
		}
		program := `import { EndqiMap, type EndqiMapAttributes } from "endqi-map";
import { EndqiPlace, type EndqiPlaceAttributes } from "endqi-map/endqi-place.js";
const place: EndqiPlace = document.createElement("endqi-place"), required: EndqiPlaceAttributes = { state: "CO" };
place.addEventListener("endqi-error", (event) => console.log(event.detail.message, required));
const map: EndqiMap = document.createElement("endqi-map");
const attributes: EndqiMapAttributes = { lens: "end", state: "CO" };
map.addEventListener("endqi-select", (event) => console.log(event.detail.state.length, attributes));
// @ts-expect-error: the detail has no such member
map.addEventListener("endqi-select", (event) => event.detail.code);
`
		require.NoError(t, os.WriteFile(filepath.Join(project, "use.ts"), []byte(program), 0o644))
		run(tsc, "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "use.ts")
	})
	t.Run("imported where there is no browser", func(t *testing.T) {
		node, err := exec.LookPath("node")
		if err != nil && os.Getenv("CI") != "true" {
			t.Skip("Node is not installed")
		}
		assert.Equal(t, "function\n", run(node, "--input-type=module", "-e", `import { EndqiMap } from "endqi-map"; console.log(typeof EndqiMap)`))
	})
	t.Run("shown from node_modules", func(t *testing.T) {
		files := http.FileServer(http.Dir(project))
		s := browsertest.Serve(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/" {
				w.Header().Set("Content-Type", "text/html")
				fmt.Fprint(w, `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/node_modules/endqi-map/endqi-map.js"></script><endqi-map lens="end"></endqi-map>`)
				return
			}
			files.ServeHTTP(w, r)
		}))
		b := maptest.Start(t, browsertest.Chromium, s.URL)
		b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 3 of 4, law in force"`)
		maptest.AssertQuiet(t, b)
	})
	entries, err := os.ReadDir(filepath.Join(project, "node_modules"))
	require.NoError(t, err)
	for _, e := range entries {
		assert.True(t, e.Name() == "endqi-map" || strings.HasPrefix(e.Name(), "."), "a dependency: %s", e.Name())
	}
}
