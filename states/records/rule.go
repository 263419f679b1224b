package records

// Rule names what a problem breaks. A rule of a column has the name of its validate tag, "required" or "url"; the names
// of this package are the constants.
type Rule string

// Rules of a file and of the shape of its rows.
const (
	FileFormat      Rule = "file_format"      // no table of cells: a workbook, a web page, nothing at all
	Encoding        Rule = "encoding"         // characters that are not what the file's encoding says
	Fixed           Rule = "fixed"            // what Options.Fix changed
	Layout          Rule = "layout"           // how the file was read: encoding, separator, line ends
	MissingColumn   Rule = "missing_column"   // a required column
	DuplicateColumn Rule = "duplicate_column" // two columns of the same name
	UnknownColumn   Rule = "unknown_column"   // a column that is not read
	CellCount       Rule = "cell_count"       // too few or too many cells
	Quote           Rule = "quote"            // a quote that is not closed, or closed too early
	LongCell        Rule = "long_cell"        // a cell over many lines, as a stray quote makes it
	LongRow         Rule = "long_row"         // a row of more bytes than Options.MaxRow
	OuterSpace      Rule = "outer_space"      // a text with spaces around it
)

// Rules of a cell, each also a validate tag of [Validator].
const (
	Required        Rule = "required"
	JurisdictionKey Rule = "usps"
	CivilDate       Rule = "civil_date"
	VerdictWord     Rule = "verdict"
	CriterionKey    Rule = "criterion"
	ScorePoints     Rule = "score"
	StatusWord      Rule = "status"
	ScopeWord       Rule = "scope"
	EffectWord      Rule = "effect"
	BasisWord       Rule = "basis"
	SettingWord     Rule = "setting"
	ClaimWord       Rule = "claim"
	OutcomeWord     Rule = "outcome"
	ConfidenceWord  Rule = "confidence"
	Coordinate      Rule = "coordinate"
	WholeNumber     Rule = "whole_number"
	DecimalNumber   Rule = "decimal_number"
	TrueOrFalse     Rule = "true_or_false"
)

// Rules of a cell that are no tags.
const (
	AmbiguousDate Rule = "ambiguous_date" // day/month or month/day
	Unfit         Rule = "value"          // the field's own type refuses the text
)

// Rules across the cells of a row, the rows of a table and the tables of a dataset. All are errors but where it says
// warning.
const (
	DuplicateKey             Rule = "duplicate_key"              // two rows of one id; of one bill and criterion; of one state; of one link
	SameBill                 Rule = "same_bill"                  // two ids for one bill: see BillKeys
	ScopeOfState             Rule = "scope_of_state"             // a federal bill of a state, or the other way around
	PlaceOfLocal             Rule = "place_of_local"             // a local law without its place, or a place without a local law
	StatusBeforeIntroduction Rule = "status_before_introduction" // even at its last possible day
	EnactedWithoutYear       Rule = "enacted_without_year"       // neither a day of the status nor one of taking effect
	EndedBeforeEffective     Rule = "ended_before_effective"     // a law that ended before it began
	ImpossibleTotal          Rule = "impossible_total"           // a published total that the verdicts cannot add up to
	UnknownAmended           Rule = "unknown_amended"            // amends names no bill
	UnknownEndedBy           Rule = "unknown_ended_by"           // ended_by names no bill
	PendingPastSession       Rule = "pending_past_session"       // warning: pending, though its session is over
	UnknownBill              Rule = "unknown_bill"               // evidence that names a bill which is missing
	Contradiction            Rule = "contradiction"              // evidence of another verdict than the bill's
	NoEvidence               Rule = "no_evidence"                // warning: a verdict that no evidence backs
	HalfAPoint               Rule = "half_a_point"               // a latitude without a longitude, or the other way around
	OutsideState             Rule = "outside_state"              // a case that lies outside its state
)
