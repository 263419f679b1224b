package site

import (
	"archive/zip"
	"bytes"
	"errors"
	"image/png"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

func TestShareKits(t *testing.T) {
	files := map[string][]byte{}
	standings := states.Tally(nil, nil, states.MustParseDate("2027-01-01"))[:6]
	require.NoError(t, makeKits(standings, Options{URL: "https://map.example/", Dataset: &wasm.Dataset{}}, func(name string, data []byte) error {
		files[name] = data
		return nil
	}))
	assert.Len(t, files, len(standings))

	full := errors.New("the disk is full")
	assert.ErrorIs(t, makeKits(standings[:1], Options{Dataset: &wasm.Dataset{}}, func(string, []byte) error { return full }), full)

	kit, err := zip.NewReader(bytes.NewReader(files["cards/kits/CO.zip"]), int64(len(files["cards/kits/CO.zip"])))
	require.NoError(t, err)
	content := map[string][]byte{}
	for _, f := range kit.File {
		r, err := f.Open()
		require.NoError(t, err)
		content[f.Name], err = io.ReadAll(r)
		require.NoError(t, err)
	}
	assert.Len(t, content, 12)
	for _, name := range []string{"CO-1200x630-en", "CO-1080x1080-en", "CO-1080x1920-en", "CO-1200x630-es", "CO-1080x1080-es", "CO-1080x1920-es"} {
		_, err := png.DecodeConfig(bytes.NewReader(content[name+".png"]))
		assert.NoError(t, err, name)
		assert.Contains(t, string(content[name+".txt"]), "map.example/places/CO.html", name)
	}
	assert.Contains(t, string(content["CO-1080x1080-es.txt"]), "Colorado: Sin evaluar")
}
