package records

import (
	"errors"
	"fmt"
	"hash/maphash"
	"slices"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// keyFilter tells rows that may have to do with another row from those that have not, in memory that does not grow. Rows whose keys
// collide may: an id, a number, whatever the rules across rows compare. Two Bloom filters hold the keys, one those that were seen,
// one those that were seen again; that a filter takes two keys for one keeps a row too many and does no harm.
type keyFilter struct {
	o              Options
	files          Files
	seen, repeated []uint64          // bits of the hashes of keys
	alone          *checker          // asked about one row
	sums           map[string]uint64 // of the files as their keys were counted
}

// manyKeys is how many bits each of the two filters has, 16 MiB: of 10 million keys, one in a hundred is taken for another.
const manyKeys = 1 << 27

// newKeyFilter makes an empty filter of a number of bits, a power of two from 64 up.
func newKeyFilter(f Files, o Options, bits int) *keyFilter {
	return &keyFilter{o: o, files: f, seen: make([]uint64, bits/64), repeated: make([]uint64, bits/64), alone: newChecker(&Tables{}), sums: map[string]uint64{}}
}

// count reads the tables for their keys.
func (k *keyFilter) count() (err error) {
	for _, kind := range tableKinds {
		err = errors.Join(err, kind.countKeys(k))
	}
	return err
}

func (t *tableOf[T]) countKeys(k *keyFilter) error {
	path := *t.file(&k.files)
	if path == "" {
		return nil
	}
	from, o, err := k.files.open(path, k.o)
	if err != nil {
		return err
	}
	defer from.Close()
	o.Rejects, o.Limit = nil, 1
	r := Read[T](from, o)
	r.each(func(_ int, _ []string, v *T) bool {
		keys := t.keys(v)
		if t.names != nil {
			for _, id := range t.names(v) {
				keys = append(keys, maphash.String(seed, id))
			}
		}
		for _, key := range keys {
			if has(k.seen, key) {
				set(k.repeated, key)
			}
			set(k.seen, key)
		}
		return true
	})
	k.sums[path] = from.sum.Sum64()
	return r.Err()
}

// unchanged is an error where a file does not hold what it held when its keys were counted: rows would be lost, or
// written that nobody judged.
func (k *keyFilter) unchanged(path string, file *tableFile) error {
	if k == nil || k.sums[path] == file.sum.Sum64() {
		return nil
	}
	return fmt.Errorf("records: %s was changed while it was read: read it again", harmless(path))
}

// bits are the three places of a key in a table of bits.
func bits(table []uint64, key uint64) (all [3]uint64) {
	step := key>>32 | 1
	for i := range all {
		all[i] = (key + uint64(i)*step) % (64 * uint64(len(table)))
	}
	return all
}

func has(table []uint64, key uint64) bool {
	for _, bit := range bits(table, key) {
		if table[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	return true
}

func set(table []uint64, key uint64) {
	for _, bit := range bits(table, key) {
		table[bit/64] |= 1 << (bit % 64)
	}
}

// named reports whether a row that is accepted may name an id.
func (k *keyFilter) named(id string) bool { return k == nil || has(k.seen, maphash.String(seed, id)) }

// keeps reports whether a row may have to do with another, or breaks a rule by itself; nil keeps every row.
func (t *tableOf[T]) keeps(k *keyFilter, v *T) bool {
	return k == nil || k.anyway(v) || slices.ContainsFunc(t.keys(v), func(key uint64) bool { return has(k.repeated, key) })
}

// anyway reports whether a row is kept whatever its keys are.
func (k *keyFilter) anyway(row any) bool {
	c := k.alone
	c.found = c.found[:0]
	switch v := row.(type) {
	case *states.Bill:
		if v.EndedBy != "" || v.Amends != "" || k.files.Evidence != "" && v.Scorecard != (rubric.Scorecard{}) {
			return true
		}
		c.t.Bills = append(c.t.Bills[:0], *v)
		c.bill(0, v, k.o.AsOf)
	case *states.Evidence:
		return k.files.Bills != ""
	case *cases.Case:
		c.t.Cases = append(c.t.Cases[:0], *v)
		c.one(0, v)
	}
	return len(c.found) > 0
}
