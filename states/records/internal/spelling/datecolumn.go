package spelling

import (
	"cmp"
	"reflect"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states"
)

// DateColumn is what is known of how a column writes its dates. Look at its cells, then read them.
type DateColumn struct {
	Order    DateOrder // MonthFirst or DayFirst once it is known
	Days1904 bool      // days that a spreadsheet left as numbers count from 1904

	decider  string    // the cell that decided; empty where the caller did
	line     int       // of the decider
	mixed    int       // line of a cell that says the opposite, within what was looked at; 0 for none
	doubtful bool      // holds dates that can be read both ways
	guess    DateOrder // as dates tell that are refused themselves, for what to suggest; ISODates where they contradict
}

// Look takes a cell into account.
func (c *DateColumn) Look(text string, line int) {
	if text == "" || text[0] < '0' || text[0] > '9' || len(text) > 40 {
		return
	}
	w := readDate(text)
	order := DayFirst
	switch {
	case w.refused != "" && w.perhapsYMD.IsZero() && w.perhapsMDY.IsZero() != w.perhapsDMY.IsZero():
		if w.perhapsDMY.IsZero() {
			order = MonthFirst
		}
		if c.guess != InferDates && c.guess != order {
			order = ISODates
		}
		c.guess = order
		return
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
		c.Order, c.decider, c.line = order, strings.Clone(text), line
	case c.Order != order && c.mixed == 0:
		c.mixed = line
	}
}

// Read gives the date as the data has it, or says why it is refused.
func (c *DateColumn) Read(text string) (canonical string, r *Refusal) {
	w := readDate(text)
	fail := func(tag, message string, suggestion states.Date) (string, *Refusal) {
		return "", &Refusal{Tag: tag, Message: message, Suggestion: suggestion.String()}
	}
	wrong := meanings[reflect.TypeFor[states.Date]()].Wrong
	switch {
	case w.iso:
		return w.certain.String(), nil
	case w.refused != "":
		return fail(civilDate, w.refused, c.suggest(w))
	case c.Order == ISODates:
		return fail(civilDate, wrong, cmp.Or(w.certain, w.perhaps))
	case w.monthly == w.daily && !w.certain.IsZero():
		return w.certain.String(), nil
	case w.monthly.IsZero() && w.daily.IsZero():
		if w.noDay {
			wrong = "is no day of the calendar: look the date up and write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known"
		}
		return fail(civilDate, wrong, w.perhaps)
	case w.certain.IsZero() && (c.Order == InferDates || c.mixed > 0):
		message := "is " + w.monthly.String() + " as month/day/year and " + w.daily.String() + " as day/month/year"
		if c.mixed == 0 {
			return fail(AmbiguousDate, message+": write YYYY-MM-DD, or give the order of the whole file with -dates mdy or -dates dmy", states.Date{})
		}
		return fail(AmbiguousDate, message+", and the column has both orders (lines "+strconv.Itoa(c.line)+" and "+strconv.Itoa(c.mixed)+"): write YYYY-MM-DD", states.Date{})
	case c.Order == InferDates || c.mixed > 0:
		return w.certain.String(), nil
	}
	d := w.monthly
	if c.Order == DayFirst {
		d = w.daily
	}
	if d.IsZero() {
		message := "is no day as " + c.Order.Words() + ", as the dates of this file are to be read"
		if c.decider != "" {
			message = "is no day as " + c.Order.Words() + ", as this column is read since line " + strconv.Itoa(c.line) + " has " + strconv.Quote(c.decider)
		}
		return fail(civilDate, message, w.certain)
	}
	return d.String(), nil
}

// suggest is the date to write instead of a text that is refused, as far as the order of the column is known.
func (c *DateColumn) suggest(w writtenDate) states.Date {
	if w.refused == serialWords && c.Days1904 {
		return w.perhaps.AddDays(1462) // ECMA-376 part 1, 18.17.4.1: from 1899-12-30 to 1904-01-01
	}
	order := c.Order
	if order == InferDates || order == ISODates {
		order = c.guess
	}
	if c.mixed > 0 {
		order = InferDates
	}
	switch {
	case order == MonthFirst:
		return cmp.Or(w.perhapsMDY, w.perhapsYMD, w.perhaps)
	case order == DayFirst:
		return cmp.Or(w.perhapsDMY, w.perhapsYMD, w.perhaps)
	case !w.perhapsYMD.IsZero():
		return states.Date{} // a day of either
	}
	return w.perhaps
}

// Decided is the cell that told the order of the column, and its line; false where none did, or where others contradict it.
func (c *DateColumn) Decided() (cell string, line int, ok bool) {
	return c.decider, c.line, c.decider != "" && c.mixed == 0
}

// Doubtful reports whether the column holds dates that can be read both ways, and no cell told which.
func (c *DateColumn) Doubtful() bool { return c.doubtful && c.decider == "" }
