package card

import "strconv"

// OptionError says that an option has a value that it does not take.
type OptionError struct {
	Option string // "jurisdiction", "width"
	Value  string // as given
	Want   string // what to write instead
}

func (e *OptionError) Error() string {
	return e.Option + " " + strconv.Quote(e.Value) + " is not " + e.Want
}

// DrawingError says why a drawing cannot become a picture.
type DrawingError struct {
	Rule  string // what is wrong with it, in words
	Cause error  // of the XML or number at fault; often nil
}

func (e *DrawingError) Error() string {
	if e.Cause == nil {
		return "the drawing " + e.Rule
	}
	return "the drawing " + e.Rule + ": " + e.Cause.Error()
}

func (e *DrawingError) Unwrap() error { return e.Cause }
