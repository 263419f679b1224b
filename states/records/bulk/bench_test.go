package bulk

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// archives writes ZIPs of LegiScan's form, n of bills each, and gives their folder.
func archives(t testing.TB, sessions, bills int) string {
	dir := t.TempDir()
	titles := []string{"Taxation of motor vehicles", "Peace officers; retirement of survivors", "School immunization records", "Highways; naming of a bridge", "Courts; civil procedure", "Wildlife management", "Insurance; health benefit plans", "Elections; absentee ballots"}
	for s := range sessions {
		f, err := os.Create(filepath.Join(dir, fmt.Sprintf("NM_%d.zip", s)))
		require.NoError(t, err)
		z := zip.NewWriter(f)
		year := 2000 + s%50
		folder := fmt.Sprintf("NM/%d-%d_Regular_Session/csv/", year, year)
		table, err := z.Create(folder + "bills.csv")
		require.NoError(t, err)
		fmt.Fprintln(table, "bill_id,session_id,bill_number,status,status_desc,status_date,title,description,committee_id,committee,last_action_date,last_action,url,state_link")
		for i := range bills {
			title := titles[i%len(titles)]
			if i == bills/2 {
				title = "Ending qualified immunity of peace officers"
			}
			fmt.Fprintf(table, "%d,%d,HB%d,1,Introduced,%d-01-19,%q,\"An act relating to the state; %s; providing for penalties, and declaring an emergency.\",0,,%d-02-01,\"Referred to the committee on the judiciary\",https://legiscan.com/NM/bill/HB%d/%d,https://example.org/nm/hb%d\n",
				s*bills+i, s, i, year, title, strings.ToLower(title), year, i, year, i)
		}
		table, err = z.Create(folder + "history.csv")
		require.NoError(t, err)
		fmt.Fprintln(table, "bill_id,date,chamber,sequence,action")
		for i := range bills {
			for n, action := range []string{"Introduced", "Referred to the committee on the judiciary", "Reported, do pass", "Read a second time", "Died on the calendar"} {
				fmt.Fprintf(table, "%d,%d-02-0%d,House,%d,%q\n", s*bills+i, year, n+1, n+1, action)
			}
		}
		require.NoError(t, z.Close())
		require.NoError(t, f.Close())
	}
	return dir
}

// eachTable opens every table of bills and of their history in a folder of ZIPs.
func eachTable(dir string, each func(io.Reader) error) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".zip" {
			return err
		}
		z, err := zip.OpenReader(name)
		if err != nil {
			return err
		}
		defer z.Close()
		for _, f := range z.File {
			if base := path.Base(f.Name); base != "bills.csv" && base != "history.csv" {
				continue
			}
			from, err := f.Open()
			if err != nil {
				return err
			}
			if err := each(from); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			from.Close()
		}
		return nil
	})
}

// BenchmarkFind looks through a folder of LegiScan's ZIPs, after encoding/csv has read the same tables of the same ZIPs, in one
// run, and reports how many times as long it takes and how much memory is in use at most. BULK_BENCH names a folder of real
// ones.
//
//	BULK_BENCH=DIR go test ./states/records/bulk -run '^$' -bench Find -benchtime 1x
func BenchmarkFind(b *testing.B) {
	dir := os.Getenv("BULK_BENCH")
	if dir == "" {
		dir = archives(b, 20, 5000)
	}
	var reading time.Duration
	b.Run("encoding-csv", func(b *testing.B) {
		for b.Loop() {
			var bytes int64
			begin := time.Now()
			require.NoError(b, eachTable(dir, func(from io.Reader) error {
				r := csv.NewReader(from)
				r.ReuseRecord, r.LazyQuotes, r.FieldsPerRecord = true, true, -1
				for {
					if _, err := r.Read(); err == io.EOF {
						bytes += r.InputOffset()
						return nil
					} else if err != nil {
						return err
					}
				}
			}))
			reading = time.Since(begin)
			b.SetBytes(bytes)
		}
	})
	b.Run("find", func(b *testing.B) {
		for b.Loop() {
			var most atomic.Uint64
			stop := watchMemory(&most)
			begin := time.Now()
			r, err := Read(Options{Terms: ShippedTerms()}, Files{os.DirFS(dir), ".", dir})
			stop()
			require.NoError(b, err)
			b.ReportMetric(float64(time.Since(begin))/float64(reading), "×encoding/csv")
			b.ReportMetric(float64(most.Load())/1e6, "MB-in-use")
			b.ReportMetric(float64(r.Looked), "bills")
			b.ReportMetric(float64(r.Found), "found")
		}
	})
}

// watchMemory looks at the heap in use, garbage included, until it is stopped.
func watchMemory(most *atomic.Uint64) (stop func()) {
	done, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		heap := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		for {
			metrics.Read(heap)
			most.Store(max(most.Load(), heap[0].Value.Uint64()))
			select {
			case <-done:
				return
			case <-time.After(10 * time.Millisecond):
			}
		}
	}()
	return func() {
		close(done)
		<-gone
	}
}

func TestFindingTakesFlatMemory(t *testing.T) {
	used := func(sessions int) (most uint64, looked int) {
		dir := archives(t, sessions, 2000)
		var m atomic.Uint64
		runtime.GC()
		stop := watchMemory(&m)
		r, err := Read(Options{Terms: ShippedTerms()}, Files{os.DirFS(dir), ".", dir})
		stop()
		require.NoError(t, err)
		assert.Equal(t, sessions, r.Found)
		return m.Load(), r.Looked
	}
	small, few := used(2)
	large, many := used(20)
	assert.Equal(t, 10*few, many)
	assert.Less(t, large, small+(16<<20), "bytes in use for %d and %d bills", few, many)
}
