package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
	"github.com/endqi/endqi/states/records"
)

var formats = []string{"csv", "json", "geojson", "svg"}

// write writes the tables in the format that was asked for.
func (c *command) write(t records.Tables) error {
	updated := cmp.Or(t.Updated, c.options.AsOf) // the edition of the tables
	switch c.as {
	case "json":
		t.Source, t.Updated = c.source(t), updated
		return c.create(c.out, text(t.AppendJSON(nil)))
	case "geojson":
		return c.create(c.out, func(w io.Writer) error {
			return geo.Write(w, states.Tally(t.Bills, t.Coverage, c.options.AsOf), geo.Options{Lens: c.lens, Updated: updated})
		})
	case "svg":
		svg, err := usmap.AppendSVG(nil, usmap.Regions(states.Tally(t.Bills, t.Coverage, c.options.AsOf), c.lens), usmap.Options{
			Standalone: true, Title: "Ending qualified immunity, state by state", Date: labels.English.Date(c.options.AsOf), Source: c.source(t)})
		if err != nil {
			return err
		}
		return c.create(c.out, text(append(svg, '\n')))
	}
	return c.writeTables(t)
}

// writeTables writes each table as canonical CSV.
func (c *command) writeTables(t records.Tables) error {
	all := []func(io.Writer) error{rows(t.Bills), rows(t.Evidence), rows(t.Coverage), rows(t.Cases), rows(t.Links)} // as TableNames has them
	tables := 0
	for _, rows := range all {
		if rows != nil {
			tables++
		}
	}
	for i, table := range records.TableNames() {
		if all[i] != nil {
			if err := c.writeTable(table, tables, all[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeTable writes one of some tables as canonical CSV.
func (c *command) writeTable(table string, tables int, rows func(io.Writer) error) error {
	path := c.out
	switch ext := filepath.Ext(path); {
	case path == "-":
	case ext != ".csv":
		path = filepath.Join(path, table+".csv")
	case tables > 1:
		path = strings.TrimSuffix(path, ext) + "." + table + ext
	}
	return c.create(path, func(w io.Writer) error { return c.csv(w, rows) })
}

// rows writes a table; nil where there is none.
func rows[T any](all []T) func(io.Writer) error {
	if all == nil {
		return nil
	}
	return func(w io.Writer) error { return records.Write(w, slices.Values(all)) }
}

// csv begins a table with the mark of Excel where that was asked for.
func (c *command) csv(w io.Writer, table func(io.Writer) error) error {
	if c.bom {
		if _, err := io.WriteString(w, records.ByteOrderMark); err != nil {
			return err
		}
	}
	return table(w)
}

// create makes a file, which takes its place in the end, and the directory that it is in; "-" is the standard output. It
// never takes the place of what was read, or of the rejects: rows with errors would be lost.
func (c *command) create(path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(c.stdout)
	}
	for _, rejects := range append(c.files.RejectsPaths(), c.files.Rejects) {
		if rejects != "" && records.SameFile(path, rejects) {
			return fmt.Errorf("-o would overwrite %s, which holds the rejects: name another file", path)
		}
	}
	if read, ok := c.reads(path); ok {
		return fmt.Errorf("-o would overwrite %s, which was read: name another file", read)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	w, err := c.outputs.Create(path)
	if err != nil {
		return err
	}
	return write(w)
}

// source names where the tables come from.
func (c *command) source(t records.Tables) string {
	if t.Source != "" {
		return t.Source
	}
	var names []string
	for _, table := range c.tables() {
		name := filepath.Base(*c.file(table))
		if name == "-" {
			name = table
		}
		names = append(names, name)
	}
	if c.path != "" {
		names = []string{filepath.Base(c.path)}
	}
	return strings.Join(names, ", ")
}

// writeTemplates writes an empty form of every table and their data package. It does not take the place of a table that
// somebody has filled in.
func (c *command) writeTemplates(dir string) error {
	for _, table := range records.TableNames() {
		var form bytes.Buffer
		if err := records.WriteTemplate(&form, table); err != nil {
			return err
		}
		path := filepath.Join(dir, table+".csv")
		if old, err := os.ReadFile(path); err == nil && len(old) > 0 && !bytes.Equal(old, form.Bytes()) {
			return fmt.Errorf("%s is there already, and is no empty form: name another directory", path)
		}
		if err := c.create(path, text(form.Bytes())); err != nil {
			return err
		}
	}
	descriptor, err := records.DataPackage(records.TableNames()...)
	if err != nil {
		return err
	}
	if err := c.create(filepath.Join(dir, "datapackage.json"), text(descriptor)); err != nil {
		return err
	}
	return c.create(filepath.Join(dir, "dataset.schema.json"), text(records.DatasetSchema()))
}

// text writes what is there already.
func text(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}
