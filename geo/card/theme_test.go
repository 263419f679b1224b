package card_test

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

func TestCardsHaveThemesAndAnAccent(t *testing.T) {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	for _, code := range []states.Code{"CO", "GU", "HI", "US"} {
		for _, o := range []card.Options{{}, {Theme: usmap.Dark}, {Accent: "#8a1f1f"}, {Theme: usmap.Dark, Accent: "#ff8800"}} {
			var b bytes.Buffer
			require.NoError(t, card.Encode(&b, standings, code, o))
			p, err := png.Decode(&b)
			require.NoError(t, err)
			assert.Equal(t, rgb(o.Theme.Background()), at(p, 4, 4), "%s: the sheet", code)
			accent := o.Accent
			if accent == "" {
				accent = o.Theme.Color(usmap.Step(9))
			}
			assert.Equal(t, rgb(accent), at(p, 70, 43), "%s: the bar over the heading", code)
		}
	}
}

func TestCardsRefuseColorsThatCannotBeSeen(t *testing.T) {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	for _, c := range []struct {
		o    card.Options
		want string
	}{
		{card.Options{Theme: usmap.Print}, `theme "print" is not light or dark: a card is for screens`},
		{card.Options{Accent: "blue"}, `accent "blue" is not a color such as #1f6c9e`},
		{card.Options{Accent: "#ffffff"}, `accent "#ffffff" is not seen on #ffffff: it has a contrast of 1.0 and wants 3 to 1, so take a darker one`},
		{card.Options{Theme: usmap.Dark, Accent: "#0d1319"}, `accent "#0d1319" is not seen on #0d1319: it has a contrast of 1.0 and wants 3 to 1, so take a lighter one`},
	} {
		err := card.Encode(io.Discard, standings, "CO", c.o)
		var option *usmap.OptionError
		require.True(t, errors.As(err, &option))
		assert.EqualError(t, err, c.want)
	}
	// 3:1 against white, WCAG's own example of a border: #949494 is 3.03, #959595 is 2.99.
	assert.NoError(t, card.Encode(io.Discard, standings, "CO", card.Options{Accent: "#949494"}))
	assert.Error(t, card.Encode(io.Discard, standings, "CO", card.Options{Accent: "#959595"}))
}
