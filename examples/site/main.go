// Site builds the folder that a site hosts to show the map, and serves it.
//
//	go run ./examples/site             builds, serves on 127.0.0.1:8080 and prints the address
//	go run ./examples/site -out DIR    writes the folder to DIR and ends; -url says where it will be
//	go run ./examples/site -bills bills.csv -coverage coverage.csv
//	                                   shows tables of one's own, which it checks as importcsv does
//
// With core.wasm compiled and every file compressed, it takes about half a minute. Ctrl-C ends it: serving with the exit code
// 0, and writing a folder with 1, which then is as it was before. The code is 1 for every other failure too, and 2 for wrong arguments.
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

	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm/bundle"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program wherever it is
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the program; its result is the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("site", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("out", "", "write the folder here and end, instead of serving it")
	url := flags.String("url", "", "where the folder will be, https://map.example/: for link previews and for what is pasted elsewhere")
	addr := flags.String("addr", "127.0.0.1:8080", "serve on this address; the next free port where it is taken")
	var files records.Files
	flags.StringVar(&files.Bills, "bills", "", "show this table of bills, a CSV `file`, in place of the records that ship; - is the standard input")
	flags.StringVar(&files.Evidence, "evidence", "", "and this one of evidence, a CSV `file`")
	flags.StringVar(&files.Coverage, "coverage", "", "and this one of coverage, a CSV `file`: where bills were searched for and a place without a law has score 0")
	flags.StringVar(&files.Cases, "cases", "", "and this one of cases, a CSV `file`")
	flags.StringVar(&files.Links, "links", "", "and this one of links, a CSV `file`")
	source := flags.String("source", "", "`words` for the source of those tables")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "site: %q is no flag; -out DIR writes the folder, -addr HOST:PORT serves it there\n", flags.Arg(0))
		return 2
	}
	err := func() error {
		data, err := dataset(files, *source, stdin, stderr)
		if err != nil {
			return err
		}
		return build(ctx, *addr, bundle.Options{Dir: *out, URL: *url, Dataset: data}, stdout)
	}()
	switch {
	case err == nil, ctx.Err() != nil && *out == "":
		return 0
	case ctx.Err() != nil:
		fmt.Fprintf(stderr, "site: interrupted: %s is as it was before\n", *out)
	default:
		fmt.Fprintf(stderr, "site: %v\n", err)
	}
	return 1
}

func build(ctx context.Context, addr string, o bundle.Options, stdout io.Writer) error {
	if o.Dir != "" {
		return write(ctx, o, stdout)
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
	o.Dir = dir
	if err := write(ctx, o, stdout); err != nil {
		listener.Close()
		return err
	}
	return serve(ctx, listener, bundle.Handler(os.DirFS(dir)), stdout)
}
