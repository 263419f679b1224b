package rows

import "strings"

// AppendCell appends one cell of canonical CSV, without a separator.
func AppendCell(dst []byte, value string) []byte {
	if strings.ContainsRune(value, '\r') {
		value = strings.ReplaceAll(strings.ReplaceAll(value, "\r\n", "\n"), "\r", "\n")
	}
	value = EscapeFormula(value)
	if value == "" || !strings.ContainsAny(value, ",\"\n") && value[0] != ' ' && value[0] != '\t' && value != `\.` {
		return append(dst, value...)
	}
	dst = append(dst, '"')
	for i := range len(value) {
		if value[i] == '"' {
			dst = append(dst, '"')
		}
		dst = append(dst, value[i])
	}
	return append(dst, '"')
}

// EscapeFormula puts an apostrophe before a text that spreadsheets would run: one that begins with = + - @, also full-width or
// after spaces and line ends, or with a tab, and is no plain number. A text that already begins with an apostrophe and such a
// sign gets one more, so that [UnescapeFormula] always gives back the same text.
func EscapeFormula(value string) string {
	if startsFormula(strings.TrimLeft(value, "'")) {
		return "'" + value
	}
	return value
}

// UnescapeFormula undoes [EscapeFormula]; a text that was not escaped stays.
func UnescapeFormula(value string) string {
	if strings.HasPrefix(value, "'") && startsFormula(strings.TrimLeft(value, "'")) {
		return value[1:]
	}
	return value
}

func startsFormula(value string) bool {
	if value == "" {
		return false
	}
	switch value[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return !plainNumber(value)
	case ' ', '\n', 0xC2, 0xEF: // the first byte of a no-break space and of full-width signs
		sign := strings.TrimLeft(value, " \t\r\n\u00A0")
		for _, s := range [...]string{"=", "+", "-", "@", "＝", "＋", "－", "＠"} {
			if strings.HasPrefix(sign, s) {
				return true
			}
		}
	}
	return false
}

// plainNumber reports whether a text is a sign, digits and at most one point between digits: -106.5, +1.
func plainNumber(value string) bool {
	whole, fraction, point := strings.Cut(strings.TrimLeft(value[:1], "+-")+value[1:], ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return digits(whole) && (!point || digits(fraction))
}
