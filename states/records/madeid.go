package records

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// MadeID is the id that a bill is given where its table has none: state, session and number, such as co-2020-sb-20-217. A session
// counts by its first year, one without a year and a special one by its whole name, and where it is blank by the year of introduction
// or status. It is blank where one of the three is.
func MadeID(b *states.Bill) string {
	s := spelling.ReadSession(b.State, b.Session)
	when := b.Session
	switch year := max(int(b.Introduced.Year), int(b.StatusDate.Year)); {
	case plainYear.MatchString(b.Session): // as it is, also of a Congress
	case s.First != 0 && s.Special == "":
		when = strconv.Itoa(s.First)
	case s.First == 0 && s.Name == "" && b.Introduced.Year != 0:
		when = strconv.Itoa(int(b.Introduced.Year))
	case s.First == 0 && s.Name == "" && year != 0:
		when = strconv.Itoa(year)
	}
	state, session, number := hyphened(string(b.State)), hyphened(when), hyphened(lettersApart.ReplaceAllString(b.Number, "$1-$2"))
	if state == "" || session == "" || number == "" {
		return ""
	}
	return state + "-" + session + "-" + number
}

var (
	plainYear    = regexp.MustCompile(`^[0-9]{4}$`)
	lettersApart = regexp.MustCompile(`^([\pL.]+)([0-9])`)
)

// hyphened is a text in lower case with one hyphen for all that is no letter or digit.
func hyphened(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}

// numbered reports whether the file has what ids are made of.
func (r *headerReader) numbered() bool {
	found := func(name string) bool { return columnNamed(r.columns, name) >= 0 }
	return found("state") && found("number") && (found("session") || found("introduced"))
}

// makeIDs gives ids to bills that have none, or says what is missing for it.
func (m *mapper[T]) makeIDs(b *batch[T], bills []states.Bill) {
	b.madeIDs = b.madeIDs[:0]
	if m.head.exact {
		return
	}
	at := columnNamed(m.head.columns, "id")
	for i := range bills {
		if b.status[i] != accepted || csvtext.Trim(bills[i].ID) != "" {
			continue
		}
		if bills[i].ID = MadeID(&bills[i]); bills[i].ID != "" {
			b.madeIDs = append(b.madeIDs, i)
			continue
		}
		m.add(b, i, at, Problem{Column: "id", Rule: Required, Message: "is blank, and cannot be made without state, session and number: write one, such as co-2020-sb-20-217"})
		b.status[i] = rejectedRow
	}
}

// madeIDs counts the ids that were made.
type madeIDs struct {
	n     int
	line  int // of the first
	first string
}

func (m *madeIDs) count(line int, id string) {
	if m.n++; m.n == 1 {
		m.line, m.first = line, id
	}
}

// report says how many ids were made, and of what.
func (m *madeIDs) report(say func(Problem)) {
	if m.n > 0 {
		say(Problem{Line: m.line, Column: "id", Rule: Required, Severity: Note,
			Message: "is missing in " + count(m.n, "row") + ", and made of state, session and number: " + m.first})
	}
}
