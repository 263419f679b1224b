package wasm

import "github.com/endqi/endqi/states"

// Core answers requests about the datasets opened in it. The zero value is ready. It is not safe for concurrent use: a
// page has one, and asks one thing at a time.
type Core struct {
	open []*Dataset // by handle less 1; nil where closed
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
// What cannot be answered is {"error":{"code":"…","message":"…"}}: code is "request" for what is no such request,
// "dataset" for records that cannot be read, "schema" for records of a later edition, "handle" for a dataset that is not
// open, and "view" or "format" for one that does not exist.
func (c *Core) Call(dst, request []byte) []byte {
	r, err := readRequest(request)
	if err != nil {
		return refuse(dst, "request", err.Error())
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
			f, ok := Export(c.open[n], r.members["format"], r.options())
			if !ok {
				return refuseValue(dst, "format", "format", r.members["format"], "svg, csv, bills, bill, properties, json or cite")
			}
			return members(dst, "name", f.Name, "type", f.Type, "text", f.Text)
		}
		html, announce, ok := render(nil, c.open[n], r.members["view"], r.options())
		if !ok {
			return refuseValue(dst, "view", "view", r.members["view"], "document, stream, "+viewNames())
		}
		return members(dst, "html", string(html), "announce", announce)
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
		if err.(*DatasetError).Cause == ErrSchema {
			return refuse(dst, "schema", err.Error())
		}
		return refuse(dst, "dataset", err.Error())
	}
	c.open = append(c.open, d)
	dst = append(append(append(dst, `{"handle":`...), itoa(len(c.open))...), `,"warnings":[`...)
	for i, warning := range d.warnings() {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = states.AppendJSON(dst, warning)
	}
	return append(dst, "]}"...)
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

func readRequest(data []byte) (request, error) {
	q := request{members: map[string]string{}}
	d := decoder{data: data}
	err := d.object(func(name string) error {
		switch d.peek() {
		case '{':
			if name == "dataset" {
				start := d.pos
				err := d.skip()
				q.dataset = data[start:d.pos]
				return err
			}
			return d.object(func(inner string) (err error) {
				q.members[name+"."+inner], err = d.scalar()
				return err
			})
		case '[':
			return d.list('[', ']', func() error {
				s, err := d.scalar()
				if q.members[name] != "" {
					s = q.members[name] + "," + s
				}
				q.members[name] = s
				return err
			})
		}
		s, err := d.scalar()
		q.members[name] = s
		return err
	})
	return q, err
}

// scalar reads a text, number or boolean as text; null and whatever else is empty.
func (d *decoder) scalar() (string, error) {
	switch d.peek() {
	case '"':
		return d.text()
	case 'n', '{', '[':
		return "", d.skip()
	}
	start := d.pos
	err := d.skip()
	return string(d.data[start:d.pos]), err
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
		Query:      q.members,
	}
	o.AsOf, _ = states.ParseDate(q.members["asof"])
	_ = o.State.UnmarshalText([]byte(q.members["state"]))
	return o
}
