/* global L */
const criteria = {
  police_officers: "Immunity for police", public_employees: "Immunity for all public employees",
  constitutional_violations: "Immunity for constitutional violations", damage_caps: "Caps on damages",
  attorney_fees: "Attorney fees", full_compensation: "Full compensation", failure_to_intervene: "Liability for not intervening",
  misconduct_disclosure: "Disclosure of misconduct", officer_consequences: "Consequences for officers",
};

const map = L.map("map", { zoomSnap: 0.25 }).fitBounds([[24.5, -125], [49.5, -66.9]]);
const collection = await (await fetch("states.geojson")).json();
const goTo = document.querySelector("select");
L.geoJSON(collection, { style, coordsToLatLng, onEachFeature }).addTo(map);
map.attributionControl.addAttribution(`Data of ${collection.features[0].properties.updated}, endqi.org; boundaries of us-atlas, US Census Bureau`);

// What is not assessed has a broken outline, so that it is not color alone that tells it from a score of 0.
function style({ properties: p }) {
  return {
    fillColor: p.fill, fillOpacity: p["fill-opacity"], color: p.stroke, weight: p["stroke-width"],
    dashArray: p.kind === "unsearched" ? "4 3" : null, className: `place ${p.code}`,
  };
}

// Guam and the westernmost Aleutians lie beyond the antimeridian: draw them west of Hawaii, not east of Maine.
function coordsToLatLng([lon, lat]) {
  return L.latLng(lat, lon > 0 ? lon - 360 : lon);
}

function onEachFeature({ properties: p }, layer) {
  layer.bindTooltip(`${p.name}: ${p.label ?? "not assessed"}`, { sticky: true });
  layer.bindPopup(() => popup(p), { maxWidth: 400 });
  // for the keyboard, which Leaflet's shapes do not know, and for what lies far from the first view
  const option = goTo.appendChild(new Option(p.name));
  goTo.addEventListener("change", () => {
    if (option.selected) map.fitBounds(layer.getBounds(), { maxZoom: 7 }) && layer.openPopup();
  });
}

// Text goes in as text, so that no record can bring markup along.
function popup(p) {
  const box = document.createElement("div");
  const add = (tag, text) => box.appendChild(document.createElement(tag)).append(text);
  add("h2", p.name);
  add("p", p.label === null ? "Not assessed" : `${p.label} of 9${p.kind === "partial" ? ", partly scored" : p.kind === "none" ? ", no law limiting immunity found" : ""}`);
  const table = box.appendChild(document.createElement("table"));
  for (const [key, name] of Object.entries(criteria)) {
    const row = table.insertRow();
    row.insertCell().append(name);
    row.insertCell().append({ met: "● met", partial: "◐ met in part", unmet: "○ not met" }[p[key]] ?? "? not assessed");
  }
  return box;
}
