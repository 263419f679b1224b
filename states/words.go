package states

import "strings"

// Scope is whose law a bill would be. The zero value is statewide.
type Scope uint8

const (
	Statewide    Scope = iota
	Local              // of a city or county, which Place names
	FederalScope       // of the United States
)

// Effect is what a bill does to qualified immunity. The zero value limits it.
type Effect uint8

const (
	Limits Effect = iota
	Expands
	Neither // leaves the immunity of its jurisdiction's own officials as it is: a study, a law that keeps the defense, or one against federal officers alone
)

// Basis says where a verdict comes from. The zero value is none, which no shipped verdict has.
type Basis uint8

const (
	NoBasis   Basis = iota
	Published       // scored by the campaign
	Inferred        // the only value with which the campaign's published total adds up
	Reading         // read from the text or a summary of the bill by the compiler of the data
)

// The words as they stand in data, in the order of the constants.
const (
	scopeWords  Words = "statewide local federal"
	effectWords Words = "limits expands neither"
	basisWords  Words = "- published inferred reading"
)

// Words are the texts of a small set of values, separated by spaces, in the order of the values; "-" is a value that has
// no text.
type Words string

// At is the text of the n-th value, from 0; empty beyond the last.
func (w Words) At(n uint8) string {
	text, rest, _ := strings.Cut(string(w), " ")
	for ; n > 0; n-- {
		text, rest, _ = strings.Cut(rest, " ")
	}
	return strings.TrimPrefix(text, "-")
}

// Read makes n the value of a text; the empty text is that of the value that has no text. A text that is none of the words is a
// [*ParseError] of the given kind, and leaves n alone.
func (w Words) Read(kind string, text []byte, n *uint8) error {
	for i := range uint8(strings.Count(string(w), " ") + 1) {
		if w.At(i) == string(text) {
			*n = i
			return nil
		}
	}
	want := strings.ReplaceAll(strings.TrimPrefix(string(w), "- "), " ", ", ")
	return &ParseError{Kind: kind, Value: string(text), Want: "one of " + want}
}

// readJSON is Read of a word in quotes, without escapes, as words have none; null leaves n alone. What Tally works out is read from
// JSON alone: a type with UnmarshalText would take its reading along wherever a cell of a table is read, into a reader's browser too.
func (w Words) readJSON(kind string, data []byte, n *uint8) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) >= 2 && data[0] == '"' {
		data = data[1 : len(data)-1]
	}
	return w.Read(kind, data, n)
}

// String is "statewide", "local" or "federal".
func (s Scope) String() string { return scopeWords.At(uint8(s)) }

// MarshalText gives the same word as String.
func (s Scope) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*ParseError] and leaves s alone.
func (s *Scope) UnmarshalText(text []byte) error { return scopeWords.Read("scope", text, (*uint8)(s)) }

// String is "limits", "expands" or "neither".
func (e Effect) String() string { return effectWords.At(uint8(e)) }

// MarshalText gives the same word as String.
func (e Effect) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*ParseError] and leaves e alone.
func (e *Effect) UnmarshalText(text []byte) error {
	return effectWords.Read("effect", text, (*uint8)(e))
}

// String is "published", "inferred" or "reading", and empty for no basis.
func (b Basis) String() string { return basisWords.At(uint8(b)) }

// MarshalText gives the same word as String.
func (b Basis) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// UnmarshalText reads the texts of String; any other is a [*ParseError] and leaves b alone.
func (b *Basis) UnmarshalText(text []byte) error { return basisWords.Read("basis", text, (*uint8)(b)) }
