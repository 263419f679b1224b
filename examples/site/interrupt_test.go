package main

import (
	"bufio"
	"bytes"
	"crypto/sha512"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/bundle/site"
)

// program is a run of the program itself.
type program struct {
	*exec.Cmd
	lines  *bufio.Scanner
	stderr bytes.Buffer
}

func start(t *testing.T, path string, args ...string) *program {
	t.Helper()
	p := &program{Cmd: exec.Command(path, args...)}
	p.Stderr = &p.stderr
	out, err := p.StdoutPipe()
	require.NoError(t, err)
	p.lines = bufio.NewScanner(out)
	require.NoError(t, p.Start())
	t.Cleanup(func() { p.Process.Kill() })
	return p
}

// says waits for a line that holds the text.
func (p *program) says(t *testing.T, text string) {
	t.Helper()
	for p.lines.Scan() {
		if strings.Contains(p.lines.Text(), text) {
			return
		}
	}
	require.Fail(t, "the program ended", "without %q: %s", text, &p.stderr)
}

// code waits for the end.
func (p *program) code() int {
	for p.lines.Scan() {
	}
	p.Wait()
	return p.ProcessState.ExitCode()
}

func TestInterrupted(t *testing.T) {
	if testing.Short() {
		t.Skip("building the map takes many seconds")
	}
	path := filepath.Join(t.TempDir(), "site")
	output, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	require.NoError(t, err, "%s", output)
	parent := t.TempDir()
	place := filepath.Join(parent, "map")
	require.NoError(t, os.Mkdir(place, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(place, "index.html"), []byte("old"), 0o644))
	asBefore := func(t *testing.T, beside int) {
		t.Helper()
		files, err := os.ReadDir(place)
		require.NoError(t, err)
		assert.Len(t, files, 1)
		text, err := os.ReadFile(filepath.Join(place, "index.html"))
		require.NoError(t, err)
		assert.Equal(t, "old", string(text))
		entries, err := os.ReadDir(parent)
		require.NoError(t, err)
		assert.Len(t, entries, 1+beside)
	}
	for _, c := range []struct {
		why    string
		signal os.Signal
		after  string // a line
	}{
		{"Ctrl-C while core.wasm is compiled", os.Interrupt, "core.wasm: compiling"},
		{"told to end while files are written", syscall.SIGTERM, "  boundaries-"},
	} {
		t.Run(c.why, func(t *testing.T) {
			p := start(t, path, "-out", place)
			p.says(t, c.after)
			require.NoError(t, p.Process.Signal(c.signal))
			assert.Equal(t, 1, p.code())
			assert.Equal(t, "site: interrupted: "+place+" is as it was before\n", p.stderr.String())
			asBefore(t, 0)
		})
	}
	t.Run("killed", func(t *testing.T) {
		p := start(t, path, "-out", place)
		p.says(t, "core.wasm: compiling")
		require.NoError(t, p.Process.Kill())
		p.code()
		asBefore(t, 1)
	})
	t.Run("two at once", func(t *testing.T) {
		var programs []*program
		for _, address := range []string{"https://one.example/", "https://two.example/"} {
			programs = append(programs, start(t, path, "-out", place, "-url", address))
		}
		for _, p := range programs {
			p.says(t, "files in")
			assert.Zero(t, p.code(), &p.stderr)
		}
		entries, err := os.ReadDir(parent)
		require.NoError(t, err)
		assert.Len(t, entries, 1, "what the killed one had left is gone")
		var m site.Manifest
		text, err := os.ReadFile(filepath.Join(place, "manifest.json"))
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &m))
		for _, f := range m.Files {
			data, err := os.ReadFile(filepath.Join(place, f.Name))
			require.NoError(t, err)
			sum := sha512.Sum384(data)
			assert.Equal(t, f.Integrity, "sha384-"+base64.StdEncoding.EncodeToString(sum[:]), "%s is of the build that the manifest is of", f.Name)
		}
	})
}
