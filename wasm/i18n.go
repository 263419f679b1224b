package wasm

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// catalogue holds the texts of the widget in one language, but for those of package labels. In a text {0}, {1} … are
// placeholders of arguments; {0:law|laws} is the singular where argument 0 is the number 1, else the plural. Tests hold that
// no key is missing or unused.
type catalogue = labels.Catalogue

// key names a text of a catalogue.
type key string

// languages are the catalogues by the code of their language, the default first.
var languages = [...]struct {
	code  string // BCP 47
	words catalogue
}{{"en", english}, {"es", spanish}}

// word is a text in the reader's language: of its catalogue, or a label.
func (m *markup) word(k key) string {
	text, ok := m.words.Find(string(k))
	if !ok {
		text, ok = m.label().Find(string(k))
	}
	if !ok {
		text, _ = english.Find(string(k))
	}
	return text
}

// label gives the labels in the reader's language.
func (m *markup) label() labels.Language { return labels.Language(m.lang) }

// with is a text whose placeholders are filled. One without an argument becomes empty.
func (m *markup) with(k key, args ...string) string {
	var out []byte
	m.segments(k, func(text string, n int, forms string) {
		switch {
		case n < 0:
			out = append(out, text...)
		case n >= len(args):
		case forms != "":
			out = append(out, form(forms, args[n])...)
		default:
			out = append(out, args[n]...)
		}
	})
	return string(out)
}

// segments yields a text in its order: what stands between placeholders, with n = -1, and each placeholder by its number n,
// with "one|other" as forms where it is {n:one|other}.
func (m *markup) segments(k key, f func(text string, n int, forms string)) {
	rest := m.word(k)
	for {
		before, after, found := strings.Cut(rest, "{")
		f(before, -1, "")
		if !found {
			return
		}
		placeholder, after, _ := strings.Cut(after, "}")
		number, forms, _ := strings.Cut(placeholder, ":")
		if n, ok := atoi(number); ok {
			f("", n, forms)
		}
		rest = after
	}
}

// form is the singular for the number 1, and the plural for any other text.
func form(forms, number string) string {
	one, other, _ := strings.Cut(forms, "|")
	if number == "1" {
		return one
	}
	return other
}

func itoa(n int) string { return strconv.Itoa(n) }

// dateIn is a date in the reader's language, as exactly as it is known.
func (m *markup) dateIn(d states.Date) string { return m.label().Date(d) }

// listIn joins names: "A", "A and B", "A, B and C".
func (m *markup) listIn(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	and := key("And")
	if strings.HasPrefix(names[last], "I") {
		and = "AndI" // in Spanish "e" before the sound of i
	}
	return m.with(and, strings.Join(names[:last], ", "), names[last])
}

func (m *markup) criterion(c rubric.Criterion) string { return m.label().Criterion(c) }

func (m *markup) verdict(w rubric.Verdict) string { return m.label().Verdict(w) }

func (m *markup) group(g rubric.Group) string { return m.label().Group(g) }

func (m *markup) must(g rubric.Group) string { return m.word("must." + key(g.String())) }

func (m *markup) kindName(k states.StandingKind) string { return m.label().Kind(k) }

// standardIn is how a criterion is judged, in the reader's language.
func (m *markup) standardIn(c rubric.Criterion) rubric.Standard {
	st := c.Standard()
	for _, field := range []struct {
		name string
		text *string
	}{{"question", &st.Question}, {"met", &st.Met}, {"partial", &st.Partial}, {"unmet", &st.Unmet}} {
		if text, ok := m.words.Find("standard." + c.Key() + "." + field.name); ok {
			*field.text = text
		}
	}
	return st
}
