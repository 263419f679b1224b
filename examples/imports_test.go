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
	ours    []string // packages of this module
	modules []string // of other modules, as matches reads them
}

const (
	orb     = "github.com/paulmach/orb"
	geojson = orb + "/geojson"
)

// rules has every package but those in examples, which may import anything, as tests may. An internal package has its parent's rule.
var rules = map[string]rule{
	"rubric":         {light: true},
	"states":         {light: true, ours: []string{"rubric"}},
	"cases":          {light: true, ours: []string{"states"}},
	"geo/usmap":      {light: true, ours: []string{"states", "rubric"}},
	"geo/albersusa":  {ours: []string{"geo/usmap"}, modules: []string{orb}},
	"geo":            {ours: []string{"states", "cases", "rubric", "geo/usmap"}, modules: []string{orb, geojson}},
	"geo/card":       {ours: []string{"geo/usmap", "states", "rubric"}, modules: []string{"golang.org/x/image/"}},
	"states/records": {ours: []string{"rubric", "states", "cases", "geo"}, modules: []string{"github.com/gocarina/gocsv", "github.com/go-playground/validator/v10", orb, orb + "/planar"}},
	"wasm":           {light: true, ours: []string{"rubric", "states", "cases", "geo/usmap"}, modules: []string{"github.com/go-json-experiment/json/jsontext"}},
	"wasm/reactor":   {light: true, ours: []string{"wasm"}},
	"wasm/element":   {},
	"wasm/bundle": {
		ours:    []string{"rubric", "states", "cases", "geo", "geo/usmap", "geo/albersusa", "geo/card", "states/records", "wasm", "wasm/element"},
		modules: []string{"github.com/evanw/esbuild/pkg/api", "github.com/andybalholm/brotli"},
	},
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
		owner, _, _ := strings.Cut(short, "/internal/")
		r, ok := rules[owner]
		if !ok {
			found = append(found, short+" is not in the table of packages")
			continue
		}
		for _, imported := range all[name].Imports {
			if all[imported].Standard || r.allows(owner, imported) {
				continue
			}
			found = append(found, short+" may not import "+imported)
		}
		if !r.light {
			continue
		}
		if chain := shortest(all, name, func(p pkg) bool { return p.Standard && matches(heavy, p.ImportPath) }); chain != nil {
			found = append(found, short+" must stay light: "+strings.Join(chain, " → "))
		}
	}
	return found
}

func (r rule) allows(owner, imported string) bool {
	if short, ours := strings.CutPrefix(imported, module+"/"); ours {
		return slices.Contains(r.ours, short) || strings.HasPrefix(short, owner+"/internal/") || short == owner
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

	unknown := map[string]pkg{module + "/utils": {ImportPath: module + "/utils"}}
	assert.Equal(t, []string{"utils is not in the table of packages"}, breaches(unknown))
}

func TestTopLevelIsFixed(t *testing.T) {
	allowed := []string{"cases", "examples", "geo", "rubric", "states", "testdata", "wasm",
		"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "go.mod", "go.sum"}
	tracked, err := exec.Command("git", "-C", "..", "ls-files").Output()
	if err != nil {
		t.Skip("not a Git checkout: the files of the top level cannot be told from others")
	}
	for name := range strings.FieldsSeq(string(tracked)) {
		top, _, _ := strings.Cut(name, "/")
		assert.True(t, strings.HasPrefix(top, ".") || slices.Contains(allowed, top), "%s: nothing else belongs at the top level", name)
	}
}
