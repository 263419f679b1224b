package wasm

import (
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// asked are the keys that the package's source asks for: every {Key} of its markup, every text that has the form of a
// key, and those that are put together from the words of data.
func asked(t *testing.T) []string {
	t.Helper()
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, f := range files {
		name := f.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			if c, ok := n.(*ast.GenDecl); ok && c.Tok == token.CONST {
				return false // the catalogues
			}
			l, ok := n.(*ast.BasicLit)
			if !ok || l.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(l.Value)
			require.NoError(t, err)
			if regexp.MustCompile(`^([A-Z][A-Za-z]{2,}|how\.\d)$`).MatchString(text) {
				seen[text] = true
			}
			for _, m := range regexp.MustCompile(`\{([A-Z][A-Za-z]+)\}`).FindAllStringSubmatch(text, -1) {
				seen[m[1]] = true
			}
			return true
		})
	}
	add := func(prefix string, words ...string) {
		for _, w := range words {
			seen[prefix+"."+w] = true
		}
	}
	for c := range rubric.Criteria() {
		add("short", c.Key())
	}
	for k := states.Introduction; k <= states.Failure; k++ {
		add("event", k.String())
	}
	for o := cases.Granted; o <= cases.Reversed; o++ {
		add("outcome", o.String())
	}
	add("short", "name", "bill")
	add("must", "end", "start")
	add("link", "contact", "officials", "model_policy", "share", "campaign", "report")
	keys := make([]string, 0, len(seen))
	for k := range seen {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func keysOf(t *testing.T, c catalogue) (keys []string, texts map[string]string) {
	t.Helper()
	texts = map[string]string{}
	require.True(t, strings.HasPrefix(string(c), "\n") && strings.HasSuffix(string(c), "\n"))
	for line := range strings.SplitSeq(strings.Trim(string(c), "\n"), "\n") {
		key, text, ok := strings.Cut(line, " ")
		require.True(t, ok, "%q has no text", line)
		keys = append(keys, key)
		texts[key] = text
	}
	return keys, texts
}

func TestCatalogues(t *testing.T) {
	want := asked(t)
	_, inEnglish := keysOf(t, english)
	holes := regexp.MustCompile(`\{\d`)
	for _, l := range languages {
		t.Run(l.code, func(t *testing.T) {
			keys, texts := keysOf(t, l.words)
			assert.True(t, slices.IsSorted(keys), "keys in order, as the search needs them")
			for _, k := range want {
				assert.Contains(t, texts, k, "missing")
			}
			for _, k := range keys {
				if l.code != "en" && (strings.HasPrefix(k, "standard.") || strings.HasPrefix(k, "story.")) {
					continue
				}
				assert.Contains(t, want, k, "unused")
				found, ok := l.words.Find(k)
				assert.True(t, ok)
				assert.Equal(t, texts[k], found)
			}
			for c := range rubric.Criteria() {
				st := c.Standard()
				for part, text := range map[string]string{"question": st.Question, "met": st.Met, "partial": st.Partial, "unmet": st.Unmet} {
					_, ok := texts["standard."+c.Key()+"."+part]
					assert.Equal(t, l.code != "en" && text != "", ok, "%s of %s is translated where there is one", part, c)
				}
			}
			for k := range texts {
				if id, ok := strings.CutPrefix(k, "story."); ok {
					assert.Equal(t, "collie-v-barron", id)
				}
			}
			for _, k := range want {
				places := holes.FindAllString(inEnglish[k], -1)
				mine := holes.FindAllString(texts[k], -1)
				slices.Sort(places)
				slices.Sort(mine)
				assert.Equal(t, slices.Compact(places), slices.Compact(mine), "%s has the same arguments in every language", k)
			}
		})
	}
	_, ok := english.Find("")
	assert.False(t, ok)
	_, ok = english.Find("zzz")
	assert.False(t, ok)
	_, ok = catalogue("").Find("A")
	assert.False(t, ok)
}

func TestPlurals(t *testing.T) {
	m := markup{lang: "en", words: "\nN {0} {0:law|laws} of {1}\n"}
	assert.Equal(t, "1 law of X", m.with("N", "1", "X"))
	assert.Equal(t, "2 laws of X", m.with("N", "2", "X"))
	assert.Equal(t, "0 laws of {0}", m.with("N", "0", "{0}"), "an argument is no message")
	assert.Equal(t, " laws of ", m.with("N", ""), "a missing argument stays empty")
}

func TestLists(t *testing.T) {
	m := markup{lang: "en", words: english}
	assert.Equal(t, "", m.listIn(nil))
	assert.Equal(t, "Ohio", m.listIn([]string{"Ohio"}))
	assert.Equal(t, "Ohio and Utah", m.listIn([]string{"Ohio", "Utah"}))
	assert.Equal(t, "Iowa, Ohio and Utah", m.listIn([]string{"Iowa", "Ohio", "Utah"}))
}

func TestSearchFoldsLettersAndAccents(t *testing.T) {
	assert.Equal(t, "nuevo mexico", fold("Nuevo MÉXICO"))
	assert.Equal(t, "ano", fold("AÑO"))
	assert.Equal(t, "\xc3", fold("\xc3"), "a text cut short stays as it is")
	assert.Equal(t, []string{"a", "b"}, fields("  a\t\nb "))
	assert.Empty(t, fields(" "))
}

func TestOrderIsThatOfAStableSort(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 70 {
		values := make([]int, n)
		want := make([]int, n)
		for i := range values {
			values[i], want[i] = r.IntN(n/2+1), i
		}
		compare := func(a, b int) int { return values[a] - values[b] }
		slices.SortStableFunc(want, compare)
		assert.Equal(t, want, order(n, compare), values)
	}
}

// No text may become markup by a conversion: literal(…) must not occur.
func TestNoTextIsConvertedToMarkup(t *testing.T) {
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	for _, f := range files {
		if name := f.Name(); strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			text, err := os.ReadFile(name)
			require.NoError(t, err)
			assert.NotRegexp(t, `\bliteral\(`, string(text), name)
		}
	}
}

func TestTheStoryThatIsTranslatedIsTheOneOnRecord(t *testing.T) {
	for k := range cases.All() {
		if k.ID == "collie-v-barron" {
			assert.Equal(t, "An officer working an off-duty patrol shot Collie in the back at an apartment complex seconds after mistaking him for a robbery suspect. "+
				"Collie was left paralyzed. The appeals court upheld judgment for the officer.", k.Summary, "translate it anew where it changes")
			return
		}
	}
	t.Error("the story is not among the cases")
}

// put takes as many texts as its markup has places for.
func TestMarkupHasATextForEachPlace(t *testing.T) {
	files, err := os.ReadDir(".")
	require.NoError(t, err)
	calls := 0
	for _, f := range files {
		name := f.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, 0)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			c, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			method, ok := c.Fun.(*ast.SelectorExpr)
			if !ok || method.Sel.Name != "put" && method.Sel.Name != "raw" {
				return true
			}
			l, ok := c.Args[0].(*ast.BasicLit)
			if !ok {
				return true
			}
			calls++
			text, err := strconv.Unquote(l.Value)
			require.NoError(t, err)
			where := fset.Position(c.Pos())
			if method.Sel.Name == "raw" {
				assert.NotRegexp(t, `[%@^{]`, text, "%s: raw writes these as they are", where)
				return true
			}
			assert.Equal(t, strings.Count(text, "%")+strings.Count(text, "@"), len(c.Args)-1, "%s", where)
			return true
		})
	}
	assert.Greater(t, calls, 100)
}
