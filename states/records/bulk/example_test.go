package bulk_test

import (
	"fmt"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/states/records/bulk"
)

// Bills that may concern the rubric, in a folder of whatever LegiScan and Open States gave out.
func ExampleRead() {
	files, closer, err := bulk.Open("testdata/services")
	if err != nil {
		panic(err)
	}
	defer closer.Close()
	r, err := bulk.Read(bulk.Options{Terms: bulk.ShippedTerms()}, files)
	if err != nil {
		panic(err)
	}
	fmt.Println(r.Found, "of", r.Looked)
	for _, c := range bulk.Candidates(r.Drafts) {
		fmt.Println(c.Rank, c.ID, c.Hits[0])
	}
	// Output:
	// 5 of 10
	// 16 nm-2021-hb-9001 description: "qualified immunity"
	// 12 nm-2023-hb-9010 description: "qualified immunity"
	// 12 nv-2021-sb-9102 text: "color of law"
	// 10 nv-2021-ab-9101 description: "qualified immunity"
	// 5 nm-2024-hb-9301 description: "right to sue for violations of the state constitution"
}

// Terms of one's own: what only looks like it has points below 0.
func ExampleReadTerms() {
	terms, report, err := bulk.ReadTerms(strings.NewReader("term,points\nbody worn camera*,6\ncamera* ... school|traffic,-6\n"), records.Options{})
	if err != nil || !report.Clean() {
		panic(fmt.Sprint(err, report.Problems))
	}
	rank, hits := terms.Find(&bulk.Draft{Bill: states.Bill{Title: "Body-worn cameras of officers"}})
	fmt.Println(rank, hits)
	// Output: 6 [title: "body worn cameras"]
}

// What the next edition of a service's file changes in a table.
func ExampleUpdateBills() {
	table := []states.Bill{{ID: "nm-1", State: "NM", Number: "HB 1", Session: "2021", Status: states.Pending, ServiceID: "901"}}
	files, closer, err := bulk.Open("testdata/update/bills.csv")
	if err != nil {
		panic(err)
	}
	defer closer.Close()
	r, err := bulk.Read(bulk.Options{Into: table}, files)
	if err != nil {
		panic(err)
	}
	update, err := bulk.UpdateBills(table, r.Drafts, false)
	if err != nil {
		panic(err)
	}
	fmt.Println(update.Changed[0])
	// Output: bills nm-1: title blank → "Rights act"; introduced blank → 2021-01-19; status pending → enacted; status_date blank → 2021-04-07; url blank → https://example.org/nm/hb1
}
