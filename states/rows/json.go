package rows

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

	ErrNoObject = errors.New("is no JSON object: write {…}")
)

// maxDepth is how deep a text may be nested: a reader's browser has less stack than a program.
const maxDepth = 64

// Decoder reads a JSON text (RFC 8259) in place: objects, arrays and texts are all that requests and datasets hold; any other value
// can be skipped.
type Decoder struct {
	Data  []byte
	Pos   int // how far it was read
	Depth int // in how many objects and arrays Pos lies; set it to begin with where Data stands in others
}

// Peek is the first byte of the next token, 0 at the end.
func (d *Decoder) Peek() byte {
	for d.Pos < len(d.Data) {
		switch c := d.Data[d.Pos]; c {
		case ' ', '\t', '\n', '\r':
			d.Pos++
		default:
			return c
		}
	}
	return 0
}

// Done reports whether nothing but space is left.
func (d *Decoder) Done() bool { return d.Peek() == 0 && d.Pos == len(d.Data) }

func (d *Decoder) fail() error {
	if d.Done() {
		return ErrEnd
	}
	return ErrSyntax
}

// take reads one byte of punctuation.
func (d *Decoder) take(c byte) error {
	if d.Peek() != c {
		return d.fail()
	}
	d.Pos++
	return nil
}

// List reads what stands between open and close, separated by commas; f reads each item.
func (d *Decoder) List(open, close byte, f func() error) error {
	if err := d.take(open); err != nil {
		return err
	}
	if d.Depth++; d.Depth > maxDepth {
		return ErrDepth
	}
	for first := true; d.Peek() != close; first = false {
		if !first {
			if err := d.take(','); err != nil {
				return err
			}
		}
		if err := f(); err != nil {
			return err
		}
	}
	d.Pos++
	d.Depth--
	return nil
}

// Object reads an object; f reads the value of each member. Of two members with one name both are read, in their order.
func (d *Decoder) Object(f func(name string) error) error {
	if c := d.Peek(); c != '{' && c != 0 {
		return ErrNoObject
	}
	return d.List('{', '}', func() error {
		name, err := d.Text()
		if err == nil {
			err = d.take(':')
		}
		if err == nil {
			err = f(name)
		}
		return err
	})
}

// Text reads a string.
func (d *Decoder) Text() (string, error) {
	if err := d.take('"'); err != nil {
		return "", err
	}
	for start := d.Pos; d.Pos < len(d.Data); d.Pos++ {
		switch c := d.Data[d.Pos]; {
		case c == '"':
			s := d.Data[start:d.Pos]
			if !utf8.Valid(s) {
				return "", ErrUTF8
			}
			d.Pos++
			return string(s), nil
		case c == '\\':
			return d.escaped(append([]byte(nil), d.Data[start:d.Pos]...))
		case c < ' ':
			return "", ErrSyntax
		}
	}
	return "", ErrEnd
}

// escaped reads the rest of a string that has escapes; s is what stands before the first.
func (d *Decoder) escaped(s []byte) (string, error) {
	for d.Pos < len(d.Data) {
		c := d.Data[d.Pos]
		d.Pos++
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
		if d.Pos == len(d.Data) {
			return "", ErrEnd
		}
		c = d.Data[d.Pos]
		d.Pos++
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
				low, at := rune(0), d.Pos
				if r < 0xDC00 && d.Pos+1 < len(d.Data) && d.Data[d.Pos] == '\\' && d.Data[d.Pos+1] == 'u' {
					d.Pos += 2
					low, _ = d.hex()
				}
				if 0xDC00 <= low && low < 0xE000 {
					r = (r-0xD800)<<10 + (low - 0xDC00) + 0x10000
				} else {
					r, d.Pos = utf8.RuneError, at
				}
			}
		default:
			return "", ErrSyntax
		}
		s = utf8.AppendRune(s, r)
	}
	return "", ErrEnd
}

func (d *Decoder) hex() (r rune, ok bool) {
	if d.Pos+4 > len(d.Data) {
		return 0, false
	}
	for range 4 {
		c := d.Data[d.Pos]
		d.Pos++
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

// word reads a number, true, false or null, without looking into it.
func (d *Decoder) word() []byte {
	d.Peek()
	start := d.Pos
	for d.Pos < len(d.Data) {
		c := d.Data[d.Pos]
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || c == 'E' || c == '+' || c == '-' || c == '.') {
			break
		}
		d.Pos++
	}
	return d.Data[start:d.Pos]
}

// Skip passes over one value of any kind.
func (d *Decoder) Skip() error {
	switch d.Peek() {
	case '{':
		return d.Object(func(string) error { return d.Skip() })
	case '[':
		return d.List('[', ']', d.Skip)
	case '"':
		_, err := d.Text()
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
