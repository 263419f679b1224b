// Package records reads the tables of bills, evidence, coverage, cases and links as people keep them, in spreadsheets, and
// writes them back.
//
// A table is a CSV file whose first row names the columns. Whatever a spreadsheet does to such a file is understood and
// said: other encodings and separators, headers in other words, "Colorado" for CO, "yes" for met, 6/19/2020 for 2020-06-19.
// A title above the header and totals below the rows are no rows, and bills without ids are given them ([MadeID]).
// What is wrong is named by file, line, column and value, all of it, with what to write instead:
//
//	bills.csv:14:L status: "pasesd" is none of pending, enacted, failed, unknown; did you mean "passed" → enacted?
//
// A mistake that is made many times over is one [Cause] with a count. A row with an error is left out, counted, and on demand
// written to a file of its own with the reasons; every other row is there. Nothing is guessed: a blank verdict is not
// assessed, a date that can be read two ways is refused with both. With Fix of [Options], what can only have been meant in one way
// is taken.
//
//   - [Open] reads a directory, a file or a JSON dataset into [Tables]; [OpenFS] reads it from a ZIP or any other file system,
//     [Files] tables from anywhere. They check rows against each other as [Check] does.
//   - [Files.Check] and [Files.Rewrite] do the same with tables of any size, in memory that does not grow with sound rows.
//   - [Read] streams one table of any tagged struct, with the same problems, in memory that does not grow.
//   - [Write] writes canonical CSV, [WriteTemplate] an empty form, [DataPackage] and [DatasetSchema] the rules for other tools.
//   - [ReadDataset] reads the JSON that the widget takes.
//   - [Shipped] gives the tables that this module ships; [DateOf] and [Time] convert dates from and to time.Time.
//   - [Compare] says what changed between two sets of tables, in words and as data.
//   - [BillKeys] tell whether two records are of one bill, whatever names its number and session go by.
//   - [Outputs] write files that take their places whole or not at all.
//
// Package sheet makes such text of a sheet of a workbook. Package bulk turns the bulk files of LegiScan and OpenStates into bills for a person to assess.
//
// The rules have names, which a program can test for: [Rule].
package records

//go:generate go run generate.go
