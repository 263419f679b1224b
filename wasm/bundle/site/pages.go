package site

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
	"github.com/endqi/endqi/wasm"
)

//go:embed pages
var sources embed.FS

// page is what a template is filled with.
type page struct {
	Assets
	Title, Description string
	URL, Path, Root    string // the folder's address or "", the page's path in it, and the way back from the page
	Card               string // path of the picture for previews
	Edition            string
	Home               string        // the page that links to copy lead to, where it is another
	Map, Rest          template.HTML // the document up to the geographic map, and what follows
	Show               string        // the parts that it has, where it has not all
	Policy             string
	Snippets           snippets
	Dataset            *dataset              // of the front page, where the address is known
	Places             []states.Jurisdiction // of embed.html

	// of a jurisdiction's own page
	Code        states.Code
	Place, Name string
	Panel       template.HTML
	Changes     []entry // what editions changed, the newest first
}

const title = "Qualified immunity, state by state"

// of is the page of a jurisdiction.
func (p page) of(j states.Jurisdiction) page {
	p.Code, p.Place, p.Title, p.Root = j.Code, j.Name, "Qualified immunity in "+j.Name, "../"
	p.Path, p.Card = PagesFolder+string(j.Code)+".html", CardsFolder+string(j.Code)+".png"
	return p
}

// OEmbed is the name of the page's answer of oEmbed; all pages but those of jurisdictions show the whole map.
func (p page) OEmbed() string {
	if p.Code == "" {
		return OEmbedFolder + "index.json"
	}
	return OEmbedFolder + string(p.Code) + ".json"
}

// pageSteps makes the pages of the folder and those of the jurisdictions.
func pageSteps(o Options, latest *Latest) (steps []Step) {
	words := template.FuncMap{"words": func(day string) string {
		d, _ := states.ParseDate(day)
		return labels.English.Date(d)
	}}
	templates := template.Must(template.New("").Funcs(words).ParseFS(sources, "pages/*.html"))
	render := func(name string, p page) ([]byte, error) {
		var text bytes.Buffer
		err := templates.ExecuteTemplate(&text, name, p)
		return text.Bytes(), err
	}
	front := page{Assets: o.Assets, URL: o.URL, Title: title, Edition: latest.Edition, Card: CardsFolder + string(states.US) + ".png",
		Description: "A map of the United States: what each jurisdiction's law does about qualified immunity, scored on nine criteria, with the bills and court cases behind it."}
	document := func(options wasm.Options) (first, rest template.HTML) {
		text := wasm.Document(nil, o.Dataset, options)
		pieces := strings.SplitN(string(text), wasm.More, 4) // shapes, what is written on them in two, and the rest
		return template.HTML(strings.Join(pieces[:3], "")), template.HTML(strings.ReplaceAll(pieces[3], wasm.More, ""))
	}
	address := o.address()
	for _, name := range []string{"index.html", "map.html", "card.html", "embed.html", "paste.html", "paste-map.html", "404.html"} {
		steps = append(steps, Named(name, nil, func() ([]byte, error) {
			p := front
			p.Path, p.Policy, p.Snippets = name, HostedPolicy(origin(address)), newSnippets(o, p.Description)
			switch name {
			case "index.html":
				p.Dataset = newDataset(o, front.Description)
			case "map.html":
				p.Home = "index.html"
			case "embed.html":
				p.Places = slices.Collect(states.All())
			}
			options := wasm.Options{Pages: PagesFolder, Cards: CardsFolder, Files: latest.files("en")}
			if strings.HasPrefix(name, "paste") {
				options = wasm.Options{Pages: o.URL + PagesFolder, Cards: o.URL + CardsFolder, Plain: true, Current: o.URL + "index.html"}
			}
			if name == "paste-map.html" {
				options.Small, p.Show, name = true, "head map panel time legend sources", "paste.html"
			}
			p.Map, p.Rest = document(options)
			return render(name, p)
		}))
	}
	steps = append(steps, previewSteps(o, front)...)
	return append(steps, Step{PagesFolder, func(write func(string, []byte) error) error {
		panels, err := openPanels(o.Dataset)
		if err != nil {
			return err
		}
		changes := map[string][]entry{}
		for _, e := range entries(o) {
			changes[e.Place] = append(changes[e.Place], e)
		}
		for j := range states.All() {
			p := front.of(j)
			p.Changes = changes[j.Name]
			if p.Panel, p.Name, err = panels(j.Code); err != nil {
				return err
			}
			p.Description = p.Name + ". The law, the bills and the court cases, criterion by criterion, with sources."
			text, err := render("place.html", p)
			if err != nil {
				return err
			}
			if err := write(p.Path, text); err != nil {
				return err
			}
		}
		return nil
	}})
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
		view, err := ask(fmt.Sprintf(`{"op":"view","handle":%d,"view":"panel","state":%q,"pages":"./","cards":"../%s"}`, opened.Handle, c, CardsFolder))
		return template.HTML(view.HTML), view.Announce, err
	}, nil
}
