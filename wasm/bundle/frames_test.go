package bundle_test

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

const shownIn = maptest.Root + `?.querySelector(".endqi")`

func TestOptionsInTheAddressOfTheFrame(t *testing.T) {
	s := maptest.Serve(t, nil, maptest.Answer("/mine.json", "application/json", []byte(`{"schema":1,"updated":"2026-01-01","source":"A test","bills":[]}`)))
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		for _, c := range []struct {
			why, address, holds string
		}{
			{"a language by query", "/map.html?lang=es", shownIn + `?.lang === "es"`},
			{"a language by fragment", "/map.html#endqi.lang=es", shownIn + `?.lang === "es"`},
			{"a language on the page itself", "/index.html?lang=es", shownIn + `?.lang === "es"`},
			{"a theme", "/map.html?theme=dark", `getComputedStyle(` + shownIn + `).colorScheme === "dark"`},
			{"an address for corrections", "/map.html?correction=mailto:fix@site.example", maptest.Root + `.querySelector(".sources a[href='mailto:fix@site.example']")`},
			{"a place and a view", "/map.html?state=CO&view=tiles", maptest.Panel + `.includes("13-21-131") && ` + shownIn + `.dataset.view === "tiles"`},
			{"the fragment before the query", "/map.html?state=CO#endqi=NM", maptest.Panel + `.includes("New Mexico")`},
			{"data of the frame's own host", "/map.html?src=/mine.json", maptest.Layout + `?.querySelector("[data-code=CO]").ariaLabel === "Colorado, not assessed"`},
		} {
			t.Run(c.why, func(t *testing.T) {
				b := b.In(t)
				b.Open("about:blank")
				b.Open(s.URL + c.address)
				b.Until(c.holds)
			})
		}
		for _, refused := range []string{"src=https://other.example/mine.json", "src=//other.example/mine.json", "src=data:application/json,{}", "src=http://[",
			"correction=javascript:alert(1)", "correction=http://site.example/", "theme=pink", "onclick=alert(1)", "base=https://other.example/"} {
			t.Run("refused "+refused, func(t *testing.T) {
				b := b.In(t)
				b.Open("about:blank")
				b.Open(s.URL + "/map.html?" + refused)
				b.Until(maptest.Alive)
				assert.Equal(t, []string{"hash", "home"}, browsertest.Eval[[]string](b, maptest.Element+`.getAttributeNames()`))
				if engine == browsertest.Chromium && refused[0] != 'o' && refused[0] != 'b' {
					assert.Contains(t, maptest.Said(b), "in the address is refused")
				}
			})
		}
	})
}

// WordPress frames a page that it does not know with no right but scripts, and a secret of its own after the address
// (wp_filter_oembed_result in its wp-includes/embed.php).
func TestFrameOfWordPress(t *testing.T) {
	frame := func(address string) string {
		return `<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" title="Map" src="{HERE}` + address + `#?secret=aB3dE5fG7h" data-secret="aB3dE5fG7h" width="100%" height="900"></iframe>`
	}
	for address, chosen := range map[string]string{"map.html": "", "map.html?state=CO": "Colorado"} {
		t.Run(address, func(t *testing.T) {
			b, _ := maptest.Visit(t, browsertest.Chromium, maptest.Host{Page: maptest.HTMLPage("", frame(address))})
			b.Frame("iframe")
			b.Until(maptest.Alive)
			b.Until(maptest.Layout + `.querySelector("[data-code=CO]").ariaLabel === "Colorado, 6.5 of 9, law in force"`)
			if chosen != "" {
				b.Until(maptest.Panel + `.includes("` + chosen + `") && ` + maptest.Panel + `.includes("13-21-131")`)
			}
			b.Run(maptest.Element+`.setAttribute("state", "NM")`, nil)
			b.Until(maptest.Panel + `.includes("New Mexico")`)
			maptest.AssertQuiet(t, b)
		})
	}
}

func TestHeightOfFramesThatComeLate(t *testing.T) {
	high := `document.querySelector("iframe").getBoundingClientRect().height > 2000`
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		t.Run("its address comes later", func(t *testing.T) {
			b, _ := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage(`<script type="module" src="{HERE}`+frameScript(t)+`"></script>`,
				`<iframe title="Map" data-src="{HERE}map.html" sandbox="allow-scripts"></iframe><script>addEventListener("load", () => { for (const f of document.querySelectorAll("iframe")) f.src = f.dataset.src })</script>`)})
			b.Until(high)
		})
		t.Run("the script comes later", func(t *testing.T) {
			b, s := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage("", `<iframe title="Map" src="{HERE}map.html" sandbox="allow-scripts"></iframe>`)})
			b.Frame("iframe")
			b.Until(maptest.Alive)
			b.Frame("")
			b.Run(`const script = document.createElement("script"); script.type = "module"; script.src = arguments[0]; document.head.append(script)`, nil, s.URL+"/"+frameScript(t))
			b.Until(high)
		})
		t.Run("another frame asks in its place", func(t *testing.T) {
			b, _ := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage(`<script type="module" src="{HERE}`+frameScript(t)+`"></script>`,
				`<iframe title="Map" src="{HERE}map.html" sandbox="allow-scripts"></iframe>
				<iframe id="other" title="Other" srcdoc="<script>parent.postMessage({'endqi-map': {height: 7777}}, '*')</script>"></iframe>`)})
			b.Until(high)
			assert.NotEqual(t, 7777, browsertest.Eval[int](b, `document.querySelector("#other").clientHeight`))
		})
	})
}

// A link that a reader copies leads to a page that shows the map, whatever the page is that it was copied on.
func TestLinksToCopy(t *testing.T) {
	copied := func(b *browsertest.Browser) string {
		b.Run(`window.copied = ""; Object.defineProperty(navigator, "clipboard", {configurable: true, value: {writeText: async (text) => { copied = text }}});
			delete Navigator.prototype.share`, nil)
		b.Run(maptest.Element+`.setAttribute("state", "TX")`, nil)
		b.Until(maptest.Root + `.querySelector(".panel .do [data-link]")`)
		maptest.Press(b, ".panel .do [data-link]")
		b.Until("copied")
		return browsertest.Eval[string](b, "copied")
	}
	engine := browsertest.Chromium // whose clipboard a test can stand in for
	for name, frame := range map[string]string{
		"in the frame": `<iframe title="Map" width="1000" height="900" src="{HERE}map.html" sandbox="allow-scripts"></iframe>`,
		"in srcdoc":    `<iframe title="Map" width="1000" height="900" srcdoc="<!doctype html><script type=module src={HERE}endqi-map.js></script><endqi-map></endqi-map>"></iframe>`,
	} {
		t.Run(name, func(t *testing.T) {
			b, s := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage("", frame)})
			b.Frame("iframe")
			b.Until(maptest.Alive)
			address := copied(b)
			assert.Equal(t, s.URL+"/index.html#endqi=TX", address)
			b.Frame("")
			b.Open(address)
			b.Until(maptest.Panel + `.includes("Texas")`)
		})
	}
	t.Run("of another language", func(t *testing.T) {
		b := browsertest.Shared(t, engine)
		s := maptest.Serve(t, nil)
		b.Open(s.URL + "/map.html?lang=es")
		b.Until(shownIn + `?.lang === "es" && ` + maptest.Alive)
		assert.Equal(t, s.URL+"/index.html?lang=es#endqi=TX", copied(b))
	})
	t.Run("where the author says", func(t *testing.T) {
		b := maptest.Start(t, engine, maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, `id="here" home="/news/map#top"`)}).URL+"/plain")
		assert.Regexp(t, `^http://[^/]+/news/map#endqi=TX$`, copied(b))
	})
}

// frameScript is the name of the script for pages with a frame.
func frameScript(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(maptest.Folder(t), "frame-*.js"))
	require.NoError(t, err)
	require.Len(t, found, 1)
	return filepath.Base(found[0])
}
