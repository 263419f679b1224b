package states

import (
	"cmp"
	"iter"
	"strings"

	"github.com/endqi/endqi/rubric"
)

// Bill is a proposal; it is still the bill after it passes. Tags name the column of each field in CSV and JSON.
type Bill struct {
	ID         string `csv:"id" validate:"required"`
	State      Code   `csv:"state" validate:"required"`
	Scope      Scope  `csv:"scope"`
	Place      string `csv:"place"`      // the city or county of a local law
	Number     string `csv:"number"`     // empty where the source names none
	Companions string `csv:"companions"` // further numbers of the same bill, separated by "; "
	Version    string `csv:"version"`    // where several versions are scored, which one
	Title      string `csv:"title"`
	Session    string `csv:"session"`
	SessionEnd Date   `csv:"session_end"` // after it a bill that was pending is not
	Introduced Date   `csv:"introduced"`
	Status     Status `csv:"status"`
	StatusDate Date   `csv:"status_date"` // when it was enacted or failed
	Effective  Date   `csv:"effective"`   // where empty, StatusDate counts
	Ended      Date   `csv:"ended"`       // the first day on which the law is no longer in force
	EndedBy    string `csv:"ended_by"`    // id of the bill that ended it
	Amends     string `csv:"amends"`      // id of the bill it amends
	LastAction Date   `csv:"last_action"` // the last dated step, where the date of the status is not known
	Checked    Date   `csv:"checked"`     // when the status was last read; empty where not recorded
	Effect     Effect `csv:"effect"`
	rubric.Scorecard
	PublishedEnd   rubric.Total `csv:"published_end"`
	PublishedStart rubric.Total `csv:"published_start"`
	URL            string       `csv:"url" validate:"omitempty,url"`       // the bill's text
	SourceURL      string       `csv:"source_url" validate:"required,url"` // where its record was read
	Note           string       `csv:"note"`
}

// Numbers yields the bill's number and those of its companions, without blanks.
func (b Bill) Numbers() iter.Seq[string] {
	return func(yield func(string) bool) {
		for n := range strings.SplitSeq(b.Number+";"+b.Companions, ";") {
			if n = strings.TrimSpace(n); n != "" && !yield(n) {
				return
			}
		}
	}
}

// Published is the campaign's own total of a group; for AllNine it is published only where both groups are.
func (b Bill) Published(g rubric.Group) rubric.Total {
	switch g {
	case rubric.End:
		return b.PublishedEnd
	case rubric.Start:
		return b.PublishedStart
	}
	if !b.PublishedEnd.Published || !b.PublishedStart.Published {
		return rubric.Total{}
	}
	return rubric.Total{Score: b.PublishedEnd.Score + b.PublishedStart.Score, Published: true}
}

// Assessed reports whether the bill has any verdict or published total.
func (b Bill) Assessed() bool {
	return b.Scorecard.Assessed() || b.PublishedEnd.Published || b.PublishedStart.Published
}

// Bounds is the bill's own score in a group, whatever its status and effect. A published total that its verdicts cannot
// add up to is left aside here; reading the data reports it.
func (b Bill) Bounds(g rubric.Group) rubric.Bounds {
	if g == rubric.AllNine {
		return b.Bounds(rubric.End).Add(b.Bounds(rubric.Start))
	}
	bounds, _ := b.Scorecard.Bounds(g, b.Published(g))
	return bounds
}

// EffectiveDate is the day the law came or comes into force, at its last possible day: Effective, or else StatusDate, but
// not before it was enacted. A bill that was not enacted has none, nor has a law whose dates are not known.
func (b Bill) EffectiveDate() Date {
	from := cmp.Or(b.Effective.Last(), b.StatusDate.Last())
	switch {
	case b.Status != Enacted || from.IsZero():
		return Date{}
	case from.Before(b.decided()):
		return b.decided()
	}
	return from
}

// InForce reports whether the bill is law on a date: enacted, and effective ≤ asOf < ended. A law of unknown date is
// never in force.
func (b Bill) InForce(asOf Date) bool {
	from := b.EffectiveDate()
	asOf = asOf.Last()
	return !from.IsZero() && !asOf.Before(from) && (b.Ended.IsZero() || asOf.Before(b.Ended.Last()))
}

// StatusOn is the bill's status on a date, as far as its own dates tell, and whether it existed then at all.
//
// Before its first dated step it did not exist: before it was introduced or, where that day is not known, before the first
// year that its session names. A bill without any date exists on every date. On and after the day it was enacted or failed
// a bill has the status of its record; before, it was pending if the day of its introduction is known, and otherwise its
// status then is unknown. A failed bill whose date is not known counts as failed from the day after its session's end or,
// where that is not known either, from the last day of the last year that its session names.
func (b Bill) StatusOn(asOf Date) (Status, bool) {
	asOf = asOf.Last()
	switch {
	case asOf.Before(b.began()):
		return StatusUnknown, false
	case !asOf.Before(b.decided()):
		return b.Status, true
	case !b.Introduced.IsZero() && asOf.Before(b.StatusDate.First()):
		return Pending, true
	}
	return StatusUnknown, true
}

// began is the first day on which the bill's dates say that it existed; no date where they say nothing.
func (b Bill) began() Date {
	first := b.Introduced.Last()
	if year := b.sessionYear(false); first.IsZero() && year != 0 {
		first = Date{year, 1, 1}
	}
	for _, step := range []Date{b.decided(), b.StatusDate.Last(), b.LastAction.Last(), b.Checked.Last()} {
		if first.IsZero() || !step.IsZero() && step.Before(first) {
			first = step
		}
	}
	return first
}

// decided is the day on which the bill was enacted or had failed, at its last possible day; no date where it was neither
// or its record does not tell. A law whose day of enactment is not known exactly was enacted by the day it took effect.
func (b Bill) decided() Date {
	day, effective := b.StatusDate.Last(), b.Effective.Last()
	switch {
	case b.Status != Enacted && b.Status != Failed:
		return Date{}
	case b.Status == Enacted && !effective.IsZero() &&
		(day.IsZero() || effective.Before(day) && !effective.Before(b.StatusDate.First())):
		return effective
	case !day.IsZero():
		return day
	case !b.SessionEnd.IsZero():
		return b.SessionEnd.AddDays(1)
	}
	if year := b.sessionYear(true); year != 0 {
		return Date{year, 12, 31}
	}
	return Date{}
}

// sessionYear is the first or the last year that the session's name holds, 0 where it holds none.
func (b Bill) sessionYear(last bool) (year int16) {
	digits := 0
	n := 0
	for _, c := range []byte(b.Session + " ") {
		if '0' <= c && c <= '9' {
			digits++
			n = n*10 + int(c-'0')
			continue
		}
		if digits == 4 && (year == 0 || last) {
			year = int16(n)
		}
		digits, n = 0, 0
	}
	return year
}

// PendingOn reports whether the bill is pending on a date and may be shown so: its status says so, and the date is not
// after the session's end; where that is not known, the status was checked 0 to 365 days before the date.
// A bill that was decided on a later day was pending from its introduction until then.
func (b Bill) PendingOn(asOf Date) bool {
	asOf = asOf.Last()
	if status, _ := b.StatusOn(asOf); status != Pending {
		return false
	}
	if b.Status != Pending {
		return true
	}
	if !b.SessionEnd.IsZero() {
		return !asOf.After(b.SessionEnd.Last())
	}
	if b.Checked.IsZero() {
		return false
	}
	days := b.Checked.DaysUntil(asOf)
	return 0 <= days && days <= 365
}

// Level is the scope that counts for a jurisdiction's own score: federal for US, statewide for every other.
func (c Code) Level() Scope {
	if c == US {
		return FederalScope
	}
	return Statewide
}

// Reformer reports whether the bill is one that, once in force, moves its jurisdiction's own score: it limits qualified
// immunity and has the jurisdiction's own level.
func (b Bill) Reformer() bool { return b.Effect == Limits && b.Scope == b.State.Level() }

// Evidence is where one verdict of a bill comes from.
type Evidence struct {
	Bill      string           `csv:"bill" validate:"required"`
	Criterion rubric.Criterion `csv:"criterion" validate:"required"`
	Verdict   rubric.Verdict   `csv:"verdict" validate:"required"`
	Basis     Basis            `csv:"basis" validate:"required"`
	Citation  string           `csv:"citation"` // the section of the law
	Note      string           `csv:"note"`
	SourceURL string           `csv:"source_url" validate:"required,url"`
}

// EvidenceFor yields the evidence of one bill, in the given order.
func EvidenceFor(all []Evidence, bill string) iter.Seq[Evidence] {
	return func(yield func(Evidence) bool) {
		for _, e := range all {
			if e.Bill == bill && !yield(e) {
				return
			}
		}
	}
}

// Coverage says whether a jurisdiction's bills were searched for, and when: the difference between no law found and
// not searched.
type Coverage struct {
	State    Code   `csv:"state" validate:"required"`
	Searched Date   `csv:"searched"` // empty where not searched
	Note     string `csv:"note"`
}

// Link is an address that helps a reader act. What has no address has no row.
type Link struct {
	Kind      string `csv:"kind" validate:"required,oneof=model_policy officials contact share campaign report"`
	State     Code   `csv:"state" validate:"required"` // US where it serves the whole country
	Label     string `csv:"label" validate:"required"`
	URL       string `csv:"url" validate:"required,url"`
	SourceURL string `csv:"source_url" validate:"required,url"` // where the address was read
	Checked   Date   `csv:"checked"`
}
