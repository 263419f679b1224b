package site

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

func TestStepsMakeAFolder(t *testing.T) {
	o := Options{Dataset: &wasm.Dataset{Updated: states.MustParseDate("2027-01-01")}, Assets: Assets{Core: Asset{URL: "core-0123456789.wasm"}}}
	steps, err := Steps(o)
	require.NoError(t, err)
	steps = slices.DeleteFunc(steps, func(s Step) bool { return s.Name == KitsFolder }) // they take long; TestShareKits makes some
	files := map[string]string{}
	for _, s := range steps {
		require.NoError(t, s.Make(func(name string, data []byte) error {
			files[name] = string(data)
			return nil
		}), s.Name)
	}
	for _, name := range []string{"index.html", "map.svg", "latest-es.html", "places/CO.html", "cards/US.png"} {
		assert.NotEmpty(t, files[name], name)
	}
	assert.Contains(t, files["latest.json"], `"core-0123456789.wasm"`)

	full := errors.New("the disk is full")
	for _, s := range steps {
		assert.ErrorIs(t, s.Make(func(string, []byte) error { return full }), full, s.Name)
	}
}

func TestAddressThatIsNone(t *testing.T) {
	for _, address := range []string{"map.example/", "https://map.example", "ftp://map.example/", "https:///map/", "::",
		`https://x/"><script>alert(1)</script>/`, "https://x/<b>/", "https://x/a b/", `https://x\/`, "https://x:99999/", "https://256.1/", "https://user@x/",
		"https://x/?a/", "https://x/#/", "https://x/map?", "mailto:a@x/", "javascript:x/", "https://x/%zz/",
		`https://x/"/`, `https://x"/`, `https://"x/`, `https://x/"onerror="alert(1)/`, "https://x/<!--/", "https://x/</script>/", "https://x/>/", "https://<x>/",
		"https://x/\n/", "https://x/\t/", "https://x/\x00/", "data:text/html,<b>/", " https://x/", "https://x/ "} {
		_, err := Steps(Options{URL: address})
		assert.ErrorIs(t, err, ErrURL, address)
	}
	err := CheckURL("https://x:99999/")
	assert.ErrorContains(t, err, `"https://x:99999/" is no address of a folder, such as "https://map.example/" with its last slash: its port is no number`)
}

func TestAddressIsEscapedWhereItIsCopied(t *testing.T) {
	s := newSnippets(Options{URL: "https://map.example/a&lt;'/", Dataset: Shipped()}, `"><script>`)
	for _, snippet := range []string{s.Script, s.Small, s.Frame, s.Picture, s.PlaceScript, s.PlaceFrame, s.PlacePasted} {
		assert.Contains(t, snippet, `"https://map.example/a&amp;lt;&#39;/`)
		assert.NotContains(t, snippet, "&lt;'")
		assert.NotContains(t, snippet, `"><script>`, "the description")
		assert.Regexp(t, `<a href="[^"]*/(index|places/CO)\.html">`, snippet, "what a filter leaves")
	}
	assert.Equal(t, "https://map.example:8080", origin("https://map.example:8080/a;b,c/"), "a policy with a path would hold for no file in the folder")
}
