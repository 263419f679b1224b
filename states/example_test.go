package states_test

import (
	"fmt"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Colorado's standing, its bounds, and the evidence behind each verdict.
func Example() {
	for _, s := range states.Tally(states.Bills(), states.AllCoverage(), states.Updated()) {
		if s.Code != "CO" {
			continue
		}
		fmt.Println(s.Code.Name(), s.Score().Of(rubric.AllNine), "=", s.End.Of(rubric.End), "+", s.Start.Of(rubric.Start))
		for law := range s.In(states.Law) {
			for _, e := range states.AllEvidence() {
				if e.Bill == law.ID {
					fmt.Println(e.Criterion, e.Verdict, e.Basis, e.Citation)
				}
			}
		}
	}
	// Output:
	// Colorado 6.5/9 = 3/4 + 3.5/5
	// police_officers met published C.R.S. § 13-21-131(2)(b)
	// public_employees unmet published C.R.S. § 13-21-131(1)
	// constitutional_violations met published C.R.S. § 13-21-131(1)
	// damage_caps met published C.R.S. § 13-21-131(2)(a)
	// attorney_fees met reading C.R.S. § 13-21-131(3)
	// officer_consequences met reading C.R.S. § 13-21-131(4)(a)
}

// Laws count from the day they take effect. What is not known stays a range.
func ExampleTally() {
	bills, coverage := states.Bills(), states.AllCoverage()
	for _, date := range []string{"2021-06-30", "2021-07-01"} {
		for _, s := range states.Tally(bills, coverage, states.MustParseDate(date)) {
			if s.Code == "NM" {
				fmt.Println(date, s.Kind, s.Score().Of(rubric.AllNine))
			}
		}
	}
	// Output:
	// 2021-06-30 none 0/9
	// 2021-07-01 partial 4–5/9
}

func ExampleSum() {
	sum := states.Sum(states.Tally(states.Bills(), states.AllCoverage(), states.Updated()))
	fmt.Println(sum.AtLeast(10, rubric.AllNine), "jurisdictions at 5/9 or more")
	caps := sum.With(rubric.DamageCaps, rubric.Met)
	fmt.Println("damage caps met in", caps, caps.Sure, "not assessed in", caps.Possible)
	// Output:
	// at least 2 jurisdictions at 5/9 or more
	// damage caps met in at least 3 [CA CO CT] not assessed in [MA AS GU MP PR VI]
}

func ExampleHighlights() {
	for _, h := range states.Highlights(states.Bills(), states.AllCoverage(), states.Updated()) {
		if before, after, ok := h.Bounds(); ok && h.Changed() {
			fmt.Println(h.Date, h.Bill.State, h.Bill.Number, h.Kind, before, "→", after)
		}
	}
	// Output:
	// 2021-09-30 CA SB 2 enacted 0 → 5
	// 2021-04-07 NM HB 4 enacted 0 → 4–5
	// 2020-12-31 MA S.2963 enacted 0 → 0–7
	// 2020-07-31 CT HB 6004 enacted 0 → 3.5
	// 2020-06-19 CO SB 20-217 enacted 0 → 6.5
}

func ExampleParseDate() {
	d, err := states.ParseDate("2021-06")
	fmt.Println(d, d.First(), d.Last(), err)
	_, err = states.ParseDate("2021-02-30")
	fmt.Println(err)
	// Output:
	// 2021-06 2021-06-01 2021-06-30 <nil>
	// date "2021-02-30" is not a day of the calendar as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known
}

func ExampleByFIPS() {
	j, ok := states.ByFIPS("08")
	fmt.Println(j.Code, j.Name, j.Kind, ok)
	// Output:
	// CO Colorado state true
}

// A standing seen through one criterion.
func ExampleStanding_Through() {
	lens := states.LensOf(rubric.DamageCaps)
	for _, s := range states.Tally(states.Bills(), states.AllCoverage(), states.Updated()) {
		switch v := s.Through(lens); {
		case s.Code == "MA":
			fmt.Println(s.Code, v.Assessed)
		case v.Assessed && v.Bounds.Low > 0:
			fmt.Println(s.Code, v.Bounds)
		}
	}
	// Output:
	// CA 1
	// CO 1
	// CT 1
	// MA false
}

// One line of canonical CSV; a cell that a spreadsheet would run is escaped.
func ExampleAppendCSV() {
	c := states.Coverage{State: "WY", Searched: states.MustParseDate("2026-11-22"), Note: "=found none"}
	line := states.AppendCSV(states.AppendHeader(nil, &c), &c)
	fmt.Printf("%s", line)
	// Output:
	// state,searched,note
	// WY,2026-11-22,'=found none
}

func ExampleAppendProperties() {
	standings := states.Tally(nil, nil, states.MustParseDate("2026-11-22"))
	fmt.Printf("%s\n", states.AppendProperties(nil, standings[52], states.Updated()))
	// Output:
	// {"code":"GU","fips":"66","name":"Guam","as_of":"2026-11-22","kind":"unsearched","score":null,"score_low":null,"score_high":null,"end_score":null,"end_low":null,"end_high":null,"start_score":null,"start_low":null,"start_high":null,"class":null,"label":null,"police_officers":null,"public_employees":null,"constitutional_violations":null,"damage_caps":null,"attorney_fees":null,"full_compensation":null,"failure_to_intervene":null,"misconduct_disclosure":null,"officer_consequences":null,"pending":false,"recent":false,"local":false,"expands":false,"expands_pending":false,"laws":[],"bills":[],"highest_bill":null,"highest_number":null,"highest_low":null,"highest_high":null,"highest_status":null,"highest_year":null,"highest_rivals":[],"bills_on_record":null,"bills_scored":null,"updated":"2026-11-29","version":2}
}

func ExampleStanding_Highest() {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	for _, code := range []states.Code{"CO", "VA", "GU"} {
		s, _ := states.Find(standings, code)
		h := s.Highest()
		fmt.Printf("%s stands at %s; of %d bills on record %d scored: %s\n", code, s, h.Bills, h.Scored, h)
	}
	// Output:
	// CO stands at 6.5/9; of 3 bills on record 1 scored: 6.5/9, SB 20-217 of 2020, enacted
	// VA stands at 0/9, no law limiting immunity found; of 3 bills on record 3 scored: 3.5–6.5/9, SB 5065 of 2020, failed; another may score higher
	// GU stands at not assessed; of 0 bills on record 0 scored: not assessed
}
