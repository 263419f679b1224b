package card

import (
	"bytes"
	"runtime"
	"sync/atomic"

	"github.com/endqi/endqi/states"
)

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
