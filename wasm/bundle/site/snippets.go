package site

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// placeholder stands in snippets for the address of a folder that was built without one; the page that shows them knows it.
const placeholder = "https://map.example/"

// snippets are what other sites copy: the whole map, then one place.
type snippets struct {
	Script, Small, Frame, Picture        string
	PlaceScript, PlaceFrame, PlacePasted string
}

// shownPlace is the place of the snippets, as long as a reader of embed.html chooses no other.
const shownPlace states.Code = "CO"

// newSnippets are what other sites copy, with the folder's address. Each holds a plain link, which is left where a site's
// filter takes scripts and frames away.
func newSnippets(o Options, description string) snippets {
	address, assets := template.HTMLEscapeString(o.address()), o.Assets
	description = template.HTMLEscapeString(description)
	script := func(a Asset) string {
		return fmt.Sprintf(`<script type="module" src="%s%s" integrity="%s" crossorigin="anonymous"></script>`, address, a.URL, a.Integrity)
	}
	link := func(page, content string) string { return fmt.Sprintf(`<a href="%s%s">%s</a>`, address, page, content) }
	whole := link("index.html", title)
	frame := func(page, name string, height int, rights string) string {
		return fmt.Sprintf(`<iframe src="%s%s" title="%s" width="100%%" height="%d" loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox%s></iframe>`, address, page, name, height, rights)
	}
	// what the module asks for first is on its way while the module is
	preload := func(file string) string {
		return fmt.Sprintf(`<link rel="preload" as="fetch" href="%s%s" crossorigin="anonymous">`, address, file) + "\n"
	}
	document := preload("latest-en.html")
	s := snippets{
		Script:  document + script(assets.Module) + "\n<endqi-map>" + whole + "</endqi-map>",
		Small:   preload("latest-map-en.html") + script(assets.Module) + "\n" + `<endqi-map show="map legend">` + whole + "</endqi-map>",
		Frame:   frame("map.html", title, 900, ` allow-downloads allow-modals" allow="clipboard-write; web-share"`) + "\n<p>" + whole + "</p>\n" + script(assets.FrameScript),
		Picture: link("index.html", fmt.Sprintf(`<img src="%smap.svg" width="100%%" alt="%s">`, address, description)),
	}

	place, _ := states.ByCode(shownPlace)
	name := "Qualified immunity in " + place.Name
	page := link(PagesFolder+string(shownPlace)+".html", name)
	card, _ := wasm.Place(nil, o.Dataset, wasm.Options{State: shownPlace, Pages: o.address() + PagesFolder})
	element := fmt.Sprintf(`<endqi-place state="%s">`, shownPlace)
	s.PlaceScript = preload(CardsFolder+string(shownPlace)+"-en.html") + script(assets.PlaceModule) + "\n" + element + page + "</endqi-place>"
	s.PlaceFrame = frame("card.html#"+string(shownPlace), name, 380, `"`) + "\n<p>" + page + "</p>\n" + script(assets.FrameScript)
	s.PlacePasted = element + `<template shadowrootmode="open"><link rel="stylesheet" href="` + address + assets.PlaceSheet.URL + `">` + "\n" +
		strings.TrimSpace(string(card)) + "</template>\n" + page + "</endqi-place>"
	return s
}
