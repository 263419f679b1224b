// A Mercator map of a small patch about 0°, 0°, where it is as good as flat: pixels of the projected map stand in for degrees.
import { Map as Chart, Popup, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { feature } from "topojson-client";
import { colors, drawn, html, legend, read, records } from "./common.js";

setWorkerUrl("maplibre-worker.mjs");
const degrees = 0.04, at = ([x, y]) => [(x - 487.5) * degrees, (Math.atan(Math.sinh((305 - y) * degrees * Math.PI / 180)) * 180) / Math.PI];
const [us, by] = await Promise.all([read("states-albers-10m.json"), records()]);
const data = feature(us, us.objects.states);
for (const f of data.features) {
  const move = (c) => (typeof c[0] === "number" ? at(c) : c.map(move));
  f.geometry.coordinates = move(f.geometry.coordinates);
  f.properties = { fips: f.id, color: colors[by.get(f.id).class] };
  f.id = +f.id;
}
const map = new Chart({
  container: "map", attributionControl: false, renderWorldCopies: false, dragRotate: false, scrollZoom: false, fadeDuration: 0,
  bounds: [at([0, 610]), at([975, 0])], fitBoundsOptions: { padding: 0 },
  style: { version: 8, sources: { us: { type: "geojson", data } }, layers: [
    { id: "states", type: "fill", source: "us", paint: { "fill-color": ["get", "color"] } },
    { id: "lines", type: "line", source: "us", paint: { "line-color": ["case", ["boolean", ["feature-state", "chosen"], false], "#c2410c", "#fff"] } },
  ] },
});
const popup = new Popup({ closeButton: false, closeOnClick: false });
let chosen;
map.on("mousemove", "states", ({ features: [f], lngLat }) => popup.setLngLat(lngLat).setHTML(html(by.get(f.properties.fips))).addTo(map));
map.on("mouseleave", "states", () => popup.remove());
map.on("click", "states", ({ features: [f] }) => {
  if (chosen) map.setFeatureState({ source: "us", id: chosen }, { chosen: false });
  map.setFeatureState({ source: "us", id: (chosen = f.id) }, { chosen: true });
});
legend();
map.once("idle", drawn);
