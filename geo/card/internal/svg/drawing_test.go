package svg

import (
	"image/color"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A pattern of which the left half is red, 4 wide, stands in a group as it is and in another twice as large.
func TestPatternsFollowTheirPlane(t *testing.T) {
	d, err := Parse([]byte(`<svg viewBox="0 0 16 8"><defs><pattern id="p" width="4" height="4"><path fill="#ff0000" d="M0 0H2V4H0z"/></pattern></defs>
		<path fill="url(#p)" d="M0 0H8V8H0z"/><g transform="translate(8 0) scale(2)"><path fill="url(#p)" d="M0 0H4V4H0z"/></g></svg>`))
	require.NoError(t, err)
	assert.Equal(t, Box{0, 0, 16, 8}, d.View)
	c := NewCanvas(16, 8, color.RGBA{})
	require.NoError(t, d.Draw(c, identity))
	var row string
	for x := range 16 {
		row += map[bool]string{true: "r", false: "."}[c.RGBAAt(x, 4).R > 128]
	}
	assert.Equal(t, "rr..rr..rrrr....", row)
}
