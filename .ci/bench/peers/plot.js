import * as Plot from "@observablehq/plot";
import { feature } from "topojson-client";
import { colors, drawn, lines, read, records } from "./common.js";

const [us, by] = await Promise.all([read("states-albers-10m.json"), records()]);
const states = feature(us, us.objects.states);
document.querySelector("#map").append(Plot.plot({
  projection: "identity", width: 975, height: 610, margin: 0,
  color: { type: "ordinal", domain: colors.map((_, i) => i), range: colors, legend: true },
  marks: [Plot.geo(states, Plot.centroid({
    fill: (f) => by.get(f.id).class, stroke: "#fff", title: (f) => lines(by.get(f.id)).join("\n"), tip: { lineWidth: 40 },
  }))],
}));
drawn();
