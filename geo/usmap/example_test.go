package usmap_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

func ExampleAppendSVG() {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	svg, err := usmap.AppendSVG(nil, usmap.Regions(standings, states.LensAll), usmap.Options{
		Standalone: true, Title: "Ending qualified immunity, state by state", Date: "Updated " + states.Updated().String(), Source: states.Source,
	})
	if err != nil {
		log.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "map")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	fmt.Println(os.WriteFile(filepath.Join(dir, "map.svg"), svg, 0o644))
	// Output: <nil>
}

func ExampleAppendSVG_missing() {
	_, err := usmap.AppendSVG(nil, []usmap.Region{{Code: "CO", Fill: usmap.Step(6), Label: "6.5"}}, usmap.Options{})
	fmt.Println(err)
	// Output: region "AK" is missing: give one for each of the 57 places, or set Subset
}

func ExampleToward() {
	east, _ := usmap.Toward("CO", usmap.Right, usmap.Geographic)
	_, ok := usmap.Toward("ME", usmap.Up, usmap.Geographic)
	fmt.Println(east, ok)
	// Output: KS false
}

func ExampleProject() {
	x, y, ok := usmap.Project(-66.106, 18.466)
	fmt.Printf("San Juan: %.0f %.0f %v\n", x, y, ok)
	// Output: San Juan: 938 622 true
}
