package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// rendermap runs the program with arguments separated by spaces.
func rendermap(t *testing.T, args string, stdin string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	code = run(strings.Fields(args), strings.NewReader(stdin), &out, &err)
	return code, out.String(), err.String()
}

func mustRender(t *testing.T, args string) (stdout string) {
	t.Helper()
	code, stdout, stderr := rendermap(t, args, "")
	require.Zero(t, code, "%s: %s", args, stderr)
	return stdout
}

// texts are the words of an SVG file, which has to be well-formed.
func texts(t *testing.T, svg string) string {
	t.Helper()
	var words []string
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Join(words, " | ")
		}
		require.NoError(t, err)
		if text, ok := token.(xml.CharData); ok && len(bytes.TrimSpace(text)) > 0 {
			words = append(words, string(text))
		}
	}
}

func TestSVGIsWhole(t *testing.T) {
	svg := mustRender(t, "-o - -format svg")
	words := texts(t, svg)
	for _, want := range []string{title, "Colorado, 6.5 of 9, law in force", "4–5", "not assessed", "As of November 29, 2026", "Source: Scores published on endqi.org",
		"Of 56 states and territories 5 have a law in force"} {
		assert.Contains(t, words, want)
	}
	assert.Contains(t, texts(t, mustRender(t, "-o - -format svg -lens damage_caps -title Caps")), "Caps | Of 56")
	assert.Contains(t, mustRender(t, "-o - -format svg -theme dark -layout tiles"), `class="usmap tiles dark"`)
	assert.Contains(t, texts(t, mustRender(t, "-o - -format svg -asof 2019-06-01")), "Colorado, 0 of 9, no law limiting immunity found", "Colorado's law is of 2020")
	assert.Contains(t, texts(t, mustRender(t, "-o - -format svg -source us")), "Source: us")
}

func TestPNG(t *testing.T) {
	for args, want := range map[string][2]int{
		"-o - -format png -width 900":               {900, 0},
		"-o - -format png -width 500 -layout tiles": {500, 0},
		"-o - -format png -state CO":                {1200, 630},
		"-o - -format png -state US":                {1200, 630},
	} {
		config, err := png.DecodeConfig(strings.NewReader(mustRender(t, args)))
		require.NoError(t, err, args)
		assert.Equal(t, want[0], config.Width, args)
		if want[1] != 0 {
			assert.Equal(t, want[1], config.Height, args)
		}
	}
}

func TestGeoJSON(t *testing.T) {
	type collection struct {
		Features []struct {
			ID         string
			Properties struct {
				Label string
				Fill  string
			}
			Geometry struct{ Coordinates [][][][2]float64 }
		}
	}
	read := func(args string) (c collection) {
		require.NoError(t, json.Unmarshal([]byte(mustRender(t, args)), &c), args)
		return c
	}
	assert.Len(t, read("-o - -format geojson").Features, 56)
	alone := read("-o - -format geojson -state CO -lens damage_caps -decimals 3")
	require.Len(t, alone.Features, 1)
	co := alone.Features[0]
	assert.Equal(t, "CO", co.ID)
	assert.Equal(t, "6.5", co.Properties.Label)
	assert.NotEqual(t, read("-o - -format geojson -state CO").Features[0].Properties.Fill, co.Properties.Fill, "the lens sets the color")
	assert.Less(t, len(mustRender(t, "-o - -format geojson -detail small")), len(mustRender(t, "-o - -format geojson"))/3)
}

func TestTopoJSON(t *testing.T) {
	type topology struct {
		Type    string
		Objects struct {
			States struct{ Geometries []struct{ ID string } }
		}
	}
	var all, alone topology
	text := mustRender(t, "-o - -format topojson -detail medium")
	require.NoError(t, json.Unmarshal([]byte(text), &all))
	assert.Equal(t, "Topology", all.Type)
	assert.Len(t, all.Objects.States.Geometries, 56)
	assert.Less(t, len(text), len(mustRender(t, "-o - -format geojson -detail medium")))
	require.NoError(t, json.Unmarshal([]byte(mustRender(t, "-o - -format topojson -state CO -decimals 3")), &alone))
	require.Len(t, alone.Objects.States.Geometries, 1)
	assert.Equal(t, "CO", alone.Objects.States.Geometries[0].ID)
}

func TestWinding(t *testing.T) {
	standard := mustRender(t, "-o - -format geojson -state CO")
	assert.Equal(t, standard, mustRender(t, "-o - -format geojson -state CO -winding rfc7946"))
	assert.NotEqual(t, standard, mustRender(t, "-o - -format geojson -state CO -winding d3"))
}

func TestTheDayAskedForIsInTheFile(t *testing.T) {
	assert.Contains(t, mustRender(t, "-o - -format geojson -detail small -asof 2019-01-01"), `"as_of":"2019-01-01"`)
	assert.Contains(t, mustRender(t, "-o - -format svg -asof 2019-01-01"), `id="usmap-geo-light-all-2019-01-01-title"`)
}

// ids are those of a picture.
func ids(svg string) (all []string) {
	for _, part := range strings.Split(svg, ` id="`)[1:] {
		id, _, _ := strings.Cut(part, `"`)
		all = append(all, id)
	}
	return all
}

func TestTwoPicturesOnOnePageShareNoID(t *testing.T) {
	seen := map[string]string{}
	for _, args := range []string{"", "-layout tiles", "-theme dark", "-lens end", "-asof 2020-01-01", "-state CO", "-state NM", "-prefix mine", "-prefix other -state CO"} {
		found := ids(mustRender(t, "-o - -format svg "+args))
		require.NotEmpty(t, found, args)
		for _, id := range found {
			assert.Empty(t, seen[id], "%s: %q and %q", id, seen[id], args)
			seen[id] = args + " "
		}
	}
	code, _, stderr := rendermap(t, "-o - -format svg -prefix 1x", "")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, "a letter followed by letters, digits, - and _")
}

func TestHighlight(t *testing.T) {
	svg := mustRender(t, "-o - -format svg -highlight CO,nm,Connecticut")
	_, outlines, found := strings.Cut(svg, `<g class="highlight"`)
	require.True(t, found)
	outlines, _, _ = strings.Cut(outlines, "</g>")
	assert.Equal(t, 6, strings.Count(outlines, "<path"), "three shapes, each a light line and a dark one")
	assert.NotEmpty(t, mustRender(t, "-o - -format png -width 300 -highlight CO"))
}

func TestCardsInOtherColors(t *testing.T) {
	light := mustRender(t, "-o - -format png -state CO")
	for _, args := range []string{"-theme dark", "-accent #8a1f1f", "-theme dark -accent #ff8800"} {
		assert.NotEqual(t, light, mustRender(t, "-o - -format png -state CO "+args), args)
	}
	for args, want := range map[string]string{"-theme print": "light or dark", "-accent yellow": "#1f6c9e", "-accent #ffff00": "a darker one", "-theme dark -accent #101010": "a lighter one"} {
		code, stdout, stderr := rendermap(t, "-o - -format png -state CO "+args, "")
		assert.Equal(t, 1, code, args)
		assert.Contains(t, stderr, want, args)
		assert.Empty(t, stdout, args)
	}
}

func TestOneStateIsCutOut(t *testing.T) {
	svg := mustRender(t, "-o - -format svg -state CO")
	assert.Contains(t, texts(t, svg), "Colorado, 6.5 of 9, law in force")
	assert.NotContains(t, texts(t, svg), "Wyoming")
	assert.Regexp(t, `^<svg xmlns="http://www.w3.org/2000/svg" viewBox="2\d\d\.\d 2\d\d\.\d 1\d\d\.\d 1\d\d\.\d"><svg x="-62" y="0" width="1124" height="698" `, svg)
	assert.Contains(t, texts(t, mustRender(t, "-o - -format svg -state DC")), "District of Columbia, 0 of 9, no law limiting immunity found")
}

// The federal government has no outline, and stands on the map as a box all the same.
func TestFederalBox(t *testing.T) {
	alone := mustRender(t, "-o - -format svg -state US")
	assert.Contains(t, texts(t, alone), "Federal")
	assert.Contains(t, alone, `viewBox="-65.5 4.0 132.0 48.0"`, "cut out of the map")
}

func TestFilesAreNamedByTheirEnding(t *testing.T) {
	dir := t.TempDir()
	for name, want := range map[string]string{"a.svg": "<svg", "a.SVG": "<svg", "a.png": "\x89PNG", "a.geojson": "{", "a.json": "{", "a.topojson": "{"} {
		path := filepath.Join(dir, name)
		assert.Empty(t, mustRender(t, "-state CO -o "+path), "the standard output stays empty")
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.True(t, bytes.HasPrefix(content, []byte(want)), name)
	}
}

func TestCards(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "here")
	mustRender(t, "-cards "+dir)
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, files, 57)
	alone := mustRender(t, "-o - -format png -state CO")
	card, err := os.ReadFile(filepath.Join(dir, "CO.png"))
	require.NoError(t, err)
	assert.Equal(t, alone, string(card), "the same card either way")

	tall, err := png.DecodeConfig(strings.NewReader(mustRender(t, "-o - -format png -state CO -size 1080x1920 -lang es -pages https://map.example/places/")))
	require.NoError(t, err)
	assert.Equal(t, []int{1080, 1920}, []int{tall.Width, tall.Height})
}

const ours = `id,state,title,status,status_date,session,source_url,effect,scope,police_officers,public_employees
wy-1,WY,An invented act,enacted,2020-01-01,2020,https://example.org/,limits,statewide,met,unmet
`

func TestTablesOfOnesOwn(t *testing.T) {
	dir := t.TempDir()
	bills := filepath.Join(dir, "bills.csv")
	coverage := filepath.Join(dir, "coverage.csv")
	require.NoError(t, os.WriteFile(bills, []byte(ours), 0o644))
	require.NoError(t, os.WriteFile(coverage, []byte("state,searched\nCO,2026-01-01\n"), 0o644))

	code, svg, stderr := rendermap(t, "-o - -format svg -bills "+bills, "")
	require.Zero(t, code, stderr)
	assert.Contains(t, texts(t, svg), "Wyoming, 1 to 8 of 9, law in force")
	assert.Contains(t, texts(t, svg), "Colorado, not assessed", "without coverage nothing was searched")
	assert.Contains(t, stderr, "no -coverage")
	assert.Contains(t, texts(t, svg), "Source: bills.csv")
	assert.NotContains(t, texts(t, svg), "endqi.org", "the source is not the campaign's")

	code, svg, stderr = rendermap(t, "-o - -format svg -bills - -coverage "+coverage, ours)
	require.Zero(t, code, stderr)
	assert.Contains(t, texts(t, svg), "Colorado, 0 of 9, no law limiting immunity found")
	assert.Contains(t, texts(t, svg), "Source: the tables given", "the standard input has no name")
}

func TestTablesWithErrorsAreNotDrawn(t *testing.T) {
	dir := t.TempDir()
	bills, out := filepath.Join(dir, "bills.csv"), filepath.Join(dir, "map.svg")
	require.NoError(t, os.WriteFile(bills, []byte(strings.Replace(ours, "enacted", "pasesd", 1)), 0o644))
	code, _, stderr := rendermap(t, "-bills "+bills+" -o "+out, "")
	assert.Equal(t, 1, code)
	assert.Contains(t, stderr, `bills.csv:2:D status: "pasesd"`)
	assert.Contains(t, stderr, "nothing was drawn")
	assert.NoFileExists(t, out)
}

func TestMisuse(t *testing.T) {
	for args, want := range map[string]string{
		"":                                 "-o FILE.svg",
		"map.svg":                          "-o map.svg",
		"-o map.pdf":                       ".svg, .png, .geojson or .topojson",
		"-o map":                           ".svg, .png, .geojson or .topojson",
		"-o a.geojson -winding left":       "rfc7946 or d3",
		"-o a.topojson -winding d3":        "-winding is for .geojson",
		"-o a.png -prefix x":               "-prefix is for .svg",
		"-o a.geojson -highlight CO":       "-highlight is for .svg and .png",
		"-o a.svg -highlight CO,Denver":    `"Denver" is no place on the map`,
		"-o a.svg -state CO -highlight NM": "-highlight is for the map",
		"-o a.svg -accent #000000":         "-accent is for share cards",
		"-o a.png -size 1080x1080":         "-size is for share cards",
		"-cards d -size 100x100":           "1200x630, 1080x1080 or 1080x1920",
		"-cards d -lang fr":                "en or es",
		"-o a.svg -state CO -lang es":      "-lang is for share cards",
		"-cards d -layout tiles":           "-layout is for .svg and .png",
		"-o -":                             "-format",
		"-cards d -format svg":             "-format goes with -o",
		"-cards d -state CO":               "-o CO.png -state CO",
		"-o a.geojson -state US":           "no boundary",
		"-o a.svg -state Colorado":         "USPS",
		"-o a.svg -lens fees":              "damage_caps",
		"-o a.svg -layout hex":             "geo or tiles",
		"-o a.svg -theme sepia":            "light, dark or print",
		"-o a.geojson -theme dark":         "-theme is for",
		"-o a.geojson -detail fine":        "full, medium or small",
		"-o a.svg -detail full":            "-detail is for .geojson and .topojson",
		"-o a.svg -decimals 4":             "-decimals is for .geojson and .topojson",
		"-o a.geojson -decimals 2":         "3 to 7",
		"-o a.geojson -decimals 8":         "3 to 7",
		"-o a.svg -width 900":              "-width is for .png",
		"-o a.png -width 15":               "16 to 8192",
		"-o a.png -width 8193":             "16 to 8192",
		"-o a.png -state CO -width 900":    "share card",
		"-o a.svg -state CO -layout tiles": "-layout is for the map",
		"-o a.svg -asof 2026-02-30":        "2026-02-30",
		"-o a.svg -coverage c.csv":         "-bills",
		"-o a.svg -evidence e.csv":         "-bills",
		"-o a.svg -bills - -coverage -":    "standard input",
		"-o a.svg -nonsense":               "nonsense",
	} {
		code, stdout, stderr := rendermap(t, args, "")
		assert.Equal(t, 2, code, args)
		assert.Contains(t, stderr, want, args)
		assert.Empty(t, stdout, args)
	}
	files, err := filepath.Glob("a.*")
	require.NoError(t, err)
	assert.Empty(t, files, "nothing is written")
}

func TestProblems(t *testing.T) {
	dir := t.TempDir()
	for args, want := range map[string]string{
		"-o " + dir + "/no/such/map.svg":                "no such",
		"-o " + dir + "/a.svg -bills " + dir + "/b.csv": "b.csv",
		"-cards /dev/null":                              "/dev/null",
	} {
		code, _, stderr := rendermap(t, args, "")
		assert.Equal(t, 1, code, args)
		assert.Contains(t, stderr, want, args)
	}
}

func TestHelpIsNoMistake(t *testing.T) {
	code, _, stderr := rendermap(t, "-h", "")
	assert.Zero(t, code)
	for _, flag := range []string{"-accent", "-asof", "-bills", "-cards", "-coverage", "-decimals", "-detail", "-evidence", "-format", "-highlight", "-lang", "-layout", "-lens", "-o", "-pages", "-prefix", "-size", "-source", "-state", "-theme", "-title", "-width", "-winding"} {
		assert.Contains(t, stderr, "\n  "+flag+" ", "%s", flag)
	}
}
