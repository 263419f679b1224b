package wasm_test

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// The headline counts states, claims no more than was searched, and changes with the day.
func TestHeadline(t *testing.T) {
	headline := func(d *wasm.Dataset, o wasm.Options) string {
		t.Helper()
		m := regexp.MustCompile(`<h2>(.*?)</h2>`).FindSubmatch(wasm.Document(nil, d, o))
		require.NotNil(t, m)
		return regexp.MustCompile(`</?span>`).ReplaceAllString(string(m[1]), "")
	}
	assert.Equal(t, "5 states limit qualified immunity by law. 31 more have tried. In 3, a law expands it.", headline(shipped(), wasm.Options{}))
	assert.Equal(t, "5 estados limitan la inmunidad calificada por ley. 31 más lo han intentado. En 3, una ley la amplía.", headline(shipped(), wasm.Options{Lang: "es"}))
	assert.Equal(t, "On January 1, 2018, 0 states limited qualified immunity by law.", headline(shipped(), wasm.Options{AsOf: states.MustParseDate("2018-01-01")}), "no law and no bill had a date before")
	assert.Equal(t, "El 31 de diciembre de 2021, 4 estados limitaban la inmunidad calificada por ley. 26 más lo habían intentado. En 1, una ley la ampliaba.", headline(shipped(), wasm.Options{AsOf: states.MustParseDate("2021-12-31"), Lang: "es"}))

	day := states.MustParseDate("2026-01-01")
	bill := func(state states.Code, status states.Status, effect states.Effect) states.Bill {
		b := states.Bill{ID: string(state), State: state, Scope: states.Statewide, Status: status, StatusDate: states.MustParseDate("2025-01-01"), Introduced: states.MustParseDate("2025-01-01"), Effect: effect, SourceURL: "https://example.org/"}
		b.Scorecard.Set(rubric.PoliceOfficers, rubric.Met)
		return b
	}
	few := &wasm.Dataset{Updated: day, Bills: []states.Bill{
		bill("CO", states.Enacted, states.Limits), bill("TX", states.Failed, states.Limits),
		bill("IA", states.Failed, states.Expands), bill("PR", states.Failed, states.Limits), bill("US", states.Pending, states.Limits),
	}}
	assert.Equal(t, "1 state is known to limit qualified immunity by law. 1 more has tried.", headline(few, wasm.Options{}))
	assert.Equal(t, "0 states are known to limit qualified immunity by law.", headline(&wasm.Dataset{Updated: day}, wasm.Options{}))
}
