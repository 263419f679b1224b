package wasm

import (
	"bytes"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/endqi/endqi/states"
)

// Core answers requests about the datasets opened in it. The zero value is ready. It is not safe for concurrent use: a
// page has one, and asks one thing at a time.
type Core struct {
	open map[int]*Dataset
	last int
}

// Call answers one request, both JSON objects, and never panics on what a request holds.
//
//	{"op":"open","dataset":{…}}     → {"handle":1,"warnings":["…"]}
//	{"op":"close","handle":1}       → {}
//	{"op":"view","handle":1,"view":"document","state":"CO","lens":"all","asof":"2026-11-22","lang":"en","id":"endqi-"}
//	                                → {"html":"…","announce":"…"}
//
// The members of a view's request other than view are those of [Options], in lower case; each may be absent. A view is
// document or one of the names of [View]. announce is what assistive technology should hear of the change, if anything.
//
// What cannot be answered is {"error":{"code":"…","message":"…"}}: code is "request" for what is no such request,
// "dataset" for records that cannot be read, "schema" for records of a later edition, "handle" for a dataset that is not
// open, and "view" for a view that does not exist.
func (c *Core) Call(dst, request []byte) []byte {
	r, err := readRequest(request)
	if err != nil {
		return appendError(dst, "request", err)
	}
	switch op := r.members["op"]; op {
	case "open":
		return c.openDataset(dst, r)
	case "close":
		n, _ := strconv.Atoi(r.members["handle"])
		delete(c.open, n)
		return append(dst, "{}"...)
	case "view":
		n, _ := strconv.Atoi(r.members["handle"])
		d, ok := c.open[n]
		if !ok {
			return appendError(dst, "handle", &requestError{"handle", r.members["handle"], "a handle that open gave and close has not taken back"})
		}
		return answer(dst, d, r)
	default:
		return appendError(dst, "request", &requestError{"op", op, "open, close or view"})
	}
}

func (c *Core) openDataset(dst []byte, r request) []byte {
	d, err := ReadDataset(r.dataset)
	if err != nil {
		code := "dataset"
		if isSchema(err) {
			code = "schema"
		}
		return appendError(dst, code, err)
	}
	if c.open == nil {
		c.open = map[int]*Dataset{}
	}
	c.last++
	c.open[c.last] = d
	dst = append(dst, `{"handle":`...)
	dst = strconv.AppendInt(dst, int64(c.last), 10)
	dst = append(dst, `,"warnings":[`...)
	for i, warning := range d.warnings() {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = states.AppendJSON(dst, warning)
	}
	return append(dst, "]}"...)
}

func answer(dst []byte, d *Dataset, r request) []byte {
	html, announce, ok := render(nil, d, r.members["view"], r.options())
	if !ok {
		return appendError(dst, "view", &requestError{"view", r.members["view"], "document, " + viewNames()})
	}
	dst = append(dst, `{"html":`...)
	dst = states.AppendJSON(dst, string(html))
	dst = append(dst, `,"announce":`...)
	dst = states.AppendJSON(dst, announce)
	return append(dst, '}')
}

// requestError says that a member of a request has a value that it does not take.
type requestError struct{ member, value, want string }

func (e *requestError) Error() string {
	return e.member + " " + strconv.Quote(e.value) + " is not " + e.want
}

func appendError(dst []byte, code string, err error) []byte {
	dst = append(dst, `{"error":{"code":`...)
	dst = states.AppendJSON(dst, code)
	dst = append(dst, `,"message":`...)
	dst = states.AppendJSON(dst, err.Error())
	return append(dst, "}}"...)
}

// request is a flat object: texts, numbers and booleans by name, lists joined by commas, the members of an object under
// "outer.inner"; the dataset apart, as it came.
type request struct {
	members map[string]string
	dataset []byte
}

func readRequest(data []byte) (request, error) {
	q := request{members: map[string]string{}}
	r := reader{Decoder: jsontext.NewDecoder(bytes.NewBuffer(data))}
	err := r.object(func(name string) error {
		switch r.PeekKind() {
		case '{':
			if name == "dataset" {
				v, err := r.ReadValue()
				q.dataset = v.Clone()
				return err
			}
			return r.object(func(inner string) (err error) {
				q.members[name+"."+inner], err = r.scalar()
				return err
			})
		case '[':
			return r.array(func() error {
				s, err := r.scalar()
				if q.members[name] != "" {
					s = q.members[name] + "," + s
				}
				q.members[name] = s
				return err
			})
		}
		s, err := r.scalar()
		q.members[name] = s
		return err
	})
	return q, err
}

// scalar reads a text, number or boolean as text; null and whatever else is empty.
func (r *reader) scalar() (string, error) {
	switch r.PeekKind() {
	case 'n', '{', '[':
		return "", r.SkipValue()
	}
	t, err := r.ReadToken()
	if err != nil {
		return "", err
	}
	return t.String(), nil
}

// options reads the members that choose what is shown. A value that an option does not take counts as absent.
func (q request) options() Options {
	o := Options{
		ID:         q.members["id"],
		Lang:       q.members["lang"],
		Lens:       q.members["lens"],
		Pages:      q.members["pages"],
		Correction: q.members["correction"],
		Static:     q.members["static"] == "true",
	}
	o.AsOf, _ = states.ParseDate(q.members["asof"])
	_ = o.State.UnmarshalText([]byte(q.members["state"]))
	return o
}
