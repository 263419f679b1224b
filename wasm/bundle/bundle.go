package bundle

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// Version is that of the element and of the folder's layout, as npm counts versions. The records have an edition of their own.
const Version = "1.0.0"

// Options choose what [Build] makes. The zero value puts the shipped records into the current folder.
type Options struct {
	Dir      string         // the folder, made where it is missing; other files in it stay
	URL      string         // where the folder will be, "https://map.example/": for previews of links and for what is pasted elsewhere
	Dataset  *wasm.Dataset  // what the map shows; nil is [Shipped]
	Core     []byte         // core.wasm; nil compiles it with the go command
	Progress func(Progress) // hears of every step, from one goroutine at a time; nil hears nothing

	hasty bool // compress little, as tests may
}

// Progress is a step of [Build]: a file, or the files of a folder as one, with their number in brackets after its name.
type Progress struct {
	File File          // with sizes once it is done
	Done bool          // false when the work on it starts
	Took time.Duration // when done
}

// Manifest lists what a bundle holds: the content of manifest.json.
type Manifest struct {
	Version string `json:"version"` // of the element
	Edition string `json:"edition"` // the day of the records, YYYY-MM-DD
	Files   []File `json:"files"`   // by name; manifest.json itself and the archive are not in it
}

// File is one file of a bundle.
type File struct {
	Name      string `json:"name"`
	Bytes     int    `json:"bytes"`
	Brotli    int    `json:"brotli,omitempty"` // bytes of Name.br; 0 where there is none, for what is compressed already
	Gzip      int    `json:"gzip,omitempty"`   // bytes of Name.gz, likewise
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

// Views are the files of one language. The snapshot's name has no hash: whoever shows it asks for nothing before it.
type Views struct {
	Snapshot Asset `json:"snapshot"`
	Panels   Asset `json:"panels"`
}

// files is what a document of a language says of its edition, see [wasm.Options]: names and hashes of panels and dataset.
func (l Latest) files(lang string) string {
	panels := l.Views[lang].Panels
	return strings.Join([]string{panels.URL, panels.Integrity, l.Dataset.URL, l.Dataset.Integrity}, " ")
}

// languages are those that the views speak, English first.
var languages = [...]string{"en", "es"}

// Folders of the bundle: each jurisdiction has a page and a card of its own.
const (
	pages = "places/"
	cards = "cards/"
)

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

// ErrURL says that [Options].URL is no address of a folder.
var ErrURL = errors.New(`is no address of a folder, such as "https://map.example/" with its last slash`)

// Build makes a bundle. It compiles core.wasm with the go command, within the module that the working folder belongs to;
// where there is no such command the error wraps [ErrNoGo]. A folder that cannot be written is an [*fs.PathError], an address
// that is none wraps [ErrURL].
func Build(ctx context.Context, o Options) (Manifest, error) {
	if u, err := url.Parse(o.URL); o.URL != "" && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || !strings.HasSuffix(o.URL, "/")) {
		return Manifest{}, fmt.Errorf("the bundle's address %q %w", o.URL, ErrURL)
	}
	if o.Dataset == nil {
		o.Dataset = Shipped()
	}
	b := &builder{ctx: ctx, dir: filepath.Clean(o.Dir), progress: o.Progress, hasty: o.hasty}
	if b.progress == nil {
		b.progress = func(Progress) {}
	}
	if err := b.prepare(); err != nil {
		return Manifest{}, err
	}

	core := b.make("core.wasm", func() ([]byte, error) {
		if o.Core != nil {
			return o.Core, nil
		}
		return compile(ctx, "")
	})
	boundaries := b.make("boundaries.json", func() ([]byte, error) {
		var text bytes.Buffer
		err := geo.WriteBoundaries(&text, geo.Options{Detail: geo.Medium})
		return text.Bytes(), err
	})
	code := b.code(core, boundaries)
	latest := b.data(o.Dataset)
	latest.Core, latest.Boundaries = core, boundaries
	b.cards(o.Dataset)
	b.pages(o, code, latest)
	b.hosting(code)
	b.latest(o.Dataset, latest) // after all that it names
	manifest := b.manifest(latest.Edition)
	b.archive(manifest)
	return manifest, b.err
}

// code are the modules and style sheets that pages name.
type code struct{ Module, Sheet, Frame, Height, FrameScript, EmbedScript Asset }

func (b *builder) code(core, boundaries Asset) (c code) {
	script := func(name string, defined map[string]any) Asset {
		return b.make(name, func() ([]byte, error) { return join(name, defined) })
	}
	views := script("views.js", map[string]any{"CORE": core, "BOUNDARIES": boundaries})
	element := map[string]any{"VIEWS": views, "PLACES": map[string]string{"pages": pages, "cards": cards}, "LANGUAGES": languages}
	c.Module = script("endqi-map.js", element)
	b.keep("endqi-map.js", func() ([]byte, error) { return join("endqi-map.js", element) })
	c.Sheet = b.make("endqi-map.css", styleSheet)
	c.Frame = b.make("page.css", func() ([]byte, error) { return shorten(source("page.css")) })
	c.Height, c.FrameScript, c.EmbedScript = script("height.js", nil), script("frame.js", nil), script("embed.js", nil)
	return c
}

func (b *builder) data(d *wasm.Dataset) Latest {
	latest := Latest{Edition: d.Updated.String(), Views: map[string]Views{}}
	for _, lang := range languages {
		o := wasm.Options{Lang: lang, Pages: pages, Cards: cards}
		latest.Views[lang] = Views{Panels: b.make("panels-"+lang+".json", func() ([]byte, error) { return wasm.Panels(nil, d, o), nil })}
	}
	latest.Dataset = b.make("dataset.json", func() ([]byte, error) { return wasm.AppendDataset(nil, d), nil })
	b.keep("map.svg", func() ([]byte, error) {
		file, _ := wasm.Export(d, "svg", wasm.Options{})
		return []byte(file.Text), nil
	})
	return latest
}

// latest writes what moves: the first thing that the element asks for, in each language, and the names for programs.
func (b *builder) latest(d *wasm.Dataset, latest Latest) {
	for _, lang := range languages {
		views := latest.Views[lang]
		o := wasm.Options{Lang: lang, Pages: pages, Cards: cards, Files: latest.files(lang)}
		views.Snapshot = b.keep("latest-"+lang+".html", func() ([]byte, error) { return wasm.Stream(nil, d, o), nil })
		latest.Views[lang] = views
	}
	b.keep("latest.json", func() ([]byte, error) { return encode(latest) })
}

func (b *builder) cards(d *wasm.Dataset) {
	b.folder(cards, func(keep func(name string, data []byte)) error {
		standings := states.Tally(d.Bills, d.Coverage, d.Updated)
		return card.All(standings, card.Options{Source: d.Source}, func(c states.Code, png []byte) error {
			keep(string(c)+".png", png)
			return b.stopped()
		})
	})
}

func (b *builder) manifest(edition string) Manifest {
	m := Manifest{Version: Version, Edition: edition, Files: slices.Clone(b.files)}
	slices.SortFunc(m.Files, func(x, y File) int { return strings.Compare(x.Name, y.Name) })
	b.keep("manifest.json", func() ([]byte, error) { return encode(m) })
	return m
}

// prepare makes the folder, and finds out before a minute of compiling whether it can be written.
func (b *builder) prepare() error {
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w", err)
	}
	probe, err := os.CreateTemp(b.dir, ".probe-*")
	if err != nil {
		return fmt.Errorf("cannot write into the folder: %w", err)
	}
	probe.Close()
	return os.Remove(probe.Name())
}
