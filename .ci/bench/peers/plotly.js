import Plotly from "plotly.js-geo-dist-min";
import { feature } from "topojson-client";
import { colors, drawn, lines, read, records } from "./common.js";

window.PlotlyGeoAssets = { topojson: { usa_110m: { type: "Topology", objects: {}, arcs: [] } } }; // or it asks a CDN for a map
const [us, by] = await Promise.all([read("states-10m.json"), records()]);
const geojson = feature(us, us.objects.states), all = [...by.values()];
geojson.features = geojson.features.filter((f) => by.has(f.id));
await Plotly.newPlot("map", [{
  type: "choropleth", geojson, featureidkey: "id", locationmode: "geojson-id",
  locations: all.map((state) => state.fips), z: all.map((state) => state.class), zmin: -0.5, zmax: 9.5,
  colorscale: colors.flatMap((c, i) => [[i / 10, c], [(i + 1) / 10, c]]), colorbar: { thickness: 14, dtick: 1 },
  marker: { line: { color: "#fff", width: 1 } }, text: all.map((state) => lines(state).join("<br>")), hovertemplate: "%{text}<extra></extra>",
}], {
  width: 975, height: 610, margin: { l: 0, r: 0, t: 0, b: 0 }, dragmode: false, clickmode: "event+select",
  geo: { scope: "usa", projection: { type: "albers usa" }, visible: false },
}, { displayModeBar: false, scrollZoom: false });
drawn();
