package examples

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/bundle/site"
)

// [site.Version] is the one place of the version.
func TestVersion(t *testing.T) {
	changelog, err := os.ReadFile("../CHANGELOG.md")
	require.NoError(t, err)
	newest := regexp.MustCompile(`(?m)^## (v\S+)`).FindStringSubmatch(string(changelog))
	require.NotNil(t, newest)
	assert.Equal(t, "v"+site.Version, newest[1], "the first heading of CHANGELOG.md")

	readme, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	assert.Contains(t, string(readme), site.ArchiveName)

	tags, err := exec.Command("git", "-C", "..", "tag", "--points-at", "HEAD", "v*").Output()
	if err != nil {
		return // not a Git checkout
	}
	for tag := range strings.FieldsSeq(string(tags)) {
		assert.Equal(t, "v"+site.Version, tag, "the tag of this commit")
	}
}
