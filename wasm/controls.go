package wasm

// switched are the views that a reader switches between: parts of the document, the map's other layout, and what goes into
// the slot.
var switched = [...]struct {
	view  string
	label key
}{{"map", "ViewMap"}, {"tiles", "ViewTiles"}, {"table", "ViewTable"}, {"bills", "Bills"}, {"compare", "Compare"}, {"score", "ScoreBill"}}

// viewSwitch chooses what shows: it needs a script, as choices do.
func (v *view) viewSwitch() {
	v.put(`<div role="group" class="switch" aria-label="{View}">`)
	for _, b := range switched {
		pressed := "false"
		if b.view == "map" {
			pressed = "true"
		}
		v.put(`<button type="button" data-view="%" aria-pressed="%">%</button>`, b.view, pressed, v.word(b.label))
	}
	v.raw(`</div>`)
}

// choices are the lens and the day.
func (v *view) choices() {
	v.put(`<label>{Lenses} <select name="lens">`)
	v.lensOptions()
	v.raw(`</select></label>`)
	v.timeControls()
}

// option writes one option of a choice.
func (m *markup) option(value, text string, chosen bool) {
	if chosen {
		m.put(`<option value="%" selected="">%</option>`, value, text)
	} else {
		m.put(`<option value="%">%</option>`, value, text)
	}
}
