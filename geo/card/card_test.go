package card_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

func tally() []states.Standing {
	return states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
}

func TestEveryJurisdictionHasACard(t *testing.T) {
	standings := tally()
	require.Len(t, standings, 57)
	if raceDetector {
		standings = standings[:6]
	}
	var order []states.Code
	err := card.All(standings, card.Options{}, func(c states.Code, file []byte) error {
		order = append(order, c)
		picture, err := png.Decode(bytes.NewReader(file))
		require.NoError(t, err, "%s", c)
		assert.Equal(t, image.Rect(0, 0, 1200, 630), picture.Bounds(), "%s", c)
		assert.Less(t, len(file), 150_000, "%s: a card is small enough for any network", c)

		s := standings[len(order)-1]
		if v := s.Through(states.LensAll); v.Assessed {
			fill := usmap.Light.Color(usmap.Step(v.Class()))
			assert.Greater(t, count(picture, fill), 700, "%s is drawn in the color of class %d", c, v.Class())
		}
		return nil
	})
	require.NoError(t, err)
	require.Len(t, order, len(standings))
	for i, s := range standings {
		assert.Equal(t, s.Code, order[i], "cards come in the order of the standings")
	}
}

func TestFormatsHaveTheirSize(t *testing.T) {
	standings := tally()
	for name, f := range map[string]card.Format{"1200x630": card.Wide, "1080x1080": card.Square, "1080x1920": card.Tall} {
		assert.Equal(t, name, f.String())
		parsed, err := card.ParseFormat(name)
		require.NoError(t, err)
		assert.Equal(t, f, parsed)
		for _, c := range []states.Code{"CO", states.US} {
			var b bytes.Buffer
			require.NoError(t, card.Encode(&b, standings, c, card.Options{Format: f, Language: labels.Spanish}))
			picture, err := png.DecodeConfig(&b)
			require.NoError(t, err)
			assert.Equal(t, name, fmt.Sprintf("%dx%d", picture.Width, picture.Height))
		}
	}
	var option *usmap.OptionError
	_, err := card.ParseFormat("100x100")
	require.ErrorAs(t, err, &option)
	require.ErrorAs(t, card.Encode(io.Discard, standings, "CO", card.Options{Format: 9}), &option)
	assert.Equal(t, "0x0", card.Format(9).String())
}

// What a card shows, its alternative text tells.
func TestDescribe(t *testing.T) {
	standings := tally()
	o := card.Options{Pages: "https://map.example/places/"}
	for c, want := range map[states.Code][]string{
		"CO":      {"Colorado: 6.5 of 9. Law in force since June 19, 2020. END, 3 of 4: End immunity for police: met; ", "START, 3.5 of 5 (1.5 scored only together): ", "SB 20-217 Enhance Law Enforcement Integrity.", "As of November 29, 2026. map.example/places/CO.html."},
		"TX":      {"Texas: 0 of 9. No law limiting immunity found.", "HB 88 highest known score of a bill on record, 5 of 9, did not pass; another may have more."},
		"GU":      {"Guam: Not assessed. No score yet.", "Not searched yet. That is not a score of zero"},
		states.US: {"Map of the United States. At least 2 of 56 states and territories score 5 of 9 or more.", "United States: 0 of 9."},
	} {
		says, err := card.Describe(standings, c, o)
		require.NoError(t, err)
		for _, part := range want {
			assert.Contains(t, says, part)
		}
	}
	guam, err := card.Describe(standings, "GU", o)
	require.NoError(t, err)
	assert.NotContains(t, guam, "0 of", "not assessed is not zero")
	o.Language = labels.Spanish
	says, err := card.Describe(standings, "NM", o)
	require.NoError(t, err)
	assert.Contains(t, says, "Nuevo México: de 4 a 5 de 9, puntuada en parte. Ley en vigor desde el 1 de julio de 2021. TERMINAR, 3 de 4: Terminar la inmunidad de la policía: se cumple;")

	var option *usmap.OptionError
	_, err = card.Describe(standings, "XX", o)
	require.ErrorAs(t, err, &option)
	_, err = card.Describe(standings, "CO", card.Options{Format: 9})
	require.ErrorAs(t, err, &option)
}

func TestOnlyWhatIsAssessedHasAStepsColor(t *testing.T) {
	standings := tally()
	for _, c := range []states.Code{"GU", "PR", "VI", "AS", "MP"} {
		picture := draw(t, standings, c)
		for class := range 9 { // the ninth is also the color of checks
			assert.Less(t, count(picture, usmap.Light.Color(usmap.Step(class))), 30, "%s, class %d", c, class)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	standings := tally()
	for _, c := range []states.Code{"CO", "NM", "GU", "US"} {
		var one, two bytes.Buffer
		require.NoError(t, card.Encode(&one, standings, c, card.Options{}))
		require.NoError(t, card.Encode(&two, standings, c, card.Options{}))
		assert.True(t, bytes.Equal(one.Bytes(), two.Bytes()), "%s", c)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	some := standings[:4]
	var alone [][]byte
	require.NoError(t, card.All(some, card.Options{}, func(_ states.Code, png []byte) error { alone = append(alone, png); return nil }))
	runtime.GOMAXPROCS(3)
	i := 0
	require.NoError(t, card.All(some, card.Options{}, func(c states.Code, png []byte) error {
		assert.True(t, bytes.Equal(alone[i], png), "%s is the same on one processor and on three", c)
		i++
		return nil
	}))
}

func TestEncodeErrors(t *testing.T) {
	standings := tally()
	var out bytes.Buffer

	var option *usmap.OptionError
	for _, c := range []states.Code{"XX", "", "co"} {
		require.ErrorAs(t, card.Encode(&out, standings, c, card.Options{}), &option)
		assert.Equal(t, usmap.OptionError{Option: "jurisdiction", Value: string(c), Want: "among the standings"}, *option)
	}
	require.ErrorAs(t, card.Encode(&out, nil, "CO", card.Options{}), &option, "no standings at all")

	var region *usmap.RegionError
	us := standings[len(standings)-1:]
	require.Equal(t, states.US, us[0].Code)
	require.ErrorAs(t, card.Encode(&out, us, states.US, card.Options{}), &region, "the country's card wants every place")
	require.ErrorAs(t, card.Encode(&out, append(us, states.Standing{Code: "XX"}), states.US, card.Options{}), &region)
	assert.Zero(t, out.Len(), "nothing is written with an error")

	require.NoError(t, card.Encode(&out, standings[5:6], standings[5].Code, card.Options{}), "a state's card wants its own standing alone")
	assert.NoError(t, card.Encode(io.Discard, []states.Standing{{Code: "XX"}}, "XX", card.Options{}), "a code without an outline has a card without one")
	assert.ErrorIs(t, card.Encode(full{}, standings, "CO", card.Options{}), errFull)
}

func TestAllEndsAtTheFirstError(t *testing.T) {
	calls := 0
	err := card.All(tally(), card.Options{}, func(states.Code, []byte) error {
		if calls++; calls == 3 {
			return errFull
		}
		return nil
	})
	assert.ErrorIs(t, err, errFull)
	assert.Equal(t, 3, calls)

	us := states.Standing{Code: states.US}
	var region *usmap.RegionError
	assert.ErrorAs(t, card.All([]states.Standing{us}, card.Options{}, func(states.Code, []byte) error { return nil }), &region)
	assert.NoError(t, card.All(nil, card.Options{}, nil), "no standings, no cards")
}

var errFull = errors.New("disk full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func draw(t *testing.T, standings []states.Standing, c states.Code) image.Image {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, card.Encode(&b, standings, c, card.Options{}))
	picture, err := png.Decode(&b)
	require.NoError(t, err)
	return picture
}

// rgb reads a color of the palette, #rrggbb.
func rgb(hex string) color.RGBA {
	v, err := strconv.ParseUint(strings.TrimPrefix(hex, "#"), 16, 32)
	if err != nil {
		panic(err)
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

func at(p image.Image, x, y int) color.RGBA { return color.RGBAModel.Convert(p.At(x, y)).(color.RGBA) }

// count is how many pixels have a color.
func count(p image.Image, hex string) (n int) {
	flat := p.(*image.Paletted)
	for i, c := range flat.Palette {
		if color.RGBAModel.Convert(c) == rgb(hex) {
			n += bytes.Count(flat.Pix, []byte{byte(i)})
		}
	}
	return n
}
