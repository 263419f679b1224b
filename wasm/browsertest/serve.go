package browsertest

import (
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
)

// Serve serves on this machine until the test ends, at an address that it gives only once: the system hands out a port
// again, and a browser that several tests share may have kept a file of the server that had it.
func Serve(t testing.TB, h http.Handler) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	for !fresh(s.Listener.Addr()) {
		taken := s.Listener
		other, err := net.Listen("tcp", "127.0.0.1:0") // before the first ends, or it might be the same
		if err != nil {
			t.Fatal(err)
		}
		taken.Close()
		s.Listener = other
	}
	s.Start()
	t.Cleanup(s.Close)
	return s
}

var addresses sync.Map

// fresh tells whether an address is asked about for the first time.
func fresh(a net.Addr) bool {
	_, had := addresses.LoadOrStore(a.String(), true)
	return !had
}
