// Prints what turf, d3-geo and topojson-client make of four files: GeoJSON, GeoJSON wound for d3, TopoJSON, cases.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoAlbersUsa, geoArea, geoPath } from "../../.ci/node_modules/d3-geo/dist/d3-geo.mjs";

const require = createRequire(new URL("../../.ci/package.json", import.meta.url));
const { booleanPointInPolygon } = require("@turf/boolean-point-in-polygon");
const { tag } = require("@turf/tag");
const { feature, neighbors } = require("topojson-client");

const [standard, d3, topology, cases] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, "utf8")));
const places = [[-149.9, 61.2], [-147.7, 64.84], [-134.4, 58.3], [172.9, 52.9]].map((coordinates) => ({
  type: "Feature", properties: {}, geometry: { type: "Point", coordinates },
}));
const alaska = standard.features.find((f) => f.id === "AK");
const area = (collection) => collection.features.reduce((sum, f) => sum + geoArea(f), 0);
const fromTopology = feature(topology, topology.objects.states);
const path = geoPath(geoAlbersUsa().scale(1300).translate([487.5, 305]));

console.log(JSON.stringify({
  tagged: tag({ type: "FeatureCollection", features: places }, standard, "code", "state").features.map((f) => f.properties.state),
  inside: places.map((p) => (booleanPointInPolygon(p, alaska) ? "AK" : "none")),
  strangers: cases.features.filter((c) => !standard.features.some((f) => f.id === c.properties.state && booleanPointInPolygon(c, f))).map((c) => c.id),
  area: area(d3),
  topology: area(fromTopology),
  backwards: area(standard),
  features: fromTopology.features.length,
  drawn: d3.features.map((f) => path.area(f)).filter((a) => a > 0),
  neighbors: neighbors(topology.objects.states.geometries).flat().length,
}));
