package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
	"github.com/endqi/endqi/states/records"
)

const title = "Ending qualified immunity, state by state"

// render makes everything first and writes it then, so that a problem leaves no half of a file behind.
func (c *command) render() error {
	standings, err := c.read()
	if err != nil {
		return err
	}
	if c.out != "" {
		var b bytes.Buffer
		if err := c.draw(&b, standings); err != nil {
			return err
		}
		if err := c.write(c.out, b.Bytes()); err != nil {
			return err
		}
	}
	if c.cards == "" {
		return nil
	}
	if err := os.MkdirAll(c.cards, 0o755); err != nil {
		return err
	}
	return card.All(standings, c.cardOptions(), func(code states.Code, png []byte) error {
		return c.write(filepath.Join(c.cards, string(code)+".png"), png)
	})
}

// read gives the standings of the shipped records, or of tables without errors.
func (c *command) read() ([]states.Standing, error) {
	if c.files.Bills == "" {
		c.data.Updated = states.Updated()
		return states.Tally(states.Bills(), states.AllCoverage(), c.asOf), nil
	}
	tables, report, err := c.files.Read(records.Options{Stdin: c.stdin, AsOf: c.asOf})
	if err != nil {
		return nil, err
	}
	for _, p := range report.Problems {
		fmt.Fprintln(c.stderr, p)
	}
	if report.Errors > 0 {
		return nil, fmt.Errorf("nothing was drawn: a map without the rows that have errors (%d) would be wrong", report.Errors)
	}
	if c.files.Coverage == "" {
		fmt.Fprintln(c.stderr, "no -coverage: a place without a law is drawn as not assessed, not as 0")
	}
	if c.picture.Source == "" {
		if c.picture.Source = filepath.Base(c.files.Bills); c.files.Bills == "-" {
			c.picture.Source = "the tables given"
		}
	}
	c.data.Updated = c.asOf
	return states.Tally(tables.Bills, tables.Coverage, c.asOf), nil
}

func (c *command) draw(w io.Writer, standings []states.Standing) error {
	switch {
	case c.format == "geojson", c.format == "topojson":
		if c.state != "" {
			c.data.Only = []states.Code{c.state}
		}
		if c.format == "topojson" {
			return geo.WriteTopoJSON(w, standings, c.data)
		}
		return geo.Write(w, standings, c.data)
	case c.state != "" && c.format == "png":
		return card.Encode(w, standings, c.state, c.cardOptions())
	}
	svg, err := c.svg(standings)
	if err != nil {
		return err
	}
	if c.format == "png" {
		return card.EncodeMap(w, svg, c.width)
	}
	_, err = w.Write(append(svg, '\n'))
	return err
}

func (c *command) cardOptions() card.Options {
	o := c.card
	o.Source, o.Theme = c.picture.Source, c.picture.Theme
	return o
}

// svg is the map for a page of its own, or one shape.
func (c *command) svg(standings []states.Standing) ([]byte, error) {
	o := c.picture
	o.Title, o.Source = cmp.Or(o.Title, title), cmp.Or(o.Source, states.Source)
	regions := usmap.Regions(standings, c.data.Lens)
	if c.state == "" {
		o.Standalone, o.Date, o.Desc, o.Source = true, "As of "+labels.English.Date(c.asOf.Last()), sentence(states.Sum(standings)), "Source: "+o.Source
		return usmap.AppendSVG(nil, regions, o)
	}
	for _, r := range regions {
		if r.Code == c.state {
			o.Subset, o.Title = true, r.Name
			svg, err := usmap.AppendSVG(nil, []usmap.Region{r}, o)
			return crop(svg, c.state), err
		}
	}
	return nil, fmt.Errorf("%s has no place on the map", c.state)
}

// crop puts a drawing of the whole canvas into one that shows a single place with its label.
func crop(svg []byte, c states.Code) []byte {
	p, _ := usmap.ByCode(c)
	points := slices.Concat(p.Rings()...)
	if b := p.Callout; b != (usmap.Rect{}) {
		points = append(points, usmap.Point{X: b.X, Y: b.Y}, usmap.Point{X: b.X + b.Width, Y: b.Y + b.Height})
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range points {
		left, top, right, bottom = min(left, q.X), min(top, q.Y), max(right, q.X), max(bottom, q.Y)
	}
	const margin = 4
	view := ""
	for _, v := range []float64{left - margin, top - margin, right - left + 2*margin, bottom - top + 2*margin} {
		view += " " + strconv.FormatFloat(v, 'f', 1, 64)
	}
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="%s"><svg x="%g" y="0" width="%g" height="%g"%s</svg>`,
		view[1:], usmap.OriginX, usmap.Width, usmap.Height, bytes.TrimPrefix(svg, []byte("<svg")))
}

// sentence says in words what the map shows.
func sentence(s states.Summary) string {
	return fmt.Sprintf("Of %d states and territories %d have a law in force that ends or limits qualified immunity, in %d a search found none, and %d are not assessed.",
		s.Places, len(s.WithLaw), len(s.NoLaw), len(s.Unsearched))
}

// write writes a file, or to the standard output.
func (c *command) write(path string, content []byte) error {
	if path == "-" {
		_, err := c.stdout.Write(content)
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
