package wasm

import (
	"errors"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
	"github.com/endqi/endqi/states/rows"
)

// Core answers requests about the datasets opened in it. The zero value is ready. It is not safe for concurrent use: a
// page has one, and asks one thing at a time.
type Core struct {
	open []*opened // by handle less 1; nil where closed
}

// Call answers one request, both JSON objects, and never panics on what a request holds.
//
//	{"op":"open","dataset":{…}}     → {"handle":1,"warnings":["…"]}
//	{"op":"close","handle":1}       → {}
//	{"op":"view","handle":1,"view":"document","state":"CO","lens":"all","asof":"2026-11-22","lang":"en","id":"endqi-"}
//	                                → {"html":"…","announce":"…"}
//	{"op":"export","handle":1,"format":"svg",…}
//	                                → {"name":"endqi-map-2026-11-22.svg","type":"image/svg+xml","text":"…"}
//
// The members of a view's request other than view are those of [Options], in lower case and without Plain, Current and
// Files, which are for pages; and the names of its controls. Each may be absent, and all are texts. A view is document,
// stream (see [Stream]) or one of the names of [View], a format one of [Export]. announce is what assistive technology
// should hear of the change, if anything.
//
// A part of a view that cannot be written, by a mistake of this package, leaves one sentence in its place and all others as they
// are; the answer then has a "warning" too, with a line for each.
//
// What cannot be answered is {"error":{"code":"…","message":"…"}}: code is "request" for what is no such request, for one
// that names a member twice and for one that text follows, so that no dataset put into a request can change the rest of it;
// "dataset" for records that cannot be read, "schema" for records of a later edition, "handle" for a dataset that is not
// open, and "view" or "format" for one that does not exist.
func (c *Core) Call(dst, request []byte) []byte {
	r, err := readRequest(request)
	if err != nil {
		return refuse(dst, "request", "the request "+err.Error())
	}
	switch op := r.members["op"]; op {
	case "open":
		return c.openDataset(dst, r)
	case "close":
		if n, ok := c.dataset(r); ok {
			c.open[n] = nil
		}
		return append(dst, "{}"...)
	case "view", "export":
		n, ok := c.dataset(r)
		if !ok {
			return refuseValue(dst, "handle", "handle", r.members["handle"], "a handle that open gave and close has not taken back")
		}
		if op == "export" {
			f, ok := c.open[n].newView(nil, r.options()).export(r.members["format"])
			if !ok {
				return refuseValue(dst, "format", "format", r.members["format"], "svg, csv, bills, bill, properties, json or cite")
			}
			return members(dst, "name", f.Name, "type", f.Type, "text", f.Text)
		}
		v := c.open[n].newView(nil, r.options())
		v.forgiving = true
		switch name := r.members["view"]; name {
		case "document":
			v.document()
		case "stream":
			v.stream()
		default:
			if !v.named(name) {
				return refuseValue(dst, "view", "view", name, "document, stream, "+viewNames())
			}
		}
		answer := []string{"html", string(v.dst), "announce", v.said, "warning", v.warning}
		if v.warning == "" {
			answer = answer[:4]
		}
		return members(dst, answer...)
	default:
		return refuseValue(dst, "request", "op", op, "open, close, view or export")
	}
}

// dataset finds an open dataset by the request's handle.
func (c *Core) dataset(r request) (n int, ok bool) {
	n, ok = atoi(r.members["handle"])
	n--
	return n, ok && 0 <= n && n < len(c.open) && c.open[n] != nil
}

func (c *Core) openDataset(dst []byte, r request) []byte {
	d, err := ReadDataset(r.dataset)
	if err != nil {
		if err.(*DatasetError).Cause == dataset.ErrEdition {
			return refuse(dst, "schema", err.Error())
		}
		return refuse(dst, "dataset", err.Error())
	}
	c.open = append(c.open, &opened{Dataset: d})
	dst = append(append(append(dst, `{"handle":`...), itoa(len(c.open))...), `,"warnings":[`...)
	for i, warning := range d.warnings() {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = states.AppendJSON(dst, warning)
	}
	return append(dst, "]}"...)
}

// warnings are what a dataset holds that no view can show.
func (d *Dataset) warnings() (list []string) {
	seen := map[string]bool{}
	warn := func(text, id string) { list = append(list, text+id) }
	for _, b := range d.Bills {
		if seen[b.ID] {
			warn("bills: both are shown that have the id ", b.ID)
		}
		seen[b.ID] = true
	}
	for _, e := range d.Evidence {
		if !seen[e.Bill] {
			seen[e.Bill] = true
			warn("evidence: no bill has the id ", e.Bill)
		}
	}
	if len(d.Bills) == 0 {
		warn("bills: there are none; no place has a law", "")
	}
	if len(d.Coverage) == 0 {
		warn("coverage: there is none; a place without a law counts as not assessed", "")
	}
	return list
}

// members appends a JSON object of texts: names and values by turns.
func members(dst []byte, texts ...string) []byte {
	for i, text := range texts {
		sign := byte(':')
		if i == 0 {
			sign = '{'
		} else if i%2 == 0 {
			sign = ','
		}
		dst = states.AppendJSON(append(dst, sign), text)
	}
	return append(dst, '}')
}

// refuse answers that a request cannot be answered.
func refuse(dst []byte, code, text string) []byte {
	return append(members(append(dst, `{"error":`...), "code", code, "message", text), '}')
}

// refuseValue says that a member of a request has a value that it does not take.
func refuseValue(dst []byte, code, member, value, want string) []byte {
	return refuse(dst, code, member+" "+string(states.AppendJSON(nil, value))+" is not "+want)
}

// request is a flat object: texts, numbers and booleans by name, lists joined by commas, the members of an object under
// "outer.inner"; the dataset apart, as it came.
type request struct {
	members map[string]string
	dataset []byte
}

// Reasons to refuse a request that is valid JSON: whoever put a dataset into it may have changed the rest.
var (
	errTwice = errors.New("names a member twice: leave one out")
	errAfter = errors.New("goes on after its closing brace")
)

func readRequest(data []byte) (request, error) {
	q := request{members: map[string]string{}}
	d := rows.Decoder{Data: data}
	err := d.Object(func(name string) error {
		if q.has(name) {
			return errTwice
		}
		switch d.Peek() {
		case '{':
			if name == "dataset" {
				start := d.Pos
				err := d.Skip()
				q.dataset = data[start:d.Pos]
				return err
			}
			return d.Object(func(inner string) (err error) {
				if inner = name + "." + inner; q.has(inner) {
					return errTwice
				}
				q.members[inner], err = scalar(&d)
				return err
			})
		case '[':
			return d.List('[', ']', func() error {
				s, err := scalar(&d)
				if q.members[name] != "" {
					s = q.members[name] + "," + s
				}
				q.members[name] = s
				return err
			})
		}
		s, err := scalar(&d)
		q.members[name] = s
		return err
	})
	if err == nil && !d.Done() {
		err = errAfter
	}
	return q, err
}

// has reports whether a member was named before, and remembers its name.
func (q request) has(name string) bool {
	_, has := q.members[name]
	if !has {
		q.members[name] = ""
	}
	return has
}

// scalar reads a text, number or boolean as text; null and whatever else is empty.
func scalar(d *rows.Decoder) (string, error) {
	switch d.Peek() {
	case '"':
		return d.Text()
	case 'n', '{', '[':
		return "", d.Skip()
	}
	start := d.Pos
	err := d.Skip()
	return string(d.Data[start:d.Pos]), err
}

// options reads the members that choose what is shown. A value that an option does not take counts as absent.
func (q request) options() Options {
	o := Options{
		ID:         q.members["id"],
		Lang:       q.members["lang"],
		Lens:       q.members["lens"],
		Pages:      q.members["pages"],
		Correction: q.members["correction"],
		Cards:      q.members["cards"],
		Host:       q.members["host"],
		Query:      q.members,
	}
	o.AsOf, _ = states.ParseDate(q.members["asof"])
	_ = o.State.UnmarshalText([]byte(q.members["state"]))
	return o
}
