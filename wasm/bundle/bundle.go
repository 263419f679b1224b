package bundle

import (
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
	"strings"
	"time"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// Options choose what [Build] makes. The zero value puts the shipped records into the current folder.
type Options struct {
	Dir      string         // the folder, made where it is missing; other files in it stay
	Dataset  *wasm.Dataset  // what the map shows; nil is [Shipped]
	Core     []byte         // core.wasm; nil compiles it with the go command
	Progress func(Progress) // hears of every file, from one goroutine at a time; nil hears nothing
}

// Progress is a step of [Build].
type Progress struct {
	File File          // with sizes once it is done
	Done bool          // false when the work on it starts
	Took time.Duration // when done
}

// Manifest lists what a bundle holds: the content of manifest.json.
type Manifest struct {
	Edition string `json:"edition"` // the day of the records, YYYY-MM-DD
	Files   []File `json:"files"`   // by name; manifest.json itself is not in it
}

// File is one file of a bundle.
type File struct {
	Name      string `json:"name"`
	Bytes     int    `json:"bytes"`
	Brotli    int    `json:"brotli"` // bytes of Name.br
	Gzip      int    `json:"gzip"`   // bytes of Name.gz
	Integrity string `json:"integrity"`
}

// Asset is a file as latest.json names it.
type Asset struct {
	URL       string `json:"url"` // relative to latest.json
	Integrity string `json:"integrity"`
	Bytes     int    `json:"bytes"`
}

// Latest is the content of latest.json: the files of the current edition.
type Latest struct {
	Edition    string           `json:"edition"`
	Views      map[string]Views `json:"views"` // by language
	Dataset    Asset            `json:"dataset"`
	Boundaries Asset            `json:"boundaries"`
	Core       Asset            `json:"core"`
}

// Views are the files of one language.
type Views struct {
	Snapshot Asset `json:"snapshot"`
	Panels   Asset `json:"panels"`
}

// Shipped is the dataset of the records that the module ships.
func Shipped() *wasm.Dataset {
	return &wasm.Dataset{
		Source:   states.Source,
		Updated:  states.Updated(),
		Bills:    states.Bills(),
		Evidence: states.AllEvidence(),
		Coverage: states.AllCoverage(),
		Cases:    slices.Collect(cases.All()),
		Links:    states.Links(),
	}
}

// Build makes a bundle. It compiles core.wasm with the go command, within the module that the working folder belongs to;
// where there is no such command the error wraps [ErrNoGo]. A folder that cannot be written is an [*fs.PathError].
func Build(ctx context.Context, o Options) (Manifest, error) {
	data := o.Dataset
	if data == nil {
		data = Shipped()
	}
	b := builder{dir: o.Dir, progress: o.Progress}
	if b.progress == nil {
		b.progress = func(Progress) {}
	}
	if err := os.MkdirAll(filepath.Clean(o.Dir), 0o755); err != nil {
		return Manifest{}, fmt.Errorf("cannot make the folder: %w", err)
	}
	probe, err := os.CreateTemp(filepath.Clean(o.Dir), ".probe-*") // before a minute of compiling
	if err != nil {
		return Manifest{}, fmt.Errorf("cannot write into the folder: %w", err)
	}
	probe.Close()
	os.Remove(probe.Name())

	core := b.make("core.wasm", func() ([]byte, error) {
		if o.Core != nil {
			return o.Core, nil
		}
		return compile(ctx)
	})
	sheet := b.make("endqi-map.css", styleSheet)
	frame := b.make("page.css", func() ([]byte, error) { return shorten(frameSource) })
	views := b.make("views.js", func() ([]byte, error) { return join("views.js", map[string]any{"CORE": core}) })
	element := func() ([]byte, error) {
		return join("endqi-map.js", map[string]any{"VIEWS": views, "PLACES": map[string]string{"pages": pages, "cards": cards}})
	}
	module := b.make("endqi-map.js", element)
	latest := Latest{Edition: data.Updated.String(), Views: map[string]Views{}, Core: core}
	for _, lang := range languages {
		options := wasm.Options{Lang: lang, Pages: pages, Cards: cards}
		latest.Views[lang] = Views{
			Snapshot: b.make("snapshot-"+lang+".html", func() ([]byte, error) { return wasm.Document(nil, data, options), nil }),
			Panels:   b.make("panels-"+lang+".json", func() ([]byte, error) { return wasm.Panels(nil, data, options), nil }),
		}
	}
	latest.Dataset = b.make("dataset.json", func() ([]byte, error) { return wasm.AppendDataset(nil, data), nil })
	latest.Boundaries = b.make("boundaries.json", boundaries)
	b.keep("endqi-map.js", element)
	b.keep("index.html", func() ([]byte, error) {
		return indexPage(module, sheet, frame, wasm.Document(nil, data, wasm.Options{Pages: pages, Cards: cards}))
	})
	b.keep("latest.json", func() ([]byte, error) { return encode(latest) })
	manifest := Manifest{Edition: latest.Edition, Files: b.files}
	slices.SortFunc(manifest.Files, func(x, y File) int { return strings.Compare(x.Name, y.Name) })
	b.keep("manifest.json", func() ([]byte, error) { return encode(manifest) })
	return manifest, b.err
}

// languages are those that the views speak, English first.
var languages = [...]string{"en", "es"}

// Folders of the bundle: each jurisdiction has a page and a card of its own.
const (
	pages = "places/"
	cards = "cards/"
)

// boundaries are what a reader's browser joins with the standings that it shows, for GeoJSON to take away.
func boundaries() ([]byte, error) {
	var b bytes.Buffer
	err := geo.WriteBoundaries(&b, geo.Options{Detail: geo.Medium})
	return b.Bytes(), err
}

// encode is JSON for people to read as well.
func encode(value any) ([]byte, error) {
	text, err := json.MarshalIndent(value, "", "  ")
	return append(text, '\n'), err
}

// builder writes files until the first error, which ends its work.
type builder struct {
	dir      string
	progress func(Progress)
	files    []File
	err      error
}

// make writes a file under a name that holds a hash of its content.
func (b *builder) make(name string, content func() ([]byte, error)) Asset {
	return b.write(name, content, func(sum []byte) string {
		ext := path.Ext(name)
		return strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:5]) + ext
	})
}

// keep writes a file under its own name.
func (b *builder) keep(name string, content func() ([]byte, error)) {
	b.write(name, content, func([]byte) string { return name })
}

func (b *builder) write(name string, content func() ([]byte, error), rename func(sum []byte) string) Asset {
	if b.err != nil {
		return Asset{}
	}
	start := time.Now()
	b.progress(Progress{File: File{Name: name}})
	data, err := content()
	if err != nil {
		b.err = fmt.Errorf("%s: %w", name, err)
		return Asset{}
	}
	sum := sha512.Sum384(data)
	f := File{Name: rename(sum[:]), Bytes: len(data), Integrity: "sha384-" + base64.StdEncoding.EncodeToString(sum[:])}
	br, gz := compress(data)
	f.Brotli, f.Gzip = len(br), len(gz)
	for _, file := range []struct {
		ext  string
		data []byte
	}{{".br", br}, {".gz", gz}, {"", data}} {
		if err := replace(filepath.Join(b.dir, f.Name+file.ext), file.data); err != nil {
			b.err = fmt.Errorf("cannot write into the folder: %w", err)
			return Asset{}
		}
	}
	b.files = append(b.files, f)
	b.progress(Progress{File: f, Done: true, Took: time.Since(start)})
	return Asset{URL: f.Name, Integrity: f.Integrity, Bytes: f.Bytes}
}

// replace writes a file beside its place and moves it there, so that nobody reads a half.
func replace(name string, data []byte) error {
	if err := os.WriteFile(name+".new", data, 0o644); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}
