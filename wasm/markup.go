package wasm

import (
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
)

// literal is markup written in this package. Only a constant of the source turns into one without a conversion, and a test
// finds none of those: so no text of a record or a request can reach the document but through the methods that escape.
type literal string

// markup builds a document.
type markup struct {
	dst   []byte
	lang  string
	words catalogue
	id    string // before every id, so that several documents share a page
}

func (m *markup) raw(s literal) { m.dst = append(m.dst, s...) }

// text escapes s for an element's content or for a value between quotation marks. What HTML cannot hold, such as bytes
// that are no UTF-8 and control characters, becomes U+FFFD.
func (m *markup) text(s string) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		piece := s[i : i+size]
		switch {
		case r == '&':
			piece = "&amp;"
		case r == '<':
			piece = "&lt;"
		case r == '>':
			piece = "&gt;"
		case r == '"':
			piece = "&#34;"
		case r == '\'':
			piece = "&#39;"
		case r < ' ' && r != '\n' && r != '\t', 0x7f <= r && r < 0xa0, r == utf8.RuneError:
			piece = "\uFFFD"
		}
		m.dst = append(m.dst, piece...)
		i += size
	}
}

// data writes a text of the records, which are in English, and says so where the document is in another language.
func (m *markup) data(s string) {
	if m.lang == "en" {
		m.text(s)
	} else {
		m.put(`<span lang="en">%</span>`, s)
	}
}

// say writes a text of the catalogue with its arguments.
func (m *markup) say(k key, args ...string) { m.text(m.with(k, args...)) }

// fill writes a text of the catalogue whose arguments are markup, which place writes. count decides between singular and
// plural, where the text has both.
func (m *markup) fill(k key, count int, place func(n int)) {
	m.parts(k, func(text string, n int, forms string) {
		switch {
		case n < 0:
			m.text(text)
		case forms != "":
			m.text(form(forms, itoa(count)))
		default:
			place(n)
		}
	})
}

// link writes a link to an address of the records, or the label alone where the address is not one that a reader may
// follow. It opens where the reader wants it: the widget never decides that for them. sign is put's of the label: "%" for a
// text of the catalogue, "@" for one of the records.
func (m *markup) link(address, label string, sign literal) {
	if !safe(address) {
		m.put(sign, label)
		return
	}
	m.put(`<a href="%" rel="external noopener">`, address)
	m.put(sign, label)
	m.raw(`</a>`)
}

// safe reports whether an address is absolute and of a scheme that a link may have.
func safe(address string) bool {
	scheme, rest, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(address, " \t\r\n\\") {
		return false
	}
	switch fold(scheme) {
	case "http", "https":
		return len(rest) > 2 && strings.HasPrefix(rest, "//") && rest[2] != '/'
	case "mailto":
		return rest != ""
	}
	return false
}

// date writes a date as the reader's language does, as exactly as it is known.
func (m *markup) date(d states.Date) {
	if !d.IsZero() {
		m.put(`<time datetime="%">%</time>`, d.String(), m.dateIn(d))
	}
}

// relative reports whether an address stays on the host that the document is on.
func relative(address string) bool {
	before, _, _ := strings.Cut(address, "/")
	return address != "" && !strings.Contains(before, ":") && !strings.HasPrefix(address, "//") && !strings.ContainsAny(address, " \t\r\n\\")
}

// host is the site that an address belongs to, without "www.".
func host(address string) string {
	_, rest, _ := strings.Cut(address, ":")
	rest = strings.TrimPrefix(rest, "//")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[:i]
	}
	return strings.TrimPrefix(rest, "www.")
}

// put writes markup with texts in it, escaped: % stands for the next text, @ for the next text of the records, which data
// writes, {Key} for a text of the catalogue without arguments, and ^ for what begins every id of this document.
func (m *markup) put(s literal, texts ...string) {
	rest := string(s)
	for {
		i := strings.IndexAny(rest, "%@^{")
		if i < 0 {
			m.dst = append(m.dst, rest...)
			return
		}
		m.dst = append(m.dst, rest[:i]...)
		sign := rest[i]
		rest = rest[i+1:]
		switch sign {
		case '^':
			m.text(m.id)
		case '{':
			name, after, _ := strings.Cut(rest, "}")
			m.text(m.word(key(name)))
			rest = after
		case '%':
			m.text(texts[0])
			texts = texts[1:]
		case '@':
			m.data(texts[0])
			texts = texts[1:]
		}
	}
}
