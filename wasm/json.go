package wasm

import (
	"errors"
	"unicode/utf8"
)

// What a text that is no JSON (RFC 8259) can have wrong.
var (
	ErrSyntax = errors.New("is no JSON here: a comma, a quotation mark or a bracket is missing or too many")
	ErrUTF8   = errors.New("is not encoded in UTF-8")
	ErrEnd    = errors.New("ends too early: it was cut off")
	ErrDepth  = errors.New("is nested too deep")
)

// maxDepth bounds the recursion on a text from outside: a reader's browser has less stack than a program.
const maxDepth = 64

// decoder reads a JSON text (RFC 8259) in place: objects, arrays, texts and whole numbers are all that requests and
// datasets hold; any other value can be skipped. It is small because every reader's browser loads it.
type decoder struct {
	data []byte
	pos  int
}

// peek is the first byte of the next token, 0 at the end.
func (d *decoder) peek() byte {
	for d.pos < len(d.data) {
		switch c := d.data[d.pos]; c {
		case ' ', '\t', '\n', '\r':
			d.pos++
		default:
			return c
		}
	}
	return 0
}

// done reports whether nothing but space is left.
func (d *decoder) done() bool { return d.peek() == 0 && d.pos == len(d.data) }

func (d *decoder) fail() error {
	if d.done() {
		return ErrEnd
	}
	return ErrSyntax
}

// take reads one byte of punctuation.
func (d *decoder) take(c byte) error {
	if d.peek() != c {
		return d.fail()
	}
	d.pos++
	return nil
}

// list reads what stands between open and close, separated by commas; f reads each item.
func (d *decoder) list(open, close byte, f func() error) error {
	if err := d.take(open); err != nil {
		return err
	}
	if d.peek() == close {
		d.pos++
		return nil
	}
	for {
		if err := f(); err != nil {
			return err
		}
		if d.peek() == close {
			d.pos++
			return nil
		}
		if err := d.take(','); err != nil {
			return err
		}
	}
}

// object reads an object; f reads the value of each member. Of two members with one name both are read, in their order.
func (d *decoder) object(f func(name string) error) error {
	if c := d.peek(); c != '{' && c != 0 {
		return ErrNoObject
	}
	return d.list('{', '}', func() error {
		name, err := d.text()
		if err == nil {
			err = d.take(':')
		}
		if err == nil {
			err = f(name)
		}
		return err
	})
}

// text reads a string.
func (d *decoder) text() (string, error) {
	if err := d.take('"'); err != nil {
		return "", err
	}
	for start := d.pos; d.pos < len(d.data); d.pos++ {
		switch c := d.data[d.pos]; {
		case c == '"':
			s := d.data[start:d.pos]
			if !utf8.Valid(s) {
				return "", ErrUTF8
			}
			d.pos++
			return string(s), nil
		case c == '\\':
			return d.escaped(append([]byte(nil), d.data[start:d.pos]...))
		case c < ' ':
			return "", ErrSyntax
		}
	}
	return "", ErrEnd
}

// escaped reads the rest of a string that has escapes; s is what stands before the first.
func (d *decoder) escaped(s []byte) (string, error) {
	for d.pos < len(d.data) {
		c := d.data[d.pos]
		d.pos++
		switch {
		case c == '"':
			if !utf8.Valid(s) {
				return "", ErrUTF8
			}
			return string(s), nil
		case c < ' ':
			return "", ErrSyntax
		case c != '\\':
			s = append(s, c)
			continue
		}
		if d.pos == len(d.data) {
			return "", ErrEnd
		}
		c = d.data[d.pos]
		d.pos++
		r := rune(c)
		switch c {
		case '"', '\\', '/':
		case 'b':
			r = '\b'
		case 'f':
			r = '\f'
		case 'n':
			r = '\n'
		case 'r':
			r = '\r'
		case 't':
			r = '\t'
		case 'u':
			var ok bool
			if r, ok = d.hex(); !ok {
				return "", ErrSyntax
			}
			// Two escapes make one character beyond U+FFFF (RFC 8259 § 7); half of a pair is none.
			if 0xD800 <= r && r < 0xE000 {
				low, at := rune(0), d.pos
				if r < 0xDC00 && d.pos+1 < len(d.data) && d.data[d.pos] == '\\' && d.data[d.pos+1] == 'u' {
					d.pos += 2
					low, _ = d.hex()
				}
				if 0xDC00 <= low && low < 0xE000 {
					r = (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
				} else {
					r, d.pos = utf8.RuneError, at
				}
			}
		default:
			return "", ErrSyntax
		}
		s = utf8.AppendRune(s, r)
	}
	return "", ErrEnd
}

func (d *decoder) hex() (r rune, ok bool) {
	if d.pos+4 > len(d.data) {
		return 0, false
	}
	for range 4 {
		c := d.data[d.pos]
		d.pos++
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// number reads a whole number of at most nine digits.
func (d *decoder) number() (int, error) {
	n, ok := atoi(string(d.word()))
	if !ok {
		return 0, ErrSyntax
	}
	return n, nil
}

// word reads a number, true, false or null, without looking into it.
func (d *decoder) word() []byte {
	d.peek()
	start := d.pos
	for d.pos < len(d.data) {
		c := d.data[d.pos]
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || c == 'E' || c == '+' || c == '-' || c == '.') {
			break
		}
		d.pos++
	}
	return d.data[start:d.pos]
}

// skip passes over one value of any kind.
func (d *decoder) skip() error { return d.skipTo(maxDepth) }

func (d *decoder) skipTo(depth int) error {
	if depth == 0 {
		return ErrDepth
	}
	switch d.peek() {
	case '{':
		return d.object(func(string) error { return d.skipTo(depth - 1) })
	case '[':
		return d.list('[', ']', func() error { return d.skipTo(depth - 1) })
	case '"':
		_, err := d.text()
		return err
	}
	if !isWord(string(d.word())) {
		return d.fail()
	}
	return nil
}

// isWord reports whether a text is true, false, null or a number.
func isWord(s string) bool {
	switch s {
	case "true", "false", "null":
		return true
	}
	digits := func() bool {
		n := 0
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		s = s[n:]
		return n > 0
	}
	if s != "" && s[0] == '-' {
		s = s[1:]
	}
	if len(s) > 1 && s[0] == '0' && '0' <= s[1] && s[1] <= '9' || !digits() {
		return false
	}
	if s != "" && s[0] == '.' {
		if s = s[1:]; !digits() {
			return false
		}
	}
	if s != "" && (s[0] == 'e' || s[0] == 'E') {
		if s = s[1:]; s != "" && (s[0] == '+' || s[0] == '-') {
			s = s[1:]
		}
		if !digits() {
			return false
		}
	}
	return s == ""
}
