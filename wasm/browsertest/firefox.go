package browsertest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// preferences keep Firefox from asking, updating and calling home, and let Tab reach links as on other systems.
const preferences = `user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
user_pref("app.update.disabledForTesting", true);
user_pref("accessibility.tabfocus", 7);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "http://127.0.0.1:9/");
user_pref("extensions.getAddons.cache.enabled", false);
`

func (b *Browser) startFirefox() error {
	browser, err := find("firefox-esr", "firefox")
	if err != nil {
		return err
	}
	profile, err := b.folder()
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(preferences), 0o600); err != nil {
		return err
	}
	flags := []string{"--headless", "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", profile}
	output, err := b.run(browser, flags, []string{"MOZ_HEADLESS=1", "MOZ_CRASHREPORTER_DISABLE=1", "HOME=" + profile})
	if err != nil {
		return err
	}
	port, err := await(output, `Listening on port (\d+)`)
	if err != nil {
		return err
	}
	connection, err := dial("127.0.0.1:" + port)
	if err != nil {
		return err
	}
	b.stops = append(b.stops, func() { connection.Close() })
	return b.connectMarionette(connection)
}

// connectMarionette opens a session with Firefox itself. A message is LENGTH:JSON; [0, id, command, arguments] asks and
// [1, id, error, result] answers.
func (s *session) connectMarionette(connection net.Conn) error {
	reader := bufio.NewReader(connection)
	read := func(value any) error {
		length, err := reader.ReadString(':')
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
		if err != nil {
			return err
		}
		message := make([]byte, n)
		if _, err := io.ReadFull(reader, message); err != nil {
			return err
		}
		return json.Unmarshal(message, value)
	}
	id := 0
	s.send = func(command string, args object) (json.RawMessage, error) {
		id++
		if !strings.Contains(command, ":") {
			command = "WebDriver:" + command
		}
		if args == nil {
			args = object{}
		}
		message, err := json.Marshal([]any{0, id, command, args})
		if err != nil {
			return nil, err
		}
		connection.SetDeadline(time.Now().Add(2 * patience))
		if _, err := fmt.Fprintf(connection, "%d:%s", len(message), message); err != nil {
			return nil, err
		}
		var answer [4]json.RawMessage
		if err := read(&answer); err != nil {
			return nil, err
		}
		var failure *struct{ Error, Message string }
		if json.Unmarshal(answer[2], &failure); failure != nil {
			return nil, fmt.Errorf("%s: %s", failure.Error, failure.Message)
		}
		var result struct{ Value json.RawMessage }
		if json.Unmarshal(answer[3], &result) == nil && result.Value != nil {
			return result.Value, nil
		}
		return answer[3], nil
	}
	if err := read(new(any)); err != nil { // the greeting
		return err
	}
	if _, err := s.send("NewSession", nil); err != nil {
		return err
	}
	s.stops = append(s.stops, func() { s.send("Marionette:Quit", object{"flags": []string{"eForceQuit"}}) })
	return nil
}

// chrome runs a script with Firefox's own privileges on the page's browsing context, which it calls page.
func (b *Browser) chrome(script string, args ...any) {
	b.t.Helper()
	b.do("Marionette:SetContext", object{"value": "chrome"})
	b.Run("const page = Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser.browsingContext;"+script, nil, args...)
	b.do("Marionette:SetContext", object{"value": "content"})
}
