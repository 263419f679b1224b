package states_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

func day(text string) states.Date { return states.MustParseDate(text) }

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		text, why string
		date      states.Date
	}{
		{"2026-11-22", "a day", states.Date{Year: 2026, Month: 11, Day: 22}},
		{"2026-11", "a month", states.Date{Year: 2026, Month: 11}},
		{"2026", "a year", states.Date{Year: 2026}},
		{"", "no date", states.Date{}},
		{"2024-02-29", "a leap year", states.Date{Year: 2024, Month: 2, Day: 29}},
		{"2000-02-29", "a century divisible by 400 is a leap year", states.Date{Year: 2000, Month: 2, Day: 29}},
		{"2021-04-30", "the last day of a short month", states.Date{Year: 2021, Month: 4, Day: 30}},
		{"2021-12-31", "the last day of a year", states.Date{Year: 2021, Month: 12, Day: 31}},
		{"1000-01-01", "the first year", states.Date{Year: 1000, Month: 1, Day: 1}},
		{"9999-12-31", "the last year", states.Date{Year: 9999, Month: 12, Day: 31}},
	} {
		d, err := states.ParseDate(c.text)
		require.NoError(t, err, c.why)
		assert.Equal(t, c.date, d, c.why)
		assert.Equal(t, c.text, d.String(), "%s: prints as it was read", c.why)
	}
}

func TestTextsThatAreNoDate(t *testing.T) {
	for _, c := range []struct{ text, why string }{
		{"2021-02-29", "2021 is no leap year"},
		{"1900-02-29", "a century that 400 does not divide is no leap year"},
		{"2021-02-30", "February has no 30th"},
		{"2021-04-31", "April has 30 days"},
		{"2021-01-32", "no month has 32 days"},
		{"2021-13", "there is no 13th month"},
		{"2021-13-01", "there is no 13th month"},
		{"2021-00", "a month not known is left out"},
		{"2021-00-10", "a day without a month"},
		{"2021-06-00", "a day not known is left out"},
		{"0999-12-31", "years have four digits from 1000"},
		{"0000", "year zero"},
		{"10000-01-01", "five digits"},
		{"21-1-1", "the century is missing"},
		{"2021-1-1", "digits are missing"},
		{"2021-6", "a digit is missing"},
		{"2021-06-1", "a digit is missing"},
		{"2021/06/19", "slashes"},
		{"20210619", "no hyphens"},
		{"06-19-2021", "the year is last"},
		{"2021-06-19 ", "trailing space"},
		{" 2021-06-19", "leading space"},
		{" ", "a space is not empty"},
		{"2021-06-19T00:00:00Z", "a time of day"},
		{"-021", "a sign"},
		{"+2021", "a sign"},
		{"202a", "a letter"},
		{"2021-0b", "a letter"},
		{"2021-06-1c", "a letter"},
		{"２０２１", "digits of another script"},
		{"2021–06–19", "dashes for hyphens"},
		{"2021-06:19", "a colon for a hyphen"},
		{"2021:06-19", "a colon for a hyphen"},
		{"2021_06", "an underscore for a hyphen"},
	} {
		d, err := states.ParseDate(c.text)
		assert.Zero(t, d, c.why)
		var parse *states.ParseError
		if assert.True(t, errors.As(err, &parse), "%q: %s", c.text, c.why) {
			assert.Equal(t, "date", parse.Kind)
			assert.Equal(t, c.text, parse.Value)
		}
		kept := day("2020-06-19")
		assert.Error(t, kept.UnmarshalText([]byte(c.text)))
		assert.Equal(t, day("2020-06-19"), kept, "%q leaves the date alone", c.text)
		assert.Panics(t, func() { states.MustParseDate(c.text) }, c.text)
	}
	_, err := states.ParseDate("2020-6-19")
	assert.EqualError(t, err, `date "2020-6-19" is not a day of the calendar as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known`)
}

func TestDateText(t *testing.T) {
	for _, text := range []string{"", "2021", "2021-06", "2021-06-19"} {
		d := day(text)
		out, err := d.MarshalText()
		require.NoError(t, err)
		assert.Equal(t, text, string(out), "MarshalText and String agree")
		back := day("1999-09-09")
		require.NoError(t, back.UnmarshalText(out))
		assert.Equal(t, d, back)
		assert.Equal(t, text == "", d.IsZero())
	}
}

func TestFirstAndLastPossibleDay(t *testing.T) {
	for _, c := range []struct{ date, first, last string }{
		{"2021", "2021-01-01", "2021-12-31"},
		{"2021-02", "2021-02-01", "2021-02-28"},
		{"2024-02", "2024-02-01", "2024-02-29"},
		{"2000-02", "2000-02-01", "2000-02-29"},
		{"1900-02", "1900-02-01", "1900-02-28"},
		{"2021-04", "2021-04-01", "2021-04-30"},
		{"2021-12", "2021-12-01", "2021-12-31"},
		{"2021-06-19", "2021-06-19", "2021-06-19"},
		{"", "", ""},
	} {
		assert.Equal(t, c.first, day(c.date).First().String(), c.date)
		assert.Equal(t, c.last, day(c.date).Last().String(), c.date)
	}
}

// TestCalendar walks 1,200 years day by day beside the standard library.
func TestCalendar(t *testing.T) {
	at := time.Date(1000, 1, 1, 0, 0, 0, 0, time.UTC)
	d := day("1000-01-01")
	start := d
	for n := 0; at.Year() < 2200; n++ {
		text := at.Format(time.DateOnly)
		parsed, err := states.ParseDate(text)
		if err != nil || parsed != d || d.String() != text || start.DaysUntil(d) != n {
			require.NoError(t, err)
			require.Equal(t, text, d.String(), "%d days after %s", n, start)
			require.Equal(t, d, parsed)
			require.Equal(t, n, start.DaysUntil(d), text)
		}
		at, d = at.AddDate(0, 0, 1), d.AddDays(1)
	}
	assert.Equal(t, "2200-01-01", d.String())
}

func TestEveryDayOfTheCalendarAndNoOther(t *testing.T) {
	for _, year := range []int{1000, 1900, 2000, 2023, 2024, 9999} {
		for month := range 14 {
			for d := range 33 {
				text := fmt.Sprintf("%04d-%02d-%02d", year, month, d)
				_, err := states.ParseDate(text)
				_, want := time.Parse(time.DateOnly, text)
				assert.Equal(t, want == nil, err == nil, text)
			}
		}
	}
}

func FuzzDates(f *testing.F) {
	f.Add("2020-02-29", 365)
	f.Add("2021", -1)
	f.Add("1999-12", 366)
	f.Add("2021-02-30", 0)
	f.Add("9999-12-31", -3_000_000)
	f.Add("２０２１", 1)
	f.Fuzz(func(t *testing.T, text string, days int) {
		d, err := states.ParseDate(text)
		if err != nil {
			for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
				if at, err := time.Parse(layout, text); err == nil && len(text) == len(layout) {
					assert.Less(t, at.Year(), 1000, "%q is a date", text)
				}
			}
			return
		}
		assert.Equal(t, text, d.String())
		if text == "" {
			assert.Zero(t, d.AddDays(days))
			return
		}
		first, last := d.First(), d.Last()
		at := func(d states.Date) time.Time {
			at, err := time.Parse(time.DateOnly, d.String())
			require.NoError(t, err)
			return at
		}
		switch len(text) {
		case len(time.DateOnly):
			assert.Equal(t, d, first)
			assert.Equal(t, d, last)
		case len("2006-01"):
			assert.Equal(t, at(first).AddDate(0, 1, -1), at(last))
		default:
			assert.Equal(t, at(first).AddDate(1, 0, -1), at(last))
		}
		days %= 366 * 8000
		want := at(last).AddDate(0, 0, days)
		if want.Year() < 1000 || want.Year() > 9999 {
			return
		}
		got := d.AddDays(days)
		assert.Equal(t, want.Format(time.DateOnly), got.String(), "%s + %d", d, days)
		assert.Equal(t, days, d.DaysUntil(got))
		assert.Equal(t, -days, got.DaysUntil(d))
	})
}

func TestDaysBetween(t *testing.T) {
	for _, c := range []struct {
		from, to string
		days     int
		why      string
	}{
		{"2021-06-19", "2021-06-19", 0, "the same day"},
		{"2021-06-19", "2022-06-19", 365, "a year"},
		{"2023-06-19", "2024-06-19", 366, "a year with a leap day"},
		{"2021-06-19", "2021-06-18", -1, "the day before"},
		{"2021", "2022-01-01", 1, "a year counts at its last day"},
		{"2021-06", "2021-07-01", 1, "a month counts at its last day"},
		{"2021-06-19", "2021", 195, "at the other end too"},
	} {
		assert.Equal(t, c.days, day(c.from).DaysUntil(day(c.to)), c.why)
	}
	assert.Zero(t, states.Date{}.AddDays(7), "no date stays none")
	assert.Equal(t, "2022-01-01", day("2021").AddDays(1).String(), "from the last possible day")
}

func TestDatesCompare(t *testing.T) {
	ascending := []string{"", "2020", "2020-01", "2020-01-01", "2020-01-02", "2020-01-31", "2020-02", "2020-02-01", "2020-12-31", "2021", "2021-01-01"}
	for i, a := range ascending {
		for j, b := range ascending {
			d, e := day(a), day(b)
			assert.Equal(t, i < j, d.Before(e), "%q before %q", a, b)
			assert.Equal(t, i > j, d.After(e), "%q after %q", a, b)
			assert.Equal(t, i == j, d.Compare(e) == 0, "%q compared with %q", a, b)
			assert.Equal(t, d.Compare(e) < 0, e.Compare(d) > 0, "%q and %q the other way round", a, b)
		}
	}
	shuffled := []states.Date{day("2021"), day(""), day("2020-02-01"), day("2020-02"), day("2020")}
	slices.SortFunc(shuffled, states.Date.Compare)
	assert.Equal(t, []states.Date{day(""), day("2020"), day("2020-02"), day("2020-02-01"), day("2021")}, shuffled, "a part not known sorts first")
}
