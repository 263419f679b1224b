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

// listed is the table's rows in their order: codes, and the headings of the groups.
func listed(t *testing.T, q query) (rows []string) {
	t.Helper()
	for _, m := range regexp.MustCompile(`<th scope="row"><a data-code="(..)"|scope="rowgroup">(.*?)</th>`).FindAllStringSubmatch(view(t, "table.list", wasm.Options{Query: q}), -1) {
		rows = append(rows, m[1]+words(m[2]))
	}
	return rows
}

// order is the codes of a table's rows.
func order(t *testing.T, q query) (codes []string) {
	t.Helper()
	for _, row := range listed(t, q) {
		if len(row) == 2 {
			codes = append(codes, row)
		}
	}
	return codes
}

func TestTableSorts(t *testing.T) {
	for _, c := range []struct {
		name        string
		q           query
		first, last string
	}{
		{"by score unless asked, highest first", nil, "CO", "VI"},
		{"by name", query{"sort": "name"}, "AL", "US"},
		{"by name backward", query{"sort": "name", "order": "desc"}, "US", "AL"},
		{"by score, lowest first, not assessed last all the same", query{"sort": "score", "order": "asc"}, "AK", "VI"},
		{"by the highest-scoring bill", query{"sort": "bill"}, "WV", "VI"},
		{"by END", query{"sort": "end"}, "CO", "VI"},
		{"by START", query{"sort": "start"}, "CO", "VI"},
		{"by a criterion", query{"sort": "public_employees"}, "NM", "VI"},
		{"by law, then as by score", query{"sort": "law"}, "CO", "VI"},
		{"by what is no column as by score", query{"sort": "moon", "order": "up"}, "CO", "VI"},
	} {
		t.Run(c.name, func(t *testing.T) {
			codes := order(t, c.q)
			require.Len(t, codes, 57)
			assert.Equal(t, c.first, codes[0])
			assert.Equal(t, c.last, codes[56])
		})
	}
}

// The zeros are in groups, which an order keeps or turns round; what is not assessed comes last, and is in none of them.
func TestTableGroups(t *testing.T) {
	const (
		laws, bills   = "5 places with a law in force", "31 places with no law in force, but a limiting bill on record"
		expands, none = "3 places where a law expands immunity", "13 places with no limiting bill found"
		open          = "5 places not assessed"
	)
	for _, c := range []struct {
		name   string
		q      query
		heads  []string
		begins []string // each group
	}{
		{"by score: laws, then bills by theirs", nil, []string{laws, bills, expands, none, open}, []string{"CO", "WV", "LA", "AK", "AS"}},
		{"by score, lowest first: the other way round", query{"sort": "score", "order": "asc"}, []string{none, expands, bills, laws, open}, []string{"AK", "LA", "OR", "MA", "AS"}},
		{"by bill: those with a law among them", query{"sort": "bill"}, []string{"37 places with a limiting bill on record", "15 places with no limiting bill found", open}, []string{"WV", "AL", "AS"}},
		{"by bill, lowest first: bills that are not scored last all the same", query{"sort": "bill", "order": "asc"}, []string{"15 places with no limiting bill found", "37 places with a limiting bill on record", open}, []string{"AL", "OR", "AS"}},
		{"by a criterion: as by score", query{"sort": "damage_caps"}, []string{laws, bills, expands, none, open}, []string{"CO", "WV", "LA", "AK", "AS"}},
		{"by name: one list, where a place is looked up", query{"sort": "name"}, nil, nil},
		{"filtered: counted anew", query{"q": "new"}, []string{"1 place with a law in force", "3 places with no law in force, but a limiting bill on record"}, []string{"NM", "NH"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := listed(t, c.q)
			var heads, begins []string
			for i, row := range rows {
				if len(row) > 2 {
					heads, begins = append(heads, row), append(begins, rows[i+1])
				}
			}
			assert.Equal(t, c.heads, heads)
			assert.Equal(t, c.begins, begins)
		})
	}
	t.Run("bills that are not scored are no zeros", func(t *testing.T) {
		for _, direction := range []string{"asc", "desc"} {
			codes := order(t, query{"sort": "bill", "order": direction})
			at := strings.Index(strings.Join(codes, " "), "KS KY MI SC")
			require.Positive(t, at, direction)
			assert.NotContains(t, strings.Join(codes[at/3+4:], " "), "OR", direction)
		}
		assert.Regexp(t, `data-code="KS".*?<td class="c0">0</td><td>not scored</td>`, view(t, "table.list", wasm.Options{}))
	})
	t.Run("the rows without anything to show fold away", func(t *testing.T) {
		assert.Contains(t, view(t, "table", wasm.Options{}), `<details><summary>`+none)
		for why, o := range map[string]wasm.Options{
			"opened by the reader": {Query: query{"open": "true"}}, "filtered": {Query: query{"kind": "none"}},
		} {
			assert.Contains(t, view(t, "table", o), `<details open=""><summary>`, why)
		}
		assert.Contains(t, string(wasm.Document(nil, shipped(), wasm.Options{Plain: true})), `<details open="">`, "pasted")
		assert.Contains(t, string(wasm.Document(nil, shipped(), wasm.Options{})), `<details><summary>`+none)
	})
	t.Run("a place that is not assessed is in no other group, whatever bills it has", func(t *testing.T) {
		d := shipped()
		d.Bills = append(d.Bills, states.Bill{ID: "gu-1", State: "GU", Scope: states.Statewide, Effect: states.Limits, Status: states.Failed, StatusDate: states.MustParseDate("2021-01-01")})
		out, ok := wasm.View(nil, d, "table.list", wasm.Options{})
		require.True(t, ok)
		_, last, ok := strings.Cut(string(out), ">5 places not assessed<")
		require.True(t, ok)
		assert.Contains(t, last, `data-code="GU"`)
	})
}

func TestTableFilters(t *testing.T) {
	for _, c := range []struct {
		name string
		q    query
		want []string
	}{
		{"words of the name", query{"q": "NEW mex"}, []string{"NM"}},
		{"a code", query{"q": "gu"}, []string{"GU"}},
		{"what is known of the law", query{"kind": "partial"}, []string{"NM", "MA"}},
		{"places whose law expands immunity", query{"kind": "expands", "sort": "name"}, []string{"AL", "IA", "LA"}},
		{"places not assessed", query{"kind": "unsearched"}, []string{"AS", "GU", "MP", "PR", "VI"}},
		{"who ended damage caps", query{"criterion": "damage_caps", "verdict": "met"}, []string{"CO", "CA", "CT"}},
		{"where damage caps are not assessed", query{"criterion": "damage_caps", "verdict": "none"}, []string{"MA", "AS", "GU", "MP", "PR", "VI"}},
		{"any criterion met", query{"verdict": "met"}, []string{"CO", "CA", "NM", "CT"}},
		{"nothing", query{"q": "atlantis"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, order(t, c.q)) })
	}
}

func TestTableSaysHowItIsSortedAndFiltered(t *testing.T) {
	markup := view(t, "table", wasm.Options{Query: query{"sort": "damage_caps", "criterion": "damage_caps", "verdict": "met"}})
	wellFormed(t, markup)
	assert.Contains(t, words(markup), "Every jurisdiction on November 29, 2026. Sorted by End caps on damages, highest first. 3 of 57 shown.")
	assert.Contains(t, markup, `aria-sort="descending"><button type="button" id="endqi-sort-damage_caps" data-with="sort=damage_caps&amp;order=asc"`)
	assert.Equal(t, 1, strings.Count(markup, "aria-sort="))
}

func TestBillsView(t *testing.T) {
	all := view(t, "bills", wasm.Options{})
	wellFormed(t, all)
	t.Run("holds every bill, twenty at a time", func(t *testing.T) {
		assert.Contains(t, words(all), "180 of 180 bills match.")
		assert.Equal(t, 20, strings.Count(all, `<p class="where">`))
		assert.Contains(t, all, `data-with="shown=40">Show 20 more of 180</button>`)
		most := view(t, "bills.list", wasm.Options{Query: query{"shown": "160"}})
		assert.Equal(t, 160, strings.Count(most, `<p class="where">`))
		assert.Contains(t, most, `data-with="shown=180">Show 20 more of 180</button>`)
		failed := view(t, "bills.list", wasm.Options{Query: query{"status": "failed", "shown": "100"}})
		assert.Contains(t, failed, `shown=120">Show 16 more of 116</button>`, "as many as there are")
		whole := view(t, "bills.list", wasm.Options{Query: query{"shown": "180"}})
		assert.Equal(t, 180, strings.Count(whole, `<p class="where">`))
		assert.NotContains(t, whole, "<button")
	})
	t.Run("sorts by score", func(t *testing.T) {
		failed := view(t, "bills.list", wasm.Options{Query: query{"status": "failed", "sort": "score", "shown": "180"}})
		assert.Regexp(t, `(?s)^<div data-answer=""><p>[^<]*</p><h4>Highest score first <span class="meta">116</span></h4><p class="note">[^<]*</p><ul class="bills"><li><b aria-hidden="true">8</b>`, failed, "West Virginia's first")
		all := view(t, "bills.list", wasm.Options{Query: query{"sort": "score"}})
		assert.Equal(t, 1, strings.Count(all, "<h4>"), "no group stands before another")
		assert.Less(t, strings.Index(all, "HB 3027"), strings.Index(all, "SB 20-217"), "8 before 6.5, a bill before a law")
		assert.Regexp(t, `(?s)>[–▲]</b>[^–▲]*$`, failed[strings.LastIndex(failed, "<li>"):], "one that nobody scored, or that expands immunity, last")
	})
	t.Run("the newest first", func(t *testing.T) {
		pending := view(t, "bills.list", wasm.Options{Query: query{"status": "pending"}})
		last := 0
		for _, number := range []string{"S 4207", "H.R. 7284", "H.R. 7046", "H.R. 5361", "S 8504", "H.R. 4944", "H.R. 1354", "H.1641", "S. 122", "S 176"} {
			at := strings.Index(pending, "<b>"+number+"</b>")
			assert.Greater(t, at, last, number)
			last = at
		}
	})
	t.Run("laws that limit immunity before those that do not", func(t *testing.T) {
		laws := view(t, "bills.list", wasm.Options{Query: query{"status": "in_force", "shown": "99"}})
		assert.Less(t, strings.Index(laws, "SB 20-217"), strings.Index(laws, "H.849"), "Colorado's of 2020, Vermont's of 2026")
		assert.Contains(t, laws, "H.849")
	})
	t.Run("says of each how far it came", func(t *testing.T) {
		for lang, want := range map[string][4]string{"en": {"pending", "enacted", "did not pass", "outcome not known"}, "es": {"pendiente", "promulgada", "no se aprobó", "resultado desconocido"}} {
			for i, status := range []string{"pending", "in_force", "failed", "unknown"} {
				markup := view(t, "bills.list", wasm.Options{Lang: lang, Query: query{"status": status, "sort": "score"}})
				rows := strings.Split(markup, "<li>")[1:]
				require.NotEmpty(t, rows, status)
				for _, row := range rows {
					assert.Regexp(t, `^.*</a> <span class="bill">`+want[i]+`</span>`, row, status)
				}
			}
		}
	})
	t.Run("folds its filters, but for search and order", func(t *testing.T) {
		before, folded, ok := strings.Cut(all, `<details class="fold"><summary>Filters</summary>`)
		require.True(t, ok)
		assert.Contains(t, before, `name="q"`)
		assert.Contains(t, before, `name="sort"`)
		for _, name := range []string{"place", "status", "year", "effect"} {
			assert.Contains(t, folded, `name="`+name+`"`)
		}
	})
	t.Run("is honest about outcomes not known", func(t *testing.T) {
		unknown := view(t, "bills", wasm.Options{Query: query{"status": "unknown"}})
		assert.Contains(t, words(unknown), "Bills whose outcome is not known")
		assert.Contains(t, words(unknown), "They are not counted as pending and change no score.")
	})
	for _, c := range []struct {
		name  string
		q     query
		says  []string
		never string
	}{
		{"by place", query{"place": "NM"}, []string{"4 of 180 bills match.", "New Mexico Civil Rights Act"}, "Colorado"},
		{"by status", query{"status": "pending"}, []string{"14 of 180 bills match.", "H.1641"}, "did not pass"},
		{"by year", query{"year": "2026", "effect": "expands"}, []string{"SB 146"}, "2021"},
		{"by effect", query{"effect": "neither"}, []string{"13 of 180 bills match.", "SAFE-T Act", "leaves immunity as it is"}, "expands immunity"},
		{"by words of title and note", query{"q": "floyd congressional"}, []string{"1 of 180 bills match.", "H.R. 1280"}, "Colorado"},
		{"by nothing that exists", query{"q": "atlantis"}, []string{"0 of 180 bills match."}, "pending"},
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
		assert.Contains(t, text, "To match Colorado’s known points, Texas would need to: end immunity for police, "+
			"end immunity for constitutional violations, end caps on damages, start awarding attorney fees and start consequences for officers.")
		assert.Contains(t, text, "Colorado has 1.5 points more for some of these, scored only together: start full compensation, start liability for not intervening and start disclosure of misconduct.")
		assert.Contains(t, text, "9 of 9")
	})
	t.Run("says what is not assessed, which may be missing too", func(t *testing.T) {
		text := words(view(t, "compare.list", wasm.Options{Query: query{"a": "MA", "b": "CO"}}))
		assert.Contains(t, text, "Not known of Massachusetts, so perhaps needed too: end immunity for police, end caps on damages, "+
			"start awarding attorney fees and start consequences for officers.")
	})
	t.Run("says what New Mexico would have to do to reach Colorado", func(t *testing.T) {
		text := words(view(t, "compare.list", wasm.Options{Query: query{"a": "NM", "b": "CO"}}))
		assert.Contains(t, text, "To match Colorado’s known points, New Mexico would need to: end caps on damages, "+
			"start awarding attorney fees and start consequences for officers.")
	})
	t.Run("begins with the place selected and the highest", func(t *testing.T) {
		markup := view(t, "compare", wasm.Options{State: "TX"})
		assert.Contains(t, markup, `<option value="TX" selected="">`)
		assert.Contains(t, markup, `<option value="CO" selected="">`)
	})
	t.Run("of a place not assessed, claims nothing", func(t *testing.T) {
		text := words(view(t, "compare.list", wasm.Options{Query: query{"a": "GU", "b": "CO"}}))
		assert.Contains(t, text, "Guam has not been researched yet, so what is missing cannot be said.")
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
		assert.Contains(t, text, "1.5–7.5 points: 1 for criteria met, 0.5 for criteria met in part and 0–6 for 6 criteria not scored.")
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
	t.Run("is of no place until one is chosen, on the map or in the form", func(t *testing.T) {
		form := view(t, "score", wasm.Options{})
		assert.Contains(t, form, `<select name="place"><option value="" selected="">Choose a jurisdiction</option>`)
		chosen := func(q query, state states.Code) string {
			return view(t, "score.result", wasm.Options{State: state, Query: q})
		}
		none := chosen(query{"card": "mp-u-----"}, "")
		wellFormed(t, none)
		assert.Contains(t, words(none), "As high or higher today: California, Colorado, Connecticut and New Mexico.")
		assert.NotContains(t, none, "As law it would bring")
		assert.NotContains(t, none, "place=")
		assert.Contains(t, none, `data-copy="1.5 to 7.5 of 9 (`)
		assert.Contains(t, chosen(query{"card": "m"}, "TX"), "As law it would bring Texas to")
		assert.NotContains(t, chosen(query{"card": "m", "place": ""}, "TX"), "Texas", "the form says otherwise")
		f, ok := wasm.Export(shipped(), "bill", wasm.Options{Query: query{"card": "m"}})
		require.True(t, ok)
		rows, err := csv.NewReader(strings.NewReader(f.Text)).ReadAll()
		require.NoError(t, err)
		assert.Equal(t, []string{"", ""}, rows[1][:2], "neither id nor state")
	})
	t.Run("with nothing met adds nothing up", func(t *testing.T) {
		assert.NotContains(t, words(view(t, "score.result", wasm.Options{Query: query{"card": "uuuuuuuuu"}})), "points:")
	})
	t.Run("of nine met is nine, and first", func(t *testing.T) {
		text := words(view(t, "score.result", wasm.Options{Query: query{"card": "mmmmmmmmm", "place": "CO"}}))
		assert.Contains(t, text, "9 of 9 (END 4 of 4, START 5 of 5)")
		assert.Contains(t, text, "No place is known to score as high today.")
	})
}

// said is what assistive technology hears of a request.
func said(t *testing.T, view string, members string) string {
	t.Helper()
	c := &wasm.Core{}
	call(t, c, `{"op":"open","dataset":`+string(wasm.AppendDataset(nil, shipped()))+`}`)
	return call(t, c, `{"op":"view","handle":1,"view":"`+view+`"`+members+`}`)["announce"].(string)
}

// Who does not see an answer hears what is in it.
func TestAnswersAreSaidWithTheirContent(t *testing.T) {
	for _, c := range []struct{ name, view, members, says string }{
		{"a criterion", "map", `,"lens":"damage_caps"`, "The map shows End caps on damages. Met in 3 so far (California, Colorado and Connecticut). Not assessed in Massachusetts and the five territories."},
		{"a half", "map", `,"lens":"end"`, "The map shows score on what must END. 5 of 56 states and territories limit qualified immunity by law: Colorado 3, New Mexico 3, California 2, Connecticut 2 and Massachusetts between 0 and 2."},
		{"the highest bills", "map", `,"lens":"highest"`, "The map shows highest-scoring bills. Highest scores: West Virginia 8, Arizona 7.5 and Hawaii 7.5. No bill is known to score above 8. " +
			"These places have bills scored only in part that may: New Hampshire, New York, Ohio, Oklahoma, Rhode Island, West Virginia and United States."},
		{"cases", "map", `,"lens":"cases"`, "The map shows court cases. 96 cases."},
		{"pending bills", "map", `,"lens":"pending"`, "The map shows pending bills. Pending in 3 places: Massachusetts, New Jersey and New York. In Congress: 8 to limit immunity, 2 to expand it."},
		{"a day in the past", "map", `,"asof":"2020-06-19"`, "As of June 19, 2020. The map shows score on all nine criteria. 1 of 56 states and territories limit qualified immunity by law: Colorado 6.5."},
		{"a day before any law", "map", `,"asof":"2019"`, "As of December 31, 2019. The map shows score on all nine criteria. 0 of 56 states and territories limit qualified immunity by law."},
		{"an order of the table", "table.list", `,"sort":"name"`, "Every jurisdiction on November 29, 2026. Sorted by Place, A to Z. First come Alabama, Alaska and Arizona."},
		{"a filter of the table", "table.list", `,"criterion":"damage_caps","verdict":"met"`, "Every jurisdiction on November 29, 2026. Sorted by Score, highest first. 3 of 57 shown. Colorado, California and Connecticut."},
		{"a filter that leaves many", "table.list", `,"kind":"none","sort":"name"`, "Every jurisdiction on November 29, 2026. Sorted by Place, A to Z. 47 of 57 shown. First come Alabama, Alaska and Arizona."},
		{"a filter that leaves nothing", "table.list", `,"q":"atlantis"`, "Every jurisdiction on November 29, 2026. Sorted by Score, highest first. 0 of 57 shown."},
		{"a comparison", "compare.list", `,"a":"CO","b":"GU"`, "Side by side on November 29, 2026, and against 9 of 9; Colorado: 6.5 of 9; Guam: not assessed. Guam has not been researched yet, so what is missing cannot be said."},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.says, said(t, c.view, c.members)) })
	}
}

// The choice of days begins with those on which the law changed.
func TestDaysOnWhichTheLawChanged(t *testing.T) {
	days := func(d *wasm.Dataset, o wasm.Options) (list []string) {
		_, changes, ok := strings.Cut(string(wasm.Document(nil, d, o)), `<select name="asof">`)
		require.True(t, ok)
		changes, _, _ = strings.Cut(changes, `<option value="day"`)
		for _, m := range regexp.MustCompile(`<option value="([^"]*)"[^>]*>([^<]*)<`).FindAllStringSubmatch(changes, -1) {
			list = append(list, m[1]+" "+m[2])
		}
		return list
	}
	assert.Equal(t, []string{
		" November 29, 2026",
		"2025-10-01 October 1, 2025: Alabama, law expands immunity",
		"2024-12-31 2024: Louisiana, law expands immunity",
		"2022-01-01 January 1, 2022: California",
		"2021-07-01 July 1, 2021: Connecticut, New Mexico",
		"2021-06-17 June 17, 2021: Iowa, law expands immunity",
		"2020-12-31 December 31, 2020: Massachusetts",
		"2020-06-19 June 19, 2020: Colorado",
		"2019 End of 2019",
	}, days(shipped(), wasm.Options{}), "neither amendments, nor local laws, nor laws that leave immunity as it is")
	law := func(effective, ended string) *wasm.Dataset {
		b := states.Bill{ID: "nv-1", State: "NV", Scope: states.Statewide, Effect: states.Limits, Status: states.Enacted, StatusDate: states.MustParseDate("2021-05-01"), Effective: states.MustParseDate(effective)}
		if ended != "" {
			b.Ended = states.MustParseDate(ended)
		}
		return &wasm.Dataset{Updated: states.MustParseDate("2023-06-01"), Bills: []states.Bill{b}}
	}
	assert.Equal(t, []string{" June 1, 2023", "2023-02-01 February 1, 2023: Nevada, no longer in force since February 1, 2023", "2022-01-01 January 1, 2022: Nevada", "2021 End of 2021"}, days(law("2022-01-01", "2023-02-01"), wasm.Options{}))
	assert.Equal(t, []string{" June 1, 2023"}, days(law("2022-01-01", "2021-12-01"), wasm.Options{}), "one that ended before it was in force")
	assert.Equal(t, []string{" June 1, 2023"}, days(law("2024-01-01", ""), wasm.Options{}), "one that is still to come")
	assert.Equal(t, []string{" June 1, 2023", "2023-06-01 June 1, 2023: Nevada", "2022 End of 2022"}, days(law("2023-06-01", ""), wasm.Options{}), "its first day")

	on := func(day string) string {
		return string(wasm.Document(nil, shipped(), wasm.Options{AsOf: states.MustParseDate(day)}))
	}
	assert.Contains(t, on("2020-06-19"), `<option value="2020-06-19" selected="">`)
	assert.Contains(t, on("2019"), `<option value="2019" selected="">End of 2019`)
	assert.Contains(t, on("2022"), `<input type="date" name="asof" max="2026-11-29" value="2022-12-31"/>`)
	assert.Contains(t, on("2021-01-15"), `<option value="day" selected="">another day …</option></select></label>`)
	assert.Contains(t, on("2021-01-15"), `<input type="date" name="asof" max="2026-11-29" value="2021-01-15"/>`)
}

func TestTime(t *testing.T) {
	at := func(day string) string {
		return words(view(t, "time", wasm.Options{AsOf: states.MustParseDate(day)}))
	}
	t.Run("says nothing of the edition's own day", func(t *testing.T) { assert.Empty(t, at("2026-11-29")) })
	t.Run("says what has changed since, and why", func(t *testing.T) {
		text := at("2021-06-30")
		assert.Contains(t, text, "As of June 30, 2021, as known in this edition")
		before, since, ok := strings.Cut(text, "Since then:")
		require.True(t, ok)
		assert.NotContains(t, before, "Colorado", "it took effect on June 19, 2020, more than a year before")
		assert.Contains(t, since, "July 1, 2021 New Mexico: HB 4 took effect; the score went from 0 to between 4 and 5.")
		assert.Contains(t, since, "January 1, 2022 California: SB 2 took effect")
		assert.Contains(t, since, "October 1, 2025 Alabama: HB 202 took effect; it expands immunity.")
	})
	t.Run("says what the past does not know", func(t *testing.T) {
		assert.Contains(t, at("2021"), "A bill is shown in the past only where its own dates say so.")
	})
	t.Run("a law counts from its first day in force", func(t *testing.T) {
		on := func(day string) string {
			return view(t, "map", wasm.Options{AsOf: states.MustParseDate(day)})
		}
		assert.Contains(t, on("2021-06-30"), "New Mexico, 0 of 9, no law limiting immunity found, law in force from July 1, 2021")
		assert.Contains(t, on("2021-07-01"), "New Mexico, 4 to 5 of 9, law in force")
	})
}

// A score whose bounds do not meet is not told as one that was reached.
func TestHighlightsSayWhatIsNotSettled(t *testing.T) {
	text := words(view(t, "highlights", wasm.Options{}))
	assert.Contains(t, text, "Score not yet settled: between 0 and 7.")
	assert.Contains(t, text, "Score: 0 of 9 → 6.5 of 9.")
	assert.NotContains(t, text, "→ 0 to")
	assert.Contains(t, words(view(t, "highlights", wasm.Options{Lang: "es"})), "Puntuación todavía sin fijar: entre 0 y 7.")
}

func TestLensOfACriterionSaysWhoProposesIt(t *testing.T) {
	text := words(view(t, "legend", wasm.Options{Lens: "failure_to_intervene"}))
	assert.Contains(t, words(view(t, "legend", wasm.Options{Lens: "damage_caps"})), "Met in 3 so far (California, Colorado and Connecticut).")
	assert.Contains(t, text, "No pending bill is known to propose it.")
	assert.Contains(t, text, "Maryland")
	assert.Contains(t, words(view(t, "legend", wasm.Options{Lens: "police_officers"})), "Proposed in a pending bill: New Jersey, New York and United States.")
}

func TestPanelSaysWhenASearchIsOldAndASessionOver(t *testing.T) {
	panel := func(day string) string {
		return words(view(t, "panel", wasm.Options{State: "TX", AsOf: states.MustParseDate(day)}))
	}
	assert.NotContains(t, panel("2026-11-29"), "more than 180 days ago")
	assert.Contains(t, panel("2027-06-01"), "That was more than 180 days ago: newer bills may be missing.")
	assert.Contains(t, panel("2026-11-29"), "session over, no passage recorded")
	assert.NotContains(t, panel("2023-05-29"), "session over, no passage recorded", "the last day belongs to the session")
}

func TestNotAssessedIsNeverDrawnAsZero(t *testing.T) {
	for _, lens := range []string{"", "end", "start", "damage_caps", "pending", "cases"} {
		markup := view(t, "map", wasm.Options{Lens: lens})
		for _, code := range []string{"AS", "GU", "MP", "PR", "VI"} {
			if lens == "cases" && (code == "PR" || code == "VI") {
				continue // a case of it is on record
			}
			assert.Equal(t, 2, len(regexp.MustCompile(`<g class="place na"[^>]* data-code="`+code+`"`).FindAllString(markup, -1)), "%s through %q, on map and tiles", code, lens)
		}
	}
}

func TestLensOfCasesShowsADotForEachCityThatIsKnown(t *testing.T) {
	markup := view(t, "map", wasm.Options{Lens: "cases"})
	wellFormed(t, markup)
	assert.Equal(t, 78, strings.Count(markup, `<circle r="3.5"`), "95 cases, 17 without coordinates; the tiles have none")
	assert.Less(t, strings.LastIndex(markup, `<circle r="3.5"`), strings.Index(markup, `<g class="labels"`), "below the labels")
	explained := func(o wasm.Options) bool {
		return strings.Contains(view(t, "legend", o), `<li class="geo"><svg`)
	}
	assert.True(t, explained(wasm.Options{Lens: "cases"}))
	assert.False(t, explained(wasm.Options{Lens: "cases", AsOf: states.MustParseDate("1900")}), "no case is on record by then")
	assert.False(t, explained(wasm.Options{}))
	for layout, want := range map[string]int{"geo": 79, "tiles": 0} {
		f, ok := wasm.Export(shipped(), "svg", wasm.Options{Lens: "cases", Query: query{"layout": layout}})
		require.True(t, ok)
		assert.Equal(t, want, strings.Count(f.Text, "<circle r=\"3.5\""), "%s: dots, and the one that the legend explains", layout)
		assert.Equal(t, want > 0, strings.Contains(f.Text, "where a case comes from"))
	}
}

// A number of cases is no score: neither map nor legend has the colors of one.
func TestLensOfCasesHasNoColorOfAScore(t *testing.T) {
	for _, name := range []string{"map", "legend"} {
		markup := view(t, name, wasm.Options{Lens: "cases"})
		assert.NotRegexp(t, `class="(place |label )?c\d`, markup, name)
		assert.Regexp(t, `class="(place )?n5"`, markup, name)
	}
	assert.Contains(t, view(t, "legend", wasm.Options{Lens: "cases"}), `<ul class="ramp"><li class="n1">1</li><li class="n2">2</li><li class="n3">3</li><li class="n4">4</li><li class="n5">5+</li></ul>`)
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
			assert.Equal(t, "endqi-map-2026-11-29.svg", f.Name)
			assert.Contains(t, f.Text, "Updated November 29, 2026")
		}
	})
	t.Run("a picture of the past says so", func(t *testing.T) {
		f := file(t, "svg", wasm.Options{AsOf: states.MustParseDate("2020-07-01")})
		assert.Contains(t, f.Text, "As of July 1, 2020. Updated November 29, 2026")
		assert.Equal(t, "endqi-map-2020-07-01.svg", f.Name)
	})
	t.Run("the table comes as it is filtered", func(t *testing.T) {
		f := file(t, "csv", wasm.Options{Query: query{"criterion": "damage_caps", "verdict": "met", "sort": "score"}})
		rows, err := csv.NewReader(strings.NewReader(f.Text)).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, 4)
		assert.Equal(t, []string{"CO", "08", "Colorado", "2026-11-29"}, rows[1][:4])
		assert.Equal(t, "highest_bill", rows[0][len(rows[0])-9], "what the standing does not show comes along")
		assert.NotEmpty(t, rows[1][len(rows[0])-9])
	})
	t.Run("what was not assessed stays blank", func(t *testing.T) {
		f := file(t, "csv", wasm.Options{Query: query{"q": "guam"}})
		assert.Contains(t, f.Text, "\nGU,66,Guam,2026-11-29,unsearched"+strings.Repeat(",", 21)+"no,")
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
		assert.Equal(t, "“Qualified immunity, state by state”, edition of November 29, 2026. "+states.Source+". As of July 1, 2021. https://map.example/x", f.Text)
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
	assert.Contains(t, doc, `aria-label="Nuevo México, de 4 a 5 de 9, ley en vigor, puntuada en parte"`)
	assert.Contains(t, doc, `aria-label="Guam, sin evaluar"`)
	assert.Contains(t, text, "Actualizado el 29 de noviembre de 2026")
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
	assert.Contains(t, markup, `href="mailto:?subject=Qualified%20immunity%20in%20Texas&amp;body=I%20write`, "the reader fills in whom")
	assert.Contains(t, words(markup), "Our law does not yet end immunity for police,")
	assert.Contains(t, words(markup), "Model policy: Protecting Everyone's Constitutional Rights Act")
	assert.NotContains(t, panel(t, "TX"), ".png", "what has no address is not shown")
}

// A letter says what is known of its place, and no more.
func TestLetters(t *testing.T) {
	for _, c := range []struct {
		state states.Code
		says  []string
		never []string
	}{
		{"CO", []string{"Colorado scores 6.5 of 9", "Our law does not yet end immunity for all public employees."}, []string{"A search"}},
		{"MA", []string{"Massachusetts scores 0 to 7 of 9", "Pending today: H.1641."}, []string{"yet end immunity for police"}},
		{"TX", []string{"found no law of Texas in force", "Our law does not yet end immunity for police, ", "a bill on record, "}, []string{"Pending"}},
		{"GU", []string{"The law of Guam on qualified immunity has not been researched yet. Please tell me whether our law limits it."}, []string{"of 9", "does not yet"}},
		{"US", []string{"found no federal law in force", "Pending today: H.R. 1354, H.R. 3602 and S. 1913."}, []string{"law of United States"}},
	} {
		_, letter, ok := strings.Cut(panel(t, c.state), "<blockquote>")
		require.True(t, ok)
		letter, _, _ = strings.Cut(letter, "</blockquote>")
		for _, s := range append(c.says, "I write to you as a constituent", "Please support a law that meets all nine criteria.", "Sincerely, ") {
			assert.Contains(t, words(letter), s, "%s", c.state)
		}
		for _, s := range c.never {
			assert.NotContains(t, words(letter), s, "%s", c.state)
		}
	}
}

// A score is never more than the cells beside it say, but for what is said to be scored only together.
func TestScoresAddUp(t *testing.T) {
	for name, q := range map[string]query{"table.list": nil, "compare.list": {"a": "CO", "b": "TX"}, "panel": nil} {
		markup := view(t, name, wasm.Options{State: "CO", Query: q})
		row := markup
		if name == "table.list" {
			_, row, _ = strings.Cut(markup, `<th scope="row"><a data-code="CO"`)
			row, _, _ = strings.Cut(row, "</tr>")
		}
		if name == "panel" {
			var strip string
			strip, row, _ = strings.Cut(markup, `<div class="nine">`)
			assert.Regexp(t, `<span class="sum">(<i class="v na"[^>]*>\?</i>){3}</span>`, strip, "one bracket over the three")
		}
		assert.Equal(t, 3, strings.Count(row, ` class="sum"`), name)
		assert.Equal(t, 3, len(regexp.MustCompile(`scored only together with others[<"]`).FindAllString(row, -1)), name)
	}
	for code, sum := range map[states.Code]string{"CO": "6.5 points: 5 for criteria met and 1.5 for 3 criteria (?) that the campaign scored only together.", "CA": "5 points: 3 for criteria met and 2 for 3 criteria (?) that the campaign scored only together.",
		"CT": "3.5 points: 3 for criteria met and 0.5 for 2 criteria (?) that the campaign scored only together.", "NM": "4–5 points: 4 for criteria met and 0–1 for 1 criterion not scored."} {
		assert.Contains(t, words(panel(t, code)), sum)
	}
	for _, code := range []states.Code{"TX", "MA", "GU"} {
		assert.NotContains(t, words(panel(t, code)), " points: ", "%s: nothing to add", code)
	}
}
