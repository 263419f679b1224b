package card

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestFontsAreThoseOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile("fonts/README.md")
	require.NoError(t, err)
	for name, file := range map[string][]byte{"Regular": regularFile, "SemiBold": semiBoldFile, "ExtraBold": extraBoldFile} {
		sum := sha256.Sum256(file)
		assert.Contains(t, string(readme), fmt.Sprintf("%x  PublicSans-%s.ttf", sum, name))
	}
	license, err := os.ReadFile("fonts/LICENSE")
	require.NoError(t, err)
	assert.Contains(t, string(license), "SIL OPEN FONT LICENSE Version 1.1")
}

func TestTextIsMeasured(t *testing.T) {
	s := style{weight: regular, size: 20}
	assert.Zero(t, s.width(""))
	assert.Greater(t, s.width("WW"), s.width("ii"))
	assert.InDelta(t, 2*s.width("Colorado"), style{weight: regular, size: 40}.width("Colorado"), 1e-9, "width grows with size")
	assert.Less(t, s.width("AV"), s.width("A")+s.width("V"), "pairs are kerned")
	assert.Greater(t, style{regular, 20, .1}.width("Colorado"), s.width("Colorado"), "tracking widens")
}

func TestTextIsMadeToFit(t *testing.T) {
	s := style{weight: regular, size: 20}
	const words = "An act concerning police accountability"
	full := s.width(words)

	assert.Equal(t, s, s.shrunk(words, full, 10), "it fits exactly")
	assert.InDelta(t, full-1, s.shrunk(words, full-1, 10).width(words), 1e-6)
	assert.Equal(t, 10.0, s.shrunk(words, 5, 10).size, "no smaller than the least")

	assert.Equal(t, words, s.cut(words, full))
	cut := s.cut(words, full-1)
	assert.True(t, strings.HasSuffix(cut, "…") && strings.HasPrefix(words, strings.TrimSuffix(cut, "…")), cut)
	assert.LessOrEqual(t, s.width(cut), full-1)
	assert.Equal(t, "…", s.cut(words, 0))
	assert.Empty(t, s.cut("", 0))

	assert.Equal(t, []string{words}, s.wrap(words, full, full, 3))
	assert.Equal(t, []string{"An act concerning police", "accountability"}, s.wrap(words, full-1, full-1, 3))
	assert.Equal(t, []string{"An act", "concerning police accountability"}, s.wrap(words, s.width("An act")+1, full, 3), "the first line is shorter")
	lines := s.wrap(words, s.width("accountability"), s.width("accountability"), 2)
	require.Len(t, lines, 2)
	assert.True(t, strings.HasSuffix(lines[1], "…"), "what is left over is cut: %q", lines)
	assert.Empty(t, s.wrap("  ", 100, 100, 2))
	assert.Empty(t, s.wrap(words, 100, 100, 0))
}
