package site

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
	"github.com/endqi/endqi/wasm"
)

// makeFiles runs the steps that keep accepts, and gives their files.
func makeFiles(t *testing.T, o Options, keep func(name string) bool) map[string]string {
	t.Helper()
	steps, err := Steps(o)
	require.NoError(t, err)
	files := map[string]string{}
	for _, s := range steps {
		if keep(s.Name) {
			require.NoError(t, s.Make(func(name string, data []byte) error {
				assert.NotContains(t, files, name, "written twice")
				files[name] = string(data)
				return nil
			}), s.Name)
		}
	}
	return files
}

func isData(name string) bool { return name == DataFolder }

func rowsOf(t *testing.T, text string) (head []string, rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	require.NoError(t, err)
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return all[0], rows
}

func TestDataFolder(t *testing.T) {
	files := makeFiles(t, Options{URL: "https://map.example/"}, isData)
	for _, name := range []string{"standings.csv", "standings.json", "bills.csv", "evidence.csv", "coverage.csv", "cases.csv", "links.csv", "map.geojson", "map.topojson",
		"history.csv", "datapackage.json", "README.md", "places/CO.json", "places/CO.csv", "places/US.json", "places/GU.csv"} {
		assert.NotEmpty(t, files[DataFolder+name], name)
		assert.Equal(t, files[DataFolder+name], files[DataFolder+states.Updated().String()+"/"+name], "%s of the edition", name)
	}
	assert.Len(t, files, 2*(12+2*57))

	t.Run("tables read back as they were", func(t *testing.T) {
		for name, want := range map[string]int{"bills": len(states.Bills()), "evidence": len(states.AllEvidence()), "coverage": 57, "cases": len(Shipped().Cases), "links": len(states.Links()), "standings": 57} {
			_, rows := rowsOf(t, files[DataFolder+name+".csv"])
			assert.Len(t, rows, want, name)
		}
		bills, _, err := records.ReadAll[states.Bill](strings.NewReader(files["data/bills.csv"]), records.Options{})
		require.NoError(t, err)
		assert.Equal(t, states.Bills(), bills)
		var place map[string]json.RawMessage
		require.NoError(t, json.Unmarshal([]byte(files["data/places/CO.json"]), &place))
		delete(place, "license")
		delete(place, "standing")
		dataset, err := json.Marshal(place)
		require.NoError(t, err)
		of, err := wasm.ReadDataset(dataset)
		require.NoError(t, err, "the rest is a dataset")
		assert.NotEmpty(t, of.Bills)
		assert.NotEmpty(t, of.Evidence)
		for _, b := range of.Bills {
			assert.Equal(t, states.Code("CO"), b.State)
		}
	})
	t.Run("not assessed is blank or null, never zero", func(t *testing.T) {
		scores := []string{"score", "score_low", "score_high", "end_score", "end_low", "end_high", "start_score", "start_low", "start_high", "class", "label", "bills_on_record"}
		for c := range rubric.Criteria() {
			scores = append(scores, c.Key())
		}
		blank := 0
		for _, name := range []string{"standings.csv", "history.csv"} {
			_, rows := rowsOf(t, files[DataFolder+name])
			for _, row := range rows {
				if row["kind"] != "unsearched" {
					assert.NotEmpty(t, row["score_low"], "%s %s", name, row["state"])
					continue
				}
				blank++
				for _, column := range scores {
					assert.Empty(t, row[column], "%s %s %s", name, row["state"], column)
				}
			}
		}
		assert.NotZero(t, blank)
		var list []map[string]any
		require.NoError(t, json.Unmarshal([]byte(files["data/standings.json"]), &list))
		require.Len(t, list, 57)
		var guam struct {
			License  string
			Standing map[string]any
		}
		require.NoError(t, json.Unmarshal([]byte(files["data/places/GU.json"]), &guam))
		assert.Equal(t, "CC0-1.0", guam.License)
		var collection struct {
			Features []struct{ Properties map[string]any }
		}
		require.NoError(t, json.Unmarshal([]byte(files["data/map.geojson"]), &collection))
		list = append(list, guam.Standing)
		for _, f := range collection.Features {
			list = append(list, f.Properties)
		}
		for _, object := range list {
			for _, name := range scores {
				require.Contains(t, object, name)
				if object["kind"] == "unsearched" {
					assert.Nil(t, object[name], "%s %s", object["code"], name)
				}
			}
			assert.Equal(t, states.Updated().String(), object["updated"])
		}
	})
	t.Run("README names each tool with the address", func(t *testing.T) {
		text := files["data/README.md"]
		assert.Contains(t, text, "Edition "+states.Updated().String()+". Dedicated to the public domain (CC0-1.0")
		for _, tool := range []string{"Google Sheets", "Excel", "R", "Python", "Observable", "Datawrapper", "Flourish", "Leaflet", "MapLibre"} {
			assert.Regexp(t, `\| `+tool+` \| .*https://map\.example/data/(standings\.csv|standings\.json|map\.geojson)`, text)
		}
	})
	t.Run("descriptor", func(t *testing.T) { describesEachFile(t, files) })
}

func describesEachFile(t *testing.T, files map[string]string) {
	var p struct {
		Profile, Version string
		Licenses         []struct{ Name, Path string }
		Sources          []struct{ Title string }
		Resources        []struct {
			Name, Path, Title, Format, MediaType string
			Licenses                             []struct{ Name string }
			Schema                               struct {
				Fields []struct{ Name, Type, Description string }
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(files["data/datapackage.json"]), &p))
	assert.Equal(t, states.Updated().String(), p.Version)
	require.Len(t, p.Licenses, 1)
	assert.Equal(t, "CC0-1.0", p.Licenses[0].Name)
	assert.Equal(t, states.Source, p.Sources[0].Title)
	described := map[string]bool{"datapackage.json": true, "README.md": true}
	names := map[string]bool{}
	for _, r := range p.Resources {
		assert.Regexp(t, `^[a-z0-9-]+$`, r.Name)
		assert.False(t, names[r.Name], "%s twice", r.Name)
		names[r.Name], described[r.Path] = true, true
		text, ok := files[DataFolder+r.Path]
		assert.True(t, ok, r.Path)
		assert.NotEmpty(t, r.Title, r.Path)
		assert.Equal(t, path.Ext(r.Path), "."+r.Format)
		assert.NotEmpty(t, r.MediaType)
		if path.Dir(r.Path) == "." && r.Format == "csv" {
			head, _ := rowsOf(t, text)
			var fields []string
			for _, f := range r.Schema.Fields {
				fields = append(fields, f.Name)
				assert.NotEmpty(t, f.Type, "%s %s", r.Path, f.Name)
				assert.NotEmpty(t, f.Description, "%s %s", r.Path, f.Name)
			}
			assert.Equal(t, head, fields, r.Path)
		}
		if r.Name == "map" || r.Name == "map-topojson" {
			require.Len(t, r.Licenses, 2, "of the records and of the boundaries")
		}
	}
	for name := range files {
		if name = strings.TrimPrefix(name, DataFolder); !strings.HasPrefix(name, "2") {
			assert.True(t, described[name], "%s is not described", name)
		}
	}
}

func TestDataOfOnesOwnHaveNoLicenseOfOurs(t *testing.T) {
	files := makeFiles(t, Options{Dataset: &wasm.Dataset{Updated: states.MustParseDate("2027-01-01"), Source: "Mine"}}, func(name string) bool { return isData(name) || strings.HasPrefix(name, "feed") })
	for _, name := range []string{"data/datapackage.json", "data/README.md", "data/places/CO.json", "feed.xml", "feed.json"} {
		assert.NotContains(t, files[name], "CC0", name)
		assert.NotContains(t, files[name], "Creative Commons", name)
	}
	assert.Contains(t, files["data/README.md"], "write yours for `https://map.example/data/`")
	assert.NotContains(t, files["feed.xml"], "<entry>", "what the shipped records changed is not what these did")
	assert.NotEmpty(t, files["data/2027-01-01/standings.csv"])

	undated := makeFiles(t, Options{Dataset: &wasm.Dataset{}}, isData)
	assert.Len(t, undated, 12+2*57, "an edition without a date has no folder of its own")
}

func TestDataFolderIsMadeBeforeItIsWritten(t *testing.T) {
	steps, err := Steps(Options{Dataset: &wasm.Dataset{}})
	require.NoError(t, err)
	full := errors.New("the disk is full")
	for _, s := range steps {
		if isData(s.Name) {
			n := 0
			assert.ErrorIs(t, s.Make(func(string, []byte) error { n++; return full }), full)
			assert.Equal(t, 1, n, "it ends at the first error")
		}
	}
}

// The oracle asks every day, whatever the records say.
func TestHistoryAgainstEveryDay(t *testing.T) {
	d := Shipped()
	date := states.MustParseDate
	d.Bills = append(d.Bills,
		states.Bill{ID: "gu-1", State: "GU", Session: "2020", Status: states.Pending, Checked: date("2020-06"), Effect: states.Limits},
		states.Bill{ID: "gu-2", State: "GU", Session: "2021-2022", Status: states.Failed, Effect: states.Limits},
		states.Bill{ID: "gu-3", State: "GU", Status: states.Enacted, StatusDate: date("2022-03"), Effective: date("2023"), Ended: date("2024-02-29"), Effect: states.Limits, PublishedEnd: total(t, "2"), PublishedStart: total(t, "1")},
		states.Bill{ID: "gu-4", State: "GU", Introduced: date("2024-05-05"), SessionEnd: date("2024-12"), Status: states.Pending, Effect: states.Expands})
	var places []states.Code
	for code := range strings.FieldsSeq("CO NM CA GU AS US") {
		places = append(places, states.Code(code))
	}
	made := map[states.Code][]string{}
	for s := range history(d) {
		made[s.Code] = append(made[s.Code], string(states.AppendCSV(nil, &s)))
	}
	assert.Len(t, made, 57, "each place has a standing")
	for _, code := range places {
		bills := only(d, code).Bills
		var want []string
		before := ""
		for day := date("2019-01-01"); !day.After(d.Updated); day = day.AddDays(1) {
			s, _ := states.StandingOf(code, bills, d.Coverage, day)
			row := string(states.AppendCSV(nil, &s))
			s.AsOf = states.Date{}
			if bare := string(states.AppendCSV(nil, &s)); bare != before {
				before = bare
				want = append(want, row)
			}
		}
		assert.Equal(t, want, made[code], code)
	}
	assert.Len(t, made["AS"], 1, "nothing happened")
	assert.Greater(t, len(made["GU"]), 6)
}

func total(t *testing.T, text string) (all rubric.Total) {
	t.Helper()
	require.NoError(t, all.UnmarshalText([]byte(text)))
	return all
}
