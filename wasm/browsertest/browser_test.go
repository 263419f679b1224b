package browsertest

import "testing"

func TestUntil(t *testing.T) {
	for _, engine := range []Engine{Chromium, Firefox, WebKit} {
		t.Run(string(engine), func(t *testing.T) {
			b := Start(t, engine)
			b.Run(`setTimeout(() => { window.there = {yes: false}; setTimeout(() => { there.yes = true }, 50) }, 50)`, nil)
			b.Until(`there.yes`) // it throws, then is false, then true
		})
	}
}
