package bulk

import (
	"bytes"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records"
)

// Options say which bills of a service's files become drafts. The zero value takes them all.
type Options struct {
	records.Options

	// Terms keep the bills in which they are found; their drafts have a rank and hits. Nil keeps every bill.
	Terms *Terms

	// Into keeps the bills that may be one of these, whatever the terms say. Without terms only these are kept.
	Into []states.Bill
}

// wanted decides which bills are kept, from a row of a file before it is read and from the draft in the end. Nil keeps all.
// Each goroutine has its own.
type wanted struct {
	m       *matcher            // nil without terms
	found   map[string][]string // by id, words that terms found in the text of a bill
	ids     map[string]bool
	numbers map[string]bool
	keys    map[records.BillKey]bool
	looked  *atomic.Int64 // bills that were looked at
	matched *atomic.Int64 // of those that the terms find
}

func (o *Options) wanted(looked, matched *atomic.Int64) *wanted {
	if o.Terms == nil && o.Into == nil {
		return nil
	}
	w := &wanted{ids: map[string]bool{}, numbers: map[string]bool{}, keys: map[records.BillKey]bool{}, looked: looked, matched: matched}
	if o.Terms != nil {
		w.m = &matcher{Terms: o.Terms}
	}
	for i := range o.Into {
		for id := range serviceIDs(&o.Into[i]) {
			w.ids[id] = true
		}
		for n := range o.Into[i].Numbers() {
			w.numbers[lastDigits(n)] = true
		}
		for _, k := range records.BillKeys(&o.Into[i]) {
			w.keys[k] = true
		}
	}
	return w
}

// clone is the same decision for another goroutine.
func (w *wanted) clone() *wanted {
	if w == nil {
		return nil
	}
	c := *w
	if w.m != nil {
		c.m = &matcher{Terms: w.m.Terms}
	}
	return &c
}

// row reports whether a bill may be wanted: no bill is that is not.
func (w *wanted) row(id, number []byte, texts ...[]byte) bool {
	if w.ids[string(id)] || len(w.found[string(id)]) > 0 || len(w.numbers) > 0 && w.numbers[lastDigits(string(number))] {
		return true
	}
	return w.texts(texts...)
}

// texts reports whether the terms find a bill of these texts.
func (w *wanted) texts(texts ...[]byte) bool {
	if w.m == nil {
		return false
	}
	var fields [4]field
	for i, t := range texts {
		if bytes.IndexByte(t, '&') >= 0 {
			t = []byte(plainText(string(t)))
		}
		fields[i].text = t
	}
	return w.m.rank(fields[:len(texts)], nil, LeastRank) >= LeastRank
}

// draft decides about a bill that was read, and says what was found in it.
func (w *wanted) draft(d *Draft) bool {
	if w == nil {
		return true
	}
	found := false
	if w.m != nil {
		d.texts = append(d.texts, w.found[d.ServiceID]...)
		rank, hits := w.m.draft(d)
		if found = rank >= LeastRank; found {
			d.Rank, d.Hits = rank, hits
			w.matched.Add(1)
		}
	}
	d.texts = nil
	return found || w.ids[d.ServiceID] || slices.ContainsFunc(records.BillKeys(&d.Bill), func(k records.BillKey) bool { return w.keys[k] })
}

// lastDigits is what a bill's number has in common however it is written: 217 of SB 20-217, 8668 of S 8668-B.
func lastDigits(number string) string {
	end := strings.LastIndexAny(number, "0123456789") + 1
	start := strings.LastIndexFunc(number[:end], func(r rune) bool { return r < '0' || r > '9' }) + 1
	return strings.TrimLeft(number[start:end], "0")
}
