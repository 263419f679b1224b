package states

import (
	"cmp"
	"strconv"
)

// Date is a civil date: a law has no time zone. Month and Day may be 0, for a date known only to the year or the month.
// The zero value is no date. A function that asks for a day, asOf, takes the zero value for the shipped edition's: [Updated].
//
// DateOf and Time, in package records, convert from and to time.Time, which would weigh on what a browser loads here.
type Date struct {
	Year  int16
	Month int8
	Day   int8
}

// ParseDate reads YYYY-MM-DD, YYYY-MM or YYYY, from year 1000 to 9999. An empty text is no date. Anything else, such as a
// day that the month does not have, is a [*ParseError].
func ParseDate(text string) (Date, error) {
	if text == "" {
		return Date{}, nil
	}
	var d Date
	ok := len(text) == 4 || len(text) == 7 && text[4] == '-' || len(text) == 10 && text[4] == '-' && text[7] == '-'
	number := func(from, to, least, most int) int {
		n := 0
		for _, c := range []byte(text[from:to]) {
			if c < '0' || c > '9' {
				ok = false
			}
			n = n*10 + int(c-'0')
		}
		ok = ok && least <= n && n <= most
		return n
	}
	if ok {
		d.Year = int16(number(0, 4, 1000, 9999))
	}
	if ok && len(text) >= 7 {
		d.Month = int8(number(5, 7, 1, 12))
	}
	if ok && len(text) == 10 {
		d.Day = int8(number(8, 10, 1, daysIn(d.Year, d.Month)))
	}
	if !ok {
		return Date{}, &ParseError{Kind: "date", Value: text, Want: "a day of the calendar as YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"}
	}
	return d, nil
}

// MustParseDate is ParseDate for tests and examples; it panics on an error.
func MustParseDate(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func daysIn(year int16, month int8) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// String is the date as ParseDate reads it; empty for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	text := strconv.Itoa(int(d.Year))
	for _, n := range []int8{d.Month, d.Day} {
		if n == 0 {
			break
		}
		text += "-"
		if n < 10 {
			text += "0"
		}
		text += strconv.Itoa(int(n))
	}
	return text
}

// MarshalText gives the same text as String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [ParseDate] does, and leaves d alone on an error.
func (d *Date) UnmarshalText(text []byte) error {
	p, err := ParseDate(string(text))
	if err == nil {
		*d = p
	}
	return err
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// First is the earliest day the date can be: YYYY counts at January 1. No date stays none.
func (d Date) First() Date {
	if !d.IsZero() {
		d.Month, d.Day = max(d.Month, 1), max(d.Day, 1)
	}
	return d
}

// Last is the latest day the date can be: YYYY counts at December 31. No date stays none.
func (d Date) Last() Date {
	if d.IsZero() {
		return d
	}
	if d.Month == 0 {
		d.Month, d.Day = 12, 31
	} else if d.Day == 0 {
		d.Day = int8(daysIn(d.Year, d.Month))
	}
	return d
}

// asOf is the day that a function which asks for one looks at: the latest that the date can be, and the edition's where it
// is no date.
func (d Date) asOf() Date { return cmp.Or(d, Updated()).Last() }

// Compare orders by year, month and day; a part that is not known sorts first.
func (d Date) Compare(e Date) int {
	return int(d.Year-e.Year)*10000 + (int(d.Month)-int(e.Month))*100 + int(d.Day) - int(e.Day)
}

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is later than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// DaysUntil is how many days e lies after d, both taken at their last possible day; negative where e is
// earlier. It is meaningless where either is no date.
func (d Date) DaysUntil(e Date) int { return e.Last().ordinal() - d.Last().ordinal() }

// AddDays is the day n days after d, which is taken at its last possible day. No date stays none.
func (d Date) AddDays(n int) Date {
	if d.IsZero() {
		return d
	}
	return fromOrdinal(d.Last().ordinal() + n)
}

// The count of days in the proleptic Gregorian calendar with March as a year's first month, so that a leap day is a year's
// last: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
func (d Date) ordinal() int {
	y, m := int(d.Year), int(d.Month)
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + int(d.Day)
}

func fromOrdinal(n int) Date {
	n--
	era := n / 146097
	doe := n - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d := Date{Year: int16(yoe + era*400), Month: int8(mp + 3), Day: int8(doy - (153*mp+2)/5 + 1)}
	if d.Month > 12 {
		d.Month -= 12
		d.Year++
	}
	return d
}
