package bulk

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states/records"
)

// textJSON is a bill's text as LegiScan gives it.
func textJSON(bill int, mime, text string) *fstest.MapFile {
	return &fstest.MapFile{Data: fmt.Appendf(nil, `{"status":"OK","text":{"doc_id":%d,"bill_id":%d,"date":"2021-01-02","type":"Introduced","mime":%q,"text_size":1,"doc":%q}}`,
		9000+bill, bill, mime, base64.StdEncoding.EncodeToString([]byte(text)))}
}

func billJSON(bill int, title string) *fstest.MapFile {
	return &fstest.MapFile{Data: fmt.Appendf(nil, `{"bill":{"bill_id":%d,"bill_number":"HB%d","title":%q,"url":"https://legiscan.com/NM/bill/HB%d/2021"}}`, bill, bill, title, bill)}
}

func TestTextsOfLegiScan(t *testing.T) {
	const html = "<html><style>.qualified{}</style><p>An officer may not claim qualified&nbsp;<u>immunity</u> as a defense.</p><!-- Bivens --></html>"
	fsys := fstest.MapFS{
		"NM/bill/HB1.json": billJSON(1, "Relating to courts"),
		"NM/bill/HB2.json": billJSON(2, "Relating to bridges"),
		"NM/bill/HB3.json": billJSON(3, "Relating to schools"),
		"NM/bill/HB4.json": billJSON(4, "Qualified immunity; peace officers"),
		"NM/bill/HB5.json": billJSON(5, "Relating to parks"),
		"NM/text/1.json":   textJSON(1, "text/html", html),
		"NM/text/2.json":   textJSON(2, "text/plain", "A bridge is named."),
		"NM/text/3.json":   textJSON(3, "application/pdf", "%PDF qualified immunity"),
		"NM/text/4.json":   textJSON(4, "application/rtf", "qualified immunity"),
		"NM/text/5.json":   {Data: []byte(`{"text":{"doc_id":5,"bill_id":5,"mime":"text/html","doc":"no base64!"}}`)},
	}
	find := func(f Files) *Reading {
		r, err := Read(Options{Terms: ShippedTerms()}, f)
		require.NoError(t, err)
		return r
	}
	r := find(Files{FS: fsys, Name: "."})
	assert.Equal(t, []int{5, 2}, []int{r.Looked, r.Found})
	assert.Equal(t, "NM HB 1", string(r.Drafts[0].State)+" "+r.Drafts[0].Number)
	assert.Equal(t, []string{`text: "qualified immunity"`, `text: "officer may not claim qualified immunity"`}, hitTexts(r.Drafts[0].Hits), "neither a style sheet nor a remark is text")
	require.Len(t, r.Report.Notes, 1)
	assert.Contains(t, r.Report.Notes[0].Error(), "is one of the texts of bills that are not looked through: 1 PDF, 1 application/rtf, 1 broken")
	assert.Empty(t, r.Report.Problems)

	t.Run("in a ZIP", func(t *testing.T) {
		var file bytes.Buffer
		z := zip.NewWriter(&file)
		require.NoError(t, z.AddFS(fsys))
		require.NoError(t, z.Close())
		opened, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
		require.NoError(t, err)
		assert.Equal(t, r.Drafts, find(Files{FS: opened, Name: "."}).Drafts)
	})
	t.Run("without terms nobody looks", func(t *testing.T) {
		r, err := Read(Options{}, Files{FS: fsys, Name: "."})
		require.NoError(t, err)
		assert.Len(t, r.Drafts, 5)
		assert.Empty(t, r.Report.Notes)
	})
	t.Run("a text alone is no bill", func(t *testing.T) {
		_, err := Read(Options{Options: records.Options{}}, Files{FS: fsys, Name: "NM/text/1.json"})
		assert.ErrorContains(t, err, "is LegiScan's JSON of a bill's text: name the file of the bills themselves, or the folder of both")
	})
	t.Run("what unpacks without end", func(t *testing.T) {
		huge := func(begin string) *fstest.MapFile {
			return &fstest.MapFile{Data: append([]byte(begin), bytes.Repeat([]byte{'a'}, mostJSON)...)}
		}
		r := find(Files{FS: fstest.MapFS{"b.json": billJSON(1, "Courts"), "t.json": huge(`{"text":{"doc_id":1,"mime":"text/html","doc":"`)}, Name: "."})
		assert.Contains(t, r.Report.Notes[0].Error(), "1 too large")
		_, err := Read(Options{}, Files{FS: fstest.MapFS{"b.json": huge(`{"bill":{"bill_id":1,"title":"`)}, Name: "."})
		assert.ErrorContains(t, err, "b.json: has more than 32 MB, which no bill has")
	})
}

func hitTexts(hits []Hit) (all []string) {
	for _, h := range hits {
		all = append(all, h.String())
	}
	return all
}

func TestCharactersAsHTMLWritesThem(t *testing.T) {
	drafts, report, err := readStdin(strings.NewReader("bill_id,bill_number,status,title,description,last_action,url\n"+
		`1,HB1,1,Peace Officers&#039; Duties &amp; AT&T,A &quot;right&quot;,Rules &#x27;suspended&#x27; ,https://legiscan.com/CO/bill/HB1/2025`+"\n"), records.Options{})
	require.NoError(t, err)
	assert.Equal(t, "Peace Officers' Duties & AT&T", drafts[0].Title)
	assert.Equal(t, `A "right"`, drafts[0].Description)
	assert.True(t, strings.HasSuffix(drafts[0].Note, "Rules 'suspended'"), drafts[0].Note)
	assert.Empty(t, report.Problems, "nobody can delete a space of a service")
}
