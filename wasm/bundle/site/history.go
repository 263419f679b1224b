package site

import (
	"bytes"
	"iter"
	"slices"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// history yields each standing of each jurisdiction on the first day on which it is so: jurisdictions in the order of [states.All], and
// their standings from the oldest. The first row of each is of the first day of the year of the oldest date of any bill.
//
// A standing is another where any cell of its row is, but for the day. It can only become so on a day that follows from a date of the
// jurisdiction's bills, or where a year begins or ends: no other day is asked.
func history(d *wasm.Dataset) iter.Seq[states.Standing] {
	last := dayOf(d).Last()
	first := last
	for i := range d.Bills {
		for day := range dates(&d.Bills[i]) {
			if day.First().Before(first) {
				first = day.First()
			}
		}
	}
	first = states.Date{Year: first.Year, Month: 1, Day: 1}
	return func(yield func(states.Standing) bool) {
		for j := range states.All() {
			var bills []states.Bill
			days := []states.Date{first}
			for _, b := range d.Bills {
				if b.State != j.Code {
					continue
				}
				bills = append(bills, b)
				for day := range dates(&b) {
					for _, from := range []states.Date{day.First(), day.Last()} {
						days = append(days, from, from.AddDays(1), from.AddDays(states.RecentDays+1))
					}
				}
			}
			if len(bills) > 0 {
				for year := first.Year; year <= last.Year; year++ {
					days = append(days, states.Date{Year: year, Month: 1, Day: 1}, states.Date{Year: year, Month: 12, Day: 31})
				}
			}
			slices.SortFunc(days, states.Date.Compare)
			var before, row []byte
			for _, day := range slices.Compact(days) {
				if day.Before(first) || day.After(last) {
					continue
				}
				s, _ := states.StandingOf(j.Code, bills, d.Coverage, day)
				s.AsOf = states.Date{}
				row = states.AppendCSV(row[:0], &s)
				if bytes.Equal(row, before) {
					continue
				}
				before = append(before[:0], row...)
				if s.AsOf = day; !yield(s) {
					return
				}
			}
		}
	}
}

// dates yields the dates that a bill's record has.
func dates(b *states.Bill) iter.Seq[states.Date] {
	return func(yield func(states.Date) bool) {
		for _, cell := range b.Fields() {
			if day, ok := cell.(*states.Date); ok && !day.IsZero() && !yield(*day) {
				return
			}
		}
	}
}

// dayOf is the day of a dataset; of one that has none, that of the shipped records, as everywhere.
func dayOf(d *wasm.Dataset) states.Date {
	if d.Updated.IsZero() {
		return states.Updated()
	}
	return d.Updated
}
