package bundle

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
	"github.com/endqi/endqi/wasm/bundle/site"
)

// pageSheet is the style sheet of the pages around the element.
//
//go:embed page.css
var pageSheet string

// Options choose what [Build] makes. The zero value puts the shipped records into the current folder.
type Options struct {
	Dir      string         // the folder, made where it is missing; other files in it stay
	URL      string         // where the folder will be, "https://map.example/": for previews of links and for what is pasted elsewhere
	Dataset  *wasm.Dataset  // what the map shows; nil is [site.Shipped]
	Core     []byte         // core.wasm; nil compiles it with the go command
	Progress func(Progress) // hears of every step, from one goroutine at a time; nil hears nothing

	hasty bool // compress little and make no share kits, as tests may
}

// Progress is a step of [Build]: a file, or the files of a folder as one, with their number in brackets after its name.
type Progress struct {
	File site.File     // with sizes once it is done
	Done bool          // false when the work on it starts
	Took time.Duration // when done
}

// Build makes a bundle. It compiles core.wasm with the go command, within the module that the working folder belongs to;
// where there is no such command the error wraps [ErrNoGo]. A folder that cannot be written is an [*fs.PathError], an address
// that is none wraps [site.ErrURL].
//
// All is made in a folder beside the one that is asked for, ".map.new-…" beside "map", which then takes its place as a whole. So that
// one stays as it was when the context ends, an error occurs or the program is killed; of builds at the same time the
// last wins. What a killed build leaves beside the folder, the next one removes. A folder that cannot give up its place (a mounted
// one, the program's working folder or one above it, one beside which nothing can be made) gets the files one by one when
// all are ready. A server that was started within the folder has to be started again.
func Build(ctx context.Context, o Options) (site.Manifest, error) {
	if err := site.CheckURL(o.URL); err != nil {
		return site.Manifest{}, err
	}
	d, err := open(o.Dir)
	if err != nil {
		return site.Manifest{}, err
	}
	defer d.discard()
	b := &builder{ctx: ctx, dir: d.dir, progress: o.Progress, hasty: o.hasty, forms: map[string]map[string][]byte{}}
	if b.progress == nil {
		b.progress = func(Progress) {}
	}

	assets := b.assets(o.Core)
	b.hosting()
	edition := states.Updated()
	if o.Dataset != nil {
		edition = o.Dataset.Updated
	}
	steps, err := site.Steps(site.Options{URL: o.URL, Dataset: o.Dataset, Assets: assets})
	if err != nil {
		return site.Manifest{}, err
	}
	for _, s := range steps {
		if o.hasty && s.Name == site.KitsFolder {
			continue
		}
		b.run(s)
	}
	b.headers(o.URL) // of all files, so after them
	manifest := site.NewManifest(edition.String(), b.files)
	b.named("manifest.json", func() ([]byte, error) { return site.EncodeJSON(manifest) })
	b.named(site.ArchiveName, func() ([]byte, error) { return site.Archive(manifest, b.read) })
	if b.stopped() != nil {
		return site.Manifest{}, b.err
	}
	if err := d.finish(); err != nil {
		return site.Manifest{}, fmt.Errorf("cannot put the folder in its place: %w", err)
	}
	return manifest, nil
}

// codes are those of the places that have a card.
func codes() (list []states.Code) {
	for j := range states.All() {
		list = append(list, j.Code)
	}
	return list
}

// assets makes what does not depend on the data. A core that is nil is compiled.
func (b *builder) assets(core []byte) (a site.Assets) {
	a.Core = b.pinned("core.wasm", func() ([]byte, error) {
		if core != nil {
			return core, nil
		}
		return compile(b.ctx, "")
	})
	a.Boundaries = b.pinned("boundaries.json", func() ([]byte, error) {
		var text bytes.Buffer
		err := geo.WriteBoundaries(&text, geo.Options{Detail: geo.Medium})
		return text.Bytes(), err
	})
	script := func(name string, defined map[string]any) site.Asset {
		return b.pinned(name, func() ([]byte, error) { return join(name, defined) })
	}
	pin := func(a site.Asset) map[string]string { return map[string]string{"url": a.URL, "integrity": a.Integrity} }
	views := script("views.js", map[string]any{"CORE": pin(a.Core), "BOUNDARIES": pin(a.Boundaries)})
	element := func(name, page string, defined map[string]any) (module, withPage site.Asset) {
		defined["ELEMENT"], defined["LANGUAGES"] = name, site.Languages()
		defined["PLACES"] = map[string]string{"pages": site.PagesFolder, "cards": site.CardsFolder}
		b.named(name+".js", func() ([]byte, error) { return join(name+".js", defined) })
		return script(name+".js", defined), script(page, defined)
	}
	sheet := func(name, imported string) site.Asset {
		return b.pinned(name, func() ([]byte, error) { return styleSheet(styles[imported]...) })
	}
	names := wasm.ScriptNames()
	a.Sheet, a.ViewsSheet, a.PlaceSheet = sheet("endqi-map.css", "map.css"), sheet("endqi-views.css", "views.css"), sheet("endqi-place.css", "place.css")
	a.Interaction = script("interaction.js", map[string]any{"VIEWS": pin(views), "NAMES": names})
	a.Module, a.PageScript = element("endqi-map", "endqi-page.js", map[string]any{"INTERACTION": pin(a.Interaction), "NAMES": names, "SHEET": a.Sheet.URL, "VIEWS_SHEET": pin(a.ViewsSheet)})
	a.PlaceModule, a.CardScript = element("endqi-place", "endqi-card.js", map[string]any{"CODES": codes()})
	a.PageSheet = b.pinned("page.css", func() ([]byte, error) { return minify(pageSheet) })
	a.EmbedScript = script("embed.js", nil)
	a.FrameScript = b.pinned("frame.js", func() ([]byte, error) { return join("frame-outside.js", nil) })
	return a
}
