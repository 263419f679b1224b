package records

import (
	"io"
	"math"
	"slices"
	"time"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// DateOrder says how dates such as 3/4/2021 are read. The zero value looks for what each column's own cells tell.
type DateOrder uint8

const (
	// InferDates reads a column by the cells that can be read in one order only: 6/19/2020 has no month 19. Where no cell
	// of the first [Options.Lookahead] bytes decides, nor any later one of a file that can be read twice, ambiguous dates are
	// refused with both readings.
	InferDates = DateOrder(spelling.InferDates)
	ISODates   = DateOrder(spelling.ISODates)   // YYYY-MM-DD, YYYY-MM and YYYY alone
	MonthFirst = DateOrder(spelling.MonthFirst) // month/day/year
	DayFirst   = DateOrder(spelling.DayFirst)   // day/month/year
)

const orderWords states.Words = "infer iso mdy dmy"

// String is "infer", "iso", "mdy" or "dmy".
func (o DateOrder) String() string { return orderWords.At(uint8(min(o, DayFirst))) }

// MarshalText gives the same word as String.
func (o DateOrder) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads the words of String; any other text is a [*states.ParseError] and leaves o alone.
func (o *DateOrder) UnmarshalText(text []byte) error {
	return orderWords.Read("date order", text, (*uint8)(o))
}

// DateOf is the civil date of a time, in the time's own zone: DateOf(time.Now()) is today. The zero time is no date.
func DateOf(t time.Time) states.Date {
	if t.IsZero() {
		return states.Date{}
	}
	year, month, day := t.Date()
	return states.Date{Year: int16(year), Month: int8(month), Day: int8(day)}
}

// Time is the midnight, UTC, with which the date begins; a year or a month counts at its first day. No date is the zero time.
func Time(d states.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	d = d.First()
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
}

// lookAhead splits as many rows as it takes to know how each column writes its dates.
func (r *Reader[T]) lookAhead() (batches []*batch[T]) {
	if r.o.Dates != InferDates || !slices.ContainsFunc(r.dates, func(d *spelling.DateColumn) bool { return d != nil }) {
		return nil
	}
	for size := 0; size < r.o.Lookahead; {
		b := r.fillBatch(nil)
		if b == nil {
			return batches
		}
		batches = append(batches, b)
		for i := range b.split {
			size += len(b.split[i].Text)
			r.lookAtDates(&b.split[i])
		}
	}
	if slices.ContainsFunc(r.dates, func(d *spelling.DateColumn) bool { return d != nil && d.Doubtful() }) {
		r.lookAtAll()
	}
	return batches
}

func (r *Reader[T]) lookAtDates(row *csvtext.Row) {
	if len(row.Cells) != len(r.dates) {
		return
	}
	for i, d := range r.dates {
		if d != nil {
			d.Look(row.Cells[i], row.Line)
		}
	}
}

// lookAtAll reads the rest of a file that can be read twice, for its dates alone.
func (r *Reader[T]) lookAtAll() {
	var from io.Reader
	if at, ok := r.from.(interface {
		io.ReaderAt
		io.Seeker
	}); ok {
		here, err := at.Seek(0, io.SeekCurrent)
		if err != nil {
			return
		}
		from = io.NewSectionReader(at, here-r.split.BytesRead(), math.MaxInt64-here)
	} else if r.o.again != nil {
		file, err := r.o.again()
		if err != nil {
			return
		}
		defer file.Close()
		from = file
	} else {
		return
	}
	again := csvtext.NewSplitter(from, r.o.MaxRow, nil)
	again.Separate(r.split.Separator())
	again.Width, again.Rows = r.split.Width, r.split.Rows
	var arena []string
	var next csvtext.Row
	for ok := true; ok; arena, ok = again.Next(&next, arena[:0]) {
		if next.Line > r.head.line {
			r.lookAtDates(&next)
		}
	}
}
