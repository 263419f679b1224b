package rubric

import "strconv"

// Score counts half points, 0 to 18: whole numbers compare and add without rounding.
type Score uint8

// String is the score in points: "0", "6", "6.5".
func (s Score) String() string {
	text := strconv.Itoa(int(s / 2))
	if s%2 == 1 {
		text += ".5"
	}
	return text
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

// Bounds are the lowest and the highest score that what is known allows. They meet where all is known.
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

// Of is the bounds out of a group's maximum: "6.5/9", "3–8/9".
func (b Bounds) Of(g Group) string { return b.String() + "/" + strconv.Itoa(g.Size()) }

// Class is the step of the map's ten-step ramp, 0 to 9: the low bound rounded down.
func (b Bounds) Class() int { return int(b.Low / 2) }
