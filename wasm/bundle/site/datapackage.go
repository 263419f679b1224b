package site

import (
	"encoding/json"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

// license is one as a data package names it (specs.frictionlessdata.io, Data Package 1, licenses).
type license struct {
	Name  string `json:"name"`
	Path  string `json:"path"`
	Title string `json:"title"`
}

// cc0 is the license of the shipped records, isc that of the boundaries.
var (
	cc0 = license{"CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "Creative Commons Zero 1.0 Universal"}
	isc = license{"ISC", "https://opensource.org/licenses/ISC", "ISC License, of the boundaries"}
)

// dataSource is where data come from.
type dataSource struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

// resource is a file's entry in datapackage.json. One of the five tables that package records describes has a name alone here.
type resource struct {
	Name      string       `json:"name"`
	Path      string       `json:"path"`
	Profile   string       `json:"profile,omitempty"`
	Title     string       `json:"title"`
	Format    string       `json:"format"`
	MediaType string       `json:"mediatype"`
	Encoding  string       `json:"encoding,omitempty"`
	Dialect   *dialect     `json:"dialect,omitempty"`
	Licenses  []license    `json:"licenses,omitempty"` // where they are not those of the package
	Sources   []dataSource `json:"sources,omitempty"`
	Schema    *schema      `json:"schema,omitempty"`

	Boundaries bool `json:"-"` // it holds the boundaries too, which have a source and a license of their own
}

// dialect says how a table is cut into cells: programs that are not told guess, and some guess wrong where notes are long.
type dialect struct {
	Delimiter string `json:"delimiter"`
}

type schema struct {
	Fields        []field  `json:"fields"`
	MissingValues []string `json:"missingValues"`
	PrimaryKey    []string `json:"primaryKey"`
}

type field struct {
	Name        string   `json:"name"`
	Type        string   `json:"type"`
	Description string   `json:"description"`
	TrueValues  []string `json:"trueValues,omitempty"`
	FalseValues []string `json:"falseValues,omitempty"`
}

// csvFile is the entry of a table.
func csvFile(name, path, title string) resource {
	return resource{Name: name, Path: path, Title: title, Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Dialect: &dialect{","}}
}

// standingsTable is the entry of a table of standings.
func standingsTable(name, title string) resource {
	r := csvFile(name, name+".csv", title)
	r.Profile, r.Schema = "tabular-data-resource", &schema{Fields: standingFields(), MissingValues: []string{""}, PrimaryKey: []string{"state", "as_of"}}
	return r
}

// standingColumns say what a column of a table of standings holds, and its type; the nine criteria are told by the rubric.
var standingColumns = map[string][2]string{
	"state":           {"string", "USPS code of the jurisdiction; US for the federal government."},
	"fips":            {"string", "FIPS code, text with its leading zero; blank for US."},
	"name":            {"string", "Name of the jurisdiction."},
	"as_of":           {"date", "Day on which it stands so."},
	"kind":            {"string", "scored, partial (a range), none (searched, no law found) or unsearched (not assessed)."},
	"score":           {"number", "Points of 9; blank for a range, and where not assessed."},
	"score_low":       {"number", "At least so many points; blank where not assessed."},
	"score_high":      {"number", "At most so many points; blank where not assessed."},
	"end_score":       {"string", "Points of the END criteria in words, such as 3 of 4 or 2–4 of 4; blank where not assessed."},
	"end_low":         {"number", "At least so many points of END; blank where not assessed."},
	"end_high":        {"number", "At most so many points of END; blank where not assessed."},
	"start_score":     {"string", "Points of the START criteria in words; blank where not assessed."},
	"start_low":       {"number", "At least so many points of START; blank where not assessed."},
	"start_high":      {"number", "At most so many points of START; blank where not assessed."},
	"class":           {"integer", "score_low rounded down, 0 to 9, for colors; blank where not assessed."},
	"label":           {"string", "Score as the map prints it, such as 6.5 or 3–8; blank where not assessed."},
	"pending":         {"boolean", "A limiting bill of the jurisdiction's own level is pending."},
	"recent":          {"boolean", "Such a bill was enacted in the year before."},
	"local":           {"boolean", "A limiting law of a city or county is in force."},
	"expands":         {"boolean", "A law that expands immunity is enacted."},
	"expands_pending": {"boolean", "A bill that would expand it is pending."},
	"laws":            {"string", "ids of the limiting laws in force, separated by semicolons."},
	"bills":           {"string", "ids of the limiting bills that are pending, separated by semicolons."},
	"highest_bill":    {"string", "id of the highest-scoring bill on record, whatever became of it; blank for none."},
	"highest_number":  {"string", "Its number."},
	"highest_low":     {"number", "At least so many points of it; blank where no bill is scored."},
	"highest_high":    {"number", "At most so many points of it."},
	"highest_status":  {"string", "What had become of it by the day in as_of."},
	"highest_year":    {"integer", "Its year."},
	"highest_rivals":  {"string", "ids of bills that may score higher, separated by semicolons."},
	"bills_on_record": {"integer", "How many limiting bills are on record; blank where none is known and nobody searched."},
	"bills_scored":    {"integer", "How many of them are scored."},
}

// standingFields describe the columns of a table of standings.
func standingFields() (fields []field) {
	for name := range states.Columns(&states.Standing{}) {
		about := standingColumns[name]
		if c, ok := rubric.ByKey(name); ok {
			about = [2]string{"string", c.Standard().Question + " met, partial or unmet; blank is not assessed."}
		}
		f := field{Name: name, Type: about[0], Description: about[1]}
		if f.Type == "boolean" {
			f.TrueValues, f.FalseValues = []string{"yes"}, []string{"no"}
		}
		fields = append(fields, f)
	}
	return fields
}

// describeData is datapackage.json (specs.frictionlessdata.io, Data Package 1): every file of the folder, with schemas of the tables.
func describeData(o Options, files []dataFile) ([]byte, error) {
	text, err := records.DataPackage(records.TableNames()...)
	if err != nil {
		return nil, err
	}
	var tables struct{ Resources []json.RawMessage }
	if err := json.Unmarshal(text, &tables); err != nil {
		return nil, err
	}
	described := map[string]json.RawMessage{}
	for i, name := range records.TableNames() {
		described[name] = tables.Resources[i]
	}
	licenses := o.license()
	var resources []any
	for _, f := range files {
		if table, ok := described[f.Name]; ok {
			resources = append(resources, table)
			continue
		}
		r := f.resource
		if r.Boundaries {
			r.Licenses = append(licenses[:len(licenses):len(licenses)], isc)
			r.Sources = []dataSource{{Title: o.Dataset.Source}, {Title: "us-atlas 3.0.1, from the U.S. Census Bureau's cartographic boundary files of 2017", Path: "https://github.com/topojson/us-atlas"}}
		}
		resources = append(resources, r)
	}
	created := ""
	if d := o.Dataset.Updated; d.Day != 0 {
		created = d.String() + "T00:00:00Z"
	}
	return EncodeJSON(struct {
		Profile     string       `json:"profile"`
		Name        string       `json:"name"`
		Title       string       `json:"title"`
		Description string       `json:"description"`
		Homepage    string       `json:"homepage,omitempty"`
		Version     string       `json:"version"` // the edition
		Created     string       `json:"created,omitempty"`
		Rubric      string       `json:"rubric"`
		Licenses    []license    `json:"licenses,omitempty"`
		Sources     []dataSource `json:"sources"`
		Resources   []any        `json:"resources"`
	}{
		"data-package", "qualified-immunity", title,
		"What each jurisdiction of the United States does about qualified immunity, scored on nine criteria. Not assessed is blank or null, never 0. " +
			"history.csv is worked out from the records of this edition: what they do not know of the past is missing there too, and a place " +
			"that was searched counts as searched on every day. Not legal advice; it may be out of date.",
		o.URL, o.Dataset.Updated.String(), created, rubric.Version, licenses, []dataSource{{Title: o.Dataset.Source}}, resources,
	})
}
