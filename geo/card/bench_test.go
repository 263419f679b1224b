package card_test

import (
	"testing"

	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

// BenchmarkAll draws all 57 cards; the project wants them in under 5 s on two cores.
func BenchmarkAll(b *testing.B) {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	bytes := 0
	for b.Loop() {
		bytes = 0
		if err := card.All(standings, card.Options{}, func(_ states.Code, png []byte) error { bytes += len(png); return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(bytes)/float64(len(standings)), "bytes/card")
}

// BenchmarkEncodeMap draws the map with its legend, 1,600 pixels wide.
func BenchmarkEncodeMap(b *testing.B) {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	drawing, err := usmap.AppendSVG(nil, usmap.Regions(standings, states.LensAll), usmap.Options{Standalone: true})
	if err != nil {
		b.Fatal(err)
	}
	var n counter
	for b.Loop() {
		n = 0
		if err := card.EncodeMap(&n, drawing, 1600); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n), "bytes")
}

type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
