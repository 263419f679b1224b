package examples

import (
	"encoding/json"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/endqi/endqi"

// rule is a row of the table of what a package may import.
type rule struct {
	light   bool     // the whole tree is without the parts of the standard library that weigh on WebAssembly
	without []string // the whole tree is without these packages, as matches reads them
	ours    []string // packages of this module
	modules []string // packages of other modules, as matches reads them
}

const (
	orb     = "github.com/paulmach/orb"
	geojson = orb + "/geojson"
	esbuild = "github.com/evanw/esbuild/"
	brotli  = "github.com/andybalholm/brotli"

	csvtext, spelling = "states/records/internal/csvtext", "states/records/internal/spelling"
)

// rules has every package but those in examples, which may import anything, as tests may. An internal package has its
// parent's rule, unless it has a row of its own.
var rules = map[string]rule{
	"rubric":                {light: true},
	"states":                {light: true, ours: []string{"rubric", "states/rows"}},
	"states/labels":         {light: true, ours: []string{"rubric", "states"}},
	"cases":                 {light: true, ours: []string{"states"}},
	"geo/internal/inset":    {light: true, ours: []string{"states"}},
	"geo/internal/pathdata": {light: true},
	"geo/usmap":             {light: true, ours: []string{"states", "rubric", "states/labels", "geo/internal/inset", "geo/internal/pathdata"}},
	"geo/albersusa":         {ours: []string{"geo/usmap"}, modules: []string{orb}},
	"geo":                   {ours: []string{"states", "cases", "rubric", "geo/usmap"}, modules: []string{orb, geojson}},
	"geo/card":              {ours: []string{"geo/usmap", "geo/internal/inset", "geo/card/internal/svg", "states", "states/labels", "rubric"}},
	"geo/card/internal/svg": {ours: []string{"geo/internal/pathdata"}, modules: []string{"golang.org/x/image/"}},
	"states/records":        {ours: []string{"rubric", "states", "cases", "geo", "states/dataset", "states/rows", csvtext, spelling}, modules: []string{"github.com/gocarina/gocsv", "github.com/go-playground/validator/v10", orb, orb + "/planar"}},
	"states/records/bulk":   {ours: []string{"rubric", "states", "states/records"}, modules: []string{"github.com/gocarina/gocsv", "github.com/go-playground/validator/v10"}},
	"states/records/sheet":  {ours: []string{"states/records", "states/rows"}, modules: []string{"github.com/xuri/excelize/v2", "github.com/xuri/nfp"}},
	"wasm":                  {light: true, ours: []string{"rubric", "states", "states/labels", "states/dataset", "states/rows", "cases", "geo/usmap"}, modules: []string{"github.com/go-json-experiment/json/jsontext"}},
	"wasm/reactor":          {light: true, ours: []string{"wasm"}},
	"wasm/element":          {},
	"wasm/browsertest":      {},
	"wasm/bundle/site": {
		without: []string{esbuild, brotli, brotli + "/", "os/exec"}, // so that a browser can run it
		ours:    []string{"rubric", "states", "cases", "geo", "geo/card", "states/labels", "states/records", "wasm"},
	},
	"wasm/bundle": {
		ours:    []string{"rubric", "states", "cases", "geo", "geo/usmap", "geo/albersusa", "geo/card", "states/records", "wasm", "wasm/element", "wasm/bundle/site"},
		modules: []string{esbuild + "pkg/api", brotli, "golang.org/x/sys/unix"},
	},
	"states/rows":           {light: true},
	"states/dataset":        {light: true, ours: []string{"rubric", "states", "states/rows", "cases"}},
	csvtext:                 {}, // nothing of ours
	spelling:                {ours: []string{"rubric", "states", "cases", csvtext}},
	"wasm/internal/maptest": {ours: []string{"wasm/browsertest", "wasm/bundle"}, modules: []string{"github.com/stretchr/testify/"}}, // for tests
}

// owner is the package whose rule a package has.
func owner(short string) string {
	if _, ok := rules[short]; ok {
		return short
	}
	parent, _, _ := strings.Cut(short, "/internal/")
	return parent
}

// heavy is what a light package has nowhere in its tree: each adds 45 kB to 1.1 MB to core.wasm as a browser gets it.
var heavy = []string{"fmt", "time", "os", "os/", "embed", "reflect", "regexp", "regexp/", "encoding", "encoding/", "net", "net/", "text/template", "html/template"}

type pkg struct {
	ImportPath string
	Standard   bool
	Imports    []string
}

// list is what go list says of packages and everything they import, by import path.
func list(t *testing.T, environment ...string) map[string]pkg {
	t.Helper()
	c := exec.Command("go", "list", "-deps", "-json=ImportPath,Standard,Imports", module+"/...")
	c.Env = append(os.Environ(), environment...)
	output, err := c.Output()
	require.NoError(t, err, "go list")
	all := map[string]pkg{}
	for d := json.NewDecoder(strings.NewReader(string(output))); ; {
		var p pkg
		err := d.Decode(&p)
		if err == io.EOF {
			return all
		}
		require.NoError(t, err)
		all[p.ImportPath] = p
	}
}

// breaches says where packages break the rules, each with the shortest chain of imports that shows it.
func breaches(all map[string]pkg) (found []string) {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		short, ours := strings.CutPrefix(name, module+"/")
		if !ours || short == "examples" || strings.HasPrefix(short, "examples/") {
			continue
		}
		r, ok := rules[owner(short)]
		if !ok {
			found = append(found, short+" is not in the table of packages")
			continue
		}
		for _, imported := range all[name].Imports {
			if all[imported].Standard || r.allows(owner(short), imported) {
				continue
			}
			found = append(found, short+" may not import "+imported)
		}
		if chain := shortest(all, name, func(p pkg) bool { return r.light && p.Standard && matches(heavy, p.ImportPath) }); chain != nil {
			found = append(found, short+" must stay light: "+strings.Join(chain, " → "))
		}
		if chain := shortest(all, name, func(p pkg) bool { return matches(r.without, p.ImportPath) }); chain != nil {
			found = append(found, short+" may not reach "+chain[len(chain)-1]+": "+strings.Join(chain, " → "))
		}
	}
	return found
}

func (r rule) allows(name, imported string) bool {
	if short, ours := strings.CutPrefix(imported, module+"/"); ours {
		return slices.Contains(r.ours, short) || owner(short) == name
	}
	return matches(r.modules, imported)
}

// matches reports whether a path is one of the patterns; a pattern that ends in / means all that lies below.
func matches(patterns []string, importPath string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		return importPath == p || strings.HasSuffix(p, "/") && strings.HasPrefix(importPath, p)
	})
}

// shortest is the shortest chain of imports from a package to one that is looked for; nil where there is none. Among chains
// of one length it is the first by the order of the imports.
func shortest(all map[string]pkg, from string, wanted func(pkg) bool) []string {
	before := map[string]string{from: ""}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		if wanted(all[queue[0]]) {
			var chain []string
			for p := queue[0]; p != ""; p = before[p] {
				chain = append(chain, strings.TrimPrefix(p, module+"/"))
			}
			slices.Reverse(chain)
			return chain
		}
		for _, next := range all[queue[0]].Imports {
			if _, seen := before[next]; !seen {
				before[next] = queue[0]
				queue = append(queue, next)
			}
		}
	}
	return nil
}

func TestImportsFollowTheTable(t *testing.T) {
	for name, environment := range map[string][]string{
		"native":      nil,
		"WebAssembly": {"GOOS=wasip1", "GOARCH=wasm"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, breach := range breaches(list(t, environment...)) {
				t.Error(breach)
			}
		})
	}
}

func TestSiteBuildsForBrowsers(t *testing.T) {
	if testing.Short() {
		t.Skip("compiling the standard library for browsers takes half a minute")
	}
	c := exec.Command("go", "build", module+"/wasm/bundle/site")
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	output, err := c.CombinedOutput()
	require.NoError(t, err, "%s", output)
}

func TestBreachesAreNamed(t *testing.T) {
	heavyTree := map[string]pkg{
		module + "/states": {ImportPath: module + "/states", Imports: []string{"strconv", module + "/rubric"}},
		module + "/rubric": {ImportPath: module + "/rubric", Imports: []string{"log"}},
		"log":              {ImportPath: "log", Standard: true, Imports: []string{"fmt"}},
		"fmt":              {ImportPath: "fmt", Standard: true},
		"strconv":          {ImportPath: "strconv", Standard: true},
	}
	assert.Equal(t, []string{"rubric must stay light: rubric → log → fmt", "states must stay light: states → rubric → log → fmt"},
		breaches(heavyTree))

	upward := map[string]pkg{module + "/rubric": {ImportPath: module + "/rubric", Imports: []string{module + "/states", orb}}}
	assert.Equal(t, []string{"rubric may not import " + module + "/states", "rubric may not import " + orb}, breaches(upward))

	inside := map[string]pkg{module + "/wasm/bundle/internal/pages": {ImportPath: module + "/wasm/bundle/internal/pages", Imports: []string{module + "/wasm/bundle", module + "/wasm/internal/maptest"}}}
	assert.Equal(t, []string{"wasm/bundle/internal/pages may not import " + module + "/wasm/internal/maptest"}, breaches(inside))
	parent := map[string]pkg{module + "/wasm": {ImportPath: module + "/wasm", Imports: []string{module + "/wasm/internal/text", module + "/wasm/internal/maptest"}}}
	assert.Equal(t, []string{"wasm may not import " + module + "/wasm/internal/maptest"}, breaches(parent), "a row of its own wins")

	reaching := map[string]pkg{
		module + "/wasm/bundle/site": {ImportPath: module + "/wasm/bundle/site", Imports: []string{module + "/geo/card"}},
		module + "/geo/card":         {ImportPath: module + "/geo/card", Imports: []string{"os/exec"}},
		"os/exec":                    {ImportPath: "os/exec", Standard: true},
	}
	assert.Equal(t, []string{"wasm/bundle/site may not reach os/exec: wasm/bundle/site → geo/card → os/exec"}, breaches(reaching))

	unknown := map[string]pkg{module + "/utils": {ImportPath: module + "/utils"}}
	assert.Equal(t, []string{"utils is not in the table of packages"}, breaches(unknown))
}

// Documentation sites show a module's documentation where they know its license: one alone, word for word.
func TestEachLicenseIsInItsOwnFile(t *testing.T) {
	for file, want := range map[string]string{
		"states/LICENSE-CC0": "CC0 1.0 Universal", "geo/us-atlas/LICENSE": "Permission to use, copy, modify, and/or distribute",
		"geo/card/internal/svg/fonts/LICENSE": "SIL OPEN FONT LICENSE Version 1.1",
	} {
		text, err := os.ReadFile("../" + file)
		require.NoError(t, err)
		assert.Contains(t, string(text), want, file)
	}
	text, err := os.ReadFile("../LICENSE")
	require.NoError(t, err)
	holder, grant, _ := strings.Cut(string(text), "\n\n")
	assert.Regexp(t, `^Copyright \(c\) \d{4} [^\n]+$`, holder)
	assert.Equal(t, mit, strings.Join(strings.Fields(grant), " "))
}

// mit is the text of the MIT License as the Open Source Initiative has it, on one line.
const mit = "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the \"Software\"), " +
	"to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell " +
	"copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions: " +
	"The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software. " +
	"THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, " +
	"FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, " +
	"WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE."

func TestTopLevelIsFixed(t *testing.T) {
	allowed := []string{"cases", "examples", "geo", "rubric", "states", "testdata", "wasm",
		"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "go.mod", "go.sum"}
	tracked, err := exec.Command("git", "-C", "..", "ls-files").Output()
	if err != nil {
		t.Skip("not a Git checkout: the files of the top level cannot be told from others")
	}
	for name := range strings.Lines(string(tracked)) {
		top, _, _ := strings.Cut(strings.Trim(name, "\"\n"), "/")
		assert.True(t, strings.HasPrefix(top, ".") || slices.Contains(allowed, top), "%s: nothing else belongs at the top level", name)
	}
}
