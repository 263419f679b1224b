// Package wasm is the core of the map widget: a function from records and options to a document.
//
// The same code makes the snapshot that a reader sees first, natively and without a script, and every view that follows,
// as WebAssembly in the reader's browser. It holds no records of its own: they are its input.
//
//   - [ReadDataset] and [AppendDataset] read and write the records as one JSON file.
//   - [Document] writes the whole widget, [Panels] the details of every jurisdiction, [View] any one part.
//   - [Core] answers requests in JSON; it is what the WebAssembly reactor exports, and runs as well in a Go test.
//
// Text enters the markup in one way only, through a builder that escapes it; the rest of the markup is constants of this
// package. Addresses other than http, https and mailto are left out.
package wasm
