// Writes d3.csv: what d3-geo's geoAlbersUsa makes of 1,200 points in and around the 50 states:
//   npm ci --prefix .ci && node geo/albersusa/testdata/generate.mjs > geo/albersusa/testdata/d3.csv
import { geoAlbersUsa } from "../../../.ci/node_modules/d3-geo/dist/d3-geo.mjs";

const project = geoAlbersUsa().scale(1300).translate([487.5, 305]); // the canvas of us-atlas

// A fixed sequence (Lehmer, 48271 mod 2^31-1) in place of chance, so that the file is the same every time.
let seed = 20261122;
const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const boxes = [
  { n: 700, west: -125, south: 24, east: -66, north: 50 },
  { n: 250, west: -180, south: 51, east: -129, north: 72 },
  { n: 50, west: 172, south: 51, east: 180, north: 54 },
  { n: 200, west: -161, south: 18, east: -154, north: 23 },
];
console.log("lon,lat,x,y");
for (const { n, west, south, east, north } of boxes) {
  for (let i = 0; i < n; i++) {
    const p = [west + next() * (east - west), south + next() * (north - south)].map((v) => +v.toFixed(4));
    const q = project(p);
    console.log([...p, ...(q ? q.map((v) => v.toFixed(6)) : ["", ""])].join(","));
  }
}
