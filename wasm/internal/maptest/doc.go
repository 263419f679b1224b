// Package maptest holds what the browser tests of the element and of the bundle share: a built folder, a server that
// counts what is asked for, pages that show the map, and what a reader does on them.
//
// The folder is made once a test binary, with go run as a user makes it. A package that uses it ends its TestMain with [Main].
package maptest
