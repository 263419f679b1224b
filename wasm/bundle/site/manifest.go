package site

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
)

// ArchiveName is that of the file which holds all others, for those who build nothing.
const ArchiveName = "endqi-map-" + Version + ".zip"

// Manifest lists what a folder holds: the content of manifest.json.
type Manifest struct {
	Version string `json:"version"` // of the element
	Edition string `json:"edition"` // the day of the records, YYYY-MM-DD
	Files   []File `json:"files"`   // by name; manifest.json itself and the archive are not in it
}

// File is one file of a folder.
type File struct {
	Name      string `json:"name"`
	Bytes     int    `json:"bytes"`
	Brotli    int    `json:"brotli,omitempty"` // bytes of Name.br; 0 where there is none, for what is compressed already
	Gzip      int    `json:"gzip,omitempty"`   // bytes of Name.gz, likewise
	Integrity string `json:"integrity"`
}

// NewFile is the entry of a file that has no compressed forms yet.
func NewFile(name string, data []byte) File {
	a := describe(name, data)
	return File{Name: name, Bytes: a.Bytes, Integrity: a.Integrity}
}

// NewManifest lists files in the order of their names.
func NewManifest(edition string, files []File) Manifest {
	files = slices.Clone(files)
	slices.SortFunc(files, func(x, y File) int { return strings.Compare(x.Name, y.Name) })
	return Manifest{Version: Version, Edition: edition, Files: files}
}

// Archive puts the files of the manifest, and it, into one ZIP file, as read gives them. Dates in it are those of the records, so that
// the same files make the same archive.
func Archive(m Manifest, read func(name string) ([]byte, error)) ([]byte, error) {
	day, err := time.Parse(time.DateOnly, m.Edition)
	if err != nil {
		day = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	var content bytes.Buffer
	z := zip.NewWriter(&content)
	for _, f := range append(slices.Clone(m.Files), File{Name: "manifest.json"}) {
		data, err := read(f.Name)
		if err != nil {
			return nil, err
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: "endqi-map/" + f.Name, Method: zip.Deflate, Modified: day})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		if _, err := w.Write(data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	err = z.Close()
	return content.Bytes(), err
}
