package bundle

import (
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
)

func TestAcceptEncoding(t *testing.T) {
	h := Handler(fstest.MapFS{
		"a.js": {Data: []byte("plain")}, "a.js.br": {Data: []byte("br")}, "a.js.gz": {Data: []byte("gz")},
		"b.png": {Data: []byte("plain")},
	})
	for _, c := range []struct {
		why, path string
		accept    []string
		body      string // "" is refused
	}{
		{"nothing said", "/a.js", nil, "plain"},
		{"nothing wanted", "/a.js", []string{""}, "plain"},
		{"brotli first of equals", "/a.js", []string{"gzip, deflate, br"}, "br"},
		{"brotli refused", "/a.js", []string{"br;q=0"}, "plain"},
		{"brotli refused, to three digits", "/a.js", []string{"br;q=0.000, gzip"}, "gz"},
		{"the least weight is a wish", "/a.js", []string{"br;q=0.001"}, "br"},
		{"the higher weight", "/a.js", []string{"br;q=0.5, gzip;q=0.501"}, "gz"},
		{"plain wanted most", "/a.js", []string{"gzip;q=0.5, identity"}, "plain"},
		{"spaces and capitals", "/a.js", []string{" GZip ; Q=0.8 ,\tBR ;q=0"}, "gz"},
		{"two header lines", "/a.js", []string{"br;q=0", "gzip"}, "gz"},
		{"the old name of gzip", "/a.js", []string{"x-gzip"}, "gz"},
		{"any", "/a.js", []string{"*"}, "br"},
		{"any but brotli", "/a.js", []string{"br;q=0, *"}, "gz"},
		{"any other refused", "/a.js", []string{"*;q=0, gzip"}, "gz"},
		{"plain refused", "/a.js", []string{"identity;q=0, gzip"}, "gz"},
		{"plain refused and nothing else named", "/a.js", []string{"identity;q=0"}, ""},
		{"all refused", "/a.js", []string{"*;q=0"}, ""},
		{"all refused but plain", "/a.js", []string{"*;q=0, identity"}, "plain"},
		{"plain refused of a file that has no other form", "/b.png", []string{"br, identity;q=0"}, ""},
		{"a form that is not there", "/b.png", []string{"br, gzip"}, "plain"},
		{"a name that holds br", "/a.js", []string{"brotli, vbr"}, "plain"},
		{"weight above 1", "/a.js", []string{"br;q=1.001, gzip"}, "gz"},
		{"weight of 2", "/a.js", []string{"br;q=2"}, "plain"},
		{"negative weight", "/a.js", []string{"br;q=-1"}, "plain"},
		{"four digits", "/a.js", []string{"br;q=0.5000"}, "plain"},
		{"no digits", "/a.js", []string{"br;q=, gzip;q"}, "plain"},
		{"no point", "/a.js", []string{"br;q=05"}, "plain"},
		{"words for a weight", "/a.js", []string{"br;q=high"}, "plain"},
		{"another parameter", "/a.js", []string{"br;level=9"}, "plain"},
		{"malformed refusal of plain", "/a.js", []string{"identity;q=none"}, "plain"},
		{"a point at the end", "/a.js", []string{"br;q=1."}, "br"},
		{"stray commas", "/a.js", []string{",, gzip ,"}, "gz"},
	} {
		t.Run(c.why, func(t *testing.T) {
			r := httptest.NewRequest("GET", "http://map.test"+c.path, nil)
			r.Header["Accept-Encoding"] = c.accept
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			assert.Equal(t, "Accept-Encoding", w.Header().Get("Vary"))
			if c.body == "" {
				assert.Equal(t, 406, w.Code)
				return
			}
			assert.Equal(t, 200, w.Code)
			assert.Equal(t, c.body, w.Body.String())
			assert.Equal(t, map[string]string{"plain": "", "br": "br", "gz": "gzip"}[c.body], w.Header().Get("Content-Encoding"))
		})
	}
}

func TestRequestsForAPart(t *testing.T) {
	h := Handler(fstest.MapFS{"a.json": {Data: []byte("plain")}, "a.json.br": {Data: []byte("brotli")}})
	ask := func(method string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, "http://map.test/a.json", nil)
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	part := ask("GET", "Range", "bytes=1-2", "Accept-Encoding", "br")
	assert.Equal(t, 206, part.Code)
	assert.Equal(t, "ro", part.Body.String(), "a part of the form that is sent")
	assert.Equal(t, "bytes 1-2/6", part.Header().Get("Content-Range"))
	assert.Equal(t, 416, ask("GET", "Range", "bytes=9-").Code)

	head := ask("HEAD", "Accept-Encoding", "br;q=0")
	assert.Equal(t, "5", head.Header().Get("Content-Length"))
	assert.Zero(t, head.Body.Len())

	tag := ask("GET", "Accept-Encoding", "br").Header().Get("ETag")
	assert.Equal(t, 304, ask("GET", "Accept-Encoding", "br", "If-None-Match", tag).Code)
	assert.Equal(t, 200, ask("GET", "If-None-Match", tag).Code, "the plain form is another")
}
