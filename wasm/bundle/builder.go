package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// builder writes files until the first error, which ends its work.
type builder struct {
	ctx      context.Context
	dir      string
	progress func(Progress)
	hasty    bool
	files    []File
	err      error
}

// stopped is the error that ends the work: an earlier one, or that of the context.
func (b *builder) stopped() error {
	if b.err == nil {
		b.err = b.ctx.Err()
	}
	return b.err
}

// make writes a file under a name that holds a hash of its content.
func (b *builder) make(name string, content func() ([]byte, error)) Asset {
	return b.step(name, content, func(f File) string {
		sum, _ := base64.StdEncoding.DecodeString(strings.TrimPrefix(f.Integrity, "sha384-"))
		ext := path.Ext(name)
		return strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:5]) + ext
	})
}

// keep writes a file under its own name.
func (b *builder) keep(name string, content func() ([]byte, error)) Asset {
	return b.step(name, content, func(File) string { return name })
}

func (b *builder) step(name string, content func() ([]byte, error), rename func(File) string) Asset {
	if b.stopped() != nil {
		return Asset{}
	}
	start := time.Now()
	b.progress(Progress{File: File{Name: name}})
	data, err := content()
	if err != nil {
		b.err = fmt.Errorf("%s: %w", name, err)
		return Asset{}
	}
	f := describe(name, data)
	f.Name = rename(f)
	f = b.write(f, data)
	if b.err == nil {
		b.progress(Progress{File: f, Done: true, Took: time.Since(start)})
	}
	return Asset{URL: f.Name, Integrity: f.Integrity, Bytes: f.Bytes}
}

// folder writes many files as one step.
func (b *builder) folder(name string, content func(keep func(name string, data []byte)) error) {
	if b.stopped() != nil {
		return
	}
	start, n := time.Now(), 0
	sum := File{Name: name}
	b.progress(Progress{File: sum})
	if err := os.MkdirAll(filepath.Join(b.dir, name), 0o755); err != nil {
		b.err = fmt.Errorf("cannot write into the folder: %w", err)
		return
	}
	err := content(func(file string, data []byte) {
		if b.stopped() == nil {
			f := b.write(describe(name+file, data), data)
			n, sum.Bytes, sum.Brotli, sum.Gzip = n+1, sum.Bytes+f.Bytes, sum.Brotli+f.Brotli, sum.Gzip+f.Gzip
		}
	})
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("%s: %w", name, err)
	}
	if b.err == nil {
		sum.Name += " (" + strconv.Itoa(n) + ")"
		b.progress(Progress{File: sum, Done: true, Took: time.Since(start)})
	}
}

// describe is a file's entry in the manifest but for what compressing tells.
func describe(name string, data []byte) File {
	sum := sha512.Sum384(data)
	return File{Name: name, Bytes: len(data), Integrity: "sha384-" + base64.StdEncoding.EncodeToString(sum[:])}
}

// write writes a file and, where that makes it smaller, its compressed forms.
func (b *builder) write(f File, data []byte) File {
	forms := map[string][]byte{"": data}
	if !compressed(f.Name) {
		forms[".br"], forms[".gz"] = compress(data, b.hasty)
		f.Brotli, f.Gzip = len(forms[".br"]), len(forms[".gz"])
	}
	for _, ext := range []string{".br", ".gz", ""} {
		if form, ok := forms[ext]; ok && b.err == nil {
			if err := replace(filepath.Join(b.dir, filepath.FromSlash(f.Name)+ext), form); err != nil {
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

// replace writes a file beside its place and moves it there, so that nobody reads a half.
func replace(name string, data []byte) error {
	if err := os.WriteFile(name+".new", data, 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

// archive puts the files of the manifest, and it, into one file for those who build nothing. Dates in it are those of the records, so that the
// same files make the same archive.
func (b *builder) archive(m Manifest) {
	name := "endqi-map-" + Version + ".zip"
	if b.stopped() != nil {
		return
	}
	start := time.Now()
	b.progress(Progress{File: File{Name: name}})
	day, err := time.Parse(time.DateOnly, m.Edition)
	if err != nil {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var content bytes.Buffer
	z := zip.NewWriter(&content)
	for _, f := range append(slices.Clone(m.Files), File{Name: "manifest.json"}) {
		data, err := os.ReadFile(filepath.Join(b.dir, filepath.FromSlash(f.Name)))
		if err == nil {
			header := &zip.FileHeader{Name: "endqi-map/" + f.Name, Method: zip.Deflate, Modified: day}
			w, e := z.CreateHeader(header)
			if err = e; err == nil {
				_, err = w.Write(data)
			}
		}
		if err != nil {
			b.err = fmt.Errorf("%s: %w", name, err)
			return
		}
	}
	if err := z.Close(); err != nil {
		b.err = fmt.Errorf("%s: %w", name, err)
		return
	}
	if err := replace(filepath.Join(b.dir, name), content.Bytes()); err != nil {
		b.err = fmt.Errorf("cannot write into the folder: %w", err)
		return
	}
	b.progress(Progress{File: File{Name: name, Bytes: content.Len()}, Done: true, Took: time.Since(start)})
}

// encode is JSON for people to read as well.
func encode(value any) ([]byte, error) {
	text, err := json.MarshalIndent(value, "", "  ")
	return append(text, '\n'), err
}
