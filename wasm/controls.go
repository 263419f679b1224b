package wasm

import "github.com/endqi/endqi/states"

// controls are what needs a script: the switch between views, the choice of a lens, and the day.
func (v *view) controls() {
	w := v.words
	v.raw(`<div role="group" class="switch" aria-label="`).say(w.View).raw(`">`)
	for _, b := range []struct {
		name literal
		text message
	}{{"map", w.ViewMap}, {"tiles", w.ViewTiles}, {"table", w.ViewTable}, {"bills", w.Bills}, {"compare", w.Compare}, {"score", w.ScoreBill}} {
		v.raw(`<button type="button" data-view="`).raw(b.name).raw(`" aria-pressed="`)
		if b.name == "map" {
			v.raw(`true">`)
		} else {
			v.raw(`false">`)
		}
		v.say(b.text).raw(`</button>`)
	}
	v.raw(`</div><label>`).say(w.Lenses).raw(` <select name="lens">`)
	for l := range states.Lenses() {
		v.lensOption(l.String(), lens(l))
	}
	v.lensOption("pending", lensPending)
	v.lensOption("cases", lensCases)
	v.raw(`</select></label>`)
	v.timeControls()
}

func (v *view) lensOption(value string, l lens) {
	v.raw(`<option value="`).text(value).raw(`"`)
	if l == v.lens {
		v.raw(` selected=""`)
	}
	v.raw(`>`).text(v.showsOf(l)).raw(`</option>`)
}
