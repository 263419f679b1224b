package browsertest

import (
	"net/http"
	"testing"
)

func TestUntil(t *testing.T) {
	for _, engine := range []Engine{Chromium, Firefox, WebKit} {
		t.Run(string(engine), func(t *testing.T) {
			b := Start(t, engine)
			b.Run(`setTimeout(() => { window.there = {yes: false}; setTimeout(() => { there.yes = true }, 50) }, 50)`, nil)
			b.Until(`there.yes`) // it throws, then is false, then true
		})
	}
}

// Of 1,000 servers, one after the other, the system gives some the port of another.
func TestServeGivesAnAddressOnce(t *testing.T) {
	had := map[string]bool{}
	for range 1000 {
		t.Run("", func(t *testing.T) {
			url := Serve(t, http.NotFoundHandler()).URL
			if had[url] {
				t.Errorf("%s had a server before", url)
			}
			had[url] = true
		})
	}
}
