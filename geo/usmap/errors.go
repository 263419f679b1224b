package usmap

import "github.com/endqi/endqi/states"

// OptionError says that an option of this package, of geo or of geo/card has a value that it does not take.
type OptionError struct {
	Option string // as it is called there: "layout", "theme", "detail", "lens", "accent" …
	Value  string // as given
	Want   string // what to write instead
}

func (e *OptionError) Error() string {
	return string(states.AppendJSON([]byte(e.Option+" "), e.Value)) + " is not " + e.Want
}

// RegionError says why a list of regions makes no true map.
type RegionError struct {
	Code states.Code // the region at fault
	Rule string      // what is wrong with it, in words
}

func (e *RegionError) Error() string {
	return string(states.AppendJSON([]byte("region "), string(e.Code))) + " " + e.Rule
}
