package site

import (
	"bytes"
	"embed"
	"io"
	"iter"
	"slices"
	"strings"
	"text/template"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/geo"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm"
)

// DataFolder holds the records as files for spreadsheets, chart tools and programs, each at an address that stays. A folder in it
// that is named after an edition, "data/2026-11-29/", holds the same files of that edition, which no later one changes.
const DataFolder = "data/"

//go:embed data/README.md
var dataSources embed.FS

// dataFile is a file of the data folder.
type dataFile struct {
	resource // its entry in datapackage.json
	write    func(w io.Writer) error
}

// dataStep makes the data folder: the files of the current edition, and the same under its date. A file that cannot be made ends it
// before any is written.
func dataStep(o Options) Step {
	return Step{DataFolder, func(write func(string, []byte) error) error {
		type file struct {
			name string
			data []byte
		}
		var made []file
		files := dataFiles(o.Dataset, o.license())
		for _, f := range files {
			var text bytes.Buffer
			if err := f.write(&text); err != nil {
				return err
			}
			made = append(made, file{f.Path, text.Bytes()})
		}
		descriptor, err := describeData(o, files)
		if err != nil {
			return err
		}
		readme, err := dataReadme(o)
		if err != nil {
			return err
		}
		made = append(made, file{"datapackage.json", descriptor}, file{"README.md", readme})
		folders := []string{DataFolder}
		if !o.Dataset.Updated.IsZero() {
			folders = append(folders, DataFolder+o.Dataset.Updated.String()+"/")
		}
		for _, folder := range folders {
			for _, f := range made {
				if err := write(folder+f.name, f.data); err != nil {
					return err
				}
			}
		}
		return nil
	}}
}

// dataFiles are the files of the data folder but for those that describe the others.
func dataFiles(d *wasm.Dataset, licenses []license) []dataFile {
	standings := states.Tally(d.Bills, d.Coverage, d.Updated)
	options := geo.Options{Detail: geo.Medium, Updated: d.Updated}
	files := []dataFile{
		{standingsTable("standings", "Where each jurisdiction stands on the day of the edition"), rows(slices.Values(standings))},
		{resource{Name: "standings-json", Path: "standings.json", Title: "The same as a list of JSON objects; what is not known is null", Format: "json", MediaType: "application/json"},
			func(w io.Writer) error { return writeStandings(w, standings, d.Updated) }},
		{standingsTable("history", "Each standing of each jurisdiction, from the day in as_of on"), rows(history(d))},
		{resource{Name: "bills"}, rows(slices.Values(d.Bills))},
		{resource{Name: "evidence"}, rows(slices.Values(d.Evidence))},
		{resource{Name: "coverage"}, rows(slices.Values(d.Coverage))},
		{resource{Name: "cases"}, rows(slices.Values(d.Cases))},
		{resource{Name: "links"}, rows(slices.Values(d.Links))},
		{resource{Name: "map", Path: "map.geojson", Title: "Boundaries of 56 places with their standings", Format: "geojson", MediaType: "application/geo+json", Boundaries: true},
			func(w io.Writer) error { return geo.Write(w, standings, options) }},
		{resource{Name: "map-topojson", Path: "map.topojson", Title: "The same as TopoJSON, for d3 and Vega", Format: "topojson", MediaType: "application/json", Boundaries: true},
			func(w io.Writer) error { return geo.WriteTopoJSON(w, standings, options) }},
	}
	for i, f := range files {
		if f.Path == "" {
			files[i].Path = f.Name + ".csv"
		}
	}
	for j := range states.All() {
		name, path := "place-"+strings.ToLower(string(j.Code)), "places/"+string(j.Code)
		of := only(d, j.Code)
		standing, _ := states.Find(standings, j.Code)
		files = append(files,
			dataFile{resource{Name: name, Path: path + ".json", Title: j.Name + ": standing, bills, evidence, cases, links", Format: "json", MediaType: "application/json"},
				func(w io.Writer) error { return writePlace(w, of, standing, licenses) }},
			dataFile{csvFile(name+"-bills", path+".csv", "Bills of "+j.Name+", with the columns of bills.csv"), rows(slices.Values(of.Bills))})
	}
	return files
}

func rows[T any](all iter.Seq[T]) func(io.Writer) error {
	return func(w io.Writer) error { return records.Write(w, all) }
}

// writeStandings writes a list of the objects of [states.AppendProperties].
func writeStandings(w io.Writer, standings []states.Standing, updated states.Date) error {
	text := []byte("[\n")
	for i, s := range standings {
		if i > 0 {
			text = append(text, ",\n"...)
		}
		text = states.AppendProperties(text, s, updated)
	}
	_, err := w.Write(append(text, "\n]\n"...))
	return err
}

// writePlace writes the records of one jurisdiction, as dataset.json has those of all, and its standing before them.
func writePlace(w io.Writer, d *wasm.Dataset, s states.Standing, licenses []license) error {
	text := []byte("{")
	for _, l := range licenses {
		text = append(states.AppendJSON(append(text, `"license":`...), l.Name), ",\n"...)
	}
	text = states.AppendProperties(append(text, `"standing":`...), s, d.Updated)
	text = append(append(text, ",\n"...), wasm.AppendDataset(nil, d)[len("{"):]...)
	_, err := w.Write(text)
	return err
}

// only is a dataset with the records of one jurisdiction.
func only(d *wasm.Dataset, code states.Code) *wasm.Dataset {
	of := *d
	bills := map[string]bool{}
	of.Bills = keep(d.Bills, func(b states.Bill) bool {
		bills[b.ID] = bills[b.ID] || b.State == code
		return b.State == code
	})
	of.Evidence = keep(d.Evidence, func(e states.Evidence) bool { return bills[e.Bill] })
	of.Coverage = keep(d.Coverage, func(c states.Coverage) bool { return c.State == code })
	of.Cases = keep(d.Cases, func(c cases.Case) bool { return c.State == code })
	of.Links = keep(d.Links, func(l states.Link) bool { return l.State == code })
	return &of
}

func keep[T any](all []T, wanted func(T) bool) (kept []T) {
	for _, x := range all {
		if wanted(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// dataReadme is README.md of the data folder: a line for each tool, with the folder's address.
func dataReadme(o Options) ([]byte, error) {
	t, err := template.ParseFS(dataSources, "data/README.md")
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = t.Execute(&text, map[string]any{
		"URL": o.address() + DataFolder, "Placeholder": o.URL == "", "Edition": o.Dataset.Updated.String(), "Source": o.Dataset.Source, "License": o.license(),
	})
	return text.Bytes(), err
}
