// Leaflet shows this module's GeoJSON on a Leaflet map: colors as they come, and a popup with the score and the nine verdicts.
//
//	npm ci --prefix .ci
//	go run ./examples/leaflet
//
// Copy page.html and page.js; states.geojson is what geo.Write writes, a file that any server can hold. Leaflet itself comes from npm and is served from
// this machine: the page asks nobody else for anything.
package main

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
)

//go:embed page.html page.js page.css
var page embed.FS

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program; its result is the exit code: 0 for Ctrl-C, 1 for a failure, 2 for wrong arguments.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("leaflet", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "127.0.0.1:8081", "serve on this `address`")
	leaflet := flags.String("leaflet", ".ci/node_modules/leaflet/dist", "`folder` of leaflet.js and leaflet.css, from npm install leaflet")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "leaflet: %q is no flag; -h names them\n", flags.Arg(0))
		return 2
	}
	if err := serve(ctx, *addr, *leaflet, stdout); err != nil {
		fmt.Fprintf(stderr, "leaflet: %v\n", err)
		return 1
	}
	return 0
}

// serve answers until the context ends.
func serve(ctx context.Context, addr, leaflet string, stdout io.Writer) error {
	handler, err := site(leaflet)
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

// site has the page, the data and Leaflet.
func site(leaflet string) (http.Handler, error) {
	if _, err := os.Stat(filepath.Join(leaflet, "leaflet.js")); err != nil {
		return nil, fmt.Errorf("no Leaflet: %w; npm ci --prefix .ci installs it, or name its folder with -leaflet", err)
	}
	var data bytes.Buffer
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	if err := geo.Write(&data, standings, geo.Options{Detail: geo.Medium, Updated: states.Updated()}); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /leaflet/", http.StripPrefix("/leaflet/", http.FileServer(http.Dir(leaflet))))
	mux.Handle("GET /{file}", http.FileServerFS(page))
	mux.HandleFunc("GET /states.geojson", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/geo+json")
		w.Write(data.Bytes())
	})
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
		http.ServeFileFS(w, r, page, "page.html")
	})
	return mux, nil
}
