package wasm_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/wasm"
)

// BenchmarkRequests measures what a reader waits for once the core is there: the details of a place, and the parts of the
// document that a lens or a day changes.
func BenchmarkRequests(b *testing.B) {
	for name, requests := range map[string][]string{
		"details":                     {`"view":"panel","state":"CO"`},
		"details with a pending bill": {`"view":"panel","state":"NY"`},
		"lens":                        {`"view":"time","lens":"end"`, `"view":"map","lens":"end"`, `"view":"legend","lens":"end"`, `"view":"table","lens":"end"`},
		"day": {`"view":"time","asof":"2022"`, `"view":"map","asof":"2022"`, `"view":"legend","asof":"2022"`, `"view":"table","asof":"2022"`,
			`"view":"rubric","asof":"2022"`, `"view":"federal","asof":"2022"`, `"view":"highlights","asof":"2022"`, `"view":"sources","asof":"2022"`},
	} {
		b.Run(name, func(b *testing.B) {
			var c wasm.Core
			require.Contains(b, string(c.Call(nil, append(wasm.AppendDataset([]byte(`{"op":"open","dataset":`), shipped()), '}'))), `"handle":1`)
			b.ReportAllocs()
			for b.Loop() {
				for _, r := range requests {
					c.Call(nil, []byte(`{"op":"view","handle":1,`+r+`}`))
				}
			}
		})
	}
}
