package wasm

import "strings"

// fold writes a text as a search compares it: in small letters and, for the languages that the widget speaks, without
// accents.
func fold(s string) string {
	const base = "aaaaaaaceeeeiiiidnooooo*ouuuuyty" // of U+00E0 to U+00FF, which in UTF-8 are C3 A0 to C3 BF
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c |= 0x20
		case c == 0xC3 && i+1 < len(s) && s[i+1]|0x20 >= 0xA0 && s[i+1]|0x20 <= 0xBF:
			i++
			c = base[s[i]|0x20-0xA0]
		}
		out = append(out, c)
	}
	return string(out)
}

// fields are the words of a text, between spaces and control characters.
func fields(s string) (list []string) {
	start := 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] <= ' ' {
			if i > start {
				list = append(list, s[start:i])
			}
			start = i + 1
		}
	}
	return list
}

func oneLine(s string) string { return strings.Join(fields(s), " ") }

// order gives the indices of n things as a comparison sorts them; equals keep their order. It is a merge sort, compiled once
// for things of all types since it moves indices alone.
func order(n int, compare func(a, b int) int) []int {
	list, merged := make([]int, n), make([]int, n)
	for i := range list {
		list[i] = i
	}
	for width := 1; width < n; width *= 2 {
		for low := 0; low < n; low += 2 * width {
			middle, high := min(low+width, n), min(low+2*width, n)
			left, right := low, middle
			for at := low; at < high; at++ {
				if right == high || left < middle && compare(list[left], list[right]) <= 0 {
					merged[at] = list[left]
					left++
				} else {
					merged[at] = list[right]
					right++
				}
			}
		}
		list, merged = merged, list
	}
	return list
}

// atoi reads a number of one to nine digits. strconv.Atoi would bring tables of characters for its error.
func atoi(s string) (n int, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, 0 < len(s) && len(s) < 10
}
