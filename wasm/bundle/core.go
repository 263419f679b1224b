package bundle

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// ErrNoGo says that core.wasm cannot be compiled.
var ErrNoGo = errors.New("the go command is not on PATH, and core.wasm is compiled with it: install Go from https://go.dev/dl or add its bin folder to PATH")

// compile is core.wasm: the same bytes from any folder, at any time, from the same Go. Without inlining it is a seventh
// smaller on its way to a reader, and as fast to use. The module is that of the folder, or of the working folder where it is
// empty.
//
// [lean] says what else is left out.
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
	experiment, runtime := lean(ctx, command, module)
	c := exec.CommandContext(ctx, command, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-gcflags=all=-l",
		"-gcflags=runtime="+runtime, "-buildmode=c-shared", "-o", name, "github.com/endqi/endqi/wasm/reactor")
	c.Dir = module
	c.WaitDelay = time.Second / 2 // what the killed command had started may hold its output for longer
	c.Env = append(os.Environ(), "GOTMPDIR="+dir, "GOOS=wasip1", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=", "GOWASM=", "GOEXPERIMENT="+experiment)
	if output, err := c.CombinedOutput(); err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, fmt.Errorf("go build failed (%w):\n%s", err, strings.TrimSpace(string(output)))
	}
	return os.ReadFile(name)
}

// lean is how Go 1.26 makes a smaller program: with the garbage collector of the versions before, since the newer one is for
// heaps of many cores and the widget's is a few megabytes of one (9 kB); and with its own runtime compiled without checks of
// indices and of nil, which would find mistakes in the runtime alone (20 kB). All other packages, ours and the standard
// library's, keep theirs. No other version is asked: it may not know the names, and would refuse them.
func lean(ctx context.Context, command, module string) (experiment, runtime string) {
	c := exec.CommandContext(ctx, command, "env", "GOVERSION")
	c.Dir = module
	if version, _ := c.Output(); strings.HasPrefix(string(version), "go1.26") { // where it fails, go build does too, and says why
		return "nogreenteagc", "-l -B -d=disablenil=1"
	}
	return "", "-l"
}
