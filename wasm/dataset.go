package wasm

import "github.com/endqi/endqi/states/dataset"

// Dataset is all that the widget shows: the records, and where and when they come from.
type Dataset dataset.Tables

// DatasetError says where a dataset cannot be read.
type DatasetError = dataset.Error

// ReadDataset reads the dataset's JSON, by the rules of package dataset. The first thing that is wrong in it is a [*DatasetError].
func ReadDataset(data []byte) (*Dataset, error) {
	t, err := dataset.Parse(data)
	return (*Dataset)(t), err
}

// AppendDataset appends the dataset as the JSON that [ReadDataset] reads, one row a line, always the same bytes for the
// same records.
func AppendDataset(dst []byte, d *Dataset) []byte { return (*dataset.Tables)(d).AppendJSON(dst) }
