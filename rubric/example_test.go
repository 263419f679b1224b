package rubric_test

import (
	"errors"
	"fmt"

	"github.com/endqi/endqi/rubric"
)

func ExampleCriteria() {
	for c := range rubric.End.Criteria() {
		fmt.Println(c.Key(), "·", c.Label())
	}
	// Output:
	// police_officers · Immunity for police
	// public_employees · Immunity for all public employees
	// constitutional_violations · Immunity for constitutional violations
	// damage_caps · Caps on damages
}

func ExampleScorecard_Bounds() {
	card := rubric.Scorecard{
		PoliceOfficers: rubric.Met, PublicEmployees: rubric.Met, ConstitutionalViolations: rubric.Met, DamageCaps: rubric.Unmet,
		AttorneyFees: rubric.Partial, // four of the five to start are not assessed
	}
	end, _ := card.Bounds(rubric.End, rubric.Total{})
	start, _ := card.Bounds(rubric.Start, rubric.Total{})
	fmt.Println(end.Of(rubric.End), "+", start.Of(rubric.Start), "=", end.Add(start).Of(rubric.AllNine))

	published, _ := rubric.ParseScore("3.5", rubric.Start)
	start, _ = card.Bounds(rubric.Start, rubric.Total{Score: published, Published: true})
	fmt.Println(end.Of(rubric.End), "+", start.Of(rubric.Start), "=", end.Add(start).Of(rubric.AllNine))
	// Output:
	// 3/4 + 0.5–4.5/5 = 3.5–7.5/9
	// 3/4 + 3.5/5 = 6.5/9
}

func ExampleTotalError() {
	card := rubric.Scorecard{PoliceOfficers: rubric.Met, PublicEmployees: rubric.Met}
	_, err := card.Bounds(rubric.End, rubric.Total{Score: 2, Published: true})
	var total *rubric.TotalError
	if errors.As(err, &total) {
		fmt.Println("at least", total.Possible.Low.Of(total.Group))
	}
	fmt.Println(err)
	// Output:
	// at least 2/4
	// published end total 1 is below the known points 2: correct the total or a verdict
}

func ExampleVerdict_UnmarshalText() {
	var v rubric.Verdict
	fmt.Println(v.UnmarshalText([]byte("yes")))
	// Output:
	// verdict "yes" is not met, partial, unmet or blank for not assessed
}
