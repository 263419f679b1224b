package usmap

import (
	"strconv"
	"unicode/utf8"
)

// markup builds SVG. Text and attribute values enter through it alone, and it escapes all of them.
type markup struct{ b []byte }

// raw appends markup of this package's own: nothing that came from outside.
func (m *markup) raw(s string) { m.b = append(m.b, s...) }

// text appends characters for element content or a quoted attribute value. What XML 1.0 § 2.2 does not allow becomes U+FFFD.
func (m *markup) text(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			m.raw("&amp;")
		case r == '<':
			m.raw("&lt;")
		case r == '>':
			m.raw("&gt;")
		case r == '"':
			m.raw("&quot;")
		case r == '\n' || r == '\t' || r == '\r':
			m.raw(" ")
		case r < ' ' || r == 0xFFFE || r == 0xFFFF:
			m.raw("\uFFFD")
		default:
			m.b = utf8.AppendRune(m.b, r)
		}
	}
}

// attr appends an attribute with a value from outside.
func (m *markup) attr(name, value string) {
	m.raw(" " + name + `="`)
	m.text(value)
	m.raw(`"`)
}

// set appends an attribute with a value of this package's own.
func (m *markup) set(name, value string) {
	m.raw(" ")
	m.raw(name)
	m.raw(`="`)
	m.raw(value)
	m.raw(`"`)
}

// num appends an attribute with a number, rounded to hundredths.
func (m *markup) num(name string, v float64) {
	m.raw(" ")
	m.raw(name)
	m.raw(`="`)
	m.number(v)
	m.raw(`"`)
}

func (m *markup) number(v float64) {
	if v < 0 {
		m.raw("-")
		v = -v
	}
	n := int(v*100 + .5)
	m.b = strconv.AppendInt(m.b, int64(n/100), 10)
	if n %= 100; n != 0 {
		m.raw(".")
		m.b = append(m.b, byte('0'+n/10))
		if n%10 != 0 {
			m.b = append(m.b, byte('0'+n%10))
		}
	}
}
