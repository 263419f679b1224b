package wasm

import (
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
)

// literal is markup written in this package. Only constants of the source become one without a conversion, and a test holds
// that there is no conversion: so texts of records and requests reach the document through the methods that escape, and in
// no other way.
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

// fill writes a text of the catalogue whose arguments are markup: argument writes the n-th. count decides between singular and
// plural, where the text has both.
func (m *markup) fill(k key, count int, argument func(n int)) {
	m.segments(k, func(text string, n int, forms string) {
		switch {
		case n < 0:
			m.text(text)
		case forms != "":
			m.text(form(forms, itoa(count)))
		default:
			argument(n)
		}
	})
}

// link writes a link to an address of the records. An address that is not safe becomes text after the label, or nothing
// where it was not meant for the web. Whether a link opens in another window is the reader's choice. verb is that of put for
// the label: "%" for a text of the catalogue, "@" for one of the records.
func (m *markup) link(address, label string, verb literal) {
	if !safe(address) {
		m.put(verb, label)
		if meant(address) {
			m.put(` (%)`, address)
		}
		return
	}
	m.put(`<a href="%" rel="external noopener">`, address)
	m.put(verb, label)
	m.raw(`</a>`)
}

// safe reports whether an address is one that a link may have.
func safe(address string) bool { return states.CheckURL(address) == nil }

// meant reports whether an address begins as one of the web or of mail does, whether or not the rest is right. It can be
// shown as text, which runs nothing, and a reader may see the mistake.
func meant(address string) bool {
	scheme, _, _ := strings.Cut(fold(address), ":")
	return scheme == "https" || scheme == "http" || scheme == "mailto"
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

// leads reports whether an address is one to which the name of a file can be added.
func leads(address string) bool {
	return relative(address) || safe(address) && safe(address+"CO.html") // of "https://map.example:80", the port would be 80CO.html
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
		verb := rest[i]
		rest = rest[i+1:]
		switch verb {
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
