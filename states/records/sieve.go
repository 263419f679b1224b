package records

import (
	"errors"
	"hash/maphash"
	"io"
	"os"
	"slices"

	"github.com/endqi/endqi/cases"
	"github.com/endqi/endqi/rubric"
	"github.com/endqi/endqi/states"
)

// Check reads and checks the tables as [Files.Read] does, and gives the report alone. Its memory does not grow with rows that
// are sound: large files are read twice, and of the second reading only those rows are kept that break a rule or may have to
// do with another row, by an id or a number. Where evidence is read too, bills with verdicts and the evidence are such rows. A
// table that cannot be read twice, of the standard input or another pipe, is kept whole.
func (f Files) Check(o Options) (*Report, error) {
	_, report, err := f.sift(o, newSieve(f, o, mostWhole, 1<<27))
	return report, err
}

// Rewrite reads and checks the tables, and writes every row that is accepted as canonical CSV (see [Write]), in memory that
// grows as little as that of [Files.Check]; large files are read three times. It calls write for each table, in the order of
// [TableNames], with a function that writes the rows.
func (f Files) Rewrite(o Options, write func(table string, rows func(io.Writer) error) error) (*Report, error) {
	t, report, err := f.sift(o, newSieve(f, o, mostWhole, 1<<27))
	if err != nil {
		return report, err
	}
	return report, errors.Join(
		rewrite(&t, "bills", t.Bills, f, o, write),
		rewrite(&t, "evidence", t.Evidence, f, o, write),
		rewrite(&t, "coverage", t.Coverage, f, o, write),
		rewrite(&t, "cases", t.Cases, f, o, write),
		rewrite(&t, "links", t.Links, f, o, write),
	)
}

// mostWhole is how many rows of all tables are kept whole, some 10 MB.
const mostWhole = 20_000

// sift reads and checks the tables. Of large ones only the rows are kept that stay in the sieve.
func (f Files) sift(o Options, s *sieve) (Tables, *Report, error) {
	for _, name := range TableNames() {
		if path := *f.path(name); path != "" {
			if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
				return f.Read(o)
			}
		}
	}
	err := errors.Join(
		pour(s, f.Bills, s.billKeys),
		pour(s, f.Evidence, s.evidenceKeys),
		pour(s, f.Coverage, s.coverageKeys),
		pour(s, f.Cases, s.caseKeys),
		pour(s, f.Links, s.linkKeys),
	)
	if err != nil {
		return Tables{}, &Report{}, err
	}
	return f.read(o, s)
}

// rewrite writes the accepted rows of a table that was read.
func rewrite[T any](t *Tables, table string, rows []T, f Files, o Options, write func(string, func(io.Writer) error) error) error {
	s := t.from[table]
	if s == nil {
		return nil
	}
	return write(table, func(w io.Writer) error {
		if !s.sifted {
			return Write(w, slices.Values(rows))
		}
		from, o, closeFile, err := openTable(*f.path(table), o)
		if err != nil {
			return err
		}
		defer closeFile()
		o.Rejects = nil
		r := Read[T](from, o)
		err = Write(w, func(yield func(T) bool) {
			r.each(func(line int, _ []string, v *T) bool { return s.out[line] || yield(*v) })
		})
		return errors.Join(err, r.Err())
	})
}

// sieve tells rows that may have to do with another row from those that have not. Each row has keys; rows that share none
// with another have nothing to do with it. Keys are counted by their hashes in a table of fixed size (a Bloom filter that
// counts to two): that two keys are taken for one keeps a row too many and does no harm.
//
// A nil sieve keeps every row.
type sieve struct {
	o             Options
	files         Files
	once, further []uint64 // bits of keys that are there; that are there again
	rows, most    int
	alone         *checker // asked about one row
}

// newSieve makes a sieve that keeps most rows whole and has a number of bits, a power of two from 64 up, twice. Of 10 million
// keys in 1<<27 bits, 16 MiB, one in a hundred is taken for another.
func newSieve(f Files, o Options, most, bits int) *sieve {
	return &sieve{o: o, files: f, most: most, once: make([]uint64, bits/64), further: make([]uint64, bits/64), alone: newChecker(&Tables{})}
}

// whole reports whether every row is kept.
func (s *sieve) whole() bool { return s == nil || s.rows <= s.most }

// pour counts the keys of a table's rows.
func pour[T any](s *sieve, path string, keys func(*T) []uint64) error {
	if path == "" {
		return nil
	}
	from, o, closeFile, err := openTable(path, s.o)
	if err != nil {
		return err
	}
	defer closeFile()
	o.Rejects, o.Limit = nil, 1
	r := Read[T](from, o)
	r.each(func(_ int, _ []string, v *T) bool {
		s.rows++
		for _, key := range keys(v) {
			if has(s.once, key) {
				set(s.further, key)
			}
			set(s.once, key)
		}
		return true
	})
	return r.Err()
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
func (s *sieve) named(id string) bool { return s.whole() || has(s.once, maphash.String(seed, id)) }

// shared reports whether another row may have one of the keys.
func (s *sieve) shared(keys []uint64) bool {
	return slices.ContainsFunc(keys, func(key uint64) bool { return has(s.further, key) })
}

func (s *sieve) billKeys(b *states.Bill) []uint64 {
	keys := []uint64{maphash.String(seed, b.ID)}
	for _, other := range []string{b.EndedBy, b.Amends} {
		if other != "" {
			keys = append(keys, maphash.String(seed, other))
		}
	}
	for n := range b.Numbers() {
		keys = append(keys, maphash.Comparable(seed, numberOf(b, n)))
	}
	return keys
}

// bill reports whether a bill is kept.
func (s *sieve) bill(b *states.Bill) bool {
	if b.EndedBy != "" || b.Amends != "" || s.files.Evidence != "" && b.Scorecard != (rubric.Scorecard{}) || s.shared(s.billKeys(b)) {
		return true
	}
	c := s.alone
	c.t.Bills, c.found = append(c.t.Bills[:0], *b), c.found[:0]
	c.bill(0, b, s.o.AsOf)
	return len(c.found) > 0
}

func (s *sieve) evidenceKeys(e *states.Evidence) []uint64 {
	return []uint64{maphash.String(seed, e.Bill), maphash.Comparable(seed, verdictKey{e.Bill, e.Criterion})}
}

// evidence reports whether a row of evidence is kept.
func (s *sieve) evidence(e *states.Evidence) bool {
	return s.files.Bills != "" || has(s.further, s.evidenceKeys(e)[1])
}

func (s *sieve) coverageKeys(v *states.Coverage) []uint64 {
	return []uint64{maphash.Comparable(seed, v.State)}
}

// coverage reports whether a row of coverage is kept.
func (s *sieve) coverage(v *states.Coverage) bool { return s.shared(s.coverageKeys(v)) }

func (s *sieve) caseKeys(k *cases.Case) []uint64 { return []uint64{maphash.String(seed, k.ID)} }

// oneCase reports whether a case is kept.
func (s *sieve) oneCase(k *cases.Case) bool {
	if s.shared(s.caseKeys(k)) {
		return true
	}
	c := s.alone
	c.t.Cases, c.found = append(c.t.Cases[:0], *k), c.found[:0]
	c.one(0, k)
	return len(c.found) > 0
}

func (s *sieve) linkKeys(l *states.Link) []uint64 {
	return []uint64{maphash.Comparable(seed, linkOf(l))}
}

// link reports whether a link is kept.
func (s *sieve) link(l *states.Link) bool { return s.shared(s.linkKeys(l)) }
