// Package recipetest opens recipes in a browser, for tests.
package recipetest

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/examples/internal/recipe"
	"github.com/endqi/endqi/wasm/browsertest"
)

// Modules is where npm puts the libraries for the checks, seen from the folder of an example.
const Modules = "../../.ci/node_modules"

// Open shows a recipe in Chromium, 1100 by 760 pixels. The test is skipped where the library or the browser is missing,
// and fails so where CI=true. When it ends, the page must have reported no error.
func Open(t *testing.T, r recipe.Recipe) *browsertest.Browser {
	t.Helper()
	handler, err := r.Handler(Modules)
	if errors.Is(err, fs.ErrNotExist) && os.Getenv("CI") != "true" {
		t.Skipf("the page was not tested: %v", err)
	}
	require.NoError(t, err)
	b := browsertest.Start(t, browsertest.Chromium)
	server := browsertest.Serve(t, handler)
	t.Cleanup(func() {
		for _, m := range b.Console() {
			assert.NotEqual(t, "SEVERE", m.Level, "%s", m.Text)
		}
	})
	b.Size(1100, 760)
	b.Open(server.URL)
	return b
}
