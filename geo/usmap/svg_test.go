package usmap

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

var update = flag.Bool("update", false, "write the goldens anew")

// invented gives every place some region, all fills and marks among them.
func invented() []Region {
	var regions []Region
	i := 0
	for p := range All() {
		r := Region{
			Code: p.Code, Fill: Fill(i) % (last + 1), Partial: i%7 == 1, Name: p.Code.Name() + ", invented",
			Marks: states.Marks{Pending: i%3 == 0, Recent: i%4 == 0, Local: i%5 == 0, Expands: i%6 == 0, ExpandsPending: i%8 == 0},
		}
		if r.Fill != NotAssessed {
			r.Label = [...]string{"0", "6.5", "3–8", "4.5–9"}[i%4]
		}
		if r.Fill == Proposed {
			r.Label, r.Bill, r.Kind = [...]string{"7.5", "", "1.5–6.5"}[i/int(last+1)%3], "bill", states.NoLaw
		}
		regions = append(regions, r)
		i++
	}
	return regions
}

func everyOption() (all []Options) {
	for l := range Tiles + 1 {
		for theme := range Print + 1 {
			for _, o := range []Options{{}, {Interactive: true, Desc: "What it shows"}, {Standalone: true, Title: "A map", Date: "Updated", Source: "Here"}} {
				o.Layout, o.Theme = l, theme
				all = append(all, o)
			}
		}
	}
	return all
}

type element struct {
	name   string
	attrs  map[string]string
	parent *element
	text   string
}

// parse reads XML strictly.
func parse(t *testing.T, svg []byte) (all []*element) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var at *element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attrs: map[string]string{}, parent: at}
			for _, a := range token.Attr {
				assert.NotContains(t, e.attrs, a.Name.Local, "an attribute comes once")
				e.attrs[a.Name.Local] = a.Value
			}
			at = e
			all = append(all, e)
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			if at != nil {
				at.text += string(token)
			}
		}
	}
}

func find(all []*element, match func(*element) bool) (found []*element) {
	for _, e := range all {
		if match(e) {
			found = append(found, e)
		}
	}
	return found
}

func (e *element) within(f *element) bool {
	for ; e != nil; e = e.parent {
		if e == f {
			return true
		}
	}
	return false
}

func hasClass(e *element, class string) bool {
	return slices.Contains(strings.Fields(e.attrs["class"]), class)
}

func TestSVGIsPlainAndWhole(t *testing.T) {
	allowed := []string{"svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "text"}
	for _, o := range everyOption() {
		svg, err := AppendSVG(nil, invented(), o)
		require.NoError(t, err)
		all := parse(t, svg)
		ids := map[string]bool{}
		for _, e := range all {
			assert.Contains(t, allowed, e.name)
			for name, value := range e.attrs {
				assert.NotContains(t, []string{"style", "href", "src"}, name)
				assert.False(t, strings.HasPrefix(name, "on"), "no handlers: %s", name)
				if name == "fill" || name == "stroke" {
					assert.Regexp(t, `^(#[0-9a-f]{6}|none|url\(#usmap-[a-z0-9-]+\) (#[0-9a-f]{6}|none))$`, value, "a pattern has a paint behind it")
				}
				if name == "id" {
					assert.False(t, ids[value], "%s comes once", value)
					ids[value] = true
				}
			}
		}
		for id := range ids {
			used := bytes.Contains(svg, []byte("url(#"+id+") ")) || id == all[0].attrs["aria-labelledby"] || id == all[0].attrs["aria-describedby"]
			assert.True(t, used, "%s is used", id)
		}
		for _, m := range regexp.MustCompile(`url\(#([^)]*)\)`).FindAllSubmatch(svg, -1) {
			assert.True(t, ids[string(m[1])], "%s is defined", m[1])
		}
		for _, name := range []string{"aria-labelledby", "aria-describedby"} {
			if id := all[0].attrs[name]; id != "" {
				assert.True(t, ids[id], "%s is defined", id)
			}
		}
		var codes []string
		for _, e := range find(all, func(e *element) bool { return e.attrs["data-code"] != "" }) {
			codes = append(codes, e.attrs["data-code"])
		}
		slices.Sort(codes)
		assert.Len(t, slices.Compact(codes), 57)
	}
}

func TestSVGOfOnePlace(t *testing.T) {
	for l := range Tiles + 1 {
		svg, err := AppendSVG(nil, []Region{{Code: "CO", Fill: Step(6), Label: "6.5", Name: "Colorado, 6.5 of 9"}}, Options{Layout: l, Subset: true})
		require.NoError(t, err)
		all := parse(t, svg)
		place := find(all, func(e *element) bool { return e.attrs["data-code"] == "CO" })
		require.Len(t, place, 1)
		assert.Equal(t, "place c6", place[0].attrs["class"])
		assert.Equal(t, Light.Color(Step(6)), place[0].attrs["fill"])
		var texts []string
		labels := find(all, func(e *element) bool { return hasClass(e, "labels") })
		require.Len(t, labels, 1)
		assert.Equal(t, "none", labels[0].attrs["pointer-events"], "what lies over a shape does not take its place")
		for _, e := range find(all, func(e *element) bool { return e.name == "text" || e.name == "title" && e.parent == place[0] }) {
			assert.True(t, e.name == "title" || e.within(labels[0]))
			texts = append(texts, e.text)
		}
		assert.Equal(t, []string{"Colorado, 6.5 of 9", "CO", "6.5"}, texts)
	}
}

func TestSVGCalloutIsTheTargetOfItsShape(t *testing.T) {
	svg, err := AppendSVG(nil, invented(), Options{Interactive: true, Title: "Scores"})
	require.NoError(t, err)
	all := parse(t, svg)
	assert.Equal(t, "listbox", all[0].attrs["role"])
	assert.Equal(t, "Scores", all[0].attrs["aria-label"])
	options := find(all, func(e *element) bool { return e.attrs["role"] == "option" })
	require.Len(t, options, 57)
	for _, o := range options {
		p, ok := ByCode(states.Code(o.attrs["data-code"]))
		require.True(t, ok)
		assert.Equal(t, p.Code.Name()+", invented", o.attrs["aria-label"])
		shapes := find(all, func(e *element) bool { return e.name == "path" && e.attrs["d"] == p.Path && e.within(o) })
		assert.Equal(t, p.Code != states.US, len(shapes) > 0, "%s", p.Code)
		boxes := find(all, func(e *element) bool { return e.name == "rect" && e.attrs["rx"] == "50" && e.within(o) })
		assert.Equal(t, p.Callout != Rect{}, len(boxes) > 0, "%s", p.Code)
	}
	rings := find(all, func(e *element) bool { return hasClass(e, "ring") })
	require.Len(t, rings, 1)
	after := all[slices.Index(all, rings[0])+1:]
	assert.Empty(t, find(after, func(e *element) bool { return e.attrs["data-code"] != "" }), "drawn over every shape")
}

func TestSVGTellsFillsApartWithoutColor(t *testing.T) {
	for l := range Tiles + 1 {
		for theme := range Print + 1 {
			draw := func(r Region) []*element {
				r.Code = "PR"
				svg, err := AppendSVG(nil, []Region{r}, Options{Layout: l, Theme: theme, Subset: true})
				require.NoError(t, err)
				return parse(t, svg)
			}
			broken := func(e *element) bool { return e.attrs["stroke-dasharray"] != "" }
			crossed := func(e *element) bool { return hasClass(e, "cross") }
			striped := func(e *element) bool { return hasClass(e, "stripes") }
			none, zero, part := draw(Region{}), draw(Region{Fill: Step(0), Label: "0"}), draw(Region{Fill: Step(0), Label: "0–7", Partial: true})
			assert.NotEmpty(t, find(none, broken), "not assessed has a broken outline")
			assert.NotEmpty(t, find(none, crossed), "not assessed has crosses")
			assert.Empty(t, find(zero, broken))
			assert.Empty(t, find(zero, crossed))
			assert.Empty(t, find(zero, striped))
			assert.NotEmpty(t, find(part, striped), "partly scored has stripes")
		}
	}
}

func TestSVGDrawsEveryMark(t *testing.T) {
	seen := map[string]bool{}
	for m, marks := range map[states.Mark]states.Marks{
		states.PendingMark: {Pending: true}, states.RecentMark: {Recent: true}, states.LocalMark: {Local: true}, states.ExpandsMark: {Expands: true}, states.ExpandsPendingMark: {ExpandsPending: true},
	} {
		assert.False(t, seen[MarkPath(m)], "the marks differ by shape")
		seen[MarkPath(m)] = true
		for l := range Tiles + 1 {
			for _, code := range []states.Code{"TX", "DC"} {
				svg, err := AppendSVG(nil, []Region{{Code: code, Fill: Step(1), Label: "1", Marks: marks}}, Options{Layout: l, Subset: true})
				require.NoError(t, err)
				drawn := find(parse(t, svg), func(e *element) bool { return hasClass(e, "mark") })
				require.Len(t, drawn, 1)
				assert.Equal(t, MarkPath(m), drawn[0].attrs["d"])
			}
		}
	}
	assert.Empty(t, MarkPath(states.NoMark))
	assert.Empty(t, MarkPath(states.Mark(99)))
}

func TestSVGOptionsGoByName(t *testing.T) {
	for _, layout := range []Layout{Geographic, Tiles} {
		svg, err := AppendSVG(nil, invented(), Options{Layout: layout, Interactive: true, Title: "Scores"})
		require.NoError(t, err)
		var names []string
		for _, m := range regexp.MustCompile(`role="option" aria-label="([^"]*), invented"`).FindAllStringSubmatch(string(svg), -1) {
			names = append(names, m[1])
		}
		require.Len(t, names, 57)
		assert.Equal(t, "Alabama", names[0])
		assert.True(t, slices.IsSorted(names[:56]), "%v: %v", layout, names)
		assert.Equal(t, states.US.Name(), names[56], "the federal government is last")
	}
}

func TestSVGIsTheSameInAnyOrder(t *testing.T) {
	for _, o := range everyOption() {
		regions := invented()
		first, err := AppendSVG(nil, regions, o)
		require.NoError(t, err)
		slices.Reverse(regions)
		second, err := AppendSVG([]byte("before"), regions, o)
		require.NoError(t, err)
		assert.Equal(t, "before"+string(first), string(second))
	}
}

func TestSVGKeepsMapsOfOneDocumentApart(t *testing.T) {
	ids := func(prefix string) (ids []string) {
		svg, err := AppendSVG(nil, invented(), Options{IDPrefix: prefix, Theme: Print, Desc: "x"})
		require.NoError(t, err)
		for _, e := range parse(t, svg) {
			if id := e.attrs["id"]; id != "" {
				ids = append(ids, id)
			}
		}
		return ids
	}
	a, b := ids("a"), ids("zAZ-_09")
	require.NotEmpty(t, a)
	for _, id := range a {
		assert.NotContains(t, b, id)
	}
}

// Without a prefix, maps of another layout, theme, lens, day or place share no id.
func TestSVGsThatDifferShareNoID(t *testing.T) {
	seen := map[string]string{}
	maps := 0
	draw := func(what string, regions []Region, o Options) {
		maps++
		o.Desc = "x"
		svg, err := AppendSVG(nil, regions, o)
		require.NoError(t, err, what)
		for _, e := range parse(t, svg) {
			if id := e.attrs["id"]; id != "" {
				assert.Empty(t, seen[id], "%s of %s", id, what)
				seen[id] = what
			}
		}
	}
	for _, day := range []string{"2026-11-29", "2021-01-01"} {
		standings := states.Tally(states.Bills(), states.AllCoverage(), states.MustParseDate(day))
		for l := range states.Lenses() {
			regions := Regions(standings, l)
			for layout := range Tiles + 1 {
				for theme := range Print + 1 {
					o := Options{Layout: layout, Theme: theme}
					draw(day+" "+l.String()+" "+layout.String()+" "+theme.String(), regions, o)
					o.Subset = true
					draw(day+" of one place", regions[:1], o)
				}
			}
		}
	}
	assert.Equal(t, 2*12*2*3*2, maps)
	draw("regions of no day", invented(), Options{})
}

func TestGraysAreAsDarkAsTheirPatterns(t *testing.T) {
	for c := range 10 {
		assert.Equal(t, fmt.Sprintf("#%02[1]x%02[1]x%02[1]x", int((1-coverage(Step(c)))*255+.5)), gray(c), "step %d", c)
	}
}

func TestSVGHighlight(t *testing.T) {
	for l := range Tiles + 1 {
		for theme := range Print + 1 {
			svg, err := AppendSVG(nil, invented(), Options{Layout: l, Theme: theme, Highlight: []states.Code{"CO", "DC"}})
			require.NoError(t, err)
			all := parse(t, svg)
			groups := find(all, func(e *element) bool { return hasClass(e, "highlight") })
			require.Len(t, groups, 1)
			assert.Equal(t, theme.Text(), groups[0].attrs["stroke"])
			var shapes []*element
			for i, e := range all {
				if e.parent == groups[0] {
					shapes = append(shapes, e)
					assert.Empty(t, find(all[i:], func(e *element) bool { return e.attrs["data-code"] != "" }), "drawn over every shape")
				}
			}
			assert.Len(t, shapes, map[Layout]int{Geographic: 6, Tiles: 4}[l], "a light line under a dark one; the District's box too")
		}
	}
	plain, err := AppendSVG(nil, invented(), Options{})
	require.NoError(t, err)
	assert.NotContains(t, string(plain), "highlight")
}

func TestSVGRefuses(t *testing.T) {
	all := invented()
	with := func(change func(r []Region) []Region) []Region { return change(slices.Clone(all)) }
	for _, c := range []struct {
		name    string
		regions []Region
		o       Options
		want    string
	}{
		{"a region is missing", all[1:], Options{}, `region "AK" is missing: give one for each of the 57 places, or set Subset`},
		{"none at all", nil, Options{}, `region "AK" is missing: give one for each of the 57 places, or set Subset`},
		{"an unknown code", with(func(r []Region) []Region { r[3].Code = "XX"; return r }), Options{}, `region "XX" is no place on the map: write a USPS code such as CO, DC, PR or US`},
		{"a code in small letters", []Region{{Code: "co"}}, Options{Subset: true}, `region "co" is no place on the map: write a USPS code such as CO, DC, PR or US`},
		{"a place twice", with(func(r []Region) []Region { return append(r, Region{Code: "CO"}) }), Options{}, `region "CO" comes twice`},
		{"a fill that is none", with(func(r []Region) []Region { r[0].Fill = last + 1; return r }), Options{}, `region "AK" has a fill that does not exist: use Step, Count, Bill, Proposed, Expanding or NotAssessed`},
		{"a lens that is none", with(func(r []Region) []Region { r[0].Lens = 12; return r }), Options{}, `region "AK" has a lens that does not exist: use one of states.Lenses`},
		{"two lenses", with(func(r []Region) []Region { r[5].Lens = states.LensEnd; return r }), Options{}, `region "CA" shows another lens than the first: a map has one`},
		{"a highlight that is no place", all, Options{Highlight: []states.Code{"CO", "XX"}}, `Highlight "XX" is not the USPS code of a place that is drawn, such as CO, DC or PR`},
		{"a highlight that is not drawn", all[:1], Options{Subset: true, Highlight: []states.Code{"CO"}}, `Highlight "CO" is not the USPS code of a place that is drawn, such as CO, DC or PR`},
		{"a layout that is none", all, Options{Layout: 2}, `layout "Layout(2)" is not geo or tiles`},
		{"a theme that is none", all, Options{Theme: 3}, `theme "Theme(3)" is not light, dark or print`},
		{"a prefix with a quote", all, Options{IDPrefix: `a"`}, `IDPrefix "a\"" is not a letter followed by letters, digits, - and _`},
		{"a prefix that begins with a digit", all, Options{IDPrefix: `1a`}, `IDPrefix "1a" is not a letter followed by letters, digits, - and _`},
	} {
		got, err := AppendSVG([]byte("as it was"), c.regions, c.o)
		require.Error(t, err, c.name)
		assert.Equal(t, c.want, err.Error(), c.name)
		var region *RegionError
		var option *OptionError
		assert.True(t, errors.As(err, &region) || errors.As(err, &option), c.name)
		assert.Equal(t, "as it was", string(got), c.name)
	}
}

func TestSVGStandsAlone(t *testing.T) {
	svg, err := AppendSVG(nil, invented(), Options{Standalone: true, Title: "Scores", Desc: "In words", Lang: "es", Date: "Updated today", Source: "Source: here"})
	require.NoError(t, err)
	all := parse(t, svg)
	assert.NotEmpty(t, all[0].attrs["width"])
	assert.Equal(t, "es", all[0].attrs["lang"])
	var texts []string
	for _, e := range all {
		if e.name == "text" {
			texts = append(texts, e.text)
		}
	}
	assert.Contains(t, texts, "Scores")
	assert.Contains(t, texts, "Updated today · Source: here")
	for _, k := range LegendOf(labels.English, states.LensAll, invented()).Entries {
		assert.Contains(t, texts, k.Text, "the legend is part of the picture")
	}
	bare, err := AppendSVG(nil, invented(), Options{})
	require.NoError(t, err)
	assert.NotContains(t, string(bare), `class="legend"`)
	assert.NotContains(t, string(bare), `class="background"`)
}

func TestSVGBreaksLongLines(t *testing.T) {
	long := strings.Repeat("many words ", 40)
	for l := range Tiles + 1 {
		svg, err := AppendSVG(nil, invented(), Options{Layout: l, Standalone: true, Title: long, Date: "Today", Source: long})
		require.NoError(t, err)
		for _, e := range find(parse(t, svg), func(e *element) bool { return e.name == "text" }) {
			assert.Less(t, len(e.text), 150, "%v", l)
		}
		short, err := AppendSVG(nil, invented(), Options{Layout: l, Standalone: true, Title: "Short"})
		require.NoError(t, err)
		height := func(svg []byte) float64 {
			h, err := strconv.ParseFloat(parse(t, svg)[0].attrs["height"], 64)
			require.NoError(t, err)
			return h
		}
		assert.Greater(t, height(svg), height(short)+100, "%v: the picture grows with its text", l)
	}
}

func TestLegendOfEveryLens(t *testing.T) {
	for l := range states.Lenses() {
		legend := LegendOf(labels.English, l, invented())
		assert.NotEmpty(t, legend.Title)
		steps := 0
		for _, k := range legend.Entries {
			assert.NotEmpty(t, k.Text)
			swatch := AppendSwatch(nil, k, Light)
			parse(t, swatch)
			if _, ok := k.Fill.Class(); ok && !k.Partial && k.Mark == states.NoMark {
				steps++
			}
		}
		want := l.Group().Size() + 1
		if l == states.LensAll {
			want = 10
		}
		if _, ok := l.Criterion(); ok {
			want = 3
		}
		assert.Equal(t, want, steps, "%v", l)
		regions := invented()
		for i := range regions {
			regions[i].Lens = l
		}
		svg, err := AppendSVG(nil, regions, Options{Standalone: true})
		require.NoError(t, err)
		var texts []string
		for _, e := range parse(t, svg) {
			texts = append(texts, e.text)
		}
		for _, k := range legend.Entries {
			assert.Contains(t, texts, k.Text, "%v", l)
		}
	}
}

// A key of counts has a flat color and its number in it, in every theme.
func TestLegendOfCounts(t *testing.T) {
	legend := Legend{Title: "Cases", Entries: []LegendEntry{{Fill: Count(1), Text: "1"}, {Fill: Count(Many), Text: "5+"}, {Dot: true, Text: "a case"}}}
	regions := []Region{{Code: "CO", Fill: Count(3), Label: "3"}}
	for theme := range Print + 1 {
		for l := range Tiles + 1 {
			for _, dots := range [][]Point{nil, {{400, 300}}} {
				svg, err := AppendSVG(nil, regions, Options{Theme: theme, Layout: l, Subset: true, Standalone: true, Legend: legend, Dots: dots})
				require.NoError(t, err)
				all := parse(t, svg)
				keys := find(all, func(e *element) bool { return hasClass(e, "n1") || hasClass(e, "n5") })
				require.Len(t, keys, 2, "%v", theme)
				assert.Equal(t, theme.Color(Count(1)), keys[0].attrs["fill"])
				assert.Empty(t, find(all, func(e *element) bool { return hasClass(e, "cross") || hasClass(e, "printed") }))
				drawn := 0
				if dots != nil && l == Geographic {
					drawn = 2
				}
				assert.Len(t, find(all, func(e *element) bool { return e.name == "circle" }), drawn, "%v %v: a dot on the map and in the legend, or neither", theme, l)
				assert.Equal(t, drawn > 0, slices.ContainsFunc(all, func(e *element) bool { return e.text == "a case" }))
			}
		}
		parse(t, AppendSwatch(nil, legend.Entries[2], theme))
	}
}

// A legend's shade is the one that a whole number of points has on the map.
func TestLegendAgreesWithTheMap(t *testing.T) {
	for _, l := range []states.Lens{states.LensAll, states.LensEnd, states.LensStart} {
		for points := range l.Group().Size() + 1 {
			v := states.Value{Assessed: true, Bounds: rubric.Bounds{Low: rubric.Score(2 * points), High: rubric.Score(2 * points)}, Max: l.Group().Max()}
			key := LegendOf(labels.English, l, nil).Entries[points]
			assert.Equal(t, Step(v.Class()), key.Fill, "%v: %d", l, points)
			assert.Equal(t, v.String(), key.Text)
		}
	}
}

// proposed is a place without a law that limits immunity, and with a bill that failed.
func proposed(unscored, expands bool) states.Standing {
	bill := states.Bill{State: "TX", Scope: states.Statewide, Number: "HB 1", Session: "2021", Status: states.Failed, Effect: states.Limits}
	if !unscored {
		bill.Scorecard = rubric.Scorecard{PoliceOfficers: rubric.Met, PublicEmployees: rubric.Partial, ConstitutionalViolations: rubric.Unmet, DamageCaps: rubric.Unmet, AttorneyFees: rubric.Unmet,
			FullCompensation: rubric.Unmet, FailureToIntervene: rubric.Unmet, MisconductDisclosure: rubric.Unmet, OfficerConsequences: rubric.Unmet}
	}
	return states.Standing{Code: "TX", Kind: states.NoLaw, Marks: states.Marks{Expands: expands}, Bills: []states.Listed{{Bill: bill, On: states.Failed, Role: states.FailedBill}}}
}

// The legend lists what is on the map, and nothing else.
func TestLegendListsWhatIsOnTheMap(t *testing.T) {
	explained := func(regions ...Region) (texts []string) {
		for _, e := range LegendOf(labels.English, states.LensAll, regions).Entries[10:] {
			texts = append(texts, e.Text)
		}
		return texts
	}
	assert.Empty(t, explained(Region{Fill: Step(3)}))
	assert.Equal(t, []string{"partly scored"}, explained(Region{Fill: Step(3), Partial: true}))
	assert.Equal(t, []string{"not assessed"}, explained(Region{Partial: true}))
	assert.Equal(t, []string{"proposed, not law"}, explained(Region{Fill: Proposed, Bill: "bill", Kind: states.NoLaw}))
	assert.Equal(t, []string{"proposed, not law", "no law or bill found"}, explained(Region{Fill: Proposed, Bill: "bill"}, Region{Fill: Step(0), Kind: states.NoLaw}))
	assert.Equal(t, []string{"bill pending", "local law"}, explained(Region{Fill: Step(0), Marks: states.Marks{Local: true, Pending: true}}))
	assert.Equal(t, []string{"law expands immunity"}, explained(Region{Fill: Expanding, Marks: states.Marks{Expands: true}}))
}

func TestRegionOf(t *testing.T) {
	known := rubric.Bounds{Low: 7, High: 7}
	scored := states.Standing{Code: "CO", Kind: states.Scored, End: rubric.Bounds{Low: 6, High: 6}, Start: known, Marks: states.Marks{Pending: true}}
	scored.Verdicts.Set(rubric.DamageCaps, rubric.Partial)
	partly := states.Standing{Code: "NM", Kind: states.PartlyKnown, End: rubric.Bounds{Low: 6, High: 6}, Start: rubric.Bounds{Low: 0, High: 10}}
	for _, c := range []struct {
		why  string
		s    states.Standing
		l    states.Lens
		want Region
	}{
		{"all known", scored, states.LensAll, Region{Code: "CO", Kind: states.Scored, Fill: Step(6), Label: "6.5", Marks: scored.Marks, Name: "Colorado, 6.5 of 9, law in force, bill pending"}},
		{"half the rubric", scored, states.LensEnd, Region{Code: "CO", Kind: states.Scored, Lens: states.LensEnd, Fill: Step(6), Label: "3", Marks: scored.Marks, Name: "Colorado, 3 of 4, law in force, bill pending"}},
		{"bounds", partly, states.LensAll, Region{Code: "NM", Kind: states.PartlyKnown, Fill: Step(3), Partial: true, Label: "3–8", Name: "New Mexico, 3 to 8 of 9, law in force, partly scored"}},
		{"searched and nothing found", states.Standing{Code: "TX", Kind: states.NoLaw}, states.LensAll, Region{Code: "TX", Kind: states.NoLaw, Fill: Step(0), Label: "0", Name: "Texas, 0 of 9, no law limiting immunity found"}},
		{"a bill that is not law", proposed(false, false), states.LensAll, Region{Code: "TX", Kind: states.NoLaw, Fill: Proposed, Bill: "bill", Label: "1.5", Name: "Texas, 0 of 9, no law limiting immunity found, highest-scoring bill 1.5 of 9"}},
		{"half the rubric shows laws alone", proposed(false, false), states.LensEnd, Region{Code: "TX", Kind: states.NoLaw, Lens: states.LensEnd, Fill: Step(0), Label: "0", Name: "Texas, 0 of 4, no law limiting immunity found"}},
		{"a bill that nobody scored", proposed(true, false), states.LensAll, Region{Code: "TX", Kind: states.NoLaw, Fill: Proposed, Bill: "bill", Name: "Texas, 0 of 9, no law limiting immunity found, proposed, not scored"}},
		{"a law expands immunity", proposed(false, true), states.LensAll, Region{Code: "TX", Kind: states.NoLaw, Fill: Expanding, Label: "0", Marks: states.Marks{Expands: true}, Name: "Texas, 0 of 9, law expands immunity, highest-scoring bill 1.5 of 9"}},
		{"not searched", states.Standing{Code: "GU"}, states.LensAll, Region{Code: "GU", Fill: NotAssessed, Name: "Guam, not assessed"}},
	} {
		assert.Equal(t, c.want, RegionOf(c.s, c.l).WithHighest(c.s), c.why)
	}
	r := RegionOf(proposed(false, false), states.LensAll)
	assert.Equal(t, [2]string{"0", ""}, [2]string{r.Label, r.Bill}, "a bill's number is no score of a place")
	r = RegionOf(scored, states.LensOf(rubric.DamageCaps))
	assert.Equal(t, Step(4), r.Fill)
	assert.Contains(t, r.Name, ": met in part, ")
	r = RegionOf(scored, states.LensOf(rubric.AttorneyFees))
	assert.Equal(t, NotAssessed, r.Fill, "a criterion without a verdict is not assessed, whatever the rest is")
	assert.Contains(t, r.Name, "not assessed")
}

func TestRegionsOfTheShippedData(t *testing.T) {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	for l := range states.Lenses() {
		regions := Regions(standings, l)
		assert.Len(t, regions, 57)
		for layout := range Tiles + 1 {
			_, err := AppendSVG(nil, regions, Options{Layout: layout})
			assert.NoError(t, err, "%v", l)
		}
	}
}

// The goldens hold six places, so that a change of a drawing can be read.
func TestSVGGoldens(t *testing.T) {
	regions := []Region{
		{Code: "CO", Fill: Step(6), Label: "6.5", Name: "Colorado, 6.5 of 9"},
		{Code: "WY", Fill: Step(0), Label: "0", Marks: states.Marks{Local: true}},
		{Code: "DC", Fill: Step(9), Label: "9", Marks: states.Marks{Pending: true, Recent: true}},
		{Code: "RI", Fill: Step(0), Partial: true, Label: "0–7"},
		{Code: "GU"},
	}
	files := map[string]Options{
		"geo-light.svg": {}, "geo-print.svg": {Theme: Print}, "tiles-dark.svg": {Layout: Tiles, Theme: Dark},
		"tiles-interactive.svg": {Layout: Tiles, Interactive: true, Title: "Scores", IDPrefix: "a"},
		"tiles-standalone.svg":  {Layout: Tiles, Standalone: true, Title: "Scores", Desc: "Five places", Date: "November 22, 2026", Source: "invented"},
	}
	for name, o := range files {
		o.Subset = true
		got, err := AppendSVG(nil, regions, o)
		require.NoError(t, err)
		got = append(bytes.ReplaceAll(got, []byte("><"), []byte(">\n<")), '\n')
		file := filepath.Join("testdata", name)
		if *update {
			require.NoError(t, os.MkdirAll("testdata", 0o755))
			require.NoError(t, os.WriteFile(file, got, 0o644))
		}
		want, err := os.ReadFile(file)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), "%s: run go test -update and read the difference", name)
	}
	found, err := filepath.Glob("testdata/*.svg")
	require.NoError(t, err)
	assert.Len(t, found, len(files), "no golden is left over")
}

func FuzzAppendSVG(f *testing.F) {
	f.Add(`<script>alert("1")</script> & ' ]]>`, "\x00\x1f\xff￾", byte(3))
	f.Add("日本", "½", byte(0))
	f.Fuzz(func(t *testing.T, name, label string, options byte) {
		o := everyOption()[int(options)%18]
		o.Subset, o.Title, o.Desc, o.Source, o.Date = true, name, label, name, label
		o.Legend = Legend{Title: label, Entries: []LegendEntry{{Text: name, Fill: Step(2)}, {Text: label, Mark: states.LocalMark}}}
		svg, err := AppendSVG(nil, []Region{{Code: "TX", Name: name, Label: label, Fill: Step(5)}, {Code: "GU", Label: label}}, o)
		require.NoError(t, err)
		for _, e := range parse(t, svg) {
			assert.NotEqual(t, "script", e.name)
		}
	})
}

func BenchmarkAppendSVG(b *testing.B) {
	regions := Regions(states.Tally(states.Bills(), states.AllCoverage(), states.Updated()), states.LensAll)
	b.ReportAllocs()
	var dst []byte
	for b.Loop() {
		var err error
		if dst, err = AppendSVG(dst[:0], regions, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
