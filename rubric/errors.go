package rubric

// WordError says that a text is no verdict, score or other word of the rubric.
type WordError struct {
	Kind  string // "verdict", "score"
	Value string // the text as given
	Want  string // what to write instead
}

func (e *WordError) Error() string {
	return e.Kind + " " + quote(e.Value) + " is not " + e.Want
}

// quote is a smaller strconv.Quote, whose tables of printable characters each reader of a map would load.
func quote(s string) string {
	const hex = "0123456789abcdef"
	out := []byte{'"'}
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ':
			out = append(out, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			out = append(out, c)
		}
	}
	return string(append(out, '"'))
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
