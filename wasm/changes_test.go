package wasm_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

func TestPanelTellsWhatTheEditionChanged(t *testing.T) {
	day := shipped().Updated
	changes := []states.Change{
		{Edition: day, State: "NM", Bill: "nm-2021-hb-4", Field: "full_compensation", New: "met"},
		{Edition: day, State: "NM", Bill: "nm-2023-hb-203", Field: "status", Old: "unknown", New: "failed"},
		{Edition: day, State: "NM", Bill: "nm-2021-hb-4", Field: "evidence.full_compensation.note", New: "A note."},
		{Edition: day, State: "NM", Bill: "nm-2026-sb-146", Field: "bill", New: "SB 146"},
		{Edition: day, State: "NM", Bill: "white-v-pauly", Field: "case", New: "White v. Pauly"},
		{Edition: day.AddDays(-7), State: "NM", Bill: "nm-2021-hb-4", Field: "damage_caps", Old: "met", New: "unmet"},
		{Edition: day, State: "WY", Bill: "https://example.org", Field: "link", New: "Legislature of Wyoming"},
	}
	panel := func(o wasm.Options) string {
		o.Changes = changes
		html, ok := wasm.View(nil, shipped(), "panel", o)
		assert.True(t, ok)
		text := regexp.MustCompile(`<[^>]*>`).ReplaceAllString(strings.ReplaceAll(string(html), "<li>", "|"), "")
		_, section, _ := strings.Cut(text, "What this edition changed")
		if o.Lang == "es" {
			_, section, _ = strings.Cut(text, "Qué cambió esta edición")
		}
		section, _, _ = strings.Cut(section, "Neighbors")
		section, _, _ = strings.Cut(section, "Vecinos")
		return section
	}
	assert.Equal(t, "|HB 4: Start full compensation: not assessed → met|HB 203: outcome not known → did not pass|added: SB 146, White v. Pauly", strings.TrimSpace(panel(wasm.Options{State: "NM"})))
	assert.Contains(t, panel(wasm.Options{State: "NM", Lang: "es"}), "sin evaluar → se cumple")
	assert.Empty(t, panel(wasm.Options{State: "WY"}), "an address is no news")
	assert.Empty(t, panel(wasm.Options{State: "CO"}))
	assert.Empty(t, panel(wasm.Options{State: "NM", AsOf: day.AddDays(-1)}), "on a day before the edition")
}

// What happened in a place, and what it does and does not do, stands at the top of its details.
func TestPanelBeginsWithTheLaw(t *testing.T) {
	html, _ := wasm.View(nil, shipped(), "panel", wasm.Options{State: "NM"})
	top, rest, _ := strings.Cut(string(html), `<div class="nine">`)
	for _, fact := range []string{"<b>HB 4</b>, New Mexico Civil Rights Act", "in force since July 1, 2021", "bars the defense for anyone acting for a public body", "limits recovery to $2 million", "Misconduct disclosure is left open"} {
		assert.Contains(t, top, fact)
		assert.NotContains(t, rest, "Misconduct disclosure is left open", "said once")
	}
}
