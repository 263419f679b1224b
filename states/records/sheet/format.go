package sheet

import (
	"archive/zip"
	"errors"
	"io"
	"strings"
)

// ErrBroken is a workbook of which a part cannot be read.
var ErrBroken = errors.New("the workbook is broken: open it in a spreadsheet, and save it again as .xlsx")

// FormatError is a workbook in another format than .xlsx.
type FormatError struct{ Format string } // as [Format] names it

func (e *FormatError) Error() string {
	const save = "File > Save As, and choose Excel Workbook (.xlsx) or CSV UTF-8"
	switch e.Format {
	case "ods":
		return "the file is an OpenDocument spreadsheet (.ods), which is not read: in LibreOffice, " + save
	case "xls":
		return "the file is a workbook of Excel 97 to 2003 (.xls), or one with a password, which is not read: in Excel or LibreOffice, take the password off, " + save
	case "xlsb":
		return "the file is a binary workbook (.xlsb), which is not read: in Excel, " + save
	case "numbers":
		return "the file is a spreadsheet of Numbers, which is not read: in Numbers, File > Export To > Excel"
	}
	return "the file is no workbook"
}

// Format tells by its content what kind of workbook a file is: "xlsx", "ods", "xls", "xlsb" or "numbers"; empty for any other file.
func Format(r io.ReaderAt, size int64) string {
	var head [8]byte
	if n, _ := r.ReadAt(head[:], 0); n < len(head) {
		return ""
	}
	if string(head[:]) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" {
		return "xls"
	}
	if string(head[:2]) != "PK" {
		return ""
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return ""
	}
	for _, f := range z.File {
		switch name := strings.ToLower(f.Name); {
		case strings.HasSuffix(name, "xl/workbook.bin"):
			return "xlsb"
		case name == "index.zip", name == "index/document.iwa":
			return "numbers"
		case name == "xl/workbook.xml":
			return "xlsx"
		case name == "mimetype":
			if kind, err := f.Open(); err == nil {
				text, _ := io.ReadAll(io.LimitReader(kind, 100))
				kind.Close()
				if strings.Contains(string(text), "opendocument.spreadsheet") {
					return "ods"
				}
			}
		}
	}
	for _, f := range z.File {
		if f.Name == "[Content_Types].xml" { // a workbook whose parts go by other names
			for _, part := range z.File {
				if strings.Contains(strings.ToLower(part.Name), "worksheets/") {
					return "xlsx"
				}
			}
		}
	}
	return ""
}
