package records

import (
	"slices"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
)

// Shipped gives a copy of the tables that this module ships, with their source and edition: one side of [Compare], or the
// start of a dataset of one's own.
func Shipped() Tables {
	return Tables{Tables: dataset.Tables{
		Bills: states.Bills(), Evidence: states.AllEvidence(), Coverage: states.AllCoverage(), Links: states.Links(),
		Cases: slices.Collect(cases.All()), Source: states.Source, Updated: states.Updated(),
	}}
}
