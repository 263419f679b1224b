package bulk

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// service is who gives out a file.
type service string

const (
	ofLegiScan   service = "LegiScan"
	ofOpenStates service = "Open States"
)

// form is what a file holds, as far as its beginning tells.
type form uint8

const (
	noForm form = iota
	aZIP
	oldOffice           // .xls, .doc
	legiScanBills       // bills.csv
	legiScanHistory     // history.csv
	legiScanFile        // JSON of a bill
	legiScanDocument    // JSON of a bill's text
	legiScanCompanion   // of people, votes
	openStatesBills     // …_bills.csv
	openStatesActions   // …_bill_actions.csv
	openStatesSources   // …_bill_sources.csv
	openStatesAbstracts // …_bill_abstracts.csv
	openStatesFile      // JSON of bills, or of one
	openStatesCompanion
)

var forms = [...]string{
	legiScanBills: "LegiScan's table of bills", legiScanHistory: "LegiScan's history of bills", legiScanFile: "LegiScan's JSON of a bill",
	legiScanDocument:  "LegiScan's JSON of a bill's text",
	legiScanCompanion: "a table or a JSON that LegiScan gives out beside its bills",
	openStatesBills:   "Open States' table of bills", openStatesActions: "Open States' table of actions", openStatesSources: "Open States' table of sources",
	openStatesAbstracts: "Open States' table of abstracts", openStatesFile: "Open States' JSON of bills",
	openStatesCompanion: "a table that Open States gives out beside its bills",
	aZIP:                "a ZIP", oldOffice: "a file of an old Office program", noForm: "",
}

// String says what it is.
func (f form) String() string { return forms[f] }

func (f form) service() service {
	switch {
	case f >= openStatesBills:
		return ofOpenStates
	case f >= legiScanBills:
		return ofLegiScan
	}
	return ""
}

// bills reports whether the file has bills of its own; companion, whether it only belongs to some.
func (f form) bills() bool {
	return f == legiScanBills || f == legiScanFile || f == openStatesBills || f == openStatesFile
}

func (f form) companion() bool { return f.service() != "" && !f.bills() }

// refusal says why a file that was named has no bills.
func (f form) refusal(name string) error {
	switch {
	case f.companion():
		return fmt.Errorf("%s is %s: name the file of the bills themselves, or the folder of both", name, f)
	case f == oldOffice:
		return officeFile(name, "a file of an old Office program, such as .xls")
	case f == aZIP:
		return fmt.Errorf("%s is a ZIP: save it and name the file", name)
	}
	return fmt.Errorf("%s is of no form that is known, neither of LegiScan nor of Open States", name)
}

// wants is what a JSON of bills must look like.
func (f form) wants() string {
	if f == openStatesFile {
		return `: it must be a list of bills, [{"id":"ocd-bill/…","identifier":…}]`
	}
	return `: it must be an object, {"bill":{…}}`
}

// sniffed is how many bytes of a file tell its form.
const sniffed = 4 << 10

// form looks at the beginning of a file.
func (f Files) form(name string) (form, error) {
	file, err := f.FS.Open(name)
	if err != nil {
		return noForm, err
	}
	defer file.Close()
	first := make([]byte, sniffed)
	n, err := io.ReadFull(file, first)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return noForm, err
	}
	return formOf(first[:n]), nil
}

// formOf tells the form of a file from its beginning.
func formOf(first []byte) form {
	switch {
	case bytes.HasPrefix(first, []byte("PK\x03\x04")), bytes.HasPrefix(first, []byte("PK\x05\x06")): // the latter without a file
		return aZIP
	case bytes.HasPrefix(first, []byte("\xD0\xCF\x11\xE0")):
		return oldOffice
	}
	first = bytes.TrimSpace(bytes.TrimPrefix(first, []byte("\uFEFF")))
	if len(first) == 0 {
		return noForm
	}
	if first[0] == '{' || first[0] == '[' {
		return formOfJSON(first)
	}
	line, _, _ := bytes.Cut(first, []byte{'\n'})
	names := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(strings.TrimSpace(string(line)), `"`, "")), func(r rune) bool { return r == ',' || r == ';' || r == '\t' })
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	has := func(all ...string) bool {
		return !slices.ContainsFunc(all, func(name string) bool { return !slices.Contains(names, name) })
	}
	switch {
	case has("bill_id", "bill_number", "url") && !has("id") && !has("state") && !has("effect"):
		return legiScanBills
	case has("bill_id", "date", "action") && !has("id"):
		return legiScanHistory
	case has("id", "identifier", "session_identifier", "jurisdiction") && !has("motion_text"):
		return openStatesBills
	case has("id", "bill_id", "description", "date", "classification"):
		return openStatesActions
	case has("id", "bill_id", "abstract"):
		return openStatesAbstracts
	case has("id", "bill_id", "url"):
		return openStatesSources
	case has("bill_id", "people_id"), has("people_id", "name"), has("roll_call_id"), has("bill_id", "document_id"):
		return legiScanCompanion
	case has("id", "bill_id"), has("id", "vote_event_id"), has("id", "document_id"), has("id", "version_id"), has("id", "jurisdiction_id", "classification"), has("id", "motion_text"):
		return openStatesCompanion
	}
	return noForm
}

// formOfJSON tells the form of JSON by the names of its first members.
func formOfJSON(first []byte) form {
	has := func(name string) bool { // a member
		for rest := first; ; {
			at := bytes.Index(rest, []byte(`"`+name+`"`))
			if at < 0 {
				return false
			}
			rest = bytes.TrimLeft(rest[at+len(name)+2:], " \t\r\n")
			if bytes.HasPrefix(rest, []byte{':'}) {
				return true
			}
		}
	}
	switch {
	case first[0] == '{' && has("bill"):
		return legiScanFile
	case first[0] == '{' && has("doc_id") && has("mime"):
		return legiScanDocument
	case first[0] == '{' && (has("roll_call_id") || has("people_id") || has("doc_id")):
		return legiScanCompanion
	case has("identifier") && (has("legislative_session") || has("session") || bytes.Contains(first, []byte("ocd-bill/"))) && !has("motion_text"):
		return openStatesFile
	}
	return noForm
}

// office says what a ZIP is that a program for tables or letters has written; empty for any other.
func office(z *zip.Reader) string {
	has := func(name string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.HasPrefix(f.Name, name) })
	}
	switch {
	case has("xl/"):
		return "an Excel workbook"
	case has("word/"):
		return "a Word document"
	case has("[Content_Types].xml"):
		return "a file of an Office program"
	case has("mimetype"):
		return "an OpenDocument file"
	}
	return ""
}

// refusedZIP says why a ZIP is none of a service.
func refusedZIP(name string, z *zip.Reader) error {
	if len(z.File) == 0 {
		return fmt.Errorf("%s is an empty ZIP: fetch it once more", name)
	}
	if what := office(z); what != "" {
		return officeFile(name, what)
	}
	return nil
}

func brokenZIP(name string, err error) error {
	return fmt.Errorf("%s is no whole ZIP: fetch it once more (%w)", name, err)
}

func officeFile(name, what string) error {
	return fmt.Errorf("%s is %s, no file as LegiScan and Open States give it out: a table of your own in an .xlsx is read with importcsv -bills %q (-sheet NAME where it has several); a table of a service, save as CSV UTF-8 and name that", name, what, name)
}

// Recognize says what a file, a ZIP or a folder of a service is, from its content: "LegiScan's table of bills". It is false for any
// other and for the standard input. Of a folder or a ZIP it looks at the first thousand files.
func Recognize(path string) (what string, ok bool) {
	f, c, err := Open(path)
	if err != nil || f.Name == "-" {
		return "", false
	}
	defer c.Close()
	kind, most := "", 1000
	err = fs.WalkDir(f.FS, f.Name, func(name string, d fs.DirEntry, err error) error {
		if err != nil || most == 0 {
			return fs.SkipAll
		}
		most--
		if d.IsDir() {
			kind = "a folder"
			return nil
		}
		form, err := f.form(name)
		switch {
		case err != nil || form.service() == "":
			return nil
		case kind == "":
			what = form.String()
		case isZIP(path):
			what = "a ZIP of " + string(form.service())
		default:
			what = "a folder of " + string(form.service())
		}
		return fs.SkipAll
	})
	return what, err == nil && what != ""
}
