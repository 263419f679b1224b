package wasm

import "github.com/endqi/endqi/states"

// controls are what needs a script: the switch between views, the choice of a lens, and the day.
func (v *view) controls() {
	w := v.words
	v.put(`<div role="group" class="switch" aria-label="%">`, string(w.View))
	for _, b := range []struct {
		name literal
		text message
	}{{"map", w.ViewMap}, {"tiles", w.ViewTiles}, {"table", w.ViewTable}, {"bills", w.Bills}, {"compare", w.Compare}, {"score", w.ScoreBill}} {
		v.raw(`<button type="button" data-view="`)
		v.raw(b.name)
		v.raw(`" aria-pressed="`)
		if b.name == "map" {
			v.raw(`true">`)
		} else {
			v.raw(`false">`)
		}
		v.put(`%</button>`, string(b.text))
	}
	v.put(`</div><label>% <select name="lens">`, string(w.Lenses))
	for l := range states.Lenses() {
		v.lensOption(l.String(), lens(l))
	}
	v.lensOption("pending", lensPending)
	v.lensOption("cases", lensCases)
	v.raw(`</select></label>`)
	v.timeControls()
}

func (v *view) lensOption(value string, l lens) {
	v.put(`<option value="%"`, value)
	if l == v.lens {
		v.raw(` selected=""`)
	}
	v.put(`>%</option>`, v.showsOf(l))
}
