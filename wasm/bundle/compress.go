package bundle

import (
	"bytes"
	"compress/gzip"
	"sync"

	"github.com/andybalholm/brotli"
)

// compress gives the content as brotli and gzip make it smallest. Neither writes a date.
func compress(data []byte) (br, gz []byte) {
	var b, g bytes.Buffer
	var wait sync.WaitGroup
	wait.Go(func() {
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		w.Write(data) // to memory: it cannot fail
		w.Close()
	})
	w, _ := gzip.NewWriterLevel(&g, gzip.BestCompression) // fails for an unknown level only
	w.Write(data)
	w.Close()
	wait.Wait()
	return b.Bytes(), g.Bytes()
}
