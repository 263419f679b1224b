package wasm

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
)

// literal is markup written in this package. Only a constant of the source turns into one without a conversion, and a test
// finds none of those: so no text of a record or a request can reach the document but through the methods that escape.
type literal string

// markup builds a document. Its methods return it, so that calls read as the line they write.
type markup struct {
	dst   []byte
	words *words
	id    string // before every id, so that several documents share a page
}

func (m *markup) raw(s literal) *markup {
	m.dst = append(m.dst, s...)
	return m
}

// text escapes s for an element's content or for a value between quotation marks. What HTML cannot hold, such as bytes
// that are no UTF-8 and control characters, becomes U+FFFD.
func (m *markup) text(s string) *markup {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '&':
			m.dst = append(m.dst, "&amp;"...)
		case r == '<':
			m.dst = append(m.dst, "&lt;"...)
		case r == '>':
			m.dst = append(m.dst, "&gt;"...)
		case r == '"':
			m.dst = append(m.dst, "&#34;"...)
		case r == '\'':
			m.dst = append(m.dst, "&#39;"...)
		case r < ' ' && r != '\n' && r != '\t', 0x7f <= r && r < 0xa0:
			m.dst = append(m.dst, "\uFFFD"...)
		default:
			m.dst = utf8.AppendRune(m.dst, r)
		}
		i += size
	}
	return m
}

// data writes a text of the records, which are in English, and says so where the document is in another language.
func (m *markup) data(s string) *markup {
	if m.words.Code == "en" {
		return m.text(s)
	}
	return m.raw(`<span lang="en">`).text(s).raw(`</span>`)
}

func (m *markup) num(n int) *markup {
	m.dst = strconv.AppendInt(m.dst, int64(n), 10)
	return m
}

// say writes a message with its arguments.
func (m *markup) say(s message, args ...string) *markup { return m.text(s.with(args...)) }

// fill writes a message whose arguments are markup. count decides between singular and plural, where the message has both.
func (m *markup) fill(s message, count int, args ...func()) *markup {
	s.walk(func(text string) { m.text(text) }, func(n int, forms string) {
		switch {
		case forms != "":
			m.text(form(forms, itoa(count)))
		case n < len(args):
			args[n]()
		}
	})
	return m
}

// ref writes an id of this document.
func (m *markup) ref(name literal) *markup { return m.text(m.id).raw(name) }

// link writes a link to an address of the records, or the label alone where the address is not one that a reader may
// follow. It opens where the reader wants it: the widget never decides that for them.
func (m *markup) link(address string, label func()) *markup {
	if !safe(address) {
		label()
		return m
	}
	m.raw(`<a href="`).text(address).raw(`" rel="external noopener">`)
	label()
	return m.raw(`</a>`)
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
func (m *markup) date(d states.Date) *markup {
	if d.IsZero() {
		return m
	}
	return m.raw(`<time datetime="`).text(d.String()).raw(`">`).text(m.words.date(d)).raw(`</time>`)
}

// relative reports whether an address stays on the host that the document is on.
func relative(address string) bool {
	before, _, _ := strings.Cut(address, "/")
	return !strings.Contains(before, ":") && !strings.HasPrefix(address, "//") && !strings.ContainsAny(address, " \t\r\n\\")
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

// tenths writes a coordinate to a tenth.
func (m *markup) tenths(f float64) *markup {
	n := int(math.Round(f * 10))
	if n < 0 {
		m.dst = append(m.dst, '-')
		n = -n
	}
	m.num(n / 10)
	if n%10 != 0 {
		m.dst = append(m.dst, '.', byte('0'+n%10))
	}
	return m
}

// put writes markup with texts in it, escaped: % stands for the next text, @ for the next text of the records, which data
// would write, and ^ for what begins every id of this document.
func (m *markup) put(s literal, texts ...string) *markup {
	rest := string(s)
	for {
		i := strings.IndexAny(rest, "%@^")
		if i < 0 {
			m.dst = append(m.dst, rest...)
			return m
		}
		m.dst = append(m.dst, rest[:i]...)
		switch rest[i] {
		case '^':
			m.text(m.id)
		case '%':
			m.text(texts[0])
			texts = texts[1:]
		case '@':
			m.data(texts[0])
			texts = texts[1:]
		}
		rest = rest[i+1:]
	}
}
