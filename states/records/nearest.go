package records

import (
	"iter"
	"strings"
	"unicode"
)

// fold is a text as it is compared with names: letters and digits alone, in lower case.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// nearest is the candidate that the fewest slips of the keyboard lead to, where those are few for the length of the
// text: one in three letters, and none of two letters or less. Of several the first counts.
func nearest(text string, candidates iter.Seq[string]) (string, bool) {
	const longest = 64
	text = strings.ToLower(trim(text))
	if len(text) > longest {
		return "", false
	}
	typed := []rune(text)
	best, found := "", len(typed)/3+1
	for c := range candidates {
		if d := slips(typed, []rune(strings.ToLower(c)), found); d < found {
			best, found = c, d
		}
	}
	return best, best != ""
}

// slips counts the letters to leave out, put in, change or swap with their neighbor that make b of a (optimal string
// alignment), as far as limit.
func slips(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, last[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}

// trim takes away the spaces around a text, also those that spreadsheets and web pages leave unseen.
func trim(text string) string {
	return strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\uFEFF'
	})
}
