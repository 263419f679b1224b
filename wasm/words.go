package wasm

import (
	"strconv"
	"strings"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// catalogue holds all texts of the widget in one language: one a line, between line ends, its key, a space, the text; in
// the order of the keys. In a text {0}, {1} … stand for arguments; {0:law|laws} is the singular where argument 0 is the
// number 1, else the plural. Tests hold that no key is missing, unused or out of order.
//
// It is one constant, not a structure of hundreds of fields: what reads the fields would be more code than the texts.
type catalogue string

// key names a text of a catalogue.
type key string

// find looks a key up.
func (c catalogue) find(k string) (text string, ok bool) {
	low, high := 1, len(c) // each at the beginning of a line
	for low < high {
		at := low + strings.LastIndexByte(string(c[low:(low+high)/2]), '\n') + 1
		end := at + strings.IndexByte(string(c[at:]), '\n')
		name, text, _ := strings.Cut(string(c[at:end]), " ")
		switch {
		case name == k:
			return text, true
		case name < k:
			low = end + 1
		default:
			high = at
		}
	}
	return "", false
}

// languages are the catalogues by the code of their language, the default first.
var languages = [...]struct {
	code  string // BCP 47
	words catalogue
}{{"en", english}, {"es", spanish}}

// word is a text in the reader's language.
func (m *markup) word(k key) string {
	text, ok := m.words.find(string(k))
	if !ok {
		text, _ = english.find(string(k))
	}
	return text
}

// with is a text with arguments in their places. A place that has no argument stays empty.
func (m *markup) with(k key, args ...string) string {
	var out []byte
	m.parts(k, func(text string, n int, forms string) {
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

// parts yields a text piece by piece: words, where n is negative, and places, of which forms are the two of a {0:one|other}.
func (m *markup) parts(k key, f func(text string, n int, forms string)) {
	rest := m.word(k)
	for {
		before, after, found := strings.Cut(rest, "{")
		f(before, -1, "")
		if !found {
			return
		}
		place, after, _ := strings.Cut(after, "}")
		number, forms, _ := strings.Cut(place, ":")
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
func (m *markup) dateIn(d states.Date) string {
	year := itoa(int(d.Year))
	month := m.word("month." + key(itoa(int(d.Month))))
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return year
	case d.Day == 0:
		return m.with("MonthYear", month, year)
	}
	return m.with("DayMonthYear", month, itoa(int(d.Day)), year)
}

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

func (m *markup) criterion(c rubric.Criterion) string { return m.word("criterion." + key(c.Key())) }

func (m *markup) verdict(w rubric.Verdict) string { return m.word("verdict." + key(verdictName(w))) }

func (m *markup) group(g rubric.Group) string { return m.word("group." + key(g.String())) }

func (m *markup) must(g rubric.Group) string { return m.word("must." + key(g.String())) }

func (m *markup) basis(b states.Basis) string {
	if b == states.NoBasis {
		return m.word("basis.none")
	}
	return m.word("basis." + key(b.String()))
}

func (m *markup) kindName(k states.StandingKind) string { return m.word("kind." + key(k.String())) }

// standardIn is how a criterion is judged, in the reader's language.
func (m *markup) standardIn(c rubric.Criterion) rubric.Standard {
	st := c.Standard()
	for _, part := range []struct {
		name string
		text *string
	}{{"question", &st.Question}, {"met", &st.Met}, {"partial", &st.Partial}, {"unmet", &st.Unmet}} {
		if text, ok := m.words.find("standard." + c.Key() + "." + part.name); ok {
			*part.text = text
		}
	}
	return st
}
