package csvtext

import (
	"bytes"
	"io"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// Encoding is how the bytes of a file spell characters. The zero value is ASCII so far, which every encoding but UTF-16 begins
// with.
type Encoding uint8

const (
	undecided Encoding = iota
	utf8Plain
	utf8WithBOM // with a byte order mark
	utf16Little
	utf16Big
	windows1252
)

// Usual reports whether the encoding is UTF-8, with or without a byte order mark.
func (e Encoding) Usual() bool { return e <= utf8WithBOM }

// String is the encoding's usual name. Plain ASCII is UTF-8.
func (e Encoding) String() string {
	return [...]string{"UTF-8", "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"}[e]
}

// Chunk is how many bytes are read at a time. The first Chunk that is not all ASCII decides the encoding.
const Chunk = 64 << 10

// decoder turns the bytes of a file into UTF-8. A byte order mark decides; else zero bytes tell UTF-16; else the first
// chunk that is not all ASCII tells UTF-8 from Windows-1252, in which nearly every sequence of UTF-8 would be nonsense.
// Bytes that are wrong in UTF-8 are passed on, for the reader to name the cell.
type decoder struct {
	from     io.Reader
	progress func(int64)
	encoding Encoding
	begun    bool
	read     int64
	first    []byte // the first bytes as they are
	held     []byte // the end of a chunk that stops inside a character
	raw      []byte
	err      error // io.EOF at the end
}

// appendTo appends the next chunk. It appends nothing where err is set or the chunk was the start of a character.
func (d *decoder) appendTo(dst []byte) []byte {
	if d.raw == nil {
		d.raw = make([]byte, Chunk+utf8.UTFMax)
	}
	n := copy(d.raw, d.held)
	m, err := io.ReadFull(d.from, d.raw[n:n+Chunk])
	if err == io.ErrUnexpectedEOF {
		err = io.EOF
	}
	d.err = err
	d.read += int64(m)
	if d.progress != nil {
		d.progress(d.read)
	}
	text := d.raw[:n+m]
	if !d.begun {
		d.begun = true
		d.first = append(d.first, text[:min(len(text), 64)]...)
		text = d.byteOrder(text)
	}
	if d.encoding == undecided {
		d.encoding = decide(text, err != nil)
	}
	keep := 0
	if err == nil {
		keep = d.incomplete(text)
	}
	d.held = append(d.held[:0], text[len(text)-keep:]...)
	text = text[:len(text)-keep]
	switch d.encoding {
	case utf16Little, utf16Big:
		return d.appendUTF16(dst, text)
	case windows1252:
		for _, b := range text {
			dst = utf8.AppendRune(dst, FromWindows1252(b))
		}
		return dst
	}
	return append(dst, text...)
}

// byteOrder reads a byte order mark, or the pattern of zero bytes that UTF-16 has in a table of mostly Latin letters.
func (d *decoder) byteOrder(text []byte) []byte {
	switch {
	case bytes.HasPrefix(text, []byte("\xEF\xBB\xBF")):
		d.encoding = utf8WithBOM
		return text[3:]
	case bytes.HasPrefix(text, []byte("\xFF\xFE")):
		d.encoding = utf16Little
		return text[2:]
	case bytes.HasPrefix(text, []byte("\xFE\xFF")):
		d.encoding = utf16Big
		return text[2:]
	}
	var zero [2]int
	for i, b := range text {
		if b == 0 {
			zero[i&1]++
		}
	}
	switch some := max(len(text)/16, 4); {
	case zero[1] >= some && zero[0] < zero[1]/8+1:
		d.encoding = utf16Little
	case zero[0] >= some && zero[1] < zero[0]/8+1:
		d.encoding = utf16Big
	}
	return text
}

// decide tells the encoding of bytes without a mark. Where UTF-8 and other bytes are mixed, the more frequent wins.
func decide(text []byte, last bool) Encoding {
	good, bad := 0, 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(text[i:])
		switch {
		case r != utf8.RuneError || size > 1:
			good++
		case last || utf8.FullRune(text[i:]):
			bad++
		}
		i += size
	}
	switch {
	case bad > good:
		return windows1252
	case good > 0:
		return utf8Plain
	}
	return undecided
}

// incomplete is how many bytes at the end begin a character that goes on in the next chunk.
func (d *decoder) incomplete(text []byte) int {
	switch d.encoding {
	case windows1252:
		return 0
	case utf16Little, utf16Big:
		whole := len(text) &^ 1
		if whole >= 2 && utf16.IsSurrogate(rune(d.unit(text[whole-2:]))) && d.unit(text[whole-2:]) < 0xDC00 {
			whole -= 2
		}
		return len(text) - whole
	}
	for n := 1; n < utf8.UTFMax && n <= len(text); n++ {
		if b := text[len(text)-n]; utf8.RuneStart(b) {
			if !utf8.FullRune(text[len(text)-n:]) {
				return n
			}
			return 0
		}
	}
	return 0
}

func (d *decoder) unit(b []byte) uint16 {
	if d.encoding == utf16Little {
		return uint16(b[0]) | uint16(b[1])<<8
	}
	return uint16(b[1]) | uint16(b[0])<<8
}

// appendUTF16 decodes whole units; half a unit at the very end, and half a surrogate pair, become U+FFFD.
func (d *decoder) appendUTF16(dst, text []byte) []byte {
	dst = slices.Grow(dst, len(text))
	for len(text) > 1 {
		r := rune(d.unit(text))
		text = text[2:]
		if utf16.IsSurrogate(r) {
			if len(text) > 1 {
				if pair := utf16.DecodeRune(r, rune(d.unit(text))); pair != utf8.RuneError {
					r, text = pair, text[2:]
				}
			}
			if utf16.IsSurrogate(r) {
				r = utf8.RuneError
			}
		}
		dst = utf8.AppendRune(dst, r)
	}
	if len(text) == 1 {
		dst = utf8.AppendRune(dst, utf8.RuneError)
	}
	return dst
}

// FromWindows1252 is the character of a byte in Windows-1252: Latin-1 but for 0x80 to 0x9F: WHATWG Encoding Standard, index windows-1252.
func FromWindows1252(b byte) rune {
	if b < 0x80 || b > 0x9F {
		return rune(b)
	}
	return [...]rune{
		'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
		0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
	}[b-0x80]
}
