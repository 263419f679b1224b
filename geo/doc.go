// Package geo holds the boundaries of the states, the District of Columbia and five territories, and joins scores to them as GeoJSON.
//
//   - [Write] streams standings as a FeatureCollection of 56 places, through any lens, in three details; [WriteCases] streams court cases as points.
//   - [Read] reads such a file back into orb; [WriteFeatures] writes boundaries and properties of your own.
//   - [Boundary] gives one jurisdiction's shape as RFC 7946 wants it, [BBox] its box.
//   - [WriteBoundaries] writes the file that a page joins standings to with usmap.JoinGeoJSON.
//
// The boundaries are the npm package us-atlas 3.0.1, made from the Census Bureau's cartographic files of 2017 at 1:10,000,000: right for a map, not for
// a survey. They are decoded when they are first asked for. What touches what is told by usmap.Neighbors.
package geo
