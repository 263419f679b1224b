package spelling

import (
	"strings"

	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// plainAddress reports whether an address has none of the signs that bad ones have, as nearly all do.
func plainAddress(text string) bool {
	if !strings.HasPrefix(text, "http") {
		return false
	}
	for i := range len(text) {
		switch text[i] {
		case ' ', '\t', '\n', '<', 0xC2:
			return false
		case ';', ',', '|':
			if strings.HasPrefix(text[i+1:], "http") {
				return false
			}
		case '&':
			if strings.HasPrefix(text[i:], "&amp;") || strings.HasPrefix(text[i:], "&#") {
				return false
			}
		}
	}
	return true
}

// WrongAddress words what is wrong with an address in ways that a plain check of addresses does not name; empty for nothing.
func WrongAddress(text string) string {
	if plainAddress(text) {
		return ""
	}
	lower := strings.ToLower(text)
	switch {
	case HoldsMarkup(text):
		return "holds HTML: write the address alone"
	case strings.Count(lower, "http://")+strings.Count(lower, "https://") > 1 && strings.ContainsAny(csvtext.Trim(text), " ;,|\n\t"):
		return "holds two addresses: leave one here, and put the other in the note"
	case strings.HasPrefix(lower, "mailto:") || strings.Contains(text, "@") && !strings.Contains(text, "/"):
		return "is a mail address: write the address of a page, with https:// before it"
	case strings.HasPrefix(lower, "http") && strings.ContainsAny(csvtext.Trim(text), " \t\n\u00A0"):
		return "has a space within: delete it, or write %20 for it"
	}
	return ""
}
