package browsertest

import (
	"encoding/json"
	"os"
)

func (b *Browser) startChromium() error {
	driver, err := find("chromedriver")
	if err != nil {
		return err
	}
	browser, err := find("chromium", "chromium-browser", "google-chrome")
	if err != nil {
		return err
	}
	profile, err := b.folder()
	if err != nil {
		return err
	}
	output, err := b.run(driver, []string{"--port=0"}, nil)
	if err != nil {
		return err
	}
	port, err := await(output, `started successfully on port (\d+)`)
	if err != nil {
		return err
	}
	flags := []string{"--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--user-data-dir=" + profile}
	if os.Geteuid() == 0 {
		flags = append(flags, "--no-sandbox") // Chromium's sandbox refuses root
	}
	return b.connectHTTP("127.0.0.1:"+port, object{
		"browserName":        "chrome",
		"goog:chromeOptions": object{"binary": browser, "args": flags},
		"goog:loggingPrefs":  object{"browser": "ALL"},
	})
}

// DevTools runs a command of Chromium's DevTools protocol and decodes its answer into value, unless that is nil.
func (b *Browser) DevTools(command string, params map[string]any, value any) {
	b.t.Helper()
	if params == nil {
		params = object{}
	}
	answer := b.do("DevTools", object{"cmd": command, "params": params})
	if value != nil {
		b.decode(answer, value)
	}
}

// Message is a line of the browser's console: what scripts wrote, failed requests, violations of the content security policy.
type Message struct {
	Level string // SEVERE, WARNING, INFO or DEBUG
	Text  string `json:"message"`
}

// Console gives and forgets the messages since it was last asked. Only Chromium has it.
func (b *Browser) Console() (messages []Message) {
	b.t.Helper()
	answer := b.do("Log", object{"type": "browser"})
	if err := json.Unmarshal(answer, &messages); err != nil {
		b.t.Fatal(err)
	}
	return messages
}
