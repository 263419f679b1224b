package geo

import "strconv"

// OptionError says that an option has a value that it does not take.
type OptionError struct {
	Option string // "detail", "decimals", "lens", "jurisdiction"
	Value  string // as given
	Want   string // what to write instead
}

func (e *OptionError) Error() string {
	return e.Option + " " + strconv.Quote(e.Value) + " is not " + e.Want
}
