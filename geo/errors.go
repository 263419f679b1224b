package geo

import "strconv"

// GeometryError says why a geometry cannot be written or read.
type GeometryError struct {
	ID   string // of the feature, or its place in the file where it has none; empty for the file as a whole
	Rule string // what is wrong, in words
	Err  error  // the cause, where there is one
}

func (e *GeometryError) Error() string {
	s := "geojson: "
	if e.ID != "" {
		s += "feature " + strconv.Quote(e.ID) + " "
	}
	s += e.Rule
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *GeometryError) Unwrap() error { return e.Err }
