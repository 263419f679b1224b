package wasm_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/wasm"
)

// call puts a request to the core and reads the answer.
func call(t *testing.T, c *wasm.Core, request string) map[string]any {
	t.Helper()
	var answer map[string]any
	out := c.Call(nil, []byte(request))
	require.NoError(t, json.Unmarshal(out, &answer), "%s → %s", request, out)
	return answer
}

func opened(t *testing.T) *wasm.Core {
	t.Helper()
	c := &wasm.Core{}
	answer := call(t, c, `{"op":"open","dataset":`+string(wasm.AppendDataset(nil, shipped()))+`}`)
	require.Equal(t, 1.0, answer["handle"], "%v", answer)
	require.Empty(t, answer["warnings"])
	return c
}

func code(answer map[string]any) string {
	e, _ := answer["error"].(map[string]any)
	s, _ := e["code"].(string)
	return s
}

func TestCoreAnswers(t *testing.T) {
	c := opened(t)
	t.Run("the document as it is made natively", func(t *testing.T) {
		answer := call(t, c, `{"op":"view","handle":1,"view":"document"}`)
		assert.Equal(t, string(wasm.Document(nil, shipped(), wasm.Options{})), answer["html"])
	})
	t.Run("the document in pieces, the panel with the first", func(t *testing.T) {
		stream := call(t, c, `{"op":"view","handle":1,"view":"stream"}`)["html"].(string)
		first, _, ok := strings.Cut(stream, wasm.More)
		require.True(t, ok)
		assert.Equal(t, 56, strings.Count(first, `role="option"`))
		assert.True(t, strings.HasSuffix(first, `aria-labelledby="endqi-name">`), "%.100s", first[len(first)-100:])
		count := func(text string) map[string]int { // of words, in whatever order
			n := map[string]int{}
			for _, word := range strings.Fields(strings.ReplaceAll(strings.ReplaceAll(text, wasm.More, ""), "<", " <")) {
				n[word]++
			}
			return n
		}
		assert.Equal(t, count(string(wasm.Document(nil, shipped(), wasm.Options{}))), count(stream), "nothing is lost")
	})
	t.Run("a panel, and what to say of it", func(t *testing.T) {
		answer := call(t, c, `{"op":"view","handle":1,"view":"panel","state":"NM"}`)
		assert.Equal(t, panel(t, "NM"), answer["html"])
		assert.Equal(t, "New Mexico, 3 to 8 of 9, law in force, partly known", answer["announce"])
	})
	t.Run("a lens that does not exist as all nine", func(t *testing.T) {
		answer := call(t, c, `{"op":"view","handle":1,"view":"map","lens":"moon","asof":"yesterday","lang":"tlh","state":"ZZ","id":"1"}`)
		assert.Equal(t, "The map shows score on all nine criteria.", answer["announce"])
	})
	t.Run("members of any type and of any name", func(t *testing.T) {
		answer := call(t, c, `{"op":"view","handle":"1","view":"legend","state":["CO",["x"],{}],"lens":null,"x":{"y":[1]},"z":1e99}`)
		assert.Contains(t, answer["html"], "legend")
	})
}

func TestCoreRefuses(t *testing.T) {
	c := opened(t)
	for name, r := range map[string]struct{ request, code, says string }{
		"no JSON":                {`{"op`, "request", ""},
		"no object":              {`[]`, "request", "is no JSON object"},
		"nothing":                {``, "request", ""},
		"an op without a name":   {`{}`, "request", `op "" is not open, close`},
		"a handle never given":   {`{"op":"view","handle":7,"view":"map"}`, "handle", `handle "7"`},
		"a view that is none":    {`{"op":"view","handle":1,"view":"globe"}`, "view", `view "globe" is not document, stream, summary, time, map`},
		"a dataset that is none": {`{"op":"open","dataset":7}`, "dataset", ""},
		"a misspelt status": {`{"op":"open","dataset":{"bills":[{"id":"a","state":"CO"},{"id":"b","state":"CO","status":"pasesd"}]}}`,
			"dataset", `bills, row 2, column status: status "pasesd" is not one of unknown, pending, enacted, failed`},
		"a later schema": {`{"op":"open","dataset":{"schema":2}}`, "schema", "use a newer program"},
	} {
		t.Run(name, func(t *testing.T) {
			answer := call(t, c, r.request)
			assert.Equal(t, r.code, code(answer))
			assert.Contains(t, answer["error"].(map[string]any)["message"], r.says)
		})
	}
}

func TestCoreKeepsDatasetsApart(t *testing.T) {
	c := opened(t)
	answer := call(t, c, `{"op":"open","dataset":{"updated":"2026-01-01","coverage":[{"state":"GU","searched":"2026-01-01"}]}}`)
	require.Equal(t, 2.0, answer["handle"])
	assert.Len(t, answer["warnings"], 1)
	assert.Contains(t, call(t, c, `{"op":"view","handle":2,"view":"map"}`)["html"], "Guam, 0 of 9, no law found")
	assert.Contains(t, call(t, c, `{"op":"view","handle":1,"view":"map"}`)["html"], "Guam, not assessed")
	call(t, c, `{"op":"close","handle":1}`)
	assert.Equal(t, "handle", code(call(t, c, `{"op":"view","handle":1,"view":"map"}`)))
	assert.Contains(t, call(t, c, `{"op":"view","handle":2,"view":"map"}`)["html"], "Guam, 0 of 9, no law found")
}

func TestDatasetReadsBackTheSame(t *testing.T) {
	want := shipped()
	file := wasm.AppendDataset(nil, want)
	got, err := wasm.ReadDataset(file)
	require.NoError(t, err)
	assert.Equal(t, want, got)
	assert.Equal(t, string(file), string(wasm.AppendDataset(nil, got)))
}

func TestDatasetErrorsSayWhere(t *testing.T) {
	for name, c := range map[string]struct {
		file  string
		want  wasm.DatasetError
		cause any
	}{
		"a date that no calendar has": {`{"bills":[{"id":"a","state":"CO","introduced":"2021-02-30"}]}`,
			wasm.DatasetError{Table: "bills", Row: 1, Column: "introduced", Value: "2021-02-30"}, new(*states.ParseError)},
		"a jurisdiction that is none": {`{"coverage":[{"state":"CO"},{"state":"Colorado"}]}`,
			wasm.DatasetError{Table: "coverage", Row: 2, Column: "state", Value: "Colorado"}, new(*states.ParseError)},
		"a number for a text":     {`{"links":[{"url":7}]}`, wasm.DatasetError{Table: "links", Row: 1, Column: "url"}, wasm.ErrNotText},
		"a row without its key":   {`{"bills":[{"id":"a"}]}`, wasm.DatasetError{Table: "bills", Row: 1, Column: "state"}, wasm.ErrMissing},
		"a table that is no list": {`{"cases":{}}`, wasm.DatasetError{Table: "cases"}, wasm.ErrNotTable},
		"a later schema":          {`{"schema":99}`, wasm.DatasetError{Column: "schema", Value: "99"}, wasm.ErrSchema},
		"no object":               {`7`, wasm.DatasetError{}, wasm.ErrNoObject},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := wasm.ReadDataset([]byte(c.file))
			var got *wasm.DatasetError
			require.ErrorAs(t, err, &got)
			assert.Equal(t, []any{c.want.Table, c.want.Row, c.want.Column, c.want.Value}, []any{got.Table, got.Row, got.Column, got.Value})
			if sentinel, ok := c.cause.(error); ok {
				assert.ErrorIs(t, err, sentinel)
			} else {
				assert.ErrorAs(t, err, c.cause)
			}
		})
	}
}

func TestDatasetForgives(t *testing.T) {
	d, err := wasm.ReadDataset([]byte(`{"schema":1,"notes":{"a":[1]},"bills":[{"id":"a","state":"CO","color":"red","mood":3,"title":null}],"cases":null}`))
	require.NoError(t, err)
	require.Len(t, d.Bills, 1)
	assert.Equal(t, states.Code("CO"), d.Bills[0].State)
	_, err = wasm.ReadDataset([]byte(`{}{}`))
	assert.Error(t, err, "text after the end is not lost in silence")
}

func FuzzReadDataset(f *testing.F) {
	f.Add(wasm.AppendDataset(nil, shipped()))
	f.Add([]byte(`{"bills":[{"id":"a","state":"CO","introduced":"2021"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := wasm.ReadDataset(data)
		if err != nil {
			return
		}
		file := wasm.AppendDataset(nil, d)
		again, err := wasm.ReadDataset(file)
		require.NoError(t, err)
		assert.Equal(t, string(file), string(wasm.AppendDataset(nil, again)))
	})
}

func FuzzCoreCall(f *testing.F) {
	f.Add(`{"op":"view","handle":1,"view":"panel","state":"CO","lens":"pending","asof":"2021","lang":"es","id":"x"}`)
	f.Add(`{"op":"open","dataset":{"bills":[{"id":"a","state":"CO","status":"pending"}]}}`)
	f.Fuzz(func(t *testing.T, request string) {
		c := &wasm.Core{}
		c.Call(nil, []byte(`{"op":"open","dataset":{"bills":[{"id":"a","state":"CO","status":"enacted","status_date":"2020"}]}}`))
		out := c.Call(nil, []byte(request))
		assert.True(t, json.Valid(out), "%s", out)
		if strings.Contains(string(out), `"html"`) {
			var answer struct{ HTML string }
			require.NoError(t, json.Unmarshal(out, &answer))
			wellFormed(t, answer.HTML)
		}
	})
}
