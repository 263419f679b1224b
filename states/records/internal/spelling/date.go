package spelling

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// DateOrder is how dates such as 3/4/2021 are read.
type DateOrder uint8

const (
	InferDates DateOrder = iota // by the cells of the column that can be read in one order only
	ISODates                    // not at all: YYYY-MM-DD, YYYY-MM and YYYY alone
	MonthFirst
	DayFirst
)

// Tags of what is wrong with a date.
const (
	civilDate     = "civil_date"
	AmbiguousDate = "ambiguous_date" // day/month or month/day
)

func readCivilDate(text string) (string, bool) {
	d, err := states.ParseDate(text)
	return d.String(), err == nil
}

// Words is the order as it is said to people.
func (o DateOrder) Words() string {
	if o == MonthFirst {
		return "month/day/year"
	}
	return "day/month/year"
}

// writtenDate is what a text can mean as a date.
type writtenDate struct {
	iso     bool        // as the data writes it
	certain states.Date // the one day it means; zero where it means none or two
	monthly states.Date // read month first; zero where that is no day
	daily   states.Date // read day first
	noDay   bool        // written like a date, but of no day of the calendar

	// The dates to suggest where the text is refused, read in the same ways.
	refused    string // why it is refused; empty where it is not
	perhaps    states.Date
	perhapsMDY states.Date
	perhapsDMY states.Date
	perhapsYMD states.Date // of two digits each, 20-06-19
	shortYear  bool
}

// Why texts that were perhaps meant as dates are refused.
const (
	timedWords     = "has a time of day: write the day alone, as YYYY-MM-DD"
	shortYearWords = "has a year of two digits: write YYYY-MM-DD"
	serialWords    = "is a day as spreadsheets count them: show the column as dates and save it again, or write YYYY-MM-DD"
	yearWords      = "is a year of which a spreadsheet made a number: write YYYY, or YYYY-MM-DD where more is known"
)

// refuse turns the dates that were read into dates to suggest.
func (w *writtenDate) refuse(why string) {
	w.refused = why
	if w.perhaps.IsZero() {
		w.perhaps, w.perhapsMDY, w.perhapsDMY = w.certain, w.monthly, w.daily
	}
	w.certain, w.monthly, w.daily = states.Date{}, states.Date{}, states.Date{}
}

var monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// readDate reads a date as people and spreadsheets write it.
func readDate(text string) (w writtenDate) {
	text = csvtext.Trim(text)
	if d, err := states.ParseDate(text); err == nil {
		return writtenDate{iso: true, certain: d}
	}
	if text == "0000-00-00" { // no date, as databases write it
		return writtenDate{iso: true}
	}
	if len(text) > 40 {
		return w
	}
	if day, time, ok := cutTime(text); ok {
		w = readDate(day)
		w.iso = false
		if w.refused == "" && !midnight(time) && (!w.certain.IsZero() || !w.monthly.IsZero() || !w.daily.IsZero()) {
			w.refuse(timedWords)
		}
		return w
	}
	if year, ok := YearNumber(text); ok {
		w.set(&w.perhaps, year, 0, "")
		w.refused = yearWords
		return w
	}
	numbers, month, ok := dateParts(text)
	if !ok {
		return w
	}
	w.read(numbers, month, strings.Contains(text, "-"))
	w.noDay = len(numbers) > 1 && slices.ContainsFunc(numbers, func(n string) bool { return len(n) == 4 })
	// A guess at the century is no reading.
	if w.shortYear && (!w.certain.IsZero() || !w.monthly.IsZero() || !w.daily.IsZero() || !w.perhapsYMD.IsZero()) {
		w.refuse(shortYearWords)
	}
	return w
}

// read fills in what the numbers of a date can mean, with the month that it names, 0 for none.
func (w *writtenDate) read(numbers []string, month int, hyphens bool) {
	switch {
	case month != 0 && len(numbers) == 2: // June 19, 2020; 19-Jun-2020
		day, year := numbers[0], numbers[1]
		if len(day) == 4 {
			day, year = year, day
		}
		w.set(&w.certain, year, month, day)
	case month != 0 && len(numbers) == 1 && len(numbers[0]) == 4: // June 2020
		w.set(&w.certain, numbers[0], month, "")
	case month != 0:
	case len(numbers) == 3 && len(numbers[0]) == 4: // 2020/6/19
		w.set(&w.certain, numbers[0], number(numbers[1]), numbers[2])
	case len(numbers) == 3:
		if len(numbers[0]) == 2 && len(numbers[2]) == 2 && hyphens {
			w.set(&w.perhapsYMD, numbers[0], number(numbers[1]), numbers[2])
		}
		w.set(&w.monthly, numbers[2], number(numbers[0]), numbers[1])
		w.set(&w.daily, numbers[2], number(numbers[1]), numbers[0])
		switch {
		case w.monthly == w.daily:
			w.certain = w.monthly
		case w.daily.IsZero():
			w.certain = w.monthly
		case w.monthly.IsZero():
			w.certain = w.daily
		}
	case len(numbers) == 2 && len(numbers[0]) == 4: // 2020/6
		w.set(&w.certain, numbers[0], number(numbers[1]), "")
	case len(numbers) == 2 && len(numbers[1]) == 4: // 6/2020
		w.set(&w.certain, numbers[1], number(numbers[0]), "")
	case len(numbers) == 1 && len(numbers[0]) == 8: // 20200619
		w.set(&w.certain, numbers[0][:4], number(numbers[0][4:6]), numbers[0][6:])
	case len(numbers) == 1 && len(numbers[0]) == 5: // a spreadsheet's count of days from 1899-12-30
		if n := number(numbers[0]); n >= 20000 && n <= 60000 {
			w.perhaps, w.refused = states.Date{Year: 1899, Month: 12, Day: 30}.AddDays(n), serialWords
		}
	}
}

// set fills a date where the parts are a day of the calendar, or the year alone for the month 0. A year of two digits is
// taken to be from 1951 to 2050.
func (w *writtenDate) set(d *states.Date, year string, month int, day string) {
	if len(year) == 2 {
		year = map[bool]string{true: "19", false: "20"}[year > "50"] + year
		w.shortYear = true
	}
	if len(year) == 4 && month == 0 && day == "" {
		*d, _ = states.ParseDate(year)
		return
	}
	if len(year) != 4 || month < 1 || month > 12 || len(day) > 2 {
		return
	}
	text := fmt.Sprintf("%s-%02d", year, month)
	if day != "" {
		text += fmt.Sprintf("-%02d", number(day))
	}
	*d, _ = states.ParseDate(text)
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// dateParts are the numbers of a text and the month it names, 1 to 12; ok is false where it holds anything else than
// those and separators.
func dateParts(text string) (numbers []string, name int, ok bool) {
	for rest := text; rest != ""; {
		r, _ := utf8.DecodeRuneInString(rest)
		run := strings.IndexFunc(rest, func(c rune) bool {
			return unicode.IsDigit(c) != unicode.IsDigit(r) || unicode.IsLetter(c) != unicode.IsLetter(r)
		})
		if run < 0 {
			run = len(rest)
		}
		part := rest[:run]
		rest = rest[run:]
		switch {
		case '0' <= r && r <= '9':
			numbers = append(numbers, part)
		case unicode.IsLetter(r):
			month := monthOf(strings.ToLower(part))
			if month == 0 || name != 0 {
				return nil, 0, false
			}
			name = month
		case strings.Trim(part, "/-., ") != "" || len(strings.Trim(part, " ")) > 1 || len(part) > 2:
			return nil, 0, false
		}
	}
	return numbers, name, len(numbers) > 0 && len(numbers) <= 3
}

// monthOf reads an English month, whole or by its first three letters or, as some write, four.
func monthOf(word string) int {
	for i, name := range monthNames {
		if word == name || len(word) >= 3 && len(word) <= 4 && strings.HasPrefix(name, word) {
			return i + 1
		}
	}
	return 0
}

// cutTime parts a day from a time of day behind it: 2020-06-19T00:00:00Z, 6/19/2020 0:00.
func cutTime(text string) (day, time string, ok bool) {
	i := strings.IndexByte(text, ':')
	if i < 0 {
		return text, "", false
	}
	cut := strings.LastIndexAny(text[:i], "T ")
	if cut < 0 {
		return text, "", false
	}
	return csvtext.Trim(text[:cut]), text[cut+1:], true
}

// midnight reports whether a time of day is one that a program adds to a day without time.
func midnight(time string) bool {
	time = strings.TrimSuffix(strings.TrimSuffix(time, "Z"), "+00:00")
	return strings.Trim(time, "0:.") == "" || strings.EqualFold(time, "12:00:00 AM") || strings.EqualFold(time, "12:00 AM")
}
