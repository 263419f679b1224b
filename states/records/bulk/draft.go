package bulk

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/endqi/endqi/states"
)

// Draft is a bill as a bulk file has it, for a person to assess: no verdict, and no effect either, which a [states.Bill]
// cannot leave blank. As a table, records.Read refuses it until someone has written the effect.
//
// Its ServiceID is the service's own name of the bill, which never changes.
type Draft struct {
	states.Bill
	Description string // of the bill, its abstracts or digest, where that is not its title
	Subjects    string // separated by "; "
	Adjourned   bool   // the service says that the session is over
	Rank        int    // where [Options] have terms and they find it, the points of its hits
	Hits        []Hit

	texts   []string // of the bill itself, where a file has them, until they were looked through
	session string   // the service's number or name of it
	start   string   // what stands for the session in the id
}

// Fields yields the cells of a bill, the effect blank, then those of a draft alone.
func (d *Draft) Fields() iter.Seq2[string, states.Field] {
	return func(yield func(string, states.Field) bool) {
		for name, f := range d.Bill.Fields() {
			if name == "effect" {
				f = new(states.Text)
			}
			if !yield(name, f) {
				return
			}
		}
		_ = yield("description", (*states.Text)(&d.Description)) &&
			yield("subjects", (*states.Text)(&d.Subjects))
	}
}

// Candidate is a draft that was found: its table also says its rank and what was found where.
type Candidate struct{ Draft }

// Fields yields the cells of a draft, then its rank and its hits, separated by "; ".
func (c *Candidate) Fields() iter.Seq2[string, states.Field] {
	return func(yield func(string, states.Field) bool) {
		for name, f := range c.Draft.Fields() {
			if !yield(name, f) {
				return
			}
		}
		var hits []string
		for _, h := range c.Hits {
			hits = append(hits, h.String())
		}
		rank, found := states.Text(strconv.Itoa(c.Rank)), states.Text(strings.Join(hits, "; "))
		_ = yield("rank", &rank) && yield("found", &found)
	}
}

// Candidates are the drafts that the terms found, those of the highest rank first, else in the order in which they came.
func Candidates(drafts []Draft) (all []Candidate) {
	for _, d := range drafts {
		if d.Rank >= LeastRank {
			all = append(all, Candidate{d})
		}
	}
	slices.SortStableFunc(all, func(a, b Candidate) int { return b.Rank - a.Rank })
	return all
}

// describe keeps what tells more than the title.
func (d *Draft) describe(texts, subjects []string) {
	var more []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" && !slices.ContainsFunc(append(more, d.Title), func(other string) bool { return slug(other) == slug(text) }) {
			more = append(more, text)
		}
	}
	d.Description = strings.Join(more, "\n")
	d.Subjects = strings.Join(subjects, "; ")
}

// latest is the last day on which the record says that something happened.
func (d *Draft) latest() states.Date {
	if d.LastAction.Before(d.StatusDate) {
		return d.StatusDate
	}
	return d.LastAction
}

// drafts collects bills on their way to ids of their own.
type drafts struct {
	want *wanted // which bills are kept
	all  []Draft
}

// add dates a bill by its status.
func (d *drafts) add(b Draft, decided, last states.Date) {
	switch {
	case b.Status == states.StatusUnknown:
		b.LastAction = last
	case b.Status == states.Enacted && decided.IsZero():
		b.Status, b.LastAction = states.StatusUnknown, last // in force from when?
	default:
		b.StatusDate = decided
	}
	if b.State == states.US {
		b.Scope = states.FederalScope
	}
	if b.State == states.US && !b.SessionEnd.IsZero() { // the 20th Amendment: a Congress ends on January 3
		b.SessionEnd = states.Date{Year: b.SessionEnd.Year + b.SessionEnd.Year%2 + 1, Month: 1, Day: 3}
	}
	b.Title, b.Description, b.Subjects, b.Note = plainText(b.Title), plainText(b.Description), plainText(b.Subjects), plainText(b.Note)
	if d.want.draft(&b) {
		d.all = append(d.all, b)
	}
}

// finish gives the drafts their ids, whatever the order in which they came. Where a service has two sessions that
// nothing else tells apart, the later one is called by its number; a second bill of one number by the number of the
// bill.
func (d *drafts) finish() []Draft {
	earliest := map[string]string{} // of the sessions that have one name
	for i := range d.all {
		b := &d.all[i]
		name := string(b.State) + " " + b.Session
		if first, known := earliest[name]; b.session != "" && (!known || before(b.session, first)) {
			earliest[name] = b.session
		}
	}
	taken := map[string]int{}
	for i := range d.all {
		b := &d.all[i]
		start := b.start
		if b.session != "" && b.session != earliest[string(b.State)+" "+b.Session] {
			start += "-session-" + b.session
			b.Session += " (session " + b.session + ")"
		}
		b.ID = slug(string(b.State) + "-" + start + "-" + b.Number)
		taken[b.ID]++
	}
	used := map[string]bool{}
	for i := range d.all {
		b := &d.all[i]
		if taken[b.ID] > 1 && used[b.ID] {
			b.ID = slug(b.ID + "-" + b.ServiceID)
		}
		for n := 2; used[b.ID]; n++ {
			b.ID = slug(string(b.State) + "-" + b.start + "-" + b.Number + "-" + b.ServiceID + "-" + strconv.Itoa(n))
		}
		used[b.ID] = true
	}
	return d.all
}

// before reports whether a service gave out one number before another.
func before(a, b string) bool { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) < 0 }

// slug is a text in lower case with one hyphen for all that is no letter or digit.
func slug(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}

// spacedNumber puts a space between the letters and the digits of a bill's number, and leaves out zeros before the digits:
// HB0401 becomes HB 401.
func spacedNumber(number string) string {
	number = strings.Join(strings.Fields(number), " ")
	letters := strings.IndexFunc(number, func(r rune) bool { return !unicode.IsLetter(r) })
	if letters < 1 {
		return number
	}
	digits := strings.TrimPrefix(number[letters:], " ")
	if digits == "" || digits[0] < '0' || digits[0] > '9' {
		return number
	}
	for len(digits) > 1 && digits[0] == '0' && '0' <= digits[1] && digits[1] <= '9' {
		digits = digits[1:]
	}
	return number[:letters] + " " + digits
}

// congressNumber writes a number of Congress as Congress does, from the letters of a service.
func congressNumber(number string, letters map[string]string) string {
	number = spacedNumber(number)
	kind, digits, ok := strings.Cut(number, " ")
	if own, known := letters[strings.ToUpper(kind)]; known && ok {
		return own + " " + digits
	}
	return number
}

// statusNote says what a service said of a bill.
func statusNote(status string, on, last states.Date, action string) string {
	text := cmp.Or(status, "no status")
	if !on.IsZero() {
		text += " on " + on.String()
	}
	if action != "" {
		text += "; last action"
		if !last.IsZero() {
			text += " on " + last.String()
		}
		text += ": " + action
	}
	return text
}
