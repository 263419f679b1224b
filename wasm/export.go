package wasm

import (
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// File is something to take away.
type File struct {
	Name string // with its ending
	Type string // a media type
	Text string
}

// Export writes what is shown as a file:
//
//	svg         the map with legend, title, date and source; layout, of the query, is "geo" or "tiles", theme "light", "dark" or "print"
//	csv         the table as it is filtered and sorted
//	bills       the bills' records as canonical CSV
//	bill        the bill of the form, as one such record with its head
//	properties  a JSON object: by code, the properties of a jurisdiction's GeoJSON feature, to be joined with boundaries
//	json        the dataset
//	cite        how to cite it, as plain text; address, of the query, is where it was seen
//
// ok is false for any other format.
func Export(d *Dataset, format string, o Options) (f File, ok bool) {
	v := newView(nil, d, o)
	day := v.asOf.String()
	switch format {
	case "svg":
		return File{"endqi-map-" + day + ".svg", "image/svg+xml", v.picture()}, true
	case "csv":
		return File{"endqi-standings-" + day + ".csv", "text/csv", v.standingsCSV()}, true
	case "bills":
		out := states.AppendHeader(nil, &states.Bill{})
		for i := range d.Bills {
			out = states.AppendCSV(out, &d.Bills[i])
		}
		return File{"endqi-bills-" + d.Updated.String() + ".csv", "text/csv", string(out)}, true
	case "bill":
		b := v.scored()
		return File{"endqi-" + b.ID + ".csv", "text/csv", string(states.AppendCSV(states.AppendHeader(nil, &b), &b))}, true
	case "properties":
		return File{"endqi-properties-" + day + ".json", "application/json", v.properties()}, true
	case "json":
		return File{"endqi-" + d.Updated.String() + ".json", "application/json", string(AppendDataset(nil, d))}, true
	case "cite":
		return File{"endqi-citation.txt", "text/plain", v.citation()}, true
	}
	return File{}, false
}

func (v *view) picture() string {
	layout, _ := usmap.ParseLayout(v.opt.Query["layout"])
	theme, _ := usmap.ParseTheme(v.opt.Query["theme"])
	svg, err := usmap.AppendSVG(nil, v.regions(), usmap.Options{
		Layout:     layout,
		Theme:      theme,
		Title:      v.word("Title"),
		Desc:       v.with("Shows", v.shows()),
		Lang:       v.lang,
		Standalone: true,
		Legend:     v.keys(),
		Date:       v.with("Updated", v.dateIn(v.records.Updated)),
		Source:     v.records.Source,
		IDPrefix:   "endqi",
	})
	if err != nil {
		panic(err) // layout and theme were parsed and the regions are those of a Tally
	}
	if v.lens == lensCases && layout == usmap.Geographic {
		svg = v.dots(svg)
	}
	return string(svg)
}

// standingsCSV is the table as canonical CSV: scores in points, verdicts in the words of data, blank for what is not known.
func (v *view) standingsCSV() string {
	var out []byte
	cell := func(text string) { out = append(states.AppendCell(out, text), ',') }
	end := func() { out[len(out)-1] = '\n' }
	for _, name := range []string{"state", "name", "as_of", "kind", "low", "high", "end_low", "end_high", "start_low", "start_high"} {
		cell(name)
	}
	for _, c := range nine {
		cell(c.Key())
	}
	for _, name := range []string{"pending", "recent", "local", "expands", "expands_pending", "laws"} {
		cell(name)
	}
	end()
	for _, s := range v.rows() {
		cell(string(s.Code))
		cell(s.Code.Name())
		cell(v.asOf.String())
		cell(s.Kind.String())
		for _, g := range []rubric.Group{rubric.AllNine, rubric.End, rubric.Start} {
			b := s.Bounds(g)
			if s.Kind == states.Unsearched {
				cell("")
				cell("")
				continue
			}
			cell(b.Low.String())
			cell(b.High.String())
		}
		for _, c := range nine {
			cell(s.Verdict(c).String())
		}
		for _, on := range []bool{s.Marks.Pending, s.Marks.Recent, s.Marks.Local, s.Marks.Expands, s.Marks.ExpandsPending} {
			if on {
				cell("yes")
			} else {
				cell("no")
			}
		}
		laws := ""
		for _, b := range listed(s, states.Law, states.UnassessedLaw) {
			if laws != "" {
				laws += "; "
			}
			laws += b.ID
		}
		cell(laws)
		end()
	}
	return string(out)
}

func (v *view) properties() string {
	out := []byte("{")
	for i, s := range v.standings {
		if i > 0 {
			out = append(out, ",\n"...)
		}
		out = states.AppendJSON(out, string(s.Code))
		out = append(out, ':')
		out = states.AppendProperties(out, s, v.records.Updated)
	}
	return string(append(out, "}\n"...))
}

func (v *view) citation() string {
	text := v.with("Cite", v.word("Title"), v.dateIn(v.records.Updated), v.records.Source)
	if v.asOf != v.records.day() {
		text += " " + v.with("CiteAsOf", v.dateIn(v.asOf))
	}
	if address := v.opt.Query["address"]; safe(address) {
		text += " " + address
	}
	return text
}
