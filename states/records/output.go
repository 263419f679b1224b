package records

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// Outputs are files on their way to their places. Each is written beside its place, under a name of its own, and takes
// the place whole on [Outputs.Commit]. Until then, and after a crash or on a full disk, what lay there before is as it
// was; of two programs that write one file at once, the last has it whole. A program that is killed leaves its unfinished
// file behind, ".NAME.….tmp". The zero value has no file.
type Outputs struct {
	files []*output
	gone  []string
}

type output struct {
	file  *os.File
	place string // where the file is to be; empty for a pipe or a device, which is written at once
}

// Write writes to the file; an error names the place, and not what the file is called until then.
func (f *output) Write(p []byte) (int, error) {
	n, err := f.file.Write(p)
	return n, f.at(err)
}

func (f *output) at(err error) error {
	var wrong *fs.PathError
	if f.place == "" || !errors.As(err, &wrong) {
		return err
	}
	return &fs.PathError{Op: wrong.Op, Path: f.place, Err: wrong.Err}
}

// Create makes a file for a path. A link keeps pointing to its file, and the file keeps its permissions.
func (o *Outputs) Create(path string) (io.Writer, error) {
	place, mode := path, fs.FileMode(0o666)
	if real, err := filepath.EvalSymlinks(path); err == nil {
		place = real
	}
	old, err := os.Stat(place)
	switch {
	case err == nil && old.IsDir():
		return nil, &fs.PathError{Op: "write", Path: path, Err: errors.New("is a directory")}
	case err == nil && !old.Mode().IsRegular():
		f, err := os.OpenFile(place, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		o.files = append(o.files, &output{file: f})
		return o.files[len(o.files)-1], nil
	case err == nil:
		mode = old.Mode().Perm()
	}
	for {
		name := filepath.Join(filepath.Dir(place), "."+filepath.Base(place)+"."+strconv.FormatUint(rand.Uint64(), 36)+".tmp")
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case errors.Is(err, fs.ErrExist):
			continue
		case err != nil:
			return nil, err
		}
		if old != nil { // whatever the mask of this process
			_ = f.Chmod(mode)
		}
		o.files = append(o.files, &output{f, place})
		return o.files[len(o.files)-1], nil
	}
}

// RemoveRejects takes a file of rejects away on Commit; another file at its path stays.
func (o *Outputs) RemoveRejects(path string) {
	if oldRejects(path) {
		o.gone = append(o.gone, path)
	}
}

// Commit brings the files to the disk and then, all of them being there, to their places. After an error those that have not
// taken their place are gone, and what lay there is as it was.
func (o *Outputs) Commit() error {
	defer o.Discard()
	for _, f := range o.files {
		if f.place == "" {
			continue
		}
		if err := f.file.Sync(); err != nil {
			return f.at(err)
		}
	}
	for _, f := range o.files {
		if err := f.file.Close(); err != nil {
			return f.at(err)
		}
	}
	for len(o.files) > 0 {
		if f := o.files[0]; f.place != "" {
			if err := os.Rename(f.file.Name(), f.place); err != nil {
				return err
			}
			syncDirectory(filepath.Dir(f.place))
		}
		o.files = o.files[1:]
	}
	for _, path := range o.gone {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// syncDirectory makes a file's new name outlast a loss of power. Not every system can.
func syncDirectory(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}

// Discard gives up the files that have not taken their place. After Commit it does nothing.
func (o *Outputs) Discard() {
	for _, f := range o.files {
		f.file.Close()
		if f.place != "" {
			os.Remove(f.file.Name())
		}
	}
	o.files, o.gone = nil, nil
}

// SameFile reports whether two paths lead to one file, by whatever links and names, or would if it were there.
func SameFile(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if errA == nil && errB == nil {
		return os.SameFile(infoA, infoB)
	}
	if errA == nil || errB == nil {
		return false
	}
	dirA, errA := os.Stat(filepath.Dir(a))
	dirB, errB := os.Stat(filepath.Dir(b))
	if errA == nil && errB == nil {
		return os.SameFile(dirA, dirB) && filepath.Base(a) == filepath.Base(b)
	}
	absA, errA := filepath.Abs(a)
	absB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && absA == absB
}
