package element_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The tests of single modules, in tests/*.test.mjs.
func TestNodeUnits(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("the modules were not tested by themselves: Node is not installed")
	}
	require.NoError(t, err)
	files, err := filepath.Glob("tests/*.test.mjs")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	output, err := exec.Command(node, append([]string{"--import", "./tests/modules.mjs", "--test"}, files...)...).CombinedOutput()
	assert.NoError(t, err, "%s", output)
	t.Logf("%s", output)
}
