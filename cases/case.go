package cases

import (
	"iter"
	"slices"
	"strings"

	"github.com/endqi/endqi/states"
)

// Case is a court decision on qualified immunity. Tags name the column of each field in CSV and JSON; JSON leaves out what is blank.
type Case struct {
	ID         string      `csv:"id" json:"id,omitzero" validate:"required"`
	Name       string      `csv:"name" json:"name,omitzero" validate:"required"`
	Citation   string      `csv:"citation" json:"citation,omitzero"`
	Court      string      `csv:"court" json:"court,omitzero" validate:"required"` // as citations abbreviate it, "10th Cir."; of all its judges "10th Cir. (en banc)"
	Decided    states.Date `csv:"decided" json:"decided,omitzero" validate:"required"`
	State      states.Code `csv:"state" json:"state,omitzero" validate:"required"` // where it happened
	City       string      `csv:"city" json:"city,omitzero"`
	Latitude   Degrees     `csv:"latitude" json:"latitude,omitzero" validate:"omitempty,latitude"`    // of the city
	Longitude  Degrees     `csv:"longitude" json:"longitude,omitzero" validate:"omitempty,longitude"` // of the city
	Plaintiff  string      `csv:"plaintiff" json:"plaintiff,omitzero"`
	Agency     string      `csv:"agency" json:"agency,omitzero"` // whose officials were sued
	Setting    Setting     `csv:"setting" json:"setting,omitzero"`
	Claim      Claim       `csv:"claim" json:"claim,omitzero"`
	Outcome    Outcome     `csv:"outcome" json:"outcome,omitzero"`
	Summary    string      `csv:"summary" json:"summary,omitzero" validate:"required"`
	Doctrine   string      `csv:"doctrine" json:"doctrine,omitzero"` // what the decision itself set for its state, in a sentence; empty where it applied the law as it was
	SourceURL  string      `csv:"source_url" json:"source_url,omitzero" validate:"required,url"`
	Confidence Confidence  `csv:"confidence" json:"confidence,omitzero"`
}

// Degrees is a coordinate on WGS 84 as its source wrote it, "67.0861": the text is kept, so that it reads back the same.
// Empty is not known.
type Degrees string

// String is the text as the source wrote it.
func (d Degrees) String() string { return string(d) }

// MarshalText gives the same text as String.
func (d Degrees) MarshalText() ([]byte, error) { return []byte(d), nil }

// UnmarshalText reads a plain decimal from -180 to 180; anything else is a [*states.ParseError] and leaves d alone.
func (d *Degrees) UnmarshalText(text []byte) error {
	if f, ok := Degrees(text).Float(); len(text) > 0 && (!ok || f < -180 || f > 180) {
		return &states.ParseError{Kind: "coordinate", Value: string(text), Want: "decimal degrees from -180 to 180, such as -104.99"}
	}
	*d = Degrees(text)
	return nil
}

// Float is the coordinate as a number; ok is false where it is not known.
func (d Degrees) Float() (f float64, ok bool) {
	text, negative := strings.CutPrefix(string(d), "-")
	whole, fraction, point := strings.Cut(text, ".")
	if whole == "" || point && fraction == "" {
		return 0, false
	}
	// Two whole numbers that a float64 holds exactly divide to the nearest one, as strconv.ParseFloat rounds. Digits that
	// would go beyond are less than a hair's breadth on the ground.
	number, unit := 0.0, 1.0
	for i, part := range []string{whole, fraction} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return 0, false
			}
			if i == 1 && number >= 1e14 {
				continue
			}
			number = number*10 + float64(c-'0')
			if i == 1 {
				unit *= 10
			}
		}
	}
	if negative {
		number = -number
	}
	return number / unit, true
}

// Point is the place of the case's city on WGS 84; ok is false where the record has none.
func (c Case) Point() (lon, lat float64, ok bool) {
	lon, east := c.Longitude.Float()
	lat, north := c.Latitude.Float()
	return lon, lat, east && north
}

// Fields yields the case's cells in the order of its table.
func (c *Case) Fields() iter.Seq2[string, states.Field] {
	return func(yield func(string, states.Field) bool) {
		_ = yield("id", (*states.Text)(&c.ID)) &&
			yield("name", (*states.Text)(&c.Name)) &&
			yield("citation", (*states.Text)(&c.Citation)) &&
			yield("court", (*states.Text)(&c.Court)) &&
			yield("decided", &c.Decided) &&
			yield("state", &c.State) &&
			yield("city", (*states.Text)(&c.City)) &&
			yield("latitude", &c.Latitude) &&
			yield("longitude", &c.Longitude) &&
			yield("plaintiff", (*states.Text)(&c.Plaintiff)) &&
			yield("agency", (*states.Text)(&c.Agency)) &&
			yield("setting", &c.Setting) &&
			yield("claim", &c.Claim) &&
			yield("outcome", &c.Outcome) &&
			yield("summary", (*states.Text)(&c.Summary)) &&
			yield("doctrine", (*states.Text)(&c.Doctrine)) &&
			yield("source_url", (*states.Text)(&c.SourceURL)) &&
			yield("confidence", &c.Confidence)
	}
}

// In yields the cases of one jurisdiction, in the given order.
func In(all iter.Seq[Case], code states.Code) iter.Seq[Case] {
	return Filter{State: code}.Cases(all)
}

// Filter keeps cases that match every field that is set; the zero value keeps all.
type Filter struct {
	State    states.Code
	Settings []Setting
	Claims   []Claim
	Outcomes []Outcome
	From, To states.Date // decided on or after, on or before
}

// Keeps reports whether the filter keeps the case.
func (f Filter) Keeps(c Case) bool {
	return (f.State == "" || f.State == c.State) &&
		(len(f.Settings) == 0 || slices.Contains(f.Settings, c.Setting)) &&
		(len(f.Claims) == 0 || slices.Contains(f.Claims, c.Claim)) &&
		(len(f.Outcomes) == 0 || slices.Contains(f.Outcomes, c.Outcome)) &&
		(f.From.IsZero() || !c.Decided.Last().Before(f.From.First())) &&
		(f.To.IsZero() || !c.Decided.First().After(f.To.Last()))
}

// Cases yields those of all that the filter keeps, in the given order.
func (f Filter) Cases(all iter.Seq[Case]) iter.Seq[Case] {
	return func(yield func(Case) bool) {
		for c := range all {
			if f.Keeps(c) && !yield(c) {
				return
			}
		}
	}
}
