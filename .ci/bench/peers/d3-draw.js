// The usual page of d3: a path for each state, joined to its record.
import { colors, drawn, html, legend, tooltip } from "./common.js";

export function draw(select, features, path, by) {
  const tip = tooltip(), svg = select("#map").append("svg").attr("viewBox", "0 0 975 610");
  const choose = (event) => {
    svg.selectAll("path").attr("aria-pressed", null);
    select(event.currentTarget).attr("aria-pressed", true).raise();
  };
  svg.selectAll("path").data(features).join("path")
    .attr("d", path).attr("fill", (f) => colors[by.get(f.id).class]).attr("stroke", "#fff")
    .attr("tabindex", 0).attr("role", "button").attr("aria-label", (f) => by.get(f.id).name)
    .on("mousemove", (event, f) => tip(event, html(by.get(f.id)))).on("mouseleave", (event) => tip(event, ""))
    .on("click", choose).on("keydown", (event) => event.key === "Enter" && choose(event));
  legend();
  drawn();
}
