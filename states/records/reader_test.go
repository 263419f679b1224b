package records

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/csvtext"
)

func inUTF16(text string, order binary.AppendByteOrder) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

// Whatever a spreadsheet does to a file, the same rows come out of it, and the report says what it did.
func TestFilesAsTheyCome(t *testing.T) {
	plain := head + "co-1,CO,limits,https://example.org/1,“Café” – § 1: a 🗽,2021-06-19,met\n"
	encodings := []struct {
		name, note string
		encode     func(string) string
	}{
		{"UTF-8", "", func(s string) string { return s }},
		{"UTF-8 with BOM", "", func(s string) string { return "\uFEFF" + s }},
		{"UTF-16LE", "read as UTF-16LE", func(s string) string { return "\xFF\xFE" + inUTF16(s, binary.LittleEndian) }},
		{"UTF-16BE", "read as UTF-16BE", func(s string) string { return "\xFE\xFF" + inUTF16(s, binary.BigEndian) }},
		{"UTF-16LE", "read as UTF-16LE", func(s string) string { return inUTF16(s, binary.LittleEndian) }},
		{"UTF-16BE", "read as UTF-16BE", func(s string) string { return inUTF16(s, binary.BigEndian) }},
	}
	separators := map[string]string{",": "", ";": "semicolons between the cells", "\t": "tabs between the cells", "|": "pipes between the cells"}
	ends := map[string]string{"\n": "LF", "\r\n": "CRLF", "\r": "CR"}
	for _, e := range encodings {
		for separator, noted := range separators {
			for end, endName := range ends {
				t.Run(e.name+" "+strconv.Quote(separator)+" "+endName, func(t *testing.T) {
					text := e.encode(strings.NewReplacer(",", separator, "\n", end).Replace(plain))
					bills, report := readBills(t, text, Options{File: "bills.csv"})
					require.Len(t, bills, 1, lines(report))
					assert.Equal(t, "“Café” – § 1: a 🗽", bills[0].Title)
					assert.Equal(t, rubric.Met, bills[0].PoliceOfficers)
					assert.Equal(t, File{Name: "bills.csv", Encoding: e.name, Separator: separator, LineEnds: endName, Read: 1, Accepted: 1}, report.Files[0])
					said := strings.Join(lines(report), " ")
					assert.Contains(t, said, e.note)
					assert.Contains(t, said, noted)
					assert.Empty(t, report.Problems)
				})
			}
		}
	}
}

func TestWindows1252IsTold(t *testing.T) {
	far := strings.Repeat(strings.Replace(one, "co-1", "co-2", 1), 3000) // more than is looked at to begin with
	for name, before := range map[string]string{"at once": "", "far into the file": far} {
		t.Run(name, func(t *testing.T) {
			bills, report := readBills(t, head+before+"co-1,CO,limits,https://example.org,Caf\xe9 \x96 \x80 5,,met\n", Options{})
			assert.Equal(t, "Café – € 5", bills[len(bills)-1].Title)
			assert.Equal(t, "Windows-1252", report.Files[0].Encoding)
			assert.Equal(t, []string{"note: read as Windows-1252"}, lines(report))
		})
	}
	t.Run("a wrong byte in a file of UTF-8 is named", func(t *testing.T) {
		_, report := readBills(t, head+strings.Replace(one, "An act", "é è ü", 1)+strings.Replace(one, "An act", "caf\xe9", 1), Options{File: "b.csv"})
		assert.Equal(t, []string{`b.csv:3:E title: "caf\xe9" holds a character that is broken (byte E9), perhaps 'é': type it again, and save the file as CSV UTF-8`}, lines(report))
	})
}

// A file does not depend on how many bytes the reader gives at a time.
func TestAnyReader(t *testing.T) {
	for _, text := range []string{
		head + one + strings.Replace(one, "An act", "\"Café \n🗽\"", 1),
		"\xFF\xFE" + inUTF16(head+strings.Replace(one, "An act", "🗽🗽", 1), binary.LittleEndian),
		strings.ReplaceAll(head+one+one, "\n", "\r\n"),
		head + strings.Replace(one, "An act", "\"never closed", 1) + one,
	} {
		want, wantReport := readBills(t, text, Options{})
		got, report, err := ReadAll[states.Bill](iotest.OneByteReader(strings.NewReader(text)), Options{})
		require.NoError(t, err)
		assert.Equal(t, want, got)
		assert.Equal(t, wantReport, report)
	}
}

func TestReadingThatFails(t *testing.T) {
	broken := errors.New("the cable is out")
	r := Read[states.Bill](io.MultiReader(strings.NewReader(head+one+"co-2,CO,lim"), iotest.ErrReader(broken)), Options{})
	n := 0
	for range r.All() {
		n++
	}
	assert.ErrorIs(t, r.Err(), broken)
	assert.Equal(t, 1, n, "whole rows before the failure are there")
	assert.Equal(t, 1, r.Report().Files[0].Read, "half a row is none")
}

func TestStoppingEarly(t *testing.T) {
	text := head + strings.Repeat(one, 20_000)
	r := Read[states.Bill](strings.NewReader(text), Options{})
	for line, b := range r.All() {
		assert.Equal(t, 2, line)
		assert.Equal(t, bill1(), b)
		break
	}
	assert.NoError(t, r.Err())
	assert.Equal(t, 1, r.Report().Files[0].Accepted)
	for range r.All() {
		t.Fatal("a reader can be used once")
	}
}

// The place of each problem is marked in the text: «…» stands around the cell, ‹ before the row, that a problem must name.
func TestPlaces(t *testing.T) {
	for name, text := range map[string]string{
		"first cell":               "id,state,effect,source_url\nco-1,«Colarado»,limits,https://example.org\n",
		"last cell":                "id,state,effect,source_url\nco-1,CO,limits,«example»\n",
		"row without line end":     "id,state,effect,source_url\nco-1,CO,«no»,https://example.org",
		"two in one row":           "id,state,effect,source_url\nco-1,«XX»,«no»,https://example.org\n",
		"after blank lines":        "\n\nid,state,effect,source_url\n\n\nco-1,CO,«no»,https://example.org\n",
		"after a cell of lines":    "id,state,title,effect,source_url\nco-1,CO,\"a\nb\nc\",«no»,https://example.org\n",
		"after a row of lines":     "id,state,title,effect,source_url\nco-1,CO,\"a\nb\",limits,https://example.org\nco-2,CO,,«no»,https://example.org\n",
		"CRLF within a cell":       "id,state,title,effect,source_url\r\nco-1,CO,\"a\r\nb\",«no»,https://example.org\r\n",
		"CR alone":                 "id,state,effect,source_url\rco-1,CO,limits,https://example.org\rco-2,CO,«no»,https://example.org\r",
		"in quotes":                "id,state,effect,source_url\n\"co-1\",\"CO\",«\"no\"»,https://example.org\n",
		"beyond column Z":          "id,state,effect,source_url," + "a1,a2,a3,a4,a5,a6,a7,a8,a9,b1,b2,b3,b4,b5,b6,b7,b8,b9,c1,c2,c3,c4,c5,status\nco-1,CO,limits,https://example.org" + strings.Repeat(",", 24) + "«no»\n",
		"blank cell":               "id,state,effect,source_url\nco-1,CO,limits,«»\n",
		"too few":                  "id,state,effect,source_url\n‹co-1,CO,limits\n",
		"too many":                 "id,state,effect,source_url\n‹co-1,CO,limits,https://example.org,x\n",
		"never closed":             "id,state,effect,source_url,title\nco-1,CO,limits,https://example.org,«\"An act»\nco-2,CO,limits,https://example.org,An act\n",
		"closed rows later":        "id,state,effect,source_url,title,note\nco-1,CO,limits,https://example.org,«\"An act,»\nco-2,CO,limits,https://example.org,An act,\nco-3,CO,limits,https://example.org,«\"An\" act»,\n",
		"text after quotes":        "id,state,title,effect,source_url\nco-1,CO,«\"An\" act»,limits,https://example.org\n",
		"sep= line":                "sep=;\nid;state;effect;source_url\nco-1;CO;«no»;https://example.org\n",
		"letters of several bytes": "id,state,title,effect,source_url\nco-1,CO,§§§ café,«no»,https://example.org\n",
	} {
		t.Run(name, func(t *testing.T) {
			var clean strings.Builder
			var want []string
			line, column := 1, 0
			quoted := false
			for i := 0; i < len(text); {
				switch {
				case strings.HasPrefix(text[i:], "«"):
					want = append(want, strconv.Itoa(line)+letter(column))
					i += len("«")
					continue
				case strings.HasPrefix(text[i:], "»"):
					i += len("»")
					quoted = false
					continue
				case strings.HasPrefix(text[i:], "‹"):
					want = append(want, strconv.Itoa(line))
					i += len("‹")
					continue
				}
				c := text[i]
				clean.WriteByte(c)
				i++
				switch {
				case c == '"':
					quoted = !quoted
				case c == '\n' || c == '\r' && !strings.HasPrefix(text[i:], "\n"):
					line++
					if !quoted {
						column = 0
					}
				case (c == ',' || c == ';') && !quoted && !strings.HasSuffix(clean.String(), "sep=;"):
					column++
				}
			}
			_, report := readBills(t, clean.String(), Options{Dates: ISODates})
			var got []string
			for _, p := range report.Problems {
				if p.Severity == Error {
					got = append(got, strconv.Itoa(p.Line)+p.Letter)
				}
			}
			assert.Equal(t, want, got, "%s", strings.Join(lines(report), "\n"))
		})
	}
}

func TestHeader(t *testing.T) {
	for name, header := range map[string]string{
		"as it is":                 "id,state,effect,source_url,number,police_officers",
		"case, spaces, hyphens":    " ID , State,EFFECT,Source URL,Number,Police-Officers",
		"no underscores":           "Id,State,Effect,SourceUrl,number,policeofficers",
		"other names":              "bill_id,Jurisdiction,effect,Source,Bill Number,police_officers",
		"a zero-width space":       "\u200Bid,state,effect,source_url,number,police_officers",
		"a name of the importer's": "id,Bundesland,effect,source_url,number,police_officers",
	} {
		t.Run(name, func(t *testing.T) {
			bills, report := readBills(t, header+"\nco-1,CO,limits,https://example.org,HB 1,yes\n", Options{Names: map[string]string{"Bundesland": "state"}})
			require.Empty(t, lines(report))
			assert.Equal(t, states.Bill{ID: "co-1", State: "CO", SourceURL: "https://example.org", Number: "HB 1", Scorecard: rubric.Scorecard{PoliceOfficers: rubric.Met}}, bills[0])
		})
	}
	for name, c := range map[string]struct {
		header string
		want   []string
	}{
		"nearest name":                     {"id,state,effect,source_url,titel", []string{`1:E: warning: "titel" is no column of this table and is not read; did you mean title?`}},
		"nearest other name":               {"id,state,effect,source_url,remark", []string{`1:E: warning: "remark" is no column of this table and is not read; did you mean "remarks" → note?`}},
		"nothing near":                     {"id,state,effect,source_url,zzz", []string{`1:E: warning: "zzz" is no column of this table and is not read`}},
		"nameless column":                  {"id,state,effect,source_url,", nil},
		"column twice":                     {"id,state,effect,source_url,ID", []string{`1:E id: "ID" is the column id once more, which column A is already: leave one out`}},
		"other name twice":                 {"id,jurisdiction,effect,source_url,Jurisdiction", []string{`1:E state: "Jurisdiction" is the column state once more, which column B is already: leave one out`}},
		"the name and another":             {"id,jurisdiction,effect,source_url,state", []string{`1:B state: warning: "jurisdiction" is not read, since column E is state`}},
		"reasons of a file of rejects":     {"id,state,effect,source_url,problem", nil},
		"reasons elsewhere are no reasons": {"id,problem,state,effect,source_url", []string{`1:B: warning: "problem" is no column of this table and is not read`}},
		"a required column is missing":     {"id,state,source_url,note", []string{`1 effect: the column is missing, and every row needs it: write limits, expands or neither`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, report := readBills(t, c.header+"\n", Options{})
			assert.Equal(t, c.want, lines(report))
		})
	}
}

func TestQuotesAndLines(t *testing.T) {
	cell := func(text string) string {
		return "id,state,effect,source_url,title\nco-1,CO,limits,https://example.org," + text + "\nco-2,CO,limits,https://example.org,next\n"
	}
	for name, c := range map[string]struct{ cell, want string }{
		"plain":                      {`An act`, `An act`},
		"quoted":                     {`"An act"`, `An act`},
		"separator":                  {`"An act, or two"`, `An act, or two`},
		"doubled quote":              {`"An ""act"""`, `An "act"`},
		"a quote within is a letter": {`12" of rain`, `12" of rain`},
		"spaces around quotes":       {`  "An act"  `, `An act`},
		"empty quotes":               {`""`, ``},
		"lines become LF":            {"\"a\r\nb\rc\nd\"", "a\nb\nc\nd"},
		"escaped formula":            {`'=1+1`, `=1+1`},
		"escape of an escape":        {`''=1+1`, `'=1+1`},
		"apostrophe":                 {`'tis an act`, `'tis an act`},
	} {
		t.Run(name, func(t *testing.T) {
			bills, report := readBills(t, cell(c.cell), Options{})
			require.Empty(t, lines(report))
			require.Len(t, bills, 2)
			assert.Equal(t, c.want, bills[0].Title)
		})
	}
	t.Run("a stray quote costs its own row alone", func(t *testing.T) {
		text := "id,state,effect,source_url,title\n"
		for i := range 100 {
			title := "An act"
			if i == 10 {
				title = `"An act`
			}
			text += fmt.Sprintf("co-%d,CO,limits,https://example.org,%s\n", i, title)
		}
		bills, report := readBills(t, text, Options{})
		assert.Len(t, bills, 99)
		assert.Equal(t, Quote, report.Problems[0].Rule)
		assert.Equal(t, 12, report.Problems[0].Line)
	})
	t.Run("rows that a cell swallowed whole are suspected", func(t *testing.T) {
		text := "id,state,effect,source_url,title\nco-1,CO,limits,https://example.org,\"a\nco-2,CO,limits,https://example.org,b\nco-3,CO,limits,https://example.org,c\"\n"
		bills, report := readBills(t, text, Options{})
		assert.Len(t, bills, 1)
		require.Len(t, report.Problems, 1)
		assert.Equal(t, LongCell, report.Problems[0].Rule)
		assert.Equal(t, Warning, report.Problems[0].Severity)
		assert.Equal(t, 2, report.Problems[0].Line, "the line on which the cell starts")
		assert.Contains(t, report.Problems[0].Message, "goes over 3 lines, 2 of which look like rows")
	})
	for n, warned := range map[int]bool{10: false, 11: true} {
		t.Run(fmt.Sprintf("a cell of %d lines", n), func(t *testing.T) {
			_, report := readBills(t, cell(`"`+strings.TrimSuffix(strings.Repeat("x\n", n), "\n")+`"`), Options{})
			assert.Equal(t, warned, report.Warnings == 1, lines(report))
		})
	}
	for n, ok := range map[int]bool{1000: true, 1001: false} {
		t.Run(fmt.Sprintf("a row of %d bytes where 1000 are allowed", n), func(t *testing.T) {
			row := "co-1,CO,limits,https://example.org,"
			bills, report := readBills(t, "id,state,effect,source_url,title\n"+row+strings.Repeat("x", n-len(row))+"\nco-2,CO,limits,https://example.org,next\n", Options{MaxRow: 1000})
			assert.Equal(t, ok, report.Clean(), lines(report))
			assert.Equal(t, "co-2", bills[len(bills)-1].ID, "reading goes on with the next line")
			if !ok {
				assert.Equal(t, LongRow, report.Problems[0].Rule)
			}
		})
	}
	t.Run("an open quote reads no further than a row may be", func(t *testing.T) {
		text := "id,state,effect,source_url,title\nco-1,CO,limits,https://example.org,\"open\n" + strings.Repeat("co-2,CO,limits,https://example.org,next\n", 1000)
		bills, report := readBills(t, text+"co-3,CO,limits,https://example.org,\"closed\"\n", Options{MaxRow: 1000})
		assert.Len(t, bills, 1001)
		assert.Equal(t, Quote, report.Problems[0].Rule)
	})
}

func TestBlankRowsAreCountedApart(t *testing.T) {
	_, report := readBills(t, "\n"+head+one+"\n,,,,,,\n , ,,,,,\n,,\n"+one, Options{})
	assert.Equal(t, []string{"2: note: names the columns; the rows above are blank"}, lines(report))
	assert.Equal(t, 2, report.Files[0].Read)
	assert.Equal(t, 4, report.Files[0].Blank, "an empty line, two of commas, one of too few; the line before the header is none")
}

func TestEveryProblemOfARowIsNamed(t *testing.T) {
	_, report := readBills(t, head+",Colarado,limit5,example.org,An act ,6/7/2021,maybe\n", Options{})
	var rules []Rule
	for _, p := range report.Problems {
		rules = append(rules, p.Rule)
	}
	assert.Equal(t, []Rule{JurisdictionKey, EffectWord, "url", AmbiguousDate, VerdictWord, OuterSpace}, rules, "errors come before warnings")
}

// What says "not assessed" is a blank, also where a blank is not enough.
func TestAWordForBlankIsBlank(t *testing.T) {
	_, report, err := ReadAll[states.Evidence](strings.NewReader("bill,criterion,verdict,basis,source_url\nco-1,damage_caps,n/a,reading,https://example.org\n"), Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{"2:C verdict: is blank, and every row needs it: write met, partial or unmet"}, lines(report))
}

func TestLimit(t *testing.T) {
	text := head + strings.Repeat("co-1,XX,limits,https://example.org,,,\n", 500)
	for limit, kept := range map[int]int{0: 200, 1: 1, 499: 499, 500: 500, 501: 500, NoLimit: 500} {
		_, report := readBills(t, text, Options{Limit: limit})
		assert.Len(t, report.Problems, kept)
		assert.Equal(t, 500-kept, report.More)
		assert.Equal(t, 500, report.Errors)
	}
}

func TestRejectsCanBeReadAgain(t *testing.T) {
	var rejects bytes.Buffer
	text := "id;Jurisdiction;effect;source_url;introduced;title\n" +
		"co-1;CO;limits;https://example.org;6/19/2021;good\n" +
		"co-2;Colarado;limits;https://example.org;6/7/2021;=cell\n" +
		"co-3;CO;limits;https://example.org;6/7/2021\n" +
		"co-4;CO;limits;https://example.org;6/7/2021;a;b\n"
	bills, report := readBills(t, text, Options{Rejects: &rejects})
	assert.Len(t, bills, 1)
	assert.Equal(t, 3, report.Files[0].Rejected)
	assert.Equal(t, `id,Jurisdiction,effect,source_url,introduced,title,problem
co-2,Colarado,limits,https://example.org,2021-06-07,'=cell,"line 3: state: ""Colarado"" is no jurisdiction: write a USPS code such as CO, DC, PR or US; did you mean ""Colorado"" → CO?"
co-3,CO,limits,https://example.org,6/7/2021,"line 4: the row has 5 cells, the header has 6: add the cells that are missing, or put a text of several lines in quotes"
co-4,CO,limits,https://example.org,6/7/2021,a,b,"line 5: the row has 7 cells, the header has 6: put a text with the separator in it in quotes, or take the surplus cells out"
`, rejects.String())

	first := rejects.String()
	rejects.Reset()
	_, report = readBills(t, first, Options{Rejects: &rejects})
	assert.Equal(t, 3, report.Files[0].Rejected, "nothing was corrected, nothing is accepted")
	row := func(text string) string { return strings.Split(text, "\n")[1] }
	assert.Equal(t, strings.Replace(row(first), "line 3", "line 2", 1), row(rejects.String()), "the old reason gives way to the new one")

	corrected := strings.NewReplacer("Colarado", "Colorado", "co-3,CO,limits,https://example.org,6/7/2021,", "co-3,CO,limits,https://example.org,2021-06-07,,", "6/7/2021,a,b", "2021-06-07,a and b").Replace(first)
	bills, report = readBills(t, corrected, Options{})
	assert.Empty(t, lines(report))
	require.Len(t, bills, 3)
	assert.Equal(t, "=cell", bills[0].Title)

	rejects.Reset()
	readBills(t, head+one, Options{Rejects: &rejects})
	assert.Empty(t, rejects.String(), "nothing is written where nothing is rejected")
}

func TestProgress(t *testing.T) {
	text := head + strings.Repeat(one, 5000)
	var last int64
	_, _, err := ReadAll[states.Bill](strings.NewReader(text), Options{Progress: func(n int64) {
		assert.GreaterOrEqual(t, n, last)
		last = n
	}})
	require.NoError(t, err)
	assert.Equal(t, int64(len(text)), last)
}

// An importer's own rows, with every kind of field that gocsv maps.
type measured struct {
	Name   string          `csv:"name" validate:"required,max=10"`
	State  string          `csv:"state" validate:"usps"`
	When   string          `csv:"when" validate:"omitempty,civil_date"`
	Count  int             `csv:"count" validate:"min=1,max=10"`
	Share  float64         `csv:"share"`
	Active bool            `csv:"active"`
	Note   *string         `csv:"note,omitempty"`
	Color  string          `csv:"color" validate:"omitempty,oneof=red green blue"`
	Size   int             `csv:"size,default=7"`
	From   int             `csv:"from"`
	To     int             `csv:"to" validate:"omitempty,gtefield=From"`
	Mark   mark            `csv:"mark"`
	Inner  struct{ A int } `csv:"inner"`
	Hidden string          `csv:"-"`
	Plain  string
	Nested
}

// Nested is part of the rows it is embedded in.
type Nested struct {
	Verdict rubric.Verdict `csv:"verdict"`
}

// mark takes one letter.
type mark string

func (m *mark) UnmarshalText(text []byte) error {
	if len(text) > 1 {
		return fmt.Errorf("%q is more than one letter", text)
	}
	*m = mark(text)
	return nil
}

func TestAnImportersOwnRows(t *testing.T) {
	const head = "name,state,when,count,share,active,note,color,size,from,to,mark,inner.A,Plain,verdict\n"
	rows, report, err := ReadAll[measured](strings.NewReader(head+
		"a,Colorado,\"June 19, 2020\",3,0.5,yes,x,Red,,1,2,q,5,p,½\n"+
		"b,CO,,1,,,,,8,,,,,,\n"), Options{})
	require.NoError(t, err)
	require.Empty(t, lines(report))
	x := "x"
	assert.Equal(t, measured{Name: "a", State: "CO", When: "2020-06-19", Count: 3, Share: 0.5, Active: true, Note: &x, Color: "red", Size: 7, From: 1, To: 2, Mark: "q",
		Inner: struct{ A int }{5}, Plain: "p", Nested: Nested{rubric.Partial}}, rows[0])
	assert.Equal(t, measured{Name: "b", State: "CO", Count: 1, Size: 8}, rows[1])

	for name, c := range map[string]struct{ row, want string }{
		"a length":                  {"abcdefghijk,CO,,1,,,,,,,,,,,", `2:A name: "abcdefghijk" has more than 10 characters`},
		"a whole number":            {"a,CO,,12.7,,,,,,,,,,,", `2:D count: "12.7" is no whole number`},
		"a limit":                   {"a,CO,,11,,,,,,,,,,,", `2:D count: "11" is more than 10`},
		"at the limit":              {"a,CO,,10,,,,,,,,,,,", ""},
		"a number":                  {"a,CO,,1,half,,,,,,,,,,", `2:E share: "half" is no number`},
		"yes or no":                 {"a,CO,,1,,maybe,,,,,,,,,", `2:F active: "maybe" is none of true, false`},
		"one of some words":         {"a,CO,,1,,,,gren,,,,,,,", `2:H color: "gren" is none of red, green, blue; did you mean green?`},
		"two cells of a row":        {"a,CO,,1,,,,,,5,4,,,,", `2:K to: "4" breaks the rule gtefield=From`},
		"the field's own type":      {"a,CO,,1,,,,,,,,qq,,,", `2:L mark: "qq" does not fit: "qq" is more than one letter`},
		"a tag of ours on a string": {"a,Colarado,,1,,,,,,,,,,,", `2:B state: "Colarado" is no jurisdiction: write a USPS code such as CO, DC, PR or US; did you mean "Colorado" → CO?`},
		"a date in a string":        {"a,CO,6/7/2020,1,,,,,,,,,,,", `2:C when: "6/7/2020" is 2020-06-07 as month/day/year and 2020-07-06 as day/month/year: write YYYY-MM-DD, or give the order of the whole file with -dates mdy or -dates dmy`},
	} {
		t.Run(name, func(t *testing.T) {
			_, report, err := ReadAll[measured](strings.NewReader(head+c.row+"\n"), Options{})
			require.NoError(t, err)
			assert.Equal(t, c.want, strings.Join(lines(report), "\n"))
		})
	}
	t.Run("values are not shared between rows", func(t *testing.T) {
		rows, _, err := ReadAll[measured](strings.NewReader(head+"a,CO,,1,,,x,,,,,,,,\nb,CO,,1,,,x,,,,,,,,\n"), Options{})
		require.NoError(t, err)
		*rows[0].Note = "y"
		assert.Equal(t, "x", *rows[1].Note)
	})
	t.Run("many that do not fit", func(t *testing.T) {
		text := head
		for i := range 1000 {
			text += fmt.Sprintf("a,CO,,1,,,,,,,,q%d,,,\nb,CO,,1,,,,,,,,q,,,\n", i)
		}
		rows, report, err := ReadAll[measured](strings.NewReader(text), Options{})
		require.NoError(t, err)
		assert.Len(t, rows, 1000)
		assert.Equal(t, 1000, report.Errors)
	})
}

func TestRowsThatAreNone(t *testing.T) {
	_, _, err := ReadAll[int](strings.NewReader("a\n"), Options{})
	assert.ErrorContains(t, err, "int is no struct")
	_, _, err = ReadAll[struct{ a int }](strings.NewReader("a\n"), Options{})
	assert.ErrorContains(t, err, "no exported field")
	_, _, err = ReadAll[struct {
		A string `csv:"a" validate:"no_such_rule"`
	}](strings.NewReader("a\n"), Options{})
	assert.ErrorContains(t, err, "no_such_rule")
	_, _, err = ReadAll[struct {
		A *struct{ B int } `csv:"a"`
	}](strings.NewReader("a\n"), Options{})
	assert.ErrorContains(t, err, "pointer to a struct")
}

func TestProblemIsAnErrorWithACause(t *testing.T) {
	_, report := readBills(t, head+strings.Replace(one, "https://example.org/1", "example", 1), Options{})
	var err error = report.Problems[0]
	var p Problem
	require.ErrorAs(t, err, &p)
	assert.Equal(t, Rule("url"), p.Rule)
	assert.Error(t, errors.Unwrap(err), "validator's own error")
}

// What states.CheckURL refuses, the checker refuses in every column of addresses, in CSV and in JSON, and says what is wrong.
func TestAddressesThatNoBrowserOpens(t *testing.T) {
	for address, says := range map[string]string{
		"https://www.congress.gov:99999/bill/1": "is no address: its port is no number from 0 to 65535: leave it out, with its colon",
		"https://:80/":                          "is no address: its host is no name such as www.example.gov: copy the address from a browser",
		"https://#x":                            "is no address: its host is no name such as www.example.gov: copy the address from a browser",
		"https://xn--/":                         "is no address: its host is no name such as www.example.gov: copy the address from a browser",
		"https://1.2.3.999/bill":                "is no address: its host ends in a number and is no IPv4 address such as 192.0.2.1: write the host's name",
		"https://<x>/":                          "holds HTML: write the address alone",
		"https://me@example.gov/":               "is no address: it names a user before its host: leave that out, with the @",
		"ftp://example.gov/":                    "is no address: write it whole, with https:// before it",
	} {
		want := strconv.Quote(address) + " " + says
		_, report := readBills(t, head+strings.Replace(one, "https://example.org/1", address, 1), Options{File: "b.csv"})
		assert.Equal(t, []string{"b.csv:2:D source_url: " + want}, lines(report))
		for table, column := range map[string]string{
			`"bills":[{"id":"a","state":"CO","effect":"limits","source_url":"https://example.org","url":%s}]`:                                  "url",
			`"links":[{"kind":"share","state":"US","label":"a","source_url":"https://example.org","url":%s}]`:                                  "url",
			`"evidence":[{"bill":"a","criterion":"damage_caps","verdict":"met","basis":"reading","source_url":%s}]`:                            "source_url",
			`"cases":[{"id":"a","name":"A v. B","court":"c","decided":"2020","state":"CO","summary":"s","confidence":"high","source_url":%s}]`: "source_url",
		} {
			_, report := readDataset(t, `{"schema":1,`+fmt.Sprintf(table, states.AppendJSON(nil, address))+`}`)
			assert.Contains(t, strings.Join(lines(report), "\n"), column+": "+want, table)
		}
	}
	_, report, err := ReadAll[states.Link](strings.NewReader("kind,state,label,url,source_url\ncontact,CO,Governor,mailto:governor@example.gov,https://example.gov\n"), Options{})
	require.NoError(t, err)
	assert.Empty(t, lines(report), "a link may be one to write to")
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA"} {
		assert.Equal(t, want, letter(n))
	}
}

// rowsOf counts the rows of a text, without blank lines.
func rowsOf(text string) (n int) {
	s := csvtext.NewSplitter(strings.NewReader(text), 1<<20, nil)
	for {
		var r csvtext.Row
		if _, ok := s.Next(&r, nil); !ok {
			return n
		}
		if len(r.Cells) != 1 || r.Cells[0] != "" {
			n++
		}
	}
}

// A character may lie across the pieces that a file is read in, wherever it does.
func TestCharactersAcrossPieces(t *testing.T) {
	for shift := range 5 {
		title := strings.Repeat("x", shift) + strings.Repeat("é🗽", csvtext.Chunk/5)
		plain := head + strings.Replace(one, "An act", title, 1) + strings.Replace(one, "An act", title, 1)
		for name, text := range map[string]string{
			"UTF-8":         plain,
			"UTF-8 and BOM": "\uFEFF" + plain,
			"UTF-16LE":      "\xFF\xFE" + inUTF16(plain, binary.LittleEndian),
			"UTF-16BE":      inUTF16(plain, binary.BigEndian),
		} {
			bills, report := readBills(t, text, Options{})
			require.Empty(t, report.Problems, name)
			assert.True(t, len(bills) == 2 && bills[0].Title == title && bills[1].Title == title, "%s, %d bytes later", name, shift)
		}
	}
	for name, text := range map[string]string{
		"half a unit of UTF-16":     "\xFF\xFE" + inUTF16(head+one, binary.LittleEndian) + "a",
		"half a character of UTF-8": head + strings.Replace(one, "An act", "é", 1) + "\xC3",
		"half a pair of surrogates": "\xFF\xFE" + inUTF16(head+strings.Replace(one, "\n", "", 1), binary.LittleEndian) + "\x3D\xD8",
	} {
		_, report := readBills(t, text, Options{})
		assert.NotZero(t, report.Errors, name)
	}
}

func TestFilesThatAreNoTables(t *testing.T) {
	for text, want := range map[string]string{
		"PK\x03\x04....":       "is a workbook",
		"\xD0\xCF\x11\xE0....": "is a workbook",
		"%PDF-1.7":             "is a PDF",
		"\x1F\x8B\x08":         "is compressed",
		"<!DOCTYPE html>":      "is a web page",
		"<HTML>":               "is a web page",
		"":                     "is empty",
		"\n\n":                 "is empty",
		"\uFEFF":               "is empty",
		"sep=;\n":              "is empty",
	} {
		bills, report := readBills(t, text, Options{})
		assert.Empty(t, bills)
		require.Len(t, lines(report), 1, "%q", text)
		assert.Equal(t, FileFormat, report.Problems[0].Rule)
		assert.Contains(t, report.Problems[0].Message, want)
	}
	_, report := readBills(t, "id,state,\"effect,source_url\n", Options{})
	assert.Equal(t, []string{`1:C: "effect" begins with a quote that is never closed: close it or leave it out; what follows was read as rows of its own`}, lines(report))
}

func TestAStrayQuoteThatAnotherCloses(t *testing.T) {
	text := "id,state,effect,source_url,title,note\n" +
		"co-1,CO,limits,https://example.org,\"An act,n\n" +
		"co-2,CO,limits,https://example.org,An act,n\n" +
		"co-3,CO,limits,https://example.org,A board of,6\"\n"
	bills, report := readBills(t, text, Options{})
	assert.Len(t, bills, 2, "the rows between are read for themselves, since the first line alone has as many cells as the header")
	require.Len(t, report.Problems, 1)
	assert.Equal(t, Quote, report.Problems[0].Rule)
	assert.Equal(t, 2, report.Problems[0].Line)
}

func TestWordsOfValidatorsRules(t *testing.T) {
	type row struct {
		Text   string `csv:"text" validate:"omitempty,min=2"`
		Long   string `csv:"long" validate:"omitempty,len=3"`
		Mail   string `csv:"mail" validate:"omitempty,email"`
		Plain  string `csv:"plain" validate:"omitempty,ascii"`
		Digits string `csv:"digits" validate:"omitempty,numeric"`
		Lat    string `csv:"lat" validate:"omitempty,latitude"`
		Lon    string `csv:"lon" validate:"omitempty,longitude"`
		Least  int    `csv:"least" validate:"omitempty,gte=5"`
		Exact  int    `csv:"exact" validate:"omitempty,eq=5"`
		Start  string `csv:"start" validate:"omitempty,startswith=a"`
		Upper  uint   `csv:"upper"`
		When   string `csv:"when" validate:"required_with=Start"`
	}
	const head = "text,long,mail,plain,digits,lat,lon,least,exact,start,upper,when\n"
	for cells, want := range map[string]string{
		"a,,,,,,,,,,,":   `2:A text: "a" has fewer than 2 characters`,
		",ab,,,,,,,,,,":  `2:B long: "ab" has not 3 characters`,
		",,a,,,,,,,,,":   `2:C mail: "a" is no e-mail address`,
		",,,é,,,,,,,,":   `2:D plain: "é" has characters other than plain Latin letters, digits and signs`,
		",,,,a,,,,,,,":   `2:E digits: "a" is no number`,
		",,,,,91,,,,,,":  `2:F lat: "91" is no latitude: write decimal degrees from -90 to 90, such as 39.7392`,
		",,,,,,181,,,,,": `2:G lon: "181" is no longitude: write decimal degrees from -180 to 180, such as -104.9903`,
		",,,,,,,4,,,,":   `2:H least: "4" is less than 5`,
		",,,,,,,,4,,,":   `2:I exact: "4" is not 5`,
		",,,,,,,,,b,,x":  `2:J start: "b" breaks the rule startswith=a`,
		",,,,,,,,,,-1,":  `2:K upper: "-1" is no whole number from 0 up`,
		",,,,,,,,,a,,":   `2:L when: is blank, which the rule required_with=Start does not allow`,
	} {
		_, report, err := ReadAll[row](strings.NewReader(head+cells+"\n"), Options{})
		require.NoError(t, err)
		assert.Equal(t, []string{want}, lines(report))
	}
}
