package element_test

import (
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm"
	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// JavaScript expressions for the page's first card.
const (
	placeElement = `document.querySelector("endqi-place")`
	placeCard    = placeElement + `.shadowRoot?.querySelector("article")`
	placeText    = placeCard + `?.textContent.replace(/\s+/g, " ")`
	fallback     = `document.querySelector("#fallback").checkVisibility()`
)

// placePage is a page of a site with a card, and what else the arguments add to its head and body.
func placePage(head, attributes, body string) string {
	return strings.Replace(maptest.HTMLPage(`<script type="module" src="/endqi-place.js"></script>`+head, ""), "<h1>A site</h1>",
		`<main><h1>A site</h1><endqi-place `+attributes+`><p id="fallback">Qualified immunity in your state</p></endqi-place></main>`+body, 1)
}

func TestCardSaysWhatIsKnown(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/place": placePage("", `state="CO"`, "")})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		s.Forget()
		b.Open(s.URL + "/place")
		b.Until(placeText + `?.includes("6.5 of 9")`)
		assert.False(t, browsertest.Eval[bool](b, fallback), "what stands in for the card")
		assert.Equal(t, s.URL+"/places/CO.html", browsertest.Eval[string](b, placeCard+`.querySelector("a").href`))
		assert.Equal(t, "Colorado", browsertest.Eval[string](b, placeCard+`.getAttribute("aria-labelledby") === `+placeCard+`.querySelector("h2").id && `+placeCard+`.querySelector("h2").textContent`))
		for _, name := range s.Asked() {
			assert.Contains(t, []string{"/place", "/endqi-place.js", "/cards/CO-en.html"}, name, "one script and one file of one place")
		}
		for _, c := range []struct {
			state, lang string
			says        []string
			not         string
		}{
			{"CO", "en", []string{"Colorado", "law in force", "END 3 of 4", "START 3.5 of 5", "SB 20-217", "End caps on damages: met"}, "on record"},
			{"NM", "en", []string{"New Mexico", "4 to 5 of 9", "partly scored", "HB 4"}, "on record"},
			{"tx", "en", []string{"Texas", "0 of 9", "no law limiting immunity found", "Highest-scoring bill on record: HB 88, 2021, did not pass, 5 of 9"}, "not assessed"},
			{"GU", "en", []string{"Guam", "not assessed", "so it has no score"}, "0"},
			{"US", "en", []string{"United States", "bill pending"}, ""},
			{"NY", "es", []string{"Nueva York", "0 de 9", "Proyecto registrado con mayor puntuación"}, ""},
		} {
			t.Run(c.state, func(t *testing.T) {
				b := b.In(t)
				b.Run(`const [state, lang] = arguments, place = `+placeElement+`; place.lang = lang; place.setAttribute("state", state)`, nil, c.state, c.lang)
				b.Until(placeCard + `?.dataset.code === "` + strings.ToUpper(c.state) + `" && ` + placeCard + `.lang === "` + c.lang + `"`)
				text := browsertest.Eval[string](b, placeText)
				for _, words := range c.says {
					assert.Contains(t, text, words)
				}
				if c.not != "" {
					assert.NotContains(t, strings.ReplaceAll(text, "2026", ""), c.not)
				}
				assert.Equal(t, 9, browsertest.Eval[int](b, placeCard+`.querySelectorAll(".cells li").length`))
			})
		}
		maptest.AssertQuiet(t, b)
	})
}

func TestCardThatCannotShow(t *testing.T) {
	card := string(maptest.File(t, "cards/CO-en.html"))
	for _, c := range []struct {
		name, attributes string
		answer           func(http.ResponseWriter, *http.Request) bool
		says             string
	}{
		{"no place", "", nil, `state="" is no place: write one of AL, AK, `},
		{"an unknown place", `state="Colorado"`, nil, `state="COLORADO" is no place: write one of AL, AK, `},
		{"a page of the host", `state="CO"`, maptest.Answer("/cards/", "text/html", []byte("<!doctype html><title>Log in</title>")), "/cards/CO-en.html holds no card of CO: put the bundle's files there"},
		{"the card of another place", `state="CO"`, maptest.Answer("/cards/", "text/html", maptest.File(t, "cards/NM-en.html")), "/cards/CO-en.html holds no card of CO"},
		{"a card that is cut short", `state="CO"`, maptest.Answer("/cards/", "text/html", []byte(card[:len(card)/2])), "/cards/CO-en.html holds no card of CO"},
		{"no file", `state="CO"`, maptest.Answer404("/cards/"), "/cards/CO-en.html answers 404: put the file there, or correct the address"},
		{"another folder", `state="CO" base="/elsewhere"`, nil, "/elsewhere/cards/CO-en.html answers 404"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := []func(http.ResponseWriter, *http.Request) bool{}
			if c.answer != nil {
				before = append(before, c.answer)
			}
			s := maptest.ServeFreely(t, map[string]string{"/place": placePage(`<script>window.failures = []; addEventListener("endqi-error", ({detail}) => failures.push(detail))</script>`, c.attributes, "")}, before...)
			maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
				b := browsertest.Shared(t, engine)
				b.Open(s.URL + "/place")
				b.Until("window.failures?.length")
				assert.True(t, browsertest.Eval[bool](b, fallback), "what its author wrote stays")
				assert.Equal(t, "card", browsertest.Eval[string](b, "failures[0].what"))
				assert.Contains(t, browsertest.Eval[string](b, "failures[0].message"), c.says)
				if engine == browsertest.Chromium {
					assert.Contains(t, strings.ReplaceAll(maptest.Said(b), `\"`, `"`), c.says)
				}
				b.Run(placeElement+`.removeAttribute("base")`, nil)
				if c.answer == nil {
					b.Run(placeElement+`.setAttribute("state", "NM")`, nil)
					b.Until(placeText + `?.includes("New Mexico")`) // and it goes on from there
					b.Run(placeElement+`.setAttribute("state", "ZZ")`, nil)
					b.Until(fallback) // not the card of a place that nobody asks for
				}
			})
		})
	}
}

// The last of many choices wins, and what is taken away or moved neither fails nor stays empty.
func TestCardAfterCard(t *testing.T) {
	s := maptest.ServeFreely(t, map[string]string{"/place": placePage("", `state="CO"`, `<div id="other"></div>`)},
		maptest.Slow(t, "/slow/", maptest.Slowness{Name: "cards/CA", Delay: 300 * 1e6}))
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		b.Open(s.URL + "/place")
		b.Until(placeText)
		b.Run(`const place = `+placeElement+`; window.shown = []; place.addEventListener("endqi-ready", () => shown.push(place.shadowRoot.querySelector("article").dataset.code));
			place.setAttribute("base", "/slow/"); place.setAttribute("state", "CA"); setTimeout(() => place.setAttribute("state", "NM"), 50)`, nil)
		b.Until(`shown.includes("NM")`)
		b.Run(`document.querySelector("#other").append(`+placeElement+`)`, nil)
		b.Run(`const place = `+placeElement+`; place.setAttribute("state", "CA"); queueMicrotask(() => { place.remove(); document.body.append(place) })`, nil)
		b.Until(`shown.includes("CA")`)
		assert.Equal(t, []string{"NM", "CA"}, browsertest.Eval[[]string](b, "shown"))
		maptest.AssertQuiet(t, b)
	})
}

// A card that the page holds as markup shows without a script, and gives way to the current one where there is one.
func TestPastedCard(t *testing.T) {
	card := strings.Replace(string(maptest.File(t, "cards/CO-en.html")), "6.5", "3", 1) // of an older edition
	body := `<endqi-place state="CO"><template shadowrootmode="open"><link rel="stylesheet" href="/` + sheetOfPlace(t) + `">` + card + `</template><p id="fallback">Colorado</p></endqi-place>`
	s := maptest.Serve(t, map[string]string{
		"/still": maptest.HTMLPage("", body), "/live": maptest.HTMLPage(`<script type="module" src="/endqi-place.js"></script>`, body),
		"/gone": maptest.HTMLPage(`<script type="module" src="/gone/endqi-place.js"></script>`, body),
	}, maptest.Slow(t, "/gone/e"), maptest.Answer404("/gone/cards/"))
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		b.Open(s.URL + "/still")
		b.Until(placeText + `?.includes("3 of 9")`)
		b.Until(`getComputedStyle(` + placeCard + `).display === "grid"`)
		assert.False(t, browsertest.Eval[bool](b, fallback))
		b.Open(s.URL + "/live")
		b.Until(placeText + `?.includes("6.5 of 9")`)
		b.Until(`getComputedStyle(` + placeCard + `).display === "grid"`)
	})
}

func sheetOfPlace(t *testing.T) string {
	t.Helper()
	found, err := os.ReadDir(maptest.Folder(t))
	require.NoError(t, err)
	i := slices.IndexFunc(found, func(e os.DirEntry) bool {
		return strings.HasPrefix(e.Name(), "endqi-place-") && strings.HasSuffix(e.Name(), ".css")
	})
	require.GreaterOrEqual(t, i, 0)
	return found[i].Name()
}

func TestCardLooksAsThePageWants(t *testing.T) {
	s := maptest.ServeFreely(t, map[string]string{
		"/place": placePage(`<style>h1, p { color: red !important } * { float: left }</style>`, `state="NM"`, ""),
		"/theme": placePage("", `state="NM" theme="dark"`, ""),
		"/paper": placePage(`<style>endqi-place { --endqi-paper: #102030 }</style>`, `state="NM"`, ""),
		"/brand": placePage(`<style>endqi-place { --endqi-paper: #ffffff; --endqi-accent: #ffd400; --endqi-c9: #ffd400; --endqi-border: #eeeeee }</style>`, `state="CO"`, ""),
	})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		scheme := `getComputedStyle(` + placeCard + `).colorScheme`
		b.Open(s.URL + "/place")
		b.Until(placeText)
		assert.Equal(t, "light dark", browsertest.Eval[string](b, scheme))
		assert.NotEqual(t, "rgb(255, 0, 0)", browsertest.Eval[string](b, `getComputedStyle(`+placeCard+`.querySelector("p")).color`))
		for _, width := range []int{200, 300, 1000} {
			b.Run(placeElement+`.parentElement.style.inlineSize = arguments[0] + "px"`, nil, width)
			assert.LessOrEqual(t, browsertest.Eval[int](b, placeCard+`.scrollWidth - `+placeCard+`.clientWidth`), 0, "WCAG 2.2 SC 1.4.10, at %d pixels", width)
			if engine != browsertest.WebKit { // its driver waits for a page that stands still to paint once more
				maptest.Picture(t, b)
			}
		}
		b.Open(s.URL + "/theme")
		b.Until(placeText)
		assert.Equal(t, "dark", browsertest.Eval[string](b, scheme))
		b.Run(placeElement+`.setAttribute("theme", "light")`, nil)
		assert.Equal(t, "light", browsertest.Eval[string](b, scheme))
		b.Open(s.URL + "/paper")
		b.Until(placeText)
		assert.Equal(t, "dark", browsertest.Eval[string](b, scheme), "of the page's paper")
		if engine != browsertest.Chromium {
			return // whose console alone is heard
		}
		maptest.AssertQuiet(t, b)
		b.Open(s.URL + "/brand")
		b.Until(placeText)
		said := maptest.Said(b)
		for _, pair := range []string{"endqi-place> cannot be read well", "--endqi-accent on --endqi-paper has 1.4:1, not 4.5:1", "--endqi-border on --endqi-paper has 1.2:1, not 3:1", "--endqi-c9 on --endqi-paper has 1.4:1, not 3:1"} {
			assert.Contains(t, said, pair)
		}
	})
}

func TestAuditOfCard(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/place": placePage("", `state="CO"`, "")})
	b := browsertest.Shared(t, browsertest.Chromium)
	for name, p := range map[string]browsertest.Preferences{"light": {}, "dark": {Dark: true}, "forced colors": {ForcedColors: true}, "more contrast": {MoreContrast: true}, "print": {Print: true}} {
		b.Prefer(p)
		for _, code := range []string{"CO", "NM", "TX", "GU", "US"} {
			t.Run(name+" "+code, func(t *testing.T) {
				axe := maptest.Axe(t)
				b := b.In(t)
				b.Open(s.URL + "/place")
				b.Run(placeElement+`.setAttribute("state", arguments[0])`, nil, code)
				b.Until(placeCard + `?.dataset.code === "` + code + `"`)
				maptest.Audit(t, b, axe)
			})
		}
	}
	b.Prefer(browsertest.Preferences{})
}

// What the browser itself tells assistive technology.
func TestNamesOfTheCard(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/place": placePage("", `state="NM"`, "")})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := browsertest.Shared(t, engine)
		b.Open(s.URL + "/place")
		b.Until(placeText)
		nodes := b.Nodes(`[` + placeCard + `, ` + placeCard + `.querySelector("h2"), ...` + placeCard + `.querySelectorAll(".cells"), ` + placeCard + `.querySelector("a")]`)
		require.Len(t, nodes, 5)
		assert.Equal(t, []browsertest.Node{{Role: "article", Name: "New Mexico"}, {Role: "heading", Name: "New Mexico"}, {Role: "list", Name: "What must END"},
			{Role: "list", Name: "What must START"}, {Role: "link", Name: "New Mexico: law, bills and court cases"}}, nodes)
	})
}

func TestCardUnderTrustedTypes(t *testing.T) {
	policy := "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types "
	for allowed, shows := range map[string]bool{"endqi-map endqi-place": true, "'none'": false} {
		t.Run(allowed, func(t *testing.T) {
			s := maptest.ServeFreely(t, map[string]string{"/place": placePage(`<script type="module" src="/endqi-map.js"></script>`, `state="CO"`, "<endqi-map></endqi-map>")}, func(w http.ResponseWriter, r *http.Request) bool {
				w.Header().Set("Content-Security-Policy", policy+allowed)
				return false
			})
			b := browsertest.Shared(t, browsertest.Chromium)
			b.Open(s.URL + "/place")
			if shows {
				b.Until(placeText + ` && ` + maptest.Alive) // two policies, which a page allows by their names
				maptest.AssertQuiet(t, b)
				return
			}
			var said string
			for !strings.Contains(said, "add endqi-place to trusted-types in its content security policy") {
				said += maptest.Said(b)
			}
			assert.True(t, browsertest.Eval[bool](b, fallback))
		})
	}
}

func TestFrameOfOnePlace(t *testing.T) {
	frame := func(address, rights string) string {
		return `<iframe src="{HERE}` + address + `" title="Colorado" width="100%" height="380" sandbox="` + rights + `"></iframe>`
	}
	high := func(frames int) string {
		return fmt.Sprintf(`[...document.querySelectorAll("iframe")].filter(f => f.style.height.endsWith("px") && f.clientHeight > 200 && f.clientHeight < 1000).length === %d`, frames)
	}
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b, s := maptest.Visit(t, engine, maptest.Host{Page: maptest.HTMLPage(`<style>body { inline-size: 300px }</style><script type="module" src="{HERE}`+frameScriptName(t)+`"></script>`,
			frame("card.html#CO", "allow-scripts allow-popups")+frame("card.html?state=NM&lang=es&theme=dark#?secret=1", "allow-scripts"))})
		b.Until(high(2))
		b.Frame("iframe")
		assert.Contains(t, browsertest.Eval[string](b, placeText), "6.5 of 9")
		assert.LessOrEqual(t, browsertest.Eval[int](b, `document.documentElement.scrollWidth`), 300)
		assert.Equal(t, []string{s.URL + "/places/CO.html"}, browsertest.Eval[[]string](b, `[...`+placeCard+`.querySelectorAll("p a:not([rel])")].map(a => a.href)`))
		assert.Equal(t, "_blank", browsertest.Eval[string](b, `document.querySelector("base").target`), "not into the frame")
		maptest.AssertQuiet(t, b)
		b.Open(s.URL + "/card.html?state=NM&lang=es&theme=dark")
		b.Until(placeText + `?.includes("Nuevo México") && getComputedStyle(` + placeCard + `).colorScheme === "dark"`)
		b.Run(`location.hash = "#TX"`, nil)
		b.Until(placeText + `?.includes("Texas")`)
	})
}

func frameScriptName(t *testing.T) string {
	t.Helper()
	found, err := os.ReadDir(maptest.Folder(t))
	require.NoError(t, err)
	i := slices.IndexFunc(found, func(e os.DirEntry) bool {
		return strings.HasPrefix(e.Name(), "frame-") && strings.HasSuffix(e.Name(), ".js")
	})
	require.GreaterOrEqual(t, i, 0)
	return found[i].Name()
}

// The script tells a card by the beginning that package wasm writes.
func TestMarkOfTheCard(t *testing.T) {
	source, err := os.ReadFile("place.js")
	require.NoError(t, err)
	assert.Contains(t, string(source), wasm.PlaceMark+"${code}\"")
}
