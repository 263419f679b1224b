package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"github.com/endqi/endqi/wasm/bundle"
)

// listen takes the address, or where its port is in use the next free one, and says that.
func listen(addr string, stdout io.Writer) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("-addr %q is no HOST:PORT such as 127.0.0.1:8080", addr)
	}
	first, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, fmt.Errorf("-addr %q: the port is a number from 0 to 65535, such as 8080", addr)
	}
	for n := first; ; n++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.FormatUint(n, 10)))
		switch {
		case err == nil && n > first:
			fmt.Fprintf(stdout, "Port %d is in use; taking %d\n", first, n)
			return l, nil
		case err == nil:
			return l, nil
		case !errors.Is(err, syscall.EADDRINUSE) || n == min(first+100, 65535):
			return nil, fmt.Errorf("cannot serve on %s: %w", addr, err)
		}
	}
}

// serve answers until the context ends, under the policy that a strict site has.
func serve(ctx context.Context, listener net.Listener, files http.Handler, stdout io.Writer) error {
	server := http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: bundle.Strict(files)}
	fmt.Fprintf(stdout, "\nThe map is on http://%s/ (Ctrl-C ends)\n", listener.Addr())
	context.AfterFunc(ctx, func() { server.Close() })
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
