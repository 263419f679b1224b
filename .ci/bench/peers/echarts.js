import { MapChart } from "echarts/charts";
import { AriaComponent, TooltipComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { init, registerMap, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { feature } from "topojson-client";
import { colors, drawn, html, read, records } from "./common.js";

use([MapChart, TooltipComponent, VisualMapPiecewiseComponent, AriaComponent, CanvasRenderer]);
const [us, by] = await Promise.all([read("states-albers-10m.json"), records("name")]);
registerMap("us", feature(us, us.objects.states));
const chart = init(document.querySelector("#map")), flat = (point) => point;
chart.on("finished", function once() {
  chart.off("finished", once);
  drawn();
});
chart.setOption({
  animation: false, aria: { enabled: true },
  tooltip: { trigger: "item", showDelay: 0, formatter: ({ name }) => (by.has(name) ? html(by.get(name)) : "") },
  visualMap: { type: "piecewise", orient: "horizontal", left: "center", bottom: 0, itemGap: 4, pieces: colors.map((color, value) => ({ value, color, label: `${value}` })) },
  series: [{
    type: "map", map: "us", projection: { project: flat, unproject: flat }, selectedMode: "single",
    left: 40, right: 40, top: 0, bottom: 40, emphasis: { label: { show: false } },
    select: { label: { show: false }, itemStyle: { borderColor: "#c2410c", borderWidth: 3 } },
    itemStyle: { borderColor: "#fff" }, data: [...by.values()].map((state) => ({ name: state.name, value: state.class })),
  }],
});
