package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm"
)

func TestOneRuleEverywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling the core takes some seconds")
	}
	name := filepath.Join(t.TempDir(), "core.wasm")
	c := exec.Command("go", "build", "-buildmode=c-shared", "-o", name, "github.com/endqi/endqi/wasm/reactor")
	c.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "GOFLAGS=")
	output, err := c.CombinedOutput()
	require.NoError(t, err, string(output))
	program, err := os.ReadFile(name)
	require.NoError(t, err)

	var core wasm.Core
	core.Call(nil, []byte(`{"op":"open","dataset":{}}`))
	var native struct{ Announce string }
	require.NoError(t, json.Unmarshal(core.Call(nil, []byte(`{"op":"view","handle":1,"view":"score.result","place":"TX","police_officers":"met","attorney_fees":"partial"}`)), &native))
	assert.Contains(t, native.Announce, "1.5 to 8.5 of 9")

	text, err := score(t.Context(), program, map[string]string{"police_officers": "met", "attorney_fees": "partial"})
	require.NoError(t, err)
	assert.Equal(t, native.Announce, text, "in wazero")

	node, err := exec.LookPath("node")
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("Node is not installed: score.mjs was not run")
	}
	require.NoError(t, err)
	printed, err := exec.Command(node, "score.mjs", name).Output()
	require.NoError(t, err)
	assert.Equal(t, native.Announce, strings.TrimSpace(string(printed)), "in Node")
}
