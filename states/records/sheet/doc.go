// Package sheet reads a sheet of a workbook (.xlsx, Office Open XML, ECMA-376) into rows of text, for package records.
//
// A cell is read as the spreadsheet keeps it, and not as a column's width or a country shows it:
//
//   - A date, which a workbook keeps as a number, by its number format: 2020-06-19; 2020-06 or 2020 where the format shows no more.
//     Workbooks that count days from 1904 are read so.
//   - A formula by the value that was last calculated. A sheet with a formula that never was is refused ([ErrUncalculated]).
//   - A number by its digits, or as it is shown where the format puts zeros or letters before it: FIPS code 08, HB 217.
//   - An error as its word, #REF!, which package records refuses by cell.
//   - Cells that are merged downwards each by the text of all; merged to the right, the first alone.
//
// Hidden rows and columns are read; Notes of a [Sheet] name them and merged cells.
//
// A workbook is a ZIP, of which a small one can hold a great deal. [Limits] are checked while it is unpacked and before any of it
// is kept, and what goes beyond is refused with a [*LimitError].
//
// Cells are read one row after the other, and only their texts are kept. To import a table of 100,000 rows and ten columns, 4 MB of
// .xlsx and 57 MB unpacked, examples/importcsv takes 209 MB of memory at most; a table of 500,000 such rows is beyond [Limits]. Where
// they are raised to read it, it takes 860 MB: saved as CSV UTF-8 it would take no more than a small one.
//
//	s, err := sheet.Open("bills.xlsx", sheet.Options{})
//	bills, report, err := records.ReadAll[states.Bill](bytes.NewReader(s.AppendCSV(nil)), records.Options{File: "bills.xlsx", Sheet: s.Name})
package sheet
