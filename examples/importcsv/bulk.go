package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/states/records/bulk"
)

// services is what the arguments ask for of the files of services.
type services struct {
	on     bool
	names  []string // of ZIPs, folders and files
	find   bool
	terms  string // a file of terms instead of the shipped ones
	into   string // a table of bills to bring up to date
	accept bool
}

func (s *services) flags(flags *flag.FlagSet) {
	flags.BoolVar(&s.on, "bulk", false, "read ZIPs, folders and files of LegiScan and Open States, whatever their names and forms")
	flags.BoolVar(&s.find, "find", false, "of -bulk, keep the bills that may concern the rubric, those that most likely do first, with the words that say so")
	flags.Var(&once{to: &s.terms}, "terms", "find by the terms of this `file` instead of the shipped ones: a column term, and points if some tell more than others")
	flags.Var(&once{to: &s.into}, "into", "of -bulk, bring this table of bills up to date, a `file` that is replaced; verdicts, effect and notes stay")
	flags.BoolVar(&s.accept, "accept", false, "of -into, take what the service says where the table says otherwise")
}

// bulkMisuse is what makes no sense in a command about files of services.
func (c *command) bulkMisuse() error {
	s := &c.services
	finds := s.find || s.terms != ""
	switch {
	case !s.on && finds:
		return errors.New("-find and -terms look through files of services: add -bulk")
	case !s.on && (s.into != "" || s.accept):
		return errors.New("-into and -accept bring a table up to date with files of services: add -bulk")
	case !s.on:
		return nil
	case len(s.names) == 0:
		return errors.New("nothing to read: -bulk wants ZIPs, folders or files of LegiScan or Open States, such as -bulk CO.zip TX.zip")
	case len(c.tables()) > 0:
		return errors.New("-bulk reads files of services alone: -into FILE brings a table of bills up to date")
	case s.accept && s.into == "":
		return errors.New("-accept is for -into FILE")
	case s.into != "" && (c.diff || c.against != ""):
		return errors.New("-into prints what it changes: leave -diff and -against out")
	case s.into != "" && c.files.Rejects != "":
		return errors.New("-rejects and -into do not go together: run -bulk -check -rejects FILE first")
	case s.into != "" && c.out != "" && !finds:
		return errors.New("-o writes bills that the table lacks: add -find, or leave it out")
	case c.out == "" && !c.check && s.into == "" && !c.diff && c.against == "":
		return errors.New("nothing to do: -o FILE writes drafts, -into FILE brings a table up to date, -check only reads")
	case c.out == "-" && s.into != "":
		return errors.New("-o - and what -into changes would both go to the standard output: write to a file")
	case s.into == "-":
		return errors.New("-into wants a file: it is replaced")
	case s.into != "" && c.out != "" && records.SameFile(s.into, c.out):
		return errors.New("-into and -o are the same file: name another for the bills that the table lacks")
	case c.out != "" && c.as != "csv" && (c.as != "" || ending(c.out) != "csv"):
		return errors.New("bills of services go to a .csv: a person has to say what each does before there is a map")
	}
	return c.unusable()
}

// ofService says what a file of a service is that was named as a table of ours, and what to type instead.
func (c *command) ofService() error {
	for _, path := range c.read {
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || workbook(path) {
			continue
		}
		if err := ofService(path); err != nil {
			return err
		}
	}
	return nil
}

// ofService says the same of one file or folder; nil where it is none of a service.
func ofService(path string) error {
	if what, ok := bulk.Recognize(path); ok {
		return fmt.Errorf("%s is %s, no table of ours: to make drafts of it, type importcsv -bulk %s -o drafts.csv", path, what, strconv.Quote(path))
	}
	return nil
}

// readServices finds, updates and writes.
func (c *command) readServices() (*records.Report, error) {
	s := &c.services
	o := bulk.Options{Options: c.options}
	var wrong bytes.Buffer
	if c.files.Rejects != "" {
		o.Rejects = &wrong
	}
	if s.find || s.terms != "" {
		terms, report, err := c.readTerms()
		if err != nil || terms == nil {
			return report, err
		}
		o.Terms = terms
	}
	var table []states.Bill
	if s.into != "" {
		all, report, err := records.Files{Bills: s.into}.Read(c.options)
		switch {
		case err != nil:
		case !report.Clean():
			err = fmt.Errorf("%s has errors: correct them first; importcsv -bills %s -fix -o FILE mends the sure ones", s.into, strconv.Quote(s.into))
		case lossy(report):
			err = fmt.Errorf("%s has columns that would be lost: write it without them first, with importcsv -bills %s -o FILE", s.into, strconv.Quote(s.into))
		}
		if err != nil {
			return report, err
		}
		table = all.Bills
		o.Into = table
	}
	var files []bulk.Files
	for _, name := range s.names {
		f, closer, err := bulk.Open(name)
		if err != nil {
			return nil, err
		}
		defer closer.Close()
		files = append(files, f)
	}
	r, err := bulk.Read(o, files...)
	if err != nil {
		return r.Report, err
	}
	if err := c.rejected(wrong.Bytes()); err != nil {
		return r.Report, err
	}
	if o.Terms != nil {
		c.summary = append(c.summary, fmt.Sprintf("%d bills looked through, %d found", r.Looked, r.Found))
		c.counts = map[string]any{"looked": r.Looked, "found": r.Found}
		if few := 20; r.Looked >= few && r.Found*2 > r.Looked {
			return r.Report, fmt.Errorf("the terms find %d of %d bills, more than half: leave out those that every bill has; nothing is written", r.Found, r.Looked)
		}
	}
	drafts := r.Drafts
	if s.into != "" {
		if drafts, err = c.update(table, r); err != nil {
			return r.Report, err
		}
	}
	if c.check || len(r.Report.Lost()) > 0 {
		return r.Report, nil
	}
	if s.into == "" {
		if err := c.compare(func(before records.Tables) records.Difference { return bulk.Compare(before, drafts, c.options.AsOf) }); err != nil || c.out == "" {
			return r.Report, err
		}
	}
	return r.Report, c.writeDrafts(drafts, o.Terms != nil)
}

// writeDrafts writes drafts, or those that were found.
func (c *command) writeDrafts(drafts []bulk.Draft, found bool) error {
	if c.out == "" {
		return nil
	}
	table := rows(drafts)
	c.drafted = len(drafts)
	if found {
		all := bulk.Candidates(drafts)
		table = rows(all)
		c.drafted = len(all)
	}
	if c.drafted == 0 {
		if c.services.into == "" {
			return errors.New("no bill is found: nothing is written")
		}
		c.summary = append(c.summary, "the table lacks none of them: "+c.out+" is not written")
		return nil
	}
	return c.create(c.out, func(w io.Writer) error { return c.csv(w, table) })
}

// lossy reports whether a table has a column that writing it again would lose.
func lossy(r *records.Report) bool {
	return slices.ContainsFunc(slices.Concat(r.Problems, r.Notes), func(p records.Problem) bool {
		return p.Rule == records.UnknownColumn && p.Column == "" && p.Line > 0
	})
}

// readTerms reads the terms; none where there are mistakes in them.
func (c *command) readTerms() (*bulk.Terms, *records.Report, error) {
	path := c.services.terms
	if path == "" {
		return bulk.ShippedTerms(), nil, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	o := c.options
	o.File = path
	terms, report, err := bulk.ReadTerms(f, o)
	if err == nil && terms == nil {
		err = fmt.Errorf("%s has errors: nothing is looked for, and nothing is written", path)
	}
	return terms, report, err
}

// update brings the table up to date, and gives the drafts of bills that it lacks.
func (c *command) update(table []states.Bill, r *bulk.Reading) ([]bulk.Draft, error) {
	s := &c.services
	u, err := bulk.UpdateBills(table, r.Drafts, s.accept)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; nothing is written", s.into, err)
	}
	finds := s.find || s.terms != ""
	if u.Known == 0 && !finds {
		return nil, fmt.Errorf("none of the %d bills of %s is in the files: are they of another state or year? Nothing is written", len(table), s.into)
	}
	c.summary = append(c.summary, fmt.Sprintf("%s: %d of %d bills are in the files, %d changed", s.into, u.Known, len(table), len(u.Changed)))
	for _, change := range u.Contrary {
		for _, cell := range change.Cells {
			r.Report.Add(records.Problem{File: s.into, Table: "bills", Key: change.Key, Column: cell.Column, Value: cell.Old, Rule: "service", Severity: records.Warning,
				Message: "is " + strconv.Quote(cell.New) + " at the service, and stays: -accept takes it"}, c.options)
		}
	}
	d := records.Compare(records.Tables{Tables: dataset.Tables{Bills: table}}, records.Tables{Tables: dataset.Tables{Bills: u.Bills}}, c.options.AsOf)
	c.difference = &d
	if c.check || len(u.Changed) == 0 {
		return u.Unmatched, nil
	}
	return u.Unmatched, c.create(s.into, func(w io.Writer) error { return c.csv(w, rows(u.Bills)) })
}
