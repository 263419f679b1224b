//go:build wasip1

package main

import (
	"unsafe"

	"github.com/endqi/endqi/wasm"
)

var (
	core    wasm.Core
	in, out []byte
)

// inbuf makes room for a request of n bytes and tells where.
//
//go:wasmexport inbuf
func inbuf(n uint32) unsafe.Pointer {
	if uint32(cap(in)) < n {
		in = make([]byte, n)
	}
	in = in[:n]
	return unsafe.Pointer(unsafe.SliceData(in))
}

// call answers the request and tells how long the answer is.
//
//go:wasmexport call
func call() uint32 {
	out = core.Call(out[:0], in)
	return uint32(len(out))
}

// outbuf tells where the answer is.
//
//go:wasmexport outbuf
func outbuf() unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(out)) }

// main is not called in a reactor.
func main() {}
