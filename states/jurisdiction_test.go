package states_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

func TestFiftySevenJurisdictions(t *testing.T) {
	all := slices.Collect(states.All())
	require.Len(t, all, 57)

	kinds := map[states.JurisdictionKind][]string{}
	for _, j := range all {
		kinds[j.Kind] = append(kinds[j.Kind], string(j.Code))
	}
	assert.Len(t, kinds[states.State], 50)
	assert.Equal(t, []string{"DC"}, kinds[states.District])
	assert.Equal(t, []string{"AS", "GU", "MP", "PR", "VI"}, kinds[states.Territory], "the five territories of the map")
	assert.Equal(t, []string{"US"}, kinds[states.Federal])

	var names []string
	for _, j := range all[:51] {
		names = append(names, j.Name)
	}
	assert.True(t, slices.IsSorted(names), "states and DC in the order of their names")
	assert.Equal(t, states.US, all[56].Code, "the United States last")
	for range states.All() {
		break
	}
}

func TestFIPSCodes(t *testing.T) {
	seen := map[string]bool{}
	for j := range states.All() {
		if j.Code == states.US {
			assert.Empty(t, j.FIPS, "the United States have none")
			continue
		}
		assert.Regexp(t, `^[0-9]{2}$`, j.FIPS, j.Name)
		assert.False(t, seen[j.FIPS], "%s: %s twice", j.Name, j.FIPS)
		seen[j.FIPS] = true
		found, ok := states.ByFIPS(j.FIPS)
		assert.True(t, ok, j.FIPS)
		assert.Equal(t, j, found)
	}
	// Numbers that FIPS 5-2 keeps for American Samoa, the Canal Zone, Guam, Puerto Rico and the Virgin Islands, which have
	// others since; a state's list with one of them has slipped by a row.
	for _, reserved := range []string{"03", "07", "14", "43", "52"} {
		assert.False(t, seen[reserved], reserved)
	}
	for fips, code := range map[string]states.Code{"01": "AL", "08": "CO", "11": "DC", "56": "WY", "60": "AS", "66": "GU", "69": "MP", "72": "PR", "78": "VI"} {
		j, ok := states.ByFIPS(fips)
		assert.True(t, ok)
		assert.Equal(t, code, j.Code, "leading zero kept in %s", fips)
	}
	for _, none := range []string{"", "8", "008", "8 ", "03", "99", "CO"} {
		_, ok := states.ByFIPS(none)
		assert.False(t, ok, "%q", none)
	}
}

func TestByCode(t *testing.T) {
	for j := range states.All() {
		found, ok := states.ByCode(j.Code)
		assert.True(t, ok, j.Code)
		assert.Equal(t, j, found)
		assert.Equal(t, j.Name, j.Code.Name())
		assert.Equal(t, string(j.Code), j.Code.String())

		var c states.Code
		require.NoError(t, c.UnmarshalText([]byte(j.Code)))
		assert.Equal(t, j.Code, c)
	}
	for _, none := range []string{"", "co", "Co", "CO ", "C", "COL", "ZZ", "08", "Colorado", "A\n"} {
		_, ok := states.ByCode(states.Code(none))
		assert.False(t, ok, "%q", none)

		c := states.Code("CO")
		err := c.UnmarshalText([]byte(none))
		var parse *states.ParseError
		require.True(t, errors.As(err, &parse), "%q: %v", none, err)
		assert.Equal(t, states.ParseError{Kind: "jurisdiction", Value: none, Want: "a USPS code such as CO, DC, PR or US"}, *parse)
		assert.Equal(t, states.Code("CO"), c, "left alone")
	}
	assert.Equal(t, "ZZ", states.Code("ZZ").Name(), "an unknown code is its own name")
	assert.EqualError(t, new(states.Code).UnmarshalText([]byte("Colarado")),
		`jurisdiction "Colarado" is not a USPS code such as CO, DC, PR or US`)
}

func TestByNameInAnyCase(t *testing.T) {
	for j := range states.All() {
		for _, name := range []string{j.Name, strings.ToUpper(j.Name), strings.ToLower(j.Name)} {
			found, ok := states.ByName(name)
			assert.True(t, ok, name)
			assert.Equal(t, j, found)
		}
	}
	for _, none := range []string{"", " Colorado", "Colarado", "CO", "Virgin", "Washington, D.C."} {
		_, ok := states.ByName(none)
		assert.False(t, ok, "%q", none)
	}
}

func TestJurisdictionKinds(t *testing.T) {
	for kind, word := range map[states.JurisdictionKind]string{
		states.State: "state", states.District: "district", states.Territory: "territory", states.Federal: "federal", 9: "JurisdictionKind(9)",
	} {
		assert.Equal(t, word, kind.String())
	}
}

func TestLevelIsTheScopeOfTheJurisdictionsOwnLaw(t *testing.T) {
	for j := range states.All() {
		want := states.Statewide
		if j.Kind == states.Federal {
			want = states.FederalScope
		}
		assert.Equal(t, want, j.Code.Level(), j.Name)
	}
}
