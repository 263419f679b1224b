package states

// ParseError says that a text is none of the words, codes or dates that a field takes.
type ParseError struct {
	Kind  string // what was expected: "status", "date", "jurisdiction"
	Value string // the text as given
	Want  string // what to write instead
}

func (e *ParseError) Error() string {
	return string(AppendJSON([]byte(e.Kind+" "), e.Value)) + " is not " + e.Want
}
