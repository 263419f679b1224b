package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
)

// progress draws a bar on a terminal once reading takes longer than a second. It is nil where nobody would see one: in a
// pipe, or where the size is not known. What it gives second takes the bar away, if it is there.
func progress(w io.Writer, size int64) (draw func(int64), clear func()) {
	f, ok := w.(*os.File)
	if !ok || size == 0 {
		return nil, func() {}
	}
	if info, err := f.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil, func() {}
	}
	return bar(w, size, time.Now)
}

// bar draws at most ten times a second; files that are read one after the other add up.
func bar(w io.Writer, size int64, now func() time.Time) (draw func(int64), clear func()) {
	const width = 30
	var mu sync.Mutex
	begun, drawn := now(), now()
	var before, last int64
	there := false
	clear = func() {
		if there {
			fmt.Fprintf(w, "\r%s\r", strings.Repeat(" ", width+7))
			there = false
		}
	}
	draw = func(read int64) {
		mu.Lock()
		defer mu.Unlock()
		if read < last {
			before += last
		}
		last = read
		t := now()
		done := min(before+read, size)
		if t.Sub(begun) < time.Second || t.Sub(drawn) < 100*time.Millisecond && done < size {
			return
		}
		drawn = t
		n := int(done * width / size)
		fmt.Fprintf(w, "\r[%s%s] %3d%%", strings.Repeat("#", n), strings.Repeat(".", width-n), done*100/size)
		if there = true; done == size {
			clear()
		}
	}
	return draw, clear
}
