package states

// RecentDays is how long a law counts as recently passed, unless [Rules] say otherwise.
const RecentDays = 365

// Rules are what a caller may choose. The zero value has the campaign's.
type Rules struct {
	RecentDays int // how long a law counts as recently passed; 0 is [RecentDays]
}

// recent reports whether the bill, which is law on the date, was enacted at most so many days before.
func (b Bill) recent(asOf Date, days int) bool {
	return !b.StatusDate.IsZero() && b.decided().DaysUntil(asOf) <= days
}
