import JsVectorMap from "jsvectormap";
import "jsvectormap/dist/jsvectormap.min.css";
import map from "jsvectormap-us"; // made of the same boundaries: the package brings no map of the states
import { colors, drawn, html, records } from "./common.js";

JsVectorMap.addMap("us", map);
const by = await records("code");
new JsVectorMap({
  selector: "#map", map: "us", zoomButtons: false, zoomOnScroll: false, draggable: false,
  regionsSelectable: true, regionsSelectableOne: true,
  regionStyle: { initial: { stroke: "#fff", strokeWidth: 1 }, selected: { stroke: "#c2410c", strokeWidth: 3 } },
  series: { regions: [{
    attribute: "fill", scale: { ...colors }, legend: { vertical: false },
    values: Object.fromEntries([...by].map(([code, state]) => [code, String(state.class)])), // the number 0 is no value to it
  }] },
  onRegionTooltipShow: (_event, tip, code) => tip.text(html(by.get(code)), true),
  onLoaded: drawn,
});
