package site

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

const at = "https://map.example/a/"

func isPage(name string) bool {
	return strings.HasSuffix(name, ".html") || name == PagesFolder || name == OEmbedFolder || name == "sitemap.xml"
}

func TestPreviewsOfPages(t *testing.T) {
	files := makeFiles(t, Options{URL: at}, isPage)
	attribute := func(t *testing.T, page, tag string) string {
		t.Helper()
		found := regexp.MustCompile(`<(?:meta|link) `+tag+`(?:content|href)="([^"]*)"`).FindAllStringSubmatch(page, -1)
		require.Len(t, found, 1, tag)
		return html.UnescapeString(found[0][1])
	}
	file := func(t *testing.T, address string) string {
		t.Helper()
		name, ok := strings.CutPrefix(address, at)
		assert.True(t, ok, address)
		require.Contains(t, files, name)
		return files[name]
	}
	for _, name := range []string{"index.html", "map.html", "embed.html", "places/CO.html", "places/US.html", "places/GU.html"} {
		t.Run(name, func(t *testing.T) {
			page := files[name]
			assert.Equal(t, at+name, attribute(t, page, `property="og:url" `))
			picture := attribute(t, page, `property="og:image" `)
			code, isPlace := strings.CutPrefix(strings.TrimSuffix(name, ".html"), PagesFolder)
			if !isPlace {
				code = string(states.US)
			}
			assert.Equal(t, at+CardsFolder+code+".png", picture)
			assert.Equal(t, picture, attribute(t, page, `name="twitter:image" `))
			assert.Equal(t, "summary_large_image", attribute(t, page, `name="twitter:card" `))

			head, _, _ := strings.Cut(page, "</head>")
			assert.Less(t, len(head), 150<<10, "as much as WordPress reads")
			link := regexp.MustCompile(`<link rel="alternate" type="application/json\+oembed" href="([^"<>]*)" title="[^"<>]*">`).FindStringSubmatch(head)
			require.NotNil(t, link)
			answersOEmbed(t, file(t, html.UnescapeString(link[1])), picture)
		})
	}
	t.Run("oEmbed shows the place", func(t *testing.T) {
		assert.Contains(t, files["oembed/CO.json"], at+`map.html?state=CO`)
		assert.Contains(t, files["oembed/index.json"], at+`map.html\"`)
	})
	t.Run("sitemap lists pages that are there", func(t *testing.T) {
		var list struct {
			XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
			URLs    []struct {
				Loc     string `xml:"loc"`
				LastMod string `xml:"lastmod"`
			} `xml:"url"`
		}
		require.NoError(t, xml.Unmarshal([]byte(files["sitemap.xml"]), &list))
		assert.Len(t, list.URLs, 2+57)
		for _, u := range list.URLs {
			file(t, u.Loc)
			assert.Equal(t, states.Updated().String(), u.LastMod)
		}
	})
	t.Run("dataset for search engines", func(t *testing.T) {
		found := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`).FindAllStringSubmatch(files["index.html"], -1)
		require.Len(t, found, 1)
		var d dataset
		require.NoError(t, json.Unmarshal([]byte(found[0][1]), &d))
		assert.Equal(t, "https://schema.org/", d.Context)
		assert.Equal(t, "Dataset", d.Type)
		assert.True(t, 50 <= len(d.Description) && len(d.Description) <= 5000, "as search engines want it")
		assert.Equal(t, states.Updated().String(), d.Version)
		assert.Equal(t, cc0.Path, d.License)
		data := makeFiles(t, Options{URL: at}, isData)
		for _, file := range d.Distribution {
			assert.Contains(t, data, strings.TrimPrefix(file.ContentURL, at))
		}
		assert.NotContains(t, files["map.html"]+files["embed.html"]+files["places/CO.html"], "ld+json")
	})
}

// answersOEmbed holds what oembed.com § 2.3.4 wants of an answer of type rich, and what WordPress leaves of its markup: frames with these
// attributes, and none that follows a quotation.
func answersOEmbed(t *testing.T, text, picture string) {
	t.Helper()
	var answer struct {
		Version, Type, Title, HTML string
		Width, Height              int
		ThumbnailURL               string `json:"thumbnail_url"`
	}
	require.NoError(t, json.Unmarshal([]byte(text), &answer))
	assert.Equal(t, "1.0", answer.Version)
	assert.Equal(t, "rich", answer.Type)
	assert.NotEmpty(t, answer.Title)
	assert.Positive(t, answer.Width)
	assert.Positive(t, answer.Height)
	assert.Equal(t, picture, answer.ThumbnailURL)
	assert.Regexp(t, `^<iframe( (src|width|height|frameborder|marginwidth|marginheight|scrolling|title)="[^"<>]*")+></iframe>$`, answer.HTML)
}

func TestPreviewsWantAnAddress(t *testing.T) {
	files := makeFiles(t, Options{}, isPage)
	for name, text := range files {
		assert.NotContains(t, name, "oembed")
		for _, part := range []string{"oembed", "og:image", "twitter:image", "canonical", "ld+json"} {
			assert.NotContains(t, text, part, name)
		}
	}
	assert.NotContains(t, files, "sitemap.xml")
}

func TestAddressStaysWithinItsMarkup(t *testing.T) {
	const hostile = "https://map.example/a&lt;'--!/" // which is an address of a folder
	files := makeFiles(t, Options{URL: hostile}, isPage)
	assert.NotContains(t, files["index.html"], hostile)
	var d dataset
	_, text, _ := strings.Cut(files["index.html"], `<script type="application/ld+json">`)
	text, _, _ = strings.Cut(text, "</script>")
	require.NoError(t, json.Unmarshal([]byte(text), &d))
	assert.Equal(t, hostile+"index.html", d.URL)
	assert.Contains(t, files["oembed/index.json"], `a\u0026amp;lt;\u0026#39;--!/map.html`, "escaped as markup, then as JSON")
	assert.Contains(t, files["sitemap.xml"], "a&amp;lt;&#39;--!/index.html")
}
