import { Map, Popup, setWorkerUrl } from "./lib/maplibre-gl/dist/maplibre-gl.mjs";

setWorkerUrl(new URL("lib/maplibre-gl/dist/maplibre-gl-worker.mjs", location).href);
const states = { type: "geojson", data: new URL("states.geojson", location).href, promoteId: "code" };
const shade = { "fill-color": ["get", "fill"], "fill-opacity": ["get", "fill-opacity"] };
const border = { "line-color": ["get", "stroke"], "line-width": ["case", ["boolean", ["feature-state", "chosen"], false], 3, 0.8] };
const map = new Map({ container: "map", bounds: [[-125, 24.5], [-66.9, 49.5]], style: { version: 8, sources: { states }, layers: [
  { id: "shades", type: "fill", source: "states", paint: shade }, { id: "borders", type: "line", source: "states", paint: border },
] } });
map.on("click", "shades", ({ features: [{ id, properties: p }], lngLat }) => {
  map.setFeatureState({ source: "states", id }, { chosen: true });
  new Popup().setLngLat(lngLat).setText(`${p.name}: ${p.label ?? "not assessed"}`).addTo(map);
});
map.once("idle", () => { document.body.dataset.drawn = "yes"; });
