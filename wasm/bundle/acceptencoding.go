package bundle

import "strings"

// forms are those that a file can lie in, the best first: its coding as HTTP names it, and what its name ends in.
var forms = [...]struct{ coding, ext string }{{"br", ".br"}, {"gzip", ".gz"}, {"identity", ""}}

// weight is how much the header Accept-Encoding wants a coding, from 0, which refuses it, to 1000 (RFC 9110 § 12.5.3). A
// coding that the header does not name has the weight of "*"; without "*", identity alone is accepted, after all
// that is named. An entry whose weight is malformed counts as not there, of two for one coding the first counts.
func weight(accept, coding string) int {
	others := 0
	if coding == "identity" {
		others = 1
	}
	star := false
	for entry := range strings.SplitSeq(accept, ",") {
		name, parameter, weighted := strings.Cut(entry, ";")
		q, ok := 1000, true
		if weighted {
			q, ok = qvalue(parameter)
		}
		switch name = strings.ToLower(strings.Trim(name, " \t")); {
		case !ok:
		case name == coding, name == "x-gzip" && coding == "gzip": // § 8.4.1.3
			return q
		case name == "*" && !star:
			others, star = q, true
		}
	}
	return others
}

// qvalue reads "q=0.5" as 500: a digit 0 or 1, and at most three after the point (RFC 9110 § 12.4.2).
func qvalue(parameter string) (thousandths int, ok bool) {
	parameter = strings.Trim(parameter, " \t")
	if len(parameter) < 3 || parameter[0]|0x20 != 'q' || parameter[1] != '=' || parameter[2] != '0' && parameter[2] != '1' {
		return 0, false
	}
	whole, digits := parameter[2:3], strings.TrimPrefix(parameter[3:], ".")
	if len(digits) > 3 || len(parameter) > 3 && parameter[3] != '.' {
		return 0, false
	}
	for _, digit := range []byte(whole + (digits + "000")[:3]) {
		if digit < '0' || digit > '9' {
			return 0, false
		}
		thousandths = 10*thousandths + int(digit-'0')
	}
	return thousandths, thousandths <= 1000
}
