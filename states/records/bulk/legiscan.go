package bulk

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

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

// legiScanJSON is a bill as LegiScan's JSON has it, in a dataset or by getBill.
type legiScanJSON struct {
	Bill    loose `json:"bill_id"`
	Session struct {
		ID      loose `json:"session_id"`
		Start   loose `json:"year_start"`
		End     loose `json:"year_end"`
		Special loose `json:"special"`
		SineDie loose `json:"sine_die"`
		Prior   loose `json:"prior"`
	} `json:"session"`
	SessionID   loose `json:"session_id"`
	URL         loose `json:"url"`
	StateLink   loose `json:"state_link"`
	Status      loose `json:"status"`
	StatusDate  loose `json:"status_date"`
	Number      loose `json:"bill_number"`
	Type        loose `json:"bill_type"`
	Title       loose `json:"title"`
	Description loose `json:"description"`
	History     []struct {
		Date   loose `json:"date"`
		Action loose `json:"action"`
	} `json:"history"`
	Progress []struct {
		Date  loose `json:"date"`
		Event loose `json:"event"`
	} `json:"progress"`
	Texts []struct {
		StateLink loose `json:"state_link"`
	} `json:"texts"`
	Subjects []struct {
		Name loose `json:"subject_name"`
	} `json:"subjects"`
}

// loose is a text that a JSON may also hold as a number, or not at all.
type loose string

// UnmarshalJSON takes a text or a number; anything else is blank.
func (l *loose) UnmarshalJSON(data []byte) error {
	switch {
	case data[0] == '"':
		return json.Unmarshal(data, (*string)(l))
	case data[0] == '-' || '0' <= data[0] && data[0] <= '9':
		*l = loose(data)
	}
	return nil
}

// legiScanStatus are LegiScan's words for its numbers of a status.
var legiScanStatus = map[string]string{"1": "Introduced", "2": "Engrossed", "3": "Enrolled", "4": "Passed", "5": "Vetoed", "6": "Failed"}

var (
	// legiScanAddress is the address of a bill's page: https://legiscan.com/CO/bill/SB217/2020, in a special session
	// …/2020/X1. It alone names the state.
	legiScanAddress = regexp.MustCompile(`^https?://(?:www\.)?legiscan\.com/([A-Z]{2})/bill/[^/]+/([0-9]{4})(?:/X([0-9]*))?`)
	// legiScanFolder is the folder of a session's dataset: 2019-2020_100th_Legislature.
	legiScanFolder = regexp.MustCompile(`(?:^|[/_])([0-9]{4})-([0-9]{4})(?:_[^/]*)?/`)
)

// legiScanTable reads a bills.csv. State and session come from a bill's address, a session of two years from its folder.
//
// What LegiScan calls passed is enacted only where its last action or its history tells of a law in words: signed by the
// governor or the President, chaptered, a public act, in effect without a signature or over a veto. A resolution that
// passed is no law. A veto that the record says was overridden is no failure. Every other status is unknown, never
// pending: a bill that was introduced in a session that has ended is not pending, and the file does not say when that
// was. The note keeps what LegiScan said.
func (d *drafts) legiScanTable(f Files, from io.Reader, o records.Options, name string, report *records.Report) error {
	var ids map[string]bool
	if d.want != nil { // the bills first: of the history only their rows are read
		ids = map[string]bool{}
		kept, all, err := d.pick(from, []string{"bill_id", "bill_number", "title", "description"}, true, func(c [][]byte) bool {
			if !d.want.row(c[0], c[1], c[2], c[3]) {
				return false
			}
			ids[string(c[0])] = true
			return true
		})
		if err != nil {
			return err
		}
		from = kept
		if all {
			ids = nil
		}
	}
	histories := map[string]*story{}
	tell := func(a *legiScanAction) {
		s, known := histories[a.Bill]
		if !known {
			s = &story{}
			histories[a.Bill] = s
		}
		s.tell(a.Date, a.Action)
	}
	var err error
	if ids == nil || len(ids) > 0 {
		err = readBeside(f, name, besideTable{name: "history.csv", form: legiScanHistory, only: ids,
			without: "the day of introduction, vetoes that were overridden and laws that the last action does not tell of stay unknown"}, o, report, tell)
	}
	folder := path.Dir(f.Path+"/"+name) + "/"
	return errors.Join(err, readFrom(from, o, report, judgeLegiScan, func(b *legiScanBill) {
		s := story{}
		if told, known := histories[b.Bill]; known {
			s = *told
		}
		d.legiScan(b, s, legiScanMore{folder: folder})
	}))
}

// legiScanJSON adds the bill of a file of JSON; o names the file. It reports whether there was one: datasets also hold files of
// people and votes.
func (d *drafts) legiScanJSON(data []byte, o records.Options, report *records.Report) bool {
	count := &report.Files[0]
	var all struct {
		Bill *legiScanJSON `json:"bill"`
	}
	fail := func(column, value string, rule records.Rule, message string) bool {
		count.Read++
		count.Rejected++
		report.Add(records.Problem{File: o.File, Column: column, Value: value, Rule: rule, Message: message}, o)
		return true
	}
	if d.want != nil && !d.want.row(jsonValue(data, "bill_id"), jsonValue(data, "bill_number"), data) {
		d.want.looked.Add(1)
		return true
	}
	if err := json.Unmarshal(data, &all); err != nil {
		return fail("", "", records.FileFormat, "the file is no JSON of a bill: "+err.Error())
	}
	if all.Bill == nil {
		return false
	}
	if d.want != nil {
		d.want.looked.Add(1)
	}
	j := all.Bill
	b := legiScanBill{Bill: string(j.Bill), Session: string(cmp.Or(j.SessionID, j.Session.ID)), Number: string(j.Number), Status: string(j.Status), StatusDesc: legiScanStatus[string(j.Status)],
		Title: string(j.Title), Description: string(j.Description), URL: string(j.URL), StateLink: string(j.StateLink)}
	b.StatusDate, _ = states.ParseDate(string(j.StatusDate))
	for _, c := range []struct{ column, value string }{{"bill_id", b.Bill}, {"bill_number", b.Number}, {"url", b.URL}} {
		if c.value == "" {
			return fail(c.column, "", records.Required, "is blank, and every bill needs it")
		}
	}
	if p := judgeLegiScan(&b); p != nil {
		return fail(p.Column, p.Value, p.Rule, p.Message)
	}
	s := story{}
	for _, a := range j.History {
		on, _ := states.ParseDate(string(a.Date))
		s.tell(on, string(a.Action))
		b.LastActionDate, b.LastAction = on, string(a.Action)
	}
	for _, p := range j.Progress {
		switch on, _ := states.ParseDate(string(p.Date)); p.Event {
		case "1": // introduced
			if s.introduced.IsZero() {
				s.introduced = on
			}
		case "8": // chaptered
			s.passed = true
		}
	}
	for _, t := range j.Texts {
		b.StateLink = cmp.Or(b.StateLink, string(t.StateLink))
	}
	more := legiScanMore{billType: string(j.Type), adjourned: truth(j.Session.SineDie) || truth(j.Session.Prior)}
	for _, s := range j.Subjects {
		if s.Name != "" {
			more.subjects = append(more.subjects, string(s.Name))
		}
	}
	if truth(j.Session.Special) {
		more.special = "1"
	}
	if j.Session.Start != "" && j.Session.End != "" {
		more.folder = string(j.Session.Start) + "-" + string(j.Session.End) + "_/"
	} else {
		more.folder = o.File
	}
	count.Read++
	count.Accepted++
	d.legiScan(&b, s, more)
	return true
}

// truth reports whether a JSON says yes.
func truth(l loose) bool { return l != "" && l != "0" }

// judgeLegiScan refuses a bill whose state or year nobody can tell.
func judgeLegiScan(b *legiScanBill) *records.Problem {
	parts := legiScanAddress.FindStringSubmatch(b.URL)
	if parts == nil {
		return &records.Problem{Column: "url", Value: b.URL, Rule: "url", Message: "is no address of a bill on LegiScan, from which state and year are read: https://legiscan.com/CO/bill/SB217/2020"}
	}
	if _, ok := states.ByCode(states.Code(parts[1])); !ok {
		return &records.Problem{Column: "url", Value: b.URL, Rule: records.JurisdictionKey, Message: "names no jurisdiction: " + parts[1]}
	}
	return nil
}

// legiScanMore is what one form of LegiScan's files tells of a bill and another does not.
type legiScanMore struct {
	billType  string // LegiScan's letters
	special   string // which special session it is, where the address does not tell
	folder    string // may name the years of the session
	adjourned bool
	subjects  []string
}

// legiScan adds a bill.
func (d *drafts) legiScan(b *legiScanBill, s story, more legiScanMore) {
	parts := legiScanAddress.FindStringSubmatch(b.URL)
	out := Draft{Bill: states.Bill{
		State: states.Code(parts[1]), Session: parts[2], Number: spacedNumber(b.Number), Title: cmp.Or(b.Title, b.Description),
		Introduced: s.introduced, SourceURL: b.URL, Note: "LegiScan: " + statusNote(cmp.Or(b.StatusDesc, legiScanStatus[b.Status]), b.StatusDate, b.LastActionDate, b.LastAction),
		ServiceID: b.Bill}, Adjourned: more.adjourned, session: b.Session}
	out.describe([]string{b.Description}, more.subjects)
	if states.CheckURL(b.StateLink) == nil {
		out.URL = b.StateLink
	}
	start := parts[2]
	years := legiScanFolder.FindStringSubmatch(more.folder)
	if years != nil && years[1] == start {
		end, _ := strconv.Atoi(years[2])
		out.SessionEnd.Year = int16(end)
	}
	if out.State == states.US {
		out.Number = congressNumber(b.Number, legiScanCongress)
		year, _ := strconv.Atoi(start)
		out.Session = strconv.Itoa(year-1+year%2) + "-" + strconv.Itoa(year+year%2)
	} else if years != nil && years[1] == start && years[2] > start {
		out.Session = start + "-" + years[2]
	}
	if inSpecial := strings.Contains(parts[0], "/X"); inSpecial || more.special != "" {
		n := cmp.Or(parts[3], more.special, "1")
		out.Session = start + " Special Session " + n
		start += "-x" + n
	}
	introduced := s.introduced
	s.tell(states.Date{}, b.LastAction)
	s.introduced = introduced
	switch b.Status {
	case "1":
		if out.Introduced.IsZero() {
			out.Introduced = b.StatusDate
		}
	case "4":
		if s.enacted(out.State, kindOf(more.billType, out.Number, b.Title, b.Description)) {
			out.Status = states.Enacted
		}
	case "5":
		if !s.overridden {
			out.Status = states.Failed
		}
	case "6":
		out.Status = states.Failed
	}
	out.start = start
	d.add(out, b.StatusDate, b.LastActionDate)
}

// legiScanCongress is how LegiScan writes the kinds of bills of Congress.
var legiScanCongress = map[string]string{
	"HB": "H.R.", "SB": "S.", "HR": "H.Res.", "SR": "S.Res.", "HJR": "H.J.Res.", "SJR": "S.J.Res.", "HCR": "H.Con.Res.", "SCR": "S.Con.Res.",
}
