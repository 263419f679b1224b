package examples

import (
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Each file that the table "To change …, go to …" of CONTRIBUTING.md sends a reader to is there.
func TestTableOfChangesNamesFiles(t *testing.T) {
	text, err := os.ReadFile("../CONTRIBUTING.md")
	require.NoError(t, err)
	_, table, ok := strings.Cut(string(text), "| to change |")
	require.True(t, ok)
	table, _, _ = strings.Cut(table, "\n\n")
	for row := range strings.Lines(table) {
		dir := ""
		for _, m := range regexp.MustCompile("`([a-z][a-z0-9/-]*(?:/[a-z0-9-]+|\\.[a-z]+)+)`").FindAllStringSubmatch(row, -1) {
			name := m[1]
			if dir == "" && strings.Contains(name, "/") {
				dir = path.Dir(name)
			}
			_, whole := os.Stat("../" + name)
			_, beside := os.Stat(path.Join("..", dir, name)) // a second file of the row's folder
			assert.True(t, whole == nil || beside == nil, "%s: %s", name, row)
		}
	}
}
