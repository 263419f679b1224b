package geo

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/endqi/endqi/geo/internal/topology"
	"github.com/endqi/endqi/states"
)

// The same positions as GeoJSON has for d3, at every detail and precision; a ring may begin at another of them.
func TestTopoJSONHasThePositionsOfGeoJSON(t *testing.T) {
	from := func(r orb.Ring) orb.Ring { // the ring from its smallest position on
		r = r[:len(r)-1]
		least := 0
		for i, p := range r {
			if p[0] < r[least][0] || p[0] == r[least][0] && p[1] < r[least][1] {
				least = i
			}
		}
		return append(slices.Clone(r[least:]), r[:least]...)
	}
	for d := range Small + 1 {
		for _, decimals := range []int{3, 4, 7} {
			o := Options{Detail: d, Decimals: decimals, Winding: D3}
			features, err := Read(bytes.NewReader(written(t, o)))
			require.NoError(t, err)
			var b bytes.Buffer
			require.NoError(t, WriteTopoJSON(&b, shipped(), o))
			got, err := topology.Decode(b.Bytes(), "states")
			require.NoError(t, err)
			require.Len(t, got.Shapes, 56)
			for i, shape := range got.Shapes {
				require.Equal(t, string(features[i].Code), shape.ID)
				require.Equal(t, len(features[i].Boundary), len(shape.Polygons), "%v %d %s", d, decimals, shape.ID)
				for k, polygon := range shape.Polygons {
					for n, ring := range polygon {
						want, is := from(features[i].Boundary[k][n]), from(got.Points(ring))
						require.Len(t, is, len(want), "%v %d %s", d, decimals, shape.ID)
						for j := range want {
							assert.InDeltaSlice(t, want[j][:], is[j][:], 1e-9)
						}
					}
				}
			}
		}
	}
}

func TestTopoJSON(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, WriteTopoJSON(&b, shipped(), Options{Updated: states.Updated()}))
	assert.Less(t, b.Len(), len(written(t, Options{Updated: states.Updated()}))*3/5, "a border that two places share is there once")
	var again bytes.Buffer
	require.NoError(t, WriteTopoJSON(&again, shipped(), Options{Updated: states.Updated(), Winding: D3}))
	assert.Equal(t, b.String(), again.String(), "the same bytes, whatever the winding")
	var file struct {
		Objects struct {
			States struct {
				Geometries []struct {
					ID         string
					Properties map[string]any
				}
			}
		}
		Arcs [][][2]int
	}
	require.NoError(t, json.Unmarshal(b.Bytes(), &file))
	for i, g := range file.Objects.States.Geometries {
		features, err := Features(shipped(), Options{Updated: states.Updated()})
		require.NoError(t, err)
		var want map[string]any
		require.NoError(t, json.Unmarshal(features[i].Properties, &want))
		assert.Equal(t, want, g.Properties, "%s", g.ID)
	}
	all := len(file.Arcs)
	b.Reset()
	require.NoError(t, WriteTopoJSON(&b, shipped(), Options{Only: []states.Code{"CO", "WY"}}))
	require.NoError(t, json.Unmarshal(b.Bytes(), &file))
	require.Len(t, file.Objects.States.Geometries, 2)
	assert.Less(t, len(file.Arcs), all/10, "only the arcs that are used")
	assert.ErrorIs(t, WriteTopoJSON(broken{}, shipped(), Options{Detail: Small}), io.ErrClosedPipe)
}
