// Package recipe serves the page of an example that shows this module's files with a library from npm: page.html at /, what
// it loads beside it, the library at /lib/, and the data.
package recipe

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
)

// Recipe is such an example.
type Recipe struct {
	Name    string // of the example, "leaflet"
	Library string // a file of the library in the folder of npm packages, "leaflet/dist/leaflet.js"
	Port    string // where it is served, unless -addr says otherwise
	Page    fs.FS
	Data    string      // the name of the standings on their boundaries, states.geojson or states.topojson
	Winding geo.Winding // of the rings of GeoJSON
}

// Main is the example's main function.
func (r Recipe) Main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(r.Run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// Run is the program; its result is the exit code: 0 for Ctrl-C, 1 for a failure, 2 for wrong arguments.
func (r Recipe) Run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet(r.Name, flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:"+r.Port, "serve on this `address`")
	modules := flags.String("modules", ".ci/node_modules", "`folder` of npm packages that holds "+r.Library)
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "%s: %q is no flag; -h names them\n", r.Name, flags.Arg(0))
		return 2
	}
	if err := r.serve(ctx, *addr, *modules, stdout); err != nil {
		fmt.Fprintf(stderr, "%s: %v\n", r.Name, err)
		return 1
	}
	return 0
}

// serve answers until the context ends.
func (r Recipe) serve(ctx context.Context, addr, modules string, stdout io.Writer) error {
	handler, err := r.Handler(modules)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("%w; -addr 127.0.0.1:0 takes any free port", err)
	}
	fmt.Fprintf(stdout, "The map is on http://%s/ (Ctrl-C ends)\n", listener.Addr())
	server := http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: handler}
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Handler has the page, the data and the library, of a folder of npm packages. Where the library is missing the error is
// one of [fs.ErrNotExist]. The page may ask nobody else for anything.
func (r Recipe) Handler(modules string) (http.Handler, error) {
	if _, err := os.Stat(filepath.Join(modules, filepath.FromSlash(r.Library))); err != nil {
		return nil, fmt.Errorf("the library is missing: %w; npm ci --prefix .ci installs it, or name a folder of npm packages with -modules", err)
	}
	mux := http.NewServeMux()
	write, kind := geo.Write, "application/geo+json"
	if strings.HasSuffix(r.Data, ".topojson") {
		write, kind = geo.WriteTopoJSON, "application/json"
	}
	var data bytes.Buffer
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	if err := write(&data, standings, geo.Options{Detail: geo.Medium, Winding: r.Winding, Updated: states.Updated()}); err != nil {
		return nil, err
	}
	mux.HandleFunc("GET /"+r.Data, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.Write(data.Bytes())
	})
	mux.Handle("GET /lib/", http.StripPrefix("/lib/", http.FileServer(http.Dir(modules))))
	mux.Handle("GET /{file}", http.FileServerFS(r.Page))
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:")
		http.ServeFileFS(w, req, r.Page, "page.html")
	})
	return mux, nil
}
