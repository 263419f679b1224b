package records

import (
	"cmp"
	"errors"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/endqi/endqi/states"
)

// Draft is a bill as a bulk file has it, for a person to assess: no verdict, and no effect either, which a [states.Bill]
// cannot leave blank. As a table, [Read] refuses it until someone has written the effect.
type Draft struct{ states.Bill }

// Fields yields the cells of a bill, the effect blank.
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
	}
}

// legiScanBill is a row of LegiScan's bills.csv.
type legiScanBill struct {
	Bill           string      `csv:"bill_id" validate:"required"`
	Session        string      `csv:"session_id"`
	Number         string      `csv:"bill_number" validate:"required"`
	Status         string      `csv:"status"`
	StatusDesc     string      `csv:"status_desc"`
	StatusDate     states.Date `csv:"status_date"`
	Title          string      `csv:"title"`
	Description    string      `csv:"description"`
	CommitteeID    string      `csv:"committee_id"`
	Committee      string      `csv:"committee"`
	LastActionDate states.Date `csv:"last_action_date"`
	LastAction     string      `csv:"last_action"`
	URL            string      `csv:"url" validate:"required,url"`
	StateLink      string      `csv:"state_link"`
}

// legiScanAction is a row of LegiScan's history.csv.
type legiScanAction struct {
	Bill     string      `csv:"bill_id" validate:"required"`
	Date     states.Date `csv:"date"`
	Chamber  string      `csv:"chamber"`
	Sequence string      `csv:"sequence"`
	Action   string      `csv:"action"`
}

// legiScanAddress is the address of a bill's page: https://legiscan.com/CO/bill/SB217/2020. It alone names the state.
var legiScanAddress = regexp.MustCompile(`^https?://(?:www\.)?legiscan\.com/([A-Z]{2})/bill/[^/]+/([0-9]{4})`)

// LegiScan reads the bills.csv of a LegiScan dataset, and the history.csv beside it where there is one. "-" is the
// standard input. State and session come from a bill's address.
//
// The status is taken over with care, for one of "Introduced" is often the last that LegiScan ever heard: Introduced,
// Engrossed and Enrolled become unknown, never pending. Passed is enacted, but unknown for a resolution; Failed is failed;
// Vetoed is failed, but unknown where the history tells of an override. What LegiScan said is in the note.
func LegiScan(path string, o Options) ([]Draft, *Report, error) {
	type history struct {
		introduced states.Date
		override   bool
	}
	report := &Report{}
	histories := map[string]history{}
	err := besideTable(path, "history.csv", o, report, func(a *legiScanAction) {
		h := histories[a.Bill]
		action := strings.ToLower(a.Action)
		if h.introduced.IsZero() && (strings.Contains(action, "introduced") || strings.Contains(action, "prefiled")) {
			h.introduced = a.Date
		}
		h.override = h.override || strings.Contains(action, "override") || strings.Contains(action, "overrid")
		histories[a.Bill] = h
	})
	d := drafts{ids: map[string]bool{}, sessions: map[string]string{}}
	judge := func(b *legiScanBill) *Problem {
		parts := legiScanAddress.FindStringSubmatch(b.URL)
		if parts == nil {
			return &Problem{Column: "url", Value: b.URL, Rule: "url", Message: "is no address of a bill on LegiScan, from which state and year are read: https://legiscan.com/CO/bill/SB217/2020"}
		}
		if _, ok := states.ByCode(states.Code(parts[1])); !ok {
			return &Problem{Column: "url", Value: b.URL, Rule: JurisdictionKey, Message: "names no jurisdiction: " + parts[1]}
		}
		return nil
	}
	bad := draftTable(path, o, report, judge, func(b *legiScanBill) {
		parts := legiScanAddress.FindStringSubmatch(b.URL)
		h := histories[b.Bill]
		out := states.Bill{
			State: states.Code(parts[1]), Session: parts[2], Number: spacedNumber(b.Number), Title: cmp.Or(b.Title, b.Description),
			Introduced: h.introduced, SourceURL: b.URL, Note: "LegiScan: " + statusNote(b.StatusDesc, b.StatusDate, b.LastActionDate, b.LastAction),
		}
		if isAddress(b.StateLink) {
			out.URL = b.StateLink
		}
		switch b.Status {
		case "1":
			if out.Introduced.IsZero() {
				out.Introduced = b.StatusDate
			}
		case "4":
			if !resolution(out.Number) {
				out.Status = states.Enacted
			}
		case "5":
			if !h.override {
				out.Status = states.Failed
			}
		case "6":
			out.Status = states.Failed
		}
		d.add(out, b.StatusDate, b.LastActionDate, b.Session, b.Bill)
	})
	return d.all, report, errors.Join(err, bad)
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

// openStatesBill is a row of an OpenStates …_bills.csv. Lists are Python text: ['bill'].
type openStatesBill struct {
	Bill           string      `csv:"id" validate:"required"`
	Number         string      `csv:"identifier" validate:"required"`
	Title          string      `csv:"title"`
	Classification string      `csv:"classification"`
	Subject        string      `csv:"subject"`
	Session        string      `csv:"session_identifier" validate:"required"`
	State          states.Code `csv:"jurisdiction" validate:"required"`
	Chamber        string      `csv:"organization_classification"`
}

// openStatesAction is a row of an OpenStates …_bill_actions.csv.
type openStatesAction struct {
	ID             string `csv:"id"`
	Bill           string `csv:"bill_id" validate:"required"`
	Organization   string `csv:"organization_id"`
	Description    string `csv:"description"`
	Date           string `csv:"date"` // sometimes with a time of day in UTC, of local midnight
	Classification string `csv:"classification"`
	Order          int    `csv:"order"`
}

// openStatesSource is a row of an OpenStates …_bill_sources.csv.
type openStatesSource struct {
	ID   string `csv:"id"`
	Note string `csv:"note"`
	URL  string `csv:"url"`
	Bill string `csv:"bill_id" validate:"required"`
}

// OpenStates reads a …_bills.csv of OpenStates' bulk files, and the …_bill_actions.csv and …_bill_sources.csv beside it
// where there are any. "-" is the standard input.
//
// The status comes from the actions alone: became-law and executive-signature are enacted; executive-veto is failed where
// no override was passed; all else is unknown, never pending, for an action of failure or withdrawal is often one of a
// motion. What is no bill by its classification stays unknown too.
func OpenStates(path string, o Options) ([]Draft, *Report, error) {
	report := &Report{}
	actions := map[string][]openStatesAction{}
	sources := map[string]string{}
	prefix := strings.TrimSuffix(filepath.Base(path), "_bills.csv")
	err := errors.Join(
		besideTable(path, prefix+"_bill_actions.csv", o, report, func(a *openStatesAction) { actions[a.Bill] = append(actions[a.Bill], *a) }),
		besideTable(path, prefix+"_bill_sources.csv", o, report, func(s *openStatesSource) {
			if sources[s.Bill] == "" && isAddress(s.URL) {
				sources[s.Bill] = s.URL
			}
		}),
	)
	d := drafts{ids: map[string]bool{}, sessions: map[string]string{}}
	bad := draftTable(path, o, report, nil, func(b *openStatesBill) {
		session := b.Session
		if len(session) == 8 && strings.Trim(session, "0123456789") == "" { // 20212022
			session = session[:4] + "-" + session[4:]
		}
		out := states.Bill{
			State: b.State, Session: session, Number: spacedNumber(b.Number), Title: b.Title, URL: sources[b.Bill],
			SourceURL: "https://open.pluralpolicy.com/" + strings.ToLower(string(b.State)) + "/bills/" + url.PathEscape(b.Session) + "/" + url.PathEscape(strings.ReplaceAll(b.Number, " ", "")) + "/",
		}
		history := actions[b.Bill]
		slices.SortStableFunc(history, func(x, y openStatesAction) int { return x.Order - y.Order })
		var decided, last states.Date
		var action string
		for _, a := range history {
			on := firstTen(a.Date)
			if last, action = on, a.Description; !slices.Contains(pythonList(b.Classification), "bill") {
				continue
			}
			for _, class := range pythonList(a.Classification) {
				switch class {
				case "introduction":
					if out.Introduced.IsZero() {
						out.Introduced = on
					}
				case "became-law":
					out.Status, decided = states.Enacted, on
				case "executive-signature":
					if out.Status != states.Enacted {
						out.Status, decided = states.Enacted, on
					}
				case "executive-veto":
					out.Status, decided = states.Failed, on
				case "veto-override-passage":
					if out.Status == states.Failed {
						out.Status, decided = states.StatusUnknown, states.Date{}
					}
				}
			}
		}
		out.Note = "OpenStates: " + statusNote(out.Status.String(), decided, last, action)
		d.add(out, decided, last, b.Session, b.Bill)
	})
	return d.all, report, errors.Join(err, bad)
}

// firstTen is the day of a date that may go on with a time.
func firstTen(text string) states.Date {
	d, _ := states.ParseDate(text[:min(len(text), 10)])
	return d
}

// pythonList reads the texts of a list as Python prints it; a text that is no list is one of one.
func pythonList(text string) (all []string) {
	inside, list := strings.CutPrefix(strings.TrimSpace(text), "[")
	inside = strings.TrimSuffix(inside, "]")
	for part := range strings.SplitSeq(inside, ",") {
		part = strings.TrimSpace(part)
		if list {
			part = strings.Trim(part, `'"`)
		}
		if part != "" {
			all = append(all, part)
		}
	}
	return all
}

// drafts collects bills under ids of their own.
type drafts struct {
	all      []Draft
	ids      map[string]bool
	sessions map[string]string // by state and year, the service's first session
}

// add dates a bill by its status and gives it an id. A second session of one year and a second bill of one number are told
// apart by the service's own numbers.
func (d *drafts) add(b states.Bill, decided, last states.Date, session, bill string) {
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
	year := string(b.State) + " " + b.Session
	if first, known := d.sessions[year]; !known {
		d.sessions[year] = session
	} else if first != session && session != "" {
		b.Session += " (session " + session + ")"
	}
	id := slug(string(b.State) + "-" + b.Session + "-" + b.Number)
	for _, more := range []string{session, bill} {
		if d.ids[id] {
			id = slug(id + "-" + more)
		}
	}
	b.ID = id
	d.ids[id] = true
	d.all = append(d.all, Draft{b})
}

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

// resolution reports whether a number is one of a resolution or memorial, whose passing makes no law: HR, SJR, HCR, SJM.
func resolution(number string) bool {
	letters, _, _ := strings.Cut(number, " ")
	return strings.HasSuffix(letters, "R") || strings.HasSuffix(letters, "RES") || strings.HasSuffix(letters, "M")
}

func isAddress(text string) bool {
	return strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
}

// besideTable reads a further file that lies beside another; none is no error.
func besideTable[T any](path, name string, o Options, report *Report, each func(*T)) error {
	if path == "-" {
		return nil
	}
	path = filepath.Join(filepath.Dir(path), name)
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	o.Rejects = nil
	return draftTable(path, o, report, nil, each)
}

// draftTable reads a table of a service.
func draftTable[T any](path string, o Options, report *Report, judge func(*T) *Problem, each func(*T)) error {
	from, o, closeFile, err := openTable(path, o)
	if err != nil {
		return err
	}
	defer closeFile()
	r := Read[T](from, o)
	r.judge = judge
	r.each(func(_ int, _ []string, v *T) bool {
		each(v)
		return true
	})
	report.join(*r.Report())
	report.order(o.limit())
	return r.Err()
}
