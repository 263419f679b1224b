package wasm_test

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm"
)

// stripped is what is left of markup where a site takes the tags out and keeps the text.
func stripped(markup string) string {
	var lines []string
	for line := range strings.SplitSeq(html.UnescapeString(tag.ReplaceAllString(markup, "")), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestPlainDocumentReadsWithoutItsTags(t *testing.T) {
	plain := string(wasm.Document([]byte("before "), shipped(), wasm.Options{Plain: true}))
	plain, ok := strings.CutPrefix(plain, "before ")
	require.True(t, ok)
	wellFormed(t, plain)
	text := stripped(plain)
	golden(t, "plain.txt", text)
	assert.Contains(t, text, "\nAlaska: 0 of 9 AK 0\n")
	assert.Contains(t, text, "\nGuam: not assessed GU ?\n")
	assert.NotRegexp(t, regexp.MustCompile(`[A-Z]{2}\d`), text)
	assert.NotRegexp(t, regexp.MustCompile(`not assessed [A-Z]{2} [^?]`), text)

	spanish := stripped(string(wasm.Document(nil, shipped(), wasm.Options{Plain: true, Lang: "es"})))
	assert.Contains(t, spanish, "\nAlaska: 0 de 9 AK 0\n")
	criterion := stripped(string(wasm.Document(nil, shipped(), wasm.Options{Plain: true, Lens: "police_officers"})))
	assert.Contains(t, criterion, "\nColorado: End immunity for police: met CO ✓\n")
	assert.Contains(t, criterion, "\nGuam: not assessed GU ?\n")
}

// The parting is for a file that is pasted: it must not make that file much longer to load.
func TestPlainDocumentFitsItsBudget(t *testing.T) {
	size := func(markup string) int {
		var out bytes.Buffer
		w := brotli.NewWriterLevel(&out, brotli.BestCompression)
		_, err := w.Write([]byte(markup))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		return out.Len()
	}
	plain := string(wasm.Document(nil, shipped(), wasm.Options{Plain: true}))
	words := regexp.MustCompile(`(<g class="label [^>]*>)\n[^<]*`)
	before := regexp.MustCompile(`[\n ]<`).ReplaceAllString(words.ReplaceAllString(plain, "$1"), "<")
	grown := size(plain) - size(before)
	t.Logf("%d bytes in Brotli, %d of them for the parting", size(plain), grown)
	assert.Less(t, grown, 2_000)
}
