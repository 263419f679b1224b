package main

import (
	"bytes"
	"fmt"
	"io"
	"iter"
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
	switch c.as {
	case "json":
		return c.create(c.out, func(w io.Writer) error {
			t.Source, t.Updated = c.source(t), c.updated(t)
			_, err := w.Write(t.AppendJSON(nil))
			return err
		})
	case "geojson":
		return c.create(c.out, func(w io.Writer) error {
			return geo.Write(w, states.Tally(t.Bills, t.Coverage, c.options.AsOf), geo.Options{Lens: c.lens, Updated: c.updated(t)})
		})
	case "svg":
		return c.create(c.out, func(w io.Writer) error {
			svg, err := usmap.AppendSVG(nil, usmap.Regions(states.Tally(t.Bills, t.Coverage, c.options.AsOf), c.lens), usmap.Options{
				Standalone: true, Title: "Ending qualified immunity, state by state", Date: labels.English.Date(c.options.AsOf), Source: c.source(t)})
			if err != nil {
				return err
			}
			_, err = w.Write(append(svg, '\n'))
			return err
		})
	}
	return c.writeTables(t)
}

// writeTables writes each table as canonical CSV.
func (c *command) writeTables(t records.Tables) error {
	all := map[string]func(io.Writer) error{}
	add := func(table string, there bool, rows func(io.Writer) error) {
		if there {
			all[table] = rows
		}
	}
	add("bills", t.Bills != nil, rows(slices.Values(t.Bills)))
	add("evidence", t.Evidence != nil, rows(slices.Values(t.Evidence)))
	add("coverage", t.Coverage != nil, rows(slices.Values(t.Coverage)))
	add("cases", t.Cases != nil, rows(slices.Values(t.Cases)))
	add("links", t.Links != nil, rows(slices.Values(t.Links)))
	for _, table := range records.TableNames() {
		if write, there := all[table]; there {
			if err := c.writeTable(table, len(all), write); err != nil {
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

func rows[T any](all iter.Seq[T]) func(io.Writer) error {
	return func(w io.Writer) error { return records.Write(w, all) }
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
	for _, read := range c.read {
		if read != "" && read != "-" && records.SameFile(path, read) {
			return fmt.Errorf("-o would overwrite %s, which was read: name another file", read)
		}
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
		name := filepath.Base(c.file(table))
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

// updated is the edition of the tables.
func (c *command) updated(t records.Tables) states.Date {
	if !t.Updated.IsZero() {
		return t.Updated
	}
	return c.options.AsOf
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
		if err := c.createFrom(path, form.Bytes()); err != nil {
			return err
		}
	}
	descriptor, err := records.DataPackage(records.TableNames()...)
	if err != nil {
		return err
	}
	if err := c.createFrom(filepath.Join(dir, "datapackage.json"), descriptor); err != nil {
		return err
	}
	return c.createFrom(filepath.Join(dir, "dataset.schema.json"), records.DatasetSchema())
}

func (c *command) createFrom(path string, text []byte) error {
	return c.create(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}
