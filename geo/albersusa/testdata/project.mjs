// Reads longitude,latitude lines and answers with d3's x,y, or an empty line for null.
import { createInterface } from "node:readline";
import { geoAlbersUsa } from "../../../.ci/node_modules/d3-geo/dist/d3-geo.mjs";

const project = geoAlbersUsa().scale(1300).translate([487.5, 305]);
for await (const line of createInterface({ input: process.stdin })) {
  const q = project(line.split(",").map(Number));
  console.log(q ? q.join(",") : "");
}
