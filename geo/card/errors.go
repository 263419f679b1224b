package card

import "github.com/endqi/endqi/geo/card/internal/svg"

// DrawingError says why a drawing cannot become a picture.
type DrawingError struct {
	Rule  string // what is wrong with it, in words
	Cause error  // of the XML or number at fault; often nil
}

func (e *DrawingError) Error() string { return (*svg.Error)(e).Error() }

func (e *DrawingError) Unwrap() error { return e.Cause }
