package records

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/endqi/endqi/states"
)

// DateOrder says how dates such as 3/4/2021 are read. The zero value looks for what each column's own cells tell.
type DateOrder uint8

const (
	// InferDates reads a column by the cells that can be read in one order only: 6/19/2020 has no month 19. Where no cell
	// of the first [Options.Lookahead] bytes decides, nor any later one of a file that can be read twice, ambiguous dates are
	// refused with both readings.
	InferDates DateOrder = iota
	ISODates             // YYYY-MM-DD, YYYY-MM and YYYY alone
	MonthFirst           // month/day/year
	DayFirst             // day/month/year
)

// String is "infer", "iso", "mdy" or "dmy".
func (o DateOrder) String() string {
	return [...]string{"infer", "iso", "mdy", "dmy"}[min(o, DayFirst)]
}

// words is the order as it is said to people.
func (o DateOrder) words() string {
	if o == MonthFirst {
		return "month/day/year"
	}
	return "day/month/year"
}

// MarshalText gives the same word as String.
func (o DateOrder) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*states.ParseError] and leaves o alone.
func (o *DateOrder) UnmarshalText(text []byte) error {
	for d := InferDates; d <= DayFirst; d++ {
		if d.String() == string(text) {
			*o = d
			return nil
		}
	}
	return &states.ParseError{Kind: "date order", Value: string(text), Want: "one of infer, iso, mdy, dmy"}
}

// writtenDate is what a text can mean as a date.
type writtenDate struct {
	iso       bool        // as the data writes it
	certain   states.Date // the one day it means; zero where it means none or two
	monthly   states.Date // read month first; zero where that is no day
	daily     states.Date // read day first
	perhaps   states.Date // what it was perhaps to mean: a two-digit year, a spreadsheet's count of days, a day with its time
	shortYear bool
	noDay     bool // written like a date, but of no day of the calendar
}

var monthNames = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// readDate reads a date as people and spreadsheets write it.
func readDate(text string) (w writtenDate) {
	text = trim(text)
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
		if !midnight(time) {
			w.perhaps, w.certain, w.monthly, w.daily = w.certain, states.Date{}, states.Date{}, states.Date{}
		}
		return w
	}
	numbers, name, ok := dateParts(text)
	if !ok {
		return w
	}
	switch {
	case name != 0 && len(numbers) == 2: // June 19, 2020; 19-Jun-2020
		day, year := numbers[0], numbers[1]
		if len(day) == 4 {
			day, year = year, day
		}
		w.set(&w.certain, year, name, day)
	case name != 0 && len(numbers) == 1 && len(numbers[0]) == 4: // June 2020
		w.set(&w.certain, numbers[0], name, "")
	case name != 0:
	case len(numbers) == 3 && len(numbers[0]) == 4: // 2020/6/19
		w.set(&w.certain, numbers[0], number(numbers[1]), numbers[2])
	case len(numbers) == 3:
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
			w.perhaps = states.Date{Year: 1899, Month: 12, Day: 30}.AddDays(n)
		}
	}
	w.noDay = len(numbers) > 1 && slices.ContainsFunc(numbers, func(n string) bool { return len(n) == 4 })
	if w.shortYear { // a guess at the century is no reading
		w.perhaps, w.certain, w.monthly, w.daily = w.certain, states.Date{}, states.Date{}, states.Date{}
	}
	return w
}

// set fills a date where the parts are a day of the calendar. A year of two digits is taken to be of this century.
func (w *writtenDate) set(d *states.Date, year string, month int, day string) {
	if len(year) == 2 {
		year = "20" + year
		w.shortYear = true
	}
	if len(year) != 4 || month < 1 || month > 12 || len(day) > 2 {
		return
	}
	text := year + "-" + two(month)
	if day != "" {
		text += "-" + two(number(day))
	}
	*d, _ = states.ParseDate(text)
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
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
	return trim(text[:cut]), text[cut+1:], true
}

// midnight reports whether a time of day is one that a program adds to a day without time.
func midnight(time string) bool {
	time = strings.TrimSuffix(strings.TrimSuffix(time, "Z"), "+00:00")
	return strings.Trim(time, "0:.") == "" || strings.EqualFold(time, "12:00:00 AM") || strings.EqualFold(time, "12:00 AM")
}

// dateColumn is what is known of how a column writes its dates.
type dateColumn struct {
	order    DateOrder // MonthFirst or DayFirst once it is known
	decider  string    // the cell that decided; empty where the caller did
	line     int       // of the decider
	mixed    int       // line of a cell that says the opposite, within what was looked at; 0 for none
	doubtful bool      // holds dates that can be read both ways
}

// look takes a cell into account.
func (c *dateColumn) look(text string, line int) {
	if text == "" || text[0] < '0' || text[0] > '9' || len(text) > 40 {
		return
	}
	w := readDate(text)
	order := DayFirst
	switch {
	case w.daily == w.monthly:
		return
	case w.daily.IsZero():
		order = MonthFirst
	case !w.monthly.IsZero():
		c.doubtful = true
		return
	}
	switch {
	case c.decider == "":
		c.order, c.decider, c.line = order, strings.Clone(text), line
	case c.order != order && c.mixed == 0:
		c.mixed = line
	}
}

// read gives the date's text as the data has it, or the problem's rule and words.
func (c *dateColumn) read(text string) (canonical string, p *Problem) {
	w := readDate(text)
	fail := func(rule Rule, message string, suggestion states.Date) (string, *Problem) {
		return "", &Problem{Value: text, Rule: rule, Message: message, Suggestion: suggestion.String()}
	}
	wrong := meanings[dateType].wrong
	switch {
	case w.iso:
		return w.certain.String(), nil
	case c.order == ISODates:
		return fail(CivilDate, wrong, firstDate(w.certain, w.perhaps))
	case w.monthly == w.daily && !w.certain.IsZero():
		return w.certain.String(), nil
	case w.monthly.IsZero() && w.daily.IsZero():
		if w.shortYear && !w.perhaps.IsZero() {
			wrong = "has a year of two digits: write YYYY-MM-DD"
		} else if w.noDay {
			wrong = "is no day of the calendar: look the date up and write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"
		}
		return fail(CivilDate, wrong, w.perhaps)
	case w.certain.IsZero() && (c.order == InferDates || c.mixed > 0):
		message := "is " + w.monthly.String() + " as month/day/year and " + w.daily.String() + " as day/month/year: write YYYY-MM-DD, or say mdy or dmy for the whole file"
		if c.mixed > 0 {
			message = "is " + w.monthly.String() + " as month/day/year and " + w.daily.String() + " as day/month/year, and the column has both orders (lines " +
				strconv.Itoa(c.line) + " and " + strconv.Itoa(c.mixed) + "): write YYYY-MM-DD"
		}
		return fail(AmbiguousDate, message, states.Date{})
	case c.order == InferDates || c.mixed > 0:
		return w.certain.String(), nil
	}
	d := w.monthly
	if c.order == DayFirst {
		d = w.daily
	}
	if d.IsZero() {
		message := "is no day as " + c.order.words() + ", as the dates of this file are to be read"
		if c.decider != "" {
			message = "is no day as " + c.order.words() + ", as this column is read since line " + strconv.Itoa(c.line) + " has " + strconv.Quote(c.decider)
		}
		return fail(CivilDate, message, w.certain)
	}
	return d.String(), nil
}

func firstDate(dates ...states.Date) states.Date {
	for _, d := range dates {
		if !d.IsZero() {
			return d
		}
	}
	return states.Date{}
}
