package bundle

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func write(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
}

// content is each file below a folder, by its path.
func content(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		path, _ := filepath.Rel(dir, name)
		text, err := os.ReadFile(name)
		all[filepath.ToSlash(path)] = string(text)
		return err
	}))
	return all
}

func TestDraftTakesThePlaceAsAWhole(t *testing.T) {
	for name, swap := range map[string]func(dir, place string) error{"as this system can": exchange, "in steps": replaceInSteps} {
		t.Run(name, func(t *testing.T) {
			place := filepath.Join(t.TempDir(), "map")
			write(t, place, map[string]string{"old": "old"})
			write(t, place+"2", map[string]string{"new": "new"})
			require.NoError(t, swap(place+"2", place))
			assert.Equal(t, map[string]string{"new": "new"}, content(t, place))
			assert.Equal(t, map[string]string{"old": "old"}, content(t, place+"2"))
		})
	}
	t.Run("what else is there stays", func(t *testing.T) {
		parent := t.TempDir()
		place := filepath.Join(parent, "map")
		write(t, place, map[string]string{"index.html": "old", "core-0123456789.wasm": "pinned", ".htaccess": "mine", "my/own/notes": "mine", "places/CO.html": "old"})
		require.NoError(t, os.Symlink("index.html", filepath.Join(place, "link")))
		require.NoError(t, os.Chmod(place, 0o750))
		d, err := open(place)
		require.NoError(t, err)
		write(t, d.dir, map[string]string{"index.html": "new", "places/CO.html": "new"})
		require.NoError(t, d.finish())
		d.discard()
		assert.Equal(t, map[string]string{"index.html": "new", "core-0123456789.wasm": "pinned", ".htaccess": "mine", "my/own/notes": "mine", "places/CO.html": "new", "link": "new"}, content(t, place))
		info, err := os.Stat(place)
		require.NoError(t, err)
		assert.Equal(t, fs.FileMode(0o750), info.Mode().Perm())
		entries, err := os.ReadDir(parent)
		require.NoError(t, err)
		assert.Len(t, entries, 1, "nothing is left beside it")
	})
	t.Run("a link to the folder stays one", func(t *testing.T) {
		parent := t.TempDir()
		write(t, filepath.Join(parent, "real"), map[string]string{"old": "old"})
		require.NoError(t, os.Symlink("real", filepath.Join(parent, "map")))
		d, err := open(filepath.Join(parent, "map"))
		require.NoError(t, err)
		write(t, d.dir, map[string]string{"new": "new"})
		require.NoError(t, d.finish())
		d.discard()
		assert.Equal(t, map[string]string{"old": "old", "new": "new"}, content(t, filepath.Join(parent, "real")))
	})
	t.Run("a folder that keeps its place gets the files one by one", func(t *testing.T) {
		parent := t.TempDir()
		place := filepath.Join(parent, "map")
		write(t, place, map[string]string{"index.html": "old", ".htaccess": "mine", "my/notes": "mine"})
		before, err := os.Stat(place)
		require.NoError(t, err)
		t.Chdir(filepath.Join(place, "my"))
		d, err := open("..")
		require.NoError(t, err)
		write(t, d.dir, map[string]string{"index.html": "new", "index.html.br": "new", "places/CO.html": "new", "latest.json": "new", "core-0123456789.wasm": "new"})
		require.NoError(t, d.finish())
		d.discard()
		assert.Equal(t, map[string]string{"map/index.html": "new", "map/index.html.br": "new", "map/.htaccess": "mine", "map/my/notes": "mine",
			"map/places/CO.html": "new", "map/latest.json": "new", "map/core-0123456789.wasm": "new"}, content(t, parent))
		after, err := os.Stat(".." + string(filepath.Separator) + ".." + string(filepath.Separator) + "map")
		require.NoError(t, err)
		assert.True(t, os.SameFile(before, after), "who is in it stays in it")
	})
	t.Run("where nothing can be made beside it, the draft is inside", func(t *testing.T) {
		place := filepath.Join(t.TempDir(), "map")
		write(t, place, map[string]string{"index.html": "old", "own": "mine"})
		d := &draft{place, beside(filepath.Join(place, "map"), newMark)}
		write(t, d.dir, map[string]string{"index.html": "new"})
		require.NoError(t, d.finish())
		d.discard()
		assert.Equal(t, map[string]string{"index.html": "new", "own": "mine"}, content(t, place))
	})
	t.Run("a folder in the way of a file, where its own keeps its place", func(t *testing.T) {
		place := filepath.Join(t.TempDir(), "map")
		write(t, place, map[string]string{"latest.json/mine": "mine", "index.html": "old"})
		d := &draft{place, beside(filepath.Join(place, "map"), newMark)}
		write(t, d.dir, map[string]string{"index.html": "new", "latest.json": "new"})
		assert.ErrorContains(t, d.finish(), "latest.json is in the way")
		d.discard()
		assert.Equal(t, map[string]string{"latest.json/mine": "mine", "index.html": "old"}, content(t, place), "nothing was begun")
	})
	t.Run("where one file cannot be moved, none is", func(t *testing.T) {
		place := filepath.Join(t.TempDir(), "map")
		write(t, place, map[string]string{"data/bills.csv": "old", "data/standings.csv.new/in the way": "mine"})
		d := &draft{place, beside(filepath.Join(place, "map"), newMark)}
		write(t, d.dir, map[string]string{"data/bills.csv": "new", "data/standings.csv": "new"})
		assert.Error(t, d.finish())
		d.discard()
		assert.Equal(t, map[string]string{"data/bills.csv": "old", "data/standings.csv.new/in the way": "mine"}, content(t, place))
	})
	t.Run("a folder in the way of a file", func(t *testing.T) {
		place := filepath.Join(t.TempDir(), "map")
		write(t, place, map[string]string{"index.html/mine": "mine"})
		d, err := open(place)
		require.NoError(t, err)
		write(t, d.dir, map[string]string{"index.html": "new"})
		assert.ErrorContains(t, d.finish(), "index.html is in the way")
		d.discard()
		assert.Equal(t, map[string]string{"index.html/mine": "mine"}, content(t, place))
	})
	t.Run("of two the last wins, and pinned files of both stay", func(t *testing.T) {
		place := filepath.Join(t.TempDir(), "map")
		first, err := open(place)
		require.NoError(t, err)
		second, err := open(place)
		require.NoError(t, err)
		write(t, first.dir, map[string]string{"index.html": "first", "core-1.wasm": "first"})
		write(t, second.dir, map[string]string{"index.html": "second", "core-2.wasm": "second"})
		require.NoError(t, first.finish())
		first.discard()
		require.NoError(t, second.finish())
		second.discard()
		assert.Equal(t, map[string]string{"index.html": "second", "core-1.wasm": "first", "core-2.wasm": "second"}, content(t, place))
	})
}

func TestLeftoversAreRemovedOnceTheirOwnerIsGone(t *testing.T) {
	gone := exec.Command("go", "version")
	require.NoError(t, gone.Run())
	parent := t.TempDir()
	place := filepath.Join(parent, "map")
	left := func(mark string, pid int) string { return fmt.Sprintf(".map%s%d-1", mark, pid) }
	write(t, parent, map[string]string{
		left(newMark, gone.Process.Pid) + "/index.html": "half", left(newMark, os.Getpid()) + "/index.html": "at work",
		left(wasMark, gone.Process.Pid) + "/index.html": "old", ".map.new-mine/x": "mine", ".map2.new-1-1/x": "of another folder",
	})
	removeLeftovers(place)
	assert.Equal(t, map[string]string{
		left(newMark, os.Getpid()) + "/index.html": "at work", "map/index.html": "old", ".map.new-mine/x": "mine", ".map2.new-1-1/x": "of another folder",
	}, content(t, parent), "what was killed between two steps is back")
}

func TestBuildThatStopsLeavesTheFolderAsItWas(t *testing.T) {
	parent := t.TempDir()
	place := filepath.Join(parent, "map")
	write(t, place, map[string]string{"index.html": "old"})
	for _, last := range []string{"core.wasm", "cards/", "manifest.json"} {
		ctx, stop := context.WithCancel(t.Context())
		_, err := Build(ctx, Options{Dir: place, Core: []byte("\x00asm\x01\x00\x00\x00"), hasty: true, Progress: func(p Progress) {
			if p.File.Name == last {
				stop()
			}
		}})
		assert.ErrorIs(t, err, context.Canceled, last)
		assert.Equal(t, map[string]string{"map/index.html": "old"}, content(t, parent), last)
	}
}
