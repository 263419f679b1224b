package records

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/go-playground/validator/v10"
	"github.com/gocarina/gocsv"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/states"
)

// manyBills is a table like the shipped one, n rows, each with an id, a number and addresses of its own.
func manyBills(n int) []byte {
	out := states.AppendHeader(nil, new(states.Bill))
	shipped := states.Bills()
	for i := range n {
		b := shipped[i%len(shipped)]
		b.ID += "-" + strconv.Itoa(i)
		b.Number = "HB " + strconv.Itoa(i)
		if b.URL != "" {
			b.URL += "?n=" + strconv.Itoa(i)
		}
		b.SourceURL += "?n=" + strconv.Itoa(i%1000)
		out = states.AppendCSV(out, &b)
	}
	return out
}

// BenchmarkImport reads the same bytes in four ways, in one run: what only splits, what also maps, what also validates, and
// this package, which moreover locates every mistake. The last reports how many times as fast as gocsv with validator it is.
//
//	go test ./states/records -run '^$' -bench Import -cpu 1,2
func BenchmarkImport(b *testing.B) {
	const rows = 5000
	text := manyBills(rows)
	type run struct {
		name string
		cpus int
	}
	times := map[run]float64{}
	measure := func(name string, read func() (int, error)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for range b.N { // with b.Loop the first of -cpu would run on as many as the one before
				n, err := read()
				if err != nil || n != rows {
					b.Fatalf("%d rows, %v", n, err)
				}
			}
			cpus := runtime.GOMAXPROCS(0)
			own := float64(b.Elapsed()) / float64(b.N)
			times[run{name, cpus}] = own
			if name == "records" {
				b.ReportMetric(times[run{"gocsv+validator", cpus}]/own, "×gocsv+validator")
				b.ReportMetric(times[run{"gocsv", cpus}]/own, "×gocsv")
			}
		})
	}
	measure("encoding-csv", func() (n int, err error) {
		r := csv.NewReader(bytes.NewReader(text))
		r.ReuseRecord = true
		for n = -1; ; n++ {
			if _, err := r.Read(); err == io.EOF {
				return n, nil
			} else if err != nil {
				return n, err
			}
		}
	})
	measure("gocsv", func() (int, error) {
		var all []states.Bill
		err := gocsv.Unmarshal(bytes.NewReader(text), &all)
		return len(all), err
	})
	judge := validator.New()
	measure("gocsv+validator", func() (int, error) {
		var all []states.Bill
		if err := gocsv.Unmarshal(bytes.NewReader(text), &all); err != nil {
			return 0, err
		}
		for i := range all {
			if err := judge.Struct(&all[i]); err != nil {
				return i, err
			}
		}
		return len(all), nil
	})
	measure("records", func() (int, error) {
		all, report, err := ReadAll[states.Bill](bytes.NewReader(text), Options{})
		if !report.Clean() {
			return 0, report.Problems[0]
		}
		return len(all), err
	})
}

// BenchmarkCheck checks few bills, which are read once, and many, of which only those are kept that may have to do with another.
//
//	go test ./states/records -run '^$' -bench Check -benchmem
func BenchmarkCheck(b *testing.B) {
	for _, rows := range []int{10, 200_000} {
		b.Run(strconv.Itoa(rows)+"rows", func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "bills.csv")
			if err := os.WriteFile(path, manyBills(rows), 0o644); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if report, err := (Files{Bills: path}).Check(Options{}); err != nil || report.Read() != rows {
					b.Fatal(report, err)
				}
			}
		})
	}
}

// endless gives a header once and then the same rows, size bytes in all.
type endless struct {
	head, rows []byte
	at, size   int64
}

func (e *endless) Read(p []byte) (n int, err error) {
	for n < len(p) && e.at < e.size {
		from := e.head
		if e.at >= int64(len(e.head)) {
			from = e.rows[(e.at-int64(len(e.head)))%int64(len(e.rows)):]
		} else {
			from = from[e.at:]
		}
		m := copy(p[n:], from)
		n += m
		e.at += int64(m)
	}
	if e.at >= e.size {
		return n, io.EOF
	}
	return n, nil
}

// live reads a table of about size bytes and gives the most memory that was in use, and the rows.
func live(t testing.TB, size int64) (most uint64, rows int) {
	text := manyBills(3000)
	first := bytes.IndexByte(text, '\n') + 1
	every := size / 20
	var next int64
	r := Read[states.Bill](&endless{head: text[:first], rows: text[first:], size: size}, Options{Progress: func(n int64) {
		if n < next {
			return
		}
		next = n + every
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
	}})
	for range r.All() {
		rows++
	}
	require.NoError(t, r.Err())
	return most, rows
}

func TestMemoryDoesNotGrowWithTheTable(t *testing.T) {
	const slack = 8 << 20 // for the filter of keys and what is not collected yet, more of it under the race detector; the second table has 60 MB more
	small, rows := live(t, 4<<20)
	large, more := live(t, 64<<20)
	assert.Greater(t, more, 10*rows)
	assert.Less(t, large, small+slack, "bytes in use after %d and %d rows", rows, more)
}

// BenchmarkMemory reports the memory in use while reading tables of 10 MB to the size that RECORDS_BENCH_MB says.
//
//	RECORDS_BENCH_MB=1000 go test ./states/records -run '^$' -bench Memory -benchtime 1x
func BenchmarkMemory(b *testing.B) {
	sizes := []int64{10, 100}
	if more, err := strconv.ParseInt(os.Getenv("RECORDS_BENCH_MB"), 10, 64); err == nil && !slices.Contains(sizes, more) {
		sizes = append(sizes, more)
	}
	for _, mb := range sizes {
		b.Run(fmt.Sprintf("%dMB", mb), func(b *testing.B) {
			b.SetBytes(mb * 1_000_000)
			for b.Loop() {
				most, rows := live(b, mb*1_000_000)
				b.ReportMetric(float64(most)/1e6, "MB-in-use")
				b.ReportMetric(float64(rows), "rows")
			}
		})
	}
}
