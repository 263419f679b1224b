package geo_test

import (
	"bytes"
	"fmt"
	"log"
	"os"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

func ExampleWrite() {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Date{Year: 2026, Month: 11, Day: 22})
	f, err := os.CreateTemp("", "scores-*.geojson")
	if err != nil {
		log.Fatal(err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	err = geo.Write(f, standings, geo.Options{Detail: geo.Medium, Lens: states.LensOf(rubric.DamageCaps), Updated: states.Updated()})
	fmt.Println(err)
	// Output: <nil>
}

func ExampleRead() {
	var file bytes.Buffer
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	if err := geo.Write(&file, standings, geo.Options{Only: []states.Code{"CO"}}); err != nil {
		log.Fatal(err)
	}
	features, err := geo.Read(&file)
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range features {
		fmt.Println(f.Code, f.Boundary[0].Bound())
	}
	// Output: CO {[-109.0592 36.9928] [-102.0421 41.002]}
}

func ExampleBBox() {
	alaska, _ := geo.Boundary("AK", geo.Small)
	box, _ := geo.BBox(alaska)
	fmt.Printf("%.1f\n", box)
	// Output: [172.5 51.6 -130.0 71.3]
}
