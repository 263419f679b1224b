package browsertest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// endpoints gives the commands of W3C WebDriver § 6.4 that are used here, and chromedriver's own, by the names that Marionette has for them.
var endpoints = map[string]string{
	"Navigate":         "POST /url",
	"ExecuteScript":    "POST /execute/sync",
	"PerformActions":   "POST /actions",
	"TakeScreenshot":   "GET /screenshot",
	"SetTimeouts":      "POST /timeouts",
	"SetWindowRect":    "POST /window/rect",
	"SwitchToFrame":    "POST /frame",
	"GetComputedRole":  "GET /element/{id}/computedrole",
	"GetComputedLabel": "GET /element/{id}/computedlabel",
	"DevTools":         "POST /goog/cdp/execute",
	"Log":              "POST /se/log",
}

// connectHTTP opens a session with a driver that speaks WebDriver over HTTP.
func (s *session) connectHTTP(address string, capabilities object) error {
	client := http.Client{Timeout: 2 * patience}
	call := func(method, path string, body any) (json.RawMessage, error) {
		content, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		if method != http.MethodPost {
			content = nil
		}
		request, err := http.NewRequest(method, "http://"+address+path, bytes.NewReader(content))
		if err != nil {
			return nil, err
		}
		request.Header.Set("Content-Type", "application/json")
		response, err := client.Do(request)
		if err != nil {
			return nil, err
		}
		defer response.Body.Close()
		var answer struct{ Value json.RawMessage }
		if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
			return nil, err
		}
		if response.StatusCode != http.StatusOK {
			var failure struct{ Error, Message string }
			json.Unmarshal(answer.Value, &failure)
			return nil, fmt.Errorf("%s: %s", failure.Error, failure.Message)
		}
		return answer.Value, nil
	}
	answer, err := call(http.MethodPost, "/session", object{"capabilities": object{"alwaysMatch": capabilities}})
	if err != nil {
		return err
	}
	var opened struct{ SessionID string }
	if err := json.Unmarshal(answer, &opened); err != nil {
		return err
	}
	root := "/session/" + opened.SessionID
	s.stops = append(s.stops, func() { call(http.MethodDelete, root, nil) })
	s.send = func(command string, args object) (json.RawMessage, error) {
		method, path, ok := strings.Cut(endpoints[command], " ")
		if !ok {
			return nil, fmt.Errorf("no such command here")
		}
		if id, ok := args["id"].(string); ok {
			path = strings.Replace(path, "{id}", id, 1)
		}
		return call(method, root+path, args)
	}
	return nil
}
