package card

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states/labels"
)

func TestWordsAreTheSameInEachLanguage(t *testing.T) {
	keys := func(c labels.Catalogue) (keys []string) {
		for line := range strings.SplitSeq(strings.Trim(string(c), "\n"), "\n") {
			key, _, _ := strings.Cut(line, " ")
			keys = append(keys, key)
		}
		return keys
	}
	assert.Equal(t, keys(english), keys(spanish))
	assert.True(t, slices.IsSorted(keys(english)), "as the search needs them")
	places := regexp.MustCompile(`\{\d\}`)
	for _, key := range keys(english) {
		mine, ok := english.Find(key)
		assert.True(t, ok)
		theirs, _ := spanish.Find(key)
		assert.ElementsMatch(t, places.FindAllString(mine, -1), places.FindAllString(theirs, -1), key)
	}
}
