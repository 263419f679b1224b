package bulk

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records"
)

func TestWhatAProposalCanBecome(t *testing.T) {
	for title, want := range map[string]kind{
		"An act concerning peace officers":                                    ordinary,
		"Alternative dispute resolution":                                      ordinary,
		"Relating to resolution of claims against officers":                   ordinary,
		"Memorial Highway of John Doe":                                        ordinary,
		"Resolution Center Fund":                                              ordinary,
		"House Resolution Urging Congress To End Qualified Immunity":          noLaw,
		"A RESOLUTION to honor the fallen":                                    noLaw,
		"Resolution":                                                          noLaw,
		"A concurrent resolution to adjourn":                                  noLaw,
		"Senate Joint Memorial requesting a study":                            noLaw,
		"Sense of the Council on Policing Resolution of 2021":                 noLaw,
		"A joint resolution proposing an amendment of the constitution":       noLaw,
		"Proposes an amendment to Article I of the Constitution of the state": noLaw,
		"Joint resolution to direct the Department":                           joint,
	} {
		assert.Equal(t, want, kindOf("", "HB 1", title), title)
	}
	assert.Equal(t, noLaw, kindOf("R", "H 7001", "x"), "the service's own type")
	assert.Equal(t, noLaw, kindOf("CA", "HB 1", "x"))
	assert.Equal(t, joint, kindOf("JR", "HB 1", "x"))
	assert.Equal(t, noLaw, kindOf("B", "HR 1", "x"), "where number and type differ, the one that can do least")
}

func TestWhatARecordTellsOfALaw(t *testing.T) {
	for action, want := range map[string]bool{
		"Governor Signed": true, "Signed by the Governor": true, "Approved by Governor on March 3": true, "Signed by Gov. 5/4/2020": true, "Report approved by the Governor on 3-3-2020": true,
		"Governor's Action Approval": true, "Signed into law": true, "signed chap.96": true, "Approved by the Governor - Chapter 31": true,
		"Chaptered by Secretary of State - Chapter 5, Statutes of 2020.": true, "Chapter 253 of the Acts of 2020": true, "Acts of Assembly Chapter text (CHAP0045)": true,
		"Chapter No. 2020-123": true, "Chapter Number Assigned": true, "Comp. became Pub. Ch. 720": true, "C 320 L 21.": true, "Ch. SL 2020-3": true, "Secretary of State Chapter 1": true,
		"Public Act . . . . . . . . . 101-0652": true, "Public Law 5": true, "Became Public Law No: 116-5.": true, "Act No. 59 of 2020": true, "Assigned Act No. 2020-12": true, "Act 021, 6/30/2020": true,
		"becomes Act No. 22": true, "Assigned Pa 0123'20": true, "Approved P.L.2020, c.3.": true, "2019 Wisconsin Act 185": true, "Notification that HB1234 is now Act 123": true,
		"Became law without Governor's signature": true, "Effective without Governor's signature": true, "Filed without the Governor's signature": true, "Enacted": true,
		"Enacted under Article II, Section 17(c) of the Maryland Constitution - Chapter 60": true, "Law L23-0152, Effective from Nov 13, 2020": true, "Session Law Chapter 5; Effective: 07/01/2021": true,
		"Effective Date 2020-07-01": true, "Effective immediately": true, "Effective on 9/1/21": true, "Veto overridden": true, "Passed notwithstanding the veto": true,

		"House read and passed": false, "Adopted": false, "Filed with secretary of state": false, "Filed with Secretary of State - Res. Chapter 45, Statutes of 2020": false,
		"Resolution Chapter 3": false, "Signed by the Speaker": false, "Signed by President": false, "Sent to Governor for signature": false, "Delivered to Governor for approval": false,
		"Presented to the Governor": false, "To Governor": false, "Not signed by Governor": false, "Disapproved by Governor": false, "Governor Vetoed": false, "Vetoed by Governor - Chapter 1": false,
		"Passed to be enacted": false, "Enacting clause stricken": false, "Amendment on effective date failed": false, "Motion to override veto failed": false, "Veto sustained": false,
		"Reported pursuant to Resolve 2023, chapter 165, section 3. Report READ and ACCEPTED.": false, "Pursuant to Public Law 2023, chapter 5, REFERRED to the Committee": false,
		"\"Shall this Bill become a law notwithstanding the objections of the Governor?\" 96 in the affirmative": false,
		"Referred to Judiciary": false, "": false, "Governor's action deadline 5/1": false,
	} {
		var s story
		s.tell(states.Date{}, action)
		assert.Equal(t, want, s.enacted("CO", ordinary), action)
		assert.False(t, s.enacted("CO", noLaw), action)
	}
	var s story
	s.tell(states.Date{}, "Signed by President.")
	assert.True(t, s.enacted(states.US, ordinary))
	assert.True(t, s.enacted(states.US, joint), "Congress makes laws by joint resolution")
	s = story{}
	s.tell(states.Date{}, "Signed by Governor")
	assert.False(t, s.enacted("TN", joint), "governors sign what is no law, too")
	s.tell(states.Date{}, "signed by Governor (Acts Ch. 12)")
	assert.True(t, s.enacted("KY", joint))

	for _, c := range []struct {
		why     string
		actions []string
		want    bool
	}{
		{"an override", []string{"Governor Vetoed", "Veto overridden by both houses"}, true},
		{"which failed", []string{"Governor Vetoed", "Motion to override failed"}, false},
		{"in the second house", []string{"House overrides veto", "Senate sustains veto"}, false},
		{"at last", []string{"Motion to override failed", "Veto overridden on reconsideration"}, true},
	} {
		s := story{}
		for _, a := range c.actions {
			s.tell(states.Date{}, a)
		}
		assert.Equal(t, c.want, s.overridden, c.why)
	}
}

func TestLegiScanInTheField(t *testing.T) {
	drafts, _ := drafted(t, "testdata/field/legiscan-resolution-marked-enacted.csv", records.Options{})
	require.Len(t, drafts, 3)
	assert.Equal(t, []states.Status{states.StatusUnknown, states.StatusUnknown, states.Enacted}, []states.Status{drafts[0].Status, drafts[1].Status, drafts[2].Status})
	assert.Contains(t, drafts[1].Note, "Passed on 2020-06-24; last action on 2020-06-24: Filed with secretary of state", "what the service said is kept")

	t.Run("the description is kept", func(t *testing.T) {
		drafts, _ := drafted(t, "testdata/field/legiscan-description-dropped.csv", records.Options{})
		assert.Contains(t, written(t, drafts...), "Ends qualified immunity for police officers")
		assert.Equal(t, "9000011", drafts[0].ServiceID)
	})
	regular, _ := drafted(t, "testdata/field/legiscan-regular-session.csv", records.Options{})
	special, _ := drafted(t, "testdata/field/legiscan-special-session.csv", records.Options{})
	t.Run("a special session has its own name and id", func(t *testing.T) {
		assert.Equal(t, []string{"tx-2025-hb-1", "2025"}, []string{regular[0].ID, regular[0].Session})
		assert.Equal(t, []string{"tx-2025-x2-hb-1", "2025 Special Session 2"}, []string{special[0].ID, special[0].Session})
		for _, all := range [][]Draft{append(regular, special...), append(special, regular...)} {
			assert.Empty(t, records.Check(records.Tables{Tables: dataset.Tables{Bills: collect(all)}}, asOf), "whatever the order")
		}
	})
	t.Run("whatever the order in one file", func(t *testing.T) {
		head, a, _ := strings.Cut(file(t, "testdata/field/legiscan-regular-session.csv"), "\n")
		_, b, _ := strings.Cut(file(t, "testdata/field/legiscan-special-session.csv"), "\n")
		for _, text := range []string{head + "\n" + a + b, head + "\n" + b + a} {
			drafts, _, err := readStdin(strings.NewReader(text), records.Options{})
			require.NoError(t, err)
			ids := map[string]bool{}
			for _, d := range drafts {
				ids[d.ID] = true
			}
			assert.Equal(t, map[string]bool{"tx-2025-hb-1": true, "tx-2025-x2-hb-1": true}, ids)
		}
	})
	t.Run("two sessions that only their numbers tell apart", func(t *testing.T) {
		const head = "bill_id,session_id,bill_number,url\n"
		const a, b = "1,100,HB1,https://legiscan.com/CO/bill/HB1/2019\n", "2,101,HB1,https://legiscan.com/CO/bill/HB1/2019\n"
		for _, text := range []string{head + a + b, head + b + a} {
			drafts, _, err := readStdin(strings.NewReader(text), records.Options{})
			require.NoError(t, err)
			ids := map[string]string{}
			for _, d := range drafts {
				ids[d.ServiceID] = d.ID
			}
			assert.Equal(t, map[string]string{"1": "co-2019-hb-1", "2": "co-2019-session-101-hb-1"}, ids, "the earlier one is plain, whatever the order")
		}
	})
	t.Run("a ZIP as it is given out", func(t *testing.T) {
		drafts, report := drafted(t, "testdata/field/legiscan-dataset.zip", records.Options{})
		require.Len(t, drafts, 1)
		assert.Equal(t, states.Enacted, drafts[0].Status)
		assert.Equal(t, "testdata/field/legiscan-dataset.zip/TX/2025-2025_89th_Legislature/csv/bills.csv", filepath.ToSlash(report.Files[0].Name))
		assert.Contains(t, lines(report)[0], "there is no history.csv beside it")
	})
	t.Run("the JSON of a bill", func(t *testing.T) {
		drafts, report := drafted(t, "testdata/field/legiscan-bill.json", records.Options{})
		require.Len(t, drafts, 1)
		assert.True(t, report.Clean())
		d := drafts[0]
		assert.Equal(t, []string{"co-2023-hb-1", "HB 1", "2023-2024", "Civil actions", "Ends qualified immunity", "9000051"}, []string{d.ID, d.Number, d.Session, d.Title, d.Description, d.ServiceID})
		assert.Equal(t, states.MustParseDate("2023-01-10"), d.Introduced)
		assert.Contains(t, d.Note, "LegiScan: Introduced on 2023-01-10; last action on 2023-01-10: Introduced")
	})
}

func file(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

func TestDatasetsOfJSON(t *testing.T) {
	bill := func(id, number, billType, status, more string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`{"bill":{"bill_id":` + id + `,"session":{"session_id":7,"year_start":2019,"year_end":2020,"special":0},"url":"https://legiscan.com/MI/bill/` + number +
			`/2019","state_link":"","state":"MI","bill_number":"` + number + `","bill_type":"` + billType + `","status":` + status + `,"status_date":"2020-06-24","title":"Policing","description":"policing."` + more + `}}`)}
	}
	f := Files{FS: fstest.MapFS{
		"MI/2019-2020_100th_Legislature/bill/HB1.json": bill("1", "HB1", "B", "4", `,"history":[{"date":"2020-01-02","action":"introduced by Representative A"},{"date":"2020-07-01","action":"assigned PA 123'20"}],"subjects":[{"subject_id":1,"subject_name":"Crime"},{"subject_name":"Courts, civil"}]`),
		"MI/2019-2020_100th_Legislature/bill/HB2.json": bill("2", "HB2", "R", "4", `,"history":[{"date":"2020-07-01","action":"approved by the Governor"}]`),
		"MI/2019-2020_100th_Legislature/bill/HB3.json": bill("3", "HB3", "B", "null", ""),
		"MI/2019-2020_100th_Legislature/bill/HB4.json": {Data: []byte(`{"bill":{"bill_id":4,"bill_number":"HB4"}}`)},
		"MI/2019-2020_100th_Legislature/bill/HB5.json": {Data: []byte(`{"bill":`)},
		"MI/2019-2020_100th_Legislature/people/1.json": {Data: []byte(`{"person":{"people_id":1}}`)},
		"MI/2019-2020_100th_Legislature/hash.md5":      {Data: []byte("x")},
	}, Name: ".", Path: "MI.zip"}
	drafts, report, err := readFiles(f, records.Options{})
	require.NoError(t, err)
	require.Len(t, drafts, 3)
	assert.Equal(t, []states.Status{states.Enacted, states.StatusUnknown, states.StatusUnknown}, []states.Status{drafts[0].Status, drafts[1].Status, drafts[2].Status})
	assert.Equal(t, "Crime; Courts, civil", drafts[0].Subjects)
	assert.Equal(t, "", drafts[0].Description, "what only repeats the title")
	assert.Equal(t, "2019-2020", drafts[0].Session)
	assert.Equal(t, "mi-2019-hb-1", drafts[0].ID)
	assert.Equal(t, 2, report.Errors)
	assert.Equal(t, "MI.zip: 5 rows read, 3 accepted, 2 rejected", report.Files[0].String())

	_, report, err = readStdin(strings.NewReader(`{"bill":null}`), records.Options{})
	require.NoError(t, err)
	assert.Equal(t, []string{`standard input: the file is no bill of LegiScan: it must be an object, {"bill":{…}}`}, lines(report))
	assert.NotEmpty(t, report.Lost())
	_, _, err = readStdin(strings.NewReader(`{"schema":1,"bills":[]}`), records.Options{})
	assert.ErrorContains(t, err, "standard input is of no form that is known")
	_, _, err = readFiles(Files{FS: fstest.MapFS{"a.txt": {}}, Name: ".", Path: "x.zip"}, records.Options{})
	assert.ErrorContains(t, err, "x.zip holds no bills of LegiScan or Open States")
}

func TestOpenStatesInTheField(t *testing.T) {
	drafts, report := drafted(t, "testdata/field/openstates-renamed-by-browser/CO_2026A_bills (1).csv", records.Options{})
	require.Len(t, drafts, 1)
	assert.Equal(t, states.Enacted, drafts[0].Status, "the actions are found though a browser renamed the bills")
	assert.Equal(t, states.MustParseDate("2026-01-10"), drafts[0].Introduced)
	assert.Equal(t, "Civil Rights", drafts[0].Subjects)
	assert.Len(t, lines(report), 2, "sources and abstracts are not there, which is said: %v", lines(report))

	text := file(t, "testdata/field/openstates-renamed-by-browser/CO_2026A_bills (1).csv")
	drafts, report, err := readStdin(strings.NewReader(text), records.Options{})
	require.NoError(t, err)
	assert.Equal(t, states.StatusUnknown, drafts[0].Status)
	assert.Equal(t, "standard input: note: there is no …_bill_actions.csv beside it: status and day of introduction stay unknown", lines(report)[0])

	fsys := fstest.MapFS{
		"CO/2026A/CO_2026A_bills (2).csv":        {Data: []byte(text)},
		"CO/2026A/CO_2026A_bill_actions (2).csv": {Data: []byte("id,bill_id,organization_id,description,date,classification,order\na,ocd-bill/00000001-0000-0000-0000-000000000000,o,Vetoed,2026-05-01,['executive-veto'],0\nb,ocd-bill/00000001-0000-0000-0000-000000000000,o,Failed to override,2026-05-02,\"['veto-override-passage', 'veto-override-failure']\",1\n")},
		"CO/2026A/CO_2026A_bill_abstracts.csv":   {Data: []byte("id,bill_id,abstract,note\na,ocd-bill/00000001-0000-0000-0000-000000000000,Ends qualified immunity,\nb,ocd-bill/00000001-0000-0000-0000-000000000000,OFFICER ACCOUNTABILITY,\n")},
	}
	drafts, report, err = readFiles(Files{FS: fsys, Name: "."}, records.Options{})
	require.NoError(t, err)
	assert.Equal(t, states.Failed, drafts[0].Status)
	assert.Equal(t, states.MustParseDate("2026-05-01"), drafts[0].StatusDate, "the day of the veto")
	assert.Equal(t, "Ends qualified immunity", drafts[0].Description, "and nothing that the title says")
	assert.Contains(t, strings.Join(lines(report), "\n"), "read with CO_2026A_bill_actions (2).csv, which lies beside it")
}

func TestRejectsOfServices(t *testing.T) {
	const head = "bill_id,session_id,bill_number,url\n"
	fsys := fstest.MapFS{
		"a/bills.csv": {Data: []byte(head + "1,1,HB1,nowhere\n2,1,HB2,https://legiscan.com/CO/bill/HB2/2019\n")},
		"b/bills.csv": {Data: []byte(head + "3,2,HB3,nowhere\n")},
	}
	var wrong bytes.Buffer
	drafts, report, err := readFiles(Files{FS: fsys, Name: "."}, records.Options{Rejects: &wrong})
	require.NoError(t, err)
	assert.Len(t, drafts, 1)
	assert.Equal(t, 2, report.Errors)
	assert.Equal(t, 3, strings.Count(wrong.String(), "\n"), "one header for both:\n%s", &wrong)
	corrected := strings.ReplaceAll(wrong.String(), ",nowhere,", ",https://legiscan.com/CO/bill/HB1/2019,")
	drafts, report, err = readStdin(strings.NewReader(corrected), records.Options{})
	require.NoError(t, err)
	assert.Len(t, drafts, 2)
	assert.Empty(t, report.Problems, "they can be read again as they are")
}

func TestCompare(t *testing.T) {
	known := []states.Bill{
		{ID: "ours-1", State: "CO", Number: "H.B. 1", Session: "2020", Title: "Ours", Status: states.Pending, Effect: states.Limits},
		{ID: "ours-2", State: "CO", Number: "HB 2", Session: "2019-2020"},
		{ID: "ours-3", State: "NM", Number: "HB 1", Session: "2020"},
	}
	draft := func(number string, status states.Status, on string) Draft {
		d := Draft{Bill: states.Bill{ID: "co-" + number, State: "CO", Number: number, Session: "2020", Title: "Theirs", Status: status}}
		if d.Status != states.StatusUnknown {
			d.StatusDate = states.MustParseDate(on)
		} else {
			d.LastAction = states.MustParseDate(on)
		}
		return d
	}
	d := Compare(records.Tables{Tables: dataset.Tables{Bills: known}}, []Draft{draft("HB 1", states.Enacted, "2020-06-19"), draft("HB 2", states.StatusUnknown, "2020-05-01"), draft("HB 3", states.Enacted, "2020-06-01")}, asOf)
	assert.Equal(t, []string{
		"bills ours-1: status pending → enacted; status_date blank → 2020-06-19",
		"bills ours-2: last_action blank → 2020-05-01",
		"bills co-HB 3: new",
	}, []string{d.Rows[0].String(), d.Rows[1].String(), d.Rows[2].String()}, "what the service does not know, and bills it does not have, stay")
	require.Len(t, d.Rows, 3)
	require.Len(t, d.Standings, 1)
	assert.Equal(t, states.Code("CO"), d.Standings[0].State)
	assert.True(t, Compare(records.Tables{}, nil, asOf).Empty())
}

// zipOf is a ZIP of files with their contents.
func zipOf(t *testing.T, files ...string) []byte {
	t.Helper()
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		require.NoError(t, err)
		_, err = io.WriteString(w, files[i+1])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return file.Bytes()
}

func TestFilesThatAreNoneOfAService(t *testing.T) {
	bills, err := os.ReadFile("../../../testdata/legiscan/bills.csv")
	require.NoError(t, err)
	dataset := zipOf(t, "CO/csv/bills.csv", string(bills))
	dir := t.TempDir()
	const sheet = ", no file as LegiScan and Open States give it out: a table of your own in an .xlsx is read with importcsv -bills "
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"bills.xlsx": {zipOf(t, "[Content_Types].xml", "x", "xl/workbook.xml", "x"), "bills.xlsx is an Excel workbook" + sheet},
		"bills.ods":  {zipOf(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "bills.ods is an OpenDocument file" + sheet},
		"bills.docx": {zipOf(t, "[Content_Types].xml", "x", "word/document.xml", "x"), "bills.docx is a Word document" + sheet},
		"bills.pptx": {zipOf(t, "[Content_Types].xml", "x"), "bills.pptx is a file of an Office program" + sheet},
		"bills.xls":  {append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 100)...), "bills.xls is a file of an old Office program, such as .xls" + sheet},
		"nested.zip": {zipOf(t, "CO.zip", string(dataset)), "CO.zip is a ZIP in a ZIP: unpack the outer one, and name the folder"},
		"empty.zip":  {zipOf(t), "empty.zip is an empty ZIP: fetch it once more"},
		"half.zip":   {dataset[:len(dataset)/2], "half.zip is no whole ZIP: fetch it once more"},
		"other.zip":  {zipOf(t, "a.png", "x", "b.txt", "y"), "other.zip holds no bills of LegiScan or Open States"},
		"other.csv":  {[]byte("a,b\n1,2\n"), "other.csv is of no form that is known"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, name)
			require.NoError(t, os.WriteFile(path, c.file, 0o644))
			f, closer, err := Open(path)
			if err == nil {
				defer closer.Close()
				var r *Reading
				r, err = Read(Options{}, f)
				assert.Empty(t, r.Drafts)
			}
			assert.ErrorContains(t, err, filepath.Join(dir, name))
			assert.ErrorContains(t, err, c.want)
			_, ok := Recognize(path)
			assert.False(t, ok)
		})
	}
	t.Run("among others", func(t *testing.T) {
		mixed := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(mixed, "both.zip"), zipOf(t, "CO/csv/bills.csv", string(bills), "CO.zip", string(dataset), "notes.xlsx", "PK"), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(mixed, "ours.xlsx"), zipOf(t, "[Content_Types].xml", "x", "xl/workbook.xml", "x"), 0o644))
		drafts, report := drafted(t, mixed, records.Options{})
		assert.Len(t, drafts, 10)
		said := strings.Join(lines(report), "\n")
		assert.Contains(t, said, "CO.zip: warning: is in a ZIP in its turn, and not read: unpack the outer one, and name the folder")
		assert.Contains(t, said, "ours.xlsx: note: is of no form that is known, and not read")
	})
	_, _, err = Open(filepath.Join(dir, "nowhere"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

// FuzzServices holds that no file makes a reader panic, loses a row or gives an id twice.
func FuzzServices(f *testing.F) {
	for _, path := range []string{"../../../testdata/legiscan/bills.csv", "testdata/field/legiscan-bill.json", "../../../testdata/openstates/XX_2021_bills.csv"} {
		text, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(`{"bill":{"bill_id":1,"bill_number":"HB1","url":"https://legiscan.com/CO/bill/HB1/2020/X","history":[{"action":"Signed by Gov"},{"date":5}],"subjects":[{}]}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		drafts, report, err := readStdin(bytes.NewReader(text), records.Options{Limit: records.NoLimit})
		if err != nil { // of no form that is known
			return
		}
		accepted, ids := 0, map[string]bool{}
		for _, file := range report.Files {
			accepted += file.Accepted
			if file.Read != file.Accepted+file.Rejected {
				t.Fatalf("rows were lost: %+v", file)
			}
		}
		for _, d := range drafts {
			if ids[d.ID] || d.Status == states.Pending {
				t.Fatalf("%q: an id twice, or pending by itself", d.ID)
			}
			ids[d.ID] = true
		}
		if len(drafts) != accepted {
			t.Fatalf("%d drafts of %d rows", len(drafts), accepted)
		}
	})
}
