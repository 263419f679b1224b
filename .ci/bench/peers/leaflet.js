import { control, CRS, DomUtil, geoJSON, latLng, map as create } from "leaflet";
import "leaflet/dist/leaflet.css";
import { feature } from "topojson-client";
import { colors, drawn, html, read, records } from "./common.js";

const [us, by] = await Promise.all([read("states-albers-10m.json"), records()]);
const map = create("map", { crs: CRS.Simple, zoomSnap: 0, minZoom: -2, zoomControl: false, attributionControl: false, scrollWheelZoom: false });
map.fitBounds([[-610, 0], [0, 975]], { animate: false });
const plain = { color: "#fff", weight: 1, fillOpacity: 1 };
let chosen;
geoJSON(feature(us, us.objects.states), {
  coordsToLatLng: ([x, y]) => latLng(-y, x),
  style: (f) => ({ ...plain, fillColor: colors[by.get(f.id).class] }),
  onEachFeature: (f, layer) => layer.bindTooltip(() => html(by.get(f.id)), { sticky: true }).on("click", () => {
    chosen?.setStyle(plain);
    chosen = layer.setStyle({ color: "#c2410c", weight: 3 }).bringToFront();
  }),
}).addTo(map);
const legend = control({ position: "bottomright" });
legend.onAdd = () => Object.assign(DomUtil.create("div"), { innerHTML: colors.map((c, i) => `<i style="background:${c}"></i> ${i}<br>`).join("") });
legend.addTo(map);
drawn();
