package states

import (
	"iter"
	"strings"

	"github.com/endqi/endqi/rubric"
)

// Bill is a proposal; it is still the bill after it passes. Tags name the column of each field in CSV and JSON; JSON leaves out what is blank.
type Bill struct {
	ID         string `csv:"id" json:"id,omitzero" validate:"required"`
	State      Code   `csv:"state" json:"state,omitzero" validate:"required"`
	Scope      Scope  `csv:"scope" json:"scope"`
	Place      string `csv:"place" json:"place,omitzero"`           // the city or county of a local law
	Number     string `csv:"number" json:"number,omitzero"`         // empty where the source names none
	Companions string `csv:"companions" json:"companions,omitzero"` // further numbers of the same bill, separated by "; "
	Version    string `csv:"version" json:"version,omitzero"`       // where several versions are scored, which one
	Title      string `csv:"title" json:"title,omitzero"`
	Session    string `csv:"session" json:"session,omitzero"`
	SessionEnd Date   `csv:"session_end" json:"session_end,omitzero"` // after it a bill that was pending is not
	Introduced Date   `csv:"introduced" json:"introduced,omitzero"`
	Status     Status `csv:"status" json:"status"`
	StatusDate Date   `csv:"status_date" json:"status_date,omitzero"` // when it was enacted or failed
	Effective  Date   `csv:"effective" json:"effective,omitzero"`     // where empty, StatusDate counts: EffectiveDate knows both
	Ended      Date   `csv:"ended" json:"ended,omitzero"`             // the first day on which the law is no longer in force
	EndedBy    string `csv:"ended_by" json:"ended_by,omitzero"`       // id of the bill that ended it
	Amends     string `csv:"amends" json:"amends,omitzero"`           // id of the bill it amends
	LastAction Date   `csv:"last_action" json:"last_action,omitzero"` // the last dated step, where the date of the status is not known
	Checked    Date   `csv:"checked" json:"checked,omitzero"`         // when the status was last read; empty where not recorded
	Effect     Effect `csv:"effect" json:"effect"`
	rubric.Scorecard
	PublishedEnd   rubric.Total `csv:"published_end" json:"published_end,omitzero"`
	PublishedStart rubric.Total `csv:"published_start" json:"published_start,omitzero"`
	URL            string       `csv:"url" json:"url,omitzero" validate:"omitempty,url"`              // the bill's text
	SourceURL      string       `csv:"source_url" json:"source_url,omitzero" validate:"required,url"` // where its record was read
	Note           string       `csv:"note" json:"note,omitzero"`
	ServiceID      string       `csv:"service_id" json:"service_id,omitzero"` // what LegiScan and Open States call it, separated by "; "
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
	Bill      string           `csv:"bill" json:"bill,omitzero" validate:"required"`
	Criterion rubric.Criterion `csv:"criterion" json:"criterion" validate:"required"`
	Verdict   rubric.Verdict   `csv:"verdict" json:"verdict" validate:"required"`
	Basis     Basis            `csv:"basis" json:"basis,omitzero" validate:"required"`
	Citation  string           `csv:"citation" json:"citation,omitzero"` // the section of the law
	Note      string           `csv:"note" json:"note,omitzero"`
	SourceURL string           `csv:"source_url" json:"source_url,omitzero" validate:"required,url"`
}

// Coverage says whether a jurisdiction's bills were searched for, and when: the difference between no law found and
// not searched.
type Coverage struct {
	State    Code   `csv:"state" json:"state,omitzero" validate:"required"`
	Searched Date   `csv:"searched" json:"searched,omitzero"` // empty where not searched
	Note     string `csv:"note" json:"note,omitzero"`
}

// SearchedLongAgo reports whether the search was more than 180 days before a date, so that newer bills may be missing.
func (c Coverage) SearchedLongAgo(asOf Date) bool {
	return !c.Searched.IsZero() && c.Searched.Last().DaysUntil(asOf.asOf()) > 180
}

// Link is an address that helps a reader act. What has no address has no row.
type Link struct {
	Kind      string `csv:"kind" json:"kind,omitzero" validate:"required,oneof=model_policy officials contact share campaign report"`
	State     Code   `csv:"state" json:"state,omitzero" validate:"required"` // US where it serves the whole country
	Label     string `csv:"label" json:"label,omitzero" validate:"required"`
	URL       string `csv:"url" json:"url,omitzero" validate:"required,url"`
	SourceURL string `csv:"source_url" json:"source_url,omitzero" validate:"required,url"` // where the address was read
	Checked   Date   `csv:"checked" json:"checked,omitzero"`
}
