// Rendermap draws the map: as SVG, as PNG, as GeoJSON or TopoJSON for one's own map, or as share cards.
//
//	go run ./examples/rendermap -o map.svg
//	go run ./examples/rendermap -o map.png -layout tiles -theme dark -width 2000
//	go run ./examples/rendermap -o states.geojson -detail medium
//	go run ./examples/rendermap -o states.topojson -detail medium
//	go run ./examples/rendermap -o mountains.svg -highlight CO,NM
//	go run ./examples/rendermap -o colorado.png -state CO -theme dark
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
	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
	"github.com/endqi/endqi/states/records"
)

const usage = `Rendermap draws the map of qualified immunity.

  rendermap -o FILE.svg        the map with title, legend, date and source, for a page or for print
  rendermap -o FILE.png        the same in pixels
  rendermap -o FILE.geojson    boundaries with scores and colors, for Leaflet, MapLibre, QGIS, R, Python
  rendermap -o FILE.topojson   the same with each shared border once, for d3, Observable Plot, Vega
  rendermap -cards DIR         a share card of 1200 by 630 pixels for each of the 57 jurisdictions

d3, Plot and Vega want rings the other way around than GeoJSON's standard: give them .topojson, or .geojson with
-winding d3. With the standard's they fill the whole picture with each state.

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
	card               card.Options
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
	flags.StringVar(&c.format, "format", "", "`format` of -o, whatever its ending: svg, png, geojson or topojson")
	flags.StringVar(&c.cards, "cards", "", "write share cards to this `directory`: CO.png and so on")
	flags.TextVar(&c.data.Lens, "lens", states.LensAll, "what to show: all, end, start or the `key` of a criterion such as damage_caps")
	flags.Func("state", "this jurisdiction alone, by its USPS `code`", func(text string) error { return c.state.UnmarshalText([]byte(text)) })
	flags.TextVar(&c.asOf, "asof", states.Date{}, "the map on this `date`; the default is the edition's, or today for tables of your own")
	flags.Func("layout", "`layout` of the places: geo or tiles (default geo)", parsed(&c.picture.Layout, usmap.ParseLayout))
	flags.Func("theme", "`theme` of colors: light, dark or print (default light); of cards light or dark", parsed(&c.picture.Theme, usmap.ParseTheme))
	flags.StringVar(&c.card.Accent, "accent", "", "`color` of a card's heading and of verdicts that are met, such as #1f6c9e")
	flags.Func("size", "`size` of a card: 1200x630, 1080x1080 or 1080x1920 (default 1200x630)", parsed(&c.card.Format, card.ParseFormat))
	flags.Func("lang", "`language` of a card: en or es (default en)", c.language)
	flags.StringVar(&c.card.Pages, "pages", "", "`address` of the folder of the jurisdictions' pages, which a card then names: https://map.example/places/")
	flags.Func("highlight", "draw a heavy outline around these places, USPS `codes` such as CO,NM,CT", c.highlight)
	flags.StringVar(&c.picture.IDPrefix, "prefix", "", "`text` that every id of a .svg begins with; by default they differ by layout, theme, lens, day and -state")
	flags.StringVar(&c.picture.Title, "title", "", "`title` of a picture (default \""+title+"\")")
	flags.IntVar(&c.width, "width", 1600, "width of a .png in `pixels`, 16 to 8192")
	flags.Func("detail", "`detail` of boundaries in .geojson and .topojson: full, medium or small (default full)", parsed(&c.data.Detail, geo.ParseDetail))
	flags.Func("winding", "which `way` rings of .geojson run: rfc7946, or d3 for d3, Plot and Vega (default rfc7946)", parsed(&c.data.Winding, geo.ParseWinding))
	flags.IntVar(&c.data.Decimals, "decimals", geo.DefaultDecimals, "`digits` of a degree in .geojson and .topojson, 3 to 7")
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

func (c *command) language(text string) error {
	l := labels.Language(text)
	if l != labels.English && l != labels.Spanish {
		return fmt.Errorf("%q is no language of cards: write en or es", text)
	}
	c.card.Language = l
	return nil
}

// highlight reads codes in any case, with commas between.
func (c *command) highlight(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		j, ok := states.Lookup(part)
		if _, drawn := usmap.ByCode(j.Code); !ok || !drawn {
			return fmt.Errorf("%q is no place on the map: write USPS codes such as CO,DC,PR", part)
		}
		c.picture.Highlight = append(c.picture.Highlight, j.Code)
	}
	return nil
}

// only are the flags that some formats alone know.
var only = map[string][]string{
	"layout": {"svg", "png"}, "theme": {"svg", "png"}, "title": {"svg", "png"}, "width": {"png"}, "highlight": {"svg", "png"}, "prefix": {"svg"},
	"detail": {"geojson", "topojson"}, "decimals": {"geojson", "topojson"}, "winding": {"geojson"}, "lens": {"svg", "png", "geojson", "topojson"},
}

// ofCards are the flags that a share card knows too.
var ofCards = []string{"theme"}

// onlyCards are those that nothing else knows.
var onlyCards = []string{"accent", "lang", "pages", "size"}

// misuse is what makes no sense in a command. It fills in the format and the date that a command leaves out.
func (c *command) misuse(flags *flag.FlagSet) error {
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is no flag: -o %[1]s names a file to write, -h says more", flags.Arg(0))
	}
	for _, check := range []func(*flag.FlagSet) error{c.checkFiles, c.checkFormat, c.checkFlags, c.checkValues} {
		if err := check(flags); err != nil {
			return err
		}
	}
	if c.asOf.IsZero() {
		c.asOf = states.Updated()
		if c.files.Bills != "" {
			c.asOf = records.DateOf(time.Now())
		}
	}
	return nil
}

// checkFiles is about what to read and write.
func (c *command) checkFiles(*flag.FlagSet) error {
	switch {
	case c.out == "" && c.cards == "":
		return errors.New("nothing to do: -o FILE.svg, .png, .geojson or .topojson draws the map, -cards DIR the share cards, -h says more")
	case c.files.Bills == "" && (c.files.Evidence != "" || c.files.Coverage != ""):
		return errors.New("-evidence and -coverage go with -bills FILE")
	case c.files.Bills == "-" && (c.files.Evidence == "-" || c.files.Coverage == "-"), c.files.Evidence == "-" && c.files.Coverage == "-":
		return errors.New("only one table can come from the standard input")
	case c.state != "" && c.out == "":
		return fmt.Errorf("-state goes with -o: -o %s.png -state %[1]s is its card", c.state)
	}
	return nil
}

// checkFormat takes the format from the ending of -o where -format is not given.
func (c *command) checkFormat(*flag.FlagSet) error {
	if c.format == "" && c.out != "" {
		c.format = strings.TrimPrefix(strings.ToLower(filepath.Ext(c.out)), ".")
	}
	if c.format == "json" {
		c.format = "geojson"
	}
	switch known := slices.Contains([]string{"svg", "png", "geojson", "topojson"}, c.format); {
	case c.out == "-" && c.format == "":
		return errors.New("-o - wants -format svg, png, geojson or topojson")
	case c.out != "" && !known:
		return fmt.Errorf("-o %s: write a name that ends in .svg, .png, .geojson or .topojson, or say -format", c.out)
	case c.out == "" && c.format != "":
		return errors.New("-format goes with -o; cards are always .png")
	case c.state == states.US && (c.format == "geojson" || c.format == "topojson"):
		return errors.New("-state US has no boundary of its own; write a .svg or .png")
	}
	return nil
}

// checkFlags finds the first flag that was given and changes nothing.
func (c *command) checkFlags(flags *flag.FlagSet) (err error) {
	flags.Visit(func(f *flag.Flag) {
		if err == nil {
			err = c.idle(f.Name)
		}
	})
	return err
}

// idle says why a flag changes nothing; nil for one that does.
func (c *command) idle(name string) error {
	formats, limited := only[name]
	switch {
	case slices.Contains(onlyCards, name) && c.cards == "" && !(c.state != "" && c.format == "png"):
		return fmt.Errorf("-%s is for share cards: -cards DIR, or -o FILE.png with -state", name)
	case !limited || c.cards != "" && slices.Contains(ofCards, name):
	case !slices.Contains(formats, c.format):
		return fmt.Errorf("-%s is for .%s: it changes nothing here", name, strings.Join(formats, " and ."))
	case c.state != "" && c.format == "png" && !slices.Contains(ofCards, name):
		return fmt.Errorf("-%s is for the map: with -state a .png is a share card, which looks alike for all; -o %s.svg is its part of the map", name, c.state)
	case c.state != "" && (name == "layout" || name == "highlight"):
		return fmt.Errorf("-%s is for the map: -state shows one shape", name)
	}
	return nil
}

// checkValues is about values that the flags themselves do not check.
func (c *command) checkValues(*flag.FlagSet) error {
	switch {
	case c.width < 16 || c.width > 8192:
		return fmt.Errorf("-width %d is not 16 to 8192 pixels", c.width)
	case c.data.Decimals < 3 || c.data.Decimals > 7:
		return fmt.Errorf("-decimals %d is not 3 to 7", c.data.Decimals)
	}
	return nil
}
