package svg

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
	s := Font{Size: 20}
	assert.Zero(t, s.Width(""))
	assert.Greater(t, s.Width("WW"), s.Width("ii"))
	assert.InDelta(t, 2*s.Width("Colorado"), Font{Size: 40}.Width("Colorado"), 1e-9, "width grows with size")
	assert.Less(t, s.Width("AV"), s.Width("A")+s.Width("V"), "pairs are kerned")
	assert.Greater(t, Font{Size: 20, Tracking: .1}.Width("Colorado"), s.Width("Colorado"), "tracking widens")
}

func TestTextIsMadeToFit(t *testing.T) {
	s := Font{Size: 20}
	const words = "An act concerning police accountability"
	full := s.Width(words)

	assert.Equal(t, s, s.Shrunk(words, full, 10), "it fits exactly")
	assert.InDelta(t, full-1, s.Shrunk(words, full-1, 10).Width(words), 1e-6)
	assert.Equal(t, 10.0, s.Shrunk(words, 5, 10).Size, "no smaller than the least")

	assert.Equal(t, words, s.Cut(words, full))
	cut := s.Cut(words, full-1)
	assert.True(t, strings.HasSuffix(cut, "…") && strings.HasPrefix(words, strings.TrimSuffix(cut, "…")), cut)
	assert.LessOrEqual(t, s.Width(cut), full-1)
	assert.Equal(t, "…", s.Cut(words, 0))
	assert.Empty(t, s.Cut("", 0))

	assert.Equal(t, []string{words}, s.Wrap(words, full, full, 3))
	assert.Equal(t, []string{"An act concerning police", "accountability"}, s.Wrap(words, full-1, full-1, 3))
	assert.Equal(t, []string{"An act", "concerning police accountability"}, s.Wrap(words, s.Width("An act")+1, full, 3), "the first Line is shorter")
	lines := s.Wrap(words, s.Width("accountability"), s.Width("accountability"), 2)
	require.Len(t, lines, 2)
	assert.True(t, strings.HasSuffix(lines[1], "…"), "what is left over is cut: %q", lines)
	assert.Empty(t, s.Wrap("  ", 100, 100, 2))
	assert.Empty(t, s.Wrap(words, 100, 100, 0))
}
