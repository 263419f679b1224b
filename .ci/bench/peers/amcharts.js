import { color, GridLayout, Legend, p50, percent, Root } from "@amcharts/amcharts5";
import boundaries from "@amcharts/amcharts5-geodata/usaLow";
import { geoAlbersUsa, MapChart, MapPolygonSeries } from "@amcharts/amcharts5/map";
import { colors, drawn, html, records } from "./common.js";

const by = await records("code");
const root = Root.new("map");
root.container.set("layout", root.verticalLayout);
const chart = root.container.children.push(MapChart.new(root, { projection: geoAlbersUsa(), panX: "none", panY: "none", wheelX: "none", wheelY: "none", height: percent(93) }));
const series = chart.series.push(MapPolygonSeries.new(root, { geoJSON: boundaries, valueField: "value", include: [...by.keys()].map((code) => "US-" + code) }));
series.mapPolygons.template.setAll({
  tooltipHTML: "{tip}", interactive: true, stroke: color("#fff"), templateField: "settings", toggleKey: "active", focusable: true, role: "button", ariaLabel: "{name}",
});
series.mapPolygons.template.states.create("active", { stroke: color("#c2410c"), strokeWidth: 3 });
series.data.setAll([...by.values()].map((state) => ({ id: "US-" + state.code, value: state.class, tip: html(state), settings: { fill: color(colors[state.class]) } })));
const legend = root.container.children.push(Legend.new(root, { nameField: "name", fillField: "color", strokeField: "color", x: p50, centerX: p50, layout: GridLayout.new(root, { maxColumns: 10 }) }));
legend.data.setAll(colors.map((c, i) => ({ name: `${i}`, color: color(c) })));
root.events.on("frameended", function once() {
  if (series.mapPolygons.length < by.size) return;
  root.events.off("frameended", once);
  drawn();
});
