package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm/bundle"
	"github.com/endqi/endqi/wasm/bundle/site"
)

func TestMistakesAreOneSentence(t *testing.T) {
	noGo := t.TempDir()
	for _, c := range []struct {
		name string
		args []string
		path string // PATH; "" leaves it
		code int
		says string
	}{
		{"unwritable folder", []string{"-out", "main_test.go/map"}, "", 1, "site: cannot make the folder: mkdir main_test.go: not a directory\n"},
		{"no Go", []string{"-out", filepath.Join(noGo, "map")}, noGo, 1, "site: core.wasm: the go command is not on PATH"},
		{"address without a port", []string{"-addr", "localhost"}, "", 1, `site: -addr "localhost" is no HOST:PORT such as 127.0.0.1:8080` + "\n"},
		{"port that is no number", []string{"-addr", "localhost:http"}, "", 1, `site: -addr "localhost:http": the port is a number from 0 to 65535, such as 8080` + "\n"},
		{"address of another machine", []string{"-addr", "192.0.2.1:8080"}, "", 1, "site: cannot serve on 192.0.2.1:8080: listen tcp"},
		{"address that is none", []string{"-out", filepath.Join(noGo, "map"), "-url", "map.example"}, "", 1, `site: the bundle's address "map.example" is no address of a folder`},
		{"table that is not there", []string{"-bills", filepath.Join(noGo, "bills.csv")}, "", 1, "bills.csv: no such file or directory"},
		{"stray word", []string{"out"}, "", 2, `site: "out" is no flag`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.path != "" {
				t.Setenv("PATH", c.path)
			}
			var stderr bytes.Buffer
			assert.Equal(t, c.code, run(t.Context(), c.args, strings.NewReader("state,number\nColarado,HB 1\n"), io.Discard, &stderr))
			assert.Contains(t, stderr.String(), c.says)
			assert.Equal(t, 1, strings.Count(stderr.String(), "\n"), "lines")
		})
	}
}

func TestCtrlCIsNoFailureWhereNothingIsWritten(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	end()
	var stderr bytes.Buffer
	assert.Equal(t, 0, run(ctx, []string{"-addr", "127.0.0.1:0"}, nil, io.Discard, &stderr))
	assert.Empty(t, stderr.String())
	assert.Equal(t, 1, run(ctx, []string{"-out", filepath.Join(t.TempDir(), "map")}, nil, io.Discard, &stderr))
	assert.Contains(t, stderr.String(), "site: interrupted")
}

func TestPortInUse(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()
	var stdout bytes.Buffer
	next, err := listen(taken.Addr().String(), &stdout)
	require.NoError(t, err)
	defer next.Close()
	assert.NotEqual(t, taken.Addr(), next.Addr())
	assert.Regexp(t, `^Port \d+ is in use; taking \d+\n$`, stdout.String())
}

func TestServesUntilTheContextEnds(t *testing.T) {
	listener, err := listen("127.0.0.1:0", io.Discard)
	require.NoError(t, err)
	ctx, end := context.WithCancel(t.Context())
	done := make(chan error)
	go func() {
		done <- serve(ctx, listener, bundle.Handler(fstest.MapFS{"index.html": {Data: []byte("page")}}), io.Discard)
	}()
	response, err := http.Get("http://" + listener.Addr().String())
	require.NoError(t, err)
	response.Body.Close()
	assert.Equal(t, site.Policy, response.Header.Get("Content-Security-Policy"))
	end()
	assert.NoError(t, <-done)
}

func TestTablesOfOnesOwn(t *testing.T) {
	const head = "id,state,session,number,title,status,status_date,effect,police_officers,source_url\n"
	var stderr bytes.Buffer
	d, err := dataset(records.Files{Bills: "-"}, "", strings.NewReader(head+"tx-1,Texas,2025,HB 1,An act,enacted,2025-06-01,limits,yes,https://example.org/1\n"), &stderr)
	require.NoError(t, err)
	require.Len(t, d.Bills, 1)
	assert.Equal(t, states.Code("TX"), d.Bills[0].State)
	assert.False(t, d.Updated.IsZero(), "an edition")
	assert.Equal(t, "the tables given", d.Source)
	assert.Contains(t, stderr.String(), "no -coverage: a place without a law is shown as not assessed, not as 0")

	stderr.Reset()
	_, err = dataset(records.Files{Bills: "-"}, "", strings.NewReader(head+"tx-1,Texass,2025,HB 1,An act,enacted,2025-06-01,limits,yes,https://example.org/1\n"), &stderr)
	assert.ErrorContains(t, err, "nothing was built")
	assert.Contains(t, stderr.String(), `standard input:2:B state: "Texass"`)

	d, err = dataset(records.Files{}, "", nil, nil)
	assert.NoError(t, err)
	assert.Nil(t, d, "the records that ship")
}
