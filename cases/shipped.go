package cases

import (
	"iter"
	"slices"
)

//go:generate go run ../states/generate.go cases cases.csv=records

// All yields copies of the shipped cases, in the order of their ids.
func All() iter.Seq[Case] { return slices.Values(records()) }
