package bundle

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/endqi/endqi/wasm/bundle/site"
)

// draft is the folder that a build writes into: it lies beside the place where it is to be, under a name that tells whose
// it is, and takes the place as a whole when all is done. A build that ends early leaves the place as it was.
type draft struct{ place, dir string }

// What the names of folders beside a place "map" begin with: ".map.new-PID-TIME" is a draft, ".map.was-PID-TIME" what one replaced.
const (
	newMark = ".new-"
	wasMark = ".was-"
)

// open makes a draft, and finds out before a minute of compiling whether it can be written.
func open(place string) (*draft, error) {
	place = filepath.Clean(place)
	if real, err := filepath.EvalSymlinks(place); err == nil {
		place = real // a link to the folder stays one
	}
	if base := filepath.Base(place); base == "." || base == ".." {
		full, err := filepath.Abs(place)
		if err != nil {
			return nil, fmt.Errorf("cannot find the folder: %w", err)
		}
		place = full
	}
	if info, err := os.Stat(place); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("cannot make the folder: %w", &fs.PathError{Op: "mkdir", Path: place, Err: syscall.ENOTDIR})
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o755); err != nil {
		return nil, fmt.Errorf("cannot make the folder: %w", err)
	}
	inside := filepath.Join(place, filepath.Base(place))
	var failed error
	for _, near := range []string{place, inside} { // inside where nothing can be made beside it
		removeLeftovers(near)
		d := &draft{place, beside(near, newMark)}
		err := os.Mkdir(d.dir, 0o755)
		if err == nil {
			return d, nil
		}
		failed = cmp.Or(failed, err)
	}
	return nil, fmt.Errorf("cannot write beside the folder: %w", failed)
}

// beside is a name beside a place that no other build has.
func beside(place, mark string) string {
	return filepath.Join(filepath.Dir(place), fmt.Sprintf(".%s%s%d-%d", filepath.Base(place), mark, os.Getpid(), time.Now().UnixNano()))
}

// removeLeftovers removes what builds have left beside a place that were killed. Where one was killed between the two steps in
// which some systems replace a folder, it puts the old folder back.
func removeLeftovers(place string) {
	parent := filepath.Dir(place)
	entries, _ := os.ReadDir(parent) // where it cannot be read, nothing is removed
	for _, e := range entries {
		for _, mark := range []string{newMark, wasMark} {
			owner, ours := strings.CutPrefix(e.Name(), "."+filepath.Base(place)+mark)
			owner, _, timed := strings.Cut(owner, "-")
			pid, err := strconv.Atoi(owner)
			if !ours || !timed || err != nil || runs(pid) {
				continue
			}
			left := filepath.Join(parent, e.Name())
			if _, err := os.Lstat(place); mark == wasMark && errors.Is(err, fs.ErrNotExist) && os.Rename(left, place) == nil {
				continue
			}
			os.RemoveAll(left)
		}
	}
}

// runs reports whether a process may still run.
func runs(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	defer p.Release()
	return !errors.Is(p.Signal(syscall.Signal(0)), os.ErrProcessDone)
}

// discard removes a draft, or after [draft.finish] what it replaced.
func (d *draft) discard() { os.RemoveAll(d.dir) }

// finish puts the draft in its place. Files of the folder that is there stay but for those of the same name.
func (d *draft) finish() error {
	for range 10 { // the place is free or not: another build may change that in between
		info, err := os.Stat(d.place)
		if errors.Is(err, fs.ErrNotExist) {
			if err = os.Rename(d.dir, d.place); err == nil {
				return nil
			}
		} else if err == nil {
			if filepath.Dir(d.dir) == d.place || holdsWorkingFolder(d.place) {
				return d.moveFiles()
			}
			if err = keepOthers(d.place, d.dir); err == nil {
				if err = os.Chmod(d.dir, info.Mode().Perm()); err == nil {
					err = exchange(d.dir, d.place)
				}
				if err == nil { // what another build has put there since
					return keepOthers(d.dir, d.place)
				}
				if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrExist) {
					return d.moveFiles() // of a mounted folder, for instance, which has to stay
				}
			}
		}
		if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return fmt.Errorf("%s changes all the time: do other programs write it?", d.place)
}

// holdsWorkingFolder reports whether a folder is the program's working folder or one above it: whoever started the program
// there would be left in a folder that is gone.
func holdsWorkingFolder(dir string) bool {
	info, err := os.Stat(dir)
	at, unknown := os.Getwd()
	if err != nil || unknown != nil {
		return true
	}
	for {
		if here, err := os.Stat(at); err == nil && os.SameFile(here, info) {
			return true
		}
		above := filepath.Dir(at)
		if above == at {
			return false
		}
		at = above
	}
}

// moveFiles moves the files of the draft into its place one by one, in an order in which no file names one that is not there:
// those with a hash first, those that name the edition last, and the compressed forms of a file before it. None takes the place
// of another before all are beside theirs, as NAME.new.
func (d *draft) moveFiles() error {
	var names []string
	err := filepath.WalkDir(d.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(d.dir, path)
		if err != nil {
			return err
		}
		if there, err := os.Stat(filepath.Join(d.place, name)); err == nil && there.IsDir() != e.IsDir() {
			return fmt.Errorf("%s is in the way: the bundle has a file or folder of that name", filepath.Join(d.place, name))
		}
		if !e.IsDir() {
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return err
	}
	plain := func(name string) string { return strings.TrimSuffix(strings.TrimSuffix(name, ".br"), ".gz") }
	rank := func(name string) int {
		switch name = plain(name); {
		case site.IsPinned(name):
			return 0
		case strings.HasPrefix(name, "latest") || name == "manifest.json":
			return 2
		}
		return 1
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), cmp.Compare(plain(a), plain(b)), len(b)-len(a))
	})
	for i, name := range names {
		if err := moveBeside(filepath.Join(d.dir, name), filepath.Join(d.place, name)); err != nil {
			for _, moved := range names[:i+1] {
				os.Remove(filepath.Join(d.place, moved) + newFile)
			}
			return err
		}
	}
	for _, name := range names {
		to := filepath.Join(d.place, name)
		if err := os.Rename(to+newFile, to); err != nil {
			return err
		}
	}
	return nil
}

const newFile = ".new"

// moveBeside moves a file beside the place where it is to be.
func moveBeside(from, to string) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	if os.Rename(from, to+newFile) == nil {
		return nil
	}
	os.Remove(to + newFile)
	return duplicate(from, to+newFile) // on another file system
}

// replaceInSteps is exchange for systems that do not have it: for a moment there is no folder.
func replaceInSteps(dir, place string) error {
	was := beside(place, wasMark)
	if err := os.Rename(place, was); err != nil {
		return err
	}
	if err := os.Rename(dir, place); err != nil {
		return errors.Join(err, os.Rename(was, place))
	}
	return os.Rename(was, dir)
}

// keepOthers gives to a folder what another has and it has not, without copying where the file system can.
func keepOthers(from, to string) error {
	return filepath.WalkDir(from, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		path, err := filepath.Rel(from, name)
		if err != nil {
			return err
		}
		target := filepath.Join(to, path)
		there, err := os.Lstat(target)
		switch {
		case err == nil && there.IsDir() != e.IsDir():
			return fmt.Errorf("%s is in the way: the bundle has a file or folder of that name", name)
		case err == nil:
			return nil
		case !errors.Is(err, fs.ErrNotExist):
			return err
		case !e.IsDir():
			if os.Link(name, target) == nil {
				return nil
			}
			return duplicate(name, target)
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		return os.Mkdir(target, info.Mode().Perm())
	})
}

// duplicate copies a file or a symbolic link.
func duplicate(name, target string) error {
	info, err := os.Lstat(name)
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		to, err := os.Readlink(name)
		if err != nil {
			return err
		}
		return os.Symlink(to, target)
	}
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close(), os.Chtimes(target, time.Time{}, info.ModTime()))
}
