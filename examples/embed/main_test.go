package main

import (
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPagePinsTheMap(t *testing.T) {
	h, err := hostPage(fstest.MapFS{"manifest.json": {Data: []byte(`{"files": [{"name": "endqi-map-0123456789.js", "integrity": "sha384-x+y/z="}]}`)}}, "https://map.example")
	require.NoError(t, err)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
	assert.Contains(t, w.Body.String(), `src="https://map.example/endqi-map-0123456789.js" integrity="sha384-x&#43;y/z="`)
	assert.Contains(t, w.Header().Get("Content-Security-Policy"), "script-src 'self' https://map.example 'wasm-unsafe-eval'")
}

func TestFolderWithoutAMap(t *testing.T) {
	_, err := hostPage(fstest.MapFS{}, "https://map.example")
	assert.ErrorContains(t, err, "the folder has no map")
	_, err = hostPage(fstest.MapFS{"manifest.json": {Data: []byte(`{}`)}}, "https://map.example")
	assert.ErrorContains(t, err, "manifest.json names no module of the map")
	assert.ErrorContains(t, run(nil), "say where the map is")
}
