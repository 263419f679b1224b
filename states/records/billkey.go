package records

import (
	"cmp"
	"strconv"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// BillKey is what two records of one bill have in common, however each names its number and its session. Compare keys
// with ==.
type BillKey struct {
	state                  states.Code
	number, version, place string
	special                string // of a special session; empty for a regular one
	when                   string // a year of the session, its name where that tells no year, or the day of introduction
}

// BillKeys are the keys of a bill: it is the same as another where any key of the one is a key of the other. Sessions
// are spans of years (2019, 2019-2020, 20192020, 2026A; a Congress, 119th or 2025 or 2026, is its two years), special
// sessions stand apart (2025 Special Session 2, 2025X2), and two bills of one number that were introduced on the same
// day are the same, whatever year their sessions are named after. Companions have keys of their own; a bill without a
// number has none.
func BillKeys(b *states.Bill) (keys []BillKey) {
	for n := range b.Numbers() {
		keys = appendKeys(keys, b, n)
	}
	return keys
}

// appendKeys appends the keys of one number of a bill.
func appendKeys(keys []BillKey, b *states.Bill, number string) []BillKey {
	k := BillKey{state: b.State, number: spelling.BillNumber(b, number), version: spelling.Fold(b.Version)}
	if b.Scope == states.Local {
		k.place = spelling.Fold(b.Place)
	}
	s := spelling.ReadSession(b.State, b.Session)
	k.special = s.Special
	if s.First == 0 && s.Name == "" {
		s.First = cmp.Or(int(b.Introduced.Year), int(b.StatusDate.Year))
		s.Last = s.First
		if b.State == states.US {
			s.First, s.Last = spelling.Congress(s.First)
		}
	}
	if s.First == 0 {
		k.when = s.Name
		keys = append(keys, k)
	}
	for year := s.First; year != 0 && year <= s.Last; year++ {
		k.when = strconv.Itoa(year)
		keys = append(keys, k)
	}
	if b.Introduced.Day != 0 {
		k.when = b.Introduced.String()
		keys = append(keys, k)
	}
	return keys
}
