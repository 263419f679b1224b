package states

// Status is how far a bill came, as its record asserts it; it is never guessed. The zero value is unknown.
type Status uint8

const (
	StatusUnknown Status = iota
	Pending
	Enacted
	Failed
)

const statusWords Words = "unknown pending enacted failed"

// String is "unknown", "pending", "enacted" or "failed".
func (s Status) String() string { return statusWords.At(uint8(s)) }

// MarshalText gives the same word as String.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*ParseError] and leaves s alone.
func (s *Status) UnmarshalText(text []byte) error {
	return statusWords.Read("status", text, (*uint8)(s))
}
