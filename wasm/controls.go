package wasm

import (
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// viewSwitch chooses what shows: it needs a script, as choices do.
func (v *view) viewSwitch() {
	v.put(`<div role="group" class="switch" aria-label="{View}">`)
	for _, b := range []struct {
		name literal
		text key
	}{{"map", "ViewMap"}, {"tiles", "ViewTiles"}, {"table", "ViewTable"}, {"bills", "Bills"}, {"compare", "Compare"}, {"score", "ScoreBill"}} {
		v.raw(`<button type="button" data-view="`)
		v.raw(b.name)
		v.raw(`" aria-pressed="`)
		if b.name == "map" {
			v.raw(`true">`)
		} else {
			v.raw(`false">`)
		}
		v.put(`%</button>`, v.word(b.text))
	}
	v.raw(`</div>`)
}

// choices are the lens and the day.
func (v *view) choices() {
	v.put(`<label>{Lenses} <select name="lens">`)
	for l := states.LensAll; l <= states.LensOf(rubric.OfficerConsequences); l++ {
		v.lensOption(l.String(), lens(l))
	}
	v.lensOption("pending", lensPending)
	v.lensOption("cases", lensCases)
	v.raw(`</select></label>`)
	v.timeControls()
}

func (v *view) lensOption(value string, l lens) {
	v.option(value, v.showsOf(l), l == v.lens)
}

// option writes one option of a choice.
func (m *markup) option(value, text string, chosen bool) {
	if chosen {
		m.put(`<option value="%" selected="">%</option>`, value, text)
	} else {
		m.put(`<option value="%">%</option>`, value, text)
	}
}
