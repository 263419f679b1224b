package svg

// Error says why a drawing cannot become a picture.
type Error struct {
	Rule  string // what is wrong with it, in words
	Cause error  // of the XML or number at fault; often nil
}

func (e *Error) Error() string {
	if e.Cause == nil {
		return "the drawing " + e.Rule
	}
	return "the drawing " + e.Rule + ": " + e.Cause.Error()
}

func (e *Error) Unwrap() error { return e.Cause }
