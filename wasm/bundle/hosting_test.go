package bundle

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/bundle/site"
)

// hosting is a file that the bundle has as it is.
func hosting(t *testing.T, name string) string {
	t.Helper()
	text, err := hostingFiles.ReadFile("hosting/" + name)
	require.NoError(t, err)
	return string(text)
}

func TestLicensesAreBesideTheFiles(t *testing.T) {
	text := hosting(t, "LICENSES.txt")
	for _, file := range []string{"LICENSE", "geo/us-atlas/LICENSE", "geo/card/internal/svg/fonts/LICENSE"} {
		license, err := os.ReadFile(filepath.Join("../..", file))
		require.NoError(t, err)
		assert.Contains(t, text, string(bytes.TrimSpace(license)), file)
	}
	for _, owner := range []string{"Copyright 2009 The Go Authors.", "Copyright (c) 2020 The Go Authors."} {
		assert.Contains(t, text, owner)
	}
	assert.Contains(t, hosting(t, "package.json"), `"*.txt"`, "what npm packs")

	dir := t.TempDir()
	m := small(t, dir)
	assert.Equal(t, text, string(read(t, dir, "LICENSES.txt")))
	listed := false
	for _, f := range m.Files {
		listed = listed || f.Name == "LICENSES.txt"
	}
	assert.True(t, listed, "in the manifest")
	archive := read(t, dir, site.ArchiveName)
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	require.NoError(t, err)
	_, err = z.Open("endqi-map/LICENSES.txt")
	assert.NoError(t, err)
}
