package spelling

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// slowDistance is the edit distance by its definition: the shortest way of leaving out, putting in, changing and swapping.
func slowDistance(a, b string) int {
	if a == "" || b == "" {
		return len(a) + len(b)
	}
	cost := 1
	if a[0] == b[0] {
		cost = 0
	}
	best := min(slowDistance(a[1:], b[1:])+cost, slowDistance(a[1:], b)+1, slowDistance(a, b[1:])+1)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		best = min(best, slowDistance(a[2:], b[2:])+1)
	}
	return best
}

func TestEditDistance(t *testing.T) {
	words := []string{"", "a", "ab", "ba", "abc", "acb", "xabc", "abcd", "pasesd", "passed", "passd", "ca"}
	for _, a := range words {
		for _, b := range words {
			assert.Equal(t, slowDistance(a, b), editDistance([]rune(a), []rune(b), 100), "%s %s", a, b)
			assert.Equal(t, min(slowDistance(a, b), 2), editDistance([]rune(a), []rune(b), 2), "%s %s", a, b)
		}
	}
}

func TestHowNearANameMustBe(t *testing.T) {
	for typed, near := range map[string]bool{
		"enacted": true, "enacte": true, "enactedd": true, "nacetd": true, // a distance of two in six letters
		"nctd":  false, // three in four
		"nacet": false, // three in five
		"ea":    false, // none in two letters
	} {
		found, ok := Suggest(typed, slices.Values([]string{"enacted"}))
		assert.Equal(t, near, ok, typed)
		assert.Equal(t, near, found == "enacted", typed)
	}
	first, _ := Suggest("cat", slices.Values([]string{"car", "cab"}))
	assert.Equal(t, "car", first, "of several the first")
	_, ok := Suggest(strings.Repeat("x", 65), slices.Values([]string{strings.Repeat("x", 64)}))
	assert.False(t, ok, "a long text is not compared")
}

func TestPlainNumber(t *testing.T) {
	assert.Equal(t, "HB4001", plainNumber("H.B. 04001"))
	assert.Equal(t, "SB20-217", plainNumber("SB 20-217"), "a year within a number stays")
	assert.Equal(t, "LOCALLAW48OF2021", plainNumber("Local Law 48 of 2021"))
}

func TestCriterionByAnotherSpelling(t *testing.T) {
	for name, want := range map[string]string{"Attorney's Fees": "attorney_fees", "attorney fees\n(start)": "attorney_fees", "5. Attorney fee": "attorney_fees", "END: damages caps": "damage_caps",
		"Police officers (Q1)": "police_officers", "Public officers": "", "Fees": "", "": ""} {
		assert.Equal(t, want, Criterion(name), name)
	}
}
