package browsertest

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// run starts a program and gives what it writes. The program runs in a process group of its own under a shell that waits
// on a pipe from this process: when the pipe closes, whether by stop or because the test was killed, the shell ends the
// group and nothing else.
func (s *session) run(program string, args, environment []string, files ...*os.File) (output io.Reader, err error) {
	const guard = `"$@" </dev/null & exec >/dev/null 2>&1; read -r _; kill -9 0`
	c := exec.Command("/bin/sh", append([]string{"-c", guard, "guard", program}, args...)...)
	c.Env = append(os.Environ(), environment...)
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	c.ExtraFiles = files
	hold, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.Stdout, c.Stderr = w, w
	err = c.Start()
	w.Close()
	if err != nil {
		r.Close()
		return nil, err
	}
	s.stops = append(s.stops, func() {
		hold.Close()
		c.Wait()
		r.Close()
	})
	return r, nil
}

// folder makes a folder that goes with the session.
func (s *session) folder() (string, error) {
	dir, err := os.MkdirTemp("", "browsertest-")
	if err == nil {
		s.stops = append(s.stops, func() { os.RemoveAll(dir) })
	}
	return dir, err
}

// await reads lines until one matches, and gives what its last group caught.
func await(output io.Reader, pattern string) (string, error) {
	type result struct {
		text string
		err  error
	}
	done, re := make(chan result, 1), regexp.MustCompile(pattern)
	go func() {
		lines := bufio.NewScanner(output)
		var seen strings.Builder
		for lines.Scan() {
			if m := re.FindStringSubmatch(lines.Text()); m != nil {
				done <- result{text: m[len(m)-1]}
				io.Copy(io.Discard, output) // so that the program never waits for a reader
				return
			}
			seen.WriteString(lines.Text() + "\n")
		}
		done <- result{err: fmt.Errorf("it ended before it wrote %q:\n%s", pattern, seen.String())}
	}()
	select {
	case r := <-done:
		return r.text, r.err
	case <-time.After(patience):
		return "", fmt.Errorf("%v and it has not written %q", patience, pattern)
	}
}

// dial waits until something listens.
func dial(address string) (net.Conn, error) {
	for end := time.Now().Add(patience); ; time.Sleep(10 * time.Millisecond) {
		c, err := net.Dial("tcp", address)
		if err == nil || time.Now().After(end) {
			return c, err
		}
	}
}
