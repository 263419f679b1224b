package bundle

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// ErrNoGo says that core.wasm cannot be compiled.
var ErrNoGo = errors.New("the go command is not on PATH, and core.wasm is compiled with it: install Go from https://go.dev/dl or add its bin folder to PATH")

// compile is core.wasm: the same bytes from any folder, at any time, from the same Go. Without inlining it is a seventh
// smaller on its way to a reader, and as fast to use. The module is that of the folder, or of the working folder where it is
// empty.
//
// Go's own runtime is compiled without checks of indices and of nil: they would find mistakes in the runtime alone, and
// cost a reader 20 kB. All other packages, ours and the standard library's, keep theirs.
func compile(ctx context.Context, module string) ([]byte, error) {
	command, err := exec.LookPath("go")
	if err != nil {
		return nil, ErrNoGo
	}
	dir, err := os.MkdirTemp("", "endqi-core-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "core.wasm")
	c := exec.CommandContext(ctx, command, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-gcflags=all=-l",
		"-gcflags=runtime=-l -B -d=disablenil=1", "-buildmode=c-shared", "-o", name, "github.com/endqi/endqi/wasm/reactor")
	c.Dir = module
	c.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=", "GOWASM=", "GOEXPERIMENT="+experiment(ctx, command, module))
	if output, err := c.CombinedOutput(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("go build failed (%w):\n%s", err, strings.TrimSpace(string(output)))
	}
	return os.ReadFile(name)
}

// experiment chooses the garbage collector of Go before 1.26. The newer one is for heaps of many cores; the widget's is a few
// megabytes of one, and 9 kB of code less are what its reader notices. Only Go 1.26 is asked: a later one may no longer
// know the name, and would refuse it.
func experiment(ctx context.Context, command, module string) string {
	c := exec.CommandContext(ctx, command, "env", "GOVERSION")
	c.Dir = module
	if version, _ := c.Output(); strings.HasPrefix(string(version), "go1.26") { // where it fails, go build does too, and says why
		return "nogreenteagc"
	}
	return ""
}
