package states

import (
	"cmp"
	"strconv"
)

// Role is what a bill is to its jurisdiction's standing on a date.
type Role uint8

const (
	Law           Role = iota // in force, limits, with a verdict or a published total: makes the score
	UnassessedLaw             // in force, limits, neither verdict nor total: changes no score
	Amendment                 // in force, changes a law in force
	UpcomingLaw               // enacted, not yet in force
	EndedLaw                  // enacted, no longer in force
	PendingBill               // limits, pending
	FailedBill                // limits, failed
	UnknownBill               // limits, outcome not known
	LocalBill                 // limits, of a city or county; has its own status and score
	ExpandingBill             // expands qualified immunity
	OtherBill                 // does neither
)

const roleWords Words = "law unassessed_law amendment upcoming_law ended_law pending_bill failed_bill unknown_bill local_bill expanding_bill other_bill"

// String is the role in a word: "law", "unassessed_law", "amendment", "upcoming_law", "ended_law", "pending_bill",
// "failed_bill", "unknown_bill", "local_bill", "expanding_bill" or "other_bill".
func (r Role) String() string {
	return cmp.Or(roleWords.At(uint8(r)), "Role("+strconv.Itoa(int(r))+")")
}

// MarshalText gives the same word as String.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalJSON reads such a word in quotes; null leaves r alone, and anything else is a [*ParseError].
func (r *Role) UnmarshalJSON(data []byte) error { return roleWords.readJSON("role", data, (*uint8)(r)) }

// role is that of a bill which is in a phase.
func (b Bill) role(p Phase) Role {
	switch {
	case b.Effect == Neither:
		return OtherBill
	case b.Effect == Expands:
		return ExpandingBill
	case !b.Reformer():
		return LocalBill
	}
	switch p {
	case PhasePending:
		return PendingBill
	case PhaseFailed:
		return FailedBill
	case PhaseUpcoming:
		return UpcomingLaw
	case PhaseEnded:
		return EndedLaw
	case PhaseInForce:
		if b.Assessed() {
			return Law
		}
		return UnassessedLaw
	}
	return UnknownBill
}
