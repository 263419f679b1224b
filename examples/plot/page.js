/* global d3, Plot */
const states = await d3.json("states.geojson");
document.querySelector("#map").append(Plot.plot({
  projection: "albers-usa", width: 975, ariaLabel: "Scores out of 9",
  marks: [Plot.geo(states, {
    fill: (f) => f.properties.fill, fillOpacity: (f) => f.properties["fill-opacity"],
    stroke: (f) => f.properties.stroke, strokeWidth: 0.8,
    title: (f) => `${f.properties.name}: ${f.properties.label ?? "not assessed"}`,
  })],
}));
