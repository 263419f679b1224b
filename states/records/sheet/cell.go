package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
	"github.com/xuri/nfp"
)

// format is what a number format makes of a number.
type format uint8

const (
	plainNumber format = iota
	shownNumber        // with zeros or letters before it that tell something
	wholeDate
	monthOfYear
	yearAlone
)

// cell turns the raw value of a cell into its text, and says how its number is read.
func (w *workbook) cell(text *string, m mark, sheet string, row int) (format, error) {
	switch m.kind {
	case "b":
		*text = map[string]string{"1": "TRUE", "0": "FALSE"}[*text]
	case "", "n":
		if *text == "" && m.formula {
			name, err := excelize.CoordinatesToCellName(m.column, row)
			if err != nil {
				return plainNumber, err
			}
			return plainNumber, &FormulaError{sheet + "!" + name}
		}
		if number, err := strconv.ParseFloat(*text, 64); err == nil {
			f := w.formatOf(m.style)
			*text = w.number(number, f)
			return f, nil
		}
	}
	return plainNumber, nil
}

// number is the text of a number in a format; as if it were plain where it is to be as it is shown.
func (w *workbook) number(number float64, f format) string {
	// A spreadsheet keeps and shows 15 digits: 0.1 is written as 0.10000000000000001.
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(number, 'g', 15, 64), 64)
	digits := strconv.FormatFloat(rounded, 'f', -1, 64)
	if f == plainNumber || f == shownNumber {
		return digits
	}
	day, err := excelize.ExcelDateToTime(number, w.days1904)
	if err != nil || number < 1 && !w.days1904 {
		return digits
	}
	day = day.Round(time.Second)
	layout := time.DateOnly
	switch {
	case f == yearAlone:
		layout = "2006"
	case f == monthOfYear:
		layout = "2006-01"
	case day.Hour() != 0 || day.Minute() != 0 || day.Second() != 0:
		layout = time.DateTime
	}
	return day.Format(layout)
}

// formatOf finds the format of a style (ECMA-376 part 1, 18.8.30).
func (w *workbook) formatOf(style int) format {
	f, known := w.formats[style]
	if known {
		return f
	}
	if s, err := w.GetStyle(style); err == nil {
		switch id := s.NumFmt; {
		case s.CustomNumFmt != nil:
			f = formatOfCode(*s.CustomNumFmt)
		case id == 17:
			f = monthOfYear // mmm-yy
		case id >= 14 && id <= 16, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id >= 57 && id <= 58:
			f = wholeDate
		}
	}
	w.formats[style] = f
	return f
}

var zeros = regexp.MustCompile(`^0{2,}$`)

// formatOfCode reads a number format that somebody wrote: yyyy-mm-dd, mmmm yyyy, 00, "HB "0.
func formatOfCode(code string) format {
	parser := nfp.NumberFormatParser()
	sections := parser.Parse(code)
	if len(sections) == 0 {
		return plainNumber
	}
	var year, month, day, clock, digits, letters bool
	for _, t := range sections[0].Items {
		value := strings.ToLower(t.TValue)
		switch t.TType {
		case nfp.TokenTypeDateTimes:
			switch {
			case strings.HasPrefix(value, "y"), strings.HasPrefix(value, "e"):
				year = true
			case strings.HasPrefix(value, "d"):
				day = true
			case strings.HasPrefix(value, "m"):
				month = true
			default:
				clock = true
			}
		case nfp.TokenTypeElapsedDateTimes:
			clock = true
		case nfp.TokenTypeZeroPlaceHolder, nfp.TokenTypeHashPlaceHolder, nfp.TokenTypeDigitalPlaceHolder:
			digits = true
		case nfp.TokenTypeLiteral:
			letters = letters || strings.ContainsFunc(value, func(r rune) bool { return 'a' <= r && r <= 'z' })
		}
	}
	switch {
	case day:
		return wholeDate
	case year && month:
		return monthOfYear
	case year:
		return yearAlone
	case month && !clock:
		return monthOfYear
	case zeros.MatchString(code), digits && letters:
		return shownNumber
	}
	return plainNumber
}
