// Package geo holds the boundaries of the states, the District of Columbia and five territories, and joins scores to them as GeoJSON.
//
// [Boundary] gives one jurisdiction's shape as RFC 7946 wants it. The boundaries are the npm package us-atlas 3.0.1, made from the Census Bureau's
// cartographic files of 2017 at 1:10,000,000: right for a map, not for a survey. They are decoded when they are first asked for.
package geo
