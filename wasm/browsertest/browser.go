package browsertest

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// Engine names a browser engine.
type Engine string

// The three engines.
const (
	Chromium Engine = "chromium"
	Firefox  Engine = "firefox"
	WebKit   Engine = "webkit"
)

// Browser is a running browser with one session, bound to the test that its failures end.
type Browser struct {
	Engine Engine
	t      testing.TB
	*session
}

// session is what all bindings of one browser share.
type session struct {
	send    func(command string, args object) (json.RawMessage, error)
	onLoad  func() // restores what a navigation forgets
	options options
	stops   []func()
}

type object = map[string]any

// options are what a WebKit process starts with, which has no other way to be told a user's preferences.
type options struct {
	dark     bool
	settings string // lines of gtk-3.0/settings.ini
}

// patience is how long anything may take. It is far more than any needs, so that a busy machine fails no test.
const patience = time.Minute

// errMissing says that a program is not installed.
var errMissing = errors.New("not installed")

// Start starts a browser for the length of the test. Where it is not installed the test is skipped, and with CI=true it
// fails. BROWSERS=chromium,firefox leaves the engines that it does not name out.
func Start(t testing.TB, engine Engine) *Browser {
	t.Helper()
	b := &Browser{Engine: engine, t: t, session: &session{}}
	t.Cleanup(b.stop)
	b.demand()
	return b
}

// shared are the browsers of [Shared], by engine.
var shared = map[Engine]*session{}

// Shared is like [Start], but the same browser serves one test after the other, for starting takes longer than most of them.
// It comes with a blank page and without anything that an earlier test set. TestMain ends with [StopShared].
func Shared(t testing.TB, engine Engine) *Browser {
	t.Helper()
	b := &Browser{Engine: engine, t: t, session: shared[engine]}
	if b.session != nil {
		if _, err := b.send("SwitchToFrame", object{"id": nil}); err == nil {
			b.reset()
			return b
		}
		b.stop() // it crashed in an earlier test, which has failed for it
	}
	b.session = &session{}
	b.demand()
	shared[engine] = b.session
	return b
}

// StopShared stops the browsers that tests shared.
func StopShared() {
	for engine, s := range shared {
		s.stop()
		delete(shared, engine)
	}
}

// demand starts the browser, or ends the test.
func (b *Browser) demand() {
	b.t.Helper()
	if only := os.Getenv("BROWSERS"); only != "" && !slices.Contains(strings.Split(only, ","), string(b.Engine)) {
		b.t.Skipf("BROWSERS=%s leaves %s out", only, b.Engine)
	}
	err := b.start()
	if err == nil {
		return
	}
	b.stop()
	if errors.Is(err, errMissing) && os.Getenv("CI") != "true" {
		b.t.Skipf("the page was not tested in %s: %v (.ci/run installs it)", b.Engine, err)
	}
	b.t.Fatalf("%s: %v", b.Engine, err)
}

func (b *Browser) start() error {
	start := map[Engine]func() error{Chromium: b.startChromium, Firefox: b.startFirefox, WebKit: b.startWebKit}[b.Engine]
	if err := start(); err != nil {
		return err
	}
	_, err := b.send("SetTimeouts", object{"script": patience.Milliseconds(), "pageLoad": patience.Milliseconds(), "implicit": 0})
	return err
}

func (s *session) stop() {
	for _, stop := range slices.Backward(s.stops) {
		stop()
	}
	s.stops = nil
}

// In is the same browser, its failures ending t.
func (b *Browser) In(t testing.TB) *Browser {
	return &Browser{Engine: b.Engine, t: t, session: b.session}
}

func (b *Browser) do(command string, args object) json.RawMessage {
	b.t.Helper()
	answer, err := b.send(command, args)
	if err != nil {
		b.t.Fatalf("%s: %s: %v", b.Engine, command, err)
	}
	return answer
}

// Open goes to an address and waits for its load event.
func (b *Browser) Open(url string) {
	b.t.Helper()
	b.do("Navigate", object{"url": url})
	if b.onLoad != nil {
		b.onLoad()
	}
}

// Frame makes scripts run in the first iframe that the selector finds, or with "" in the page again.
func (b *Browser) Frame(selector string) {
	b.t.Helper()
	if selector == "" {
		b.do("SwitchToFrame", object{"id": nil})
		return
	}
	var frame any
	b.decode(b.do("ExecuteScript", object{"script": "return document.querySelector(arguments[0])", "args": []any{selector}}), &frame)
	args := object{"id": frame}
	if b.Engine == Firefox {
		for _, id := range frame.(object) {
			args = object{"element": id}
		}
	}
	b.do("SwitchToFrame", args)
}

// Eval is the value of a JavaScript expression in the page; a promise is awaited.
func Eval[T any](b *Browser, expression string, args ...any) (value T) {
	b.t.Helper()
	b.Run("return ("+expression+")", &value, args...)
	return value
}

// Run runs a function body in the page and decodes what it returns into value, unless that is nil. The arguments are arguments[0] and so on.
func (b *Browser) Run(script string, value any, args ...any) {
	b.t.Helper()
	if args == nil {
		args = []any{}
	}
	answer := b.do("ExecuteScript", object{"script": script, "args": args, "sandbox": nil})
	if value != nil {
		b.decode(answer, value)
	}
}

func (b *Browser) decode(answer json.RawMessage, value any) {
	b.t.Helper()
	if err := json.Unmarshal(answer, value); err != nil {
		b.t.Fatalf("%s answers %s: %v", b.Engine, answer, err)
	}
}

// Until waits up to a minute for a JavaScript expression to be true. One that throws is not true yet.
func (b *Browser) Until(expression string) {
	b.t.Helper()
	script := object{"script": "return !!(" + expression + ")", "args": []any{}, "sandbox": nil}
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		answer, err := b.send("ExecuteScript", script)
		switch {
		case err == nil && string(answer) == "true":
			return
		case time.Now().After(end) && err != nil:
			b.t.Fatalf("%s: %v and still not true: %s: %v", b.Engine, patience, expression, err)
		case time.Now().After(end):
			page, _ := b.send("ExecuteScript", object{"script": "return location.href", "args": []any{}, "sandbox": nil})
			b.t.Fatalf("%s: %v and still not true on %s: %s", b.Engine, patience, page, expression)
		}
	}
}

// Keys that have no character, as WebDriver codes them.
const (
	Tab, Enter, Escape, Shift = "\uE004", "\uE007", "\uE00C", "\uE008"
	End, Home                 = "\uE010", "\uE011"
	Left, Up, Right, Down     = "\uE012", "\uE013", "\uE014", "\uE015"
)

// Press holds the keys down in order and lets them go in reverse: Press(Shift, Tab).
func (b *Browser) Press(keys ...string) {
	b.t.Helper()
	var actions []object
	for _, key := range keys {
		actions = append(actions, object{"type": "keyDown", "value": key})
	}
	for _, key := range slices.Backward(keys) {
		actions = append(actions, object{"type": "keyUp", "value": key})
	}
	b.act(object{"type": "key", "id": "keys", "actions": actions})
}

// Pointer is a kind of pointing device.
type Pointer string

// The kinds that a page can tell apart. WebKitGTK turns touch into the mouse.
const (
	Mouse Pointer = "mouse"
	Touch Pointer = "touch"
)

// Point is a place in the viewport, in CSS pixels.
type Point struct{ X, Y int }

// Move puts the mouse over a point.
func (b *Browser) Move(to Point) {
	b.t.Helper()
	b.point(Mouse, to)
}

// Click presses and releases at a point.
func (b *Browser) Click(kind Pointer, at Point) {
	b.t.Helper()
	b.point(kind, at, object{"type": "pointerDown", "button": 0}, object{"type": "pointerUp", "button": 0})
}

// Drag presses at a point, goes to another in steps and releases there.
func (b *Browser) Drag(kind Pointer, from, to Point) {
	b.t.Helper()
	then := []object{{"type": "pointerDown", "button": 0}}
	const steps = 5
	for i := 1; i <= steps; i++ {
		then = append(then, object{"type": "pointerMove", "duration": 20, "x": from.X + (to.X-from.X)*i/steps, "y": from.Y + (to.Y-from.Y)*i/steps, "origin": "viewport"})
	}
	b.point(kind, from, append(then, object{"type": "pointerUp", "button": 0})...)
}

func (b *Browser) point(kind Pointer, at Point, then ...object) {
	b.t.Helper()
	move := object{"type": "pointerMove", "duration": 0, "x": at.X, "y": at.Y, "origin": "viewport"}
	b.act(object{"type": "pointer", "id": string(kind), "parameters": object{"pointerType": kind}, "actions": append([]object{move}, then...)})
}

func (b *Browser) act(input object) {
	b.t.Helper()
	b.do("PerformActions", object{"actions": []object{input}})
}

// PNG is a picture of the viewport.
func (b *Browser) PNG() []byte {
	b.t.Helper()
	var text string
	b.decode(b.do("TakeScreenshot", object{"full": false}), &text)
	picture, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		b.t.Fatal(err)
	}
	return picture
}

// Node is an element as the browser describes it to assistive technology.
type Node struct{ Role, Name string }

// Nodes are the roles and names of the elements in an array that an expression gives; elements in open shadow roots count.
func (b *Browser) Nodes(expression string) (nodes []Node) {
	b.t.Helper()
	for _, reference := range Eval[[]map[string]string](b, expression) {
		for _, id := range reference {
			var n Node
			b.decode(b.do("GetComputedRole", object{"id": id}), &n.Role)
			b.decode(b.do("GetComputedLabel", object{"id": id}), &n.Name)
			nodes = append(nodes, n)
		}
	}
	return nodes
}

func find(names ...string) (path string, err error) {
	for _, name := range names {
		if path, err = exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("%s is %w", names[0], errMissing)
}
