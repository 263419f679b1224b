package wasm_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// many is an invented dataset of n bills of some places; each verdict has its evidence, and every second law is amended by the
// bill after it.
func many(n int, places ...states.Code) *wasm.Dataset {
	r := rand.New(rand.NewPCG(1, 2))
	d := &wasm.Dataset{Updated: states.MustParseDate("2026-11-22")}
	for _, code := range places {
		d.Coverage = append(d.Coverage, states.Coverage{State: code, Searched: d.Updated})
	}
	for i := range n {
		b := states.Bill{ID: fmt.Sprint("x-", i), State: places[r.IntN(len(places))], Number: fmt.Sprint("HB ", i), Title: "An act of invention", Session: fmt.Sprint(2000 + i%26),
			Status: states.Status(r.IntN(4)), StatusDate: states.Date{Year: int16(2000 + r.IntN(26)), Month: int8(1 + r.IntN(12)), Day: int8(1 + r.IntN(28))}, SourceURL: "https://example.org/bill"}
		b.Introduced = states.Date{Year: b.StatusDate.Year, Month: 1, Day: 1}
		if b.State == states.US {
			b.Scope = states.FederalScope
		}
		if b.Status == states.Pending {
			b.SessionEnd = states.MustParseDate("2027")
		}
		if i%4 == 1 {
			before := d.Bills[i-1]
			b.State, b.Scope, b.Status, b.Amends = before.State, before.Scope, states.Enacted, before.ID
		} else {
			for c := range rubric.Criteria() {
				b.Scorecard.Set(c, rubric.Verdict(r.IntN(4)))
			}
		}
		d.Bills = append(d.Bills, b)
		for c, v := range b.Scorecard.All() {
			if v != rubric.NotAssessed {
				d.Evidence = append(d.Evidence, states.Evidence{Bill: b.ID, Criterion: c, Verdict: v, Basis: states.Reading, Note: b.ID + " " + c.Key(), SourceURL: "https://example.org/evidence"})
			}
		}
		if i%5 == 0 {
			d.Cases = append(d.Cases, cases.Case{ID: fmt.Sprint(i), Name: "A v. B", Court: "C", State: b.State, Decided: states.Date{Year: int16(2000 + i%26)}, Summary: "S"})
		}
	}
	return d
}

func everyPlace() (codes []states.Code) {
	for j := range states.All() {
		codes = append(codes, j.Code)
	}
	return codes
}

func TestEvidenceStandsUnderItsVerdict(t *testing.T) {
	d := many(60, "CO")
	d.Evidence = append(d.Evidence, states.Evidence{Bill: "x-0", Criterion: rubric.PoliceOfficers, Note: "a second row says nothing"})
	s, _ := states.Find(states.Tally(d.Bills, d.Coverage, d.Updated), "CO")
	out, _ := wasm.View(nil, d, "panel", wasm.Options{State: "CO"})
	verdicts := 0
	for b := range s.In(states.Law) {
		for c, v := range b.Scorecard.All() {
			text := ">" + b.Number + ": "
			if v == rubric.NotAssessed {
				continue
			}
			verdicts++
			assert.Contains(t, string(out), text+b.ID+" "+c.Key()+` <span class="meta">`)
		}
		for a := range s.Amendments(b.ID) {
			_, after, _ := strings.Cut(string(out), "<li><p><b>"+b.Number+"</b>")
			_, under, _ := strings.Cut(after, "Amended by")
			assert.Contains(t, strings.SplitN(under, "</ul>", 2)[0], "<b>"+a.Number+"</b>", "under %s", b.Number)
		}
	}
	assert.Greater(t, verdicts, 30)
	assert.NotContains(t, string(out), "says nothing")
}

// BenchmarkFiveTimesTheBills reports how many times as long each view of 5,000 bills takes as of 1,000: about five, and far more
// where something grows with the square.
func BenchmarkFiveTimesTheBills(b *testing.B) {
	o := wasm.Options{State: "CO", AsOf: states.MustParseDate("2020")}
	works := map[string]func(*wasm.Dataset){
		"document": func(d *wasm.Dataset) { wasm.Document(nil, d, wasm.Options{State: "CO"}) },
		"panels":   func(d *wasm.Dataset) { wasm.Panels(nil, d, wasm.Options{}) },
		"open": func(d *wasm.Dataset) {
			var c wasm.Core
			c.Call(nil, append(wasm.AppendDataset([]byte(`{"op":"open","dataset":`), d), '}'))
		},
	}
	for _, name := range []string{"time", "map", "legend", "panel", "table", "bills", "compare", "score", "rubric", "federal", "highlights", "sources"} {
		works["view "+name] = func(d *wasm.Dataset) { wasm.View(nil, d, name, o) }
	}
	for _, format := range []string{"svg", "csv", "bills", "properties", "json"} {
		works["export "+format] = func(d *wasm.Dataset) { wasm.Export(d, format, o) }
	}
	for where, places := range map[string][]states.Code{"of 57 places": everyPlace(), "of one place": {"CO"}} {
		some, five := many(1000, places...), many(5000, places...)
		for name, work := range works {
			b.Run(name+"/"+where, func(b *testing.B) {
				var one, other time.Duration
				for b.Loop() {
					start := time.Now()
					work(some)
					middle := time.Now()
					work(five)
					one, other = one+middle.Sub(start), other+time.Since(middle)
				}
				b.ReportMetric(float64(other)/float64(one), "times")
				b.ReportMetric(other.Seconds()*1000/float64(b.N), "ms")
				b.ReportMetric(0, "ns/op") // of both together, which says nothing
			})
		}
	}
}
