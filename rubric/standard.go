package rubric

// Standard is how one criterion is judged.
type Standard struct {
	Question        string      // asked of every law, answered by a verdict
	Met             string      // what earns the point
	Partial         string      // what earns half; empty where no law on record did
	Unmet           string      // what earns nothing
	Precedents      []Precedent // laws and bills on record that show the line
	Inconsistencies []string    // where the published verdicts do not agree with each other
}

// Precedent is a verdict on record that shows how a standard is applied.
type Precedent struct {
	Bill    string // id of the bill in the shipped data
	Verdict Verdict
	Why     string
}
