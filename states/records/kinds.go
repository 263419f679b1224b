package records

import (
	"hash/maphash"
	"io"
	"reflect"
	"slices"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/states"
	"github.com/endqi/endqi/states/dataset"
)

// tableKind is one of the five tables, with what is done to each whatever the type of its rows.
type tableKind interface {
	name() string
	rowType() reflect.Type
	path(*Files) *string
	identity(t *Tables, row int) (key string, sum uint64)
	read(t *Tables, f Files, o Options, report *Report, out *Outputs, filter *keyFilter) error
	readJSON(*datasetReader) (jsonTable, error)
	countKeys(*keyFilter) error
	rewrite(t *Tables, f Files, o Options, filter *keyFilter, write func(table string, rows func(io.Writer) error) error) error
	without(t *Tables, wrong map[int][]Problem, report *Report)
	compare(before, after *Tables) []Change
}

// tableOf is a table whose rows are T.
type tableOf[T comparable] struct {
	table string
	rows  func(*Tables) *[]T
	file  func(*Files) *string
	key   func(*T) string   // by which people know a row
	keys  func(*T) []uint64 // hashes of what no other row may have too
	names func(*T) []string // the ids of bills that a row names; nil for none
}

// tableKinds are in the order of [TableNames].
var tableKinds = []tableKind{
	&tableOf[states.Bill]{"bills",
		func(t *Tables) *[]states.Bill { return &t.Bills },
		func(f *Files) *string { return &f.Bills },
		func(b *states.Bill) string { return b.ID },
		func(b *states.Bill) []uint64 {
			hashes := []uint64{maphash.String(seed, b.ID)}
			for _, key := range BillKeys(b) {
				hashes = append(hashes, maphash.Comparable(seed, key))
			}
			return hashes
		},
		func(b *states.Bill) []string { return []string{b.EndedBy, b.Amends} }},
	&tableOf[states.Evidence]{"evidence",
		func(t *Tables) *[]states.Evidence { return &t.Evidence },
		func(f *Files) *string { return &f.Evidence },
		func(e *states.Evidence) string { return e.Bill + " " + e.Criterion.Key() },
		func(e *states.Evidence) []uint64 {
			return []uint64{maphash.Comparable(seed, verdictKey{e.Bill, e.Criterion})}
		},
		func(e *states.Evidence) []string { return []string{e.Bill} }},
	&tableOf[states.Coverage]{"coverage",
		func(t *Tables) *[]states.Coverage { return &t.Coverage },
		func(f *Files) *string { return &f.Coverage },
		func(c *states.Coverage) string { return string(c.State) },
		func(c *states.Coverage) []uint64 { return []uint64{maphash.Comparable(seed, c.State)} },
		nil},
	&tableOf[cases.Case]{"cases",
		func(t *Tables) *[]cases.Case { return &t.Cases },
		func(f *Files) *string { return &f.Cases },
		func(c *cases.Case) string { return c.ID },
		func(c *cases.Case) []uint64 { return []uint64{maphash.String(seed, c.ID)} },
		nil},
	&tableOf[states.Link]{"links",
		func(t *Tables) *[]states.Link { return &t.Links },
		func(f *Files) *string { return &f.Links },
		func(l *states.Link) string { return l.Kind + " " + string(l.State) + " " + l.URL },
		func(l *states.Link) []uint64 { return []uint64{maphash.Comparable(seed, linkOf(l))} },
		nil},
}

// TableNames are the names of the five tables, in the order in which they are read and reported.
func TableNames() []string { return dataset.Names() }

// kindNamed is the table of a name; nil for none.
func kindNamed(table string) tableKind {
	i := slices.IndexFunc(tableKinds, func(k tableKind) bool { return k.name() == table })
	if i < 0 {
		return nil
	}
	return tableKinds[i]
}

func (k *tableOf[T]) name() string          { return k.table }
func (k *tableOf[T]) rowType() reflect.Type { return reflect.TypeFor[T]() }
func (k *tableOf[T]) path(f *Files) *string { return k.file(f) }

// identity is the key of a row and the sum of what it holds.
func (k *tableOf[T]) identity(t *Tables, row int) (key string, sum uint64) {
	v := &(*k.rows(t))[row]
	return k.key(v), maphash.Comparable(seed, *v)
}
