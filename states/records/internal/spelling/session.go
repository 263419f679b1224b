package spelling

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// Session is when a legislature met.
type Session struct {
	First, Last int    // years; 0 where the name tells none
	Special     string // which special session: "1", "2"; another word that is not one of a regular session; empty for none
	Name        string // the whole name, folded, where it tells no year; empty for no name at all
}

var (
	// One year or two: 2019, 2019-2020, 2019-20, 2019/2020, 20192020. A number goes on where letters do: 2026A, 2021S1.
	sessionYears = regexp.MustCompile(`^(.*?)((?:19|20)[0-9]{2})(?:[ ]?[-–—/_&][ ]?((?:19|20)?[0-9]{2})|((?:19|20)[0-9]{2}))?(?:[^0-9](.*))?$`)
	ordinal      = regexp.MustCompile(`^([0-9]+)(?:st|nd|rd|th)?(?:congress)?$`)
	specialName  = regexp.MustCompile(`^(?:called|extraordinary|extra|special|x|s|ss|es|sp)(?:session)?([0-9]*)$`)
	firstSpecial = regexp.MustCompile(`^([0-9]+)(?:st|nd|rd|th)?(?:called|extraordinary|extra|special|x|s|ss|es)(?:session)?$`)
)

// wordNumbers are ordinals as sessions are named by them.
var wordNumbers = strings.NewReplacer("first", "1", "second", "2", "third", "3", "fourth", "4", "fifth", "5", "sixth", "6")

// ReadSession reads a session's name. A year that spreadsheets made a number of, 2021.0, is that year.
func ReadSession(state states.Code, text string) (s Session) {
	folded := Fold(text)
	if folded == "" {
		return s
	}
	text = strings.TrimSuffix(csvtext.Trim(text), ".0")
	rest := ""
	if year, err := strconv.Atoi(text); err == nil && 1900 <= year && year < 2100 { // most often, and quicker than the pattern
		s.First, s.Last = year, year
	} else if m := sessionYears.FindStringSubmatchIndex(text); m != nil {
		part := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		s.First, _ = strconv.Atoi(part(2))
		s.Last = s.First
		if second := cmp.Or(part(3), part(4)); second != "" {
			if len(second) == 2 {
				second = part(2)[:2] + second
			}
			if last, _ := strconv.Atoi(second); last >= s.First && last <= s.First+3 {
				s.Last = last
			} else {
				rest = second
			}
		}
		after := m[5]
		if m[6] >= 0 {
			after = m[7]
		}
		if m[8] >= 0 {
			after = m[9]
		}
		rest += part(1) + text[after:]
	} else if m := ordinal.FindStringSubmatch(folded); m != nil && state == states.US {
		n, _ := strconv.Atoi(m[1])
		if n < 1 || n > 999 {
			s.Name = folded
			return s
		}
		s.First = 1787 + 2*n // the 1st Congress met in 1789
		s.Last = s.First + 1
	} else {
		s.Name = folded
		return s
	}
	if state == states.US {
		s.First, _ = Congress(s.First)
		_, s.Last = Congress(s.Last)
		if m := ordinal.FindStringSubmatch(Fold(rest)); m != nil {
			rest = "" // the number of the Congress
		}
	}
	s.Special = readSpecial(rest)
	return s
}

// Congress gives the two years of the Congress of a year.
func Congress(year int) (first, last int) {
	if year == 0 {
		return 0, 0
	}
	if year%2 == 0 {
		year--
	}
	return year, year + 1
}

// readSpecial reads what a session's name holds beside its years: which special session it is, empty for a regular one.
func readSpecial(text string) string {
	folded := wordNumbers.Replace(Fold(text))
	switch folded {
	case "", "a", "r", "rs", "r1", "regular", "regularsession", "general", "generalassembly", "session", "legislativesession", "generalsession":
		return ""
	case "fs": // first special
		return "1"
	}
	if len(folded) == 1 && 'b' <= folded[0] && folded[0] <= 'f' { // Colorado's: 2020A is regular, 2020B the first after it
		return strconv.Itoa(int(folded[0] - 'a'))
	}
	for _, pattern := range []*regexp.Regexp{specialName, firstSpecial} {
		if m := pattern.FindStringSubmatch(folded); m != nil {
			return cmp.Or(strings.TrimLeft(m[1], "0"), "1")
		}
	}
	if strings.Contains(folded, "regular") {
		return ""
	}
	return folded
}
