package rubric

import (
	"strconv"
	"strings"
)

// Score counts half points, 0 to 18: whole numbers compare and add without rounding. [Points] makes one, so that 5 points
// are Points(5) and not Score(5), which are 2.5. As text and in JSON a score is in points.
type Score uint8

// Points is the score of so many points, rounded down to a half: Points(6.5). Less than 0 is 0, more than 9 is 9, and
// what is no number is 0.
func Points(points float64) Score {
	if !(points > 0) {
		return 0
	}
	return Score(min(2*points, float64(AllNine.Max())))
}

// String is the score in points: "0", "6", "6.5".
func (s Score) String() string {
	text := strconv.Itoa(int(s / 2))
	if s%2 == 1 {
		text += ".5"
	}
	return text
}

// MarshalText gives the same text as String.
func (s Score) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a score of up to 9, as [ParseScore] does, and leaves s alone on an error.
func (s *Score) UnmarshalText(text []byte) error {
	read, err := ParseScore(string(text), AllNine)
	if err == nil {
		*s = read
	}
	return err
}

// MarshalJSON gives a number: 6.5.
func (s Score) MarshalJSON() ([]byte, error) { return s.MarshalText() }

// UnmarshalJSON reads such a number, or the same as a text, as the names of an object's members are; null leaves s alone.
func (s *Score) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	text, quoted := strings.CutPrefix(string(data), `"`)
	if quoted {
		text = strings.TrimSuffix(text, `"`)
	}
	return s.UnmarshalText([]byte(text))
}

// Of is the score out of a group's maximum: "6.5/9", "3/4", "3.5/5".
func (s Score) Of(g Group) string { return s.String() + "/" + strconv.Itoa(g.Size()) }

// ParseScore reads what [Score.String] prints, for a group: "3", "3.5", "0", and "3.0" too. Values that are no half points, are
// negative or are above the group's maximum are a [*WordError].
func ParseScore(text string, g Group) (Score, error) {
	for s := Score(0); s <= g.Max(); s++ {
		if s.String() == text || s%2 == 0 && text == s.String()+".0" {
			return s, nil
		}
	}
	return 0, &WordError{Kind: "score", Value: text, Want: "a number from 0 to " + g.Max().String() + " in steps of 0.5"}
}

// Total is a group's score as the campaign published it. The zero value is none published.
type Total struct {
	Score     Score
	Published bool
}

// String is the score, or empty where none is published.
func (t Total) String() string {
	if !t.Published {
		return ""
	}
	return t.Score.String()
}

// MarshalText gives the same text as String.
func (t Total) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads a score of up to 9; an empty text is none published.
func (t *Total) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*t = Total{}
		return nil
	}
	s, err := ParseScore(string(text), AllNine)
	if err == nil {
		*t = Total{s, true}
	}
	return err
}

// Bounds are the lowest and the highest score that what is known allows. They meet where all is known; the zero value is a
// known score of 0, and what is not known at all is 0 to the group's maximum.
type Bounds struct{ Low, High Score }

// Known reports whether the bounds meet.
func (b Bounds) Known() bool { return b.Low == b.High }

// Add joins the bounds of two groups.
func (b Bounds) Add(c Bounds) Bounds { return Bounds{b.Low + c.Low, b.High + c.High} }

// String is the score where it is known, and the range where it is not: "6.5", "3–8".
func (b Bounds) String() string {
	if b.Known() {
		return b.Low.String()
	}
	return b.Low.String() + "–" + b.High.String()
}

// MarshalText gives the same text as String.
func (b Bounds) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// ParseBounds reads what String prints, with a hyphen for the dash too. Scores that [ParseScore] refuses and a low bound above
// the high one are a [*WordError].
func ParseBounds(text string) (Bounds, error) {
	first, second, ranged := strings.Cut(strings.Replace(text, "-", "–", 1), "–")
	if !ranged {
		second = first
	}
	low, err := ParseScore(first, AllNine)
	if err != nil {
		return Bounds{}, err
	}
	high, err := ParseScore(second, AllNine)
	if err == nil && low > high {
		err = &WordError{Kind: "range", Value: text, Want: "a lower and a higher score, such as 3–8"}
	}
	if err != nil {
		return Bounds{}, err
	}
	return Bounds{low, high}, nil
}

// MarshalJSON gives an object of two numbers: {"low":3,"high":8}.
func (b Bounds) MarshalJSON() ([]byte, error) {
	return []byte(`{"low":` + b.Low.String() + `,"high":` + b.High.String() + `}`), nil
}

// UnmarshalJSON reads such an object; null leaves b alone. Any other value is a [*WordError].
func (b *Bounds) UnmarshalJSON(data []byte) error {
	text := strings.NewReplacer(" ", "", "\t", "", "\r", "", "\n", "").Replace(string(data))
	if text == "null" {
		return nil
	}
	inner, _ := strings.CutPrefix(text, `{"low":`)
	low, rest, found := strings.Cut(inner, `,"high":`)
	high, closed := strings.CutSuffix(rest, "}")
	if !found || !closed {
		return &WordError{Kind: "range", Value: string(data), Want: `an object such as {"low":3,"high":8}`}
	}
	read, err := ParseBounds(low + "–" + high)
	if err == nil {
		*b = read
	}
	return err
}

// Of is the bounds out of a group's maximum: "6.5/9", "3–8/9".
func (b Bounds) Of(g Group) string { return b.String() + "/" + strconv.Itoa(g.Size()) }

// Class is the step of the map's ten-step ramp, 0 to 9: the low bound rounded down.
func (b Bounds) Class() int { return int(b.Low / 2) }
