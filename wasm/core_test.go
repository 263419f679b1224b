package wasm_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/rows"
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
		assert.Equal(t, 57, strings.Count(first, `role="option"`))
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
	t.Run("each day as if it were the only one asked for", func(t *testing.T) {
		for _, day := range []string{"2019", "", "2022", "2022", "2019"} {
			want, _ := wasm.View(nil, shipped(), "table", wasm.Options{AsOf: states.MustParseDate(day)})
			assert.Equal(t, string(want), call(t, c, `{"op":"view","handle":1,"view":"table","asof":"`+day+`"}`)["html"], day)
		}
	})
	t.Run("a panel, and what to say of it", func(t *testing.T) {
		answer := call(t, c, `{"op":"view","handle":1,"view":"panel","state":"NM"}`)
		assert.Equal(t, panel(t, "NM"), answer["html"])
		assert.Equal(t, "New Mexico, 4 to 5 of 9, law in force, partly scored", answer["announce"])
	})
	t.Run("whose data they are", func(t *testing.T) {
		for _, request := range []string{`"op":"view","view":"document"`, `"op":"view","view":"stream"`, `"op":"view","view":"sources"`, `"op":"export","format":"svg"`, `"op":"export","format":"cite"`} {
			answer := call(t, c, `{"handle":1,"host":"example.org",`+request+`}`)
			assert.Contains(t, fmt.Sprint(answer["html"], answer["text"]), "data of example.org", request)
		}
	})
	t.Run("a lens that does not exist as all nine", func(t *testing.T) {
		answer := call(t, c, `{"op":"view","handle":1,"view":"map","lens":"moon","asof":"yesterday","lang":"tlh","state":"ZZ","id":"1"}`)
		assert.Contains(t, answer["announce"], "The map shows score on all nine criteria. ")
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
		"a view that is none":    {`{"op":"view","handle":1,"view":"globe"}`, "view", `view "globe" is not document, stream, head, map, panel, time, legend, table, table.list, rubric`},
		"a dataset that is none": {`{"op":"open","dataset":7}`, "dataset", ""},
		"a misspelt status": {`{"op":"open","dataset":{"bills":[{"id":"a","state":"CO","effect":"limits","source_url":"https://example.org"},{"id":"b","state":"CO","status":"pasesd"}]}}`,
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

// A page puts the text of a dataset into a request as it came: whatever that text is, the rest of the request stays.
func TestDatasetCannotChangeItsRequest(t *testing.T) {
	for name, dataset := range map[string]string{
		"an op and a handle":        `{"bills":[]},"op":"close","handle":1`,
		"the op alone":              `{"bills":[]},"op":"view"`,
		"the op before":             `{},"op":"close","dataset":{}`,
		"an op spelt by escapes":    `{"bills":[]},"\u006f\u0070":"close","handle":1`,
		"an op that is null":        `{"bills":[]},"op":null`,
		"an op in a list":           `{"bills":[]},"op":["close"]`,
		"an op that is an object":   `{"bills":[]},"op":{}`,
		"another dataset":           `{"bills":[]},"dataset":{"bills":[{"id":"a","state":"CO"}]}`,
		"none, and another":         `null,"dataset":{"bills":[]}`,
		"a list, and another":       `[],"dataset":{"bills":[]}`,
		"a request of its own":      `{"bills":[]}}{"op":"close","handle":1`,
		"a request on another line": "{\"bills\":[]}}\n{\"op\":\"close\",\"handle\":1",
		"a brace too many":          `{"bills":[]}}`,
		"text behind it":            `{"bills":[]}} x {`,
		"a zero byte behind it":     "{\"bills\":[]}}\x00{",
		"a comma behind it":         `{"bills":[]}},{`,
	} {
		t.Run(name, func(t *testing.T) {
			c := opened(t)
			assert.Equal(t, "request", code(call(t, c, `{"op":"open","dataset":`+dataset+`}`)))
			assert.Contains(t, call(t, c, `{"op":"view","handle":1,"view":"map"}`)["html"], "Colorado", "what was open still is")
			assert.Equal(t, 2.0, call(t, c, `{"op":"open","dataset":{}}`)["handle"], "and nothing else is")
		})
	}
	for name, request := range map[string]string{
		"a member twice":                         `{"op":"view","handle":1,"view":"map","view":"table"}`,
		"the same value twice":                   `{"op":"view","handle":1,"handle":1,"view":"map"}`,
		"a member of a member twice":             `{"op":"view","handle":1,"view":"map","x":{"y":1,"y":2}}`,
		"a member of a member and its long name": `{"op":"view","handle":1,"view":"map","x":{"y":1},"x.y":2}`,
		"an empty list, and a text":              `{"op":"view","handle":1,"view":"map","state":[],"state":"CO"}`,
	} {
		assert.Equal(t, "request", code(call(t, opened(t), request)), name)
	}
	c := opened(t)
	assert.Contains(t, call(t, c, "\n {\"op\":\"view\",\"handle\":1,\"view\":\"map\"} \r\n\t")["html"], "Colorado", "space around a request is nothing")
	assert.Contains(t, call(t, c, `{"op":"view","handle":1,"view":"map","x":{"op":"close"},"y":{"op":"close"}}`)["html"], "Colorado", "a name within a member is another one")
	twice := call(t, c, `{"op":"view","op":"view"}`)["error"].(map[string]any)
	assert.Equal(t, "the request names a member twice: leave one out", twice["message"])
}

func TestCoreKeepsDatasetsApart(t *testing.T) {
	c := opened(t)
	answer := call(t, c, `{"op":"open","dataset":{"updated":"2026-01-01","coverage":[{"state":"GU","searched":"2026-01-01"}]}}`)
	require.Equal(t, 2.0, answer["handle"])
	assert.Len(t, answer["warnings"], 1)
	assert.Contains(t, call(t, c, `{"op":"view","handle":2,"view":"map"}`)["html"], "Guam, 0 of 9, no law limiting immunity found")
	assert.Contains(t, call(t, c, `{"op":"view","handle":1,"view":"map"}`)["html"], "Guam, not assessed")
	call(t, c, `{"op":"close","handle":1}`)
	assert.Equal(t, "handle", code(call(t, c, `{"op":"view","handle":1,"view":"map"}`)))
	assert.Contains(t, call(t, c, `{"op":"view","handle":2,"view":"map"}`)["html"], "Guam, 0 of 9, no law limiting immunity found")
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
			wasm.DatasetError{Place: dataset.Place{Table: "bills", Row: 1, Column: "introduced"}, Value: "2021-02-30"}, new(*states.ParseError)},
		"a jurisdiction that is none": {`{"coverage":[{"state":"CO"},{"state":"Colorado"}]}`,
			wasm.DatasetError{Place: dataset.Place{Table: "coverage", Row: 2, Column: "state"}, Value: "Colorado"}, new(*states.ParseError)},
		"a number for a text":     {`{"links":[{"url":7}]}`, wasm.DatasetError{Place: dataset.Place{Table: "links", Row: 1, Column: "url"}, Value: "7"}, dataset.ErrNotText},
		"a row without its key":   {`{"bills":[{"id":"a"}]}`, wasm.DatasetError{Place: dataset.Place{Table: "bills", Row: 1, Column: "state"}}, dataset.ErrMissing},
		"a table that is no list": {`{"cases":{}}`, wasm.DatasetError{Place: dataset.Place{Table: "cases"}}, dataset.ErrNotTable},
		"a later schema":          {`{"schema":99}`, wasm.DatasetError{Place: dataset.Place{Column: "schema"}, Value: "99"}, dataset.ErrEdition},
		"no object":               {`7`, wasm.DatasetError{}, rows.ErrNoObject},
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
	d, err := wasm.ReadDataset([]byte(`{"schema":1,"bills":[{"id":"a","state":"CO","effect":"limits","source_url":"https://example.org","color":"red","mood":3,"title":null}]}`))
	require.NoError(t, err)
	require.Len(t, d.Bills, 1)
	assert.Equal(t, states.Code("CO"), d.Bills[0].State)
	_, err = wasm.ReadDataset([]byte(`{}{}`))
	assert.Error(t, err, "text after the end is not lost in silence")
}

func FuzzReadDataset(f *testing.F) {
	// Small seeds: the whole dataset would be minimized for minutes before anything is tried.
	few := *shipped()
	few.Bills, few.Evidence, few.Coverage, few.Cases, few.Links = few.Bills[:1], few.Evidence[:1], few.Coverage[:1], few.Cases[:1], few.Links[:1]
	f.Add(wasm.AppendDataset(nil, &few))
	f.Add([]byte(`{"bills":[{"id":"a","state":"CO","introduced":"2021","effect":"limits","source_url":"https://example.org"}]}`))
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
	f.Add(`{"op":"open","dataset":{"bills":[{"id":"a","state":"CO","status":"pending","effect":"limits","source_url":"https://example.org"}]}}`)
	f.Fuzz(func(t *testing.T, request string) {
		c := &wasm.Core{}
		c.Call(nil, []byte(`{"op":"open","dataset":{"bills":[{"id":"a","state":"CO","status":"enacted","status_date":"2020","effect":"limits","source_url":"https://example.org"}]}}`))
		out := c.Call(nil, []byte(request))
		assert.True(t, json.Valid(out), "%s", out)
		if strings.Contains(string(out), `"html"`) {
			var answer struct{ HTML string }
			require.NoError(t, json.Unmarshal(out, &answer))
			wellFormed(t, answer.HTML)
		}
	})
}
