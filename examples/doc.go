// Package examples holds the programs that a user runs and copies from, each in a folder of its own, and a test of what
// this module's packages may import.
package examples

//go:generate go run ./rendermap -o ../geo/usmap/map.svg
