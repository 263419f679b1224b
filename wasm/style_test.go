package wasm_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/wasm"
)

func styles(t *testing.T) string {
	t.Helper()
	css, err := os.ReadFile("element/map.css")
	require.NoError(t, err)
	return string(css)
}

func TestStyleDefaultsAreThePaletteOfTheMap(t *testing.T) {
	css := styles(t)
	defaults := map[string][2]string{}
	for _, m := range regexp.MustCompile(`var\(--endqi-([a-z0-9-]+), light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)\)`).FindAllStringSubmatch(css, -1) {
		defaults[m[1]] = [2]string{m[2], m[3]}
	}
	for class := range 10 {
		f := usmap.Step(class)
		assert.Equal(t, [2]string{usmap.Light.Color(f), usmap.Dark.Color(f)}, defaults[f.ClassName()], f.ClassName())
		ink := "ink"
		if class > 7 {
			ink = "ink-strong"
		}
		assert.Equal(t, [2]string{usmap.Light.Ink(f), usmap.Dark.Ink(f)}, defaults[ink], "digits on %d", class)
	}
	assert.Equal(t, [2]string{usmap.Light.Background(), usmap.Dark.Background()}, defaults["paper"])
	assert.Equal(t, [2]string{usmap.Light.Text(), usmap.Dark.Text()}, defaults["text"])
	assert.Equal(t, [2]string{usmap.Light.Muted(), usmap.Dark.Muted()}, defaults["muted"])
	assert.Equal(t, [2]string{usmap.Light.Border(), usmap.Dark.Border()}, defaults["border"])
}

func TestStyleSheet(t *testing.T) {
	css := styles(t)
	comment, rules, ok := strings.Cut(css, "*/")
	require.True(t, ok)
	t.Run("documents each custom property that a page may set", func(t *testing.T) {
		for _, m := range regexp.MustCompile(`var\((--endqi-[a-z0-9-]+)`).FindAllStringSubmatch(rules, -1) {
			name := regexp.MustCompile(`-c\d$`).ReplaceAllString(m[1], "-c0")
			assert.Contains(t, comment, name)
		}
	})
	t.Run("documents each part", func(t *testing.T) {
		doc := string(wasm.Document(nil, shipped(), wasm.Options{}))
		for _, m := range regexp.MustCompile(` part="([a-z]+)"`).FindAllStringSubmatch(doc, -1) {
			assert.Regexp(t, `Parts: [^/]*\b`+m[1]+`\b`, comment)
		}
	})
	t.Run("sizes text by the reader's setting, not by the page's root", func(t *testing.T) {
		assert.NotRegexp(t, `\d(\.\d+)?rem\b`, rules)
	})
	t.Run("follows the direction of the text", func(t *testing.T) {
		assert.NotRegexp(t, `(margin|padding|border)-(left|right)|[{;\s](left|right|width|height)\s*:|text-align:\s*(left|right)`, rules)
	})
	t.Run("gives forced colors to shapes, and takes none from their signs", func(t *testing.T) {
		_, forced, ok := strings.Cut(rules, "@media (forced-colors: active) {")
		require.True(t, ok)
		forced, _, _ = strings.Cut(forced, "\n}")
		for class := range 10 {
			assert.Contains(t, forced, ".c"+string(rune('0'+class)))
		}
		assert.Contains(t, forced, "--f: color-mix(in srgb, CanvasText var(--share, 0%), Canvas); --i: CanvasText;")
		assert.NotContains(t, forced, "#")
	})
	t.Run("fits its budget", func(t *testing.T) {
		var out bytes.Buffer
		w := brotli.NewWriterLevel(&out, brotli.BestCompression)
		_, err := w.Write([]byte(css))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		t.Logf("%d bytes, %d in Brotli", len(css), out.Len())
		assert.LessOrEqual(t, out.Len(), 5_000)
	})
}
