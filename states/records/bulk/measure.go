//go:build ignore

// Measure says how well the shipped terms find the bills that concern the rubric, in datasets whose bills somebody has looked at.
//
//	go run measure.go testdata/find/labels.csv DATASET…
//
// Of every session of the table of labels the datasets must hold every bill. A bill that is found and has no label is named,
// and counts as one that does not concern the rubric until somebody has looked at it.
package main

import (
	"fmt"
	"os"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/states/records/bulk"
)

type label struct {
	State    states.Code `csv:"state" validate:"required"`
	Session  string      `csv:"session" validate:"required"`
	Number   string      `csv:"number" validate:"required"`
	Concerns string      `csv:"concerns" validate:"oneof=yes no"`
}

func main() {
	if err := measure(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(labels string, datasets []string) error {
	table, err := os.Open(labels)
	if err != nil {
		return err
	}
	defer table.Close()
	all, report, err := records.ReadAll[label](table, records.Options{File: labels})
	if err != nil || !report.Clean() {
		return fmt.Errorf("%s: %w %v", labels, err, report.Problems)
	}
	concerns, sessions := map[string]string{}, map[string]bool{}
	for _, l := range all {
		concerns[string(l.State)+" "+l.Session+" "+l.Number] = l.Concerns
		sessions[string(l.State)+" "+l.Session] = true
	}
	var files []bulk.Files
	for _, path := range datasets {
		f, c, err := bulk.Open(path)
		if err != nil {
			return err
		}
		defer c.Close()
		files = append(files, f)
	}
	r, err := bulk.Read(bulk.Options{Terms: bulk.ShippedTerms(), Into: states.Bills()}, files...)
	if err != nil {
		return err
	}
	found, right, shipped, shippedFound := 0, 0, 0, 0
	got := map[string]bool{}
	update, err := bulk.UpdateBills(states.Bills(), r.Drafts, false)
	if err != nil {
		return err
	}
	lacks := map[string]bool{}
	for _, d := range update.Unmatched {
		lacks[d.ID] = true
	}
	for _, d := range r.Drafts {
		key := string(d.State) + " " + d.Session + " " + d.Number
		if !lacks[d.ID] {
			shipped++
			if d.Rank >= bulk.LeastRank {
				shippedFound++
			} else {
				fmt.Printf("missed, shipped: %s %q\n", key, d.Title)
			}
		}
		if d.Rank < bulk.LeastRank || !sessions[string(d.State)+" "+d.Session] {
			continue
		}
		got[key] = true
		found++
		switch concerns[key] {
		case "yes":
			right++
		case "":
			fmt.Printf("no label: %s %d %q %v\n", key, d.Rank, d.Title, d.Hits)
		}
	}
	wanted := 0
	for key, c := range concerns {
		if c == "yes" {
			if wanted++; !got[key] {
				fmt.Println("missed:", key)
			}
		}
	}
	fmt.Printf("terms %s: of %d bills %d found in the sessions with labels\n", bulk.TermsVersion, r.Looked, found)
	fmt.Printf("recall %d of %d, precision %d of %d; of the shipped bills that are there %d of %d\n", right, wanted, right, found, shippedFound, shipped)
	return nil
}
