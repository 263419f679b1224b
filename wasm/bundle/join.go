package bundle

import (
	"encoding/json"
	"errors"
	"io/fs"
	"path"

	"github.com/evanw/esbuild/pkg/api"

	"github.com/endqi/endqi/wasm/element"
)

// target is the oldest JavaScript and CSS that the element is written in; browsers have had it since 2023.
const target = api.ES2022

// join makes one module of one of the element's and what it imports. Each name of defined becomes its value, as JSON.
func join(entry string, defined map[string]any) ([]byte, error) {
	texts := map[string]string{}
	for name, value := range defined {
		text, err := json.Marshal(value)
		if err != nil {
			return nil, err
		}
		texts[name] = string(text)
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{entry},
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            target,
		Charset:           api.CharsetUTF8,
		MinifyWhitespace:  true,
		MinifySyntax:      true,
		MinifyIdentifiers: true,
		Define:            texts,
		Plugins:           []api.Plugin{{Name: "element", Setup: serveElement}},
	})
	if err := failure(result.Errors); err != nil {
		return nil, err
	}
	return result.OutputFiles[0].Contents, nil
}

// serveElement gives esbuild the files of package element, as if they lay in one folder.
func serveElement(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: "."}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: path.Base(args.Path), Namespace: "element"}, nil
	})
	build.OnLoad(api.OnLoadOptions{Filter: `\.js$`, Namespace: "element"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		source, err := fs.ReadFile(element.Files(), args.Path)
		text := string(source)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJS}, err
	})
	build.OnLoad(api.OnLoadOptions{Filter: `\.css$`, Namespace: "element"}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		sheet, err := styleSheet(styles[args.Path]...)
		text := string(sheet)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, err
	})
}

// styles are the files of a style sheet, by the name that a script imports or a page links: what the map needs at once, what follows it, and the card.
var styles = map[string][]string{
	"map.css":   {"common.css", "map.css"},
	"views.css": {"cells.css", "views.css"},
	"place.css": {"common.css", "cells.css", "place.css"},
}

// styleSheet joins files of an element.
func styleSheet(names ...string) ([]byte, error) {
	var all []byte
	for _, name := range names {
		source, err := fs.ReadFile(element.Files(), name)
		if err != nil {
			return nil, err
		}
		all = append(all, source...)
	}
	return minify(string(all))
}

// minify writes a style sheet without what only people read.
func minify(source string) ([]byte, error) {
	result := api.Transform(source, api.TransformOptions{
		Loader:           api.LoaderCSS,
		Charset:          api.CharsetUTF8,
		MinifyWhitespace: true,
		MinifySyntax:     true,
	})
	return result.Code, failure(result.Errors)
}

func failure(messages []api.Message) error {
	var all []error
	for _, m := range api.FormatMessages(messages, api.FormatMessagesOptions{Kind: api.ErrorMessage}) {
		all = append(all, errors.New(m))
	}
	return errors.Join(all...)
}
