// Package browsertest opens pages in the browsers that a machine has, for tests, as net/http/httptest is for servers. The
// browsers run headless and are driven over W3C WebDriver.
//
//	chromium  chromedriver         WebDriver over HTTP, and the DevTools protocol through it
//	firefox   firefox --marionette the same commands in Marionette's framing, so that no geckodriver is needed
//	webkit    WebKitWebDriver      WebDriver over HTTP, MiniBrowser under Xvfb
//
// [Start] and [Shared] give a browser, or skip the test where it is not installed. Every function ends the test on an
// error: a browser that does not answer is no finding about the page. It runs on Unix, whose process groups let nothing
// outlive a test.
//
// # Why by hand
//
// No library that is kept drives all three engines as a system installs them. chromedp and go-rod drive Chromium alone.
// WebDriver clients for Go could not be had from the module proxy, and would need a geckodriver for Firefox.
// playwright-go needs browsers with its own patches. puppeteer-core is a second language and has no WebKit. The tests
// need a dozen commands, which the standard library alone sends to each engine.
package browsertest
