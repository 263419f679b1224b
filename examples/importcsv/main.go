// Importcsv reads tables of bills, evidence, coverage, cases and links as people keep them in spreadsheets, names every
// mistake, and writes them as canonical CSV, as the widget's dataset or as a map.
//
//	go run ./examples/importcsv -bills bills.csv -check
//	go run ./examples/importcsv -bills bills.csv -evidence evidence.csv -rejects rejects.csv -o clean.csv
//	go run ./examples/importcsv -bills bills.csv -coverage coverage.csv -o map.svg
//	go run ./examples/importcsv -format legiscan -bills CO/2021-2021/csv/bills.csv -o drafts.csv
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

const usage = `Importcsv reads tables as people keep them in spreadsheets, names every mistake, and writes what is right.

  importcsv -bills FILE [-evidence FILE] [-coverage FILE] [-cases FILE] [-links FILE] -o OUT
  importcsv DIRECTORY|DATASET.json -o OUT
  importcsv -bills FILE -check

A FILE is CSV in any encoding, with commas, semicolons, tabs or pipes; "-" is the standard input. OUT is chosen by its
ending: .csv (canonical tables), .json (the widget's dataset), .geojson, .svg; a directory takes a table each; "-" is the
standard output, as CSV or what -as says. Mistakes go to the standard error, one a line, with file, line, column and value.
Rows with errors are left out; every other row is written.

Exit code: 0 without errors, 1 with errors in the tables, 2 for a command that makes no sense.

`

// command is what the arguments ask for.
type command struct {
	files    records.Files
	path     string // a directory or a dataset, instead of files
	format   string
	options  records.Options
	out, as  string
	lens     states.Lens
	check    bool
	diff     bool
	against  string
	template string
	json     bool
	bom      bool
	strict   bool

	read  []string // paths
	clear func()   // takes the progress bar away

	stdout, stderr io.Writer
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; its result is the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := command{stdout: stdout, stderr: stderr}
	c.options.Stdin = stdin
	now := time.Now()
	today := states.Date{Year: int16(now.Year()), Month: int8(now.Month()), Day: int8(now.Day())}
	flags := flag.NewFlagSet("importcsv", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {} // a mistake would scroll out of sight
	flags.StringVar(&c.files.Bills, "bills", "", "table of bills, a `file`")
	flags.StringVar(&c.files.Evidence, "evidence", "", "table of evidence, a `file`")
	flags.StringVar(&c.files.Coverage, "coverage", "", "table of coverage, a `file`: which jurisdictions were searched")
	flags.StringVar(&c.files.Cases, "cases", "", "table of cases, a `file`")
	flags.StringVar(&c.files.Links, "links", "", "table of links, a `file`")
	flags.StringVar(&c.format, "format", "", "read -bills as bulk CSV of a `service`, legiscan or openstates, with history or actions beside it; writes bills for a person to assess")
	flags.TextVar(&c.options.Dates, "dates", records.InferDates, "`order` of dates such as 3/4/2021: infer, mdy, dmy, iso")
	flags.TextVar(&c.options.AsOf, "asof", today, "`date` of the map, of the difference and of checks")
	flags.TextVar(&c.lens, "lens", states.LensAll, "what a map shows: all, end, start or the `key` of a criterion")
	flags.BoolVar(&c.check, "check", false, "only name mistakes, write nothing")
	flags.BoolVar(&c.diff, "diff", false, "print what changes against the records that ship with this program")
	flags.StringVar(&c.against, "against", "", "print what changes against the tables of this directory or dataset, a `path`")
	flags.StringVar(&c.files.Rejects, "rejects", "", "write rows with errors to this `file`, with the reasons, to be corrected and read again")
	flags.StringVar(&c.template, "template", "", "write an empty form of every table, and their data package, to this `directory`")
	flags.StringVar(&c.out, "o", "", "write to this `file`, directory or -")
	flags.StringVar(&c.as, "as", "", "write this `format`, whatever the ending of -o: csv, json, geojson, svg")
	flags.IntVar(&c.options.Limit, "limit", 200, "name `n` mistakes, count the rest")
	flags.BoolVar(&c.json, "json", false, "mistakes, and the difference, as JSON, one object a line")
	flags.BoolVar(&c.bom, "bom", false, "begin CSV, rejects too, with the mark by which Excel knows UTF-8")
	flags.BoolVar(&c.strict, "strict", false, "exit with 1 for warnings too")
	var names []string
	for rest := args; ; {
		switch err := flags.Parse(rest); {
		case errors.Is(err, flag.ErrHelp):
			fmt.Fprint(stdout, usage)
			flags.SetOutput(stdout)
			flags.PrintDefaults()
			return 0
		case err != nil:
			fmt.Fprintln(stderr, "importcsv: -h lists the flags")
			return 2
		}
		if flags.NArg() == 0 {
			break
		}
		names, rest = append(names, flags.Arg(0)), flags.Args()[1:] // flags may follow a name
	}
	if len(names) > 0 {
		c.path = names[0]
	}
	c.files.MarkRejects = c.bom
	if err := c.misuse(len(names)); err != nil {
		fmt.Fprintf(stderr, "importcsv: %v\n", err)
		return 2
	}
	if c.template != "" {
		return c.exit(nil, writeTemplates(c.template))
	}
	return c.run()
}

// misuse is what makes no sense in a command.
func (c *command) misuse(args int) error {
	tables := c.tables()
	switch compares := c.diff || c.against != ""; {
	case args > 1:
		return errors.New("name one directory or dataset, or use -bills FILE and so on")
	case c.template != "":
		return nil
	case c.path != "" && len(tables) > 0:
		return errors.New("name either a directory or dataset, or files with -bills and so on")
	case c.path == "" && len(tables) == 0:
		return errors.New("nothing to read: -bills FILE reads a table, -template DIR writes empty ones, -h says more")
	case c.out == "" && !c.check && !compares:
		return errors.New("nothing to do: -o FILE writes, -check only names mistakes, -diff says what changes")
	case c.out == "-" && compares:
		return errors.New("-o - and a difference would both go to the standard output: write to a file")
	case c.out != "" && c.files.Rejects != "" && filepath.Clean(c.out) == filepath.Clean(c.files.Rejects):
		return errors.New("-o and -rejects are the same file: name another for the rows with errors")
	case c.options.AsOf.IsZero():
		return errors.New("-asof wants a date, such as 2026-11-22")
	case c.options.Limit < 1:
		return errors.New("-limit wants a number from 1 up")
	case c.format != "" && c.format != "legiscan" && c.format != "openstates":
		return fmt.Errorf("-format %q is neither legiscan nor openstates", c.format)
	case c.format != "" && (c.files.Bills == "" || len(tables) > 1 || compares):
		return fmt.Errorf("-format %s reads -bills alone", c.format)
	case c.files.Rejects != "" && (c.format != "" || ending(c.path) == "json"):
		return errors.New("-rejects is for CSV tables of ours: correct this file itself")
	case len(slices.DeleteFunc(tables, func(t string) bool { return c.file(t) != "-" })) > 1:
		return errors.New("only one table can come from the standard input")
	}
	if c.out == "" {
		return nil
	}
	if c.as == "" {
		c.as = ending(c.out)
	}
	switch {
	case !slices.Contains(formats, c.as):
		return fmt.Errorf("-o %s: write a name that ends in .csv, .json, .geojson or .svg, a directory, or say -as", c.out)
	case c.format != "" && c.as != "csv":
		return fmt.Errorf("bills of %s go to a .csv: a person has to say what each does before there is a map", c.format)
	case c.as == "csv" && c.out == "-" && (len(tables) > 1 || c.path != ""):
		return errors.New("several tables do not fit on the standard output: write to a directory")
	}
	return nil
}

// file is the path of a table.
func (c *command) file(table string) string {
	return map[string]string{"bills": c.files.Bills, "evidence": c.files.Evidence, "coverage": c.files.Coverage, "cases": c.files.Cases, "links": c.files.Links}[table]
}

// tables are the names of those that are read from files.
func (c *command) tables() []string {
	return slices.DeleteFunc(records.TableNames(), func(t string) bool { return c.file(t) == "" })
}

// run reads, reports and writes.
func (c *command) run() int {
	c.read = []string{c.path}
	for _, table := range c.tables() {
		c.read = append(c.read, c.file(table))
	}
	passes := int64(1) // at most: small files are read once
	if c.check {
		passes = 2
	} else if c.as == "csv" && c.format == "" {
		passes = 3
	}
	c.options.Progress, c.clear = progress(c.stderr, passes*c.size())
	switch c.format {
	case "legiscan":
		return c.drafts(records.LegiScan(c.files.Bills, c.options))
	case "openstates":
		return c.drafts(records.OpenStates(c.files.Bills, c.options))
	}
	files, dataset := c.files, false
	if c.path != "" {
		info, err := os.Stat(c.path)
		if dataset = err != nil || !info.IsDir(); !dataset {
			if files, err = records.FilesIn(c.path); err != nil {
				return c.exit(nil, err)
			}
			files.Rejects, files.MarkRejects = c.files.Rejects, c.files.MarkRejects
			c.read = paths(files)
		}
	}
	compares := c.diff || c.against != ""
	switch {
	case !dataset && c.check:
		return c.exit(files.Check(c.options))
	case !dataset && c.as == "csv" && !compares: // no need to hold the tables in memory
		tables := len(slices.DeleteFunc(paths(files), func(path string) bool { return path == "" }))
		return c.exit(files.Rewrite(c.options, func(table string, rows func(io.Writer) error) error {
			return c.writeTable(table, tables, rows)
		}))
	}
	read := func() (records.Tables, *records.Report, error) { return files.Read(c.options) }
	if dataset {
		read = func() (records.Tables, *records.Report, error) { return records.Open(c.path, c.options) }
	}
	all, report, err := read()
	if err == nil && !c.check {
		err = c.compare(all)
		if c.out != "" && err == nil {
			err = c.write(all)
		}
	}
	return c.exit(report, err)
}

// paths are those of the tables; empty for one that there is none of.
func paths(f records.Files) []string {
	return []string{f.Bills, f.Evidence, f.Coverage, f.Cases, f.Links}
}

// compare prints what changes.
func (c *command) compare(all records.Tables) error {
	var before records.Tables
	switch {
	case c.against != "":
		was, report, err := records.Open(c.against, c.options)
		if err != nil {
			return err
		}
		if !report.Clean() {
			return fmt.Errorf("%s has errors itself: correct it first, with -check", c.against)
		}
		before = was
	case c.diff:
		before = records.Tables{Bills: states.Bills(), Evidence: states.AllEvidence(), Coverage: states.AllCoverage(), Links: states.Links(), Cases: slices.Collect(cases.All())}
	default:
		return nil
	}
	d := records.Compare(before, all, c.options.AsOf)
	if c.json {
		return json.NewEncoder(c.stdout).Encode(d)
	}
	_, err := io.WriteString(c.stdout, d.String())
	return err
}

// drafts writes the bills of a service.
func (c *command) drafts(all []records.Draft, report *records.Report, err error) int {
	if err == nil && !c.check {
		err = c.create(c.out, func(w io.Writer) error {
			return c.csv(w, func(w io.Writer) error { return records.Write(w, slices.Values(all)) })
		})
		if err == nil {
			fmt.Fprintf(c.stderr, "%d bills written. Their effect and verdicts are blank, and most statuses unknown: a person has to read the bills.\n", len(all))
		}
	}
	return c.exit(report, err)
}

// exit prints what was found and gives the exit code.
func (c *command) exit(report *records.Report, err error) int {
	if c.clear != nil {
		c.clear()
	}
	if report == nil {
		report = &records.Report{}
	}
	for _, p := range slices.Concat(report.Notes, report.Problems) {
		if c.json {
			line, _ := json.Marshal(struct {
				records.Problem
				Text string `json:"text"`
			}{p, p.Error()})
			fmt.Fprintf(c.stderr, "%s\n", line)
		} else {
			fmt.Fprintln(c.stderr, p)
		}
	}
	if c.json && len(report.Files) > 0 {
		line, _ := json.Marshal(map[string]any{"files": report.Files, "errors": report.Errors, "warnings": report.Warnings, "more": report.More})
		fmt.Fprintf(c.stderr, "%s\n", line)
	} else {
		if report.More > 0 {
			fmt.Fprintf(c.stderr, "and %d more; -limit names more of them\n", report.More)
		}
		for _, f := range report.Files {
			fmt.Fprintln(c.stderr, f)
		}
	}
	switch {
	case err != nil:
		fmt.Fprintf(c.stderr, "importcsv: %v\n", err)
		return 1
	case !report.Clean() || c.strict && report.Warnings > 0:
		return 1
	}
	return 0
}

// size is how many bytes there are to read; 0 where that is not known.
func (c *command) size() (n int64) {
	if c.format != "" { // what lies beside the bills is read too
		return 0
	}
	for _, table := range c.tables() {
		info, err := os.Stat(c.file(table))
		if err != nil || !info.Mode().IsRegular() {
			return 0
		}
		n += info.Size()
	}
	return n
}

// ending is the format that a path names; csv for a directory and the standard output.
func ending(path string) string {
	if path == "" {
		return ""
	}
	if info, err := os.Stat(path); path == "-" || os.IsPathSeparator(path[len(path)-1]) || err == nil && info.IsDir() {
		return "csv"
	}
	if ext := filepath.Ext(path); ext != "" {
		return ext[1:]
	}
	return ""
}
