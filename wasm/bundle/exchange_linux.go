package bundle

import "golang.org/x/sys/unix"

// exchange swaps two folders in one step where the file system can.
func exchange(dir, place string) error {
	if unix.Renameat2(unix.AT_FDCWD, dir, unix.AT_FDCWD, place, unix.RENAME_EXCHANGE) != nil {
		return replaceInSteps(dir, place)
	}
	return nil
}
