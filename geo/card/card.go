package card

import (
	"bytes"
	"cmp"
	"io"
	"runtime"
	"strings"
	"sync/atomic"

	"github.com/endqi/endqi/geo/usmap"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/labels"
)

// Options say how cards look, and what they tell besides the standings. The zero value is for the shipped records.
type Options struct {
	Format   Format
	Language labels.Language // empty is English; titles of bills stay as they are
	Pages    string          // the folder of the jurisdictions' pages, https://map.example/places/, where a card says that more is; empty says nothing
	Source   string          // where the records come from; empty names those of the shipped ones
	Theme    usmap.Theme     // light or dark: a card is for screens
	Accent   string          // color of the heading and of verdicts that are met, as #rrggbb, 3:1 against the sheet; empty is the theme's own
}

// Encode writes the card of one jurisdiction as PNG, in the size of its format. Standings are the result of [states.Tally]: that of US has the whole map, so
// it wants all of them; any other wants its own alone. The same input gives the same bytes on one kind of processor; on another, single pixels of an
// edge may differ by a shade.
//
// A jurisdiction that is not among the standings, a format, a theme and an accent that are not to be had are an [*usmap.OptionError]; standings that make no map for US are a [*usmap.RegionError]. Nothing is written
// then.
func Encode(w io.Writer, standings []states.Standing, c states.Code, o Options) error {
	if err := o.check(); err != nil {
		return err
	}
	p, err := compose(standings, c, o)
	if err != nil {
		return err
	}
	picture, err := p.render()
	if err != nil {
		return err
	}
	return encode(w, picture)
}

// page is the address of a jurisdiction's page, as people write it.
func (o *Options) page(c states.Code) string {
	if o.Pages == "" {
		return ""
	}
	_, address, _ := strings.Cut(o.Pages, "://")
	return cmp.Or(address, o.Pages) + string(c) + ".html"
}

// compose lays out a card.
func compose(standings []states.Standing, c states.Code, o Options) (*page, error) {
	for _, s := range standings {
		switch {
		case s.Code != c:
		case c == states.US:
			return country(s, standings, o)
		default:
			return single(s, o), nil
		}
	}
	return nil, notAmong(c)
}

func notAmong(c states.Code) error {
	return &usmap.OptionError{Option: "jurisdiction", Value: string(c), Want: "among the standings"}
}

// All draws the card of every standing, on all processors, and hands each to write in the order of the standings, one at a time. It ends at the first
// error, of a card or of write, and returns it.
func All(standings []states.Standing, o Options, write func(c states.Code, png []byte) error) error {
	type result struct {
		png []byte
		err error
	}
	results := make([]chan result, len(standings))
	for i := range results {
		results[i] = make(chan result, 1)
	}
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(standings)) {
		go func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(standings) {
					return
				}
				var b bytes.Buffer
				err := Encode(&b, standings, standings[i].Code, o)
				results[i] <- result{b.Bytes(), err}
			}
		}()
	}
	defer next.Store(int64(len(standings))) // after an error no further card is begun
	for i, s := range standings {
		r := <-results[i]
		if r.err == nil {
			r.err = write(s.Code, r.png)
		}
		if r.err != nil {
			return r.err
		}
	}
	return nil
}
