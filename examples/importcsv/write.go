package main

import (
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm"
)

var formats = []string{"csv", "json", "geojson", "svg"}

// write writes the tables in the format that was asked for.
func (c *command) write(t records.Tables) error {
	switch c.as {
	case "json":
		return c.create(c.out, func(w io.Writer) error {
			_, err := w.Write(wasm.AppendDataset(nil, &wasm.Dataset{Source: c.source(t), Updated: c.updated(t),
				Bills: t.Bills, Evidence: t.Evidence, Coverage: t.Coverage, Cases: t.Cases, Links: t.Links}))
			return err
		})
	case "geojson":
		return c.create(c.out, func(w io.Writer) error {
			return geo.Write(w, states.Tally(t.Bills, t.Coverage, c.options.AsOf), geo.Options{Lens: c.lens, Updated: c.updated(t)})
		})
	case "svg":
		return c.create(c.out, func(w io.Writer) error {
			svg, err := usmap.AppendSVG(nil, usmap.Regions(states.Tally(t.Bills, t.Coverage, c.options.AsOf), c.lens), usmap.Options{
				Standalone: true, Title: "Ending qualified immunity, state by state", Legend: usmap.LegendOf(c.lens), Date: day(c.options.AsOf), Source: c.source(t)})
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
		if _, err := io.WriteString(w, records.Mark); err != nil {
			return err
		}
	}
	return table(w)
}

// create writes a file, and the directory that it is in; "-" is the standard output. It never takes the place of what was
// read: rows with errors would be lost.
func (c *command) create(path string, write func(io.Writer) error) error {
	if path == "-" {
		return write(c.stdout)
	}
	if c.files.Rejects != "" && filepath.Clean(path) == filepath.Clean(c.files.Rejects) {
		return fmt.Errorf("-o would overwrite %s, which holds the rejects: name another file", path)
	}
	if old, err := os.Stat(path); err == nil {
		for _, read := range c.read {
			if table, err := os.Stat(read); err == nil && os.SameFile(old, table) {
				return fmt.Errorf("-o would overwrite %s, which was read: name another file", read)
			}
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err = write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// source names where the tables come from.
func (c *command) source(t records.Tables) string {
	if t.Source != "" {
		return t.Source
	}
	var names []string
	for _, table := range c.tables() {
		names = append(names, strings.Replace(filepath.Base(c.file(table)), "-", table, 1))
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

// day is a date in words.
func day(d states.Date) string {
	return time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC).Format("January 2, 2006")
}

// writeTemplates writes an empty form of every table and their data package.
func writeTemplates(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, table := range records.TableNames() {
		f, err := os.Create(filepath.Join(dir, table+".csv"))
		if err != nil {
			return err
		}
		if err := records.WriteTemplate(f, table); err != nil {
			f.Close()
			return err
		}
		if err := f.Close(); err != nil {
			return err
		}
	}
	descriptor, err := records.DataPackage(records.TableNames()...)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "datapackage.json"), descriptor, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "dataset.schema.json"), records.DatasetSchema(), 0o644)
}
