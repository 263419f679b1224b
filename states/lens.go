package states

import (
	"iter"

	"github.com/endqi/endqi/rubric"
)

// Lens chooses what of a standing is shown. The zero value shows the score on all nine criteria.
type Lens uint8

const (
	LensAll Lens = iota
	LensEnd
	LensStart
	firstCriterion
)

// Lenses yields all nine, END, START and the nine criteria, in that order.
func Lenses() iter.Seq[Lens] {
	return func(yield func(Lens) bool) {
		for l := LensAll; l <= LensOf(rubric.OfficerConsequences); l++ {
			if !yield(l) {
				return
			}
		}
	}
}

// LensOf is the lens of one criterion.
func LensOf(c rubric.Criterion) Lens { return firstCriterion + Lens(c) - 1 }

// Criterion is the criterion the lens shows alone, if it does.
func (l Lens) Criterion() (rubric.Criterion, bool) {
	if l < firstCriterion {
		return 0, false
	}
	return rubric.Criterion(l-firstCriterion) + 1, true
}

// Group is the group whose score the lens shows; for a criterion, the group it belongs to.
func (l Lens) Group() rubric.Group {
	if c, ok := l.Criterion(); ok {
		return c.Group()
	}
	return rubric.Group(l)
}

// String is "all", "end", "start" or the criterion's key.
func (l Lens) String() string {
	if c, ok := l.Criterion(); ok {
		return c.Key()
	}
	return l.Group().String()
}

// MarshalText gives the same word as String.
func (l Lens) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*ParseError] and leaves l alone.
func (l *Lens) UnmarshalText(text []byte) error {
	for m := LensAll; m <= LensOf(rubric.OfficerConsequences); m++ {
		if m.String() == string(text) {
			*l = m
			return nil
		}
	}
	return &ParseError{Kind: "lens", Value: string(text), Want: "all, end, start or the key of a criterion, such as damage_caps"}
}

// Bounds is the standing's score in a group: 0 to the group's maximum, which is not known, for a place that is unsearched.
func (s Standing) Bounds(g rubric.Group) rubric.Bounds {
	switch {
	case s.Kind == Unsearched:
		return rubric.Bounds{High: g.Max()} // of the zero Standing too
	case g == rubric.End:
		return s.End
	case g == rubric.Start:
		return s.Start
	}
	return s.End.Add(s.Start)
}

// Value is what a lens shows of a standing: bounds out of Max, or nothing known where Assessed is false.
type Value struct {
	Assessed bool
	Bounds   rubric.Bounds
	Max      rubric.Score
}

// Through reads the standing through a lens. A criterion without a verdict is not assessed; a group is only where the
// jurisdiction is unsearched, for a law in force has bounds even where nothing of the group is known.
func (s Standing) Through(l Lens) Value {
	if c, ok := l.Criterion(); ok {
		v := s.Verdict(c)
		return Value{v != rubric.NotAssessed, rubric.Bounds{Low: v.Points(), High: v.Points()}, 2}
	}
	return Value{s.Kind != Unsearched, s.Bounds(l.Group()), l.Group().Max()}
}

// String is the score as it is printed in a shape, "6.5", "3–8", and empty where nothing is known.
func (v Value) String() string {
	if !v.Assessed {
		return ""
	}
	return v.Bounds.String()
}

// Class is the step of the ten-step ramp, 0 to 9. For all nine criteria it is the low bound rounded down. For a group the low
// bound is rounded down likewise and takes its share of the ramp, so that there are as many steps as whole points; a
// criterion has one more, for what is met in part.
func (v Value) Class() int {
	if v.Max == 0 {
		return 0
	}
	low := v.Bounds.Low
	if v.Max > rubric.Met.Points() {
		low -= low % 2
	}
	return int(low) * 9 / int(v.Max)
}
