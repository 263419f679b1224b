// Importcsv reads tables of bills, evidence, coverage, cases and links as people keep them in spreadsheets, names every
// mistake, and writes them as canonical CSV, as the widget's dataset or as a map.
//
//	go run ./examples/importcsv -bills bills.csv -check
//	go run ./examples/importcsv -bills bills.csv -evidence evidence.csv -rejects rejects.csv -o clean.csv
//	go run ./examples/importcsv -bills bills.csv -coverage coverage.csv -o map.svg
//	go run ./examples/importcsv -bulk CO_2021.zip -find -o drafts.csv
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

const usage = `Importcsv reads tables as people keep them in spreadsheets, names every mistake, and writes what is right.

  importcsv -bills FILE [-evidence FILE] [-coverage FILE] [-cases FILE] [-links FILE] -o OUT
  importcsv DIRECTORY|DATASET.json|BOOK.xlsx -o OUT
  importcsv -bills FILE -check
  importcsv -bills BOOK.xlsx [-sheet NAME] [-header N] [-map "Our name=column"]… [-fix] -o OUT
  importcsv -bulk ZIP|DIRECTORY|FILE… [-find] -o DRAFTS.csv
  importcsv -bulk ZIP|DIRECTORY|FILE… -into BILLS.csv [-find -o DRAFTS.csv] [-accept]

-bulk reads what LegiScan and Open States give out, and writes bills for a person to assess; -find keeps those that may
concern the rubric; -into brings a table of bills up to date with the next edition of those files.

A FILE is CSV in any encoding, with commas, semicolons, tabs or pipes, or a sheet of a workbook (.xlsx); "-" is CSV from the
standard input. A title above the header, units below it, totals below the rows and bills without ids are understood, and said.
OUT is chosen by its ending: .csv (canonical tables), .json (the widget's dataset), .geojson, .svg; a directory takes a table
each; "-" is the standard output, as CSV or what -as says. Mistakes go to the standard error, one a line, with file, line, column
and value; one that is made often is one line with a count. Rows with errors and drafts that nobody has assessed are left out;
every other row is written.

A file takes its place whole or not at all: where a table cannot be read, or none of its rows is good, what lies at OUT stays.

Exit code: 0 without errors, 1 with errors in the tables, 2 for a command that makes no sense.

`

// command is what the arguments ask for.
type command struct {
	files    records.Files
	path     string // a directory or a dataset, instead of files
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
	all      bool

	services services
	layout   layout
	summary  []string       // of files of services: lines to say instead of one for each file
	counts   map[string]any // the same for JSON

	read       []string // paths
	workbooks  workbooks
	notes      []records.Problem // of workbooks
	clear      func()            // takes the progress bar away
	outputs    records.Outputs
	drafted    int                 // bills of a service that were written
	difference *records.Difference // to print once the outputs are in their places

	stdout, stderr io.Writer
}

// once is the value of a flag that may be given only once: the first of two files would be lost without a word.
type once struct {
	to    *string
	given bool
}

func (o *once) String() string {
	if o.to == nil {
		return ""
	}
	return *o.to
}

func (o *once) Set(value string) error {
	if o.given {
		return fmt.Errorf("it is given twice, with %q and %q: name one file, or run the program for each", *o.to, value)
	}
	*o.to, o.given = value, true
	return nil
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; its result is the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := command{stdout: stdout, stderr: stderr}
	c.options.Stdin = stdin
	flags := flag.NewFlagSet("importcsv", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {} // a mistake would scroll out of sight
	flags.Var(&once{to: &c.files.Bills}, "bills", "table of bills, a `file`")
	flags.Var(&once{to: &c.files.Evidence}, "evidence", "table of evidence, a `file`")
	flags.Var(&once{to: &c.files.Coverage}, "coverage", "table of coverage, a `file`: which jurisdictions were searched")
	flags.Var(&once{to: &c.files.Cases}, "cases", "table of cases, a `file`")
	flags.Var(&once{to: &c.files.Links}, "links", "table of links, a `file`")
	c.services.flags(flags)
	c.layout.flags(flags, &c.options)
	flags.TextVar(&c.options.Dates, "dates", records.InferDates, "`order` of dates such as 3/4/2021: infer, mdy, dmy, iso")
	flags.TextVar(&c.options.AsOf, "asof", records.DateOf(time.Now()), "`date` of the map, of the difference and of checks")
	flags.TextVar(&c.lens, "lens", states.LensAll, "what a map shows: all, end, start or the `key` of a criterion")
	flags.BoolVar(&c.check, "check", false, "only name mistakes, write nothing")
	flags.BoolVar(&c.diff, "diff", false, "print what changes against the records that ship with this program")
	flags.Var(&once{to: &c.against}, "against", "print what changes against the tables of this directory or dataset, a `path`")
	flags.Var(&once{to: &c.files.Rejects}, "rejects", "write rows with errors to this `file`, with the reasons, to be corrected and read again")
	flags.Var(&once{to: &c.template}, "template", "write an empty form of every table, and their data package, to this `directory`")
	flags.Var(&once{to: &c.out}, "o", "write to this `file`, directory or -")
	flags.StringVar(&c.as, "as", "", "write this `format`, whatever the ending of -o: csv, json, geojson, svg")
	flags.IntVar(&c.options.Limit, "limit", 200, "name `n` mistakes, count the rest")
	flags.BoolVar(&c.all, "all", false, "name each mistake, however often it is made")
	flags.BoolVar(&c.json, "json", false, "mistakes, counts and the difference as JSON, one object a line, and nothing else")
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
			c.json = c.json || slices.ContainsFunc(args, func(a string) bool { return strings.TrimLeft(a, "-") == "json" && strings.HasPrefix(a, "-") })
			return c.fail(fmt.Errorf("%w; -h lists the flags", err))
		}
		if flags.NArg() == 0 {
			break
		}
		names, rest = append(names, flags.Arg(0)), flags.Args()[1:] // flags may follow a name
	}
	if c.services.on {
		c.services.names = names
	} else if len(names) > 0 {
		c.path = names[0]
	}
	c.files.RejectsBOM = c.bom
	err := c.bulkMisuse()
	if err == nil && !c.services.on {
		err = c.misuse(len(names))
	}
	if err == nil {
		err = c.layoutMisuse()
	}
	if err != nil {
		return c.fail(err)
	}
	limited := false
	flags.Visit(func(f *flag.Flag) { limited = limited || f.Name == "limit" })
	if c.all && !limited {
		c.options.Limit = records.NoLimit
	}
	if c.template != "" {
		return c.finish(nil, c.writeTemplates(c.template))
	}
	return c.run()
}

// fail says what makes no sense in a command.
func (c *command) fail(err error) int {
	if c.json {
		c.object(map[string]any{"error": err.Error()})
	} else {
		c.say("importcsv: " + err.Error())
	}
	return 2
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
	case c.out != "" && c.files.Rejects != "" && records.SameFile(c.out, c.files.Rejects):
		return errors.New("-o and -rejects are the same file: name another for the rows with errors")
	case c.unusable() != nil:
		return c.unusable()
	case c.files.Rejects != "" && ending(c.path) == "json":
		return errors.New("-rejects is for CSV tables of ours: correct this file itself")
	case len(slices.DeleteFunc(tables, func(t string) bool { return *c.file(t) != "-" })) > 1:
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
	case c.as == "csv" && c.out == "-" && (len(tables) > 1 || c.path != ""):
		return errors.New("several tables do not fit on the standard output: write to a directory")
	}
	return nil
}

// unusable is a value of an option that no command can use.
func (c *command) unusable() error {
	switch {
	case c.options.AsOf.IsZero():
		return errors.New("-asof wants a date, such as 2026-11-22")
	case c.options.Limit < 1:
		return errors.New("-limit wants a number from 1 up")
	}
	return nil
}

// file is the path of a table; empty for one that is not read.
func (c *command) file(table string) *string {
	return map[string]*string{"bills": &c.files.Bills, "evidence": &c.files.Evidence, "coverage": &c.files.Coverage, "cases": &c.files.Cases, "links": &c.files.Links}[table]
}

// tables are the names of those that are read from files.
func (c *command) tables() []string {
	return slices.DeleteFunc(records.TableNames(), func(t string) bool { return *c.file(t) == "" })
}

// paths are the files that tables are read from.
func (c *command) paths() (all []string) {
	for _, table := range c.tables() {
		all = append(all, *c.file(table))
	}
	return all
}

// run reads, reports and writes.
func (c *command) run() int {
	if c.services.on {
		c.read = c.services.names
		return c.finish(c.readServices())
	}
	c.read = append(c.paths(), c.path)
	err := c.ofService()
	if err == nil {
		err = c.openWorkbooks()
	}
	if err != nil {
		return c.finish(nil, err)
	}
	passes := int64(1) // at most: small files are read once
	if c.check {
		passes = 2
	} else if c.as == "csv" {
		passes = 3
	}
	if !c.json {
		c.options.Progress, c.clear = progress(c.stderr, passes*c.size())
	}
	dataset := false
	if c.path != "" {
		info, err := os.Stat(c.path)
		if dataset = err != nil || !info.IsDir(); !dataset {
			files, err := records.FilesIn(c.path)
			if err != nil {
				return c.finish(nil, cmp.Or(ofService(c.path), err))
			}
			files.Rejects, files.RejectsBOM = c.files.Rejects, c.files.RejectsBOM
			c.files = files
			c.read = c.paths()
			if err := c.ofService(); err != nil {
				return c.finish(nil, err)
			}
		}
	}
	compares := c.diff || c.against != ""
	switch {
	case !dataset && c.check:
		return c.finish(c.files.Check(c.options))
	case !dataset && c.as == "csv" && !compares: // no need to hold the tables in memory
		return c.finish(c.files.Rewrite(c.options, func(table string, rows func(io.Writer) error) error {
			return c.writeTable(table, len(c.tables()), rows)
		}))
	}
	read := c.files.Read
	if dataset {
		read = func(o records.Options) (records.Tables, *records.Report, error) { return records.Open(c.path, o) }
	}
	all, report, err := read(c.options)
	if err == nil && !c.check && len(report.Lost()) == 0 {
		if err = c.compare(func(before records.Tables) records.Difference { return records.Compare(before, all, c.options.AsOf) }); err == nil && c.out != "" {
			err = c.write(all)
		}
	}
	return c.finish(report, err)
}

// compare finds what changes.
func (c *command) compare(with func(before records.Tables) records.Difference) error {
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
		before = records.Shipped()
	default:
		return nil
	}
	d := with(before)
	c.difference = &d
	return nil
}

// reads reports whether a path leads to a file that is read, and by which name.
func (c *command) reads(path string) (name string, ok bool) {
	at := slices.IndexFunc(c.read, func(read string) bool { return read != "" && read != "-" && records.SameFile(path, read) })
	if at < 0 {
		return "", false
	}
	return c.read[at], true
}

// rejected writes the rows of a service that were not accepted, and takes those of an earlier run away.
func (c *command) rejected(rows []byte) error {
	path := c.files.Rejects
	if path == "" {
		return nil
	}
	if read, ok := c.reads(path); ok {
		return fmt.Errorf("rejects would overwrite %s, which is read: name another file", read)
	}
	var out records.Outputs
	defer out.Discard()
	if len(rows) == 0 {
		out.RemoveRejects(path)
		return out.Commit()
	}
	w, err := out.Create(path)
	if err == nil {
		err = c.csv(w, text(rows))
	}
	if err != nil {
		return err
	}
	return out.Commit()
}

// refuse is why nothing may be written of what was read: nothing would take the place of something.
func (c *command) refuse(report *records.Report) error {
	if c.check || report == nil {
		return nil
	}
	for _, f := range report.Files {
		switch {
		case f.Unread:
			return fmt.Errorf("%s could not be read: nothing is written, and nothing compared", f.Name)
		case f.Lost():
			return fmt.Errorf("no row of %s is good, or of a table in it: nothing is written, and nothing compared", f.Name)
		}
	}
	accepted := 0
	for _, f := range report.Files {
		accepted += f.Accepted
	}
	if accepted == 0 && c.out != "-" {
		return errors.New("there is no row to write: nothing is written, and nothing compared")
	}
	return nil
}

// finish brings the outputs to their places, prints what was found and what changes, and gives the exit code.
func (c *command) finish(report *records.Report, err error) int {
	defer c.outputs.Discard()
	if err == nil {
		err = c.refuse(report)
	}
	if err == nil {
		err = c.outputs.Commit()
	}
	if d := c.difference; d != nil && err == nil {
		if c.json {
			err = json.NewEncoder(c.stdout).Encode(d)
		} else {
			_, err = io.WriteString(c.stdout, d.String())
		}
	}
	if c.clear != nil {
		c.clear()
	}
	if report == nil {
		report = &records.Report{}
	}
	for _, note := range c.notes {
		report.Add(note, c.options)
	}
	if c.json {
		c.printJSON(report, err)
	} else {
		c.print(report, err)
	}
	if err != nil || !report.Clean() || c.strict && report.Warnings > 0 {
		return 1
	}
	return 0
}

// causes are the mistakes to name, each by itself where all are asked for, and how many more there are.
func (c *command) causes(report *records.Report) (causes []records.Cause, more int) {
	causes = report.Causes
	if c.all {
		causes = nil
		for _, p := range report.Problems {
			causes = append(causes, records.Cause{Problems: []records.Problem{p}, Count: 1})
		}
	}
	more = report.Errors + report.Warnings
	for _, cause := range causes {
		more -= cause.Count
	}
	return causes, more
}

// print says in words what was found.
func (c *command) print(report *records.Report, err error) {
	causes, more := c.causes(report)
	for _, cause := range causes {
		for _, line := range cause.Lines() {
			c.say(line)
		}
	}
	if more > 0 {
		c.say(fmt.Sprintf("and %d more; -limit names more of them", more))
	}
	for _, p := range report.Notes {
		c.say(p.Error())
	}
	for _, f := range report.Files {
		if c.summary == nil {
			c.say(f.String())
		}
	}
	for _, line := range c.summary {
		c.say(line)
	}
	if name := unnamed(report); name != "" {
		c.say(fmt.Sprintf("importcsv: where a column of ours goes by another name, say so, such as -map %q", name))
	}
	switch {
	case err != nil:
		c.say("importcsv: " + strings.ReplaceAll(err.Error(), "\n", "; ")) // of errors that were joined
	case c.drafted > 0:
		c.say(fmt.Sprintf("%d drafts written. Their effect and verdicts are blank, and most statuses unknown: a person has to read the bills.", c.drafted))
	}
}

// unnamed is what to type where a column is missing that a column which is not read may be.
func unnamed(report *records.Report) string {
	var ours, theirs string
	for _, p := range report.Problems {
		switch {
		case p.Rule == records.MissingColumn && p.Column != "" && p.Column != "id":
			ours = cmp.Or(ours, p.Column)
		case p.Rule == records.UnknownColumn:
			theirs = cmp.Or(theirs, p.Value)
		}
	}
	if ours == "" || theirs == "" {
		return ""
	}
	return theirs + "=" + ours
}

// say prints a line, with what a terminal would obey spelled out.
func (c *command) say(line string) {
	if strings.ContainsFunc(line, unicode.IsControl) {
		line = strconv.Quote(line)
		line = strings.ReplaceAll(line[1:len(line)-1], `\"`, `"`)
	}
	fmt.Fprintln(c.stderr, line)
}

// printJSON says the same as objects, one a line, the counts last.
func (c *command) printJSON(report *records.Report, err error) {
	type problem struct {
		records.Problem
		Text  string `json:"text"`
		Count int    `json:"count,omitempty"` // of a mistake that is made often
		Lines []int  `json:"lines,omitempty"` // of the first few
	}
	one := func(p records.Problem) { c.object(problem{Problem: p, Text: p.Error()}) }
	causes, more := c.causes(report)
	for _, cause := range causes {
		if text := cause.Lines(); len(text) == cause.Count {
			for _, p := range cause.Problems {
				one(p)
			}
		} else {
			p := problem{Problem: cause.Problems[0], Text: text[0], Count: cause.Count}
			for _, each := range cause.Problems {
				p.Lines = append(p.Lines, each.Line)
			}
			c.object(p)
		}
	}
	for _, p := range report.Notes {
		one(p)
	}
	summary := map[string]any{"files": report.Files, "errors": report.Errors, "warnings": report.Warnings, "more": more}
	maps.Copy(summary, c.counts)
	if err != nil {
		summary["error"] = err.Error()
	} else if c.drafted > 0 {
		summary["drafts"] = c.drafted
	}
	c.object(summary)
}

// object prints an object on a line of its own.
func (c *command) object(v any) {
	line, _ := json.Marshal(v) // texts and numbers
	fmt.Fprintf(c.stderr, "%s\n", line)
}

// size is how many bytes there are to read; 0 where that is not known.
func (c *command) size() (n int64) {
	for _, table := range c.tables() {
		info, err := os.Stat(*c.file(table))
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
