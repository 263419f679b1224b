package spelling

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states/records/internal/csvtext"
)

// Number is the meaning of the cells of a kind of number, or of true and false, which gocsv alone would read too kindly: 12.7 as the
// whole number 12, 0x10 as 16.
func Number(k reflect.Kind) (Meaning, bool) {
	number := func(tag, wrong string, parse func(string) error) (Meaning, bool) {
		return Meaning{Tag: tag, Wrong: wrong, advise: adviseNumber, Read: func(text string) (string, bool) {
			text = csvtext.Trim(text)
			return text, text == "" || parse(text) == nil
		}}, true
	}
	switch k {
	case reflect.Bool:
		v := vocabulary{[]string{"true", "false"}, aliases("true: yes, y, t, 1, ✓", "false: no, n, f, 0, ✗"), nil}
		return v.meaning("true_or_false"), true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return number("whole_number", "is no whole number", func(s string) error { _, err := strconv.ParseInt(s, 10, 64); return err })
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return number("whole_number", "is no whole number from 0 up", func(s string) error { _, err := strconv.ParseUint(s, 10, 64); return err })
	case reflect.Float32, reflect.Float64:
		return number("decimal_number", "is no number", func(s string) error { _, err := strconv.ParseFloat(s, 64); return err })
	}
	return Meaning{}, false
}

var (
	grouped  = regexp.MustCompile(`^[-+]?[$€£]? ?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$`)
	currency = regexp.MustCompile(`^[$€£] ?[0-9]`)
	ofPoints = regexp.MustCompile(`/ ?([459])$`)
)

func adviseNumber(m *Meaning, text string) *Refusal {
	if !grouped.MatchString(text) && !currency.MatchString(text) {
		return nil
	}
	digits := strings.Trim(strings.NewReplacer(",", "", "$", "", "€", "", "£", "").Replace(text), " ")
	return &Refusal{Tag: m.Tag, Message: m.Wrong + ": write digits alone, with a point before decimals", Suggestion: m.meant(digits, text)}
}

// Total is the meaning of the totals of one group of criteria: a total of another group, or of all nine, is none of it.
func Total(g rubric.Group) Meaning {
	m := meanings[reflect.TypeFor[rubric.Total]()]
	m.Words = scores(g)
	m.Read = func(text string) (string, bool) {
		if of := ofPoints.FindStringSubmatch(csvtext.Trim(text)); of != nil && of[1] != g.Max().String() {
			return "", false
		}
		return readScore(text)
	}
	m.advise = func(m *Meaning, text string) *Refusal {
		of := ofPoints.FindStringSubmatch(text)
		if of == nil {
			return nil
		}
		return &Refusal{Tag: m.Tag, Message: "is a total of " + map[string]string{"4": "the four of END", "5": "the five of START", "9": "all nine criteria"}[of[1]] +
			": write here the points of " + strings.ToUpper(g.String()) + " alone, up to " + g.Max().String()}
	}
	return m
}

// scores are the totals that a group can have.
func scores(g rubric.Group) (all []string) {
	for s := range g.Max() + 1 {
		all = append(all, s.String())
	}
	return all
}

// readScore takes points as 3, 3.5, 3,5, 3½ or out of a group's maximum, 3.5/5 and 3.5 of 5.
func readScore(text string) (string, bool) {
	text = csvtext.Trim(text)
	points, of, out := strings.Cut(strings.Replace(text, " of ", "/", 1), "/")
	if of = csvtext.Trim(of); out && of != "4" && of != "5" && of != "9" {
		return "", false
	}
	points = strings.Replace(csvtext.Trim(points), ",", ".", 1)
	if whole, half := strings.CutSuffix(points, "½"); half {
		points = max(csvtext.Trim(whole), "0") + ".5"
	}
	if points == "" {
		return "", text == ""
	}
	if strings.Contains(points, ".") { // 3.50
		points = strings.TrimSuffix(strings.TrimRight(points, "0"), ".")
	}
	s, err := rubric.ParseScore(points, rubric.AllNine)
	return s.String(), err == nil
}

// readDegrees takes a plain decimal, with a point or a comma.
func readDegrees(text string) (string, bool) {
	var d cases.Degrees
	if text = csvtext.Trim(text); strings.Count(text, ",") == 1 && !strings.Contains(text, ".") {
		text = strings.Replace(text, ",", ".", 1)
	}
	return text, d.UnmarshalText([]byte(text)) == nil
}
