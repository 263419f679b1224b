package rubric

import "iter"

// Scorecard holds a verdict for each of the nine criteria. It is comparable; its zero value has assessed nothing.
type Scorecard struct {
	PoliceOfficers           Verdict `csv:"police_officers" json:"police_officers,omitzero"`
	PublicEmployees          Verdict `csv:"public_employees" json:"public_employees,omitzero"`
	ConstitutionalViolations Verdict `csv:"constitutional_violations" json:"constitutional_violations,omitzero"`
	DamageCaps               Verdict `csv:"damage_caps" json:"damage_caps,omitzero"`
	AttorneyFees             Verdict `csv:"attorney_fees" json:"attorney_fees,omitzero"`
	FullCompensation         Verdict `csv:"full_compensation" json:"full_compensation,omitzero"`
	FailureToIntervene       Verdict `csv:"failure_to_intervene" json:"failure_to_intervene,omitzero"`
	MisconductDisclosure     Verdict `csv:"misconduct_disclosure" json:"misconduct_disclosure,omitzero"`
	OfficerConsequences      Verdict `csv:"officer_consequences" json:"officer_consequences,omitzero"`
}

func (s *Scorecard) at(c Criterion) *Verdict {
	switch c {
	case PoliceOfficers:
		return &s.PoliceOfficers
	case PublicEmployees:
		return &s.PublicEmployees
	case ConstitutionalViolations:
		return &s.ConstitutionalViolations
	case DamageCaps:
		return &s.DamageCaps
	case AttorneyFees:
		return &s.AttorneyFees
	case FullCompensation:
		return &s.FullCompensation
	case FailureToIntervene:
		return &s.FailureToIntervene
	case MisconductDisclosure:
		return &s.MisconductDisclosure
	case OfficerConsequences:
		return &s.OfficerConsequences
	}
	return nil
}

// Verdict is the verdict on c; for no criterion it is not assessed.
func (s Scorecard) Verdict(c Criterion) Verdict {
	if v := s.at(c); v != nil {
		return *v
	}
	return NotAssessed
}

// Set records the verdict on c. It does nothing for no criterion.
func (s *Scorecard) Set(c Criterion, v Verdict) {
	if p := s.at(c); p != nil {
		*p = v
	}
}

// All yields the nine criteria in order, each with its verdict.
func (s Scorecard) All() iter.Seq2[Criterion, Verdict] {
	return func(yield func(Criterion, Verdict) bool) {
		for c := range Criteria() {
			if !yield(c, s.Verdict(c)) {
				return
			}
		}
	}
}

// Assessed reports whether any criterion has a verdict.
func (s Scorecard) Assessed() bool { return s != Scorecard{} }

// Bounds is the group's score: from the points that are known to those points and one for every criterion not
// assessed. A published total makes both bounds that total; one that the verdicts cannot add up to is a [*TotalError].
// For AllNine there is no total: add the bounds of End and Start instead.
func (s Scorecard) Bounds(g Group, published Total) (Bounds, error) {
	var b Bounds
	for c := PoliceOfficers; c <= OfficerConsequences; c++ {
		if !g.holds(c) {
			continue
		}
		v := s.Verdict(c)
		b.Low += v.Points()
		b.High += v.Points()
		if v == NotAssessed {
			b.High += 2
		}
	}
	if !published.Published {
		return b, nil
	}
	if published.Score < b.Low || published.Score > b.High {
		return b, &TotalError{Group: g, Published: published.Score, Possible: b}
	}
	return Bounds{published.Score, published.Score}, nil
}
