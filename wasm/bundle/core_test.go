package bundle

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Someone who was given a core compiles it anew in a folder of their own, with nothing left over from another build.
func TestCoreIsTheSameFromAnyFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling the core and the runtime anew takes half a minute")
	}
	here, err := compile(t.Context(), "")
	require.NoError(t, err)

	list := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "../reactor")
	list.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	packages, err := list.Output()
	require.NoError(t, err)
	elsewhere := t.TempDir()
	for _, name := range strings.Fields(string(packages)) {
		folder, ours := strings.CutPrefix(name, "github.com/endqi/endqi/")
		require.True(t, ours, "%s: the core has packages of this module alone", name)
		files, err := filepath.Glob(filepath.Join("../..", folder, "*.go"))
		require.NoError(t, err)
		require.NotEmpty(t, files, folder)
		for _, f := range append(files, "../../go.mod", "../../go.sum") {
			text, err := os.ReadFile(f)
			require.NoError(t, err)
			to := filepath.Join(elsewhere, f[len("../.."):])
			require.NoError(t, os.MkdirAll(filepath.Dir(to), 0o755))
			require.NoError(t, os.WriteFile(to, text, 0o644))
		}
	}
	t.Setenv("GOCACHE", t.TempDir())
	there, err := compile(t.Context(), elsewhere)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(here, there), "%d bytes here and %d there, or other ones", len(here), len(there))
}
