package states_test

import (
	"encoding"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

// word is a value of a small set that is written as a word.
type word interface {
	~uint8
	String() string
	MarshalText() ([]byte, error)
}

func testWords[T word, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T, kind string, words ...string) {
	t.Helper()
	for n, text := range words {
		v := T(n)
		assert.Equal(t, text, v.String(), kind)
		out, err := v.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, text, string(out), "%s: MarshalText and String agree", kind)
		var back T
		require.NoError(t, P(&back).UnmarshalText(out), kind)
		assert.Equal(t, v, back, kind)
	}
	assert.Empty(t, T(len(words)).String(), "%s: beyond the last there is no word", kind)
	assert.Empty(t, T(255).String(), kind)
	for _, text := range []string{"-", " ", words[1] + " ", "No Such Word", "limits expands"} {
		v := T(1)
		err := P(&v).UnmarshalText([]byte(text))
		var parse *states.ParseError
		require.True(t, errors.As(err, &parse), "%s %q: %v", kind, text, err)
		assert.Equal(t, kind, parse.Kind)
		assert.Equal(t, text, parse.Value)
		assert.Contains(t, parse.Want, words[1]+", "+words[2], "%s: the error names the words", kind)
		assert.NotContains(t, parse.Want, "-", kind)
		assert.Equal(t, T(1), v, "%s: left alone", kind)
	}
}

func TestWordsOfData(t *testing.T) {
	testWords[states.Status](t, "status", "unknown", "pending", "enacted", "failed")
	testWords[states.Scope](t, "scope", "statewide", "local", "federal")
	testWords[states.Effect](t, "effect", "limits", "expands", "neither")
	testWords[states.Basis](t, "basis", "", "published", "inferred", "reading")
	assert.EqualError(t, new(states.Status).UnmarshalText([]byte("pasesd")), `status "pasesd" is not one of unknown, pending, enacted, failed`)
	assert.EqualError(t, new(states.Status).UnmarshalText(nil), `status "" is not one of unknown, pending, enacted, failed`)
}

func TestZeroWords(t *testing.T) {
	var b states.Bill
	assert.Equal(t, states.StatusUnknown, b.Status, "status is never guessed")
	assert.Equal(t, states.Statewide, b.Scope)
	assert.Equal(t, states.Limits, b.Effect)
	assert.Equal(t, states.NoBasis, states.Evidence{}.Basis)
}

func TestWordsOfResults(t *testing.T) {
	for kind, text := range map[states.StandingKind]string{
		states.Unsearched: "unsearched", states.NoLaw: "none", states.PartlyKnown: "partial", states.Scored: "scored", 9: "StandingKind(9)",
	} {
		assert.Equal(t, text, kind.String())
	}
	for kind, text := range map[states.EventKind]string{
		states.Introduction: "introduced", states.Enactment: "enacted", states.Failure: "failed",
	} {
		assert.Equal(t, text, kind.String())
	}
	assert.Equal(t, states.Unsearched, states.Standing{}.Kind, "the zero standing is never drawn as zero")
}
