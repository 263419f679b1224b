//go:build !wasip1

package main

// main tells whoever starts the program outside of WebAssembly what to do instead.
func main() {
	panic("the reactor is a program for WebAssembly: build it with GOOS=wasip1 GOARCH=wasm go build -buildmode=c-shared")
}
