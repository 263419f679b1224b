package records_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records"
)

func TestShippedTablesAreSoundAndACopy(t *testing.T) {
	shipped := records.Shipped()
	assert.Equal(t, states.Bills(), shipped.Bills)
	assert.NotEmpty(t, shipped.Evidence)
	assert.NotEmpty(t, shipped.Coverage)
	assert.NotEmpty(t, shipped.Cases)
	assert.NotEmpty(t, shipped.Links)
	assert.Equal(t, states.Updated(), shipped.Updated)
	assert.Empty(t, records.Check(shipped, states.Date{}))
	shipped.Bills[0].ID = "another"
	assert.NotEqual(t, shipped.Bills[0].ID, records.Shipped().Bills[0].ID)
}

func TestDatesConvert(t *testing.T) {
	zone := time.FixedZone("Samoa", -11*60*60)
	late := time.Date(2026, 11, 29, 23, 30, 0, 0, zone)
	assert.Equal(t, states.MustParseDate("2026-11-29"), records.DateOf(late), "the date of its own zone")
	assert.Equal(t, states.MustParseDate("2026-11-30"), records.DateOf(late.UTC()))
	for text, want := range map[string]string{"2026-11-29": "2026-11-29", "2026-11": "2026-11-01", "2026": "2026-01-01"} {
		at := records.Time(states.MustParseDate(text))
		assert.Equal(t, want+"T00:00:00Z", at.Format(time.RFC3339))
		assert.Equal(t, want, records.DateOf(at).String(), text)
	}
	assert.True(t, records.Time(states.Date{}).IsZero())
	assert.Zero(t, records.DateOf(time.Time{}))
}

func TestWhatTallyCannotPlaceIsNamed(t *testing.T) {
	problems := records.Check(records.Tables{Tables: dataset.Tables{
		Bills:    []states.Bill{{ID: "a", State: "Colorado"}, {ID: "b", State: "CO", Status: states.Enacted}},
		Coverage: []states.Coverage{{State: "co"}},
		Cases:    []cases.Case{{ID: "c", State: "08"}},
		Links:    []states.Link{{State: "Denver"}},
	}}, states.Date{})
	var texts []string
	for _, p := range problems {
		texts = append(texts, p.Column+" "+p.Value+" → "+p.Suggestion)
		assert.Equal(t, records.Error, p.Severity)
	}
	assert.Equal(t, []string{"state Colorado → CO", "status_date  → ", "state co → CO", "state 08 → CO", "state Denver → "}, texts)
}

func TestCompareOnNoDayIsOnTheEditions(t *testing.T) {
	changed := records.Shipped()
	for i := range changed.Bills {
		if changed.Bills[i].ID == "co-2020-sb-20-217" {
			changed.Bills[i].Status = states.Failed
		}
	}
	d := records.Compare(records.Shipped(), changed, states.Date{})
	assert.Equal(t, states.Updated(), d.AsOf)
	assert.Contains(t, d.String(), "1 jurisdiction with another standing on 2026-11-29.")
	assert.Equal(t, records.Compare(records.Shipped(), changed, states.Updated()), d)
}
