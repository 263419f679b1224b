//go:build ignore

// Generate writes the data packages of the shipped tables and the JSON Schema of the dataset.
package main

import (
	"fmt"
	"os"

	"github.com/endqi/endqi/states/records"
)

func main() {
	shipped, err := records.DataPackage("bills", "evidence", "coverage", "links")
	write("../datapackage.json", shipped, err)
	cases, err := records.DataPackage("cases")
	write("../../cases/datapackage.json", cases, err)
	write("dataset.schema.json", records.DatasetSchema(), nil)
}

func write(path string, text []byte, err error) {
	if err == nil {
		err = os.WriteFile(path, text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
