package cases_test

import (
	"fmt"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
)

func ExampleIn() {
	for c := range cases.In(cases.All(), "CO") {
		fmt.Println(c.Name, "·", c.Citation, "·", c.Court, "·", c.Decided, "·", c.Outcome)
	}
	// Output:
	// Doe v. Woodard · 912 F.3d 1278 · 10th Cir. · 2019-01-03 · granted
	// Frasier v. Evans · 992 F.3d 1003 · 10th Cir. · 2021-03-29 · granted
	// Reichle v. Howards · 566 U.S. 658 · U.S. Supreme Court · 2012-06-04 · granted
}

func ExampleFilter() {
	filter := cases.Filter{Settings: []cases.Setting{cases.School}, From: states.MustParseDate("2015"), To: states.MustParseDate("2019")}
	for c := range filter.Cases(cases.All()) {
		fmt.Println(c.Decided, c.State.Name(), "·", c.Name, "·", c.Outcome)
	}
	// Output:
	// 2016-07-25 New Mexico · A.M. v. Holmes · granted
	// 2019-01-03 Colorado · Doe v. Woodard · granted
	// 2018-02-12 Maryland · E.W. v. Dolgos · granted
	// 2017-10-11 Kentucky · S.R. v. Kenton County Sheriff's Office · granted
}

func ExampleCase_Point() {
	for c := range cases.In(cases.All(), "AL") {
		if lon, lat, ok := c.Point(); ok {
			fmt.Println(c.City, lon, lat)
		}
	}
	// Output:
	// Harvest -86.8045 34.8122
}
