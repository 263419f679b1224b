package labels

import "strings"

// Catalogue holds texts in one language: one a line, between line ends, its key, a space, the text; in the order of the keys. In a text {0}, {1} … stand
// for arguments. Tests hold that no key is missing, unused or out of order.
//
// It is one constant, not a structure of hundreds of fields: what reads the fields would be more code than the texts.
type Catalogue string

// Find looks a key up.
func (c Catalogue) Find(k string) (text string, ok bool) {
	low, high := 1, len(c) // each at the beginning of a line
	for low < high {
		at := low + strings.LastIndexByte(string(c[low:(low+high)/2]), '\n') + 1
		end := at + strings.IndexByte(string(c[at:]), '\n')
		name, text, _ := strings.Cut(string(c[at:end]), " ")
		switch {
		case name == k:
			return text, true
		case name < k:
			low = end + 1
		default:
			high = at
		}
	}
	return "", false
}
