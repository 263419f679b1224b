package sheet_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/states/records/sheet"
)

// read reads a workbook that fill has filled.
func read(t *testing.T, o sheet.Options, fill func(f *excelize.File)) (*sheet.Sheet, error) {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	var b bytes.Buffer
	require.NoError(t, f.Write(&b))
	return sheet.Read(bytes.NewReader(b.Bytes()), int64(b.Len()), o)
}

func set(f *excelize.File, name string, cells map[string]any) {
	for at, v := range cells {
		if err := f.SetCellValue(name, at, v); err != nil {
			panic(err)
		}
	}
}

func TestCells(t *testing.T) {
	number := func(code string, id int) *excelize.Style {
		if code == "" {
			return &excelize.Style{NumFmt: id}
		}
		return &excelize.Style{CustomNumFmt: &code}
	}
	for name, c := range map[string]struct {
		value any
		style *excelize.Style
		d1904 bool
		want  string
	}{
		"a text":                           {"An act", nil, false, "An act"},
		"a text of digits":                 {"08", nil, false, "08"},
		"a number":                         {217, nil, false, "217"},
		"a number with a tail of bits":     {0.1 + 0.2, nil, false, "0.3"},
		"half a point":                     {3.5, number("0", 0), false, "3.5"},
		"a year with thousands":            {2021, number("#,##0", 0), false, "2021"},
		"leading zeros by format":          {8, number("00", 0), false, "08"},
		"letters by format":                {217, number(`"HB "0`, 0), false, "HB 217"},
		"true":                             {true, nil, false, "TRUE"},
		"no":                               {false, nil, false, "FALSE"},
		"a date of the workbook's country": {44001, number("", 14), false, "2020-06-19"},
		"a date by a format":               {44001, number("dddd, mmmm d, yyyy", 0), false, "2020-06-19"},
		"a date of Germany":                {44001, number(`[$-407]d. mmmm yyyy;@`, 0), false, "2020-06-19"},
		"a day that counts from 1904":      {42539, number("", 14), true, "2020-06-19"},
		"a day with its time":              {44001.75, number("yyyy-mm-dd hh:mm", 0), false, "2020-06-19 18:00:00"},
		"a month":                          {44001, number("mmm yyyy", 0), false, "2020-06"},
		"a month by a built-in format":     {44001, number("", 17), false, "2020-06"},
		"a year":                           {44001, number("yyyy", 0), false, "2020"},
		"a day without format":             {44001, nil, false, "44001"},
		"letters in quotes are no date":    {5, number(`0" days"`, 0), false, "5 days"},
		"a duration is no date":            {1.5, number("[h]:mm", 0), false, "1.5"},
		"the first of March 1900":          {61, number("", 14), false, "1900-03-01"},
		"several lines":                    {"one\ntwo", nil, false, "one\ntwo"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := read(t, sheet.Options{}, func(f *excelize.File) {
				require.NoError(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &c.d1904}))
				set(f, "Sheet1", map[string]any{"B2": c.value})
				if c.style != nil {
					id, err := f.NewStyle(c.style)
					require.NoError(t, err)
					require.NoError(t, f.SetCellStyle("Sheet1", "B2", "B2", id))
				}
			})
			require.NoError(t, err)
			assert.Equal(t, [][]string{{"", ""}, {"", c.want}}, s.Rows)
			assert.Equal(t, c.d1904, s.Days1904)
		})
	}
}

// part replaces the text of a part of a workbook.
func part(t *testing.T, book []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		var text bytes.Buffer
		_, err = text.ReadFrom(r)
		require.NoError(t, err)
		to, err := w.Create(f.Name)
		require.NoError(t, err)
		if f.Name == name {
			text = *bytes.NewBufferString(change(text.String()))
		}
		_, err = text.WriteTo(to)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// withRows is a workbook whose one sheet has this XML as its rows.
func withRows(t *testing.T, rows string) []byte {
	var b bytes.Buffer
	require.NoError(t, excelize.NewFile().Write(&b))
	return part(t, b.Bytes(), "xl/worksheets/sheet1.xml", func(string) string {
		return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`
	})
}

func TestFormulas(t *testing.T) {
	book := withRows(t, `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1" t="e"><f>#REF!+1</f><v>#REF!</v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="inlineStr"><is><t>in line</t></is></c></row>`)
	s, err := sheet.Read(bytes.NewReader(book), int64(len(book)), sheet.Options{})
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"2", "a", "#REF!", "", "in line"}}, s.Rows)

	book = withRows(t, `<row r="7"><c r="C7"><f>1+1</f></c><c r="D7"><v>1</v></c></row>`)
	_, err = sheet.Read(bytes.NewReader(book), int64(len(book)), sheet.Options{})
	var formula *sheet.FormulaError
	require.ErrorAs(t, err, &formula)
	assert.Equal(t, "Sheet1!C7", formula.Cell)
}

func TestWhatOneDoesNotSeeIsSaid(t *testing.T) {
	s, err := read(t, sheet.Options{}, func(f *excelize.File) {
		set(f, "Sheet1", map[string]any{"A1": "Our bills", "A2": "state", "B2": "number", "C2": "note", "A3": "Colorado", "B3": "HB 1", "B4": "HB 2", "B5": "HB 3", "B6": "HB 4", "A6": "Texas"})
		require.NoError(t, f.MergeCell("Sheet1", "A1", "C1"))
		require.NoError(t, f.MergeCell("Sheet1", "A3", "A5"))
		require.NoError(t, f.SetRowVisible("Sheet1", 4, false))
		require.NoError(t, f.SetRowVisible("Sheet1", 5, false))
		require.NoError(t, f.SetColVisible("Sheet1", "C", false))
		_, err := f.NewSheet("Lists")
		require.NoError(t, err)
		set(f, "Lists", map[string]any{"A1": "x"})
		require.NoError(t, f.SetSheetVisible("Lists", false))
	})
	require.NoError(t, err)
	assert.Equal(t, [][]string{{"Our bills", "", ""}, {"state", "number", "note"}, {"Colorado", "HB 1", ""}, {"Colorado", "HB 2", ""}, {"Colorado", "HB 3", ""}, {"Texas", "HB 4", ""}}, s.Rows)
	assert.Equal(t, []string{
		"hidden rows are read: 4–5",
		"hidden columns are read: C",
		"merged cells give each of their rows the same text: A3:A5",
		"of merged cells the first is read: A1:C1",
	}, s.Notes)
	assert.Equal(t, []string{"Sheet1", "Lists"}, s.Names)
	assert.Equal(t, []string{"Lists"}, s.Hidden)
}

func TestSheetsByName(t *testing.T) {
	two := func(f *excelize.File) {
		require.NoError(t, f.SetSheetName("Sheet1", "Bills 2021"))
		for _, name := range []string{"Evidence", "Empty"} {
			_, err := f.NewSheet(name)
			require.NoError(t, err)
		}
		set(f, "Bills 2021", map[string]any{"A1": "bills"})
		set(f, "Evidence", map[string]any{"A1": "evidence"})
	}
	for name, c := range map[string]struct {
		o    sheet.Options
		want string
		err  string
	}{
		"by name":                    {sheet.Options{Sheet: "Bills 2021"}, "Bills 2021", ""},
		"in any case":                {sheet.Options{Sheet: "bills 2021 "}, "Bills 2021", ""},
		"the name goes first":        {sheet.Options{Sheet: "Bills 2021", Prefer: "evidence"}, "Bills 2021", ""},
		"the preferred one":          {sheet.Options{Prefer: "evidence"}, "Evidence", ""},
		"no such sheet":              {sheet.Options{Sheet: "Cases"}, "", `there is no sheet "Cases": the workbook has "Bills 2021", "Evidence", "Empty"`},
		"several":                    {sheet.Options{}, "", `the workbook has several sheets, "Bills 2021", "Evidence": name the one to read`},
		"several, none is preferred": {sheet.Options{Prefer: "cases"}, "", `the workbook has several sheets, "Bills 2021", "Evidence": name the one to read`},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := read(t, c.o, two)
			if c.err != "" {
				assert.EqualError(t, err, c.err)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, c.want, s.Name)
		})
	}
	_, err := read(t, sheet.Options{}, func(*excelize.File) {})
	assert.EqualError(t, err, "the workbook has no sheet with any text")
}

// A bomb is a few kilobytes that unpack to much more, or that make whoever reads them fill in what is left out.
func TestBombs(t *testing.T) {
	small := sheet.Limits{Bytes: 1 << 20, Rows: 100, Columns: 20, Cells: 500, Strings: 50, Merged: 5}
	for name, c := range map[string]struct {
		book []byte
		what string
	}{
		"spaces":                     {withRows(t, strings.Repeat(" ", 2<<20)), "bytes"},
		"many rows":                  {withRows(t, strings.Repeat(`<row/>`, 101)), "rows"},
		"one row far below":          {withRows(t, `<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), "rows"},
		"one cell far to the right":  {withRows(t, `<row r="1"><c r="XFD1" s="0"/></row>`), "columns"},
		"empty cells that are wide":  {withRows(t, strings.Repeat(`<row><c r="T1" s="0"/></row>`, 50)), "cells"},
		"a column of a long name":    {withRows(t, `<row r="1"><c r="`+strings.Repeat("Z", 1000)+`1"/></row>`), "columns"},
		"cells without a place":      {withRows(t, `<row>`+strings.Repeat(`<c/>`, 21)+`</row>`), "columns"},
		"elements in each other":     {withRows(t, strings.Repeat(`<x>`, 100)+strings.Repeat(`</x>`, 100)), "elements in each other"},
		"shared texts":               {part(t, withRows(t, ""), "xl/styles.xml", func(string) string { return `<sst>` + strings.Repeat(`<si/>`, 51) + `</sst>` }), "texts"},
		"groups of merged cells":     {withRows(t, `</sheetData><mergeCells>`+strings.Repeat(`<mergeCell ref="A1:B2"/>`, 6)+`</mergeCells><sheetData>`), "merged cells"},
		"a sheet by another name":    {renamed(t, withRows(t, strings.Repeat(`<row/>`, 101)), "xl/worksheets/sheet1.xml", "xl/media/image1.png"), "rows"},
		"a sheet outside the folder": {renamed(t, withRows(t, strings.Repeat(`<row/>`, 101)), "xl/worksheets/sheet1.xml", "a.bin"), "rows"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Less(t, len(c.book), 20<<10, "a bomb is small")
			_, err := sheet.Read(bytes.NewReader(c.book), int64(len(c.book)), sheet.Options{Limits: small})
			var limit *sheet.LimitError
			require.ErrorAs(t, err, &limit)
			assert.Equal(t, c.what, limit.What)
		})
	}
	t.Run("at the limits", func(t *testing.T) {
		book := withRows(t, strings.Repeat(`<row/>`, 74)+strings.Repeat(`<row><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c/><c t="inlineStr"><is><t>x</t></is></c></row>`, 25))
		s, err := sheet.Read(bytes.NewReader(book), int64(len(book)), sheet.Options{Limits: small})
		require.NoError(t, err)
		assert.Len(t, s.Rows, 99)
	})
	t.Run("a size that is a lie", func(t *testing.T) {
		book := withRows(t, strings.Repeat(" ", 2<<20))
		at := bytes.Index(book, []byte("PK\x01\x02"))
		for ; at >= 0; at = next(book, at) { // the central directory: sizes unpacked
			copy(book[at+24:], []byte{10, 0, 0, 0})
		}
		_, err := sheet.Read(bytes.NewReader(book), int64(len(book)), sheet.Options{Limits: small})
		require.Error(t, err)
	})
}

func next(book []byte, at int) int {
	i := bytes.Index(book[at+4:], []byte("PK\x01\x02"))
	if i < 0 {
		return -1
	}
	return at + 4 + i
}

// renamed gives a part another name.
func renamed(t *testing.T, book []byte, from, to string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		name := f.Name
		if name == from {
			name = to
		}
		part, err := w.Create(name)
		require.NoError(t, err)
		var text bytes.Buffer
		_, err = text.ReadFrom(r)
		require.NoError(t, err)
		_, err = part.Write(text.Bytes())
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestOtherFormats(t *testing.T) {
	archive := func(name, text string) []byte {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		f, err := w.Create(name)
		require.NoError(t, err)
		_, err = f.Write([]byte(text))
		require.NoError(t, err)
		require.NoError(t, w.Close())
		return b.Bytes()
	}
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"ods":               {archive("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "in LibreOffice, File > Save As"},
		"xls":               {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"), "take the password off"},
		"xlsb":              {archive("xl/workbook.bin", ""), "binary workbook (.xlsb)"},
		"numbers":           {archive("Index/Document.iwa", ""), "Export To > Excel"},
		"a text of writing": {archive("mimetype", "application/vnd.oasis.opendocument.text"), "no workbook"},
		"another ZIP":       {archive("bills.csv", "id"), "no workbook"},
		"CSV":               {[]byte("id,state\n"), "no workbook"},
		"nothing":           {nil, "no workbook"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := sheet.Read(bytes.NewReader(c.file), int64(len(c.file)), sheet.Options{})
			var format *sheet.FormatError
			require.ErrorAs(t, err, &format)
			assert.ErrorContains(t, err, c.want)
		})
	}
	for name, book := range map[string][]byte{
		"half a sheet":   withRows(t, `<row r="1"><c r="A1"`),
		"an empty part":  part(t, withRows(t, ""), "xl/workbook.xml", func(string) string { return "" }),
		"no text there":  withRows(t, `<row r="1"><c r="A1" t="s"><v>99</v></c></row>`),
		"cut in the zip": withRows(t, "")[:2000],
	} {
		t.Run(name, func(t *testing.T) {
			_, err := sheet.Read(bytes.NewReader(book), int64(len(book)), sheet.Options{})
			assert.Error(t, err)
		})
	}
}

func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	book := excelize.NewFile()
	set(book, "Sheet1", map[string]any{"A1": "state", "B3": 44001})
	_ = book.Write(&b)
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, file []byte) {
		s, err := sheet.Read(bytes.NewReader(file), int64(len(file)), sheet.Options{Limits: sheet.Limits{Bytes: 1 << 20, Rows: 1000, Cells: 10000}})
		if err == nil {
			s.AppendCSV(nil)
		}
	})
}

func Example() {
	f := excelize.NewFile()
	_ = f.SetSheetName("Sheet1", "Bills")
	for at, v := range map[string]any{"A1": "Our bills", "A3": "State", "B3": "Bill", "C3": "Session", "D3": "Effect", "E3": "Source", "F3": "Status",
		"A4": "Colorado", "B4": "SB 20-217", "C4": 2020, "D4": "limits", "E4": "https://leg.colorado.gov/bills/sb20-217", "F4": "pasesd"} {
		_ = f.SetCellValue("Bills", at, v)
	}
	var book bytes.Buffer
	_ = f.Write(&book)

	s, err := sheet.Read(bytes.NewReader(book.Bytes()), int64(book.Len()), sheet.Options{})
	if err != nil {
		panic(err)
	}
	_, report, err := records.ReadAll[states.Bill](bytes.NewReader(s.AppendCSV(nil)), records.Options{File: "ours.xlsx", Sheet: s.Name})
	for _, p := range report.Problems {
		fmt.Println(p.Error())
	}
	for _, p := range report.Notes {
		fmt.Println(p.Error())
	}
	// Output:
	// ours.xlsx:Bills!F4 status: "pasesd" is none of pending, enacted, failed, unknown; did you mean "passed" → enacted?
	// ours.xlsx:Bills!3: note: names the columns; what stands above is not read: row 1 "Our bills"; -header says another line
}
