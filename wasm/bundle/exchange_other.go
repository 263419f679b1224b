//go:build !linux

package bundle

// exchange replaces a folder by another, which then has the old one's content.
func exchange(dir, place string) error { return replaceInSteps(dir, place) }
