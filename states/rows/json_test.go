package rows

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
)

// The standard library is the oracle: what it takes the decoder skips whole, and a text reads alike in both.
func checkJSON(t *testing.T, data string) {
	d := Decoder{Data: []byte(data)}
	err := d.Skip()
	if err == ErrDepth {
		return
	}
	whole := err == nil && d.Done()
	if utf8.ValidString(data) {
		assert.Equal(t, json.Valid([]byte(data)), whole, "%q", data)
	}
	var want string
	if json.Unmarshal([]byte(data), &want) == nil && strings.HasPrefix(strings.TrimSpace(data), `"`) && utf8.ValidString(data) {
		d := Decoder{Data: []byte(data)}
		got, err := d.Text()
		assert.NoError(t, err, "%q", data)
		assert.Equal(t, want, got)
	}
}

var jsonSeeds = []string{
	``, ` `, `{}`, "{}\x00", `[]`, `{"a":[1,-2.5e+3,true,false,null,"x"]}`, `[1,]`, `{"a"}`, `{"a":}`, `{a:1}`, `"`, `"a`, `"\`, `"\u12`, `"\u00e9"`,
	`"\ud83d\ude00"`, `"\ud83d"`, `"\ud83dx"`, `"\ud83d\u0041"`, `"\ude00"`, `"\ud83d\ud83d\ude00"`, "\"\x01\"", `"\x"`, `"\/\b\f\n\r\t\"\\"`, `01`, `-`, `1.`, `.5`, `1e`,
	`1e5`, `+1`, `-0`, `nul`, `truefalse`, `[1 2]`, `{"a":1 "b":2}`, "\ufeff{}", strings.Repeat("[", 40) + strings.Repeat("]", 40),
}

func TestDecoderAgreesWithTheStandardLibrary(t *testing.T) {
	for _, s := range jsonSeeds {
		checkJSON(t, s)
	}
}

func FuzzDecoder(f *testing.F) {
	for _, s := range jsonSeeds {
		f.Add(s)
	}
	f.Fuzz(checkJSON)
}

func TestDecoderBoundsItsRecursion(t *testing.T) {
	d := Decoder{Data: []byte(strings.Repeat("[", 1e6))}
	assert.ErrorIs(t, d.Skip(), ErrDepth)
}

func TestDecoderRefusesBytesThatAreNoUTF8(t *testing.T) {
	for _, s := range []string{"\"\xff\"", "\"\\n\xff\""} {
		d := Decoder{Data: []byte(s)}
		_, err := d.Text()
		assert.ErrorIs(t, err, ErrUTF8)
	}
}
