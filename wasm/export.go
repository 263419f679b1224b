package wasm

import (
	"github.com/endqi/endqi/geo/usmap"
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
	return newView(nil, d, o).export(format)
}

func (v *view) export(format string) (f File, ok bool) {
	d := v.records
	name, ending, kind := "standings", "csv", "text/csv"
	day := v.asOf
	switch format {
	case "svg":
		name, ending, kind, f.Text = "map", "svg", "image/svg+xml", v.picture()
	case "csv":
		f.Text = v.standingsCSV()
	case "bills":
		name, day = "bills", d.Updated
		out := states.AppendHeader(nil, &states.Bill{})
		for i := range d.Bills {
			out = states.AppendCSV(out, &d.Bills[i])
		}
		f.Text = string(out)
	case "bill":
		b := v.scored()
		name, f.Text = b.ID, string(states.AppendCSV(states.AppendHeader(nil, &b), &b))
	case "properties":
		name, ending, kind, f.Text = "properties", "json", "application/json", v.properties()
	case "json":
		name, ending, kind, day, f.Text = "dataset", "json", "application/json", d.Updated, string(AppendDataset(nil, d))
	case "cite":
		name, ending, kind, f.Text = "citation", "txt", "text/plain", v.citation()
	default:
		return f, false
	}
	f.Name, f.Type = "endqi-"+name+"-"+day.String()+"."+ending, kind
	return f, true
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
		Dots:       v.dots(),
		Date:       v.dated(),
		Source:     v.records.Source,
		IDPrefix:   "endqi",
	})
	if err != nil {
		panic(err) // layout and theme were parsed and the regions are those of a Tally
	}
	return string(svg)
}

// dated says of which edition the picture is and, where it shows the past, of which day.
func (v *view) dated() string {
	text := v.ofHost("")
	if !v.records.Updated.IsZero() {
		text = v.with("Updated", v.dateIn(v.records.Updated)) + v.ofHost(", ")
	}
	if v.asOf != v.records.day() {
		text = v.with("CiteAsOf", v.dateIn(v.asOf)) + " " + text
	}
	return text
}

// ofHost says after something else whose data are shown, where they are not the bundle's own.
func (v *view) ofHost(after string) string {
	if v.opt.Host == "" {
		return ""
	}
	return after + v.with("DataOf", v.opt.Host)
}

// standingsCSV is the table as canonical CSV, in its order and with its columns as states has them.
func (v *view) standingsCSV() string {
	out := states.AppendHeader(nil, &states.Standing{})
	for _, s := range v.rows(v.sorting(v.columns())) {
		out = states.AppendCSV(out, &s)
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

// edition names the page and its edition.
func (v *view) edition() string {
	return v.with("Cite", v.word("Title"), v.dateIn(v.records.Updated)+v.ofHost(", "))
}

// citation is how to cite the page: its edition, what that rests on, the day that is shown and the address.
func (v *view) citation() string {
	text := v.edition() + " " + v.records.Source + "."
	if v.asOf != v.records.day() {
		text += " " + v.with("CiteAsOf", v.dateIn(v.asOf))
	}
	if address := v.opt.Query["address"]; safe(address) {
		text += " " + address
	}
	return text
}
