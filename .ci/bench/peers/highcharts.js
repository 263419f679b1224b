import Highcharts from "highcharts/esm/highmaps.js";
import "highcharts/esm/modules/accessibility.js"; // the keyboard
import { colors, drawn, html, read, records } from "./common.js";

const [map, by] = await Promise.all([read("us-all.topo.json"), records("code")]);
Highcharts.mapChart("map", {
  chart: { map, animation: false, spacing: [0, 0, 0, 0] }, title: { text: undefined }, credits: { enabled: false },
  legend: { layout: "horizontal", align: "center", verticalAlign: "bottom", itemDistance: 8 },
  colorAxis: { dataClassColor: "category", dataClasses: colors.map((color, i) => ({ from: i, to: i, color, name: `${i}` })) },
  tooltip: { useHTML: true, formatter() { return html(by.get((this.point ?? this)["postal-code"])); } },
  series: [{
    name: "Score", joinBy: ["postal-code", "code"], allowPointSelect: true, borderColor: "#fff", animation: false,
    states: { select: { borderColor: "#c2410c", borderWidth: 3 } },
    data: [...by.values()].map((state) => ({ code: state.code, value: state.class })),
  }],
});
drawn();
