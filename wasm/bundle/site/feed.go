package site

import (
	"cmp"
	"crypto/sha1"
	"encoding/hex"
	"encoding/xml"
	"slices"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// The feeds: what the editions changed, an entry a change.
const (
	atomFeed = "feed.xml"
	jsonFeed = "feed.json"
)

const feedTitle = title + ": changes"

// entry is a change as both feeds tell it.
type entry struct {
	ID, Title, Text, Page, Source, Kind, Place, Day string
	Reason, Edition                                 string
}

// entries tell the changes of a site, the newest edition first.
func entries(o Options) (all []entry) {
	numbers := map[string]string{}
	for _, b := range o.Dataset.Bills {
		numbers[b.ID] = b.Number
	}
	changes := o.changes()
	slices.SortStableFunc(changes, func(a, b states.Change) int { return b.Edition.Compare(a.Edition) })
	for _, c := range changes {
		j, _ := states.ByCode(c.State)
		what := cmp.Or(numbers[c.Bill], c.Bill)
		e := entry{
			ID: changeID(c), Title: j.Name + ": " + c.Field, Page: PagesFolder + string(c.State) + ".html", Source: c.Source, Kind: c.Kind, Place: j.Name,
			Reason: c.Reason, Edition: c.Edition.String(), Day: c.Edition.Last().String() + "T00:00:00Z",
		}
		switch c.Field {
		case "bill", "case", "link": // a new row
			e.Title = j.Name + ": new " + c.Field + ", " + cmp.Or(c.New, c.Bill)
		default:
			if what != "" {
				e.Title = j.Name + ", " + what + ": " + c.Field
			}
			e.Text = c.Field + ": " + cell(c.Field, c.Old) + " → " + cell(c.Field, c.New) + "\n"
		}
		e.Text += c.Reason + "\nSource: " + c.Source
		all = append(all, e)
	}
	return all
}

// cell is a value as a change tells it: a verdict that is not there is not assessed.
func cell(field, value string) string {
	field = strings.TrimSuffix(strings.TrimPrefix(field, "evidence."), ".verdict")
	if _, verdict := rubric.ByKey(field); verdict && value == "" {
		return "not assessed"
	}
	return cmp.Or(value, "blank")
}

// changeID is the permanent name of a change, wherever the feed lies: a UUID of version 5 (RFC 9562 § 5.5) in the name space of
// addresses.
func changeID(c states.Change) string {
	return uuid("https://github.com/endqi/endqi/states/changes.csv#" + strings.Join([]string{c.Edition.String(), c.Kind, string(c.State), c.Bill, c.Field}, " "))
}

func uuid(address string) string {
	space, _ := hex.DecodeString("6ba7b8119dad11d180b400c04fd430c8")
	sum := sha1.Sum(append(space, address...))
	sum[6], sum[8] = sum[6]&0x0f|0x50, sum[8]&0x3f|0x80
	t := hex.EncodeToString(sum[:16])
	return "urn:uuid:" + t[:8] + "-" + t[8:12] + "-" + t[12:16] + "-" + t[16:20] + "-" + t[20:]
}

// feedSteps make feed.xml (Atom, RFC 4287) and feed.json (JSON Feed 1.1). Links to pages stand in them where the site's address is
// known. A site without a journal has both, without entries, so that an address does not go on telling what no longer holds.
func feedSteps(o Options) []Step {
	return []Step{
		Named(atomFeed, nil, func() ([]byte, error) { return atom(o, entries(o)) }),
		Named(jsonFeed, nil, func() ([]byte, error) { return jsonFeedOf(o, entries(o)) }),
	}
}

// rights says under which license the records are, and of which edition.
func rights(o Options) string {
	text := "Edition " + o.Dataset.Updated.String() + "."
	for _, l := range o.license() {
		text += " " + l.Title + " (" + l.Path + ")."
	}
	return text
}

func atom(o Options, entries []entry) ([]byte, error) {
	type link struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	type category struct {
		Term string `xml:"term,attr"`
	}
	type person struct {
		Name string `xml:"name"`
	}
	type item struct {
		ID       string     `xml:"id"`
		Title    string     `xml:"title"`
		Updated  string     `xml:"updated"`
		Links    []link     `xml:"link"`
		Category []category `xml:"category"`
		Content  string     `xml:"content"`
	}
	feed := struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string   `xml:"xml:lang,attr"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  person   `xml:"author"`
		Rights  string   `xml:"rights"`
		Links   []link   `xml:"link"`
		Entries []item   `xml:"entry"`
	}{Lang: "en", ID: uuid("https://github.com/endqi/endqi/states/changes.csv"), Title: feedTitle, Updated: dayOf(o.Dataset).Last().String() + "T00:00:00Z",
		Author: person{authors}, Rights: rights(o)}
	if o.URL != "" {
		feed.ID = o.URL + atomFeed
		feed.Links = []link{{"self", "application/atom+xml", o.URL + atomFeed}, {"alternate", "text/html", o.URL + "index.html"}}
	}
	for _, e := range entries {
		i := item{ID: e.ID, Title: e.Title, Updated: e.Day, Category: []category{{e.Kind}, {e.Place}}, Content: e.Text}
		if o.URL != "" {
			i.Links = append(i.Links, link{"alternate", "text/html", o.URL + e.Page})
		}
		if states.CheckURL(e.Source) == nil {
			i.Links = append(i.Links, link{"via", "", e.Source})
		}
		feed.Entries = append(feed.Entries, i)
	}
	text, err := xml.MarshalIndent(feed, "", " ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

func jsonFeedOf(o Options, entries []entry) ([]byte, error) {
	type author struct {
		Name string `json:"name"`
	}
	type item struct {
		ID            string   `json:"id"`
		URL           string   `json:"url,omitempty"`
		ExternalURL   string   `json:"external_url,omitempty"`
		Title         string   `json:"title"`
		ContentText   string   `json:"content_text"`
		DatePublished string   `json:"date_published"`
		Tags          []string `json:"tags"`
	}
	feed := struct {
		Version     string   `json:"version"`
		Title       string   `json:"title"`
		HomePageURL string   `json:"home_page_url,omitempty"`
		FeedURL     string   `json:"feed_url,omitempty"`
		Description string   `json:"description"`
		Language    string   `json:"language"`
		Authors     []author `json:"authors"`
		Items       []item   `json:"items"`
	}{Version: "https://jsonfeed.org/version/1.1", Title: feedTitle, Description: rights(o), Language: "en", Authors: []author{{authors}}, Items: []item{}}
	if o.URL != "" {
		feed.HomePageURL, feed.FeedURL = o.URL+"index.html", o.URL+jsonFeed
	}
	for _, e := range entries {
		i := item{ID: e.ID, Title: e.Title, ContentText: e.Text, DatePublished: e.Day, Tags: []string{e.Kind, e.Place}}
		if o.URL != "" {
			i.URL = o.URL + e.Page
		}
		if states.CheckURL(e.Source) == nil {
			i.ExternalURL = e.Source
		}
		feed.Items = append(feed.Items, i)
	}
	return EncodeJSON(feed)
}
