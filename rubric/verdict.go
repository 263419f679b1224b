package rubric

// Verdict is what one law does on one criterion. The zero value is not assessed, which is never the same as no.
type Verdict uint8

const (
	NotAssessed Verdict = iota
	Unmet
	Partial
	Met
)

// String is "met", "partial" or "unmet", and empty where the criterion was not assessed.
func (v Verdict) String() string {
	switch v {
	case Unmet:
		return "unmet"
	case Partial:
		return "partial"
	case Met:
		return "met"
	}
	return ""
}

// MarshalText gives the same word as String.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the four words of String; an empty text is not assessed.
// Any other text is a [*WordError] and leaves v alone.
func (v *Verdict) UnmarshalText(text []byte) error {
	for w := NotAssessed; w <= Met; w++ {
		if w.String() == string(text) {
			*v = w
			return nil
		}
	}
	return &WordError{Kind: "verdict", Value: string(text), Want: "met, partial, unmet or blank for not assessed"}
}

// Points is what the verdict earns: 1, ½ or 0. Not assessed earns 0 here; [Scorecard.Bounds] keeps it apart.
func (v Verdict) Points() Score {
	if v == NotAssessed {
		return 0
	}
	return Score(v - Unmet)
}
