package records

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states/dataset"
)

// What a whole date or a part of one looks like; [CivilDate] also wants a day that the calendar has.
const datePattern = `^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$`

// Keys of the tables, and which of their columns hold the id of a bill.
var (
	primaryKeys = map[string][]string{
		"bills": {"id"}, "evidence": {"bill", "criterion"}, "coverage": {"state"}, "cases": {"id"}, "links": {"kind", "state", "url"},
	}
	billReferences = map[string][]string{"bills": {"ended_by", "amends"}, "evidence": {"bill"}}
)

// DataPackage is a Frictionless descriptor (specs.frictionlessdata.io, Tabular Data Package 1) of tables that lie beside
// it as bills.csv and so on, with the rules of their cells and keys. The names are those of [TableNames]; another is an
// error.
func DataPackage(tables ...string) ([]byte, error) {
	type reference struct {
		Resource string   `json:"resource"`
		Fields   []string `json:"fields"`
	}
	type foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	type schema struct {
		Fields        []tableField `json:"fields"`
		MissingValues []string     `json:"missingValues"`
		PrimaryKey    []string     `json:"primaryKey"`
		ForeignKeys   []foreignKey `json:"foreignKeys,omitempty"`
	}
	type dialect struct { // programs that are not told guess, and some guess wrong where notes are long
		Delimiter string `json:"delimiter"`
	}
	type resource struct {
		Name      string  `json:"name"`
		Path      string  `json:"path"`
		Profile   string  `json:"profile"`
		Title     string  `json:"title"`
		Format    string  `json:"format"`
		MediaType string  `json:"mediatype"`
		Encoding  string  `json:"encoding"`
		Dialect   dialect `json:"dialect"`
		Schema    schema  `json:"schema"`
	}
	titles := map[string]string{
		"bills": "Bills and laws on qualified immunity", "evidence": "Where each verdict comes from", "coverage": "Which jurisdictions were searched",
		"cases": "Court decisions on qualified immunity", "links": "Addresses that help a reader act",
	}
	var resources []resource
	for _, table := range tables {
		columns, err := tableColumns(table)
		if err != nil {
			return nil, err
		}
		s := schema{MissingValues: []string{""}, PrimaryKey: primaryKeys[table]}
		for _, c := range columns {
			s.Fields = append(s.Fields, c.tableField())
		}
		if slices.Contains(tables, "bills") {
			for _, column := range billReferences[table] {
				r := reference{"bills", []string{"id"}}
				if table == "bills" {
					r.Resource = "" // the table itself
				}
				s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{column}, r})
			}
		}
		resources = append(resources, resource{table, table + ".csv", "tabular-data-resource", titles[table], "csv", "text/csv", "utf-8", dialect{","}, s})
	}
	return indented(struct {
		Name      string     `json:"name"`
		Title     string     `json:"title"`
		Profile   string     `json:"profile"`
		Version   string     `json:"version"`
		Resources []resource `json:"resources"`
	}{"qualified-immunity", "Qualified immunity: bills, evidence, cases", "tabular-data-package", rubric.Version, resources})
}

func tableColumns(table string) ([]*column, error) {
	k := kindNamed(table)
	if k == nil {
		return nil, fmt.Errorf("records: there is no table %q", table)
	}
	return columnsOf(k.rowType())
}

// tableField is a field of a Table Schema.
type tableField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Format      string `json:"format,omitempty"`
	Description string `json:"description"`
	Example     string `json:"example,omitempty"`
	Constraints struct {
		Required bool     `json:"required,omitempty"`
		Enum     []any    `json:"enum,omitempty"`
		Pattern  string   `json:"pattern,omitempty"`
		Minimum  *float64 `json:"minimum,omitempty"`
		Maximum  *float64 `json:"maximum,omitempty"`
	} `json:"constraints,omitzero"`
}

func (c *column) tableField() tableField {
	f := tableField{Name: c.name, Type: "string", Description: c.described.about, Example: c.described.example}
	f.Constraints.Required = c.required
	switch limit := c.degrees(); {
	case limit > 0:
		least := -limit
		f.Type, f.Constraints.Minimum, f.Constraints.Maximum = "number", &least, &limit
	case c.date:
		f.Constraints.Pattern = datePattern
	case c.address():
		f.Format = "uri"
	case c.typ == reflect.TypeFor[rubric.Total]():
		f.Type = "number"
		for _, points := range c.meaning.Words {
			f.Constraints.Enum = append(f.Constraints.Enum, json.Number(points))
		}
	case c.meaning != nil:
		for _, w := range c.meaning.Words {
			f.Constraints.Enum = append(f.Constraints.Enum, w)
		}
	}
	return f
}

// degrees is the largest absolute value of a coordinate; 0 for a column of something else.
func (c *column) degrees() float64 {
	switch {
	case c.typ != reflect.TypeFor[cases.Degrees]():
		return 0
	case c.name == "latitude":
		return 90
	}
	return 180
}

func (c *column) address() bool { return slices.Contains([]string{"url", "url,", ",url"}, c.cell) }

// group is whose total a column holds.
func (c *column) group() rubric.Group {
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		if c.name == "published_"+g.String() {
			return g
		}
	}
	return rubric.AllNine
}

// DatasetSchema is a JSON Schema (draft 2020-12) of the dataset that [ReadDataset] and the widget read.
func DatasetSchema() []byte {
	type object = map[string]any
	properties := object{
		"$schema": object{"type": "string", "description": "Address of this schema, for editors."},
		"schema":  object{"const": dataset.Edition, "description": "Edition of this schema."},
		"rubric":  object{"type": "string", "description": "Edition of the nine criteria.", "examples": []string{rubric.Version}},
		"source":  object{"type": "string", "description": "What the dataset was compiled from."},
		"updated": object{"type": "string", "pattern": datePattern, "description": "Day of the edition."},
	}
	for _, table := range TableNames() {
		columns, _ := tableColumns(table)
		cells := object{}
		var required []string
		for _, c := range columns {
			cells[c.name] = c.jsonSchema()
			if c.required {
				required = append(required, c.name)
			}
		}
		properties[table] = object{
			"type":  "array",
			"items": object{"type": "object", "properties": cells, "required": required},
		}
	}
	out, err := indented(object{
		"$schema":              "https://json-schema.org/draft/2020-12/schema",
		"$id":                  "https://github.com/endqi/endqi/states/records/dataset.schema.json",
		"title":                "Dataset of the map of qualified immunity",
		"description":          "Tables of rows; a row is an object of texts by column, in which blank cells are left out.",
		"type":                 "object",
		"properties":           properties,
		"required":             []string{"schema"},
		"additionalProperties": false,
	})
	if err != nil {
		panic(err) // maps of texts and numbers
	}
	return out
}

func (c *column) jsonSchema() map[string]any {
	s := map[string]any{"type": "string", "description": c.described.about}
	switch {
	case c.date:
		s["pattern"] = datePattern
		if !c.required {
			s["pattern"] = "^$|" + datePattern
		}
	case c.address() && c.required:
		s["format"] = "uri"
	case c.degrees() > 0:
		s["pattern"] = `^(-?[0-9]+(\.[0-9]+)?)?$`
	case c.meaning != nil && c.meaning.Words != nil:
		s["enum"] = c.meaning.Words
		if !c.required {
			s["enum"] = append([]string{""}, c.meaning.Words...)
		}
	case c.required:
		s["minLength"] = 1
	}
	return s
}

func indented(v any) ([]byte, error) {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return out.Bytes(), err
}
