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
	var css string
	for _, name := range []string{"common.css", "map.css", "cells.css", "views.css"} {
		text, err := os.ReadFile("element/" + name)
		require.NoError(t, err)
		css += string(text)
	}
	return css
}

func TestStyleDefaultsAreThePaletteOfTheMap(t *testing.T) {
	css := styles(t)
	defaults := map[string][2]string{}
	for _, m := range regexp.MustCompile(`var\(--endqi-([a-z0-9-]+), (?:var\(--[a-z-]+, )?light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`).FindAllStringSubmatch(css, -1) {
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
	for _, f := range []usmap.Fill{usmap.Proposed, usmap.Expanding} {
		assert.Equal(t, [2]string{usmap.Light.Color(f), usmap.Dark.Color(f)}, defaults[f.ClassName()], f.ClassName())
	}
	for n := range usmap.Many {
		f := usmap.Count(n + 1)
		assert.Contains(t, css, "."+f.ClassName()+" { --f: light-dark("+usmap.Light.Color(f)+", "+usmap.Dark.Color(f)+"); }")
	}
	for class := 0; class < 10; class += 2 {
		f := usmap.Bill(class)
		assert.Contains(t, css, "."+f.ClassName()+" { --f: light-dark("+usmap.Light.Color(f)+", "+usmap.Dark.Color(f)+"); }")
	}
	assert.Equal(t, [2]string{usmap.Light.Background(), usmap.Dark.Background()}, defaults["paper"])
	assert.Equal(t, [2]string{usmap.Light.Text(), usmap.Dark.Text()}, defaults["text"])
	assert.Equal(t, [2]string{usmap.Light.Muted(), usmap.Dark.Muted()}, defaults["muted"])
	assert.Equal(t, [2]string{usmap.Light.Border(), usmap.Dark.Border()}, defaults["border"])
	for i, theme := range []usmap.Theme{usmap.Light, usmap.Dark} {
		assert.Contains(t, string(usmap.AppendCrosses(nil, "na", theme)), `class="cross"`)
		assert.Contains(t, string(usmap.AppendCrosses(nil, "na", theme)), `stroke="`+defaults["cross"][i]+`"`, "%s", theme)
	}
}

// The table of parts makes the document; what people read of it, and what the script knows beside [wasm.ScriptNames], says
// the same.
func TestNamesOfPartsAndViewsAgree(t *testing.T) {
	read := func(name string) string {
		text, err := os.ReadFile("element/" + name)
		require.NoError(t, err)
		return string(text)
	}
	doc := string(wasm.Document(nil, shipped(), wasm.Options{}))
	var parts []string
	for _, m := range regexp.MustCompile(` class="([a-z]+)" part="([a-z]+)"`).FindAllStringSubmatch(doc, -1) {
		parts = append(parts, m[2])
	}
	require.Len(t, parts, 16)
	list := strings.Join(parts[1:], ", ")
	assert.Contains(t, styles(t), "Parts: "+parts[0]+", "+list+".\n")
	assert.Regexp(t, `@csspart root - .*: `+list+"\n", read("element.js"))
	assert.Contains(t, read("document.js"), `class="`+parts[len(parts)-1]+`"`, "the part that a whole document ends with")

	names := wasm.ScriptNames()
	assert.Contains(t, read("README.md"), "| `show` | parts of the document by name, in any order: `"+strings.Join(names.Parts, "`, `")+"` |")
	assert.Equal(t, []string{"map", "time", "legend", "table"}, names.Lens)
	assert.Equal(t, []string{"head", "rubric", "federal", "highlights", "involved", "sources"}, names.Day)
	assert.Equal(t, []string{"map", "tiles", "table", "bills", "compare", "score"}, names.Views)
	assert.Equal(t, []string{"bills", "compare", "score"}, names.Slot)
	assert.Contains(t, read("element.js"), "@attr view - map, tiles, table, bills, compare or score;")
	for _, m := range regexp.MustCompile(`<option value="([a-z]+)"[^>]*>[^<]*</option>`).FindAllStringSubmatch(doc[strings.Index(doc, `name="lens"`):strings.Index(doc, `name="asof"`)], -1) {
		assert.Regexp(t, `@attr lens - .*\b`+m[1]+`\b`, read("element.js"))
	}
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
	t.Run("sizes text by the reader's setting, not by the page's root", func(t *testing.T) {
		assert.NotRegexp(t, `\d(\.\d+)?rem\b`, rules)
	})
	t.Run("follows the direction of the text", func(t *testing.T) {
		assert.NotRegexp(t, `(margin|padding|border)-(left|right)|[{;\s](left|right|width|height)\s*:|text-align:\s*(left|right)`, rules)
	})
	t.Run("gives forced colors to shapes, and takes none from their signs", func(t *testing.T) {
		forced := strings.Join(regexp.MustCompile(`(?s)@media \(forced-colors: active\) \{.*?\n\}`).FindAllString(rules, -1), "\n")
		for class := range 10 {
			assert.Contains(t, forced, ".c"+string(rune('0'+class)))
		}
		for n := range usmap.Many {
			assert.Contains(t, forced, "."+usmap.Count(n+1).ClassName()+" {")
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
		assert.LessOrEqual(t, out.Len(), 6_700)
	})
}
