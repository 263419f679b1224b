package wasm_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

func TestThePastDoesNotClaimThatASearchFoundNothing(t *testing.T) {
	page := words(view(t, "panel", wasm.Options{State: "CA", AsOf: states.MustParseDate("2021-01-01")}))
	assert.NotContains(t, page, "found no law", "the search found SB 2, which came into force later")
	assert.Contains(t, page, "was in force on January 1, 2021")
}
