// Site builds the folder that a site hosts to show the map, and serves it.
//
//	go run ./examples/site             builds, serves on 127.0.0.1:8080 and prints the address
//	go run ./examples/site -out DIR    writes the folder to DIR and ends; -url says where it will be
//
// With core.wasm compiled and every file compressed, it takes about half a minute. Ctrl-C ends it.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/endqi/endqi/wasm/bundle"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program; its result is the exit code: 0 for success or Ctrl-C, 1 for a failure, 2 for wrong arguments.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("site", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("out", "", "write the folder here and end, instead of serving it")
	url := flags.String("url", "", "where the folder will be, https://map.example/: for link previews and for what is pasted elsewhere")
	addr := flags.String("addr", "127.0.0.1:8080", "serve on this address; the next free port where it is taken")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "site: %q is no flag; -out DIR writes the folder, -addr HOST:PORT serves it there\n", flags.Arg(0))
		return 2
	}
	err := build(ctx, *out, *addr, *url, stdout)
	if err != nil && ctx.Err() == nil {
		fmt.Fprintf(stderr, "site: %v\n", err)
		return 1
	}
	return 0
}

func build(ctx context.Context, out, addr, url string, stdout io.Writer) error {
	if out != "" {
		return write(ctx, out, url, stdout)
	}
	dir, err := os.MkdirTemp("", "endqi-site-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	listener, err := listen(addr, stdout) // before the work: a wrong address is said at once
	if err != nil {
		return err
	}
	if err := write(ctx, dir, url, stdout); err != nil {
		listener.Close()
		return err
	}
	return serve(ctx, listener, bundle.Handler(os.DirFS(dir)), stdout)
}
