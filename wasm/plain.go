package wasm

import (
	"cmp"
	"strings"

	"github.com/endqi/endqi/states"
)

// Elements before which a line ends, and those before which a space stands.
const (
	onLines  = " article blockquote button caption dt details div h2 h3 h4 header li ol p section summary svg table tr ul "
	onSpaces = " dd td text th "
)

// spaced appends the document with white space between elements, and before each label of the map the place's name and score
// in words: it can be read even where a site has stripped all tags. A browser shows none of this, since it skips white space
// between blocks and text directly within a g of SVG.
func (v *view) spaced(dst []byte) []byte {
	m := markup{dst: dst}
	for rest := string(v.dst); rest != ""; {
		before, after, found := strings.Cut(rest, "<")
		m.dst = append(m.dst, before...)
		if !found {
			break
		}
		element, _, _ := strings.Cut(after, ">")
		name, _, _ := strings.Cut(element, " ")
		switch name = " " + name + " "; {
		case strings.Contains(onLines, name):
			m.raw("\n")
		case strings.Contains(onSpaces, name):
			m.raw(" ")
		}
		m.dst = append(append(append(m.dst, '<'), element...), '>')
		rest = after[len(element)+1:]
		if strings.HasPrefix(element, `g class="label `) {
			_, code, _ := strings.Cut(rest, `<text class="code"`)
			_, code, _ = strings.Cut(code, ">")
			if code, _, _ = strings.Cut(code, "<"); code == v.label().Federal() {
				code = string(states.US)
			}
			m.put("\n%", v.read(states.Code(code)))
		}
	}
	return m.dst
}

// read is a place with what the map shows of it, in words: "Alaska: 0 of 9", "Guam: not assessed".
func (v *view) read(c states.Code) string {
	s, _ := v.standing(c)
	return v.place(c) + ": " + cmp.Or(v.value(s), v.kindName(s.Kind))
}
