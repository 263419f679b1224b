package bundle

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

//go:embed all:pages
var sources embed.FS

func source(name string) string {
	text, err := sources.ReadFile("pages/" + name)
	if err != nil {
		panic(err) // a file of this package
	}
	return string(text)
}

// placeholder stands in snippets for the address of a bundle that was built without one; the page that shows them knows it.
const placeholder = "https://map.example/"

// page is what a template is filled with.
type page struct {
	code
	Title, Description string
	URL, Path, Root    string // the bundle's address or "", the page's path in it, and the way back from the page
	Card               string // path of the picture for previews
	Edition            string
	Map, Rest          template.HTML // the document up to the geographic map, and what follows
	Policy             string
	Snippets           snippets

	// of a jurisdiction's own page
	Code        states.Code
	Place, Name string
	Panel       template.HTML
}

// snippets are what other sites copy.
type snippets struct{ Script, Frame, Picture string }

const title = "Qualified immunity, state by state"

func (b *builder) pages(o Options, c code, latest Latest) {
	templates, err := template.ParseFS(sources, "pages/*.html")
	if err != nil {
		b.err = err
		return
	}
	render := func(name string, p page) ([]byte, error) {
		var text bytes.Buffer
		err := templates.ExecuteTemplate(&text, name, p)
		return text.Bytes(), err
	}
	front := page{code: c, URL: o.URL, Title: title, Edition: o.Dataset.Updated.String(), Card: cards + string(states.US) + ".png",
		Description: "A map of the United States: what each jurisdiction's law does about qualified immunity, scored on nine criteria, with the bills and court cases behind it."}
	document := func(options wasm.Options) (first, rest template.HTML) {
		text := wasm.Document(nil, o.Dataset, options)
		pieces := strings.SplitN(string(text), wasm.More, 4) // shapes, what is written on them in two, and the rest
		return template.HTML(strings.Join(pieces[:3], "")), template.HTML(strings.ReplaceAll(pieces[3], wasm.More, ""))
	}
	address := o.URL
	if address == "" {
		address = placeholder
	}
	for _, name := range []string{"index.html", "map.html", "embed.html", "paste.html"} {
		b.keep(name, func() ([]byte, error) {
			p := front
			p.Path, p.Policy, p.Snippets = name, HostedPolicy(strings.TrimSuffix(address, "/")), writeSnippets(address, c, p.Description)
			if name == "paste.html" {
				p.Map, p.Rest = document(wasm.Options{Pages: o.URL + pages, Cards: o.URL + cards, Plain: true, Current: o.URL + "index.html"})
			} else {
				p.Map, p.Rest = document(wasm.Options{Pages: pages, Cards: cards, Files: latest.files("en")})
			}
			return render(name, p)
		})
	}
	b.folder(pages, func(keep func(string, []byte)) error {
		panels, err := openPanels(o.Dataset)
		if err != nil {
			return err
		}
		for j := range states.All() {
			p := front
			p.Code, p.Place, p.Path, p.Root, p.Card = j.Code, j.Name, pages+string(j.Code)+".html", "../", cards+string(j.Code)+".png"
			if p.Panel, p.Name, err = panels(j.Code); err != nil {
				return err
			}
			p.Title, p.Description = "Qualified immunity in "+j.Name, p.Name+". The law, the bills and the court cases, criterion by criterion, with sources."
			text, err := render("place.html", p)
			if err != nil {
				return err
			}
			keep(string(j.Code)+".html", text)
		}
		return nil
	})
}

// openPanels gives a jurisdiction's details and its name with its score, "Colorado, 6.5 of 9, law in force", as the core does.
func openPanels(d *wasm.Dataset) (func(states.Code) (template.HTML, string, error), error) {
	var core wasm.Core
	ask := func(request string) (answer struct {
		Handle         int
		HTML, Announce string
		Error          struct{ Message string }
	}, err error) {
		err = json.Unmarshal(core.Call(nil, []byte(request)), &answer)
		if err == nil && answer.Error.Message != "" {
			err = fmt.Errorf("core: %s", answer.Error.Message)
		}
		return answer, err
	}
	opened, err := ask(`{"op":"open","dataset":` + string(wasm.AppendDataset(nil, d)) + `}`)
	if err != nil {
		return nil, err
	}
	return func(c states.Code) (template.HTML, string, error) {
		view, err := ask(fmt.Sprintf(`{"op":"view","handle":%d,"view":"panel","state":%q,"pages":"./","cards":"../%s"}`, opened.Handle, c, cards))
		return template.HTML(view.HTML), view.Announce, err
	}, nil
}

// writeSnippets writes what other sites copy, with the bundle's address.
func writeSnippets(address string, c code, description string) snippets {
	script := func(a Asset) string {
		return fmt.Sprintf(`<script type="module" src="%s%s" integrity="%s" crossorigin="anonymous"></script>`, address, a.URL, a.Integrity)
	}
	return snippets{
		// what the module asks for first is on its way while the module is
		Script: fmt.Sprintf(`<link rel="preload" as="fetch" href="%slatest-en.html" crossorigin="anonymous">`, address) + "\n" + script(c.Module) + "\n" + fmt.Sprintf(`<endqi-map><a href="%sindex.html">%s</a></endqi-map>`, address, title),
		Frame: fmt.Sprintf(`<iframe src="%smap.html" title="%s" width="100%%" height="900" loading="lazy" allow="clipboard-write; web-share" `+
			`sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"></iframe>`, address, title) + "\n" + script(c.FrameScript),
		Picture: fmt.Sprintf(`<a href="%sindex.html"><img src="%smap.svg" width="100%%" alt="%s"></a>`, address, address, description),
	}
}
