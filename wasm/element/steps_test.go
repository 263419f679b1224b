package element_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

// The reader goes from one change of the law to the next, by buttons or by the keys of the choice, and the map follows.
func TestStepsFromChangeToChange(t *testing.T) {
	s := maptest.Serve(t, map[string]string{"/plain": maptest.ScriptPage(t, "hash")})
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		b := maptest.Start(t, engine, s.URL+"/plain")
		entries := browsertest.Eval[int](b, "history.length")
		asof := maptest.Element + `.getAttribute("asof")`
		shows := func(day, heading, name string) {
			t.Helper()
			b.Until(`(` + asof + ` ?? "") === "` + day + `" && (` + maptest.Root + `.querySelector(".time h3")?.textContent ?? "") === "` + heading + `"`)
			b.Until(maptest.Layout + `.querySelector("[data-code=CA]").ariaLabel.startsWith("` + name + `")`)
			assert.Equal(t, day, browsertest.Eval[string](b, maptest.Root+`.querySelector(".choices select[name=asof]").value`))
		}
		earlier, later := `.choices [data-step="-1"]`, `.choices [data-step="1"]`
		assert.Equal(t, "true", browsertest.Eval[string](b, maptest.Root+`.querySelector('`+later+`').ariaDisabled`), "the data's own day is the latest")
		for range 3 {
			maptest.Press(b, earlier)
		}
		shows("2022-01-01", "As of January 1, 2022, as known in this edition", "California, 5 of 9")
		b.Until(maptest.Live + `.startsWith("As of January 1, 2022.")`)
		assert.Contains(t, browsertest.Eval[string](b, maptest.Root+`.querySelector(".time").textContent`), "California: SB 2 took effect")
		maptest.Press(b, earlier)
		shows("2021-07-01", "As of July 1, 2021, as known in this edition", "California, 0 of 9")
		assert.Equal(t, "-1", browsertest.Eval[string](b, maptest.Root+`.activeElement.dataset.step`), "the focus stays on the button")

		b.Run(maptest.Element+`.setAttribute("asof", "2021-01-15")`, nil) // from a day between two
		b.Until(maptest.Root + `.querySelector(".choices input[name=asof]").value === "2021-01-15"`)
		maptest.Press(b, later)
		shows("2021-06-17", "As of June 17, 2021, as known in this edition", "California, 0 of 9")

		if engine != browsertest.WebKit { // where a key opens a menu
			b.Run(maptest.Root+`.querySelector(".choices select[name=asof]").focus()`, nil)
			b.Press(browsertest.Down)
			shows("2020-12-31", "As of December 31, 2020, as known in this edition", "California, 0 of 9")
		}
		for range 3 { // as far as it goes, and not farther
			maptest.Press(b, earlier)
		}
		shows("2019", "As of December 31, 2019, as known in this edition", "California, 0 of 9")
		b.Until(maptest.Root + `.querySelector('` + earlier + `').ariaDisabled === "true"`)
		for range 8 {
			maptest.Press(b, later)
		}
		shows("", "", "California, 5 of 9")
		assert.Equal(t, entries, browsertest.Eval[int](b, "history.length"), "Back leads from the page, not through the days")
		maptest.AssertQuiet(t, b)
	})
}
