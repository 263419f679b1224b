package site

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm"
)

// Version is that of the element and of the folder's layout, as npm counts versions; the module's tag is "v" and the same. The
// records have an edition of their own.
const Version = "1.0.0"

// Folders of a site: each jurisdiction has a page, cards (pictures to share and markup for other pages), a share kit and details of its own. [DataFolder] and [OEmbedFolder] are two more.
const (
	PagesFolder  = "places/"
	CardsFolder  = "cards/"
	KitsFolder   = CardsFolder + "kits/"
	PanelsFolder = "panels/"
)

// Languages are the codes of the languages that the views speak, English first.
func Languages() []string { return []string{"en", "es"} }

// Options choose what a site shows and where it lies.
type Options struct {
	URL     string        // where the folder will be, "https://map.example/": for previews of links and for what is pasted elsewhere; may be empty
	Dataset *wasm.Dataset // what the map shows; nil is [Shipped]
	Assets  Assets        // what the pages name beside the data

	own  bool                // the dataset is not the shipped one: its license is not known here, nor what it changed
	wide map[string][][]byte // by language, the wide cards that are drawn, in the order of [states.All]
}

// license is that of the dataset, as far as it is known.
func (o Options) license() []license {
	if o.own {
		return nil
	}
	return []license{cc0}
}

// changes are what the editions changed. A dataset that does not ship has no journal.
func (o Options) changes() []states.Change {
	if o.own {
		return nil
	}
	return states.Changes()
}

// address is where the folder will be, or what stands for it.
func (o Options) address() string { return cmp.Or(o.URL, placeholder) }

// Shipped is the dataset of the records that the module ships.
func Shipped() *wasm.Dataset {
	d := wasm.Dataset(records.Shipped().Tables)
	return &d
}

// ErrURL says that [Options].URL is no address of a folder.
var ErrURL = errors.New(`is no address of a folder, such as "https://map.example/" with its last slash`)

// CheckURL judges the address where a folder will be. The empty one is right; the error of another wraps [ErrURL].
func CheckURL(address string) error {
	if err := states.CheckURL(address); address != "" && err != nil {
		return fmt.Errorf("the bundle's address %q %w: %w", address, ErrURL, err)
	}
	if u, err := url.Parse(address); err != nil || address != "" && (u.Host == "" || !strings.HasSuffix(address, "/") || strings.ContainsAny(address, "?#")) {
		return fmt.Errorf("the bundle's address %q %w", address, ErrURL)
	}
	return nil
}

// Step makes one file, or all files of a folder.
type Step struct {
	Name string // of the file, without the hash that it may get, or of the folder, with a slash at its end

	// Make hands each file to write under its full name. It ends at the first error, of its own or of write, and returns that.
	Make func(write func(name string, data []byte) error) error
}

// Steps are what makes a site's files. They run in this order, each once, since later files name earlier ones. The error is
// that of [CheckURL].
func Steps(o Options) ([]Step, error) {
	if err := CheckURL(o.URL); err != nil {
		return nil, err
	}
	if o.own = o.Dataset != nil; !o.own {
		o.Dataset = Shipped()
	}
	o.wide = map[string][][]byte{}
	d := o.Dataset
	latest := &Latest{Edition: d.Updated.String(), Views: map[string]*Views{}, Core: o.Assets.Core, Boundaries: o.Assets.Boundaries}
	var steps []Step
	for _, lang := range Languages() {
		latest.Views[lang] = &Views{}
		steps = append(steps, Pinned("panels-"+lang+".json", &latest.Views[lang].Panels, func() ([]byte, error) {
			return wasm.Panels(nil, d, wasm.Options{Lang: lang, Pages: PagesFolder, Cards: CardsFolder, Changes: o.changes()}), nil
		}), ownPanels(o, lang, &latest.Views[lang].Panels), placeCards(d, lang))
	}
	steps = append(steps,
		Pinned("dataset.json", &latest.Dataset, func() ([]byte, error) { return wasm.AppendDataset(nil, d), nil }),
		Named("map.svg", nil, func() ([]byte, error) {
			file, _ := wasm.Export(d, "svg", wasm.Options{})
			return []byte(file.Text), nil
		}),
		shareCards(o), shareKits(o), dataStep(o))
	steps = append(steps, feedSteps(o)...)
	steps = append(steps, pageSteps(o, latest)...)
	for _, lang := range Languages() {
		document := func(name string, asset *Asset, small bool) Step {
			return Named(name+lang+".html", asset, func() ([]byte, error) {
				return wasm.Stream(nil, d, wasm.Options{Lang: lang, Pages: PagesFolder, Cards: CardsFolder, Files: latest.files(lang), Small: small}), nil
			})
		}
		steps = append(steps, document("latest-", &latest.Views[lang].Snapshot, false), document("latest-map-", nil, true))
	}
	return append(steps, Named("latest.json", nil, func() ([]byte, error) { return EncodeJSON(latest) })), nil
}

// ownPanels makes a file with the details of each jurisdiction, "panels/CO-en-0123456789.html" beside "panels-en-0123456789.json",
// which has all: the first details need not wait for those of others. [BENCHMARKS.md] has the figures.
//
// [BENCHMARKS.md]: https://github.com/endqi/endqi/blob/main/wasm/bundle/BENCHMARKS.md
func ownPanels(o Options, lang string, all *Asset) Step {
	return Step{PanelsFolder, func(write func(string, []byte) error) error {
		_, ending, _ := strings.Cut(strings.Replace(all.URL, ".json", ".html", 1), "-")
		for j := range states.All() {
			panel, _ := wasm.View(nil, o.Dataset, "panel", wasm.Options{Lang: lang, State: j.Code, Pages: PagesFolder, Cards: CardsFolder, Changes: o.changes()})
			if err := write(PanelsFolder+string(j.Code)+"-"+ending, panel); err != nil {
				return err
			}
		}
		return nil
	}}
}

// placeCards makes a card of each jurisdiction for pages of others, "cards/CO-en.html".
func placeCards(d *wasm.Dataset, lang string) Step {
	return Step{CardsFolder, func(write func(string, []byte) error) error {
		for j := range states.All() {
			card, _ := wasm.Place(nil, d, wasm.Options{Lang: lang, State: j.Code, Pages: PagesFolder})
			if err := write(CardsFolder+string(j.Code)+"-"+lang+".html", card); err != nil {
				return err
			}
		}
		return nil
	}}
}

// EncodeJSON is JSON as the files of a site have it: indented, for people to read as well.
func EncodeJSON(value any) ([]byte, error) {
	text, err := json.MarshalIndent(value, "", "  ")
	return append(text, '\n'), err
}
