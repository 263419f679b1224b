package main

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/endqi/endqi/wasm/bundle"
)

// write builds the folder and says so, file by file.
func write(ctx context.Context, o bundle.Options, stdout io.Writer) error {
	start := time.Now()
	o.Progress = func(p bundle.Progress) {
		switch {
		case p.Done:
			fmt.Fprintf(stdout, "  %-32s %9s %9s  %6.1f s\n", p.File.Name, kilobytes(p.File.Bytes), kilobytes(p.File.Brotli), p.Took.Seconds())
		case p.File.Name == "core.wasm":
			fmt.Fprintf(stdout, "Building the map\n  %-32s %9s %9s  %8s\n  core.wasm: compiling, the first time for half a minute …\n", "file", "bytes", "brotli", "time")
		}
	}
	manifest, err := bundle.Build(ctx, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%d files in %s, built in %.0f s, edition %s\n", len(manifest.Files)+1, o.Dir, time.Since(start).Seconds(), manifest.Edition)
	return nil
}

// kilobytes is a size in units of 1,000 bytes: "1.3 kB", "512 kB"; nothing for none.
func kilobytes(n int) string {
	if n == 0 {
		return ""
	}
	digits := 0
	if n < 10_000 {
		digits = 1
	}
	return strconv.FormatFloat(float64(n)/1000, 'f', digits, 64) + " kB"
}
