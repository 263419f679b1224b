package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// guest is the program in wazero, as a server would run it.
type guest struct {
	t *testing.T
	api.Module
}

// compileCore compiles the program as package bundle does.
func compileCore(t *testing.T) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "core.wasm")
	experiment := ""
	if strings.HasPrefix(runtime.Version(), "go1.26") {
		experiment = "nogreenteagc"
	}
	c := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-gcflags=all=-l",
		"-gcflags=runtime=-l -B -d=disablenil=1", "-buildmode=c-shared", "-o", name, ".")
	c.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=", "GOWASM=", "GOEXPERIMENT="+experiment)
	output, err := c.CombinedOutput()
	require.NoError(t, err, string(output))
	program, err := os.ReadFile(name)
	require.NoError(t, err)
	return program
}

func start(t *testing.T, program []byte) guest {
	t.Helper()
	ctx := t.Context()
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter()) // compiling would take longer than the test
	t.Cleanup(func() { r.Close(ctx) })
	wasi_snapshot_preview1.MustInstantiate(ctx, r)
	module, err := r.InstantiateWithConfig(ctx, program, wazero.NewModuleConfig().WithStartFunctions("_initialize").WithStderr(os.Stderr))
	require.NoError(t, err)
	return guest{t, module}
}

func (g guest) number(name string, args ...uint64) uint32 {
	g.t.Helper()
	results, err := g.ExportedFunction(name).Call(g.t.Context(), args...)
	require.NoError(g.t, err, name)
	return uint32(results[0])
}

func (g guest) call(request string) string {
	g.t.Helper()
	require.True(g.t, g.Memory().WriteString(g.number("inbuf", uint64(len(request))), request))
	length := g.number("call")
	answer, ok := g.Memory().Read(g.number("outbuf"), length)
	require.True(g.t, ok)
	return string(answer)
}

func TestReactorAnswersAsTheCoreDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling and interpreting the core takes some seconds")
	}
	data := wasm.AppendDataset(nil, &wasm.Dataset{Source: states.Source, Updated: states.Updated(), Bills: states.Bills(),
		Evidence: states.AllEvidence(), Coverage: states.AllCoverage(), Cases: slices.Collect(cases.All()), Links: states.Links()})
	g := start(t, compileCore(t))
	var core wasm.Core
	for _, c := range []struct{ name, request string }{
		{"empty request", ""},
		{"open", `{"op":"open","dataset":` + string(data) + `}`},
		{"details", `{"op":"view","handle":1,"view":"panel","state":"CO"}`},
		{"map through a lens", `{"op":"view","handle":1,"view":"map","lens":"end"}`},
		{"the past", `{"op":"view","handle":1,"view":"table","asof":"2020-06-18"}`},
		{"the widget", `{"op":"view","handle":1,"view":"document"}`},
		{"unknown handle", `{"op":"view","handle":7,"view":"map"}`},
		{"close", `{"op":"close","handle":1}`},
	} {
		answer := g.call(c.request)
		assert.NotEmpty(t, answer, c.name)
		assert.True(t, string(core.Call(nil, []byte(c.request))) == answer, "%s: WebAssembly answers %.200s", c.name, answer)
	}
}

// What the program imports, a host has to bring: in a browser it is the shim beside the element.
func TestReactorImportsOnlyWhatTheShimBrings(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling the core takes some seconds")
	}
	ctx := t.Context()
	r := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter())
	t.Cleanup(func() { r.Close(ctx) })
	module, err := r.CompileModule(ctx, compileCore(t))
	require.NoError(t, err)
	var names []string
	for _, f := range module.ImportedFunctions() {
		from, name, _ := f.Import()
		assert.Equal(t, "wasi_snapshot_preview1", from)
		names = append(names, name)
	}
	assert.ElementsMatch(t, []string{"sched_yield", "proc_exit", "args_get", "args_sizes_get", "clock_time_get", "environ_get",
		"environ_sizes_get", "fd_write", "random_get", "poll_oneoff"}, names)
}
