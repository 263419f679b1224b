// Rendermap draws the map: as SVG, as PNG, as GeoJSON for one's own map, or as share cards.
//
//	go run ./examples/rendermap -o map.svg
//	go run ./examples/rendermap -o map.png -layout tiles -theme dark -width 2000
//	go run ./examples/rendermap -o states.geojson -detail medium
//	go run ./examples/rendermap -o colorado.png -state CO
//	go run ./examples/rendermap -o ours.svg -bills bills.csv -coverage coverage.csv
//	go run ./examples/rendermap -cards cards
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

const usage = `Rendermap draws the map of qualified immunity.

  rendermap -o FILE.svg       the map with title, legend, date and source, for a page or for print
  rendermap -o FILE.png       the same in pixels
  rendermap -o FILE.geojson   boundaries with scores and colors, for Leaflet, MapLibre, QGIS
  rendermap -cards DIR        a share card of 1200 by 630 pixels for each of the 57 jurisdictions

With -state CO the .svg is Colorado cut out of the map, the .png its share card, the .geojson its feature.
"-" is the standard output; then -format says what to write. Without -bills it draws the records that ship.

Exit code: 0 for success, 1 for a problem, 2 for a command that makes no sense.

`

// command is what the arguments ask for.
type command struct {
	out, format, cards string
	picture            usmap.Options
	width              int
	data               geo.Options
	state              states.Code
	asOf               states.Date
	files              records.Files
	stdin              io.Reader
	stdout, stderr     io.Writer
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run is the program; its result is the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	c := command{stdin: stdin, stdout: stdout, stderr: stderr}
	flags := flag.NewFlagSet("rendermap", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	flags.StringVar(&c.out, "o", "", "write to this `file`, or to - for the standard output")
	flags.StringVar(&c.format, "format", "", "`format` of -o, whatever its ending: svg, png or geojson")
	flags.StringVar(&c.cards, "cards", "", "write share cards to this `directory`: CO.png and so on")
	flags.TextVar(&c.data.Lens, "lens", states.LensAll, "what to show: all, end, start or the `key` of a criterion such as damage_caps")
	flags.Func("state", "this jurisdiction alone, by its USPS `code`", func(text string) error { return c.state.UnmarshalText([]byte(text)) })
	flags.TextVar(&c.asOf, "asof", states.Date{}, "the map on this `date`; the default is the edition's, or today for tables of your own")
	flags.Func("layout", "`layout` of the places: geo or tiles (default geo)", parsed(&c.picture.Layout, usmap.ParseLayout))
	flags.Func("theme", "`theme` of colors: light, dark or print (default light)", parsed(&c.picture.Theme, usmap.ParseTheme))
	flags.StringVar(&c.picture.Title, "title", "", "`title` of a picture (default \""+title+"\")")
	flags.IntVar(&c.width, "width", 1600, "width of a .png in `pixels`, 16 to 8192")
	flags.Func("detail", "`detail` of boundaries in .geojson: full, medium or small (default full)", parsed(&c.data.Detail, geo.ParseDetail))
	flags.IntVar(&c.data.Decimals, "decimals", geo.DefaultDecimals, "`digits` of a degree in .geojson, 3 to 7")
	flags.StringVar(&c.files.Bills, "bills", "", "draw this table of bills, a CSV `file`, in place of the records that ship")
	flags.StringVar(&c.files.Evidence, "evidence", "", "and check it against this table of evidence, a CSV `file`")
	flags.StringVar(&c.files.Coverage, "coverage", "", "table of coverage, a CSV `file`: where bills were searched for and a place without a law has score 0")
	flags.StringVar(&c.picture.Source, "source", "", "`words` for the source of the records")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	if err := c.misuse(flags); err != nil {
		fmt.Fprintf(stderr, "rendermap: %v\n", err)
		return 2
	}
	if err := c.render(); err != nil {
		fmt.Fprintf(stderr, "rendermap: %v\n", err)
		return 1
	}
	return 0
}

// parsed sets a flag through its package's own parser, whose error says what to write.
func parsed[T any](value *T, parse func(string) (T, error)) func(string) error {
	return func(text string) (err error) {
		*value, err = parse(text)
		return err
	}
}

// only are the flags that some formats alone know.
var only = map[string][]string{
	"layout": {"svg", "png"}, "theme": {"svg", "png"}, "title": {"svg", "png"}, "width": {"png"}, "detail": {"geojson"}, "decimals": {"geojson"}, "lens": {"svg", "png", "geojson"},
}

// misuse is what makes no sense in a command.
func (c *command) misuse(flags *flag.FlagSet) error {
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("%q is no flag: -o %[1]s names a file to write, -h says more", flags.Arg(0))
	case c.out == "" && c.cards == "":
		return errors.New("nothing to do: -o FILE.svg, .png or .geojson draws the map, -cards DIR the share cards, -h says more")
	case c.files.Bills == "" && (c.files.Evidence != "" || c.files.Coverage != ""):
		return errors.New("-evidence and -coverage go with -bills FILE")
	case c.files.Bills == "-" && (c.files.Evidence == "-" || c.files.Coverage == "-"), c.files.Evidence == "-" && c.files.Coverage == "-":
		return errors.New("only one table can come from the standard input")
	case c.state != "" && c.out == "":
		return fmt.Errorf("-state goes with -o: -o %s.png -state %[1]s is its card", c.state)
	}
	if c.format == "" && c.out != "" {
		c.format = strings.TrimPrefix(strings.ToLower(filepath.Ext(c.out)), ".")
	}
	if c.format == "json" {
		c.format = "geojson"
	}
	switch known := slices.Contains([]string{"svg", "png", "geojson"}, c.format); {
	case c.out == "-" && c.format == "":
		return errors.New("-o - wants -format svg, png or geojson")
	case c.out != "" && !known:
		return fmt.Errorf("-o %s: write a name that ends in .svg, .png or .geojson, or say -format", c.out)
	case c.out == "" && c.format != "":
		return errors.New("-format goes with -o; cards are always .png")
	case c.state == states.US && c.format != "png":
		return errors.New("-state US is no place on the map; its card is a .png")
	}
	var err error
	flags.Visit(func(f *flag.Flag) {
		formats, limited := only[f.Name]
		switch {
		case err != nil || !limited:
		case !slices.Contains(formats, c.format):
			err = fmt.Errorf("-%s is for .%s: it changes nothing here", f.Name, strings.Join(formats, " and ."))
		case c.state != "" && c.format == "png":
			err = fmt.Errorf("-%s is for the map: with -state a .png is a share card, which looks alike for all; -o %s.svg is its part of the map", f.Name, c.state)
		case c.state != "" && f.Name == "layout":
			err = errors.New("-layout is for the map: -state shows one shape")
		}
	})
	switch {
	case err != nil:
		return err
	case c.width < 16 || c.width > 8192:
		return fmt.Errorf("-width %d is not 16 to 8192 pixels", c.width)
	case c.data.Decimals < 3 || c.data.Decimals > 7:
		return fmt.Errorf("-decimals %d is not 3 to 7", c.data.Decimals)
	}
	if c.asOf.IsZero() {
		c.asOf = states.Updated()
		if c.files.Bills != "" {
			now := time.Now()
			c.asOf = states.Date{Year: int16(now.Year()), Month: int8(now.Month()), Day: int8(now.Day())}
		}
	}
	return nil
}
