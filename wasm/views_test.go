package wasm_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

type query = map[string]string

// order is the codes of a table's rows.
func order(t *testing.T, q query) (codes []string) {
	t.Helper()
	rows := strings.Split(view(t, "table.list", wasm.Options{Query: q}), `<th scope="row"><a data-code="`)
	for _, row := range rows[1:] {
		codes = append(codes, row[:2])
	}
	return codes
}

func TestTableSorts(t *testing.T) {
	for _, c := range []struct {
		name        string
		q           query
		first, last string
	}{
		{"by name unless asked", nil, "AL", "US"},
		{"by name backward", query{"sort": "name", "order": "desc"}, "US", "AL"},
		{"by score, highest first", query{"sort": "score"}, "CO", "VI"},
		{"by score, lowest first, not assessed last all the same", query{"sort": "score", "order": "asc"}, "AL", "VI"},
		{"by END", query{"sort": "end"}, "CO", "VI"},
		{"by START", query{"sort": "start"}, "CO", "VI"},
		{"by a criterion", query{"sort": "public_employees"}, "NM", "VI"},
		{"by law", query{"sort": "law"}, "CA", "VI"},
		{"by what is no column as by name", query{"sort": "moon", "order": "up"}, "AL", "US"},
	} {
		t.Run(c.name, func(t *testing.T) {
			codes := order(t, c.q)
			require.Len(t, codes, 57)
			assert.Equal(t, c.first, codes[0])
			assert.Equal(t, c.last, codes[56])
		})
	}
}

func TestTableFilters(t *testing.T) {
	for _, c := range []struct {
		name string
		q    query
		want []string
	}{
		{"words of the name", query{"q": "NEW mex"}, []string{"NM"}},
		{"a code", query{"q": "gu"}, []string{"GU"}},
		{"what is known of the law", query{"kind": "partial"}, []string{"MA", "NM"}},
		{"places not assessed", query{"kind": "unsearched"}, []string{"AS", "GU", "MP", "PR", "VI"}},
		{"who ended damage caps", query{"criterion": "damage_caps", "verdict": "met"}, []string{"CA", "CO", "CT"}},
		{"where damage caps are not assessed", query{"criterion": "damage_caps", "verdict": "none"}, []string{"MA", "AS", "GU", "MP", "PR", "VI"}},
		{"any criterion met", query{"verdict": "met"}, []string{"CA", "CO", "CT", "NM"}},
		{"nothing", query{"q": "atlantis"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, order(t, c.q)) })
	}
}

func TestTableSaysHowItIsSortedAndFiltered(t *testing.T) {
	markup := view(t, "table", wasm.Options{Query: query{"sort": "damage_caps", "criterion": "damage_caps", "verdict": "met"}})
	wellFormed(t, markup)
	assert.Contains(t, words(markup), "Every jurisdiction on November 22, 2026. Sorted by End caps on damages, highest first. 3 of 57 shown.")
	assert.Contains(t, markup, `aria-sort="descending"><button type="button" id="endqi-sort-damage_caps" data-with="sort=damage_caps&amp;order=asc"`)
	assert.Equal(t, 1, strings.Count(markup, "aria-sort="))
}

func TestBillsView(t *testing.T) {
	all := view(t, "bills", wasm.Options{})
	wellFormed(t, all)
	t.Run("holds every bill", func(t *testing.T) {
		assert.Contains(t, words(all), "130 of 130 bills shown.")
	})
	t.Run("is honest about outcomes not known", func(t *testing.T) {
		assert.Contains(t, words(all), "Bills whose outcome is not known")
		assert.Contains(t, words(all), "They are not counted as pending and change no score.")
	})
	for _, c := range []struct {
		name  string
		q     query
		says  []string
		never string
	}{
		{"by place", query{"place": "NM"}, []string{"4 of 130 bills shown.", "New Mexico Civil Rights Act"}, "Colorado"},
		{"by status", query{"status": "pending"}, []string{"5 of 130 bills shown.", "H.1641"}, "did not pass"},
		{"by year", query{"year": "2026", "effect": "expands"}, []string{"SB 146"}, "2021"},
		{"by effect", query{"effect": "neither"}, []string{"2 of 130 bills shown.", "SAFE-T Act", "orders a study"}, "expands immunity"},
		{"by words of title and note", query{"q": "floyd congressional"}, []string{"1 of 130 bills shown.", "H.R. 1280"}, "Colorado"},
		{"by nothing that exists", query{"q": "atlantis"}, []string{"0 of 130 bills shown."}, "pending"},
	} {
		t.Run(c.name, func(t *testing.T) {
			markup := view(t, "bills.list", wasm.Options{Query: c.q})
			wellFormed(t, markup)
			for _, s := range c.says {
				assert.Contains(t, words(markup), s)
			}
			assert.NotContains(t, words(markup), c.never)
		})
	}
}

func TestCompare(t *testing.T) {
	t.Run("says what Texas would have to do to reach Colorado", func(t *testing.T) {
		markup := view(t, "compare", wasm.Options{Query: query{"a": "TX", "b": "CO"}})
		wellFormed(t, markup)
		text := words(markup)
		assert.Contains(t, text, "Texas has 0 of 9. To reach what is known of Colorado (6.5 of 9), its law would have to do this: End immunity for police, "+
			"End immunity for constitutional violations, End caps on damages, Start awarding attorney fees and Start full compensation.")
		assert.Contains(t, text, "The campaign published 1.5 more points of Colorado only as part of a total")
		assert.Contains(t, text, "9 of 9")
	})
	t.Run("says what is not assessed, which may be missing too", func(t *testing.T) {
		text := words(view(t, "compare.list", wasm.Options{Query: query{"a": "NM", "b": "CO"}}))
		assert.Contains(t, text, "New Mexico has 3 to 8 of 9. To reach what is known of Colorado (6.5 of 9), its law would have to do this: End caps on damages. "+
			"Not assessed in New Mexico, and so perhaps missing too: Start awarding attorney fees and Start full compensation.")
	})
	t.Run("begins with the place selected and the highest", func(t *testing.T) {
		markup := view(t, "compare", wasm.Options{State: "TX"})
		assert.Contains(t, markup, `<option value="TX" selected="">`)
		assert.Contains(t, markup, `<option value="CO" selected="">`)
	})
	t.Run("of a place not assessed, claims nothing", func(t *testing.T) {
		text := words(view(t, "compare.list", wasm.Options{Query: query{"a": "GU", "b": "CO"}}))
		assert.Contains(t, text, "Nobody has searched the law of Guam, so what is missing cannot be said.")
		assert.NotContains(t, text, "Guam has 0")
	})
	t.Run("of no place, asks for some; of four, takes each once", func(t *testing.T) {
		assert.Contains(t, words(view(t, "compare.list", wasm.Options{Query: query{"a": "", "b": "ZZ"}})), "Choose two to four places.")
		markup := view(t, "compare.list", wasm.Options{Query: query{"a": "CO", "b": "CO", "c": "NM", "d": "MA"}})
		wellFormed(t, markup)
		assert.Equal(t, 4, strings.Count(markup, `<th scope="col">`), "three places and 9 of 9")
	})
}

func TestScoringABill(t *testing.T) {
	q := query{"place": "TX", "number": "HB 1 <x>", "title": "An act", "police_officers": "met", "public_employees": "partial", "damage_caps": "unmet"}
	t.Run("adds up as the library does", func(t *testing.T) {
		markup := view(t, "score.result", wasm.Options{Query: q})
		wellFormed(t, markup)
		text := words(markup)
		assert.Contains(t, text, "1.5 to 7.5 of 9 (END 1.5 to 2.5 of 4, START 0 to 5 of 5)")
		assert.Contains(t, text, "As law it would bring Texas to 1.5 to 7.5 of 9; today: 0 of 9.")
		assert.Contains(t, text, "As high or higher today: California, Colorado, Connecticut and New Mexico.")
	})
	t.Run("is a form with a choice for each criterion", func(t *testing.T) {
		markup := view(t, "score", wasm.Options{Query: q})
		wellFormed(t, markup)
		assert.Equal(t, 36, strings.Count(markup, `type="radio"`))
		assert.Equal(t, 9, strings.Count(markup, `checked=""`))
		assert.Contains(t, markup, `name="police_officers" value="met" checked=""`)
	})
	t.Run("reads back from its own link", func(t *testing.T) {
		want := view(t, "score.result", wasm.Options{Query: q})
		assert.Contains(t, want, `data-link="view=score&amp;card=mp-u-----&amp;place=TX&amp;number=HB%201%20%3Cx%3E&amp;title=An%20act"`)
		got := view(t, "score.result", wasm.Options{Query: query{"card": "mp-u-----", "place": "TX", "number": "HB 1 <x>", "title": "An act"}})
		assert.Equal(t, want, got)
	})
	t.Run("takes any card", func(t *testing.T) {
		for _, card := range []string{"", "m", "zzzzzzzzz", strings.Repeat("m", 99), "\xff\xff"} {
			wellFormed(t, view(t, "score", wasm.Options{Query: query{"card": card, "police_officers": "maybe"}}))
		}
	})
	t.Run("becomes a row that reads as a bill", func(t *testing.T) {
		f, ok := wasm.Export(shipped(), "bill", wasm.Options{Query: q})
		require.True(t, ok)
		rows, err := csv.NewReader(strings.NewReader(f.Text)).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, 2)
		var b states.Bill
		for i, column := range rows[0] {
			require.NoError(t, states.Set(&b, column, rows[1][i]))
		}
		assert.Equal(t, "tx-2026-hb-1-x", b.ID)
		assert.Equal(t, rubric.Met, b.PoliceOfficers)
		assert.Equal(t, "HB 1 <x>", b.Number)
	})
	t.Run("of nine met is nine, and first", func(t *testing.T) {
		text := words(view(t, "score.result", wasm.Options{Query: query{"card": "mmmmmmmmm", "place": "CO"}}))
		assert.Contains(t, text, "9 of 9 (END 4 of 4, START 5 of 5)")
		assert.Contains(t, text, "No place is known to score as high today.")
	})
}

func TestTime(t *testing.T) {
	at := func(day string) string {
		return words(view(t, "time", wasm.Options{AsOf: states.MustParseDate(day)}))
	}
	t.Run("says nothing of the edition's own day", func(t *testing.T) { assert.Empty(t, at("2026-11-22")) })
	t.Run("says what has changed since, and why", func(t *testing.T) {
		text := at("2021-06-30")
		assert.Contains(t, text, "As of June 30, 2021")
		before, since, ok := strings.Cut(text, "Since then:")
		require.True(t, ok)
		assert.NotContains(t, before, "Colorado", "it took effect on June 19, 2020, more than a year before")
		assert.Contains(t, since, "July 1, 2021 New Mexico: HB 4 took effect; the score went from 0 of 9 to 3 to 8 of 9.")
		assert.Contains(t, since, "January 1, 2022 California: SB 2 took effect")
	})
	t.Run("says what the past does not know", func(t *testing.T) {
		assert.Contains(t, at("2021"), "A bill is shown in the past only where its own dates say so.")
	})
	t.Run("a law counts from its first day in force", func(t *testing.T) {
		on := func(day string) string {
			return view(t, "map", wasm.Options{AsOf: states.MustParseDate(day)})
		}
		assert.Contains(t, on("2021-06-30"), "New Mexico, 0 of 9, no law found, in force from July 1, 2021")
		assert.Contains(t, on("2021-07-01"), "New Mexico, 3 to 8 of 9, law in force")
	})
}

func TestLensOfACriterionSaysWhoProposesIt(t *testing.T) {
	text := words(view(t, "legend", wasm.Options{Lens: "failure_to_intervene"}))
	assert.Contains(t, text, "No pending bill is known to propose it.")
	assert.Contains(t, text, "Maryland")
	assert.Contains(t, words(view(t, "legend", wasm.Options{Lens: "police_officers"})), "Proposed in a pending bill: United States.")
}

func TestNotAssessedIsNeverDrawnAsZero(t *testing.T) {
	for _, lens := range []string{"", "end", "start", "damage_caps", "pending", "cases"} {
		markup := view(t, "map", wasm.Options{Lens: lens})
		for _, code := range []string{"AS", "GU", "MP", "PR", "VI"} {
			assert.Equal(t, 2, len(regexp.MustCompile(`<g class="place na"[^>]* data-code="`+code+`"`).FindAllString(markup, -1)), "%s through %q, on map and tiles", code, lens)
		}
	}
}

func TestLensOfCasesShowsADotForEachCityThatIsKnown(t *testing.T) {
	markup := view(t, "map", wasm.Options{Lens: "cases"})
	wellFormed(t, markup)
	assert.Equal(t, 72, strings.Count(markup, `<circle r="3"`), "85 cases, 13 without coordinates")
}

func TestExports(t *testing.T) {
	d := shipped()
	file := func(t *testing.T, format string, o wasm.Options) wasm.File {
		t.Helper()
		f, ok := wasm.Export(d, format, o)
		require.True(t, ok)
		return f
	}
	t.Run("the picture stands alone", func(t *testing.T) {
		for _, q := range []query{nil, {"layout": "tiles", "theme": "dark"}, {"theme": "print"}} {
			f := file(t, "svg", wasm.Options{Query: q, Lens: "cases"})
			decoder := xml.NewDecoder(strings.NewReader(f.Text))
			for {
				_, err := decoder.Token()
				if errors.Is(err, io.EOF) {
					break
				}
				require.NoError(t, err)
			}
			assert.Equal(t, "endqi-map-2026-11-22.svg", f.Name)
			assert.Contains(t, f.Text, "Updated November 22, 2026")
		}
	})
	t.Run("a picture of the past says so", func(t *testing.T) {
		f := file(t, "svg", wasm.Options{AsOf: states.MustParseDate("2020-07-01")})
		assert.Contains(t, f.Text, "As of July 1, 2020. Updated November 22, 2026")
		assert.Equal(t, "endqi-map-2020-07-01.svg", f.Name)
	})
	t.Run("the table comes as it is filtered", func(t *testing.T) {
		f := file(t, "csv", wasm.Options{Query: query{"criterion": "damage_caps", "verdict": "met", "sort": "score"}})
		rows, err := csv.NewReader(strings.NewReader(f.Text)).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, 4)
		assert.Equal(t, []string{"CO", "Colorado", "2026-11-22", "scored", "6.5", "6.5"}, rows[1][:6])
	})
	t.Run("what was not assessed stays blank", func(t *testing.T) {
		f := file(t, "csv", wasm.Options{Query: query{"q": "guam"}})
		assert.Contains(t, f.Text, "\nGU,Guam,2026-11-22,unsearched,,,,,,,,,,,,,,,,no,")
	})
	t.Run("properties are those of the standings", func(t *testing.T) {
		var all map[string]map[string]any
		require.NoError(t, json.Unmarshal([]byte(file(t, "properties", wasm.Options{}).Text), &all))
		assert.Len(t, all, 57)
		assert.Equal(t, 6.5, all["CO"]["score"])
		assert.Nil(t, all["NM"]["score"])
	})
	t.Run("the dataset reads back", func(t *testing.T) {
		got, err := wasm.ReadDataset([]byte(file(t, "json", wasm.Options{}).Text))
		require.NoError(t, err)
		assert.Equal(t, d, got)
	})
	t.Run("the bills are their canonical table", func(t *testing.T) {
		rows, err := csv.NewReader(strings.NewReader(file(t, "bills", wasm.Options{}).Text)).ReadAll()
		require.NoError(t, err)
		assert.Len(t, rows, 1+len(d.Bills))
	})
	t.Run("a citation names title, edition, day and address", func(t *testing.T) {
		f := file(t, "cite", wasm.Options{AsOf: states.MustParseDate("2021-07-01"), Query: query{"address": "https://map.example/x"}})
		assert.Equal(t, "“Qualified immunity, state by state”, edition of November 22, 2026. "+states.Source+". As of July 1, 2021. https://map.example/x", f.Text)
	})
	t.Run("no other format exists", func(t *testing.T) {
		_, ok := wasm.Export(d, "exe", wasm.Options{})
		assert.False(t, ok)
	})
}

func TestSpanish(t *testing.T) {
	doc := string(wasm.Document(nil, shipped(), wasm.Options{Lang: "es", State: "NM"}))
	wellFormed(t, doc)
	text := words(doc)
	assert.Contains(t, doc, `part="root" lang="es"`)
	assert.Contains(t, doc, `aria-label="Nuevo México, de 3 a 8 de 9, ley en vigor, conocida en parte"`)
	assert.Contains(t, doc, `aria-label="Guam, sin evaluar"`)
	assert.Contains(t, text, "Actualizado el 22 de noviembre de 2026")
	assert.Contains(t, text, "al menos 2 alcanzan 5 de 9 o más (California y Colorado)")
	assert.Contains(t, text, "ningún traductor jurídico lo ha revisado todavía", "the state of the translation is said")
	assert.Contains(t, doc, `<span lang="en">New Mexico Civil Rights Act (`, "a text of the records says its language")
	assert.NotContains(t, text, "law in force")
	for _, name := range []string{"bills", "compare", "score", "highlights", "rubric", "time"} {
		wellFormed(t, view(t, name, wasm.Options{Lang: "es", State: "ID", AsOf: states.MustParseDate("2021")}))
	}
	assert.Equal(t, view(t, "table", wasm.Options{}), view(t, "table", wasm.Options{Lang: "tlh"}), "a language that does not exist is English")
	assert.Equal(t, []string{"NM"}, order(t, query{"q": "mexico"}))
}

func TestActing(t *testing.T) {
	d := shipped()
	d.Links = append(d.Links, states.Link{Kind: "contact", State: "TX", Label: "Governor", URL: "mailto:governor@texas.example"})
	out, ok := wasm.View(nil, d, "panel", wasm.Options{State: "TX", Cards: "cards/"})
	require.True(t, ok)
	markup := string(out)
	wellFormed(t, markup)
	assert.Contains(t, markup, `href="mailto:governor@texas.example?subject=Qualified%20immunity%20in%20Texas&amp;body=I%20write`)
	assert.Contains(t, markup, `href="cards/TX.png"`)
	assert.Contains(t, words(markup), "Texas scores 0 of 9 on ending qualified immunity. What its law does not do yet: End immunity for police,")
	assert.Contains(t, words(markup), "Model policy: Protecting Everyone's Constitutional Rights Act")
	assert.NotContains(t, panel(t, "TX"), ".png", "what has no address is not shown")
}
