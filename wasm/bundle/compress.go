package bundle

import (
	"bytes"
	"compress/gzip"
	"context"
	"sync"

	"github.com/andybalholm/brotli"
)

// compress gives the content as brotli and gzip make it smallest, or in a moment. Neither writes a date. When the context ends
// it gives nothing and waits for nothing: brotli takes seconds for the core.
func compress(ctx context.Context, data []byte, hasty bool) (br, gz []byte) {
	brLevel, gzLevel := brotli.BestCompression, gzip.BestCompression
	if hasty {
		brLevel, gzLevel = brotli.BestSpeed, gzip.BestSpeed
	}
	var b, g bytes.Buffer
	done := make(chan struct{})
	go func() {
		defer close(done)
		var wait sync.WaitGroup
		wait.Go(func() {
			w := brotli.NewWriterLevel(&b, brLevel)
			w.Write(data) // to memory: it cannot fail
			w.Close()
		})
		w, _ := gzip.NewWriterLevel(&g, gzLevel) // fails for an unknown level only
		w.Write(data)
		w.Close()
		wait.Wait()
	}()
	select {
	case <-ctx.Done():
		return nil, nil
	case <-done:
		return b.Bytes(), g.Bytes()
	}
}
