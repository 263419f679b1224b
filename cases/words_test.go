package cases_test

import (
	"encoding"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
)

func testWords[T interface {
	~uint8
	String() string
	MarshalText() ([]byte, error)
}, P interface {
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
	for _, text := range []string{"-", " ", "No Such Word", words[1] + " "} {
		v := T(1)
		var parse *states.ParseError
		require.True(t, errors.As(P(&v).UnmarshalText([]byte(text)), &parse), "%s %q", kind, text)
		assert.Equal(t, kind, parse.Kind)
		assert.Equal(t, text, parse.Value)
		assert.Contains(t, parse.Want, words[1]+", "+words[2], "%s: the error names the words", kind)
		assert.Equal(t, T(1), v, "%s: left alone", kind)
	}
}

func TestWordsOfCases(t *testing.T) {
	testWords[cases.Setting](t, "setting", "other", "home", "public_place", "protest", "traffic_stop", "school", "jail_or_prison")
	testWords[cases.Claim](t, "claim", "other", "excessive_force", "shooting", "search_or_seizure", "free_speech", "false_arrest",
		"failure_to_protect", "conditions_of_confinement", "theft")
	testWords[cases.Outcome](t, "outcome", "", "granted", "denied", "mixed", "reversed")
	testWords[cases.Confidence](t, "confidence", "", "medium", "high")
	assert.EqualError(t, new(cases.Outcome).UnmarshalText([]byte("grante")), `outcome "grante" is not one of granted, denied, mixed, reversed`)
}

func TestConstantsStandForTheirWords(t *testing.T) {
	for word, v := range map[string]interface{ String() string }{
		"other": cases.OtherSetting, "home": cases.Home, "public_place": cases.PublicPlace, "protest": cases.Protest,
		"traffic_stop": cases.TrafficStop, "school": cases.School, "jail_or_prison": cases.JailOrPrison,
		"excessive_force": cases.ExcessiveForce, "shooting": cases.Shooting, "search_or_seizure": cases.SearchOrSeizure,
		"free_speech": cases.FreeSpeech, "false_arrest": cases.FalseArrest, "failure_to_protect": cases.FailureToProtect,
		"conditions_of_confinement": cases.ConditionsOfConfinement, "theft": cases.Theft,
		"granted": cases.Granted, "denied": cases.Denied, "mixed": cases.Mixed, "reversed": cases.Reversed,
		"medium": cases.Medium, "high": cases.High, "": cases.NotRecorded,
	} {
		assert.Equal(t, word, v.String())
	}
	assert.Equal(t, "other", cases.OtherClaim.String())
	assert.Equal(t, cases.Case{Setting: cases.OtherSetting, Claim: cases.OtherClaim, Outcome: cases.NotRecorded, Confidence: cases.Unrated}, cases.Case{})
}
