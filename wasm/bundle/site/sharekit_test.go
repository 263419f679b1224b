package site

import (
	"archive/zip"
	"bytes"
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
	step := shareCards(Options{URL: "https://map.example/", Dataset: &wasm.Dataset{Updated: states.MustParseDate("2027-01-01")}})
	require.NoError(t, step.Make(func(name string, data []byte) error {
		files[name] = data
		return nil
	}))
	assert.Len(t, files, 3*57)
	assert.Contains(t, files, "cards/"+wasm.CardFile("CO", "en"))
	assert.Contains(t, files, "cards/"+wasm.CardFile("CO", "es"))

	kit, err := zip.NewReader(bytes.NewReader(files["cards/CO.zip"]), int64(len(files["cards/CO.zip"])))
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
	assert.Equal(t, files["cards/CO.png"], content["CO-1200x630-en.png"])
}
