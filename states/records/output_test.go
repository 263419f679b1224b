package records

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// content is what a file holds.
func content(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

func TestOutputs(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.csv")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o640))
	names := func() (all []string) {
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, e := range entries {
			all = append(all, e.Name())
		}
		return all
	}
	t.Run("what lies there stays until the end", func(t *testing.T) {
		var o Outputs
		w, err := o.Create(path)
		require.NoError(t, err)
		_, err = io.WriteString(w, "new")
		require.NoError(t, err)
		assert.Equal(t, "old", content(t, path))
		o.Discard()
		assert.Equal(t, "old", content(t, path))
		assert.Equal(t, []string{"a.csv"}, names(), "nothing is left behind")
	})
	t.Run("then it is replaced, with its permissions", func(t *testing.T) {
		var o Outputs
		w, err := o.Create(path)
		require.NoError(t, err)
		_, err = io.WriteString(w, "new")
		require.NoError(t, err)
		require.NoError(t, o.Commit())
		assert.Equal(t, "new", content(t, path))
		info, err := os.Stat(path)
		require.NoError(t, err)
		if runtime.GOOS != "windows" {
			assert.Equal(t, os.FileMode(0o640), info.Mode())
		}
		assert.Equal(t, []string{"a.csv"}, names())
	})
	t.Run("of two writers the last has it whole", func(t *testing.T) {
		var first, second Outputs
		a, err := first.Create(path)
		require.NoError(t, err)
		b, err := second.Create(path)
		require.NoError(t, err)
		for range 3 {
			_, _ = io.WriteString(a, "aaaa")
			_, _ = io.WriteString(b, "b")
		}
		require.NoError(t, first.Commit())
		assert.Equal(t, "aaaaaaaaaaaa", content(t, path))
		require.NoError(t, second.Commit())
		assert.Equal(t, "bbb", content(t, path))
	})
	t.Run("a link keeps pointing to its file", func(t *testing.T) {
		link := filepath.Join(dir, "link.csv")
		if err := os.Symlink(path, link); err != nil {
			t.Skip(err)
		}
		var o Outputs
		w, err := o.Create(link)
		require.NoError(t, err)
		_, _ = io.WriteString(w, "through the link")
		require.NoError(t, o.Commit())
		assert.Equal(t, "through the link", content(t, path))
		info, err := os.Lstat(link)
		require.NoError(t, err)
		assert.NotZero(t, info.Mode()&os.ModeSymlink)
	})
	t.Run("a place that cannot be", func(t *testing.T) {
		var o Outputs
		_, err := o.Create(dir)
		assert.ErrorContains(t, err, "is a directory")
		_, err = o.Create(filepath.Join(dir, "nowhere", "b.csv"))
		assert.ErrorIs(t, err, os.ErrNotExist)
	})
	t.Run("a device is written at once", func(t *testing.T) {
		var o Outputs
		w, err := o.Create(os.DevNull)
		require.NoError(t, err)
		_, err = io.WriteString(w, "x")
		require.NoError(t, err)
		require.NoError(t, o.Commit())
	})
	t.Run("rejects alone are removed", func(t *testing.T) {
		mine, rejects := filepath.Join(dir, "mine.csv"), filepath.Join(dir, "rejects.csv")
		require.NoError(t, os.WriteFile(mine, []byte("id,note\na,problem\n"), 0o644))
		require.NoError(t, os.WriteFile(rejects, []byte(ByteOrderMark+"id,problem\na,\"line 2: x\"\n"), 0o644))
		var o Outputs
		o.RemoveRejects(mine)
		o.RemoveRejects(rejects)
		o.RemoveRejects(filepath.Join(dir, "nowhere.csv"))
		require.NoError(t, o.Commit())
		assert.FileExists(t, mine)
		assert.NoFileExists(t, rejects)
	})
}

func TestSameFile(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.csv"), filepath.Join(dir, "b.csv")
	assert.True(t, SameFile(a, filepath.Join(dir, "sub", "..", "a.csv")), "neither is there")
	assert.False(t, SameFile(a, b))
	require.NoError(t, os.WriteFile(a, nil, 0o644))
	assert.False(t, SameFile(a, b), "one is there")
	require.NoError(t, os.Link(a, b))
	assert.True(t, SameFile(a, b), "a second name of one file")
	t.Chdir(dir)
	assert.True(t, SameFile("a.csv", a), "relative and absolute")
	assert.True(t, SameFile("new.csv", filepath.Join(dir, "new.csv")), "relative and absolute, not there yet")
}

func TestAnOutputThatCannotBeWritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.csv")
	var o Outputs
	w, err := o.Create(path)
	require.NoError(t, err)
	require.NoError(t, o.files[0].file.Close())
	_, err = io.WriteString(w, "x")
	assert.ErrorContains(t, err, "write "+path+":", "it names the place")
	assert.Error(t, o.Commit())
	assert.NoFileExists(t, path)
}
