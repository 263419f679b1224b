// Score runs core.wasm, the program behind the map, in Go without a browser: it scores a bill by the rule that the map
// follows. score.mjs does the same in Node.
//
//	go run ./examples/site -out map
//	go run ./examples/score map/core-*.wasm
//	node examples/score/score.mjs map/core-*.wasm
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "score: say where core.wasm is: go run ./examples/score map/core-*.wasm")
		os.Exit(2)
	}
	program, err := os.ReadFile(os.Args[1])
	if err == nil {
		var text string
		text, err = score(context.Background(), program, map[string]string{"police_officers": "met", "attorney_fees": "partial"})
		fmt.Println(text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

// score says what verdicts, by the keys of their criteria, add up to: "1.5 to 8.5 of 9 …", since seven are not assessed.
func score(ctx context.Context, program []byte, verdicts map[string]string) (string, error) {
	runtime := wazero.NewRuntime(ctx)
	defer runtime.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	core, err := runtime.InstantiateWithConfig(ctx, program, wazero.NewModuleConfig().WithStartFunctions("_initialize"))
	if err != nil {
		return "", err
	}
	call := func(name string, args ...uint64) (n uint32) {
		results, e := core.ExportedFunction(name).Call(ctx, args...)
		if err = e; err == nil {
			n = uint32(results[0])
		}
		return n
	}
	ask := func(request any) (answer struct {
		Announce string
		Error    struct{ Message string }
	}) {
		text, _ := json.Marshal(request)
		core.Memory().Write(call("inbuf", uint64(len(text))), text)
		length := call("call")
		text, _ = core.Memory().Read(call("outbuf"), length)
		if err == nil {
			err = json.Unmarshal(text, &answer)
		}
		return answer
	}
	ask(map[string]any{"op": "open", "dataset": map[string]any{}})
	request := map[string]any{"op": "view", "handle": 1, "view": "score.result", "place": "TX"}
	for criterion, verdict := range verdicts {
		request[criterion] = verdict
	}
	answer := ask(request)
	if answer.Error.Message != "" {
		return "", fmt.Errorf("core: %s", answer.Error.Message)
	}
	return answer.Announce, err
}
