package maptest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm/browsertest"
)

// InEach runs a test in each engine.
func InEach(t *testing.T, test func(t *testing.T, engine browsertest.Engine)) {
	for _, engine := range []browsertest.Engine{browsertest.Chromium, browsertest.Firefox, browsertest.WebKit} {
		t.Run(string(engine), func(t *testing.T) { test(t, engine) })
	}
}

// Start opens a page and waits for the element to be alive.
func Start(t testing.TB, engine browsertest.Engine, url string) *browsertest.Browser {
	t.Helper()
	b := browsertest.Shared(t, engine)
	b.Size(1280, 900)
	b.Open(url)
	b.Until(Alive)
	return b
}

// Middle is the middle of the box around a place's shape, scrolled into view.
func Middle(b *browsertest.Browser, code string) (at browsertest.Point) {
	b.Run(`const shape = (`+Layout+`).querySelector("[data-code="+arguments[0]+"] > :is(path, rect):not(.stripes)");
		shape.scrollIntoView({block: "center"});
		const box = shape.getBoundingClientRect();
		return {X: Math.round(box.x + box.width / 2), Y: Math.round(box.y + box.height / 2)}`, &at, code)
	return at
}

// Press clicks what a selector finds in the document, as a reader does with the keyboard or the mouse.
func Press(b *browsertest.Browser, selector string) {
	b.Run(`const target = `+Root+`.querySelector(arguments[0]); target.scrollIntoView(); target.focus(); target.click()`, nil, selector)
}

// Set gives a control a value and says so, as a browser does when a reader is done.
func Set(b *browsertest.Browser, selector, value string) {
	b.Run(`const control = `+Root+`.querySelector(arguments[0]); control.value = arguments[1];
		for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true, composed: true}))`, nil, selector, value)
}

// Said is what the console says, a message a line. Only Chromium tells.
func Said(b *browsertest.Browser) string {
	var text strings.Builder
	for _, m := range b.Console() {
		text.WriteString(m.Level + " " + m.Text + "\n")
	}
	return text.String()
}

// AssertQuiet wants no error and no warning in the console, which Chromium alone tells.
func AssertQuiet(t testing.TB, b *browsertest.Browser) {
	t.Helper()
	if b.Engine != browsertest.Chromium {
		return
	}
	for _, m := range b.Console() {
		assert.NotContains(t, []string{"SEVERE", "WARNING"}, m.Level, m.Text)
	}
}

// Picture keeps a picture of the page where go test -artifacts wants them, to be looked at.
func Picture(t testing.TB, b *browsertest.Browser) {
	t.Helper()
	name := strings.NewReplacer("/", "-", " ", "-").Replace(t.Name()) + ".png"
	require.NoError(t, os.WriteFile(filepath.Join(t.ArtifactDir(), name), b.PNG(), 0o644))
}
