package element_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/endqi/endqi/wasm/browsertest"
	"github.com/endqi/endqi/wasm/internal/maptest"
)

var wholeWalk = flag.Bool("walk", false, "TestWalk goes through every pair of choices at every gap, in every phase and engine")

// theirs is the dataset of another site.
const theirs = `{"schema":1,"updated":"2026-01-01","source":"A test","bills":[{"id":"tx-1","state":"TX","scope":"statewide","number":"HB 1","title":"An act","session":"2025","status":"enacted","status_date":"2025-06-01","effect":"limits","police_officers":"met","source_url":"https://example.org/"}]}`

// step is a case of the walk: two choices, and what happens to the element meanwhile.
type step struct {
	Name        string    `json:"name"`
	Phase       string    `json:"phase"`
	First       [2]string `json:"first"`
	Second      [2]string `json:"second"`
	Gap         int       `json:"gap"` // milliseconds, as the others
	Disturbance string    `json:"disturbance"`
	At          int       `json:"at"`
	Length      int       `json:"length"`
}

// choices are what can be chosen, each by attribute and value.
var choices = [][2]string{
	{"view", ""}, {"view", "map"}, {"view", "tiles"}, {"view", "table"}, {"view", "bills"}, {"view", "compare"}, {"view", "score"},
	{"lens", "end"}, {"asof", "2019-06-30"}, {"state", "NM"}, {"src", "/theirs.json"}, {"lang", "es"},
}

var (
	phases       = []string{"stream", "core", "after"}
	gaps         = []int{0, 30, 300}
	disturbances = []string{"", "", "", "removed", "moved", "hidden"}
)

// walk is every ordered pair of choices: at each gap in each phase, or once with both dealt out. The seed is fixed.
func walk(whole bool) (steps []step) {
	random := rand.New(rand.NewPCG(12, 1))
	add := func(first, second [2]string, phase string, gap int) {
		s := step{Phase: phase, First: first, Second: second, Gap: gap,
			Disturbance: disturbances[random.IntN(len(disturbances))], At: random.IntN(500), Length: random.IntN(150)}
		s.Name = fmt.Sprintf("%s=%s, %d ms, %s=%s, during %s", first[0], first[1], gap, second[0], second[1], phase)
		if s.Disturbance != "" {
			s.Name += fmt.Sprintf(", %s after %d ms for %d ms", s.Disturbance, s.At, s.Length)
		}
		steps = append(steps, s)
	}
	for _, first := range choices {
		for _, second := range choices {
			if !whole {
				add(first, second, phases[random.IntN(len(phases))], gaps[random.IntN(len(gaps))])
				continue
			}
			for _, phase := range phases {
				for _, gap := range gaps {
					add(first, second, phase, gap)
				}
			}
		}
	}
	random.Shuffle(len(steps), func(i, j int) { steps[i], steps[j] = steps[j], steps[i] })
	return steps
}

// Whatever is chosen, and whatever after it: the page shows the end of it, as if it had been chosen from the start.
func TestWalk(t *testing.T) {
	page := func(under string) string {
		return frameHTML + `<script type="module" src="` + under + `endqi-map.js"></script>`
	}
	s := maptest.ServeFreely(t, map[string]string{
		"/walk":   maptest.HTMLPage(`<script src="/page.js"></script><script src="/walk.js"></script>`, ""),
		"/stream": page("/drip/"), "/core": page("/slow/"), "/after": page("/"),
	},
		maptest.Script(t, "/page.js", "tests/page.js"), maptest.Script(t, "/walk.js", "tests/walk.js"),
		maptest.Answer("/theirs.json", "application/json", []byte(theirs)),
		maptest.Slow(t, "/drip/", maptest.Slowness{Name: "latest-", Rate: 100_000}),
		maptest.Slow(t, "/slow/", maptest.Slowness{Name: "core-", Delay: 300 * time.Millisecond}, maptest.Slowness{Name: "views-", Delay: 60 * time.Millisecond},
			maptest.Slowness{Name: "dataset-", Delay: 60 * time.Millisecond}, maptest.Slowness{Name: "panels-", Delay: 60 * time.Millisecond}),
	)
	maptest.InEach(t, func(t *testing.T, engine browsertest.Engine) {
		steps := walk(*wholeWalk)
		if !*wholeWalk && engine != browsertest.Chromium {
			steps = steps[:50]
		}
		atOnce := 144
		if engine == browsertest.WebKit {
			atOnce = 50 // it keeps the WebAssembly memory of frames that are gone, and becomes ever slower
		}
		for part := range slices.Chunk(steps, atOnce) {
			t.Run("", func(t *testing.T) {
				began := time.Now()
				b := browsertest.Start(t, engine)
				b.Size(1280, 900)
				b.Open(s.URL + "/walk")
				inPage(t, b, `return walk(args[0], 6)`, part)
				t.Logf("%d cases in %v", len(part), time.Since(began).Round(time.Second))
			})
		}
	})
}
