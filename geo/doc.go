// Package geo holds the boundaries of the states, the District of Columbia and five territories, and joins scores to them as GeoJSON and TopoJSON.
//
//   - [Write] streams standings as a FeatureCollection of 56 places, through any lens, in three details; [WriteCases] streams court cases as points.
//   - [WriteTopoJSON] writes the same with each shared border once.
//   - [Read] reads such a file back into orb; [WriteFeatures] writes boundaries and properties of your own.
//   - [Boundary] gives one jurisdiction's shape as RFC 7946 wants it, [BBox] its box.
//   - [WriteBoundaries] writes boundaries alone, for a page that joins properties to them.
//
// Rings run as RFC 7946 wants them. d3-geo, Observable Plot and Vega want them the other way around and fill the whole picture with each state otherwise: give
// them GeoJSON with [D3] as Options.Winding, or TopoJSON, which has it always.
//
// Shapefiles have names of ten characters and no Unicode by themselves: with GDAL, ogr2ogr -lco ENCODING=UTF-8 keeps the dash of "3–8". GDAL, R and QGIS read either
// form as it is.
//
// The boundaries are the npm package us-atlas 3.0.1, made from the Census Bureau's cartographic files of 2017 at 1:10,000,000: right for a map, not for
// a survey. They are decoded when they are first asked for. What touches what is told by usmap.Neighbors.
package geo
