package states

//go:generate go run generate.go states bills.csv=Bills evidence.csv=AllEvidence coverage.csv=AllCoverage links.csv=Links changes.csv=Changes

// Source names the edition of the shipped records: what they were compiled from, and the day they were last read.
const Source = "Scores published on endqi.org, bill texts and public records named in each row; edition 2026-11-29"

// Updated is the day of the edition that [Source] names.
func Updated() Date { return Date{2026, 11, 29} }
