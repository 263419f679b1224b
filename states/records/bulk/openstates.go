package bulk

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

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

	kinds []string // the classification as a list
}

// openStatesSource is a row of an OpenStates …_bill_sources.csv.
type openStatesSource struct {
	ID   string `csv:"id"`
	Note string `csv:"note"`
	URL  string `csv:"url"`
	Bill string `csv:"bill_id" validate:"required"`
}

// openStatesAbstract is a row of an OpenStates …_bill_abstracts.csv.
type openStatesAbstract struct {
	ID       string `csv:"id"`
	Bill     string `csv:"bill_id" validate:"required"`
	Abstract string `csv:"abstract"`
	Note     string `csv:"note"`
}

// openStatesRecord is what a bill has, whatever the form of the file.
type openStatesRecord struct {
	openStatesBill
	Kinds      []string
	Subjects   []string
	SessionEnd states.Date
	Abstracts  []string
	Source     string
	Actions    []openStatesAction
	Text       string
}

// openStatesTable reads a …_bills.csv, with …_bill_actions.csv, …_bill_sources.csv and …_bill_abstracts.csv beside it where
// there are any.
func (d *drafts) openStatesTable(f Files, from io.Reader, o records.Options, name string, report *records.Report) error {
	actions := map[string][]openStatesAction{}
	sources := map[string]string{}
	abstracts := map[string][]string{}
	prefix := plainName(path.Base(name))
	prefix = strings.TrimSuffix(strings.TrimSuffix(prefix, path.Ext(prefix)), "_bills")
	if name == "-" {
		prefix = "…"
	}
	abstractTable := besideTable{name: prefix + "_bill_abstracts.csv", form: openStatesAbstracts, without: "the descriptions stay blank"}
	var ids map[string]bool
	if d.want != nil {
		ids = map[string]bool{}
		if err := d.pickAbstracts(f, name, abstractTable, o, ids); err != nil {
			return err
		}
		described := len(ids) > 0
		kept, all, err := d.pick(from, []string{"id", "identifier", "title", "subject"}, true, func(c [][]byte) bool {
			if !(described && ids[string(c[0])]) && !d.want.row(c[0], c[1], c[2], c[3]) {
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
	var err error
	if ids == nil || len(ids) > 0 {
		abstractTable.only = ids
		err = errors.Join(
			readBeside(f, name, besideTable{name: prefix + "_bill_actions.csv", form: openStatesActions, only: ids, without: "status and day of introduction stay unknown"}, o, report, func(a *openStatesAction) {
				a.kinds = pythonList(a.Classification)
				actions[a.Bill] = append(actions[a.Bill], *a)
			}),
			readBeside(f, name, besideTable{name: prefix + "_bill_sources.csv", form: openStatesSources, only: ids, without: "the addresses of the legislature stay blank"}, o, report, func(s *openStatesSource) {
				if sources[s.Bill] == "" && states.CheckURL(s.URL) == nil {
					sources[s.Bill] = s.URL
				}
			}),
			readBeside(f, name, abstractTable, o, report, func(a *openStatesAbstract) { abstracts[a.Bill] = append(abstracts[a.Bill], a.Abstract) }),
		)
	}
	return errors.Join(err, readFrom(from, o, report, nil, func(b *openStatesBill) {
		d.openStates(&openStatesRecord{openStatesBill: *b, Kinds: pythonList(b.Classification), Subjects: pythonList(b.Subject), Abstracts: abstracts[b.Bill], Source: sources[b.Bill], Actions: actions[b.Bill]})
	}))
}

// pickAbstracts finds the bills whose abstracts the terms find.
func (d *drafts) pickAbstracts(f Files, name string, table besideTable, o records.Options, ids map[string]bool) error {
	found, ok := f.beside(name, table)
	if d.want.m == nil || !ok {
		return nil
	}
	from, _, err := f.open(found, o)
	if err != nil {
		return err
	}
	defer from.Close()
	_, _, err = d.pick(from, []string{"bill_id", "abstract"}, false, func(c [][]byte) bool {
		if d.want.texts(c[1]) {
			ids[string(c[0])] = true
		}
		return false
	})
	return err
}

// openStatesJSON is a bill as Open States' JSON has it: in bulk, from its API, or as its scrapers write it.
type openStatesJSON struct {
	ID         loose           `json:"id"`
	Number     loose           `json:"identifier"`
	Title      loose           `json:"title"`
	Kinds      []string        `json:"classification"`
	Subjects   []string        `json:"subject"`
	Session    json.RawMessage `json:"legislative_session"` // its identifier, or an object with one
	APISession loose           `json:"session"`
	StateName  loose           `json:"jurisdiction_name"`
	State      struct {
		Name loose `json:"name"`
	} `json:"jurisdiction"`
	Abstracts []struct {
		Abstract loose `json:"abstract"`
	} `json:"abstracts"`
	Actions []struct {
		Description loose    `json:"description"`
		Date        loose    `json:"date"`
		Kinds       []string `json:"classification"`
		Order       int      `json:"order"`
	} `json:"actions"`
	Sources []struct {
		URL loose `json:"url"`
	} `json:"sources"`
	Text loose `json:"raw_text"`
}

// openStatesJSON adds the bills of a file of JSON, a list or one, and says how many there were, good or not. One bill at a
// time is held in memory.
func (d *drafts) openStatesJSON(from io.Reader, o records.Options, report *records.Report) (n int, err error) {
	count := &report.Files[0]
	fail := func(column, value string, rule records.Rule, message string) {
		n++
		count.Read++
		count.Rejected++
		report.Add(records.Problem{File: o.File, Column: column, Value: value, Rule: rule, Message: message}, o)
	}
	text := bufio.NewReaderSize(from, sniffed)
	if mark, _ := text.Peek(3); string(mark) == "\uFEFF" {
		_, _ = text.Discard(3)
	}
	first, _ := text.Peek(sniffed)
	list := bytes.HasPrefix(bytes.TrimSpace(first), []byte{'['})
	j := json.NewDecoder(text)
	if list {
		_, _ = j.Token()
	}
	for j.More() {
		var b openStatesJSON
		var wrongType *json.UnmarshalTypeError
		if err := j.Decode(&b); errors.As(err, &wrongType) {
			fail(wrongType.Field, wrongType.Value, records.FileFormat, "is not what a bill of Open States has there")
			continue
		} else if err != nil {
			var syntax *json.SyntaxError
			if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) {
				fail("", "", records.FileFormat, "the file is no whole JSON of bills: "+err.Error())
				return n, nil
			}
			return n, err
		}
		session := struct {
			Identifier loose `json:"identifier"`
			End        loose `json:"end_date"`
		}{Identifier: b.APISession}
		if json.Unmarshal(b.Session, &session.Identifier) != nil || session.Identifier == "" {
			_ = json.Unmarshal(b.Session, &session)
		}
		row := openStatesRecord{openStatesBill: openStatesBill{Bill: string(b.ID), Number: string(b.Number), Title: string(b.Title), Session: string(session.Identifier)}, SessionEnd: firstTen(string(session.End)), Text: string(b.Text)}
		place := string(cmp.Or(b.StateName, b.State.Name))
		known, ok := states.Lookup(place)
		if place == "United States" {
			known, ok = states.ByCode(states.US)
		}
		switch {
		case row.Number == "":
			fail("identifier", "", records.Required, "is blank, and every bill needs it")
			continue
		case row.Session == "":
			fail("legislative_session", "", records.Required, "is blank, and every bill needs it")
			continue
		case !ok:
			fail("jurisdiction_name", place, records.JurisdictionKey, "is no jurisdiction")
			continue
		}
		n++
		count.Read++
		count.Accepted++
		if d.want != nil {
			d.want.looked.Add(1)
		}
		row.State = known.Code
		row.Kinds, row.Subjects = b.Kinds, b.Subjects
		for _, a := range b.Abstracts {
			row.Abstracts = append(row.Abstracts, string(a.Abstract))
		}
		for i, a := range b.Actions {
			row.Actions = append(row.Actions, openStatesAction{Description: string(a.Description), Date: string(a.Date), kinds: a.Kinds, Order: cmp.Or(a.Order, i)})
		}
		if n := len(b.Actions); n > 1 && b.Actions[0].Order == 0 && b.Actions[n-1].Order == 0 { // in no order of their own: the scrapers' files
			if b.Actions[0].Date > b.Actions[n-1].Date {
				slices.Reverse(row.Actions)
			}
			slices.SortStableFunc(row.Actions, func(x, y openStatesAction) int { return cmp.Compare(x.Date, y.Date) })
			for i := range row.Actions {
				row.Actions[i].Order = i
			}
		}
		for _, s := range b.Sources {
			if row.Source == "" && states.CheckURL(string(s.URL)) == nil {
				row.Source = string(s.URL)
			}
		}
		d.openStates(&row)
	}
	if list {
		if _, err := j.Token(); err != nil {
			fail("", "", records.FileFormat, "the file is no whole JSON of bills: "+err.Error())
		}
	}
	return n, nil
}

// openStates adds a bill.
//
// The status comes from the actions alone: became-law and executive-signature are enacted; executive-veto is failed where
// no override was passed; all else is unknown, never pending, for an action of failure or withdrawal is often one of a
// motion. What cannot become law by its classification, number or title stays unknown too.
func (d *drafts) openStates(b *openStatesRecord) {
	session, number := b.Session, spacedNumber(b.Number)
	if len(session) == 8 && strings.Trim(session, "0123456789") == "" { // 20212022
		session = session[:4] + "-" + session[4:]
	}
	if b.State == states.US {
		number = congressNumber(b.Number, openStatesCongress)
		if n, err := strconv.Atoi(session); err == nil && n > 0 && n < 1000 { // 117, a Congress
			session = strconv.Itoa(1787+2*n) + "-" + strconv.Itoa(1788+2*n)
		}
	}
	out := Draft{Bill: states.Bill{
		State: b.State, Session: session, Number: number, Title: b.Title, URL: b.Source, SessionEnd: b.SessionEnd,
		SourceURL: "https://open.pluralpolicy.com/" + strings.ToLower(string(b.State)) + "/bills/" + url.PathEscape(b.Session) + "/" + url.PathEscape(strings.ReplaceAll(b.Number, " ", "")) + "/",
		ServiceID: b.Bill}, session: b.Session, start: session}
	if b.Text != "" {
		out.texts = []string{b.Text}
	}
	out.describe(b.Abstracts, b.Subjects)
	history := b.Actions
	slices.SortStableFunc(history, func(x, y openStatesAction) int { return x.Order - y.Order })
	k := kindOf(openStatesType(b.Kinds), number, b.Title)
	h := openStatesHistory{binding: k == ordinary || k == joint && b.State == states.US}
	for _, a := range history {
		h.add(a)
	}
	status, decided := h.result()
	out.Status, out.Introduced = status, h.introduced
	out.Note = "OpenStates: " + statusNote(out.Status.String(), decided, h.last, h.action)
	d.add(out, decided, h.last)
}

// openStatesHistory is what the actions on a bill tell, one after the other.
type openStatesHistory struct {
	binding    bool // the proposal can become law
	status     states.Status
	introduced states.Date
	decided    states.Date // the day of the status
	vetoed     states.Date // the first veto
	last       states.Date
	action     string // the last
	told       story
}

// add takes the next action into account.
func (h *openStatesHistory) add(a openStatesAction) {
	on := firstTen(a.Date)
	h.last, h.action = on, a.Description
	h.told.tell(on, a.Description)
	for _, class := range a.kinds {
		switch {
		case class == "introduction" && h.introduced.IsZero():
			h.introduced = on
		case class == "became-law" && h.binding:
			h.status, h.decided = states.Enacted, on
		// The service gives this class to "Conference Committee Report; Not Signed Off" too.
		case class == "executive-signature" && h.binding && h.status != states.Enacted && !unsigned.MatchString(a.Description):
			h.status, h.decided = states.Enacted, on
		case class == "executive-veto" && h.binding:
			if h.vetoed.IsZero() {
				h.vetoed = on
			}
			h.status, h.decided = states.Failed, h.vetoed
		case class == "veto-override-passage" && h.status == states.Failed:
			h.status, h.decided = states.StatusUnknown, states.Date{}
		case class == "veto-override-failure" && h.status == states.StatusUnknown && !h.vetoed.IsZero():
			h.status, h.decided = states.Failed, h.vetoed
		}
	}
}

// result is the status with its day. A veto that an action says was overridden is none: the service gives no class to the overrides
// of many states.
func (h *openStatesHistory) result() (states.Status, states.Date) {
	if h.status == states.Failed && h.told.overridden {
		return states.StatusUnknown, states.Date{}
	}
	return h.status, h.decided
}

// openStatesType is a list of classifications in LegiScan's letters: B for a bill, JR for a joint resolution.
func openStatesType(list []string) string {
	switch {
	case slices.Contains(list, "bill"):
		return "B"
	case slices.Contains(list, "joint resolution"):
		return "JR"
	}
	return "R"
}

// firstTen is the day of a date that may go on with a time.
func firstTen(text string) states.Date {
	d, _ := states.ParseDate(text[:min(len(text), 10)])
	return d
}

// pythonList reads the texts of a list as Python prints it, ['a', "it's"]; a text that is no list is one of one.
func pythonList(text string) (all []string) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "[") {
		if text == "" {
			return nil
		}
		return []string{text}
	}
	var item strings.Builder
	quote, begun := byte(0), false
	for i := 1; i < len(text); i++ {
		c := text[i]
		switch {
		case quote != 0 && c == '\\' && i+1 < len(text):
			i++
			item.WriteByte(text[i])
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			item.WriteByte(c)
		case (c == '\'' || c == '"') && !begun:
			quote, begun = c, true
		case c == ',' || c == ']':
			if s := strings.TrimSpace(item.String()); s != "" {
				all = append(all, s)
			}
			item.Reset()
			begun = false
		default:
			item.WriteByte(c)
		}
	}
	return all
}

// openStatesCongress is how OpenStates writes the kinds of bills of Congress.
var openStatesCongress = map[string]string{
	"HR": "H.R.", "S": "S.", "HRES": "H.Res.", "SRES": "S.Res.", "HJRES": "H.J.Res.", "SJRES": "S.J.Res.", "HCONRES": "H.Con.Res.", "SCONRES": "S.Con.Res.",
}
