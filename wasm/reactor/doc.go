// Reactor is the core as a WebAssembly program: bytes in, bytes out. Build it with
//
//	GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared -o core.wasm github.com/endqi/endqi/wasm/reactor
//
// A host calls _initialize once. Then, for each request: inbuf(n) for room, the n bytes of the request into the memory
// there, call() for the length of the answer, outbuf() for where it is. Requests and answers are those of wasm.Core. The
// room and the answer are good until the next call. Nothing runs between calls.
//
// The imports are ten of WASI preview 1. After a trap the instance's state is undefined: drop it and start another.
package main
