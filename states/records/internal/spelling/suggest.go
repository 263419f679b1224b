package spelling

import (
	"iter"
	"strings"
	"unicode"

	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// Fold is a text as it is compared with names: letters and digits alone, in lower case.
func Fold(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// Suggest finds the candidate at the smallest edit distance from a text, where that is small for the length of the text: one
// letter in three, and none of two letters or less. Of several the first counts.
func Suggest(text string, candidates iter.Seq[string]) (string, bool) {
	const longest = 64
	text = strings.ToLower(csvtext.Trim(text))
	if len(text) > longest {
		return "", false
	}
	typed := []rune(text)
	best, found := "", len(typed)/3+1
	for c := range candidates {
		if d := editDistance(typed, []rune(strings.ToLower(c)), found); d < found {
			best, found = c, d
		}
	}
	return best, best != ""
}

// Nearest yields all candidates at the smallest edit distance from a text; none where [Suggest] finds none.
func Nearest(text string, candidates iter.Seq[string]) iter.Seq[string] {
	return func(yield func(string) bool) {
		first, ok := Suggest(text, candidates)
		if !ok {
			return
		}
		typed := []rune(strings.ToLower(csvtext.Trim(text)))
		least := editDistance(typed, []rune(strings.ToLower(first)), len(typed)+1)
		for c := range candidates {
			if editDistance(typed, []rune(strings.ToLower(c)), least+1) == least && !yield(c) {
				return
			}
		}
	}
}

// editDistance counts the letters to leave out, put in, change or swap with their neighbor that make b of a (optimal string
// alignment), as far as limit.
func editDistance(a, b []rune, limit int) int {
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
