package bulk

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/endqi/endqi/states/records"
)

// mostJSON is how many bytes a file of JSON of one bill, or of its text, may have, unpacked.
const mostJSON = 32 << 20

// legiScanText is the text of a bill as LegiScan's JSON has it, by getBillText.
type legiScanText struct {
	Text *struct {
		Bill loose  `json:"bill_id"`
		Mime string `json:"mime"`
		Doc  string `json:"doc"` // base64
	} `json:"text"`
}

// textFile is a file of a bill's text.
type textFile struct {
	Files
	name string
}

// texts are what the terms find in the texts of bills.
type texts struct {
	phrases map[string][]string // by bill_id
	unread  map[string]int      // texts that were not looked through, by what they are
	first   string              // the file of one of those
}

// readTexts looks through files of texts, as many at once as there are processors. Of a text that has terms only their words
// are kept.
func readTexts(files []textFile, terms *Terms) (*texts, error) {
	all := &texts{phrases: map[string][]string{}, unread: map[string]int{}}
	var mu sync.Mutex
	var failed error
	share(len(files), runtime.GOMAXPROCS(0), func() func(int) {
		m := &matcher{Terms: terms}
		return func(i int) {
			f := files[i]
			bill, text, unread, err := f.read()
			var phrases []string
			if err == nil {
				phrases = m.phrases(text)
			}
			mu.Lock()
			defer mu.Unlock()
			failed = cmp.Or(failed, err)
			if unread != "" {
				all.unread[unread]++
				all.first = cmp.Or(all.first, f.shown(f.name))
			}
			for _, p := range phrases {
				if !slices.Contains(all.phrases[bill], p) {
					all.phrases[bill] = append(all.phrases[bill], p)
				}
			}
		}
	})
	for _, p := range all.phrases {
		slices.Sort(p) // whichever was read first
	}
	return all, failed
}

// read gives the text of a bill without its markup, or what it is that is not read.
func (f textFile) read() (bill string, text []byte, unread string, err error) {
	file, err := f.FS.Open(f.name)
	if err != nil {
		return "", nil, "", err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, mostJSON+1))
	if err != nil {
		return "", nil, "", fmt.Errorf("%s: %w", f.shown(f.name), err)
	}
	if len(data) > mostJSON {
		return "", nil, "too large", nil
	}
	var t legiScanText
	if json.Unmarshal(bytes.TrimPrefix(data, []byte("\uFEFF")), &t) != nil || t.Text == nil || t.Text.Bill == "" {
		return "", nil, "broken", nil
	}
	mime, _, _ := strings.Cut(strings.ToLower(t.Text.Mime), ";")
	switch mime = strings.TrimSpace(mime); mime {
	case "text/html", "application/xhtml+xml", "text/plain", "text/xml", "application/xml":
	case "application/pdf":
		return "", nil, "PDF", nil
	default:
		return "", nil, cmp.Or(mime, "of no type"), nil
	}
	text, err = base64.StdEncoding.DecodeString(t.Text.Doc)
	if err != nil {
		return "", nil, "broken", nil
	}
	if mime != "text/plain" {
		text = []byte(html.UnescapeString(string(tag.ReplaceAll(text, []byte{' '}))))
	}
	return string(t.Text.Bill), text, "", nil
}

// tag is what of HTML is no text.
var tag = regexp.MustCompile(`(?is)<script\b.*?</script\s*>|<style\b.*?</style\s*>|<!--.*?-->|<[a-z/!?][^>]*>`)

// report says how many texts were not looked through, and why.
func (t *texts) report(o records.Options, report *records.Report) {
	var kinds []string
	n := 0
	for _, kind := range slices.Sorted(maps.Keys(t.unread)) {
		n += t.unread[kind]
		kinds = append(kinds, fmt.Sprintf("%d %s", t.unread[kind], kind))
	}
	if n > 0 {
		report.Add(records.Problem{File: t.first, Rule: records.FileFormat, Severity: records.Note,
			Message: "is one of the texts of bills that are not looked through: " + strings.Join(kinds, ", ")}, o)
	}
}

// entity is a character as HTML writes it, with its semicolon: AT&T has none.
var entity = regexp.MustCompile(`&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z]+[0-9]*);`)

// plainText is a text of a service without spaces around it, and with its characters as they are: LegiScan writes some as HTML
// does, Officers&#039;.
func plainText(text string) string {
	if strings.IndexByte(text, '&') >= 0 {
		text = entity.ReplaceAllStringFunc(text, html.UnescapeString)
	}
	return strings.TrimSpace(text)
}
