package card

import (
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"os"
	"testing"
	"time"
)

func TestLook(t *testing.T) {
	all := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	for _, c := range []states.Code{"CO", "NM", "TX", "GU", "MP", "DC", "MD", "RI", "AK", "WA"} {
		t0 := time.Now()
		f, _ := os.Create("/tmp/cardwork/" + string(c) + ".png")
		if err := Encode(f, all, c, Options{}); err != nil {
			t.Error(err)
		}
		st, _ := f.Stat()
		t.Log(c, st.Size(), time.Since(t0))
		f.Close()
	}
	for _, th := range []usmap.Theme{0, 1, 2} {
		svg, err := usmap.AppendSVG(nil, usmap.Regions(all, 0), usmap.Options{Theme: th, Standalone: true, Title: "Qualified immunity, state by state", Date: "Updated November 22, 2026", Source: "Source: endqi.org"})
		if err != nil {
			t.Fatal(err)
		}
		t0 := time.Now()
		f, _ := os.Create("/tmp/cardwork/map-" + th.String() + ".png")
		if err := EncodeMap(f, svg, 1600); err != nil {
			t.Error(err)
		}
		st, _ := f.Stat()
		t.Log(th, st.Size(), time.Since(t0))
		f.Close()
	}
}
