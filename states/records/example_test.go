package records_test

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records"
)

// A table as a spreadsheet leaves it: a byte order mark, semicolons, names in other words, one slip of the keyboard.
func ExampleRead() {
	file := strings.NewReader("\uFEFFid;Jurisdiction;Bill Number;Status;effect;Police Officers;source_url\n" +
		"co-2020-sb-20-217;Colorado;SB 20-217;passed;limits;yes;https://endqi.org/state/co\n" +
		"nm-2021-hb-4;NM;HB 4;pasesd;limits;✓;https://endqi.org/state/nm\n")

	r := records.Read[states.Bill](file, records.Options{File: "bills.csv"})
	for line, bill := range r.All() {
		fmt.Println(line, bill.State, bill.Number, bill.Status, bill.PoliceOfficers)
	}
	if err := r.Err(); err != nil {
		fmt.Println(err) // the disk, not the table
	}
	for _, p := range r.Report().Problems {
		fmt.Println(p)
	}
	fmt.Println(r.Report().Files[0])
	// Output:
	// 2 CO SB 20-217 enacted met
	// bills.csv:3:D status: "pasesd" is none of pending, enacted, failed, unknown; did you mean "passed" → enacted?
	// bills.csv: 2 rows read, 1 accepted, 1 rejected
}

// Rows of an importer's own: csv tags name the columns, validate tags the rules, ours among them.
func ExampleRead_ownRows() {
	type Settlement struct {
		State  string  `csv:"state" validate:"required,usps"`
		Day    string  `csv:"day" validate:"required,civil_date"`
		Amount float64 `csv:"amount" validate:"gt=0"`
	}
	file := strings.NewReader("state,day,amount\nColorado,6/19/2020,25000\nNew Mexico,\"July 1, 2021\",-5\n")

	rows, report, err := records.ReadAll[Settlement](file, records.Options{File: "settlements.csv"})
	fmt.Println(rows, err)
	fmt.Println(report.Problems[0])
	// Output:
	// [{CO 2020-06-19 25000}] <nil>
	// settlements.csv:3:C amount: "-5" is not more than 0
}

// A directory of tables, checked across rows and tables; what is wrong is left out, the rest is a map.
func ExampleOpen() {
	tables, report, err := records.Open("../../testdata/mistakes", records.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range report.Problems {
		if p.Rule == records.Contradiction {
			fmt.Println(p.Letter, p.Message)
		}
	}
	standings := states.Tally(tables.Bills, tables.Coverage, states.MustParseDate("2026-11-22"))
	fmt.Println(len(standings), "jurisdictions; sound:", report.Clean())
	// Output:
	// C is not the verdict of the bill, which has met on public_employees: correct one of the two
	// C is not the verdict of the bill, which has none on attorney_fees: write it there too, or leave this row out
	// 57 jurisdictions; sound: false
}

func ExampleWrite() {
	coverage := []states.Coverage{{State: "CO", Searched: states.MustParseDate("2026-11-22"), Note: "=odd, but safe"}}
	if err := records.Write(os.Stdout, slices.Values(coverage)); err != nil {
		fmt.Println(err)
	}
	// Output:
	// state,searched,note
	// CO,2026-11-22,"'=odd, but safe"
}

func ExampleCompare() {
	before := records.Tables{Tables: dataset.Tables{Bills: states.Bills(), Evidence: states.AllEvidence(), Coverage: states.AllCoverage()}}
	after := records.Tables{Tables: dataset.Tables{Bills: states.Bills(), Evidence: states.AllEvidence(), Coverage: states.AllCoverage()}}
	for i := range after.Bills {
		if after.Bills[i].ID == "ca-2021-sb-2" {
			after.Bills[i].Effective = states.MustParseDate("2027-01-01")
		}
	}
	d := records.Compare(before, after, states.MustParseDate("2026-11-22"))
	for _, row := range d.Rows {
		fmt.Println(row)
	}
	fmt.Println(d.Standings[0].State, d.Standings[0].Old, "→", d.Standings[0].New)
	// Output:
	// bills ca-2021-sb-2: effective 2022-01-01 → 2027-01-01
	// CA 5/9 → 0/9
}
