package browsertest

import "strconv"

// Size makes the viewport that wide and high, in CSS pixels.
func (b *Browser) Size(width, height int) {
	b.t.Helper()
	if b.Engine == Chromium {
		b.DevTools("Emulation.setDeviceMetricsOverride", object{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	} else {
		b.do("SetWindowRect", object{"x": 0, "y": 0, "width": width, "height": height})
		// a window's frame, and Firefox's least width of 500 pixels, which page zoom gets below
		if b.Engine == Firefox && width < 500 {
			b.do("SetWindowRect", object{"x": 0, "y": 0, "width": 4 * width, "height": height})
			b.chrome("page.fullZoom = 4")
		} else if b.Engine == Firefox {
			b.chrome("page.fullZoom = 1")
		}
	}
	b.Until("innerWidth == " + strconv.Itoa(width))
}

// Preferences are what a user told the system.
type Preferences struct{ Dark, ReducedMotion, MoreContrast, ForcedColors, Print bool }

// Prefer sets a user's preferences for the pages opened from now on, or skips the test where the engine has no way to:
// Firefox for contrast, WebKitGTK for forced colors and print. WebKitGTK starts anew.
func (b *Browser) Prefer(p Preferences) {
	b.t.Helper()
	choose := func(on bool, yes, no string) string {
		if on {
			return yes
		}
		return no
	}
	scheme, motion := choose(p.Dark, "dark", "light"), choose(p.ReducedMotion, "reduce", "no-preference")
	forced, media := choose(p.ForcedColors, "active", "none"), choose(p.Print, "print", "")
	switch {
	case b.Engine == Chromium:
		b.DevTools("Emulation.setEmulatedMedia", object{"media": media, "features": []object{
			{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion},
			{"name": "prefers-contrast", "value": choose(p.MoreContrast, "more", "no-preference")}, {"name": "forced-colors", "value": forced}}}, nil)
	case b.Engine == Firefox && p.MoreContrast, b.Engine == WebKit && (p.ForcedColors || p.Print):
		b.t.Skipf("%s cannot be told %+v", b.Engine, p)
	case b.Engine == Firefox:
		// a page of another site gets a new browsing context, which knows nothing of these
		b.onLoad = func() {
			b.chrome("[page.prefersColorSchemeOverride, page.prefersReducedMotionOverride, page.forcedColorsOverride, page.mediumOverride] = arguments",
				scheme, motion, forced, media)
		}
		b.onLoad()
	default:
		before := b.options
		b.options = options{dark: p.Dark, settings: choose(p.ReducedMotion, "gtk-enable-animations=0\n", "") + choose(p.MoreContrast, "gtk-theme-name=HighContrast\n", "")}
		if b.options == before {
			return
		}
		b.stop()
		if err := b.start(); err != nil {
			b.t.Fatal(err)
		}
	}
}

// reset takes back what a test may have set, and leaves a blank page.
func (b *Browser) reset() {
	b.t.Helper()
	b.do("SwitchToFrame", object{"id": nil})
	b.Prefer(Preferences{})
	b.onLoad = nil
	if b.Engine == Chromium {
		b.DevTools("Emulation.setScriptExecutionDisabled", object{"value": false}, nil)
		b.DevTools("Emulation.clearDeviceMetricsOverride", nil, nil)
	}
	b.Open("about:blank")
	b.Move(Point{})
	if b.Engine == Chromium {
		b.Console()
	}
}
