package site

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"html"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

func isFeed(name string) bool { return strings.HasPrefix(name, "feed.") }

// What RFC 4287 §§ 4.1 and 4.2 and JSON Feed 1.1 want of a feed and its entries.
func TestFeedsTellEachChange(t *testing.T) {
	for _, address := range []string{"", "https://map.example/"} {
		files := makeFiles(t, Options{URL: address}, isFeed)
		type link struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		}
		var atom struct {
			XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
			ID      string   `xml:"id"`
			Title   string   `xml:"title"`
			Updated string   `xml:"updated"`
			Author  string   `xml:"author>name"`
			Rights  string   `xml:"rights"`
			Links   []link   `xml:"link"`
			Entries []struct {
				ID      string `xml:"id"`
				Title   string `xml:"title"`
				Updated string `xml:"updated"`
				Links   []link `xml:"link"`
				Content string `xml:"content"`
			} `xml:"entry"`
		}
		require.NoError(t, xml.Unmarshal([]byte(files["feed.xml"]), &atom))
		for _, text := range []string{atom.ID, atom.Title, atom.Author} {
			assert.NotEmpty(t, text)
		}
		assert.Contains(t, atom.Rights, states.Updated().String())
		assert.Contains(t, atom.Rights, "Creative Commons Zero 1.0")
		assert.Len(t, atom.Entries, len(states.Changes()))
		ids := map[string]bool{}
		for _, e := range atom.Entries {
			assert.Regexp(t, `^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, e.ID)
			assert.False(t, ids[e.ID], "%s twice", e.Title)
			ids[e.ID] = true
			assert.NotEmpty(t, e.Title)
			assert.NotEmpty(t, e.Content, "what an entry without a link to itself must have")
			_, err := time.Parse(time.RFC3339, e.Updated)
			assert.NoError(t, err)
			for _, l := range e.Links {
				assert.NoError(t, states.CheckURL(l.Href), l.Href)
				assert.True(t, l.Rel == "via" || l.Rel == "alternate" && address != "")
			}
		}
		_, err := time.Parse(time.RFC3339, atom.Updated)
		assert.NoError(t, err)
		if address != "" {
			assert.Equal(t, []link{{"self", address + "feed.xml"}, {"alternate", address + "index.html"}}, atom.Links)
		} else {
			assert.Empty(t, atom.Links, "an address that is not known")
		}

		var feed struct {
			Version, Title, Description string
			HomePageURL                 string `json:"home_page_url"`
			FeedURL                     string `json:"feed_url"`
			Items                       []struct {
				ID, URL, Title string
				ContentText    string `json:"content_text"`
				DatePublished  string `json:"date_published"`
			}
		}
		require.NoError(t, json.Unmarshal([]byte(files["feed.json"]), &feed))
		assert.Equal(t, "https://jsonfeed.org/version/1.1", feed.Version)
		assert.Equal(t, address != "", feed.FeedURL == address+"feed.json" && feed.HomePageURL == address+"index.html")
		for name, value := range required(t, []byte(files["feed.json"])) {
			assert.NotEmpty(t, value, name)
		}
		require.Len(t, feed.Items, len(atom.Entries))
		for i, e := range feed.Items {
			assert.Equal(t, atom.Entries[i].ID, e.ID, "the same entries")
			assert.Equal(t, atom.Entries[i].Title, e.Title)
			assert.Equal(t, atom.Entries[i].Content, e.ContentText)
			assert.Equal(t, atom.Entries[i].Updated, e.DatePublished)
		}
	}
}

// required are the members that JSON Feed 1.1 requires, by their places; a member that it does not know fails the test.
func required(t *testing.T, text []byte) map[string]any {
	t.Helper()
	known := func(members map[string]any, names string) {
		for name := range members {
			assert.Contains(t, strings.Fields(names), name, "a member of JSON Feed 1.1")
		}
	}
	var feed map[string]any
	require.NoError(t, json.Unmarshal(text, &feed))
	known(feed, "version title home_page_url feed_url description user_comment next_url icon favicon authors language expired hubs items")
	want := map[string]any{"version": feed["version"], "title": feed["title"], "items": feed["items"]}
	for i, author := range feed["authors"].([]any) {
		want[fmt.Sprintf("authors[%d].name", i)] = author.(map[string]any)["name"]
	}
	for i, x := range feed["items"].([]any) {
		item := x.(map[string]any)
		known(item, "id url external_url title content_html content_text summary image banner_image date_published date_modified authors tags language attachments")
		want[fmt.Sprintf("items[%d].id", i)], want[fmt.Sprintf("items[%d].content_text", i)] = item["id"], item["content_text"]
		for _, name := range []string{"url", "external_url"} {
			if address, ok := item[name]; ok {
				assert.NoError(t, states.CheckURL(address.(string)), name)
			}
		}
		for _, name := range []string{"date_published", "date_modified"} {
			if day, ok := item[name]; ok {
				_, err := time.Parse(time.RFC3339, day.(string))
				assert.NoError(t, err, name)
			}
		}
	}
	return want
}

func TestEntriesSayWhatChanged(t *testing.T) {
	assert.Equal(t, "not assessed", cell("attorney_fees", ""))
	assert.Equal(t, "not assessed", cell("evidence.attorney_fees.verdict", ""))
	assert.Equal(t, "blank", cell("effective", ""))
	assert.Equal(t, "2025-10-01", cell("effective", "2025-10-01"))
	// As Python's uuid.uuid5(uuid.NAMESPACE_URL, …) has it.
	assert.Equal(t, "urn:uuid:dd2c1780-811a-5296-81c5-178a0ef488bc", uuid("https://example.com/"))
	o := Options{Dataset: Shipped()}
	var titles []string
	for _, e := range entries(o) {
		titles = append(titles, e.Title)
	}
	assert.Contains(t, titles, "Alabama, HB 202: effective")
	assert.Contains(t, titles, "Alaska: new link, Alaska State Legislature")
}

// A place's page says what editions changed of its records, and a site with records of its own says nothing of ours.
func TestPlacePagesTellTheirChanges(t *testing.T) {
	isPage := func(name string) bool { return strings.HasPrefix(name, PagesFolder) }
	page := makeFiles(t, Options{}, isPage)[PagesFolder+"CO.html"]
	_, told, ok := strings.Cut(page, "What changed in the records")
	require.True(t, ok)
	told, _, _ = strings.Cut(told, "</details>")
	n := 0
	for _, c := range states.Changes() {
		if c.State == "CO" {
			n++
			assert.Contains(t, told, html.EscapeString(c.Source))
		}
	}
	assert.NotZero(t, n)
	assert.Equal(t, n, strings.Count(told, "<li>"))
}
