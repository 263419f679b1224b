// Package wasm is the core of the map widget: a function from records and options to a document.
//
// The same code makes the snapshot that a reader sees first, natively and without a script, and every view that follows,
// as WebAssembly in the reader's browser. It holds no records of its own: they are its input.
//
//   - [ReadDataset] and [AppendDataset] read and write the records as one JSON file.
//   - [Document] writes the whole widget, [Panels] the details of every jurisdiction, [View] any one part.
//   - [Place] writes a card of one jurisdiction, for pages without room for the map.
//   - [Core] answers requests in JSON; it is what the WebAssembly reactor exports, and runs as well in a Go test.
//
// A part of the document, and a view that goes into its slot, is a row of the table in parts.go; what the map can show beside the
// law is a row of the one in lens.go.
//
// Text enters the markup in one way only, through a builder that escapes it; the rest of the markup is constants of this
// package. An address that [states.CheckURL] refuses is text at most, never a link.
package wasm
