/* global d3, topojson */
const topology = await d3.json("states.topojson");
const states = topojson.feature(topology, topology.objects.states);
const path = d3.geoPath(d3.geoAlbersUsa().scale(1300).translate([487.5, 305]));
d3.select("svg").selectAll("path").data(states.features.filter((f) => path(f))).join("path")
  .attr("d", path).attr("data-code", (f) => f.id)
  .attr("fill", (f) => f.properties.fill).attr("fill-opacity", (f) => f.properties["fill-opacity"])
  .attr("stroke", (f) => f.properties.stroke).attr("stroke-width", (f) => f.properties["stroke-width"])
  .attr("stroke-dasharray", (f) => (f.properties.kind === "unsearched" ? "4 3" : null)) // not assessed is not zero
  .append("title").text((f) => `${f.properties.name}: ${f.properties.label ?? "not assessed"}`);
