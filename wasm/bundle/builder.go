package bundle

import (
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/endqi/endqi/wasm/bundle/site"
)

// builder writes files until the first error, which ends its work.
type builder struct {
	ctx      context.Context
	dir      string
	progress func(Progress)
	hasty    bool
	files    []site.File
	forms    map[string]map[string][]byte // of the files so far by their hash: an edition's data lie in two folders
	err      error
}

// stopped is the error that ends the work: an earlier one, or that of the context.
func (b *builder) stopped() error {
	if b.err == nil {
		b.err = b.ctx.Err()
	}
	return b.err
}

// pinned writes a file under a name that holds a hash of its content.
func (b *builder) pinned(name string, content func() ([]byte, error)) (a site.Asset) {
	b.run(site.Pinned(name, &a, content))
	return a
}

// named writes a file under its own name.
func (b *builder) named(name string, content func() ([]byte, error)) {
	b.run(site.Named(name, nil, content))
}

// run writes the files of a step.
func (b *builder) run(s site.Step) {
	if b.stopped() != nil {
		return
	}
	start, n := time.Now(), 0
	b.progress(Progress{File: site.File{Name: s.Name}})
	var last, sum site.File
	err := s.Make(func(name string, data []byte) error {
		last = b.write(name, data)
		n, sum.Bytes, sum.Brotli, sum.Gzip = n+1, sum.Bytes+last.Bytes, sum.Brotli+last.Brotli, sum.Gzip+last.Gzip
		return b.stopped()
	})
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("%s: %w", s.Name, err)
	}
	if b.err != nil {
		return
	}
	if strings.HasSuffix(s.Name, "/") {
		sum.Name = s.Name + " (" + strconv.Itoa(n) + ")"
		last = sum
	}
	b.progress(Progress{File: last, Done: true, Took: time.Since(start)})
}

// write writes a file and, where that makes it smaller, its compressed forms.
func (b *builder) write(name string, data []byte) site.File {
	f := site.NewFile(name, data)
	path := filepath.Join(b.dir, filepath.FromSlash(name))
	forms := map[string][]byte{"": data}
	if !compressed(f.Name) {
		if forms = b.forms[f.Integrity]; forms == nil {
			forms = map[string][]byte{"": data}
			forms[".br"], forms[".gz"] = compress(b.ctx, data, b.hasty)
			b.forms[f.Integrity] = forms
		}
		f.Brotli, f.Gzip = len(forms[".br"]), len(forms[".gz"])
	}
	for _, ext := range []string{".br", ".gz", ""} {
		if form, ok := forms[ext]; ok && b.stopped() == nil {
			err := os.MkdirAll(filepath.Dir(path), 0o755)
			if err == nil {
				err = os.WriteFile(path+ext, form, 0o644)
			}
			if err != nil {
				b.err = fmt.Errorf("cannot write into the folder: %w", err)
			}
		}
	}
	b.files = append(b.files, f)
	return f
}

// compressed reports whether a file is so by its kind, or is read by a host and not by a browser.
func compressed(name string) bool {
	return slices.Contains([]string{".png", ".zip", ".md", "", ".ts"}, path.Ext(name)) || name == "package.json"
}

// read is a file as it was written.
func (b *builder) read(name string) ([]byte, error) {
	if err := b.stopped(); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(b.dir, filepath.FromSlash(name)))
}
