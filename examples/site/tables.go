package main

import (
	"cmp"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm"
)

// dataset reads tables of one's own, as importcsv does; nil where none is named, which stands for the records that ship. Their edition is today's.
// A row with an error ends it: a map without that row would be wrong.
func dataset(files records.Files, source string, stdin io.Reader, stderr io.Writer) (*wasm.Dataset, error) {
	if files == (records.Files{}) {
		return nil, nil
	}
	today := records.DateOf(time.Now())
	tables, report, err := files.Read(records.Options{Stdin: stdin, AsOf: today})
	if err != nil {
		return nil, err
	}
	for _, p := range append(report.Notes, report.Problems...) {
		fmt.Fprintln(stderr, p)
	}
	if report.More > 0 {
		fmt.Fprintf(stderr, "and %d more\n", report.More)
	}
	if report.Errors > 0 {
		return nil, fmt.Errorf("nothing was built: a map without the rows that have errors (%d) would be wrong", report.Errors)
	}
	if files.Coverage == "" {
		fmt.Fprintln(stderr, "no -coverage: a place without a law is shown as not assessed, not as 0")
	}
	if source == "" {
		if source = filepath.Base(cmp.Or(files.Bills, files.Evidence, files.Coverage, files.Cases, files.Links)); source == "-" {
			source = "the tables given"
		}
	}
	tables.Source, tables.Updated = source, today
	return (*wasm.Dataset)(&tables.Tables), nil
}
