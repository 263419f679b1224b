package site

import (
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"path"
	"regexp"
	"strings"
)

// Asset is a file as latest.json and the pages name it.
type Asset struct {
	URL       string `json:"url"` // relative to the folder
	Integrity string `json:"integrity"`
	Bytes     int    `json:"bytes"`
}

// Assets are the files that do not depend on data: package bundle makes them.
type Assets struct {
	Core, Boundaries        Asset // what the element fetches where it computes
	Module                  Asset // the element
	Sheet, ViewsSheet       Asset // its style sheets: what the map needs, and what follows it
	Interaction             Asset // what the element loads while it shows the map
	PlaceModule, PlaceSheet Asset // the card of a place and its style sheet
	PageSheet               Asset // the style sheet of the pages around the element
	PageScript, CardScript  Asset // the element and the card, with what makes them answer to the address of index.html, map.html and card.html
	FrameScript             Asset // for pages of others with a frame
	EmbedScript             Asset // for embed.html
}

// Latest is the content of latest.json: the files of the current edition.
type Latest struct {
	Edition    string            `json:"edition"`
	Views      map[string]*Views `json:"views"` // by language
	Dataset    Asset             `json:"dataset"`
	Boundaries Asset             `json:"boundaries"`
	Core       Asset             `json:"core"`
}

// Views are the files of one language. The snapshot's name has no hash: whoever shows it asks for nothing before it.
type Views struct {
	Snapshot Asset `json:"snapshot"`
	Panels   Asset `json:"panels"`
}

// files is what a document of a language says of its edition, see [wasm.Options]: names and hashes of panels and dataset.
func (l *Latest) files(lang string) string {
	panels := l.Views[lang].Panels
	return strings.Join([]string{panels.URL, panels.Integrity, l.Dataset.URL, l.Dataset.Integrity}, " ")
}

var pinned = regexp.MustCompile(`-[0-9a-f]{10}\.[a-z]+$`)

// IsPinned reports whether a file, or all files of a folder, have a hash of their content in their name, and so never change.
func IsPinned(name string) bool { return name == PanelsFolder || pinned.MatchString(name) }

// Pinned is the step that makes a file under a name that holds a hash of its content. It fills asset, unless that is nil.
func Pinned(name string, asset *Asset, content func() ([]byte, error)) Step {
	return fileStep(name, asset, content, func(data []byte) string {
		sum, ext := sha512.Sum384(data), path.Ext(name)
		return strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:5]) + ext
	})
}

// Named is the step that makes a file under its own name. It fills asset, unless that is nil.
func Named(name string, asset *Asset, content func() ([]byte, error)) Step {
	return fileStep(name, asset, content, func([]byte) string { return name })
}

func fileStep(name string, asset *Asset, content func() ([]byte, error), rename func(data []byte) string) Step {
	return Step{name, func(write func(string, []byte) error) error {
		data, err := content()
		if err != nil {
			return err
		}
		name := rename(data)
		if asset != nil {
			*asset = describe(name, data)
		}
		return write(name, data)
	}}
}

func describe(name string, data []byte) Asset {
	sum := sha512.Sum384(data)
	return Asset{URL: name, Integrity: "sha384-" + base64.StdEncoding.EncodeToString(sum[:]), Bytes: len(data)}
}
