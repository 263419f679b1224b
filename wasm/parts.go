package wasm

import "strings"

// part is a part of the document, or a view that goes into its slot. Its name is the class of its element and that of its
// CSS part, and what a request calls it.
type part struct {
	name       string
	tag        string  // of its element
	attributes literal // of its element, beside class and part
	write      func(*view)
	answer     answer
	changes    choice
	scripted   bool     // only a script can use it
	far        bool     // it stands below the map, and an embed that shows the map alone does without
	pieces     pieceEnd // where pieces of the document end
}

// answer is the element in a part that the part's controls change. A request calls it by both names, with a dot between.
type answer struct {
	name  string
	write func(*view)
}

// choice is what of a reader's choices a part follows.
type choice uint8

const (
	noChoice    choice = iota
	placeChoice        // a jurisdiction: what is in the part's element is exchanged, the element stays
	viewChoice         // a view: the part comes into the slot
	dayChoice          // a day
	lensChoice         // a lens or a day
)

// pieceEnd is a place in a part where a piece of the document ends.
type pieceEnd uint8

const (
	afterTag     pieceEnd = 1 << iota // the first tag of the part's element
	afterContent                      // what is in the element
	afterPart
)

// parts are the parts of the document in its order, then the views that go into its slot.
var parts = [...]part{
	{name: "head", tag: "header", write: (*view).header, changes: dayChoice},
	{name: "views", tag: "div", attributes: ` hidden=""`, write: (*view).viewSwitch, scripted: true},
	{name: "map", tag: "div", write: (*view).maps, changes: lensChoice, pieces: afterContent},
	{name: "panel", tag: "section", attributes: ` id="^panel" aria-labelledby="^name"`, write: func(v *view) { v.panel(v.opt.State) }, changes: placeChoice, pieces: afterTag | afterPart},
	{name: "choices", tag: "div", attributes: ` hidden=""`, write: (*view).choices, scripted: true},
	{name: "time", tag: "div", write: (*view).time, changes: lensChoice},
	{name: "legend", tag: "div", write: (*view).legend, changes: lensChoice},
	{name: "slot", tag: "div", attributes: ` hidden=""`, write: func(*view) {}, pieces: afterPart},
	{name: "opening", tag: "div", far: true, write: (*view).opening, pieces: afterPart},
	{name: "table", tag: "div", far: true, write: (*view).table, answer: answer{"list", (*view).tableList}, changes: lensChoice, pieces: afterPart},
	{name: "rubric", tag: "section", far: true, write: func(v *view) { v.rubric(!v.brief()) }, changes: dayChoice, pieces: afterPart},
	{name: "federal", tag: "section", far: true, write: (*view).federal, changes: dayChoice, pieces: afterPart},
	{name: "highlights", tag: "section", far: true, write: func(v *view) { v.highlights(!v.brief()) }, changes: dayChoice, pieces: afterPart},
	{name: "involved", tag: "section", far: true, write: (*view).involved, changes: dayChoice},
	{name: "sources", tag: "section", write: (*view).sources, changes: dayChoice},

	{name: "bills", tag: "div", write: (*view).bills, answer: answer{"list", (*view).billList}, changes: viewChoice},
	{name: "compare", tag: "div", write: (*view).compare, answer: answer{"list", (*view).compareList}, changes: viewChoice},
	{name: "score", tag: "div", write: (*view).scoreForm, answer: answer{"result", (*view).scoreResult}, changes: viewChoice},
}

// Names are those that a script needs to know of the document.
type Names struct {
	Parts []string `json:"parts"` // those that an attribute can name to show them: all but the slot
	Far   []string `json:"far"`   // those below the map, which [Options.Small] leaves out
	Lens  []string `json:"lens"`  // the parts that a lens or a day changes
	Day   []string `json:"day"`   // those that only a day changes, or where to report a mistake
	Views []string `json:"views"` // what a reader switches between
	Slot  []string `json:"slot"`  // the views that go into the slot
}

// ScriptNames are the names with which the element's script is built.
func ScriptNames() (n Names) {
	for _, s := range switched {
		n.Views = append(n.Views, s.view)
	}
	for _, p := range parts {
		if p.changes != viewChoice && p.name != "slot" {
			n.Parts = append(n.Parts, p.name)
		}
		if p.far {
			n.Far = append(n.Far, p.name)
		}
		switch p.changes {
		case lensChoice:
			n.Lens = append(n.Lens, p.name)
		case dayChoice:
			n.Day = append(n.Day, p.name)
		case viewChoice:
			n.Slot = append(n.Slot, p.name)
		}
	}
	return n
}

// document writes all parts that the document begins with.
func (v *view) document() {
	v.static = true
	v.put(`<section class="endqi" part="root" lang="%" dir="ltr" aria-labelledby="^title" data-edition="%" data-id="%" data-loading="{Loading}" data-close="{Close}" data-copied="{Copied}" data-cut="{FailedDocument}" data-failed="{FailedDetails}" data-refused="{FailedSource}" data-uncopied="{FailedCopy}" data-unmade="{FailedFile}" data-unshown="{FailedChoice}"`, v.lang, v.records.Updated.String(), v.id)
	if v.opt.Files != "" {
		v.put(` data-files="%"`, v.opt.Files)
	}
	if v.opt.Small {
		v.raw(` data-small=""`)
	}
	v.raw(`><div class="grid">`)
	for i := range parts {
		p := &parts[i]
		if p.changes == viewChoice || p.scripted && v.opt.Plain || p.far && v.opt.Small {
			continue
		}
		v.part(p)
		if p.changes == placeChoice {
			v.raw(`<div class="live vh" role="status"></div>`)
		}
		v.end(p, afterPart)
	}
	v.raw(`</div></section>`)
	v.said = ""
}

// stream writes the document with the piece in which the panel begins as part of the first.
func (v *view) stream() {
	v.document()
	first, rest, more := strings.Cut(string(v.dst), More)
	v.dst = nil
	for piece := ""; more; {
		piece, rest, more = strings.Cut(rest, More)
		if strings.HasPrefix(piece, `</div><section class="panel"`) {
			first += piece
		} else {
			v.dst = append(append(v.dst, More...), piece...)
		}
	}
	v.dst = append([]byte(first), v.dst...)
}

// named writes what a request calls by a name; ok is false where there is nothing of it.
func (v *view) named(name string) (ok bool) {
	name, asked, isAnswer := strings.Cut(name, ".")
	for i := range parts {
		p := &parts[i]
		switch {
		case p.name != name || p.changes == noChoice:
			continue
		case isAnswer && (p.answer.write == nil || p.answer.name != asked):
			return false
		case isAnswer:
			v.content(p.answer.write, name+"."+asked)
		case p.changes == placeChoice:
			v.content(p.write, name)
		default:
			v.part(p)
		}
		return true
	}
	return false
}

// part writes a part with its element.
func (v *view) part(p *part) {
	if p.changes == viewChoice {
		v.put(`<% class="%-view"`, p.tag, p.name)
	} else {
		v.put(`<% class="%" part="%"`, p.tag, p.name, p.name)
	}
	v.put(p.attributes)
	if p.answer.write != nil && !v.static {
		v.put(` data-asks="%.%"`, p.name, p.answer.name)
	}
	v.raw(`>`)
	v.end(p, afterTag)
	v.content(p.write, p.name)
	v.end(p, afterContent)
	v.put(`</%>`, p.tag)
}

// end parts pieces of the document, where one ends.
func (v *view) end(p *part, at pieceEnd) {
	if v.static && p.pieces&at != 0 {
		v.raw(More)
	}
}

// content writes what is in an element. In a reader's browser a function that panics leaves a sentence in its place, and all
// others write theirs; elsewhere it panics, so that no map is built without it.
func (v *view) content(write func(*view), name string) {
	if v.forgiving {
		begin := v.dst
		defer func() {
			if recover() != nil {
				v.dst, v.said = begin, v.word("FailedPart")
				v.put(`<p class="note" data-answer="">%</p>`, v.said)
				v.warning += "the part " + name + " could not be written\n"
			}
		}()
	}
	write(v)
}

// brief reports whether a part is written as the document begins with it.
func (v *view) brief() bool { return v.static || v.opt.Query["brief"] == "true" }

// viewNames are all names that a request can call.
func viewNames() string {
	var names []string
	for _, p := range parts {
		if p.changes != noChoice {
			names = append(names, p.name)
		}
		if p.answer.write != nil {
			names = append(names, p.name+"."+p.answer.name)
		}
	}
	return strings.Join(names, ", ")
}
