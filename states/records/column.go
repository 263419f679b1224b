package records

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/gocarina/gocsv"

	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/records/internal/spelling"
)

// column is a column of a table as its type describes it.
type column struct {
	name      string
	others    []string // further names that the csv tag allows
	own       []string // all these names, folded
	other     []string // and what else the column goes by
	index     []int    // of the field
	typ       reflect.Type
	text      bool // a field of plain text: the cell is its value
	date      bool
	moment    bool // a time.Time, which needs a whole day
	session   bool // of a bill: a year, which spreadsheets make a number of
	number    bool // of a bill
	made      bool // the id of a bill, which is made where it is blank
	blank     bool // a blank cell has a value, by a default in the csv tag
	shared    bool // rows can share one value: it holds no pointer
	typed     bool // the rules of validator judge the field's value, and not the cell's text
	validate  string
	described description
	rules
}

// columnsOf lists the columns of a struct type as gocsv names them: by the first name of a csv tag, else by the field.
// Embedded structs take part, named ones as parent.child; fields with the tag "-" do not.
func columnsOf(t reflect.Type) ([]*column, error) {
	if t.Kind() != reflect.Struct {
		return nil, fmt.Errorf("records: %s is no struct with csv tags", t)
	}
	all := appendColumns(nil, t, nil, "")
	if len(all) == 0 {
		return nil, fmt.Errorf("records: %s has no exported field", t)
	}
	return all, nil
}

func appendColumns(all []*column, t reflect.Type, index []int, parent string) []*column {
	for i := range t.NumField() {
		f := t.Field(i)
		if !f.IsExported() {
			continue
		}
		c := &column{index: append(slices.Clone(index), i), typ: f.Type, validate: f.Tag.Get("validate")}
		var names []string
		for option := range strings.SplitSeq(f.Tag.Get(gocsv.TagName), gocsv.TagSeparator) {
			switch option = strings.TrimSpace(option); {
			case option == "" || option == "omitempty" || strings.HasPrefix(option, "partial"):
			case strings.HasPrefix(option, "default="):
				c.blank = true
			default:
				names = append(names, parent+option)
			}
		}
		if len(names) == 1 && names[0] == parent+"-" {
			continue
		}
		if len(names) == 0 {
			names = []string{parent + f.Name}
		}
		if f.Type.Kind() == reflect.Struct && !readsText(f.Type) {
			under := parent
			if !f.Anonymous {
				under = names[0] + gocsv.FieldsCombiner
			}
			all = appendColumns(all, f.Type, c.index, under)
			continue
		}
		c.name, c.others = names[0], names[1:]
		c.described = descriptions[t][c.name]
		c.made = t == reflect.TypeFor[states.Bill]() && c.name == "id"
		c.complete()
		all = append(all, c)
	}
	return all
}

// complete works out how the cells of the column are read.
func (c *column) complete() {
	for _, name := range append([]string{c.name}, c.others...) {
		c.own = append(c.own, spelling.Fold(name))
	}
	for _, name := range spelling.OtherNames(c.name) {
		c.other = append(c.other, spelling.Fold(name))
	}
	c.rules = parseRules(c.validate)
	c.required = c.required || c.described.required
	c.shared = shareable(c.typ)
	own := base(c.typ)
	c.typed = own.Kind() != reflect.String
	c.moment = own == reflect.TypeFor[time.Time]()
	if m, ok := spelling.Of(own); ok {
		if c.typ == reflect.TypeFor[rubric.Total]() && c.group() != rubric.AllNine {
			m = spelling.Total(c.group())
		}
		c.meaning, c.typed = &m, false
		c.cell = strings.Trim(m.Tag+","+c.cell, ",")
	} else if m, ok := spelling.Number(own.Kind()); ok && !readsText(own) {
		c.meaning = &m
	} else if c.moment {
		m, _ := spelling.Of(dateType)
		c.meaning = &m
	}
	c.session = c.described.about != "" && c.name == "session"
	c.number = c.described.about != "" && (c.name == "number" || c.name == "companions")
	c.date = c.is(CivilDate)
	c.text = c.typ == reflect.TypeFor[string]()
}

// is reports whether the cells of the column have a meaning by a rule.
func (c *column) is(rule Rule) bool { return c.meaning != nil && Rule(c.meaning.Tag) == rule }

// columnNamed is the place of a column among some, of which any may be nil; -1 for none.
func columnNamed(columns []*column, name string) int {
	return slices.IndexFunc(columns, func(c *column) bool { return c != nil && c.name == name })
}

// nothing reports whether a cell says that there is nothing in it.
func (c *column) nothing(text string) bool {
	return !c.required && (!c.text || c.described.about != "") && spelling.SaysNothing(text, !c.text && !c.is(VerdictWord))
}

// base is the type of a field or, of a pointer, that which it points to.
func base(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		return t.Elem()
	}
	return t
}

// readsText reports whether a type reads itself from a text, in one of the ways that gocsv knows.
func readsText(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(reflect.TypeFor[gocsv.TypeUnmarshaller]()) ||
		p.Implements(reflect.TypeFor[interface{ UnmarshalText([]byte) error }]())
}

// shareable reports whether a copy of a value shares nothing with it.
func shareable(t reflect.Type) bool {
	if t == reflect.TypeFor[time.Time]() {
		return true
	}
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			if !shareable(t.Field(i).Type) {
				return false
			}
		}
		return true
	case reflect.Array:
		return shareable(t.Elem())
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return false
	}
	return true
}
