package site

import (
	"encoding/xml"
	"fmt"
	"html/template"

	"github.com/endqi/endqi/states"
)

// OEmbedFolder holds an answer of oEmbed (oembed.com, 1.0) for each page, where the site's address is known. The pages name it, so that
// an editor into which their address is pasted shows the map.
const OEmbedFolder = "oembed/"

// authors are those that the module's license names.
const authors = "The endqi authors"

// oEmbed is an answer of type rich: a frame. Editors that do not know the site keep the frame's address, size and title, and forbid it
// all but scripts (WordPress, wp_filter_oembed_result). There is no quotation before it, since WordPress shows a frame that has
// one only after its page speaks a protocol of WordPress's own.
type oEmbed struct {
	Version         string `json:"version"`
	Type            string `json:"type"`
	Title           string `json:"title"`
	ProviderName    string `json:"provider_name"`
	ProviderURL     string `json:"provider_url"`
	CacheAge        int    `json:"cache_age"` // seconds
	ThumbnailURL    string `json:"thumbnail_url"`
	ThumbnailWidth  int    `json:"thumbnail_width"`
	ThumbnailHeight int    `json:"thumbnail_height"`
	HTML            string `json:"html"`
	Width           int    `json:"width"`
	Height          int    `json:"height"`
}

func newOEmbed(p page) oEmbed {
	const width, height = 800, 900 // the frame takes the width that there is
	frame := p.URL + "map.html"
	if p.Code != "" {
		frame += "?state=" + string(p.Code)
	}
	return oEmbed{
		Version: "1.0", Type: "rich", Title: p.Title, ProviderName: title, ProviderURL: p.URL, CacheAge: 24 * 60 * 60,
		ThumbnailURL: p.URL + p.Card, ThumbnailWidth: 1200, ThumbnailHeight: 630, Width: width, Height: height,
		HTML: fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%d"></iframe>`, template.HTMLEscapeString(frame), template.HTMLEscapeString(p.Title), height),
	}
}

// previewSteps make what only a site with an address can have: the answers of oEmbed and sitemap.xml.
func previewSteps(o Options, front page) []Step {
	if o.URL == "" {
		return nil
	}
	return []Step{
		{OEmbedFolder, func(write func(string, []byte) error) error {
			pages := []page{front}
			for j := range states.All() {
				pages = append(pages, front.of(j))
			}
			for _, p := range pages {
				text, err := EncodeJSON(newOEmbed(p))
				if err != nil {
					return err
				}
				if err := write(p.OEmbed(), text); err != nil {
					return err
				}
			}
			return nil
		}},
		Named("sitemap.xml", nil, func() ([]byte, error) { return sitemap(o) }),
	}
}

// sitemap lists the pages (sitemaps.org, 0.9).
func sitemap(o Options) ([]byte, error) {
	type address struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod,omitempty"`
	}
	list := struct {
		XMLName xml.Name  `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []address `xml:"url"`
	}{}
	add := func(name string) { list.URLs = append(list.URLs, address{o.URL + name, o.Dataset.Updated.String()}) }
	add("index.html")
	add("embed.html")
	for j := range states.All() {
		add(PagesFolder + string(j.Code) + ".html")
	}
	text, err := xml.MarshalIndent(list, "", " ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

// download is a file of a dataset, and dataset what search engines for data read of it (schema.org, Dataset).
type download struct {
	Type           string `json:"@type"`
	EncodingFormat string `json:"encodingFormat"`
	ContentURL     string `json:"contentUrl"`
}

type dataset struct {
	Context      string     `json:"@context"`
	Type         string     `json:"@type"`
	Name         string     `json:"name"`
	Description  string     `json:"description"`
	URL          string     `json:"url"`
	Version      string     `json:"version,omitempty"`
	DateModified string     `json:"dateModified,omitempty"`
	License      string     `json:"license,omitempty"`
	Free         bool       `json:"isAccessibleForFree"`
	Spatial      string     `json:"spatialCoverage"`
	Distribution []download `json:"distribution"`
}

func newDataset(o Options, description string) *dataset {
	if o.URL == "" {
		return nil
	}
	file := func(format, name string) download { return download{"DataDownload", format, o.URL + DataFolder + name} }
	d := &dataset{
		Context: "https://schema.org/", Type: "Dataset", Name: title, Description: description, URL: o.URL + "index.html",
		Version: o.Dataset.Updated.String(), DateModified: o.Dataset.Updated.String(), Free: true, Spatial: "United States",
		Distribution: []download{file("text/csv", "standings.csv"), file("application/json", "standings.json"), file("application/geo+json", "map.geojson")},
	}
	for _, l := range o.license() {
		d.License = l.Path
	}
	return d
}
