package spelling

import (
	"regexp"
	"strings"

	"github.com/endqi/endqi/states"
)

// congressLetters are how Congress and others write its kinds of bills, and the one way in which they are compared.
var congressLetters = map[string]string{
	"HR": "HR", "HB": "HR", "H": "HR", "S": "S", "SB": "S",
	"HRES": "HRES", "SRES": "SRES", "SR": "SRES",
	"HJRES": "HJRES", "HJR": "HJRES", "HJ": "HJRES", "SJRES": "SJRES", "SJR": "SJRES", "SJ": "SJRES",
	"HCONRES": "HCONRES", "HCR": "HCONRES", "HC": "HCONRES", "SCONRES": "SCONRES", "SCR": "SCONRES", "SC": "SCONRES",
}

// BillNumber is a bill's number as it is compared: "HB4001" is "H.B. 4001" is "HB 04001"; of Congress, "HB 7085" is
// "H.R. 7085", and "HR 988" is "H.Res. 988" where LegiScan is the source, which has no other letters for it.
func BillNumber(b *states.Bill, text string) string {
	number := plainNumber(text)
	if b.State != states.US {
		return stateNumber(b, number)
	}
	letters := strings.TrimRight(number, "0123456789")
	digits := number[len(letters):]
	if letters == "HR" && !strings.Contains(text, ".") && strings.Contains(b.SourceURL, "legiscan.com/") {
		return "HRES" + digits
	}
	if same, known := congressLetters[letters]; known && digits != "" {
		return same + digits
	}
	return number
}

// Numbers as legislatures print them: with the year of the session, HB26-1076 and 2021AB186; with the print of a bill, S8668-B.
var (
	numberWithYear  = regexp.MustCompile(`^([A-Z]+)([0-9]{2})-0*([0-9]+)$`)
	numberAfterYear = regexp.MustCompile(`^([0-9]{4})([A-Z]+[0-9]+)$`)
	numberWithPrint = regexp.MustCompile(`^([A-Z]+[0-9]+)-?[A-Z]$`)
)

// stateNumber is a plain number of a state's bill as services write it: without the year of its session or the letter of its
// print, and with one letter for a bill of a chamber, since no state has both an H 1 and an HB 1.
func stateNumber(b *states.Bill, number string) string {
	session := b.Session
	if strings.Contains(number, "-") { // few have one, and patterns are slow
		if m := numberWithYear.FindStringSubmatch(number); m != nil && strings.Contains(session, "20"+m[2]) {
			number = m[1] + m[3]
		}
	}
	if m := numberAfterYear.FindStringSubmatch(number); m != nil && strings.Contains(session, m[1]) {
		number = m[2]
	}
	if b.State == "NY" {
		number = numberWithPrint.ReplaceAllString(number, "$1")
	}
	if len(number) > 2 && strings.IndexByte("HSA", number[0]) >= 0 && number[1] == 'B' && '0' <= number[2] && number[2] <= '9' {
		number = number[:1] + number[2:]
	}
	return number
}

// plainNumber is a number in capitals without spaces, points and zeros before its digits.
func plainNumber(text string) string {
	var b strings.Builder
	zeros := true // at the beginning of the digits
	for _, r := range strings.ToUpper(text) {
		switch {
		case r == '0' && zeros:
			continue
		case '0' <= r && r <= '9':
			zeros = false
		case r == ' ' || r == '.' || r == '\u00A0':
			continue
		case r == '-' && zeros:
			continue
		default:
			zeros = true
		}
		b.WriteRune(r)
	}
	return b.String()
}
