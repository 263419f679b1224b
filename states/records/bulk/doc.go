// Package bulk turns the files of LegiScan and Open States into drafts, bills for a person to assess; finds among them those that
// may concern the rubric; and brings a table of bills up to date with the next edition of those files.
//
// A file is what its content says, whatever it is called. These are read, one or many at once, each as a ZIP, as the folder of one,
// or by itself:
//
//   - LegiScan's datasets of a session: bills.csv with the history.csv beside it, or the JSON of each bill, and of its texts.
//   - Open States' bulk data of a session: …_bills.csv with …_bill_actions.csv, …_bill_sources.csv and …_bill_abstracts.csv, or
//     …_bills.json; and the JSON of single bills, as its API and its scrapers give it.
//
// A note says which tables were there beside the bills, and what stays unknown without them.
//
//   - [Open] opens what a path leads to, [Read] reads it all, [Recognize] says what a file is.
//   - [Terms] find bills; [ShippedTerms] ship with this package, [ReadTerms] reads one's own.
//   - [UpdateBills] brings a table up to date and says what it did; [Compare] only says what drafts know that a table does not.
//
// Drafts are cautious. What a service calls passed is enacted only where its own record tells of a law: signed, chaptered,
// in effect without a signature or over a veto. No bill is pending by itself, and nothing is assessed.
//
// # A year of it
//
// The commands are those of examples/importcsv, which calls this package:
//
//	importcsv -bulk CO.zip MD.zip NM_2026_csv.zip -find -o drafts.csv             # what LegiScan and Open States gave out
//	                                                                              # a person writes effect and verdicts of three drafts
//	importcsv -bills drafts.csv -o bills.csv                                      # those three; the others are named and left out
//	importcsv -bulk CO-next.zip MD-next.zip NM-next.zip -into bills.csv -find -o more.csv   # next week
//	importcsv -bills bills.csv -check
//	importcsv -bills bills.csv -o map.svg
//
// # What is found
//
// A term is some words and how many points they tell; the rank of a bill is the sum of the points of its terms, each counted
// once, over title, description, subjects and, where a file has it, text. Terms of less than no points are of what only looks
// like it: immunization, ski areas, callers in an overdose. A bill of rank [LeastRank] or more is found. The terms are terms.csv in
// this package; their edition is [TermsVersion].
//
// How well edition 1 finds was measured with measure.go, in this package:
//
//   - Of the 128 shipped bills of states and Congress that have a title, 120 are found by the title alone.
//   - 23 shipped bills are in 152 datasets of LegiScan, 265,217 bills of AZ, CO, GA, KS, MD, MI, MN and OR from 2009 to 2025; 22 of
//     them are found, and 248 more bills. 12 are in Open States' record of 17 states and Congress in 2025 and 2026, 62,171
//     bills without their texts; 11 of them are found, and 71 more bills.
//   - Eight whole sessions (CO 2020, GA 2019–2020 and 2021–2022, MD 2021 and 2022, MI 2019–2020, MN 2021–2022, OR 2021; 31,329
//     bills) were labelled by hand: what was found, and what a wide net of words for immunity, liability and rights beside
//     words for officers and government brought up. Of 50 bills that concern the rubric 49 are found (recall 98 %), and of 70
//     that are found 49 concern it (precision 70 %). The labels are testdata/find/labels.csv. The terms were corrected by these
//     sessions, so that others do worse: in five sessions that were not looked at before (AZ 2021, CO 2021
//     and 2023, KS 2021–2022, MN 2023–2024) 10 of the 15 bills that are found concern it.
//   - Two whole sessions of states by which no term was corrected (IN 2025 and KY 2025, 2,930 bills) were labelled in the same way,
//     in testdata/find/unseen.csv. Of 26 bills that concern the rubric in the widest sense 15 are found (recall 58 %), and of 19 that
//     are found 15 concern it (precision 79 %). Of the 11 others 8 say it in a clause of a long digest: "waive immunity under certain
//     conditions", immunity in a bill on immigration. Where such bills matter, look with terms of your own as well. What neither
//     the terms nor the net bring up nobody has counted.
//
// A bill whose title and description say nothing, "An act relative to civil rights", is not found: put the texts beside the bills,
// where a service gives them. Those of LegiScan, one JSON for each with HTML or plain text in base64, are looked through wherever
// they lie in the folder or the ZIP; a note counts those that are not: PDF, other formats, more than 32 MB.
//
// # Size
//
// With terms or a table to update, memory does not grow with the files: 2,722,230 bills (those of 154 real ZIPs ten times over,
// 2.7 GB of CSV in 1,540 ZIPs) take 49 to 54 MB of heap. BenchmarkFind compares the time with that in which encoding/csv reads the
// same tables out of the same ZIPs on one core: finding takes 1.6 times the work, shared by all cores; with two cores that others
// used too it took 1.5 times as long. Without terms every bill is kept: 111,460 bills with their history, 72 MB of CSV, take 320 MB.
package bulk
