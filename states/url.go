package states

import (
	"strings"
	"unicode/utf8"
)

// urlError says what is wrong with an address, and what to write instead.
type urlError string

func (e urlError) Error() string { return string(e) }

const (
	errScheme = urlError("write it whole, with https:// before it")
	errSign   = urlError(`it has a space, a line end or one of " < > \ in it: copy it from a browser, which writes %20 for a space`)
	errUser   = urlError("it names a user before its host: leave that out, with the @")
	errPort   = urlError("its port is no number from 0 to 65535: leave it out, with its colon")
	errIPv4   = urlError("its host ends in a number and is no IPv4 address such as 192.0.2.1: write the host's name")
	errHost   = urlError("its host is no name such as www.example.gov: copy the address from a browser")
)

// CheckURL says what keeps a text from being an address that every browser opens; nil is nothing. It takes http and https
// with a host, and mailto. What the URL Standard's parser fails on (url.spec.whatwg.org, § 4.4, of hosts § 3.5 and § 3.6) is
// an error. So is what that parser forgives and a record has no use for: a space or a quotation mark, a user before the
// host, percent-escapes in the host, an IPv6 address, an IPv4 address in fewer than four decimal numbers, a host that DNS is too
// small for (RFC 1035 § 2.3.4), and letters of the host other than small ones of the Latin, Greek and Cyrillic alphabets,
// kana, hangul and Chinese characters, in themselves or as punycode.
func CheckURL(address string) error {
	scheme, rest, ok := strings.Cut(address, ":")
	if !ok {
		return errScheme
	}
	for _, r := range address {
		switch {
		case r <= ' ', 0x7f <= r && r < 0xa0, r == '"', r == '<', r == '>', r == '\\', r == utf8.RuneError:
			return errSign
		}
	}
	switch smallLetters(scheme) {
	case "mailto":
		if rest != "" {
			return nil
		}
		return errScheme
	case "http", "https":
	default:
		return errScheme
	}
	host, ok := strings.CutPrefix(rest, "//")
	if !ok {
		return errScheme
	}
	if i := strings.IndexAny(host, "/?#"); i >= 0 {
		host = host[:i]
	}
	if strings.IndexByte(host, '@') >= 0 {
		return errUser
	}
	host, port, _ := strings.Cut(host, ":")
	n := 0
	for _, c := range []byte(port) {
		if n = n*10 + int(c-'0'); c < '0' || c > '9' || n > 65535 {
			return errPort
		}
	}
	return checkHost(smallLetters(strings.TrimSuffix(host, ".")))
}

// smallLetters is a text with its ASCII letters small. That of package strings would bring the tables of all others.
func smallLetters(text string) string {
	small := []byte(text)
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			small[i] |= 0x20
		}
	}
	return string(small)
}

// checkHost judges a host in small letters.
func checkHost(host string) error {
	last, parts := "", 0
	for label := range strings.SplitSeq(host, ".") {
		last = label
		parts++
		if label == "" || len(label) > 63 || len(host) > 253 {
			return errHost
		}
		for _, r := range label {
			if !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '-' || r == '_' || isLetter(r)) {
				return errHost
			}
		}
		if code, ok := strings.CutPrefix(label, "xn--"); ok && !isPunycode(code) {
			return errHost
		}
	}
	hex, isHex := strings.CutPrefix(last, "0x")
	if strings.Trim(last, "0123456789") != "" && !(isHex && strings.Trim(hex, "0123456789abcdef") == "") {
		return nil
	}
	for part := range strings.SplitSeq(host, ".") {
		n := 0
		for _, c := range []byte(part) {
			if n = n*10 + int(c-'0'); c < '0' || c > '9' || n > 255 {
				return errIPv4
			}
		}
		if len(part) > 1 && part[0] == '0' {
			return errIPv4
		}
	}
	if parts != 4 {
		return errIPv4
	}
	return nil
}

// isLetter reports whether a character beyond ASCII is one that stands for itself in every browser's table of hosts
// (Unicode Technical Standard #46), whatever its neighbors are.
func isLetter(r rune) bool {
	return 0xdf <= r && r <= 0xff && r != 0xf7 || 0x3ac <= r && r <= 0x3ce || 0x430 <= r && r <= 0x45f ||
		0x3041 <= r && r <= 0x3096 || 0x30a1 <= r && r <= 0x30fa || 0x4e00 <= r && r <= 0x9fa5 || 0xac00 <= r && r <= 0xd7a3
}

// isPunycode reports whether what follows "xn--" stands for a text with letters beyond ASCII, each one that isLetter takes
// (RFC 3492 § 6.2). Where the letters belong does not matter here.
func isPunycode(code string) bool {
	length := max(strings.LastIndexByte(code, '-'), 0)
	for _, c := range []byte(code[:length]) {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	if strings.HasPrefix(code, "xn--") {
		return false
	}
	if length > 0 {
		code = code[length+1:]
	}
	n, at, bias, first := rune(0x80), 0, 72, true
	for pos := 0; pos < len(code); {
		begin, weight := at, 1
		for k := 36; ; k += 36 {
			if pos == len(code) {
				return false
			}
			digit := int(code[pos])
			pos++
			switch {
			case 'a' <= digit && digit <= 'z':
				digit -= 'a'
			case '0' <= digit && digit <= '9':
				digit += 26 - '0'
			default:
				return false
			}
			if at += digit * weight; at > 1<<30 {
				return false
			}
			t := min(max(k-bias, 1), 26)
			if digit < t {
				break
			}
			weight *= 36 - t
		}
		length++
		delta := (at - begin) / 2
		if first {
			delta, first = (at-begin)/700, false
		}
		delta += delta / length
		for bias = 0; delta > 455; bias += 36 {
			delta /= 35
		}
		bias += 36 * delta / (delta + 38)
		n += rune(at / length)
		if !isLetter(n) {
			return false
		}
		at = at%length + 1
	}
	return !first
}
