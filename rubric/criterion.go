package rubric

import "iter"

// Criterion is one of the nine. The zero value is none of them.
type Criterion uint8

const (
	PoliceOfficers Criterion = iota + 1
	PublicEmployees
	ConstitutionalViolations
	DamageCaps
	AttorneyFees
	FullCompensation
	FailureToIntervene
	MisconductDisclosure
	OfficerConsequences
)

// Group is one half of the rubric, or both. The zero value is all nine criteria.
type Group uint8

const (
	AllNine Group = iota
	End           // the four practices that must end
	Start         // the five practices that must start
)

// String is "all", "end" or "start".
func (g Group) String() string {
	switch g {
	case End:
		return "end"
	case Start:
		return "start"
	}
	return "all"
}

// Size is how many criteria the group holds: 9, 4 or 5.
func (g Group) Size() int {
	switch g {
	case End:
		return 4
	case Start:
		return 5
	}
	return 9
}

// Max is the highest score of the group: one point a criterion.
func (g Group) Max() Score { return Score(2 * g.Size()) }

// Criteria yields the criteria of the group in the rubric's order.
func (g Group) Criteria() iter.Seq[Criterion] {
	return func(yield func(Criterion) bool) {
		for c := PoliceOfficers; c <= OfficerConsequences; c++ {
			if g.holds(c) && !yield(c) {
				return
			}
		}
	}
}

func (g Group) holds(c Criterion) bool { return g == AllNine || c.Group() == g }

// Criteria yields the nine in the rubric's order: four to end, then five to start.
func Criteria() iter.Seq[Criterion] { return AllNine.Criteria() }

// ByKey finds a criterion by its permanent key, "damage_caps".
func ByKey(key string) (Criterion, bool) {
	for c := PoliceOfficers; c <= OfficerConsequences; c++ {
		if c.Key() == key {
			return c, true
		}
	}
	return 0, false
}

// Group is the half of the rubric that the criterion belongs to.
func (c Criterion) Group() Group {
	if c <= DamageCaps {
		return End
	}
	return Start
}

// Key is the criterion's permanent name in data and addresses; empty for no criterion.
func (c Criterion) Key() string {
	if c > OfficerConsequences {
		return ""
	}
	return [...]string{
		PoliceOfficers:           "police_officers",
		PublicEmployees:          "public_employees",
		ConstitutionalViolations: "constitutional_violations",
		DamageCaps:               "damage_caps",
		AttorneyFees:             "attorney_fees",
		FullCompensation:         "full_compensation",
		FailureToIntervene:       "failure_to_intervene",
		MisconductDisclosure:     "misconduct_disclosure",
		OfficerConsequences:      "officer_consequences",
	}[c]
}

// String is the key.
func (c Criterion) String() string { return c.Key() }

// MarshalText gives the key.
func (c Criterion) MarshalText() ([]byte, error) { return []byte(c.Key()), nil }

// UnmarshalText reads a key; any other text, the empty one too, is a [*WordError] and leaves c alone.
func (c *Criterion) UnmarshalText(text []byte) error {
	found, ok := ByKey(string(text))
	if !ok {
		return &WordError{Kind: "criterion", Value: string(text), Want: "one of the nine keys, such as damage_caps"}
	}
	*c = found
	return nil
}

// Label is a short name for a table's head; empty for no criterion.
func (c Criterion) Label() string {
	if c > OfficerConsequences {
		return ""
	}
	return [...]string{
		PoliceOfficers:           "Immunity for police",
		PublicEmployees:          "Immunity for all public employees",
		ConstitutionalViolations: "Immunity for constitutional violations",
		DamageCaps:               "Caps on damages",
		AttorneyFees:             "Attorney fees",
		FullCompensation:         "Full compensation",
		FailureToIntervene:       "Liability for not intervening",
		MisconductDisclosure:     "Disclosure of misconduct",
		OfficerConsequences:      "Consequences for officers",
	}[c]
}

// Standard says how the criterion is judged, with the laws and bills that set the precedents.
// No criterion has the zero Standard.
func (c Criterion) Standard() Standard { return standards(c) }
