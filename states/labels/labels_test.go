package labels

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// every is what each method says of each value.
func every(l Language) map[string]string {
	all := map[string]string{"partly": l.Partly(), "effect.would_expand": l.WouldExpand(), "proposed": l.Proposed(), "nothing": l.Nothing(),
		"bill": l.Bill(), "federal": l.Federal(), "highest.unscored": l.Highest(states.HighestBill{Bills: 1})}
	for v := rubric.NotAssessed; v <= rubric.Met; v++ {
		all["verdict."+map[bool]string{true: "none", false: v.String()}[v == rubric.NotAssessed]] = l.Verdict(v)
	}
	for k := states.Unsearched; k <= states.Scored; k++ {
		all["kind."+k.String()] = l.Kind(k)
	}
	for m := states.PendingMark; m <= states.ExpandsPendingMark; m++ {
		all["mark."+m.String()] = l.Mark(m)
	}
	for r := states.Law; r <= states.OtherBill; r++ {
		if r != states.UnassessedLaw {
			all["role."+r.String()] = l.Role(r)
		}
	}
	for s := states.StatusUnknown; s <= states.Failed; s++ {
		all["status."+s.String()] = l.Status(s)
	}
	for e := states.Limits; e <= states.Neither; e++ {
		all["effect."+e.String()] = l.Effect(e)
	}
	for b := states.NoBasis; b <= states.Reading; b++ {
		all["basis."+map[bool]string{true: "none", false: b.String()}[b == states.NoBasis]] = l.Basis(b)
	}
	for c := range rubric.Criteria() {
		all["criterion."+c.Key()] = l.Criterion(c)
	}
	for j := range states.All() {
		if name := l.Place(j.Code); name != j.Name {
			all["place."+string(j.Code)] = name
		}
	}
	for _, g := range []rubric.Group{rubric.End, rubric.Start} {
		all["group."+g.String()] = l.Group(g)
	}
	return all
}

func TestEachValueHasItsLabelInEachLanguage(t *testing.T) {
	filled := []string{"highest", "score", "score.range", "law.coming", "law.from", "law.since", "date.day", "date.month"}
	for l, c := range map[Language]Catalogue{English: english, Spanish: spanish} {
		var keys []string
		for line := range strings.SplitSeq(strings.Trim(string(c), "\n"), "\n") {
			key, text, ok := strings.Cut(line, " ")
			require.True(t, ok, "%s: %q has no text", l, line)
			found, ok := c.Find(key)
			assert.True(t, ok)
			assert.Equal(t, text, found)
			keys = append(keys, key)
		}
		assert.True(t, slices.IsSorted(keys), "%s: keys in order, as the search needs them", l)
		want := slices.Clone(filled)
		for key, label := range every(l) {
			text, _ := c.Find(key)
			assert.Equal(t, text, label, "%s: %s", l, key)
			assert.NotEmpty(t, label, "%s: %s", l, key)
			want = append(want, key)
		}
		for n := range 12 {
			want = append(want, "month."+strconv.Itoa(n+1))
		}
		assert.ElementsMatch(t, want, keys, "%s: none is missing and none unused", l)
		for _, key := range filled {
			mine, _ := c.Find(key)
			theirs, _ := english.Find(key)
			places := regexp.MustCompile(`\{\d\}`)
			assert.ElementsMatch(t, places.FindAllString(theirs, -1), places.FindAllString(mine, -1), "%s: %s", l, key)
		}
	}
	assert.Equal(t, every(English), every(Language("fr")), "a language that there is none of is English")
	for _, key := range []string{"", "zzz", "verdict."} {
		_, ok := English.Find(key)
		assert.False(t, ok, "%q", key)
	}
}

func TestDatesAreAsExactAsKnown(t *testing.T) {
	for date, want := range map[string][2]string{
		"2020-06-19": {"June 19, 2020", "19 de junio de 2020"}, "2020-06": {"June 2020", "junio de 2020"}, "2020": {"2020", "2020"}, "": {"", ""},
	} {
		d := states.MustParseDate(date)
		assert.Equal(t, want, [2]string{English.Date(d), Spanish.Date(d)})
	}
	assert.Equal(t, "2020", English.Date(states.Date{Year: 2020, Month: 13, Day: 1}), "a month that no year has is left out")
}

func TestStandingsInWords(t *testing.T) {
	coming := states.Listed{Bill: states.Bill{Status: states.Enacted, Effective: states.MustParseDate("2031-01-01")}, Role: states.UpcomingLaw}
	for want, s := range map[string]states.Standing{
		"not assessed": {},
		"law in force, partly scored, bill pending, local law":              {Kind: states.PartlyKnown, Marks: states.Marks{Pending: true, Local: true}},
		"no law limiting immunity found, law in force from January 1, 2031": {Kind: states.NoLaw, Bills: []states.Listed{coming}},
		"law in force, law expands immunity":                                {Kind: states.Scored, Marks: states.Marks{Expands: true}, Bills: []states.Listed{coming}},
		"local law, law expands immunity":                                   {Kind: states.NoLaw, Marks: states.Marks{Expands: true, Local: true}},
		"no law limiting immunity found, bill to expand immunity pending":   {Kind: states.NoLaw, Marks: states.Marks{ExpandsPending: true}},
		"law in force, recently passed":                                     {Kind: states.Scored, Marks: states.Marks{Recent: true}},
	} {
		assert.Equal(t, want, English.Law(s))
	}
	assert.Equal(t, "no se encontró ninguna ley que limite la inmunidad, ley en vigor a partir del 1 de enero de 2031", Spanish.Standing(states.Standing{Kind: states.NoLaw, Bills: []states.Listed{coming}}))
	h := states.HighestBill{Bills: 1, Scored: 1, Bounds: rubric.Bounds{Low: 3, High: 15}}
	assert.Equal(t, "highest-scoring bill 1.5 to 7.5 of 9", English.Highest(h))
	assert.Equal(t, "proyecto con más puntos: de 1.5 a 7.5 de 9", Spanish.Highest(h))
	assert.Equal(t, "3 to 8 of 9", English.Score(rubric.Bounds{Low: 6, High: 16}, 18))
	assert.Equal(t, "de 3 a 8 de 9", Spanish.Score(rubric.Bounds{Low: 6, High: 16}, 18))
	assert.Equal(t, "6.5 of 9", English.Score(rubric.Bounds{Low: 13, High: 13}, 18))
}

// Package states, which this one reads, puts standings in words of its own for programs: they are the same.
func TestStatesSaysTheSame(t *testing.T) {
	assert.Equal(t, English.Kind(states.Unsearched), states.Standing{}.String())
	assert.Equal(t, "0/9, "+English.Kind(states.NoLaw), states.Standing{Kind: states.NoLaw}.String())
	assert.Equal(t, English.Kind(states.Unsearched), states.HighestBill{}.String())
}
