//go:build race

package card_test

// The race detector slows drawing down twentyfold: with it a few cards stand for all of them.
const raceDetector = true
