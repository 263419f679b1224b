package site

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"
)

// Policy is a content security policy under which a page shows the map from its own origin. WebAssembly needs
// 'wasm-unsafe-eval', which allows no JavaScript from text.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; frame-src 'self'"

// HostedPolicy is a content security policy under which a page shows the map from another origin, "https://map.example".
func HostedPolicy(origin string) string {
	return "default-src 'none'; script-src 'self' " + origin + " 'wasm-unsafe-eval'; style-src 'self' " + origin +
		"; connect-src 'self' " + origin + "; img-src 'self' data: " + origin + "; frame-src 'self' " + origin
}

// origin is the part of a folder's address that a content security policy names: scheme, host and port.
func origin(address string) string {
	u, _ := url.Parse(address) // CheckURL has
	return u.Scheme + "://" + u.Host
}

// Header is one that a host sends with a file.
type Header struct{ Name, Value string }

// framePolicy is what holds for map.html and card.html wherever the folder lies. It says nothing of who may frame it: even "frame-ancestors *"
// keeps it out of a frame within a sandboxed frame.
const framePolicy = "base-uri 'none'; form-action 'none'; object-src 'none'"

// rules say which headers go with which files of a folder: the first those of every file, the others further ones. No two
// that fit a file name the same header, since hosts that read the file _headers send the values of both.
var rules = [...]struct {
	fits    func(name string) bool
	headers []Header
}{
	{func(string) bool { return true }, []Header{
		{"Access-Control-Allow-Origin", "*"},
		{"Cross-Origin-Resource-Policy", "cross-origin"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
		{"X-Content-Type-Options", "nosniff"},
	}},
	{IsPinned, []Header{{"Cache-Control", "public, max-age=31536000, immutable"}}},
	{func(name string) bool { return !IsPinned(name) }, []Header{{"Cache-Control", "public, max-age=300"}}},
	{func(name string) bool { return path.Ext(name) == ".wasm" }, []Header{{"Content-Type", "application/wasm"}}},
	{func(name string) bool { return path.Ext(name) == ".geojson" }, []Header{{"Content-Type", "application/geo+json"}}},
	{func(name string) bool { return path.Ext(name) == ".topojson" }, []Header{{"Content-Type", "application/json"}}}, // it has no type of its own
	{func(name string) bool { return name == atomFeed }, []Header{{"Content-Type", "application/atom+xml"}}},
	{func(name string) bool { return name == jsonFeed }, []Header{{"Content-Type", "application/feed+json"}}},
	{func(name string) bool { return name == "map.html" || name == "card.html" }, []Header{
		{"Content-Security-Policy", framePolicy},
		{"Cross-Origin-Embedder-Policy", "require-corp"}, // or a page that requires it shows no frame
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	}},
}

// CommonHeaders are those of every file.
func CommonHeaders() []Header { return slices.Clone(rules[0].headers) }

// HeadersOf are a file's headers beyond those of every file.
func HeadersOf(name string) (all []Header) {
	for _, r := range rules[1:] {
		if r.fits(name) {
			all = append(all, r.headers...)
		}
	}
	return all
}

// HeadersFile is the file _headers, as Netlify and Cloudflare Pages read it, for files of a folder at an address; without
// one they lie at the root of their host. A file has a rule of its own, since one for all of a kind would fit files that are not there; a
// folder has one for all of its files, and a file in it one for what only it has.
func HeadersFile(address string, names []string) []byte {
	u, _ := url.Parse(address) // CheckURL has
	root := cmp.Or(u.EscapedPath(), "/")
	var text strings.Builder
	rule := func(pattern string, headers []Header) {
		text.WriteString(root + pattern + "\n")
		for _, x := range headers {
			text.WriteString("  " + x.Name + ": " + x.Value + "\n")
		}
	}
	rule("*", rules[0].headers)
	var folders []string
	for _, name := range slices.Sorted(slices.Values(names)) {
		if folder, _, inside := strings.Cut(name, "/"); inside {
			folder += "/"
			if !slices.Contains(folders, folder) {
				folders = append(folders, folder)
				rule(folder+"*", HeadersOf(folder))
			}
			if more := HeadersOf(name)[len(HeadersOf(folder)):]; len(more) > 0 {
				rule(name, more)
			}
			continue
		}
		page, isPage := strings.CutSuffix(name, ".html")
		if name == "index.html" {
			rule("", HeadersOf(name))
		}
		rule(name, HeadersOf(name))
		if isPage { // which both hosts show without the ending
			rule(page, HeadersOf(name))
		}
	}
	return []byte(text.String())
}
