package wasm_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

var update = flag.Bool("update", false, "write the goldens anew")

// shipped is the dataset that the module ships.
func shipped() *wasm.Dataset {
	return &wasm.Dataset{
		Source:   states.Source,
		Updated:  states.Updated(),
		Bills:    states.Bills(),
		Evidence: states.AllEvidence(),
		Coverage: states.AllCoverage(),
		Cases:    slices.Collect(cases.All()),
		Links:    states.Links(),
	}
}

func view(t *testing.T, name string, o wasm.Options) string {
	t.Helper()
	out, ok := wasm.View(nil, shipped(), name, o)
	require.True(t, ok, "no view %q", name)
	return string(out)
}

func panel(t *testing.T, c states.Code) string {
	t.Helper()
	return view(t, "panel", wasm.Options{State: c})
}

var tag = regexp.MustCompile(`<[^>]*>`)

// words is what a reader sees of markup: its text, with one space for any run of them.
func words(markup string) string {
	return strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(markup, ""))), " ")
}

// wellFormed fails where markup is not well-formed XML, as every view is so that it can be checked, or an id comes twice
// or is referred to in vain.
func wellFormed(t *testing.T, markup string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader("<x>" + markup + "</x>"))
	ids, refs := map[string]bool{}, map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range e.Attr {
			switch name := a.Name.Local; {
			case name == "id":
				assert.False(t, ids[a.Value], "id %q comes twice", a.Value)
				ids[a.Value] = true
			case name == "aria-labelledby" || name == "aria-describedby" || name == "for":
				refs[a.Value] = true
			case name == "href" && strings.HasPrefix(a.Value, "#") && e.Name.Local == "use":
				refs[a.Value[1:]] = true
			case name == "style" || strings.HasPrefix(name, "on"):
				assert.Fail(t, "a content security policy refuses this attribute", "%s=%q", name, a.Value)
			}
		}
		assert.NotContains(t, []string{"style", "script", "form"}, e.Name.Local)
	}
	for ref := range refs {
		assert.True(t, ids[ref], "nothing has the id %q", ref)
	}
}

// golden compares with a file of testdata; -update writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "go test ./wasm -update writes the goldens")
	assert.Equal(t, string(want), got)
}

// lines breaks markup before each block, so that a difference between goldens can be read.
func lines(markup string) string {
	blocks := regexp.MustCompile(`<(section|header|div|article|h[2-6]|p|ul|ol|li|dl|table|thead|tbody|tr|caption|svg|details|g class="place)\b`)
	return strings.TrimLeft(blocks.ReplaceAllString(markup, "\n<$1"), "\n") + "\n"
}

func TestViewsLookAsTheirGoldens(t *testing.T) {
	for name, got := range map[string]string{
		"panel.html":       panel(t, ""),
		"panel-co.html":    panel(t, "CO"),
		"panel-nm.html":    panel(t, "NM"),
		"panel-tx.html":    panel(t, "TX"),
		"panel-gu.html":    panel(t, "GU"),
		"panel-ma.html":    panel(t, "MA"),
		"panel-us.html":    panel(t, "US"),
		"legend.html":      view(t, "legend", wasm.Options{}),
		"legend-end.html":  view(t, "legend", wasm.Options{Lens: "end"}),
		"legend-caps.html": view(t, "legend", wasm.Options{Lens: "damage_caps"}),
		"table.html":       view(t, "table", wasm.Options{}),
		"rubric.html":      view(t, "rubric", wasm.Options{}),
		"federal.html":     view(t, "federal", wasm.Options{}),
		"highlights.html":  view(t, "highlights", wasm.Options{}),
		"sources.html":     view(t, "sources", wasm.Options{}),
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, lines(got)) })
	}
	files, err := filepath.Glob("testdata/*.html")
	require.NoError(t, err)
	require.NotEmpty(t, files)
}

func TestPanelFacts(t *testing.T) {
	for _, c := range []struct {
		state states.Code
		says  []string
		never []string
	}{
		{"CO", []string{
			"6.5 of 9", "law in force", "3 of 4", "3.5 of 5", "SB 20-217", "in force since June 19, 2020",
			"C.R.S. § 13-21-131(2)(b). Scored by the campaign. Source: endqi.org",
			"C.R.S. § 13-21-131(3). Read by the compilers.",
			"6.5 points: 5 for criteria met and 1.5 for 3 criteria (?) that the campaign scored only together.", "Start full compensation scored only together with othersA part of the campaign’s START total (3.5), not scored alone.",
			"Amended by", "HB 21-1250", "Frasier v. Evans (10th Cir. 2021)", "Immunity granted",
			"New Mexico 4–5/9", "searched on November 22, 2026",
			"Colorado scores 6.5 of 9 on ending qualified immunity. Our law does not yet end immunity for all public employees.",
			"To score 9 of 9, Colorado would need to: end immunity for all public employees.",
		}, []string{"no law limiting immunity found", "Arizona"}},
		{"NM", []string{"4 to 5 of 9", "law in force, partly scored", "1 to 2 of 5", "4–5 points: 4 for criteria met and 0–1 for 1 criterion not scored.", "NMSA 1978 § 41-4A-6", "Not yet scored."}, nil},
		{"TX", []string{"0 of 9", "no law limiting immunity found", "A search on November 22, 2026 found no law of Texas in force", "did not pass",
			"Highest-scoring bill on record:", "To match Colorado’s known points, Texas would need to: end immunity for police, "}, []string{"not assessed"}},
		{"GU", []string{"not assessed", "Guam has not been researched yet.", "not the same as a low one", "Not searched."}, []string{"0 of", "0/9", "no law limiting immunity found", "not met", "To match"}},
		{"MA", []string{"0 to 7 of 9", "H.1641 is pending and not yet scored", "pending"}, nil},
		{"NY", []string{"no law limiting immunity found", "local law", "Local Law 48 of 2021", "New York City", "4.5 of 9"}, nil},
		{"AL", []string{"law expands immunity", "HB 202"}, []string{"law in force,", "no law limiting immunity found, law expands"}},
		{"VT", []string{"no law limiting immunity found", "Studies", "S.254"}, nil},
		{"US", []string{"In Congress", "bill pending", "found no federal law in force", "If H.R. 1354 passed, the score would rise from 0 to between 2 and 9."}[1:], nil},
		{"", []string{"Highest scores", "6.5 Colorado", "8 West Virginia HB 3027, 2021, did not pass; another may score higher", "It changes no place’s score.", "No bill is known to score above 8. These places have bills scored only in part that may: New Hampshire, New York, "}, []string{"Texas", "Guam"}},
		{"XX", []string{"Highest scores"}, nil},
	} {
		t.Run("panel of "+string(c.state), func(t *testing.T) {
			markup := panel(t, c.state)
			wellFormed(t, markup)
			text := words(markup)
			for _, s := range c.says {
				assert.Contains(t, text, s)
			}
			for _, s := range c.never {
				assert.NotContains(t, text, s)
			}
		})
	}
	assert.Contains(t, panel(t, "CO"), `<a href="https://endqi.org/state/co"`)
}

func TestNamesSayTheScoreAndWhatIsKnown(t *testing.T) {
	for _, lens := range []struct {
		lens string
		says []string
	}{
		{"", []string{"Colorado, 6.5 of 9, law in force", "New Mexico, 4 to 5 of 9, law in force, partly scored", "Texas, 0 of 9, no law limiting immunity found",
			"Guam, not assessed", "Massachusetts, 0 to 7 of 9, law in force, partly scored, bill pending", "New York, 0 of 9, no law limiting immunity found, bill pending, local law",
			"Federal, United States, 0 of 9, no law limiting immunity found, bill pending"}},
		{"end", []string{"Colorado, 3 of 4, law in force", "Guam, not assessed"}},
		{"start", []string{"New Mexico, 1 to 2 of 5, law in force, partly scored"}},
		{"damage_caps", []string{"Colorado, End caps on damages: met, law in force", "New Mexico, End caps on damages: not met, law in force, partly scored"}},
		{"misconduct_disclosure", []string{"Colorado, Start disclosure of misconduct: not assessed, law in force"}},
		{"pending", []string{"Massachusetts, bill pending, not scored", "Texas, no bill pending", "Guam, not assessed"}},
		{"cases", []string{"Alaska, 1 case, ", "Guam, no case in this collection, "}},
		{"nonsense", []string{"Colorado, 6.5 of 9, law in force"}},
	} {
		t.Run("lens "+lens.lens, func(t *testing.T) {
			markup := view(t, "map", wasm.Options{Lens: lens.lens})
			wellFormed(t, markup)
			for _, s := range lens.says {
				assert.Equal(t, 2, strings.Count(markup, `aria-label="`+s), "%q stands on the map and on the tiles", s)
			}
			assert.Equal(t, 114, strings.Count(markup, `role="option"`), "57 places on each")
		})
	}
}

func TestPanelNamesTheLawsThatExpandImmunityAtTheScore(t *testing.T) {
	for code, want := range map[states.Code]string{
		"AL": "HB 202, enacted May 15, 2025, in force since October 1, 2025, expands immunity.",
		"IA": "SF 342, in force since June 17, 2021, expands immunity.",
		"LA": "HB 2, in force since 2024, expands immunity.",
	} {
		before, _, ok := strings.Cut(words(panel(t, code)), want)
		require.True(t, ok, code)
		assert.NotContains(t, before, "Write to your legislator", code)
	}
	past := words(view(t, "panel", wasm.Options{State: "LA", AsOf: states.MustParseDate("2022-01-01")}))
	assert.NotContains(t, past, "expands immunity.", "a bill that was not yet law")
	assert.NotContains(t, words(panel(t, "NM")), "expands immunity.", "bills that did not pass")
}

// Where no law is known, the bill on record comes first, or that none was found.
func TestPanelWithoutALawBeginsWithItsBill(t *testing.T) {
	for code, first := range map[states.Code]string{
		"TX": "Highest-scoring bill on record: HB 88, 2021, did not pass, 5 of 9; another may score higher.",
		"KS": "2 bills on record, not scored.",
		"ID": "Highest-scoring bill on record: no bill found.",
		"AL": "Highest-scoring bill on record: no bill found.",
	} {
		text := words(panel(t, code))
		for _, next := range []string{"A search on ", "End immunity for police", "To match Colorado’s known points", "Write to your legislator"} {
			before, after, ok := strings.Cut(text, first)
			require.True(t, ok, "%s: %s", code, text)
			assert.NotContains(t, before, next, code)
			assert.Contains(t, after, next, code)
		}
	}
	assert.Contains(t, words(view(t, "panel", wasm.Options{State: "ID", Lang: "es"})), "Proyecto registrado con mayor puntuación: ningún proyecto encontrado.")
	past := words(view(t, "panel", wasm.Options{State: "TX", AsOf: states.MustParseDate("2022-01-01")}))
	assert.Contains(t, past, "Bills and laws were searched on November 22, 2026. Of the laws that a search on November 22, 2026 found, none that ends or limits qualified immunity was in force on January 1, 2022.")
	for _, code := range []states.Code{"CO", "MA", "GU"} {
		assert.NotContains(t, words(panel(t, code)), "no bill found", code)
	}
}

// A map of bills shows no bill as a law, and its legend lists what is on it and nothing else.
func TestLensesOfBillsTellBillsFromLaws(t *testing.T) {
	fills := func(lens string) (on map[string]bool) {
		on = map[string]bool{}
		for _, m := range regexp.MustCompile(`<g class="place (\w+)`).FindAllStringSubmatch(view(t, "map", wasm.Options{Lens: lens}), -1) {
			on[m[1]] = true
		}
		return on
	}
	for lens, legend := range map[string][]string{
		"highest": {"bill 0–1.5", "bill 2–3.5", "bill 4–5.5", "bill 6–7.5", "bill 8–9", "Law 3", "Law 4", "Law 5", "Law 6", "no bill found", "partly scored", "proposed, not scored", "not assessed",
			"bill pending", "local law", "law expands immunity", "bill to expand immunity pending"},
		"pending": {"bill 2–3.5", "bill 4–5.5", "no bill pending", "partly scored", "bill pending, not scored", "not assessed", "bill pending", "local law", "law expands immunity", "bill to expand immunity pending"},
	} {
		markup := view(t, "legend", wasm.Options{Lens: lens})
		wellFormed(t, markup)
		var texts []string
		for _, m := range regexp.MustCompile(`</svg>([^<]+)</li>`).FindAllStringSubmatch(markup, -1) {
			texts = append(texts, m[1])
		}
		assert.Equal(t, legend, texts, lens)
		assert.NotContains(t, markup, `class="ramp"`)
		on := fills(lens)
		listed := map[string]bool{}
		for _, m := range regexp.MustCompile(`<g class="place (\w+)"`).FindAllStringSubmatch(markup, -1) {
			listed[m[1]] = true
		}
		delete(listed, "mark")
		delete(listed, "expands")
		assert.Equal(t, on, listed, lens)
	}
	bills := 0
	for _, m := range regexp.MustCompile(`(?s)<g class="label (\w+)"[^>]*>(.*?)</g>`).FindAllStringSubmatch(view(t, "map", wasm.Options{Lens: "highest"}), -1) {
		isBill := strings.Contains(m[2], ">bill")
		assert.Equal(t, isBill, m[1][0] == 'b' || m[1] == "proposed", m[0])
		if isBill {
			bills++
		}
	}
	assert.Greater(t, bills, 50, "on the map and on the tiles")
}

func TestDocument(t *testing.T) {
	doc := string(wasm.Document(nil, shipped(), wasm.Options{}))
	wellFormed(t, doc)

	t.Run("fits its budget", func(t *testing.T) {
		var out bytes.Buffer
		w := brotli.NewWriterLevel(&out, brotli.BestCompression)
		_, err := w.Write([]byte(doc))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		t.Logf("%d bytes, %d in Brotli", len(doc), out.Len())
		assert.LessOrEqual(t, out.Len(), 21_000)
	})
	t.Run("opens in at most 120 words with a story that has a source", func(t *testing.T) {
		_, opening, ok := strings.Cut(doc, `<div class="opening"`)
		require.True(t, ok)
		opening, _, _ = strings.Cut(opening, "</div>")
		_, opening, _ = strings.Cut(opening, ">")
		assert.LessOrEqual(t, len(strings.Fields(words(opening))), 120)
		assert.Contains(t, words(opening), "David Collie.")
		assert.Contains(t, opening, `<a href="http`)
	})
	t.Run("has its parts in order", func(t *testing.T) {
		at := 0
		for _, class := range []string{"head", "views", "map", "panel", "live vh", "choices", "time", "legend", "slot", "opening", "table", "rubric", "federal", "highlights", "involved", "sources"} {
			i := strings.Index(doc, ` class="`+class+`"`)
			assert.Greater(t, i, at, class)
			at = i
		}
	})
	t.Run("comes in pieces, the map first", func(t *testing.T) {
		first, rest, ok := strings.Cut(doc, wasm.More)
		require.True(t, ok)
		assert.Equal(t, 57, strings.Count(first, `role="option"`), "places of the geographic map")
		assert.Less(t, len(words(first)), 2000, "little text before the map, which it would keep waiting")
		assert.NotContains(t, first, "<table")
		assert.NotContains(t, first, `type="date"`, "which takes a browser longer to make than the map")
		for _, piece := range strings.Split(rest, wasm.More) {
			assert.LessOrEqual(t, strings.Count(piece, "<td"), 110, "cells of the table")
			assert.Less(t, len(piece), len(first)/2)
		}
	})
	t.Run("leaves out controls that nothing could use", func(t *testing.T) {
		plain := string(wasm.Document(nil, shipped(), wasm.Options{Plain: true}))
		wellFormed(t, plain)
		assert.NotContains(t, plain, "<select")
		assert.Equal(t, 56, strings.Count(plain, `<th scope="row"><a`)-1, "the table stays")
	})
	t.Run("leads from a copy to the current edition", func(t *testing.T) {
		for address, link := range map[string]string{
			"https://map.example/index.html": ` · <a href="https://map.example/index.html">The current map</a>`,
			"index.html":                     ` · <a href="index.html">The current map</a>`,
			"":                               "",
			"javascript:alert(1)":            "",
		} {
			copied := string(wasm.Document(nil, shipped(), wasm.Options{Current: address}))
			wellFormed(t, copied)
			_, updated, _ := strings.Cut(copied, `<p class="updated">`)
			updated, _, _ = strings.Cut(updated, "</p>")
			assert.Equal(t, link, updated[strings.LastIndex(updated, "</time>")+len("</time>"):], "%q", address)
		}
	})
	t.Run("hides what needs a script", func(t *testing.T) {
		shown := doc
		for part, next := range map[string]string{"views": `<div class="map"`, "choices": `<div class="time"`} {
			before, controls, ok := strings.Cut(shown, `<div class="`+part+`" part="`+part+`" hidden="">`)
			require.True(t, ok)
			_, after, ok := strings.Cut(controls, next)
			require.True(t, ok)
			shown = before + after
		}
		shown = regexp.MustCompile(`(?s)<p class="(do )?script">.*?</p>|<button type="button" class="script".*?</button>`).ReplaceAllString(shown, "")
		assert.NotContains(t, shown, "<button")
		assert.NotContains(t, shown, "<input")
		assert.NotContains(t, shown, "<select")
	})
	t.Run("holds every jurisdiction in the table", func(t *testing.T) {
		for j := range states.All() {
			assert.Contains(t, doc, `<th scope="row"><a data-code="`+string(j.Code)+`"`)
		}
	})
	t.Run("says the date and that it is no legal advice", func(t *testing.T) {
		assert.Contains(t, words(doc), "Updated November 29, 2026")
		assert.Contains(t, words(doc), "This is not legal advice, and it may be out of date.")
	})
	t.Run("counts with care", func(t *testing.T) {
		assert.Contains(t, words(doc), "Met in 3 so far (California, Colorado and Connecticut). Not assessed in Massachusetts and the five territories.")
	})
	t.Run("is the same for every call", func(t *testing.T) {
		assert.Equal(t, doc, string(wasm.Document(nil, shipped(), wasm.Options{})))
	})
}

func TestEveryPanelIsWellFormed(t *testing.T) {
	var panels map[string]string
	require.NoError(t, json.Unmarshal(wasm.Panels(nil, shipped(), wasm.Options{}), &panels))
	assert.Len(t, panels, 58, "the 57 jurisdictions, and how to read the map")
	for code, markup := range panels {
		wellFormed(t, markup)
		assert.Equal(t, panel(t, states.Code(code)), markup)
		if code != "" {
			assert.Contains(t, markup, states.Code(code).Name())
		}
	}
}

// A card says what the panel says, in fewer words, and nothing of what is not known.
func TestPlace(t *testing.T) {
	for code, says := range map[states.Code]string{
		"CO": "SB 20-217", "NM": "4 to 5 of 9", "TX": "HB 88", "GU": "not assessed", "US": "bill pending",
	} {
		for _, lang := range []string{"en", "es"} {
			card, ok := wasm.Place(nil, shipped(), wasm.Options{State: code, Lang: lang, Pages: "places/"})
			require.True(t, ok)
			text := string(card)
			assert.True(t, strings.HasPrefix(text, wasm.PlaceMark+string(code)+`"`), text)
			assert.Contains(t, text, `lang="`+lang+`"`)
			assert.Contains(t, text, `<a href="places/`+string(code)+`.html">`)
			assert.Equal(t, 9, strings.Count(text, "<li title="))
			if lang == "en" {
				assert.Contains(t, text, says)
			}
			if code == "GU" {
				assert.NotRegexp(t, `\b0\b|class="c\d"`, text, "not assessed is not zero")
			}
		}
	}
	for _, code := range []states.Code{"", "XX", "co"} {
		card, ok := wasm.Place([]byte("before"), shipped(), wasm.Options{State: code})
		assert.False(t, ok, code)
		assert.Equal(t, "before", string(card))
	}
	hostile := &wasm.Dataset{Bills: []states.Bill{{ID: "x", State: "CO", Number: `"><script>`, Title: "<b>", Status: states.Enacted, StatusDate: states.MustParseDate("2020-01-01")}}}
	card, _ := wasm.Place(nil, hostile, wasm.Options{State: "CO", Pages: `javascript:alert(1)//`})
	assert.NotContains(t, string(card), "<script>")
	assert.NotContains(t, string(card), "javascript:")
}

func TestTextOfRecordsStaysText(t *testing.T) {
	const evil = `<img src=x onerror=alert(1)>"'&` + "\x00\xff\u0085"
	d := &wasm.Dataset{
		Source: evil,
		Bills: []states.Bill{{ID: evil, State: "CO", Number: evil, Title: evil, Place: evil, Version: evil, Session: evil, Companions: evil, Note: evil,
			Status: states.Enacted, StatusDate: states.MustParseDate("2020"), URL: "javascript:alert(1)", SourceURL: evil,
			Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met}}},
		Evidence: []states.Evidence{{Bill: evil, Criterion: rubric.PoliceOfficers, Verdict: rubric.Met, Citation: evil, Note: evil, SourceURL: "data:text/html,x"}},
		Coverage: []states.Coverage{{State: "CO", Note: evil}},
		Cases:    []cases.Case{{ID: "a", Name: evil, Court: evil, State: "CO", City: evil, Citation: evil, Summary: evil, SourceURL: "//evil.example"}},
		Links:    []states.Link{{Kind: "act", State: "CO", Label: evil, URL: "vbscript:x"}, {Kind: "act", State: "US", Label: evil, URL: "javascript:x"}},
	}
	doc := string(wasm.Document(nil, d, wasm.Options{State: "CO", AsOf: states.MustParseDate("2026"), ID: `"><b>`, Pages: "javascript:x//", Correction: "javascript:x"}))
	wellFormed(t, doc)
	for _, bad := range []string{"<img", "javascript:", "data:text", "vbscript:", "evil.example", "<b>\"", "\x00"} {
		assert.NotContains(t, doc, bad)
	}
	assert.Contains(t, doc, "&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;")
}

func TestAddressThatNoBrowserOpensIsText(t *testing.T) {
	for _, bad := range []string{"https://www.congress.gov:99999/bill/1", "https://1.2.3.999/bill", "https://#x", "https://:80/", "https://<x>/", "https://xn--/", "https://256.1/",
		"HTTPS://[", "https://a b/", "https:///x", "http:x", `https://x/"><script>alert(1)</script>`} {
		d := &wasm.Dataset{
			Updated:  states.MustParseDate("2026"),
			Bills:    []states.Bill{{ID: "a", State: "CO", Number: "HB 1", URL: bad, SourceURL: bad + "#2", Status: states.Enacted, StatusDate: states.MustParseDate("2020"), Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met}}},
			Evidence: []states.Evidence{{Bill: "a", Criterion: rubric.PoliceOfficers, Verdict: rubric.Met, SourceURL: bad}},
			Coverage: []states.Coverage{{State: "CO"}},
			Cases:    []cases.Case{{ID: "k", Name: "A v. B", Court: "C", State: "CO", Decided: states.MustParseDate("2020"), Summary: "S.", SourceURL: bad}},
			Links:    []states.Link{{Kind: "contact", State: "CO", Label: "Governor", URL: bad}},
		}
		doc := string(wasm.Document(nil, d, wasm.Options{State: "CO"}))
		wellFormed(t, doc)
		assert.NotContains(t, doc, `href="http`, bad)
		for _, text := range []string{"Governor (" + bad + ")", "Text of HB 1 (" + bad + ")", "(" + bad + "#2)"} {
			assert.Contains(t, words(doc), text)
		}
	}
}

func TestEmptyDatasetIsNotAssessedAnywhere(t *testing.T) {
	doc := string(wasm.Document(nil, &wasm.Dataset{}, wasm.Options{}))
	wellFormed(t, doc)
	assert.Equal(t, 114, strings.Count(doc, `, not assessed"`))
	assert.NotContains(t, words(doc), "highest known score")
	assert.Contains(t, words(doc), "Not known to be met anywhere. Not assessed in 51 states and the five territories.")
}

func TestThousandsOfBillsAndOneJurisdictionWork(t *testing.T) {
	d := &wasm.Dataset{Updated: states.MustParseDate("2026-11-22"), Coverage: []states.Coverage{{State: "CO", Searched: states.MustParseDate("2026-11-22")}}}
	for i := range 5000 {
		d.Bills = append(d.Bills, states.Bill{ID: strconv.Itoa(i), State: "CO", Number: "HB " + strconv.Itoa(i), Session: strconv.Itoa(2000 + i%26), Title: strings.Repeat("長い題名", 40),
			Status: states.Failed, SourceURL: "https://example.org", Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met}})
	}
	for _, name := range []string{"document", "panel", "bills", "compare"} {
		var c wasm.Core
		answer := call(t, &c, `{"op":"open","dataset":`+string(wasm.AppendDataset(nil, d))+`}`)
		require.Equal(t, 1.0, answer["handle"])
		html := call(t, &c, `{"op":"view","handle":1,"view":"`+name+`","state":"CO"}`)["html"].(string)
		wellFormed(t, html)
		if name == "bills" {
			assert.Contains(t, words(html), "5000 of 5000 bills match.")
		}
	}
}

func TestThousandsOfDotsWork(t *testing.T) {
	d := *shipped()
	for range 6 {
		d.Cases = append(d.Cases, d.Cases...)
	}
	doc := string(wasm.Document(nil, &d, wasm.Options{Lens: "cases"}))
	wellFormed(t, doc)
	assert.Equal(t, 114, strings.Count(doc, `<g class="label `))
}

func TestOptions(t *testing.T) {
	t.Run("a prefix keeps two documents apart", func(t *testing.T) {
		wellFormed(t, string(wasm.Document(nil, shipped(), wasm.Options{ID: "a-"}))+string(wasm.Document(nil, shipped(), wasm.Options{ID: "b-"})))
	})
	t.Run("pages are where links lead without a script", func(t *testing.T) {
		assert.Contains(t, view(t, "table", wasm.Options{Pages: "states/"}), `href="states/CO.html"`)
		assert.Contains(t, view(t, "table", wasm.Options{Pages: "https://map.example/"}), `href="https://map.example/CO.html"`)
		for _, bad := range []string{"//map.example/", "https://map.example:80", "https://map.example:99999/", "https://", "https://1.2.3.", "javascript:x/"} {
			assert.Contains(t, view(t, "table", wasm.Options{Pages: bad}), `href="#endqi-panel"`, bad)
		}
	})
	t.Run("cards are offered where they have an address", func(t *testing.T) {
		assert.Contains(t, view(t, "panel", wasm.Options{State: "CO", Cards: "cards/"}), `href="cards/CO.png"`)
		for _, bad := range []string{"", "//map.example/", "https://map.example:80", "https://256.1/"} {
			assert.NotContains(t, view(t, "panel", wasm.Options{State: "CO", Cards: bad}), `CO.png`, bad)
		}
	})
	t.Run("data of another host are said to be its own, in every form", func(t *testing.T) {
		for lang, want := range map[string]string{"en": "data of example.org", "es": "datos de example.org"} {
			o := wasm.Options{Host: "example.org", Lang: lang, State: "TX"}
			head, _, _ := strings.Cut(string(wasm.Document(nil, shipped(), o)), "</header>")
			assert.Contains(t, words(head), "2026 · "+want)
			head, _, _ = strings.Cut(string(wasm.Stream(nil, shipped(), o)), "</header>")
			assert.Contains(t, words(head), "2026 · "+want)
			head, _, _ = strings.Cut(string(wasm.Document(nil, &wasm.Dataset{}, o)), "</header>")
			assert.Contains(t, words(head), want, "a dataset without a date")
			for _, name := range []string{"sources", "panel"} { // which cite
				out, _ := wasm.View(nil, shipped(), name, o)
				assert.Contains(t, words(string(out)), "2026, "+want+".", name)
			}
			for _, format := range []string{"svg", "cite"} {
				for _, d := range []*wasm.Dataset{shipped(), {}} {
					f, _ := wasm.Export(d, format, o)
					assert.Contains(t, f.Text, want, format)
				}
			}
			o.AsOf = states.MustParseDate("2020-01-01")
			f, _ := wasm.Export(shipped(), "svg", o)
			assert.Contains(t, f.Text, want, "of the past")
		}
		const evil = `<img src=x onerror=alert(1)>"'&`
		doc := string(wasm.Document(nil, shipped(), wasm.Options{Host: evil, State: "TX"}))
		wellFormed(t, doc)
		assert.NotContains(t, doc, "<img")
		assert.Contains(t, doc, "data of &lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;")
		f, _ := wasm.Export(shipped(), "svg", wasm.Options{Host: evil})
		wellFormed(t, f.Text)
		assert.NotContains(t, f.Text, "<img")
		assert.NotContains(t, words(string(wasm.Document(nil, shipped(), wasm.Options{State: "TX"}))), "data of", "of the bundle's own nothing is said")
	})
	t.Run("a correction address is offered beside what it corrects", func(t *testing.T) {
		assert.Contains(t, view(t, "panel", wasm.Options{State: "CO", Correction: "mailto:data@map.example"}), `<a href="mailto:data@map.example"`)
	})
	t.Run("as of a day before any law, no place has one", func(t *testing.T) {
		assert.NotContains(t, view(t, "map", wasm.Options{AsOf: states.MustParseDate("2019-01-01")}), "law in force")
	})
	t.Run("as of a year counts at its last day", func(t *testing.T) {
		assert.Contains(t, view(t, "map", wasm.Options{AsOf: states.MustParseDate("2021")}), "New Mexico, 4 to 5 of 9")
	})
	t.Run("a view that does not exist is said to be none", func(t *testing.T) {
		_, ok := wasm.View(nil, shipped(), "globe", wasm.Options{})
		assert.False(t, ok)
	})
}
