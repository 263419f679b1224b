package usmap

import "strconv"

// Fill is how a shape is filled. The zero value is not assessed, which differs from a score of zero by shape and not by color alone.
type Fill uint8

const (
	// NotAssessed is drawn with a broken outline and small crosses, and printed "?".
	NotAssessed Fill = 0
	// Proposed is a place without a law that has had a bill: fine upright lines.
	Proposed Fill = 11
	// Expanding is a place without a law that limits immunity and with one that expands it. A mark is drawn in it too, so that color is not all that tells.
	Expanding Fill = 12
	// Counts follow, see [Count], then bills, see [Bill].
	last = Expanding + Many + billShades
)

// Step is a step of the ten-step ramp, 0 to 9; anything else is [NotAssessed].
func Step(class int) Fill {
	if class < 0 || class > 9 {
		return NotAssessed
	}
	return Fill(class + 1)
}

// Many is the count from which places look the same.
const Many = 5

// Count is the fill of a number of things, which is no score: violet, so that no reader takes it for one. [Many] and more look the same; less than 1 is
// [NotAssessed].
func Count(n int) Fill {
	if n < 1 {
		return NotAssessed
	}
	return Expanding + Fill(min(n, Many))
}

// count is the number that the fill stands for, if it is one of [Count].
func (f Fill) count() (n int, ok bool) { return int(f) - int(Expanding), f > Expanding && f < Bill(0) }

// billShades are the fills of [Bill].
const billShades = 5

// Bill is the fill of a bill that is not law, by the class of its score, 0 to 9: five shades of two points each, from sand to brown, with the upright lines
// of [Proposed], so that no reader takes a bill for a law. Any other class is that of a bill without a score, [Proposed].
func Bill(class int) Fill {
	if class < 0 || class > 9 {
		return Proposed
	}
	return Expanding + Many + 1 + Fill(class/2)
}

// shade is the index of the fill in the shades of [Bill], from 0, if it is one.
func (f Fill) shade() (n int, ok bool) {
	first := Bill(0)
	return int(f) - int(first), first <= f && f <= last
}

// Class is the step of the ramp, if the fill is one.
func (f Fill) Class() (class int, ok bool) { return int(f) - 1, f >= 1 && f <= 10 }

// ClassName is the name for style sheets: "c0" to "c9", "n1" to "n5" for counts, "b1" to "b5" for scores of bills, "proposed", "expands", or "na".
func (f Fill) ClassName() string {
	c, ok := f.Class()
	n, counts := f.count()
	shade, bill := f.shade()
	switch {
	case ok:
		return "c" + strconv.Itoa(c)
	case counts:
		return "n" + strconv.Itoa(n)
	case bill:
		return "b" + strconv.Itoa(shade+1)
	case f == Proposed:
		return "proposed"
	case f == Expanding:
		return "expands"
	}
	return "na"
}

// Theme is a set of colors.
type Theme uint8

const (
	Light Theme = iota
	Dark
	// Print is black on white: the ramp is a series of patterns, each darker than the one before.
	Print
)

// ParseTheme reads "light", "dark" or "print"; anything else is an [*OptionError].
func ParseTheme(text string) (Theme, error) {
	for t := range Print + 1 {
		if t.String() == text {
			return t, nil
		}
	}
	return 0, &OptionError{Option: "theme", Value: text, Want: "light, dark or print"}
}

// String is "light", "dark" or "print".
func (t Theme) String() string {
	switch t {
	case Light:
		return "light"
	case Dark:
		return "dark"
	case Print:
		return "print"
	}
	return "Theme(" + strconv.Itoa(int(t)) + ")"
}

// palettes are all colors of the map. The style sheet of package element repeats those of Light and Dark; a test holds that they agree.
//
// The light ramp rises in even steps of CIE lightness, so that it stays ten steps without color; hue only helps. In the dark even steps are too close for
// the eye: there zero is black, and the steps that a map shows side by side have the contrast that a test holds. The ends of both follow from two more
// contrasts: borders 3:1 against every step (WCAG 2.2 SC 1.4.11), digits 4.5:1 on theirs (SC 1.4.3).
var palettes = [...]struct {
	background, text, muted, border string
	inks                            [2]string // digits: on the steps before turn, and from it on
	turn                            int
	blank, cross                    string // not assessed
	proposed, expands               string
	dot                             string // of Options.Dots
	ramp                            [10]string
	counts                          [Many]string
	bills                           string // of Bill, one after the other
}{
	Light: {
		background: "#ffffff", text: "#16202c", muted: "#4b5868", border: "#0e1a2b",
		inks: [2]string{"#0e1a2b", "#ffffff"}, turn: 8, blank: "#ffffff", cross: "#6a7686", proposed: "#f8ebca", expands: "#e8a8a4",
		ramp: [10]string{"#faf6ec", "#dde8d8", "#bddbca", "#9bcec2", "#79c0be", "#54b1bc", "#31a0b9", "#208fb3", "#1a7daa", "#1f6c9e"},
		dot:  "#ff9466", counts: [Many]string{"#e5ddfe", "#cbbefe", "#b2a4f1", "#9b8ed9", "#867ac3"},
		bills: "#feddaa#e9c07f#d5a558#c08e35#aa7918",
	},
	Dark: {
		background: "#0d1319", text: "#eef2f6", muted: "#a9b5c2", border: "#f1f5f9",
		inks: [2]string{"#ffffff", "#03060a"}, turn: 8, blank: "#0d1319", cross: "#8896a5", proposed: "#3a3016", expands: "#522c32",
		ramp: [10]string{"#02060a", "#02263b", "#0e3045", "#003c52", "#064f61", "#026179", "#117581", "#188289", "#238e9a", "#339c96"},
		dot:  "#9c2f1e", counts: [Many]string{"#2e205a", "#42326f", "#554381", "#675494", "#7a66a8"},
		bills: "#492602#633606#7b4509#925514#ab6521",
	},
	Print: {
		background: "#ffffff", text: "#000000", muted: "#000000", border: "#000000",
		inks: [2]string{"#000000", "#000000"}, turn: 10, blank: "#ffffff", cross: "#000000", proposed: "#ffffff", expands: "#ffffff",
		ramp: [10]string{"#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff", "#ffffff"},
		dot:  "#ffffff", counts: [Many]string{"#e1e1e1", "#c6c6c6", "#adadad", "#979797", "#828282"},
		bills: "#e1e1e1#c6c6c6#adadad#979797#828282",
	},
}

func (t Theme) known() Theme {
	if t > Print {
		return Light
	}
	return t
}

// Background is the color behind the map, as #rrggbb. A theme that does not exist has the colors of [Light].
func (t Theme) Background() string { return palettes[t.known()].background }

// Text is the color of words beside the map.
func (t Theme) Text() string { return palettes[t.known()].text }

// Muted is the color of words that matter less: date and source.
func (t Theme) Muted() string { return palettes[t.known()].muted }

// Border is the color of outlines.
func (t Theme) Border() string { return palettes[t.known()].border }

// Color is the color of a fill. Print has none: every fill is white under its pattern, and counts and bills are greys.
func (t Theme) Color(f Fill) string {
	p := &palettes[t.known()]
	c, ok := f.Class()
	n, counts := f.count()
	shade, bill := f.shade()
	switch {
	case ok:
		return p.ramp[c]
	case counts:
		return p.counts[n-1]
	case bill:
		return p.bills[7*shade : 7*shade+7]
	case f == Proposed:
		return p.proposed
	case f == Expanding:
		return p.expands
	}
	return p.blank
}

// Ink is the color of digits and marks on a fill.
func (t Theme) Ink(f Fill) string {
	p := &palettes[t.known()]
	c, ok := f.Class()
	switch {
	case f == NotAssessed:
		return p.text
	case !ok || c < p.turn:
		return p.inks[0]
	}
	return p.inks[1]
}
