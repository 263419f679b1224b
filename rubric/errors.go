package rubric

import "strconv"

// WordError says that a text is no verdict, score or other word of the rubric.
type WordError struct {
	Kind  string // "verdict", "score"
	Value string // the text as given
	Want  string // what to write instead
}

func (e *WordError) Error() string {
	return e.Kind + " " + strconv.Quote(e.Value) + " is not " + e.Want
}

// TotalError says that a published group total lies outside what the group's verdicts allow.
type TotalError struct {
	Group     Group
	Published Score
	Possible  Bounds // the known points, and those with every blank met
}

func (e *TotalError) Error() string {
	text := "published " + e.Group.String() + " total " + e.Published.String() + " is "
	if e.Published < e.Possible.Low {
		return text + "below the known points " + e.Possible.Low.String() + ": correct the total or a verdict"
	}
	return text + "above " + e.Possible.High.String() + ", the known points and one for each blank: correct the total or a verdict"
}
