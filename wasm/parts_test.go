package wasm

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

// fail makes a part or an answer panic, after it has written something, until the test ends.
func fail(t *testing.T, name string) {
	t.Helper()
	name, asked, isAnswer := strings.Cut(name, ".")
	for i := range parts {
		if p := &parts[i]; p.name == name {
			write := &p.write
			if isAnswer {
				require.Equal(t, asked, p.answer.name)
				write = &p.answer.write
			}
			before := *write
			*write = func(v *view) {
				v.raw(`<p><b>broken off `)
				_ = v.standings[len(v.standings)].Code // a mistake such as one might make
			}
			t.Cleanup(func() { *write = before })
			return
		}
	}
	require.Fail(t, "no part "+name)
}

func TestPartsFailAlone(t *testing.T) {
	type answer struct{ HTML, Announce, Warning string }
	ask := func(request string) (a answer) {
		var c Core
		c.Call(nil, []byte(`{"op":"open","dataset":{"source":"Invented","updated":"2026-11-22","bills":[{"id":"x-1","state":"CO","scope":"statewide","number":"HB 1","status":"pending","effect":"limits","source_url":"https://example.org"}]}}`))
		require.NoError(t, json.Unmarshal(c.Call(nil, []byte(request)), &a))
		return a
	}
	const sentence = `<p class="note" data-answer="">This part could not be shown.</p>`
	for _, name := range []string{"federal", "panel", "legend", "time", "rubric", "highlights", "sources"} {
		for _, whole := range []string{"document", "stream"} {
			t.Run(name+" of a "+whole, func(t *testing.T) {
				request := `{"op":"view","handle":1,"view":"` + whole + `","state":"CO"}`
				sound := ask(request)
				require.Empty(t, sound.Warning)
				fail(t, name)
				got := ask(request)
				assert.Equal(t, "the part "+name+" could not be written\n", got.Warning)
				assert.Empty(t, got.Announce)
				assert.NotContains(t, got.HTML, "broken off")
				before, after, ok := strings.Cut(got.HTML, sentence)
				require.True(t, ok)
				assert.True(t, strings.HasPrefix(sound.HTML, before), "what comes before stays")
				assert.True(t, strings.HasSuffix(sound.HTML, after), "and what comes after")
				assert.Equal(t, strings.Count(sound.HTML, More), strings.Count(got.HTML, More))
			})
		}
	}
	t.Run("two of a document, in Spanish", func(t *testing.T) {
		fail(t, "federal")
		fail(t, "panel")
		got := ask(`{"op":"view","handle":1,"view":"document","lang":"es"}`)
		assert.Equal(t, 2, strings.Count(got.HTML, "No se pudo mostrar esta parte."))
		assert.Equal(t, "the part panel could not be written\nthe part federal could not be written\n", got.Warning)
	})
	t.Run("asked for by itself, in its own element", func(t *testing.T) {
		fail(t, "bills")
		got := ask(`{"op":"view","handle":1,"view":"bills"}`)
		assert.Equal(t, answer{`<div class="bills-view" data-asks="bills.list">` + sentence + `</div>`, "This part could not be shown.", "the part bills could not be written\n"}, got)
	})
	t.Run("an answer to controls leaves an element that the next one can replace", func(t *testing.T) {
		fail(t, "table.list")
		assert.Equal(t, sentence, ask(`{"op":"view","handle":1,"view":"table.list"}`).HTML)
	})
	t.Run("never in a build", func(t *testing.T) {
		fail(t, "federal")
		assert.Panics(t, func() { Document(nil, &Dataset{}, Options{}) })
		assert.Panics(t, func() { Stream(nil, &Dataset{}, Options{}) })
		assert.Panics(t, func() { View(nil, &Dataset{}, "federal", Options{State: states.US}) })
	})
}
