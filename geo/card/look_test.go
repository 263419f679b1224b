package card

import (
	"github.com/endqi/endqi/states"
	"os"
	"testing"
	"time"
)

func TestLook(t *testing.T) {
	all := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	for _, c := range []states.Code{"CO", "NM", "TX", "GU", "MP", "DC", "MD", "RI", "AK", "WA", "US", "MA", "NY", "AL", "CT", "CA"} {
		t0 := time.Now()
		f, _ := os.Create("/tmp/cardwork/" + string(c) + ".png")
		if err := Encode(f, all, c, Options{}); err != nil {
			t.Error(err)
		}
		st, _ := f.Stat()
		t.Log(c, st.Size(), time.Since(t0))
		f.Close()
	}
}
