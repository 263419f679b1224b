package cases

import "github.com/endqi/endqi/states"

// Setting is where it happened. The zero value is some other place.
type Setting uint8

const (
	OtherSetting Setting = iota
	Home
	PublicPlace
	Protest
	TrafficStop
	School
	JailOrPrison
)

// Claim is what the plaintiff said was done. The zero value is something else.
type Claim uint8

const (
	OtherClaim Claim = iota
	ExcessiveForce
	Shooting
	SearchOrSeizure
	FreeSpeech
	FalseArrest
	FailureToProtect
	ConditionsOfConfinement
	Theft
)

// Outcome is what the court did with immunity. The zero value is not recorded.
type Outcome uint8

const (
	NotRecorded Outcome = iota
	Granted
	Denied
	Mixed    // granted to some or for some claims
	Reversed // sent back without a final answer
)

// Confidence is how sure the compiler is of the record. The zero value is not recorded.
type Confidence uint8

const (
	Unrated Confidence = iota
	Medium
	High
)

// The words as they stand in data, in the order of the constants.
const (
	settingWords    states.Words = "other home public_place protest traffic_stop school jail_or_prison"
	claimWords      states.Words = "other excessive_force shooting search_or_seizure free_speech false_arrest failure_to_protect conditions_of_confinement theft"
	outcomeWords    states.Words = "- granted denied mixed reversed"
	confidenceWords states.Words = "- medium high"
)

// String is "other", "home", "public_place", "protest", "traffic_stop", "school" or "jail_or_prison".
func (s Setting) String() string { return settingWords.At(uint8(s)) }

// MarshalText gives the same word as String.
func (s Setting) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*states.ParseError] and leaves s alone.
func (s *Setting) UnmarshalText(text []byte) error {
	return settingWords.Read("setting", text, (*uint8)(s))
}

// String is "other", "excessive_force", "shooting", "search_or_seizure", "free_speech", "false_arrest", "failure_to_protect",
// "conditions_of_confinement" or "theft".
func (c Claim) String() string { return claimWords.At(uint8(c)) }

// MarshalText gives the same word as String.
func (c Claim) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*states.ParseError] and leaves c alone.
func (c *Claim) UnmarshalText(text []byte) error { return claimWords.Read("claim", text, (*uint8)(c)) }

// String is "granted", "denied", "mixed" or "reversed", and empty where not recorded.
func (o Outcome) String() string { return outcomeWords.At(uint8(o)) }

// MarshalText gives the same word as String.
func (o Outcome) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*states.ParseError] and leaves o alone.
func (o *Outcome) UnmarshalText(text []byte) error {
	return outcomeWords.Read("outcome", text, (*uint8)(o))
}

// String is "medium" or "high", and empty where not recorded.
func (c Confidence) String() string { return confidenceWords.At(uint8(c)) }

// MarshalText gives the same word as String.
func (c Confidence) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*states.ParseError] and leaves c alone.
func (c *Confidence) UnmarshalText(text []byte) error {
	return confidenceWords.Read("confidence", text, (*uint8)(c))
}
