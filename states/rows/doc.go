// Package rows reads and writes the texts that records are made of: the cells of CSV, and JSON. It is small, because programs that a
// reader's browser loads are made with it, and knows nothing of records.
//
//   - [AppendCell] writes a cell of canonical CSV; [EscapeFormula] and [UnescapeFormula] keep spreadsheets from running it.
//   - [Decoder] reads JSON in place.
package rows
