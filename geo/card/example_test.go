package card_test

import (
	"bytes"
	"fmt"
	"image/png"
	"log"

	"github.com/endqi/endqi/geo/card"
	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
)

// Colorado's share card, from the records that ship.
func ExampleEncode() {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	var file bytes.Buffer
	if err := card.Encode(&file, standings, "CO", card.Options{}); err != nil {
		log.Fatal(err)
	}
	picture, err := png.DecodeConfig(&file)
	fmt.Println(picture.Width, picture.Height, err)
	// Output: 1200 630 <nil>
}

// The dark map as a grid of tiles, 800 pixels wide.
func ExampleEncodeMap() {
	standings := states.Tally(states.Bills(), states.AllCoverage(), states.Updated())
	drawing, err := usmap.AppendSVG(nil, usmap.Regions(standings, states.LensAll), usmap.Options{Layout: usmap.Tiles, Theme: usmap.Dark, Standalone: true})
	if err != nil {
		log.Fatal(err)
	}
	var file bytes.Buffer
	if err := card.EncodeMap(&file, drawing, 800); err != nil {
		log.Fatal(err)
	}
	picture, err := png.DecodeConfig(&file)
	fmt.Println(picture.Width, err)
	// Output: 800 <nil>
}
